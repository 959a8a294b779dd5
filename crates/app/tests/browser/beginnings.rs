// SPDX-License-Identifier: AGPL-3.0-or-later
//! Beginnings and endings of a small life in a browser: a birth, a loss, and a third home with its letter.

use alongside::urls;
use alongside::words::{Language, Words};
use jiff::ToSpan as _;
use practice::early_care::Habit;
use practice::people::{self, Birth, Names, NewPerson, Role};
use practice::{FamilyId, PersonId};
use serde_json::json;

use super::browser::Browser as Plain;
use super::harness::{Browser, PHONE, driver};
use super::server::{Server, Wanted};

/// Fills in the form with this action: texts and days as values, answers by a press.
const FILL: &str = "
    document.querySelectorAll('details').forEach(one => { one.open = true });
    const form = document.querySelector(`form[action='${arguments[0]}']`);
    for (const [name, value] of Object.entries(arguments[1])) {
        const all = form.querySelectorAll(`[name='${name}']`);
        if (all.length === 0) throw new Error(`no ${name}`);
        for (const one of all) {
            if (one.type !== 'radio' && one.type !== 'checkbox') one.value = value;
            else if (one.value === value && !one.checked) one.click();
        }
    }";

/// A visitor on a telephone, with a family of theirs.
fn begins(server: &Server, (child, carers): (&str, &[&str])) -> Option<(Browser, FamilyId)> {
    let family = Plain::of(server, "imani").open_family(child, carers);
    let program = driver()?;
    let browser = Browser::at(&program, &format!("http://{}", server.address), PHONE);
    browser.sign_in(server.link("imani"));
    Some((browser, family))
}

fn carer(server: &Server, family: FamilyId, name: &str) -> PersonId {
    let known = server.family(family);
    let named = |one: &&people::Person| one.names.short() == Some(name);
    known.people.iter().find(named).unwrap_or_else(|| panic!("{name} is there")).id
}

/// A child who is expected in so many days.
fn expected(server: &Server, family: FamilyId, days: i32) -> PersonId {
    let id = PersonId(alongside::random::id());
    let due = server.app.today().checked_add(days.days()).expect("a day near today");
    let child = NewPerson {
        id,
        role: Role::Child,
        names: Names::of(None, None),
        pronouns: None,
        birth: Some(Birth::Due(due)),
        gestation: None,
        languages: Vec::new(),
        source: None,
    };
    let added = people::add(child, server.app.today()).expect("a child can be expected");
    server.tell(family, server.account("imani").id, &[added]);
    id
}

/// Goes to a page, fills in its form to an address, and sends it off by a button.
fn send(browser: &Browser, page: &str, (to, button): (&str, &str), with: &serde_json::Value) {
    browser.goto(page);
    browser.run(FILL, vec![json!(to), with.clone()]);
    browser.run("document.querySelector('main').dataset.before = ''", Vec::new());
    browser.press(&format!("form[action='{to}'] {button}"));
    assert!(browser.comes("main:not([data-before])"), "{to} is answered");
    assert!(!browser.has("[data-errors]"), "{}", browser.text("main"));
}

#[test]
fn b2_a_birth_opens_the_baby_and_keeps_what_was_imagined() {
    const HOPE: &str = "That you will like the sea.";
    let server = Server::start(Wanted::small());
    let Some((browser, family)) = begins(&server, ("Wren", &["Ada"])) else { return };
    let (ada, baby) = (carer(&server, family, "Ada"), expected(&server, family, 5));
    let (page, person) = (urls::expecting(family, baby), urls::person(family, baby));
    let imagine = urls::expecting_form(family, baby, "imagine");
    let hope = json!({ "imagine-what": "hope", "imagine-teller": ada.to_string(),
        "imagine-part": "together", "imagine-words": HOPE });
    send(&browser, &page, (&imagine, "button[type=submit]"), &hope);
    let born = urls::person_form(family, baby, "born");
    let today = json!({ "on": server.app.today().to_string() });
    send(&browser, &person, (&born, "button[type=submit]"), &today);
    browser.goto(&page);
    assert!(browser.text("main").contains(HOPE), "what was imagined is kept");
    let birth = urls::expecting_form(family, baby, "birth");
    let told = json!({ "birth-teller": ada.to_string(), "birth-part": "together",
        "birth-words": "At dawn, and he looked at me." });
    send(&browser, &page, (&birth, "button[type=submit]"), &told);
    assert!(browser.text("main").contains("he looked at me"));
    assert!(server.family(family).people.get(baby).is_some_and(|one| one.born().is_some()));
}

#[test]
fn b2_a_loss_ends_every_reminder_and_offers_a_path_for_grief() {
    let server = Server::start(Wanted::small());
    let Some((browser, family)) = begins(&server, ("Siskin", &["Una"])) else { return };
    let (una, baby) = (carer(&server, family, "Una"), expected(&server, family, 87));
    let due = server.app.today().checked_add(87.days()).expect("a day near today");
    let words = Words::of(Language::English);
    let counted = [
        words.with("called-due", &[("month", words.month(due).into())]),
        words.with("person-due", &[("date", words.date(due).into())]),
        words.date(due),
    ];
    let pages = ["story", "people", "map", "card", "before", "visits"];
    let all = |browser: &Browser| {
        let own = pages.iter().map(|page| format!("/families/{family}/{page}"));
        let own = own.chain([urls::TODAY.to_owned(), urls::FAMILIES.to_owned()]);
        let texts = own.map(|at| {
            browser.goto(&at);
            browser.text("body")
        });
        texts.collect::<Vec<String>>().join("\n")
    };
    let before = all(&browser);
    assert!(counted.iter().any(|one| before.contains(one.as_str())), "they are expected");
    let ended = urls::map_form(family, "ended");
    let told = json!({ "ended-one": una.to_string(), "ended-child": baby.to_string() });
    send(&browser, &urls::map(family), (&ended, "button[type=submit]"), &told);
    let after = all(&browser);
    for one in &counted {
        assert!(!after.contains(one.as_str()), "{one} is still said");
    }
    browser.goto(&urls::expecting(family, baby));
    assert!(browser.has(&format!("form[action='{}']", urls::expecting_form(family, baby, "loss"))));
}

#[test]
fn s14_a_third_home_is_told_and_its_letter_holds_no_confidence_of_a_birth_parent() {
    const SECRET: &str = "Hawkweed-4417 I was in the room when it happened.";
    const SONG: &str = "Hums until the humming stops by itself.";
    let server = Server::start(Wanted::small());
    let carers = ["Nora", "Joan", "Dee"];
    let Some((browser, family)) = begins(&server, ("Finch", &carers)) else { return };
    let known = server.family(family);
    let child = known.people.children().next().expect("there is a child").id;
    let at = urls::new_stay(family, child);
    let ago = |days: i32| server.app.today().saturating_sub(days.days()).to_string();
    let stays = [("Nora", 100, Some(60)), ("Joan", 60, Some(20)), ("Dee", 20, None)];
    for (name, from, until) in stays {
        let with = carer(&server, family, name).to_string();
        let mut told = json!({ "with": with, "place": "home", "from-how": "on", "from": ago(from),
            "teller": "seen", "kept": "all" });
        if let Some(until) = until {
            told["until-how"] = json!("on");
            told["until"] = json!(ago(until));
        }
        send(&browser, &at, (&at, "button[value=tell]"), &told);
    }
    browser.goto(&urls::early_care(family, child));
    let counted = browser.text("main");
    for nights in ["40 nights", "20 nights"] {
        assert!(counted.contains(nights), "{counted}");
    }
    let nora = carer(&server, family, "Nora").to_string();
    for (habit, words, kept) in [(Habit::Sleep, SONG, "all"), (Habit::Upsets, SECRET, "own")] {
        let at = urls::habit(family, child, habit);
        let told = json!({ "words": words, "teller": nora, "kept": kept });
        send(&browser, &at, (&at, "button[type=submit]"), &told);
    }
    let letter = urls::letter(family, child);
    browser.goto(&letter);
    let read = browser.text("article");
    assert!(read.contains(SONG) && !browser.text("body").contains("Hawkweed"), "{read}");
    browser.run(FILL, vec![json!(letter), json!({ "to": "Dee" })]);
    browser.press(&format!("form[action='{letter}'] button[value=give]"));
    browser.wait_for("main", "Dee");
    assert_eq!(server.family(family).early_care.letters(child).count(), 1, "it was given");
}
