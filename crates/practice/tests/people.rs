// SPDX-License-Identifier: AGPL-3.0-or-later
//! People of a family: what may be said of them, what is refused, and whom a record is called after.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::people::{
    self, Birth, Care, CareBegan, Changed, Contact, Event, Gestation, IdentitySaid, Names,
    NewPerson, Refused, ReportCode, Role,
};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, EMEKA, FAMILY, HOME, NGOZI, TODAY, VISITOR, okoro, person, text,
};
use practice::text::Text;
use practice::{Facet, Family, HomeId, Labelled, PersonId, family, kin};

const STRANGER: PersonId = PersonId(0xff);
const BABY: PersonId = PersonId(0xe1);

fn tomorrow() -> Date {
    TODAY.tomorrow().expect("time goes on")
}

fn in_days(days: i32) -> Date {
    TODAY.checked_add(jiff::Span::new().days(days)).expect("a day near today")
}

fn and(family: &Family, one: &Labelled) -> Family {
    family.after(std::slice::from_ref(one), VISITOR, Timestamp::UNIX_EPOCH)
}

fn child(birth: Birth) -> NewPerson {
    NewPerson { birth: Some(birth), ..person(BABY, Role::Child, "Obi Okoro", "Obi") }
}

fn unnamed(birth: Birth) -> NewPerson {
    NewPerson { names: Names::default(), ..child(birth) }
}

fn born(on: Date) -> Event {
    Event::Born { person: BABY, on, gestation: None }
}

fn began(caregiver: PersonId, child: PersonId) -> CareBegan {
    let (words, since) = (None, None);
    CareBegan { caregiver, child, role: Care::Kin, words, since, day_to_day: true }
}

fn nothing_changed(person: PersonId) -> Changed {
    Changed { person, names: None, pronouns: None, birth: None, gestation: None, languages: None }
}

fn of_herself(words: &str, codes: Vec<ReportCode>, on: Date) -> IdentitySaid {
    IdentitySaid { words: text(words), teller: NGOZI, on, codes, also: None }
}

fn reached(how: &str) -> Contact {
    Contact { how: text(how), when: None, never: None }
}

/// A baby expected in twenty days, in the family.
fn expecting() -> Family {
    let due = people::add(unnamed(Birth::Due(in_days(20))), TODAY);
    let due = due.expect("a baby may be expected");
    and(&okoro(), &due)
}

/// The same baby, lost before birth.
fn lost() -> Family {
    let (with, when, words) = (None, None, None);
    let told = kin::Event::PregnancyEnded {
        of: NGOZI,
        with,
        child: Some(BABY),
        when,
        words,
        mistake: false,
    };
    and(&expecting(), &kin::ended(&expecting(), told).expect("a baby who was expected"))
}

fn refusals_of_a_new_person() -> Vec<(Refused, Result<Labelled, Refused>)> {
    let weeks = |weeks, days| {
        let gestation = Some(Gestation { weeks, days });
        people::add(NewPerson { gestation, ..child(Birth::On(TODAY)) }, TODAY)
    };
    let nobody = NewPerson { names: Names::default(), ..person(BABY, Role::Caregiver, "x", "x") };
    vec![
        (Refused::NoName, people::add(unnamed(Birth::On(TODAY)), TODAY)),
        (Refused::NoName, people::add(nobody, TODAY)),
        (Refused::NoBirth, people::add(person(BABY, Role::Child, "Obi", "Obi"), TODAY)),
        (Refused::BornInFuture, people::add(child(Birth::On(tomorrow())), TODAY)),
        (Refused::BornTooEarly, people::add(child(Birth::On(date(1899, 12, 31))), TODAY)),
        (Refused::DueTooFar, people::add(child(Birth::Due(in_days(306))), TODAY)),
        (Refused::DueTooFar, people::add(child(Birth::Due(in_days(-61))), TODAY)),
        (Refused::Gestation, weeks(19, 6)),
        (Refused::Gestation, weeks(45, 0)),
        (Refused::Gestation, weeks(34, 7)),
    ]
}

fn refusals_in_a_family() -> Vec<(Refused, Result<Labelled, Refused>)> {
    let okoro = okoro();
    let sleeps = |home, person| {
        people::home(&okoro, Event::Sleeps { home, person, how_much: None, here: true })
    };
    let unnamed = Changed { names: Some(Names::default()), ..nothing_changed(NGOZI) };
    let later = CareBegan { since: Some(tomorrow()), ..began(ADAEZE, AMARA) };
    let other = CareBegan { role: Care::Other, ..began(ADAEZE, AMARA) };
    let home = Event::HomeAdded { home: HomeId(9), called: Text::default() };
    let away = Event::Away { person: STRANGER, place: None };
    let again = Event::Born { person: AMARA, on: TODAY, gestation: None };
    let said =
        |words, codes, on| people::identity(&okoro, NGOZI, of_herself(words, codes, on), TODAY);
    let by_stranger = IdentitySaid { teller: STRANGER, ..of_herself("Igbo", vec![], TODAY) };
    let of_chidi = IdentitySaid { teller: CHIDI, ..of_herself("Igbo", vec![], TODAY) };
    let by_amara = IdentitySaid { teller: AMARA, ..of_herself("Igbo", vec![], TODAY) };
    let both = vec![ReportCode::Black, ReportCode::PreferNotToSay];
    let not_said = of_herself("", vec![ReportCode::PreferNotToSay], TODAY);
    let also = IdentitySaid { also: Some(text("Igbo")), ..not_said };
    vec![
        (Refused::NoSuchPerson, people::change(&okoro, nothing_changed(STRANGER), TODAY)),
        (Refused::NoName, people::change(&okoro, unnamed, TODAY)),
        (Refused::NoSuchPerson, people::passing(&okoro, away, TODAY)),
        (Refused::NoSuchPerson, people::passing(&okoro, born(TODAY), TODAY)),
        (Refused::AlreadyBorn, people::passing(&okoro, again, TODAY)),
        (Refused::BornInFuture, people::passing(&expecting(), born(tomorrow()), TODAY)),
        (Refused::Lost, people::passing(&lost(), born(TODAY), TODAY)),
        (Refused::NoSuchPerson, people::care(&okoro, began(STRANGER, AMARA), TODAY)),
        (Refused::NoSuchPerson, people::care(&okoro, began(NGOZI, STRANGER), TODAY)),
        (Refused::NotACarer, people::care(&okoro, began(AMARA, NGOZI), TODAY)),
        (Refused::NotACarer, people::care(&okoro, began(EMEKA, AMARA), TODAY)),
        (Refused::InFuture, people::care(&okoro, later, TODAY)),
        (Refused::Empty, people::care(&okoro, other, TODAY)),
        (Refused::Empty, people::home(&okoro, home)),
        (Refused::NoSuchHome, sleeps(HomeId(9), NGOZI)),
        (Refused::NoSuchHome, people::home(&okoro, born(TODAY))),
        (Refused::NoSuchPerson, sleeps(HOME, STRANGER)),
        (Refused::NoSuchPerson, people::contact(&okoro, STRANGER, reached("by letter"))),
        (Refused::Empty, people::contact(&okoro, NGOZI, reached(""))),
        (Refused::Empty, said("", vec![], TODAY)),
        (Refused::InFuture, said("Igbo", vec![], tomorrow())),
        (Refused::NoSuchPerson, people::identity(&okoro, NGOZI, by_stranger, TODAY)),
        (Refused::NotTheirsToSay, people::identity(&okoro, NGOZI, of_chidi, TODAY)),
        (Refused::ToldByAChild, people::identity(&okoro, AMARA, by_amara, TODAY)),
        (Refused::SaidAndNotSaid, said("", both, TODAY)),
        (Refused::SaidAndNotSaid, people::identity(&okoro, NGOZI, also, TODAY)),
        (Refused::NoSuchPerson, family::wish(&okoro, STRANGER, text("rest"), TODAY)),
        (Refused::Empty, family::wish(&okoro, NGOZI, Text::default(), TODAY)),
    ]
}

/// How many refusals there are; a new one does not compile here until a test reaches it.
fn number(refused: Refused) -> usize {
    match refused {
        Refused::NoSuchPerson => 0,
        Refused::NoSuchHome => 1,
        Refused::NoName => 2,
        Refused::NoBirth => 3,
        Refused::BornInFuture => 4,
        Refused::BornTooEarly => 5,
        Refused::DueTooFar => 6,
        Refused::Gestation => 7,
        Refused::NotACarer => 8,
        Refused::Empty => 9,
        Refused::InFuture => 10,
        Refused::AlreadyBorn => 11,
        Refused::NotTheirsToSay => 12,
        Refused::ToldByAChild => 13,
        Refused::SaidAndNotSaid => 14,
        Refused::Lost => 15,
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let all = refusals_of_a_new_person().into_iter().chain(refusals_in_a_family());
    let mut reached = BTreeSet::new();
    for (at, (expected, decided)) in all.enumerate() {
        assert_eq!(decided.unwrap_err(), expected, "case {at}");
        reached.insert(number(expected));
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), (0..16).collect::<Vec<_>>());
}

#[test]
fn every_refusal_has_a_message_of_its_own_and_a_field() {
    let all: Vec<Refused> = refusals_of_a_new_person()
        .into_iter()
        .chain(refusals_in_a_family())
        .map(|(refused, _)| refused)
        .collect();
    let numbers: BTreeSet<usize> = all.iter().map(|refused| number(*refused)).collect();
    let codes: BTreeSet<&str> = all.iter().map(|refused| refused.code()).collect();
    assert_eq!(codes.len(), numbers.len());
    assert!(codes.iter().all(|code| code.starts_with("people-refused-")));
    assert!(all.iter().all(|refused| !refused.field().is_empty()));
}

#[test]
fn the_limits_themselves_are_taken() {
    for birth in [
        Birth::On(TODAY),
        Birth::On(date(1900, 1, 1)),
        Birth::Due(in_days(305)),
        Birth::Due(in_days(-60)),
    ] {
        assert!(people::add(child(birth), TODAY).is_ok(), "{birth:?}");
    }
    for (weeks, days) in [(20, 0), (44, 6)] {
        let gestation = Some(Gestation { weeks, days });
        let new = NewPerson { gestation, ..child(Birth::On(TODAY)) };
        assert!(people::add(new, TODAY).is_ok());
    }
}

#[test]
fn a_baby_on_the_way_needs_no_name_and_keeps_its_id_when_it_is_born() {
    let family = expecting();
    let baby = family.people.get(BABY).unwrap();
    assert_eq!((baby.names.short(), baby.born()), (None, None));

    let family = and(&family, &people::passing(&family, born(TODAY), TODAY).unwrap());
    assert_eq!(family.people.get(BABY).unwrap().born(), Some(TODAY));

    let obi = Names::of(Some(text("Obi Okoro")), None);
    let named = Changed { names: Some(obi), ..nothing_changed(BABY) };
    let family = and(&family, &people::change(&family, named, TODAY).unwrap());
    assert_eq!(family.people.get(BABY).unwrap().names.short(), Some("Obi Okoro"));
}

#[test]
fn what_is_not_changed_stays_as_it_was() {
    let okoro = okoro();
    let she = Changed { pronouns: Some(text("she")), ..nothing_changed(AMARA) };
    let family = and(&okoro, &people::change(&okoro, she, TODAY).unwrap());
    let [before, after] = [&okoro, &family].map(|family| family.people.get(AMARA).unwrap());
    assert_eq!(after.pronouns, Some(text("she")));
    assert_eq!(
        (&after.names, after.birth, after.gestation),
        (&before.names, before.birth, before.gestation)
    );

    let none = Changed { pronouns: Some(Text::default()), ..nothing_changed(AMARA) };
    let family = and(&family, &people::change(&family, none, TODAY).unwrap());
    assert_eq!(family.people.get(AMARA).unwrap().pronouns, None);
}

#[test]
fn names_of_one_word_of_two_surnames_and_of_any_script_are_kept_as_written() {
    for full in
        ["O", "Naw Paw Wah", "Itzel de la Cruz Xol", "سلمى حداد", "İpek ß", "Two\u{a0}Rivers"]
    {
        let new = person(PersonId(0xe2), Role::Caregiver, full, "");
        let new = NewPerson {
            names: Names::of(new.names.all.first().map(|n| n.text.clone()), None),
            ..new
        };
        let family = and(&okoro(), &people::add(new, TODAY).unwrap());
        assert_eq!(family.people.get(PersonId(0xe2)).unwrap().names.full(), Some(full));
    }
}

#[test]
fn who_died_stays_in_the_family() {
    let family = okoro();
    assert_eq!(family.people.get(EMEKA).unwrap().died, Some(text("2019")));
}

#[test]
fn who_comes_back_is_away_no_longer() {
    let okoro = okoro();
    let away = |place| Event::Away { person: CHIDI, place };
    let gone = and(&okoro, &people::passing(&okoro, away(Some(text("at sea"))), TODAY).unwrap());
    assert_eq!(gone.people.get(CHIDI).unwrap().away, Some(text("at sea")));
    let back = and(&gone, &people::passing(&gone, away(None), TODAY).unwrap());
    assert_eq!(back.people.get(CHIDI).unwrap().away, None);
}

#[test]
fn a_baby_sleeps_in_two_homes_and_leaves_one_of_them() {
    let okoro = okoro();
    let second = HomeId(0xb2);
    let called = text("Chidi’s home");
    let family =
        and(&okoro, &people::home(&okoro, Event::HomeAdded { home: second, called }).unwrap());
    let sleeps = |here| Event::Sleeps { home: second, person: AMARA, how_much: None, here };
    let both = and(&family, &people::home(&family, sleeps(true)).unwrap());
    let homes = |family: &Family| {
        let sleeps = family.people.homes.iter().flat_map(|home| &home.sleeps);
        sleeps.filter(|sleeps| sleeps.person == AMARA).count()
    };
    assert_eq!((homes(&family), homes(&both)), (1, 2));
    assert_eq!(homes(&and(&both, &people::home(&both, sleeps(false)).unwrap())), 1);
}

#[test]
fn a_role_of_care_ends_and_stays_known() {
    let event = Event::CareEnded { caregiver: ADAEZE, child: AMARA, on: TODAY };
    let ended = Labelled::new(practice::Label::of(Facet::Together), event);
    let family = and(&okoro(), &ended);
    assert_eq!(family.people.care_by(ADAEZE).count(), 0);
    let known = family.people.care.iter().find(|care| care.caregiver == ADAEZE).unwrap();
    assert_eq!(known.until, Some(TODAY));
}

#[test]
fn what_is_somebodys_own_stays_in_their_own_part() {
    let okoro = okoro();
    let own = Facet::Caregiver(NGOZI);
    let contact = people::contact(&okoro, NGOZI, reached("text message")).unwrap();
    let identity = of_herself("Igbo", vec![ReportCode::Black], TODAY);
    let identity = people::identity(&okoro, NGOZI, identity, TODAY).unwrap();
    let wish = family::wish(&okoro, NGOZI, text("rest"), TODAY).unwrap();
    assert_eq!([contact.label.facet, identity.label.facet, wish.label.facet], [own; 3]);
    assert_eq!([identity.label.teller, wish.label.teller], [Some(NGOZI); 2]);
    let of_the_child = people::contact(&okoro, AMARA, reached("through Ngozi")).unwrap();
    assert_eq!(of_the_child.label.facet, Facet::Child(AMARA));
    let of_another = people::contact(&okoro, EMEKA, reached("by letter")).unwrap();
    assert_eq!(of_another.label.facet, Facet::Practitioner);
}

#[test]
fn who_a_child_is_a_parent_says_and_it_is_kept_in_the_childs_part_as_told_by_them() {
    let said = of_herself("Igbo, like me", vec![ReportCode::Black], TODAY);
    let said = people::identity(&okoro(), AMARA, said, TODAY).unwrap();
    assert_eq!(said.label.facet, Facet::Child(AMARA));
    assert_eq!(said.label.teller, Some(NGOZI));
}

#[test]
fn changing_who_one_is_changes_what_is_counted_from_then_on_and_keeps_what_was_said() {
    use practice::people::reported::{In2024, counted};
    let first = of_herself("Igbo", vec![ReportCode::Black], TODAY);
    let once = and(&okoro(), &people::identity(&okoro(), NGOZI, first, TODAY).unwrap());
    let newest = |family: &Family| {
        let known = family.people.get(NGOZI).unwrap();
        (known.identity.len(), counted(known.identity.last()).in_2024)
    };
    assert_eq!(newest(&once), (1, In2024::One(ReportCode::Black)));
    let then = of_herself("", vec![ReportCode::PreferNotToSay], TODAY);
    let twice = and(&once, &people::identity(&once, NGOZI, then, TODAY).unwrap());
    assert_eq!(newest(&twice), (2, In2024::PreferNotToSay));
}

#[test]
fn not_wishing_to_say_is_an_answer() {
    let said = of_herself("", vec![ReportCode::PreferNotToSay], TODAY);
    assert!(people::identity(&okoro(), NGOZI, said, TODAY).is_ok());
}

fn called(family: &Family) -> Vec<PersonId> {
    family.namesakes().iter().map(|person| person.id).collect()
}

#[test]
fn a_record_is_called_after_the_children_and_who_cares_day_to_day() {
    let okoro = okoro();
    assert_eq!(called(&okoro), [AMARA, NGOZI]);
    let daily = and(&okoro, &people::care(&okoro, began(ADAEZE, AMARA), TODAY).unwrap());
    assert_eq!(called(&daily), [AMARA, NGOZI, ADAEZE]);
}

#[test]
fn where_nobody_cares_day_to_day_the_record_is_called_after_the_first_caregiver() {
    let okoro = okoro();
    let mother = CareBegan { day_to_day: false, ..began(NGOZI, AMARA) };
    assert_eq!(called(&and(&okoro, &people::care(&okoro, mother, TODAY).unwrap())), [AMARA, NGOZI]);
}

#[test]
fn a_record_is_called_after_four_at_most_and_never_after_a_child_who_died() {
    let mut family = okoro();
    for number in 0..5 {
        let new = NewPerson { id: PersonId(0xe0 + number), ..child(Birth::On(TODAY)) };
        family = and(&family, &people::add(new, TODAY).unwrap());
    }
    assert_eq!(called(&family).len(), 4);
    let died = Event::Died { person: AMARA, when: text("today") };
    let family = and(&family, &people::passing(&family, died, TODAY).unwrap());
    assert!(!called(&family).contains(&AMARA));
}

#[test]
fn a_record_nobody_is_in_is_called_after_nobody() {
    assert!(called(&Family::new(FAMILY)).is_empty());
}

#[test]
fn who_opens_a_record_works_with_the_family_from_that_day_until_they_leave() {
    let family = okoro();
    assert!(family.has_on_team(VISITOR, date(2026, 4, 14)));
    assert!(!family.has_on_team(VISITOR, date(2026, 4, 13)));
    let event = family::Record::TeamChanged { practitioner: VISITOR, on: TODAY, joined: false };
    let left = and(&family, &Labelled::new(practice::Label::of(Facet::Together), event));
    assert!(!left.has_on_team(VISITOR, TODAY));
    assert!(left.has_on_team(VISITOR, TODAY.yesterday().unwrap()));
}
