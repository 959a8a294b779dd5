// SPDX-License-Identifier: AGPL-3.0-or-later
//! Changing what a planned visit takes and how to arrive: who reads it, what stands, and a page left open.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::access::{Hat, Reader, Relation, Standing, may_read};
use practice::goodbye;
use practice::samples::{FAMILY, NGOZI, VISITOR, at_home, entries, note, okoro, text};
use practice::visits::{
    self, Arrival, Cause, Change, Event, Interpreter, Plan, Refused, Takes, Visit, Why,
    change_takes, part_of_takes, takes_for_all,
};
use practice::{Facet, Family, Label, Labelled, PersonId, Said, VisitId, family};
use proptest::prelude::*;

const VISIT: VisitId = VisitId(0xf1);
const MET: Date = date(2026, 3, 3);

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn long(minutes: u16) -> Takes {
    Takes { minutes: Some(minutes), ..Takes::default() }
}

fn by_phone() -> Takes {
    let language = Some(text("Igbo and English"));
    Takes { minutes: Some(75), interpreter: Some(Interpreter::Phone), language }
}

fn door(words: &str, travel_minutes: u16) -> Arrival {
    Arrival { words: Some(text(words)), travel_minutes: Some(travel_minutes) }
}

/// What plans an hour, by the door in the yard.
fn plan() -> Vec<Labelled> {
    let plan = Plan { when: at_home(MET), takes: long(60), arrival: door("The yard.", 25) };
    let met = and(&Family::new(FAMILY), &family::open(VISITOR, MET, None));
    visits::plan_all(&met, &[(VISIT, plan)], (None, MET)).expect("it can be planned")
}

fn planned() -> Family {
    and(&Family::new(FAMILY), &plan())
}

fn visit(family: &Family) -> &Visit {
    family.visits.get(VISIT).expect("it is planned")
}

/// This of it, read from what stands now, and nothing of how to arrive.
fn to(family: &Family, takes: Takes) -> Change {
    Change { takes, of: visit(family).changed.len(), arrival: None }
}

fn changed(family: &Family, change: Change) -> Result<Vec<Labelled>, Refused> {
    change_takes((family, family), VISIT, change, Facet::Together)
}

#[test]
fn the_newest_stands_and_what_it_was_to_take_stays_readable() {
    let family = planned();
    let arrival = Some((door("The front.", 10), 1));
    let all = changed(&family, Change { arrival, ..to(&family, by_phone()) }).unwrap();
    let facets: Vec<Facet> = all.iter().map(|one| one.label.facet).collect();
    assert_eq!(facets, [Facet::Together, Facet::Practitioner]);
    let family = and(&family, &all);
    let known = visit(&family);
    assert_eq!((&known.takes, &known.arrival), (&by_phone(), &door("The front.", 10)));
    assert_eq!((known.changed.len(), &known.changed[0].before), (1, &long(60)));
    let said: Vec<&Arrival> = known.arranged.iter().map(|one| &one.arrival).collect();
    assert_eq!(said, [&door("The yard.", 25), &door("The front.", 10)]);
    assert_eq!(known.when(), Some(&at_home(MET)), "day, hour and place are as they were");
}

#[test]
fn how_to_arrive_is_taken_away_and_comes_back_from_no_earlier_visit() {
    let family = planned();
    let nothing = Some((Arrival::default(), 1));
    let all = changed(&family, Change { arrival: nothing, ..to(&family, long(60)) }).unwrap();
    assert_eq!(all.len(), 1, "what it takes is as it was");
    let later = VisitId(0xf2);
    let plan = Plan { arrival: door("The bell.", 5), ..Plan::from(at_home(MET)) };
    let before = visits::plan_all(&family, &[(later, plan)], (None, MET)).unwrap();
    let family = and(&and(&family, &before), &all);
    assert_eq!(visits::arrival_like(&family, VISIT), Arrival::default());
    assert_eq!(visits::arrival_like(&family, later), door("The bell.", 5));
}

#[test]
fn what_is_not_planned_any_more_or_takes_that_already_is_not_changed() {
    let family = planned();
    let of = |family: &Family, takes| changed(family, to(family, takes));
    let off = Why { cause: Cause::FamilyCancelled, words: None };
    let off = visits::call_off(&family, VISIT, (MET, off), (Facet::Together, MET)).unwrap();
    let ended = Labelled::new(Label::of(Facet::Together), goodbye::Event::Closed { on: MET });
    let held = planned_at_okoro();
    let far = Some((Arrival { words: None, travel_minutes: Some(721) }, 1));
    let cases = [
        (Refused::TakesSame, of(&family, long(60))),
        (Refused::Minutes, of(&family, long(0))),
        (Refused::Minutes, of(&family, long(721))),
        (Refused::Travel, changed(&family, Change { arrival: far, ..to(&family, long(60)) })),
        (Refused::NotPlanned, of(&and(&family, &off), long(75))),
        (Refused::FamilyEnded, of(&and(&family, &[ended]), long(75))),
        (Refused::AlreadySigned, of(&held, long(75))),
    ];
    for (refused, decided) in cases {
        assert_eq!(decided, Err(refused));
    }
    let nobody =
        change_takes((&family, &family), VisitId(9), to(&family, long(75)), Facet::Together);
    assert_eq!(nobody, Err(Refused::NoSuchVisit));
    assert!(of(&family, long(720)).is_ok() && of(&family, Takes::default()).is_ok());
}

fn planned_at_okoro() -> Family {
    let family = and(&okoro(), &plan());
    let signed = visits::sign(&family, VISIT, note(MET), MET).expect("it can be signed");
    and(&family, &signed)
}

#[test]
fn a_page_left_open_undoes_nothing() {
    let family = planned();
    let left_open = |takes, arrival| Change { takes, of: 0, arrival: Some((arrival, 1)) };
    let arrival = Some((door("The front.", 10), 1));
    let all = changed(&family, Change { arrival, ..to(&family, by_phone()) }).unwrap();
    let family = and(&family, &all);
    let of = |takes, arrival| changed(&family, left_open(takes, arrival));
    assert_eq!(of(long(90), door("The yard.", 25)), Err(Refused::TakesChanged));
    assert_eq!(of(long(60), door("The back.", 25)), Err(Refused::ArrivalChanged));
    let unchanged = of(long(60), door("The yard.", 25));
    assert_eq!(
        unchanged,
        Err(Refused::ArrivalChanged),
        "nothing was typed, and it stands otherwise"
    );
    let takes = Change { takes: long(60), of: 0, arrival: None };
    assert_eq!(changed(&family, takes), Err(Refused::TakesChanged), "the same of what it takes");
    assert_eq!(of(by_phone(), door("The front.", 10)), Err(Refused::TakesSame), "typed the same");
    // Once one was seen, only what differs from it is written.
    let seen = Change { takes: long(90), of: 1, arrival: Some((door("The yard.", 25), 1)) };
    assert_eq!(changed(&family, seen).unwrap().len(), 1);
    // From what never was, nothing is changed.
    let never = Change { of: 7, ..to(&family, long(90)) };
    assert_eq!(changed(&family, never), Err(Refused::TakesChanged));
    let never = Some((Arrival::default(), 7));
    let never = changed(&family, Change { arrival: never, ..to(&family, long(90)) });
    assert_eq!(never, Err(Refused::ArrivalChanged));
}

#[test]
fn what_a_page_left_as_it_began_stays_as_it_was_changed_in_a_part_it_does_not_show() {
    let seen = planned();
    let whole = and(&seen, &changed(&seen, to(&seen, by_phone())).unwrap());
    let minutes = Takes { minutes: Some(90), ..long(60) };
    let both = |takes| change_takes((&seen, &whole), VISIT, to(&seen, takes), Facet::Together);
    let all = both(minutes).expect("nobody here sees that it was changed");
    let stands = visit(&and(&whole, &all)).takes.clone();
    assert_eq!(stands, Takes { minutes: Some(90), ..by_phone() });
    // Nor is it said where the same is typed, or nothing.
    assert!(both(by_phone()).is_ok());
    assert_eq!(both(long(60)), Err(Refused::TakesSame));
}

#[test]
fn a_caregiver_reads_what_it_takes_now_and_before_and_never_how_to_arrive() {
    let mut all = plan();
    let family = planned();
    let arrival = Some((door("The front.", 10), 1));
    all.extend(changed(&family, Change { arrival, ..to(&family, by_phone()) }).unwrap());
    let hers = Relation::Family(Standing { person: NGOZI, ties: [].into() });
    let reader = Reader::new(Hat::Caregiver, hers);
    let read: Vec<Labelled> =
        all.into_iter().filter(|one| may_read(&reader, &one.label, &[])).collect();
    let hers = and(&Family::new(FAMILY), &read);
    let known = visit(&hers);
    assert_eq!((&known.takes, &known.changed[0].before), (&by_phone(), &long(60)));
    assert!(known.arranged.is_empty() && known.arrival == Arrival::default());
    // Who reads the change and not the plan reads nothing of the visit.
    let alone: Vec<Labelled> = read.into_iter().skip(1).collect();
    assert_eq!(and(&Family::new(FAMILY), &alone).visits.get(VISIT), None);
}

#[test]
fn it_is_changed_in_no_wider_part_than_the_plan_or_what_it_took_was_told_in() {
    let (hers, his) = (Facet::Caregiver(PersonId(7)), Facet::Caregiver(PersonId(8)));
    let (together, ours) = (Facet::Together, Facet::Practitioner);
    let said = |facets: [Facet; 2]| -> Vec<Said> {
        let events = [
            Event::Planned { visit: VISIT, when: at_home(MET), takes: long(60) },
            Event::TakesChanged { visit: VISIT, takes: by_phone() },
        ];
        let labelled = events.into_iter().zip(facets);
        let all: Vec<Labelled> =
            labelled.map(|(event, facet)| Labelled::new(Label::of(facet), event)).collect();
        entries(&all)
    };
    let cases = [
        ([together, together], together, together),
        ([together, together], hers, hers),
        ([together, hers], together, hers),
        ([hers, hers], together, hers),
        ([hers, ours], together, ours),
        ([ours, together], together, ours),
        ([hers, his], together, ours),
    ];
    for (told, today, part) in cases {
        assert_eq!(part_of_takes(&said(told), VISIT, today), part, "{told:?}");
    }
    assert!(takes_for_all(&said([together, together]), VISIT));
    assert!(!takes_for_all(&said([together, hers]), VISIT));
    assert!(takes_for_all(&said([together, hers]), VisitId(9)), "another visit's");
    // A plan like it copies what it takes, so it goes to no wider part either.
    let said = said([together, hers]);
    let family = Family::fold(FAMILY, &said);
    assert_eq!(visits::part_like(&family, &said, visit(&family), together), hers);
}

proptest! {
    #[test]
    fn whatever_is_changed_the_newest_stands_and_nothing_before_it_is_lost(
        lengths in prop::collection::vec(1_u16..=720, 0..8),
        from in 0_usize..8,
    ) {
        let mut family = planned();
        let mut told = vec![long(60)];
        for minutes in lengths {
            let takes = long(minutes);
            let all = changed(&family, to(&family, takes.clone()));
            prop_assert_eq!(all.is_ok(), told.last() != Some(&takes));
            if let Ok(all) = all {
                family = and(&family, &all);
                told.push(takes);
            }
        }
        let known = visit(&family);
        let all: Vec<Takes> = (0..told.len()).filter_map(|of| known.took_after(of).cloned()).collect();
        prop_assert_eq!(&all, &told);
        prop_assert_eq!(known.took_after(told.len()), None);
        prop_assert_eq!(told.last(), Some(&known.takes));
        // From an earlier page, what was typed there is taken only where nothing was changed since.
        let left_open = Change { takes: long(719), of: from, arrival: None };
        let written = changed(&family, left_open).is_ok();
        let newest = from + 1 == told.len() && known.takes != long(719);
        prop_assert_eq!(written, newest);
    }
}
