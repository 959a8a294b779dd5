// SPDX-License-Identifier: AGPL-3.0-or-later
//! Plans, hidden places and reports: written and read in the protected part, and on no page besides.

use alongside::urls;
use practice::FamilyId;
use practice::safety::About;

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::caregiver::canary;
use super::copies::previewed;
use super::page::Page;
use super::reaching::carer;
use super::safety::everything;
use super::server::{Server, on_each};

/// The forms of the protected part, as each would be taken, and what their fields take.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Hour, Text};
    let family = imani.open_family("Kaka", &["Kereru", "Kaki"]);
    let person = carer(imani.server, family);
    let at = |path: &str| imani.get(path).ok().form(path);
    let visit = super::notes::filed(imani, family, "between", "safety");
    let today = imani.server.app.today().to_string();
    let report = at(&urls::new_report(family)).with("observed", "A burn.").with("to", "police");
    let report = report.with("family-told", "no").with("told-words", "Not safe.");
    let contact = at(&urls::safe_contact(family, person)).with("way-phone", "no");
    vec![
        target(
            contact,
            &[
                (&["may-say", "kept-from-others", "to-in-person"], Text),
                (&["way-phone", "day", "kept-from", "told-by"], Code),
                (&["hour-from", "hour-until"], Hour),
                (&["from"], Day),
            ],
        ),
        target(
            at(&urls::safety_plan(family, person)).with("first", "Leave."),
            &[(&About::ALL.map(About::code), Text), (&["on", "look-again"], Day)],
        ),
        target(
            at(&urls::hidden_place(family, person)).with("phone", "804 555 0142"),
            &[(&["address", "phone", "words"], Text)],
        ),
        target(
            report.with("known-on", "2026-01-02").with("known-at", "09:00").with("made-on", &today),
            &[
                (&["taken-by", "reference", "observed", "told-words"], Text),
                (&["child", "to", "family-told"], Code),
                (&["known-on", "made-on"], Day),
                (&["known-at", "made-at"], Hour),
            ],
        ),
        target(
            at(&urls::amend_protected(family, visit, "between")).with("reason", "So."),
            &[(&["reason", "text"], Text)],
        ),
    ]
}

/// Everybody who might look: the team, who supervises it, and whoever else signs in.
const EVERYBODY: [&str; 8] =
    ["imani", "june.w", "ruth", "marguerite", "piotr", "sefa", "rosa", "anselmo"];

/// None of these words is on any page of anybody's but those of the protected part.
fn nowhere_else(server: &Server, family: FamilyId, words: &[String]) {
    let imani = Browser::of(server, "imani");
    server.join(family, "june.w");
    for sign_in in EVERYBODY {
        let browser = Browser::of(server, sign_in);
        let all = everything(server, &browser, family);
        let found: Vec<_> = words.iter().filter(|word| all.contains(*word)).collect();
        assert!(found.is_empty(), "{sign_in} {found:?}");
        for word in words {
            assert!(browser.find(word).links(&urls::story(family)).is_empty(), "{sign_in}");
        }
    }
    let copy = previewed(&imani, family, carer(server, family)).ok().html();
    assert!(!words.iter().any(|word| copy.contains(word.as_str())));
}

fn holds(page: &Page, words: &[String]) {
    let text = page.text();
    let missing: Vec<_> = words.iter().filter(|word| !text.contains(*word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_plan_and_a_hidden_place_are_on_the_page_of_the_protected_part_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Turnstone", &["Fay", "Gil"]);
        let fay = carer(server, family);
        let (plan, place) = (urls::safety_plan(family, fay), urls::hidden_place(family, fay));
        let mut words = Vec::new();
        let mut form = imani.get(&plan).ok().form(&plan);
        for about in About::ALL {
            words.push(canary(about.code()));
            form = form.with(about.code(), words.last().unwrap());
        }
        holds(&imani.send_off(&form), &words);
        let mut form = imani.get(&place).ok().form(&place);
        for field in ["address", "phone", "words"] {
            words.push(canary(field));
            form = form.with(field, words.last().unwrap());
        }
        holds(&imani.send_off(&form), &words);
        // A new plan, and no place any more: what stood before stays readable.
        let again = canary("again");
        let form = imani.get(&plan).ok().form(&plan).with("signs", &again);
        let page = imani.send_off(&form);
        holds(&page, &words);
        holds(&page, std::slice::from_ref(&again));
        let form = imani.get(&place).ok().form(&place);
        let form = form.with("address", "").with("phone", "").with("words", "");
        let page = imani.send_off(&form);
        holds(&page, &words);
        assert!(page.text().contains("No hidden place or number is known"));
        words.push(again);
        nowhere_else(server, family, &words);
    });
}

#[test]
fn a_report_and_what_came_of_it_are_in_the_protected_part_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Sanderling", &["Hal"]);
        let at = urls::new_report(family);
        let today = server.app.today();
        let before = today.yesterday().unwrap().yesterday().unwrap();
        let words = ["taken-by", "reference", "observed", "told-words"].map(canary);
        let mut form = imani.get(&at).ok().form(&at);
        for (field, word) in ["taken-by", "reference", "observed", "told-words"].iter().zip(&words)
        {
            form = form.with(field, word);
        }
        let form = form
            .with("known-on", &before.to_string())
            .with("known-at", "09:30")
            .with("made-on", &before.to_string())
            .with("made-at", "10:05")
            .with("to", "hotline")
            .with("family-told", "no");
        let list = imani.send_off(&form);
        let sheet = list.links(&format!("{}/reports/", urls::safety(family)));
        let page = imani.get(&sheet[0]).ok();
        holds(&page, &words);
        assert!(
            page.text().contains("Made in time") && page.text().contains("Tell nobody who made it")
        );
        let outcome = canary("outcome");
        imani.send_off(&page.form(&sheet[0]).with("words", &outcome));
        holds(&imani.get(&sheet[0]).ok(), std::slice::from_ref(&outcome));
        // A second one came too late, and it is said.
        let late = imani.get(&at).ok().form(&at).get("act").to_owned();
        let late = form
            .clone()
            .with("act", &late)
            .with("made-on", &today.yesterday().unwrap().to_string());
        let list = imani.send_off(&late.with("made-at", "23:00"));
        let sheets = list.links(&format!("{}/reports/", urls::safety(family)));
        assert!(imani.get(&sheets[0]).ok().text().contains("Made later"));
        let mut words = words.to_vec();
        words.push(outcome);
        nowhere_else(server, family, &words);
        for sign_in in ["ruth", "piotr", "rosa", "sefa", "anselmo"] {
            assert_eq!(Browser::of(server, sign_in).get(&sheet[0]).status, 404, "{sign_in}");
        }
    });
}

#[test]
fn what_is_missing_of_a_plan_or_a_report_is_named_and_what_was_typed_stays() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Plover", &["Ida"]);
        let ida = carer(server, family);
        let (plan, place, report) = (
            urls::safety_plan(family, ida),
            urls::hidden_place(family, ida),
            urls::new_report(family),
        );
        let entries = server.kinds(family).len();
        let form = imani.get(&report).ok().form(&report);
        let form = form
            .with("known-on", "2026-01-02")
            .with("known-at", "09:00")
            .with("made-on", "2026-01-02");
        let form = form.with("made-at", "10:00").with("to", "hotline").with("family-told", "yes");
        let form = form.with("observed", "A burn.").with("told-words", "All of it.");
        let mut cases = vec![
            (imani.get(&plan).ok().form(&plan), "signs"),
            (
                imani
                    .get(&plan)
                    .ok()
                    .form(&plan)
                    .with("signs", "He shouts.")
                    .with("look-again", "2020-01-01"),
                "look-again",
            ),
            (imani.get(&place).ok().form(&place), "address"),
        ];
        for (field, wrong, named) in [
            ("child", "", "child"),
            ("known-at", "", "known-at"),
            ("known-on", "2026-01-03", "known-on"),
            ("made-on", "2199-01-01", "made-on"),
            ("to", "", "to"),
            ("family-told", "", "family-told"),
            ("observed", "", "observed"),
            ("told-words", "", "told-words"),
        ] {
            cases.push((form.clone().with(field, wrong), named));
        }
        for (form, field) in cases {
            let page = imani.submit(&form);
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field));
            assert_eq!(page.form(&form.action).get("act"), form.get("act"));
        }
        assert_eq!(server.kinds(family).len(), entries);
        let child = server.family(family).people.children().next().unwrap().id;
        for path in [urls::safety_plan(family, child), urls::hidden_place(family, child)] {
            assert_eq!(imani.get(&path).status, 404);
        }
    });
}
