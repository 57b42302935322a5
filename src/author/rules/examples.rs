//! What `explain` shows is so: each bad example fires its code and no other, each good one fires nothing.

use std::collections::BTreeSet;

use super::CODES;
use crate::author::small::{Small, article, desk, found, persona, scenario};

/// A code, the file, and the piece.
type Place = (&'static str, fn() -> Small, &'static str);

/// Where the examples of a code stand in the small files: in place of this piece. Codes about more than one place or
/// file are not here; their rules have tests of their own.
const PLACES: &[Place] = &[
    ("SC101", scenario, "when: patience(below: 50)"),
    ("SC102", scenario, "right: [Escalate(\"field\")]"),
    ("SC104", scenario, "says: [\"Since Monday.\"]"),
    ("SC108", scenario, "says: [\"Since Monday.\"]"),
    ("SC110", scenario, "call_at: \"2025-06-18T20:41\""),
    ("SC111", scenario, "level: 2"),
    ("SC112", desk, "matrix: [[P1, P2, P3], [P2, P3, P4], [P3, P4, P4]]"),
    ("SC116", scenario, "language: \"en\""),
    ("SC120", scenario, "( id: \"kind_word\", when: patience(below: 50), says: [\"Hm.\"] )"),
    ("SC130", scenario, "patience(below: 50)"),
    ("SC132", scenario, "wants: told(\"loose_plug\")"),
    ("SC134", scenario, "beats: [ ( id: \"kind_word\", when: patience(below: 50), says: [\"Hm.\"] ) ]"),
    ("SC135", scenario, "when: patience(below: 50)"),
    ("SC136", scenario, "says: [\"Since Monday.\"]"),
    (
        "SC137",
        scenario,
        "( id: \"began\", kind: \"began\", at: \"2025-06-16\", asked_by: [\"since when\"], says: [\"Since Monday.\"] )",
    ),
    ("SC138", scenario, "asked_by: [\"since when\"]"),
    ("SC141", scenario, "articles: ( use: [\"kb-1\"] )"),
    ("SC142", scenario, "articles: ( use: [\"kb-1\"] )"),
    (
        "SC143",
        persona,
        "movers: [ ( id: \"heard\", when: heard(Empathise), patience: 4, trust: 3, why: \"felt heard\" ) ]",
    ),
    ("SC144", scenario, "says: [\"Since Monday.\"]"),
    ("SC145", scenario, "says: [\"Since Monday.\"]"),
    ("SC146", scenario, "says: [\"Since Monday.\"]"),
    ("SC148", scenario, "says: [\"E-4012.\", \"[cold] E. Four.\"]"),
    ("SC150", lights, LIGHTS),
    ("SC151", lights, LIGHTS),
    ("SC152", lights, LIGHTS),
    ("SC153", lights, LIGHTS),
];

const LIGHTS: &str = "# Lights\n\nRed.";

fn lights() -> Small {
    article(LIGHTS)
}

fn codes(small: &Small) -> Vec<&'static str> {
    let codes: BTreeSet<&str> = found(small).iter().map(|found| found.code.id).collect();
    codes.into_iter().collect()
}

#[test]
fn bad_examples_fire_their_code_alone_and_good_ones_nothing() {
    for (code, small, piece) in PLACES {
        let info = CODES.iter().find(|info| info.code.id == *code).unwrap();
        assert_eq!(codes(&small().swap(piece, info.bad)), [*code], "{}", info.bad);
        assert_eq!(codes(&small().swap(piece, info.good)), [""; 0], "{}", info.good);
    }
}
