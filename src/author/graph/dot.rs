//! A graph in the language of Graphviz.

use std::fmt::Write as _;

use super::{Graph, Link, NodeKind};

/// The graph for `dot`, which draws it.
#[must_use]
pub fn dot(graph: &Graph) -> String {
    let mut out = format!(
        "digraph {} {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\", shape=box];\n",
        quoted(&graph.title)
    );
    for (number, node) in graph.nodes.iter().enumerate() {
        let label = quoted(&format!("{}\n{}", node.name, node.kind.word()));
        let shape = match node.kind {
            NodeKind::Tool => "component",
            NodeKind::Step => "cds",
            NodeKind::Ask | NodeKind::Beat | NodeKind::Opening => "ellipse",
            NodeKind::Ticket => "note",
            NodeKind::Ending => "doubleoctagon",
            NodeKind::Fact | NodeKind::Finding => "box",
        };
        let strong = if node.needed { ", penwidth=2" } else { "" };
        // Writing to a string does not fail.
        _ = writeln!(out, "  n{number} [label={label}, shape={shape}{strong}];");
    }
    for (from, to, link) in &graph.links {
        let style = match link {
            Link::Gives => "",
            Link::Waits => " [style=dashed]",
            Link::Needs => " [penwidth=2]",
        };
        _ = writeln!(out, "  n{from} -> n{to}{style};");
    }
    out.push_str("}\n");
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::graph::Node;

    #[test]
    fn signs_that_mean_something_are_written_out() {
        let node = Node { kind: NodeKind::Fact, name: "a\"b\\".to_owned(), needed: true, span: 0..0 };
        let graph = Graph {
            title: "T \"x\"".to_owned(),
            nodes: vec![node.clone(), node],
            links: vec![(0, 1, Link::Waits)],
        };
        let text = dot(&graph);
        assert!(text.starts_with("digraph \"T \\\"x\\\"\" {"), "{text}");
        assert!(text.contains("n0 [label=\"a\\\"b\\\\\\nfact\", shape=box, penwidth=2];"), "{text}");
        assert!(text.contains("n0 -> n1 [style=dashed];"), "{text}");
    }
}
