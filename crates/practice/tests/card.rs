// SPDX-License-Identifier: AGPL-3.0-or-later
//! The family's own card: who may say what where, what stands and what stood, and who reads it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::Timestamp;
use jiff::civil::Date;
use practice::access::{
    Asker, Hat, Moment, Reader, Relation, Screen, may_read, may_write, relation,
};
use practice::card::{Answer, Event, Refused, Reply, Slot, Spoken, Topic, answer};
use practice::people::Use;
use practice::samples::{ADAEZE, AMARA, CHIDI, EMEKA, NGOZI, TODAY, VISITOR, entries, okoro, text};
use practice::text::Text;
use practice::{EntryId, Facet, Family, Label, Labelled, PersonId, Said};

const SLEEP: Slot = Slot { topic: Topic::Sleep, whose: None };

fn own(person: PersonId) -> Slot {
    Slot { whose: Some(person), ..SLEEP }
}

fn said(teller: PersonId, words: &str) -> Answer {
    let languages = Vec::new();
    Answer { reply: Reply::Said, words: text(words), languages, teller, on: TODAY }
}

fn without_words(teller: PersonId, reply: Reply) -> Answer {
    Answer { reply, ..said(teller, "") }
}

fn igbo() -> Spoken {
    Spoken { language: text("Igbo"), uses: vec![Use::Lullaby], with: Some(text("Adaeze")) }
}

/// The family after these answers, each of which is taken.
fn after(all: &[(Slot, Answer)]) -> Family {
    all.iter().fold(okoro(), |family, (slot, given)| {
        let one = answer(&family, *slot, given.clone(), TODAY).unwrap();
        family.after(&[one], VISITOR, Timestamp::UNIX_EPOCH)
    })
}

fn words(family: &Family, slot: Slot) -> Option<String> {
    family.card.stands(slot).map(|known| known.answer.words.to_string())
}

#[test]
fn an_answer_for_all_is_in_what_the_family_holds_together_and_an_own_one_in_the_own_part() {
    let all = answer(&okoro(), SLEEP, said(NGOZI, "On the back, near me."), TODAY).unwrap();
    assert_eq!(all.label, Label::of(Facet::Together));
    let hers = answer(&okoro(), own(NGOZI), said(NGOZI, "I sleep when she does."), TODAY).unwrap();
    let label = Label::of(Facet::Caregiver(NGOZI)).about([NGOZI]).told_by(Some(NGOZI));
    assert_eq!(hers.label, label);
}

#[test]
fn who_said_it_and_when_stays_with_the_words_and_what_stood_before_stays_readable() {
    let earlier = Answer { on: TODAY.yesterday().unwrap(), ..said(ADAEZE, "With a song.") };
    let family = after(&[(SLEEP, earlier.clone()), (SLEEP, said(NGOZI, "With her song."))]);
    let stands = family.card.stands(SLEEP).unwrap();
    assert_eq!((stands.answer.teller, stands.answer.on), (NGOZI, TODAY));
    let before: Vec<&Answer> =
        family.card.before(Topic::Sleep).into_iter().map(|known| &known.answer).collect();
    assert_eq!(before, [&earlier]);
}

#[test]
fn each_place_keeps_its_own_answer_and_the_familys_comes_first() {
    let family = after(&[
        (own(NGOZI), said(NGOZI, "Alone, sometimes.")),
        (SLEEP, said(ADAEZE, "Together.")),
        (own(CHIDI), said(CHIDI, "On my arm.")),
    ]);
    let standing: Vec<String> =
        family.card.standing(Topic::Sleep).iter().map(|one| one.answer.words.to_string()).collect();
    assert_eq!(standing, ["Together.", "Alone, sometimes.", "On my arm."]);
    assert!(family.card.standing(Topic::Names).is_empty());
    assert!(family.card.before(Topic::Sleep).is_empty());
}

#[test]
fn preferring_not_to_say_is_an_answer_that_stands() {
    let family = after(&[(SLEEP, without_words(NGOZI, Reply::PrefersNot))]);
    assert_eq!(family.card.stands(SLEEP).unwrap().answer.reply, Reply::PrefersNot);
}

#[test]
fn what_is_taken_back_stands_no_longer_and_stays_among_what_was_said() {
    let family =
        after(&[(SLEEP, said(NGOZI, "Near me.")), (SLEEP, without_words(NGOZI, Reply::TakenBack))]);
    assert_eq!(words(&family, SLEEP), None);
    assert!(family.card.standing(Topic::Sleep).is_empty());
    assert_eq!(family.card.before(Topic::Sleep).len(), 1);
}

#[test]
fn languages_are_kept_where_they_were_asked_and_are_enough_of_an_answer() {
    let spoken = Answer { languages: vec![igbo()], ..said(NGOZI, "") };
    let languages = Slot { topic: Topic::Languages, whose: None };
    let family = after(&[(languages, spoken.clone())]);
    assert_eq!(family.card.stands(languages).unwrap().answer.languages, [igbo()]);
    assert_eq!(answer(&okoro(), SLEEP, spoken, TODAY), Err(Refused::Nothing));
}

/// How many refusals there are; a new one does not compile here until a test reaches it.
fn number(refused: Refused) -> usize {
    match refused {
        Refused::UnknownTeller => 0,
        Refused::NotTheirOwn => 1,
        Refused::Nothing => 2,
        Refused::WordsBeside => 3,
        Refused::NothingStands => 4,
        Refused::InFuture => 5,
        Refused::AnotherStands => 6,
    }
}

#[test]
fn what_cannot_be_answered_is_refused_with_its_reason() {
    let tomorrow = TODAY.tomorrow().unwrap();
    let stranger = PersonId(0xff);
    let ahead = |on: Date| Answer { on, ..said(NGOZI, "Near me.") };
    let beside = |reply| Answer { reply, ..said(NGOZI, "Near me.") };
    let refused = [
        (Refused::UnknownTeller, SLEEP, said(stranger, "Near me.")),
        (Refused::UnknownTeller, SLEEP, said(AMARA, "Near me.")),
        (Refused::NotTheirOwn, own(NGOZI), said(CHIDI, "She sleeps alone.")),
        (Refused::NotTheirOwn, own(EMEKA), said(EMEKA, "Near the fire.")),
        (Refused::Nothing, SLEEP, said(NGOZI, "")),
        (Refused::WordsBeside, SLEEP, beside(Reply::PrefersNot)),
        (Refused::WordsBeside, SLEEP, beside(Reply::TakenBack)),
        (Refused::NothingStands, SLEEP, without_words(NGOZI, Reply::TakenBack)),
        (Refused::InFuture, SLEEP, ahead(tomorrow)),
    ];
    let mut seen = [false; 7];
    for (reason, slot, given) in refused {
        assert_eq!(answer(&okoro(), slot, given, TODAY), Err(reason));
        assert!(!reason.field().is_empty() && reason.code().starts_with("card-refused-"));
        seen[number(reason)] = true;
    }
    assert_eq!(SLEEP.begun_from(None, Some(EntryId(1))), Err(Refused::AnotherStands));
    assert_eq!(SLEEP.begun_from(Some(EntryId(1)), Some(EntryId(1))), Ok(()));
    seen[number(Refused::AnotherStands)] = true;
    assert!(seen.iter().all(|reached| *reached), "each reason is reached");
}

fn reader(person: PersonId) -> Reader {
    let at = Moment { now: Timestamp::UNIX_EPOCH, today: TODAY };
    Reader::new(Hat::Caregiver, relation(&okoro(), &Asker::Member(person), at))
}

fn card_of(reader: &Reader, said: &[Said]) -> practice::card::OwnCard {
    let read = said.iter().filter(|one| may_read(reader, &one.label, &[]));
    Family::fold(okoro().id, read).card
}

#[test]
fn of_two_who_live_apart_neither_finds_anything_of_the_others() {
    let all = [
        answer(&okoro(), SLEEP, said(NGOZI, "On the back."), TODAY).unwrap(),
        answer(&okoro(), own(NGOZI), said(NGOZI, "I am afraid at night."), TODAY).unwrap(),
        answer(&okoro(), own(NGOZI), said(NGOZI, "Less afraid now."), TODAY).unwrap(),
    ];
    let said = entries(&all);
    // His is as if she had never said anything of her own.
    assert_eq!(card_of(&reader(CHIDI), &said), card_of(&reader(CHIDI), &said[..1]));
    assert!(card_of(&reader(CHIDI), &said).stands(SLEEP).is_some());
    let hers = card_of(&reader(NGOZI), &said);
    assert_eq!(hers.standing(Topic::Sleep).len(), 2);
    assert_eq!(hers.before(Topic::Sleep).len(), 1);
    let room = Reader { screen: Screen::Shared, ..Reader::new(Hat::Visitor, Relation::Team) };
    assert_eq!(card_of(&room, &said).standing(Topic::Sleep).len(), 1, "for all in the room");
    assert_eq!(own(NGOZI).newest(&said), Some(EntryId(3)));
    assert_eq!(SLEEP.newest(&said), Some(EntryId(1)));
}

#[test]
fn a_caregivers_own_answer_is_hers_to_write_and_needs_nobodys_leave() {
    let hers = answer(&okoro(), own(NGOZI), said(NGOZI, "Near me."), TODAY).unwrap();
    let all = answer(&okoro(), SLEEP, said(NGOZI, "Near me."), TODAY).unwrap();
    assert!(may_write(&reader(NGOZI), &hers.label));
    assert!(!may_write(&reader(CHIDI), &hers.label));
    assert!(!may_write(&reader(NGOZI), &all.label), "for all, it is written together");
}

#[test]
fn every_topic_is_found_by_its_name_and_nothing_else_is() {
    for topic in Topic::ALL {
        assert_eq!(Topic::parse(topic.code()), Some(topic));
    }
    assert_eq!(Topic::parse("observed"), None);
}

#[test]
fn folding_refuses_nothing() {
    let nonsense = Event::Answered {
        topic: Topic::Else,
        whose: Some(PersonId(0xff)),
        answer: Answer { words: Text::default(), ..without_words(AMARA, Reply::TakenBack) },
    };
    let label = Label::of(Facet::Together);
    let one = Labelled::new(label, nonsense);
    let family = okoro().after(&[one], VISITOR, Timestamp::UNIX_EPOCH);
    assert!(!family.card.is_empty() && family.card.standing(Topic::Else).is_empty());
}
