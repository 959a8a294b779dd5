// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a session ends: by its owner, by time, by a new password, by leaving.

use alongside::accounts::lists;
use alongside::urls;

use super::browser::Browser;
use super::signing_in::{PASSWORD, pass, server_with_clock, tried, with_password};

#[test]
fn signing_out_ends_the_session_on_the_server() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let cookie = imani.cookie();
    let me = imani.get(urls::ME).ok();
    let out = imani.submit(&me.form(urls::SIGN_OUT));
    assert_eq!(out.to(), urls::SIGN_IN);
    assert_eq!(out.header("clear-site-data"), "\"cache\"");
    assert_eq!(imani.cookie(), None, "the browser is told to forget");
    imani.hold(cookie);
    assert_eq!(imani.get(urls::TODAY).status, 401, "whoever kept the cookie has nothing");
}

#[test]
fn a_session_ends_a_quarter_of_an_hour_after_its_last_use() {
    let (server, clock) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    for _ in 0..3 {
        pass(&clock, 14 * 60);
        imani.get(urls::TODAY).ok();
    }
    pass(&clock, 16 * 60);
    assert_eq!(imani.get(urls::TODAY).status, 401);
    pass(&clock, -16 * 60);
    imani.get(urls::TODAY).ok();
}

#[test]
fn a_session_ends_after_twelve_hours_in_use_or_not() {
    let (server, clock) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    for _ in 0..60 {
        pass(&clock, 12 * 60);
        imani.get(urls::TODAY).ok();
    }
    pass(&clock, 1);
    assert_eq!(imani.get(urls::TODAY).status, 401);
}

#[test]
fn a_caregivers_session_rests_ten_minutes_and_lasts_two_hours() {
    let (server, clock) = server_with_clock();
    let rosa = Browser::of(&server, "rosa");
    pass(&clock, 11 * 60);
    assert_eq!(rosa.get(urls::ME).status, 401);
    pass(&clock, -11 * 60);
    for _ in 0..15 {
        pass(&clock, 8 * 60);
        rosa.get(urls::ME).ok();
    }
    pass(&clock, 1);
    assert_eq!(rosa.get(urls::ME).status, 401);
}

#[test]
fn a_new_password_ends_every_other_session() {
    let (server, _) = server_with_clock();
    let here = with_password(&server, "imani");
    let (there, _) = tried(&server, "imani", PASSWORD);
    there.get(urls::TODAY).ok();
    let new = "eleven loud geese on the weir";
    let form = here.get(urls::ME).ok().form("/me/password").with("now", PASSWORD).with("new", new);
    here.submit(&form).ok();
    assert_eq!(there.get(urls::TODAY).status, 401);
    here.get(urls::TODAY).ok();
    assert_eq!(tried(&server, "imani", PASSWORD).1.status, 422);
    assert_eq!(tried(&server, "imani", new).1.to(), urls::TODAY);
}

#[test]
fn who_leaves_is_out_on_the_next_request() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let record = &server.app.record;
    let mut account = server.wait(lists::by_sign_in(record, "imani")).unwrap().unwrap();
    account.ended = Some(server.app.clock.now());
    server.keep(&account);
    assert_eq!(imani.get(urls::TODAY).status, 401);
    assert_eq!(tried(&server, "imani", PASSWORD).1.status, 422);
}

#[test]
fn a_hat_is_worn_by_whom_it_was_given_to() {
    let (server, _) = server_with_clock();
    let record = &server.app.record;
    let mut account = server.wait(lists::by_sign_in(record, "imani")).unwrap().unwrap();
    let imani = Browser::of(&server, "imani");
    let hat = |code: &str| imani.post("/me/hat", &[("hat".to_owned(), code.to_owned())]);
    assert_eq!(hat("manager").status, 403);
    account.hats.push(practice::access::Hat::Manager);
    server.keep(&account);
    assert_eq!(hat("manager").to(), urls::TODAY);
    assert_eq!(imani.get(urls::NEW_FAMILY).status, 403, "a manager opens no family");
    assert_eq!(hat("visitor").to(), urls::TODAY);
    imani.get(urls::NEW_FAMILY).to();
    // A hat that is taken away is off at once.
    assert_eq!(hat("manager").to(), urls::TODAY);
    account.hats.pop();
    server.keep(&account);
    assert_eq!(imani.get(urls::TODAY).status, 401);
}
