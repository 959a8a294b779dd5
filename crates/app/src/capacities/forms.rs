// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of capacities hold, and what they mean.

use practice::capacities::{Moment, Refused};
use practice::{MomentId, PersonId};

use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open};

/// Whose it is.
pub const WHOSE: &str = "capacity-whose";
/// What they bring.
pub const WHAT: &str = "capacity";
/// The moment that shows it.
pub const MOMENT: &str = "capacity-moment";
/// Who saw it.
pub const WHO: &str = "capacity-who";
/// What the form sends where whoever writes saw it, and where they told it of themselves.
pub const SEERS: [&str; 2] = ["me", "told"];

/// An empty form: today.
pub fn begun(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("on", open.today.to_string());
    fields
}

/// Whose it is; whoever writes of herself is not asked.
pub fn whose(reading: &mut Reading<'_>, hand: Hand) -> Option<PersonId> {
    if let Some(me) = hand.person() {
        return Some(me);
    }
    if reading.fields.get(WHOSE).is_empty() {
        reading.problem(WHOSE, Refused::UnknownWhose.code());
    }
    reading.choice(WHOSE, |id| id.parse().ok())
}

/// The moment, as typed; none where something lacks, which is said beside it.
pub fn moment(
    reading: &mut Reading<'_>,
    (hand, whose): (Hand, Option<PersonId>),
    moment: MomentId,
) -> Option<Moment> {
    let words = reading.narrative(MOMENT);
    if reading.fields.get("on").trim().is_empty() {
        reading.problem("on", "capacities-day-missing");
    }
    let on = reading.date("on");
    let told = reading.choice(WHO, |code| SEERS.iter().position(|known| *known == code));
    let told = hand == Hand::Team && told == Some(1);
    let teller = whose.filter(|_| told);
    Some(Moment { moment, words, on: on?, during: None, teller, own_hand: false })
}
