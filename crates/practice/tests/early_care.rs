// SPDX-License-Identifier: AGPL-3.0-or-later
//! Early care: what may be told of a stay and of a habit, who reads it, and what the letter is made of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::access::{Asker, Hat, Moment, Reader, may_read, may_write, relation};
use practice::early_care::{
    Account, Answer, By, Day, Event, Habit, Letter, Line, Refused, Reply, Telling, Where,
    begin_from, give, lines, tell, used_to,
};
use practice::label::LawTag;
use practice::people::{Care, CareRole};
use practice::samples::{ADAEZE, AMARA, CHIDI, NGOZI, TODAY, VISITOR, entries, okoro, text};
use practice::{Facet, Family, Label, Labelled, PersonId, StayId};

const HOME: StayId = StayId(0xe1);
const WARD: StayId = StayId(0xe2);

fn told(teller: Option<PersonId>) -> By {
    By { teller, confided: false, on: TODAY }
}

fn confided(teller: PersonId) -> By {
    By { confided: true, ..told(Some(teller)) }
}

fn account(with: &[PersonId], place: Where, from: Day, until: Option<Day>) -> Account {
    let with = with.to_vec();
    Account { with, others: None, place, place_words: None, from, until, why: None }
}

fn at_home(from: Date) -> Account {
    account(&[NGOZI], Where::Home, Day::On(from), None)
}

fn telling(stay: StayId, account: Account) -> Telling {
    let (child, told) = (AMARA, told(None));
    Telling { child, stay, account: Some(account), told, seen: 0, both: false }
}

fn after(family: &Family, one: &Labelled) -> Family {
    family.after(std::slice::from_ref(one), VISITOR, Timestamp::UNIX_EPOCH)
}

fn with(all: &[Telling]) -> Family {
    all.iter().fold(okoro(), |family, one| {
        let one = tell(&family, one.clone(), TODAY).unwrap();
        after(&family, &one)
    })
}

fn born() -> Date {
    okoro().people.get(AMARA).unwrap().born().unwrap()
}

fn refused(account: Account) -> Refused {
    tell(&okoro(), telling(HOME, account), TODAY).unwrap_err()
}

fn answer(words: &str, told: By) -> Answer {
    Answer { reply: Reply::Said, words: text(words), told }
}

fn reader(person: PersonId) -> Reader {
    let at = Moment { now: Timestamp::UNIX_EPOCH, today: TODAY };
    Reader::new(Hat::Caregiver, relation(&okoro(), &Asker::Member(person), at))
}

#[test]
fn a_stay_is_the_childs_and_what_is_confided_its_tellers() {
    let one = tell(&okoro(), telling(HOME, at_home(born())), TODAY).unwrap();
    assert_eq!(one.label, Label::of(Facet::Child(AMARA)).about([AMARA]));
    let hers = Telling { told: confided(NGOZI), ..telling(HOME, at_home(born())) };
    let one = tell(&okoro(), hers, TODAY).unwrap();
    let own = Label::of(Facet::Caregiver(NGOZI)).about([NGOZI, AMARA]).told_by(Some(NGOZI));
    assert_eq!(one.label, own);
    assert!(may_write(&reader(NGOZI), &one.label) && !may_read(&reader(CHIDI), &own, &[]));
    let nobodys =
        Telling { told: By { confided: true, ..told(None) }, ..telling(HOME, at_home(born())) };
    assert_eq!(tell(&okoro(), nobodys, TODAY), Err(Refused::ConfidedByNobody));
}

#[test]
fn a_stay_has_a_beginning_and_an_end_that_can_be() {
    let on = |day| Day::On(day);
    let home = |from, until| account(&[NGOZI], Where::Home, from, until);
    let before = born().yesterday().unwrap();
    let tomorrow = TODAY.tomorrow().unwrap();
    assert_eq!(refused(home(on(before), None)), Refused::BeforeBirth);
    assert_eq!(refused(home(on(tomorrow), None)), Refused::InFuture);
    assert_eq!(refused(home(on(born()), Some(on(tomorrow)))), Refused::EndsInFuture);
    assert_eq!(refused(home(on(TODAY), Some(on(born())))), Refused::EndsBeforeItBegins);
    assert_eq!(refused(account(&[AMARA], Where::Home, on(TODAY), None)), Refused::UnknownPerson);
    assert_eq!(
        refused(account(&[PersonId(0xff)], Where::Home, on(TODAY), None)),
        Refused::UnknownPerson
    );
    assert_eq!(refused(account(&[], Where::Other, on(TODAY), None)), Refused::PlaceUnnamed);
    // The month of the birth is not before the birth, and this month is not ahead.
    let rough = home(Day::About(born()), Some(Day::About(TODAY)));
    assert!(tell(&okoro(), telling(HOME, rough), TODAY).is_ok());
    let unknown = home(Day::Unknown, Some(on(born())));
    assert!(tell(&okoro(), telling(HOME, unknown), TODAY).is_ok());
    // A grown person has no early care here, and nobody has one before the birth.
    let grown = Telling { child: NGOZI, ..telling(HOME, at_home(born())) };
    assert_eq!(tell(&okoro(), grown, TODAY), Err(Refused::NotBorn));
}

#[test]
fn days_in_hospital_lie_within_the_time_at_home_and_two_homes_at_once_are_asked_about() {
    let family = with(&[telling(HOME, at_home(born()))]);
    let (in_may, out_may) = (Day::On(date(2026, 5, 5)), Some(Day::On(date(2026, 5, 9))));
    let ward = account(&[], Where::Hospital, in_may, out_may);
    assert!(tell(&family, telling(WARD, ward), TODAY).is_ok());
    let elsewhere = account(&[ADAEZE], Where::Home, in_may, None);
    let asked = telling(WARD, elsewhere.clone());
    assert_eq!(tell(&family, asked.clone(), TODAY), Err(Refused::Overlaps));
    assert!(tell(&family, Telling { both: true, ..asked.clone() }, TODAY).is_ok());
    // Once the first has its end, nothing lies over anything.
    let until = Some(Day::On(date(2026, 5, 5)));
    let ended = Account { until, ..at_home(born()) };
    let ended = tell(&family, Telling { seen: 1, ..telling(HOME, ended) }, TODAY).unwrap();
    let family = after(&family, &ended);
    assert!(tell(&family, asked, TODAY).is_ok());
    // The same days twice are not one within the other.
    let twice = telling(WARD, account(&[CHIDI], Where::Home, Day::On(born()), until));
    assert_eq!(tell(&family, twice, TODAY), Err(Refused::Overlaps));
}

#[test]
fn a_stay_told_anew_was_seen_and_keeps_its_readers() {
    let hers = Telling { told: confided(NGOZI), ..telling(HOME, at_home(born())) };
    let family = with(&[hers]);
    let anew = Telling { seen: 1, ..telling(HOME, at_home(date(2026, 4, 1))) };
    let stale = Telling { seen: 0, ..anew.clone() };
    assert_eq!(tell(&family, stale, TODAY), Err(Refused::AnotherStands));
    let one = tell(&family, anew, TODAY).unwrap();
    assert_eq!(one.label.facet, Facet::Caregiver(NGOZI));
    // Told by mistake, it is gone, and its place is nobody's to tell of.
    let mistake =
        Telling { account: None, seen: 1, told: told(None), ..telling(HOME, at_home(born())) };
    let one = tell(&family, mistake.clone(), TODAY).unwrap();
    let family = after(&family, &one);
    assert!(family.early_care.is_empty(AMARA));
    assert_eq!(tell(&family, mistake, TODAY), Err(Refused::NoSuchStay));
}

#[test]
fn a_role_of_care_begins_a_stay_with_its_days() {
    let role = |role, since, until| CareRole {
        caregiver: ADAEZE,
        child: AMARA,
        role,
        words: None,
        since,
        until,
        day_to_day: true,
    };
    let foster = begin_from(&role(Care::Foster, Some(TODAY), None));
    assert_eq!(foster, account(&[ADAEZE], Where::FosterHome, Day::On(TODAY), None));
    let kin = begin_from(&role(Care::Kin, None, Some(TODAY)));
    assert_eq!(kin, account(&[ADAEZE], Where::Home, Day::Unknown, Some(Day::On(TODAY))));
}

#[test]
fn what_each_says_of_a_habit_stands_beside_the_others_and_what_stood_stays_readable() {
    let mut family = okoro();
    for (words, teller) in [("A song.", NGOZI), ("A low voice.", ADAEZE), ("Two songs.", NGOZI)] {
        let one = used_to(&family, AMARA, Habit::Sleep, answer(words, told(Some(teller)))).unwrap();
        assert_eq!(one.label, Label::of(Facet::Child(AMARA)).about([AMARA]));
        family = after(&family, &one);
    }
    let words = |all: Vec<&practice::early_care::Used>| -> Vec<String> {
        all.iter().map(|one| one.answer.words.to_string()).collect()
    };
    assert_eq!(
        words(family.early_care.stands(AMARA, Habit::Sleep)),
        ["A low voice.", "Two songs."]
    );
    assert_eq!(words(family.early_care.before(AMARA, Habit::Sleep)), ["A song."]);
    let gone = |teller| Answer { reply: Reply::TakenBack, ..answer("", told(Some(teller))) };
    let one = used_to(&family, AMARA, Habit::Sleep, gone(NGOZI)).unwrap();
    family = after(&family, &one);
    assert_eq!(words(family.early_care.stands(AMARA, Habit::Sleep)), ["A low voice."]);
    let nothing = |given| used_to(&family, AMARA, Habit::Sleep, given).unwrap_err();
    assert_eq!(nothing(gone(NGOZI)), Refused::NothingStands);
    assert_eq!(nothing(answer("", told(None))), Refused::Nothing);
    let beside = Answer { reply: Reply::NobodyKnows, ..answer("But.", told(None)) };
    assert_eq!(nothing(beside), Refused::WordsBeside);
    assert_eq!(nothing(answer("A song.", told(Some(AMARA)))), Refused::UnknownTeller);
    let nobody = Answer { reply: Reply::NobodyKnows, ..answer("", told(None)) };
    assert!(used_to(&family, AMARA, Habit::Food, nobody).is_ok(), "nobody knows is an answer");
}

#[test]
fn the_letter_is_made_of_the_childs_part_and_of_nothing_else() {
    let family = okoro();
    let sleeps = |words, told| used_to(&family, AMARA, Habit::Sleep, answer(words, told)).unwrap();
    let shared = sleeps("A song.", told(Some(NGOZI)));
    let under = |label: Label| Labelled { label, ..sleeps("Not for the letter.", told(None)) };
    let child = || Label::of(Facet::Child(AMARA)).about([AMARA]);
    let stay = tell(&family, telling(HOME, at_home(born())), TODAY).unwrap();
    let secret = Telling { told: confided(NGOZI), ..telling(WARD, at_home(born())) };
    let all = [
        stay,
        shared,
        tell(&family, secret, TODAY).unwrap(),
        sleeps("In my bed, do not tell.", confided(NGOZI)),
        under(child().told_by(Some(NGOZI))),
        under(child().under([LawTag::Court])),
        under(child().under([LawTag::EarlyIntervention])),
        under(Label::of(Facet::Together)),
        under(Label::of(Facet::Practitioner)),
        under(Label::of(Facet::Safety)),
        under(Label::of(Facet::Child(NGOZI))),
    ];
    let found = lines(AMARA, &entries(&all));
    let codes: Vec<String> = found.iter().map(Line::code).collect();
    assert_eq!(codes, [format!("sleep-{NGOZI}"), HOME.to_string()]);
    let Line::Used(used) = &found[0] else { panic!("habits come first") };
    assert_eq!(used.answer.words.as_str(), "A song.");
}

#[test]
fn a_letter_is_given_to_somebody_with_something_in_it() {
    let letter = |to: &str, says: &[&str], on| Letter {
        to: text(to),
        on,
        language: "en".to_owned(),
        says: says.iter().map(|one| text(one)).collect(),
    };
    let given = |letter| give(&okoro(), AMARA, letter, TODAY);
    assert_eq!(given(letter("", &["A."], TODAY)), Err(Refused::ToNobody));
    assert_eq!(given(letter("Dee", &[], TODAY)), Err(Refused::NothingLeft));
    let ahead = letter("Dee", &["A."], TODAY.tomorrow().unwrap());
    assert_eq!(given(ahead), Err(Refused::GivenInFuture));
    let one = given(letter("Dee", &["A."], TODAY)).unwrap();
    assert_eq!(one.label.facet, Facet::Child(AMARA));
    let family = after(&okoro(), &one);
    assert_eq!(family.early_care.letters(AMARA).count(), 1);
    assert!(family.early_care.is_empty(AMARA), "a letter tells of no stay");
}

#[test]
fn folding_refuses_nothing() {
    let nonsense = Event::StayTold {
        child: NGOZI,
        stay: HOME,
        account: Some(account(&[PersonId(0xff)], Where::Other, Day::Unknown, Some(Day::Unknown))),
        told: confided(PersonId(0xff)),
    };
    let one = Labelled::new(Label::of(Facet::Together), nonsense);
    assert_eq!(after(&okoro(), &one).early_care.stays(NGOZI).len(), 1);
}
