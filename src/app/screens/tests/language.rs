//! Every text of the window is said in the chosen language: the sources are searched for what is said and what is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

use super::stage::Stage;
use crate::app::intent::{Intent, PeopleIntent, SettingsIntent};
use crate::app::language::Language;
use crate::app::model::Screen;
use crate::content::{Interface, Library, slots};
use crate::sim::words::Dimension;

/// A piece of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Name(String),
    Text(String),
    Sign(char),
}

/// What is said in a source: the English words with the slots that are filled, where the call names them.
struct Said {
    english: String,
    filled: Option<BTreeSet<String>>,
    place: PathBuf,
}

fn sources(under: &str) -> Vec<(PathBuf, Vec<Token>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app").join(under);
    let (mut found, mut folders) = (Vec::new(), vec![root]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("tests") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let shipped = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                found.push((path, tokens(shipped)));
            }
        }
    }
    found
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if first == '"' {
            let (written, after) = literal(&rest[1..]);
            found.push(Token::Text(written));
            rest = after;
        } else if first == '\'' && rest[1..].chars().nth(1) == Some('\'') {
            rest = rest.splitn(3, '\'').nth(2).unwrap_or_default();
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len());
            found.push(Token::Name(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            if !first.is_whitespace() {
                found.push(Token::Sign(first));
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// The text up to the closing quote, and what comes after.
fn literal(rest: &str) -> (String, &str) {
    let mut text = String::new();
    let mut signs = rest.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (text, &rest[at + 1..]),
            '\\' => match signs.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((next, '\n')) => {
                    let after = rest[next..].trim_start();
                    let (more, after) = literal(after);
                    return (text + &more, after);
                }
                Some((_, other)) => text.push(other),
                None => {}
            },
            _ => text.push(sign),
        }
    }
    (text, "")
}

/// The tokens between the bracket at `open` and the one that closes it.
fn within(tokens: &[Token], open: usize) -> &[Token] {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &tokens[open + 1..at];
        }
    }
    &[]
}

/// The arguments of a call, split at the commas between them.
fn arguments(inside: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0_usize;
    inside
        .split(|token| {
            match token {
                Token::Sign('(' | '[' | '{') => depth += 1,
                Token::Sign(')' | ']' | '}') => depth -= 1,
                _ => {}
            }
            depth == 0 && *token == Token::Sign(',')
        })
        .collect()
}

fn texts(tokens: &[Token]) -> impl Iterator<Item = &String> {
    tokens.iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        _ => None,
    })
}

/// Which argument of these calls is said, by the call's name; `Phrase::new` is told by both of its names.
fn said_argument(before: &[Token], name: &str) -> Option<usize> {
    match name {
        "say" | "said" | "say_with" | "with_key" | "translated" => Some(1),
        "say_count" | "bound" => Some(2),
        "key" => Some(0),
        "bind" => Some(3),
        "new" if before.ends_with(&[name_of("Phrase"), Token::Sign(':'), Token::Sign(':')]) => Some(0),
        _ => None,
    }
}

fn name_of(name: &str) -> Token {
    Token::Name(name.to_owned())
}

/// Every text that is said in the sources.
fn all_said() -> Vec<Said> {
    let mut all = Vec::new();
    for (place, tokens) in sources("") {
        for (at, token) in tokens.iter().enumerate() {
            let (Token::Name(name), Some(Token::Sign('('))) = (token, tokens.get(at + 1)) else { continue };
            let Some(argument) = said_argument(&tokens[..at], name) else { continue };
            let inside = within(&tokens, at + 1);
            let arguments = arguments(inside);
            // Slots that several texts share have a name of their own; whether one stays open is seen when it is drawn.
            let named = matches!(arguments.get(argument + 1), Some([Token::Name(_)]));
            let filled = (!named && (name == "say_with" || name == "say_count")).then(|| {
                let rest = arguments.iter().skip(argument + 1).flat_map(|part| texts(part)).cloned();
                rest.chain((name == "say_count").then(|| "count".to_owned())).collect()
            });
            let said = arguments.get(argument).into_iter().flat_map(|part| texts(part));
            all.extend(said.map(|english| Said {
                english: english.clone(),
                filled: filled.clone(),
                place: place.clone(),
            }));
        }
    }
    let dimensions = Dimension::ALL.map(|dimension| Said {
        english: dimension.title().to_owned(),
        filled: None,
        place: PathBuf::new(),
    });
    all.extend(dimensions);
    all
}

fn built_in() -> BTreeMap<String, Interface> {
    let library = Library::built_in();
    let read = |entry: &crate::content::Entry<Interface>| Interface::clone(entry.value.as_ref().unwrap());
    library.interfaces.iter().map(|(id, entry)| (id.clone(), read(entry))).collect()
}

#[test]
fn what_is_said_is_in_every_language_and_nothing_else() {
    let all = all_said();
    assert!(all.len() > 200, "the sources were searched in vain: {}", all.len());
    let said: BTreeSet<&str> = all.iter().map(|said| said.english.as_str()).collect();
    for (id, file) in built_in() {
        let known: BTreeSet<&str> = file.words.keys().map(String::as_str).collect();
        let missing: Vec<_> = said.difference(&known).collect();
        assert!(missing.is_empty(), "{id}.ron lacks {missing:#?}");
        let unused: Vec<_> = known.difference(&said).collect();
        assert!(unused.is_empty(), "{id}.ron has what nobody says: {unused:#?}");
    }
}

/// A text with its slots emptied, whatever they are called.
fn emptied(text: &str) -> String {
    let mut rest = text;
    let mut empty = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        empty.push_str(before);
        empty.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    empty + rest
}

#[test]
fn what_is_heard_from_below_is_said_there() {
    let sources = sources("..");
    let said: BTreeSet<String> =
        sources.iter().flat_map(|(_, tokens)| texts(tokens)).map(|text| emptied(text)).collect();
    for (id, file) in built_in() {
        let stale: Vec<_> = file.heard.keys().filter(|english| !said.contains(&emptied(english))).collect();
        assert!(stale.is_empty(), "{id}.ron has what nothing says: {stale:#?}");
    }
}

#[test]
fn every_refusal_is_heard_in_every_language() {
    let rooms = ["../review/graded", "../review/marking", "../review/people"];
    let all = rooms.iter().flat_map(|room| sources(room));
    let mut expected: BTreeSet<String> = BTreeSet::new();
    for (_, tokens) in all {
        for (at, token) in tokens.iter().enumerate() {
            let Token::Text(text) = token else { continue };
            if matches!(&tokens[..at], [.., Token::Sign('['), Token::Name(name), Token::Sign('(')] if name == "error")
            {
                expected.insert(emptied(text));
            }
        }
    }
    expected.retain(|text| text != "{}");
    assert!(expected.len() > 30, "the sources were searched in vain: {expected:?}");
    for (id, file) in built_in() {
        let known: BTreeSet<String> = file.heard.keys().map(|english| emptied(english)).collect();
        let missing: Vec<_> = expected.difference(&known).collect();
        assert!(missing.is_empty(), "{id}.ron does not know {missing:#?}");
    }
}

#[test]
fn every_slot_is_filled_and_agrees_in_every_language() {
    for said in all_said() {
        let Some(filled) = said.filled else { continue };
        for slot in slots(&said.english) {
            assert!(
                filled.contains(slot),
                "{}: nothing for {{{slot}}}: {}",
                said.place.display(),
                said.english
            );
        }
    }
    let faults = Library::built_in().diagnostics().to_vec();
    let own = faults.iter().filter(|fault| fault.file.contains("assets/interface/"));
    assert_eq!(own.collect::<Vec<_>>(), Vec::<&crate::sim::scenario::diagnostic::Diagnostic>::new());
}

#[test]
fn sources_are_cut_into_what_is_said() {
    let source = r#"button(ui, "", &say(ui, "A \"b\""), x); // say(ui, "no")
        say_count(ui, n, ["{count} \
            one", "o"], &[("x", &'"')]); bind(A, B, c(K), "d")"#;
    let tokens = tokens(source);
    let found: Vec<&String> = texts(&tokens).collect();
    assert_eq!(found, ["", "A \"b\"", "{count} one", "o", "x", "d"]);
    let open = tokens.iter().position(|token| *token == name_of("say_count")).unwrap() + 1;
    let arguments = arguments(within(&tokens, open));
    assert_eq!(texts(arguments[2]).collect::<Vec<_>>(), ["{count} one", "o"]);
}

/// Names that are the same in every language, and what is typed.
const NOT_SAID: [&str; 6] = [
    "Firstline",
    "Enter",
    "Ctrl+Enter",
    "/tool ID, /read ARTICLE",
    "/hold 60, /resume",
    "/ticket FIELD words",
];

/// Calls whose texts are for the machine: ids, panels, slots.
const FOR_THE_MACHINE: [&str; 13] = [
    "request_discard",
    "new",
    "id_salt",
    "push_id",
    "indent",
    "top",
    "bottom",
    "left",
    "right",
    "column",
    "rows",
    "cfg",
    "with",
];

/// Texts that a person would read and that are not said.
fn unsaid(tokens: &[Token]) -> Vec<&String> {
    let mut found = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => around.push(match &tokens[..at] {
                [.., Token::Name(name)] | [.., Token::Name(name), Token::Sign('!')] => name,
                [.., Token::Sign('#')] => "#",
                _ => "",
            }),
            Token::Sign(')' | ']' | '}') => {
                around.pop();
            }
            Token::Text(text) if reads_as_words(text) => {
                let said = around.iter().any(|name| *name == "#" || said_argument(&[], name).is_some());
                let call = around.iter().rev().find(|name| !name.is_empty()).copied().unwrap_or_default();
                let machine = FOR_THE_MACHINE.contains(&call) && text.starts_with(char::is_lowercase);
                if !said && !machine && !NOT_SAID.contains(&text.as_str()) && !is_phrase(tokens, at) {
                    found.push(text);
                }
            }
            _ => {}
        }
    }
    found
}

fn is_phrase(tokens: &[Token], at: usize) -> bool {
    let name = |name: &str| Token::Name(name.to_owned());
    let before = [name("Phrase"), Token::Sign(':'), Token::Sign(':'), name("new"), Token::Sign('(')];
    tokens[..at].ends_with(&before)
}

/// Whether a text has words that are no single name in small letters.
fn reads_as_words(text: &str) -> bool {
    let mut words = String::new();
    let mut in_slot = false;
    for sign in text.chars() {
        match sign {
            '{' => in_slot = true,
            '}' => in_slot = false,
            _ if !in_slot => words.push(sign),
            _ => {}
        }
    }
    let letters = words.split(|sign: char| !sign.is_alphabetic()).any(|word| word.chars().count() > 1);
    let name = text.chars().all(|sign| sign.is_ascii_lowercase() || matches!(sign, '_' | '-'));
    letters && !name
}

#[test]
fn nothing_is_shown_that_is_not_said() {
    let mut found = Vec::new();
    for room in ["screens", "widgets"] {
        for (place, tokens) in sources(room) {
            found.extend(unsaid(&tokens).into_iter().map(|text| format!("{}: {text}", place.display())));
        }
    }
    assert_eq!(found, Vec::<String>::new());
    let bad = r#"body(ui, "Good evening"); muted(ui, &format!("{name} writes")); heading(ui, "done it")"#;
    assert_eq!(unsaid(&tokens(bad)), ["Good evening", "{name} writes", "done it"]);
    let good =
        r#"body(ui, &say(ui, "Good evening")); ui.push_id("a row", x); Phrase::new("Done"); [("name", &x)]"#;
    assert_eq!(unsaid(&tokens(good)), Vec::<&String>::new());
}

/// Nothing that can be pressed, typed into or read as a whole is cut off at the right edge, and no slot is left open.
#[track_caller]
fn check_drawn(stage: &mut Stage, what: &str) {
    for size in [[1_024.0, 640.0], [512.0, 320.0], [1_280.0, 800.0]] {
        stage.harness.set_size(size.into());
        stage.harness.run_steps(4);
        let edge = size[0] + 1.0;
        let drawn = |node: &AccessKitNode<'_>| {
            matches!(node.role(), Role::Button | Role::RadioButton | Role::TextInput | Role::ComboBox)
                && node.bounding_box().is_some()
        };
        for node in stage.harness.query_all_by(drawn) {
            let right = node.rect().right();
            // A table that has no room is moved sideways, with the heads of its columns.
            if node.accesskit_node().label().is_some_and(|label| label.contains(" sortieren")) {
                continue;
            }
            assert!(right <= edge, "{what}, {size:?}: {:?} reaches {right}", node.accesskit_node().label());
        }
        let open = |node: &AccessKitNode<'_>| node.label().is_some_and(|label| label.contains(['{', '}']));
        assert!(stage.harness.query_all_by(open).next().is_none(), "{what}: a slot is open");
    }
    assert_eq!(stage.model().notices, [], "{what}: words are missing");
}

#[test]
fn a_call_is_taken_in_german_from_home_to_debrief() {
    let mut stage = Stage::in_language("de");
    assert!(stage.shows("Wessen Anruf nehmen Sie an?"));
    check_drawn(&mut stage, "home");
    stage.write("Ihr Name", "Ánh Nguyễn");
    stage.key(Key::Enter);
    let card = "Drops out every evening, Marta Kovács, Angry customer, Stufe 2, 9 Minuten, noch nicht geübt";
    stage.press(card);
    stage.on(Screen::Briefing);
    assert!(stage.shows("Worauf es ankommt"));
    check_drawn(&mut stage, "briefing");
    stage.press("Abheben");
    stage.on(Screen::Call);
    stage.say("Lumen Broadband, good evening, Daniel speaking. How can I help?");
    assert!(stage.shows("Sie grüßen") && stage.shows("greet"));
    for (key, tab) in [(Key::F2, "Frühere Tickets"), (Key::F4, "Suchen"), (Key::F5, "Zusammenfassung")] {
        stage.key(key);
        assert!(stage.shows(tab), "{tab}");
        check_drawn(&mut stage, tab);
    }
    stage.write("Zusammenfassung", "Drops out every evening");
    stage.key(Key::F3);
    stage.press("Starten: Line test");
    stage.say("/wait 25");
    stage.say("/hold 30");
    stage.until("they hold", |model| model.call.as_ref().is_some_and(|call| call.state.hold.is_some()));
    assert!(stage.shows("In der Warteschleife, 30 s angekündigt"));
    check_drawn(&mut stage, "hold");
    stage.press("Zurückholen");
    stage.until("they are back", |model| model.call.as_ref().is_some_and(|call| call.state.hold.is_none()));
    stage.key(Key::F7);
    assert!(stage.shows("Wie endet dieses Gespräch?"));
    for way in ["Weiterleiten", "Gelöst", "Verweisen", "Ablehnen", "Rückruf", "Auflegen"] {
        stage.choose(way);
        check_drawn(&mut stage, way);
    }
    stage.key(Key::Escape);
    stage.key(Key::F1);
    assert!(stage.shows("Das Getippte sagen") && stage.shows("Strg+L"));
    check_drawn(&mut stage, "keys");
    stage.key(Key::Escape);
    stage.say("/escalate field warm The line is noisy, please look at it");
    stage.key(Key::F9);
    stage.press("So machen");
    stage.on(Screen::WrapUp);
    assert!(stage.shows("Ticket fertigstellen"));
    check_drawn(&mut stage, "wrap-up");
    stage.press("Ticket abschließen");
    stage.on(Screen::Debrief);
    assert!(stage.shows("Was aus Ihrem Ticket wurde"));
    check_drawn(&mut stage, "outcome");
    stage.press("Zur Auswertung");
    assert!(stage.shows("Fünf Bereiche") && stage.shows("Entschieden: weitergeleitet"));
    check_drawn(&mut stage, "debrief");
    stage.keys(Modifiers::COMMAND, Key::Comma);
    stage.on(Screen::Settings);
    check_drawn(&mut stage, "settings");
    stage.harness.get_by_label("English").scroll_to_me();
    stage.harness.run_steps(3);
    stage.choose("English");
    stage.key(Key::Escape);
    stage.on(Screen::Debrief);
    assert!(stage.shows("Five dimensions") && stage.shows("Decided: escalated"));
    stage.key(Key::Escape);
    stage.on(Screen::Home);
    assert!(stage.shows("Whose call do you take?"));
}

#[test]
fn graded_calls_are_reviewed_in_german() {
    let mut stage = super::mentor::reviewed();
    stage.harness.state_mut().act(Intent::Settings(SettingsIntent::Language("de".into())));
    stage.harness.run_steps(4);
    assert!(stage.shows("Unterschrieben und freigegeben") && stage.shows("Das Gespräch, wie es war"));
    check_drawn(&mut stage, "review");
    stage.key(Key::Escape);
    stage.on(Screen::Mentor);
    stage
        .until("nothing waits any more", |model| model.mentor.queue.rows.as_ref().is_some_and(Vec::is_empty));
    for (key, shown) in [(Key::F2, "Nichts wartet"), (Key::F3, "Angelegt"), (Key::F6, "in Ausbildung")] {
        stage.key(key);
        assert!(stage.shows(shown), "{shown}");
        check_drawn(&mut stage, shown);
    }
    stage.key(Key::F4);
    stage.until("the cohort is there", |model| model.mentor.cohort.cohort.is_some());
    assert!(stage.shows("Ein schwerer Fehler in ") && !stage.shows("critical"));
    check_drawn(&mut stage, "cohort");
    stage.key(Key::F6);
    stage.keys(Modifiers::COMMAND, Key::N);
    assert!(stage.shows("Wer kommt dazu?"));
    check_drawn(&mut stage, "newcomer");
    stage.key(Key::F3);
    stage.keys(Modifiers::COMMAND, Key::N);
    assert!(stage.shows("Eine neue Prüfung"));
    check_drawn(&mut stage, "draft");
    while stage.model().screen != Screen::Home {
        stage.key(Key::Escape);
    }
    check_drawn(&mut stage, "home of a mentor");
    stage.keys(Modifiers::COMMAND, Key::P);
    stage.on(Screen::Progress);
    assert!(stage.shows("Mein Fortschritt") && stage.shows("Hier fangen alle an: Stufe "));
    check_drawn(&mut stage, "progress");
    stage.key(Key::Escape);
    stage.harness.state_mut().act(Intent::People(PeopleIntent::TypeName(Some("Zoë".to_owned()))));
    stage.harness.state_mut().act(Intent::People(PeopleIntent::AddPerson));
    stage.until("it is refused", |model| !model.notices.is_empty());
    assert!(stage.shows("Zoë ist noch nicht eingetragen. Hier hat die Leitung eine PIN"));
}

#[test]
fn words_that_a_language_lacks_are_english_and_told_once() {
    let mut stage = Stage::new();
    let words = [("Everybody".to_owned(), "Tout le monde".to_owned())].into();
    let file = Interface { format: 1, name: "Français".to_owned(), words, ..Interface::default() };
    stage.harness.state_mut().model.languages.push(Arc::new(Language::new("fr", &file)));
    stage.harness.state_mut().act(Intent::Settings(SettingsIntent::Language("fr".into())));
    stage.harness.run_steps(4);
    assert!(stage.shows("Tout le monde") && stage.shows("Whose call do you take?"));
    let [notice] = stage.model().notices.as_slice() else { panic!("{:?}", stage.model().notices) };
    assert!(notice.text.contains("assets/interface/fr.ron"), "{notice:?}");
    stage.press("Understood");
    stage.keys(Modifiers::COMMAND, Key::Comma);
    stage.on(Screen::Settings);
    assert_eq!(stage.model().notices, []);
}
