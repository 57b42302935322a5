//! What a person wants at the mentor's desk.

use std::collections::BTreeSet;

use super::{calibration, cohort, draft};
use crate::app::intent::MentorIntent;
use crate::app::language::{Phrase, key};
use crate::app::model::{Cell, Drawer, List, Model, Newcomer, PinDialog, Row, Screen, Sight, day, moment};
use crate::app::worker::{Job, OfficeJob, Somebody, Waiting};
use crate::mentoring::queue::Waits;
use crate::review::Moment;
use crate::review::graded::{InSession, Session};
use crate::review::people::{AboutPeople, Role};
use crate::sim::time::clock;

pub(super) fn act(model: &mut Model, intent: MentorIntent, jobs: &mut Vec<Job>) {
    match intent {
        MentorIntent::Open => open(model, jobs),
        MentorIntent::Show(drawer) => show(model, drawer, jobs),
        MentorIntent::Search(text) => each_list(model, text, |list, text| list.search(text)),
        MentorIntent::SortBy(column) => each_list(model, column, |list, column| list.sort_by(column)),
        MentorIntent::SortNext => each_list(model, (), |list, ()| list.sort_next()),
        MentorIntent::Turn => each_list(model, (), |list, ()| list.turn()),
        MentorIntent::Cancel => {
            model.progress = None;
            model.mentor.stopped = true;
            jobs.push(Job::Cancel);
        }
        MentorIntent::Review(call) => {
            model.before_review = Screen::Mentor;
            jobs.push(Job::Office(OfficeJob::Open(call)));
        }
        MentorIntent::Session(session) => {
            model.mentor.session = session;
            model.mentor.words.clear();
        }
        MentorIntent::Person(person) => {
            model.mentor.person = person;
            let known = model.people.iter().flatten().find(|known| Some(known.id) == person);
            model.mentor.words = known.map(|known| known.name.clone()).unwrap_or_default();
        }
        MentorIntent::Calibration(intent) => calibration::act(model, intent, jobs),
        MentorIntent::Cohort(intent) => cohort::act(model, intent, jobs),
        MentorIntent::Draft(intent) => draft::act(model, intent, jobs),
        MentorIntent::Newcomer(newcomer) => model.mentor.newcomer = newcomer,
        MentorIntent::Enter => enter(model, jobs),
        MentorIntent::Words(words) => model.mentor.words = words,
        MentorIntent::WarningsRead => model.mentor.warnings.clear(),
        intent => write(model, &intent, jobs),
    }
}

/// What is written at once.
fn write(model: &Model, intent: &MentorIntent, jobs: &mut Vec<Job>) {
    let words = || model.mentor.words.trim().to_owned();
    let in_session = |what| model.mentor.session.map(|session| OfficeJob::InSession(session, what));
    let person = model.mentor.person;
    let about = |what| Some(OfficeJob::AboutPeople(what));
    let job = match *intent {
        MentorIntent::Assign(person, true) => {
            in_session(InSession::Assigned { people: BTreeSet::from([person]) })
        }
        MentorIntent::Assign(person, false) => {
            in_session(InSession::Unassigned { person, reason: "taken off the list".to_owned() })
        }
        MentorIntent::Release(person) => in_session(InSession::Released { person }),
        MentorIntent::CloseSession => in_session(InSession::Closed { reason: words() }),
        MentorIntent::SetRole(role) => {
            person.and_then(|person| about(AboutPeople::RoleChanged { person, role }))
        }
        MentorIntent::Rename => {
            person.and_then(|person| about(AboutPeople::Renamed { person, name: words() }))
        }
        MentorIntent::Here(true) => person.and_then(|person| about(AboutPeople::Returned { person })),
        MentorIntent::Here(false) => person.and_then(|person| about(AboutPeople::Left { person })),
        _ => None,
    };
    jobs.extend(job.map(Job::Office));
}

/// To the desk, for those who may; who has no PIN yet chooses one first.
pub(super) fn open(model: &mut Model, jobs: &mut Vec<Job>) {
    let Some(me) = model.me.as_ref().filter(|_| model.is_staff()) else { return };
    if !me.proved {
        let mut pin = PinDialog::choosing(me.id, me.name.clone());
        pin.then_mentor = true;
        model.pin = Some(pin);
        return;
    }
    model.screen = Screen::Mentor;
    let drawer = model.mentor.drawer;
    show(model, drawer, jobs);
}

fn show(model: &mut Model, drawer: Drawer, jobs: &mut Vec<Job>) {
    model.mentor.drawer = drawer;
    model.mentor.stopped = false;
    model.mentor.agreeing = None;
    model.mentor.draft = None;
    model.mentor.session = None;
    model.mentor.person = None;
    model.mentor.newcomer = None;
    model.mentor.round = None;
    model.mentor.round_draft = None;
    match drawer {
        Drawer::Queue => jobs.push(Job::Office(OfficeJob::Queue)),
        Drawer::Sessions => jobs.push(Job::Office(OfficeJob::Sessions)),
        Drawer::Cohort => cohort::ask(model, jobs),
        Drawer::Calibration => calibration::ask(model, jobs),
        Drawer::People => lay_out_people(model),
    }
}

/// Puts away what lies open in a drawer. Returns whether anything did.
pub(super) fn close_inner(model: &mut Model) -> bool {
    let mentor = &mut model.mentor;
    // What stands on top of the drawer is put away before what lies in it.
    if !mentor.warnings.is_empty() {
        mentor.warnings.clear();
        return true;
    }
    let any = mentor.draft.is_some()
        || mentor.session.is_some()
        || mentor.person.is_some()
        || mentor.newcomer.is_some()
        || mentor.agreeing.is_some()
        || mentor.round.is_some()
        || mentor.round_draft.is_some();
    // What is filled in over a round is put away before the round.
    if mentor.agreeing.take().is_some() {
        return true;
    }
    (mentor.round, mentor.round_draft) = (None, None);
    (mentor.draft, mentor.session, mentor.person, mentor.newcomer) = (None, None, None, None);
    any
}

fn enter(model: &Model, jobs: &mut Vec<Job>) {
    let Some(Newcomer { name, account, role }) = model.mentor.newcomer.clone() else { return };
    if !name.trim().is_empty() {
        jobs.push(Job::Office(OfficeJob::Enter { name, account, role }));
    }
}

/// What can be done with a list, whatever its rows are about.
trait ListDo {
    fn search(&mut self, text: String);
    fn sort_by(&mut self, column: usize);
    fn sort_next(&mut self);
    fn turn(&mut self);
}

impl<I> ListDo for List<I> {
    fn search(&mut self, text: String) {
        List::search(self, text);
    }

    fn sort_by(&mut self, column: usize) {
        List::sort_by(self, column);
    }

    fn sort_next(&mut self) {
        let columns = self.row(0).map_or(0, |row| row.cells.len());
        self.sort_by_next(columns);
    }

    fn turn(&mut self) {
        let column = self.column;
        List::sort_by(self, column);
    }
}

/// Does something with the list that lies open.
fn each_list<T>(model: &mut Model, with: T, what: fn(&mut dyn ListDo, T)) {
    if model.screen == Screen::Progress {
        what(&mut model.graded, with);
        return;
    }
    let mentor = &mut model.mentor;
    let list: &mut dyn ListDo = match mentor.drawer {
        Drawer::Queue => &mut mentor.queue,
        Drawer::Sessions => &mut mentor.sessions,
        Drawer::Cohort => match mentor.cohort.sight {
            Sight::Needs => &mut mentor.cohort.needs,
            Sight::Table => &mut mentor.cohort.trainees,
            Sight::Map => &mut mentor.cohort.map,
            Sight::Scenarios => &mut mentor.cohort.scenarios,
            Sight::Anew => &mut mentor.cohort.anew.changed,
        },
        Drawer::Calibration => &mut mentor.rounds,
        Drawer::People => &mut mentor.people,
    };
    what(list, with);
}

pub(super) fn lay_out_people(model: &mut Model) {
    let row = |person: &Somebody| {
        let state = match person.left {
            Some(_) => Phrase::new("has left"),
            None => Phrase::new("here"),
        };
        let pin = if person.has_pin { Phrase::new("set") } else { Phrase::new("none") };
        Row::new(
            person.id,
            vec![
                Cell::words(person.name.clone()),
                Cell::words(person.account.clone()),
                Cell::said(Phrase::new(role_says(person.role)), None),
                Cell::said(pin, None),
                Cell::said(day(person.joined), Some(person.joined.0)),
                Cell::said(state, None),
            ],
        )
    };
    let rows = model.people.iter().flatten().map(row).collect();
    model.mentor.people.set(rows);
}

pub(super) fn lay_out_sessions(model: &mut Model, now: Moment) {
    let row = |(id, session): &(crate::review::SessionId, Session)| {
        let terms = session.terms.as_ref()?;
        let (done, of) = progress(session);
        let made = session.made.map_or(Moment(0), |(_, at)| at);
        let state = state(session, now);
        Some(Row::new(
            *id,
            vec![
                Cell::words(terms.title.clone()),
                Cell::number(count(session.assigned.len()), number(session.assigned.len())),
                Cell::said(
                    Phrase::new("{done} of {of}").with("done", done).with("of", of),
                    Some(number(done)),
                ),
                Cell::said(state, None),
                Cell::said(day(made), Some(made.0)),
            ],
        ))
    };
    let rows = model.mentor.all_sessions.iter().filter_map(row).collect();
    let list = &mut model.mentor.sessions;
    if list.rows.is_none() {
        (list.column, list.falling) = (4, true);
    }
    list.set(rows);
}

pub(super) fn lay_out_queue(model: &mut Model, waiting: Vec<Waiting>) {
    let row = |one: Waiting| {
        let (rank, says) = match one.waits {
            Waits::Dispute if one.disputes == 1 => (0, Phrase::new("A dispute to answer")),
            Waits::Dispute => (0, Phrase::new("{count} disputes to answer").with("count", one.disputes)),
            Waits::Review => (1, Phrase::new("To be reviewed")),
            Waits::Release => (2, Phrase::new("Signed, to be released")),
            Waits::Trainee => (3, Phrase::new("With the trainee")),
        };
        let away = if one.away_ms == 0 { "–".to_owned() } else { clock(one.away_ms) };
        Row::new(
            one.id,
            vec![
                Cell::said(says, Some(rank)),
                Cell::words(one.trainee),
                Cell::words(one.title),
                Cell::words(one.session),
                Cell::said(moment(one.began), Some(one.began.0)),
                Cell::number(away, i64::try_from(one.away_ms).unwrap_or(i64::MAX)),
            ],
        )
    };
    model.mentor.queue.set(waiting.into_iter().map(row).collect());
}

/// How many calls are over, of how many there will be.
fn progress(session: &Session) -> (usize, usize) {
    let calls = session.terms.as_ref().map_or(0, |terms| terms.calls.len());
    let over = session.attempts.values().filter(|taken| taken.finished.is_some()).count();
    (over, session.assigned.len() * calls)
}

/// How a session stands, in a word or two.
fn state(session: &Session, now: Moment) -> Phrase {
    let waits = session.attempts.is_empty();
    let opens = session.terms.as_ref().map(|terms| terms.opens).filter(|opens| now < *opens);
    let over = session.terms.as_ref().and_then(|terms| terms.closes).is_some_and(|closes| now >= closes);
    match (session.closed.is_some() || over, session.released, opens) {
        (true, true, _) => Phrase::new("closed, released"),
        (true, false, _) => Phrase::new("closed"),
        (false, true, _) => Phrase::new("released"),
        (false, false, Some(_)) => Phrase::new("not open yet"),
        (false, false, None) if waits => Phrase::new("not begun"),
        (false, false, None) => Phrase::new("going on"),
    }
}

/// A role, within a sentence.
const fn role_says(role: Role) -> &'static str {
    match role {
        Role::Trainee => key("trainee"),
        Role::Mentor => key("mentor"),
        Role::Lead => key("lead"),
    }
}

fn count(n: usize) -> String {
    n.to_string()
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
