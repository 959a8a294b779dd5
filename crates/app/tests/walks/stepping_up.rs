// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proving anew who one is: what asks for it, what counts, and that it is no way around anything.

use alongside::accounts::{Fresh, lists};
use alongside::urls;
use axum::extract::FromRequestParts as _;
use axum::http::Request;

use super::browser::Browser;
use super::server::Server;
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};

/// The secret of a browser's session.
fn secret(browser: &Browser<'_>) -> String {
    browser.cookie().unwrap().split_once('=').unwrap().1.to_owned()
}

/// How a page or a form that asks for a fresh proof answers this browser: the status and where to.
fn asked(server: &Server, browser: &Browser<'_>, method: &str, path: &str) -> (u16, String) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("cookie", browser.cookie().unwrap())
        .body(())
        .unwrap();
    let (mut parts, ()) = request.into_parts();
    match server.wait(Fresh::from_request_parts(&mut parts, &server.app)) {
        Ok(_) => (200, String::new()),
        Err(answer) => {
            let to = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
            (answer.status().as_u16(), to.unwrap_or_default())
        }
    }
}

#[test]
fn a_proof_counts_for_five_minutes_and_is_given_anew_by_password() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    assert_eq!(asked(&server, &imani, "GET", "/families/new").0, 200, "signing in is a proof");
    pass(&clock, 5 * 60);
    assert_eq!(asked(&server, &imani, "POST", "/families/new").0, 200);
    pass(&clock, 1);
    let there = urls::step_up(Some("/families/new"));
    assert_eq!(asked(&server, &imani, "GET", "/families/new"), (303, there.clone()));
    assert_eq!(asked(&server, &imani, "POST", "/families/new").0, 403, "what was typed is kept");
    assert_eq!(asked(&server, &imani, "GET", "//evil").1, urls::STEP_UP);

    let page = imani.get(&there).ok();
    let form = page.form(urls::STEP_UP);
    let wrong = imani.submit(&form.clone().with("password", "not this long password"));
    assert_eq!((wrong.status, wrong.errors()[0].0.as_str()), (422, "password"));
    assert_eq!(asked(&server, &imani, "POST", "/families/new").0, 403);
    let before = imani.cookie();
    assert_eq!(imani.submit(&form.with("password", PASSWORD)).to(), "/families/new");
    assert_eq!(asked(&server, &imani, "POST", "/families/new").0, 200);
    assert_ne!(imani.cookie(), before, "the secret is another one");
    let copied = Browser::new(&server);
    copied.hold(before);
    assert_eq!(copied.get(urls::TODAY).status, 401, "and the one until then opens nothing");
}

#[test]
fn one_goes_on_to_our_own_pages_only() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    for to in ["https://evil.example", "//evil.example", "/families/a?b"] {
        let page = imani.get(&urls::step_up(Some(to))).ok();
        assert_eq!(page.form(urls::STEP_UP).get("to"), "");
        let form = page.form(urls::STEP_UP).with("to", to).with("password", PASSWORD);
        assert_eq!(imani.submit(&form).to(), urls::TODAY, "{to}");
    }
}

#[test]
fn no_page_that_asks_for_the_password_is_a_way_around_waiting() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let step_up = imani.get(urls::STEP_UP).ok().form(urls::STEP_UP);
    let change =
        imani.get(urls::ME).ok().form("/me/password").with("new", "three herons were gone");
    assert_eq!(imani.submit(&step_up.clone().with("password", "x")).status, 422);
    assert_eq!(imani.submit(&change.clone().with("now", "x")).status, 422);
    let sign_in = imani.get(urls::SIGN_IN).ok().form(urls::SIGN_IN).with("name", "imani");
    assert_eq!(imani.submit(&sign_in.clone().with("password", "x")).status, 422);
    let waits = imani.submit(&step_up.with("password", PASSWORD));
    assert_eq!((waits.status, waits.errors()[0].0.as_str()), (429, "password"));
    let waits = imani.submit(&change.with("now", PASSWORD));
    assert_eq!((waits.status, waits.errors()[0].0.as_str()), (429, "now"));
    assert_eq!(imani.submit(&sign_in.with("password", PASSWORD)).status, 429);
}

#[test]
fn who_has_no_password_is_told_to_sign_in_by_the_link_again() {
    let server =
        Server::start(super::server::Wanted { families: 0, ..super::server::Wanted::small() });
    let ruth = Browser::of(&server, "ruth");
    let record = &server.app.record;
    let token = secret(&ruth).into_bytes();
    let session = server.wait(lists::session(record, &token)).unwrap().unwrap();
    let stale = lists::Session { stepped: None, ..session.clone() };
    let both = (&session, &stale);
    let act = lists::change_session(record, &token, both, record::Must::Change);
    server.wait(record.store().write(vec![act])).unwrap();

    let page = ruth.get(urls::STEP_UP).ok();
    assert!(page.text().contains("sign in again by your link"), "{}", page.text());
    assert!(!page.actions().contains(&urls::STEP_UP.to_owned()), "nothing to type");
    // Else whoever finds the screen could set a password and prove themselves by it.
    let form = ruth.get(urls::ME).ok().form("/me/password").with("new", PASSWORD);
    let refused = ruth.submit(&form);
    assert_eq!(refused.status, 403);
    assert!(refused.links(urls::STEP_UP).contains(&urls::step_up(Some("/me/password"))));
    assert!(!refused.html().contains(PASSWORD));

    let link = ruth.get(server.link("ruth")).ok().form(server.link("ruth"));
    let old = ruth.cookie();
    assert_eq!(ruth.submit(&link).to(), urls::TODAY);
    assert_eq!(asked(&server, &ruth, "POST", urls::ME).0, 200, "signing in is a proof");
    ruth.hold(old);
    assert_eq!(ruth.get(urls::TODAY).status, 401, "the session until then has ended");
}
