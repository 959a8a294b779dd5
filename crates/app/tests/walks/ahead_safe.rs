// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies ahead of a visit where somebody has to be kept safe: nobody reads a promise or a topic but whom it was made to.

use alongside::urls;
use jiff::ToSpan as _;
use practice::{Facet, FamilyId, PersonId, TopicId};

use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, filed};
use super::server::{Server, on_each};

const CRIB: &str = "bring the form for the crib";
const NIGHTS: &str = "The nights, and who comes in them.";

fn carer(server: &Server, family: FamilyId, name: &str) -> PersonId {
    let known = server.family(family);
    let named = known.people.iter().find(|person| person.names.short() == Some(name));
    named.unwrap().id
}

/// The part of the record the newest entry of a family is in.
fn part_of_last(server: &Server, family: FamilyId) -> Facet {
    server.seen(family).said.last().unwrap().label.facet
}

/// A family with two who care, and the two.
fn two(imani: &Browser<'_>, child: &str) -> (FamilyId, [PersonId; 2]) {
    let family = imani.open_family(child, &["Ana", "Ben"]);
    (family, ["Ana", "Ben"].map(|name| carer(imani.server, family, name)))
}

/// Somebody has to be kept safe from now on.
fn guard(imani: &Browser<'_>, family: FamilyId) {
    filed(imani, family, "between", "safety");
}

fn promise(imani: &Browser<'_>, family: FamilyId, fields: &[(&str, &str)]) {
    let at = urls::promises(family);
    let tomorrow = imani.server.app.today().saturating_add(1.days()).to_string();
    let form = imani.get(&at).ok().form(&at).with("promise", CRIB).with("due", &tomorrow);
    imani.send_off(&fields.iter().fold(form, |form, (field, value)| form.with(field, value)));
}

fn speak(imani: &Browser<'_>, family: FamilyId, teller: PersonId) -> TopicId {
    let at = urls::agenda(family);
    let form = imani.get(&at).ok().form(&at).with("topic", NIGHTS).with("part", "all");
    imani.send_off(&form.with("teller", &teller.to_string()));
    imani.server.family(family).agenda.iter().last().unwrap().id
}

#[test]
fn a_promise_in_a_note_is_read_by_whom_it_was_made_to_and_by_nobody_else_of_the_family() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, both) = two(&imani, "Ortolan");
        guard(&imani, family);
        let tomorrow = server.app.today().saturating_add(1.days()).to_string();
        // Whoever of the two was there, and whoever was chosen: it is theirs.
        for (there, other) in [(both[0], both[1]), (both[1], both[0])] {
            for part in ["all", &*other.to_string()] {
                let (_, note) = begun(&imani, family);
                let words = format!("{CRIB} {part} {there}");
                let note = note
                    .with(&format!("present-{there}"), "awake")
                    .with(&format!("present-{other}"), "absent")
                    .with("part-visit", "")
                    .with("promise-1", &words)
                    .with("due-1", &tomorrow)
                    .with("part", part);
                imani.send_off(&note.with("between", "Near.").press("finish"));
                assert_eq!(part_of_last(server, family), Facet::Caregiver(there));
                let page = urls::promises(family);
                let reads = |person| {
                    of_family(server, family, person).get(&page).ok().html().contains(&words)
                };
                assert!(reads(there) && !reads(other));
            }
        }
    });
}

#[test]
fn a_promise_for_all_stays_with_those_who_do_the_work_or_with_whom_it_names() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben]) = two(&imani, "Cirl");
        promise(&imani, family, &[("part", "all")]);
        assert_eq!(part_of_last(server, family), Facet::Together);
        let before = server.family(family).promises.open()[0].id;
        guard(&imani, family);
        let (hers, his) = (ana.to_string(), ben.to_string());
        for (fields, part) in [
            ([("by", "me"), ("part", "all")], Facet::Practitioner),
            ([("by", "me"), ("part", &*his)], Facet::Caregiver(ben)),
            ([("by", &*his), ("part", "all")], Facet::Caregiver(ben)),
            ([("by", &*hers), ("part", "all")], Facet::Caregiver(ana)),
        ] {
            promise(&imani, family, &fields);
            assert_eq!(part_of_last(server, family), part, "{fields:?}");
        }
        // What becomes of the one all of them read is not read by all any more.
        let at = urls::promise(family, before);
        imani.send_off(&imani.get(&at).ok().form(&at).with("why", NIGHTS).press("not-kept"));
        assert_eq!(part_of_last(server, family), Facet::Practitioner);
    });
}

#[test]
fn what_becomes_of_what_she_shared_is_not_the_others_any_more() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben]) = two(&imani, "Yellowhammer");
        let hers = of_family(server, family, ana);
        promise(&hers, family, &[("part", "all")]);
        let shared = server.seen(family).said.last().unwrap().label.shared.clone();
        assert_eq!(shared, vec![ben], "she let him read it");
        let at = urls::promise(family, server.family(family).promises.open()[0].id);
        guard(&imani, family);
        imani.send_off(&imani.get(&at).ok().form(&at).with("why", NIGHTS).press("not-kept"));
        let last = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!((last.facet, last.shared.len()), (Facet::Caregiver(ana), 0));
        assert!(!of_family(server, family, ben).get(&at).html().contains(NIGHTS));
    });
}

#[test]
fn a_topic_for_all_and_its_answer_stay_with_whoever_said_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, both) = two(&imani, "Firecrest");
        let before = speak(&imani, family, both[1]);
        assert_eq!(part_of_last(server, family), Facet::Together);
        guard(&imani, family);
        for teller in both {
            speak(&imani, family, teller);
            assert_eq!(part_of_last(server, family), Facet::Caregiver(teller));
        }
        // The visit since was one of both, so it rests until it is said that it can wait; then it is said anew.
        let at = urls::agenda_topic(family, before);
        let form = || imani.get(&urls::agenda(family)).ok().form(&at);
        for step in ["waits", "change", "talked"] {
            let form = form().with(&format!("anew-{before}"), "The mornings.").with("do", step);
            imani.send_off(&form);
            assert_eq!(part_of_last(server, family), Facet::Caregiver(both[1]), "{step}");
        }
    });
}
