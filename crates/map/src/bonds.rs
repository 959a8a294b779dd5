// SPDX-License-Identifier: AGPL-3.0-or-later
//! The ways of bonds: many are tried, the cheapest is taken, and one that meets no words and no foreign sign is always among them.

use crate::costs::{Crowd, Tried};
use crate::geometry::{Area, Curve, Point, at, paced};
use crate::nodes::Who;
use crate::scene::Scene;
use crate::sound::Pair;
use crate::tries::{self, Try};

/// The way of a bond.
pub struct Way {
    pub curves: Vec<Curve>,
    /// Points along it, `PACE` apart.
    pub points: Vec<Point>,
    angles: (f64, f64),
}

pub const PACE: f64 = 4.0;

/// What is in the way of all bonds.
pub struct Ground<'a> {
    pub scene: &'a Scene<'a>,
    pub signs: Vec<Area>,
    /// Everything that is written, and what stands on lines.
    pub texts: Vec<Area>,
    /// Where a bond would run along a line of kinship.
    pub kinship: Vec<Area>,
}

/// The ways of all bonds, in the order of their numbers.
pub fn ways(scene: &Scene) -> Vec<Way> {
    let nodes = 0..scene.drawn.nodes.len();
    let mut labels: Vec<Area> = nodes.clone().map(|node| scene.label(node)).collect();
    labels.retain(|label| label.to.x > label.from.x);
    let texts = labels.iter().chain(&scene.titles()).chain(&scene.captions()).copied().collect();
    let ground = Ground {
        scene,
        signs: nodes.map(|node| with_cradle(scene, node)).collect(),
        texts,
        kinship: scene.pieces().iter().map(|(a, b)| Area::between(*a, *b).grown(5.0)).collect(),
    };
    let mut ways: Vec<Way> = Vec::new();
    for (place, pair) in scene.drawn.pairs.iter().enumerate() {
        ways.push(way(&ground, place, pair, &ways));
    }
    ways
}

fn way(ground: &Ground, place: usize, pair: &Pair, before: &[Way]) -> Way {
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for (way, other) in before.iter().zip(&ground.scene.drawn.pairs) {
        taken.extend(way.points.iter().step_by(2));
        left.extend([(other.a, way.angles.0), (other.b, way.angles.1)]);
    }
    let crowd = Crowd::of(taken, left);
    let tries = tries::all(ground, place, pair);
    let mut tries: Vec<Tried> =
        tries.into_iter().map(|one| Tried::of(ground, pair, one, &crowd)).collect();
    // From the one that costs least at the least: when that is more than the best one costs, the rest need no look.
    tries.sort_by(|a, b| a.least.total_cmp(&b.least));
    let mut best: Option<(f64, Try)> = None;
    for tried in tries {
        let most = best.as_ref().map_or(f64::MAX, |(cost, _)| *cost);
        if tried.least >= most {
            break;
        }
        let cost = tried.cost(ground, pair, &crowd, most);
        if cost < most {
            best = Some((cost, tried.one));
        }
    }
    let one = best.map_or_else(|| Try::straight(ground.scene, pair), |(_, one)| one);
    let points = paced(&one.curves, PACE);
    Way { curves: one.curves, points, angles: one.angles }
}

/// What a bond keeps away from at a sign: more below, where the arc of whoever cares day to day is.
fn with_cradle(scene: &Scene, node: usize) -> Area {
    let area = scene.sign(node).grown(5.0);
    match scene.drawn.nodes[node].who {
        Who::Person(person) if person.cares => {
            Area { from: area.from, to: at(area.to.x, area.to.y + 7.0) }
        }
        _ => area,
    }
}
