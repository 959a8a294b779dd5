// SPDX-License-Identifier: AGPL-3.0-or-later
//! Visits: planned, held, missed; a note is one entry a field, signed once and then only amended.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use practice::goodbye::{self, Explained};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, HELD, MISSED, NGOZI, PLANNED, TODAY, VISITOR, WITH_ADAEZE, WITH_CHIDI,
    WITH_NGOZI, at_home, note, okoro, only, text,
};
use practice::text::Text;
use practice::visits::{
    self, Amendment, Cause, Event, Field, Note, Presence, Present, Refused, Standing, Status, When,
    Why,
};
use practice::{Facet, Family, Label, Labelled, PersonId, RelationshipId, VisitId};

const NEW: VisitId = VisitId(0xdf);

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn in_days(days: i32) -> Date {
    TODAY.checked_add(jiff::Span::new().days(days)).expect("a day near today")
}

fn plan(family: &Family, visit: VisitId, on: Date) -> Result<Labelled, Refused> {
    visits::plan(family, visit, at_home(on), (None, TODAY))
}

fn sign(note: Note) -> Result<Vec<Labelled>, Refused> {
    visits::sign(&okoro(), NEW, note, TODAY)
}

fn with(change: impl FnOnce(&mut Note)) -> Note {
    let mut note = note(TODAY);
    change(&mut note);
    note
}

fn missed(family: &Family, visit: VisitId, on: Date, cause: Cause) -> Result<Labelled, Refused> {
    visits::did_not_happen(family, visit, on, Why { cause, words: None }, TODAY)
}

fn amendment(field: Field, words: &str) -> Amendment {
    Amendment {
        reason: text("Ngozi read it."),
        texts: only(field, words),
        teller: None,
        facts: None,
        filed: [].into(),
        stands: Standing::default(),
    }
}

fn refusals_of_notes() -> Vec<(Refused, Result<Vec<Labelled>, Refused>)> {
    let stranger = Present { person: PersonId(0xff), how: Presence::Awake };
    let absent = |note: &mut Note| {
        note.held.present.iter_mut().for_each(|present| present.how = Presence::Absent);
    };
    vec![
        (Refused::AlreadySigned, visits::sign(&okoro(), HELD, note(TODAY), TODAY)),
        (Refused::NoRelationship, sign(with(|note| note.held.relationships.clear()))),
        (
            Refused::UnknownRelationship,
            sign(with(|note| note.held.relationships.push(RelationshipId(0xff)))),
        ),
        (Refused::NothingWritten, sign(with(|note| note.texts.clear()))),
        (Refused::NothingWritten, sign(with(|note| note.texts = only(Field::Child, "")))),
        (Refused::NobodyThere, sign(with(|note| note.held.present.clear()))),
        (Refused::NobodyThere, sign(with(absent))),
        (Refused::UnknownPerson, sign(with(|note| note.held.present.push(stranger)))),
        (Refused::UnknownPerson, sign(with(|note| note.teller = Some(PersonId(0xff))))),
        (Refused::NoTeller, sign(with(|note| note.teller = None))),
        (Refused::InFuture, sign(note(in_days(1)))),
        (Refused::Minutes, sign(with(|note| note.held.minutes = Some(0)))),
        (Refused::Minutes, sign(with(|note| note.held.minutes = Some(721)))),
    ]
}

fn refusals_of_plans() -> Vec<(Refused, Result<Labelled, Refused>)> {
    let okoro = okoro();
    let goodbye = Explained { why: goodbye::Why::Moved, words: None, on: TODAY };
    let ended = goodbye::close(&okoro, goodbye, TODAY).expect("nothing waits after today");
    vec![
        (Refused::FamilyEnded, plan(&and(&okoro, &ended), NEW, in_days(1))),
        (Refused::AlreadySigned, plan(&okoro, HELD, TODAY)),
        (Refused::InPast, plan(&okoro, NEW, in_days(-1))),
        (Refused::TooFarAhead, plan(&okoro, NEW, in_days(367))),
        (Refused::AlreadySigned, missed(&okoro, HELD, TODAY, Cause::NotThere)),
        (Refused::InFuture, missed(&okoro, PLANNED, in_days(1), Cause::NotThere)),
    ]
}

fn refusals_of_amendments() -> Vec<(Refused, Result<Vec<Labelled>, Refused>)> {
    let okoro = okoro();
    let amend = |visit, amendment| visits::amend(&okoro, visit, amendment);
    let no_reason = Amendment { reason: Text::default(), ..amendment(Field::Child, "Slept.") };
    let the_same = Amendment { texts: note(TODAY).texts, ..amendment(Field::Child, "") };
    let no_text = Amendment { texts: [].into(), ..amendment(Field::Child, "") };
    vec![
        (Refused::NoSuchVisit, amend(NEW, amendment(Field::Child, "Slept."))),
        (Refused::NotSigned, amend(PLANNED, amendment(Field::Child, "Slept."))),
        (Refused::NoReason, amend(HELD, no_reason)),
        (Refused::NothingChanged, amend(HELD, the_same)),
        (Refused::NothingChanged, amend(HELD, no_text)),
    ]
}

/// How many refusals there are; a new one does not compile here until a test reaches it.
fn number(refused: Refused) -> usize {
    match refused {
        Refused::NoSuchVisit => 0,
        Refused::AlreadySigned => 1,
        Refused::NotSigned => 2,
        Refused::NoRelationship => 3,
        Refused::UnknownRelationship => 4,
        Refused::NothingWritten => 5,
        Refused::NobodyThere => 6,
        Refused::UnknownPerson => 7,
        Refused::NoTeller => 8,
        Refused::InFuture => 9,
        Refused::InPast => 10,
        Refused::TooFarAhead => 11,
        Refused::Minutes => 12,
        Refused::NoReason => 13,
        Refused::NothingChanged => 14,
        Refused::FamilyEnded => 15,
        // Of how texts are filed; `filing.rs` reaches them.
        Refused::NoSuchPart => 16,
        Refused::TheTellers(_) => 17,
        Refused::NotInANote(_) => 18,
        Refused::SharedWithNobody(_) => 19,
        Refused::Closed(_) => 20,
        Refused::WhoseCounselling(_) => 21,
        // Of planning; `planning.rs` reaches them, and `takes.rs` the last three.
        Refused::NotPlanned => 22,
        Refused::NotMoved => 23,
        Refused::NoDay => 24,
        Refused::ProposedBefore => 25,
        Refused::Travel => 26,
        // Of a second note, and of facts that are put right; `arriving.rs` and `facts.rs` reach them.
        Refused::TwoTellers => 27,
        Refused::TooLongTogether(_) => 28,
        Refused::FactsChanged => 29,
        Refused::TakesSame => 30,
        Refused::TakesChanged => 31,
        Refused::ArrivalChanged => 32,
        Refused::FiledForOthers(_) => 33,
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let one = |(refused, decided): (Refused, Result<Labelled, Refused>)| {
        (refused, decided.map(|one| vec![one]))
    };
    let all = refusals_of_notes().into_iter().chain(refusals_of_plans().into_iter().map(one));
    let mut reached = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for (at, (expected, decided)) in all.chain(refusals_of_amendments()).enumerate() {
        assert_eq!(decided.unwrap_err(), expected, "case {at}");
        assert!(!expected.field().is_empty());
        reached.insert(number(expected));
        codes.insert(expected.code());
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), (0..16).collect::<Vec<_>>());
    assert_eq!(codes.len(), 16);
    assert!(codes.iter().all(|code| code.starts_with("visits-refused-")));
}

#[test]
fn a_signed_note_is_one_entry_a_field_each_under_its_own_label() {
    let all = sign(note(TODAY)).unwrap();
    assert!(matches!(all[0].event, practice::Event::Visits(Event::Signed { .. })));
    assert_eq!(all[0].label, Label::of(Facet::Together).about([AMARA, NGOZI]));
    let facets: Vec<(Field, Facet, Option<PersonId>)> = all[1..]
        .iter()
        .map(|one| match &one.event {
            practice::Event::Visits(Event::Wrote { field, teller, .. }) => {
                assert_eq!(*teller, one.label.teller);
                (*field, one.label.facet, *teller)
            }
            _ => panic!("a field follows the signature"),
        })
        .collect();
    let mine = |field| (field, Facet::Practitioner, None);
    assert_eq!(
        facets,
        [
            (Field::Words, Facet::Caregiver(NGOZI), Some(NGOZI)),
            (Field::Child, Facet::Child(AMARA), None),
            mine(Field::Between),
            mine(Field::Delight),
            mine(Field::Wondering),
            mine(Field::NextTime),
        ]
    );
}

#[test]
fn one_field_is_enough_whichever_it_is() {
    for field in Field::ALL {
        let all = sign(with(|note| note.texts = only(field, "Enough."))).unwrap();
        let family = and(&okoro(), &all);
        let visit = family.visits.get(NEW).unwrap();
        assert_eq!((all.len(), visit.status()), (2, Status::Held));
        assert_eq!(visit.text(field).unwrap().text, text("Enough."));
    }
}

#[test]
fn a_teller_is_asked_for_only_where_there_are_words() {
    let nobodys = with(|note| {
        note.texts = only(Field::Child, "Slept.");
        note.teller = None;
    });
    assert!(sign(nobodys).is_ok());
}

#[test]
fn a_visit_with_the_grandmother_changes_only_hers() {
    let before = okoro();
    let with_her = with(|note| {
        note.held.present =
            [AMARA, ADAEZE].map(|person| Present { person, how: Presence::Awake }).into();
        note.held.relationships = vec![WITH_ADAEZE];
        note.texts.insert(Field::Delight, text("Adaeze sang, and Amara sang back."));
        note.teller = Some(ADAEZE);
    });
    let after = and(&before, &sign(with_her).unwrap());
    let delight = |family: &Family, relationship| {
        let last = family.visits.last(Field::Delight, relationship);
        last.map(|(visit, written)| (visit.id, written.text.clone()))
    };
    let sang = text("Adaeze sang, and Amara sang back.");
    assert_eq!(delight(&before, WITH_ADAEZE), None);
    assert_eq!(delight(&after, WITH_ADAEZE), Some((NEW, sang)));
    for other in [WITH_NGOZI, WITH_CHIDI] {
        assert_eq!(delight(&after, other), delight(&before, other));
    }
    assert_eq!(delight(&after, WITH_NGOZI).map(|(visit, _)| visit), Some(HELD));
    assert_eq!(after.relationships, before.relationships);
    assert_eq!(after.people, before.people);
}

#[test]
fn what_the_child_did_belongs_to_the_child_of_the_relationship() {
    let okoro = okoro();
    let twin = practice::people::NewPerson {
        birth: Some(practice::people::Birth::On(TODAY)),
        ..practice::samples::person(PersonId(0xe1), practice::people::Role::Child, "Obi", "Obi")
    };
    let family = and(&okoro, &[practice::people::add(twin, TODAY).unwrap()]);
    let (a, b) = (PersonId(0xe1), CHIDI);
    let [a, b] = [a, b].map(practice::relationships::Party::Person);
    let bond = RelationshipId(0xcf);
    let family = and(&family, &[practice::relationships::name(&family, bond, a, b).unwrap()]);
    let about_twin = with(|note| {
        note.held.relationships = vec![bond];
        note.texts = only(Field::Child, "Slept.");
    });
    let all = visits::sign(&family, NEW, about_twin, TODAY).unwrap();
    assert_eq!(all[1].label.facet, Facet::Child(PersonId(0xe1)));
}

#[test]
fn asleep_is_there_but_not_awake_and_nobody_unnamed_was_there() {
    let asleep = with(|note| note.held.present[0].how = Presence::Asleep);
    let family = and(&okoro(), &sign(asleep).unwrap());
    let held = &family.visits.get(NEW).unwrap().signed.as_ref().unwrap().held;
    let how = [AMARA, NGOZI, CHIDI].map(|person| held.presence(person));
    assert_eq!(how, [Presence::Asleep, Presence::Awake, Presence::Absent]);
}

#[test]
fn a_visit_where_only_a_sleeping_baby_was_there_took_place() {
    let alone =
        with(|note| note.held.present = vec![Present { person: AMARA, how: Presence::Asleep }]);
    assert!(sign(alone).is_ok());
}

#[test]
fn the_limits_themselves_are_taken() {
    for minutes in [1, 720] {
        assert!(sign(with(|note| note.held.minutes = Some(minutes))).is_ok());
    }
    for days in [0, 366] {
        assert!(plan(&okoro(), NEW, in_days(days)).is_ok());
    }
}

#[test]
fn an_amendment_is_read_and_what_was_written_before_stays_readable() {
    let okoro = okoro();
    let first = visits::amend(&okoro, HELD, amendment(Field::Child, "Turned twice.")).unwrap();
    let family = and(&okoro, &first);
    let second =
        visits::amend(&family, HELD, amendment(Field::Child, "Turned three times.")).unwrap();
    let family = and(&family, &second);
    let visit = family.visits.get(HELD).unwrap();
    let texts: Vec<(u32, &str)> = visit
        .texts(Field::Child)
        .map(|written| (written.amendment, written.text.as_str()))
        .collect();
    let signed = "Turned from the spoon to find her mother’s face.";
    assert_eq!(texts, [(0, signed), (1, "Turned twice."), (2, "Turned three times.")]);
    assert_eq!(visit.text(Field::Child).unwrap().text.as_str(), "Turned three times.");
    let numbers: Vec<u32> = visit.amended.iter().map(|amended| amended.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(visit.signed, okoro.visits.get(HELD).unwrap().signed);
}

#[test]
fn an_amendment_keeps_only_what_differs_under_the_labels_of_the_note() {
    let mut texts = note(TODAY).texts;
    texts.insert(Field::Words, text("She stops when I hum."));
    let all =
        visits::amend(&okoro(), HELD, Amendment { texts, ..amendment(Field::Child, "") }).unwrap();
    let facets: Vec<Facet> = all.iter().map(|one| one.label.facet).collect();
    assert_eq!(facets, [Facet::Practitioner, Facet::Caregiver(NGOZI)]);
    assert_eq!(all[1].label.teller, Some(NGOZI));
}

#[test]
fn an_amendment_that_empties_a_field_leaves_none() {
    let okoro = okoro();
    let family = and(&okoro, &visits::amend(&okoro, HELD, amendment(Field::Delight, "")).unwrap());
    let visit = family.visits.get(HELD).unwrap();
    assert_eq!(visit.text(Field::Delight), None);
    assert_eq!(visit.texts(Field::Delight).count(), 2);
}

#[test]
fn words_that_were_another_persons_are_amended_by_saying_whose() {
    let whose =
        Amendment { teller: Some(ADAEZE), ..amendment(Field::Words, "She stops when I sing.") };
    let all = visits::amend(&okoro(), HELD, whose).unwrap();
    assert_eq!(all[1].label.facet, Facet::Caregiver(ADAEZE));
}

#[test]
fn a_visit_is_planned_held_or_did_not_happen() {
    let family = okoro();
    let status = |visit| family.visits.get(visit).unwrap().status();
    assert_eq!(
        [PLANNED, HELD, MISSED].map(status),
        [Status::Planned, Status::Held, Status::DidNotHappen]
    );
}

#[test]
fn a_visit_may_be_cancelled_before_its_day_but_nobody_is_missing_before_it() {
    let okoro = okoro();
    for cause in Cause::ALL {
        let decided = missed(&okoro, PLANNED, in_days(3), cause);
        assert_eq!(decided.is_ok(), cause != Cause::NotThere, "{cause:?}");
    }
    let family = and(&okoro, &[missed(&okoro, PLANNED, TODAY, Cause::NotThere).unwrap()]);
    assert_eq!(family.visits.get(PLANNED).unwrap().status(), Status::DidNotHappen);
}

#[test]
fn why_a_visit_did_not_happen_is_the_practitioners_and_that_it_was_planned_is_everybodys() {
    let okoro = okoro();
    let why = missed(&okoro, PLANNED, TODAY, Cause::FamilyCancelled).unwrap();
    assert_eq!(why.label.facet, Facet::Practitioner);
    assert_eq!(plan(&okoro, NEW, TODAY).unwrap().label.facet, Facet::Together);
}

#[test]
fn a_signed_note_outweighs_what_was_said_of_the_visit_before() {
    let okoro = okoro();
    let all = visits::sign(&okoro, MISSED, note(TODAY), TODAY).unwrap();
    let visit = and(&okoro, &all).visits.get(MISSED).unwrap().clone();
    assert_eq!((visit.status(), visit.on()), (Status::Held, Some(TODAY)));
}

#[test]
fn a_planned_visit_may_be_moved() {
    let okoro = okoro();
    let family = and(&okoro, &[plan(&okoro, PLANNED, in_days(2)).unwrap()]);
    assert_eq!(family.visits.get(PLANNED).unwrap().on(), Some(in_days(2)));
    assert_eq!(family.visits.iter().count(), okoro.visits.iter().count());
}

#[test]
fn the_newest_day_comes_first_and_of_one_day_the_later_hour() {
    let mut family = okoro();
    for (id, hour) in [(0xe1, 9), (0xe2, 16), (0xe3, 11)] {
        let when = When { at: Some(Time::constant(hour, 0, 0, 0)), ..at_home(in_days(1)) };
        family = and(&family, &[visits::plan(&family, VisitId(id), when, (None, TODAY)).unwrap()]);
    }
    let ids: Vec<VisitId> = family.visits.newest_first().iter().map(|visit| visit.id).collect();
    assert_eq!(ids, [VisitId(0xe2), VisitId(0xe3), VisitId(0xe1), PLANNED, MISSED, HELD]);
}
