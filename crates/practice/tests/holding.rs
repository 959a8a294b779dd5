// SPDX-License-Identifier: AGPL-3.0-or-later
//! Holding: theirs who was held and nobody else's in the family, the pace that is known before the next visit, and what ends it.

use jiff::{Timestamp, ToSpan as _};
use practice::access::{Hat, Reader, Relation, Screen, Standing, may_read};
use practice::holding::{How, Refused, keep};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, HELD, NGOZI, PLANNED, TODAY, VISITOR, note, okoro, text,
};
use practice::visits;
use practice::{Facet, Family, Label, Labelled, PersonId};

fn enough() -> How {
    How { ended: text("We watched Amara sleep."), enough: true, ..How::default() }
}

fn after(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn kept(family: &Family, about: PersonId, how: How) -> Labelled {
    keep(family, (HELD, Facet::Together), about, how).expect("it may be kept")
}

fn readers(label: &Label) -> Vec<PersonId> {
    let reads = |person: &PersonId| {
        let standing = Standing { person: *person, ties: Vec::new() };
        let reader = Reader::new(Hat::Caregiver, Relation::Family(standing));
        may_read(&reader, label, &[])
    };
    [NGOZI, CHIDI, ADAEZE].into_iter().filter(reads).collect()
}

#[test]
fn nothing_is_not_kept_and_a_child_or_a_stranger_is_nobody_to_hold_so() {
    let family = okoro();
    for (about, how, why) in [
        (NGOZI, How::default(), Refused::Nothing),
        (AMARA, enough(), Refused::UnknownPerson),
        (PersonId(0xfff), enough(), Refused::UnknownPerson),
    ] {
        assert_eq!(keep(&family, (HELD, Facet::Together), about, how).unwrap_err(), why);
    }
}

#[test]
fn it_is_theirs_and_nobody_elses_in_the_family_and_no_wider_than_the_visit() {
    let family = okoro();
    let label = |part: Facet| keep(&family, (HELD, part), NGOZI, enough()).unwrap().label;
    assert_eq!(readers(&label(Facet::Together)), [NGOZI]);
    assert_eq!(readers(&label(Facet::Caregiver(NGOZI))), [NGOZI]);
    for part in [Facet::Caregiver(CHIDI), Facet::Practitioner, Facet::Child(AMARA)] {
        assert_eq!(readers(&label(part)), [], "{part}");
    }
    // With others at the screen nobody reads it.
    let mut team = Reader::new(Hat::Visitor, Relation::Team);
    assert!(may_read(&team, &label(Facet::Together), &[]));
    team.screen = Screen::Shared;
    assert!(!may_read(&team, &label(Facet::Together), &[]));
}

#[test]
fn enough_for_now_is_known_until_they_are_held_again_without_it() {
    let family = okoro();
    assert!(family.paces().is_empty());
    let family = after(&family, &[kept(&family, NGOZI, enough())]);
    let [pace] = family.paces()[..] else { panic!("one pace") };
    assert_eq!((pace.about, pace.visit.id), (NGOZI, HELD));
    assert_eq!(pace.ended, Some(&text("We watched Amara sleep.")));
    // A visit in which nobody was held leaves it.
    let note = note(TODAY.saturating_sub(1.days()));
    let signed = visits::sign(&family, PLANNED, note, TODAY).unwrap();
    let family = after(&family, &signed);
    assert_eq!(family.paces().len(), 1);
    let further = How { far: text("She told the rest."), ..How::default() };
    let on = keep(&family, (PLANNED, Facet::Together), NGOZI, further).unwrap();
    assert!(after(&family, &[on]).paces().is_empty());
    // Somebody else's pace is somebody else's.
    let other =
        keep(&family, (PLANNED, Facet::Together), ADAEZE, How { enough: false, ..enough() });
    assert_eq!(after(&family, &[other.unwrap()]).paces().len(), 1);
}

#[test]
fn written_again_the_newest_stands_and_the_first_is_readable() {
    let family = okoro();
    let family = after(&family, &[kept(&family, NGOZI, enough())]);
    let slip = How { far: text("As far as the door."), ..How::default() };
    let family = after(&family, &[kept(&family, NGOZI, slip.clone())]);
    let one = family.holding.of_visit(HELD).next().unwrap();
    assert_eq!((&one.now, &one.before[..]), (&slip, &[enough()][..]));
    assert!(family.paces().is_empty());
}
