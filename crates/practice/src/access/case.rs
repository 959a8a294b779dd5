// SPDX-License-Identifier: AGPL-3.0-or-later
//! One case to decide: a reader and a label, reduced to what the decision looks at.

use super::{Hat, Purpose, Reader, Relation, Screen, Tie};
use crate::ids::PersonId;
use crate::label::{Facet, Label, LawTag};

/// What ties the reader to the family, without whom it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tied {
    /// On the team.
    Team,
    /// Stands in for the team.
    Cover,
    /// Supervises somebody of the team.
    Supervises,
    /// Opened it in an emergency.
    Emergency,
    /// A caregiver in it.
    Family,
    /// Keeps out of it.
    Distance,
    /// Worked with it, until it ended some time ago.
    Ended,
    /// Nothing.
    None,
}

/// Whose part of the record, as the reader stands to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A child's.
    Child,
    /// The reader's own.
    Own,
    /// Another caregiver's.
    Another,
    /// The family's together.
    Together,
    /// The practitioner's.
    Practitioner,
    /// The agency's.
    Agency,
    /// The protected part.
    Safety,
}

/// Who told it, as the reader stands to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Nobody of the family: the practitioner saw or wrote it.
    Nobody,
    /// The reader.
    Reader,
    /// Somebody else.
    Another,
}

/// The strictest rule of law on an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// A psychotherapy note: it opens nowhere but in its own stream, to its author.
    Sealed,
    /// A substance use counselling note, 42 CFR 2.11: behind the door of what is protected, to its
    /// author alone (see [`super::may_read_said`]).
    Counselling,
    /// Partner violence or a report to child protection.
    Protected,
    /// From a substance use program, 42 CFR Part 2.
    Part2,
    /// Held for a court.
    Court,
    /// An early intervention record.
    EarlyIntervention,
    /// None.
    None,
}

impl Law {
    /// The strictest of a label's rules.
    #[must_use]
    pub fn of(label: &Label) -> Self {
        let strictness = |tag: &LawTag| match tag {
            LawTag::PsychotherapyNote => Self::Sealed,
            LawTag::SubstanceUseCounselling => Self::Counselling,
            LawTag::PartnerViolence | LawTag::ChildProtectionReport => Self::Protected,
            LawTag::Part2 => Self::Part2,
            LawTag::Court => Self::Court,
            LawTag::EarlyIntervention => Self::EarlyIntervention,
        };
        label.law.iter().map(strictness).min().unwrap_or(Self::None)
    }
}

/// A reader and a label, reduced to what decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The hat worn.
    pub hat: Hat,
    /// What ties the reader to the family.
    pub relation: Tied,
    /// What ties a caregiver to the child the entry is about.
    pub tie: Tie,
    /// What for.
    pub purpose: Purpose,
    /// Who sees the screen.
    pub screen: Screen,
    /// Whose part it is.
    pub part: Part,
    /// Who told it.
    pub told: Told,
    /// The strictest rule of law on it.
    pub law: Law,
    /// Whether it was shared with the reader.
    pub shared: bool,
}

impl Case {
    /// The case of this reader and this label.
    pub(super) fn of(reader: &Reader, label: &Label, shared_later: &[PersonId]) -> Self {
        let me = match &reader.relation {
            Relation::Family(standing) => Some(standing.person),
            _ => None,
        };
        let relation = match &reader.relation {
            Relation::Team => Tied::Team,
            Relation::Cover => Tied::Cover,
            Relation::Supervises => Tied::Supervises,
            Relation::Emergency => Tied::Emergency,
            Relation::Family(_) => Tied::Family,
            Relation::Distance => Tied::Distance,
            Relation::Ended => Tied::Ended,
            Relation::None => Tied::None,
        };
        let tie = match (&reader.relation, label.facet) {
            (Relation::Family(standing), Facet::Child(child)) => standing.tie(child),
            _ => Tie::None,
        };
        let part = match label.facet {
            Facet::Child(_) => Part::Child,
            Facet::Caregiver(whose) if Some(whose) == me => Part::Own,
            Facet::Caregiver(_) => Part::Another,
            Facet::Together => Part::Together,
            Facet::Practitioner => Part::Practitioner,
            Facet::Agency => Part::Agency,
            Facet::Safety => Part::Safety,
        };
        let told = match label.teller {
            None => Told::Nobody,
            teller if teller == me => Told::Reader,
            Some(_) => Told::Another,
        };
        let shared = me.is_some_and(|me| label.shared.contains(&me) || shared_later.contains(&me));
        let (hat, purpose, screen) = (reader.hat, reader.purpose, reader.screen);
        Self { hat, relation, tie, purpose, screen, part, told, law: Law::of(label), shared }
    }
}

macro_rules! codes {
    ($($of:ident { $($value:ident => $code:literal),+ $(,)? })+) => {$(
        impl $of {
            /// Every value.
            pub const EVERY: &[Self] = &[$(Self::$value),+];

            /// Its name in the table.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }
        }
    )+};
}

codes! {
    Tied {
        Team => "team", Cover => "cover", Supervises => "supervises", Emergency => "emergency",
        Family => "family", Distance => "distance", Ended => "ended", None => "none",
    }
    Tie {
        LegalParent => "legal-parent", Representative => "representative",
        DayToDay => "day-to-day", Refused => "refused", None => "none",
    }
    Purpose {
        Care => "care", Safety => "safety", Rights => "rights", Release => "release",
        ProtectedRelease => "protected-release",
    }
    Screen { Own => "own", Shared => "shared" }
    Part {
        Child => "child", Own => "own", Another => "another", Together => "together",
        Practitioner => "practitioner", Agency => "agency", Safety => "safety",
    }
    Told { Nobody => "nobody", Reader => "reader", Another => "another" }
    Law {
        Sealed => "sealed", Counselling => "counselling", Protected => "protected",
        Part2 => "part-2", Court => "court", EarlyIntervention => "early-intervention",
        None => "none",
    }
}
