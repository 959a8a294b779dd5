// SPDX-License-Identifier: AGPL-3.0-or-later
//! Kin: a family's map drawn together, who sees which line, a loss, and how it was before.

use alongside::urls;
use practice::kin::{Line, Shape, Together};
use practice::people::{self, Birth, Names, NewPerson, Role};
use practice::text::Text;
use practice::{FamilyId, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::page::{Form, Page};
use super::server::{Server, on_each};

/// A form of the map, to be filled in.
fn form(browser: &Browser<'_>, family: FamilyId, code: &str) -> Form {
    browser.get(&urls::map(family)).ok().form(&urls::map_form(family, code))
}

fn person(server: &Server, family: FamilyId, called: &str) -> PersonId {
    let known = server.family(family);
    let named = |one: &&practice::people::Person| one.names.short() == Some(called);
    known.people.iter().find(named).unwrap_or_else(|| panic!("{called} is there")).id
}

/// Adds somebody: the fields that are filled in.
fn add(browser: &Browser<'_>, family: FamilyId, fields: &[(&str, &str)]) -> Page {
    let filled = fields.iter().fold(form(browser, family, "somebody"), |form, (name, value)| {
        form.with(&format!("somebody-{name}"), value)
    });
    browser.send_off(&filled)
}

/// The forms beside the map, for bad input.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let family = imani.open_family("Dunnock", &["Ada", "Ben"]);
    let of = |called: &str| person(imani.server, family, called).to_string();
    let (child, ada, ben) = (of("Dunnock"), of("Ada"), of("Ben"));
    let cared = form(imani, family, "somebody").with("somebody-called", "Cy");
    let cared = cared.with("somebody-cares", "daily").with("somebody-for", &child);
    let kin = form(imani, family, "somebody").with("somebody-called", "Dee");
    let parent = form(imani, family, "parent").with("parent-one", &child);
    let couple = form(imani, family, "couple").with("couple-one", &ada).with("couple-whom", &ben);
    let bond = form(imani, family, "bond").with("bond-a", &ada).with("bond-b", &ben);
    vec![
        target(
            cared,
            &[
                (&["somebody-called", "somebody-died", "somebody-home-called"], Text),
                (&["somebody-shape", "somebody-home", "somebody-cares", "somebody-for"], Code),
                (&["somebody-born", "somebody-due"], Day),
            ],
        ),
        target(
            kin.with("somebody-is", "parent").with("somebody-whom", &child),
            &[(&["somebody-is", "somebody-whom", "somebody-line"], Code)],
        ),
        target(
            parent.with("parent-whom", &ben).with("parent-how", "birth"),
            &[(&["parent-one", "parent-whom", "parent-how", "parent-layer"], Code)],
        ),
        target(
            couple.with("couple-how", "married"),
            &[
                (&["couple-one", "couple-whom", "couple-how", "couple-layer"], Code),
                (&["couple-dates"], Text),
            ],
        ),
        target(
            bond.with("bond-state", "close").with("bond-words", "Near.").with("bond-teller", &ada),
            &[
                (&["bond-a", "bond-b", "bond-state", "bond-trend", "bond-teller"], Code),
                (&["bond-words"], Text),
            ],
        ),
        target(
            form(imani, family, "shape").with("shape-one", &ada).with("shape-shape", "circle"),
            &[(&["shape-one", "shape-shape"], Code)],
        ),
        target(
            form(imani, family, "ended").with("ended-one", &ada),
            &[(&["ended-one", "ended-with"], Code), (&["ended-when", "ended-words"], Text)],
        ),
    ]
}

/// The picture has classes alone, and every name of it stands in the text too.
fn is_drawn_and_told(browser: &Browser<'_>, family: FamilyId) {
    let page = browser.get(&urls::map(family)).ok();
    let html = page.html();
    assert!(
        html.contains("class=\"map\"") && !html.contains(" style=\""),
        "drawn with classes alone"
    );
    for name in ["Wren", "Ida", "Marisol", "Teo", "Alba", "Noa", "The blue house"] {
        assert!(page.text().matches(name).count() >= 2, "{name} is drawn, and told as text");
    }
}

/// Somebody who was drawn as one who does not care for the child begins to, on their own page.
fn begins_to_care(browser: &Browser<'_>, family: FamilyId, (who, child): (&str, &str)) {
    let id: PersonId = who.parse().unwrap();
    let page = browser.get(&urls::person(family, id)).ok();
    let care = page.form(&urls::person_form(family, id, "care"));
    browser.send_off(&care.with("child", child).with("care", "birth"));
    let known = browser.server.family(family);
    assert!(known.people.caregivers().any(|one| one.id == id), "he is a caregiver from now on");
}

#[test]
fn a_family_of_six_in_three_homes_is_drawn_and_the_text_says_the_same() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wren", &["Ida"]);
        let (wren, ida) = (person(server, family, "Wren"), person(server, family, "Ida"));
        let (wren_is, ida_is) = (wren.to_string(), ida.to_string());
        for (one, shape) in [(&wren_is, "square"), (&ida_is, "circle")] {
            let drawn = form(&imani, family, "shape").with("shape-one", one);
            imani.send_off(&drawn.with("shape-shape", shape));
        }
        let told = form(&imani, family, "parent").with("parent-one", &wren_is);
        let told = told.with("parent-whom", &ida_is).with("parent-layer", "shared");
        imani.send_off(&told.with("parent-how", "birth"));
        add(
            &imani,
            family,
            &[
                ("called", "Marisol"),
                ("shape", "circle"),
                ("is", "parent"),
                ("whom", &ida_is),
                ("home-called", "The blue house"),
                ("cares", "daily"),
                ("for", &wren_is),
            ],
        );
        add(
            &imani,
            family,
            &[
                ("called", "Teo"),
                ("shape", "square"),
                ("is", "parent"),
                ("whom", &wren_is),
                ("home-called", "Over the workshop"),
            ],
        );
        let teo = person(server, family, "Teo").to_string();
        add(
            &imani,
            family,
            &[
                ("called", "Alba"),
                ("shape", "circle"),
                ("is", "partner"),
                ("whom", &teo),
                ("together", "married"),
            ],
        );
        add(
            &imani,
            family,
            &[
                ("called", "Noa"),
                ("is", "sibling"),
                ("whom", &wren_is),
                ("home-called", "With Aunt Fe"),
            ],
        );
        let known = server.family(family);
        assert_eq!(known.people.iter().count(), 6);
        assert_eq!(known.people.homes.len(), 3);
        assert_eq!(known.kin.shape(ida), Shape::Circle);
        let noa = person(server, family, "Noa");
        assert_eq!(known.parents_of(noa).len(), 2, "a sister of the same parents");
        let marisol = person(server, family, "Marisol");
        assert_eq!(known.parents_of(ida), [(marisol, Line::Birth)]);
        assert!(known.people.care_by(marisol).any(|care| care.child == wren && care.day_to_day));

        begins_to_care(&imani, family, (&teo, &wren_is));
        is_drawn_and_told(&imani, family);
    });
}

#[test]
fn how_it_is_between_two_is_said_beside_the_picture_and_names_the_relationship_once() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Siskin", &["Oda", "Per"]);
        let (oda, per) = (person(server, family, "Oda"), person(server, family, "Per"));
        let bond = |state: &str, words: &str| {
            let filled = form(&imani, family, "bond").with("bond-a", &oda.to_string());
            let filled = filled.with("bond-b", &per.to_string()).with("bond-state", state);
            let filled = filled.with("bond-words", words).with("bond-teller", &oda.to_string());
            imani.send_off(&filled)
        };
        bond("strained", "We shout in whispers.");
        let shown = bond("tender", "We whisper again.");
        assert!(shown.text().contains("We whisper again."));
        let known = server.family(family);
        let two = practice::relationships::Party::Person;
        let between = known.relationships.between(two(oda), two(per)).unwrap();
        assert_eq!(between.seen.len(), 2, "one relationship, seen twice");
    });
}

#[test]
fn what_cannot_be_is_said_beside_its_field_and_what_was_typed_stays() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Rail", &["Una"]);
        let una = person(server, family, "Una").to_string();
        let wrong = form(&imani, family, "parent").with("parent-one", &una);
        let wrong = wrong.with("parent-whom", &una).with("parent-how", "birth");
        let again = imani.submit(&wrong);
        assert_eq!(again.status, 422);
        assert_eq!(again.errors()[0].0, "parent-whom");
        assert_eq!(again.form(&urls::map_form(family, "parent")).get("parent-one"), una);
        let nobody = form(&imani, family, "somebody").with("somebody-called", "Bo");
        let again =
            imani.submit(&nobody.with("somebody-is", "sibling").with("somebody-whom", &una));
        assert_eq!((again.status, again.errors()[0].0.as_str()), (422, "somebody-whom"));
        let again = again.form(&urls::map_form(family, "somebody"));
        assert_eq!(again.get("somebody-called"), "Bo");
        let child = person(server, family, "Rail").to_string();
        let spoken = form(&imani, family, "bond").with("bond-a", &una).with("bond-b", &child);
        let spoken = spoken.with("bond-state", "close").with("bond-words", "He sings to me.");
        let again = imani.submit(&spoken);
        assert_eq!((again.status, again.errors()[0].0.as_str()), (422, "bond-teller"));
        let again = again.form(&urls::map_form(family, "bond"));
        assert_eq!(again.get("bond-words"), "He sings to me.", "whose words they are is asked");
        assert_eq!(imani.get(&format!("{}/nothing", urls::map(family))).status, 405);
        assert_eq!(server.family(family).people.iter().count(), 2, "nothing of it was kept");
    });
}

#[test]
fn a_line_for_the_team_alone_and_a_loss_that_is_hers_are_on_no_other_picture() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let rosa = Browser::of(server, "rosa");
        let family = server.account("rosa").caregiver_of.unwrap().0;
        let [tasha, papi] = ["Tasha", "Papi"].map(|name| person(server, family, name).to_string());
        let told = form(&imani, family, "couple").with("couple-one", &tasha);
        let told = told.with("couple-whom", &papi).with("couple-how", "brief");
        let told = told.with("couple-dates", "the winter of the herons");
        imani.send_off(&told.with("couple-layer", "team"));
        let at = urls::map(family);
        assert!(imani.get(&at).ok().text().contains("the winter of the herons"));
        let hers = rosa.get(&at).ok();
        assert!(!hers.text().contains("herons"), "what the team alone sees");
        assert!(hers.actions().iter().all(|action| !action.contains("/map/")), "she draws nothing");
        let known = server.family(family);
        assert_eq!(known.kin.couples.last().map(|couple| couple.how), Some(Together::Brief));
    });
}

#[test]
fn the_map_is_shown_as_it_was_known_on_a_day() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = server.account("rosa").caregiver_of.unwrap().0;
        let opened = server.family(family).opened.unwrap();
        let now = imani.get(&urls::map(family)).ok().text();
        let then = imani.get(&format!("{}?on={opened}", urls::map(family))).ok();
        let later = "Sundays I learn him again.";
        assert!(now.contains(later) && !then.text().contains(later));
        assert!(then.text().contains("Héctor") || then.text().contains("Papi"));
        assert!(
            then.actions().iter().all(|action| !action.contains("/map/")),
            "the past is not drawn anew"
        );
        let before = opened.yesterday().unwrap();
        let empty = imani.get(&format!("{}?on={before}", urls::map(family))).ok();
        assert!(!empty.html().contains("class=\"map\""), "before we met there is nothing");
        let wrong = imani.get(&format!("{}?on=soon", urls::map(family)));
        assert_eq!(wrong.status, 200, "what is no day is the day there is");
    });
}

#[test]
fn a_map_of_a_child_alone_asks_who_cares_and_one_after_a_loss_asks_nothing() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = FamilyId(alongside::random::id());
        let asks = |says: &str| imani.get(&urls::story(family)).ok().text().contains(says);
        let today = server.app.today();
        let named = |called: &str, role: Role, birth: Option<Birth>| NewPerson {
            id: PersonId(alongside::random::id()),
            role,
            names: Names::of(None, Text::line(called, 20).ok()),
            pronouns: None,
            birth,
            gestation: None,
            languages: Vec::new(),
            source: None,
        };
        let account = server.account("imani").id;
        let mut all = practice::family::open(practice::PractitionerId(account), today, None);
        let child = named("Finch", Role::Child, Some(Birth::On(today)));
        let died =
            people::Event::Died { person: child.id, when: Text::line("today", 100).unwrap() };
        all.push(people::add(child, today).unwrap());
        server.tell(family, account, &all);
        assert!(asks("Nobody who cares for \u{2068}Finch\u{2069} is known yet."));
        let died = people::passing(&server.family(family), died, today).unwrap();
        server.tell(family, account, &[died]);
        assert!(!asks("is known yet"), "whoever is missed is not missing");
    });
}
