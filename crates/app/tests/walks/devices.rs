// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where somebody is signed in, and what ending a session from another device does.

use alongside::accounts::lists;
use alongside::urls;
use record::{Must, StoreError};

use super::browser::Browser;
use super::screens::{PHONE, signed_in_with};
use super::server::{Server, Wanted};
use super::signing_in::{PASSWORD, pass, server_with_clock, tried, with_password};

#[test]
fn an_ended_session_is_refused_on_its_very_next_request() {
    let server = Server::start(Wanted { families: 0, ..Wanted::small() });
    let phone = signed_in_with(&server, "imani", PHONE);
    let desk = Browser::of(&server, "imani");
    let ruth = Browser::of(&server, "ruth");
    assert_eq!(desk.get(urls::ME).ok().links(urls::DEVICES), [urls::DEVICES]);
    let page = desk.get(urls::DEVICES).ok();
    assert!(page.text().contains("Firefox, Android") && page.text().contains("This device"));
    let form = page.form(urls::DEVICES);
    let id = form.buttons[0].1.clone();
    assert_eq!(id.len(), 64, "the other one can be ended");

    // Nobody ends anybody else's.
    ruth.post(urls::DEVICES, &[("end".to_owned(), id.clone())]);
    phone.get(urls::TODAY).ok();
    let left = desk.send_off(&form.press(&id));
    assert_eq!(phone.get(urls::TODAY).status, 401);
    assert!(!left.html().contains(&id));
    desk.get(urls::TODAY).ok();
    for bad in ["", "other", &"g".repeat(64), &"é".repeat(32)] {
        assert_eq!(desk.post(urls::DEVICES, &[("end".to_owned(), bad.to_owned())]).status, 400);
    }
}

#[test]
fn all_but_this_one_end_at_once_and_those_that_ran_out_are_not_shown() {
    let (server, clock) = server_with_clock();
    let here = with_password(&server, "imani");
    let there: Vec<_> = (0..3).map(|_| tried(&server, "imani", PASSWORD).0).collect();
    let press = here.get(urls::DEVICES).ok().form(urls::DEVICES).press("others");
    let left = here.send_off(&press);
    let others = |page: &super::page::Page| page.form(urls::DEVICES).buttons.len();
    assert_eq!(others(&left), 0, "this one alone is left");
    assert!(there.iter().all(|other| other.get(urls::TODAY).status == 401));
    let resting = tried(&server, "imani", PASSWORD).0;
    assert_eq!(others(&here.get(urls::DEVICES).ok()), 2, "to end it, and to end all others");
    pass(&clock, 10 * 60);
    here.get(urls::TODAY).ok();
    pass(&clock, 6 * 60);
    assert_eq!(others(&here.get(urls::DEVICES).ok()), 0);
    assert_eq!(resting.get(urls::TODAY).status, 401);
}

#[test]
fn what_a_request_found_brings_no_session_back_and_undoes_nothing() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let record = &server.app.record;
    let write = |act| server.wait(record.store().write(vec![act]));
    let cookie = imani.cookie().unwrap();
    let token = cookie.split_once('=').unwrap().1.as_bytes();
    let found = server.wait(lists::session(record, token)).unwrap().unwrap();
    // Two requests at once: one keeps that it was used, by what it found before the other shared.
    let used = lists::Session { seen: server.app.clock.now(), ..found.clone() };
    let late = |must| lists::change_session(record, token, (&found, &used), must);
    imani.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]).to();
    write(late(Must::Any)).unwrap();
    assert!(server.wait(lists::session(record, token)).unwrap().unwrap().shared);
    assert!(matches!(write(late(Must::Change)), Err(StoreError::Conflict)));
    write(lists::end_session(record, token)).unwrap();
    write(late(Must::Any)).unwrap();
    assert_eq!(server.wait(lists::session(record, token)).unwrap(), None);
    assert_eq!(imani.get(urls::TODAY).status, 401);
}
