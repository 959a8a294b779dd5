// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ids: 128 random bits each, written as 32 lower-case hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u128);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:032x})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let digits = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
                if text.len() != 32 || !text.bytes().all(digits) {
                    return Err(NotAnId);
                }
                u128::from_str_radix(text, 16).map(Self).map_err(|_| NotAnId)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// A family: the people held together in one record. Names its stream.
    FamilyId,
    /// A member of a family: child, caregiver or other.
    PersonId,
    /// A practitioner, by any of their hats.
    PractitionerId,
    /// Two named parties and what is between them over time.
    RelationshipId,
    /// One meeting with a family, planned, held or missed.
    VisitId,
    /// One home of a family.
    HomeId,
    /// Somebody or something that carries a family.
    SupportId,
    /// One entry of the record.
    EntryId,
    /// A consent somebody gave.
    ConsentId,
    /// An order of a court.
    OrderId,
    /// A request somebody made of the record.
    RequestId,
    /// Something of the record that went to somebody.
    ReleaseId,
    /// A report to child protection.
    ReportId,
    /// A day that is tender to somebody.
    TenderId,
    /// A stay of a baby in somebody's arms.
    StayId,
    /// What somebody said they would do by a day.
    PromiseId,
    /// What somebody wants to talk about.
    TopicId,
    /// One step of a wondering.
    StepId,
    /// A moment now tied to a story then.
    EchoId,
    /// What somebody who cares for a child brings.
    CapacityId,
    /// A moment that shows it.
    MomentId,
    /// Words somebody said.
    WordsId,
    /// How what is between two is understood.
    UnderstandingId,
    /// A picture, a voice or a paper; the id of the entry it lies beside.
    AttachmentId,
    /// What somebody saw the child do, or the two together.
    ObservationId,
    /// What a child did for the first time.
    FirstId,
    /// A sign of a baby, and what the baby needs then.
    CueId,
    /// Something that those who visit had planned, and left for another time.
    OursId,
    /// A page of a visit for one caregiver.
    RetellingId,
    /// What may come next for a child and what may help, given to one caregiver.
    GuidanceId,
    /// A small play: of the agency's box, or of a family.
    PlayId,
    /// One time a play was tried.
    TryId,
    /// A play chosen for next time.
    ChoiceId,
    /// A good moment somebody kept.
    JoyId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id = FamilyId(0x00ab_cdef_0123_4567_89ab_cdef_0123_4567);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_id_has_one_spelling_only() {
        for text in
            ["", "1", "00ABCDEF0123456789ABCDEF01234567", "+0abcdef0123456789abcdef01234567"]
        {
            assert_eq!(text.parse::<FamilyId>(), Err(NotAnId), "{text}");
        }
    }
}
