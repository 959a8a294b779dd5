// SPDX-License-Identifier: AGPL-3.0-or-later
//! Devices known from before: a stranger's guesses keep nobody waiting there, and a new one is told.

use alongside::urls;

use super::browser::Browser;
use super::page::Page;
use super::signing_in::{PASSWORD, pass, server_with_clock, tried, with_password};

/// The cookie by which a device is known.
const DEVICE: &str = "__Host-d";

/// Tries a password in this browser.
fn tries(browser: &Browser<'_>, name: &str, password: &str) -> Page {
    let form = browser.get(urls::SIGN_IN).ok().form(urls::SIGN_IN);
    browser.submit(&form.with("name", name).with("password", password))
}

fn signed_out(browser: &Browser<'_>) -> Page {
    browser.submit(&browser.get(urls::ME).ok().form(urls::SIGN_OUT))
}

#[test]
fn a_hundred_guesses_from_elsewhere_keep_a_caregiver_from_nothing_on_her_own_phone() {
    let (server, _) = server_with_clock();
    let phone = with_password(&server, "rosa");
    signed_out(&phone);
    assert!(phone.kept(DEVICE).is_some() && phone.cookie().is_none());
    let stranger = Browser::new(&server);
    let answers: Vec<u16> =
        (0..100).map(|_| tries(&stranger, "rosa", "not this long password").status).collect();
    assert!(answers[..3].iter().all(|status| *status == 422), "{answers:?}");
    assert_eq!(answers[99], 429);
    assert_eq!(tries(&stranger, "rosa", PASSWORD).status, 429, "the stranger waits");
    assert_eq!(tries(&phone, "rosa", PASSWORD).to(), urls::TODAY, "she does not");
    assert_eq!(tries(&stranger, "rosa", PASSWORD).status, 429, "nor does she help the stranger");
    // The same phone without what it is known by is anybody's.
    signed_out(&phone);
    phone.forget(DEVICE);
    assert_eq!(tries(&phone, "rosa", PASSWORD).status, 429);
}

#[test]
fn a_known_devices_own_wrong_tries_are_slowed_and_are_its_own() {
    let (server, _) = server_with_clock();
    let phone = with_password(&server, "rosa");
    signed_out(&phone);
    for _ in 0..3 {
        assert_eq!(tries(&phone, "rosa", "x").status, 422);
    }
    assert_eq!(tries(&phone, "rosa", PASSWORD).status, 429, "whoever found the phone waits");
    assert_eq!(tried(&server, "rosa", PASSWORD).1.to(), urls::TODAY, "she is let in elsewhere");
    // A device that one account is known by is a stranger's for another.
    let ruth = with_password(&server, "ruth");
    signed_out(&ruth);
    for _ in 0..3 {
        tried(&server, "imani", "x");
    }
    assert_eq!(tries(&ruth, "imani", PASSWORD).status, 429);
}

#[test]
fn a_device_stays_known_on_ones_own_screen_and_not_on_one_that_others_see() {
    let (server, _) = server_with_clock();
    let own = with_password(&server, "imani");
    let secret = own.kept(DEVICE).unwrap();
    assert_eq!(signed_out(&own).header("clear-site-data"), "\"cache\"");
    tries(&own, "imani", PASSWORD).to();
    assert_eq!(own.kept(DEVICE).unwrap(), secret, "the same device");
    let page = own.get(urls::DEVICES).ok();
    assert!(page.text().contains("Devices you signed in from before"));
    own.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]).to();
    assert_eq!(signed_out(&own).header("clear-site-data"), "\"cache\", \"cookies\"");
    assert_eq!(own.kept(DEVICE), None);
    let rows = "SELECT device FROM known_device WHERE agency = $1 AND account = $2";
    let about = record::args![server.app.record.agency(), server.account("imani").id];
    assert!(server.wait(server.app.record.store().query(rows, about)).unwrap().is_empty());
}

/// Whether a new device is told on Today.
fn told(browser: &Browser<'_>) -> bool {
    browser.get(urls::TODAY).ok().text().contains("from a device not known before")
}

/// The notices that can be put away from here.
fn offered(browser: &Browser<'_>) -> Vec<String> {
    let today = browser.get(urls::TODAY).ok();
    today.actions().into_iter().filter(|at| at.starts_with("/notices/")).collect()
}

/// Puts away what can be from here.
fn put_away(browser: &Browser<'_>) -> Vec<String> {
    let all = offered(browser);
    for at in &all {
        browser.submit(&browser.get(urls::TODAY).ok().form(at)).to();
    }
    all
}

#[test]
fn a_new_device_is_told_also_where_every_other_was_forgotten() {
    let (server, clock) = server_with_clock();
    let tablet = with_password(&server, "imani");
    tablet.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]).to();
    signed_out(&tablet);
    pass(&clock, 1);
    let (stranger, _) = tried(&server, "imani", PASSWORD);
    assert!(told(&stranger));
}

#[test]
fn whoever_came_in_from_a_new_device_cannot_put_away_that_they_did() {
    let (server, clock) = server_with_clock();
    let desk = with_password(&server, "imani");
    pass(&clock, 1);
    let (stranger, _) = tried(&server, "imani", PASSWORD);
    let [at]: [String; 1] = offered(&desk).try_into().unwrap();
    assert!(told(&stranger) && offered(&stranger).is_empty());
    assert!(stranger.get(urls::TODAY).ok().text().contains("from a device you used before"));
    assert_eq!(stranger.post(&at, &[]).status, 403);
    // Nor by making themselves unknown, nor by coming again.
    stranger.forget(DEVICE);
    assert_eq!(stranger.post(&at, &[]).status, 403);
    pass(&clock, 1);
    let (again, _) = tried(&server, "imani", PASSWORD);
    assert_eq!(again.post(&at, &[]).status, 403);
    assert_eq!(put_away(&desk).len(), 2);
    // Whoever has none of the others left is rid of it after a week.
    let (third, _) = tried(&server, "imani", PASSWORD);
    assert!(offered(&third).is_empty());
    pass(&clock, 7 * 24 * 3600);
    let (third, _) = (tried(&server, "imani", PASSWORD).0, third);
    assert_eq!(offered(&third).len(), 1, "but not of the one from just now");
}

#[test]
fn signing_in_from_a_new_device_is_told_until_it_is_seen_and_a_device_can_be_forgotten() {
    let (server, clock) = server_with_clock();
    let desk = with_password(&server, "imani");
    pass(&clock, 1);
    assert!(!told(&desk), "the first device of all is no news");
    let (phone, _) = tried(&server, "imani", PASSWORD);
    let (third, _) = tried(&server, "imani", PASSWORD);
    assert!(told(&desk) && told(&phone));
    assert_eq!(put_away(&desk).len(), 2, "the second is told while the first waits");
    assert!(!told(&desk) && !told(&phone), "told once");
    signed_out(&third);
    tries(&third, "imani", PASSWORD).to();
    assert!(!told(&desk), "it is known now");

    let html = desk.get(urls::DEVICES).ok().html();
    let ids: Vec<&str> = html.split("name=\"forget\" value=\"").skip(1).collect();
    assert_eq!(ids.len(), 3);
    for id in ids {
        let id = id.split('"').next().unwrap();
        desk.post(urls::DEVICES, &[("forget".to_owned(), id.to_owned())]).to();
    }
    desk.get(urls::TODAY).ok();
    assert!(!desk.get(urls::DEVICES).ok().html().contains("name=\"forget\""));
    signed_out(&third);
    for _ in 0..3 {
        tried(&server, "imani", "x");
    }
    assert_eq!(tries(&third, "imani", PASSWORD).status, 429, "a stranger's again");
    assert_eq!(desk.post(urls::DEVICES, &[("forget".to_owned(), "x".to_owned())]).status, 400);
}
