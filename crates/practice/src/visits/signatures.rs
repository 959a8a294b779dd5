// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing a note by passkey, and standing for the note of somebody in training.

use serde::{Deserialize, Serialize};

use super::{Event, Visit};
use crate::bytes::{Bytes, Sum};
use crate::family::{self, Family, Said};
use crate::ids::{PractitionerId, VisitId};
use crate::label::{Facet, Label, Labelled};

/// How somebody had signed in when they finished a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By a passkey.
    Passkey,
    /// By a password alone.
    Password,
    /// By a first step, and a code.
    TwoSteps,
    /// By a link that opens once.
    Link,
    /// By a code told in person.
    Code,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 5] =
        [Self::Passkey, Self::Password, Self::TwoSteps, Self::Link, Self::Code];

    /// A stable name, for tables and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::Password => "password",
            Self::TwoSteps => "two-steps",
            Self::Link => "link",
            Self::Code => "code",
        }
    }

    /// The way of this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// The public key of a passkey, kept with each signature so that it is checked by nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "alg", rename_all = "snake_case")]
pub enum Key {
    /// ECDSA with SHA-256 on P-256.
    Es256 {
        /// The point.
        x: Bytes,
        /// The point.
        y: Bytes,
    },
    /// ECDSA with SHA-384 on P-384.
    Es384 {
        /// The point.
        x: Bytes,
        /// The point.
        y: Bytes,
    },
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256 {
        /// The modulus.
        n: Bytes,
        /// The exponent.
        e: Bytes,
    },
}

/// A passkey's signature over a challenge, with all it takes to check it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The hash of the passkey's id, which it is called by.
    pub passkey: Sum,
    /// Its public key, which was its owner's when they signed.
    pub key: Key,
    /// The address of the pages it was made at.
    pub origin: String,
    /// What the device says of itself.
    pub device: Bytes,
    /// What the browser says it was asked for, with the challenge.
    pub client: Bytes,
    /// The signature over both.
    pub signature: Bytes,
}

/// A signature as far as a page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Attested {
    /// Zero for the note as signed, then the number of the amendment.
    pub amendment: u32,
    /// Who signed.
    pub by: PractitionerId,
    /// When.
    pub at: jiff::Timestamp,
}

/// What binds a note or an amendment.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// Zero for the note as signed, then the number of the amendment.
    pub amendment: u32,
    /// Who finished it.
    pub by: PractitionerId,
    /// How they had signed in.
    pub way: Option<Way>,
}

/// A licensed colleague's word for a note.
#[derive(Debug, Clone, PartialEq)]
pub struct Cosigned {
    /// Up to which amendment.
    pub amendment: u32,
    /// Who stands for it.
    pub by: PractitionerId,
    /// When.
    pub at: jiff::Timestamp,
    /// The kind of their licence.
    pub licence: String,
    /// How they had signed in.
    pub way: Option<Way>,
    /// Whether a passkey signed it.
    pub by_passkey: bool,
}

/// A note that is to be stood for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CosignDue {
    /// Zero for the note as signed, then the number of the amendment.
    pub amendment: u32,
    /// Who wrote it.
    pub by: PractitionerId,
    /// Since when.
    pub at: jiff::Timestamp,
}

impl Visit {
    /// What waits for a licensed colleague: the newest of what nobody stands for yet.
    #[must_use]
    pub fn cosign_due(&self) -> Option<CosignDue> {
        let newest = self.due.iter().max_by_key(|due| due.amendment).copied();
        let stood_for = |due: &CosignDue| {
            self.cosigned.iter().any(|one| due.amendment <= one.amendment && one.by != due.by)
        };
        newest.filter(|due| self.signed.is_some() && !stood_for(due))
    }

    /// Up to which amendment the note is read, where this is what waits.
    #[must_use]
    pub fn newest(&self, due: CosignDue) -> u32 {
        let numbers = self.amended.iter().map(|one| one.number);
        numbers.chain([due.amendment]).max().unwrap_or(due.amendment)
    }

    /// The passkey signature of whoever wrote the note or this amendment of it.
    #[must_use]
    pub fn attested(&self, amendment: u32) -> Option<&Attested> {
        self.attested.iter().find(|one| one.amendment == amendment)
    }

    /// What binds the note, or this amendment of it.
    #[must_use]
    pub fn committed(&self, amendment: u32) -> Option<&Committed> {
        self.committed.iter().find(|one| one.amendment == amendment)
    }

    /// What this person wrote and may still sign by a passkey, oldest first.
    pub fn to_attest(&self, me: PractitionerId) -> impl Iterator<Item = u32> {
        let mine = self.committed.iter().filter(move |one| one.by == me);
        mine.map(|one| one.amendment).filter(|amendment| self.attested(*amendment).is_none())
    }
}

/// Why a note is not signed or stood for. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not in this family's record, or not bound.
    #[error("there is no such note to sign")]
    NoSuchNote,
    /// Whoever wrote it signs it.
    #[error("a note is signed by whoever wrote it")]
    NotTheAuthor,
    /// Once is enough.
    #[error("this is signed by a passkey already")]
    SignedAlready,
    /// A passkey of somebody else.
    #[error("the passkey is not one of the signer's")]
    KeyOfAnother,
    /// Nobody stands for their own note.
    #[error("nobody stands for their own note")]
    OwnNote,
    /// Whoever is in training stands for no note.
    #[error("somebody in training stands for no note")]
    InTraining,
    /// Only somebody whose licence holds today.
    #[error("a note is stood for by somebody whose licence holds today")]
    NoLicence,
    /// Nothing waits.
    #[error("nothing of this note waits for a colleague")]
    NothingDue,
    /// It was amended since it was read.
    #[error("the note was amended since it was read")]
    AmendedSince,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchNote | Self::NotTheAuthor | Self::SignedAlready | Self::KeyOfAnother => {
                "passkey"
            }
            Self::OwnNote
            | Self::InTraining
            | Self::NoLicence
            | Self::NothingDue
            | Self::AmendedSince => "cosign",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchNote => "signing-refused-no-such-note",
            Self::NotTheAuthor => "signing-refused-not-the-author",
            Self::SignedAlready => "signing-refused-signed-already",
            Self::KeyOfAnother => "signing-refused-key-of-another",
            Self::OwnNote => "signing-refused-own-note",
            Self::InTraining => "signing-refused-in-training",
            Self::NoLicence => "signing-refused-no-licence",
            Self::NothingDue => "signing-refused-nothing-due",
            Self::AmendedSince => "signing-refused-amended-since",
        }
    }
}

/// The entry that binds a note or an amendment, among those somebody may read.
pub fn bound<'a>(
    said: impl IntoIterator<Item = &'a Said>,
    (visit, amendment): (VisitId, u32),
) -> Option<&'a Said> {
    said.into_iter().find(|one| {
        matches!(&one.event, family::Event::Visits(Event::Committed { visit: of, amendment: number, .. })
            if (*of, *number) == (visit, amendment))
    })
}

/// Signs one's own note, or an amendment of it, by one's own passkey. `owner` is whose passkey it is.
///
/// # Errors
/// When there is no such note, somebody else wrote it, it is signed already, or the passkey is another's.
pub fn attest(
    bound: Option<&Said>,
    family: &Family,
    (me, owner): (PractitionerId, PractitionerId),
    proof: Proof,
) -> Result<Labelled, Refused> {
    let said = bound.ok_or(Refused::NoSuchNote)?;
    let family::Event::Visits(Event::Committed { visit, amendment, .. }) = &said.event else {
        return Err(Refused::NoSuchNote);
    };
    let known = family.visits.get(*visit).ok_or(Refused::NoSuchNote)?;
    let written = known.committed(*amendment).ok_or(Refused::NoSuchNote)?;
    if written.by != me || said.by != me {
        return Err(Refused::NotTheAuthor);
    }
    if known.attested(*amendment).is_some() {
        return Err(Refused::SignedAlready);
    }
    if owner != me {
        return Err(Refused::KeyOfAnother);
    }
    let proof = Box::new(proof);
    let attested = Event::Attested { visit: *visit, amendment: *amendment, proof };
    Ok(Labelled::new(said.label.clone(), attested))
}

/// What is said beside a note whose writer is in training: for those who do the work, and for nobody of the family.
#[must_use]
pub fn due(all: &[Labelled]) -> Option<Labelled> {
    let of = all.iter().find_map(|one| match &one.event {
        family::Event::Visits(Event::Committed { visit, amendment, .. }) => {
            Some((*visit, *amendment))
        }
        _ => None,
    });
    let (visit, amendment) = of?;
    let due = Event::CosignDue { visit, amendment };
    Some(Labelled::new(Label::of(Facet::Practitioner), due))
}

/// Who would stand for a note, as the agency knows them today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub me: PractitionerId,
    /// The kind of the licence that holds today.
    pub licence: Option<String>,
    /// Whether they are in training themselves.
    pub in_training: bool,
    /// How they had signed in.
    pub way: Option<Way>,
}

/// Whether this colleague may stand for what waits, which they read up to this amendment.
///
/// # Errors
/// When nothing waits, it is their own, they are in training or hold no licence, or it was amended meanwhile.
pub fn may_cosign(visit: &Visit, colleague: &Colleague, read: u32) -> Result<CosignDue, Refused> {
    let due = visit.cosign_due().ok_or(Refused::NothingDue)?;
    let me = colleague.me;
    let wrote = visit.committed.iter().any(|one| one.by == me)
        || visit.signed.as_ref().is_some_and(|signed| signed.by == me)
        || visit.amended.iter().any(|one| one.by == me)
        || visit.written.iter().any(|one| one.by == me);
    if wrote {
        return Err(Refused::OwnNote);
    }
    if colleague.in_training {
        return Err(Refused::InTraining);
    }
    if colleague.licence.is_none() {
        return Err(Refused::NoLicence);
    }
    // Neither is what came since stood for unread, nor what has still to come.
    if read != visit.newest(due) {
        return Err(Refused::AmendedSince);
    }
    Ok(due)
}

/// Stands for the note of somebody in training, up to the amendment that was read. It goes where the visit goes: whoever
/// reads the visit reads both names.
///
/// # Errors
/// Those of [`may_cosign`], and when the signature is by somebody else's passkey.
pub fn cosign(
    visit: &Visit,
    label: &Label,
    (colleague, read): (&Colleague, u32),
    proof: Option<(PractitionerId, Proof)>,
) -> Result<Labelled, Refused> {
    may_cosign(visit, colleague, read)?;
    if proof.as_ref().is_some_and(|(owner, _)| *owner != colleague.me) {
        return Err(Refused::KeyOfAnother);
    }
    let cosigned = Event::Cosigned {
        visit: visit.id,
        amendment: read,
        licence: colleague.licence.clone().unwrap_or_default(),
        way: colleague.way,
        proof: proof.map(|(_, proof)| Box::new(proof)),
    };
    Ok(Labelled::new(label.clone(), cosigned))
}
