// SPDX-License-Identifier: AGPL-3.0-or-later
//! How each state of a bond is drawn along its way, and the pill with its number and where it is going.

use crate::bonds::Way;
use crate::geometry::{Area, Curve, Point, across, at};
use crate::measure;
use crate::pen::{Pen, escaped, number};
use crate::picture::{State, Trend};
use crate::scene::Scene;
use crate::sound::Pair;

/// Where a bond that was cut off is open, in parts of its way, and how many steps.
const GAP_AT: usize = 3;
const GAP: usize = 5;

pub fn bond(pen: &mut Pen, state: State, way: &Way) {
    let bent = pen.bent(&way.curves);
    pen.path("halo", &bent);
    look(pen, state, &way.curves, &way.points);
}

/// A line of this state, along curves and the points on them.
pub fn look(pen: &mut Pen, state: State, curves: &[Curve], points: &[Point]) {
    let bent = pen.bent(curves);
    match state {
        State::Close => {
            pen.path("bd b2", &bent);
            pen.path("bd b2i", &bent);
        }
        State::Tender => pen.path("bd b1", &bent),
        State::Distant => pen.path("bd bdot", &bent),
        State::Strained => pen.line("bd bz", &zigzag(points, 5.0)),
        State::CloseStrained => {
            for aside in [-6.0, 6.0] {
                pen.line("bd bth", &aside_of(points, aside));
            }
            pen.line("bd bz", &zigzag(points, 3.6));
        }
        State::CutOff | State::BackInTouch => open(pen, state, points),
    }
}

/// Zigzag along a way; a short beginning and end stay straight.
fn zigzag(points: &[Point], wide: f64) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let mut line = vec![points[0]];
    for (turn, place) in (2..last.saturating_sub(1)).step_by(2).enumerate() {
        let by = if turn % 2 == 0 { -wide } else { wide };
        line.push(points[place].plus(across(points, place), by));
    }
    line.push(points[last]);
    line
}

fn aside_of(points: &[Point], by: f64) -> Vec<Point> {
    (0..points.len()).map(|place| points[place].plus(across(points, place), by)).collect()
}

/// Two pieces with a bar at each open end; a ring between them where both are back in touch.
fn open(pen: &mut Pen, state: State, points: &[Point]) {
    let last = points.len() - 1;
    let first = (points.len() * GAP_AT / 10).clamp(1.min(last), last);
    let second = (first + GAP).min(last);
    pen.line("bd b1", &points[..=first]);
    pen.line("bd b1", &points[second..]);
    for place in [first, second] {
        let way = across(points, place);
        pen.line("bd b1", &[points[place].plus(way, -7.0), points[place].plus(way, 7.0)]);
    }
    if state == State::BackInTouch {
        pen.circle("bmend", points[first].towards(points[second], 0.5), 7.0);
    }
}

/// Half of a pill.
const PILL: (f64, f64) = (17.0, 10.5);

/// Where the pills of the bonds stand: in the middle of each way, or as near to it as nothing is in the way.
pub fn pills(scene: &Scene, ways: &[Way]) -> Vec<Area> {
    let nodes = 0..scene.drawn.nodes.len();
    let mut taken: Vec<Area> = nodes.clone().map(|node| scene.sign(node).grown(4.0)).collect();
    let labels = nodes.map(|node| scene.label(node)).filter(|label| label.to.x > label.from.x);
    taken.extend(
        labels
            .chain(scene.titles())
            .chain(scene.captions())
            .chain(scene.marks())
            .map(|area| area.grown(2.0)),
    );
    let mut pills: Vec<Area> = Vec::new();
    for (own, (way, pair)) in ways.iter().zip(&scene.drawn.pairs).enumerate() {
        let wide = measure::width(&pair.bond.number, 12.5, true).max(8.0) - 8.0;
        let half = (PILL.0 + wide / 2.0, PILL.1);
        let around = |middle: Point| Area {
            from: at(middle.x - half.0, middle.y - half.1),
            to: at(middle.x + half.0, middle.y + half.1),
        };
        let last = way.points.len() - 1;
        let gap = last * GAP_AT / 10;
        let cut = matches!(pair.state(), State::CutOff | State::BackInTouch);
        let mut places: Vec<usize> =
            (1..=last.saturating_sub(1).max(1)).map(|place| place.min(last)).collect();
        places.sort_by_key(|place| (2 * place).abs_diff(last));
        // A pill on the gap would hide what it says.
        let over_gap = |place: usize| cut && place + 6 > gap && place < gap + GAP + 6;
        let met = |place: usize| {
            let pill = around(way.points[place]);
            let hidden = taken.iter().chain(&pills).filter(|area| area.meets(&pill)).count();
            let others = ways.iter().enumerate().filter(|(other, _)| *other != own);
            let on_others =
                others.filter(|(_, other)| other.points.iter().any(|p| pill.holds(*p))).count();
            10 * hidden + 6 * usize::from(over_gap(place)) + on_others
        };
        let free = places.iter().copied().find(|place| met(*place) == 0);
        let best = free.or_else(|| places.into_iter().min_by_key(|place| met(*place)));
        let best = best.unwrap_or(last / 2);
        pills.push(around(way.points[best]));
    }
    pills
}

/// A pill: the number of a bond, and an arrow.
pub fn pill(pen: &mut Pen, pair: &Pair, area: Area, links: bool) {
    let middle = area.from.towards(area.to, 0.5);
    let half = (area.to.x - area.from.x) / 2.0;
    let link = pair.bond.href.as_ref().filter(|_| links);
    if let Some(href) = link {
        let said = format!("{} {}", pair.bond.number, pair.bond.say);
        pen.raw(&format!("<a href=\"{}\" aria-label=\"{}\">", escaped(href), escaped(said.trim())));
    }
    let turn = pen.way();
    pen.raw(&format!("<g class=\"bn\" transform=\"translate({})\">", pen.point(middle)));
    pen.raw(&format!(
        "<rect x=\"{}\" y=\"-10.5\" width=\"{}\" height=\"21\" rx=\"10.5\"/>",
        number(-half),
        number(2.0 * half)
    ));
    let arrow = match pair.trend() {
        Trend::Closer => "M0 4 V-4 M-3.4 -.6 L0 -4 L3.4 -.6",
        Trend::Steady => "M-4 0 H4",
        Trend::MoreStrain => "M0 -4 V4 M-3.4 .6 L0 4 L3.4 .6",
    };
    pen.raw(&format!(
        "<text x=\"{}\" y=\"4.3\">{}</text><path d=\"{arrow}\" transform=\"translate({} 0)\"/></g>",
        number(-7.0 * turn),
        escaped(&pair.bond.number),
        number((half - 9.0) * turn)
    ));
    pen.raw(if link.is_some() { "</a>\n" } else { "\n" });
}
