//! The mood over a call as a drawing, and the same in words.

use super::link_to_turn;
use crate::report::escape::Escaped;
use crate::report::text::{MOMENTS, moves};
use crate::sim::scoring::MoodPoint;

/// The width of the curve, in the drawing's units.
const WIDTH: u64 = 600;

/// Where the curve begins.
const LEFT: u64 = 34;

/// The height of 100 points of mood: 1 unit each, and half.
const TOP: u64 = 12;

/// The mood's curve and what moved it most; empty when there is nothing to draw.
pub(super) fn mood(points: &[MoodPoint]) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let length = last.at.saturating_sub(first.at).max(1);
    let x = |point: &MoodPoint| LEFT + point.at.saturating_sub(first.at) * WIDTH / length;
    let y = |mood: u8| TOP + (100 - u64::from(mood.min(100))) * 3 / 2;
    // The mood stands still until something moves it.
    let line = |of: fn(&MoodPoint) -> u8| {
        let mut line = String::new();
        let mut before = None;
        for point in points {
            if let Some(before) = before {
                line += &format!("{},{} ", x(point), y(before));
            }
            line += &format!("{},{} ", x(point), y(of(point)));
            before = Some(of(point));
        }
        line.trim_end().to_owned()
    };
    let (patience, trust) = (line(|point| point.patience), line(|point| point.trust));
    let grid: String = [0, 50, 100]
        .map(|mood| {
            let (at, end) = (y(mood), LEFT + WIDTH);
            format!(
                "<line class=\"rail\" x1=\"{LEFT}\" x2=\"{end}\" y1=\"{at}\" y2=\"{at}\"/>\
                 <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{mood}</text>",
                LEFT - 6,
                at + 4
            )
        })
        .concat();
    // Two labels on one spot cannot be read.
    let (mut of_patience, mut of_trust) = (y(last.patience) + 4, y(last.trust) + 4);
    if of_patience.abs_diff(of_trust) < 14 {
        let middle = of_patience.midpoint(of_trust);
        let (upper, lower) = (middle - 7, middle + 7);
        (of_patience, of_trust) = if of_patience <= of_trust { (upper, lower) } else { (lower, upper) };
    }
    let end = LEFT + WIDTH + 6;
    let says = format!(
        "Patience goes from {} to {}, trust from {} to {}.",
        first.patience, last.patience, first.trust, last.trust
    );
    let mut html = format!(
        "<figure class=\"mood\"><svg viewBox=\"0 0 740 176\" role=\"img\" aria-labelledby=\"mood-title mood-says\">\
         <title id=\"mood-title\">The customer's mood over the call</title><desc id=\"mood-says\">{says}</desc>{grid}\
         <polyline class=\"patience\" points=\"{patience}\"/><polyline class=\"trust\" points=\"{trust}\"/>\
         <text class=\"patience\" x=\"{end}\" y=\"{of_patience}\">patience {}</text>\
         <text class=\"trust\" x=\"{end}\" y=\"{of_trust}\">trust {}</text></svg>\n\
         <figcaption>{says} Patience is the solid line, trust the dashed one.</figcaption></figure>\n",
        last.patience, last.trust
    );
    let moved = moves(points, MOMENTS);
    if !moved.is_empty() {
        html += "<p>What moved it most:</p>\n<ul>";
        for (point, words) in moved {
            html += &format!("<li>{}: {words}: {}</li>", link_to_turn(point.turn), Escaped(&point.why));
        }
        html += "</ul>\n";
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_says_in_words_what_it_draws_and_no_points_draw_nothing() {
        let point = |at, patience, trust, why: &str| MoodPoint {
            at,
            turn: 1,
            patience,
            trust,
            rule: String::new(),
            why: why.to_owned(),
        };
        let drawn = mood(&[point(0, 40, 60, ""), point(60_000, 10, 60, "<blamed>")]);
        assert!(drawn.contains("Patience goes from 40 to 10, trust from 60 to 60."));
        assert!(drawn.contains("points=\"34,102 634,102 634,147\""), "{drawn}");
        assert!(drawn.contains("patience -30: &lt;blamed&gt;"));
        assert_eq!(mood(&[]), "");
    }
}
