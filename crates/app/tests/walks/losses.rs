// SPDX-License-Identifier: AGPL-3.0-or-later
//! A loss: no page and no list of anybody goes on counting weeks, ages or days for that child, and all else stays.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use alongside::words::{Language, Words};
use alongside::{called, lists, urls};
use jiff::ToSpan as _;
use jiff::civil::Date;
use practice::people::{self, Birth};
use practice::text::Text;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::caregiver::canary;
use super::expecting::{called as person, child, form, planned, said, tell};
use super::matrix::of_family;
use super::server::{Server, on_new};

/// More pages than one family has.
const PAGES_MAX: usize = 200;

/// A family of Una and Per: Siskin, who lives; Sedge, almost a year old; and a baby without a name yet.
struct Expected {
    family: FamilyId,
    una: PersonId,
    sedge: PersonId,
    baby: PersonId,
    born: Date,
    due: Date,
    hope: String,
}

fn expected(server: &Server, imani: &Browser<'_>) -> Expected {
    let family = imani.open_family("Siskin", &["Una", "Per"]);
    let una = person(server, family, "Una");
    let today = server.app.today();
    let born = today.checked_sub(1.year()).unwrap().checked_add(5.days()).unwrap();
    let due = today.checked_add(87.days()).unwrap();
    let sedge = child(server, family, Some("Sedge"), Birth::Due(today));
    let hope = canary("hope");
    let what = form(imani, family, sedge, "imagine").with("imagine-what", "hope");
    imani.send_off(&said(what, "imagine", una, "together", &hope));
    let told = people::Event::Born { person: sedge, on: born, gestation: None };
    tell(server, family, people::passing(&server.family(family), told, today).unwrap());
    let baby = child(server, family, None, Birth::Due(due));
    for (at, other) in [(1, sedge), (2, baby)] {
        let id = practice::RelationshipId(alongside::random::id() + at);
        let party = practice::relationships::Party::Person;
        let known = server.family(family);
        let named = practice::relationships::name(&known, id, party(una), party(other));
        tell(server, family, named.unwrap());
    }
    planned(server, family);
    Expected { family, una, sedge, baby, born, due, hope }
}

/// Everything a page could say that counts for one of the two, in a language.
fn reminders(server: &Server, known: &Expected, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let today = server.app.today();
    let with_month = [("month", words.month(known.due).into())];
    vec![
        words.with("person-due", &[("date", words.date(known.due).into())]),
        words.date(known.due),
        words.day_month(known.due),
        words.with("called-due", &with_month),
        called::family(words, &lists::cards::Card::of(&server.family(known.family))),
        words.age(known.born, today),
        words.with("story-birthday", &[("name", "Sedge".into()), ("years", 1.into())]),
        words.say("story-hopes-back"),
        words.say("story-you-hoped"),
        known.due.to_string(),
    ]
}

/// Every page a reader comes to, with what is on it. How it was on an earlier day is asked for by that
/// day, and shown as it was.
fn pages(browser: &Browser<'_>, family: FamilyId) -> BTreeMap<String, String> {
    let own = format!("/families/{family}/");
    let first = [urls::TODAY.to_owned(), urls::FAMILIES.to_owned(), urls::story(family)];
    let mut known: BTreeSet<String> = first.iter().cloned().collect();
    let mut next: VecDeque<String> = first.into();
    let mut all = BTreeMap::new();
    while let Some(path) = next.pop_front() {
        assert!(all.len() < PAGES_MAX, "pages without end: {path}");
        let page = browser.get(&path);
        let mut links = page.links(&own);
        links.extend(Some(page.header("location").to_owned()).filter(|to| to.starts_with(&own)));
        for link in links {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if !link.contains("map?on=") && known.insert(link.clone()) {
                next.push_back(link);
            }
        }
        if page.status == 200 {
            all.insert(path, format!("{} {}", page.text(), page.html()));
        }
    }
    all.insert("search".to_owned(), browser.find("Una").text());
    all
}

/// What of these stands where.
fn standing(pages: &BTreeMap<String, String>, looked_for: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, text) in pages {
        let there = looked_for.iter().filter(|one| text.contains(one.as_str()));
        found.extend(there.map(|one| format!("{one} on {at}")));
    }
    found
}

/// Those who see the family: whoever visits and supervises, and two of the family.
fn everybody<'a>(server: &'a Server, known: &Expected) -> Vec<(&'static str, Browser<'a>)> {
    let per = person(server, known.family, "Per");
    vec![
        ("who visits", Browser::of(server, "imani")),
        ("who supervises", Browser::of(server, "ruth")),
        ("her", of_family(server, known.family, known.una)),
        ("him", of_family(server, known.family, per)),
    ]
}

#[test]
fn after_a_loss_no_page_of_anybody_counts_for_that_child_and_all_else_stays() {
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let known = expected(server, &imani);
        let family = known.family;
        let counted = reminders(server, &known, Language::English);
        let living = Words::of(Language::English)
            .age(server.app.today().saturating_sub(100.days()), server.app.today());
        for (who, browser) in everybody(server, &known) {
            let before = standing(&pages(&browser, family), &counted);
            assert!(before.len() > 10, "{who} is reminded while they are expected: {before:#?}");
        }

        let ended = urls::map_form(family, "ended");
        let told = imani.get(&urls::map(family)).ok().form(&ended);
        let told = told.with("ended-one", &known.una.to_string());
        imani.send_off(&told.with("ended-child", &known.baby.to_string()));
        let died = urls::person_form(family, known.sedge, "died");
        let told = imani.get(&urls::person(family, known.sedge)).ok().form(&died);
        imani.send_off(&told.with("when-died", "at night"));

        for (who, browser) in everybody(server, &known) {
            let all = pages(&browser, family);
            let left = standing(&all, &counted);
            assert!(left.is_empty(), "{who} is still reminded: {left:#?}");
            let story = &all[&urls::story(family)];
            assert!(story.contains(&living), "{who}: who lives is still counted");
            let remembered = &all[&urls::expecting(family, known.sedge)];
            assert!(remembered.contains(&known.hope), "{who}: what was hoped is kept");
            assert!(all.contains_key(&urls::expecting(family, known.baby)), "{who}");
        }
        let after = server.family(family);
        let bonds = after.relationships.iter().filter(|bond| {
            let of = |id| bond.has(practice::relationships::Party::Person(id));
            of(known.sedge) || of(known.baby)
        });
        assert_eq!(bonds.count(), 2, "the bonds stay");
        // On a screen others see it is the same.
        imani.submit(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert!(standing(&pages(&imani, family), &counted).is_empty());
    });
}

#[test]
fn a_loss_has_a_path_for_grief_and_the_name_stays_where_a_parent_wants_it() {
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let known = expected(server, &imani);
        let (family, sedge) = (known.family, known.sedge);
        let told =
            people::Event::Died { person: sedge, when: Text::line("at night", 100).unwrap() };
        let today = server.app.today();
        tell(server, family, people::passing(&server.family(family), told, today).unwrap());
        let (to_say, visits) = (canary("to-say"), canary("visits"));
        let about = |about: &str| form(&imani, family, sedge, "loss").with("loss-about", about);
        imani.send_off(&said(about("to-say"), "loss", known.una, "together", &to_say));
        imani.send_off(&said(about("visits"), "loss", known.una, "own", &visits));
        let page = imani.get(&urls::expecting(family, sedge)).ok();
        assert!(page.text().contains(&to_say) && page.text().contains(&visits));
        let per = of_family(server, family, person(server, family, "Per"));
        let his = per.get(&urls::expecting(family, sedge)).ok().text();
        assert!(his.contains(&to_say) && !his.contains(&visits), "her wish is hers");
        let heading = || imani.get(urls::FAMILIES).ok().text();
        assert!(!heading().contains("Sedge"));
        let name = form(&imani, family, sedge, "name").with("name-teller", &known.una.to_string());
        let nothing = imani.submit(&name);
        assert_eq!((nothing.status, nothing.errors()[0].0.as_str()), (422, "name-keep"));
        imani.send_off(&name.clone().with("name-keep", "yes"));
        assert!(heading().contains("Sedge"), "the family is called after the child too");
        let age = Words::of(Language::English).age(known.born, today);
        assert!(!heading().contains(&age), "and nothing is counted");
        let name = form(&imani, family, sedge, "name").with("name-teller", &known.una.to_string());
        imani.send_off(&name.with("name-keep", "no"));
        assert!(!heading().contains("Sedge"));
    });
}
