//! The codes of what can be wrong with files as files (`SC080` to `SC099`).

use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

pub(super) const UNREADABLE_FILE: Code = Code::new("SC080", "unreadable-file");
pub(super) const NO_CONTENT: Code = Code::new("SC081", "no-content");
pub(super) const DUPLICATE_ID: Code = Code::new("SC082", "duplicate-file-id");
pub(super) const NOT_READ: Code = Code::new("SC083", "file-not-read");
pub(super) const NAME_AND_ID: Code = Code::new("SC084", "name-and-id-differ");
pub(super) const MISSING_FILE: Code = Code::new("SC085", "missing-file");
pub(super) const CIRCLE: Code = Code::new("SC086", "include-circle");
pub(super) const LANGUAGE: Code = Code::new("SC087", "language-pack");
pub(super) const RUBRIC: Code = Code::new("SC088", "rubric");
pub(super) const LINK_LOOP: Code = Code::new("SC089", "link-loop");
pub(super) const PLAN: Code = Code::new("SC090", "plan");
pub(super) const COURSE: Code = Code::new("SC091", "course");
pub(super) const INTERFACE: Code = Code::new("SC092", "interface");

/// The codes of this room, for `explain`.
pub const CODES: &[CodeInfo] = &[
    CodeInfo {
        code: UNREADABLE_FILE,
        what: "A file or folder could not be read.",
        why: "The system refused, it is larger than any content file (4 MiB), or it is no ordinary file.",
        bad: "a scenario that only another person may read",
        good: "the same file with its permissions put right",
    },
    CodeInfo {
        code: NO_CONTENT,
        what: "A folder given with --content, or a path to check, holds nothing that is read.",
        why: "A content folder has a folder `scenarios` or `assets`; the folder of a desk has a file `desk.ron`.",
        bad: "--content my_desk/knowledge",
        good: "--content my_desk",
    },
    CodeInfo {
        code: DUPLICATE_ID,
        what: "Two files of one folder have the same id.",
        why: "Content is found by id; only one of the two could be used. Across folders the later one takes the place.",
        bad: "a.ron and b.ron, both with id: \"a\"",
        good: "a.ron with id: \"a\", b.ron with id: \"b\"",
    },
    CodeInfo {
        code: NOT_READ,
        what: "A file or folder lies where nothing is read.",
        why: "A misspelt folder would otherwise be passed over in silence, and its articles would be missing.",
        bad: "scenarios/lumen/knowlege/kb-001.md",
        good: "scenarios/lumen/knowledge/kb-001.md",
    },
    CodeInfo {
        code: NAME_AND_ID,
        what: "A file is not called as the id in it says, or lies in another desk's folder.",
        why: "Messages, plans and people go by both; they must agree.",
        bad: "evening.ron with id: \"evening_dropouts\"",
        good: "evening_dropouts.ron with id: \"evening_dropouts\"",
    },
    CodeInfo {
        code: MISSING_FILE,
        what: "A scenario names a desk, persona, event, shared block or language that there is no file for.",
        why: "The call cannot be played without it.",
        bad: "persona: \"angy\"",
        good: "persona: \"angry\"",
    },
    CodeInfo {
        code: CIRCLE,
        what: "Shared blocks include each other in a circle.",
        why: "Each block is added once; a circle is always a mistake.",
        bad: "shared/a.ron with include: [\"b\"] and shared/b.ron with include: [\"a\"]",
        good: "shared/a.ron with include: [\"b\"] and shared/b.ron without",
    },
    CodeInfo {
        code: LANGUAGE,
        what: "A file of a language pack has a fault.",
        why: "What is wrong is left out and the rest works, so that sentences may not be understood.",
        bad: "a cue with an opening bracket and no closing one",
        good: "the same cue with both",
    },
    CodeInfo {
        code: RUBRIC,
        what: "A rubric names something that is not known, lacks something that is, or has numbers that no call can be scored by.",
        why: "A criterion without weight counts nothing, one without sentences speaks in keys, and a share above 1000 per mille means nothing; by such numbers nothing is scored.",
        bad: "a rubric without the criterion `tone-blame`",
        good: "one with a weight and sentences for every criterion",
    },
    CodeInfo {
        code: LINK_LOOP,
        what: "Folders link to each other in a circle, or lie deeper than content ever does.",
        why: "Following the links would never end.",
        bad: "scenarios/lumen/shared, a link to scenarios/lumen",
        good: "scenarios/lumen/shared, a folder",
    },
    CodeInfo {
        code: PLAN,
        what: "A plan has a fault.",
        why: "A plan is lines of JSON: first `plan`, then inputs as on the wire, each named by `input`, then `expect`.",
        bad: "{\"id\":\"greet\",\"do\":\"say\",\"text\":\"Good morning.\"}",
        good: "{\"input\":\"greet\",\"do\":\"say\",\"text\":\"Good morning.\"}",
    },
    CodeInfo {
        code: COURSE,
        what: "A course names a desk or scenario that there is none of, has no steps, or asks for a mark that cannot be reached.",
        why: "A trainee could never finish it. Marks are per mille, 1 to 1000; a step is passed at least once.",
        bad: "( scenario: \"evening_dropout\", pass: ( overall: 7000 ) )",
        good: "( scenario: \"evening_dropouts\", pass: ( overall: 700 ) )",
    },
    CodeInfo {
        code: INTERFACE,
        what: "The words of the window in a language have slots that the English ones have not, or lack one.",
        why: "What belongs into a slot, a name or a number, would not be shown, or the slot itself would be.",
        bad: "\"{count} more\": \"noch {cuont}\"",
        good: "\"{count} more\": \"noch {count}\"",
    },
];
