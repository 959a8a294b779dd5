// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who stands in one block (a home, or those outside who belong to each other), in which rows, and in which order.

use std::collections::BTreeMap;

use crate::nodes::{Drawn, Who};
use crate::picture::Descent;
use crate::sound::Tie;

/// People who stand together.
pub struct Block {
    pub home: Option<usize>,
    /// Rows from the oldest generation down, each in order.
    pub rows: Vec<(i32, Vec<usize>)>,
}

/// The blocks, the main home first and then by how strongly each is tied to those before it.
pub fn of(drawn: &Drawn) -> Vec<Block> {
    let members = ordered(drawn, members(drawn));
    let mut order = members;
    nudge(drawn, &mut order);
    let rows =
        |(home, people): (Option<usize>, Vec<usize>)| Block { home, rows: rows(drawn, &people) };
    order.into_iter().map(rows).collect()
}

type Members = (Option<usize>, Vec<usize>);

/// Homes with who stands in them, and those outside, together with whom they have ties among each other.
fn members(drawn: &Drawn) -> Vec<Members> {
    let mut group: Vec<usize> = (0..drawn.nodes.len()).collect();
    let outside = |node: usize| drawn.nodes[node].home.is_none();
    for tie in &drawn.ties {
        let kin = tie.partners().chain(tie.children.iter().map(|(child, _)| *child));
        let kin: Vec<usize> = kin.filter(|node| outside(*node)).collect();
        for pair in kin.windows(2) {
            let (keep, gone) =
                (group[pair[0]].min(group[pair[1]]), group[pair[0]].max(group[pair[1]]));
            group.iter_mut().filter(|group| **group == gone).for_each(|group| *group = keep);
        }
    }
    let mut blocks: Vec<Members> =
        (0..drawn.homes.len()).map(|home| (Some(home), Vec::new())).collect();
    let mut loose: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, known) in drawn.nodes.iter().enumerate() {
        match known.home {
            Some(home) => blocks[home].1.push(node),
            None => loose.entry(group[node]).or_default().push(node),
        }
    }
    blocks.extend(loose.into_values().map(|people| (None, people)));
    blocks.retain(|(_, people)| !people.is_empty());
    blocks
}

fn ordered(drawn: &Drawn, mut left: Vec<Members>) -> Vec<Members> {
    let mut order: Vec<Members> = Vec::new();
    while !left.is_empty() {
        let score = |block: &Members| -> (bool, bool, usize) {
            let first = order.is_empty();
            let main = first && block.0.is_some_and(|home| drawn.homes[home].main);
            let focus = first && block.1.iter().any(|node| is_focus(drawn, *node));
            (main, focus, order.iter().map(|known| strength(drawn, known, block)).sum())
        };
        // The earliest of equals.
        let best = (0..left.len()).rev().max_by_key(|place| score(&left[*place])).unwrap_or(0);
        order.push(left.remove(best));
    }
    order
}

fn is_focus(drawn: &Drawn, node: usize) -> bool {
    matches!(drawn.nodes[node].who, Who::Person(person) if person.focus)
}

/// How strongly two blocks are tied: couples most, then children, then bonds.
fn strength(drawn: &Drawn, one: &Members, other: &Members) -> usize {
    let between = |a: usize, b: usize| {
        (one.1.contains(&a) && other.1.contains(&b)) || (one.1.contains(&b) && other.1.contains(&a))
    };
    let mut strength = 0;
    for tie in &drawn.ties {
        if tie.b.is_some_and(|b| between(tie.a, b)) {
            strength += 3;
        }
        // Those a child was born to stand nearer than those who cared for it for a while.
        let weight = |descent: Descent| if descent == Descent::Birth { 3 } else { 2 };
        let apart = tie
            .children
            .iter()
            .filter(|(child, _)| tie.partners().any(|parent| between(parent, *child)));
        strength += apart.map(|(_, descent)| weight(*descent)).max().unwrap_or(0);
    }
    strength + drawn.pairs.iter().filter(|pair| between(pair.a, pair.b)).count()
}

/// Blocks that somebody moved are moved.
fn nudge(drawn: &Drawn, order: &mut Vec<Members>) {
    let moved = |block: &Members| match block.0 {
        Some(home) => drawn.homes[home].nudge,
        None => block
            .1
            .iter()
            .map(|node| match drawn.nodes[*node].who {
                Who::Person(person) => person.nudge,
                Who::Stay(..) | Who::Folded(_) => 0,
            })
            .find(|nudge| *nudge != 0)
            .unwrap_or(0),
    };
    let last = i32::try_from(order.len()).unwrap_or(i32::MAX) - 1;
    let mut wishes: Vec<(usize, i32)> =
        order.iter().enumerate().map(|(place, block)| (place, moved(block))).collect();
    wishes.retain(|(_, nudge)| *nudge != 0);
    let first_people: Vec<(usize, i32)> =
        wishes.iter().map(|(place, nudge)| (order[*place].1[0], *nudge)).collect();
    for (person, nudge) in first_people {
        let Some(place) = order.iter().position(|block| block.1[0] == person) else { continue };
        let block = order.remove(place);
        let wish = i32::try_from(place).unwrap_or(last).saturating_add(nudge).clamp(0, last);
        order.insert(usize::try_from(wish).unwrap_or(0), block);
    }
}

/// The rows of a block: siblings by age, under their parents, partners side by side with the earliest outermost.
fn rows(drawn: &Drawn, people: &[usize]) -> Vec<(i32, Vec<usize>)> {
    let mut by_generation: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for node in people {
        by_generation.entry(drawn.nodes[*node].generation).or_default().push(*node);
    }
    let mut rows: Vec<(i32, Vec<usize>)> = Vec::new();
    for (generation, row) in by_generation {
        let above = rows.last().map_or(&[][..], |(_, row)| row.as_slice());
        let row = in_order(drawn, &row, above);
        rows.push((generation, row));
    }
    rows
}

fn in_order(drawn: &Drawn, row: &[usize], above: &[usize]) -> Vec<usize> {
    // Under whom somebody belongs; who has no parents here comes by their own place in the family.
    let under = |node: usize| {
        let of =
            drawn.ties.iter().filter(|tie| tie.children.iter().any(|(child, _)| *child == node));
        of.flat_map(Tie::partners)
            .filter_map(|parent| above.iter().position(|n| *n == parent))
            .min()
    };
    let elder = |node: usize, left: &[usize]| {
        drawn.ties.iter().any(|tie| {
            let mut before = tie.children.iter().take_while(|(child, _)| *child != node);
            let is_child = tie.children.iter().any(|(child, _)| *child == node);
            is_child && before.any(|(child, _)| left.contains(child))
        })
    };
    let mut left: Vec<usize> = row.to_vec();
    left.sort_by_key(|node| (under(*node).unwrap_or(usize::MAX), *node));
    let mut order = Vec::new();
    while !left.is_empty() {
        let free = left.iter().position(|node| !elder(*node, &left)).unwrap_or(0);
        let node = left.remove(free);
        order.push(node);
        // Unions stand in the order they began: the latest next to the person, the earliest outermost.
        for tie in drawn.ties.iter().rev() {
            let other = match tie.b {
                Some(b) if tie.a == node => b,
                Some(b) if b == node => tie.a,
                _ => continue,
            };
            let place = left.iter().position(|n| *n == other);
            if let Some(place) = place.filter(|_| !elder(other, &left)) {
                left.remove(place);
                order.push(other);
            }
        }
    }
    order
}
