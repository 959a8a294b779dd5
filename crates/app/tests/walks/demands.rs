// SPDX-License-Identifier: AGPL-3.0-or-later
//! A custody subpoena: counsel first, nothing without a court's order, and by the order exactly what it names.

use alongside::urls;
use practice::{FamilyId, RequestId};

use super::browser::Browser;
use super::caregiver::canary;
use super::copies::una_and_vic;
use super::notes::begun;
use super::page::{Form, Page};
use super::server::{Server, on_each};

fn demanded(server: &Server, family: FamilyId) -> RequestId {
    let imani = Browser::of(server, "imani");
    let list = urls::requests(family);
    let form = imani.get(&list).ok().form(&list).with("kind", "subpoena");
    let from = canary("counsel");
    imani.send_off(&form.with("from", &from).with("request-words", "The file."));
    let all = server.family(family).releases.requests;
    all.iter().find(|asked| asked.request.from.as_str() == from).unwrap().id
}

fn step(browser: &Browser<'_>, family: FamilyId, request: RequestId, form: &str) -> Form {
    let page = browser.get(&urls::request(family, request)).ok();
    page.form(&urls::request_form(family, request, form))
}

fn by(browser: &Browser<'_>, family: FamilyId, request: RequestId) -> Page {
    let choose = browser.get(&urls::releasing(family)).ok();
    let form = choose.form(&urls::release_preview(family));
    browser.submit(&form.with("authority", &format!("order-{request}")))
}

/// A word of Una's, one of hers from a clinic, and one of Vic's.
fn sung(server: &Server, family: FamilyId, tellers: [practice::PersonId; 2]) -> [String; 3] {
    let imani = Browser::of(server, "imani");
    let [una, vic] = tellers;
    let write = |teller: practice::PersonId, of: &str, law: Option<&str>| {
        let word = canary(of);
        let (_, form) = begun(&imani, family);
        let form = form.with("teller", &teller.to_string()).with("words", &word);
        let form = law.map_or(form.clone(), |law| form.clone().with("law-words", law));
        imani.send_off(&form.press("finish"));
        word
    };
    [write(una, "unas", None), write(una, "clinics", Some("part2")), write(vic, "his", None)]
}

#[test]
fn nothing_goes_before_counsel_and_then_exactly_what_a_court_named() {
    on_each(|server| {
        let (family, una, vic) = una_and_vic(server, "Plover");
        let [hers, clinic, his] = sung(server, family, [una, vic]);
        let request = demanded(server, family);
        let imani = Browser::of(server, "imani");
        let prepare = urls::releasing(family);
        let page = || imani.get(&urls::request(family, request)).ok();
        assert!(page().links(&prepare).is_empty(), "no way to a copy yet");
        assert_eq!(by(&imani, family, request).status, 422);
        let own = imani.get(&prepare).ok().form(&urls::release_preview(family));
        let own = own.with("authority", &format!("own-{una}"));
        let by_the_back = imani.submit(&own.with("request", &request.to_string()));
        assert_eq!(by_the_back.errors()[0].0, "request", "by no other right either");

        let form = step(&imani, family, request, "demand");
        assert_eq!(imani.submit(&form).errors()[0].0, "court");
        let today = server.app.today();
        let soon = today.tomorrow().unwrap().to_string();
        let form =
            form.with("court", "Made-up Circuit Court, 1").with("served", &today.to_string());
        let after = imani.send_off(&form.with("returns", &soon));
        assert!(after.text().contains("8.01-413"), "too soon in Virginia");
        assert!(!after.actions().contains(&urls::request_form(family, request, "decision")));
        let form = step(&imani, family, request, "counsel").with("counsel", "B. Testling");
        assert_eq!(imani.submit(&form).errors()[0].0, "counsel-said");
        imani.send_off(&form.with("counsel-said", "Only by an order."));
        let form = step(&imani, family, request, "decision").with("outcome", "produce");
        let form = form.with("people", &una.to_string()).with("decision-words", "As ordered.");
        assert_eq!(imani.submit(&form).errors()[0].0, "ordered", "a subpoena is no order");
        assert!(page().links(&prepare).is_empty());
        imani.send_off(&form.with("ordered", &today.to_string()));
        assert!(!page().links(&prepare).is_empty());
        let preview = by(&imani, family, request).ok();
        let copy = imani.send_off(&preview.form(&urls::releasing(family))).html();
        assert!(copy.contains(&hers) && !copy.contains(&clinic) && !copy.contains(&his));

        let form = step(&imani, family, request, "decision").with("outcome", "produce");
        let form = form.with("people", &una.to_string()).with("decision-words", "As ordered.");
        imani.send_off(&form.with("ordered", &today.to_string()).with("named", "part2"));
        let preview = by(&imani, family, request).ok();
        let copy = imani.send_off(&preview.form(&urls::releasing(family))).html();
        assert!(copy.contains(&clinic) && copy.contains("42 CFR 2.32") && !copy.contains(&his));
    });
}

#[test]
fn what_exists_is_told_in_numbers_and_to_the_privacy_officer_alone() {
    on_each(|server| {
        let (family, una, vic) = una_and_vic(server, "Turnstone");
        let words = sung(server, family, [una, vic]);
        let request = demanded(server, family);
        let here = urls::request_exists(family, request);
        let officer = Browser::of(server, "piotr");
        assert!(officer.get(&urls::request(family, request)).ok().links(&here).len() == 1);
        let page = officer.get(&here).ok();
        assert!(words.iter().all(|word| !page.html().contains(word)));
        assert!(page.text().contains("Substance use records"));
        for sign_in in ["imani", "ruth", "june.w", "sefa", "marguerite", "rosa"] {
            assert_eq!(Browser::of(server, sign_in).get(&here).status, 404, "{sign_in}");
        }
    });
}

#[test]
fn while_a_demand_waits_for_counsel_nothing_goes_by_a_consent_and_nobody_decides_unproved() {
    let (server, clock) = super::opened::server_in_time();
    let server = &server;
    let (family, una, vic) = una_and_vic(server, "Lapwing");
    sung(server, family, [una, vic]);
    let imani = Browser::of(server, "imani");
    let action = urls::rights_form(family, "consent");
    let form = imani.get(&action).ok().form(&action).with("to", "Made-up Clinic");
    let form = form.with("by", &una.to_string()).with("purpose", "treatment");
    imani.send_off(&form.with("covers", "own"));
    let given = super::copies::consent_to(server, family, "Made-up Clinic");
    let would = |authority: &str| {
        let choose = imani.get(&urls::releasing(family)).ok();
        let form = choose.form(&urls::release_preview(family));
        imani.submit(&form.with("authority", authority).with("request", ""))
    };
    let by_consent = format!("consent-{given}");
    assert_eq!(would(&by_consent).status, 200);
    let request = demanded(server, family);
    let refused = would(&by_consent);
    assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, "request"));
    assert_eq!(would(&format!("own-{una}")).status, 200, "what is hers is hers");
    let form = step(&imani, family, request, "counsel").with("counsel", "B. Testling");
    imani.send_off(&form.with("counsel-said", "Only by an order."));
    assert_eq!(would(&by_consent).status, 200);

    server.join(family, "anselmo");
    let intake = Browser::of(server, "anselmo");
    let decision = step(&imani, family, request, "decision").with("outcome", "object");
    let decision = decision.with("decision-words", "We object.");
    let hold = urls::hold(family);
    let list = urls::requests(family);
    let placed = intake.get(&list).ok().form(&hold).with("hold-words", "A court asks.");
    intake.send_off(&placed);
    let end = imani.get(&list).ok().form(&hold).with("hold-words", "It is over.");
    assert!(!intake.get(&list).ok().actions().contains(&hold), "no way to end it");
    assert!(!intake.get(&urls::request(family, request)).ok().actions().contains(&decision.action));
    for form in [&decision, &end] {
        assert_eq!(intake.submit(form).status, 404, "{}", form.action);
    }
    super::signing_in::pass(&clock, 5 * 60 + 1);
    for form in [&decision, &end] {
        assert_eq!(imani.submit(form).status, 403, "{}", form.action);
    }
    let known = server.family(family).releases;
    assert!(known.hold.is_some() && known.requests[0].decided.is_none());
    let fresh = Browser::of_account(server, server.account("imani").id);
    fresh.send_off(&decision);
    fresh.send_off(&end);
    let known = server.family(family).releases;
    assert!(known.hold.is_none() && known.requests[0].decided.is_some());
}

#[test]
fn what_exists_is_not_told_any_more_once_the_demand_was_answered() {
    on_each(|server| {
        let (family, ..) = una_and_vic(server, "Knot");
        let request = demanded(server, family);
        let officer = Browser::of(server, "piotr");
        let here = urls::request_exists(family, request);
        assert_eq!(officer.get(&here).status, 200);
        let form = step(&officer, family, request, "answer").with("answer", "refused");
        officer.send_off(&form.with("words", "We objected."));
        assert_eq!(officer.get(&here).status, 404);
    });
}
