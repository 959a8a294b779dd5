// SPDX-License-Identifier: AGPL-3.0-or-later
//! Good moments: kept and taken back by their own, who reads them, and when their absence is wondered about.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read};
use practice::joys::{self, Kept, Refused};
use practice::people::{Birth, Names, NewPerson, Role};
use practice::relationships::Party;
use practice::samples::{AMARA, CHIDI, EMEKA, NGOZI, TODAY, VISITOR, note, okoro, text};
use practice::told::{Hand, Told};
use practice::visits::{self, Field};
use practice::{Facet, Family, JoyId, Label, Labelled, PersonId, PractitionerId, VisitId, people};

const KETTLE: JoyId = JoyId(0xd5);
const HERS: Hand = Hand { by: PractitionerId(0x2a), person: Some(NGOZI) };
const HIS: Hand = Hand { by: PractitionerId(0x3a), person: Some(CHIDI) };
const TEAM: Hand = Hand { by: VISITOR, person: None };
const OTHER: PractitionerId = PractitionerId(0x1b);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn kept(by: Party, part: Facet) -> Kept {
    let told = Told { by, part, shared: Vec::new(), chosen_for_all: false };
    let words = text("She laughed at the kettle.");
    Kept { child: AMARA, words, place: None, with: vec![NGOZI], told, day: TODAY, on: TODAY }
}

fn hers() -> Kept {
    kept(Party::Person(NGOZI), Facet::Caregiver(NGOZI))
}

fn reads(person: PersonId, label: &Label) -> bool {
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    may_read(&Reader::new(Hat::Caregiver, Relation::Family(standing)), label, &[])
}

/// The family after this practitioner signed a note on this day, with a delight or without.
fn visited(family: &Family, (by, ahead): (PractitionerId, i32), delight: bool) -> Family {
    let mut note = note(day(ahead));
    note.texts.remove(&Field::Delight);
    note.texts.insert(Field::Between, text("They looked at each other."));
    if delight {
        note.texts.insert(Field::Delight, text("Both laughed."));
    }
    let visit = VisitId(0xe000 + by.0 * 0x100 + u128::from(ahead.unsigned_abs()));
    let all = visits::sign(family, visit, note, day(ahead)).expect("the note may be signed");
    family.after(&all, by, Timestamp::UNIX_EPOCH)
}

fn after(family: &Family, days: std::ops::Range<i32>) -> Family {
    days.fold(family.clone(), |family, ahead| visited(&family, (VISITOR, ahead), false))
}

#[test]
fn given_a_moment_of_hers_when_she_takes_it_back_then_it_is_gone_and_no_other_may() {
    let family = okoro();
    let one = joys::keep(&family, KETTLE, hers(), (HERS, TODAY)).unwrap();
    assert!(reads(NGOZI, &one.label) && !reads(CHIDI, &one.label));
    let family = family.after(&[one], HERS.by, Timestamp::UNIX_EPOCH);
    for hand in [HIS, TEAM] {
        let back = joys::take_back(&family, KETTLE, (hand, TODAY), &[]).map(|_| ());
        assert_eq!(back, Err(Refused::NoSuchJoy), "{hand:?}");
    }
    let back = joys::take_back(&family, KETTLE, (HERS, TODAY), &[CHIDI]).unwrap();
    assert!(reads(CHIDI, &back.label), "whom it was shown since learns that it is gone");
    let family = family.after(&[back], HERS.by, Timestamp::UNIX_EPOCH);
    assert_eq!(family.joys.iter().count(), 0);
}

#[test]
fn what_may_not_be_kept_is_refused_beside_its_field_and_after_a_loss_nothing_is() {
    let family = okoro();
    let keep = |family: &Family, one| joys::keep(family, KETTLE, one, (TEAM, TODAY)).map(|_| ());
    let stranger = kept(Party::Person(EMEKA), Facet::Caregiver(EMEKA));
    let nowhere = kept(Party::Practitioner(VISITOR), Facet::Safety);
    for (one, why, field) in [
        (Kept { words: text(""), ..hers() }, Refused::Nothing, "joy"),
        (Kept { day: day(1), ..hers() }, Refused::Ahead, "day"),
        (Kept { with: vec![PersonId(9)], ..hers() }, Refused::UnknownPerson, "with"),
        (Kept { child: NGOZI, ..hers() }, Refused::UnknownChild, "child"),
        (stranger, Refused::UnknownTeller, "by"),
        (nowhere, Refused::NotTheirOwn, "part"),
    ] {
        assert_eq!((keep(&family, one), why.field()), (Err(why), field));
    }
    assert_eq!(keep(&family, hers()), Ok(()));
    assert_eq!(keep(&bereaved(&family), hers()), Err(Refused::UnknownChild));
}

fn bereaved(family: &Family) -> Family {
    let died = people::Event::Died { person: AMARA, when: text("this autumn") };
    let died = Labelled::new(Label::of(Facet::Together).about([AMARA]), died);
    family.after(&[died], VISITOR, Timestamp::UNIX_EPOCH)
}

/// The family after an older child of it died.
fn after_a_sister(family: &Family) -> Family {
    let sister = NewPerson {
        id: PersonId(0xa9),
        role: Role::Child,
        names: Names::of(None, Some(text("Ife"))),
        pronouns: None,
        birth: Some(Birth::On(day(-900))),
        gestation: None,
        languages: Vec::new(),
        source: None,
    };
    let added = people::add(sister, TODAY).expect("she may be added");
    let died = people::Event::Died { person: PersonId(0xa9), when: text("last year") };
    let died = Labelled::new(Label::of(Facet::Together).about([PersonId(0xa9)]), died);
    family.after(&[added, died], VISITOR, Timestamp::UNIX_EPOCH)
}

#[test]
fn after_four_visits_of_one_writer_without_a_joy_it_is_wondered_of_that_writer_alone() {
    let family = visited(&okoro(), (VISITOR, 1), true);
    assert_eq!(after(&family, 2..5).without_joy(), [], "three are not four");
    let four = after(&family, 2..6);
    assert_eq!(four.without_joy(), [VISITOR]);
    // Another's visits between count for nobody: neither three of theirs nor their delight.
    let others = (6..9).fold(four.clone(), |family, on| visited(&family, (OTHER, on), true));
    assert_eq!(others.without_joy(), [VISITOR]);
    assert_eq!(visited(&four, (VISITOR, 9), true).without_joy(), []);
    assert_eq!(after(&visited(&four, (VISITOR, 9), true), 10..13).without_joy(), []);
}

#[test]
fn nothing_is_wondered_where_somebody_kept_a_joy_meanwhile_the_work_ended_or_a_child_died() {
    let four = after(&visited(&okoro(), (VISITOR, 1), true), 2..6);
    let then = |on| Kept { day: day(on), ..hers() };
    let keep = |on| joys::keep(&four, KETTLE, then(on), (HERS, day(9))).unwrap();
    let kept_on = |on| four.after(&[keep(on)], HERS.by, Timestamp::UNIX_EPOCH);
    assert_eq!(kept_on(2).without_joy(), [], "on the first of the four");
    assert_eq!(kept_on(1).without_joy(), [VISITOR], "before them");
    assert_eq!(bereaved(&four).without_joy(), []);
    assert_eq!(after_a_sister(&four).without_joy(), [], "her sister lives");
    let mut ended = four;
    ended.goodbye.ended = Some(day(9));
    assert_eq!(ended.without_joy(), []);
}
