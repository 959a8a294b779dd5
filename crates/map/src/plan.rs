// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where every node stands along its row, and which part of the line each home takes: side by side, or one under another.

use std::collections::BTreeMap;

use crate::blocks::{self, Block};
use crate::measure::{self, BESIDE, BETWEEN, CAPTION, HOME, count};
use crate::nodes::{Drawn, Who};
use crate::picture::Home;
use crate::settle::{self, Stand};

/// From the outline of a home to its people, at the beginning and the end of a line; and around those who have none.
const INSIDE: (f64, f64) = (24.0, 20.0);
const INSIDE_NARROW: (f64, f64) = (12.0, 8.0);
const INSIDE_NONE: (f64, f64) = (10.0, 4.0);
/// Between blocks, and around the whole.
pub const GUTTER: f64 = 26.0;
pub const MARGIN: f64 = 12.0;
/// A phone. Lines from home to home run beside it, where they must.
const NARROW: f64 = 360.0;
/// On a phone two stand side by side, closer than elsewhere.
const LABEL_NARROW: f64 = 97.0;
const BETWEEN_NARROW: f64 = 12.0;
const CAPTION_NARROW: f64 = 80.0;
/// The widest label beside a sign, caption over a line, and title of a home.
const LABEL_MOST: f64 = 200.0;
const CAPTION_MOST: f64 = 150.0;
const TITLE_MOST: f64 = 300.0;
/// What stands over a line keeps away from the signs at its ends, where lines and bonds begin.
pub const CLEAR: f64 = 27.0;
/// A title begins after the round corner.
pub const TITLE_INDENT: f64 = 16.0;
pub const TITLE_LINE: f64 = 17.0;

/// Where everything stands along the line; heights come later, when it is known how many lines run between the rows.
pub struct Plan {
    pub spots: Vec<Spot>,
    pub frames: Vec<Frame>,
    pub rows: usize,
    pub narrow: bool,
}

/// Where a node stands.
#[derive(Clone, Copy)]
pub struct Spot {
    pub x: f64,
    pub row: usize,
}

/// The part of the line a block takes.
pub struct Frame {
    pub home: Option<usize>,
    pub x: f64,
    pub width: f64,
    pub first_row: usize,
    pub last_row: usize,
    pub title: Title,
}

/// What a home is called, with how much the infant is here.
#[derive(Default)]
pub struct Title {
    pub label: Vec<String>,
    pub note: Vec<String>,
    /// The note goes on in the line of the label.
    pub in_line: bool,
    pub width: f64,
}

impl Title {
    fn of(home: &Home, folded: bool, most: f64) -> Self {
        let (label, note) =
            if folded { (&home.folded, "") } else { (&home.label, home.note.as_str()) };
        let label = measure::wrapped(label, HOME, true, most);
        let note = measure::wrapped(note, HOME, false, most);
        let wide = |lines: &[String], bold| {
            lines.iter().map(|line| measure::width(line, HOME, bold)).fold(0.0, f64::max)
        };
        let (label_width, note_width) = (wide(&label, true), wide(&note, false));
        let together = label_width + note_width + measure::width(" · ", HOME, false);
        let in_line = label.len() == 1 && note.len() == 1 && together <= most;
        let width = if in_line { together } else { label_width.max(note_width) };
        Self { label, note, in_line, width }
    }

    pub fn lines(&self) -> usize {
        if self.in_line { 1 } else { self.label.len() + self.note.len() }
    }
}

/// How wide a label may be.
pub fn label_most(narrow: bool) -> f64 {
    if narrow { LABEL_NARROW } else { LABEL_MOST }
}

/// How wide the words over a couple's line may be.
pub fn caption_most(narrow: bool) -> f64 {
    if narrow { CAPTION_NARROW } else { CAPTION_MOST }
}

/// Loosens the labels of those who stand alone in their row on a phone.
pub fn loosen(drawn: &mut Drawn) {
    let blocks = blocks::of(drawn);
    let reach = reach(drawn, caption_most(true));
    let rows = blocks.iter().flat_map(|block| broken(block, &reach, inside_narrow()));
    for row in rows.filter(|row| row.len() == 1) {
        let most = inside_narrow() - 2.0 * drawn.nodes[row[0]].radius - BESIDE;
        drawn.relabel(row[0], most);
    }
}

fn inside_narrow() -> f64 {
    NARROW - 2.0 * MARGIN - INSIDE_NARROW.0 - INSIDE_NARROW.1
}

impl Plan {
    pub fn of(drawn: &Drawn, narrow: bool) -> Self {
        let blocks = blocks::of(drawn);
        let mut block_of = vec![0; drawn.nodes.len()];
        for (place, block) in blocks.iter().enumerate() {
            for node in block.rows.iter().flat_map(|(_, row)| row) {
                block_of[*node] = place;
            }
        }
        let mut packer = Packer {
            drawn,
            narrow,
            reach: reach(drawn, caption_most(narrow)),
            block_of,
            plan: Plan {
                spots: vec![Spot { x: 0.0, row: 0 }; drawn.nodes.len()],
                frames: Vec::new(),
                rows: 0,
                narrow,
            },
            placed: vec![false; drawn.nodes.len()],
        };
        let mut generations: Vec<i32> = drawn.nodes.iter().map(|node| node.generation).collect();
        generations.sort_unstable();
        generations.dedup();
        let row_of: BTreeMap<i32, usize> = generations.into_iter().zip(0..).collect();
        if !narrow {
            packer.plan.rows = row_of.len();
        }
        for (place, block) in blocks.iter().enumerate() {
            if narrow { packer.under(place, block) } else { packer.beside(place, block, &row_of) }
        }
        packer.plan
    }
}

/// How far each node reaches to both sides of its middle: its sign, its label, and what stands over a line that begins under it.
fn reach(drawn: &Drawn, caption_most: f64) -> Vec<(f64, f64)> {
    let mut reach: Vec<(f64, f64)> = drawn
        .nodes
        .iter()
        .map(|node| {
            let label = if node.label.lines.is_empty() { 0.0 } else { BESIDE + node.label.width };
            (node.radius, node.radius + label)
        })
        .collect();
    for tie in &drawn.ties {
        if tie.b.is_none() || tie.words.is_empty() {
            continue;
        }
        let lines = measure::wrapped(tie.words, CAPTION, false, caption_most);
        let wide =
            lines.iter().map(|line| measure::width(line, CAPTION, false)).fold(0.0, f64::max);
        for partner in tie.partners() {
            reach[partner].1 = reach[partner].1.max(CLEAR + wide + 12.0);
        }
    }
    reach
}

struct Packer<'a> {
    drawn: &'a Drawn<'a>,
    narrow: bool,
    reach: Vec<(f64, f64)>,
    block_of: Vec<usize>,
    plan: Plan,
    placed: Vec<bool>,
}

impl Packer<'_> {
    /// A block beside those it shares a generation with; one that shares none may stand above or below them.
    fn beside(&mut self, place: usize, block: &Block, row_of: &BTreeMap<i32, usize>) {
        let rows: Vec<Vec<usize>> = block.rows.iter().map(|(_, row)| row.clone()).collect();
        let places = self.settled(place, &rows, None);
        let row = |generation: &(i32, Vec<usize>)| row_of.get(&generation.0).copied().unwrap_or(0);
        let (first_row, last_row) =
            (block.rows.first().map_or(0, row), block.rows.last().map_or(0, row));
        let inside = self.inside(block);
        let begins =
            places.iter().map(|(node, x)| x - self.reach[*node].0).fold(f64::MAX, f64::min);
        let ends = places.iter().map(|(node, x)| x + self.reach[*node].1).fold(f64::MIN, f64::max);
        let own = inside.0 + ends - begins + inside.1;
        let title = self.title(block, TITLE_MOST.max(own - 2.0 * TITLE_INDENT));
        let width = own.max(title.width + 2.0 * TITLE_INDENT);
        let shares = |frame: &&Frame| first_row <= frame.last_row && frame.first_row <= last_row;
        let beside = self.plan.frames.iter().filter(shares);
        let earliest = beside.map(|frame| frame.x + frame.width + GUTTER).fold(MARGIN, f64::max);
        let mut x = earliest;
        if !self.plan.frames.iter().any(|frame| shares(&frame)) {
            let wish = self.wish(&places).map_or(earliest, |wish| wish + begins - inside.0);
            x = wish.max(earliest);
        }
        for (generation, row) in &block.rows {
            for node in row {
                let row = row_of.get(generation).copied().unwrap_or(0);
                self.stand(*node, Spot { x: x + inside.0 + places[node] - begins, row });
            }
        }
        self.plan.frames.push(Frame { home: block.home, x, width, first_row, last_row, title });
    }

    /// A block under those before it, its rows broken where they would be too wide.
    fn under(&mut self, place: usize, block: &Block) {
        let most = inside_narrow();
        let rows = broken(block, &self.reach, most);
        let places = self.settled(place, &rows, Some(most));
        let first_row = self.plan.rows;
        let begins = MARGIN + INSIDE_NARROW.0;
        for row in &rows {
            for node in row {
                self.stand(*node, Spot { x: begins + places[node], row: self.plan.rows });
            }
            self.plan.rows += 1;
        }
        let width = NARROW - 2.0 * MARGIN;
        let title = self.title(block, width - 2.0 * TITLE_INDENT);
        let last_row = self.plan.rows.saturating_sub(1);
        self.plan.frames.push(Frame {
            home: block.home,
            x: MARGIN,
            width,
            first_row,
            last_row,
            title,
        });
    }

    fn stand(&mut self, node: usize, spot: Spot) {
        self.plan.spots[node] = spot;
        self.placed[node] = true;
    }

    fn settled(
        &self,
        place: usize,
        rows: &[Vec<usize>],
        most: Option<f64>,
    ) -> BTreeMap<usize, f64> {
        let between = if self.narrow { BETWEEN_NARROW } else { BETWEEN };
        let stand = Stand { between, rows, reach: &self.reach, block_of: &self.block_of, most };
        settle::settle(self.drawn, place, &stand)
    }

    fn inside(&self, block: &Block) -> (f64, f64) {
        match (block.home, self.narrow) {
            (Some(_), false) => INSIDE,
            (Some(_), true) => INSIDE_NARROW,
            (None, _) => INSIDE_NONE,
        }
    }

    fn title(&self, block: &Block, most: f64) -> Title {
        let Some(home) = block.home else { return Title::default() };
        Title::of(self.drawn.homes[home], self.drawn.folded[home], most)
    }

    /// Where a block would stand so that parents are over their children, from those who have a place already.
    fn wish(&self, places: &BTreeMap<usize, f64>) -> Option<f64> {
        let mut wishes = Vec::new();
        for tie in &self.drawn.ties {
            let parents: Vec<usize> = tie.partners().collect();
            let children: Vec<usize> = tie.children.iter().map(|(child, _)| *child).collect();
            let pairs = [(&parents, &children), (&children, &parents)];
            for (here, there) in pairs {
                let own: Vec<f64> =
                    here.iter().filter_map(|node| places.get(node).copied()).collect();
                let others: Vec<f64> = there
                    .iter()
                    .filter(|node| self.placed[**node])
                    .map(|node| self.plan.spots[*node].x)
                    .collect();
                if !own.is_empty() && !others.is_empty() {
                    wishes.push(mean(&others) - mean(&own));
                }
            }
        }
        (!wishes.is_empty()).then(|| mean(&wishes))
    }
}

/// The rows of a block, broken where they would be too wide.
fn broken(block: &Block, reach: &[(f64, f64)], most: f64) -> Vec<Vec<usize>> {
    let mut rows = Vec::new();
    for (_, people) in &block.rows {
        let (mut row, mut end) = (Vec::new(), 0.0);
        for node in people {
            let wide = reach[*node].0 + reach[*node].1;
            if !row.is_empty() && end + BETWEEN_NARROW + wide > most {
                rows.push(std::mem::take(&mut row));
                end = 0.0;
            }
            end += wide + if row.is_empty() { 0.0 } else { BETWEEN_NARROW };
            row.push(*node);
        }
        rows.push(row);
    }
    rows
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

/// Whether a node is a home drawn as one link.
pub fn is_link(drawn: &Drawn, node: usize) -> bool {
    matches!(drawn.nodes[node].who, Who::Folded(_))
}
