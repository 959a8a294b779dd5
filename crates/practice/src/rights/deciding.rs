// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be decided about who may know what, and why not.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp};

use super::{Consent, Covers, Decision, Event, Order};
use crate::access::{Law, Reader, Relation};
use crate::family::{Family, Said};
use crate::ids::{ConsentId, OrderId, PersonId, PractitionerId};
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;
use crate::text::Text;

/// Longest a consent may hold, in days: two years. What goes on longer is asked again.
const CONSENT_DAYS_MAX: i32 = 731;
/// How long an opening in an emergency lasts.
pub const EMERGENCY: SignedDuration = SignedDuration::from_hours(4);
/// Fewest letters of a reason somebody else can understand.
const REASON_MIN: usize = 15;

/// Why it may not be decided that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A person of another family.
    #[error("somebody named is not in this family's record")]
    UnknownPerson,
    /// Not a child of this family.
    #[error("the child is not in this family's record")]
    UnknownChild,
    /// No such consent, or order, or entry.
    #[error("there is nothing like that in this family's record")]
    Unknown,
    /// Nobody signed.
    #[error("who signed is missing")]
    NobodySigned,
    /// To whom is missing.
    #[error("to whom it may go is missing")]
    NoRecipient,
    /// Nothing is covered.
    #[error("what it covers is missing")]
    NothingCovered,
    /// A consent for substance use counselling notes covers nothing else, 42 CFR 2.31(b).
    #[error("a consent for substance use counselling notes covers nothing else")]
    Combined,
    /// A child's part needs the child.
    #[error("which child's part is missing")]
    NoChild,
    /// A consent ends.
    #[error("the last day is missing, before the first, or over two years away")]
    End,
    /// It ended already.
    #[error("it has ended already")]
    Ended,
    /// What is needed in words is missing.
    #[error("words are missing")]
    NoWords,
    /// A reason too short to be understood.
    #[error("the reason is too short for somebody else to understand")]
    ReasonTooShort,
    /// Only whoever told it shares it.
    #[error("only whoever told it may share it")]
    NotYours,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// Who signed has no right to sign for this child.
    #[error("who signed is no parent or representative of this child today")]
    MayNotSign,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownPerson => "person",
            Self::UnknownChild | Self::NoChild => "child",
            Self::Unknown => "entry",
            Self::NobodySigned | Self::MayNotSign => "by",
            Self::NoRecipient => "to",
            Self::NothingCovered => "covers",
            Self::Combined => "counselling",
            Self::End | Self::Ended => "until",
            Self::NoWords => "words",
            Self::ReasonTooShort => "reason",
            Self::NotYours => "with",
            Self::InFuture => "on",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownPerson => "rights-refused-unknown-person",
            Self::UnknownChild => "rights-refused-unknown-child",
            Self::Unknown => "rights-refused-unknown",
            Self::NobodySigned => "rights-refused-nobody-signed",
            Self::NoRecipient => "rights-refused-no-recipient",
            Self::NothingCovered => "rights-refused-nothing-covered",
            Self::Combined => "rights-refused-combined",
            Self::NoChild => "rights-refused-no-child",
            Self::End => "rights-refused-end",
            Self::Ended => "rights-refused-ended",
            Self::NoWords => "rights-refused-no-words",
            Self::ReasonTooShort => "rights-refused-reason-too-short",
            Self::NotYours => "rights-refused-not-yours",
            Self::InFuture => "rights-refused-in-future",
            Self::MayNotSign => "rights-refused-may-not-sign",
        }
    }
}

pub(super) fn of_agency(event: Event) -> Labelled {
    Labelled::new(Label::of(Facet::Agency), event)
}

pub(super) fn span(from: Date, until: Date, most: i32) -> Result<(), Refused> {
    let days = (until - from).get_days();
    if (0..=most).contains(&days) { Ok(()) } else { Err(Refused::End) }
}

/// Keeps a consent. Whoever signed may read it; nobody else of the family does.
///
/// # Errors
/// When nobody signed, the signer may not sign for the child, nothing is covered, substance use
/// counselling notes are named with something else, nobody is named to receive it, or it has no end
/// within two years.
pub fn consent(
    family: &Family,
    consent: ConsentId,
    given: Consent,
    today: Date,
) -> Result<Labelled, Refused> {
    if given.by.is_empty() {
        return Err(Refused::NobodySigned);
    }
    if given.by.iter().any(|person| family.people.get(*person).is_none()) {
        return Err(Refused::UnknownPerson);
    }
    if given.to.is_empty() {
        return Err(Refused::NoRecipient);
    }
    if given.counselling {
        let alone = given.covers.is_empty() && given.children.is_empty();
        if !alone || given.part2 || given.protected {
            return Err(Refused::Combined);
        }
    } else if given.covers.is_empty() {
        return Err(Refused::NothingCovered);
    }
    span(given.from, given.until, CONSENT_DAYS_MAX)?;
    if given.until < today {
        return Err(Refused::Ended);
    }
    if given.covers.contains(&Covers::Child) {
        if given.children.is_empty() {
            return Err(Refused::NoChild);
        }
        for child in &given.children {
            known_child(family, *child)?;
            if !given.by.iter().any(|by| may_sign(family, *by, *child, today)) {
                return Err(Refused::MayNotSign);
            }
        }
    }
    let label = Label::of(Facet::Agency).about(given.by.clone()).shared_with(given.by.clone());
    Ok(Labelled::new(label, Event::ConsentGiven { consent, given }))
}

fn may_sign(family: &Family, person: PersonId, child: PersonId, today: Date) -> bool {
    use crate::access::{Tie, tie};
    let tie = tie(family, person, child, today);
    matches!(tie, Tie::LegalParent | Tie::Representative)
}

/// Takes a consent back. It acts at once. `told` is whoever signed and takes it back in person; none
/// where it is written down for them.
///
/// # Errors
/// When there is no such consent, it ended already, or whoever takes it back did not sign it.
pub fn withdraw(
    family: &Family,
    consent: ConsentId,
    told: Option<PersonId>,
    today: Date,
) -> Result<Labelled, Refused> {
    let known = family.rights.consents.iter().find(|known| known.id == consent);
    let known = known.ok_or(Refused::Unknown)?;
    if told.is_some_and(|person| !known.consent.by.contains(&person)) {
        return Err(Refused::Unknown);
    }
    if known.withdrawn.is_some() || known.consent.until < today {
        return Err(Refused::Ended);
    }
    let by = known.consent.by.clone();
    let label = Label::of(Facet::Agency).about(by.clone()).shared_with(by).told_by(told);
    Ok(Labelled::new(label, Event::ConsentWithdrawn { consent, on: today }))
}

/// Keeps a court's order. It is the agency's, held for the court.
///
/// # Errors
/// When the person or the child is unknown, the court or what it says is missing, or it ends
/// before it begins.
pub fn order(family: &Family, order: OrderId, says: Order) -> Result<Labelled, Refused> {
    family.people.get(says.person).ok_or(Refused::UnknownPerson)?;
    known_child(family, says.child)?;
    if says.court.is_empty() || says.words.is_empty() {
        return Err(Refused::NoWords);
    }
    if says.until.is_some_and(|until| until < says.from) {
        return Err(Refused::End);
    }
    Ok(of_agency(Event::CourtOrdered { order, says }))
}

/// Ends an order before its day.
///
/// # Errors
/// When there is no such order, it ended already, or the day lies in the future.
pub fn lift(family: &Family, order: OrderId, on: Date, today: Date) -> Result<Labelled, Refused> {
    let known = family.rights.orders.iter().find(|known| known.id == order);
    if known.ok_or(Refused::Unknown)?.lifted.is_some() {
        return Err(Refused::Ended);
    }
    if on > today {
        return Err(Refused::InFuture);
    }
    Ok(of_agency(Event::CourtLifted { order, on }))
}

/// Decides whether somebody is treated as acting for a child.
///
/// # Errors
/// When the person or the child is unknown, the reason is too short, or the day lies in the future.
pub fn decide(family: &Family, decision: Decision, today: Date) -> Result<Labelled, Refused> {
    family.people.get(decision.person).ok_or(Refused::UnknownPerson)?;
    known_child(family, decision.child)?;
    if decision.reason.as_str().chars().count() < REASON_MIN {
        return Err(Refused::ReasonTooShort);
    }
    if decision.on > today {
        return Err(Refused::InFuture);
    }
    Ok(of_agency(Event::RepresentativeDecided(decision)))
}

/// Lets others of the family read an entry: what one told is that one's to share. A practitioner
/// writes it down for whoever told it, or shares what nobody told.
///
/// # Errors
/// When nobody is named or known, the entry is protected, or somebody else told it.
pub fn share(
    family: &Family,
    reader: &Reader,
    said: &Said,
    with: Vec<PersonId>,
    on: Date,
) -> Result<Labelled, Refused> {
    let label = may_share(family, reader, said, &with)?;
    Ok(Labelled::new(label, Event::Shared { entry: said.id, with, on }))
}

/// Takes back that others of the family read an entry.
///
/// # Errors
/// As [`share`].
pub fn unshare(
    family: &Family,
    reader: &Reader,
    said: &Said,
    from: Vec<PersonId>,
    on: Date,
) -> Result<Labelled, Refused> {
    let label = may_share(family, reader, said, &from)?;
    Ok(Labelled::new(label, Event::Unshared { entry: said.id, from, on }))
}

fn may_share(
    family: &Family,
    reader: &Reader,
    said: &Said,
    with: &[PersonId],
) -> Result<Label, Refused> {
    if with.is_empty() || with.iter().any(|person| family.people.get(*person).is_none()) {
        return Err(Refused::UnknownPerson);
    }
    let label = &said.label;
    if crate::access::is_protected(label) || matches!(Law::of(label), Law::Sealed | Law::Court) {
        return Err(Refused::NotYours);
    }
    if let Relation::Family(standing) = &reader.relation
        && label.teller != Some(standing.person)
    {
        return Err(Refused::NotYours);
    }
    // The fact of sharing stays in the teller's part: nobody else learns that there was something.
    let facet = label.teller.map_or(Facet::Practitioner, |teller| own_part(family, teller));
    Ok(Label::of(facet).told_by(label.teller))
}

fn own_part(family: &Family, person: PersonId) -> Facet {
    let role = family.people.get(person).map_or(Role::Other, |person| person.role);
    crate::people::own_facet(role, person)
}

/// Opens a family in an emergency, for four hours.
///
/// # Errors
/// When the reason is too short for somebody else to understand.
pub fn emergency(
    practitioner: PractitionerId,
    reason: Text,
    now: Timestamp,
) -> Result<Labelled, Refused> {
    if reason.as_str().chars().count() < REASON_MIN {
        return Err(Refused::ReasonTooShort);
    }
    let until = now.checked_add(EMERGENCY).map_err(|_| Refused::End)?;
    Ok(of_agency(Event::EmergencyOpened { practitioner, reason, from: now, until }))
}

/// The day by which an opening in an emergency is to be looked at: three working days after it.
#[must_use]
pub fn review_due(opened: Date) -> Date {
    let mut day = opened;
    let mut left = 3;
    while left > 0 {
        day = day.tomorrow().unwrap_or(Date::MAX);
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || day == Date::MAX {
            left -= 1;
        }
    }
    day
}

/// Keeps what the privacy officer found of an opening in an emergency.
///
/// # Errors
/// When there was none, it was looked at already, or no words say what was found.
pub fn review(
    family: &Family,
    (practitioner, from): (PractitionerId, Timestamp),
    fair: bool,
    words: Text,
    on: Date,
) -> Result<Labelled, Refused> {
    let mut opened = family.rights.emergencies.iter();
    let same = |known: &&super::Emergency| known.practitioner == practitioner && known.from == from;
    if opened.find(same).ok_or(Refused::Unknown)?.reviewed.is_some() {
        return Err(Refused::Ended);
    }
    if words.is_empty() {
        return Err(Refused::NoWords);
    }
    Ok(of_agency(Event::EmergencyReviewed { practitioner, from, fair, words, on }))
}

fn known_child(family: &Family, child: PersonId) -> Result<(), Refused> {
    let known = family.people.get(child).ok_or(Refused::UnknownChild)?;
    if known.role == Role::Child { Ok(()) } else { Err(Refused::UnknownChild) }
}
