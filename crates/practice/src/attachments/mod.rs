// SPDX-License-Identifier: AGPL-3.0-or-later
//! Attachments: a picture, a voice or a paper in somebody's part of the record, and the sound of a name.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Hand, MOST, Refused, Removing, keep, remove};
pub use fold::{Attachment, Attachments};

use crate::family;
use crate::ids::{AttachmentId, ObservationId, PersonId, VisitId};
use crate::label::{Facet, Label};
use crate::text::Text;

/// Something that happened to what is kept beside the words. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// A picture, a voice or a paper was kept. The bytes lie beside this entry, whose id is the attachment's.
    #[serde(rename = "attachment.kept")]
    Kept(Kept),
    /// It was removed for good, and its bytes with it.
    #[serde(rename = "attachment.removed")]
    Removed {
        /// Which.
        attachment: AttachmentId,
        /// When.
        on: Date,
        /// Why, in own words; empty where whoever kept or gave it took it away.
        #[serde(default)]
        why: Text,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["attachment.kept", "attachment.removed"];

impl Event {
    /// What this takes away for good.
    #[must_use]
    pub fn removes(&self) -> Option<AttachmentId> {
        match self {
            Self::Kept(_) => None,
            Self::Removed { attachment, .. } => Some(*attachment),
        }
    }
}

/// What was kept, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which: also the id of the entry its bytes lie beside.
    pub attachment: AttachmentId,
    /// What kind of file it is.
    pub form: Form,
    /// How many bytes.
    pub bytes: u64,
    /// What it is, in own words; may be empty where it is the sound of a name.
    #[serde(default)]
    pub caption: Text,
    /// Whose part of the record it is in.
    pub part: Facet,
    /// Whom of the family it is about, or shows.
    #[serde(default)]
    pub about: Vec<PersonId>,
    /// Who of the family gave it; none where somebody who works with them brought it.
    #[serde(default)]
    pub giver: Option<PersonId>,
    /// The visit it belongs to.
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// What somebody saw, that it stands beside.
    #[serde(default)]
    pub observation: Option<ObservationId>,
    /// Whose name it says.
    #[serde(default)]
    pub name_of: Option<PersonId>,
    /// The day.
    pub on: Date,
}

impl Kept {
    /// The label an entry of it has. What is one caregiver's own is theirs alone; in a child's part or the
    /// family's together it has no teller, or that teller alone would see it.
    #[must_use]
    pub fn label(&self) -> Label {
        match self.part {
            Facet::Caregiver(whose) => Label::of(self.part).about([whose]).told_by(Some(whose)),
            _ => Label::of(self.part).about(self.about.iter().copied()),
        }
    }
}

/// What kind of file it is, found out by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A picture, written anew as JPEG.
    Photo,
    /// A voice, as WAV.
    Wav,
    /// A voice, as MP3.
    Mp3,
    /// A voice, as MP4 with sound alone.
    M4a,
    /// A voice, as Ogg.
    Ogg,
    /// A voice, as `WebM` with sound alone.
    Webm,
    /// A paper.
    Pdf,
}

impl Form {
    /// Every one.
    pub const ALL: [Self; 7] =
        [Self::Photo, Self::Wav, Self::Mp3, Self::M4a, Self::Ogg, Self::Webm, Self::Pdf];

    /// Whether it is heard.
    #[must_use]
    pub fn is_voice(self) -> bool {
        !matches!(self, Self::Photo | Self::Pdf)
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Attachments(event)
    }
}
