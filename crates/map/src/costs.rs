// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a way for a bond costs: its length, and everything that makes it hard to follow.

use crate::bonds::Ground;
use crate::geometry::{Area, Point, at, at_least, near_ends, sampled};
use crate::measure::count;
use crate::picture::State;
use crate::scene::Scene;
use crate::sound::Pair;
use crate::tries::{Try, direction, leaves};

/// What a way costs beyond its length: a step through a label or a foreign sign, or close to one, along a line of
/// kinship, beside an earlier bond, through its own sign, two that leave a sign at one place, and a degree of a hook.
// More than all the rest can come to, so that no way is ever worth going through words.
const THROUGH: f64 = 1e7;
const CLOSE_TO: f64 = 60.0;
const ALONG: f64 = 12.0;
const HUGGING: f64 = 20.0;
const OWN: f64 = 40.0;
const SAME_PLACE: f64 = 60.0;
const HOOK: f64 = 4.0;
const OUTSIDE: f64 = 90.0;
/// What it costs to run between the rows rather than straight.
pub const DETOUR: f64 = 220.0;
const STEP: f64 = 6.0;

/// How close to an earlier bond is beside it.
const BESIDE: f64 = 13.0;

/// Bonds that have their ways already: points along them from left to right, and where they leave which sign.
pub struct Crowd {
    taken: Vec<Point>,
    left: Vec<(usize, f64)>,
}

impl Crowd {
    pub fn of(mut taken: Vec<Point>, left: Vec<(usize, f64)>) -> Self {
        taken.sort_by(|one, other| one.x.total_cmp(&other.x));
        Self { taken, left }
    }

    fn is_beside(&self, point: Point) -> bool {
        let first = self.taken.partition_point(|other| other.x <= point.x - BESIDE);
        let mut near = self.taken[first..].iter().take_while(|other| other.x < point.x + BESIDE);
        near.any(|other| (other.y - point.y).abs() < BESIDE)
    }
}

/// A way, and what it costs at the least, known without walking along it.
pub struct Tried {
    pub one: Try,
    pub least: f64,
    /// What it costs besides its length and what it meets.
    apart: f64,
}

impl Tried {
    pub fn of(ground: &Ground, pair: &Pair, one: Try, crowd: &Crowd) -> Self {
        let mut apart = one.more + hooks(ground.scene, pair, &one);
        for (node, degrees) in [(pair.a, one.angles.0), (pair.b, one.angles.1)] {
            let same = crowd.left.iter().filter(|(other, angle)| {
                let turned = (angle - degrees + 540.0).rem_euclid(360.0) - 180.0;
                *other == node && turned.abs() < 15.0
            });
            apart += SAME_PLACE * count(same.count());
        }
        let least = apart + at_least(&one.curves);
        Self { one, least, apart }
    }

    /// The whole of it, or more than `most`.
    pub fn cost(&self, ground: &Ground, pair: &Pair, crowd: &Crowd, most: f64) -> f64 {
        let (scene, points) = (ground.scene, sampled(&self.one.curves, STEP));
        let mut cost = self.apart + points.windows(2).map(|pair| pair[0].far(pair[1])).sum::<f64>();
        let reach = reach(&points);
        let foreign =
            ground.signs.iter().enumerate().filter(|(node, _)| *node != pair.a && *node != pair.b);
        let half = 1.5 + half_width(pair.state());
        // Each with what is close to it.
        let areas: Vec<(Area, Area)> = foreign
            .map(|(_, area)| *area)
            .chain(ground.texts.iter().map(|area| area.grown(1.5)))
            .map(|area| (area, area.grown(half)))
            .filter(|(_, close)| reach.meets(close))
            .collect();
        let kinship: Vec<&Area> = ground.kinship.iter().filter(|area| area.meets(&reach)).collect();
        let ends =
            [pair.a, pair.b].map(|node| (scene.middle(node), scene.drawn.nodes[node].radius));
        let last = points.len().saturating_sub(2);
        for (place, point) in points.iter().enumerate() {
            if cost >= most {
                return f64::MAX;
            }
            let before = points[place.saturating_sub(1)];
            let piece = Area::between(before, *point).grown(0.1);
            for (area, _) in areas.iter().filter(|(_, close)| close.meets(&piece)) {
                cost += if area.crossed(before, *point) { THROUGH } else { CLOSE_TO };
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
            if kinship.iter().any(|area| area.holds(*point)) {
                cost += ALONG;
            }
            if away > 30.0 && crowd.is_beside(*point) {
                cost += HUGGING;
            }
        }
        cost
    }
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

/// Bonds leave a sign in the direction they go.
fn hooks(scene: &Scene, pair: &Pair, one: &Try) -> f64 {
    let Some((near_a, near_b)) = near_ends(&one.curves, STEP, 9.0) else { return 0.0 };
    let ends = [
        (leaves(scene, pair.a, one.angles.0), direction(one.angles.0), near_a),
        (leaves(scene, pair.b, one.angles.1), direction(one.angles.1), near_b),
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
