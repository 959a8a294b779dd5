// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whose part of the record a note's texts go to: as they go by themselves, and as somebody chose.

use practice::label::LawTag;
use practice::samples::{
    ADAEZE, AMARA, CHIDI, HELD, NGOZI, TODAY, VISITOR, note, okoro, only, text,
};
use practice::visits::{self, Amendment, Event, Field, Filed, Filing, Note, Refused, Standing};
use practice::{EntryId, Facet, Family, Label, Labelled, PersonId, Said, VisitId};

const NEW: VisitId = VisitId(0xdf);

fn filed(field: Field, filing: Filing) -> Note {
    let filed = Filed { visit: None, texts: [(field, filing)].into() };
    Note { filed, ..note(TODAY) }
}

fn sign(note: Note) -> Result<Vec<Labelled>, Refused> {
    visits::sign(&okoro(), NEW, note, TODAY)
}

fn label(field: Field, filing: Filing) -> Result<Label, Refused> {
    let all = sign(filed(field, filing))?;
    let wrote = all.iter().find(|one| match &one.event {
        practice::Event::Visits(Event::Wrote { field: of, .. }) => *of == field,
        _ => false,
    });
    Ok(wrote.expect("the field was written").label.clone())
}

fn into(part: Facet) -> Filing {
    Filing { part: Some(part), ..Filing::default() }
}

fn under(tag: LawTag) -> Filing {
    Filing { law: vec![tag], ..Filing::default() }
}

fn said(all: Vec<Labelled>) -> Vec<Said> {
    let ids = (0x5000..).map(EntryId);
    let one = |(id, one): (EntryId, Labelled)| Said {
        id,
        label: one.label,
        event: one.event,
        by: VISITOR,
        at: jiff::Timestamp::UNIX_EPOCH,
        on: jiff::civil::date(1970, 1, 1),
    };
    ids.zip(all).map(one).collect()
}

#[test]
fn whoever_writes_files_a_text_in_any_part_of_this_familys() {
    for part in [
        Facet::Child(AMARA),
        Facet::Caregiver(CHIDI),
        Facet::Together,
        Facet::Practitioner,
        Facet::Safety,
    ] {
        let label = label(Field::Between, into(part)).unwrap();
        assert_eq!((label.facet, label.teller), (part, None));
    }
    let shared = Filing { shared: vec![ADAEZE], ..Filing::default() };
    assert_eq!(label(Field::Between, shared).unwrap().shared, [ADAEZE]);
    let stranger = PersonId(0xff);
    for (filing, refused) in [
        (into(Facet::Agency), Refused::NoSuchPart),
        (into(Facet::Child(NGOZI)), Refused::UnknownPerson),
        (into(Facet::Child(stranger)), Refused::UnknownPerson),
        (into(Facet::Caregiver(AMARA)), Refused::UnknownPerson),
        (into(Facet::Caregiver(stranger)), Refused::UnknownPerson),
        (Filing { shared: vec![stranger], ..Filing::default() }, Refused::UnknownPerson),
        (Filing { shared: vec![AMARA], ..Filing::default() }, Refused::UnknownPerson),
    ] {
        assert_eq!(label(Field::Between, filing), Err(refused));
    }
}

#[test]
fn words_keep_their_teller_and_go_to_no_part_another_reads() {
    let own = label(Field::Words, Filing::default()).unwrap();
    assert_eq!((own.facet, own.teller), (Facet::Caregiver(NGOZI), Some(NGOZI)));
    for part in [Facet::Caregiver(NGOZI), Facet::Practitioner, Facet::Safety] {
        let label = label(Field::Words, into(part)).unwrap();
        assert_eq!((label.facet, label.teller), (part, Some(NGOZI)));
    }
    for part in [Facet::Together, Facet::Child(AMARA), Facet::Caregiver(CHIDI)] {
        assert_eq!(label(Field::Words, into(part)), Err(Refused::TheTellers(Field::Words)));
    }
    let shared = Filing { shared: vec![CHIDI], ..Filing::default() };
    let shared = label(Field::Words, shared).unwrap();
    assert_eq!((shared.facet, shared.shared), (Facet::Caregiver(NGOZI), vec![CHIDI]));
}

#[test]
fn partner_violence_and_reports_go_to_the_protected_part_whatever_was_chosen() {
    for tag in [LawTag::PartnerViolence, LawTag::ChildProtectionReport] {
        for field in Field::ALL.into_iter().filter(|field| note(TODAY).texts.contains_key(field)) {
            for part in [None, Some(Facet::Together), Some(Facet::Practitioner)] {
                let label = label(field, Filing { part, ..under(tag) }).unwrap();
                assert_eq!((label.facet, label.law), (Facet::Safety, vec![tag]));
            }
            let shared = Filing { shared: vec![NGOZI], ..under(tag) };
            assert_eq!(label(field, shared), Err(Refused::SharedWithNobody(field)));
        }
    }
    for tag in [LawTag::Part2, LawTag::EarlyIntervention, LawTag::Court] {
        let label = label(Field::Child, under(tag)).unwrap();
        assert_eq!((label.facet, label.law), (Facet::Child(AMARA), vec![tag]));
    }
    let sealed = label(Field::Child, under(LawTag::PsychotherapyNote));
    assert_eq!(sealed, Err(Refused::NotInANote(Field::Child)));
}

#[test]
fn of_substance_use_counselling_is_written_under_the_name_of_one_caregiver_and_no_other_rule() {
    let tag = LawTag::SubstanceUseCounselling;
    let of_ngozi = || Filing { part: Some(Facet::Caregiver(NGOZI)), ..under(tag) };
    let wrote = label(Field::Between, of_ngozi()).unwrap();
    assert_eq!((wrote.facet, &wrote.law[..]), (Facet::Caregiver(NGOZI), &[tag][..]));
    assert_eq!(wrote.subjects, [NGOZI]);
    let words = label(Field::Words, under(tag)).unwrap();
    assert_eq!((words.facet, words.teller), (Facet::Caregiver(NGOZI), Some(NGOZI)));
    let whose = Err(Refused::WhoseCounselling(Field::Between));
    for part in [Facet::Practitioner, Facet::Together, Facet::Child(AMARA), Facet::Safety] {
        let filing = Filing { part: Some(part), ..under(tag) };
        assert_eq!(label(Field::Between, filing), whose, "{part}");
    }
    assert_eq!(label(Field::Between, under(tag)), whose);
    let besides = Filing { law: vec![tag, LawTag::PartnerViolence], ..of_ngozi() };
    assert_eq!(
        label(Field::Between, besides),
        whose,
        "what keeps her safe has a consent of its own"
    );
    let shared = Filing { shared: vec![NGOZI], ..of_ngozi() };
    assert_eq!(label(Field::Between, shared), Err(Refused::SharedWithNobody(Field::Between)));
}

fn amended(
    words: &str,
    filing: Option<Filing>,
    stands: Standing,
) -> Result<Vec<Labelled>, Refused> {
    let filed = filing.map(|filing| (Field::Between, filing)).into_iter().collect();
    let texts = only(Field::Between, words);
    let amendment = Amendment {
        reason: text("It reads better."),
        texts,
        teller: None,
        facts: None,
        filed,
        stands,
    };
    let first = sign(filed_first()).expect("the first note can be signed");
    let family = okoro().after(&first, VISITOR, jiff::Timestamp::UNIX_EPOCH);
    visits::amend(&family, NEW, amendment)
}

fn filed_first() -> Note {
    filed(Field::Between, Filing { shared: vec![CHIDI], ..into(Facet::Child(AMARA)) })
}

#[test]
fn an_amendment_keeps_the_label_unless_it_is_chosen_anew() {
    let stands = || Standing::of(&said(sign(filed_first()).unwrap()), NEW, |_| true);
    let kept = amended("She saw the look.", None, stands()).unwrap();
    assert_eq!(
        (kept[1].label.facet, &kept[1].label.shared[..]),
        (Facet::Child(AMARA), &[CHIDI][..])
    );
    // The same text in another part is an amendment; in the same part it is none.
    let same = note(TODAY).texts[&Field::Between].as_str().to_owned();
    let moved = amended(&same, Some(into(Facet::Practitioner)), stands()).unwrap();
    assert_eq!((moved[1].label.facet, moved[1].label.shared.len()), (Facet::Practitioner, 0));
    let as_it_was = Filing { shared: vec![CHIDI], ..into(Facet::Child(AMARA)) };
    assert_eq!(amended(&same, Some(as_it_was), stands()), Err(Refused::NothingChanged));
}

#[test]
fn a_text_out_of_sight_is_not_replaced() {
    let closed = Standing::of(&said(sign(filed_first()).unwrap()), NEW, |said| {
        said.label.facet != Facet::Child(AMARA)
    });
    assert!(closed.closed.contains(&Field::Between));
    assert_eq!(amended("Mine now.", None, closed), Err(Refused::Closed(Field::Between)));
    let other = Standing::of(&said(sign(filed_first()).unwrap()), HELD, |_| false);
    assert_eq!(other, Standing::default(), "of another visit's note nothing is closed");
}

#[test]
fn what_stays_as_it_is_in_a_closed_field_keeps_nobody_from_amending_another() {
    let same = note(TODAY).texts[&Field::Between].as_str().to_owned();
    let closed = || {
        let mut stands = Standing::of(&said(sign(filed_first()).unwrap()), NEW, |_| true);
        stands.labels.remove(&Field::Between);
        stands.closed.insert(Field::Between);
        stands
    };
    for filing in [None, Some(into(Facet::Practitioner)), Some(into(Facet::Safety))] {
        assert_eq!(amended(&same, filing.clone(), closed()), Err(Refused::NothingChanged));
        assert_eq!(amended("Other.", filing, closed()), Err(Refused::Closed(Field::Between)));
    }
}

#[test]
fn of_a_note_whose_visit_is_out_of_sight_nothing_is_to_be_seen() {
    let note = Note {
        filed: Filed { visit: Some(Facet::Caregiver(NGOZI)), ..Filed::default() },
        ..note(TODAY)
    };
    let all = said(sign(note).unwrap());
    assert_eq!(all[0].label.facet, Facet::Caregiver(NGOZI));
    let childs = all.iter().filter(|said| said.label.facet == Facet::Child(AMARA));
    let family = Family::fold(okoro().id, childs);
    assert_eq!(family.visits.iter().count(), 0);
    assert!(family.visits.newest_first().is_empty());
    assert!(family.visits.get(NEW).is_none());
    let whole = Family::fold(okoro().id, &all);
    assert!(whole.visits.get(NEW).is_some_and(|visit| visit.text(Field::Child).is_some()));
}

#[test]
fn a_visit_goes_to_one_caregivers_part_where_somebody_has_to_be_kept_safe() {
    let present = [AMARA, NGOZI];
    let calm = visits::part_of_visit(&okoro(), &[], &present, TODAY);
    assert_eq!(calm, Facet::Together);
    let guarded = said(sign(filed(Field::Between, into(Facet::Safety))).unwrap());
    let careful = visits::part_of_visit(&okoro(), &guarded, &present, TODAY);
    assert_eq!(careful, Facet::Caregiver(NGOZI));
    let part = Some(Facet::Caregiver(NGOZI));
    let counselled = Filing { part, ..under(LawTag::SubstanceUseCounselling) };
    let counselled = said(sign(filed(Field::Between, counselled)).unwrap());
    let nobody_in_danger = visits::part_of_visit(&okoro(), &counselled, &present, TODAY);
    assert_eq!(nobody_in_danger, Facet::Together);
    let part =
        |part| Note { filed: Filed { visit: Some(part), ..Filed::default() }, ..note(TODAY) };
    assert_eq!(sign(part(Facet::Safety)), Err(Refused::NoSuchPart));
    assert_eq!(sign(part(Facet::Caregiver(AMARA))), Err(Refused::UnknownPerson));
}

#[test]
fn a_protected_text_is_written_anew_under_its_label_and_counts_for_itself() {
    let all = sign(filed(Field::Between, under(LawTag::PartnerViolence))).unwrap();
    let mut family = okoro();
    let at = jiff::Timestamp::UNIX_EPOCH;
    family = family.after(&all, VISITOR, at);
    let stands = Standing::of(&said(all), NEW, |_| true).labels[&Field::Between].clone();
    let anew = |family: &Family, field: Field, words: &str, reason: &str| {
        let label =
            if field == Field::Between { stands.clone() } else { Label::of(Facet::Practitioner) };
        visits::amend_guarded(family, (NEW, field), &label, (text(words), text(reason)))
    };
    for number in 1..3_u32 {
        let words = format!("Told anew {number}.");
        let amended = anew(&family, Field::Between, &words, "Misheard.").unwrap();
        assert!(amended.iter().all(|one| one.label == stands), "why it was is as protected");
        family = family.after(&amended, VISITOR, at);
        let written = family.visits.get(NEW).unwrap().text(Field::Between).unwrap();
        assert_eq!((written.text.as_str(), written.amendment), (words.as_str(), number));
    }
    let refused = |field, words, reason| anew(&family, field, words, reason).unwrap_err();
    assert_eq!(refused(Field::Between, "Told anew 2.", "Again."), Refused::NothingChanged);
    assert_eq!(refused(Field::Between, "Other.", ""), Refused::NoReason);
    assert_eq!(refused(Field::Delight, "Other.", "Why."), Refused::Closed(Field::Delight));
    let planned = visits::amend_guarded(
        &okoro(),
        (practice::samples::PLANNED, Field::Between),
        &stands,
        (text("Other."), text("Why.")),
    );
    assert_eq!(planned, Err(Refused::NotSigned));
}
