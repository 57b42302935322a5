//! The part of the flight that goes over the desks of somebody who works here: a mentor's, and one's own progress. It looks at
//! what is there and writes nothing.

use super::{Leg, Pilot, rest};
use crate::app::intent::{
    CalibrationIntent, CohortIntent, Intent, MentorIntent, PeopleIntent, ProgressIntent,
};
use crate::app::model::{Drawer, Model, Screen, Sight};
use crate::app::program::Program;
use crate::app::window::pictures::Pictures;
use crate::app::worker::{Job, OfficeJob, Somebody};

/// Who sits down at the window for it.
#[derive(Clone, Debug)]
pub struct Sitter {
    /// Their name or account.
    pub name: String,
    /// Their PIN, where they have one.
    pub pin: Option<String>,
}

/// Where the flight is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// They are asked to sit down.
    Asked,
    /// They are there.
    There,
    /// On the way to this sight.
    Leaving(usize),
    /// In front of it.
    Before(usize),
}

/// Something to take a picture of.
struct View {
    picture: &'static str,
    /// What leads there; nothing when it does not exist.
    way: fn(&Model) -> Vec<Intent>,
    /// Whether it is seen.
    seen: fn(&Model) -> bool,
}

/// Everything there is to see, in the order of the way.
const VIEWS: [View; 15] = [
    View {
        picture: "mentor-waiting",
        way: |model| if model.is_staff() { vec![Intent::Mentor(MentorIntent::Open)] } else { Vec::new() },
        seen: |model| model.mentor.queue.rows.is_some(),
    },
    View {
        picture: "mentor-sessions",
        way: |model| drawer(model, Drawer::Sessions),
        seen: |model| model.mentor.sessions.rows.is_some(),
    },
    View {
        picture: "mentor-session",
        way: |model| {
            let first = model.mentor.sessions.row(0).filter(|_| at_the_desk(model));
            first.map(|row| Intent::Mentor(MentorIntent::Session(Some(row.of)))).into_iter().collect()
        },
        seen: |_| true,
    },
    View {
        picture: "mentor-cohort",
        way: |model| drawer(model, Drawer::Cohort),
        seen: |model| model.mentor.cohort.cohort.is_some(),
    },
    View { picture: "mentor-trainees", way: |model| sight(model, Sight::Table), seen: |_| true },
    View { picture: "mentor-heat-map", way: |model| sight(model, Sight::Map), seen: |_| true },
    View { picture: "mentor-scenarios", way: |model| sight(model, Sight::Scenarios), seen: |_| true },
    View {
        picture: "mentor-calibration",
        way: |model| drawer(model, Drawer::Calibration),
        seen: |model| model.mentor.rounds.rows.is_some(),
    },
    View {
        picture: "mentor-round",
        way: |model| {
            let first = model.mentor.rounds.row(0).filter(|_| at_the_desk(model)).map(|row| row.of);
            let look =
                |round| Intent::Mentor(MentorIntent::Calibration(CalibrationIntent::Look(Some(round))));
            first.map(look).into_iter().collect()
        },
        seen: |_| true,
    },
    View { picture: "mentor-people", way: |model| drawer(model, Drawer::People), seen: |_| true },
    View {
        picture: "mentor-trainee",
        way: |model| {
            let trainees = model.mentor.cohort.cohort.iter().flat_map(|cohort| &cohort.trainees);
            let known = trainees.filter_map(|row| Some((row.tally.calls, row.trainee.person?)));
            let busiest = known.max_by_key(|(calls, _)| *calls).map(|(_, person)| person);
            busiest.map(|person| Intent::Progress(ProgressIntent::Of(person))).into_iter().collect()
        },
        seen: |model| model.shown_progress.is_some(),
    },
    View {
        picture: "review-blind",
        way: |model| waiting(model, "to be reviewed"),
        seen: |model| model.screen == Screen::Review,
    },
    View {
        picture: "review",
        way: |model| waiting(model, "to answer"),
        seen: |model| {
            model.screen == Screen::Review && model.review.as_ref().is_some_and(|view| view.marks_shown)
        },
    },
    View {
        picture: "own-progress",
        way: |_| vec![Intent::Back, Intent::Back, Intent::Back, Intent::Progress(ProgressIntent::Open)],
        seen: |model| model.screen == Screen::Progress && model.shown_progress.is_some(),
    },
    View {
        picture: "own-review",
        way: |model| {
            let shown = model.mine.graded.iter().find(|call| call.shown).map(|call| call.id);
            shown.map(|call| Intent::Progress(ProgressIntent::Look(call))).into_iter().collect()
        },
        seen: |model| model.screen == Screen::Review,
    },
];

/// The next thing to do, when what was done last is seen.
pub(super) fn step(
    pilot: &mut Pilot,
    program: &mut Program,
    pictures: &mut Pictures,
    proxy: &bevy::winit::EventLoopProxyWrapper,
    stop: Stop,
) {
    match stop {
        Stop::Asked => {
            let Some(sitter) = pilot.flight.sitter.clone() else { return rest(pilot, proxy) };
            let known = |person: &&Somebody| [&person.name, &person.account].contains(&&sitter.name);
            let Some(person) = program.model.present().find(known).map(|person| person.id) else {
                return pilot.land(Err(format!("nobody called {} works here", sitter.name)));
            };
            program.ask(Job::Office(OfficeJob::Be { person, pin: sitter.pin }));
            pilot.to(Leg::Office(Stop::There));
        }
        Stop::There if program.model.pin.is_some() => {
            pilot.land(Err("the PIN is missing or wrong".to_owned()));
        }
        Stop::There if program.model.me.is_some() && pilot.shoot(pictures, "home-of-somebody") => {
            pilot.to(Leg::Office(Stop::Leaving(0)));
        }
        Stop::There => {}
        Stop::Leaving(at) => match VIEWS.get(at) {
            Some(view) => {
                let way = (view.way)(&program.model);
                let next = if way.is_empty() { Stop::Leaving(at + 1) } else { Stop::Before(at) };
                way.into_iter().for_each(|intent| program.act(intent));
                pilot.to(Leg::Office(next));
            }
            None => {
                // Whoever opens this window next is not taken for them.
                let back = [Intent::Back, Intent::Back, Intent::People(PeopleIntent::SignOut)];
                back.into_iter().for_each(|intent| program.act(intent));
                rest(pilot, proxy);
            }
        },
        Stop::Before(at) => {
            let Some(view) = VIEWS.get(at) else { return };
            if (view.seen)(&program.model) && pilot.shoot(pictures, view.picture) {
                pilot.to(Leg::Office(Stop::Leaving(at + 1)));
            }
        }
    }
}

/// A call of the queue that waits for this.
fn waiting(model: &Model, what: &str) -> Vec<Intent> {
    let queue = &model.mentor.queue;
    let mut rows = (0..queue.len()).filter_map(|at| queue.row(at));
    let call = rows.find(|row| row.cells.first().is_some_and(|cell| cell.text.to_lowercase().contains(what)));
    call.map(|row| Intent::Mentor(MentorIntent::Review(row.of))).into_iter().collect()
}

fn at_the_desk(model: &Model) -> bool {
    model.screen == Screen::Mentor
}

fn drawer(model: &Model, drawer: Drawer) -> Vec<Intent> {
    if !at_the_desk(model) {
        return Vec::new();
    }
    vec![Intent::Mentor(MentorIntent::Show(drawer))]
}

fn sight(model: &Model, sight: Sight) -> Vec<Intent> {
    if !at_the_desk(model) {
        return Vec::new();
    }
    vec![Intent::Mentor(MentorIntent::Cohort(CohortIntent::Show(sight)))]
}
