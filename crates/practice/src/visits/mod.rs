// SPDX-License-Identifier: AGPL-3.0-or-later
//! Visits: planned, held or missed; who was there, whose relationship it was, and the note that is signed.

pub mod arriving;
pub mod checking;
pub mod committing;
pub mod conflicts;
mod deciding;
mod facts;
mod field;
mod filing;
mod fold;
mod guarded;
mod planning;
mod proposing;
pub mod signatures;
mod summary;
mod taking;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use deciding::{Amendment, Note, Refused, amend, sign, sign_beside};
pub use facts::Facts;
pub use field::Field;
pub use filing::{
    Filed, Filing, Standing, field_of, is_for_all, label_of_visit, part_of_visit, takes_for_all,
    wrote,
};
pub(crate) use filing::{signs, tells_facts_of, written_in};
pub use fold::{Amended, Corrected, Moved, Signed, Status, Summarised, Visit, Visits, Written};
pub use guarded::amend_guarded;
pub use planning::{
    Arrival, Asked, Interpreter, Plan, Takes, USUAL_MINUTES, WhyMoved, arrive, call_off,
    did_not_happen, move_to, part_of_change, plan, plan_all, plan_in_rhythm,
};
pub use proposing::{
    PROPOSED, arrival_like, like, part_like, proposed, proposed_after, rhythm_from,
};
pub use summary::{Modality, Summary};
pub use taking::{Arranged, Change, Changed, change_takes, part_of_takes};

use self::committing::PLACES;
use self::signatures::{Proof, Way};
use crate::bytes::Sum;
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
    /// What a planned visit takes was changed: as it is to be from now on, whole.
    #[serde(rename = "visit.takes_changed")]
    TakesChanged {
        /// The visit.
        visit: VisitId,
        /// What it takes.
        takes: Takes,
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
    /// The facts of a signed visit were put right in an amendment. What stood before stays readable.
    #[serde(rename = "visit.held_corrected")]
    HeldCorrected {
        /// The visit.
        visit: VisitId,
        /// The number of the amendment it belongs to.
        amendment: u32,
        /// When, where, who, and whose relationship, as it was.
        held: Held,
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
    /// What was signed or amended, bound together: a sum over each of its entries, in places that are the same for every
    /// note, so that nobody learns from it which fields there are.
    #[serde(rename = "visit.committed")]
    Committed {
        /// The visit.
        visit: VisitId,
        /// Zero for the note as signed, then the number of the amendment.
        #[serde(default)]
        amendment: u32,
        /// The sum of the entry that signed or amended.
        head: Sum,
        /// A sum for each place: of what was written there, or of nothing.
        texts: Box<[Sum; PLACES]>,
        /// How whoever finished it had signed in.
        #[serde(default)]
        way: Option<Way>,
    },
    /// Whoever wrote it signed it with a passkey.
    #[serde(rename = "visit.attested")]
    Attested {
        /// The visit.
        visit: VisitId,
        /// Zero for the note as signed, then the number of the amendment.
        #[serde(default)]
        amendment: u32,
        /// The signature, with the key it is checked by.
        proof: Box<Proof>,
    },
    /// Whoever wrote it is in training: a licensed colleague has to read it and stand for it.
    #[serde(rename = "visit.cosign_due")]
    CosignDue {
        /// The visit.
        visit: VisitId,
        /// Zero for the note as signed, then the number of the amendment.
        #[serde(default)]
        amendment: u32,
    },
    /// A licensed colleague read the note and stands for it.
    #[serde(rename = "visit.cosigned")]
    Cosigned {
        /// The visit.
        visit: VisitId,
        /// Up to which amendment; zero for the note as signed.
        #[serde(default)]
        amendment: u32,
        /// The kind of their licence, as it was checked.
        licence: String,
        /// How they had signed in.
        #[serde(default)]
        way: Option<Way>,
        /// Their signature, where it was by a passkey.
        #[serde(default)]
        proof: Option<Box<Proof>>,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "visit.planned",
    "visit.arranged",
    "visit.takes_changed",
    "visit.moved",
    "visit.move_explained",
    "visit.called_off",
    "visit.did_not_happen",
    "visit.signed",
    "visit.wrote",
    "visit.amended",
    "visit.held_corrected",
    "visit.summarised",
    "visit.finished_away",
    "visit.committed",
    "visit.attested",
    "visit.cosign_due",
    "visit.cosigned",
];

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
