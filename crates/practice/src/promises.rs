// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises: what somebody said they would do by a day, and what became of it; both who made it and whom it is for see it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::{self, Family};
use crate::ids::{PersonId, PractitionerId, PromiseId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{self, Role};
use crate::relationships::Party;
use crate::text::Text;

/// How far ahead a promise may lie, in days: what is further is a slip of the hand.
pub const AHEAD_DAYS_MAX: i32 = 366;

/// Something that happened to a promise. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody said they would do something by a day.
    #[serde(rename = "promise.made")]
    Made {
        /// The promise.
        promise: PromiseId,
        /// What was promised.
        made: Made,
    },
    /// It was put off to another day.
    #[serde(rename = "promise.put_off")]
    PutOff {
        /// The promise.
        promise: PromiseId,
        /// Until when now, and why.
        later: PutOff,
    },
    /// It came to an end: kept, not kept, or let go together.
    #[serde(rename = "promise.settled")]
    Settled {
        /// The promise.
        promise: PromiseId,
        /// What became of it.
        settled: Settled,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["promise.made", "promise.put_off", "promise.settled"];

/// A promise as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Who will do it.
    pub by: Party,
    /// What, in own words.
    pub words: Text,
    /// By when.
    pub due: Date,
    /// In whose own part of the record it is; none for the family's together.
    #[serde(default)]
    pub whose: Option<PersonId>,
    /// Whom of the family a caregiver let read it, where it is her own.
    #[serde(default)]
    pub shared: Vec<PersonId>,
    /// When it was made.
    pub on: Date,
}

/// A promise put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// By when now.
    pub due: Date,
    /// Why, in own words.
    #[serde(default)]
    pub words: Option<Text>,
    /// When it was put off.
    pub on: Date,
}

/// What became of a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What.
    pub how: How,
    /// What was said of it, in own words.
    #[serde(default)]
    pub words: Option<Text>,
    /// Who of the family said so; none where whoever works with them did.
    #[serde(default)]
    pub teller: Option<PersonId>,
    /// When.
    pub on: Date,
}

/// What becomes of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It was kept.
    Kept,
    /// It was not kept, and why is said.
    NotKept,
    /// It was let go together.
    LetGo,
}

impl How {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Kept, Self::NotKept, Self::LetGo];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::NotKept => "not-kept",
            Self::LetGo => "let-go",
        }
    }
}

/// A promise and everything that became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// The promise.
    pub id: PromiseId,
    /// As it was made.
    pub made: Made,
    /// Each time it was put off, the oldest first.
    pub put_off: Vec<PutOff>,
    /// What became of it, and who wrote that.
    pub settled: Option<(Settled, PractitionerId)>,
}

impl Promise {
    /// By when it is to be kept now.
    #[must_use]
    pub fn due(&self) -> Date {
        self.put_off.last().map_or(self.made.due, |later| later.due)
    }

    /// Whether nothing became of it yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.settled.is_none()
    }

    /// Whether its day has passed and nothing became of it yet.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.is_open() && self.due() < today
    }

    /// Whether this practitioner made it.
    #[must_use]
    pub fn is_of(&self, practitioner: PractitionerId) -> bool {
        self.made.by == Party::Practitioner(practitioner)
    }
}

/// The promises of a family, in the order they were made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Promises {
    all: Vec<Promise>,
}

impl Promises {
    /// One promise.
    #[must_use]
    pub fn get(&self, promise: PromiseId) -> Option<&Promise> {
        self.all.iter().find(|known| known.id == promise)
    }

    /// Those of which nothing became yet, the earliest day first.
    #[must_use]
    pub fn open(&self) -> Vec<&Promise> {
        let mut open: Vec<&Promise> = self.all.iter().filter(|one| one.is_open()).collect();
        open.sort_by_key(|one| one.due());
        open
    }

    /// Those that came to an end, the latest end first.
    #[must_use]
    pub fn settled(&self) -> Vec<(&Promise, &Settled, PractitionerId)> {
        let ended = self
            .all
            .iter()
            .filter_map(|one| one.settled.as_ref().map(|(settled, by)| (one, settled, *by)));
        let mut ended: Vec<_> = ended.collect();
        ended.sort_by_key(|(_, settled, _)| std::cmp::Reverse(settled.on));
        ended
    }

    /// Folds one event in. Total: what is in the record has happened. Of a promise that whoever reads does not
    /// know, nothing that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Made { promise, made } => {
                if self.get(*promise).is_none() {
                    let made = made.clone();
                    let new = Promise { id: *promise, made, put_off: Vec::new(), settled: None };
                    self.all.push(new);
                }
            }
            Event::PutOff { promise, later } => {
                if let Some(known) = self.known(*promise).filter(|known| known.is_open()) {
                    known.put_off.push(later.clone());
                }
            }
            Event::Settled { promise, settled } => {
                if let Some(known) = self.known(*promise) {
                    known.settled.get_or_insert((settled.clone(), by));
                }
            }
        }
    }

    fn known(&mut self, promise: PromiseId) -> Option<&mut Promise> {
        self.all.iter_mut().find(|known| known.id == promise)
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Promises(event)
    }
}

/// Why a promise is not made, or does not change, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What was promised is missing.
    #[error("what was promised is missing")]
    Nothing,
    /// Its day has passed.
    #[error("the day has passed")]
    InPast,
    /// Its day is over a year ahead.
    #[error("the day is more than a year ahead")]
    TooFarAhead,
    /// Whoever promises is no caregiver of this family.
    #[error("whoever promises is not known in this family")]
    UnknownMaker,
    /// A caregiver's promise is in nobody else's own part.
    #[error("this promise is not in their own part")]
    NotTheirOwn,
    /// Not in this family's record.
    #[error("there is no such promise")]
    NoSuchPromise,
    /// Something became of it already.
    #[error("this promise came to an end already")]
    Over,
    /// A promise that was not kept says why.
    #[error("why it was not kept is missing")]
    NoReason,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Nothing | Self::Ended | Self::NoSuchPromise | Self::Over => "promise",
            Self::InPast | Self::TooFarAhead => "due",
            Self::UnknownMaker => "by",
            Self::NotTheirOwn => "part",
            Self::NoReason => "why",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "promises-refused-nothing",
            Self::InPast => "promises-refused-in-past",
            Self::TooFarAhead => "promises-refused-too-far-ahead",
            Self::UnknownMaker => "promises-refused-unknown-maker",
            Self::NotTheirOwn => "promises-refused-not-their-own",
            Self::NoSuchPromise => "promises-refused-no-such-promise",
            Self::Over => "promises-refused-over",
            Self::NoReason => "promises-refused-no-reason",
            Self::Ended => "promises-refused-ended",
        }
    }
}

/// In whose hand something is written: a caregiver's own, or the team's where there is none.
pub type Hand = Option<PersonId>;

/// Keeps a promise: the family's together, or one caregiver's own. A caregiver writes what is her own, and names
/// whom of the family she lets read it.
///
/// # Errors
/// When nothing is promised, there is no such day, whoever promises is no caregiver here, or the work ended.
pub fn make(
    family: &Family,
    promise: PromiseId,
    made: Made,
    (hand, today): (Hand, Date),
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if made.words.is_empty() {
        return Err(Refused::Nothing);
    }
    day(made.due, today)?;
    let carer = |id| {
        let known = family.people.get(id).filter(|known| known.role == Role::Caregiver);
        known.is_some_and(people::Person::is_living)
    };
    match made.by {
        Party::Person(person) if !carer(person) => return Err(Refused::UnknownMaker),
        Party::Person(person) if made.whose.is_some_and(|whose| whose != person) => {
            return Err(Refused::NotTheirOwn);
        }
        _ => {}
    }
    if made.whose.is_some_and(|whose| !carer(whose)) {
        return Err(Refused::NotTheirOwn);
    }
    if hand.is_some_and(|me| made.by != Party::Person(me) || made.whose != Some(me)) {
        return Err(Refused::NotTheirOwn);
    }
    let label = label(family, &made, hand);
    Ok(Labelled::new(label, Event::Made { promise, made }))
}

/// Puts a promise off to another day. What was agreed before stays readable.
///
/// # Errors
/// When it is none of theirs, came to an end already, or there is no such day.
pub fn put_off(
    family: &Family,
    promise: PromiseId,
    later: PutOff,
    hand: Hand,
) -> Result<Labelled, Refused> {
    let known = changing(family, promise, hand)?;
    day(later.due, later.on)?;
    let label = label(family, &known.made, hand);
    Ok(Labelled::new(label, Event::PutOff { promise, later }))
}

/// Says what became of a promise.
///
/// # Errors
/// When it is none of theirs, came to an end already, or was not kept and nobody says why.
pub fn settle(
    family: &Family,
    promise: PromiseId,
    settled: Settled,
    hand: Hand,
) -> Result<Labelled, Refused> {
    let known = changing(family, promise, hand)?;
    if settled.how == How::NotKept && settled.words.as_ref().is_none_or(Text::is_empty) {
        return Err(Refused::NoReason);
    }
    let label = label(family, &known.made, hand);
    let settled = Settled { teller: hand.or(settled.teller), ..settled };
    Ok(Labelled::new(label, Event::Settled { promise, settled }))
}

fn day(due: Date, today: Date) -> Result<(), Refused> {
    match (due - today).get_days() {
        ..0 => Err(Refused::InPast),
        days if days > AHEAD_DAYS_MAX => Err(Refused::TooFarAhead),
        _ => Ok(()),
    }
}

/// A promise that this hand may change: the team any, a caregiver her own.
fn changing(family: &Family, promise: PromiseId, hand: Hand) -> Result<&Promise, Refused> {
    let theirs = |known: &&Promise| hand.is_none_or(|me| known.made.by == Party::Person(me));
    let known = family.promises.get(promise).filter(theirs).ok_or(Refused::NoSuchPromise)?;
    if known.is_open() { Ok(known) } else { Err(Refused::Over) }
}

/// Who reads a promise, and so everything that becomes of it. What a caregiver writes of a promise that is the
/// family's together stays in her own part, shared with the others who care for the child, who read the promise.
fn label(family: &Family, made: &Made, hand: Hand) -> Label {
    let own = |whose| Label::of(Facet::Caregiver(whose)).about([whose]);
    match (made.whose, hand) {
        (Some(whose), _) => {
            let told = made.by == Party::Person(whose);
            own(whose).told_by(told.then_some(whose)).shared_with(made.shared.iter().copied())
        }
        (None, Some(me)) => {
            let others = family.people.caregivers().map(|one| one.id).filter(|id| *id != me);
            own(me).told_by(Some(me)).shared_with(others)
        }
        (None, None) => Label::of(Facet::Together),
    }
}
