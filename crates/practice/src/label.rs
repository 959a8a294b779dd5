// SPDX-License-Identifier: AGPL-3.0-or-later
//! Labels: whose part of the record an entry is in, whom it is about, and who told it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Event;
use crate::bytes::Sum;
use crate::ids::PersonId;

/// Whose part of the record an entry is in. Each facet of a family is sealed with its own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// A child's own part.
    Child(PersonId),
    /// One caregiver's own part; what another caregiver may not read unless it is shared.
    Caregiver(PersonId),
    /// What the family holds together: who is in it, when there were visits.
    Together,
    /// What the practitioner writes for the work.
    Practitioner,
    /// Safety: never in lists, never in a copy for the family.
    Safety,
    /// What the agency decided and was asked: consents, orders, requests, releases.
    Agency,
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Child(person) => write!(f, "child:{person}"),
            Self::Caregiver(person) => write!(f, "caregiver:{person}"),
            Self::Together => f.write_str("together"),
            Self::Practitioner => f.write_str("practitioner"),
            Self::Safety => f.write_str("safety"),
            Self::Agency => f.write_str("agency"),
        }
    }
}

impl Facet {
    /// The part a change goes to: the one it was kept in; today's where that is all's or not known. Never a wider one.
    pub(crate) fn of_change(kept: Option<Self>, today: Self) -> Self {
        match kept {
            None | Some(Self::Together) => today,
            Some(kept) => kept,
        }
    }
}

/// Why a text names no facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names no facet of a record")]
pub struct NotAFacet;

impl FromStr for Facet {
    type Err = NotAFacet;

    fn from_str(text: &str) -> Result<Self, NotAFacet> {
        let person = |id: &str| id.parse::<PersonId>().map_err(|_| NotAFacet);
        match text.split_once(':') {
            Some(("child", id)) => Ok(Self::Child(person(id)?)),
            Some(("caregiver", id)) => Ok(Self::Caregiver(person(id)?)),
            None if text == "together" => Ok(Self::Together),
            None if text == "practitioner" => Ok(Self::Practitioner),
            None if text == "safety" => Ok(Self::Safety),
            None if text == "agency" => Ok(Self::Agency),
            _ => Err(NotAFacet),
        }
    }
}

impl Serialize for Facet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Facet {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A rule of law that follows an entry wherever it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LawTag {
    /// Psychotherapy note, 45 CFR 164.501.
    PsychotherapyNote,
    /// Substance use disorder record, 42 CFR Part 2.
    Part2,
    /// Substance use counselling note, 42 CFR 2.11.
    SubstanceUseCounselling,
    /// Partner violence, 34 USC 12291(b)(2) where funded by it.
    PartnerViolence,
    /// A report to child protection.
    ChildProtectionReport,
    /// Early intervention record, 34 CFR Part 303.
    EarlyIntervention,
    /// Held for or by order of a court.
    Court,
}

impl LawTag {
    /// Every rule, in the order of a form.
    pub const ALL: [Self; 7] = [
        Self::PartnerViolence,
        Self::ChildProtectionReport,
        Self::Part2,
        Self::EarlyIntervention,
        Self::Court,
        Self::SubstanceUseCounselling,
        Self::PsychotherapyNote,
    ];

    /// Whether what is under this rule is read behind a door of its own. What is told beside such a text, of the same
    /// conversation, has none, and so belongs into the text.
    #[must_use]
    pub fn opens_to_few(self) -> bool {
        matches!(
            self,
            Self::PsychotherapyNote
                | Self::PartnerViolence
                | Self::ChildProtectionReport
                | Self::SubstanceUseCounselling
        )
    }
}

/// What decides who may read an entry; sealed together with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Whose part of the record.
    pub facet: Facet,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<PersonId>,
    /// Who said it, where it was a family member; what one tells about another stays the teller's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teller: Option<PersonId>,
    /// Rules of law that travel with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<LawTag>,
    /// With whom of the family it was shared when it was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<PersonId>,
}

impl Label {
    /// A label of this facet, about nobody in particular.
    #[must_use]
    pub fn of(facet: Facet) -> Self {
        Self { facet, subjects: Vec::new(), teller: None, law: Vec::new(), shared: Vec::new() }
    }

    /// The same, about these people.
    #[must_use]
    pub fn about(mut self, subjects: impl IntoIterator<Item = PersonId>) -> Self {
        self.subjects.extend(subjects);
        self
    }

    /// The same, shared with these people.
    #[must_use]
    pub fn shared_with(mut self, people: impl IntoIterator<Item = PersonId>) -> Self {
        self.shared.extend(people);
        self
    }

    /// The same, under these rules of law.
    #[must_use]
    pub fn under(mut self, law: impl IntoIterator<Item = LawTag>) -> Self {
        self.law.extend(law);
        self
    }

    /// The same, told by this person.
    #[must_use]
    pub fn told_by(mut self, teller: Option<PersonId>) -> Self {
        self.teller = teller;
        self
    }
}

/// Something that happened, with the label that decides who may read it.
#[must_use = "what was decided has to be appended"]
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// Who may read it.
    pub label: Label,
    /// What happened.
    pub event: Event,
    /// What makes a sum over the entry tell nothing of what it says, where one is kept elsewhere.
    pub salt: Option<Sum>,
}

impl Labelled {
    /// An event under this label.
    pub fn new(label: Label, event: impl Into<Event>) -> Self {
        Self { label, event: event.into(), salt: None }
    }

    /// The same, read by nobody but those whose part it is in.
    pub fn shared_with_nobody(mut self) -> Self {
        self.label.shared.clear();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_reads_back_as_it_was_written() {
        let one = PersonId(7);
        for facet in [
            Facet::Child(one),
            Facet::Caregiver(one),
            Facet::Together,
            Facet::Practitioner,
            Facet::Safety,
            Facet::Agency,
        ] {
            assert_eq!(facet.to_string().parse(), Ok(facet));
        }
        assert_eq!("child".parse::<Facet>(), Err(NotAFacet));
        assert_eq!("together:7".parse::<Facet>(), Err(NotAFacet));
    }
}
