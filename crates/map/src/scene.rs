// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where everything is on the page: signs, labels, outlines and lines, in points.

use crate::bands::{Band, Heights, band};
use crate::geometry::{Area, Point, at};
use crate::lines::{At, Bend, CAPTION_LINE, Lines, Mark};
use crate::measure::{self, BESIDE, count};
use crate::nodes::Drawn;
use crate::plan::{Frame, Plan, TITLE_INDENT, TITLE_LINE};

/// A map with every place known.
pub struct Scene<'a> {
    pub drawn: &'a Drawn<'a>,
    pub plan: Plan,
    pub lines: Lines,
    pub heights: Heights,
    /// The first place along the line that something takes, and the last.
    pub begins: f64,
    pub ends: f64,
}

/// How far from the ends of the line anything is.
const EDGE: f64 = 12.0;

impl<'a> Scene<'a> {
    pub fn of(drawn: &'a Drawn<'a>, narrow: bool) -> Self {
        let plan = Plan::of(drawn, narrow);
        let lines = Lines::of(drawn, &plan);
        let heights = Heights::of(&lines.bands, drawn, &plan);
        let mut scene = Self { drawn, plan, lines, heights, begins: 0.0, ends: 0.0 };
        let mut reach: Vec<(f64, f64)> = vec![(EDGE, 2.0 * EDGE)];
        reach.extend(
            (0..drawn.nodes.len())
                .flat_map(|node| [scene.sign(node), scene.label(node)])
                .map(|area| (area.from.x, area.to.x)),
        );
        reach.extend(scene.plan.frames.iter().map(|frame| (frame.x, frame.x + frame.width)));
        reach.extend(scene.captions().iter().map(|area| (area.from.x, area.to.x)));
        reach.extend(
            scene.lines.runs.iter().flat_map(|run| &run.bends).map(|bend| (bend.x, bend.x)),
        );
        scene.begins = reach.iter().map(|(from, _)| from - EDGE).fold(0.0, f64::min);
        scene.ends = reach.iter().map(|(_, to)| to + EDGE).fold(0.0, f64::max);
        scene
    }

    pub fn middle(&self, node: usize) -> Point {
        let spot = self.plan.spots[node];
        at(spot.x, self.heights.rows[spot.row])
    }

    /// The sign of a node.
    pub fn sign(&self, node: usize) -> Area {
        Area::around(self.middle(node), self.drawn.nodes[node].radius)
    }

    /// The label beside a sign; without lines it is empty.
    pub fn label(&self, node: usize) -> Area {
        let known = &self.drawn.nodes[node];
        let middle = self.middle(node);
        let from = at(middle.x + known.radius + BESIDE, middle.y - known.label.height / 2.0);
        Area { from, to: at(from.x + known.label.width, from.y + known.label.height) }
    }

    pub fn outline(&self, frame: &Frame) -> Area {
        let top = self.heights.top(band(frame.first_row, Band::Titles));
        let bottom = self.heights.top(band(frame.last_row + 1, Band::Jog));
        Area { from: at(frame.x, top), to: at(frame.x + frame.width, bottom) }
    }

    pub fn title(&self, frame: &Frame) -> Area {
        let from = self.outline(frame).from;
        let from = at(from.x + TITLE_INDENT, from.y + 9.0);
        let high = count(frame.title.lines()) * TITLE_LINE;
        Area { from, to: at(from.x + frame.title.width, from.y + high) }
    }

    pub fn titles(&self) -> Vec<Area> {
        let titled = self.plan.frames.iter().filter(|frame| frame.title.lines() > 0);
        titled.map(|frame| self.title(frame)).collect()
    }

    pub fn captions(&self) -> Vec<Area> {
        self.lines
            .captions
            .iter()
            .map(|caption| {
                let line = self.heights.track(&self.lines.bands.tracks[caption.track]);
                let bottom = line - caption.raised;
                let half = caption.width / 2.0;
                let high = count(caption.lines.len()) * CAPTION_LINE;
                Area {
                    from: at(caption.middle - half, bottom - high),
                    to: at(caption.middle + half, bottom),
                }
            })
            .collect()
    }

    /// What stands on lines of kinship.
    pub fn marks(&self) -> Vec<Area> {
        let mark = |mark: &Mark| match *mark {
            Mark::Slashes { x, track, .. } => {
                let line = self.bend(Bend { x, at: At::Track(track) });
                Some(Area::around(at(line.x + 4.0, line.y), 14.0))
            }
            Mark::Given { x, node } => Some(Area::around(self.given(x, node), 6.0)),
            Mark::Identical { .. } => None,
        };
        self.lines.marks.iter().filter_map(mark).collect()
    }

    /// The middle of the small diamond over a child.
    pub fn given(&self, x: f64, node: usize) -> Point {
        let rim = self.bend(Bend { x, at: At::Rim { node, top: true } });
        at(rim.x, rim.y - 12.0)
    }

    /// The place of a bend.
    pub fn bend(&self, bend: Bend) -> Point {
        let y = match bend.at {
            At::Track(track) => self.heights.track(&self.lines.bands.tracks[track]),
            At::Over(row) => self.heights.top(band(row, Band::Signs)),
            At::Rim { node, top } => {
                let (known, middle) = (&self.drawn.nodes[node], self.middle(node));
                let rim = measure::rim(known.sign, known.radius, bend.x - middle.x, top);
                if top { middle.y - rim } else { middle.y + rim }
            }
        };
        at(bend.x, y)
    }

    /// The pieces of every line of kinship.
    pub fn pieces(&self) -> Vec<(Point, Point)> {
        let runs = self
            .lines
            .runs
            .iter()
            .map(|run| run.bends.iter().map(|bend| self.bend(*bend)).collect::<Vec<Point>>());
        runs.flat_map(|points| points.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>())
            .collect()
    }
}
