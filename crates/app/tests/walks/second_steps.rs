// SPDX-License-Identifier: AGPL-3.0-or-later
//! The second step: set up with an app, asked for at sign-in and for a fresh proof, and recovery codes.

use std::sync::Barrier;
use std::sync::atomic::AtomicI64;

use alongside::urls;
use totp_rs::{Builder, Secret, Totp};

use super::browser::Browser;
use super::page::Page;
use super::server::Server;
use super::signing_in::{PASSWORD, pass, server_with_clock, tried, with_password};

/// The app somebody keeps on their phone.
pub struct App<'a> {
    server: &'a Server,
    totp: Totp,
}

impl<'a> App<'a> {
    /// The app after its camera saw this page.
    pub fn on(server: &'a Server, page: &Page) -> Self {
        let html = page.html();
        let letters = html.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
        let letters = letters.replace(' ', "");
        assert_eq!(letters.len(), 32, "160 bits");
        let secret = Secret::try_from_base32(&letters).unwrap();
        Self { server, totp: Builder::new().with_secret(secret).build().unwrap() }
    }

    /// What it shows now.
    pub fn shows(&self) -> String {
        let now = self.server.app.clock.now().as_second();
        self.totp.generate(u64::try_from(now).unwrap()).to_string()
    }
}

/// Sets somebody's password and second step up; answers the browser that is signed in, the app, and
/// the recovery codes.
pub fn with_second_step<'a>(
    server: &'a Server,
    sign_in: &str,
) -> (Browser<'a>, App<'a>, Vec<String>) {
    let browser = with_password(server, sign_in);
    let begun = browser.get(urls::SECOND_STEP).ok().form(urls::SECOND_STEP).press("begin");
    let page = browser.send_off(&begun);
    let app = App::on(server, &page);
    assert!(
        page.html().contains("otpauth://totp/Alongside:")
            && page.html().contains("<svg class=\"qr\"")
    );
    let form = page.form(urls::SECOND_STEP).with("code", "000000");
    assert_eq!(browser.submit(&form).errors()[0].0, "code");
    assert_eq!(tried(server, sign_in, PASSWORD).1.to(), urls::TODAY, "nothing counts yet");
    let shown = browser.submit(&form.with("code", &app.shows())).ok();
    let html = shown.html();
    let codes: Vec<String> = html
        .split("<code>")
        .skip(1)
        .map(|part| part.split("</code>").next().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 8);
    (browser, app, codes)
}

/// Types a right password and then this code, in a browser of its own.
pub fn tried_with<'a>(server: &'a Server, sign_in: &str, code: &str) -> (Browser<'a>, Page) {
    let (browser, half) = tried(server, sign_in, PASSWORD);
    assert_eq!(half.to(), urls::SECOND_HALF);
    let form = browser.get(urls::SECOND_HALF).ok().form(urls::SECOND_HALF);
    let page = browser.submit(&form.with("code", code));
    (browser, page)
}

/// Presses a button of the page of the second step.
fn pressed(browser: &Browser<'_>, what: &str) -> Page {
    let offered = browser.get(urls::SECOND_STEP).ok().html();
    assert!(offered.contains(&format!("value=\"{what}\"")), "{what} is offered");
    browser.post(urls::SECOND_STEP, &[("do".to_owned(), what.to_owned())])
}

/// Until the app shows another code.
fn next_code(clock: &AtomicI64) {
    pass(clock, 30);
}

#[test]
fn signing_in_takes_the_password_and_a_code_and_each_code_once() {
    let (server, clock) = server_with_clock();
    let (_, app, _) = with_second_step(&server, "imani");
    let (_, replayed) = tried_with(&server, "imani", &app.shows());
    assert_eq!((replayed.status, replayed.errors()[0].0.as_str()), (422, "code"));
    next_code(&clock);
    let shown = app.shows();
    let (browser, signed_in) =
        tried_with(&server, "imani", &format!(" {} {} ", &shown[..3], &shown[3..]));
    assert_eq!(signed_in.to(), urls::TODAY);
    assert!(browser.get(urls::ME).ok().text().contains("Imani Clarke"));
    assert_eq!(browser.kept("__Host-h"), None, "nobody is halfway any more");
    assert_eq!(tried_with(&server, "imani", &shown).1.status, 422, "it was used");
    next_code(&clock);
    for wrong in ["", "12345", "1234567", "+12345", "１２３４５６", &"9".repeat(300)] {
        let (browser, page) = tried_with(&server, "imani", wrong);
        assert_eq!(page.status, 422, "{wrong}");
        assert_eq!(browser.cookie(), None);
        pass(&clock, 121);
    }
    // A link is one step as well.
    let browser = Browser::new(&server);
    let token = alongside::random::hex(&alongside::random::bytes::<32>());
    let ends = server.app.clock.now() + jiff::SignedDuration::from_hours(1);
    let record = &server.app.record;
    let account = server.account("imani").id;
    let link = alongside::accounts::lists::put_link(record, token.as_bytes(), account, ends);
    server.wait(record.store().write(vec![link])).unwrap();
    let link = urls::sign_in_link(&token);
    assert_eq!(browser.submit(&browser.get(&link).ok().form(&link)).to(), urls::SECOND_HALF);
    assert_eq!(browser.get(urls::TODAY).status, 401);
}

#[test]
fn whoever_is_halfway_in_is_a_stranger_to_every_page_and_only_for_ten_minutes() {
    let (server, clock) = server_with_clock();
    let (_, app, _) = with_second_step(&server, "imani");
    next_code(&clock);
    let (browser, half) = tried(&server, "imani", PASSWORD);
    assert_eq!(half.to(), urls::SECOND_HALF);
    assert_eq!(browser.cookie(), None);
    let secret = browser.kept("__Host-h").unwrap();
    for path in
        [urls::TODAY, urls::FAMILIES, urls::ME, urls::SECOND_STEP, urls::STEP_UP, urls::DEVICES]
    {
        assert_eq!(browser.get(path).status, 401, "{path}");
    }
    // Nor is its secret one of a session.
    browser.hold(Some(format!("__Host-s={secret}")));
    assert_eq!(browser.get(urls::TODAY).status, 401);
    browser.hold(None);
    let form = browser.get(urls::SECOND_HALF).ok().form(urls::SECOND_HALF);
    pass(&clock, 10 * 60 + 1);
    assert_eq!(browser.get(urls::SECOND_HALF).status, 401);
    assert_eq!(browser.submit(&form.clone().with("code", &app.shows())).status, 401);
    assert_eq!(Browser::new(&server).get(urls::SECOND_HALF).status, 401);
    // And who leaves meanwhile goes no further.
    let (browser, _) = tried(&server, "imani", PASSWORD);
    let record = &server.app.record;
    let mut account =
        server.wait(alongside::accounts::lists::by_sign_in(record, "imani")).unwrap().unwrap();
    account.ended = Some(server.app.clock.now());
    server.keep(&account);
    assert_eq!(browser.submit(&form.with("code", &app.shows())).status, 401);
}

#[test]
fn codes_are_guessed_under_the_waiting_of_passwords_and_knowing_the_password_is_no_way_around() {
    let (server, clock) = server_with_clock();
    let (_, app, _) = with_second_step(&server, "imani");
    next_code(&clock);
    for _ in 0..3 {
        assert_eq!(tried_with(&server, "imani", "000000").1.status, 422);
    }
    // The password is right each time, and even so the count stands.
    assert_eq!(tried(&server, "imani", PASSWORD).1.status, 429);
    pass(&clock, 1);
    let (browser, _) = tried(&server, "imani", PASSWORD);
    let form = browser.get(urls::SECOND_HALF).ok().form(urls::SECOND_HALF);
    assert_eq!(browser.submit(&form.clone().with("code", "000000")).status, 422);
    let waits = browser.submit(&form.clone().with("code", &app.shows()));
    assert_eq!((waits.status, waits.errors()[0].0.as_str()), (429, "code"));
    pass(&clock, 3);
    assert_eq!(browser.submit(&form.with("code", &app.shows())).to(), urls::TODAY);
    assert_eq!(tried(&server, "imani", "x").1.status, 422, "signing in forgot the failures");
}

#[test]
fn of_many_tries_at_the_same_instant_no_more_are_looked_at_than_one_after_the_other() {
    let (server, _) = server_with_clock();
    with_password(&server, "imani");
    let begin = Barrier::new(10);
    let wrong = || {
        let browser = Browser::new(&server);
        let form = browser.get(urls::SIGN_IN).ok().form(urls::SIGN_IN);
        begin.wait();
        browser.submit(&form.with("name", "imani").with("password", "x")).status
    };
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..10).map(|_| scope.spawn(wrong)).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let looked_at = answers.iter().filter(|status| **status == 422).count();
    assert!((1..=3).contains(&looked_at), "{answers:?}");
    assert!(answers.iter().all(|status| [422, 429].contains(status)), "{answers:?}");
}

#[test]
fn a_recovery_code_stands_in_once_and_is_told() {
    let (server, _) = server_with_clock();
    let (browser, app, codes) = with_second_step(&server, "imani");
    assert!(browser.get(urls::SECOND_STEP).ok().text().contains("8 recovery codes are left"));
    let typed = codes[0].to_lowercase().replace('-', " ");
    let (signed_in, page) = tried_with(&server, "imani", &typed);
    assert_eq!(page.to(), urls::TODAY);
    assert_eq!(tried_with(&server, "imani", &codes[0]).1.status, 422, "it was used");
    let today = signed_in.get(urls::TODAY).ok();
    assert!(today.text().contains("A recovery code was used"), "{}", today.text());
    assert!(!today.links(urls::DEVICES).is_empty());
    let page = signed_in.get(urls::SECOND_STEP).ok();
    assert!(page.text().contains("7 recovery codes are left"));
    // New ones take the place of all that were.
    let shown = pressed(&signed_in, "codes").ok().html();
    assert!(!codes.iter().any(|code| shown.contains(code)));
    assert_eq!(tried_with(&server, "imani", &codes[1]).1.status, 422);
    // Nobody else's opens anything.
    let (_, _, others) = with_second_step(&server, "ruth");
    assert_eq!(tried_with(&server, "imani", &others[0]).1.status, 422);
    // And nothing of it lies readable on the disk.
    let record = &server.app.record;
    let rows = "SELECT code FROM recovery_code WHERE agency = $1";
    let rows = server.wait(record.store().query(rows, record::args![record.agency()])).unwrap();
    assert_eq!(rows.len(), 16);
    let all: Vec<&[u8]> = rows.iter().map(|row| row.blob(0).unwrap()).collect();
    for code in &others {
        let plain = code.replace('-', "").into_bytes();
        let hash = alongside::accounts::lists::token_hash(&plain);
        assert!(!all.contains(&plain.as_slice()) && !all.contains(&hash.as_slice()));
    }
    drop(app);
}

#[test]
fn a_fresh_proof_takes_both_and_a_new_password_is_no_proof() {
    let (server, clock) = server_with_clock();
    let (imani, app, _) = with_second_step(&server, "imani");
    pass(&clock, 5 * 60 + 1);
    let there = urls::step_up(Some(urls::SECOND_STEP));
    assert_eq!(imani.get(urls::SECOND_STEP).to(), there);
    let form = imani.get(&there).ok().form(urls::STEP_UP);
    let wrong = imani.submit(&form.clone().with("password", PASSWORD));
    assert_eq!((wrong.status, wrong.errors()[0].0.as_str()), (422, "password"));
    let shown = app.shows();
    let wrong = imani.submit(&form.clone().with("password", "x").with("code", &shown));
    assert_eq!(wrong.status, 422);
    let change = imani.get(urls::ME).ok().form("/me/password");
    imani.submit(&change.with("now", PASSWORD).with("new", "three herons were gone")).ok();
    assert_eq!(imani.get(urls::SECOND_STEP).to(), there, "still not proved");
    assert_eq!(imani.post(urls::SECOND_STEP, &[("do".to_owned(), "end".to_owned())]).status, 403);
    let both = form.with("password", "three herons were gone").with("code", &shown);
    assert_eq!(imani.submit(&both).to(), urls::SECOND_STEP, "a wrong password used no code up");
    assert_eq!(pressed(&imani, "end").to(), urls::SECOND_STEP);
    let off = imani.get(urls::SECOND_STEP).ok();
    assert!(off.text().contains("Set up the second step"));
    let (_, signed_in) = tried(&server, "imani", "three herons were gone");
    assert_eq!(signed_in.to(), urls::TODAY);
    assert_eq!(
        imani.post(urls::SECOND_STEP, &[("do".to_owned(), "confirm".to_owned())]).status,
        400
    );
}
