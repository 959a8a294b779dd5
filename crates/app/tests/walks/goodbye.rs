// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbye: the work with a family ends in two steps, is read for thirty days more, and may begin anew.

use alongside::urls;
use jiff::ToSpan as _;
use practice::access::Hat;
use practice::{FamilyId, RequestId, VisitId};

use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::{Form, Page};
use super::server::{Server, on_each};
use super::signing_in::{pass, server_with_clock};
use super::staff::{hired, joined, signed_in};
use super::teams::sent;

const DAY: i64 = 24 * 60 * 60;

fn day(server: &Server, ahead: i32) -> String {
    server.app.today().checked_add(ahead.days()).unwrap().to_string()
}

/// The form of a goodbye, filled in.
fn asked(browser: &Browser<'_>, family: FamilyId) -> Form {
    let at = urls::goodbye(family);
    browser.get(&at).ok().form(&at).with("why", "hopes-reached").press("look")
}

/// Says goodbye today, through both steps.
fn said(browser: &Browser<'_>, family: FamilyId) -> Page {
    let at = urls::goodbye(family);
    let step = browser.submit(&asked(browser, family)).ok();
    browser.send_off(&step.form(&at).press("close"))
}

/// Begins the work anew on the family's own page.
fn back(browser: &Browser<'_>, family: FamilyId) -> Page {
    let at = urls::goodbye(family);
    browser.send_off(&browser.get(&at).ok().form(&at).press("reopen"))
}

#[test]
fn a_visitor_says_goodbye_in_two_steps_and_takes_it_back() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Fieldfare", &["Oona"]);
        let at = urls::goodbye(family);
        let story = urls::story(family);
        assert_eq!(imani.get(&story).ok().links(&at).len(), 1);
        let form = asked(&imani, family).with("words", "We sang, and they hum to her now.");
        assert_eq!(form.get("on"), day(server, 0));
        for (field, value, kept) in [
            ("on", "", "they hum"),
            ("on", "soon", "they hum"),
            ("on", &*day(server, 1), "they hum"),
            ("on", &*day(server, -31), "they hum"),
            ("on", &*day(server, -1), "they hum"),
            ("why", "", "they hum"),
            ("why", "bored", "they hum"),
        ] {
            refused(&imani.submit(&form.clone().with(field, value)), field, kept);
        }
        let entries = server.kinds(family).len();
        let step = imani.submit(&form).ok();
        assert!(step.text().contains("still reads it") && step.text().contains("they hum"));
        let changed = imani.submit(&step.form(&at).press("change")).ok();
        assert_eq!(changed.form(&at).get("words"), "We sang, and they hum to her now.");
        assert_eq!(server.kinds(family).len(), entries, "nothing is kept until it is said");
        let close = step.form(&at).press("close");
        let ended = imani.send_off(&close);
        assert!(ended.text().contains("ended on") && ended.text().contains("they hum"));
        assert_eq!(imani.submit(&close).to(), at, "posted twice is one");
        let kinds = server.kinds(family);
        assert_eq!(kinds[entries..], ["family.closed", "goodbye.explained"]);
        let again = close.clone().with("act", &alongside::random::hex(&[9; 16]));
        refused(&imani.submit(&again), "reopen", "Begin the work anew");

        let oona = server.family(family).people.caregivers().next().unwrap().id;
        let hers = of_family(server, family, oona).get(&story).ok();
        assert!(hers.text().contains("We said goodbye") && !hers.text().contains("they hum"));
        let list = imani.find("Fieldfare").text();
        assert!(list.contains("Fieldfare") && list.contains("Ended on"), "{list}");
        assert!(!imani.get(urls::TODAY).ok().text().contains("Fieldfare"), "nobody awaits them");

        assert!(imani.get(&urls::visits(family)).ok().links(&urls::plan_visit(family)).is_empty());
        let plan = urls::plan_visit(family);
        let form = imani.get(&plan).ok().form(&plan).with("on", &day(server, 3));
        refused(&imani.submit(&form.clone()), "on", "Begin it anew");
        let (visit, note) = begun(&imani, family);
        imani.send_off(&note.with("between", "They waved.").press("finish"));
        assert!(imani.get(&urls::visit(family, visit)).ok().text().contains("They waved."));

        assert!(!back(&imani, family).text().contains("ended on"));
        assert_eq!(imani.submit(&form).status, 303);
        assert_eq!(
            server.kinds(family).iter().filter(|kind| *kind == "family.reopened").count(),
            1
        );
        let goes_on = asked(&imani, family).with("do", "reopen");
        refused(&imani.submit(&goes_on), "on", "goes on");
    });
}

#[test]
fn what_waits_is_named_with_the_way_to_it_and_nothing_is_closed() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Redwing", &["Pia"]);
        let plan = urls::plan_visit(family);
        let form = imani.get(&plan).ok().form(&plan).with("on", &day(server, 3));
        imani.send_off(&form);
        let requests = urls::requests(family);
        let form = imani.get(&requests).ok().form(&requests).with("from", "Pia Testling");
        let form = form.with("request-words", "All of it, please.");
        imani.send_off(&form.clone().with("kind", "access"));
        let form = imani.get(&requests).ok().form(&requests).with("from", "A made-up court");
        let form = form.with("request-words", "The record.");
        imani.send_off(&form.with("kind", "subpoena"));
        let known = server.family(family);
        let visits: Vec<VisitId> = known.visits.iter().map(|visit| visit.id).collect();
        let asked_for: Vec<RequestId> = known.releases.requests.iter().map(|one| one.id).collect();
        assert_eq!((visits.len(), asked_for.len()), (1, 2));
        let page = imani.submit(&asked(&imani, family));
        refused(&page, "waits", "A visit is still planned");
        assert_eq!(page.links(&urls::visit(family, visits[0])).len(), 1);
        for request in &asked_for {
            assert_eq!(page.links(&urls::request(family, *request)).len(), 1);
        }
        // Whoever stands in may say goodbye, and is told whom to ask where the way is not theirs.
        let (account, stands_in) = hired(server, "Made-up Cover", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let (account, today) = (format!("{account:032x}"), day(server, 0));
        let fields = [("covers", &*account), ("from", &*today), ("until", &*today)];
        assert_eq!(sent(&marguerite, family, "cover", &fields).status, 303);
        let page = stands_in.submit(&asked(&stands_in, family));
        refused(&page, "waits", "Ask somebody of the team");
        assert!(page.links(&urls::request(family, asked_for[0])).is_empty());

        let missed = urls::did_not_happen(family, visits[0]);
        let form = imani.get(&missed).ok().form(&missed).with("cause", "family-cancelled");
        imani.send_off(&form);
        refused(&imani.submit(&asked(&imani, family)), "waits", "Somebody waits");
        assert!(!server.kinds(family).contains(&"family.closed".to_owned()));
    });
}

#[test]
fn who_only_reads_says_no_goodbye_and_not_on_a_screen_others_see() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Brambling", &["Quin"]);
        let at = urls::goodbye(family);
        let form = asked(&imani, family);
        let quin = server.family(family).people.caregivers().next().unwrap().id;
        for (browser, status) in [
            (Browser::of(server, "ruth"), 403),
            (of_family(server, family, quin), 403),
            (Browser::of(server, "marguerite"), 404),
            (Browser::of(server, "piotr"), 404),
            (Browser::of(server, "sefa"), 404),
        ] {
            assert_eq!(browser.get(&at).status, status);
            assert_eq!(browser.submit(&form.clone().with("do", "close")).status, status);
        }
        assert_eq!(imani.submit(&form.clone().with("do", "shred")).status, 400);
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        assert_eq!(imani.get(&at).status, 403);
        assert!(imani.get(&urls::story(family)).ok().links(&at).is_empty());
    });
}

#[test]
fn nobody_is_put_to_work_with_a_family_that_ended_and_a_manager_begins_it_anew() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Whinchat", &["Rue"]);
        let (leaver, _) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        joined(server, family, leaver);
        said(&imani, family);
        let (account, visitor) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let (id, today) = (format!("{account:032x}"), day(server, 0));
        for (form, fields) in [
            ("join", &[("joins", &*id)][..]),
            ("cover", &[("covers", &*id), ("from", &*today), ("until", &*today)]),
        ] {
            let page = sent(&marguerite, family, form, fields);
            refused(&page, "reopen", "Begin it anew");
        }
        // Who leaves the agency leaves this team too, and does not come back with the family.
        let leave = urls::leave(leaver);
        assert_eq!(marguerite.submit(&marguerite.get(&leave).ok().form(&leave)).status, 303);
        let page = marguerite.get(&urls::arrange(family)).ok();
        assert!(!page.html().contains("Whinchat") && page.text().contains("Ended on"));
        let reopen = urls::arrange_form(family, "reopen");
        let form = page.form(&reopen);
        assert_eq!(marguerite.submit(&form).to(), urls::arrange(family));
        assert_eq!(
            sent(&marguerite, family, "reopen", &[]).status,
            303,
            "where it goes on, it does"
        );
        let known = server.family(family);
        let works =
            |account| known.has_on_team(practice::PractitionerId(account), server.app.today());
        assert!(works(server.account("imani").id) && !works(leaver));
        assert_eq!(
            server.kinds(family).iter().filter(|kind| *kind == "family.reopened").count(),
            1
        );
        assert_eq!(sent(&marguerite, family, "join", &[("joins", &*id)]).status, 303);
        visitor.get(&urls::story(family)).ok();
    });
}

#[test]
fn whoever_leaves_a_family_that_ended_is_out_at_once_and_only_who_stands_in_is_let_go_early() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Stonechat", &["Wil"]);
        let (leaver, her_link) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        joined(server, family, leaver);
        let (account, stands_in) = hired(server, "Made-up Standby", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let today = day(server, 0);
        let (leaver, account) = (format!("{leaver:032x}"), format!("{account:032x}"));
        let fields = [("covers", &*account), ("from", &*today), ("until", &*day(server, 60))];
        assert_eq!(sent(&marguerite, family, "cover", &fields).status, 303);
        said(&imani, family);
        let (leave, end) = (urls::arrange_form(family, "leave"), urls::arrange_form(family, "end"));
        let (team, cover) = (format!("{leaver}.{today}"), format!("{account}.{today}"));
        let (story, arrange) = (urls::story(family), urls::arrange(family));
        let page = marguerite.get(&arrange).ok();
        let html = page.html();
        assert!(html.contains(&format!("value=\"{leaver}\"")), "the team may leave");
        assert!(!html.contains(&format!("value=\"{account}\"")), "and nobody else leaves it");
        assert!(html.contains(&cover) && !html.contains(&team), "who stands in is let go early");

        // What does nothing says so.
        let before = server.kinds(family).len();
        let nothing = sent(&marguerite, family, "end", &[("ends", &team)]);
        refused(&nothing, "ends", "They do not stand in");
        let not_of_it = sent(&marguerite, family, "leave", &[("leaves", &account)]);
        assert_eq!((not_of_it.status, not_of_it.errors()[0].0.as_str()), (422, "leaves"));
        assert_eq!(server.kinds(family).len(), before);

        her_link.get(&story).ok();
        assert_eq!(sent(&marguerite, family, "leave", &[("leaves", &leaver)]).to(), arrange);
        assert_eq!(her_link.get(&story).status, 404, "on the next request");
        assert!(!marguerite.get(&arrange).ok().html().contains(&leaver));
        stands_in.get(&story).ok();
        assert_eq!(marguerite.submit(&page.form(&end).press(&cover)).to(), arrange);
        assert_eq!(stands_in.get(&story).status, 404, "on the next request");
        assert!(page.actions().contains(&leave));
        back(&imani, family);
        for browser in [&her_link, &stands_in] {
            assert_eq!(browser.get(&story).status, 404, "nor do they come back with the family");
        }
    });
}

/// What is answered about a family, to be compared with another's: nothing of it may differ but the
/// number of the failure.
fn shut(browser: &Browser<'_>, family: FamilyId) -> Vec<(u16, String)> {
    let pages = [urls::story(family), urls::people(family), urls::goodbye(family)];
    let asked = pages.iter().map(|at| browser.get(at));
    asked.map(|page| (page.status, page.html().replace(&family.to_string(), ""))).collect()
}

#[test]
fn after_thirty_days_the_family_is_nobodys_who_worked_with_it_until_it_begins_anew() {
    let (server, clock) = server_with_clock();
    let server = &server;
    let account = |name: &str| server.account(name).id;
    let as_of = |name: &str| signed_in(server, account(name));
    let imani = as_of("imani");
    let family = imani.open_family("Ouzelina", &["Sol"]);
    let (_, form) = begun(&imani, family);
    imani.send_off(&form.with("between", "They sang.").press("save"));
    said(&imani, family);

    pass(&clock, 30 * DAY);
    for name in ["imani", "ruth"] {
        let reads = as_of(name);
        assert!(reads.get(&urls::story(family)).ok().text().contains("Ouzelina"), "{name}");
        assert!(reads.find("Ouzelina").text().contains("Ended on"), "{name}");
    }
    let note_waits = || as_of("imani").get(urls::TODAY).ok().text().contains("Finish the note for");
    assert!(note_waits());

    pass(&clock, DAY);
    let never = FamilyId(alongside::random::id());
    for name in ["imani", "ruth"] {
        let browser = as_of(name);
        let answers = shut(&browser, family);
        assert!(answers.iter().all(|(status, _)| *status == 404), "{name}: {answers:?}");
        assert_eq!(answers, shut(&browser, never), "{name}: as if there were none");
        for page in
            [browser.get(urls::TODAY), browser.get(urls::FAMILIES), browser.find("Ouzelina")]
        {
            assert!(page.ok().links(&urls::story(family)).is_empty(), "{name}");
        }
        assert!(!browser.get(urls::TODAY).html().contains("Ouzelina"), "{name}");
        assert!(!browser.get(urls::FAMILIES).html().contains("Ouzelina"), "{name}");
    }
    let ruth = as_of("ruth");
    assert_eq!(ruth.get(&urls::arrange(family)).status, 404, "nor arranges who works with it");
    let sol = server.family(family).people.caregivers().next().unwrap().id;
    let hers = of_family(server, family, sol);
    assert!(hers.get(&urls::story(family)).ok().text().contains("What is yours stays open"));
    let piotr = as_of("piotr");
    assert!(piotr.get(&urls::rights(family)).ok().text().contains("ended on"));
    piotr.get(&urls::releasing(family)).ok();

    let marguerite = as_of("marguerite");
    let reopen = urls::arrange_form(family, "reopen");
    let page = marguerite.get(&urls::arrange(family)).ok();
    assert!(page.text().contains("Ended on") && !page.html().contains("Ouzelina"));
    assert_eq!(marguerite.submit(&page.form(&reopen)).status, 303);
    assert_eq!(
        as_of("imani").get(&urls::story(family)).status,
        404,
        "nobody is asked by themselves"
    );
    assert!(marguerite.get(urls::STAFF_FAMILIES).ok().text().contains("nobody who comes"));
    let id = format!("{:032x}", account("imani"));
    assert_eq!(sent(&marguerite, family, "join", &[("joins", &id)]).status, 303);
    assert!(as_of("imani").get(&urls::story(family)).ok().text().contains("Ouzelina"));
    as_of("ruth").get(&urls::story(family)).ok();
    assert!(note_waits(), "nothing is lost of what was begun");
}
