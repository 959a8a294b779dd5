// SPDX-License-Identifier: AGPL-3.0-or-later
//! Expecting: the baby imagined, two voices of a birth, hopes a year on, and days that are tender.

use alongside::urls;
use jiff::ToSpan as _;
use practice::people::{self, Birth, Names, NewPerson, Role};
use practice::text::Text;
use practice::visits::{self, Place, When};
use practice::{FamilyId, Labelled, PersonId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::caregiver::canary;
use super::matrix::of_family;
use super::page::Form;
use super::server::{Server, on_each};

/// Somebody of a family, by what they are called.
pub fn called(server: &Server, family: FamilyId, name: &str) -> PersonId {
    let known = server.family(family);
    let named = |one: &&practice::people::Person| one.names.short() == Some(name);
    known.people.iter().find(named).unwrap_or_else(|| panic!("{name} is there")).id
}

/// A child of a family, with a name or without, told by the rules.
pub fn child(server: &Server, family: FamilyId, name: Option<&str>, birth: Birth) -> PersonId {
    let id = PersonId(alongside::random::id());
    let name = name.map(|name| Text::line(name, 100).unwrap());
    let child = NewPerson {
        id,
        role: Role::Child,
        names: Names::of(None, name),
        pronouns: None,
        birth: Some(birth),
        gestation: None,
        languages: Vec::new(),
        source: None,
    };
    tell(server, family, people::add(child, server.app.today()).unwrap());
    id
}

/// Tells something in the name of the visitor.
pub fn tell(server: &Server, family: FamilyId, one: Labelled) {
    server.tell(family, server.account("imani").id, &[one]);
}

/// Agrees a visit in three days.
pub fn planned(server: &Server, family: FamilyId) {
    let on = server.app.today().checked_add(3.days()).unwrap();
    let when = When { on, at: None, place: Place::Home, place_words: None };
    let known = server.family(family);
    let visit = VisitId(alongside::random::id());
    tell(server, family, visits::plan(&known, visit, when, (None, server.app.today())).unwrap());
}

/// One of the forms on the page of a child.
pub fn form(browser: &Browser<'_>, family: FamilyId, child: PersonId, code: &str) -> Form {
    let page = browser.get(&urls::expecting(family, child)).ok();
    page.form(&urls::expecting_form(family, child, code))
}

/// What somebody says, told by whoever works with the family.
pub fn said(form: Form, code: &str, teller: PersonId, part: &str, words: &str) -> Form {
    let named = |field: &str| format!("{code}-{field}");
    let form = form.with(&named("teller"), &teller.to_string()).with(&named("part"), part);
    form.with(&named("words"), words)
}

/// The form of tender dates on a caregiver's page.
fn tender(browser: &Browser<'_>, family: FamilyId, whose: PersonId) -> Form {
    let page = browser.get(&urls::person(family, whose)).ok();
    page.form(&urls::tender(family, whose)).without("ends")
}

/// The forms of this area, for bad input.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Number, Text};
    let family = imani.open_family("Dunnock", &["Ada"]);
    let ada = called(imani.server, family, "Ada");
    let due = imani.server.app.today().checked_add(60.days()).unwrap();
    let baby = child(imani.server, family, None, Birth::Due(due));
    let imagined = form(imani, family, baby, "imagine").with("imagine-what", "hope");
    let date = tender(imani, family, ada).with("tender-words", "A day.");
    let date = date.with("tender-remind", "yes");
    vec![
        target(
            said(imagined, "imagine", ada, "own", "Ours."),
            &[
                (&["imagine-words"], Text),
                (&["imagine-teller", "imagine-what", "imagine-part"], Code),
            ],
        ),
        target(
            date.clone().with("tender-since", "2024-05-09"),
            &[(&["tender-words"], Text), (&["tender-since"], Day), (&["tender-remind"], Code)],
        ),
        target(
            date.with("tender-day", "9").with("tender-month", "5").without("tender-child"),
            &[(&["tender-day", "tender-month"], Number)],
        ),
    ]
}

#[test]
fn what_each_imagines_is_theirs_and_birth_keeps_it_with_two_voices_side_by_side() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Linnet", &["Bea", "Cal"]);
        let (bea, cal) = (called(server, family, "Bea"), called(server, family, "Cal"));
        let (hers, his) = (of_family(server, family, bea), of_family(server, family, cal));
        let due = server.app.today().checked_add(5.days()).unwrap();
        let baby = child(server, family, None, Birth::Due(due));
        let bond = practice::RelationshipId(alongside::random::id());
        let party = practice::relationships::Party::Person;
        let named =
            practice::relationships::name(&server.family(family), bond, party(bea), party(baby));
        tell(server, family, named.unwrap());
        let (hope, fear, name) = (canary("hope"), canary("fear"), canary("name"));
        let what = |what: &str| form(&imani, family, baby, "imagine").with("imagine-what", what);
        imani.send_off(&said(what("hope"), "imagine", bea, "own", &hope));
        imani.send_off(&said(what("name"), "imagine", cal, "together", &name));
        // She writes on her own pages, and what she writes is hers.
        let own = form(&hers, family, baby, "imagine").with("imagine-what", "fear");
        hers.send_off(&own.with("imagine-words", &fear));
        let at = urls::expecting(family, baby);
        let text = |browser: &Browser<'_>| browser.get(&at).ok().text();
        for (browser, sees) in [(&imani, true), (&hers, true), (&his, false)] {
            let text = text(browser);
            assert_eq!((text.contains(&hope), text.contains(&fear)), (sees, sees));
            assert!(text.contains(&name), "what is theirs together all of them read");
        }
        let empty = imani.submit(&what("hope"));
        assert_eq!((empty.status, empty.errors()[0].0.as_str()), (422, "imagine-teller"));

        let born = urls::person_form(family, baby, "born");
        let page = imani.get(&urls::person(family, baby)).ok();
        assert!(!page.links(&at).is_empty(), "the page of a child leads there");
        imani.send_off(&page.form(&born).with("on", &server.app.today().to_string()));
        let known = server.family(family);
        assert!(known.relationships.get(bond).is_some(), "the same bond goes on");
        assert!(text(&imani).contains(&hope), "what was imagined is kept");
        let (one, other) = (canary("she-tells"), canary("he-tells"));
        imani.send_off(&said(form(&imani, family, baby, "birth"), "birth", bea, "own", &one));
        imani.send_off(&said(
            form(&imani, family, baby, "birth"),
            "birth",
            cal,
            "together",
            &other,
        ));
        assert!([&one, &other].iter().all(|word| text(&imani).contains(word.as_str())));
        assert!(imani.get(&at).ok().html().contains("class=\"two\""), "side by side");
        assert!(text(&his).contains(&other) && !text(&his).contains(&one));
        assert!(!his.get(&at).ok().html().contains("class=\"two\""), "one voice stands alone");
    });
}

#[test]
fn around_the_first_birthday_hopes_come_back_to_those_who_may_read_them() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Pipit", &["Dot", "Eli"]);
        let (dot, eli) = (called(server, family, "Dot"), called(server, family, "Eli"));
        let today = server.app.today();
        let baby = child(server, family, Some("Robin"), Birth::Due(today));
        let hope = canary("hope-of-a-year");
        let what = form(&imani, family, baby, "imagine").with("imagine-what", "hope");
        imani.send_off(&said(what, "imagine", dot, "own", &hope));
        planned(server, family);
        let story = |browser: &Browser<'_>| browser.get(&urls::story(family)).ok().text();
        assert!(!story(&imani).contains(&hope), "not before the child is here");
        let born = today.checked_sub(1.year()).unwrap().checked_add(4.days()).unwrap();
        let told = people::Event::Born { person: baby, on: born, gestation: None };
        tell(server, family, people::passing(&server.family(family), told, today).unwrap());
        let seen = story(&imani);
        assert_eq!(seen.matches(&hope).count(), 2, "on the story, and before the visit");
        assert!(story(&of_family(server, family, dot)).contains(&hope));
        assert!(!story(&of_family(server, family, eli)).contains(&hope));
    });
}

#[test]
fn a_tender_date_is_shown_before_a_visit_and_nowhere_else() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wheatear", &["Fay", "Gil"]);
        let (fay, gil) = (called(server, family, "Fay"), called(server, family, "Gil"));
        let (word, quiet) = (canary("tender"), canary("not-reminded"));
        let near = server.app.today().checked_add(10.days()).unwrap();
        for (words, remind) in [(&word, "yes"), (&quiet, "no")] {
            let told = tender(&imani, family, fay).with("tender-words", words);
            let told = told.with("tender-since", &near.to_string()).with("tender-remind", remind);
            imani.send_off(&told);
        }
        let story = urls::story(family);
        assert!(!imani.get(&story).ok().text().contains(&word), "no visit, no reminder");
        planned(server, family);
        let before = imani.get(&story).ok().text();
        assert!(before.contains(&word) && !before.contains(&quiet));
        // On her own page it is there for her and for whoever works with her; nowhere for anybody else.
        let hers = of_family(server, family, fay);
        assert!(hers.get(&urls::person(family, fay)).ok().text().contains(&word));
        let his = of_family(server, family, gil);
        let pages = |family| {
            let mut all = vec![urls::story(family), urls::people(family), urls::visits(family)];
            all.extend([urls::map(family), urls::card(family), urls::looked(family)]);
            all.extend([fay, gil].map(|person| urls::person(family, person)));
            all
        };
        for page in pages(family) {
            assert!(!his.get(&page).ok().text().contains(&word), "{page}");
        }
        let ruth = Browser::of(server, "ruth");
        assert!(
            !ruth.get(&story).ok().text().contains(&word),
            "whoever does not visit is not told"
        );
        for page in [urls::TODAY.to_owned(), urls::FAMILIES.to_owned(), urls::visits(family)] {
            assert!(!imani.get(&page).ok().text().contains(&word), "{page}");
        }
        let other = imani.post(
            &urls::tender(family, gil),
            &tender(&imani, family, fay).with("tender-words", "x").fields,
        );
        assert_eq!(other.status, 422, "one of the three ways to say when");
        let shared = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on");
        imani.submit(&shared);
        for page in pages(family) {
            assert!(
                !imani.get(&page).ok().text().contains(&word),
                "locked on a shared screen: {page}"
            );
        }
        let date = server.family(family).expecting.tender[0].date;
        let end = |browser: &Browser<'_>| {
            let act = alongside::random::hex(&alongside::random::bytes::<16>());
            let fields = [("act".to_owned(), act), ("ends".to_owned(), date.to_string())];
            browser.post(&urls::tender(family, fay), &fields).status
        };
        assert_eq!(end(&imani), 404, "and not written there");
        assert_eq!(end(&his), 404, "nor by another of the family");
        assert_eq!(end(&hers), 303, "she lets go of it herself");
        assert_eq!(server.family(family).expecting.tender.len(), 1);
    });
}
