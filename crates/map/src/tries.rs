// SPDX-License-Identifier: AGPL-3.0-or-later
//! The ways that are tried for a bond: one bent line, an upright one past the rows between, and one around everything.

use std::cmp::Ordering;

use crate::bands::{Band, band};
use crate::bonds::Ground;
use crate::costs::DETOUR;
use crate::geometry::{Curve, Point, at, rounded};
use crate::measure;
use crate::picture::Sign;
use crate::scene::Scene;
use crate::sound::Pair;

/// How many places to pass through rows are tried.
const LANES: usize = 10;

/// A way that is tried.
pub struct Try {
    pub curves: Vec<Curve>,
    /// Where it leaves both signs.
    pub angles: (f64, f64),
    /// What it costs whatever it meets.
    pub more: f64,
}

impl Try {
    pub fn straight(scene: &Scene, pair: &Pair) -> Self {
        let (a, b) = (scene.middle(pair.a), scene.middle(pair.b));
        Self { curves: vec![Curve::straight(a, b)], angles: (0.0, 0.0), more: 0.0 }
    }
}

/// Every way that is tried.
pub fn all(ground: &Ground, place: usize, pair: &Pair) -> Vec<Try> {
    let mut tries = round(ground, place, pair);
    tries.extend(curved(ground.scene, pair));
    tries.extend(through(ground, pair));
    tries
}

pub fn direction(degrees: f64) -> Point {
    let angle = degrees.to_radians();
    at(angle.cos(), -angle.sin())
}

/// Where a bond leaves a sign: 0 is towards the label, 90 upward.
pub fn leaves(scene: &Scene, node: usize, degrees: f64) -> Point {
    let known = &scene.drawn.nodes[node];
    let away = known.radius + if known.radius > 25.0 { 8.0 } else { 5.0 };
    let way = direction(degrees);
    let far = match known.sign {
        Sign::Square => (away / way.x.abs().max(way.y.abs())).min(away * 1.25),
        Sign::Circle | Sign::Diamond | Sign::Pregnancy | Sign::Ended => away,
    };
    scene.middle(node).plus(way, far)
}

const LEVEL: [f64; 6] = [-35.0, -55.0, -72.0, -145.0, -125.0, -108.0];
/// How far the line goes on the way it left, in parts.
const PARTS: [f64; 3] = [0.32, 0.5, 0.75];
const LEVEL_PARTS: [f64; 6] = [0.05, 0.15, 0.32, 0.6, 1.0, 1.6];
const LEVEL_OVER: [f64; 4] = [55.0, 72.0, 125.0, 108.0];
const UP: [f64; 8] = [112.0, 128.0, 144.0, 160.0, 174.0, 68.0, 52.0, 36.0];
const DOWN: [f64; 8] = [-52.0, -35.0, -68.0, -112.0, -128.0, -150.0, 190.0, 205.0];
const UP_FEW: [f64; 4] = [112.0, 140.0, 68.0, 40.0];
const DOWN_FEW: [f64; 4] = [-52.0, -68.0, -112.0, -132.0];

/// One bent line between the signs; between two of one row under it or over it.
fn curved<'a>(scene: &'a Scene<'a>, pair: &'a Pair) -> impl Iterator<Item = Try> + 'a {
    let (row_a, row_b) = (scene.plan.spots[pair.a].row, scene.plan.spots[pair.b].row);
    let sides: &[(&[f64], &[f64])] = match row_a.cmp(&row_b) {
        Ordering::Equal => &[(&LEVEL, &LEVEL), (&LEVEL_OVER, &LEVEL_OVER)],
        Ordering::Greater => &[(&UP, &DOWN)],
        Ordering::Less => &[(&DOWN, &UP)],
    };
    let level = row_a == row_b;
    let parts: &[f64] = if level { &LEVEL_PARTS } else { &PARTS };
    let ends = sides
        .iter()
        .flat_map(|(from, to)| from.iter().flat_map(|one| to.iter().map(move |two| (*one, *two))));
    ends.flat_map(move |(one, two)| {
        let (from, to) = (leaves(scene, pair.a, one), leaves(scene, pair.b, two));
        let far = from.far(to);
        parts.iter().map(move |part| {
            let handle =
                if level { 18.0 + far * 0.22 * part } else { (far * part * 0.6).max(26.0) };
            let curve = Curve {
                from,
                one: from.plus(direction(one), handle),
                two: to.plus(direction(two), handle),
                to,
            };
            Try { curves: vec![curve], angles: (one, two), more: 0.0 }
        })
    })
}

/// Past the rows between, upright where nothing stands.
fn through<'a>(ground: &'a Ground, pair: &'a Pair) -> impl Iterator<Item = Try> + 'a {
    let scene = ground.scene;
    let (row_a, row_b) = (scene.plan.spots[pair.a].row, scene.plan.spots[pair.b].row);
    let (upper, lower) = if row_a < row_b { (pair.a, pair.b) } else { (pair.b, pair.a) };
    let lanes = if row_a.abs_diff(row_b) < 2 { Vec::new() } else { lanes(scene, upper, lower) };
    lanes.into_iter().flat_map(move |x| {
        DOWN_FEW.iter().flat_map(move |one| {
            UP_FEW.iter().map(move |two| {
                let (from, to) = (leaves(scene, upper, *one), leaves(scene, lower, *two));
                let high = to.y - from.y;
                let (begins, ends) = (at(x, from.y + high * 0.3), at(x, from.y + high * 0.74));
                let bend = high * 0.16;
                let mut curves = vec![
                    Curve {
                        from,
                        one: from.plus(direction(*one), 22.0),
                        two: at(x, begins.y - bend),
                        to: begins,
                    },
                    Curve::straight(begins, ends),
                    Curve {
                        from: ends,
                        one: at(x, ends.y + bend),
                        two: to.plus(direction(*two), 22.0),
                        to,
                    },
                ];
                let mut angles = (*one, *two);
                if upper != pair.a {
                    curves = turned(&curves);
                    angles = (*two, *one);
                }
                Try { curves, angles, more: 0.0 }
            })
        })
    })
}

fn turned(curves: &[Curve]) -> Vec<Curve> {
    let turn =
        |curve: &Curve| Curve { from: curve.to, one: curve.two, two: curve.one, to: curve.from };
    curves.iter().rev().map(turn).collect()
}

/// Places where a line meets nothing on its way through the rows between two signs.
fn lanes(scene: &Scene, upper: usize, lower: usize) -> Vec<f64> {
    let (above, below) = (scene.plan.spots[upper], scene.plan.spots[lower]);
    let passes = (band(above.row + 1, Band::Titles), band(below.row, Band::Titles));
    let mut lanes: Vec<f64> = Vec::new();
    let between = [0.0, 0.25, 0.5, 0.75, 1.0].map(|part| above.x + (below.x - above.x) * part);
    let wishes =
        between.into_iter().chain([above.x - 60.0, above.x + 60.0, below.x - 60.0, below.x + 60.0]);
    for wish in wishes {
        let x = scene.lines.bands.free(wish, passes.0, passes.1);
        if lanes.len() < LANES && !lanes.iter().any(|lane| (lane - x).abs() < 8.0) {
            lanes.push(x);
        }
    }
    lanes
}

/// Down from both signs to between the rows, along there, and through the rows where nothing stands; to the lower one also
/// from over its row. Under a sign, over it and between rows there is never a label, so this way is always free.
fn round(ground: &Ground, place: usize, pair: &Pair) -> Vec<Try> {
    let scene = ground.scene;
    let row = |node: usize| scene.plan.spots[node].row;
    let (upper, lower) =
        if row(pair.a) <= row(pair.b) { (pair.a, pair.b) } else { (pair.b, pair.a) };
    let shift = [0.0, 7.0, -7.0][place % 3];
    let between = |node: usize| scene.heights.between(row(node) + 1) + shift;
    let level = row(upper) == row(lower);
    let mut tries = Vec::new();
    for (one, two) in ASIDE.iter().flat_map(|one| ASIDE.map(|two| (*one, two))) {
        let (from, to) = (beyond(scene, upper, one, false), beyond(scene, lower, two, false));
        let wish = f64::midpoint(from.x, to.x);
        let free = |last: Band| {
            scene.lines.bands.free(wish, band(row(upper) + 1, Band::Titles), band(row(lower), last))
        };
        let mut ways = Vec::new();
        let begins = [from, at(from.x, between(upper))];
        if level {
            ways.push((vec![at(to.x, between(lower)), to], angle_beyond(two, false)));
        } else {
            let x = free(Band::Unions);
            let ends = [at(x, between(upper)), at(x, between(lower)), at(to.x, between(lower)), to];
            ways.push((ends.to_vec(), angle_beyond(two, false)));
            let (x, to) = (free(Band::Titles), beyond(scene, lower, two, true));
            for over in scene.heights.over(row(lower)) {
                let ends = [at(x, between(upper)), at(x, over), at(to.x, over), to];
                ways.push((ends.to_vec(), angle_beyond(two, true)));
            }
        }
        for (ends, arrives) in ways {
            let points: Vec<Point> = begins.iter().copied().chain(ends).collect();
            let mut curves = rounded(&points, 16.0);
            let mut angles = (angle_beyond(one, false), arrives);
            if upper != pair.a {
                curves = turned(&curves);
                angles = (angles.1, angles.0);
            }
            tries.push(Try { curves, angles, more: DETOUR });
        }
    }
    tries
}

const ASIDE: [f64; 4] = [-16.0, -9.0, 9.0, 16.0];

fn angle_beyond(aside: f64, top: bool) -> f64 {
    if top { 90.0 - aside * 2.5 } else { -90.0 + aside * 2.5 }
}

/// A point right over or under a sign.
fn beyond(scene: &Scene, node: usize, aside: f64, top: bool) -> Point {
    let known = &scene.drawn.nodes[node];
    let aside = aside.clamp(-0.8 * known.radius, 0.8 * known.radius);
    let middle = scene.middle(node);
    let rim = measure::rim(known.sign, known.radius, aside, top) + 6.0;
    at(middle.x + aside, if top { middle.y - rim } else { middle.y + rim })
}
