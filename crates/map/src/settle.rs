// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the people of a block stand along their rows: children under their parents, order and distances kept.

use std::collections::BTreeMap;

use crate::measure::count;
use crate::nodes::Drawn;

const ROUNDS: usize = 80;
/// How far parents lean towards the other one, who stands in another block.
const LEAN: f64 = 74.0;

/// The rows of one block, and what keeps them apart.
pub struct Stand<'a> {
    pub rows: &'a [Vec<usize>],
    /// How far each node reaches to both sides of its middle.
    pub reach: &'a [(f64, f64)],
    /// What is kept free between two of them.
    pub between: f64,
    /// The block each node stands in, by place in the line.
    pub block_of: &'a [usize],
    /// How wide a row may be, where that is bounded.
    pub most: Option<f64>,
}

/// The place of each node of the block.
pub fn settle(drawn: &Drawn, block: usize, stand: &Stand) -> BTreeMap<usize, f64> {
    let mut earliest = BTreeMap::new();
    let mut slack = Vec::new();
    for row in stand.rows {
        let mut end = 0.0;
        for (place, node) in row.iter().enumerate() {
            let (before, after) = stand.reach[*node];
            end += before + if place > 0 { stand.between } else { 0.0 };
            earliest.insert(*node, end);
            end += after;
        }
        slack.push(match stand.most {
            Some(most) => (0.0, (most - end).max(0.0)),
            None => (f64::MIN, f64::MAX),
        });
    }
    let mut places = earliest.clone();
    for _ in 0..ROUNDS {
        let wishes = wishes(drawn, block, stand, &places);
        for (row, slack) in stand.rows.iter().zip(&slack) {
            for (node, place) in pooled(row, &earliest, &wishes) {
                places.insert(node, earliest[&node] + place.clamp(slack.0, slack.1));
            }
        }
    }
    places
}

/// Where everybody would like to stand, each wish as a sum and a count.
fn wishes(
    drawn: &Drawn,
    block: usize,
    stand: &Stand,
    places: &BTreeMap<usize, f64>,
) -> BTreeMap<usize, (f64, f64)> {
    let mut wishes: BTreeMap<usize, (f64, f64)> =
        places.iter().map(|(node, place)| (*node, (*place, 1.0))).collect();
    let mut wish = |node: usize, by: f64| {
        if let (Some(sum), Some(place)) = (wishes.get_mut(&node), places.get(&node)) {
            *sum = (sum.0 + place + by, sum.1 + 1.0);
        }
    };
    for tie in &drawn.ties {
        let children: Vec<usize> = tie
            .children
            .iter()
            .map(|child| child.0)
            .filter(|child| places.contains_key(child))
            .collect();
        let here: Vec<f64> =
            tie.partners().filter_map(|parent| places.get(&parent).copied()).collect();
        if children.is_empty() || here.is_empty() {
            continue;
        }
        let middle =
            children.iter().map(|child| places[child]).sum::<f64>() / count(children.len());
        let mut parents = here.iter().sum::<f64>() / count(here.len());
        let away = tie.partners().find(|parent| !places.contains_key(parent));
        if let Some(away) = away {
            parents += if stand.block_of[away] > block { LEAN } else { -LEAN };
        }
        for child in &children {
            wish(*child, parents - middle);
        }
        for parent in tie.partners() {
            wish(parent, middle - parents);
        }
    }
    for tie in &drawn.ties {
        // Couples would rather not be drawn apart.
        let here = |node: usize| places.get(&node).copied();
        if let (Some(one), Some(two), Some(b)) = (here(tie.a), tie.b.and_then(here), tie.b) {
            let (left, right) = if one < two { (tie.a, b) } else { (b, tie.a) };
            let far =
                (one - two).abs() - stand.reach[left].1 - stand.between - stand.reach[right].0;
            if far > 0.0 {
                wish(left, far / 2.0);
                wish(right, -far / 2.0);
            }
        }
    }
    wishes
}

/// Nearest to the wishes with order and distances kept: neighbours whose wishes cross are pooled at their mean.
fn pooled(
    row: &[usize],
    earliest: &BTreeMap<usize, f64>,
    wishes: &BTreeMap<usize, (f64, f64)>,
) -> Vec<(usize, f64)> {
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for node in row {
        let (sum, times) = wishes[node];
        pools.push((sum / times - earliest[node], 1));
        while let [.., before, last] = pools.as_mut_slice() {
            if before.0 <= last.0 {
                break;
            }
            let (few, many) = (count(last.1), count(before.1));
            before.0 = (before.0 * many + last.0 * few) / (many + few);
            before.1 += last.1;
            pools.pop();
        }
    }
    let places = pools.iter().flat_map(|(place, people)| std::iter::repeat_n(*place, *people));
    row.iter().copied().zip(places).collect()
}
