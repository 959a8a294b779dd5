// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be said of the people of a family, and why not.

use jiff::civil::Date;

use super::{
    Added, Birth, Care, CareBegan, Changed, Contact, Event, Gestation, IdentitySaid, LanguageUse,
    Names, ReportCode, Role, Source,
};
use crate::family::Family;
use crate::ids::{HomeId, PersonId};
use crate::label::{Facet, Label, Labelled};
use crate::text::Text;

/// The earliest day of birth that is taken as meant.
const EARLIEST_BIRTH: Date = jiff::civil::date(1900, 1, 1);

/// Why something may not be said of a person. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The person is not in this family's record.
    #[error("there is no such person in this family's record")]
    NoSuchPerson,
    /// The home is not in this family's record.
    #[error("there is no such home in this family's record")]
    NoSuchHome,
    /// Somebody who is not an expected baby has to have a name.
    #[error("a name, or what to call the person, is missing")]
    NoName,
    /// A child is born or expected.
    #[error("a child has a day of birth or an expected day")]
    NoBirth,
    /// Born after today.
    #[error("the day of birth lies in the future")]
    BornInFuture,
    /// Born before 1900.
    #[error("the day of birth lies before 1900")]
    BornTooEarly,
    /// Expected more than ten months from now, or long past.
    #[error("the expected day is more than ten months away or more than two months past")]
    DueTooFar,
    /// Outside of what a pregnancy is.
    #[error("the pregnancy at birth is between 20 and 44 weeks, and 0 to 6 days")]
    Gestation,
    /// Roles of care are between a caregiver and a child.
    #[error("care is between a caregiver and a child")]
    NotACarer,
    /// Nothing was written where something is needed.
    #[error("nothing was written")]
    Empty,
    /// A date after today.
    #[error("the date lies in the future")]
    InFuture,
    /// Who a grown person is, that person says.
    #[error("who a grown person is, that person says")]
    NotTheirsToSay,
    /// Who a child is, somebody grown says.
    #[error("who a child is, somebody who cares for the child says")]
    ToldByAChild,
    /// A choice, and not wishing to say.
    #[error("something was said, and also not wishing to say")]
    SaidAndNotSaid,
    /// The pregnancy ended.
    #[error("this pregnancy is known to have ended")]
    Lost,
    /// Already recorded as born.
    #[error("the baby is already recorded as born")]
    AlreadyBorn,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchPerson | Self::NotACarer => "person",
            Self::NoSuchHome => "home",
            Self::NoName => "full",
            Self::NoBirth
            | Self::BornInFuture
            | Self::BornTooEarly
            | Self::AlreadyBorn
            | Self::Lost => "born",
            Self::DueTooFar => "due",
            Self::Gestation => "weeks",
            Self::Empty => "words",
            Self::InFuture => "on",
            Self::NotTheirsToSay | Self::ToldByAChild => "teller",
            Self::SaidAndNotSaid => "codes",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchPerson => "people-refused-no-such-person",
            Self::NoSuchHome => "people-refused-no-such-home",
            Self::NoName => "people-refused-no-name",
            Self::NoBirth => "people-refused-no-birth",
            Self::BornInFuture => "people-refused-born-in-future",
            Self::BornTooEarly => "people-refused-born-too-early",
            Self::DueTooFar => "people-refused-due-too-far",
            Self::Gestation => "people-refused-gestation",
            Self::NotACarer => "people-refused-not-a-carer",
            Self::Empty => "people-refused-empty",
            Self::InFuture => "people-refused-in-future",
            Self::AlreadyBorn => "people-refused-already-born",
            Self::Lost => "people-refused-lost",
            Self::NotTheirsToSay => "people-refused-not-theirs-to-say",
            Self::ToldByAChild => "people-refused-told-by-a-child",
            Self::SaidAndNotSaid => "people-refused-said-and-not-said",
        }
    }
}

/// A person as told for the first time.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPerson {
    /// A new id.
    pub id: PersonId,
    /// Who they are in the family.
    pub role: Role,
    /// Their names.
    pub names: Names,
    /// Pronouns as they say them.
    pub pronouns: Option<Text>,
    /// Born or expected.
    pub birth: Option<Birth>,
    /// Pregnancy completed at birth.
    pub gestation: Option<Gestation>,
    /// Languages by use.
    pub languages: Vec<LanguageUse>,
    /// The file they come from.
    pub source: Option<Source>,
}

/// Adds a person to a family.
///
/// # Errors
/// When a name is missing (but for an expected baby), or a date cannot be.
pub fn add(new: NewPerson, today: Date) -> Result<Labelled, Refused> {
    let expected = matches!(new.birth, Some(Birth::Due(_)));
    if new.names.short().is_none() && !expected {
        return Err(Refused::NoName);
    }
    if new.role == Role::Child && new.birth.is_none() {
        return Err(Refused::NoBirth);
    }
    check_birth(new.birth, new.gestation, today)?;
    let person = new.id;
    let added = Added {
        person,
        role: new.role,
        names: new.names,
        pronouns: new.pronouns,
        birth: new.birth,
        gestation: new.gestation,
        languages: new.languages,
        source: new.source,
    };
    Ok(Labelled::new(Label::of(Facet::Together).about([person]), Event::Added(added)))
}

/// Changes what is known of a person.
///
/// # Errors
/// When there is no such person, no name would be left, or a date cannot be.
pub fn change(family: &Family, changed: Changed, today: Date) -> Result<Labelled, Refused> {
    let known = family.people.get(changed.person).ok_or(Refused::NoSuchPerson)?;
    let names = changed.names.as_ref().unwrap_or(&known.names);
    let birth = changed.birth.or(known.birth);
    if names.short().is_none() && !matches!(birth, Some(Birth::Due(_))) {
        return Err(Refused::NoName);
    }
    check_birth(changed.birth, changed.gestation, today)?;
    let label = Label::of(Facet::Together).about([changed.person]);
    Ok(Labelled::new(label, Event::Changed(changed)))
}

/// Records a birth, a death, or being away: what changes a life.
///
/// # Errors
/// When there is no such person, or the day cannot be.
pub fn passing(family: &Family, event: Event, today: Date) -> Result<Labelled, Refused> {
    let person = match &event {
        Event::Born { person, on, gestation } => {
            let known = family.people.get(*person).ok_or(Refused::NoSuchPerson)?;
            if known.lost {
                return Err(Refused::Lost);
            }
            if known.born().is_some() {
                return Err(Refused::AlreadyBorn);
            }
            check_birth(Some(Birth::On(*on)), *gestation, today)?;
            *person
        }
        Event::Died { person, .. } | Event::Away { person, .. } => *person,
        _ => return Err(Refused::NoSuchPerson),
    };
    family.people.get(person).ok_or(Refused::NoSuchPerson)?;
    Ok(Labelled::new(Label::of(Facet::Together).about([person]), event))
}

/// Begins or ends a caregiver's role for a child.
///
/// # Errors
/// When one of the two is not in the family, or not a caregiver and a child.
pub fn care(family: &Family, began: CareBegan, today: Date) -> Result<Labelled, Refused> {
    let caregiver = family.people.get(began.caregiver).ok_or(Refused::NoSuchPerson)?;
    let child = family.people.get(began.child).ok_or(Refused::NoSuchPerson)?;
    let may_begin = match caregiver.role {
        Role::Caregiver => true,
        // Whoever belonged to the family otherwise so far is a caregiver from then on.
        Role::Other => caregiver.died.is_none(),
        Role::Child => false,
    };
    if !may_begin || child.role != Role::Child {
        return Err(Refused::NotACarer);
    }
    if began.since.is_some_and(|since| since > today) {
        return Err(Refused::InFuture);
    }
    if began.role == Care::Other && began.words.is_none() {
        return Err(Refused::Empty);
    }
    let label = Label::of(Facet::Together).about([began.caregiver, began.child]);
    Ok(Labelled::new(label, Event::CareBegan(began)))
}

/// Names a home, or says who sleeps there.
///
/// # Errors
/// When the home or the person is unknown, or the home has no name.
pub fn home(family: &Family, event: Event) -> Result<Labelled, Refused> {
    match &event {
        Event::HomeAdded { called, .. } if called.is_empty() => return Err(Refused::Empty),
        Event::HomeAdded { .. } => {}
        Event::Sleeps { home, person, .. } => {
            known_home(family, *home)?;
            family.people.get(*person).ok_or(Refused::NoSuchPerson)?;
        }
        _ => return Err(Refused::NoSuchHome),
    }
    Ok(Labelled::new(Label::of(Facet::Together), event))
}

/// Agrees how a person may safely be reached. It stays in that person's own part of the record.
///
/// # Errors
/// When there is no such person or no way is given.
pub fn contact(family: &Family, person: PersonId, contact: Contact) -> Result<Labelled, Refused> {
    let known = family.people.get(person).ok_or(Refused::NoSuchPerson)?;
    if contact.how.is_empty() {
        return Err(Refused::Empty);
    }
    let label = Label::of(own_facet(known.role, person)).about([person]);
    Ok(Labelled::new(label, Event::ContactAgreed { person, contact }))
}

/// Keeps what a person said of who they are, in their own part of the record. A grown person says it
/// themselves; of a child, somebody who cares for the child says it.
///
/// # Errors
/// When there is no such person, it is not theirs to say, nothing was said and nothing chosen, they
/// chose something and not to say, or it lies in the future.
pub fn identity(
    family: &Family,
    person: PersonId,
    said: IdentitySaid,
    today: Date,
) -> Result<Labelled, Refused> {
    let known = family.people.get(person).ok_or(Refused::NoSuchPerson)?;
    let teller = family.people.get(said.teller).ok_or(Refused::NoSuchPerson)?;
    match (known.role, teller.role) {
        (Role::Caregiver, _) if teller.id != person => return Err(Refused::NotTheirsToSay),
        (_, Role::Child) => return Err(Refused::ToldByAChild),
        _ => {}
    }
    if said.words.is_empty() && said.codes.is_empty() && said.also.is_none() {
        return Err(Refused::Empty);
    }
    let declines = said.codes.contains(&ReportCode::PreferNotToSay);
    if declines && (said.codes.len() > 1 || said.also.is_some()) {
        return Err(Refused::SaidAndNotSaid);
    }
    if said.on > today {
        return Err(Refused::InFuture);
    }
    let label = Label::of(own_facet(known.role, person)).about([person]);
    let label = label.told_by(Some(said.teller));
    Ok(Labelled::new(label, Event::IdentitySaid { person, said }))
}

/// The part of the record that is a person's own.
#[must_use]
pub fn own_facet(role: Role, person: PersonId) -> Facet {
    match role {
        Role::Child => Facet::Child(person),
        Role::Caregiver => Facet::Caregiver(person),
        Role::Other => Facet::Practitioner,
    }
}

fn known_home(family: &Family, home: HomeId) -> Result<(), Refused> {
    let known = family.people.homes.iter().any(|known| known.id == home);
    if known { Ok(()) } else { Err(Refused::NoSuchHome) }
}

fn check_birth(
    birth: Option<Birth>,
    gestation: Option<Gestation>,
    today: Date,
) -> Result<(), Refused> {
    match birth {
        Some(Birth::On(day)) if day > today => return Err(Refused::BornInFuture),
        Some(Birth::On(day)) if day < EARLIEST_BIRTH => return Err(Refused::BornTooEarly),
        Some(Birth::Due(day)) => {
            let days = (day - today).get_days();
            if !(-60..=305).contains(&days) {
                return Err(Refused::DueTooFar);
            }
        }
        _ => {}
    }
    match gestation {
        Some(at) if !(20..=44).contains(&at.weeks) || !(0..=6).contains(&at.days) => {
            Err(Refused::Gestation)
        }
        _ => Ok(()),
    }
}
