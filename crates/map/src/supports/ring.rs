// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where everything around a household stands: in rows over and under it and in columns beside it, in a ring.
//!
//! Boxes of one side have the edge that looks at the household in common, the household is as high as the columns
//! beside it, and lines leave it in the order in which they arrive. So no line can meet a box or another line.

use crate::geometry::{Area, Point, at};
use crate::measure::{self, FACT, HOME, NAME, count};
use crate::nodes::LINE;

/// The kinds of lines in a box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// What the household is called.
    Title,
    /// A name.
    Name,
    /// What stands under a name.
    Fact,
}

/// What is written in a box, and the room it takes.
pub struct Words {
    pub lines: Vec<(Text, String)>,
    pub width: f64,
    pub height: f64,
}

impl Words {
    /// Words in lines no wider than `most`.
    pub fn of<'a>(all: impl IntoIterator<Item = (Text, &'a str)>, most: f64) -> Self {
        let (mut lines, mut width) = (Vec::new(), 0.0_f64);
        for (kind, words) in all {
            let (size, bold) = match kind {
                Text::Title => (HOME, true),
                Text::Name => (NAME, true),
                Text::Fact => (FACT, false),
            };
            for line in measure::wrapped(words, size, bold, most) {
                width = width.max(measure::width(&line, size, bold));
                lines.push((kind, line));
            }
        }
        let height = count(lines.len()) * LINE;
        Self { lines, width, height }
    }

    /// Where they stand around a middle.
    pub fn around(&self, middle: Point) -> Area {
        let (wide, high) = (self.width / 2.0, self.height / 2.0);
        Area {
            from: at(middle.x - wide, middle.y - high),
            to: at(middle.x + wide, middle.y + high),
        }
    }
}

/// How wide things are, on a page and on a phone.
pub struct Measures {
    /// The most that words of a support and of the household take.
    pub words: (f64, f64),
    /// From words to the box they stand in.
    pad: f64,
    /// From the household to what is beside it.
    gutter: f64,
}

const WIDE: Measures = Measures { words: (146.0, 150.0), pad: 14.0, gutter: 96.0 };
const NARROW: Measures = Measures { words: (128.0, 78.0), pad: 10.0, gutter: 68.0 };

impl Measures {
    pub fn of(narrow: bool) -> &'static Self {
        if narrow { &NARROW } else { &WIDE }
    }
}

/// Between two boxes of one side, and the least a box is high and wide.
const BETWEEN: f64 = 16.0;
const LEAST: (f64, f64) = (72.0, 44.0);
/// Between two lines where they leave the household.
const APART: f64 = 40.0;
/// From the household to what is over or under it, at the least; and how steep lines stay that go far aside.
const OVER: f64 = 76.0;
const STEEP: f64 = 0.55;
/// From a line's end to the box it belongs to.
const NEAR: f64 = 5.0;

/// Where a support stands, and its line.
#[derive(Clone, Copy)]
pub struct Seat {
    pub area: Area,
    /// Where its line begins, at the household.
    pub from: Point,
    /// Where it ends, at its own box.
    pub to: Point,
}

/// A household and the seats around it, in the order of the supports.
pub struct Ring {
    pub household: Area,
    /// The middle of what is written in it: on a phone at its top, since it is as long as everything beside it.
    pub middle: Point,
    pub seats: Vec<Seat>,
}

/// The four sides, clockwise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Top,
    End,
    Bottom,
    Start,
}

const CLOCKWISE: [Side; 4] = [Side::Top, Side::End, Side::Bottom, Side::Start];

/// How many stand on each side, clockwise from the top: beside it first, where a page has room.
fn shares(all: usize, narrow: bool) -> [usize; 4] {
    if narrow {
        return [0, all, 0, 0];
    }
    let more = |from: usize| all / 4 + usize::from(all % 4 >= from);
    [more(3), more(1), all / 4, more(2)]
}

impl Ring {
    pub fn of(words: &Words, supports: &[Words], narrow: bool) -> Self {
        let measures = Measures::of(narrow);
        let size = |words: &Words| {
            let (wide, high) =
                (words.width + 2.0 * measures.pad, words.height + measures.pad * 1.6);
            (wide.max(LEAST.0), high.max(LEAST.1))
        };
        let sizes: Vec<(f64, f64)> = supports.iter().map(size).collect();
        let mut left = 0..supports.len();
        // Under and before the household they go on clockwise, so that their order there is turned around.
        let shares = CLOCKWISE.into_iter().zip(shares(supports.len(), narrow));
        let around: Vec<(Side, Vec<usize>)> = shares
            .map(|(side, share)| {
                let mut here: Vec<usize> = left.by_ref().take(share).collect();
                if matches!(side, Side::Bottom | Side::Start) {
                    here.reverse();
                }
                (side, here)
            })
            .collect();
        let (mut wide, mut high) = size(words);
        for (side, here) in &around {
            match side {
                Side::Top | Side::Bottom => wide = wide.max(count(here.len()) * APART),
                Side::End | Side::Start => high = high.max(length(here, |seat| sizes[seat].1)),
            }
        }
        let household = Area { from: at(-wide / 2.0, -high / 2.0), to: at(wide / 2.0, high / 2.0) };
        let mut seats =
            vec![Seat { area: household, from: at(0.0, 0.0), to: at(0.0, 0.0) }; sizes.len()];
        for (side, here) in around {
            let placed = match side {
                Side::Top | Side::Bottom => row(household, &here, &sizes, side == Side::Top),
                Side::End | Side::Start => {
                    column(household, &here, &sizes, (side == Side::End, measures.gutter))
                }
            };
            for (seat, placed) in here.into_iter().zip(placed) {
                seats[seat] = placed;
            }
        }
        let top = household.from.y + size(words).1 / 2.0;
        let middle = at(0.0, if narrow { top } else { 0.0 });
        Self { household, middle, seats }
    }
}

/// How long boxes one after another are.
fn length(here: &[usize], of: impl Fn(usize) -> f64) -> f64 {
    let boxes: f64 = here.iter().map(|seat| of(*seat)).sum();
    boxes + count(here.len().saturating_sub(1)) * BETWEEN
}

/// The middles of boxes one after another, around 0.
fn middles(here: &[usize], of: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut begins = -length(here, &of) / 2.0;
    let middle = |seat: &usize| {
        let middle = begins + of(*seat) / 2.0;
        begins += of(*seat) + BETWEEN;
        middle
    };
    here.iter().map(middle).collect()
}

/// Both ends of a line, a little off the boxes.
fn off(from: Point, to: Point) -> (Point, Point) {
    let far = from.far(to).max(1.0);
    (from.towards(to, NEAR / far), to.towards(from, NEAR / far))
}

fn row(household: Area, here: &[usize], sizes: &[(f64, f64)], top: bool) -> Vec<Seat> {
    let middles = middles(here, |seat| sizes[seat].0);
    let step = (household.to.x - household.from.x) / count(here.len().max(1));
    let leaves = |place: usize| household.from.x + step * (count(place) + 0.5);
    let aside = middles.iter().enumerate().map(|(place, x)| (x - leaves(place)).abs());
    let over = aside.fold(OVER, |over, aside| over.max(aside * STEEP));
    let placed = here.iter().zip(middles).enumerate();
    placed
        .map(|(place, (seat, x))| {
            let (wide, high) = sizes[*seat];
            let (edge, near, far) = if top {
                let near = household.from.y - over;
                (household.from.y, near, near - high)
            } else {
                let near = household.to.y + over;
                (household.to.y, near, near + high)
            };
            let area = Area {
                from: at(x - wide / 2.0, near.min(far)),
                to: at(x + wide / 2.0, near.max(far)),
            };
            let (from, to) = off(at(leaves(place), edge), at(x, near));
            Seat { area, from, to }
        })
        .collect()
}

fn column(
    household: Area,
    here: &[usize],
    sizes: &[(f64, f64)],
    (end, gutter): (bool, f64),
) -> Vec<Seat> {
    let middles = middles(here, |seat| sizes[seat].1);
    let placed = here.iter().zip(middles);
    placed
        .map(|(seat, y)| {
            let (wide, high) = sizes[*seat];
            let (edge, near, far) = if end {
                let near = household.to.x + gutter;
                (household.to.x, near, near + wide)
            } else {
                let near = household.from.x - gutter;
                (household.from.x, near, near - wide)
            };
            let area = Area {
                from: at(near.min(far), y - high / 2.0),
                to: at(near.max(far), y + high / 2.0),
            };
            let (from, to) = off(at(edge, y), at(near, y));
            Seat { area, from, to }
        })
        .collect()
}
