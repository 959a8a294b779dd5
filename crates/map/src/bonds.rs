// SPDX-License-Identifier: AGPL-3.0-or-later
//! The ways of bonds: many are tried, the cheapest is taken, and one that meets no label and no foreign sign is always among them.

use crate::bands::{Band, band};
use crate::geometry::{Area, Curve, Point, at, paced, rounded, sampled};
use crate::nodes::Who;
use crate::picture::{Sign, State};
use crate::scene::Scene;
use crate::sound::Pair;

/// What a way costs beyond its length: a step through a label or a foreign sign, or close to one, along a line of kinship, beside an earlier bond,
/// through its own sign, two that leave a sign at one place, and a degree of a hook.
const THROUGH: f64 = 5000.0;
const CLOSE_TO: f64 = 60.0;
const ALONG: f64 = 12.0;
const HUGGING: f64 = 20.0;
const OWN: f64 = 40.0;
const SAME_PLACE: f64 = 60.0;
const HOOK: f64 = 4.0;
const OUTSIDE: f64 = 90.0;
/// What it costs to run between the rows rather than straight.
const DETOUR: f64 = 220.0;
const STEP: f64 = 6.0;
/// How many places to pass through rows are tried.
const LANES: usize = 10;

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
    scene: &'a Scene<'a>,
    signs: Vec<Area>,
    /// Everything that is written.
    texts: Vec<Area>,
    kinship: Vec<(Point, Point)>,
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
        kinship: scene.pieces(),
    };
    let mut ways: Vec<Way> = Vec::new();
    for (place, pair) in scene.drawn.pairs.iter().enumerate() {
        ways.push(way(&ground, place, pair, &ways));
    }
    ways
}

fn way(ground: &Ground, place: usize, pair: &Pair, before: &[Way]) -> Way {
    let pairs = &ground.scene.drawn.pairs;
    let taken: Vec<Point> =
        before.iter().flat_map(|way| way.points.iter().step_by(2)).copied().collect();
    let mut left = Vec::new();
    for (way, other) in before.iter().zip(pairs) {
        left.extend([(other.a, way.angles.0), (other.b, way.angles.1)]);
    }
    let mut best: Option<(f64, Try)> = None;
    let round = round(ground, place, pair);
    let tries = round.into_iter().chain(curved(ground.scene, pair)).chain(through(ground, pair));
    for one in tries {
        let most = best.as_ref().map_or(f64::MAX, |(cost, _)| *cost);
        let cost = cost(ground, pair, &one, &Crowd { taken: &taken, left: &left, most });
        if cost < most {
            best = Some((cost, one));
        }
    }
    let one = best.map_or_else(|| Try::straight(ground.scene, pair), |(_, one)| one);
    let points = paced(&one.curves, PACE);
    Way { curves: one.curves, points, angles: one.angles }
}

/// A way that is tried.
struct Try {
    curves: Vec<Curve>,
    angles: (f64, f64),
    more: f64,
}

impl Try {
    fn straight(scene: &Scene, pair: &Pair) -> Self {
        let (a, b) = (scene.middle(pair.a), scene.middle(pair.b));
        Self { curves: vec![Curve::straight(a, b)], angles: (0.0, 0.0), more: 0.0 }
    }
}

/// Bonds drawn already, and what is the cheapest so far.
struct Crowd<'a> {
    taken: &'a [Point],
    left: &'a [(usize, f64)],
    most: f64,
}

fn direction(degrees: f64) -> Point {
    let angle = degrees.to_radians();
    at(angle.cos(), -angle.sin())
}

/// Where a bond leaves a sign: 0 is towards the label, 90 upward.
fn leaves(scene: &Scene, node: usize, degrees: f64) -> Point {
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
const UP: [f64; 8] = [112.0, 128.0, 144.0, 160.0, 174.0, 68.0, 52.0, 36.0];
const DOWN: [f64; 8] = [-52.0, -35.0, -68.0, -112.0, -128.0, -150.0, 190.0, 205.0];
const UP_FEW: [f64; 4] = [112.0, 140.0, 68.0, 40.0];
const DOWN_FEW: [f64; 4] = [-52.0, -68.0, -112.0, -132.0];

/// One bent line between the signs.
fn curved<'a>(scene: &'a Scene, pair: &'a Pair) -> impl Iterator<Item = Try> + 'a {
    let (row_a, row_b) = (scene.plan.spots[pair.a].row, scene.plan.spots[pair.b].row);
    let level = row_a == row_b;
    let sides: (&[f64], &[f64]) = match row_a.cmp(&row_b) {
        std::cmp::Ordering::Equal => (&LEVEL, &LEVEL),
        std::cmp::Ordering::Greater => (&UP, &DOWN),
        std::cmp::Ordering::Less => (&DOWN, &UP),
    };
    sides.0.iter().flat_map(move |one| {
        sides.1.iter().flat_map(move |two| {
            let parts: &[f64] = if level { &LEVEL_PARTS } else { &PARTS };
            parts.iter().map(move |part| {
                let (from, to) = (leaves(scene, pair.a, *one), leaves(scene, pair.b, *two));
                let far = from.far(to);
                let handle =
                    if level { 18.0 + far * 0.22 * part } else { (far * part * 0.6).max(26.0) };
                let curve = Curve {
                    from,
                    one: from.plus(direction(*one), handle),
                    two: to.plus(direction(*two), handle),
                    to,
                };
                Try { curves: vec![curve], angles: (*one, *two), more: 0.0 }
            })
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
    let rim = crate::measure::rim(known.sign, known.radius, aside, top) + 6.0;
    at(middle.x + aside, if top { middle.y - rim } else { middle.y + rim })
}

fn cost(ground: &Ground, pair: &Pair, one: &Try, crowd: &Crowd) -> f64 {
    let scene = ground.scene;
    let points = sampled(&one.curves, STEP);
    let mut cost = one.more + points.windows(2).map(|pair| pair[0].far(pair[1])).sum::<f64>();
    cost += hooks(scene, pair, one, &points);
    for (node, degrees) in [(pair.a, one.angles.0), (pair.b, one.angles.1)] {
        let same = crowd.left.iter().filter(|(other, angle)| {
            *other == node && ((angle - degrees + 540.0).rem_euclid(360.0) - 180.0).abs() < 15.0
        });
        cost += SAME_PLACE * crate::measure::count(same.count());
    }
    if cost >= crowd.most {
        return f64::MAX;
    }
    let reach = reach(&points);
    let foreign =
        ground.signs.iter().enumerate().filter(|(node, _)| *node != pair.a && *node != pair.b);
    let half = 1.5 + half_width(pair.state());
    let areas: Vec<Area> = foreign
        .map(|(_, area)| *area)
        .chain(ground.texts.iter().map(|area| area.grown(1.5)))
        .filter(|area| reach.grown(half).meets(area))
        .collect();
    let near = |piece: &&(Point, Point)| corners(piece.0, piece.1).grown(6.0).meets(&reach);
    let kinship: Vec<&(Point, Point)> = ground.kinship.iter().filter(near).collect();
    let taken: Vec<&Point> =
        crowd.taken.iter().filter(|point| reach.grown(15.0).holds(**point)).collect();
    let ends = [pair.a, pair.b].map(|node| (scene.middle(node), scene.drawn.nodes[node].radius));
    let last = points.len().saturating_sub(2);
    for (place, point) in points.iter().enumerate() {
        if cost >= crowd.most {
            return f64::MAX;
        }
        let before = points[place.saturating_sub(1)];
        for area in &areas {
            if area.crossed(before, *point) {
                cost += THROUGH;
            } else if area.grown(half).holds(*point) {
                cost += CLOSE_TO;
            }
        }
        if point.x < scene.begins + 8.0 || point.x > scene.ends - 8.0 {
            cost += OUTSIDE;
        }
        if place < 2 || place >= last {
            continue;
        }
        let away = ends
            .iter()
            .map(|(middle, radius)| middle.far(*point) - radius)
            .fold(f64::MAX, f64::min);
        if away < 7.0 {
            cost += OWN;
        }
        if kinship.iter().any(|(from, to)| corners(*from, *to).grown(5.0).holds(*point)) {
            cost += ALONG;
        }
        if away > 30.0
            && taken
                .iter()
                .any(|other| (other.x - point.x).abs() < 13.0 && (other.y - point.y).abs() < 13.0)
        {
            cost += HUGGING;
        }
    }
    cost
}

/// How far a bond's form reaches to both sides of its way.
fn half_width(state: State) -> f64 {
    match state {
        State::Close | State::Tender | State::Distant => 2.0,
        State::Strained => 5.0,
        State::CloseStrained => 7.0,
        State::CutOff | State::BackInTouch => 3.0,
    }
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

fn corners(one: Point, other: Point) -> Area {
    Area {
        from: at(one.x.min(other.x), one.y.min(other.y)),
        to: at(one.x.max(other.x), one.y.max(other.y)),
    }
}

/// Bonds leave a sign in the direction they go.
fn hooks(scene: &Scene, pair: &Pair, one: &Try, points: &[Point]) -> f64 {
    let Some(end) = points.len().checked_sub(1) else { return 0.0 };
    let step = end.min(9);
    let ends = [
        (leaves(scene, pair.a, one.angles.0), direction(one.angles.0), points[step]),
        (leaves(scene, pair.b, one.angles.1), direction(one.angles.1), points[end - step]),
    ];
    ends.iter()
        .map(|(from, way, to)| {
            let far = from.far(*to).max(1e-9);
            let cosine = (way.x * (to.x - from.x) + way.y * (to.y - from.y)) / far;
            (cosine.clamp(-1.0, 1.0).acos().to_degrees() - 40.0).max(0.0) * HOOK
        })
        .sum()
}

fn reach(points: &[Point]) -> Area {
    let first = points.first().copied().unwrap_or(at(0.0, 0.0));
    points.iter().fold(Area { from: first, to: first }, |area, point| Area {
        from: at(area.from.x.min(point.x), area.from.y.min(point.y)),
        to: at(area.to.x.max(point.x), area.to.y.max(point.y)),
    })
}
