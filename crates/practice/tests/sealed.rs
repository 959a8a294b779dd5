// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed notes: what has to stand in the record for one, whose part it goes to, and that stored shapes read for ever.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::Timestamp;
use practice::access::{Hat, Reader, Relation, Standing, may_read};
use practice::samples::{AMARA, CHIDI, HELD, NGOZI, PLANNED, VISITOR, okoro, said, text};
use practice::sealed::{self, Entry, Note, Refused};
use practice::text::Text;
use practice::visits::{Modality, Summary};
use practice::{EntryId, Facet, Family, PersonId, PractitionerId, Said, VisitId};

fn summary() -> Summary {
    Summary {
        about: NGOZI,
        modality: Modality::Together,
        progress: text("She sleeps again."),
        plan: text("Weekly for six weeks."),
        enough: true,
    }
}

fn without(change: impl FnOnce(&mut Summary)) -> Refused {
    let mut one = summary();
    change(&mut one);
    sealed::summarise(&okoro(), VISITOR, HELD, one).unwrap_err()
}

#[test]
fn what_belongs_in_the_record_goes_to_the_part_of_whom_the_session_was_for() {
    let one = sealed::summarise(&okoro(), VISITOR, HELD, summary()).unwrap();
    assert_eq!(one.label.facet, Facet::Caregiver(NGOZI));
    assert_eq!((one.label.subjects.as_slice(), one.label.teller), ([NGOZI].as_slice(), None));
    let family = okoro().after(std::slice::from_ref(&one), VISITOR, Timestamp::UNIX_EPOCH);
    let kept = &family.visits.get(HELD).unwrap().summarised;
    assert_eq!((kept.len(), &kept[0].summary, kept[0].by), (1, &summary(), VISITOR));
    let of_child = Summary { about: AMARA, ..summary() };
    let one = sealed::summarise(&okoro(), VISITOR, HELD, of_child).unwrap();
    assert_eq!(one.label.facet, Facet::Child(AMARA));
}

#[test]
fn whoever_may_not_read_the_part_learns_nothing_of_the_session() {
    let one = sealed::summarise(&okoro(), VISITOR, HELD, summary()).unwrap();
    let at = Timestamp::UNIX_EPOCH;
    let on = jiff::civil::date(1970, 1, 1);
    let told = Said { id: EntryId(77), label: one.label, event: one.event, by: VISITOR, at, on };
    let father = Standing { person: CHIDI, ties: Vec::new() };
    let father = Reader::new(Hat::Caregiver, Relation::Family(father));
    let all: Vec<Said> = said().into_iter().chain([told]).collect();
    let his = all.iter().filter(|one| may_read(&father, &one.label, &[]));
    let family = Family::fold(okoro().id, his);
    assert!(family.visits.iter().all(|visit| visit.summarised.is_empty()));
}

#[test]
fn a_sealed_note_is_refused_until_the_record_holds_its_part() {
    assert_eq!(without(|one| one.progress = Text::default()), Refused::NoProgress);
    assert_eq!(without(|one| one.plan = Text::default()), Refused::NoPlan);
    assert_eq!(without(|one| one.about = PersonId(0xff)), Refused::NoPerson);
    let other = PractitionerId(0x2b);
    for (author, visit) in [(other, HELD), (VISITOR, PLANNED), (VISITOR, VisitId(0xdf))] {
        let refused = sealed::summarise(&okoro(), author, visit, summary());
        assert_eq!(refused, Err(Refused::NotYourVisit));
    }
}

#[test]
fn a_passphrase_has_five_words_or_twenty_characters() {
    for taken in ["a bé ç d e f", "twenty-characters-ok", "tres garzas junto al molino"] {
        assert_eq!(sealed::passphrase(taken), Ok(()), "{taken}");
    }
    for short in ["", "four words are few", "a a a a a", "ababababababababababababab"] {
        assert_eq!(sealed::passphrase(short), Err(Refused::ShortPassphrase), "{short}");
    }
    assert_eq!(sealed::passphrase(&"heron ".repeat(60)), Err(Refused::LongPassphrase));
}

#[test]
fn every_stored_shape_of_a_sealed_entry_reads_and_writes_back_the_same() {
    let stored = include_str!("sealed/entry-1.json");
    let entry: Entry = serde_json::from_str(stored).unwrap();
    assert_eq!((entry.visit, entry.amends), (VisitId(0xd1), Some(EntryId(0xe1))));
    let value: serde_json::Value = serde_json::from_str(stored).unwrap();
    assert_eq!(serde_json::to_value(&entry).unwrap(), value);
    let stored = include_str!("sealed/note-1.json");
    let note: Note = serde_json::from_str(stored).unwrap();
    let value: serde_json::Value = serde_json::from_str(stored).unwrap();
    assert_eq!(serde_json::to_value(&note).unwrap(), value);
    assert!(!note.is_empty() && Note::default().is_empty());
    assert_eq!(format!("{:?}", note.said), "Text(45 bytes)", "words stay out of logs");
}
