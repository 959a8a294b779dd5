// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the made-up agency promises.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use practice::looking_back::{Language, cues, look_back};
use practice::visits::{Field, Status};
use practice::{Event, Family, PractitionerId};

use super::telling::Days;
use super::{Agency, FAMILIES, MadeUpFamily, agency, back, make};

const TODAY: Date = date(2025, 10, 16);

fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(-5))
}

fn made() -> Agency {
    make(7, FAMILIES, TODAY, &zone())
}

fn folded(told: &MadeUpFamily) -> Family {
    let mut family = Family::new(told.id);
    for act in &told.acts {
        for one in &act.events {
            family.apply(&one.event, PractitionerId(act.by), act.at);
        }
    }
    family
}

#[test]
fn the_same_seed_and_day_tell_the_same_agency() {
    assert_eq!(made(), made());
}

#[test]
fn another_seed_tells_another_agency() {
    let ids = |agency: &Agency| {
        let people = agency.people.iter().map(|account| account.id);
        people.chain(agency.families.iter().map(|family| family.id.0)).collect::<BTreeSet<u128>>()
    };
    let [one, other] = [made(), make(8, FAMILIES, TODAY, &zone())].map(|agency| ids(&agency));
    assert_eq!(one.len(), 11 + FAMILIES);
    assert!(one.is_disjoint(&other));
}

#[test]
fn a_family_does_not_change_with_how_many_there_are() {
    assert_eq!(made().families[..15], make(7, 15, TODAY, &zone()).families[..]);
}

#[test]
fn no_rule_of_the_work_is_broken_on_any_day_and_seed() {
    for day in 0..10 {
        let today = TODAY.saturating_add(jiff::Span::new().days(day * 9));
        let seed = u64::try_from(day).unwrap();
        let (_, refused) = agency::make(seed, 40, &Days::new(today, &zone()));
        assert_eq!(refused, 0, "seed {day}");
    }
}

#[test]
fn every_family_is_opened_and_has_a_relationship() {
    for told in made().families {
        let family = folded(&told);
        assert!(family.opened.is_some_and(|opened| opened < TODAY));
        assert!(family.relationships.iter().count() >= 1);
        assert!(!family.namesakes().is_empty());
        let now = family.team.iter().filter(|member| member.until.is_none()).count();
        let next = family.handover.plans.iter().filter(|plan| plan.next.is_some()).count();
        assert_eq!(now, 1 + next, "one practitioner works with each family, and who comes next");
    }
}

#[test]
fn some_families_were_handed_over_and_are_visited_by_who_came_after() {
    let families: Vec<Family> = made().families.iter().map(folded).collect();
    let handed_over =
        families.iter().filter(|family| family.team.len() == 2 && family.team[0].until.is_some());
    assert!(handed_over.clone().count() >= 2);
    for family in handed_over {
        let [before, after] = [&family.team[0], &family.team[1]];
        let newest = family.visits.newest_first()[0].practitioner;
        assert!(before.until.is_some() && newest == Some(after.practitioner));
    }
}

#[test]
fn one_visitor_leaves_and_their_families_are_at_different_steps() {
    let agency = made();
    let leaver = agency.people.iter().find(|one| one.leaves.is_some()).unwrap();
    let who = PractitionerId(leaver.id);
    let families: Vec<Family> = agency.families.iter().map(folded).collect();
    let theirs = families.iter().filter(|family| family.has_on_team(who, TODAY));
    let open: Vec<usize> = theirs
        .map(|family| {
            let plan = family.handover.plan_of(who).expect("each has its goodbye");
            assert_eq!(Some(plan.until), leaver.leaves);
            practice::handover::open_steps(family, plan).len()
        })
        .collect();
    assert!(open.len() >= 7, "{open:?}");
    let different: BTreeSet<usize> = open.iter().copied().collect();
    assert!(different.len() >= 4, "{open:?}");
}

#[test]
fn acts_ascend_and_none_is_of_today_or_later() {
    let midnight = zone().to_timestamp(TODAY.at(0, 0, 0, 0)).unwrap();
    for told in made().families {
        assert!(told.acts.windows(2).all(|two| two[0].at < two[1].at));
        assert!(told.acts.iter().all(|act| act.at < midnight && !act.events.is_empty()));
    }
}

#[test]
fn imani_has_eleven_families_and_three_visits_on_the_day() {
    let agency = made();
    let imani = PractitionerId(agency.people[0].id);
    let families: Vec<Family> = agency.families.iter().map(folded).collect();
    let hers = families.iter().filter(|family| family.has_on_team(imani, TODAY));
    assert_eq!(hers.clone().count(), 11);
    let mut hours: Vec<_> = hers
        .flat_map(|family| family.visits.iter())
        .filter(|visit| visit.on() == Some(TODAY) && visit.status() == Status::Planned)
        .filter_map(|visit| visit.when().and_then(|when| when.at))
        .map(|at| (at.hour(), at.minute()))
        .collect();
    hours.sort_unstable();
    assert_eq!(hours, [(9, 30), (14, 0), (16, 15)]);
}

#[test]
fn families_are_called_as_in_the_pictures() {
    let called = |told: &MadeUpFamily| {
        let family = folded(told);
        let names = family.namesakes();
        let names: Vec<_> =
            names.iter().map(|person| person.names.short().unwrap_or("Baby")).collect();
        names.join(" ")
    };
    let called: Vec<String> = made().families.iter().take(11).map(called).collect();
    let pictures = [
        "Mateo Rosa",
        "Nia Joan Dee",
        "Kofi Ama",
        "Layan Salma",
        "Saga Aino Marit",
        "June Bea",
        "Baby Kim",
        "Ezra Dov",
        "Tomás Lidia",
        "Ivy Pat",
        "Amir Noor",
    ];
    assert_eq!(called, pictures);
}

#[test]
fn the_last_three_visits_of_june_and_bea_did_not_happen() {
    let june = folded(&made().families[5]);
    let statuses: Vec<Status> =
        june.visits.newest_first().iter().map(|visit| visit.status()).collect();
    assert_eq!(statuses[..3], [Status::DidNotHappen; 3]);
    assert_eq!(statuses[3], Status::Held);
}

#[test]
fn rosa_signs_in_as_rosa() {
    let agency = made();
    let (family, rosa) = agency.people[5].caregiver_of.unwrap();
    assert_eq!(family, agency.families[0].id);
    let folded = folded(&agency.families[0]);
    assert_eq!(folded.people.get(rosa).unwrap().names.short(), Some("Rosa"));
}

#[test]
fn there_is_enough_to_look_at_and_it_is_varied() {
    let families: Vec<Family> = made().families.iter().map(folded).collect();
    let visits: Vec<_> = families.iter().flat_map(|family| family.visits.iter()).collect();
    let held = visits.iter().filter(|visit| visit.status() == Status::Held).count();
    let missed = visits.iter().filter(|visit| visit.status() == Status::DidNotHappen).count();
    assert!((1_300..=1_800).contains(&visits.len()), "{} visits", visits.len());
    assert!((4..=12).contains(&(missed * 100 / (held + missed))), "{missed} of {held}");
    let texts: Vec<_> = visits.iter().filter_map(|visit| visit.text(Field::Between)).collect();
    let different: BTreeSet<_> = texts.iter().map(|written| written.text.as_str()).collect();
    assert!(different.len() * 2 > texts.len(), "{} of {}", different.len(), texts.len());
}

#[test]
fn no_mark_for_a_name_is_left_in_a_text() {
    for told in made().families {
        for one in told.acts.iter().flat_map(|act| &act.events) {
            let (_, body) = one.to_entry();
            let Event::Visits(practice::visits::Event::Wrote { text, .. }) = &one.event else {
                assert!(!body.is_empty());
                continue;
            };
            assert!(!text.as_str().contains(['{', '}']));
            assert!(!text.is_empty());
        }
    }
}

/// Of how many notes how many strategies are found, in this language.
fn found(language: Language) -> (usize, usize) {
    let families: Vec<Family> = made().families.iter().map(folded).collect();
    let (mut notes, mut all) = (0, 0);
    for family in &families {
        let people = back::people(family);
        for visit in family.visits.iter().filter(|visit| visit.status() == Status::Held) {
            let texts = back::texts(family, visit.id);
            let texts: Vec<(Field, &str)> =
                texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
            notes += 1;
            all += look_back(&texts, cues(language), &people).len();
        }
    }
    (notes, all)
}

#[test]
fn made_up_notes_get_few_suggestions() {
    for language in [Language::English, Language::Spanish] {
        let (notes, all) = found(language);
        assert!(0 < all && all < notes, "{language:?}: {all} of {notes} notes");
    }
}
