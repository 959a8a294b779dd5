// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note of no text: what is kept beside it is enough to finish it, and excuses nothing else.

use jiff::Timestamp;
use jiff::civil::Date;
use practice::samples::{TODAY, VISITOR, note, okoro, only, text};
use practice::visits::{self, Amendment, Field, Note, Refused, Standing, Status};
use practice::{Family, Labelled, VisitId};

const NEW: VisitId = VisitId(0xdf);

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn bare() -> Note {
    Note { texts: [].into(), ..note(TODAY) }
}

fn sign(note: Note, is_kept_beside: bool) -> Result<Vec<Labelled>, Refused> {
    visits::sign_beside(&okoro(), NEW, note, (TODAY, is_kept_beside))
}

#[test]
fn what_is_kept_beside_a_note_is_enough() {
    assert_eq!(sign(bare(), false), Err(Refused::NothingWritten));
    let all = sign(bare(), true).expect("it can be signed");
    let family = and(&okoro(), &all);
    let visit = family.visits.get(NEW).expect("it is there");
    assert_eq!((all.len(), visit.status()), (1, Status::Held));
    assert!(Field::ALL.into_iter().all(|field| visit.text(field).is_none()));
    // A text is added later as to any other note.
    let later = Amendment {
        reason: text("It came back to me."),
        texts: only(Field::Child, "He waved."),
        teller: None,
        filed: [].into(),
        stands: Standing::default(),
        facts: None,
    };
    let family = and(&family, &visits::amend(&family, NEW, later).expect("it can be amended"));
    let written = family.visits.get(NEW).and_then(|visit| visit.text(Field::Child));
    assert_eq!(written.map(|written| &written.text), Some(&text("He waved.")));
}

#[test]
fn every_other_fault_of_such_a_note_is_still_one() {
    let held = note(TODAY).held;
    let with = |held| Note { held, ..bare() };
    let tomorrow: Date = TODAY.tomorrow().expect("a day near today");
    let mut ahead = held.clone();
    ahead.when.on = tomorrow;
    for (reason, held) in [
        (Refused::NoRelationship, visits::Held { relationships: Vec::new(), ..held.clone() }),
        (Refused::NobodyThere, visits::Held { present: Vec::new(), ..held.clone() }),
        (Refused::Minutes, visits::Held { minutes: Some(0), ..held.clone() }),
        (Refused::InFuture, ahead),
    ] {
        assert_eq!(sign(with(held), true), Err(reason));
    }
}
