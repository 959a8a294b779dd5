// SPDX-License-Identifier: AGPL-3.0-or-later
//! The lines of kinship: couples under their row, children hanging from them, around everything that stands in the way.

use crate::bands::{Band, Bands, band};
use crate::measure::{self, CAPTION, count};
use crate::nodes::Drawn;
use crate::picture::{Descent, UnionKind};
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
const PLAIN_LANE: f64 = 14.0;
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
struct Source {
    at: At,
    row: usize,
    from: f64,
    to: f64,
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

struct Router<'a> {
    drawn: &'a Drawn<'a>,
    plan: &'a Plan,
    lines: Lines,
}

impl Router<'_> {
    fn run(&mut self, look: Look, bends: Vec<Bend>) {
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
    fn over(&self, node: usize, place: usize) -> f64 {
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

    /// The children of a union: one way down to the last row of them, and one up, from which those between hang as well.
    fn children(&mut self, place: usize, source: &Source) {
        let tie = &self.drawn.ties[place];
        let rows = tie.children.iter().map(|(child, _)| self.plan.spots[*child].row);
        let (below, above): (Vec<usize>, Vec<usize>) = rows.partition(|row| *row > source.row);
        for (rows, farthest) in [(&below, below.iter().max()), (&above, above.iter().min())] {
            let Some(farthest) = farthest else { continue };
            let hang = self.hanging(place, *farthest);
            let wish = hang.iter().map(|fork| fork.0).sum::<f64>() / count(hang.len());
            let (bends, x) = self.descend(source, wish, *farthest);
            self.row(place, hang, *farthest, (bends, x));
            let mut others: Vec<usize> =
                rows.iter().copied().filter(|row| row != farthest).collect();
            others.sort_unstable();
            others.dedup();
            for row in others {
                let hang = self.hanging(place, row);
                self.row(place, hang, row, (Vec::new(), x));
            }
        }
    }

    /// The children of a union who stand in one row, by where they leave the siblings' line.
    fn hanging(&self, place: usize, row: usize) -> Vec<Fork> {
        let tie = &self.drawn.ties[place];
        let here = tie.children.iter().filter(|(child, _)| self.plan.spots[*child].row == row);
        with_forks(here.map(|(child, descent)| {
            let birth = tie.births.iter().position(|birth| birth.people.contains(child));
            Hanging { node: *child, descent: *descent, x: self.over(*child, place), birth }
        }))
    }

    /// A row of children, under the way that comes to it.
    fn row(&mut self, place: usize, hang: Vec<Fork>, row: usize, way: (Vec<Bend>, f64)) {
        let (mut bends, x) = way;
        let looks =
            hang.iter().flat_map(|(_, together)| together).map(|child| look_of(child.descent));
        let looks: Vec<Look> = looks.collect();
        let (from, to) =
            hang.iter().fold((x, x), |(from, to), (at, _)| (from.min(*at), to.max(*at)));
        let only = match hang.as_slice() {
            [(at, together)] if together.len() == 1 => Some((*at, &together[0])),
            _ => None,
        };
        if let Some((at, child)) = only {
            if (x - at).abs() >= 1.0 || bends.is_empty() {
                let track = self.lines.bands.track(band(row, Band::Siblings), from, to, 0.0);
                bends.extend([x, at].map(|x| Bend { x, at: At::Track(track) }));
            }
            bends.push(Bend { x: at, at: At::Rim { node: child.node, top: true } });
            self.given(child);
            self.run(look_of(child.descent), bends);
            return;
        }
        let track = self.lines.bands.track(band(row, Band::Siblings), from, to, 0.0);
        let on = |x: f64| Bend { x, at: At::Track(track) };
        let shared = looks.iter().all(|look| *look == looks[0]).then_some(looks[0]);
        let trunk = shared.filter(|look| *look != Look::Adopted).unwrap_or(Look::Solid);
        if !bends.is_empty() {
            bends.push(on(x));
            self.run(trunk, bends);
        }
        if to - from > 0.5 {
            self.run(trunk, vec![on(from), on(to)]);
        }
        for (at, together) in hang {
            self.hang(place, on(at), &together, row);
        }
    }

    /// One child from the siblings' line, or those born together from one point of it.
    fn hang(&mut self, place: usize, fork: Bend, together: &[Hanging], row: usize) {
        for hanging in together {
            let rim = Bend { x: hanging.x, at: At::Rim { node: hanging.node, top: true } };
            let mut bends = vec![fork];
            if together.len() > 1 {
                bends.push(Bend { x: hanging.x, at: At::Over(row) });
            }
            bends.push(rim);
            self.given(hanging);
            self.run(look_of(hanging.descent), bends);
        }
        let identical =
            together[0].birth.is_some_and(|birth| self.drawn.ties[place].births[birth].identical);
        if together.len() > 1 && identical {
            let xs = together.iter().map(|hanging| hanging.x);
            let (from, to) =
                xs.fold((f64::MAX, f64::MIN), |(from, to), x| (from.min(x), to.max(x)));
            self.lines.marks.push(Mark::Identical { fork, row, from, to });
        }
    }

    fn given(&mut self, hanging: &Hanging) {
        if hanging.descent == Descent::Donor {
            self.lines.marks.push(Mark::Given { x: hanging.x, node: hanging.node });
        }
    }

    /// The way from where children hang to over their row: straight, or aside between the rows and then through.
    fn descend(&mut self, source: &Source, wish: f64, row: usize) -> (Vec<Bend>, f64) {
        let bands = &mut self.lines.bands;
        let (own, jogs) = (band(source.row, Band::Unions), band(source.row + 1, Band::Jog));
        let room = ((source.to - source.from) / 2.0).min(12.0);
        let inside = wish.clamp(source.from + room, source.to - room);
        let passes = if row > source.row {
            (jogs, band(row, Band::Titles))
        } else {
            (band(row, Band::Signs), jogs)
        };
        let within = |x: f64| source.from - 0.5 <= x && x <= source.to + 0.5;
        if row > source.row {
            let alone = source.to - source.from < 0.5;
            let x = bands.free(inside, if alone { jogs } else { own }, passes.1);
            if within(x) {
                bands.upright(x, own, passes.1);
                return (vec![Bend { x, at: source.at }], x);
            }
        }
        let mut leaves = bands.free(inside, own, own);
        if !within(leaves) {
            leaves = if (wish - source.from).abs() < (wish - source.to).abs() {
                source.from
            } else {
                source.to
            };
        }
        let arrives = bands.free(wish, passes.0, passes.1);
        let jog = bands.track(jogs, leaves, arrives, PLAIN_LANE);
        bands.upright(leaves, own, own);
        bands.upright(arrives, passes.0, passes.1);
        let on = |x: f64| Bend { x, at: At::Track(jog) };
        (vec![Bend { x: leaves, at: source.at }, on(leaves), on(arrives)], arrives)
    }
}

/// A child and where the line arrives.
struct Hanging {
    node: usize,
    descent: Descent,
    x: f64,
    birth: Option<usize>,
}

/// A place of the siblings' line, and who hangs from there.
type Fork = (f64, Vec<Hanging>);

/// Where children leave the siblings' line: each over itself, those born together from the point between them.
fn with_forks(hang: impl Iterator<Item = Hanging>) -> Vec<Fork> {
    let mut forks: Vec<Fork> = Vec::new();
    for hanging in hang {
        let with = forks
            .iter_mut()
            .find(|(_, others)| hanging.birth.is_some() && others[0].birth == hanging.birth);
        match with {
            Some((_, others)) => others.push(hanging),
            None => forks.push((hanging.x, vec![hanging])),
        }
    }
    for (x, together) in &mut forks {
        *x = together.iter().map(|hanging| hanging.x).sum::<f64>() / count(together.len());
    }
    forks
}

fn look_of(descent: Descent) -> Look {
    match descent {
        Descent::Birth => Look::Solid,
        Descent::Adopted => Look::Adopted,
        Descent::Foster | Descent::Donor => Look::Dotted,
        Descent::Kin => Look::Dashed,
    }
}
