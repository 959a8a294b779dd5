// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who could read each text of a note: said while it is written, and held to afterwards.

use alongside::urls;
use practice::access::Hat;
use practice::label::LawTag;
use practice::visits::{Event, Field};
use practice::{Facet, FamilyId, Label, PersonId, VisitId};

use super::browser::Browser;
use super::notes::{begun, filed, refused};
use super::page::Page;
use super::server::{Server, on_each};
use super::staff::{hired, joined};

/// The label the newest text of a field has.
fn label(server: &Server, family: FamilyId, visit: VisitId, field: Field) -> Label {
    let said = server.seen(family).said;
    let of_field = said.iter().rev().find(|said| match &said.event {
        practice::Event::Visits(Event::Wrote { visit: of, field: known, .. }) => {
            *of == visit && *known == field
        }
        _ => false,
    });
    of_field.expect("the field was written").label.clone()
}

/// What a page says, without the marks that keep names of either direction apart.
fn said_on(page: &Page) -> String {
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

fn person(server: &Server, family: FamilyId, name: &str) -> PersonId {
    let known = server.family(family);
    let named = known.people.iter().find(|person| person.names.short() == Some(name));
    named.expect("somebody is called that").id
}

#[test]
fn beside_each_field_stands_who_would_read_it_and_it_is_filed_as_chosen() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Plover", &["Gil", "Hal"]);
        let (visit, form) = begun(&imani, family);
        let page = said_on(&imani.get(&urls::note(family, visit)).ok());
        assert!(page.contains("Who may read this: Gil would read this"), "{page}");
        assert!(page.contains("Who may read this: Gil and Hal would read this"), "the child’s");
        assert!(page.contains("Who may read this: Only the team would read this"));
        let (gil, hal) = (person(server, family, "Gil"), person(server, family, "Hal"));
        let baby = server.family(family).people.children().next().unwrap().id;
        let form = form
            .with("words", "He sleeps when I hum.")
            .with("shared-words", &hal.to_string())
            .with("child", "Reached for the spoon.")
            .with("between", "They hummed.")
            .with("part-between", &Facet::Caregiver(hal).to_string())
            .with("delight", "A door was slammed.")
            .with("law-delight", "partner-violence")
            .with("wondering", "Who hummed to Gil?");
        let read = imani.send_off(&form.press("finish"));
        let text = said_on(&read);
        assert!(text.contains("Hal’s own part. Hal would read this."), "{text}");
        assert!(text.contains("Gil’s own part. Gil and Hal would read this."), "{text}");
        assert!(text.contains("The team’s notes. Only the team would read this."), "{text}");
        assert!(!text.contains("door"), "what is protected is on no other page");
        let now = |field| label(server, family, visit, field);
        assert_eq!(now(Field::Child).facet, Facet::Child(baby));
        assert_eq!(now(Field::Between).facet, Facet::Caregiver(hal));
        assert_eq!(now(Field::Wondering).facet, Facet::Practitioner);
        let words = now(Field::Words);
        assert_eq!((words.facet, words.teller), (Facet::Caregiver(gil), Some(gil)));
        assert_eq!(words.shared, [hal]);
        let guarded = now(Field::Delight);
        assert_eq!((guarded.facet, guarded.law), (Facet::Safety, vec![LawTag::PartnerViolence]));
    });
}

#[test]
fn what_somebody_told_is_not_filed_where_another_reads_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Curlew", &["Ivo", "Jan"]);
        let entries = server.kinds(family).len();
        let jan = person(server, family, "Jan");
        let (_, form) = begun(&imani, family);
        let form = form.with("words", "I said it to you alone.").press("finish");
        for part in [Facet::Together, Facet::Caregiver(jan)] {
            let form = form.clone().with("part-words", &part.to_string());
            refused(&imani.submit(&form), "words", "I said it to you alone.");
        }
        let form = form.with("part-words", "agency").with("part-child", "nobody");
        let answer = imani.submit(&form);
        refused(&answer, "part-child", "I said it to you alone.");
        assert_eq!(server.kinds(family).len(), entries);
    });
}

#[test]
fn an_amendment_keeps_who_reads_it_and_replaces_nothing_out_of_sight() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunlin", &["Kay", "Lew"]);
        let lew = person(server, family, "Lew");
        let (visit, form) = begun(&imani, family);
        let form = form
            .with("words", "We sang.")
            .with("shared-words", &lew.to_string())
            .with("repair", "Said where she sleeps.")
            .with("part-repair", "safety");
        imani.send_off(&form.press("finish"));
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend);
        assert_eq!(form.get("shared-words"), lew.to_string());
        assert_eq!(form.get("repair"), "", "what is protected is on no other page");
        let form = form.with("reason", "Kay read it.");
        imani.send_off(&form.clone().with("words", "We sang twice."));
        let words = label(server, family, visit, Field::Words);
        assert_eq!(words.shared, [lew], "kept, since nobody chose anew");
        let form = imani.get(&amend).ok().form(&amend).with("reason", "To see.");
        refused(&imani.submit(&form.with("repair", "Over it.")), "repair", "Over it.");
        assert_eq!(label(server, family, visit, Field::Repair).facet, Facet::Safety);
        // Only whose part it is: the text stays.
        let form = imani.get(&amend).ok().form(&amend).with("reason", "Kay asked.");
        imani.send_off(&form.with("part-words", "practitioner").without("shared-words"));
        let words = label(server, family, visit, Field::Words);
        assert_eq!((words.facet, words.shared.len()), (Facet::Practitioner, 0));
    });
}

#[test]
fn where_somebody_has_to_be_kept_safe_the_next_visit_is_one_caregivers() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Godwit", &["Mia", "Ned"]);
        let part = |visit: VisitId| {
            let said = server.seen(family).said;
            let signed = said.iter().find(|said| match &said.event {
                practice::Event::Visits(Event::Signed { visit: of, .. }) => *of == visit,
                _ => false,
            });
            signed.unwrap().label.facet
        };
        let (first, form) = begun(&imani, family);
        let form = form.with("child", "Slept.").with("repair", "A plan.");
        imani.send_off(&form.with("part-repair", "safety").press("finish"));
        assert_eq!(part(first), Facet::Together);
        let (second, form) = begun(&imani, family);
        imani.send_off(&form.with("child", "Woke.").press("finish"));
        assert_eq!(part(second), Facet::Caregiver(person(server, family, "Mia")));
    });
}

#[test]
fn where_a_visit_goes_by_itself_says_nothing_to_who_may_not_open_the_protected_part() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunlin", &["Gil"]);
        let (account, intake) = hired(server, "Made-up Intake", &[Hat::Intake]);
        joined(server, family, account);
        let chosen = |browser: &Browser<'_>| begun(browser, family).1.get("part-visit").to_owned();
        let before = (chosen(&imani), chosen(&intake));
        assert_eq!(before, (Facet::Together.to_string(), String::new()));
        filed(&imani, family, "between", "safety");
        let careful = Facet::Caregiver(person(server, family, "Gil"));
        assert_eq!(chosen(&imani), careful.to_string(), "whoever may open it is told");
        assert_eq!(chosen(&intake), before.1, "and nobody else");
        // The server chooses for them, as carefully.
        let (visit, form) = begun(&intake, family);
        intake.send_off(&form.with("child", "Slept.").press("finish"));
        let said = server.seen(family).said;
        let signed = |said: &&practice::Said| matches!(&said.event, practice::Event::Visits(Event::Signed { visit: of, .. }) if *of == visit);
        assert_eq!(said.iter().find(signed).unwrap().label.facet, careful);
    });
}
