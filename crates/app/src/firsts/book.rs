// SPDX-License-Identifier: AGPL-3.0-or-later
//! What goes into a baby's book: what is for all who care for the child, and nothing of any grown person's own part.

use jiff::civil::Date;
use practice::attachments::{Attachment, Form};
use practice::firsts::{First, Voiced};
use practice::people::Person;
use practice::relationships::Party;
use practice::visits::{Field, Visit, Written, wrote};
use practice::{Facet, Label, PersonId};

use crate::open::{Hand, Open};

/// Months at which a chapter begins; before the first of them is before the birth.
const CHAPTERS: [i32; 8] = [0, 3, 6, 9, 12, 18, 24, 36];

/// A chapter: what happened at an age, and the moments of joy of that time.
pub struct Chapter<'a> {
    /// Since which age in months; none for before the birth, or where that is not known.
    pub since: Option<i32>,
    /// What happened for the first time.
    pub firsts: Vec<&'a First>,
    /// Kept moments of joy.
    pub delights: Vec<(Date, &'a Written)>,
}

/// Whether a label says that it is for all who care for the child: the child's part or the family's together, and, for
/// what was told, told into it by choice.
fn for_all(label: &Label, child: PersonId) -> bool {
    let part = matches!(label.facet, Facet::Together) || label.facet == Facet::Child(child);
    part && label.law.is_empty()
}

/// The firsts of a child that are for all who care for the child.
pub fn firsts(open: &Open, child: PersonId) -> Vec<&First> {
    let me = Hand::of(open).person();
    let mut all = open.family.firsts.of(child);
    all.retain(|one| one.happened.voice.told.stands_for_all(me));
    all
}

/// The voices of a first that are for all.
pub fn voices<'a>(open: &Open, first: &'a First) -> impl Iterator<Item = &'a Voiced> {
    let me = Hand::of(open).person();
    let for_all = move |one: &Voiced| one.voice.told.stands_for_all(me);
    first.voices.iter().filter(move |one| for_all(one) && !one.voice.words.is_empty())
}

/// The kept moments of joy between this child and somebody, where they are for all.
fn delights(open: &Open, child: PersonId) -> Vec<(Date, &Written)> {
    let of_child = |visit: &&Visit| {
        let known = open.family.relationships.iter();
        let own = |party| party == Party::Person(child);
        known.filter(|one| own(one.a) || own(one.b)).any(|one| visit.about(one.id))
    };
    let visits = open.family.visits.iter().filter(of_child);
    let found = visits.filter_map(|visit| {
        let written = visit.text(Field::Delight)?;
        let said = open.said().find(|said| wrote(said, visit.id, written))?;
        // A text for all of a visit that is not says the day of it.
        let of_all = open.part_of_signed(Some(visit.id)) == Some(Facet::Together);
        let told = of_all && for_all(&said.label, child) && said.label.teller.is_none();
        (told && !written.text.is_empty()).then_some((visit.on()?, written))
    });
    found.collect()
}

/// The chapters that hold something, the earliest first.
pub fn chapters<'a>(open: &'a Open, child: &Person) -> Vec<Chapter<'a>> {
    let age = |day: Date| chapter_of(child.born(), day);
    let mut all: Vec<Chapter<'a>> = std::iter::once(None)
        .chain(CHAPTERS.map(Some))
        .map(|since| Chapter { since, firsts: Vec::new(), delights: Vec::new() })
        .collect();
    for first in firsts(open, child.id) {
        let since = age(first.happened.day);
        if let Some(chapter) = all.iter_mut().find(|one| one.since == since) {
            chapter.firsts.push(first);
        }
    }
    for (day, written) in delights(open, child.id) {
        let since = age(day);
        if let Some(chapter) = all.iter_mut().find(|one| one.since == since) {
            chapter.delights.push((day, written));
        }
    }
    all.retain(|one| !one.firsts.is_empty() || !one.delights.is_empty());
    all
}

/// The chapter of a day: by the age in months; none before the birth.
fn chapter_of(born: Option<Date>, day: Date) -> Option<i32> {
    let born = born.filter(|born| born.first_of_month() <= day)?;
    let months = i32::from(day.year() - born.year()) * 12 + i32::from(day.month() - born.month());
    let months = if day.day() < born.day() { months - 1 } else { months }.max(0);
    CHAPTERS.into_iter().rev().find(|since| *since <= months)
}

/// Pictures that show the child and are for all who care for the child.
pub fn pictures(open: &Open, child: PersonId) -> Vec<&Attachment> {
    let shows = |known: &&Attachment| {
        let kept = &known.kept;
        kept.form == Form::Photo
            && kept.about.contains(&child)
            && (kept.part == Facet::Together || kept.part == Facet::Child(child))
    };
    let mut all: Vec<&Attachment> = open.family.attachments.newest_first().filter(shows).collect();
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::chapter_of;

    #[test]
    fn a_day_is_in_the_chapter_of_the_age_it_was() {
        let born = Some(date(2026, 1, 31));
        for (day, since) in [
            (date(2025, 12, 30), None),
            (date(2026, 1, 31), Some(0)),
            (date(2026, 4, 30), Some(0)),
            (date(2026, 5, 1), Some(3)),
            (date(2027, 1, 30), Some(9)),
            (date(2027, 1, 31), Some(12)),
            (date(2036, 1, 31), Some(36)),
        ] {
            assert_eq!(chapter_of(born, day), since, "{day}");
        }
        assert_eq!(chapter_of(None, date(2026, 5, 1)), None);
    }
}
