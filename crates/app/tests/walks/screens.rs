// SPDX-License-Identifier: AGPL-3.0-or-later
//! A screen others see: begun with one press, shown by initials, ended by whoever proves who they are.

use alongside::urls;

use super::browser::{Browser, OWN_PAGE};
use super::server::{Server, Wanted};
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};

/// A tablet's browser, as it says itself.
const TABLET: &str = "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) \
     Chrome/126.0.0.0 Safari/537.36";
/// A telephone's.
pub const PHONE: &str = "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0";

/// A browser that says what it is, in which this person has signed in by their link.
pub fn signed_in_with<'a>(server: &'a Server, sign_in: &str, agent: &str) -> Browser<'a> {
    let browser = Browser::new(server);
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let headers = [OWN_PAGE, kind, ("user-agent", agent)];
    let answer = browser.send("POST", server.link(sign_in), &headers, Some(Vec::new()));
    assert_eq!(answer.to(), urls::TODAY);
    browser
}

#[test]
fn one_press_shares_the_screen_and_the_way_back_asks_who_it_is() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    imani.open_family("Quilla Ames", &["Rowan Ames"]);
    for page in [urls::TODAY, urls::FAMILIES] {
        assert!(imani.get(page).ok().text().contains("Quilla"), "{page}");
    }
    let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on");
    assert_eq!(imani.submit(&press).to(), urls::TODAY);
    for page in [urls::TODAY, urls::FAMILIES, urls::ME] {
        let page = imani.get(page).ok();
        let html = page.html();
        assert!(!html.contains("Quilla") && !html.contains("Rowan"), "{}", page.at);
        assert_eq!(page.links(urls::SHARED_SCREEN).first().unwrap(), urls::SHARED_SCREEN);
    }
    assert!(imani.get(urls::FAMILIES).ok().text().contains("Q. A."));
    let found = imani.find("Quilla").ok();
    assert!(found.text().contains("Q. A."), "one still finds by the whole name");
    assert!(!found.text().contains("Quilla"));

    pass(&clock, 6 * 60);
    let end = imani.get(urls::SHARED_SCREEN).ok().form(urls::SHARED_SCREEN).press("off");
    let there = urls::step_up(Some(urls::SHARED_SCREEN));
    assert_eq!(imani.submit(&end).to(), there);
    assert!(imani.get(urls::FAMILIES).ok().text().contains("Q. A."), "it is shared still");
    let form = imani.get(&there).ok().form(urls::STEP_UP).with("password", PASSWORD);
    assert_eq!(imani.submit(&form).to(), urls::SHARED_SCREEN);
    assert!(imani.get(urls::FAMILIES).ok().text().contains("Q. A."), "a proof alone ends nothing");
    assert_eq!(imani.submit(&end).to(), urls::TODAY);
    assert!(imani.get(urls::FAMILIES).ok().text().contains("Quilla"));
    assert_eq!(imani.post(urls::SHARED_SCREEN, &[]).status, 400);
}

#[test]
fn a_tablet_begins_shared_and_a_telephone_does_not() {
    let server = Server::start(Wanted { families: 0, ..Wanted::small() });
    let mac = "Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";
    for (agent, shared) in [(TABLET, true), (mac, true), (PHONE, false), ("", false)] {
        let imani = signed_in_with(&server, "imani", agent);
        let said = imani.get(urls::SHARED_SCREEN).ok().text();
        assert_eq!(said.contains("set for others to see"), shared, "{agent}");
    }
    // A caregiver reads what is his own on the tablet he has.
    let rosa = signed_in_with(&server, "rosa", TABLET);
    assert_eq!(rosa.get(urls::SHARED_SCREEN).status, 404);
    let press = [("shared".to_owned(), "on".to_owned())];
    assert_eq!(rosa.post(urls::SHARED_SCREEN, &press).status, 404);
    assert!(!rosa.get(urls::ME).ok().text().contains("Shared screen"));
}
