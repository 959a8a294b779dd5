// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ours can wait: with their reason, until a day or the next visit, read by nobody but who gave it, and never missed.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use practice::access::{Hat, Reader, Relation, Screen, Standing, may_read};
use practice::ours::{Event, How, PutOff, Refused, Settled, What, put_off, put_off_again, settle};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, HELD, NGOZI, PLANNED, TODAY, VISITOR, note, okoro, text,
};
use practice::visits::{self, Lead};
use practice::{Facet, Family, Label, Labelled, OursId, PersonId, VisitId};

const OURS: OursId = OursId(0xe01);

fn left() -> PutOff {
    PutOff {
        what: What::Screening,
        name: text("the questions on sleep"),
        why: text("Not with my mother in the room."),
        teller: NGOZI,
        until: None,
        part: Facet::Together,
        visit: HELD,
        on: TODAY,
    }
}

fn in_days(days: i32) -> Date {
    TODAY.saturating_add(days.days())
}

fn after(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn readers(label: &Label) -> Vec<PersonId> {
    let reads = |person: &PersonId| {
        let standing = Standing { person: *person, ties: Vec::new() };
        let reader = Reader::new(Hat::Caregiver, Relation::Family(standing));
        may_read(&reader, label, &[])
    };
    [NGOZI, CHIDI, ADAEZE].into_iter().filter(reads).collect()
}

fn waiting() -> Family {
    let waits = put_off(&okoro(), OURS, left(), Facet::Together).expect("it may wait");
    after(&okoro(), &[waits])
}

#[test]
fn it_waits_with_a_name_and_the_reason_of_one_who_cares_for_the_child() {
    let far = in_days(367);
    for (one, why) in [
        (PutOff { name: text(""), ..left() }, Refused::NoName),
        (PutOff { why: text(""), ..left() }, Refused::NoReason),
        (PutOff { teller: AMARA, ..left() }, Refused::UnknownTeller),
        (PutOff { until: Some(TODAY), ..left() }, Refused::NotLater),
        (PutOff { until: Some(far), ..left() }, Refused::TooFar),
    ] {
        let refused = put_off(&okoro(), OURS, one, Facet::Together);
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    assert!(put_off(&okoro(), OURS, left(), Facet::Together).is_ok());
}

#[test]
fn the_reason_is_hers_who_gave_it_and_no_wider_than_the_visit() {
    for (of_visit, hers) in [
        (Facet::Together, true),
        (Facet::Caregiver(NGOZI), true),
        (Facet::Caregiver(CHIDI), false),
        (Facet::Practitioner, false),
    ] {
        let label = put_off(&okoro(), OURS, left(), of_visit).unwrap().label;
        assert_eq!(readers(&label), if hers { vec![NGOZI] } else { Vec::new() });
        assert_eq!(label.teller, Some(NGOZI), "in a copy, too, the words are hers");
        let mut room = Reader::new(Hat::Visitor, Relation::Team);
        assert!(may_read(&room, &label, &[]));
        room.screen = Screen::Shared;
        assert!(!may_read(&room, &label, &[]), "not on a screen the family looks at too");
        // What becomes of it is read by nobody who could not read that it waited.
        let family = after(&okoro(), &[put_off(&okoro(), OURS, left(), of_visit).unwrap()]);
        for later in [Facet::Together, Facet::Caregiver(CHIDI), Facet::Practitioner] {
            let settled = Settled { how: How::TakenUp, visit: PLANNED, on: TODAY };
            let label = settle(&family, OURS, settled, later).unwrap().label;
            let reads = hers && later == Facet::Together;
            assert_eq!(readers(&label), if reads { vec![NGOZI] } else { Vec::new() });
            let again = put_off_again(&family, OURS, left(), later).unwrap().label;
            assert_eq!(readers(&again), if reads { vec![NGOZI] } else { Vec::new() });
        }
    }
}

#[test]
fn it_comes_back_at_the_next_visit_or_on_its_day_and_is_never_missed() {
    let next = waiting();
    assert!(next.ours.get(OURS).unwrap().comes_back(in_days(1)));
    let until = Some(in_days(14));
    let dated = put_off(&okoro(), OURS, PutOff { until, ..left() }, Facet::Together).unwrap();
    let dated = after(&okoro(), &[dated]);
    let one = dated.ours.get(OURS).unwrap();
    assert!(!one.comes_back(in_days(13)) && one.comes_back(in_days(14)));
    assert!(one.comes_back(in_days(400)) && one.waits(), "it waits as long as it has to");
}

#[test]
fn left_again_the_reason_before_stays_readable_and_taken_up_it_is_over() {
    let family = waiting();
    let again = PutOff {
        what: What::Form,
        name: text("another name"),
        why: text("She is teething."),
        until: Some(in_days(7)),
        ..left()
    };
    let missing = PutOff { why: text(""), ..again.clone() };
    let refused = put_off_again(&family, OURS, missing, Facet::Together);
    assert_eq!(refused, Err(Refused::NoReason), "each time with a reason");
    let once_more = put_off_again(&family, OURS, again, Facet::Together).unwrap();
    let family = after(&family, &[once_more]);
    let one = family.ours.get(OURS).unwrap();
    let reasons: Vec<&str> = one.each().map(|one| one.why.as_str()).collect();
    assert_eq!(reasons, ["Not with my mother in the room.", "She is teething."]);
    assert_eq!((one.now.what, &one.now.name), (What::Screening, &left().name), "it is the same");
    let settled = Settled { how: How::TakenUp, visit: PLANNED, on: TODAY };
    let done = settle(&family, OURS, settled.clone(), Facet::Together).unwrap();
    let family = after(&family, &[done]);
    assert!(!family.ours.get(OURS).unwrap().waits());
    assert_eq!(settle(&family, OURS, settled.clone(), Facet::Together), Err(Refused::Over));
    let again = put_off_again(&family, OURS, left(), Facet::Together);
    assert_eq!(again, Err(Refused::Over));
    let nothing = settle(&family, OursId(7), settled, Facet::Together);
    assert_eq!(nothing, Err(Refused::NoSuchThing));
    // Of what somebody does not know, its end leaves no trace.
    let end = Settled { how: How::LetGo, visit: PLANNED, on: TODAY };
    let end = Labelled::new(
        Label::of(Facet::Together),
        practice::Event::from(Event::Settled { ours: OURS, settled: end }),
    );
    assert_eq!(after(&okoro(), &[end]), okoro());
}

#[test]
fn a_visit_was_led_by_family_where_its_note_says_that_they_led() {
    let began = |lead| {
        let family = okoro();
        let mut note = note(TODAY);
        note.held.lead = lead;
        let signed = visits::sign(&family, VisitId(0xd9), note, TODAY).unwrap();
        let family = after(&family, &signed);
        family.was_led_by_family(family.visits.get(VisitId(0xd9)).unwrap())
    };
    for (lead, theirs) in [
        (None, None),
        (Some(Lead::Caregiver), Some(true)),
        (Some(Lead::Shared), Some(false)),
        (Some(Lead::Practitioner), Some(false)),
    ] {
        assert_eq!(began(lead), theirs, "{lead:?}");
    }
    // A visit that was not held began with nothing.
    let family = okoro();
    assert_eq!(family.was_led_by_family(family.visits.get(PLANNED).unwrap()), None);
}
