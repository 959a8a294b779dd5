// SPDX-License-Identifier: AGPL-3.0-or-later
//! Standing for the note of somebody in training: who may, until when it waits, and what the signature is over.

use super::told::{HERS, NEW, Told, amended, licensed, proof, signed};
use practice::samples::VISITOR;
use practice::visits::checking::Checked;
use practice::visits::signatures::{Colleague, Refused, cosign, due, may_cosign};
use practice::visits::{Event, Field};
use practice::{Facet, Label, Labelled};

fn waiting() -> Told {
    let mut told = Told::nothing();
    let mut all = signed(NEW);
    let waits = due(&all).unwrap();
    assert_eq!(waits.label, Label::of(Facet::Practitioner), "nobody of the family reads it");
    all.push(waits);
    told.tell(VISITOR, all);
    told
}

#[test]
fn a_note_waits_until_a_licensed_colleague_stands_for_it() {
    let mut told = waiting();
    let family = told.family();
    assert_eq!(family.visits.get(NEW).unwrap().cosign_due().unwrap().by, VISITOR);
    told.cosign(0);
    let family = told.family();
    let visit = family.visits.get(NEW).unwrap();
    assert_eq!(visit.cosign_due(), None);
    assert_eq!(visit.cosigned[0].licence, "lcsw");
    assert!(visit.cosigned[0].by_passkey);
    assert_eq!(told.check(), Checked { hold: 1, by_server: 1, faults: Vec::new() });
}

#[test]
fn nobody_stands_for_their_own_note_nor_in_training_nor_without_a_licence() {
    let told = waiting();
    let family = told.family();
    let visit = family.visits.get(NEW).unwrap();
    let refused = |change: fn(&mut Colleague)| {
        let mut colleague = licensed();
        change(&mut colleague);
        may_cosign(visit, &colleague, 0).unwrap_err()
    };
    assert_eq!(refused(|one| one.me = VISITOR), Refused::OwnNote);
    assert_eq!(refused(|one| one.in_training = true), Refused::InTraining);
    assert_eq!(refused(|one| one.licence = None), Refused::NoLicence);
    let label = Label::of(Facet::Together);
    let another = Some((VISITOR, proof(HERS, HERS)));
    let refusal = cosign(visit, &label, (&licensed(), 0), another).unwrap_err();
    assert_eq!(refusal, Refused::KeyOfAnother);
    let family = super::told::told().family();
    let visit = family.visits.get(NEW).unwrap();
    assert_eq!(may_cosign(visit, &licensed(), 0), Err(Refused::NothingDue));
}

#[test]
fn what_is_amended_after_waits_anew_and_is_not_stood_for_unread() {
    let mut told = waiting();
    told.cosign(0);
    let before = told.0.len();
    amended(&mut told, Field::Between, "A look.");
    let act: Vec<Labelled> = told.0[before..].iter().map(|(_, one)| one.clone()).collect();
    told.tell(VISITOR, vec![due(&act).unwrap()]);
    let family = told.family();
    let visit = family.visits.get(NEW).unwrap();
    assert_eq!(visit.cosign_due().unwrap().amendment, 1);
    assert_eq!(may_cosign(visit, &licensed(), 0), Err(Refused::AmendedSince));
    assert_eq!(may_cosign(visit, &licensed(), 2), Err(Refused::AmendedSince), "what is to come");
    told.cosign(1);
    assert_eq!(told.family().visits.get(NEW).unwrap().cosign_due(), None);
    assert_eq!(told.check(), Checked { hold: 2, by_server: 1, faults: Vec::new() });
    let mut changed = told.clone();
    if let practice::Event::Visits(Event::Cosigned { amendment, .. }) =
        &mut changed.0.last_mut().unwrap().1.event
    {
        *amendment = 0;
    }
    assert_eq!(changed.check().faults.len(), 1, "it was over both");
}
