// SPDX-License-Identifier: AGPL-3.0-or-later
//! The two-person rule: hats and new people are asked for by one and confirmed by another.

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;

use super::browser::Browser;
use super::page::Page;
use super::server::{Server, on_each, on_new};
use super::signing_in::{pass, server_with_clock};
use super::staff::hired;

/// Asks for these hats of somebody.
fn asked(browser: &Browser<'_>, account: u128, hats: &[&str]) -> Page {
    let path = urls::hats(account);
    let mut form = browser.get(&path).ok().form(&path).without("hats");
    for hat in hats {
        form = form.also("hats", hat);
    }
    browser.submit(&form)
}

/// What waits about somebody, as an address to answer it at.
fn waiting(server: &Server, account: u128) -> Vec<String> {
    let sql = "SELECT approval FROM approval WHERE agency = $1 AND subject = $2 \
               AND outcome = 'waiting'";
    let about = record::args![server.app.record.agency(), account];
    let rows = server.wait(server.app.record.store().query(sql, about)).unwrap();
    rows.iter().map(|row| urls::answer(row.id(0).unwrap())).collect()
}

fn say(browser: &Browser<'_>, at: &str, answer: &str) -> Page {
    browser.post(at, &[("answer".to_owned(), answer.to_owned())])
}

fn hats_of(server: &Server, account: u128) -> Vec<Hat> {
    server.wait(lists::by_id(&server.app.record, account)).unwrap().unwrap().hats
}

#[test]
fn a_hat_is_given_when_a_second_person_confirms_it_and_not_before() {
    on_each(|server| {
        let (account, person) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        let sefa = Browser::of(server, "sefa");
        assert_eq!(asked(&sefa, account, &["visitor", "supervisor"]).to(), urls::STAFF_WAITING);
        assert_eq!(hats_of(server, account), [Hat::Visitor], "nothing changed yet");
        let at = &waiting(server, account)[0];
        let again = asked(&sefa, account, &["visitor", "intake"]);
        assert_eq!((again.status, again.errors()[0].0.as_str()), (422, "hats"), "one at a time");
        // Whoever asked is no second person, an administrator neither, and others have no such page.
        let alone = say(&sefa, at, "confirm");
        assert_eq!(alone.status, 409);
        assert!(alone.text().contains("needs a second person"));
        let (_, other) = hired(server, "Made-up Administrator", &[Hat::Administrator]);
        assert_eq!(say(&other, at, "confirm").status, 409);
        assert_eq!(say(&other, at, "decline").status, 403);
        assert_eq!(say(&person, at, "confirm").status, 404);
        assert_eq!(hats_of(server, account), [Hat::Visitor]);
        let piotr = Browser::of(server, "piotr");
        let page = piotr.get(urls::STAFF_WAITING).ok();
        assert!(page.text().contains("Made-up Visitor"));
        assert_eq!(piotr.submit(&page.form(at).press("confirm")).to(), urls::STAFF_WAITING);
        assert_eq!(hats_of(server, account), [Hat::Visitor, Hat::Supervisor]);
        assert_eq!(say(&piotr, at, "confirm").status, 404, "it no longer waits");
        // A hat that is taken is off at once.
        let marguerite = Browser::of(server, "marguerite");
        assert_eq!(asked(&marguerite, account, &["supervisor"]).status, 303);
        person.get(urls::TODAY).ok();
        assert_eq!(say(&piotr, &waiting(server, account)[0], "confirm").status, 303);
        assert_eq!(person.get(urls::TODAY).status, 401);
    });
}

#[test]
fn nobody_gives_themselves_a_hat_or_confirms_about_themselves() {
    on_new(|server| {
        let (account, manager) = hired(server, "Made-up Manager", &[Hat::Manager]);
        let own = asked(&manager, account, &["manager", "visitor"]);
        assert_eq!(own.status, 422);
        assert!(own.errors()[0].1.contains("This is you"));
        assert_eq!(waiting(server, account).len(), 0);
        let sefa = Browser::of(server, "sefa");
        assert_eq!(asked(&sefa, account, &["manager", "visitor"]).status, 303);
        let at = &waiting(server, account)[0];
        assert_eq!(say(&manager, at, "confirm").status, 409, "it is about them");
        assert_eq!(hats_of(server, account), [Hat::Manager]);
        assert_eq!(say(&sefa, at, "decline").to(), urls::STAFF_WAITING, "taken back");
        assert_eq!(waiting(server, account).len(), 0);
        // A privacy officer asks for nothing, and nobody takes the last one's hat.
        let piotr = Browser::of(server, "piotr");
        assert_eq!(piotr.get(&urls::hats(account)).status, 403);
        assert_eq!(piotr.get(urls::STAFF_NEW).status, 403);
        let last = asked(&sefa, server.account("piotr").id, &["visitor"]);
        assert!(last.errors()[0].1.contains("Nobody else is privacy officer"));
        for hats in [&["caregiver"][..], &["queen"], &[]] {
            assert_eq!(asked(&sefa, account, hats).status, 422, "{hats:?}");
        }
        assert_eq!(say(&piotr, &urls::answer(1), "confirm").status, 404);
        assert_eq!(say(&piotr, "/staff/waiting/x", "confirm").status, 404);
    });
}

#[test]
fn somebody_new_signs_in_by_a_link_that_is_shown_once_to_whoever_confirms() {
    on_new(|server| {
        let sefa = Browser::of(server, "sefa");
        let name = format!("new.{}", &alongside::random::hex(&alongside::random::bytes::<4>()));
        let form = |name: &str, sign_in: &str| {
            let form = sefa.get(urls::STAFF_NEW).ok().form(urls::STAFF_NEW);
            form.with("name", name).with("sign-in", sign_in).with("hats", "visitor")
        };
        for (person, sign_in, field) in [
            ("Made-up Newcomer", "frontdesk2", "sign-in"),
            ("Made-up Newcomer", "imani", "sign-in"),
            ("Made-up Newcomer", "a b", "sign-in"),
            ("La Recepción", &name, "name"),
            ("", &name, "name"),
        ] {
            let page = sefa.submit(&form(person, sign_in));
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field), "{sign_in}");
            assert_eq!(
                page.form(urls::STAFF_NEW).get("sign-in"),
                sign_in,
                "it keeps what was typed"
            );
        }
        let form = form("Made-up Newcomer", &name);
        assert_eq!(sefa.submit(&form).to(), urls::STAFF_WAITING);
        assert_eq!(sefa.submit(&form).status, 303, "posted twice is asked once");
        let known = || server.wait(lists::by_sign_in(&server.app.record, &name)).unwrap();
        assert!(known().is_none(), "nothing happened yet");
        let (_, manager) = hired(server, "Made-up Manager", &[Hat::Manager]);
        let page = manager.get(urls::STAFF_WAITING).ok();
        let ats: Vec<_> =
            page.actions().into_iter().filter(|at| at.starts_with("/staff/waiting/")).collect();
        assert_eq!(ats.len(), 1, "{ats:?}");
        let shown = manager.submit(&page.form(&ats[0]).press("confirm")).ok();
        let text = shown.text();
        let link = text.split(' ').find(|word| word.contains("/sign-in/link/")).unwrap();
        let link = &link[link.find("/sign-in").unwrap()..];
        let browser = Browser::new(server);
        let page = browser.get(link).ok();
        assert!(page.text().contains("Made-up Newcomer"));
        assert_eq!(browser.submit(&page.form(link)).to(), urls::TODAY);
        assert_eq!(known().unwrap().hats, [Hat::Visitor]);
        assert!(!manager.get(urls::STAFF_WAITING).ok().text().contains("/sign-in/link/"));
    });
}

#[test]
fn a_confirmation_is_fresh_and_within_a_week_of_an_asker_who_still_may() {
    let (server, clock) = server_with_clock();
    let (account, _) = hired(&server, "Made-up Visitor", &[Hat::Visitor]);
    let (second, asker) = hired(&server, "Made-up Manager", &[Hat::Manager]);
    assert_eq!(asked(&asker, account, &["intake"]).status, 303);
    let at = waiting(&server, account).remove(0);
    let marguerite = Browser::of(&server, "marguerite");
    pass(&clock, 6 * 60);
    let stale = say(&marguerite, &at, "confirm");
    assert_eq!(stale.to(), urls::step_up(Some(urls::STAFF_WAITING)));
    assert_eq!(hats_of(&server, account), [Hat::Visitor]);
    pass(&clock, -6 * 60);
    // Who left asks for nothing any more.
    let mut gone = server.wait(lists::by_id(&server.app.record, second)).unwrap().unwrap();
    gone.ended = Some(server.app.clock.now());
    server.keep(&gone);
    assert_eq!(say(&marguerite, &at, "confirm").status, 409);
    gone.ended = None;
    server.keep(&gone);
    pass(&clock, 7 * 24 * 3600 - 60);
    let (_, later) = hired(&server, "Made-up Manager Two", &[Hat::Manager]);
    pass(&clock, 61);
    assert_eq!(say(&later, &at, "confirm").status, 404, "a week is over");
    pass(&clock, -60);
    assert_eq!(say(&later, &at, "confirm").status, 303);
    assert_eq!(hats_of(&server, account), [Hat::Intake]);
}
