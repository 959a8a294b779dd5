// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing a note by passkey and standing for one: who may, what is bound, and that whatever was changed is found.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::Timestamp;
use practice::bytes::{Bytes, Sum};
use practice::label::LawTag;
use practice::samples::{FAMILY, TODAY, VISITOR, note, okoro, only, text};
use practice::visits::checking::{Checked, Fault, Outside, Stored, What, check};
use practice::visits::committing::{
    Binding, Meaning, PLACES, Signing, Spot, bind, challenge, sum, together,
};
use practice::visits::signatures::{
    Colleague, Key, Proof, Refused, Way, attest, cosign, due, may_cosign,
};
use practice::visits::{self, Amendment, Event, Field, Filed, Filing, Standing};
use practice::{EntryId, Facet, Family, Label, Labelled, PractitionerId, Said, VisitId};

const NEW: VisitId = VisitId(0xdf);
const ELSE: VisitId = VisitId(0xde);
const LICENSED: PractitionerId = PractitionerId(0x77);
const HERS: Sum = Sum([1; 32]);
const THEIRS: Sum = Sum([2; 32]);

fn nothing((visit, amendment, place): Spot) -> Sum {
    sum(format!("nothing {visit} {amendment} {place}").as_bytes())
}

/// A signature that stands in for a device's: made with the key alone, over the challenge.
fn made(passkey: Sum, challenge: Sum) -> Bytes {
    Bytes(together(&[passkey, challenge]).0.to_vec())
}

fn proof(passkey: Sum, challenge: Sum) -> Proof {
    let x = Bytes(passkey.0.to_vec());
    Proof {
        passkey,
        key: Key::Es256 { x: x.clone(), y: x },
        origin: "https://alongside.example".to_owned(),
        device: Bytes::default(),
        client: Bytes::default(),
        signature: made(passkey, challenge),
    }
}

/// A record as it is stored: what was said by whom.
#[derive(Clone)]
struct Told(Vec<(PractitionerId, Labelled)>);

impl Told {
    fn nothing() -> Self {
        Self(Vec::new())
    }

    fn tell(&mut self, by: PractitionerId, all: Vec<Labelled>) {
        self.0.extend(all.into_iter().map(|one| (by, one)));
    }

    fn family(&self) -> Family {
        let apply = |family: Family, (by, one): &(PractitionerId, Labelled)| {
            family.after(std::slice::from_ref(one), *by, Timestamp::UNIX_EPOCH)
        };
        self.0.iter().fold(okoro(), apply)
    }

    fn said(&self) -> Vec<Said> {
        let said = |(id, (by, one)): (u128, &(PractitionerId, Labelled))| Said {
            id: EntryId(id),
            label: one.label.clone(),
            event: one.event.clone(),
            by: *by,
            at: Timestamp::UNIX_EPOCH,
            on: TODAY,
        };
        (1..).zip(&self.0).map(said).collect()
    }

    fn bound(&self, visit: VisitId, amendment: u32) -> (Said, Sum) {
        let said = self.said();
        let found = visits::signatures::bound(&said, (visit, amendment)).unwrap();
        let at = said.iter().position(|one| one.id == found.id).unwrap();
        (found.clone(), sum(&self.0[at].1.to_entry().1))
    }

    fn check(&self) -> Checked {
        let entries: Vec<(String, Vec<u8>)> =
            self.0.iter().map(|(_, one)| one.to_entry()).collect();
        let mut stored = Vec::new();
        for (number, ((by, _), (kind, body))) in (1_u64..).zip(self.0.iter().zip(&entries)) {
            stored.push(Stored {
                id: EntryId(number.into()),
                version: number,
                by: *by,
                kind,
                body,
            });
        }
        let mut holds = |_: PractitionerId, proof: &Proof, challenge: Sum| {
            if proof.signature == made(proof.passkey, challenge) {
                Ok(())
            } else {
                Err(What::Signature)
            }
        };
        check(FAMILY, &stored, &mut Outside { nothing: &nothing, holds: &mut holds })
    }

    /// Signs what `by` wrote, as the page does.
    fn attest(&mut self, by: PractitionerId, passkey: Sum, of: (VisitId, u32)) {
        let (bound, sum) = self.bound(of.0, of.1);
        let signing = Signing { family: FAMILY, entry: bound.id, by, meaning: Meaning::Wrote };
        let proof = proof(passkey, challenge(sum, signing));
        let attested = attest(Some(&bound), &self.family(), (by, by), proof).unwrap();
        self.tell(by, vec![attested]);
    }

    fn cosign(&mut self, read: u32) {
        let all: Vec<(Said, Sum)> = (0..=read).map(|number| self.bound(NEW, number)).collect();
        let sums: Vec<Sum> = all.iter().map(|(_, sum)| *sum).collect();
        let entry = all.last().unwrap().0.id;
        let signing = Signing { family: FAMILY, entry, by: LICENSED, meaning: Meaning::StandsFor };
        let proof = proof(THEIRS, challenge(together(&sums), signing));
        let family = self.family();
        let visit = family.visits.get(NEW).unwrap();
        let label = &all[0].0.label;
        let one = cosign(visit, label, (&licensed(), read), Some((LICENSED, proof))).unwrap();
        self.tell(LICENSED, vec![one]);
    }
}

fn binding(all: &mut Vec<Labelled>) {
    let mut next = 0_u8;
    let mut salts = || {
        next += 1;
        Sum([next; 32])
    };
    bind(all, Binding { way: Some(Way::Password), salts: &mut salts, nothing: &nothing });
}

fn signed(visit: VisitId) -> Vec<Labelled> {
    let mut all = visits::sign(&okoro(), visit, note(TODAY), TODAY).unwrap();
    binding(&mut all);
    all
}

fn told() -> Told {
    let mut told = Told::nothing();
    told.tell(VISITOR, signed(NEW));
    told
}

fn amended(told: &mut Told, field: Field, words: &str) {
    let amendment = Amendment {
        reason: text("Ngozi read it."),
        texts: only(field, words),
        teller: None,
        filed: [].into(),
        stands: Standing::default(),
    };
    let mut all = visits::amend(&told.family(), NEW, amendment).unwrap();
    binding(&mut all);
    told.tell(VISITOR, all);
}

fn licensed() -> Colleague {
    Colleague {
        me: LICENSED,
        licence: Some("lcsw".to_owned()),
        in_training: false,
        way: Some(Way::Password),
    }
}

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
                vec![fault(last - 1, What::Text)]
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
    assert_eq!(more.check().faults, [Fault { version: more.0.len() as u64, what: What::Text }]);
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
    let family = self::told().family();
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
