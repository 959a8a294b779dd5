// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sixteen strategies and the six domains, by their codes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fold::{Fit, LookingBack};
use super::{Event, Fits, Left};
use crate::ids::VisitId;

/// A language there are cues and a companion for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// The language of a tag such as `es` or `es-MX`, where there are lists for it.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("en") => Some(Self::English),
            Some("es") => Some(Self::Spanish),
            _ => None,
        }
    }
}

/// One of the sixteen skills and strategies of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// S1: the relationship of caregiver and practitioner is what change grows from.
    Relationship,
    /// S2: the child and the caregiver are met together.
    Together,
    /// S3: how the child grows is looked at side by side.
    Observation,
    /// S4: what comes next for this very child is talked about before it comes.
    Anticipation,
    /// S5: what the child can do and needs is pointed out.
    Alerting,
    /// S6: there is pleasure between them.
    Pleasure,
    /// S7: there is an opportunity to do something with each other.
    Opportunities,
    /// S8: the caregiver leads.
    Lead,
    /// S9: what a caregiver is good at is named.
    Capacities,
    /// S10: somebody wonders what another thinks and feels.
    Wondering,
    /// S11: the past is heard in the present.
    Past,
    /// S12: what is hard to feel is said, and held.
    Holding,
    /// S13: a caregiver's losses and separations are attended to.
    Losses,
    /// S14: the child's own early care is attended to.
    EarlyCare,
    /// S15: a disorder, a delay or an illness is seen to, together with others.
    Collaboration,
    /// S16: the practitioner stays open, curious and reflective.
    Openness,
}

impl Strategy {
    /// Every strategy, by its number.
    pub const ALL: [Self; 16] = [
        Self::Relationship,
        Self::Together,
        Self::Observation,
        Self::Anticipation,
        Self::Alerting,
        Self::Pleasure,
        Self::Opportunities,
        Self::Lead,
        Self::Capacities,
        Self::Wondering,
        Self::Past,
        Self::Holding,
        Self::Losses,
        Self::EarlyCare,
        Self::Collaboration,
        Self::Openness,
    ];

    /// Its number, as the field counts them.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// One of the six domains a visit may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// What a family needs to live: a home, food, money, a ride.
    Needs,
    /// Finding a way, weighing, planning.
    ProblemSolving,
    /// How those of the family are with each other.
    Family,
    /// How the child grows.
    Development,
    /// What goes back and forth between the child and somebody.
    Interaction,
    /// To whom the child turns to be safe.
    Attachment,
}

impl Domain {
    /// Every domain.
    pub const ALL: [Self; 6] = [
        Self::Needs,
        Self::ProblemSolving,
        Self::Family,
        Self::Development,
        Self::Interaction,
        Self::Attachment,
    ];
}

/// What a sentence may show: a strategy or a domain.
pub trait Shown: Copy + Ord + 'static {
    /// All there are.
    fn all() -> &'static [Self];

    /// Its name in cue lists, forms and messages.
    fn code(self) -> &'static str;

    /// What is called so.
    #[must_use]
    fn of_code(code: &str) -> Option<Self> {
        Self::all().iter().copied().find(|one| one.code() == code)
    }

    /// The event that it fits.
    fn fits(fits: Fits<Self>) -> Event;

    /// The event that it was taken back.
    fn left(left: Left<Self>) -> Event;

    /// What an event says fits, where it is of this sort.
    fn fits_of(event: &Event) -> Option<&Fits<Self>>;

    /// What of this sort is kept.
    fn kept(all: &LookingBack) -> &BTreeMap<(VisitId, Self), Fit<Self>>;
}

impl Shown for Strategy {
    fn all() -> &'static [Self] {
        &Self::ALL
    }

    fn code(self) -> &'static str {
        const CODES: [&str; 16] = [
            "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13",
            "s14", "s15", "s16",
        ];
        CODES[self as usize]
    }

    fn fits(fits: Fits<Self>) -> Event {
        Event::StrategyFits(fits)
    }

    fn left(left: Left<Self>) -> Event {
        Event::StrategyLeft(left)
    }

    fn fits_of(event: &Event) -> Option<&Fits<Self>> {
        if let Event::StrategyFits(fits) = event { Some(fits) } else { None }
    }

    fn kept(all: &LookingBack) -> &BTreeMap<(VisitId, Self), Fit<Self>> {
        &all.strategies
    }
}

impl Shown for Domain {
    fn all() -> &'static [Self] {
        &Self::ALL
    }

    fn code(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::ProblemSolving => "problem-solving",
            Self::Family => "family",
            Self::Development => "development",
            Self::Interaction => "interaction",
            Self::Attachment => "attachment",
        }
    }
    fn fits(fits: Fits<Self>) -> Event {
        Event::DomainFits(fits)
    }

    fn left(left: Left<Self>) -> Event {
        Event::DomainLeft(left)
    }

    fn fits_of(event: &Event) -> Option<&Fits<Self>> {
        if let Event::DomainFits(fits) = event { Some(fits) } else { None }
    }

    fn kept(all: &LookingBack) -> &BTreeMap<(VisitId, Self), Fit<Self>> {
        &all.domains
    }
}
