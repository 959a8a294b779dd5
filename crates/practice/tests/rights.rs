// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be decided about who may know what, and what each decision does to who reads.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::access::{Asker, Moment, Relation, Tie, relation, tie};
use practice::people::{self, Birth, Care, CareBegan, Names, NewPerson, Role};
use practice::rights::{self, Consent, ConsentFor, Covers, Decision, Effect, Order, Refused};
use practice::text::{LINE_MAX, Text};
use practice::{ConsentId, Family, FamilyId, Labelled, OrderId, PersonId, PractitionerId};

const CHILD: PersonId = PersonId(1);
const PARENT: PersonId = PersonId(2);
const CARER: PersonId = PersonId(3);
const ME: PractitionerId = PractitionerId(9);
const BORN: Date = date(2026, 3, 1);
const TODAY: Date = date(2026, 11, 24);

fn text(words: &str) -> Text {
    Text::line(words, LINE_MAX).unwrap()
}

fn then(family: &Family, one: Labelled) -> Family {
    family.after(&[one], ME, Timestamp::UNIX_EPOCH)
}

/// A child, a parent by birth, and somebody who fosters.
fn family() -> Family {
    let mut family = Family::new(FamilyId(1));
    for (id, role) in [(CHILD, Role::Child), (PARENT, Role::Caregiver), (CARER, Role::Caregiver)] {
        let names = Names::of(Some(text("Testling")), None);
        let birth = (role == Role::Child).then_some(Birth::On(BORN));
        let (pronouns, gestation, languages, source) = (None, None, Vec::new(), None);
        let new = NewPerson { id, role, names, pronouns, birth, gestation, languages, source };
        family = then(&family, people::add(new, TODAY).unwrap());
    }
    for (caregiver, role) in [(PARENT, Care::Birth), (CARER, Care::Foster)] {
        let day_to_day = role == Care::Foster;
        let (words, since) = (None, None);
        let began = CareBegan { caregiver, child: CHILD, role, words, since, day_to_day };
        family = then(&family, people::care(&family, began, TODAY).unwrap());
    }
    family
}

fn agreed() -> Consent {
    Consent {
        by: vec![PARENT],
        to: text("Made-up Clinic"),
        purpose: ConsentFor::Referral,
        covers: vec![Covers::Child],
        children: vec![CHILD],
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: date(2027, 5, 23),
        words: None,
    }
}

fn ordered(family: &Family, person: PersonId, effect: Effect) -> Family {
    let (court, words) = (text("Made-up Court, 1"), text("As the court said."));
    let says = Order { person, child: CHILD, effect, from: TODAY, until: None, court, words };
    then(family, rights::order(family, OrderId(1), says).unwrap())
}

fn opens(family: &Family, person: PersonId, on: Date) -> bool {
    let at = Moment { now: Timestamp::UNIX_EPOCH, today: on };
    matches!(relation(family, &Asker::Member(person), at), Relation::Family(_))
}

#[test]
fn a_consent_that_lacks_something_is_refused_for_what_it_lacks() {
    let family = family();
    let refused = |change: &dyn Fn(&mut Consent)| {
        let mut given = agreed();
        change(&mut given);
        rights::consent(&family, ConsentId(1), given, TODAY).unwrap_err()
    };
    assert!(rights::consent(&family, ConsentId(1), agreed(), TODAY).is_ok());
    assert_eq!(refused(&|given| given.by.clear()), Refused::NobodySigned);
    assert_eq!(refused(&|given| given.by = vec![PersonId(77)]), Refused::UnknownPerson);
    assert_eq!(refused(&|given| given.to = Text::default()), Refused::NoRecipient);
    assert_eq!(refused(&|given| given.covers.clear()), Refused::NothingCovered);
    assert_eq!(refused(&|given| given.children.clear()), Refused::NoChild);
    assert_eq!(refused(&|given| given.children = vec![PARENT]), Refused::UnknownChild);
    assert_eq!(refused(&|given| given.by = vec![CARER]), Refused::MayNotSign);
    assert_eq!(refused(&|given| given.until = date(2026, 11, 23)), Refused::End);
    assert_eq!(refused(&|given| given.until = date(2029, 1, 1)), Refused::End);
    let past = |given: &mut Consent| {
        (given.from, given.until) = (date(2026, 1, 1), date(2026, 2, 1));
    };
    assert_eq!(refused(&past), Refused::Ended);
}

#[test]
fn a_consent_for_substance_use_counselling_covers_nothing_else() {
    let family = family();
    let alone =
        || Consent { covers: Vec::new(), children: Vec::new(), counselling: true, ..agreed() };
    let tried = |given| rights::consent(&family, ConsentId(1), given, TODAY).map(drop);
    assert_eq!(tried(alone()), Ok(()));
    for combined in [
        Consent { covers: vec![Covers::Own], ..alone() },
        Consent { children: vec![CHILD], ..alone() },
        Consent { part2: true, ..alone() },
        Consent { protected: true, ..alone() },
        Consent { counselling: true, ..agreed() },
    ] {
        assert_eq!(tried(combined), Err(Refused::Combined));
    }
}

fn relation_of(family: &Family, who: PractitionerId, today: Date) -> Relation {
    let at = Moment { now: Timestamp::UNIX_EPOCH, today };
    relation(family, &Asker::Practitioner(who, Vec::new()), at)
}

#[test]
fn a_cover_that_is_ended_early_ends_that_day_and_ends_once() {
    let (colleague, other) = (PractitionerId(10), PractitionerId(11));
    let (tomorrow, later) = (date(2026, 11, 25), date(2026, 12, 4));
    let mut family = family();
    for who in [colleague, other] {
        family = then(&family, rights::cover(who, TODAY, later, TODAY).unwrap());
    }
    let unknown = rights::end_cover(&family, colleague, tomorrow, TODAY);
    assert_eq!(unknown.unwrap_err(), Refused::Unknown);
    assert_eq!(relation_of(&family, colleague, tomorrow), Relation::Cover);
    let ended = then(&family, rights::end_cover(&family, colleague, TODAY, tomorrow).unwrap());
    assert_eq!(relation_of(&ended, colleague, TODAY), Relation::Cover, "what was, was");
    for day in [tomorrow, later] {
        assert_eq!(relation_of(&ended, colleague, day), Relation::None, "{day}");
        assert_eq!(relation_of(&ended, other, day), Relation::Cover, "nobody else’s ends");
    }
    let again = rights::end_cover(&ended, colleague, TODAY, tomorrow);
    assert_eq!(again.unwrap_err(), Refused::Ended);
    let over = rights::end_cover(&family, colleague, TODAY, date(2026, 12, 5));
    assert_eq!(over.unwrap_err(), Refused::Ended);
    // Asked again on the same day they stand in again, and one that was to begin later never does.
    let anew = then(&ended, rights::cover(colleague, TODAY, later, tomorrow).unwrap());
    assert_eq!(relation_of(&anew, colleague, tomorrow), Relation::Cover);
    let ahead = then(&ended, rights::cover(colleague, later, later, tomorrow).unwrap());
    let never = then(&ahead, rights::end_cover(&ahead, colleague, later, tomorrow).unwrap());
    assert_eq!(relation_of(&never, colleague, later), Relation::None);
}

#[test]
fn a_consent_is_taken_back_once_and_in_person_only_by_who_signed() {
    let family = family();
    let id = ConsentId(1);
    let given = then(&family, rights::consent(&family, id, agreed(), TODAY).unwrap());
    assert!(given.rights.consents[0].holds_on(TODAY));
    let tried = |told| rights::withdraw(&given, id, told, TODAY);
    assert_eq!(tried(Some(CARER)).unwrap_err(), Refused::Unknown);
    let unknown = rights::withdraw(&given, ConsentId(2), None, TODAY);
    assert_eq!(unknown.unwrap_err(), Refused::Unknown);
    let back = then(&given, tried(Some(PARENT)).unwrap());
    assert!(!back.rights.consents[0].holds_on(TODAY), "it acts at once");
    let again = rights::withdraw(&back, id, None, TODAY);
    assert_eq!(again.unwrap_err(), Refused::Ended);
}

#[test]
fn an_order_stands_before_a_decision_and_a_decision_before_the_roles_of_care() {
    let family = family();
    let decision = |treated| Decision {
        person: PARENT,
        child: CHILD,
        treated,
        reason: text("Somebody would come to harm."),
        reviewer: None,
        on: TODAY,
    };
    let short = Decision { reason: text("Because."), ..decision(false) };
    assert_eq!(rights::decide(&family, short, TODAY).unwrap_err(), Refused::ReasonTooShort);
    let refused = then(&family, rights::decide(&family, decision(false), TODAY).unwrap());
    assert_eq!(tie(&refused, PARENT, CHILD, TODAY), Tie::Refused);
    assert!(!opens(&refused, PARENT, TODAY) && opens(&refused, CARER, TODAY));
    assert!(opens(&refused, PARENT, TODAY.yesterday().unwrap()), "it holds from its day on");
    let again = then(&refused, rights::decide(&refused, decision(true), TODAY).unwrap());
    assert_eq!(tie(&again, PARENT, CHILD, TODAY), Tie::Representative);
    let kept = ordered(&again, PARENT, Effect::NoRecords);
    assert_eq!(tie(&kept, PARENT, CHILD, TODAY), Tie::Refused);
    let lifted = then(&kept, rights::lift(&kept, OrderId(1), TODAY, TODAY).unwrap());
    assert_eq!(tie(&lifted, PARENT, CHILD, TODAY), Tie::Representative);
    let twice = rights::lift(&lifted, OrderId(1), TODAY, TODAY);
    assert_eq!(twice.unwrap_err(), Refused::Ended);
}

#[test]
fn adoption_ends_the_ties_of_birth_and_coming_of_age_ends_them_all() {
    let family = family();
    assert_eq!(tie(&family, CARER, CHILD, TODAY), Tie::DayToDay);
    let adopted = ordered(&family, CARER, Effect::Adopted);
    assert_eq!(tie(&adopted, CARER, CHILD, TODAY), Tie::LegalParent);
    assert_eq!(tie(&adopted, PARENT, CHILD, TODAY), Tie::None);
    assert!(!opens(&adopted, PARENT, TODAY));

    let (before, birthday) = (date(2044, 2, 29), date(2044, 3, 1));
    assert_eq!(tie(&family, PARENT, CHILD, before), Tie::LegalParent);
    assert!(opens(&family, PARENT, before) && !opens(&family, CHILD, before));
    assert_eq!(tie(&family, PARENT, CHILD, birthday), Tie::None);
    assert_eq!(tie(&family, CHILD, CHILD, birthday), Tie::LegalParent);
    assert!(!opens(&family, PARENT, birthday) && opens(&family, CHILD, birthday));
}

fn died(family: &Family, person: PersonId) -> Family {
    let died = people::Event::Died { person, when: text("Yesterday") };
    then(family, people::passing(family, died, TODAY).unwrap())
}

#[test]
fn nobody_reads_or_signs_as_somebody_who_died() {
    let family = died(&family(), PARENT);
    assert_eq!(tie(&family, PARENT, CHILD, TODAY), Tie::None);
    assert!(!opens(&family, PARENT, TODAY) && opens(&family, CARER, TODAY));
    let signed = rights::consent(&family, ConsentId(1), agreed(), TODAY);
    assert_eq!(signed.unwrap_err(), Refused::MayNotSign);
}

#[test]
fn the_parents_of_a_child_who_died_stay_their_parents_for_good() {
    let family = died(&family(), CHILD);
    let birthday = date(2044, 3, 1);
    for on in [TODAY, birthday] {
        assert_eq!(tie(&family, PARENT, CHILD, on), Tie::LegalParent);
        assert!(opens(&family, PARENT, on) && !opens(&family, CHILD, on));
    }
}

#[test]
fn custody_gives_a_right_and_no_contact_takes_none() {
    let family = family();
    let custody = ordered(&family, CARER, Effect::Custody);
    assert_eq!(tie(&custody, CARER, CHILD, TODAY), Tie::Representative);
    let apart = ordered(&family, PARENT, Effect::NoContact);
    assert_eq!(tie(&apart, PARENT, CHILD, TODAY), Tie::LegalParent);
    let ended = ordered(&family, PARENT, Effect::RightsEnded);
    assert_eq!(tie(&ended, PARENT, CHILD, TODAY), Tie::Refused);
}
