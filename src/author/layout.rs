//! The canonical layout of a RON file: indentation, spaces, commas and blank lines. Values and comments stay as they are.
//!
//! Where an author breaks lines is theirs to say, as long as lines stay short enough; so one field a line and a short
//! group on one line are both fine, and laying out a file twice changes nothing.

use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::text::{Token, TokenKind, Tree};

/// Brackets on a line longer than this, in characters, are broken over several.
const WIDTH: usize = 140;

/// How far each level of brackets is indented.
const STEP: usize = 2;

/// How often long lines are looked for; each time every one of them is broken once.
const MOST_BREAKS: usize = 64;

/// The text in the canonical layout.
///
/// # Errors
/// What is wrong with the syntax of the text: what cannot be read is left as it is. The findings name no file.
pub fn laid_out(text: &str) -> Result<String, Vec<Diagnostic>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tree, faults) = Tree::of(text);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut pieces = pieces(text, tree.tokens());
    match_brackets(&mut pieces);
    for _ in 0..MOST_BREAKS {
        // Commas count in the length of a line, and are moved by breaking it.
        pieces = with_commas(pieces);
        match_brackets(&mut pieces);
        if !break_long_lines(&mut pieces) {
            break;
        }
    }
    Ok(written(&pieces))
}

/// A token that says something, or a comment.
#[derive(Clone, Debug)]
struct Piece<'t> {
    kind: TokenKind,
    text: &'t str,
    /// Line ends before it: none, one, or an empty line.
    breaks: u8,
    /// Blanks before it on its line.
    blanks: usize,
    /// The bracket that closes or opens this one.
    partner: Option<usize>,
}

impl Piece<'_> {
    fn is_comment(&self) -> bool {
        matches!(self.kind, TokenKind::LineComment | TokenKind::BlockComment)
    }

    fn is_opener(&self) -> bool {
        self.kind.closer().is_some()
    }
}

fn pieces<'t>(text: &'t str, tokens: &[Token]) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::with_capacity(tokens.len());
    let (mut breaks, mut blanks) = (0_u8, 0);
    for token in tokens {
        let written = &text[token.span()];
        if token.kind == TokenKind::Space {
            let ends = written.matches('\n').count();
            breaks = u8::try_from(ends.min(2)).unwrap_or(2);
            blanks = written.rsplit('\n').next().unwrap_or_default().chars().count();
            continue;
        }
        let text = if token.kind == TokenKind::LineComment { written.trim_end() } else { written };
        pieces.push(Piece { kind: token.kind, text, breaks, blanks, partner: None });
        (breaks, blanks) = (0, 0);
    }
    pieces
}

fn match_brackets(pieces: &mut [Piece<'_>]) {
    let mut open = Vec::new();
    for at in 0..pieces.len() {
        if pieces[at].is_opener() {
            open.push(at);
        } else if pieces[at].kind.is_closer()
            && let Some(opener) = open.pop()
        {
            pieces[opener].partner = Some(at);
            pieces[at].partner = Some(opener);
        }
    }
}

/// Breaks the outermost brackets of every line that is too long. Returns whether there was any.
fn break_long_lines(pieces: &mut [Piece<'_>]) -> bool {
    let mut broken = false;
    let mut start = 0;
    while start < pieces.len() {
        let end = line_end(pieces, start);
        if width(pieces, start, end) > WIDTH
            && let Some((open, close)) = outermost(pieces, start, end)
        {
            break_open(pieces, open, close);
            broken = true;
        }
        start = end;
    }
    broken
}

/// The first piece of the next line.
fn line_end(pieces: &[Piece<'_>], start: usize) -> usize {
    let next = pieces[start + 1..].iter().position(|piece| piece.breaks > 0);
    next.map_or(pieces.len(), |next| start + 1 + next)
}

/// How many characters the line takes, more or less: blanks between pieces are counted as written once laid out.
fn width(pieces: &[Piece<'_>], start: usize, end: usize) -> usize {
    let indent = STEP * depth(pieces, start);
    // A text over several lines counts by its longest.
    let length = |piece: &Piece<'_>| piece.text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let pieces = (start..end).map(|at| length(&pieces[at]) + if at == start { 0 } else { space(pieces, at) });
    indent + pieces.sum::<usize>()
}

/// The outermost brackets that begin and end on the line and hold enough to be worth breaking.
fn outermost(pieces: &[Piece<'_>], start: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = start;
    while at < end {
        if let Some(close) = pieces[at].partner.filter(|close| pieces[at].is_opener() && *close < end) {
            // What holds one thing stays around it: `all([` is opened on one line.
            if elements(pieces, at, close) > 1 {
                return Some((at, close));
            }
        }
        at += 1;
    }
    None
}

/// How many elements the brackets hold.
fn elements(pieces: &[Piece<'_>], open: usize, close: usize) -> usize {
    let mut at = open + 1;
    let (mut count, mut begins) = (0, true);
    while at < close {
        if begins && !pieces[at].is_comment() && pieces[at].kind != TokenKind::Comma {
            (count, begins) = (count + 1, false);
        }
        begins |= pieces[at].kind == TokenKind::Comma;
        at = match pieces[at].partner {
            Some(end) if pieces[at].is_opener() => end + 1,
            _ => at + 1,
        };
    }
    count
}

/// One element a line, and the closing bracket on its own.
fn break_open(pieces: &mut [Piece<'_>], open: usize, close: usize) {
    let mut at = open + 1;
    let mut begins = true;
    while at < close {
        // A comment behind a comma belongs to what stands before it.
        let trails = pieces[at].is_comment() && pieces[at].breaks == 0 && at > open + 1;
        if begins && !trails && pieces[at].kind != TokenKind::Comma {
            pieces[at].breaks = pieces[at].breaks.max(1);
            begins = false;
        }
        if pieces[at].kind == TokenKind::Comma {
            begins = true;
        }
        at = match pieces[at].partner {
            Some(end) if pieces[at].is_opener() => end + 1,
            _ => at + 1,
        };
    }
    pieces[close].breaks = 1;
}

/// A comma behind the last element where the closing bracket has a line of its own, and none where it has not.
fn with_commas(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut add = vec![false; pieces.len()];
    let mut drop = vec![false; pieces.len()];
    for close in 0..pieces.len() {
        let Some(open) = pieces[close].partner.filter(|_| pieces[close].kind.is_closer()) else { continue };
        // The brackets of `#![enable(…)]` are no list.
        let attribute = open > 0 && matches!(pieces[open - 1].kind, TokenKind::Bang | TokenKind::Hash);
        let last = (open + 1..close).rev().find(|at| !pieces[*at].is_comment());
        let Some(last) = last.filter(|_| !attribute && !is_in_attribute(&pieces, open)) else { continue };
        let own_line = (last + 1..=close).any(|at| pieces[at].breaks > 0);
        match (pieces[last].kind == TokenKind::Comma, own_line) {
            (false, true) => add[last] = true,
            (true, false) => drop[last] = true,
            _ => {}
        }
    }
    let mut out = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.drain(..).enumerate() {
        if !drop[at] {
            out.push(piece);
        }
        if add[at] {
            out.push(Piece { kind: TokenKind::Comma, text: ",", breaks: 0, blanks: 0, partner: None });
        }
    }
    out
}

/// Whether the bracket stands inside `#![…]`.
fn is_in_attribute(pieces: &[Piece<'_>], bracket: usize) -> bool {
    let mut at = bracket;
    while at > 0 {
        at -= 1;
        match pieces[at].partner {
            Some(open) if pieces[at].kind.is_closer() => at = open,
            Some(_) => return at > 0 && pieces[at - 1].kind == TokenKind::Bang,
            None => {}
        }
    }
    false
}

/// How many levels a line that begins with this piece is indented: brackets that were opened on one line count once.
fn depth(pieces: &[Piece<'_>], first: usize) -> usize {
    let closes = pieces[first].kind.is_closer();
    let mut depth = 0;
    let mut at = pieces[first].partner.filter(|_| closes).unwrap_or(first);
    // Back to the beginning of the line of each bracket around, where its own depth is known by the same rule.
    if closes {
        return depth_of_line(pieces, at);
    }
    while at > 0 {
        at -= 1;
        match pieces[at].partner {
            Some(open) if pieces[at].kind.is_closer() => at = open,
            Some(_) => {
                depth = depth_of_line(pieces, at) + 1;
                break;
            }
            None => {}
        }
    }
    depth
}

/// The depth of the line that this piece stands on.
fn depth_of_line(pieces: &[Piece<'_>], at: usize) -> usize {
    let first = (0..=at).rev().find(|at| pieces[*at].breaks > 0).unwrap_or(0);
    if first == 0 { 0 } else { depth(pieces, first) }
}

/// The blanks between a piece and the one before it on the line.
fn space(pieces: &[Piece<'_>], at: usize) -> usize {
    let (before, piece) = (&pieces[at - 1], &pieces[at]);
    if piece.kind == TokenKind::LineComment {
        // Comments behind lines may be aligned.
        return piece.blanks.max(1);
    }
    if piece.is_comment() || before.is_comment() {
        return 1;
    }
    let tight_before = matches!(piece.kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Dots);
    let tight_after = matches!(before.kind, TokenKind::Hash | TokenKind::Bang | TokenKind::Dots);
    if tight_before || tight_after || piece.kind == TokenKind::Bang {
        return 0;
    }
    if before.is_opener() {
        return usize::from(is_wide(pieces, at - 1));
    }
    if piece.kind.is_closer() {
        return usize::from(piece.partner.is_some_and(|open| is_wide(pieces, open)));
    }
    if piece.is_opener() && before.kind == TokenKind::Word {
        return 0;
    }
    1
}

/// Whether a bracket stands apart from what it holds: fields without a name before them, maps, and lists of such.
fn is_wide(pieces: &[Piece<'_>], open: usize) -> bool {
    let inside = pieces.get(open + 1..).unwrap_or_default();
    let Some(first) = inside.first().filter(|first| !first.kind.is_closer()) else { return false };
    let named = open > 0 && pieces[open - 1].kind == TokenKind::Word && pieces[open].breaks == 0;
    match pieces[open].kind {
        TokenKind::MapOpen => true,
        TokenKind::ListOpen => first.kind == TokenKind::ParenOpen,
        _ => {
            !named
                && first.kind == TokenKind::Word
                && inside.get(1).is_some_and(|next| next.kind == TokenKind::Colon)
        }
    }
}

fn written(pieces: &[Piece<'_>]) -> String {
    let mut out = String::new();
    // The depth of the current line, and of each bracket's line that is open.
    let mut open: Vec<usize> = Vec::new();
    let mut line_depth = 0;
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 && piece.breaks > 0 {
            let after_opener = pieces[at - 1].is_opener();
            let empty_line = piece.breaks > 1 && !after_opener && !piece.kind.is_closer();
            out.push_str(if empty_line { "\n\n" } else { "\n" });
            line_depth = match open.last() {
                Some(depth) if piece.kind.is_closer() => *depth,
                Some(depth) => depth + 1,
                None => 0,
            };
            out.push_str(&" ".repeat(STEP * line_depth));
        } else if at > 0 {
            out.push_str(&" ".repeat(space(pieces, at)));
        }
        out.push_str(piece.text);
        if piece.is_opener() {
            open.push(line_depth);
        } else if piece.kind.is_closer() {
            open.pop();
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::content::Library;
    use crate::sim::scenario::model::Scenario;
    use crate::sim::scenario::parse::parse;
    use crate::sim::scenario::text::tokens;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let once = laid_out(text).unwrap();
        assert_eq!(once, expected, "{once}");
        assert_eq!(laid_out(&once).unwrap(), once, "laid out twice");
    }

    #[test]
    fn spaces_indents_and_commas_are_put_right() {
        check("( id:\"a\" ,b : [1,2 , ],)", "( id: \"a\", b: [1, 2] )\n");
        check(
            "Scenario (\n id:\"a\",\n\n\n  facts:[\n (id:\"x\" , at : near( value:\"1\",within:\"2\" ),\nsays:[\"y\"] ) // why\n]\n)",
            "Scenario(\n  id: \"a\",\n\n  facts: [\n    ( id: \"x\", at: near(value: \"1\", within: \"2\"),\n      says: [\"y\"] ), // why\n  ],\n)\n",
        );
        check("[ (\"cold\",patience( below:30 ))]", "[ (\"cold\", patience(below: 30)) ]\n");
        check(
            "(a: { \"k\":1..5 }, b: Some( 2 ), c: [], d: ())",
            "( a: { \"k\": 1..5 }, b: Some(2), c: [], d: () )\n",
        );
        check("#![enable( implicit_some )]\n( a : 1 )", "#![enable(implicit_some)]\n( a: 1 )\n");
    }

    #[test]
    fn comments_stay_where_they_are() {
        check(
            "// head\n\n( // first\n /* a */ id: \"a\",   // aligned\n  // before b\n  b: 1 /* c */ )\n// tail",
            "// head\n\n( // first\n  /* a */ id: \"a\",   // aligned\n  // before b\n  b: 1 /* c */ )\n// tail\n",
        );
    }

    #[test]
    fn long_lines_are_broken_at_their_outermost_brackets() {
        let line = "x".repeat(60);
        let text = format!("( id: \"a\", says: [\"{line}\", \"{line}\", \"{line}\"], n: all([verified]) )");
        let says = format!("    \"{line}\",\n");
        check(
            &text,
            &format!("(\n  id: \"a\",\n  says: [\n{}  ],\n  n: all([verified]),\n)\n", says.repeat(3)),
        );
        let alone = format!("[\"{}\"]\n", line.repeat(4));
        check(&alone, &alone);
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        for text in ["(", "( a: 1 b: 2 )", "( a: \u{201C}x\u{201D} )"] {
            assert!(laid_out(text).is_err(), "{text}");
        }
    }

    fn comments(text: &str) -> Vec<String> {
        let is_comment =
            |token: &&Token| matches!(token.kind, TokenKind::LineComment | TokenKind::BlockComment);
        tokens(text).iter().filter(is_comment).map(|token| text[token.span()].trim_end().to_owned()).collect()
    }

    #[track_caller]
    fn holds(text: &str) {
        let once = laid_out(text).unwrap();
        let value = parse::<Scenario>("x.ron", text).0;
        assert!(value.is_some());
        assert_eq!(parse::<Scenario>("x.ron", &once).0, value, "{once}");
        assert_eq!(comments(&once), comments(text));
        assert_eq!(laid_out(&once).unwrap(), once);
    }

    #[test]
    fn every_shipped_scenario_keeps_its_values_and_comments() {
        for entry in Library::built_in().scenarios.values() {
            holds(entry.source.text());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::with_cases(60) })]

        /// A scenario with other blanks, line ends and comments between its tokens.
        #[test]
        fn values_and_comments_survive_any_layout(gaps in proptest::collection::vec(0..9_usize, 200)) {
            let text = include_str!("../../assets/help/example/late_router.ron");
            let mut mixed = String::new();
            let mut gaps = gaps.iter().cycle();
            for token in tokens(text) {
                let written = &text[token.span()];
                mixed.push_str(written);
                if token.kind == TokenKind::LineComment {
                    mixed.push('\n');
                }
                // Names and brackets may stand apart; numbers and names must.
                if matches!(token.kind, TokenKind::Space | TokenKind::Comma | TokenKind::Colon) {
                    mixed.push_str(["", " ", "\n", "\n\n\n", "  // x\n", " /* y */ ", "", "\t", "\r\n"][*gaps.next().unwrap_or(&0)]);
                }
            }
            holds(&mixed);
        }
    }
}
