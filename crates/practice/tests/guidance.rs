// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance for this baby: never generic, at a level that can be read, for one alone, and asked about until it came.

#[path = "guidance/by_nature.rs"]
mod by_nature;

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Screen, Standing, Tie, may_read, may_write};
use practice::guidance::{
    Age, Answer, Because, Came, Event, Given, Refused, Source, Through, answer, few, give, give_in,
    take_back,
};
use practice::observations::{self, Seen};
use practice::people::{self, Changed, Gestation};
use practice::relationships::Party;
use practice::release::{Authority, Verdict, weigh};
use practice::retold::Eyes;
use practice::samples::{AMARA, CHIDI, EMEKA, FAMILY, NGOZI, TODAY, VISITOR, said, text};
use practice::told::{Hand, Told};
use practice::{
    ConsentId, EntryId, Facet, Family, GuidanceId, Label, Labelled, ObservationId, PersonId,
    PractitionerId, Said,
};

const ONE: GuidanceId = GuidanceId(0xb1);
const RAIN: ObservationId = ObservationId(0xe1);
const DOOR: ObservationId = ObservationId(0xe2);
const TEAM: Hand = Hand { by: VISITOR, person: None };
const HERS: Hand = Hand { by: PractitionerId(0x2a), person: Some(NGOZI) };
const HIS: Hand = Hand { by: PractitionerId(0x3a), person: Some(CHIDI) };

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

/// The record with these behind it.
fn with(mut told: Vec<Said>, all: &[Labelled]) -> Vec<Said> {
    for one in all {
        let id = EntryId(told.len() as u128 + 1);
        let (label, event, at) = (one.label.clone(), one.event.clone(), Timestamp::UNIX_EPOCH);
        told.push(Said { id, label, event, by: VISITOR, at, on: TODAY });
    }
    told
}

fn family(told: &[Said]) -> Family {
    Family::fold(FAMILY, told)
}

fn seen(id: ObservationId, words: &str, (by, part): (Party, Facet)) -> Labelled {
    let told = Told { by, part, shared: Vec::new(), chosen_for_all: false };
    let seen = Seen {
        child: AMARA,
        words: text(words),
        told,
        day: TODAY,
        hour: None,
        visit: None,
        on: TODAY,
        at: None,
    };
    observations::see(&family(&said()), id, seen, (TEAM, TODAY)).expect("it was seen")
}

/// With what Ngozi told for herself, and what the visitor saw for both.
fn record() -> Vec<Said> {
    let hers = (Party::Person(NGOZI), Facet::Caregiver(NGOZI));
    let ours = (Party::Practitioner(VISITOR), Facet::Child(AMARA));
    with(said(), &[seen(RAIN, "She jumped.", hers), seen(DOOR, "She turned.", ours)])
}

fn through<R>(told: &[Said], person: PersonId, look: impl FnOnce(&Through<'_>) -> R) -> R {
    let whole = family(told);
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    let asks = Reader::new(Hat::Caregiver, Relation::Family(standing));
    let may = |one: &&Said| may_read(&asks, &one.label, whole.rights.shared_with(one.id));
    let said: Vec<&Said> = told.iter().filter(may).collect();
    let family = Family::fold(FAMILY, said.iter().copied());
    let eyes = Eyes { person, family: &family, said: &said, whole: told };
    look(&Through { eyes, whole: &whole, today: TODAY })
}

fn quote(of: ObservationId, words: &str) -> Because {
    Because { of: Source::Observation(of), quote: text(words) }
}

fn of(to: PersonId, because: Vec<Because>) -> Given {
    Given {
        child: AMARA,
        to,
        says: text("She may jump when it is loud. Hold her first."),
        language: "en".to_owned(),
        meant: None,
        put: None,
        because,
        why: None,
        age: None,
        aloud: false,
        for_all: false,
        ask: None,
        on: TODAY,
    }
}

fn gives(told: &[Said], given: &Given) -> Result<Labelled, Refused> {
    through(told, given.to, |eyes| give(&family(told), eyes, ONE, given.clone()))
}

fn refused(told: &[Said], given: &Given) -> Option<Refused> {
    gives(told, given).err()
}

/// The record with guidance to Ngozi in it.
fn given() -> Vec<Said> {
    let told = record();
    let one = gives(&told, &of(NGOZI, vec![quote(RAIN, "She jumped.")])).expect("it is hers");
    with(told, &[one])
}

fn says(came: Came, by: Party, on: Date) -> Answer {
    Answer { came, words: Some(text("So it was.")), by, ask: None, on }
}

fn reads(person: PersonId, label: &Label) -> bool {
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    may_read(&Reader::new(Hat::Caregiver, Relation::Family(standing)), label, &[])
}

#[test]
fn what_would_be_for_every_baby_is_refused_until_it_says_why_for_this_one() {
    let told = record();
    assert_eq!(refused(&told, &of(NGOZI, vec![])), Some(Refused::Generic));
    for (why, is) in [("Babies do.", true), ("- - -", true), ("loud things scare her", false)] {
        let one = Given { why: Some(text(why)), ..of(NGOZI, vec![]) };
        assert_eq!(refused(&told, &one) == Some(Refused::Generic), is, "{why}");
    }
    assert_eq!(refused(&told, &of(NGOZI, vec![quote(DOOR, "She turned.")])), None);
    assert_eq!(Refused::Generic.field(), "guide-because");
}

#[test]
fn nothing_is_quoted_to_one_who_may_not_read_it_nor_in_other_words() {
    let told = record();
    let his = of(CHIDI, vec![quote(RAIN, "She jumped.")]);
    assert_eq!(refused(&told, &his), Some(Refused::NotTheirs));
    let offered = |person| through(&told, person, |eyes| eyes.offered(AMARA).len());
    assert_eq!((offered(NGOZI), offered(CHIDI)), (2, 1));
    let otherwise = of(NGOZI, vec![quote(RAIN, "She screamed.")]);
    assert_eq!(refused(&told, &otherwise), Some(Refused::NotTheirs));
    // Nor where it got there all the same.
    assert!(through(&told, CHIDI, |eyes| eyes.quotes(&his).is_empty()));
    let hers = of(NGOZI, vec![quote(DOOR, "She turned.")]);
    assert!(through(&told, CHIDI, |eyes| eyes.quotes(&hers).is_empty()), "it is not his");
}

#[test]
fn a_quote_goes_when_its_source_is_taken_back_and_the_guidance_stays() {
    let told = given();
    let quoted = |told: &[Said]| {
        let family = family(told);
        let known = family.guidance_of(ONE).expect("it stays").given.clone();
        through(told, NGOZI, |eyes| eyes.quotes(&known).len())
    };
    assert_eq!(quoted(&told), 1);
    let back = observations::take_back(&family(&told), RAIN, (TEAM, TODAY), &[]).unwrap();
    assert_eq!(quoted(&with(told, &[back])), 0);
}

#[test]
fn it_is_for_one_caregiver_alone_and_no_consent_or_order_takes_it_along() {
    let told = given();
    let one = told.last().unwrap();
    assert_eq!(one.label.facet, Facet::Caregiver(NGOZI));
    assert!(reads(NGOZI, &one.label) && !reads(CHIDI, &one.label));
    let whole = family(&told);
    let weighed = |authority| weigh(&whole, &told, one, authority, TODAY);
    assert_eq!(weighed(Authority::OwnCopy(NGOZI)), Verdict::Goes);
    assert!(matches!(weighed(Authority::OwnCopy(CHIDI)), Verdict::Silent(_)));
    assert!(matches!(weighed(Authority::Consent(ConsentId(9))), Verdict::Silent(_)));
    assert_eq!(refused(&told, &of(EMEKA, vec![])), Some(Refused::UnknownPerson));
    let of_him = Given { child: CHIDI, ..of(NGOZI, vec![]) };
    assert_eq!(refused(&told, &of_him), Some(Refused::UnknownChild));
}

#[test]
fn what_is_hard_to_read_is_given_only_where_it_was_read_together() {
    let told = record();
    let hard =
        "Hypersensitivity necessitates anticipatory regulation of environmental stimulation.";
    let one = Given { says: text(hard), ..of(NGOZI, vec![quote(DOOR, "She turned.")]) };
    assert_eq!(refused(&told, &one), Some(Refused::TooHard));
    assert_eq!(refused(&told, &Given { aloud: true, ..one.clone() }), None);
    // The reason is read with it.
    let why = Some(text(hard));
    let easy = Given { why, ..of(NGOZI, vec![]) };
    assert_eq!(refused(&told, &easy), Some(Refused::TooHard));
    // In a language there is no formula for, nothing is in the way.
    assert_eq!(refused(&told, &Given { language: "so".to_owned(), ..one }), None);
}

#[test]
fn the_age_that_day_is_kept_told_from_the_day_she_was_to_be_born() {
    let born = date(2026, 6, 1);
    let early = people::Event::Changed(Changed {
        person: AMARA,
        names: None,
        pronouns: None,
        birth: Some(people::Birth::On(born)),
        gestation: Some(Gestation { weeks: 34, days: 0 }),
        languages: None,
    });
    let told = with(record(), &[Labelled::new(Label::of(Facet::Child(AMARA)), early)]);
    let age = |on| {
        let one = Given { on, ask: None, ..of(NGOZI, vec![quote(DOOR, "She turned.")]) };
        let one = gives(&told, &one).unwrap();
        let practice::Event::Guidance(Event::Given { given, .. }) = one.event else {
            panic!("guidance is given")
        };
        given.age
    };
    assert_eq!(age(TODAY), Some(Age { born, adjusted: Some(date(2026, 7, 13)) }));
    assert_eq!(age(date(2028, 5, 31)).unwrap().adjusted, Some(date(2026, 7, 13)));
    assert_eq!(age(date(2028, 6, 1)), Some(Age { born, adjusted: None }), "until two years");
}

#[test]
fn the_next_visit_asks_whether_it_came_and_not_yet_asks_again() {
    let told = given();
    let asked = |told: &[Said], on| family(told).guidance_of(ONE).unwrap().is_asked(on);
    assert!(!asked(&told, TODAY) && asked(&told, day(7)));
    let hers = (HERS, Facet::Together);
    let say = |told: &[Said], one| answer(&family(told), ONE, one, hers).unwrap();
    let not_yet = says(Came::NotYet, Party::Person(NGOZI), day(7));
    let told = with(told.clone(), &[say(&told, not_yet)]);
    assert!(!asked(&told, day(7)) && asked(&told, day(14)));
    let later = says(Came::NotYet, Party::Person(NGOZI), day(14));
    let told = with(told.clone(), &[say(&told, Answer { ask: Some(day(40)), ..later })]);
    assert!(!asked(&told, day(39)) && asked(&told, day(40)));
    let told = with(told.clone(), &[say(&told, says(Came::Came, Party::Person(NGOZI), day(41)))]);
    assert!(!asked(&told, Date::MAX));
    assert_eq!(family(&told).guidance_of(ONE).unwrap().answers.len(), 3, "all of it stays");
}

#[test]
fn she_answers_herself_and_nobody_else_of_the_family_does() {
    let told = given();
    let whole = family(&told);
    let say = |by, of| answer(&whole, ONE, says(Came::Came, by, day(7)), of).map(|one| one.label);
    let hers = say(Party::Person(NGOZI), (HERS, Facet::Together)).unwrap();
    let standing = Standing { person: NGOZI, ties: vec![(AMARA, Tie::LegalParent)] };
    assert!(may_write(&Reader::new(Hat::Caregiver, Relation::Family(standing)), &hers));
    assert!(!reads(CHIDI, &hers));
    let his = say(Party::Person(CHIDI), (HIS, Facet::Together));
    assert_eq!(his, Err(Refused::NoSuchGuidance));
    let of_his = say(Party::Person(CHIDI), (TEAM, Facet::Together));
    assert_eq!(of_his, Err(Refused::UnknownTeller));
    let us = Party::Practitioner(VISITOR);
    assert_eq!(say(us, (HERS, Facet::Together)), Err(Refused::UnknownTeller));
    // Said in a visit she does not read, it stays with the team.
    let ours = say(us, (TEAM, Facet::Together)).unwrap();
    let apart = say(us, (TEAM, Facet::Caregiver(CHIDI))).unwrap();
    assert!(reads(NGOZI, &ours) && !reads(NGOZI, &apart) && !reads(CHIDI, &apart));
    let bare = Answer { words: None, ..says(Came::Otherwise, us, day(7)) };
    let bare = answer(&whole, ONE, bare, (TEAM, Facet::Together)).map(|_| ());
    assert_eq!(bare, Err(Refused::NoAnswer));
}

#[test]
fn in_a_visit_that_another_has_for_himself_nothing_is_given_to_her() {
    let told = record();
    let gives = |part| {
        through(&told, NGOZI, |eyes| {
            let one = of(NGOZI, vec![quote(DOOR, "She turned.")]);
            give_in(&family(&told), eyes, ONE, one, part).map(|_| ())
        })
    };
    assert_eq!(gives(Facet::Together), Ok(()));
    assert_eq!(gives(Facet::Caregiver(NGOZI)), Ok(()));
    for part in [Facet::Caregiver(CHIDI), Facet::Practitioner] {
        assert_eq!(gives(part), Err(Refused::VisitNotTheirs));
    }
}

#[test]
fn after_a_loss_all_of_it_is_silent_at_once() {
    let told = given();
    let died = people::Event::Died { person: AMARA, when: text("this autumn") };
    let told = with(told, &[Labelled::new(Label::of(Facet::Together), died)]);
    let whole = family(&told);
    assert_eq!(whole.guidance().count(), 0);
    let back = take_back(&whole, ONE, TEAM, TODAY).map(|_| ());
    assert_eq!(back, Err(Refused::NoSuchGuidance));
    let another = of(NGOZI, vec![quote(DOOR, "She turned.")]);
    assert_eq!(refused(&told, &another), Some(Refused::UnknownChild));
}

#[test]
fn taken_back_or_put_away_it_is_gone_from_everywhere() {
    for hand in [TEAM, HERS] {
        let told = given();
        let back = take_back(&family(&told), ONE, hand, TODAY).unwrap();
        assert!(reads(NGOZI, &back.label) && !reads(CHIDI, &back.label));
        assert_eq!(family(&with(told, &[back])).guidance().count(), 0);
    }
    let his = take_back(&family(&given()), ONE, HIS, TODAY).map(|_| ());
    assert_eq!(his, Err(Refused::NoSuchGuidance));
}

#[test]
fn what_is_asked_for_lies_ahead_and_no_slip_of_the_hand_away() {
    let told = record();
    for (ask, is) in [(day(-1), true), (day(0), false), (day(731), false), (day(732), true)] {
        let one = Given { ask: Some(ask), ..of(NGOZI, vec![quote(DOOR, "She turned.")]) };
        assert_eq!(refused(&told, &one) == Some(Refused::NotAhead), is, "{ask}");
    }
}

#[test]
fn of_much_that_was_seen_a_few_of_each_kind_are_offered() {
    let seen = |id| quote(ObservationId(id), "Seen.");
    let first = Because { of: Source::First(practice::FirstId(1)), quote: text("A word.") };
    let nature = by_nature::nature(NGOZI, false, "Loud.");
    let all: Vec<Because> =
        [nature.clone()].into_iter().chain((0..9).map(seen)).chain([first.clone()]).collect();
    let kept = few(&all, 5);
    assert_eq!(kept, [nature, seen(0), seen(1), seen(2), first]);
    assert_eq!(few(&all, 99), all);
}

#[test]
fn for_all_it_is_told_of_the_child_and_in_a_visit_where_fewer_were_it_is_not() {
    let told = record();
    let for_all = Given { for_all: true, ..of(NGOZI, vec![quote(DOOR, "She turned.")]) };
    let one = gives(&told, &for_all).expect("it is for all");
    assert_eq!(one.label.facet, Facet::Child(AMARA));
    assert!(reads(NGOZI, &one.label) && reads(CHIDI, &one.label));
    let own = gives(&told, &Given { for_all: false, ..for_all.clone() }).expect("it is hers");
    assert!(reads(NGOZI, &own.label) && !reads(CHIDI, &own.label));
    let room = |label: &Label| {
        let on_screen = Reader::new(Hat::Visitor, Relation::Team);
        may_read(&Reader { screen: Screen::Shared, ..on_screen }, label, &[])
    };
    assert!(room(&one.label) && !room(&own.label), "and only that may be seen in the room");
    let in_visit = |part| {
        let given = for_all.clone();
        let given = through(&told, NGOZI, |eyes| give_in(&family(&told), eyes, ONE, given, part));
        given.expect("it is given").label.facet
    };
    assert_eq!(in_visit(Facet::Together), Facet::Child(AMARA));
    assert_eq!(in_visit(Facet::Caregiver(NGOZI)), Facet::Caregiver(NGOZI));
    // What the team takes back goes from everybody; what she puts away, she says for herself.
    let told = with(told, &[one]);
    let theirs = take_back(&family(&told), ONE, TEAM, TODAY).expect("it is taken back");
    assert_eq!(theirs.label.facet, Facet::Child(AMARA));
    let hers = take_back(&family(&told), ONE, HERS, TODAY).expect("it is put away");
    assert_eq!(hers.label.facet, Facet::Caregiver(NGOZI));
    assert_eq!(take_back(&family(&told), ONE, HIS, TODAY).err(), Some(Refused::NoSuchGuidance));
}
