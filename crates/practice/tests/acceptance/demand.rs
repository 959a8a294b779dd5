// SPDX-License-Identifier: AGPL-3.0-or-later
//! A custody subpoena for a file with everything in it: nothing before counsel, nothing without an order, and by an order what it names.

use std::collections::BTreeSet;

use jiff::civil::date;
use practice::family::Record;
use practice::label::LawTag;
use practice::people::Care;
use practice::release::{
    self, Authority, Counsel, Decided, Demand, Made, Outcome, Reach, Refused, Request, RequestKind,
    Verdict, weigh,
};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::{ConsentId, Event, Facet, Label, ReleaseId, RequestId};

use super::world::*;

const DEMAND: RequestId = RequestId(5);

fn world() -> World {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    world.word("clinic", Label::of(Facet::Caregiver(MOTHER)).under([LawTag::Part2]));
    let told = Label::of(Facet::Safety).told_by(Some(MOTHER));
    world.word("hers", told.clone().under([LawTag::PartnerViolence]));
    world.word("reported", told.under([LawTag::ChildProtectionReport]));
    let (from, words) = (text("A. Testling, counsel"), text("The whole file."));
    let asked = Request {
        kind: RequestKind::Subpoena,
        person: None,
        from,
        words,
        on: TODAY,
        about: None,
        own: false,
        sealed: false,
    };
    let one = release::ask(&world.whole(), DEMAND, asked, TODAY).unwrap();
    world.decided(one);
    world
}

fn advised(world: &mut World) {
    let counsel = Counsel { who: text("B. Testling"), on: TODAY, said: text("By order.") };
    let one = release::advise(&world.whole(), DEMAND, counsel, TODAY).unwrap();
    world.decided(one);
}

fn ordered(reach: Reach) -> Decided {
    let (outcome, ordered) = (Outcome::Produce, Some(TODAY));
    Decided { outcome, ordered, reach, words: text("As ordered."), on: TODAY }
}

/// The words that would go by the order, without and with a second person.
fn going(world: &World) -> (BTreeSet<String>, BTreeSet<String>) {
    let whole = world.whole();
    let (mut plain, mut apart) = (BTreeSet::new(), BTreeSet::new());
    for said in &world.said {
        let Event::Record(Record::WishSaid { words, .. }) = &said.event else { continue };
        match weigh(&whole, &world.said, said, Authority::Order(DEMAND), TODAY) {
            Verdict::Silent(_) => {}
            Verdict::Second => drop(apart.insert(words.to_string())),
            _ => drop(plain.insert(words.to_string())),
        }
    }
    (plain, apart)
}

/// A copy of a word of the mother's own, by a consent of hers, that answers no request.
fn agreed(world: &mut World) -> Made {
    let consent = Consent {
        by: vec![MOTHER],
        to: text("Testling"),
        purpose: ConsentFor::Referral,
        covers: vec![Covers::Own],
        children: Vec::new(),
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    };
    let id = ConsentId(1);
    world.decided(rights::consent(&world.whole(), id, consent, TODAY).unwrap());
    let hers = world.word("by consent", Label::of(Facet::Caregiver(MOTHER)));
    Made {
        to: text("Testling"),
        authority: Authority::Consent(id),
        purpose: ConsentFor::Referral,
        request: None,
        went: vec![hers],
        withheld: Vec::new(),
        reviewer: None,
        until: None,
        second: None,
        corrections: None,
        language: None,
        on: TODAY,
    }
}

#[test]
fn nothing_is_decided_before_counsel_was_asked_and_nothing_goes_without_an_order() {
    let mut world = world();
    let reach = Reach { people: vec![BABY], ..Reach::default() };
    let decide = |world: &World, decided| release::decide(&world.whole(), DEMAND, decided);
    assert_eq!(decide(&world, ordered(reach.clone())), Err(Refused::NeedsCounsel));
    let made = Made {
        to: text("Testling"),
        authority: Authority::OwnCopy(MOTHER),
        purpose: ConsentFor::OwnCopy,
        request: Some(DEMAND),
        went: vec![world.said.last().unwrap().id],
        withheld: Vec::new(),
        reviewer: None,
        until: None,
        second: None,
        corrections: None,
        language: None,
        on: TODAY,
    };
    let refused = release::release(&world.whole(), &world.said, ReleaseId(1), made, TODAY);
    assert_eq!(refused, Err(Refused::NeedsCounsel), "by no other right either");
    let by_consent = agreed(&mut world);
    let held =
        release::release(&world.whole(), &world.said, ReleaseId(1), by_consent.clone(), TODAY);
    assert_eq!(held, Err(Refused::NeedsCounsel), "nor by a right that names no request");
    let own = Made { authority: Authority::OwnCopy(MOTHER), ..by_consent.clone() };
    assert!(release::release(&world.whole(), &world.said, ReleaseId(1), own, TODAY).is_ok());
    advised(&mut world);
    let goes = release::release(&world.whole(), &world.said, ReleaseId(1), by_consent, TODAY);
    assert!(goes.is_ok());
    let without = Decided { ordered: None, ..ordered(reach.clone()) };
    assert_eq!(decide(&world, without), Err(Refused::NoOrder));
    assert_eq!(decide(&world, ordered(Reach::default())), Err(Refused::ReachesNobody));
    assert!(going(&world).0.is_empty() && going(&world).1.is_empty());
    let object = Decided { outcome: Outcome::Object, ..ordered(Reach::default()) };
    world.decided(decide(&world, object).unwrap());
    assert!(going(&world).0.is_empty());
}

#[test]
fn an_order_takes_exactly_what_it_names_and_what_the_law_keeps_only_by_name() {
    let mut world = world();
    advised(&mut world);
    let reach = Reach { people: vec![MOTHER, BABY], together: true, ..Reach::default() };
    let one = release::decide(&world.whole(), DEMAND, ordered(reach.clone())).unwrap();
    world.decided(one);
    let words = exactly(&["child", "together"], &[MOTHER]);
    assert_eq!(going(&world), (words.clone(), BTreeSet::new()));
    let named = Reach { part2: true, protected: true, visits: true, ..reach };
    let one = release::decide(&world.whole(), DEMAND, ordered(named.clone())).unwrap();
    world.decided(one);
    let mut more = words;
    more.extend(["clinic", "practitioner"].map(str::to_owned));
    let apart = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!(going(&world), (more.clone(), apart(&["hers", "safety", "violence"])));
    let reports = Reach { reports: true, ..named };
    let one = release::decide(&world.whole(), DEMAND, ordered(reports)).unwrap();
    world.decided(one);
    let all = apart(&["hers", "report", "reported", "safety", "violence"]);
    assert_eq!(going(&world), (more, all), "what is sealed never");
}

#[test]
fn a_return_sooner_than_fifteen_days_is_told() {
    let demand = |returns| Demand {
        court: text("Made-up Court, 1"),
        lawyer: None,
        served: date(2026, 11, 2),
        returns,
        copied: None,
        told: None,
        objects_until: None,
    };
    assert!(demand(Some(date(2026, 11, 16))).is_too_soon());
    assert!(!demand(Some(date(2026, 11, 17))).is_too_soon());
    assert!(!demand(None).is_too_soon());
}
