//! The pages of help: every snippet can be read, every code exists, and the worked example is sound and can be played.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use firstline::author::trainee::Bots;
use firstline::author::{every_code, lint};
use firstline::content::{Interface, Library};
use firstline::sim::call::review;
use firstline::sim::ids::Id;
use firstline::sim::plan::{Plan, PlanFile, unmet_after, unmet_at_end};
use firstline::sim::scenario::model::{
    Ask, Beat, Condition, Course, Customer, Desk, DeskEvent, Digression, EarlierTicket, EndingLines, Fact,
    Finding, Goodwill, Identity, MoodTag, Opening, Outcome, PaneAsk, Persona, PersonaLines, Problem,
    Scenario, Shared, Step, TicketRule, Tool, Topic, Upsell, Visit,
};
use firstline::sim::scenario::parse::parse;
use firstline::sim::scoring::score;
use firstline::sim::session::{Input, Session};
use serde::de::DeserializeOwned;

fn help() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/help")
}

fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = fs::read_dir(help())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap()))
        .collect();
    pages.sort();
    assert!(pages.len() >= 5);
    pages
}

/// The blocks of a page in this language: what stands behind the language, and the text.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<(&'p str, &'p str)> {
    let fence = format!("```{language}");
    page.split(fence.as_str())
        .skip(1)
        .filter_map(|rest| {
            let (head, rest) = rest.split_once('\n')?;
            Some((head.trim(), rest.split_once("\n```")?.0))
        })
        .collect()
}

fn faults<T: DeserializeOwned>(text: &str) -> Vec<String> {
    parse::<T>("snippet", text).2.into_iter().map(|fault| fault.message).collect()
}

/// A bot's file is known by what reads it; the bots that ship stand beside it.
fn faults_of_bot(text: &str) -> Vec<String> {
    let library = Library::built_in();
    let id = Id::from("snippet");
    let shipped = library.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), bot.text.as_ref()));
    let bots = Bots::read(shipped.chain([(&id, "snippet", text)]));
    bots.get("snippet").err().map(|fault| fault.to_string()).into_iter().collect()
}

fn faults_as(name: &str, text: &str) -> Vec<String> {
    match name {
        "Scenario" => faults::<Scenario>(text),
        "Desk" => faults::<Desk>(text),
        "Persona" => faults::<Persona>(text),
        "PersonaLines" => faults::<PersonaLines>(text),
        "Course" => faults::<Course>(text),
        "DeskEvent" => faults::<DeskEvent>(text),
        "Shared" => faults::<Shared>(text),
        "Customer" => faults::<Customer>(text),
        "Given" => faults::<Vec<EarlierTicket>>(text),
        "Identity" => faults::<Identity>(text),
        "Opening" => faults::<Vec<Opening>>(text),
        "Problem" => faults::<Problem>(text),
        "Moods" => faults::<Vec<MoodTag>>(text),
        "Fact" => faults::<Fact>(text),
        "Step" => faults::<Step>(text),
        "Topic" => faults::<Topic>(text),
        "Ask" => faults::<Ask>(text),
        "Digression" => faults::<Digression>(text),
        "Beat" => faults::<Beat>(text),
        "Finding" => faults::<Finding>(text),
        "Tool" => faults::<Tool>(text),
        "Outcome" => faults::<Outcome>(text),
        "Ticket" => faults::<TicketRule>(text),
        "Visit" => faults::<Vec<Visit>>(text),
        "Upsell" => faults::<Upsell>(text),
        "Goodwill" => faults::<Goodwill>(text),
        "Pane" => faults::<Vec<PaneAsk>>(text),
        "Endings" => faults::<Vec<EndingLines>>(text),
        "Conditions" => faults::<Vec<Condition>>(text),
        "Lines" => faults::<Vec<String>>(text),
        "Bot" => faults_of_bot(text),
        "Interface" => faults::<Interface>(text),
        other => vec![format!("the block is of no known type: `{other}`")],
    }
}

#[test]
fn every_ron_snippet_is_what_it_says() {
    let mut seen = 0;
    for (page, text) in pages() {
        for (name, snippet) in blocks(&text, "ron") {
            let found = faults_as(name, snippet);
            assert!(found.is_empty(), "{page}, {name}:\n{snippet}\n{found:#?}");
            seen += 1;
        }
    }
    assert!(seen >= 20, "only {seen} snippets were found");
}

#[test]
fn every_input_and_plan_in_the_pages_is_read() {
    for (page, text) in pages() {
        for (_, snippet) in blocks(&text, "in") {
            for line in snippet.lines() {
                Input::from_json(line).unwrap_or_else(|why| panic!("{page}: {line}\n{why}"));
            }
        }
        for (_, snippet) in blocks(&text, "plan") {
            PlanFile::parse(snippet).unwrap_or_else(|why| panic!("{page}: {snippet}\n{why:?}"));
        }
    }
}

#[test]
fn every_code_in_the_pages_exists() {
    let is_code = |word: &&str| {
        word.len() == 5 && word.starts_with("SC") && word[2..].bytes().all(|b| b.is_ascii_digit())
    };
    for (page, text) in pages() {
        for code in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_code) {
            let known = every_code().any(|info| info.code.id == code);
            assert!(known, "{page} names {code}");
        }
    }
}

#[test]
fn every_condition_has_its_line_in_the_reference() {
    let reference = fs::read_to_string(help().join("scenario-format.md")).unwrap();
    for name in [
        "always",
        "all",
        "any",
        "not",
        "fact",
        "found",
        "tool",
        "article",
        "verified",
        "step",
        "chart",
        "world",
        "ticket_begun",
        "told",
        "told_wrong",
        "told_unknown",
        "told_team",
        "announced",
        "promised",
        "promised_within",
        "over_promised",
        "read_back",
        "heard",
        "heard_any",
        "heard_family",
        "heard_ask",
        "heard_again",
        "heard_instruct",
        "heard_offer",
        "heard_escalate",
        "heard_about",
        "heard_word",
        "heard_against_policy",
        "tone",
        "not_understood",
        "ever",
        "times",
        "turn",
        "turns_since",
        "elapsed",
        "clock",
        "asked_count",
        "patience",
        "trust",
        "mood",
        "played",
        "satisfied",
        "waiting",
    ] {
        let row = [format!("| `{name}("), format!("| `{name}`")];
        assert!(row.iter().any(|row| reference.contains(row)), "no row for {name}");
    }
}

fn example() -> (tempfile::TempDir, Library) {
    let home = tempfile::tempdir().unwrap();
    let desk = home.path().join("scenarios/lumen");
    fs::create_dir_all(&desk).unwrap();
    for entry in fs::read_dir(help().join("example")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, desk.join(path.file_name().unwrap())).unwrap();
    }
    let library = Library::load(None, &[home.path()]);
    (home, library)
}

#[test]
fn the_worked_example_is_sound() {
    let (home, library) = example();
    let found = lint(&library, &|file| Path::new(file).starts_with(home.path()));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_plans_of_the_worked_example_come_out_as_they_say() {
    let (_home, library) = example();
    let find = |name: &str| {
        library.plans.get(&("late_router".into(), name.to_owned())).map(|plan| PlanFile::parse(&plan.text))
    };
    for name in ["model", "ticket"] {
        let plan = Plan::of(&find(name).unwrap().unwrap(), &find).unwrap();
        let bundle = library.bundle("late_router").unwrap();
        let mut session = Session::start(Arc::new(bundle.case(plan.seed)));
        let mut unmet = Vec::new();
        for input in &plan.inputs {
            session.take(&input.input);
            unmet.extend(input.name.iter().flat_map(|name| unmet_after(&plan, name, &session)));
        }
        session.finish();
        let card = score(session.case(), &bundle.rubric, session.events());
        let visit = review(session.case(), session.state(), session.events()).visit;
        let outcome = visit.as_ref().map(|visit| visit.outcome.name());
        unmet.extend(unmet_at_end(&plan, &session, &card, outcome));
        let lost: Vec<_> = card.criteria.iter().filter(|result| result.points < result.of).collect();
        assert!(unmet.is_empty(), "{name}: {unmet:#?}\n{lost:#?}");
    }
}
