// SPDX-License-Identifier: AGPL-3.0-or-later
//! Points, boxes and curves.

/// A point; y grows downward.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Along the line.
    pub x: f64,
    /// Down the page.
    pub y: f64,
}

pub fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    /// How far another point is.
    #[must_use]
    pub fn far(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }

    /// The point a part of the way towards another one.
    #[must_use]
    pub fn towards(self, other: Self, part: f64) -> Self {
        at(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }

    /// The point so much further in a direction.
    #[must_use]
    pub fn plus(self, way: Self, by: f64) -> Self {
        at(self.x + way.x * by, self.y + way.y * by)
    }
}

/// A rectangle by two of its corners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The corner with the smaller numbers.
    pub from: Point,
    /// The corner with the larger ones.
    pub to: Point,
}

impl Area {
    /// A square around a point.
    #[must_use]
    pub fn around(middle: Point, half: f64) -> Self {
        Self {
            from: at(middle.x - half, middle.y - half),
            to: at(middle.x + half, middle.y + half),
        }
    }

    /// The area two points span.
    #[must_use]
    pub fn between(one: Point, other: Point) -> Self {
        Self {
            from: at(one.x.min(other.x), one.y.min(other.y)),
            to: at(one.x.max(other.x), one.y.max(other.y)),
        }
    }

    /// The same, larger on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self {
            from: at(self.from.x - by, self.from.y - by),
            to: at(self.to.x + by, self.to.y + by),
        }
    }

    /// Whether two have more than an edge in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.from.x < other.to.x
            && other.from.x < self.to.x
            && self.from.y < other.to.y
            && other.from.y < self.to.y
    }

    /// Whether a straight piece of a line comes inside.
    #[must_use]
    pub fn crossed(&self, from: Point, to: Point) -> bool {
        let (way_x, way_y) = (to.x - from.x, to.y - from.y);
        let sides = [
            (-way_x, from.x - self.from.x),
            (way_x, self.to.x - from.x),
            (-way_y, from.y - self.from.y),
            (way_y, self.to.y - from.y),
        ];
        // The part of the piece that is on the inner side of all four.
        let (mut begins, mut ends) = (0.0_f64, 1.0_f64);
        for (way, room) in sides {
            if way.abs() < 1e-9 {
                if room <= 0.0 {
                    return false;
                }
            } else if way < 0.0 {
                begins = begins.max(room / way);
            } else {
                ends = ends.min(room / way);
            }
        }
        begins < ends
    }

    /// Whether a point lies inside.
    #[must_use]
    pub fn holds(&self, point: Point) -> bool {
        self.from.x < point.x && point.x < self.to.x && self.from.y < point.y && point.y < self.to.y
    }
}

/// A curve between two points, bent by two others.
#[derive(Debug, Clone, Copy)]
pub struct Curve {
    pub from: Point,
    pub one: Point,
    pub two: Point,
    pub to: Point,
}

impl Curve {
    pub fn straight(from: Point, to: Point) -> Self {
        Self { from, one: from.towards(to, 1.0 / 3.0), two: from.towards(to, 2.0 / 3.0), to }
    }

    pub fn at(&self, part: f64) -> Point {
        let rest = 1.0 - part;
        let weights = [
            rest * rest * rest,
            3.0 * rest * rest * part,
            3.0 * rest * part * part,
            part * part * part,
        ];
        let points = [self.from, self.one, self.two, self.to];
        let sum = |of: fn(&Point) -> f64| points.iter().zip(weights).map(|(p, w)| of(p) * w).sum();
        at(sum(|point| point.x), sum(|point| point.y))
    }

    /// Longer than the curve, never shorter.
    fn reach(&self) -> f64 {
        self.from.far(self.one) + self.one.far(self.two) + self.two.far(self.to)
    }

    /// How many pieces of about `step` it is cut into; a whole number.
    fn pieces(&self, step: f64) -> f64 {
        (self.reach() / step).ceil().clamp(1.0, 400.0)
    }

    /// Shorter than the curve, never longer: straight from quarter to quarter.
    fn at_least(&self) -> f64 {
        let quarters = [0.0, 0.25, 0.5, 0.75, 1.0].map(|part| self.at(part));
        quarters.windows(2).map(|pair| pair[0].far(pair[1])).sum()
    }
}

/// How long curves are at the least, without walking along them.
pub fn at_least(curves: &[Curve]) -> f64 {
    curves.iter().map(Curve::at_least).sum()
}

/// The points so many pieces from both ends of what `sampled` would give, without the rest of it.
pub fn near_ends(curves: &[Curve], step: f64, places: f64) -> Option<(Point, Point)> {
    let all: f64 = curves.iter().map(|curve| curve.pieces(step)).sum();
    let places = places.min(all);
    Some((nth(curves, step, places)?, nth(curves, step, all - places)?))
}

fn nth(curves: &[Curve], step: f64, place: f64) -> Option<Point> {
    let mut left = place;
    for curve in curves {
        let pieces = curve.pieces(step);
        if left <= pieces {
            return Some(curve.at(left / pieces));
        }
        left -= pieces;
    }
    curves.last().map(|curve| curve.to)
}

/// As many points as few lines have, so that they are moved seldom while they are gathered.
const MANY: usize = 256;

/// Points along curves, one about every `step`.
pub fn sampled(curves: &[Curve], step: f64) -> Vec<Point> {
    let mut points = Vec::with_capacity(MANY);
    points.extend(curves.first().map(|curve| curve.from));
    for curve in curves {
        let pieces = curve.pieces(step);
        let mut piece = 1.0;
        while piece <= pieces {
            points.push(curve.at(piece / pieces));
            piece += 1.0;
        }
    }
    points
}

/// Points exactly `step` apart along curves, and the last one.
pub fn paced(curves: &[Curve], step: f64) -> Vec<Point> {
    let fine = sampled(curves, step / 4.0);
    let Some((first, rest)) = fine.split_first() else { return Vec::new() };
    let (mut paced, mut last, mut gone) = (vec![*first], *first, 0.0);
    for point in rest {
        let far = last.far(*point);
        gone += far;
        if gone >= step {
            paced.push(*point);
            gone -= step;
        }
        last = *point;
    }
    if gone > step / 2.0 || paced.len() < 2 {
        paced.push(last);
    } else if let Some(end) = paced.last_mut() {
        *end = last;
    }
    paced
}

/// A line through points with its corners rounded.
pub fn rounded(points: &[Point], radius: f64) -> Vec<Curve> {
    let mut curves = Vec::new();
    let Some(mut from) = points.first().copied() else { return curves };
    for place in 1..points.len() {
        let corner = points[place];
        let Some(next) = points.get(place + 1).copied() else {
            curves.push(Curve::straight(from, corner));
            break;
        };
        let (before, after) = (points[place - 1].far(corner), corner.far(next));
        let most = radius.min(before / 2.0).min(after / 2.0);
        if most < 0.5 {
            continue;
        }
        let (begins, ends) =
            (corner.towards(points[place - 1], most / before), corner.towards(next, most / after));
        curves.push(Curve::straight(from, begins));
        let (one, two) = (begins.towards(corner, 0.55), ends.towards(corner, 0.55));
        curves.push(Curve { from: begins, one, two, to: ends });
        from = ends;
    }
    curves
}

/// A way of one length, across the line at a point of it.
pub fn across(points: &[Point], place: usize) -> Point {
    let before = points[place.saturating_sub(1)];
    let after = points[(place + 1).min(points.len() - 1)];
    let far = before.far(after).max(1e-9);
    at(-(after.y - before.y) / far, (after.x - before.x) / far)
}

/// A line beside a line of level and upright pieces.
pub fn beside(points: &[Point], by: f64) -> Vec<Point> {
    let way = |from: Point, to: Point| {
        let far = from.far(to).max(1e-9);
        at(-(to.y - from.y) / far * by, (to.x - from.x) / far * by)
    };
    let ways: Vec<Point> = points.windows(2).map(|pair| way(pair[0], pair[1])).collect();
    let moved = |(place, point): (usize, &Point)| {
        let before = place.checked_sub(1).and_then(|place| ways.get(place)).copied();
        let after = ways.get(place).copied();
        match (before, after) {
            // Two pieces that go on straight are moved once, a corner both ways.
            (Some(a), Some(b)) if (a.x * b.x + a.y * b.y).abs() < by * by / 2.0 => {
                at(point.x + a.x + b.x, point.y + a.y + b.y)
            }
            (_, Some(a)) | (Some(a), None) => at(point.x + a.x, point.y + a.y),
            (None, None) => *point,
        }
    };
    points.iter().enumerate().map(moved).collect()
}
