// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of promises hold, and what they mean.

use jiff::civil::Date;
use practice::promises::{self, How, Made, PutOff, Refused, Settled};
use practice::relationships::Party;
use practice::text::LINE_MAX;
use practice::{Family, Labelled, PersonId, PromiseId};

use crate::error::Error;
use crate::fields::Reading;
use crate::open::{Hand, Open};

/// What the form sends for whoever fills it in.
pub const ME: &str = "me";
/// What the form sends for a promise that all who care for the child see.
pub const ALL: &str = "all";
/// What a caregiver's form sends for a promise that stays hers.
pub const OWN: &str = "own";

/// A promise as typed into the fields of this ending; none where something lacks, which is said beside it.
pub fn made(reading: &mut Reading<'_>, open: &Open, ending: &str) -> Option<Made> {
    let hand = Hand::of(open);
    let field = |name: &str| format!("{name}{ending}");
    let words = reading.line(&field("promise"), LINE_MAX);
    if words.is_empty() {
        reading.problem(&field("promise"), Refused::Nothing.code());
    }
    let due = reading.date(&field("due"));
    if reading.fields.get(&field("due")).trim().is_empty() {
        reading.problem(&field("due"), "promises-due-missing");
    }
    let by = match hand {
        Hand::Own(me) => Some(Party::Person(me)),
        _ => reading.choice(&field("by"), |code| match code {
            ME => Some(Party::Practitioner(open.who.practitioner())),
            id => id.parse().ok().map(Party::Person),
        }),
    };
    let by = by.unwrap_or(Party::Practitioner(open.who.practitioner()));
    let (whose, shared) = part(reading, open, (hand, by));
    Some(Made { by, words, due: due?, whose, shared, on: open.today })
}

/// In whose part it is, and whom a caregiver lets read it. The promises of one note share the question.
fn part(
    reading: &mut Reading<'_>,
    open: &Open,
    (hand, by): (Hand, Party),
) -> (Option<PersonId>, Vec<PersonId>) {
    if let Hand::Own(me) = hand {
        let all = reading.choice("part", |code| match code {
            ALL => Some(true),
            OWN => Some(false),
            _ => None,
        });
        let all = all.unwrap_or(false);
        return (Some(me), if all { open.others_than(me) } else { Vec::new() });
    }
    let chosen = reading.choice("part", |code| match code {
        ALL => Some(None),
        id => id.parse().ok().map(Some),
    });
    let kept = || match by {
        Party::Person(person) => open.kept_with(&[person]),
        Party::Practitioner(_) => {
            let carers: Vec<_> = open.family.people.caregivers().map(|one| one.id).collect();
            open.kept_with(&carers)
        }
    };
    (chosen.flatten().or_else(kept), Vec::new())
}

/// What becomes of a promise.
#[derive(Clone)]
pub enum Becomes {
    /// It is put off.
    Later(PutOff),
    /// It comes to an end.
    Over(Settled),
}

impl Becomes {
    /// Decides it.
    pub fn decide(
        self,
        family: &Family,
        promise: PromiseId,
        hand: Hand,
    ) -> Result<Labelled, Refused> {
        match self {
            Self::Later(later) => promises::put_off(family, promise, later, hand.person()),
            Self::Over(settled) => promises::settle(family, promise, settled, hand.person()),
        }
    }
}

/// What becomes of a promise, by the button that was pressed.
pub fn becomes(reading: &mut Reading<'_>, today: Date) -> Result<Option<Becomes>, Error> {
    if reading.fields.get("do") == "put-off" {
        let due = reading.date("due");
        if reading.fields.get("due").trim().is_empty() {
            reading.problem("due", "promises-due-missing");
        }
        let words = reading.line("later", LINE_MAX).some();
        return Ok(due.map(|due| Becomes::Later(PutOff { due, words, on: today })));
    }
    let pressed = reading.fields.get("do");
    let how = How::ALL.into_iter().find(|how| how.code() == pressed).ok_or(Error::NotFound)?;
    let words = reading.narrative("why").some();
    Ok(Some(Becomes::Over(Settled { how, words, teller: None, on: today })))
}
