// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing a note by passkey: who may, what is bound, and that whatever was changed is found.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

#[path = "signatures/cosigning.rs"]
mod cosigning;
#[path = "signatures/facts.rs"]
mod facts;
#[path = "signatures/told.rs"]
mod told;

use practice::bytes::Sum;
use practice::label::LawTag;
use practice::samples::{FAMILY, TODAY, VISITOR, note, okoro, text};
use practice::visits::checking::{Checked, Fault, What};
use practice::visits::committing::{Binding, Meaning, PLACES, Signing, bind, challenge, sum};
use practice::visits::signatures::{Refused, attest};
use practice::visits::{self, Event, Field, Filed, Filing};
use practice::{EntryId, Facet, Family, FamilyId, Label, Labelled, PractitionerId, Said, VisitId};
use told::{HERS, LICENSED, NEW, Told, amended, binding, nothing, proof, signed, told};

const ELSE: VisitId = VisitId(0xde);

fn texts(all: &[Labelled]) -> &[Sum; PLACES] {
    all.iter()
        .find_map(|one| match &one.event {
            practice::Event::Visits(Event::Committed { texts, .. }) => Some(texts.as_ref()),
            _ => None,
        })
        .unwrap()
}

#[test]
fn what_binds_a_note_goes_where_the_visit_goes_and_has_a_place_for_every_field() {
    let all = signed(NEW);
    let last = all.last().unwrap();
    assert_eq!(last.label, all[0].label);
    assert!(matches!(&last.event, practice::Event::Visits(Event::Committed { visit: NEW, .. })));
    let texts = texts(&all);
    let mut different = texts.to_vec();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), PLACES);
    assert_eq!(
        texts[6],
        sum(&all
            .iter()
            .find(|one| {
                matches!(
                    &one.event,
                    practice::Event::Visits(Event::Wrote { field: Field::Wondering, .. })
                )
            })
            .unwrap()
            .to_entry()
            .1)
    );
    assert_eq!(texts[5], nothing((NEW, 0, 5)), "no repair was written");
}

#[test]
fn the_same_words_make_another_sum_each_time() {
    let mut twice = visits::sign(&okoro(), NEW, note(TODAY), TODAY).unwrap();
    let mut other = || Sum([99; 32]);
    bind(&mut twice, Binding { way: None, salts: &mut other, nothing: &nothing });
    let (one, two) = (signed(NEW), twice);
    assert!(texts(&one)[..5].iter().zip(&texts(&two)[..5]).filter(|(a, b)| a == b).count() == 1);
    let salts = one.iter().map(|one| one.salt);
    assert!(salts.clone().all(|salt| salt.is_some()), "each entry is salted by itself");
}

#[test]
fn a_note_of_no_text_is_bound_as_any_other() {
    let mut note = note(TODAY);
    note.texts.clear();
    let mut all = visits::sign_beside(&okoro(), NEW, note, (TODAY, true)).unwrap();
    binding(&mut all);
    assert_eq!(all.len(), 2, "the visit, and what binds it");
    let places = (0..PLACES).map(|place| nothing((NEW, 0, place)));
    assert_eq!(texts(&all).to_vec(), places.collect::<Vec<_>>());
    let mut told = Told::nothing();
    told.tell(VISITOR, all);
    assert_eq!(told.check().faults, []);
    amended(&mut told, Field::Between, "A look.");
    assert_eq!(told.check().faults, []);
}

#[test]
fn an_act_that_finishes_no_note_stays_as_it_is() {
    let family = okoro();
    let (why, today) = (visits::Why { cause: visits::Cause::Circumstances, words: None }, TODAY);
    let mut all = vec![visits::did_not_happen(&family, NEW, TODAY, why, today).unwrap()];
    let before = all.clone();
    binding(&mut all);
    assert_eq!(all, before);
}

#[test]
fn a_note_is_signed_by_whoever_wrote_it_once_and_by_their_own_passkey() {
    let mut told = told();
    let (bound, _) = told.bound(NEW, 0);
    let family = told.family();
    let proof = proof(HERS, HERS);
    let refused = |bound: Option<&Said>, family: &Family, who| {
        attest(bound, family, who, proof.clone()).unwrap_err()
    };
    assert_eq!(refused(None, &family, (VISITOR, VISITOR)), Refused::NoSuchNote);
    assert_eq!(refused(Some(&bound), &okoro(), (VISITOR, VISITOR)), Refused::NoSuchNote);
    assert_eq!(refused(Some(&bound), &family, (LICENSED, LICENSED)), Refused::NotTheAuthor);
    assert_eq!(refused(Some(&bound), &family, (VISITOR, LICENSED)), Refused::KeyOfAnother);
    let other = told.said().into_iter().find(|one| one.id != bound.id).unwrap();
    assert_eq!(refused(Some(&other), &family, (VISITOR, VISITOR)), Refused::NoSuchNote);
    let signed = attest(Some(&bound), &family, (VISITOR, VISITOR), proof.clone()).unwrap();
    assert_eq!(signed.label, bound.label, "read by whoever reads that there was the visit");
    told.tell(VISITOR, vec![signed]);
    let family = told.family();
    assert_eq!(refused(Some(&bound), &family, (VISITOR, VISITOR)), Refused::SignedAlready);
    assert_eq!(family.visits.get(NEW).unwrap().to_attest(VISITOR).count(), 0);
}

#[test]
fn an_amendment_is_signed_by_itself_and_what_was_signed_before_stays() {
    let mut told = told();
    told.attest(VISITOR, HERS, (NEW, 0));
    amended(&mut told, Field::Wondering, "Who sang to Ngozi, and when?");
    let to_sign: Vec<u32> = told.family().visits.get(NEW).unwrap().to_attest(VISITOR).collect();
    assert_eq!(to_sign, [1]);
    told.attest(VISITOR, HERS, (NEW, 1));
    assert_eq!(told.check(), Checked { hold: 2, by_server: 0, faults: Vec::new() });
}

#[test]
fn a_note_nobody_signed_is_by_the_servers_word() {
    assert_eq!(told().check(), Checked { hold: 0, by_server: 1, faults: Vec::new() });
}

#[test]
fn whatever_is_changed_is_found_and_named() {
    let mut told = told();
    told.attest(VISITOR, HERS, (NEW, 0));
    let last = told.0.len();
    let fault = |version: usize, what| Fault { version: version as u64, what };
    for at in 0..last {
        let mut changed = told.clone();
        let one = &mut changed.0[at].1;
        let expected = match &mut one.event {
            practice::Event::Visits(Event::Signed { held, .. }) => {
                held.minutes = Some(59);
                vec![fault(at + 1, What::Text), fault(last - 1, What::Text)]
            }
            practice::Event::Visits(Event::Wrote { text: words, .. }) => {
                *words = text("She stops when I sin.");
                vec![fault(at + 1, What::Text), fault(last - 1, What::Text)]
            }
            practice::Event::Visits(Event::Committed { texts, .. }) => {
                texts[15] = Sum([0; 32]);
                vec![fault(last - 1, What::Text), fault(last, What::Signature)]
            }
            practice::Event::Visits(Event::Attested { proof, .. }) => {
                proof.signature.0[7] ^= 1;
                vec![fault(last, What::Signature)]
            }
            _ => continue,
        };
        assert_eq!(changed.check().faults, expected, "entry {}", at + 1);
    }
}

#[test]
fn a_text_that_was_taken_out_moved_to_another_part_or_put_in_is_found() {
    let mut told = told();
    told.attest(VISITOR, HERS, (NEW, 0));
    let wrote = |one: &(PractitionerId, Labelled)| {
        matches!(&one.1.event, practice::Event::Visits(Event::Wrote { .. }))
    };
    let mut without = told.clone();
    let at = without.0.iter().position(wrote).unwrap();
    let _taken_out = without.0.remove(at);
    assert!(without.check().faults.iter().any(|one| one.what == What::Text));
    let mut moved = told.clone();
    moved.0[at].1.label.facet = Facet::Together;
    assert!(!moved.check().faults.is_empty());
    let mut more = told.clone();
    let (by, mut one) = more.0[at].clone();
    if let practice::Event::Visits(Event::Wrote { field, .. }) = &mut one.event {
        *field = Field::Repair;
    }
    more.0.push((by, one));
    let put_in = |told: &Told| {
        told.check().faults == [Fault { version: told.0.len() as u64, what: What::Text }]
    };
    assert!(put_in(&more));
    // As an amendment that nobody bound, it would be what is read.
    let mut later = more.clone();
    if let practice::Event::Visits(Event::Wrote { amendment, .. }) =
        &mut later.0.last_mut().unwrap().1.event
    {
        *amendment = 99;
    }
    assert!(put_in(&later));
    // So is an amendment of its own, and a text under somebody else's hand.
    let mut amends = told.clone();
    let reason = text("It was so.");
    let event = Event::Amended { visit: NEW, amendment: 1, reason };
    amends.0.push((by, Labelled::new(Label::of(Facet::Practitioner), event)));
    assert!(put_in(&amends));
    let mut other = told.clone();
    other.0[at].0 = LICENSED;
    assert!(other.check().faults.iter().any(|one| one.what == What::Text));
}

#[test]
fn a_signature_moved_to_another_note_or_to_another_signer_is_found() {
    let mut told = told();
    told.tell(VISITOR, signed(ELSE));
    told.attest(VISITOR, HERS, (NEW, 0));
    let last = told.0.len() as u64;
    let mut moved = told.clone();
    if let practice::Event::Visits(Event::Attested { visit, .. }) =
        &mut moved.0.last_mut().unwrap().1.event
    {
        *visit = ELSE;
    }
    assert_eq!(moved.check().faults, [Fault { version: last, what: What::Signature }]);
    let mut other = told.clone();
    other.0.last_mut().unwrap().0 = LICENSED;
    assert_eq!(other.check().faults, [Fault { version: last, what: What::NoNote }]);
    let mut nowhere = told.clone();
    if let practice::Event::Visits(Event::Attested { amendment, .. }) =
        &mut nowhere.0.last_mut().unwrap().1.event
    {
        *amendment = 3;
    }
    assert_eq!(nowhere.check().faults, [Fault { version: last, what: What::NoNote }]);
}

#[test]
fn a_challenge_is_of_this_note_this_entry_this_signer_and_what_they_say() {
    let of = Signing { family: FAMILY, entry: EntryId(1), by: VISITOR, meaning: Meaning::Wrote };
    let sum = Sum([5; 32]);
    let different = [
        challenge(Sum([6; 32]), of),
        challenge(sum, Signing { family: FamilyId(9), ..of }),
        challenge(sum, Signing { entry: EntryId(2), ..of }),
        challenge(sum, Signing { by: LICENSED, ..of }),
        challenge(sum, Signing { meaning: Meaning::StandsFor, ..of }),
    ];
    assert!(different.iter().all(|one| *one != challenge(sum, of)));
    assert_eq!(challenge(sum, of), challenge(sum, of));
}

#[test]
fn what_is_protected_is_amended_by_itself_and_is_no_fault() {
    let mut note = note(TODAY);
    let guarded = Filing { law: vec![LawTag::PartnerViolence], ..Filing::default() };
    note.filed = Filed { visit: None, texts: [(Field::HardMoment, guarded)].into() };
    note.texts.insert(Field::HardMoment, text("She went quiet when he came in."));
    let mut all = visits::sign(&okoro(), NEW, note, TODAY).unwrap();
    binding(&mut all);
    let mut told = Told::nothing();
    told.tell(VISITOR, all);
    let stands = Label::of(Facet::Safety).under([LawTag::PartnerViolence]);
    let anew = (text("She went quiet."), text("Shorter."));
    let later = visits::amend_guarded(&told.family(), (NEW, Field::HardMoment), &stands, anew);
    told.tell(VISITOR, later.unwrap());
    assert_eq!(told.check().faults, []);
    amended(&mut told, Field::Between, "A look.");
    assert_eq!(told.check().faults, [], "the two have the same number");
}
