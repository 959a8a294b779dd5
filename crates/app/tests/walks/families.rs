// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families: opened in five steps, found by any name, and who is in them.

use alongside::urls;
use practice::people::Role;
use practice::relationships::{Party, State, Trend};
use practice::{PersonId, RelationshipId};

use super::browser::{Browser, family_in};
use super::notes::{begun, refused};
use super::server::on_each;

#[test]
fn a_family_is_opened_in_five_steps_and_nothing_is_kept_before_the_last() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let begun = imani.get(urls::NEW_FAMILY).to();
        let family = family_in(&begun);
        let contact = imani.get(&begun).ok();
        refused(&imani.submit(&contact.form(&begun)), "how", "");
        let form =
            contact.form(&begun).with("how", "Text to Noor").with("never", "Not the landline");
        let baby = imani.send_off(&form);
        let due = server.app.today().saturating_add(jiff::Span::new().days(40)).to_string();
        let carers = imani.send_off(&baby.form(&baby.at).with("due", &due));
        let form = carers.form(&carers.at);
        refused(&imani.submit(&form), "carer-full-0", "");
        let form = form.with("carer-full-0", "Noor Testperson").with("carer-words-0", "yaya");
        let wish = imani.send_off(&form.with("carer-role-0", "birth"));
        let form = wish.form(&wish.at).with("wish", "To sleep.").with("language", "العربية");
        let check = imani.send_off(&form.with("uses", "talk").with("every", "14"));
        for typed in
            ["Text to Noor", "Not the landline", "Noor Testperson", "yaya", "To sleep.", "العربية"]
        {
            assert!(check.text().contains(typed), "{typed}");
        }
        assert_eq!(imani.get(&urls::story(family)).status, 404, "not opened yet");

        let form = check.form(&check.at);
        let story = imani.send_off(&form);
        assert_eq!(story.at, urls::story(family));
        assert!(story.text().contains("To sleep.") && story.text().contains("Not the landline"));
        let entries = server.kinds(family).len();
        assert_eq!(imani.submit(&form).to(), urls::story(family), "twice is once");
        assert_eq!(server.kinds(family).len(), entries);
        let known = server.family(family);
        assert_eq!(known.every_days, Some(14));
        assert_eq!(
            known.relationships.iter().count(),
            2,
            "the child with her, she with the visitor"
        );
    });
}

#[test]
fn people_homes_and_how_a_relationship_stands_are_added_and_shown() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Tern", &["Nan"]);
        let add = urls::add_person(family);
        let child = server.family(family).people.children().next().unwrap().id;
        let form = imani.get(&add).ok().form(&add).with("role", "caregiver");
        let form = form.with("called", "Opa Wim").with("said", "OH-pa vim").with("pronouns", "he");
        let form = form.with("language-0", "Nederlands").with("uses-0", "lullaby");
        let form =
            form.with("child", &child.to_string()).with("care", "kin").with("care-words", "opa");
        let person = imani.send_off(&form);
        for shown in ["Opa Wim", "opa", "Nederlands", "he"] {
            assert!(person.text().contains(shown), "{shown}");
        }
        imani.send_off(&form);
        let known = server.family(family);
        assert_eq!(known.people.caregivers().count(), 2, "posted twice it is one person");
        let opa = known.people.caregivers().nth(1).unwrap().id;

        let people = imani.get(&urls::people(family)).ok();
        let homes = people.form(&urls::homes(family)).with("home-called", "Above the bakery");
        let homes = homes.with("sleeps", &child.to_string()).also("sleeps", &opa.to_string());
        let people = imani.send_off(&homes.with("how-much", "four nights"));
        assert!(
            people.text().contains("Above the bakery") && people.text().contains("four nights")
        );

        let name = urls::add_relationship(family);
        let form = imani.get(&name).ok().form(&name);
        let form = form.with("a", &opa.to_string()).with("b", &child.to_string());
        let relationship = imani.send_off(&form);
        let form =
            relationship.form(&relationship.at).with("state", "tender").with("trend", "closer");
        let form = form.with("words", "We hum, both of us.").with("teller", &opa.to_string());
        let shown = imani.send_off(&form).text();
        assert!(shown.contains("We hum, both of us.") && shown.contains("Opa Wim"));
        let known = server.family(family);
        let pair = known.relationships.between(Party::Person(child), Party::Person(opa)).unwrap();
        let seen = pair.now().unwrap();
        assert_eq!(
            (seen.state, seen.trend, seen.teller),
            (State::Tender, Trend::Closer, Some(opa))
        );
        assert_eq!(pair.a, Party::Person(child), "the child comes first");
    });
}

#[test]
fn a_baby_both_born_and_expected_is_asked_about_and_what_was_typed_stays() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Plover", &["Ina"]);
        let add = urls::add_person(family);
        let today = server.app.today().to_string();
        let form = imani.get(&add).ok().form(&add).with("role", "child").with("called", "Pip");
        let form = form.with("born", &today).with("due", &today);
        let entries = server.kinds(family).len();
        let page = imani.submit(&form);
        assert_eq!((page.status, server.kinds(family).len()), (422, entries));
        assert_eq!(page.form(&add).get("due"), today);
        assert!(page.html().contains("href=\"#due\""), "the summary leads to the field");
    });
}

#[test]
fn what_is_told_of_a_person_stands_on_their_page() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Egret", &["Pia"]);
        let known = server.family(family);
        let pia = known.people.caregivers().next().unwrap().id;
        let child = known.people.children().next().unwrap().id;
        let told = |who: PersonId, form: &str, fields: &[(&str, &str)]| {
            let page = imani.get(&urls::person(family, who)).ok();
            let mut form = page.form(&urls::person_form(family, who, form));
            for (name, value) in fields {
                form = form.with(name, value);
            }
            imani.send_off(&form).text()
        };
        let shown =
            told(pia, "change", &[("full", "Pia Probe"), ("pronouns", "they"), ("called", "P.")]);
        assert!(shown.contains("Pia Probe") && shown.contains("they"));
        let shown =
            told(pia, "contact", &[("how", "Knock twice"), ("never", "Never the door bell")]);
        assert!(shown.contains("Knock twice") && shown.contains("Never the door bell"));
        let who = urls::card_person(family, pia);
        let form = imani.get(&who).ok().form(&who).with("words", "Of the river.");
        imani.send_off(&form.with("codes", "white"));
        let shown = imani.get(&urls::person(family, pia)).ok().text();
        assert!(shown.contains("Of the river."));
        let shown = told(pia, "away", &[("away", "at sea until spring")]);
        assert!(shown.contains("at sea until spring"));
        let shown = told(
            pia,
            "care",
            &[("child", &child.to_string()), ("care", "foster"), ("care-words", "auntie")],
        );
        assert!(shown.contains("auntie"));
        let shown = told(pia, "died", &[("when-died", "last winter")]);
        assert!(shown.contains("last winter"));
        let page = imani.get(&urls::person(family, pia)).ok();
        assert!(!page.actions().contains(&urls::person_form(family, pia, "died")));
    });
}

#[test]
fn search_finds_by_accents_beginnings_other_scripts_and_apostrophes() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Zéphyrine Ñandutí", &["Siobhán O’Quigley-Test"]);
        let known = server.family(family);
        let child = known.people.children().next().unwrap().id;
        let page = imani.get(&urls::person(family, child)).ok();
        let form = page.form(&urls::person_form(family, child, "change"));
        imani.send_off(&form.with("name", "زفيرة").with("name-kind", "other-script"));
        let link = urls::story(family);
        let found = |looked_for: &str| {
            let page = imani.find(looked_for).ok();
            page.links(&link).len()
        };
        for looked_for in [
            "zephyrine",
            "ZÉPH",
            "ñandu",
            "nanduti",
            "siobhan",
            "o'quig",
            "oquigley",
            "O’Q",
            "oquigley-t",
            "test siob",
            "زفي",
            "  zeph   siob ",
        ] {
            assert_eq!(found(looked_for), 1, "{looked_for}");
        }
        for looked_for in ["ephyr", "zephyrine mateo", "%", "_", "zephyrinee", &"z".repeat(300)] {
            assert_eq!(found(looked_for), 0, "{looked_for}");
        }
        let june = Browser::of(server, "june.w");
        let page = june.find("zephyrine").ok();
        assert!(page.links(&link).is_empty(), "nobody finds another's families");
        assert!(!page.text().contains("Zéphyrine"));
    });
}

#[test]
fn a_baby_with_three_carers_has_three_relationships_and_a_visit_changes_only_its_own() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wryneck", &["Queta", "Abuela Sol", "Tío Beto"]);
        let known = server.family(family);
        let child = known.people.children().next().unwrap().id;
        let with_child: Vec<RelationshipId> = known
            .relationships
            .iter()
            .filter(|pair| pair.has(Party::Person(child)))
            .map(|pair| pair.id)
            .collect();
        assert_eq!(with_child.len(), 3);
        let pages = || -> Vec<String> {
            let page = |id: &RelationshipId| {
                let page = imani.get(&urls::relationship(family, *id)).ok();
                // Each form has an act of its own; all else of a relationship stays as it was.
                let act = page.form(&urls::relationship(family, *id)).get("act").to_owned();
                page.html().replace(&act, "")
            };
            with_child.iter().map(page).collect()
        };
        let before = pages();
        let (_, form) = begun(&imani, family);
        let form = form.with("relationship", &with_child[1].to_string());
        let form = form.with("delight", "Sol clapped; he waited, and clapped back.");
        imani.send_off(&form.with("wondering", "Whose clap is it?").press("finish"));
        let after = pages();
        assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
        assert!(after[1].contains("he waited, and clapped back") && !before[1].contains("clapped"));
        let story = imani.get(&urls::story(family)).ok().text();
        assert_eq!(
            story.matches("he waited, and clapped back.").count(),
            2,
            "on its card, and in what happened"
        );
        let roles: Vec<Role> = known.people.iter().map(|person| person.role).collect();
        assert_eq!(roles, [Role::Child, Role::Caregiver, Role::Caregiver, Role::Caregiver]);
    });
}
