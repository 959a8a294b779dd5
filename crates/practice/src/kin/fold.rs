// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is known of who belongs to whom, folded from what was told.

use std::collections::BTreeMap;

use super::{Event, Layer, Line, Placed, Shape, Together};
use crate::family::Family;
use crate::ids::PersonId;
use crate::people::Care;
use crate::text::Text;

/// Two who are or were a couple.
#[derive(Debug, Clone, PartialEq)]
pub struct Couple {
    /// Who was named first.
    pub a: PersonId,
    /// Who was named second.
    pub b: PersonId,
    /// How they are together.
    pub how: Together,
    /// Dates and the like, in words.
    pub words: Option<Text>,
    /// Who sees it.
    pub layer: Layer,
}

/// Whose child somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParentOf {
    /// The child, of whatever age.
    pub child: PersonId,
    /// The parent.
    pub parent: PersonId,
    /// How they came to be.
    pub how: Line,
    /// Who sees it.
    pub layer: Layer,
}

/// A pregnancy that ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// Whose.
    pub of: PersonId,
    /// With whom, where it was told.
    pub with: Option<PersonId>,
    /// The expected child of this record, where it was known as one.
    pub child: Option<PersonId>,
    /// When, as it was said.
    pub when: Option<Text>,
    /// Own words about it.
    pub words: Option<Text>,
}

/// Who belongs to whom in a family, as told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kin {
    /// Couples, in the order they were told.
    pub couples: Vec<Couple>,
    /// Whose child somebody is, as told apart from care, in the order it was told.
    pub lines: Vec<ParentOf>,
    /// Pregnancies that ended, in the order they were told.
    pub ended: Vec<Ended>,
    shapes: BTreeMap<PersonId, Shape>,
    nudges: BTreeMap<Placed, i32>,
}

impl Kin {
    /// How somebody wants to be drawn; a diamond where nobody was asked.
    #[must_use]
    pub fn shape(&self, person: PersonId) -> Shape {
        self.shapes.get(&person).copied().unwrap_or(Shape::Diamond)
    }

    /// How often something was moved towards the end of the line, less how often the other way.
    #[must_use]
    pub fn nudged(&self, what: Placed) -> i32 {
        self.nudges.get(&what).copied().unwrap_or_default()
    }

    /// Whether this expected child's pregnancy ended.
    #[must_use]
    pub fn has_ended(&self, child: PersonId) -> bool {
        self.ended.iter().any(|ended| ended.child == Some(child))
    }

    /// The couple of these two, in either order.
    #[must_use]
    pub fn couple_of(&self, one: PersonId, other: PersonId) -> Option<&Couple> {
        self.couples.iter().find(|couple| is_of(couple, one, other))
    }

    /// Whose child somebody is, as told of these two.
    #[must_use]
    pub fn line_of(&self, child: PersonId, parent: PersonId) -> Option<&ParentOf> {
        self.lines.iter().find(|line| line.child == child && line.parent == parent)
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event.clone() {
            Event::CoupleTold { a, b, how, words, layer } => {
                let at = self.couples.iter().position(|couple| is_of(couple, a, b));
                let told = how.map(|how| Couple { a, b, how, words, layer });
                put(&mut self.couples, at, told);
            }
            Event::ParentTold { child, parent, how, layer } => {
                let same = |line: &ParentOf| line.child == child && line.parent == parent;
                let at = self.lines.iter().position(same);
                put(&mut self.lines, at, how.map(|how| ParentOf { child, parent, how, layer }));
            }
            Event::PregnancyEnded { of, child, mistake: true, .. } => {
                let same = |ended: &Ended| ended.of == of && ended.child == child;
                if let Some(at) = self.ended.iter().rposition(same) {
                    self.ended.remove(at);
                }
            }
            Event::PregnancyEnded { of, with, child, when, words, mistake: false } => {
                // Told twice by two phones, it is the same loss.
                if child.is_none_or(|child| !self.has_ended(child)) {
                    self.ended.push(Ended { of, with, child, when, words });
                }
            }
            Event::ShapeChosen { person, shape } => {
                self.shapes.insert(person, shape);
            }
            Event::Nudged { what, later } => {
                let nudge = self.nudges.entry(what).or_default();
                *nudge = nudge.saturating_add(if later { 1 } else { -1 });
            }
        }
    }
}

fn is_of(couple: &Couple, one: PersonId, other: PersonId) -> bool {
    (couple.a, couple.b) == (one, other) || (couple.a, couple.b) == (other, one)
}

/// What was told later takes the place of what stood there; told by mistake, it is gone.
fn put<T>(all: &mut Vec<T>, at: Option<usize>, told: Option<T>) {
    match (at, told) {
        (Some(at), Some(told)) => all[at] = told,
        (Some(at), None) => {
            all.remove(at);
        }
        (None, Some(told)) => all.push(told),
        (None, None) => {}
    }
}

impl Family {
    /// Whose child somebody is: as told, and else by who cares or cared for them as a parent, which all of the
    /// family know. Care by kin or by a guardian makes nobody a parent.
    #[must_use]
    pub fn lines_of(&self, child: PersonId) -> Vec<ParentOf> {
        let told = self.kin.lines.iter().filter(|line| line.child == child);
        let mut lines: Vec<ParentOf> = told.copied().collect();
        for care in self.people.care.iter().filter(|care| care.child == child) {
            let how = match care.role {
                Care::Birth => Line::Birth,
                Care::Adoptive => Line::Adopted,
                Care::Foster if care.until.is_none() => Line::Foster,
                Care::Foster | Care::Kin | Care::Guardian | Care::Other => continue,
            };
            let parent = care.caregiver;
            if !lines.iter().any(|line| line.parent == parent) {
                lines.push(ParentOf { child, parent, how, layer: Layer::Shared });
            }
        }
        lines
    }

    /// The parents of somebody, and how they came to be.
    #[must_use]
    pub fn parents_of(&self, child: PersonId) -> Vec<(PersonId, Line)> {
        self.lines_of(child).into_iter().map(|line| (line.parent, line.how)).collect()
    }
}
