// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tender dates: days somebody asked to have held in mind, told to whoever visits them, before a visit and nowhere else.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Event, Refused};
use crate::family::Family;
use crate::ids::{PersonId, TenderId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{People, Person, Role};
use crate::text::Text;

/// How many days before and after it a tender date is held in mind.
pub const AROUND: i32 = 14;
/// The oldest age a rule may name, in months.
const MONTHS_MAX: i16 = 216;
/// How far ahead a day may lie, in years: what is further is a slip of the hand.
const AHEAD: i16 = 2;
/// The most days beyond the months of an age.
const DAYS_MAX: i16 = 366;
/// A year in which every day of a year is.
const LEAP: i16 = 2024;

/// A day that is tender to a caregiver, in their own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenderDate {
    /// The date.
    pub date: TenderId,
    /// Whose it is.
    pub whose: PersonId,
    /// When.
    pub when: When,
    /// What it is, as they said it.
    pub words: Text,
    /// Whether they want whoever visits them to be reminded. Without it nobody is.
    pub remind: bool,
    /// When it was told.
    pub on: Date,
}

/// When a tender date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The same day of each year. The last of February stands in for its 29th.
    EachYear {
        /// The month, 1 to 12.
        month: i8,
        /// The day, 1 to 31.
        day: i8,
    },
    /// A day, and the same day of each year after it.
    Since(Date),
    /// When a child is as old as somebody was then, by the day of birth: an age that was lived is never
    /// one that was adjusted for being born early.
    AsOld {
        /// The child.
        child: PersonId,
        /// Completed months.
        months: i16,
        /// Days beyond the months.
        days: i16,
    },
}

impl When {
    /// The day of it that is nearest to this one, where it is near: no further than [`AROUND`] days.
    /// None for the age of a child who is not born yet, or does not live.
    #[must_use]
    pub fn near(self, people: &People, today: Date) -> Option<Date> {
        let years = today.year() - 1..=today.year() + 1;
        let days: Vec<Date> = match self {
            Self::EachYear { month, day } => {
                years.filter_map(|year| day_of_year(year, month, day)).collect()
            }
            Self::Since(first) => years
                .map(|year| year - first.year())
                .filter(|after| *after >= 0)
                .filter_map(|after| first.checked_add(after.years()).ok())
                .collect(),
            Self::AsOld { child, months, days } => {
                let known = people.get(child).filter(|known| known.is_living());
                let born = known.and_then(Person::born);
                let months = born.and_then(|born| born.checked_add(months.months()).ok());
                months.and_then(|on| on.checked_add(days.days()).ok()).into_iter().collect()
            }
        };
        let away = |on: &Date| (*on - today).get_days().abs();
        days.into_iter().filter(|on| away(on) <= AROUND).min_by_key(away)
    }

    /// Whether there is such a day or age, and it can be meant.
    fn is_one(self, today: Date) -> bool {
        match self {
            Self::EachYear { month, day } => Date::new(LEAP, month, day).is_ok(),
            Self::Since(on) => on <= today.saturating_add(AHEAD.years()),
            Self::AsOld { months, days, .. } => {
                (0..=MONTHS_MAX).contains(&months) && (0..=DAYS_MAX).contains(&days)
            }
        }
    }
}

/// A day of a year; the last of February where it has no 29th.
fn day_of_year(year: i16, month: i8, day: i8) -> Option<Date> {
    let on = Date::new(year, month, day).ok();
    on.or_else(|| (month == 2 && day == 29).then(|| Date::new(year, 2, 28).ok()).flatten())
}

impl Family {
    /// The tender dates near a day whose owners want whoever visits to be reminded, the nearest first.
    #[must_use]
    pub fn tender_near(&self, today: Date) -> Vec<(&TenderDate, Date)> {
        let asked = self.expecting.tender.iter().filter(|one| one.remind);
        let mut near: Vec<(&TenderDate, Date)> =
            asked.filter_map(|one| Some((one, one.when.near(&self.people, today)?))).collect();
        near.sort_by_key(|(_, on)| ((*on - today).get_days().abs(), *on));
        near
    }
}

/// Keeps a tender date, in the part of whoever it is tender to.
///
/// # Errors
/// When it is no caregiver's, nothing was said, there is no such day or age, or no such child.
pub fn tell(family: &Family, told: TenderDate, today: Date) -> Result<Labelled, Refused> {
    carer(family, told.whose)?;
    if told.words.is_empty() {
        return Err(Refused::Nothing);
    }
    if told.on > today {
        return Err(Refused::InFuture);
    }
    if !told.when.is_one(today) {
        return Err(Refused::NoSuchDay);
    }
    if let When::AsOld { child, .. } = told.when {
        let child = family.people.get(child).filter(|known| known.role == Role::Child);
        child.filter(|known| known.is_living()).ok_or(Refused::NoSuchChild)?;
    }
    let label = own(told.whose);
    Ok(Labelled::new(label, Event::TenderTold(told)))
}

/// Lets go of a tender date.
///
/// # Errors
/// When there is none of theirs that is held in mind.
pub fn end(
    family: &Family,
    whose: PersonId,
    date: TenderId,
    today: Date,
) -> Result<Labelled, Refused> {
    let known = family.expecting.tender.iter().find(|known| known.date == date);
    known.filter(|known| known.whose == whose).ok_or(Refused::NoSuchDate)?;
    Ok(Labelled::new(own(whose), Event::TenderEnded { date, on: today }))
}

fn own(whose: PersonId) -> Label {
    Label::of(Facet::Caregiver(whose)).about([whose]).told_by(Some(whose))
}

fn carer(family: &Family, person: PersonId) -> Result<(), Refused> {
    let known = family.people.get(person).filter(|known| known.role == Role::Caregiver);
    known.map(|_| ()).ok_or(Refused::UnknownTeller)
}
