// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on guidance: giving it to one caregiver, never as what is for every baby; whether it came; and taking it back.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::reading::level;
use super::{AHEAD_DAYS_MAX, Age, Answer, Came, Event, Given, Guidance, Through};
use crate::before::adjusted_birth;
use crate::family::Family;
use crate::ids::{GuidanceId, PersonId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Person, Role};
use crate::relationships::Party;
use crate::text::Text;
use crate::told::{Hand, living_child};

/// With how many words a reason of one's own begins to say something of this child.
pub const WHY_WORDS_MIN: usize = 3;
/// The longest name of a language, by its code.
const CODE_MAX: usize = 12;

/// Gives guidance to one caregiver: in their own part, so that nobody else of the family learns of it; or in the child's,
/// where it is for all. The child's age that day is kept with it, told from the day a child who came early was to be born.
///
/// # Errors
/// When it is for no child or caregiver here, says nothing or nothing of this child, quotes what is not theirs or, where it is for all, not everybody's to read,
/// reads harder than the level that is set without being read together, or is to be asked for in the past.
pub fn give(
    family: &Family,
    through: &Through<'_>,
    guidance: GuidanceId,
    given: Given,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if !living_child(family, given.child) {
        return Err(Refused::UnknownChild);
    }
    let known = family.people.get(given.to).filter(|one| one.role == Role::Caregiver);
    if !known.is_some_and(Person::is_living)
        || through.eyes.person != given.to
        || !through.knows(given.child)
    {
        return Err(Refused::UnknownPerson);
    }
    if given.says.is_empty() {
        return Err(Refused::NoWords);
    }
    if given.because.is_empty() && !given.why.as_ref().is_some_and(says_why) {
        return Err(Refused::Generic);
    }
    let all_quoted = |given: &Given| through.quotes(given).len() == given.because.len();
    if !all_quoted(&Given { for_all: false, ..given.clone() }) {
        return Err(Refused::NotTheirs);
    }
    if !all_quoted(&given) {
        return Err(Refused::NotForAll);
    }
    if given.language.is_empty() || given.language.len() > CODE_MAX {
        return Err(Refused::NoLanguage);
    }
    if !given.aloud && is_hard(&given) {
        return Err(Refused::TooHard);
    }
    check_ask(given.ask, given.on)?;
    let age = family.people.get(given.child).and_then(|child| age(child, given.on));
    let label = part_of(&given);
    let given = Box::new(Given { age, ..given });
    Ok(Labelled::new(label, Event::Given { guidance, given }))
}

/// The same in a visit of this part, which whoever it is for reads. What was said where fewer were is for no more.
///
/// # Errors
/// When they do not read the visit, or what [`give`] refuses.
pub fn give_in(
    family: &Family,
    through: &Through<'_>,
    guidance: GuidanceId,
    given: Given,
    of_visit: Facet,
) -> Result<Labelled, Refused> {
    if !is_theirs(of_visit, given.to) {
        return Err(Refused::VisitNotTheirs);
    }
    let for_all = given.for_all && of_visit == Facet::Together;
    give(family, through, guidance, Given { for_all, ..given })
}

/// Whether somebody reads a visit of this part.
fn is_theirs(of_visit: Facet, person: PersonId) -> bool {
    of_visit == Facet::Together || of_visit == Facet::Caregiver(person)
}

/// How the age of a child is told on a day; none before birth.
#[must_use]
pub fn age(child: &Person, on: Date) -> Option<Age> {
    let born = child.born()?;
    Some(Age { born, adjusted: adjusted_birth(child, on) })
}

/// Whether a reason says something: a few words at least.
fn says_why(why: &Text) -> bool {
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    why.as_str().split_whitespace().filter(is_word).count() >= WHY_WORDS_MIN
}

/// Whether what they will read is harder than the level that is set.
fn is_hard(given: &Given) -> bool {
    level(&given.language, &given.read()).is_some_and(|level| level.hard)
}

fn check_ask(ask: Option<Date>, on: Date) -> Result<(), Refused> {
    let latest = on.saturating_add(AHEAD_DAYS_MAX.days());
    let sensible = ask.is_none_or(|ask| on <= ask && ask <= latest);
    if sensible { Ok(()) } else { Err(Refused::NotAhead) }
}

/// Keeps what somebody says of whether it came: with whoever it was given to; where that is said in a visit they do not
/// read (`part`), with the team.
///
/// # Errors
/// When there is no such guidance, it is another's, it went otherwise and nobody says how, or the work ended.
pub fn answer(
    family: &Family,
    guidance: GuidanceId,
    answer: Answer,
    (hand, part): (Hand, Facet),
) -> Result<Labelled, Refused> {
    let known = in_hand(family, guidance, hand)?;
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let theirs = Party::Person(known.given.to);
    let ours = hand.person.is_none() && matches!(answer.by, Party::Practitioner(_));
    if answer.by != theirs && !ours {
        return Err(Refused::UnknownTeller);
    }
    if answer.came == Came::Otherwise && answer.words.is_none() {
        return Err(Refused::NoAnswer);
    }
    check_ask(answer.ask, answer.on)?;
    let ask = answer.ask.filter(|_| answer.came == Came::NotYet);
    let teller = (answer.by == theirs).then_some(known.given.to);
    let label = if is_theirs(part, known.given.to) {
        own(&known.given)
    } else {
        Label::of(Facet::Practitioner).about([known.given.child])
    };
    let answer = Answer { ask, ..answer };
    Ok(Labelled::new(label.told_by(teller), Event::Answered { guidance, answer }))
}

/// Takes it back, or puts it away where whoever it was given to does: it is gone from everywhere at once.
///
/// # Errors
/// When there is no such guidance, or it is another's.
pub fn take_back(
    family: &Family,
    guidance: GuidanceId,
    hand: Hand,
    on: Date,
) -> Result<Labelled, Refused> {
    let known = in_hand(family, guidance, hand)?;
    let label = match hand.person {
        Some(_) => own(&known.given).told_by(hand.person),
        None => part_of(&known.given),
    };
    Ok(Labelled::new(label, Event::TakenBack { guidance, on }))
}

/// Guidance in this hand: the team's, or that of whoever it was given to.
fn in_hand(family: &Family, guidance: GuidanceId, hand: Hand) -> Result<&Guidance, Refused> {
    let theirs = |to: PersonId| hand.person.is_none_or(|me| me == to);
    let known = family.guidance_of(guidance).filter(|known| theirs(known.given.to));
    known.ok_or(Refused::NoSuchGuidance)
}

/// The part of the record it is in.
fn part_of(given: &Given) -> Label {
    if !given.for_all {
        return own(given);
    }
    Label::of(Facet::Child(given.child)).about([given.to, given.child])
}

fn own(given: &Given) -> Label {
    Label::of(Facet::Caregiver(given.to)).about([given.to, given.child])
}

impl Given {
    /// All of it that its reader reads, as one text.
    #[must_use]
    pub fn read(&self) -> String {
        let why = self.why.as_ref().map(Text::as_str);
        [Some(self.says.as_str()), why].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// Why guidance is not given, answered or taken back that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
    /// No child of this family who lives or is expected.
    #[error("the child is not known in this family")]
    UnknownChild,
    /// Nobody who cares for this child.
    #[error("whoever it is for does not care for this child")]
    UnknownPerson,
    /// They do not read the visit it would be given in.
    #[error("the visit is not theirs to read")]
    VisitNotTheirs,
    /// It says nothing.
    #[error("what may come next is missing")]
    NoWords,
    /// It says nothing of this child.
    #[error("nothing in it is about this child")]
    Generic,
    /// What it quotes is not theirs to read, or was taken back.
    #[error("something it quotes is not theirs to read")]
    NotTheirs,
    /// It is for all, and something it quotes is not.
    #[error("something it quotes is not for all to read")]
    NotForAll,
    /// The language is missing.
    #[error("the language is missing")]
    NoLanguage,
    /// It reads harder than the level that is set, and was not read together.
    #[error("it is harder to read than the level that is set")]
    TooHard,
    /// The day it is asked for is past, or too far.
    #[error("the day to ask is past, or too far ahead")]
    NotAhead,
    /// It went otherwise, and nobody said how.
    #[error("how it went is missing")]
    NoAnswer,
    /// It is said by neither of the two who may say it.
    #[error("whoever said it is not the one it was given to")]
    UnknownTeller,
    /// Not in this family's record, or not theirs.
    #[error("there is no such guidance")]
    NoSuchGuidance,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownPerson | Self::VisitNotTheirs => "guide-to",
            Self::Generic | Self::NotTheirs | Self::NotForAll => "guide-because",
            Self::NoLanguage => "guide-language",
            Self::NotAhead => "guide-ask-day",
            Self::NoAnswer => "guide-how",
            Self::UnknownTeller => "guide-by",
            Self::Ended
            | Self::UnknownChild
            | Self::NoWords
            | Self::TooHard
            | Self::NoSuchGuidance => "guide-says",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ended => "guidance-refused-ended",
            Self::UnknownChild => "guidance-refused-unknown-child",
            Self::UnknownPerson => "guidance-refused-unknown-person",
            Self::VisitNotTheirs => "guidance-refused-visit-not-theirs",
            Self::NoWords => "guidance-refused-no-words",
            Self::Generic => "guidance-refused-generic",
            Self::NotTheirs => "guidance-refused-not-theirs",
            Self::NotForAll => "guidance-refused-not-for-all",
            Self::NoLanguage => "guidance-refused-no-language",
            Self::TooHard => "guidance-refused-too-hard",
            Self::NotAhead => "guidance-refused-not-ahead",
            Self::NoAnswer => "guidance-refused-no-answer",
            Self::UnknownTeller => "guidance-refused-unknown-teller",
            Self::NoSuchGuidance => "guidance-refused-no-such-guidance",
        }
    }
}
