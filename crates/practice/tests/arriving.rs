// SPDX-License-Identifier: AGPL-3.0-or-later
//! Notes from devices without signal: in whatever order and however often they come in, nothing is lost and nothing doubled.

use std::collections::BTreeMap;

use jiff::Timestamp;
use practice::label::LawTag;
use practice::samples::{
    ADAEZE, CHIDI, HELD, NGOZI, TODAY, VISITOR, entries, note, okoro, only, text,
};
use practice::text::Text;
use practice::visits::arriving::{add, both, finished_away};
use practice::visits::{self, Field, Filed, Filing, Note, Refused, Standing, Status};
use practice::{Facet, Family, Label, Labelled, PersonId, VisitId};
use proptest::prelude::*;
use proptest::sample::select;

const VISITS: [VisitId; 3] = [VisitId(0xe1), VisitId(0xe2), VisitId(0xe3)];

/// A note as a device sends it.
#[derive(Debug, Clone)]
struct Sent {
    visit: VisitId,
    note: Note,
}

fn arrive(family: &Family, visit: VisitId, note: &Note) -> Vec<Labelled> {
    let is_signed = family.visits.get(visit).is_some_and(|known| known.status() == Status::Held);
    let reads = |_, there: &str, new: &str| both(there, new);
    let second = (text("Also written elsewhere."), Standing::default());
    if is_signed {
        add(family, visit, note, second, reads).expect("one writer, short texts")
    } else {
        visits::sign(family, visit, note.clone(), TODAY).expect("the note can be signed")
    }
}

/// The family once all of these came in, one after the other, however often: nobody here knows what happened before.
fn after(all: &[Sent]) -> Family {
    let mut family = okoro();
    for Sent { visit, note } in all {
        let events = arrive(&family, *visit, note);
        family = family.after(&events, VISITOR, Timestamp::UNIX_EPOCH);
    }
    family
}

/// What can be read of each visit: every paragraph of every field, whichever came first.
fn readable(family: &Family) -> BTreeMap<(VisitId, Field), Vec<String>> {
    let mut all = BTreeMap::new();
    for visit in VISITS {
        for field in Field::ALL {
            let written = family.visits.get(visit).and_then(|known| known.text(field));
            let mut texts: Vec<String> = written
                .map(|written| written.text.as_str().split("\n\n").map(str::to_owned).collect())
                .unwrap_or_default();
            texts.sort();
            all.insert((visit, field), texts);
        }
    }
    all
}

/// What each visit is beside its texts: how it stands, who signed it, and what is held of it. Whichever came first.
fn facts(family: &Family) -> Vec<String> {
    let of = |visit| {
        let known = family.visits.get(visit)?;
        let signed = known.signed.as_ref()?;
        Some(format!("{:?} {:?} {:?}", known.status(), signed.by, signed.held))
    };
    VISITS.into_iter().map(|visit| of(visit).unwrap_or_default()).collect()
}

fn a_note() -> impl Strategy<Value = (VisitId, Note)> {
    let fields = proptest::collection::btree_map(select(Field::ALL.to_vec()), "[a-d]{1,3}", 1..=3);
    (select(VISITS.to_vec()), fields).prop_map(|(visit, texts)| {
        let texts = texts.into_iter().map(|(field, typed)| (field, text(&typed))).collect();
        (visit, Note { texts, ..note(TODAY) })
    })
}

/// Up to eight notes of two devices, and two orders in which they come in, each at least once.
fn two_orders() -> impl Strategy<Value = (Vec<Sent>, Vec<usize>, Vec<usize>)> {
    proptest::collection::vec(a_note(), 1..=8).prop_flat_map(|notes| {
        let sent: Vec<Sent> = notes.into_iter().map(|(visit, note)| Sent { visit, note }).collect();
        let many = sent.len();
        let order = move || {
            let again = proptest::collection::vec(0..many, 0..=6);
            again.prop_flat_map(move |again| {
                Just((0..many).chain(again).collect::<Vec<_>>()).prop_shuffle()
            })
        };
        (Just(sent), order(), order())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn in_any_order_and_however_often_the_same_can_be_read((sent, one, other) in two_orders()) {
        let come = |order: &[usize]| {
            after(&order.iter().map(|at| sent[*at].clone()).collect::<Vec<_>>())
        };
        let (one, other) = (come(&one), come(&other));
        prop_assert_eq!(readable(&one), readable(&other));
        prop_assert_eq!(facts(&one), facts(&other));
        // Every text that was sent is there, and no text twice.
        for Sent { visit, note, .. } in &sent {
            for (field, text) in &note.texts {
                let texts = &readable(&one)[&(*visit, *field)];
                prop_assert_eq!(texts.iter().filter(|one| one.as_str() == text.as_str()).count(), 1);
            }
        }
        for visit in VISITS {
            let of_it = sent.iter().filter(|one| one.visit == visit).count();
            let known = one.visits.get(visit);
            prop_assert_eq!(known.is_some(), of_it > 0);
            // What comes in once more amends nothing.
            let amended = known.map_or(0, |known| known.amended.len());
            prop_assert!(amended < of_it.max(1), "{} notes and {} amendments", of_it, amended);
        }
    }
}

#[test]
fn what_was_read_before_stays_readable_and_says_why_there_is_more() {
    let first = Note { texts: only(Field::Child, "He slept."), ..note(TODAY) };
    let family = after(&[Sent { visit: VISITS[0], note: first }]);
    let second = Note { texts: only(Field::Child, "He woke and laughed."), ..note(TODAY) };
    let events = arrive(&family, VISITS[0], &second);
    let family = family.after(&events, VISITOR, Timestamp::UNIX_EPOCH);
    let visit = family.visits.get(VISITS[0]).expect("the visit is there");
    let read = visit.text(Field::Child).map(|written| written.text.as_str());
    assert_eq!(read, Some("He slept.\n\nHe woke and laughed."));
    assert_eq!(visit.written.first().map(|written| written.text.as_str()), Some("He slept."));
    assert_eq!(visit.amended.len(), 1);
}

#[test]
fn words_of_somebody_else_do_not_slip_into_somebodys() {
    let mut other = note(TODAY);
    other.texts = only(Field::Words, "I never sleep.");
    other.teller = Some(PersonId(0xff));
    let second = (text("Also written elsewhere."), Standing::default());
    let refused = add(&okoro(), HELD, &other, second, |_, there, new| both(there, new));
    assert_eq!(refused, Err(Refused::TwoTellers));
}

#[test]
fn two_texts_that_do_not_fit_together_are_refused_and_not_cut() {
    let long = "a ".repeat(practice::text::NARRATIVE_MAX / 2);
    let mut other = note(TODAY);
    other.texts = [(Field::Child, Text::narrative(long.trim()).expect("as long as may be"))].into();
    let second = (text("Also written elsewhere."), Standing::default());
    let family = after(&[Sent {
        visit: VISITS[0],
        note: Note { texts: only(Field::Child, "Once."), ..note(TODAY) },
    }]);
    let refused = add(&family, VISITS[0], &other, second, |_, there, new| both(there, new));
    assert_eq!(refused, Err(Refused::TooLongTogether(Field::Child)));
}

/// Where a text goes that is added to another of the same field, each filed so.
fn added(field: Field, there: Filing, new: Filing) -> Result<Label, Refused> {
    let with = |words: &str, filing: Filing| {
        let filed = Filed { visit: None, texts: [(field, filing)].into() };
        Note { texts: only(field, words), filed, ..note(TODAY) }
    };
    let visit = VISITS[0];
    let signed = visits::sign(&okoro(), visit, with("He slept.", there), TODAY).expect("signed");
    let stands = Standing::of(&entries(&signed), visit, |_| true);
    let family = okoro().after(&signed, VISITOR, Timestamp::UNIX_EPOCH);
    let second = (text("Also written elsewhere."), stands);
    let all =
        add(&family, visit, &with("He woke.", new), second, |_, there, new| both(there, new))?;
    Ok(all.last().expect("it was added").label.clone())
}

#[test]
fn what_is_added_to_a_signed_note_is_read_by_no_more_people_than_either_of_the_two() {
    let usual = Filing::default;
    let into = |part| Filing { part: Some(part), ..usual() };
    let under = |tag| Filing { law: vec![tag], ..usual() };
    let (between, words) = (Field::Between, Field::Words);
    let violence = || under(LawTag::PartnerViolence);
    // As it was filed, where nothing or the same stands there, and whichever of the two was filed for fewer.
    for (there, new) in [(usual(), violence()), (violence(), usual())] {
        let label = added(words, there, new).unwrap();
        assert_eq!((label.facet, label.teller), (Facet::Safety, Some(NGOZI)));
        assert_eq!(label.law, [LawTag::PartnerViolence]);
    }
    let her = Facet::Caregiver(NGOZI);
    for (one, other, narrow) in [
        (into(Facet::Together), into(her), her),
        (into(her), into(Facet::Practitioner), Facet::Practitioner),
        (into(Facet::Practitioner), into(Facet::Safety), Facet::Safety),
        (into(Facet::Together), usual(), Facet::Practitioner),
    ] {
        assert_eq!(added(between, one.clone(), other.clone()).unwrap().facet, narrow);
        assert_eq!(added(between, other, one).unwrap().facet, narrow);
    }
    let both = |law: [LawTag; 2]| law.map(under);
    let [court, early] = both([LawTag::Court, LawTag::EarlyIntervention]);
    let label = added(between, court, early).unwrap();
    assert_eq!(label.law, [LawTag::Court, LawTag::EarlyIntervention]);
    let shared = |with: &[PersonId]| Filing { shared: with.to_vec(), ..usual() };
    let label = added(between, shared(&[ADAEZE, CHIDI]), shared(&[CHIDI])).unwrap();
    assert_eq!(label.shared, [CHIDI]);
    let label = added(between, shared(&[CHIDI]), under(LawTag::Court)).unwrap();
    assert_eq!(label.shared, []);
    // Neither of these is for fewer.
    let counselled = Filing { law: vec![LawTag::SubstanceUseCounselling], ..into(her) };
    for (one, other) in [(into(her), into(Facet::Caregiver(CHIDI))), (counselled, usual())] {
        let refused = Err(Refused::FiledForOthers(between));
        assert_eq!(added(between, one.clone(), other.clone()), refused);
        assert_eq!(added(between, other, one), refused);
    }
}

#[test]
fn when_it_was_finished_stands_under_the_label_of_its_visit() {
    let signed = visits::sign(&okoro(), VISITS[0], note(TODAY), TODAY).expect("it can be signed");
    let away = finished_away(VISITS[0], Timestamp::UNIX_EPOCH, &signed).expect("it was signed");
    assert_eq!(away.label, signed[0].label);
    assert_eq!(finished_away(VISITS[0], Timestamp::UNIX_EPOCH, &[]), None);
    let family = okoro().after(&signed, VISITOR, Timestamp::UNIX_EPOCH);
    let family = family.after(&[away], VISITOR, Timestamp::UNIX_EPOCH);
    let visit = family.visits.get(VISITS[0]).expect("the visit is there");
    assert_eq!(visit.finished_away, Some(Timestamp::UNIX_EPOCH));
}
