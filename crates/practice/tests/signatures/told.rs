// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family whose notes are bound and signed: what was said by whom, as it is stored, with keys that stand in for devices.

use jiff::Timestamp;
use practice::access::is_protected;
use practice::bytes::{Bytes, Sum};
use practice::samples::{FAMILY, TODAY, VISITOR, note, okoro, only, text};
use practice::visits::checking::{Checked, Outside, Stored, What, check};
use practice::visits::committing::{
    Binding, Meaning, Signing, Spot, bind, challenge, sum, together,
};
use practice::visits::signatures::{Colleague, Key, Proof, Way, attest, cosign};
use practice::visits::{self, Amendment, Field, Standing};
use practice::{EntryId, Family, Labelled, PractitionerId, Said, VisitId};

pub const NEW: VisitId = VisitId(0xdf);
pub const LICENSED: PractitionerId = PractitionerId(0x77);
pub const HERS: Sum = Sum([1; 32]);
pub const THEIRS: Sum = Sum([2; 32]);

pub fn nothing((visit, amendment, place): Spot) -> Sum {
    sum(format!("nothing {visit} {amendment} {place}").as_bytes())
}

/// A signature that stands in for a device's: made with the key alone, over the challenge.
pub fn made(passkey: Sum, challenge: Sum) -> Bytes {
    Bytes(together(&[passkey, challenge]).0.to_vec())
}

pub fn proof(passkey: Sum, challenge: Sum) -> Proof {
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
pub struct Told(pub Vec<(PractitionerId, Labelled)>);

impl Told {
    pub fn nothing() -> Self {
        Self(Vec::new())
    }

    pub fn tell(&mut self, by: PractitionerId, all: Vec<Labelled>) {
        self.0.extend(all.into_iter().map(|one| (by, one)));
    }

    pub fn family(&self) -> Family {
        let apply = |family: Family, (by, one): &(PractitionerId, Labelled)| {
            family.after(std::slice::from_ref(one), *by, Timestamp::UNIX_EPOCH)
        };
        self.0.iter().fold(okoro(), apply)
    }

    /// The family as whoever does not open its protected part reads it.
    pub fn open(&self) -> Family {
        let open = self.0.iter().filter(|(_, one)| !is_protected(&one.label));
        Self(open.cloned().collect()).family()
    }

    pub fn said(&self) -> Vec<Said> {
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

    pub fn bound(&self, visit: VisitId, amendment: u32) -> (Said, Sum) {
        let said = self.said();
        let found = visits::signatures::bound(&said, (visit, amendment)).unwrap();
        let at = said.iter().position(|one| one.id == found.id).unwrap();
        (found.clone(), sum(&self.0[at].1.to_entry().1))
    }

    pub fn check(&self) -> Checked {
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
    pub fn attest(&mut self, by: PractitionerId, passkey: Sum, of: (VisitId, u32)) {
        let (bound, sum) = self.bound(of.0, of.1);
        let signing = Signing { family: FAMILY, entry: bound.id, by, meaning: Meaning::Wrote };
        let proof = proof(passkey, challenge(sum, signing));
        let attested = attest(Some(&bound), &self.family(), (by, by), proof).unwrap();
        self.tell(by, vec![attested]);
    }

    pub fn cosign(&mut self, read: u32) {
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

pub fn binding(all: &mut Vec<Labelled>) {
    let mut next = 0_u8;
    let mut salts = || {
        next += 1;
        Sum([next; 32])
    };
    bind(all, Binding { way: Some(Way::Password), salts: &mut salts, nothing: &nothing });
}

pub fn signed(visit: VisitId) -> Vec<Labelled> {
    let mut all = visits::sign(&okoro(), visit, note(TODAY), TODAY).unwrap();
    binding(&mut all);
    all
}

pub fn told() -> Told {
    let mut told = Told::nothing();
    told.tell(VISITOR, signed(NEW));
    told
}

pub fn amended(told: &mut Told, field: Field, words: &str) {
    let amendment = Amendment {
        reason: text("Ngozi read it."),
        texts: only(field, words),
        teller: None,
        facts: None,
        filed: [].into(),
        stands: Standing::default(),
    };
    let mut all = visits::amend(&told.open(), NEW, amendment).unwrap();
    binding(&mut all);
    told.tell(VISITOR, all);
}

pub fn licensed() -> Colleague {
    Colleague {
        me: LICENSED,
        licence: Some("lcsw".to_owned()),
        in_training: false,
        way: Some(Way::Password),
    }
}
