//! The mood over a call as a small graph in text.

use crate::sim::scoring::MoodPoint;

/// Rows of the graph: one for every 20 points of mood.
const ROWS: usize = 6;

/// The widest graph, in columns.
const WIDTH: usize = 60;

/// The mood, turn by turn: `p` is patience, `t` trust, `*` both. Empty when there is nothing to draw.
#[must_use]
pub(super) fn mood_graph(points: &[MoodPoint]) -> Vec<String> {
    let turns = by_turn(points);
    if turns.len() < 2 {
        return Vec::new();
    }
    // Of a long call every second turn is drawn, or every third.
    let step = turns.len().div_ceil(WIDTH);
    let drawn: Vec<&MoodPoint> = turns.iter().step_by(step).copied().collect();
    let mut lines: Vec<String> = (0..ROWS)
        .rev()
        .map(|row| {
            let signs: String = drawn.iter().map(|point| sign(point, row)).collect();
            format!("{:>4} |{}", row * 20, signs.trim_end())
        })
        .collect();
    let last = turns.last().map_or(0, |point| point.turn);
    lines.push(format!("     +{} turn {last}", "-".repeat(drawn.len())));
    lines
}

/// The last point of each turn, with the turns between that moved nothing.
fn by_turn(points: &[MoodPoint]) -> Vec<&MoodPoint> {
    let Some(last) = points.last() else { return Vec::new() };
    let turns = 0..=last.turn.min(10_000);
    turns.filter_map(|turn| points.iter().rfind(|point| point.turn <= turn)).collect()
}

fn sign(point: &MoodPoint, row: usize) -> char {
    let at = |mood: u8| (usize::from(mood) + 10) / 20;
    match (at(point.patience) == row, at(point.trust) == row) {
        (true, true) => '*',
        (true, false) => 'p',
        (false, true) => 't',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(turn: u32, patience: u8, trust: u8) -> MoodPoint {
        MoodPoint { at: 0, turn, patience, trust, rule: String::new(), why: String::new() }
    }

    #[test]
    fn both_moods_are_drawn_turn_by_turn() {
        let drawn = mood_graph(&[point(0, 40, 60), point(1, 20, 60), point(3, 100, 100)]);
        let expected =
            [" 100 |   *", "  80 |", "  60 |ttt", "  40 |p", "  20 | pp", "   0 |", "     +---- turn 3"];
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_long_call_fits_and_an_empty_one_draws_nothing() {
        let long: Vec<MoodPoint> = (0..1_000).map(|turn| point(turn, 50, 50)).collect();
        assert!(mood_graph(&long).iter().all(|line| line.len() < 90));
        assert!(mood_graph(&[]).is_empty());
        assert!(mood_graph(&[point(0, 1, 1)]).is_empty());
    }
}
