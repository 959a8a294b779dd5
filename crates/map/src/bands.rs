// SPDX-License-Identifier: AGPL-3.0-or-later
//! The bands a map is made of from top to bottom, what is in the way in each, and the lines that run along them.

use crate::measure::{BESIDE, count};
use crate::nodes::Drawn;
use crate::plan::{Plan, TITLE_INDENT};

/// Every row has five bands. Upright lines may cross all of them where nothing is in the way; level ones run in `Jog`,
/// `Siblings` and `Unions` alone, where no sign and no label ever stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Between the homes of two rows.
    Jog,
    /// Under the upper outline of homes, where their titles are.
    Titles,
    /// Over the row, where siblings hang.
    Siblings,
    /// The row: signs with their labels beside them.
    Signs,
    /// Under the row, where couples meet.
    Unions,
}

const BANDS: usize = 5;

/// A band of a row, counted from the top.
pub fn band(row: usize, band: Band) -> usize {
    row * BANDS + band as usize
}

/// A level line in a band. Those that overlap get different levels.
pub struct Track {
    pub band: usize,
    pub from: f64,
    pub to: f64,
    /// The room it needs, with what is written over it.
    pub lane: f64,
    pub level: usize,
}

/// How far lines keep from each other, upright and level.
const APART: f64 = 7.0;
const OVERLAP: f64 = 10.0;
/// How far upright lines keep from signs and labels.
const AWAY: f64 = 9.0;

/// What is in the way of lines, and the lines so far.
pub struct Bands {
    blocked: Vec<Vec<(f64, f64)>>,
    written: Vec<Vec<(f64, f64)>>,
    uprights: Vec<(f64, usize, usize)>,
    pub tracks: Vec<Track>,
}

impl Bands {
    pub fn of(drawn: &Drawn, plan: &Plan) -> Self {
        let mut blocked = vec![Vec::new(); plan.rows * BANDS + 1];
        for (node, spot) in drawn.nodes.iter().zip(&plan.spots) {
            let label = if node.label.lines.is_empty() { 0.0 } else { BESIDE + node.label.width };
            let (from, to) = (spot.x - node.radius - AWAY, spot.x + node.radius + label + AWAY);
            blocked[band(spot.row, Band::Signs)].push((from, to));
        }
        for frame in plan.frames.iter().filter(|frame| frame.home.is_some()) {
            let title = frame.x + TITLE_INDENT;
            let titles = band(frame.first_row, Band::Titles);
            blocked[titles].push((title - AWAY, title + frame.title.width + AWAY));
            for here in &mut blocked[titles..=band(frame.last_row, Band::Unions)] {
                here.extend([frame.x, frame.x + frame.width].map(|x| (x - APART, x + APART)));
            }
        }
        let written = vec![Vec::new(); blocked.len()];
        Self { blocked, written, uprights: Vec::new(), tracks: Vec::new() }
    }

    /// A new level line.
    pub fn track(&mut self, band: usize, from: f64, to: f64, lane: f64) -> usize {
        self.tracks.push(Track { band, from: from.min(to), to: from.max(to), lane, level: 0 });
        self.tracks.len() - 1
    }

    /// What is written over a level line reaches so far, and nothing else shall at its level.
    pub fn widen(&mut self, track: usize, from: f64, to: f64) {
        let track = &mut self.tracks[track];
        (track.from, track.to) = (track.from.min(from), track.to.max(to));
    }

    /// Something is written in a band from now on, at a level of its own.
    pub fn write(&mut self, band: usize, from: f64, to: f64) {
        self.written[band].push((from, to));
    }

    pub fn upright(&mut self, x: f64, one: usize, other: usize) {
        self.uprights.push((x, one.min(other), one.max(other)));
    }

    /// The place nearest to `wish` where an upright line through these bands meets nothing.
    pub fn free(&self, wish: f64, one: usize, other: usize) -> f64 {
        let (first, last) = (one.min(other), one.max(other));
        let mut ways: Vec<(f64, f64)> = self.blocked[first..=last]
            .iter()
            .chain(&self.written[first..=last])
            .flatten()
            .copied()
            .collect();
        let meets = |upright: &&(f64, usize, usize)| upright.1 <= last && first <= upright.2;
        let uprights = self.uprights.iter().filter(meets);
        ways.extend(uprights.map(|(x, ..)| (x - APART, x + APART)));
        nearest(wish, 0.0, &ways).unwrap_or(wish)
    }

    /// The middle nearest to `wish` of a caption that is so wide and meets neither the ground under a sign nor an
    /// upright line; within the blocks, if it can.
    pub fn caption(
        &self,
        wish: f64,
        wide: f64,
        band: usize,
        around: (&[(f64, f64)], (f64, f64)),
    ) -> f64 {
        let (taken, (from, to)) = around;
        let mut ways: Vec<(f64, f64)> = self.blocked[band].clone();
        ways.extend_from_slice(taken);
        let here = self.uprights.iter().filter(|(_, first, last)| (*first..=*last).contains(&band));
        ways.extend(here.map(|(x, ..)| (x - APART, x + APART)));
        let anywhere = ways.clone();
        ways.extend([(f64::MIN, from), (to, f64::MAX)]);
        let inside = nearest(wish, wide / 2.0, &ways);
        inside.or_else(|| nearest(wish, wide / 2.0, &anywhere)).unwrap_or(wish)
    }

    /// Lines in one band that overlap get levels of their own, the short ones nearest to the signs.
    pub fn level(&mut self) {
        let mut order: Vec<usize> = (0..self.tracks.len()).collect();
        let long = |track: &Track| track.to - track.from;
        order.sort_by(|a, b| long(&self.tracks[*a]).total_cmp(&long(&self.tracks[*b])));
        let mut done: Vec<usize> = Vec::new();
        for place in order {
            let track = &self.tracks[place];
            let near = |other: &&usize| overlap(track, &self.tracks[**other]);
            let taken: Vec<usize> =
                done.iter().filter(near).map(|other| self.tracks[*other].level).collect();
            let level = (0..=taken.len()).find(|level| !taken.contains(level)).unwrap_or(0);
            self.tracks[place].level = level;
            done.push(place);
        }
    }

    /// The room each level of a band takes.
    pub fn lanes(&self, band: usize) -> Vec<f64> {
        let mut lanes: Vec<f64> = Vec::new();
        for track in self.tracks.iter().filter(|track| track.band == band) {
            if lanes.len() <= track.level {
                lanes.resize(track.level + 1, 0.0);
            }
            lanes[track.level] = lanes[track.level].max(track.lane);
        }
        lanes
    }
}

/// Whether two level lines would run into each other.
fn overlap(one: &Track, other: &Track) -> bool {
    one.band == other.band && one.from <= other.to + OVERLAP && other.from <= one.to + OVERLAP
}

/// The place nearest to `wish`, with so much room on both sides, that is in none of the ways.
fn nearest(wish: f64, half: f64, ways: &[(f64, f64)]) -> Option<f64> {
    let clear =
        |x: f64| !ways.iter().any(|(from, to)| from - half + 1e-6 < x && x < to + half - 1e-6);
    let ends = ways.iter().flat_map(|(from, to)| [from - half, to + half]);
    let places = std::iter::once(wish).chain(ends).filter(|x| clear(*x));
    places.min_by(|a, b| (a - wish).abs().total_cmp(&(b - wish).abs()))
}

/// The height of every band, once all lines are known.
pub struct Heights {
    tops: Vec<f64>,
    /// The middle of each row's signs.
    pub rows: Vec<f64>,
    lanes: Vec<Vec<f64>>,
    pub end: f64,
}

const OVER_SIBLINGS: f64 = 14.0;
/// Over a row where nobody hangs from a siblings' line.
const ALONE: f64 = 14.0;
const UNDER_SIBLINGS: f64 = 24.0;
const SIBLINGS_LEVEL: f64 = 12.0;
const UNDER_SIGNS: f64 = 14.0;
const UNDER_UNIONS: f64 = 14.0;
const JOG: f64 = 22.0;
const JOG_LEVEL: f64 = 9.0;
/// From one row to the next at least, so that bonds have room.
const PITCH: f64 = 156.0;

impl Heights {
    pub fn of(bands: &Bands, drawn: &Drawn, plan: &Plan) -> Self {
        let mut heights = Self { tops: Vec::new(), rows: Vec::new(), lanes: Vec::new(), end: 0.0 };
        let mut at = crate::plan::MARGIN;
        let mut step = |by: f64, heights: &mut Self, lanes: Vec<f64>| {
            heights.tops.push(at);
            heights.lanes.push(lanes);
            at += by;
            at
        };
        for row in 0..plan.rows {
            let jogs = bands.lanes(band(row, Band::Jog));
            let half = half(drawn, plan, row);
            let titles = titles(plan, row);
            let siblings = bands.lanes(band(row, Band::Siblings));
            let over = over(siblings.len());
            let mut jog = jog(jogs.len(), row == 0);
            if let Some(before) = heights.rows.last() {
                // The rows above are placed, so what is missing to the pitch is known.
                let ends = heights.end;
                jog = jog.max(before + PITCH - half - over - titles - ends);
            }
            step(jog, &mut heights, jogs);
            step(titles, &mut heights, Vec::new());
            let begins = step(over, &mut heights, siblings);
            heights.rows.push(begins + half);
            step(2.0 * half, &mut heights, Vec::new());
            let unions = bands.lanes(band(row, Band::Unions));
            let under = UNDER_SIGNS + unions.iter().sum::<f64>() + UNDER_UNIONS;
            heights.end = step(under, &mut heights, unions);
        }
        let jogs = bands.lanes(band(plan.rows, Band::Jog));
        heights.end = step(jog(jogs.len(), true), &mut heights, jogs) + crate::plan::MARGIN;
        heights
    }

    pub fn top(&self, band: usize) -> f64 {
        self.tops[band]
    }

    /// Where a level line runs.
    pub fn track(&self, track: &Track) -> f64 {
        let top = self.tops[track.band];
        let lanes = &self.lanes[track.band];
        let level = count(track.level);
        match track.band % BANDS {
            kind if kind == Band::Unions as usize => {
                top + UNDER_SIGNS + lanes.iter().take(track.level + 1).sum::<f64>()
            }
            kind if kind == Band::Siblings as usize => {
                let above = count(lanes.len().saturating_sub(1)) - level;
                top + OVER_SIBLINGS + above * SIBLINGS_LEVEL
            }
            _ => top + JOG / 2.0 + level * JOG_LEVEL,
        }
    }

    /// Where a bond may run between two rows, and under the last one.
    pub fn between(&self, row: usize) -> f64 {
        let jog = band(row, Band::Jog);
        let bottom = self.tops.get(jog + 1).copied();
        bottom.map_or(self.tops[jog] + 10.0, |bottom| f64::midpoint(self.tops[jog], bottom))
    }

    /// Where a bond may run over a row, under the titles of its homes: over the siblings' lines or under them.
    pub fn over(&self, row: usize) -> [f64; 2] {
        let (top, bottom) =
            (self.tops[band(row, Band::Siblings)], self.tops[band(row, Band::Signs)]);
        [top + OVER_SIBLINGS - 7.0, bottom - 9.0]
    }
}

/// Half of what a row's signs and labels take.
fn half(drawn: &Drawn, plan: &Plan, row: usize) -> f64 {
    let here = drawn.nodes.iter().zip(&plan.spots).filter(|(_, spot)| spot.row == row);
    here.map(|(node, _)| (node.radius + 4.0).max(node.label.height / 2.0 + 2.0))
        .fold(26.0, f64::max)
}

/// The room the titles of homes take that begin with a row.
fn titles(plan: &Plan, row: usize) -> f64 {
    let here = plan.frames.iter().filter(|frame| frame.home.is_some() && frame.first_row == row);
    let lines = here.map(|frame| frame.title.lines()).max();
    lines.map_or(0.0, |lines| 12.0 + count(lines) * crate::plan::TITLE_LINE)
}

fn over(levels: usize) -> f64 {
    match levels {
        0 => ALONE,
        _ => OVER_SIBLINGS + UNDER_SIBLINGS + SIBLINGS_LEVEL * (count(levels) - 1.0),
    }
}

fn jog(levels: usize, outer: bool) -> f64 {
    match (levels, outer) {
        (0, true) => 0.0,
        (levels, _) => JOG + count(levels.saturating_sub(1)) * JOG_LEVEL,
    }
}
