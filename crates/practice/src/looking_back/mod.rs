// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking back: which of the sixteen strategies and six domains a note shows, in whose sentences, if its writer says so.
//!
//! What is found is a suggestion, made of words on the reader's own screen: it is stored nowhere. What the writer
//! says fits is an entry under the label of the very text it stands in, so that whoever may not read the
//! sentence has no trace of it.

mod balance;
mod codes;
mod companion;
mod cues;
mod deciding;
mod finding;
mod fold;
mod patterns;
mod reading;

use serde::{Deserialize, Serialize};

pub use balance::{BALANCE_FEWEST, BALANCE_VISITS, last_visits, only_needs};
pub use codes::{Domain, Language, Shown, Strategy};
pub use companion::{Hint, WayToSay, companion, way_to_say};
pub use cues::{Cues, Wrong, cues};
pub use deciding::{Refused, fits, leave};
pub use finding::{Found, MOST, People, domains_in, look_back, sentences};
pub use fold::{Fit, LookingBack, label_of_fit};

use crate::ids::VisitId;
use crate::text::Text;
use crate::visits::Field;

/// Something a writer said of a signed note. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// A sentence shows a strategy.
    #[serde(rename = "strategy.fits")]
    StrategyFits(Fits<Strategy>),
    /// It was taken back.
    #[serde(rename = "strategy.left")]
    StrategyLeft(Left<Strategy>),
    /// A sentence is about a domain.
    #[serde(rename = "domain.fits")]
    DomainFits(Fits<Domain>),
    /// It was taken back.
    #[serde(rename = "domain.left")]
    DomainLeft(Left<Domain>),
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["strategy.fits", "strategy.left", "domain.fits", "domain.left"];

/// What a sentence of a note shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fits<W> {
    /// The visit whose note it is.
    pub visit: VisitId,
    /// What it shows.
    pub shows: W,
    /// The field it stands in.
    pub field: Field,
    /// The sentence, as it stood.
    pub sentence: Text,
}

/// What a note is not said to show any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left<W> {
    /// The visit whose note it is.
    pub visit: VisitId,
    /// What it does not show.
    pub shows: W,
}
