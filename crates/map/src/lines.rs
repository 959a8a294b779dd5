// SPDX-License-Identifier: AGPL-3.0-or-later
//! The lines of kinship, and those of couples: under their row, with words and slashes over them.

use crate::bands::{Band, Bands, band};
use crate::measure::{self, CAPTION, count};
use crate::nodes::Drawn;
use crate::picture::UnionKind;
use crate::plan::{self, CLEAR, Plan};
use crate::sound::Tie;

/// A place a line goes through. Its height is known later.
#[derive(Clone, Copy)]
pub struct Bend {
    pub x: f64,
    pub at: At,
}

#[derive(Clone, Copy)]
pub enum At {
    /// The rim of a sign, above or below.
    Rim { node: usize, top: bool },
    /// A level line.
    Track(usize),
    /// Just over the signs and labels of a row.
    Over(usize),
}

/// A line, and how it is drawn.
pub struct Run {
    pub bends: Vec<Bend>,
    pub look: Look,
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Solid,
    Dashed,
    Dotted,
    /// Solid and dashed side by side.
    Adopted,
}

/// What stands on a line.
pub enum Mark {
    /// One slash or two over a level line.
    Slashes { x: f64, track: usize, twice: bool },
    /// A small diamond over a sign.
    Given { x: f64, node: usize },
    /// The bar between the legs of identical children.
    Identical { fork: Bend, row: usize, from: f64, to: f64 },
}

/// Words over a level line.
pub struct Caption {
    pub lines: Vec<String>,
    pub middle: f64,
    pub width: f64,
    pub track: usize,
    /// How far over the line they end.
    pub raised: f64,
}

pub const CAPTION_LINE: f64 = 15.0;
pub const PLAIN_LANE: f64 = 14.0;
const RAISED: f64 = 4.0;
const RAISED_OVER_SLASHES: f64 = 12.0;

/// All lines of kinship.
pub struct Lines {
    pub bands: Bands,
    pub runs: Vec<Run>,
    pub marks: Vec<Mark>,
    pub captions: Vec<Caption>,
}

/// Where the children of a union hang from: a level line, or a parent alone.
pub struct Source {
    pub at: At,
    pub row: usize,
    pub from: f64,
    pub to: f64,
}

impl Lines {
    pub fn of(drawn: &Drawn, plan: &Plan) -> Self {
        let bands = Bands::of(drawn, plan);
        let lines = Self { bands, runs: Vec::new(), marks: Vec::new(), captions: Vec::new() };
        let mut router = Router { drawn, plan, lines };
        // Couples first, then what is written over them, then children, who find their way between.
        let sources: Vec<Source> = (0..drawn.ties.len()).map(|tie| router.couple(tie)).collect();
        for (tie, source) in sources.iter().enumerate() {
            if let At::Track(track) = source.at {
                router.caption(tie, track, source);
            }
        }
        for (place, source) in sources.iter().enumerate() {
            router.children(place, source);
        }
        router.lines.bands.level();
        router.lines
    }
}

pub struct Router<'a> {
    pub drawn: &'a Drawn<'a>,
    pub plan: &'a Plan,
    pub lines: Lines,
}

impl Router<'_> {
    pub fn run(&mut self, look: Look, bends: Vec<Bend>) {
        self.lines.runs.push(Run { bends, look });
    }

    /// Which row a couple's line runs under: that of the partner whose row is next over the children's, else the upper one.
    fn row_of(&self, tie: &Tie) -> usize {
        let rows = tie.partners().map(|partner| self.plan.spots[partner].row);
        let child = tie.children.iter().map(|(child, _)| self.plan.spots[*child].row).min();
        let far = |row: &usize| (child.map_or(0, |child| child.abs_diff(row + 1)), *row);
        rows.min_by_key(far).unwrap_or(0)
    }

    fn couple(&mut self, place: usize) -> Source {
        let tie = &self.drawn.ties[place];
        let row = self.row_of(tie);
        let ports: Vec<f64> = tie.partners().map(|node| self.under(node, place)).collect();
        let Some(b) = tie.b else {
            let at = At::Rim { node: tie.a, top: false };
            return Source { at, row: self.plan.spots[tie.a].row, from: ports[0], to: ports[0] };
        };
        let look = match tie.kind {
            UnionKind::Together => Look::Dashed,
            UnionKind::Donor => Look::Dotted,
            UnionKind::Married | UnionKind::Separated | UnionKind::Divorced => Look::Solid,
        };
        let unions = band(row, Band::Unions);
        let mut legs = Vec::new();
        for (node, port) in [tie.a, b].into_iter().zip(ports) {
            legs.push(self.leg(node, port, row));
        }
        let (from, to) = (legs[0].1, legs[1].1);
        let track = self.lines.bands.track(unions, from, to, PLAIN_LANE);
        let meets = |x: f64| Bend { x, at: At::Track(track) };
        let mut bends: Vec<Bend> = legs[0].0.clone();
        bends.extend([meets(from), meets(to)]);
        bends.extend(legs[1].0.iter().rev());
        self.run(look, bends);
        let ends = &self.lines.bands.tracks[track];
        Source { at: At::Track(track), row, from: ends.from, to: ends.to }
    }

    /// From a partner to the row their line runs under, and where it arrives there.
    fn leg(&mut self, node: usize, port: f64, row: usize) -> (Vec<Bend>, f64) {
        let own = self.plan.spots[node].row;
        let rim = Bend { x: port, at: At::Rim { node, top: false } };
        let unions = band(row, Band::Unions);
        if own == row {
            self.lines.bands.upright(port, unions, unions);
            return (vec![rim], port);
        }
        let passes = if own > row {
            (unions, band(own, Band::Unions))
        } else {
            (band(own + 1, Band::Titles), unions)
        };
        let x = self.lines.bands.free(port, passes.0, passes.1);
        let jog = self.lines.bands.track(band(own + 1, Band::Jog), port, x, PLAIN_LANE);
        let bend = |x: f64| Bend { x, at: At::Track(jog) };
        self.lines.bands.upright(port, band(own, Band::Unions), band(own, Band::Unions));
        self.lines.bands.upright(x, passes.0, passes.1);
        (vec![rim, bend(port), bend(x)], x)
    }

    /// Where a union's line leaves the sign of a partner: side by side where there are several, each towards the other one.
    fn under(&self, node: usize, place: usize) -> f64 {
        let towards = |tie: &Tie| -> f64 {
            let other = tie.partners().find(|partner| *partner != node);
            let there: Vec<f64> = match other {
                Some(other) => vec![self.plan.spots[other].x],
                None => tie.children.iter().map(|(child, _)| self.plan.spots[*child].x).collect(),
            };
            there.iter().sum::<f64>() / count(there.len().max(1))
        };
        let mut own: Vec<usize> = (0..self.drawn.ties.len())
            .filter(|tie| {
                let tie = &self.drawn.ties[*tie];
                tie.partners().any(|partner| partner == node)
                    && (tie.b.is_some() || !tie.children.is_empty())
            })
            .collect();
        own.sort_by(|a, b| towards(&self.drawn.ties[*a]).total_cmp(&towards(&self.drawn.ties[*b])));
        self.port(node, &own, place, 12.0)
    }

    /// Where a line from parents arrives at a child.
    pub fn over(&self, node: usize, place: usize) -> f64 {
        let is_child = |tie: &Tie| tie.children.iter().any(|(child, _)| *child == node);
        let own: Vec<usize> =
            (0..self.drawn.ties.len()).filter(|tie| is_child(&self.drawn.ties[*tie])).collect();
        self.port(node, &own, place, 18.0)
    }

    fn port(&self, node: usize, own: &[usize], place: usize, apart: f64) -> f64 {
        let steps = count(own.len().saturating_sub(1));
        let apart = apart.min(1.5 * self.drawn.nodes[node].radius / steps.max(1.0));
        let number = own.iter().position(|tie| *tie == place).map_or(steps / 2.0, count);
        self.plan.spots[node].x + (number - steps / 2.0) * apart
    }

    /// The line all blocks together take.
    fn width(&self) -> (f64, f64) {
        let frames = self.plan.frames.iter().map(|frame| (frame.x, frame.x + frame.width));
        frames.fold((f64::MAX, f64::MIN), |all, frame| (all.0.min(frame.0), all.1.max(frame.1)))
    }

    /// Words over a couple's line, and its slashes.
    fn caption(&mut self, place: usize, track: usize, source: &Source) {
        let tie = &self.drawn.ties[place];
        let slashes = match tie.kind {
            UnionKind::Separated => Some(false),
            UnionKind::Divorced => Some(true),
            UnionKind::Married | UnionKind::Together | UnionKind::Donor => None,
        };
        let unions = self.lines.bands.tracks[track].band;
        let lines =
            measure::wrapped(tie.words, CAPTION, false, plan::caption_most(self.plan.narrow));
        let wide =
            lines.iter().map(|line| measure::width(line, CAPTION, false)).fold(0.0, f64::max);
        let mut slash_at = source.from + ((source.to - source.from) / 4.0).min(40.0);
        let raised = if slashes.is_some() { RAISED_OVER_SLASHES } else { RAISED };
        if !lines.is_empty() {
            let here = self.plan.spots.iter().filter(|spot| spot.row == source.row);
            let taken: Vec<(f64, f64)> =
                here.map(|spot| (spot.x - CLEAR, spot.x + CLEAR)).collect();
            let wish = f64::midpoint(source.from, source.to);
            let middle = self.lines.bands.caption(wish, wide, unions, (&taken, self.width()));
            let inside = (source.from + 12.0..source.to - 12.0).contains(&middle);
            slash_at = if inside { middle } else { slash_at };
            self.lines.bands.tracks[track].lane = CAPTION_LINE * count(lines.len()) + raised + 4.0;
            let caption = Caption { lines, middle, width: wide, track, raised };
            self.lines.bands.write(unions, middle - wide / 2.0 - 6.0, middle + wide / 2.0 + 6.0);
            self.lines.bands.widen(track, middle - wide / 2.0, middle + wide / 2.0);
            self.lines.captions.push(caption);
        }
        if let Some(twice) = slashes {
            let lane = &mut self.lines.bands.tracks[track].lane;
            *lane = lane.max(PLAIN_LANE + 8.0);
            self.lines.bands.write(unions, slash_at - 14.0, slash_at + 16.0);
            self.lines.marks.push(Mark::Slashes { x: slash_at, track, twice });
        }
    }
}
