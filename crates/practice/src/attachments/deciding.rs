// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be kept beside the words, where, and what may be removed for good.

use jiff::civil::Date;

use super::{Attachment, Event, Kept};
use crate::family::Family;
use crate::ids::{AttachmentId, PersonId, PractitionerId};
use crate::label::{Facet, Labelled};
use crate::people::Role;
use crate::release::RequestKind;
use crate::text::Text;
use crate::visits::Status;

/// How many there are at most in one part of a record.
pub const MOST: usize = 100;

/// Why something is not kept, or not removed, that way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It says nothing of what it is.
    #[error("what it is has to be said")]
    Unsaid,
    /// Not a part of the record in which such things are kept.
    #[error("in this part of the record nothing of the kind is kept")]
    NoSuchPart,
    /// Somebody it is about, or who gave it, is not in this family's record.
    #[error("somebody named is not in this family's record")]
    NoSuchPerson,
    /// The visit is none that was held.
    #[error("there is no such visit that was held")]
    NoSuchVisit,
    /// What it would stand beside is not there any more.
    #[error("what it would stand beside is not there any more")]
    NoSuchObservation,
    /// The sound of a name is a voice.
    #[error("the sound of a name is a voice")]
    NotAVoice,
    /// In somebody's own part it is their own name.
    #[error("in somebody's own part it is their own name")]
    NotTheirName,
    /// There are as many as a part of a record holds.
    #[error("there are as many as this part of the record holds")]
    TooMany,
    /// There is no such thing, or it was removed.
    #[error("there is no such picture, voice or paper")]
    NoSuchAttachment,
    /// A legal hold lies on the family: nothing of its record goes.
    #[error("a legal hold lies on this family")]
    Held,
    /// Somebody asked for the record, or a court did, and has no answer.
    #[error("somebody asked for the record and has no answer")]
    AskedFor,
    /// Somebody else kept and gave it, and nothing says why it is to go.
    #[error("why it is to go has to be said")]
    NoReason,
    /// A caregiver neither kept nor gave it.
    #[error("whoever kept or gave it removes it, or the team")]
    NotTheirs,
    /// It is somebody's own voice, which nobody else replaces.
    #[error("their own voice is not replaced by anybody else")]
    TheirVoice,
    /// Another brought the one that stands there; it goes with a reason, or not at all.
    #[error("another brought the sound that stands there")]
    AnothersVoice,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Unsaid => "caption",
            Self::NoSuchPart | Self::NotTheirName | Self::TheirVoice | Self::AnothersVoice => {
                "part"
            }
            Self::NoSuchPerson => "giver",
            Self::NoSuchVisit | Self::NoSuchObservation | Self::NotAVoice | Self::TooMany => "file",
            Self::NoReason => "why",
            Self::NoSuchAttachment | Self::Held | Self::AskedFor | Self::NotTheirs => "remove",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsaid => "attachments-refused-unsaid",
            Self::NoSuchPart => "attachments-refused-no-such-part",
            Self::NoSuchPerson => "attachments-refused-no-such-person",
            Self::NoSuchVisit => "attachments-refused-no-such-visit",
            Self::NoSuchObservation => "attachments-refused-no-such-observation",
            Self::NotAVoice => "attachments-refused-not-a-voice",
            Self::NotTheirName => "attachments-refused-not-their-name",
            Self::TooMany => "attachments-refused-too-many",
            Self::NoSuchAttachment => "attachments-refused-no-such-attachment",
            // That somebody asked is told to nobody here.
            Self::Held | Self::AskedFor => "attachments-refused-held",
            Self::NoReason => "attachments-refused-no-reason",
            Self::NotTheirs => "attachments-refused-not-theirs",
            Self::TheirVoice => "attachments-refused-their-voice",
            Self::AnothersVoice => "attachments-refused-anothers-voice",
        }
    }
}

/// Keeps a picture, a voice or a paper. The sound of a name takes the place of the one that stood in the same
/// part of the record, which is removed for good in the same act. `whole` is the family by everybody's entries.
///
/// # Errors
/// When nothing says what it is, the part, a person or the visit is none there is, it is no voice where one is
/// needed, there are too many, or what it would replace may not go.
pub fn keep(
    family: &Family,
    whole: &Family,
    kept: Kept,
    by: Hand,
) -> Result<Vec<Labelled>, Refused> {
    let known = |person: PersonId| family.people.get(person).is_some();
    let named = kept.about.iter().chain(&kept.giver).chain(&kept.name_of);
    if !named.copied().all(known) {
        return Err(Refused::NoSuchPerson);
    }
    if !is_a_part(family, kept.part) {
        return Err(Refused::NoSuchPart);
    }
    let held = |visit| family.visits.get(visit).is_some_and(|one| one.status() == Status::Held);
    if !kept.visit.is_none_or(held) {
        return Err(Refused::NoSuchVisit);
    }
    if kept.observation.is_some_and(|id| family.observations.get(id).is_none()) {
        return Err(Refused::NoSuchObservation);
    }
    if let Some(person) = kept.name_of {
        return name((family, whole), kept, person, by);
    }
    if kept.caption.is_empty() {
        return Err(Refused::Unsaid);
    }
    if family.attachments.count_in(kept.part) >= MOST {
        return Err(Refused::TooMany);
    }
    Ok(vec![Labelled::new(kept.label(), Event::Kept(kept))])
}

/// What the family holds together, the work's own, a child's or a caregiver's: never what keeps somebody safe,
/// which has no page that shows a picture, nor what the agency decided.
fn is_a_part(family: &Family, part: Facet) -> bool {
    let is = |person, role| family.people.get(person).is_some_and(|known| known.role == role);
    match part {
        Facet::Together | Facet::Practitioner => true,
        Facet::Child(child) => is(child, Role::Child),
        Facet::Caregiver(caregiver) => is(caregiver, Role::Caregiver),
        Facet::Safety | Facet::Agency => false,
    }
}

/// The sound of a name: the family's together, or somebody's own of their own name.
fn name(
    (family, whole): (&Family, &Family),
    kept: Kept,
    person: PersonId,
    by: Hand,
) -> Result<Vec<Labelled>, Refused> {
    if !kept.form.is_voice() {
        return Err(Refused::NotAVoice);
    }
    match kept.part {
        Facet::Together => {}
        Facet::Caregiver(own) if own == person => {}
        Facet::Caregiver(_) => return Err(Refused::NotTheirName),
        _ => return Err(Refused::NoSuchPart),
    }
    let (label, on) = (kept.label(), kept.on);
    let stood = family.attachments.sounds(person).find(|known| known.kept.part == kept.part);
    let mut all = vec![Labelled::new(label, Event::Kept(kept))];
    if let Some(stood) = stood {
        // What another brought goes only with a reason: it is removed first.
        if by.person.is_none() && !by.brought(stood) {
            return Err(match stood.kept.part {
                Facet::Caregiver(_) => Refused::TheirVoice,
                _ => Refused::AnothersVoice,
            });
        }
        all.push(goes(whole, stood, (on, Text::default()))?);
    }
    Ok(all)
}

/// In whose hand something is kept or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// Who writes.
    pub by: PractitionerId,
    /// Which caregiver that is, where it is one.
    pub person: Option<PersonId>,
}

impl Hand {
    /// Whether they kept it, or gave it.
    #[must_use]
    pub fn brought(self, known: &Attachment) -> bool {
        known.by == self.by || (self.person.is_some() && known.kept.giver == self.person)
    }
}

/// What is to go for good, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removing {
    /// Which.
    pub attachment: AttachmentId,
    /// Why, in own words; may be empty where whoever removes it kept it or gave it.
    pub why: Text,
    /// The day.
    pub on: Date,
}

/// Removes something for good, for everybody who could see it. Whoever kept or gave it says nothing more; the
/// team says why it removes what another brought. `whole` is the family by everybody's entries.
///
/// # Errors
/// When there is no such thing, a caregiver did not bring it, no reason is given where one is needed, or a legal
/// hold or somebody who asked for the record keeps it.
pub fn remove(
    family: &Family,
    whole: &Family,
    removing: &Removing,
    by: Hand,
) -> Result<Labelled, Refused> {
    let known = family.attachments.get(removing.attachment);
    let known = known.ok_or(Refused::NoSuchAttachment)?;
    if !by.brought(known) && by.person.is_some() {
        return Err(Refused::NotTheirs);
    }
    let gone = goes(whole, known, (removing.on, removing.why.clone()))?;
    if !by.brought(known) && removing.why.is_empty() {
        return Err(Refused::NoReason);
    }
    Ok(gone)
}

/// That it goes, where nothing keeps it: neither a legal hold nor anybody who asked for the record, by 45 CFR
/// 164.524, 34 CFR 303.405 or a court, and waits.
fn goes(whole: &Family, known: &Attachment, (on, why): (Date, Text)) -> Result<Labelled, Refused> {
    if whole.releases.hold.is_some() {
        return Err(Refused::Held);
    }
    let copies = [RequestKind::Access, RequestKind::EarlyIntervention, RequestKind::Subpoena];
    let mut asked = whole.releases.requests.iter().filter(|asked| asked.answered.is_none());
    if asked.any(|asked| copies.contains(&asked.request.kind)) {
        return Err(Refused::AskedFor);
    }
    let attachment = known.kept.attachment;
    Ok(Labelled::new(known.kept.label(), Event::Removed { attachment, on, why }))
}
