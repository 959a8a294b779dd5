// SPDX-License-Identifier: AGPL-3.0-or-later
//! How somebody can be reached without harm: written behind a fresh proof, read where it may be, and nowhere else.

use alongside::urls;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::caregiver::{canary, mateos};
use super::copies::{previewed, with_ground};
use super::page::Form;
use super::safety::everything;
use super::server::{Server, on_each};
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};

/// A grown person of a family that was just opened.
pub fn carer(server: &Server, family: FamilyId) -> PersonId {
    server.family(family).people.caregivers().next().unwrap().id
}

/// The form about how somebody can be reached, with a number to text and words to say.
fn filled(browser: &Browser<'_>, at: &str, [number, say]: [&str; 2]) -> Form {
    let form = browser.get(at).ok().form(at);
    form.with("way-text", "yes")
        .with("to-text", number)
        .with("may-say", say)
        .with("way-phone", "no")
}

#[test]
fn a_protected_way_of_reaching_somebody_is_on_the_page_of_the_protected_part_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Whimbrel", &["Ada", "Bo"]);
        let ada = carer(server, family);
        let story = urls::story(family);
        assert!(imani.get(&story).ok().text().contains("Text message"), "what was said at first");
        let at = urls::safe_contact(family, ada);
        let (number, say, other) = (canary("number"), canary("say"), canary("other"));
        let form = filled(&imani, &at, [&number, &say]).with("kept-from-others", &other);
        imani.send_off(&form);
        let page = imani.get(&urls::safety(family)).ok().text();
        let words = [&number, &say, &other];
        assert!(words.iter().all(|word| page.contains(*word)), "{page}");
        assert!(page.contains("Safe now"), "{page}");
        server.join(family, "june.w");
        for sign_in in ["imani", "june.w", "ruth", "marguerite", "piotr", "sefa", "rosa", "anselmo"]
        {
            let browser = Browser::of(server, sign_in);
            let all = everything(server, &browser, family);
            assert!(!words.iter().any(|word| all.contains(*word)), "{sign_in}");
            let team = matches!(sign_in, "imani" | "june.w");
            assert_eq!(browser.get(&at).status, if team { 200 } else { 404 }, "{sign_in}");
            for word in words {
                assert!(browser.find(word).links(&story).is_empty(), "{sign_in}");
            }
        }
        // Nobody goes by the line that stood openly before.
        assert!(!imani.get(&story).ok().text().contains("Text message"));
        let copy = previewed(&imani, family, ada).ok().html();
        assert!(!words.iter().any(|word| copy.contains(*word)));
        assert!(!copy.contains("safe_contact") && !copy.contains("without harm"));
    });
}

#[test]
fn an_open_way_of_reaching_somebody_is_theirs_to_read_and_no_other_caregivers() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let imani = Browser::of(server, "imani");
        let (hers, his) = (canary("hers"), canary("his"));
        for (person, word) in [(rosa, &hers), (andre, &his)] {
            let form = filled(&imani, &urls::safe_contact(family, person), [word, "Only her"]);
            imani.send_off(&form.with("told-by", &person.to_string()));
            assert!(imani.get(&urls::person(family, person)).ok().text().contains(word.as_str()));
        }
        let browser = Browser::of(server, "rosa");
        let own = browser.get(&urls::person(family, rosa)).ok();
        assert!(own.text().contains(&hers), "her own");
        assert!(own.links(&urls::safety(family)).is_empty(), "and no way into the protected part");
        assert!(!everything(server, &browser, family).contains(&his));
        let copy = previewed(&imani, family, rosa).ok();
        let copy = imani.send_off(&with_ground(&copy, family)).html();
        assert!(copy.contains(&hers) && !copy.contains(&his));
    });
}

#[test]
fn what_is_half_said_is_asked_again_and_stays_as_it_was_typed() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Godwit", &["Cy"]);
        let cy = carer(server, family);
        let at = urls::safe_contact(family, cy);
        let form = filled(&imani, &at, ["804 555 0142", "The library"]);
        let entries = server.kinds(family).len();
        let cases = [
            (form.clone().with("to-text", ""), "to-text"),
            (form.clone().with("day", "monday"), "day"),
            (form.clone().with("hour-from", "09:00").with("hour-until", "10:00"), "day"),
            (form.clone().with("way-email", "").with("to-email", "a@example.org"), "way-email"),
            (form.clone().with("kept-from", &cy.to_string()), "kept-from"),
            (
                form.clone().with("way-text", "").with("way-phone", "").with("to-text", ""),
                "way-phone",
            ),
            (form.clone().with("from", "2199-01-01"), "from"),
        ];
        for (form, field) in cases {
            let page = imani.submit(&form);
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field));
            assert_eq!(page.form(&at).get("may-say"), "The library");
        }
        assert_eq!(server.kinds(family).len(), entries);
        imani.send_off(&form);
        imani.send_off(&form);
        assert_eq!(server.kinds(family).len(), entries + 1, "sent twice is said once");
        let child = server.family(family).people.children().next().unwrap().id;
        assert_eq!(imani.get(&urls::safe_contact(family, child)).status, 404);
    });
}

/// What somebody did with the family, newest first.
fn looks(server: &Server, sign_in: &str, family: FamilyId) -> Vec<String> {
    let rows = server.wait(server.app.record.access_of(record::StreamId(family.0))).unwrap();
    let who = record::ActorId(server.account(sign_in).id);
    let own = rows.into_iter().filter(|row| row.access.who == who);
    own.map(|row| row.access.what).collect()
}

#[test]
fn who_stands_before_the_door_has_asked_and_what_they_typed_waits_behind_it() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Dotterel", &["Eli"]);
    let at = urls::safe_contact(family, carer(&server, family));
    let word = canary("typed");
    let form =
        filled(&imani, &at, ["804 555 0142", &format!("{word} long enough to be given back")]);
    pass(&clock, 5 * 60 + 1);
    let last =
        |count: usize| looks(&server, "imani", family).into_iter().take(count).collect::<Vec<_>>();
    assert_eq!(imani.get(&urls::safety(family)).to(), urls::step_up(Some(&urls::safety(family))));
    assert_eq!(last(2), ["family.safety-asked", "family.safety"], "nothing was opened");
    let entries = server.kinds(family).len();
    let sent = imani.submit(&form);
    assert_eq!(sent.to(), urls::step_up(Some(&at)));
    assert_eq!(last(1), ["family.safety-asked"]);
    assert_eq!(server.kinds(family).len(), entries, "and nothing written");
    let asked = imani.get(&sent.to()).ok();
    assert!(!asked.html().contains(&word), "whoever reads this page is not known yet");
    let today = imani.get(urls::TODAY).ok();
    assert!(!today.html().contains(&at) && !today.html().contains(&word));
    assert!(today.text().contains("Nothing waits."), "no list says that something waits");
    let back = imani.send_off(&asked.form(urls::STEP_UP).with("password", PASSWORD));
    assert_eq!(back.at, at);
    assert_eq!(last(1), ["family.safety"]);
    assert!(back.text().contains("You typed this at"));
    assert!(back.form(&at).get("may-say").contains(&word), "after the proof it is there");
    imani.send_off(&back.form(&at));
    assert_eq!(server.kinds(family).last().unwrap(), "safe_contact.agreed");
    assert!(imani.get(&at).ok().form(&at).get("may-say").contains(&word));
    // Signed out meanwhile, it is not given back to whoever stands there.
    imani.hold(None);
    let out = imani.submit(&form);
    assert!(out.status == 401 && !out.html().contains(&word));
}

#[test]
fn what_is_typed_into_a_form_of_the_protected_part_is_held_until_it_is_kept_or_dropped() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Curlew", &["Lux"]);
    let at = urls::safety_plan(family, carer(&server, family));
    let first = imani.get(&at).ok();
    let typed = urls::safety_typed(family, "plan", carer(&server, family).0);
    assert!(first.html().contains(&format!("data-autosave=\"{typed}\"")), "a script holds it");
    let word = canary("held");
    let form = first.form(&at).with("first", &word);
    // As a script would, at first with a fresh proof and later without one.
    for seconds in [1, 5 * 60 + 1] {
        pass(&clock, seconds);
        let said = imani.post(&typed, &form.fields).ok();
        assert!(!said.html().contains(&word) && said.html().len() < 200, "nothing is shown");
    }
    let entries = server.kinds(family).len();
    assert!(!everything(&server, &imani, family).contains(&word));
    let sefa = Browser::of(&server, "sefa");
    assert_eq!(sefa.post(&typed, &form.fields).status, 404);
    let asked = imani.get(&imani.get(&at).to()).ok();
    let back = imani.send_off(&asked.form(urls::STEP_UP).with("password", PASSWORD));
    assert_eq!(back.form(&at).get("first"), word);
    let begun = imani.send_off(&back.form(&typed).press("drop"));
    assert_eq!((begun.at.as_str(), begun.form(&at).get("first")), (at.as_str(), ""));
    imani.post(&typed, &form.fields).ok();
    imani.send_off(&form);
    assert!(
        imani.get(&at).ok().actions().iter().all(|action| *action != typed),
        "kept, so not held"
    );
    assert_eq!(server.kinds(family).len(), entries + 1);
    for other in [urls::safety_typed(family, "nothing", 1), typed.replace("plan/", "plan/x")] {
        assert_eq!(imani.post(&other, &form.fields).status, 404, "{other}");
    }
}
