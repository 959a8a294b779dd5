// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing in by a link and by a password, and how guessing is slowed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use alongside::clock::Clock;
use alongside::urls;

use super::browser::Browser;
use super::page::Page;
use super::server::{Server, Wanted, on_each};

/// A password nobody has tried first.
pub const PASSWORD: &str = "seven quiet herons by the mill";

/// A server of its own with a clock that is set by hand, and no family in it.
pub fn server_with_clock() -> (Server, Arc<AtomicI64>) {
    let micros = Arc::new(AtomicI64::new(Clock::Machine.now().as_microsecond()));
    let clock = Clock::Set(Arc::clone(&micros));
    (Server::start(Wanted { families: 0, demo: false, clock, ..Wanted::small() }), micros)
}

/// Lets time pass, in seconds.
pub fn pass(clock: &AtomicI64, seconds: i64) {
    clock.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
}

/// Sets somebody's password by their link; answers the browser that is signed in.
pub fn with_password<'a>(server: &'a Server, sign_in: &str) -> Browser<'a> {
    let browser = Browser::of(server, sign_in);
    let me = browser.get(urls::ME).ok();
    let form = me.form("/me/password").with("new", PASSWORD);
    browser.submit(&form).ok();
    browser
}

/// Tries a password in a browser of its own.
pub fn tried<'a>(server: &'a Server, name: &str, password: &str) -> (Browser<'a>, Page) {
    let browser = Browser::new(server);
    let form = browser.get(urls::SIGN_IN).ok().form(urls::SIGN_IN);
    let page = browser.submit(&form.with("name", name).with("password", password));
    (browser, page)
}

#[test]
fn looking_at_a_link_changes_nothing_and_pressing_its_button_signs_in() {
    on_each(|server| {
        let sessions = || {
            let sql = "SELECT COUNT(*) FROM session WHERE agency = $1";
            let agency = record::args![server.app.record.agency()];
            server.wait(server.app.record.store().query(sql, agency)).unwrap()[0].int(0).unwrap()
        };
        let before = sessions();
        let browser = Browser::new(server);
        let link = server.link("piotr");
        let page = browser.get(link).ok();
        assert!(page.text().contains("Piotr Lindqvist"), "it says who");
        assert_eq!(browser.cookie(), None);
        assert_eq!(browser.get(urls::ME).status, 401);
        assert_eq!(browser.submit(&page.form(link)).to(), urls::TODAY);
        assert!(browser.get(urls::ME).ok().text().contains("Piotr Lindqvist"));
        assert!(sessions() > before, "only now there is a session");
        assert_eq!(browser.get("/sign-in/link/0123").status, 404);
    });
}

#[test]
fn a_link_is_used_up_where_the_agency_is_not_made_up() {
    let (server, _) = server_with_clock();
    let link = server.link("imani").to_owned();
    let (first, second) = (Browser::new(&server), Browser::new(&server));
    let form = second.get(&link).ok().form(&link);
    first.submit(&first.get(&link).ok().form(&link)).to();
    assert_eq!(second.submit(&form).status, 404);
    assert_eq!(second.get(&link).status, 404);
    assert_eq!(second.cookie(), None);
    first.get(urls::TODAY).ok();
}

#[test]
fn of_many_presses_of_one_link_at_the_same_instant_one_signs_in() {
    let (server, _) = server_with_clock();
    let mut doubled = 0;
    for sign_in in ["imani", "ruth", "piotr", "rosa"] {
        let link = server.link(sign_in).to_owned();
        let browsers: Vec<_> = (0..6).map(|_| Browser::new(&server)).collect();
        let begin = std::sync::Barrier::new(browsers.len());
        let press = |browser: &Browser<'_>| {
            let form = browser.get(&link).ok().form(&link);
            begin.wait();
            browser.submit(&form).status
        };
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let running: Vec<_> =
                browsers.iter().map(|browser| scope.spawn(|| press(browser))).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let signed_in = answers.iter().filter(|status| **status == 303).count();
        assert!(signed_in >= 1 && answers.iter().all(|status| [303, 404].contains(status)));
        doubled += signed_in - 1;
    }
    assert_eq!(doubled, 0, "nobody signs in by a link that somebody used");
}

#[test]
fn a_link_ends() {
    let (server, clock) = server_with_clock();
    let link = server.link("imani").to_owned();
    let browser = Browser::new(&server);
    let form = browser.get(&link).ok().form(&link);
    pass(&clock, 366 * 24 * 3600);
    assert_eq!(browser.get(&link).status, 404);
    assert_eq!(browser.submit(&form).status, 404);
}

#[test]
fn a_password_signs_in_and_a_wrong_one_does_not() {
    let (server, _) = server_with_clock();
    with_password(&server, "imani");
    let (browser, right) = tried(&server, " Imani ", PASSWORD);
    assert_eq!(right.to(), urls::TODAY);
    assert!(browser.get(urls::ME).ok().text().contains("Imani Clarke"));
    for (name, password) in
        [("imani", "another long password"), ("nobody", PASSWORD), ("ruth", PASSWORD), ("", "")]
    {
        let (browser, wrong) = tried(&server, name, password);
        assert_eq!(wrong.status, 422, "{name}");
        assert_eq!(wrong.errors()[0].0, "password");
        assert_eq!(browser.cookie(), None);
        assert!(
            password.is_empty() || !wrong.html().contains(password),
            "a password is not sent back"
        );
    }
}

#[test]
fn a_known_and_an_unknown_name_are_told_the_same() {
    let (server, _) = server_with_clock();
    with_password(&server, "imani");
    let told =
        |name: &str| tried(&server, name, "not this long password").1.html().replace(name, "");
    assert_eq!(told("imani"), told("xmani"));
}

#[test]
fn guessing_is_slowed_and_never_locked_out() {
    let (server, clock) = server_with_clock();
    with_password(&server, "imani");
    let wrong = || tried(&server, "imani", "not this long password").1;
    for _ in 0..3 {
        assert_eq!(wrong().status, 422);
    }
    // Even the right one waits now, so that a guess learns nothing.
    let (_, waits) = tried(&server, "imani", PASSWORD);
    assert_eq!(waits.status, 429);
    assert_eq!(waits.errors()[0].0, "password");
    assert!(waits.text().contains('1'), "it says for how long");
    pass(&clock, 1);
    assert_eq!(tried(&server, "imani", PASSWORD).1.to(), urls::TODAY);
    assert_eq!(wrong().status, 422, "signing in forgot the failures");

    // One address that tries many names waits too; after some hours all is forgotten.
    for number in 0..6 {
        assert_eq!(tried(&server, &format!("guess{number}"), "x").1.status, 422);
    }
    assert_eq!(tried(&server, "ruth", "x").1.status, 429);
    assert_eq!(tried(&server, "imani", PASSWORD).1.status, 429);
    pass(&clock, 60);
    assert_eq!(tried(&server, "ruth", "x").1.status, 422);
    assert_eq!(tried(&server, "ruth", "x").1.status, 429);
    pass(&clock, 6 * 3600 + 1);
    assert_eq!(tried(&server, "imani", PASSWORD).1.to(), urls::TODAY);

    // Who signs in forgets their own failures there, and nothing of what was tried in others' names.
    for number in 0..6 {
        assert_eq!(tried(&server, &format!("guess{number}"), "x").1.status, 422);
    }
    assert_eq!(tried(&server, "imani", PASSWORD).1.to(), urls::TODAY);
    assert_eq!(tried(&server, "ruth", "x").1.status, 422);
    assert_eq!(tried(&server, "imani", PASSWORD).1.status, 429);
}

#[test]
fn a_password_everybody_tries_is_refused_with_a_remedy() {
    let (server, _) = server_with_clock();
    let browser = with_password(&server, "imani");
    let me = browser.get(urls::ME).ok();
    for bad in ["tiny7!", "password password!", "the river of imani runs", &"long 7x ".repeat(40)] {
        let page = browser.submit(&me.form("/me/password").with("now", PASSWORD).with("new", bad));
        assert_eq!(page.status, 422);
        let errors = page.errors();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].0, "new");
        assert!(page.has_id("new") && !page.html().contains(bad));
    }
    let form = me.form("/me/password").with("now", "not it").with("new", "three herons were gone");
    let page = browser.submit(&form);
    assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "now"));
    assert_eq!(tried(&server, "imani", PASSWORD).1.to(), urls::TODAY, "it is the old one still");
}
