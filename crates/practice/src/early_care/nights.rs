// SPDX-License-Identifier: AGPL-3.0-or-later
//! Nights: how many a baby slept in whose arms, apart from whom, and how often the arms or the place changed.
//!
//! A day is counted as the night that follows it, in the arms the baby falls asleep in: the day a stay
//! begins counts, the day it ends is the next arms'. A stay from 1 to 15 March has 14 nights, and one
//! that goes on counts until last night. Where stays lie over one another, a night is that of the stay
//! that began last, and of several of these of the one that ended first: a week in hospital is not a
//! week at home. A day known by its month only may be any day of it, so that numbers have a least and
//! a most; the truth lies between them. A stretch nobody knows of is neither with nor apart.

use jiff::civil::Date;

use super::{Account, Day, Stay};
use crate::ids::PersonId;

/// A number of nights, as far as the days are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count {
    /// Surely so many.
    pub least: i32,
    /// At most so many.
    pub most: i32,
}

/// When a stay was: the first and the last day on which it may have begun, and on which it may have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// It began between these.
    pub from: (Date, Date),
    /// It ended between these; today where it goes on.
    pub until: (Date, Date),
}

impl Day {
    /// The earliest day it can be; the first of all where nobody knows.
    pub(super) fn begins(self) -> Date {
        self.between((Date::MIN, Date::MAX)).0
    }

    /// The earliest and the latest day it can be; anywhere between two where nobody knows.
    pub(super) fn between(self, unknown: (Date, Date)) -> (Date, Date) {
        match self {
            Self::On(day) => (day, day),
            Self::About(day) => (day.first_of_month(), day.last_of_month()),
            Self::Unknown => unknown,
        }
    }
}

impl Span {
    fn of(told: &Account, (born, today): (Date, Date)) -> Self {
        let clamp =
            |(first, last): (Date, Date)| (first.clamp(born, today), last.clamp(born, today));
        let latest = told.until.map_or(today, |until| until.between((born, today)).1);
        let from = clamp(told.from.between((born, latest)));
        let until = told.until.map_or((today, today), |until| until.between((from.0, today)));
        Self { from, until: clamp(until) }
    }

    fn surely_holds(&self, night: Date) -> bool {
        self.from.1 <= night && night < self.until.0
    }

    fn may_hold(&self, night: Date) -> bool {
        self.from.0 <= night && night < self.until.1
    }

    /// Whether a night of both may be this one's and not the other's.
    fn may_cover(&self, other: &Self) -> bool {
        self.from.1 > other.from.0 || self.from.1 == other.from.0 && self.until.0 < other.until.1
    }

    /// Whether a night of both is surely this one's and not the other's.
    fn surely_covers(&self, other: &Self) -> bool {
        self.from.0 > other.from.1
            || self.from.0 == self.from.1 && self.from == other.from && self.until.1 < other.until.0
    }
}

/// The nights of a child from birth until today.
#[derive(Debug, Clone, PartialEq)]
pub struct Nights<'a> {
    stays: Vec<(&'a Stay, &'a Account, Span)>,
    /// Days between which nothing changes: the first of each stretch, and how many nights it has.
    stretches: Vec<(Date, i32)>,
}

impl<'a> Nights<'a> {
    /// Of these stays, of a child born on a day.
    #[must_use]
    pub fn of(stays: &[(&'a Stay, &'a Account)], born: Date, today: Date) -> Self {
        let bounds = (born.min(today), today);
        let mut all: Vec<_> =
            stays.iter().map(|(stay, told)| (*stay, *told, Span::of(told, bounds))).collect();
        follow(&mut all);
        let mut days = vec![bounds.0, bounds.1];
        for (_, _, span) in &all {
            days.extend([span.from.0, span.from.1, span.until.0, span.until.1]);
        }
        days.sort_unstable();
        days.dedup();
        let stretches = days.windows(2).map(|two| (two[0], (two[1] - two[0]).get_days())).collect();
        Self { stays: all, stretches }
    }

    /// When each stay was, in the order they came in.
    pub fn spans(&self) -> impl Iterator<Item = (&'a Stay, &'a Account, Span)> + '_ {
        self.stays.iter().copied()
    }

    /// How many nights old the child is.
    #[must_use]
    pub fn age(&self) -> i32 {
        self.stretches.iter().map(|(_, nights)| nights).sum()
    }

    /// Everybody of the record in whose arms the child slept, in the order they first came.
    #[must_use]
    pub fn carers(&self) -> Vec<PersonId> {
        let mut all = Vec::new();
        for person in self.stays.iter().flat_map(|(_, told, _)| &told.with) {
            if !all.contains(person) {
                all.push(*person);
            }
        }
        all
    }

    /// Nights in somebody's arms.
    #[must_use]
    pub fn with(&self, person: PersonId) -> Count {
        self.count(|night| self.surely_with(person, night), |night| self.may_with(person, night))
    }

    /// The longest time in somebody's arms without a night elsewhere.
    #[must_use]
    pub fn longest_with(&self, person: PersonId) -> Count {
        Count {
            least: self.longest(|night| self.surely_with(person, night)),
            most: self.longest(|night| self.may_with(person, night)),
        }
    }

    /// Nights in other arms than somebody's.
    #[must_use]
    pub fn apart_from(&self, person: PersonId) -> Count {
        let tells = |told: &Account| told.tells_whose_arms();
        self.count(
            |night| {
                let mut sure = self.holding(night, Span::surely_holds);
                sure.any(|(told, _)| tells(told)) && !self.may_with(person, night)
            },
            |night| {
                let mut may = self.holding(night, Span::may_hold);
                may.any(|(told, _)| tells(told)) && !self.surely_with(person, night)
            },
        )
    }

    /// Nights of which somebody told where the child was or in whose arms.
    #[must_use]
    pub fn told(&self) -> Count {
        self.count(
            |night| self.holding(night, Span::surely_holds).next().is_some(),
            |night| self.holding(night, Span::may_hold).next().is_some(),
        )
    }

    /// Stretches nobody told of at all, not even that nobody knows: the first day, and how many nights.
    #[must_use]
    pub fn not_told(&self) -> Vec<(Date, i32)> {
        let mut all: Vec<(Date, i32)> = Vec::new();
        let mut open = false;
        for (night, nights) in &self.stretches {
            let told = self.stays.iter().any(|(_, _, span)| span.may_hold(*night));
            match all.last_mut() {
                Some(last) if open && !told => last.1 += nights,
                _ if !told => all.push((*night, *nights)),
                _ => {}
            }
            open = !told;
        }
        all
    }

    /// How often the arms or the place changed, days taken as wide as they may be.
    #[must_use]
    pub fn moves(&self) -> usize {
        let mut places: Vec<Vec<&Account>> = Vec::new();
        for (night, _) in &self.stretches {
            let held: Vec<_> = self.holding(*night, Span::may_hold).collect();
            let wide = |span: &Span| (span.from.0, std::cmp::Reverse(span.until.1));
            let Some(last) = held.iter().map(|(_, span)| wide(span)).max() else { continue };
            let now = held.iter().filter(|(_, span)| wide(span) == last).map(|(told, _)| *told);
            places.push(now.collect());
        }
        let same = |a: &Account, b: &Account| {
            a.place == b.place && a.with == b.with && a.others == b.others
        };
        let stays_on = |a: &[&Account], b: &[&Account]| {
            a.len() == b.len() && a.iter().all(|one| b.iter().any(|other| same(one, other)))
        };
        places.windows(2).filter(|two| !stays_on(&two[0], &two[1])).count()
    }

    /// What is known of the stays that hold a night, without those of which nobody knows anything.
    fn holding(
        &self,
        night: Date,
        holds: fn(&Span, Date) -> bool,
    ) -> impl Iterator<Item = (&'a Account, &Span)> {
        let known = self.stays.iter().filter(|(_, told, _)| !told.nobody_knows());
        let held = known.filter(move |(_, _, span)| holds(span, night));
        held.map(|(_, told, span)| (*told, span))
    }

    fn surely_with(&self, person: PersonId, night: Date) -> bool {
        self.holding(night, Span::surely_holds).any(|(told, span)| {
            told.with.contains(&person)
                && self
                    .holding(night, Span::may_hold)
                    .all(|(other, over)| other.with.contains(&person) || !over.may_cover(span))
        })
    }

    fn may_with(&self, person: PersonId, night: Date) -> bool {
        self.holding(night, Span::may_hold).any(|(told, span)| {
            told.with.contains(&person)
                && self
                    .holding(night, Span::surely_holds)
                    .all(|(other, over)| other.with.contains(&person) || !over.surely_covers(span))
        })
    }

    fn count(&self, surely: impl Fn(Date) -> bool, may: impl Fn(Date) -> bool) -> Count {
        let sum = |holds: &dyn Fn(Date) -> bool| {
            let all = self.stretches.iter().filter(|(night, _)| holds(*night));
            all.map(|(_, nights)| nights).sum()
        };
        Count { least: sum(&surely), most: sum(&may) }
    }

    fn longest(&self, holds: impl Fn(Date) -> bool) -> i32 {
        let (mut longest, mut now) = (0, 0);
        for (night, nights) in &self.stretches {
            now = if holds(*night) { now + nights } else { 0 };
            longest = longest.max(now);
        }
        longest
    }
}

/// A stay of which nobody knows quite when it began begins after the one it follows, where that one's end
/// is known: the days until then are the earlier arms'.
fn follow(all: &mut [(&Stay, &Account, Span)]) {
    let ends: Vec<(Date, Date)> = all
        .iter()
        .filter(|(_, told, _)| matches!(told.until, Some(Day::On(_))) && !told.nobody_knows())
        .map(|(_, _, span)| (span.from.0, span.until.0))
        .collect();
    for (_, _, span) in all.iter_mut() {
        let follows = |(began, ended): &&(Date, Date)| {
            *began <= span.from.0
                && span.from.0 < *ended
                && *ended <= span.from.1
                && *ended < span.until.0
        };
        if let Some(ended) = ends.iter().filter(follows).map(|(_, ended)| *ended).max() {
            span.from.0 = ended;
        }
    }
}
