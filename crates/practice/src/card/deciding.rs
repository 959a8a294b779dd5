// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be answered on the family's own card, and why not.

use jiff::civil::Date;

use super::{Answer, Event, Reply, Slot, Topic};
use crate::family::Family;
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;

/// Why an answer is not taken that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Whoever said it is no grown person of this family.
    #[error("whoever said it is no grown person of this family's record")]
    UnknownTeller,
    /// An own answer is said by the caregiver whose it is.
    #[error("an own answer is said by the caregiver whose it is")]
    NotTheirOwn,
    /// Nothing was written.
    #[error("nothing was written")]
    Nothing,
    /// Words, and that they prefer not to say or take it back.
    #[error("something was written beside not wishing to say, or taking back")]
    WordsBeside,
    /// There is nothing to take back.
    #[error("nothing stands that could be taken back")]
    NothingStands,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// Somebody else answered meanwhile.
    #[error("another answer was written since this was begun")]
    AnotherStands,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownTeller => "teller",
            Self::NotTheirOwn => "whose",
            Self::Nothing | Self::AnotherStands => "words",
            Self::WordsBeside | Self::NothingStands => "reply",
            Self::InFuture => "on",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownTeller => "card-refused-unknown-teller",
            Self::NotTheirOwn => "card-refused-not-their-own",
            Self::Nothing => "card-refused-nothing",
            Self::WordsBeside => "card-refused-words-beside",
            Self::NothingStands => "card-refused-nothing-stands",
            Self::InFuture => "card-refused-in-future",
            Self::AnotherStands => "card-refused-another-stands",
        }
    }
}

/// Keeps an answer: the family's together, or one caregiver's own in their own part of the record.
///
/// # Errors
/// When whoever said it may not say it there, nothing was said, or the day lies ahead.
pub fn answer(
    family: &Family,
    slot: Slot,
    answer: Answer,
    today: Date,
) -> Result<Labelled, Refused> {
    let teller = family.people.get(answer.teller).filter(|known| known.role != Role::Child);
    let teller = teller.ok_or(Refused::UnknownTeller)?;
    let own = |whose| teller.id == whose && teller.role == Role::Caregiver;
    if slot.whose.is_some_and(|whose| !own(whose)) {
        return Err(Refused::NotTheirOwn);
    }
    let languages = match slot.topic {
        Topic::Languages => answer.languages,
        _ => Vec::new(),
    };
    let wordless = answer.words.is_empty() && languages.is_empty();
    match answer.reply {
        Reply::Said if wordless => return Err(Refused::Nothing),
        Reply::PrefersNot | Reply::TakenBack if !wordless => return Err(Refused::WordsBeside),
        Reply::TakenBack if family.card.stands(slot).is_none() => {
            return Err(Refused::NothingStands);
        }
        Reply::Said | Reply::PrefersNot | Reply::TakenBack => {}
    }
    if answer.on > today {
        return Err(Refused::InFuture);
    }
    // What is said for all of them is kept as nobody's own: a label with a teller would be read by
    // that teller alone. Who said it stands in the answer.
    let label = match slot.whose {
        Some(whose) => Label::of(Facet::Caregiver(whose)).about([whose]).told_by(Some(whose)),
        None => Label::of(Facet::Together),
    };
    let answer = Answer { languages, ..answer };
    let event = Event::Answered { topic: slot.topic, whose: slot.whose, answer };
    Ok(Labelled::new(label, event))
}
