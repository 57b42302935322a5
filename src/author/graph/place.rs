//! Where the nodes of a graph stand: in columns, so that most links lead to the right.
//!
//! The layered method of Sugiyama, Tagawa and Toda (1981): links that close a circle are turned round, columns follow by
//! the longest way, and nodes are moved up and down by the mean of their neighbours. Whole numbers, so that the same
//! scenario gives the same picture everywhere.

use super::Graph;

/// Width of a box, in points.
const WIDTH: i32 = 150;
/// Height of a box.
const HEIGHT: i32 = 34;
/// Room between two columns.
const GAP: i32 = 90;
/// Room between two boxes of a column.
const ROOM: i32 = 14;
/// Room around everything.
const MARGIN: i32 = 24;

/// More nodes than anybody could look at are left out.
const MOST: usize = 2_000;

/// How often the order is bettered.
const SWEEPS: usize = 12;

/// A graph with its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// By number of node; as many as are drawn.
    pub spots: Vec<Spot>,
    /// By number of link.
    pub ways: Vec<Way>,
    /// Width of the whole, in points.
    pub width: i32,
    /// Height of the whole.
    pub height: i32,
}

/// Where a box stands, in points from the upper left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// A link from edge to edge of two boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The number of the link in the graph.
    pub link: usize,
    /// Where it begins.
    pub from: (i32, i32),
    /// Where it ends.
    pub to: (i32, i32),
}

/// Finds a place for everything.
#[must_use]
pub fn place(graph: &Graph) -> Placed {
    let count = graph.nodes.len().min(MOST);
    let links: Vec<(usize, usize)> = graph
        .links
        .iter()
        .map(|(from, to, _)| (*from, *to))
        .filter(|(from, to)| *from < count && *to < count)
        .collect();
    let forward = without_circles(count, &links);
    let mut linked = vec![false; count];
    for (from, to) in &links {
        (linked[*from], linked[*to]) = (true, true);
    }
    let mut rows = ordered(&columns(&linked, &forward), &links);
    // What stands alone fills the columns from the shortest on.
    for node in (0..count).filter(|node| !linked[*node]) {
        match rows.iter_mut().min_by_key(|nodes| nodes.len()) {
            Some(shortest) => shortest.push(node),
            None => rows.push(vec![node]),
        }
    }
    spots(graph, count, &rows)
}

/// The links, those that close a circle turned round.
fn without_circles(count: usize, links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, to) in links {
        next[*from].push(*to);
    }
    // 0: not seen, 1: on the way, 2: done.
    let mut seen = vec![0_u8; count];
    let mut back = std::collections::BTreeSet::new();
    for start in 0..count {
        let mut open = vec![(start, 0)];
        while let Some((node, at)) = open.pop() {
            if at == 0 {
                if seen[node] != 0 {
                    continue;
                }
                seen[node] = 1;
            }
            match next[node].get(at) {
                Some(to) => {
                    open.push((node, at + 1));
                    match seen[*to] {
                        0 => open.push((*to, 0)),
                        1 => _ = back.insert((node, *to)),
                        _ => {}
                    }
                }
                None => seen[node] = 2,
            }
        }
    }
    links
        .iter()
        .map(|(from, to)| if back.contains(&(*from, *to)) { (*to, *from) } else { (*from, *to) })
        .collect()
}

/// By column: its nodes, those that are linked to others. Each link leads to a later column; what nothing leads to stands right before what it leads to.
fn columns(linked: &[bool], links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let count = linked.len();
    let mut column = vec![0_usize; count];
    // The longest way has fewer links than there are nodes, and most settle after a few rounds.
    for _ in 0..count {
        let mut moved = false;
        for (from, to) in links {
            if column[*to] <= column[*from] {
                column[*to] = column[*from] + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    for node in 0..count {
        let leads_here = links.iter().any(|(_, to)| *to == node);
        let nearest = links.iter().filter(|(from, _)| *from == node).map(|(_, to)| column[*to]).min();
        if let Some(nearest) = nearest.filter(|_| !leads_here) {
            column[node] = nearest.saturating_sub(1);
        }
    }
    let last = column.iter().max().map_or(0, |last| last + 1);
    let mut columns = vec![Vec::new(); last];
    (0..count).filter(|node| linked[*node]).for_each(|node| columns[column[node]].push(node));
    columns.retain(|nodes| !nodes.is_empty());
    columns
}

/// The columns with their nodes moved so that fewer links cross.
fn ordered(columns: &[Vec<usize>], links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut columns = columns.to_vec();
    let count = columns.iter().flatten().max().map_or(0, |last| last + 1);
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, to) in links {
        near[*from].push(*to);
        near[*to].push(*from);
    }
    // The height of each node, in parts of a column, so that columns of different length compare.
    let mut height = vec![0_usize; count];
    let measure = |nodes: &[usize], height: &mut Vec<usize>| {
        for (row, node) in nodes.iter().enumerate() {
            height[*node] = (2 * row + 1) * 1_000 / (2 * nodes.len().max(1));
        }
    };
    for nodes in &columns {
        measure(nodes, &mut height);
    }
    for sweep in 0..SWEEPS {
        let turn = |at: usize| if sweep % 2 == 0 { at } else { columns.len() - 1 - at };
        let order: Vec<usize> = (0..columns.len()).map(turn).collect();
        for at in order {
            let nodes = &mut columns[at];
            nodes.sort_by_key(|node| {
                let around = &near[*node];
                if around.is_empty() {
                    return height[*node];
                }
                around.iter().map(|other| height[*other]).sum::<usize>() / around.len()
            });
            measure(nodes, &mut height);
        }
    }
    columns
}

fn spots(graph: &Graph, count: usize, columns: &[Vec<usize>]) -> Placed {
    let size = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1_000);
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let tall = |rows: usize| size(rows) * (HEIGHT + ROOM) - ROOM.min(size(rows) * ROOM);
    let height = tall(longest) + 2 * MARGIN;
    let mut spots = vec![Spot::default(); count];
    for (column, nodes) in columns.iter().enumerate() {
        let top = (height - tall(nodes.len())) / 2;
        for (row, node) in nodes.iter().enumerate() {
            let x = MARGIN + size(column) * (WIDTH + GAP);
            spots[*node] = Spot { x, y: top + size(row) * (HEIGHT + ROOM), width: WIDTH, height: HEIGHT };
        }
    }
    let ways = graph.links.iter().enumerate().filter(|(_, (from, to, _))| *from < count && *to < count);
    let ways = ways.map(|(link, (from, to, _))| way(link, spots[*from], spots[*to])).collect();
    let width = 2 * MARGIN + size(columns.len().max(1)) * (WIDTH + GAP) - GAP;
    Placed { spots, ways, width, height }
}

/// From the right edge to the left edge; within a column, and back, from the sides that face each other.
fn way(link: usize, from: Spot, to: Spot) -> Way {
    let middle = |spot: Spot| spot.y + spot.height / 2;
    let (from_x, to_x) = if from.x < to.x { (from.x + from.width, to.x) } else { (from.x, to.x + to.width) };
    Way { link, from: (from_x, middle(from)), to: (to_x, middle(to)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::graph::{Link, Node, NodeKind};

    fn graph(count: usize, links: &[(usize, usize)]) -> Graph {
        let node = |number: usize| Node {
            kind: NodeKind::Fact,
            name: number.to_string(),
            needed: false,
            span: 0..0,
        };
        let links = links.iter().map(|(from, to)| (*from, *to, Link::Gives)).collect();
        Graph { title: String::new(), nodes: (0..count).map(node).collect(), links }
    }

    #[test]
    fn links_lead_to_the_right_and_boxes_do_not_overlap() {
        let graph = graph(7, &[(0, 1), (1, 2), (0, 2), (3, 2), (4, 1), (5, 2)]);
        let placed = place(&graph);
        for (from, to, _) in &graph.links {
            assert!(placed.spots[*from].x < placed.spots[*to].x);
        }
        for (at, one) in placed.spots.iter().enumerate() {
            assert!(
                one.x >= 0
                    && one.y >= 0
                    && one.x + one.width <= placed.width
                    && one.y + one.height <= placed.height
            );
            for two in &placed.spots[at + 1..] {
                assert!(one.x != two.x || (one.y - two.y).abs() >= HEIGHT);
            }
        }
    }

    #[test]
    fn circles_and_crowds_are_placed_too() {
        assert_eq!(place(&graph(3, &[(0, 1), (1, 2), (2, 0)])).ways.len(), 3);
        assert_eq!(place(&graph(0, &[])).spots.len(), 0);
        let chain: Vec<(usize, usize)> = (0..2_999).map(|node| (node, node + 1)).collect();
        assert_eq!(place(&graph(3_000, &chain)).spots.len(), MOST);
    }
}
