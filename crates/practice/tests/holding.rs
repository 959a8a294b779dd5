// SPDX-License-Identifier: AGPL-3.0-or-later
//! Holding: theirs who was held and nobody else's in the family, the pace that is known before the next visit, and what ends it.

use jiff::{Timestamp, ToSpan as _};
use practice::access::{Hat, Reader, Relation, Screen, Standing, may_read};
use practice::holding::{How, Of, Refused, add, keep, take_back};
use practice::label::LawTag;
use practice::samples::{
    ADAEZE, AMARA, CHIDI, HELD, NGOZI, PLANNED, TODAY, VISITOR, note, okoro, text,
};
use practice::visits;
use practice::{EntryId, Facet, Family, Label, Labelled, PersonId, Said, VisitId};

fn enough() -> How {
    How { ended: text("We watched Amara sleep."), enough: true, ..How::default() }
}

fn after(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn of(visit: VisitId, part: Facet) -> Of<'static> {
    Of { visit, part, law: &[] }
}

fn kept(family: &Family, about: PersonId, how: How) -> Labelled {
    keep(family, of(HELD, Facet::Together), about, how).expect("it may be kept")
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
        assert_eq!(keep(&family, of(HELD, Facet::Together), about, how).unwrap_err(), why);
    }
}

#[test]
fn it_is_theirs_and_nobody_elses_in_the_family_and_no_wider_than_the_visit() {
    let family = okoro();
    let label = |part: Facet| keep(&family, of(HELD, part), NGOZI, enough()).unwrap().label;
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
    let on = keep(&family, of(PLANNED, Facet::Together), NGOZI, further).unwrap();
    assert!(after(&family, &[on]).paces().is_empty());
    // Somebody else's pace is somebody else's.
    let other =
        keep(&family, of(PLANNED, Facet::Together), ADAEZE, How { enough: false, ..enough() });
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

#[test]
fn added_to_it_keeps_what_stood_and_does_not_end_the_pace() {
    let family = okoro();
    let family = after(&family, &[kept(&family, NGOZI, enough())]);
    let far = How { far: text("As far as the door."), ..How::default() };
    let added = add(&family, of(HELD, Facet::Together), NGOZI, far).unwrap();
    let family = after(&family, &[added]);
    let now = &family.holding.of(HELD, NGOZI).unwrap().now;
    assert_eq!(
        (now.ended.as_str(), now.far.as_str()),
        ("We watched Amara sleep.", "As far as the door.")
    );
    assert_eq!(family.paces().len(), 1);
    let nothing = add(&family, of(HELD, Facet::Together), NGOZI, How::default());
    assert_eq!(nothing.unwrap_err(), Refused::Nothing);
}

#[test]
fn under_the_wrong_name_it_is_taken_back_under_the_label_it_had() {
    let family = okoro();
    let wrong = kept(&family, CHIDI, enough());
    let family = after(&family, std::slice::from_ref(&wrong));
    let said = [Said {
        id: EntryId(9),
        by: VISITOR,
        at: Timestamp::UNIX_EPOCH,
        on: TODAY,
        label: wrong.label.clone(),
        event: wrong.event,
    }];
    let back = take_back(&family, (HELD, CHIDI), &said).unwrap();
    assert_eq!(back.label, wrong.label);
    let family = after(&family, &[back]);
    assert!(family.holding.of(HELD, CHIDI).is_none() && family.paces().is_empty());
    assert_eq!(take_back(&family, (HELD, CHIDI), &said).unwrap_err(), Refused::NotThere);
    // Written again, it stands again.
    let family = after(&family, &[kept(&family, CHIDI, enough())]);
    assert!(family.holding.of(HELD, CHIDI).is_some());
}

#[test]
fn rules_of_law_for_texts_of_the_note_hold_for_it_too() {
    let family = okoro();
    let under = |law: &'static [LawTag], how| {
        keep(&family, Of { visit: HELD, part: Facet::Together, law }, NGOZI, how)
    };
    let label = under(&[LawTag::Court], enough()).unwrap().label;
    assert_eq!(label.law, [LawTag::Court]);
    let pace = How { enough: true, ..How::default() };
    for law in [
        &[LawTag::SubstanceUseCounselling],
        &[LawTag::PartnerViolence],
        &[LawTag::ChildProtectionReport],
    ] {
        assert_eq!(under(law, enough()).unwrap_err(), Refused::Law, "{law:?}");
        assert!(under(law, pace.clone()).is_ok(), "the pace alone tells nothing");
    }
}
