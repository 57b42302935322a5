//! A graph as a picture.

use std::fmt::Write as _;

use super::{Graph, Link, NodeKind, Placed};

/// Room for the title and what the lines mean.
const HEAD: i32 = 64;

/// More characters of a name do not fit into a box.
const LONGEST: usize = 22;

/// The picture, whole in itself: no fonts or styles from elsewhere.
#[must_use]
pub fn svg(graph: &Graph, placed: &Placed) -> String {
    let (width, height) = (placed.width.max(640), placed.height + HEAD);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"24\" y=\"30\" font-size=\"18\" fill=\"#1b1f24\">{title}</text>\n\
         <text x=\"24\" y=\"50\" fill=\"#57606a\">solid: makes known; dashed: waits for; thick: must be there</text>\n\
         <g transform=\"translate(0 {HEAD})\">\n",
        title = escaped(&graph.title),
    );
    for way in &placed.ways {
        let link = graph.links.get(way.link).map_or(Link::Gives, |link| link.2);
        line(&mut out, way.from, way.to, link);
    }
    for (node, spot) in graph.nodes.iter().zip(&placed.spots) {
        let (fill, edge) = colours(node.kind);
        let stroke = if node.needed { 2 } else { 1 };
        let (x, y) = (spot.x, spot.y);
        // Writing to a string does not fail.
        _ = writeln!(
            out,
            "<g><title>{kind} {name}</title><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"5\" fill=\"{fill}\" \
             stroke=\"{edge}\" stroke-width=\"{stroke}\"/><text x=\"{tx}\" y=\"{ty}\" fill=\"#1b1f24\">{short}</text>\
             <text x=\"{tx}\" y=\"{ky}\" font-size=\"9\" fill=\"{edge}\">{kind}</text></g>",
            kind = node.kind.word(),
            name = escaped(&node.name),
            short = escaped(&shortened(&node.name)),
            w = spot.width,
            h = spot.height,
            tx = x + 8,
            ty = y + 15,
            ky = y + 28,
        );
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn line(out: &mut String, from: (i32, i32), to: (i32, i32), link: Link) {
    let (colour, style) = match link {
        Link::Gives => ("#57606a", ""),
        Link::Waits => ("#8c959f", " stroke-dasharray=\"4 3\""),
        Link::Needs => ("#1f5fa8", " stroke-width=\"2\""),
    };
    // The bend leaves and reaches the boxes sideways.
    let bend = ((to.0 - from.0) / 2).abs().max(40) * if to.0 >= from.0 { 1 } else { -1 };
    let (a, b) = (from.0 + bend, to.0 - bend);
    let tip = if bend > 0 { -6 } else { 6 };
    _ = writeln!(
        out,
        "<path d=\"M{} {} C{a} {} {b} {} {} {}\" fill=\"none\" stroke=\"{colour}\"{style}/><path d=\"M{x} {y} l{tip} -4 v8 z\" fill=\"{colour}\"/>",
        from.0,
        from.1,
        from.1,
        to.1,
        to.0,
        to.1,
        x = to.0,
        y = to.1,
    );
}

/// Fill and edge: apart from one another also for people who see few colours, and the kind stands in each box.
const fn colours(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Opening | NodeKind::Beat | NodeKind::Ask => ("#f6f8fa", "#57606a"),
        NodeKind::Tool => ("#fff3d6", "#7a5200"),
        NodeKind::Finding => ("#fff9ec", "#7a5200"),
        NodeKind::Fact => ("#e3f0ff", "#1f5fa8"),
        NodeKind::Step => ("#efe6fb", "#5b3a9b"),
        NodeKind::Ticket => ("#e2f5ea", "#1b6b3a"),
        NodeKind::Ending => ("#cdebd9", "#14532d"),
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::graph::{Graph, place};
    use crate::content::Library;

    #[test]
    fn every_shipped_scenario_has_its_picture() {
        let library = Library::built_in();
        for entry in library.scenarios.values() {
            let scenario = entry.value.as_deref().unwrap();
            let graph = Graph::of(scenario, &entry.source);
            let picture = svg(&graph, &place(&graph));
            assert_eq!(picture.matches("<rect").count(), graph.nodes.len() + 1);
            for fact in &scenario.facts {
                assert!(picture.contains(&format!("fact {}<", fact.id)), "{}", fact.id);
            }
            assert!(
                graph.links.iter().any(|(_, to, _)| graph.nodes[*to].kind == NodeKind::Ending),
                "{}",
                scenario.id
            );
        }
    }

    #[test]
    fn names_cannot_break_the_picture() {
        assert_eq!(escaped("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
        assert_eq!(shortened(&"é".repeat(40)).chars().count(), LONGEST);
    }
}
