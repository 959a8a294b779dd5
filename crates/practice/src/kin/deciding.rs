// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be told of who belongs to whom.

use serde::{Deserialize, Serialize};

use super::{Event, Line, Placed, Shape, Together};
use crate::family::Family;
use crate::ids::PersonId;
use crate::label::{Facet, Label, Labelled};
use crate::people::own_facet;
use crate::text::Text;

/// Who sees what is told of the map, and of supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The family together, and those who work with it.
    Shared,
    /// Those who work with the family.
    Team,
}

impl Layer {
    pub(crate) fn facet(self) -> Facet {
        match self {
            Self::Shared => Facet::Together,
            Self::Team => Facet::Practitioner,
        }
    }
}

/// Why something may not be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not in this family's record.
    #[error("there is no such person in this family's record")]
    NoSuchPerson,
    /// Not in this family's record.
    #[error("there is no such home in this family's record")]
    NoSuchHome,
    /// The same person twice.
    #[error("two different people belong to this")]
    SamePerson,
    /// Nobody is their own ancestor.
    #[error("somebody would be among their own ancestors")]
    OwnAncestor,
    /// A child that was born, or is not known as expected.
    #[error("this child is not known as expected")]
    NotExpected,
    /// It is already in the record that it ended.
    #[error("this pregnancy is already known to have ended")]
    AlreadyEnded,
    /// The family sees it, so what changes it is seen too.
    #[error("what the family sees changes for the family as well")]
    SharedAlready,
    /// There is nothing told that could be taken back.
    #[error("nothing of the kind was told")]
    NothingTold,
    /// A child of the record has a page of its own, where words about it stand.
    #[error("words about a child of the record stand on its own page")]
    WordsElsewhere,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchPerson | Self::SamePerson | Self::OwnAncestor => "whom",
            Self::NoSuchHome => "home",
            Self::NotExpected | Self::AlreadyEnded => "child",
            Self::SharedAlready => "layer",
            Self::NothingTold => "how",
            Self::WordsElsewhere => "words",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchPerson => "kin-refused-no-such-person",
            Self::NoSuchHome => "kin-refused-no-such-home",
            Self::SamePerson => "kin-refused-same-person",
            Self::OwnAncestor => "kin-refused-own-ancestor",
            Self::NotExpected => "kin-refused-not-expected",
            Self::AlreadyEnded => "kin-refused-already-ended",
            Self::SharedAlready => "kin-refused-shared-already",
            Self::NothingTold => "kin-refused-nothing-told",
            Self::WordsElsewhere => "kin-refused-words-elsewhere",
        }
    }
}

/// Tells that two are or were a couple; `how` is none where it was told by mistake. Where no layer is
/// chosen, it is the one in which it stands, and else the team's.
///
/// # Errors
/// When one is not in the family, both are the same, it would change for the team alone what the family
/// sees, or there is nothing to take back.
pub fn couple(
    family: &Family,
    (a, b): (PersonId, PersonId),
    how: Option<Together>,
    words: Option<Text>,
    layer: Option<Layer>,
) -> Result<Labelled, Refused> {
    two(family, a, b)?;
    let stands = family.kin.couple_of(a, b).map(|couple| couple.layer);
    let layer = settled(stands, layer, how.is_none())?;
    let event = Event::CoupleTold { a, b, how, words, layer };
    Ok(Labelled::new(Label::of(layer.facet()).about([a, b]), event))
}

/// Tells whose child somebody is; `how` is none where it was told by mistake. Where no layer is chosen, it
/// is the one in which it stands, and else the team's.
///
/// # Errors
/// When one is not in the family, both are the same, somebody would be their own ancestor, it would change
/// for the team alone what the family sees, or there is nothing to take back.
pub fn parent(
    family: &Family,
    child: PersonId,
    parent: PersonId,
    how: Option<Line>,
    layer: Option<Layer>,
) -> Result<Labelled, Refused> {
    two(family, child, parent)?;
    if how.is_some() && descends(family, parent, child) {
        return Err(Refused::OwnAncestor);
    }
    let stands = family.kin.line_of(child, parent).map(|line| line.layer);
    let layer = settled(stands, layer, how.is_none())?;
    let event = Event::ParentTold { child, parent, how, layer };
    Ok(Labelled::new(Label::of(layer.facet()).about([child, parent]), event))
}

/// The layer a telling goes to: what was told by mistake is taken back where it stands, and what the
/// family sees changes for the family as well.
fn settled(stands: Option<Layer>, chosen: Option<Layer>, mistake: bool) -> Result<Layer, Refused> {
    match (stands, chosen) {
        (None, _) if mistake => Err(Refused::NothingTold),
        (Some(stands), _) if mistake => Ok(stands),
        (Some(Layer::Shared), Some(Layer::Team)) => Err(Refused::SharedAlready),
        (stands, chosen) => Ok(chosen.or(stands).unwrap_or(Layer::Team)),
    }
}

/// Keeps that a pregnancy ended, or that this was told by mistake. It stays in the part of whoever carried
/// it, unless the child was known to the family as expected: then all who knew of the child have to know,
/// nothing goes on counting, and own words have their place on the child's page.
///
/// # Errors
/// When somebody is not in the family, the child is not known as expected, words are told with a child all
/// know of, or there is nothing to take back.
pub fn ended(family: &Family, event: Event) -> Result<Labelled, Refused> {
    let Event::PregnancyEnded { of, with, child, when, words, mistake } = &event else {
        return Err(Refused::NoSuchPerson);
    };
    let carried = family.people.get(*of).ok_or(Refused::NoSuchPerson)?;
    if let Some(with) = with {
        two(family, *of, *with)?;
    }
    let Some(child) = child else {
        let told = family.kin.ended.iter().any(|ended| ended.of == *of && ended.child.is_none());
        if *mistake && !told {
            return Err(Refused::NothingTold);
        }
        let label = Label::of(own_facet(carried.role, *of));
        let label = label.about([*of].into_iter().chain(*with)).told_by(Some(*of));
        return Ok(Labelled::new(label, event));
    };
    let expected = family.people.get(*child).ok_or(Refused::NoSuchPerson)?;
    if when.is_some() || words.is_some() || with.is_some() {
        return Err(Refused::WordsElsewhere);
    }
    let lost = family.kin.has_ended(*child);
    if *mistake && !lost {
        return Err(Refused::NothingTold);
    }
    if !mistake && lost {
        return Err(Refused::AlreadyEnded);
    }
    if !lost && (expected.birth.is_none() || expected.born().is_some()) {
        return Err(Refused::NotExpected);
    }
    let label = Label::of(Facet::Together).about([*of, *child]);
    Ok(Labelled::new(label, event))
}

/// Keeps how somebody wants to be drawn.
///
/// # Errors
/// When there is no such person.
pub fn shape(family: &Family, person: PersonId, shape: Shape) -> Result<Labelled, Refused> {
    family.people.get(person).ok_or(Refused::NoSuchPerson)?;
    let label = Label::of(Facet::Together).about([person]);
    Ok(Labelled::new(label, Event::ShapeChosen { person, shape }))
}

/// Moves somebody or a home on the map.
///
/// # Errors
/// When there is no such person or home.
pub fn nudge(family: &Family, what: Placed, later: bool) -> Result<Labelled, Refused> {
    match what {
        Placed::Person(person) => {
            family.people.get(person).ok_or(Refused::NoSuchPerson)?;
        }
        Placed::Home(home) => {
            let known = family.people.homes.iter().any(|known| known.id == home);
            known.then_some(()).ok_or(Refused::NoSuchHome)?;
        }
    }
    Ok(Labelled::new(Label::of(Facet::Together), Event::Nudged { what, later }))
}

fn two(family: &Family, a: PersonId, b: PersonId) -> Result<(), Refused> {
    for person in [a, b] {
        family.people.get(person).ok_or(Refused::NoSuchPerson)?;
    }
    if a == b { Err(Refused::SamePerson) } else { Ok(()) }
}

/// Whether somebody comes from an ancestor, through however many lines.
fn descends(family: &Family, person: PersonId, ancestor: PersonId) -> bool {
    let (mut seen, mut left) = (Vec::new(), vec![person]);
    while let Some(one) = left.pop() {
        if one == ancestor {
            return true;
        }
        if !seen.contains(&one) {
            seen.push(one);
            left.extend(family.parents_of(one).into_iter().map(|(parent, _)| parent));
        }
    }
    false
}
