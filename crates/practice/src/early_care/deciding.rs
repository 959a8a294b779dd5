// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be told of a baby's early care, and why not.

use jiff::civil::Date;

use super::{Account, Answer, By, Day, Event, Habit, Letter, Reply, Where};
use crate::family::Family;
use crate::ids::{PersonId, StayId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Care, CareRole, Role};

/// Why something is not taken that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The child is not in this family's record, or not born.
    #[error("there is no such child, or the child is not born")]
    NotBorn,
    /// Somebody named is no grown person of this family.
    #[error("somebody named is no grown person of this family's record")]
    UnknownPerson,
    /// Whoever said it is no grown person of this family.
    #[error("whoever said it is no grown person of this family's record")]
    UnknownTeller,
    /// What is kept for its teller alone is told by a caregiver.
    #[error("what is told in confidence is told by a caregiver")]
    ConfidedByNobody,
    /// Another place is named in words.
    #[error("another place is named in words")]
    PlaceUnnamed,
    /// It begins before the child was born.
    #[error("the stay begins before the child was born")]
    BeforeBirth,
    /// It begins after today.
    #[error("the stay begins in the future")]
    InFuture,
    /// It ends after today.
    #[error("the stay ends in the future")]
    EndsInFuture,
    /// It ends before it begins.
    #[error("the stay ends before it begins")]
    EndsBeforeItBegins,
    /// It lies over another stay, and nobody said that both are true.
    #[error("the stay lies over another one")]
    Overlaps,
    /// There is no such stay.
    #[error("there is no such stay")]
    NoSuchStay,
    /// Somebody told it anew meanwhile.
    #[error("the stay was told anew since this was begun")]
    AnotherStands,
    /// Nothing was written.
    #[error("nothing was written")]
    Nothing,
    /// Words, and that nobody knows or that it holds no longer.
    #[error("something was written beside that nobody knows, or taking back")]
    WordsBeside,
    /// There is nothing to take back.
    #[error("nothing stands that could be taken back")]
    NothingStands,
    /// Nobody was named who gets the letter.
    #[error("nobody was named who gets the letter")]
    ToNobody,
    /// Every sentence was left out.
    #[error("every sentence of the letter was left out")]
    NothingLeft,
    /// The letter is given in the future.
    #[error("the day the letter was given lies in the future")]
    GivenInFuture,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NotBorn | Self::BeforeBirth | Self::InFuture | Self::AnotherStands => "from",
            Self::NoSuchStay | Self::UnknownPerson => "with",
            Self::UnknownTeller | Self::ConfidedByNobody => "teller",
            Self::PlaceUnnamed => "place-words",
            Self::EndsInFuture | Self::EndsBeforeItBegins => "until",
            Self::Overlaps => "both",
            Self::Nothing => "words",
            Self::WordsBeside | Self::NothingStands => "reply",
            Self::ToNobody => "to",
            Self::NothingLeft => "says",
            Self::GivenInFuture => "on",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotBorn => "early-refused-not-born",
            Self::UnknownPerson => "early-refused-unknown-person",
            Self::UnknownTeller => "early-refused-unknown-teller",
            Self::ConfidedByNobody => "early-refused-confided-by-nobody",
            Self::PlaceUnnamed => "early-refused-place-unnamed",
            Self::BeforeBirth => "early-refused-before-birth",
            Self::InFuture => "early-refused-in-future",
            Self::EndsInFuture => "early-refused-ends-in-future",
            Self::EndsBeforeItBegins => "early-refused-ends-before-it-begins",
            Self::Overlaps => "early-refused-overlaps",
            Self::NoSuchStay => "early-refused-no-such-stay",
            Self::AnotherStands => "early-refused-another-stands",
            Self::Nothing => "early-refused-nothing",
            Self::WordsBeside => "early-refused-words-beside",
            Self::NothingStands => "early-refused-nothing-stands",
            Self::ToNobody => "early-refused-to-nobody",
            Self::NothingLeft => "early-refused-nothing-left",
            Self::GivenInFuture => "early-refused-given-in-future",
        }
    }
}

/// A stay as it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// Whose.
    pub child: PersonId,
    /// A new id, or that of the stay told anew.
    pub stay: StayId,
    /// What is known of it; none where it was told by mistake.
    pub account: Option<Account>,
    /// Who told it, and for whom; of a stay told anew, for whom it was kept before stays.
    pub told: By,
    /// How often it had been told when this was begun; none for a new one.
    pub seen: usize,
    /// That it lies over another stay, and both are true.
    pub both: bool,
}

/// Keeps what was told of a stay, a new one or one told before: a stay that goes on is ended by telling
/// it with its end.
///
/// # Errors
/// When somebody named is unknown, a day cannot be, it was told anew meanwhile, or it lies over another
/// stay and nobody said that both are true.
pub fn tell(family: &Family, telling: Telling, today: Date) -> Result<Labelled, Refused> {
    let Telling { child, stay, account, told, seen, both } = telling;
    let born = born(family, child)?;
    let before = family.early_care.stay(stay);
    if before.is_some_and(|before| before.child != child) || (before.is_none() && seen > 0) {
        return Err(Refused::NoSuchStay);
    }
    if before.is_some_and(|before| before.times != seen) {
        return Err(Refused::AnotherStands);
    }
    // For whom a stay is kept does not change with its days: an end of what was confided would give
    // it away.
    let told = match before {
        Some(before) if before.told.confided => {
            By { teller: before.told.teller, confided: true, ..told }
        }
        Some(_) => By { confided: false, ..told },
        None => told,
    };
    let label = label(family, child, told)?;
    if let Some(account) = &account {
        check(family, account, (born, today))?;
        if !both && overlaps(family, (child, stay), account) {
            return Err(Refused::Overlaps);
        }
    }
    Ok(Labelled::new(label, Event::StayTold { child, stay, account, told }))
}

/// A stay as a caregiver's role for the child tells it: with whom, and since and until when.
#[must_use]
pub fn begin_from(role: &CareRole) -> Account {
    Account {
        with: vec![role.caregiver],
        others: None,
        place: if role.role == Care::Foster { Where::FosterHome } else { Where::Home },
        place_words: None,
        from: role.since.map_or(Day::Unknown, Day::On),
        until: role.until.map(Day::On),
        why: None,
    }
}

/// Keeps what the child is used to.
///
/// # Errors
/// When whoever said it is unknown, or nothing was said.
pub fn used_to(
    family: &Family,
    child: PersonId,
    habit: Habit,
    answer: Answer,
) -> Result<Labelled, Refused> {
    born(family, child)?;
    let label = label(family, child, answer.told)?;
    let same = |known: &&super::Used| {
        let (known, told) = (known.answer.told, answer.told);
        known.teller == told.teller && known.confided == told.confided
    };
    match answer.reply {
        Reply::Said if answer.words.is_empty() => return Err(Refused::Nothing),
        Reply::NobodyKnows | Reply::TakenBack if !answer.words.is_empty() => {
            return Err(Refused::WordsBeside);
        }
        Reply::TakenBack if !family.early_care.stands(child, habit).iter().any(same) => {
            return Err(Refused::NothingStands);
        }
        Reply::Said | Reply::NobodyKnows | Reply::TakenBack => {}
    }
    Ok(Labelled::new(label, Event::HabitTold { child, habit, answer }))
}

/// Keeps that the letter was given, as it was given.
///
/// # Errors
/// When nobody was named, every sentence was left out, or the day lies ahead.
pub fn give(
    family: &Family,
    child: PersonId,
    letter: Letter,
    today: Date,
) -> Result<Labelled, Refused> {
    born(family, child)?;
    if letter.to.is_empty() {
        return Err(Refused::ToNobody);
    }
    if letter.says.is_empty() {
        return Err(Refused::NothingLeft);
    }
    if letter.on > today {
        return Err(Refused::GivenInFuture);
    }
    let label = Label::of(Facet::Child(child)).about([child]);
    Ok(Labelled::new(label, Event::LetterGiven { child, letter }))
}

fn born(family: &Family, child: PersonId) -> Result<Date, Refused> {
    let known = family.people.get(child).filter(|known| known.role == Role::Child);
    known.and_then(crate::people::Person::born).ok_or(Refused::NotBorn)
}

/// What is told for all is the child's and nobody's own: a label with a teller would be read by that
/// teller alone. What is confided is the teller's.
fn label(family: &Family, child: PersonId, told: By) -> Result<Label, Refused> {
    let teller = told.teller.map(|id| family.people.get(id).ok_or(Refused::UnknownTeller));
    let teller = teller.transpose()?;
    if teller.is_some_and(|teller| teller.role == Role::Child) {
        return Err(Refused::UnknownTeller);
    }
    if !told.confided {
        return Ok(Label::of(Facet::Child(child)).about([child]));
    }
    let own = teller.filter(|teller| teller.role == Role::Caregiver);
    let own = own.ok_or(Refused::ConfidedByNobody)?.id;
    Ok(Label::of(Facet::Caregiver(own)).about([own, child]).told_by(Some(own)))
}

fn check(family: &Family, told: &Account, (born, today): (Date, Date)) -> Result<(), Refused> {
    let grown =
        |id: &PersonId| family.people.get(*id).is_some_and(|known| known.role != Role::Child);
    if !told.with.iter().all(grown) {
        return Err(Refused::UnknownPerson);
    }
    if told.place == Where::Other && told.place_words.is_none() {
        return Err(Refused::PlaceUnnamed);
    }
    let (earliest, latest) = told.from.between((born, today));
    if latest < born {
        return Err(Refused::BeforeBirth);
    }
    if earliest > today {
        return Err(Refused::InFuture);
    }
    let Some(until) = told.until else { return Ok(()) };
    let (first, last) = until.between((earliest, today));
    if first > today {
        return Err(Refused::EndsInFuture);
    }
    if last < earliest.max(born) {
        return Err(Refused::EndsBeforeItBegins);
    }
    Ok(())
}

/// Whether a stay surely shares a night with another and neither lies within the other. What lies within
/// another, as days in hospital do in the time at home, has an end and is not the same time.
fn overlaps(family: &Family, (child, stay): (PersonId, StayId), told: &Account) -> bool {
    let sure = |told: &Account| {
        let from = told.from.between((Date::MIN, Date::MAX)).1;
        let until = told.until.map_or(Date::MAX, |until| until.between((from, Date::MAX)).0);
        (from, until)
    };
    let within = |(from, until): (Date, Date), (outer, ends): (Date, Date)| {
        outer <= from && until <= ends && until < Date::MAX && (outer, ends) != (from, until)
    };
    let mine = sure(told);
    family.early_care.stays(child).into_iter().filter(|(known, _)| known.id != stay).any(
        |(_, other)| {
            let theirs = sure(other);
            let shared = mine.0.max(theirs.0) < mine.1.min(theirs.1);
            shared && !within(mine, theirs) && !within(theirs, mine)
        },
    )
}
