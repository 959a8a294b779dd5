// SPDX-License-Identifier: AGPL-3.0-or-later
//! Facts that are put right are bound with their amendment: in a place every note has, and no change of them goes unseen.

use practice::bytes::Sum;
use practice::samples::{VISITOR, text};
use practice::visits::checking::{Checked, Fault, What};
use practice::visits::committing::{FACTS, PLACES};
use practice::visits::{self, Amendment, Event, Facts, Standing};
use practice::{Facet, Label};

use super::told::{HERS, LICENSED, NEW, Told, amended, binding, nothing, told};
use super::{Field, TODAY};

/// A note whose facts were put right, both signed.
fn put_right() -> Told {
    let mut told = told();
    told.attest(VISITOR, HERS, (NEW, 0));
    let family = told.open();
    let signed = family.visits.get(NEW).unwrap().signed.as_ref().unwrap();
    let mut held = signed.held.clone();
    held.minutes = Some(45);
    let facts = Some(Facts { held, of: signed.facts_of(), today: TODAY });
    let stands = Standing::of(&told.said(), NEW, |_| true);
    let (reason, texts, teller, filed) = (text("A slip."), [].into(), None, [].into());
    let amendment = Amendment { reason, texts, teller, facts, filed, stands };
    let mut all = visits::amend(&family, NEW, amendment).unwrap();
    binding(&mut all);
    told.tell(VISITOR, all);
    told.attest(VISITOR, HERS, (NEW, 1));
    told
}

fn at(told: &Told, is: impl Fn(&Event) -> bool) -> usize {
    let found = |(_, one): &(_, practice::Labelled)| match &one.event {
        practice::Event::Visits(event) => is(event),
        _ => false,
    };
    told.0.iter().position(found).unwrap()
}

fn corrected(told: &Told) -> usize {
    at(told, |event| matches!(event, Event::HeldCorrected { .. }))
}

fn texts(told: &Told, of: u32) -> [Sum; PLACES] {
    let found =
        at(told, |event| matches!(event, Event::Committed { amendment, .. } if *amendment == of));
    match &told.0[found].1.event {
        practice::Event::Visits(Event::Committed { texts, .. }) => **texts,
        _ => unreachable!("it was looked for"),
    }
}

#[test]
fn facts_that_are_put_right_are_signed_with_their_amendment_and_their_place_tells_nothing() {
    let told = put_right();
    assert_eq!(told.check(), Checked { hold: 2, by_server: 0, faults: Vec::new() });
    assert_eq!(texts(&told, 0)[FACTS], nothing((NEW, 0, FACTS)), "as in every note before");
    assert_ne!(texts(&told, 1)[FACTS], nothing((NEW, 1, FACTS)));
    assert!(
        told.0[corrected(&told)].1.salt.is_some(),
        "a sum over facts can be guessed without it"
    );
    let mut later = told;
    amended(&mut later, Field::Between, "A look.");
    assert_eq!(later.check().faults, [], "and the next amendment stands beside it");
    assert_eq!(texts(&later, 2)[FACTS], nothing((NEW, 2, FACTS)));
}

#[test]
fn facts_that_are_changed_taken_out_put_in_or_moved_are_found() {
    let told = put_right();
    let here = corrected(&told);
    let fault = |at: usize| Fault { version: at as u64 + 1, what: What::Text };
    let mut changed = told.clone();
    if let practice::Event::Visits(Event::HeldCorrected { held, .. }) = &mut changed.0[here].1.event
    {
        held.minutes = Some(46);
    }
    assert_eq!(changed.check().faults, [fault(here), fault(here + 1)]);
    let mut without = told.clone();
    let _taken_out = without.0.remove(here);
    assert!(without.check().faults.contains(&fault(here)), "what binds it lacks it");
    let mut moved = told.clone();
    moved.0[here].1.label.subjects.clear();
    assert_eq!(moved.check().faults, [fault(here), fault(here + 1)]);
    let mut other = told.clone();
    other.0[here].0 = LICENSED;
    assert!(other.check().faults.contains(&fault(here + 1)));
    // One more that nobody bound, under a number of its own, would be what is read.
    for number in [1, 2, 99] {
        let mut more = told.clone();
        let (by, mut one) = more.0[here].clone();
        if let practice::Event::Visits(Event::HeldCorrected { held, amendment, .. }) =
            &mut one.event
        {
            (*amendment, held.minutes) = (number, Some(12));
        }
        more.0.push((by, one));
        assert_eq!(more.check().faults, [fault(told.0.len())], "{number}");
    }
}

#[test]
fn facts_put_in_under_a_protected_label_by_another_hand_or_of_a_note_of_before_are_found() {
    let told = put_right();
    let here = corrected(&told);
    let put_in = |told: &Told, number: u32, by, label: Option<Label>| {
        let mut more = told.clone();
        let mut one = more.0[here].1.clone();
        if let Some(label) = label {
            one.label = label;
        }
        if let practice::Event::Visits(Event::HeldCorrected { amendment, .. }) = &mut one.event {
            *amendment = number;
        }
        more.0.push((by, one));
        more.check().faults
    };
    let last = vec![Fault { version: told.0.len() as u64 + 1, what: What::Text }];
    for number in [1, 99] {
        let safety = Some(Label::of(Facet::Safety));
        assert_eq!(put_in(&told, number, VISITOR, safety), last, "{number}");
    }
    assert_eq!(put_in(&told, 1, LICENSED, None), last, "the same by another hand");
    // A note of before anything was bound has no facts put right either.
    let mut old = told.clone();
    old.0.retain(|(_, one)| {
        !matches!(
            &one.event,
            practice::Event::Visits(Event::Committed { .. } | Event::Attested { .. })
        )
    });
    assert!(!old.check().faults.is_empty());
}
