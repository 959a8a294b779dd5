// SPDX-License-Identifier: AGPL-3.0-or-later
//! Visits: planned, held or missed; who was there, whose relationship it was, and the note that is signed.

pub mod arriving;
pub mod conflicts;
mod deciding;
mod filing;
mod fold;
mod guarded;
mod planning;
mod proposing;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use deciding::{Amendment, Note, Refused, amend, sign};
pub use filing::{
    Filed, Filing, Standing, field_of, is_for_all, label_of_visit, part_of_visit, wrote,
};
pub(crate) use filing::{signs, written_in};
pub use fold::{Amended, Moved, Signed, Status, Summarised, Visit, Visits, Written};
pub use guarded::amend_guarded;
pub use planning::{
    Arrival, Asked, Interpreter, Plan, Takes, USUAL_MINUTES, WhyMoved, arrive, call_off,
    did_not_happen, move_to, part_of_change, plan, plan_all, plan_in_rhythm,
};
pub use proposing::{
    PROPOSED, arrival_like, like, part_like, proposed, proposed_after, rhythm_from,
};

use crate::ids::{PersonId, RelationshipId, VisitId};
use crate::text::Text;

/// Something that happened to a visit. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// A visit was agreed for a day.
    #[serde(rename = "visit.planned")]
    Planned {
        /// The visit.
        visit: VisitId,
        /// When and where.
        when: When,
        /// What it takes.
        #[serde(default)]
        takes: Takes,
    },
    /// How to arrive, for those who come.
    #[serde(rename = "visit.arranged")]
    Arranged {
        /// The visit.
        visit: VisitId,
        /// How to arrive.
        arrival: Arrival,
    },
    /// A planned visit was moved.
    #[serde(rename = "visit.moved")]
    Moved {
        /// The visit.
        visit: VisitId,
        /// When and where it is to be now.
        when: When,
    },
    /// Why it was moved: for those who do the work.
    #[serde(rename = "visit.move_explained")]
    MoveExplained {
        /// The visit.
        visit: VisitId,
        /// The day it was moved to.
        on: Date,
        /// Who asked, and why.
        why: WhyMoved,
    },
    /// A planned visit is off, before its day was over; why is in what is said of it as one that did not happen.
    #[serde(rename = "visit.called_off")]
    CalledOff {
        /// The visit.
        visit: VisitId,
    },
    /// A planned visit did not happen.
    #[serde(rename = "visit.did_not_happen")]
    DidNotHappen {
        /// The visit.
        visit: VisitId,
        /// The day it was to be.
        on: Date,
        /// Who could not, and what happened.
        why: Why,
    },
    /// A visit took place and its note was signed. What was written follows as `visit.wrote`.
    #[serde(rename = "visit.signed")]
    Signed {
        /// The visit.
        visit: VisitId,
        /// When, where, who, and whose relationship.
        held: Held,
    },
    /// One field of a note, under its own label, since each has its own readers.
    #[serde(rename = "visit.wrote")]
    Wrote {
        /// The visit.
        visit: VisitId,
        /// Which field.
        field: Field,
        /// What was written or said.
        text: Text,
        /// Who said it, for words.
        #[serde(default)]
        teller: Option<PersonId>,
        /// Zero for the note as signed, then the number of the amendment it belongs to.
        #[serde(default)]
        amendment: u32,
    },
    /// A signed note was amended. What was written before stays readable.
    #[serde(rename = "visit.amended")]
    Amended {
        /// The visit.
        visit: VisitId,
        /// One for the first amendment.
        amendment: u32,
        /// Why it was amended.
        reason: Text,
    },
    /// What belongs in the record of a session whose contents are kept sealed elsewhere. It names no
    /// sealed note: whoever reads it learns what the record says, and not that there is more.
    #[serde(rename = "visit.summarised")]
    Summarised {
        /// The visit, whose times it shares.
        visit: VisitId,
        /// What is said of it.
        summary: Summary,
    },
    /// When whoever signed a note had finished it, where that was on a device without signal: by that device's
    /// clock, which nobody vouches for.
    #[serde(rename = "visit.finished_away")]
    FinishedAway {
        /// The visit.
        visit: VisitId,
        /// When.
        at: Timestamp,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "visit.planned",
    "visit.arranged",
    "visit.moved",
    "visit.move_explained",
    "visit.called_off",
    "visit.did_not_happen",
    "visit.signed",
    "visit.wrote",
    "visit.amended",
    "visit.summarised",
    "visit.finished_away",
];

/// What the record says of a session, whatever else is kept of it (45 CFR 164.501).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Whom the session was for.
    pub about: PersonId,
    /// In what company it was held.
    pub modality: Modality,
    /// How it goes: what was found, how they are, what has moved.
    pub progress: Text,
    /// What comes next, and what is to be expected.
    pub plan: Text,
    /// Whether whoever spoke said that it was enough for now.
    #[serde(default)]
    pub enough: bool,
}

/// In what company a session was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// One person alone.
    Alone,
    /// Parent and child together.
    Together,
    /// Several of the family.
    Family,
    /// With others outside the family.
    Group,
}

impl Modality {
    /// Every modality, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Together, Self::Alone, Self::Family, Self::Group];
}

/// When and where a visit is to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// The day.
    pub on: Date,
    /// The hour, where agreed.
    #[serde(default)]
    pub at: Option<Time>,
    /// The place.
    pub place: Place,
    /// The place in words.
    #[serde(default)]
    pub place_words: Option<Text>,
}

/// Where a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At the family's home.
    Home,
    /// At the agency or a clinic.
    Office,
    /// In the neighbourhood: a library, a park, a store.
    Community,
    /// By telephone.
    Phone,
    /// By video.
    Video,
}

impl Place {
    /// Every place, in the order of a form.
    pub const ALL: [Self; 5] =
        [Self::Home, Self::Office, Self::Community, Self::Phone, Self::Video];
}

/// Who could not, when a visit did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Nobody opened, or nobody was there.
    NotThere,
    /// The family cancelled.
    FamilyCancelled,
    /// The practitioner cancelled.
    PractitionerCancelled,
    /// The weather, the road, the bus.
    Circumstances,
}

impl Cause {
    /// Every cause, in the order of a form.
    pub const ALL: [Self; 4] =
        [Self::NotThere, Self::FamilyCancelled, Self::PractitionerCancelled, Self::Circumstances];
}

/// Why a visit did not happen. Read as communication, not as failure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// Who could not.
    pub cause: Cause,
    /// What happened, in words.
    #[serde(default)]
    pub words: Option<Text>,
}

/// How somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// There, and awake.
    Awake,
    /// There, asleep.
    Asleep,
    /// Not there.
    Absent,
}

/// Who led what was talked about (strategy S8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// The caregiver.
    Caregiver,
    /// Shared.
    Shared,
    /// The practitioner.
    Practitioner,
}

impl Lead {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Caregiver, Self::Shared, Self::Practitioner];
}

/// A visit as it took place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// When and where.
    pub when: When,
    /// How long, in minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// How each person was there.
    pub present: Vec<Present>,
    /// Whose relationships the visit was about; never empty.
    pub relationships: Vec<RelationshipId>,
    /// Who led.
    #[serde(default)]
    pub lead: Option<Lead>,
}

impl Held {
    /// How this person was there; absent when not named.
    #[must_use]
    pub fn presence(&self, person: PersonId) -> Presence {
        let named = self.present.iter().find(|present| present.person == person);
        named.map_or(Presence::Absent, |present| present.how)
    }
}

/// One person's presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// Who.
    pub person: PersonId,
    /// How.
    pub how: Presence,
}

/// A field of a note. None is required; one is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The caregiver's words, as said, in their language.
    Words,
    /// What the child did.
    Child,
    /// Between them: one moment.
    Between,
    /// A delight: a moment of shared joy to keep.
    Delight,
    /// A hard moment between people, a rupture.
    HardMoment,
    /// How a hard moment was mended.
    Repair,
    /// What the practitioner wondered.
    Wondering,
    /// What surprised the practitioner (strategy S16).
    Surprised,
    /// For next time, and what each said they would do.
    NextTime,
}

impl Field {
    /// Every field, in the order of the note.
    pub const ALL: [Self; 9] = [
        Self::Words,
        Self::Child,
        Self::Between,
        Self::Delight,
        Self::HardMoment,
        Self::Repair,
        Self::Wondering,
        Self::Surprised,
        Self::NextTime,
    ];

    /// The name of the field in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Child => "child",
            Self::Between => "between",
            Self::Delight => "delight",
            Self::HardMoment => "hard-moment",
            Self::Repair => "repair",
            Self::Wondering => "wondering",
            Self::Surprised => "surprised",
            Self::NextTime => "next-time",
        }
    }
}
