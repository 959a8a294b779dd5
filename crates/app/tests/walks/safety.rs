// SPDX-License-Identifier: AGPL-3.0-or-later
//! The protected part: the team opens it and finds what was filed there; it is on no page of anybody's besides.

use alongside::urls;
use practice::FamilyId;

use super::browser::Browser;
use super::caregiver::canary;
use super::gate::{ask, at, routes};
use super::notes::begun;
use super::server::{Server, on_each};
use super::signing_in::{pass, server_with_clock, with_password};

/// Every page of the family this person may open, and what a search for it and Today say.
pub fn everything(server: &Server, browser: &Browser<'_>, family: FamilyId) -> String {
    let pages = routes().filter(|(method, _)| *method == "GET");
    let mut all: Vec<String> = pages
        .map(|(method, route)| ask(browser, method, &at(server, family, route)).html())
        .collect();
    for visit in server.family(family).visits.iter() {
        all.push(browser.get(&urls::visit(family, visit.id)).html());
        all.push(browser.get(&urls::amend(family, visit.id)).html());
        all.push(browser.get(&urls::note(family, visit.id)).html());
    }
    for person in server.family(family).people.iter() {
        all.push(browser.get(&urls::person(family, person.id)).html());
    }
    for page in [urls::requests(family), urls::releasing(family), urls::rights(family)] {
        all.push(browser.get(&page).html());
    }
    all.push(browser.get(urls::TODAY).html());
    all.push(browser.get(urls::FAMILIES).html());
    all.concat()
}

#[test]
fn what_is_protected_is_on_its_own_page_for_the_team_and_on_no_other_for_anybody() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Avocet", &["Una", "Vic"]);
        let safety = urls::safety(family);
        let people = urls::people(family);
        assert_eq!(imani.get(&people).ok().links(&safety).len(), 1, "there before anything is");
        assert!(imani.get(&safety).ok().text().contains("Nothing is kept here"));
        let (chosen, tagged, report) = (canary("chosen"), canary("tagged"), canary("report"));
        let (_, form) = begun(&imani, family);
        let form = form
            .with("child", "Slept.")
            .with("words", &chosen)
            .with("part-words", "safety")
            .with("between", &tagged)
            .with("law-between", "partner-violence")
            .with("wondering", &report)
            .with("law-wondering", "child-protection-report");
        imani.send_off(&form.press("finish"));
        let page = imani.get(&safety).ok().text();
        let words = [&chosen, &tagged, &report];
        assert!(words.iter().all(|word| page.contains(*word)), "{page}");
        server.join(family, "june.w");
        for sign_in in ["imani", "june.w", "ruth", "marguerite", "piotr", "sefa", "rosa", "anselmo"]
        {
            let browser = Browser::of(server, sign_in);
            let all = everything(server, &browser, family);
            assert!(!words.iter().any(|word| all.contains(*word)), "{sign_in}");
            let team = matches!(sign_in, "imani" | "june.w");
            assert_eq!(browser.get(&safety).status, if team { 200 } else { 404 }, "{sign_in}");
            for word in words {
                let found = browser.find(word).links(&urls::story(family));
                assert!(found.is_empty(), "{sign_in}");
            }
        }
    });
}

#[test]
fn the_protected_part_asks_for_a_fresh_proof_of_those_who_may_open_it_alone() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Knot", &["Wyn"]);
    let safety = urls::safety(family);
    imani.get(&safety).ok();
    let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
    imani.send_off(&press.clone().press("on"));
    assert_eq!(imani.get(&safety).status, 404, "nor where others see the screen");
    let people = urls::people(family);
    assert!(imani.get(&people).ok().links(&safety).is_empty());
    let end = imani.get(urls::SHARED_SCREEN).ok().form(urls::SHARED_SCREEN);
    imani.send_off(&end.press("off"));
    imani.get(&safety).ok();
    let sefa = Browser::of(&server, "sefa");
    pass(&clock, 5 * 60 + 1);
    assert_eq!(imani.get(&safety).to(), urls::step_up(Some(&safety)));
    assert_eq!(sefa.get(&safety).status, 404, "whoever may not is not asked either");
}

#[test]
fn a_protected_text_is_written_anew_where_it_is_read_and_leaves_no_trace_in_the_note() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Phalarope", &["Jo"]);
        let (first, anew, reason) = (canary("first"), canary("anew"), canary("reason"));
        let (visit, form) = begun(&imani, family);
        let form = form.with("child", "Slept.").with("between", &first);
        imani.send_off(&form.with("part-between", "safety").press("finish"));
        let at = urls::amend_protected(family, visit, "between");
        assert_eq!(imani.get(&urls::safety(family)).ok().links(&at).len(), 1);
        let form = imani.get(&at).ok().form(&at);
        assert_eq!(form.get("text"), first);
        for (form, field) in [
            (form.clone().with("text", &anew), "reason"),
            (form.clone().with("reason", &reason), "text"),
        ] {
            let page = imani.submit(&form);
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field));
        }
        let page = imani.send_off(&form.with("text", &anew).with("reason", &reason));
        let words = [&first, &anew, &reason];
        assert!(words.iter().all(|word| page.text().contains(*word)), "{}", page.text());
        assert_eq!(imani.get(&at).ok().form(&at).get("text"), anew);
        server.join(family, "june.w");
        for sign_in in ["imani", "june.w", "ruth", "piotr", "rosa"] {
            let browser = Browser::of(server, sign_in);
            let all = everything(server, &browser, family);
            assert!(!words.iter().any(|word| all.contains(*word)), "{sign_in}");
        }
        let note = imani.get(&urls::visit(family, visit)).ok();
        assert!(!note.text().contains("Amendment"), "nor that anything was amended");
        // The note's own amendments count from one, whatever was written in the protected part.
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend).with("child", "Slept well.");
        let note = imani.send_off(&form.with("reason", "How well."));
        assert!(note.text().contains("Amendment 1"), "{}", note.text());
        // What is not protected is not written here.
        let open = urls::amend_protected(family, visit, "child");
        assert_eq!(imani.get(&open).status, 404);
    });
}

#[test]
fn a_draft_with_something_protected_is_a_draft_like_any_other_and_shut_where_others_see_the_screen()
{
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Ruff", &["Kim"]);
    let secret = canary("secret");
    let (visit, form) = begun(&imani, family);
    let note = urls::note(family, visit);
    let form = form.with("child", "Slept.").with("between", &secret);
    imani.send_off(&form.with("part-between", "safety").press("save"));
    let today = imani.get(urls::TODAY).ok();
    assert_eq!(today.links(&note).len(), 1, "a draft like any other");
    assert!(!today.text().contains("rotected"), "and nothing says what it holds");
    imani.send_off(&today.form(urls::SHARED_SCREEN).press("on"));
    let shut = imani.get(&note);
    assert!(!shut.html().contains(&secret) && !shut.text().contains("rotected"));
    assert!(!everything(&server, &imani, family).contains(&secret));
    let end = imani.get(urls::SHARED_SCREEN).ok().form(urls::SHARED_SCREEN);
    imani.send_off(&end.press("off"));
    let form = imani.get(&note).ok().form(&note);
    assert_eq!(form.get("between"), secret, "nothing is lost");
    assert_eq!(form.get("part-between"), "safety");
    imani.send_off(&form.press("finish"));
    assert!(imani.get(&urls::safety(family)).ok().text().contains(&secret));
    assert!(!imani.get(&urls::visit(family, visit)).ok().text().contains(&secret));
}
