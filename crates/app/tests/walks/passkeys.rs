// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passkeys: adding one, signing in and proving anew with one, and what is not taken for one.

use alongside::accounts::lists;
use alongside::urls;
use serde_json::{Value, json};

use super::authenticator::Authenticator;
use super::browser::Browser;
use super::page::Page;
use super::server::{Server, Wanted, on_each};
use super::signing_in::{PASSWORD, pass, server_with_clock, tried, with_password};

/// A device for the pages of this server.
pub fn device(server: &Server) -> Authenticator {
    Authenticator::new(&format!("http://localhost:{}", server.address.port()))
}

/// Begins a ceremony: its number and what is asked for.
fn begun(browser: &Browser<'_>, at: &str) -> (String, Value) {
    let page = browser.post(at, &[]).ok();
    assert_eq!(page.header("content-type"), "application/json");
    let begun: Value = serde_json::from_slice(&page.body).unwrap();
    (begun["ceremony"].as_str().unwrap().to_owned(), begun["options"].clone())
}

/// Sends an answer as the script on the page does.
fn answered(browser: &Browser<'_>, at: &str, ceremony: &str, answer: &str) -> Page {
    let fields = [("ceremony", ceremony), ("answer", answer), ("name", "Work phone")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    browser.post(at, &fields)
}

/// What a device is asked for.
pub fn asked(page: &Page) -> Value {
    assert_eq!(page.header("content-type"), "application/json");
    let begun: Value = serde_json::from_slice(&page.body).unwrap();
    begun["options"].clone()
}

/// Adds a passkey.
pub fn add(browser: &Browser<'_>, device: &mut Authenticator) -> Page {
    let (ceremony, options) = begun(browser, urls::PASSKEYS_BEGIN);
    answered(browser, urls::PASSKEYS_NEW, &ceremony, &device.make(&options).to_string())
}

/// Tries to sign in with a passkey in a browser of its own.
fn shown<'a>(server: &'a Server, device: &mut Authenticator) -> (Browser<'a>, Page) {
    let browser = Browser::new(server);
    let page = browser.get(urls::SIGN_IN).ok();
    assert!(page.html().contains("<div hidden data-passkey>"), "a script alone shows it");
    let (ceremony, options) = begun(&browser, urls::SIGN_IN_BY_PASSKEY_BEGIN);
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["allowCredentials"], json!([]), "nothing is said of any account");
    let answer = device.show(&options).to_string();
    let page = answered(&browser, urls::SIGN_IN_BY_PASSKEY, &ceremony, &answer);
    (browser, page)
}

/// That nobody was signed in, in words that are the same whatever was wrong.
fn turned_away(browser: &Browser<'_>, page: &Page) {
    assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "passkey"));
    assert!(page.text().contains("You are not signed in: this passkey did not work."));
    assert_eq!(browser.cookie(), None);
    assert_eq!(browser.get(urls::ME).status, 401);
}

/// What waits to be seen on somebody's Today.
fn told(browser: &Browser<'_>) -> String {
    browser.get(urls::TODAY).ok().text()
}

#[test]
fn a_passkey_is_added_signs_in_proves_anew_and_is_removed() {
    on_each(|server| {
        let june = Browser::of(server, "june.w");
        let mut device = device(server);
        let page = june.get(urls::PASSKEYS_NEW).ok();
        assert!(page.has_id("passkey"));
        assert_eq!(add(&june, &mut device).to(), urls::PASSKEYS);
        let list = june.get(urls::PASSKEYS).ok().text();
        assert!(list.contains("Work phone") && list.contains("not used yet"), "{list}");
        assert!(told(&june).contains("A passkey was added for"));

        let (signed_in, page) = shown(server, &mut device);
        assert_eq!(page.to(), urls::TODAY);
        assert!(signed_in.get(urls::ME).ok().links(urls::PASSKEYS).len() == 1);
        assert!(!june.get(urls::PASSKEYS).ok().text().contains("not used yet"));

        let step_up = signed_in.get(&urls::step_up(Some("/families/new"))).ok();
        let form = step_up.form(urls::STEP_UP_BY_PASSKEY);
        let (ceremony, options) = begun(&signed_in, urls::STEP_UP_BY_PASSKEY_BEGIN);
        let own = json!([{ "type": "public-key", "id": device.called() }]);
        assert_eq!(options["allowCredentials"], own, "hers, as a browser reads it");
        let answer = device.show(&options).to_string();
        let before = signed_in.cookie();
        let form = form.with("ceremony", &ceremony).with("answer", &answer);
        assert_eq!(signed_in.submit(&form).to(), "/families/new");
        assert_ne!(signed_in.cookie(), before, "the secret is another one");

        let form = &june.get(urls::PASSKEYS).ok().form(urls::PASSKEYS);
        let id = form.buttons[0].1.clone();
        let named = form.clone().with(&format!("name-{id}"), "Old phone").press(&id);
        assert_eq!(june.submit(&named).to(), urls::PASSKEYS);
        assert!(june.get(urls::PASSKEYS).ok().text().contains("Old phone"));
        // June has no password, so another way in comes first.
        let mut second = self::device(server);
        add(&june, &mut second);
        assert_eq!(june.post(urls::PASSKEYS, &[("remove".to_owned(), id)]).to(), urls::PASSKEYS);
        let (browser, page) = shown(server, &mut device);
        turned_away(&browser, &page);
        assert!(told(&june).contains("was removed"));
    });
}

#[test]
fn what_is_not_the_answer_to_this_very_ceremony_signs_nobody_in() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let mut device = device(&server);
    add(&imani, &mut device).to();
    let browser = Browser::new(&server);
    // None of these is about how often one may try: six hours later the failures are forgotten.
    let begin = || {
        pass(&clock, 6 * 3_600 + 1);
        begun(&browser, urls::SIGN_IN_BY_PASSKEY_BEGIN)
    };
    let send = |ceremony: &str, answer: &str| {
        let page = answered(&browser, urls::SIGN_IN_BY_PASSKEY, ceremony, answer);
        turned_away(&browser, &page);
    };
    for bad in ["", "{", "null", "[]", "{\"id\":\"\"}", &"9".repeat(40_000)] {
        send(&begin().0, bad);
    }
    let (ceremony, options) = begin();
    let answer = device.show(&options).to_string();
    send(&ceremony, &answer[..answer.len() / 2]);
    send(&ceremony, &answer);
    for bad in ["", "0", &"0".repeat(32), &"é".repeat(16)] {
        send(bad, &answer);
    }
    let (ceremony, options) = begin();
    let mut forged = device.show(&options);
    let other = device.show(&json!({ "challenge": "AAAA" }));
    forged["response"]["signature"] = other["response"]["signature"].clone();
    send(&ceremony, &forged.to_string());
    let (ceremony, _) = begin();
    let (_, of_another) = begun(&browser, urls::SIGN_IN_BY_PASSKEY_BEGIN);
    send(&ceremony, &device.show(&of_another).to_string());
    let (ceremony, options) = begin();
    let late = device.show(&options).to_string();
    pass(&clock, 301);
    send(&ceremony, &late);

    let wrong = |change: &dyn Fn(&mut Authenticator), device: &mut Authenticator| {
        pass(&clock, 6 * 3_600 + 1);
        change(device);
        let (other, page) = shown(&server, device);
        turned_away(&other, &page);
    };
    let (origin, owner) = (device.origin.clone(), device.owner.clone());
    wrong(&|one| "http://localhost.evil.example".clone_into(&mut one.origin), &mut device);
    device.origin = origin;
    wrong(&|one| one.owner = vec![7; 16], &mut device);
    wrong(&|one| one.owner = server.account("ruth").id.to_be_bytes().to_vec(), &mut device);
    device.owner = owner;
    wrong(&|one| one.verifies = false, &mut device);
    device.verifies = true;

    let huge = vec![b'a'; alongside::router::FORM_MAX + 1];
    let form = "application/x-www-form-urlencoded";
    assert_eq!(browser.post_bytes(urls::SIGN_IN_BY_PASSKEY, form, huge).status, 413);
    assert_eq!(browser.post_bytes(urls::SIGN_IN_BY_PASSKEY, "text/plain", vec![0]).status, 400);

    let (ceremony, options) = begin();
    let answer = device.show(&options).to_string();
    let page = answered(&browser, urls::SIGN_IN_BY_PASSKEY, &ceremony, &answer);
    assert_eq!(page.to(), urls::TODAY, "the same device signs in all the while");
    let again = Browser::new(&server);
    let page = answered(&again, urls::SIGN_IN_BY_PASSKEY, &ceremony, &answer);
    turned_away(&again, &page);
}

#[test]
fn a_count_that_goes_back_is_refused_and_told_to_its_owner_and_the_privacy_officer() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let mut device = device(&server);
    add(&imani, &mut device).to();
    device.count = 40;
    shown(&server, &mut device).1.to();
    device.count = 40;
    let (browser, page) = shown(&server, &mut device);
    turned_away(&browser, &page);
    let said = "was refused, because it may have been copied.";
    assert!(told(&imani).contains(said));
    let officer = told(&Browser::of(&server, "piotr"));
    assert!(officer.contains(said) && officer.contains("Imani Clarke"));
    shown(&server, &mut device).1.to();
}

#[test]
fn adding_asks_for_a_fresh_proof_and_is_answered_in_the_same_session_alone() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let mut device = device(&server);
    let (ceremony, options) = begun(&imani, urls::PASSKEYS_BEGIN);
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    let answer = device.make(&options).to_string();
    let ruth = Browser::of(&server, "ruth");
    let foreign = answered(&ruth, urls::PASSKEYS_NEW, &ceremony, &answer);
    assert_eq!((foreign.status, foreign.errors()[0].0.as_str()), (422, "passkey"));
    let replayed = answered(&imani, urls::PASSKEYS_NEW, &ceremony, &answer);
    assert_eq!(replayed.status, 422, "one try is all there is");
    device.verifies = false;
    assert_eq!(add(&imani, &mut device).status, 422, "it must make sure who is there");
    device.verifies = true;
    add(&imani, &mut device).to();
    assert_eq!(add(&imani, &mut device).status, 422, "the same one is not added twice");
    assert_eq!(add(&ruth, &mut device).status, 409, "nor to somebody else");

    let mut ruths_own = self::device(&server);
    add(&ruth, &mut ruths_own).to();
    pass(&clock, 301);
    let there = urls::step_up(Some(urls::PASSKEYS_NEW));
    assert_eq!(imani.get(urls::PASSKEYS_NEW).to(), there);
    assert_eq!(imani.post(urls::PASSKEYS_BEGIN, &[]).status, 403);
    let form = imani.get(urls::PASSKEYS).ok().form(urls::PASSKEYS);
    let remove = [("remove".to_owned(), form.buttons[0].1.clone())];
    assert_eq!(imani.post(urls::PASSKEYS, &remove).status, 403);
    let prove = |began: &Browser<'_>, answers: &Browser<'_>, device: &mut Authenticator| {
        let (ceremony, options) = self::begun(began, urls::STEP_UP_BY_PASSKEY_BEGIN);
        let proof = device.show(&options).to_string();
        answered(answers, urls::STEP_UP_BY_PASSKEY, &ceremony, &proof)
    };
    assert_eq!(prove(&imani, &ruth, &mut ruths_own).status, 422, "it was begun by Imani");
    let ruths = prove(&ruth, &ruth, &mut device);
    assert_eq!(ruths.status, 422, "Imani's passkey proves nothing of Ruth");
    assert_eq!(ruth.post(urls::PASSKEYS_BEGIN, &[]).status, 403);
    assert_eq!(prove(&ruth, &ruth, &mut ruths_own).status, 303, "her own does");
    assert_eq!(imani.post(urls::PASSKEYS, &remove).status, 403);
}

#[test]
fn the_last_way_in_is_never_removed() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let mut device = device(&server);
    add(&imani, &mut device).to();
    let form = imani.get(urls::PASSKEYS).ok().form(urls::PASSKEYS);
    let remove = [("remove".to_owned(), form.buttons[0].1.clone())];
    let refused = imani.post(urls::PASSKEYS, &remove);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("This is your only way in."));
    shown(&server, &mut device).1.to();
    let ruth = Browser::of(&server, "ruth");
    assert_eq!(ruth.post(urls::PASSKEYS, &remove).status, 404, "nobody else's is known");
    let me = imani.get(urls::ME).ok();
    imani.submit(&me.form("/me/password").with("new", PASSWORD)).ok();
    assert_eq!(imani.post(urls::PASSKEYS, &remove).to(), urls::PASSKEYS);
    assert!(imani.get(urls::PASSKEYS).ok().text().contains("once you have added one"));
    for bad in ["", "0", &"0".repeat(64), &"é".repeat(32)] {
        let bad = bad.to_owned();
        assert_eq!(imani.post(urls::PASSKEYS, &[("remove".to_owned(), bad)]).status, 404);
    }
}

#[test]
fn a_name_that_cannot_be_taken_is_said_beside_its_field_and_kept() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let mut device = device(&server);
    add(&imani, &mut device).to();
    let form = imani.get(urls::PASSKEYS).ok().form(urls::PASSKEYS);
    let id = form.buttons[0].1.clone();
    let field = format!("name-{id}");
    for bad in ["", "  ", &"a".repeat(61), "a\u{202e}b"] {
        let refused = imani.submit(&form.clone().with(&field, bad).press(&id));
        assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, field.as_str()));
    }
    let (ceremony, options) = begun(&imani, urls::PASSKEYS_BEGIN);
    let answer = self::device(&server).make(&options).to_string();
    let nameless = [("ceremony", ceremony), ("answer", answer)];
    let nameless = nameless.map(|(name, value)| (name.to_owned(), value));
    let refused = imani.post(urls::PASSKEYS_NEW, &nameless);
    assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, "name"));
}

#[test]
fn whoever_left_signs_in_with_no_passkey() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let mut device = device(&server);
    add(&imani, &mut device).to();
    shown(&server, &mut device).1.to();
    let id = server.account("imani").id;
    let sefa = Browser::of(&server, "sefa");
    let leave = sefa.get(&urls::leave(id)).ok().form(&urls::leave(id));
    sefa.submit(&leave).to();
    let (browser, page) = shown(&server, &mut device);
    turned_away(&browser, &page);
    let record = &server.app.record;
    assert!(!server.wait(lists::has_passkey(record, id)).unwrap(), "none is kept");
    assert_eq!(imani.get(urls::TODAY).status, 401);
}

#[test]
fn a_passkey_that_fails_slows_the_address_and_not_the_account() {
    let (server, clock) = server_with_clock();
    with_password(&server, "imani");
    let mut stranger = device(&server);
    stranger.owner = server.account("imani").id.to_be_bytes().to_vec();
    for _ in 0..7 {
        let (browser, page) = shown(&server, &mut stranger);
        turned_away(&browser, &page);
    }
    let (browser, page) = shown(&server, &mut stranger);
    assert_eq!((page.status, page.errors()[0].0.as_str()), (429, "passkey"));
    assert_eq!(browser.cookie(), None);
    let record = &server.app.record;
    let failed = server.wait(lists::attempts(record, "account:imani")).unwrap().failures;
    assert_eq!(failed, 0, "nobody else's sign-in waits for a stranger");
    pass(&clock, 61);
    assert_eq!(tried(&server, "imani", PASSWORD).1.to(), urls::TODAY);
}

#[test]
fn caregivers_are_offered_none_and_whoever_answers_for_others_is_asked_kindly() {
    let (server, _) = server_with_clock();
    let rosa = Browser::of(&server, "rosa");
    assert!(rosa.get(urls::ME).ok().links(urls::PASSKEYS).is_empty());
    for path in [urls::PASSKEYS, urls::PASSKEYS_NEW] {
        assert_eq!(rosa.get(path).status, 404, "{path}");
    }
    for path in [urls::PASSKEYS, urls::PASSKEYS_NEW, urls::PASSKEYS_BEGIN] {
        assert_eq!(rosa.post(path, &[]).status, 404, "{path}");
    }
    assert_eq!(rosa.post(urls::STEP_UP_BY_PASSKEY_BEGIN, &[]).status, 404);
    let asked =
        |browser: &Browser<'_>| !browser.get(urls::TODAY).ok().links(urls::PASSKEYS_NEW).is_empty();
    assert!(!asked(&Browser::of(&server, "imani")));
    for sign_in in ["ruth", "marguerite", "piotr", "sefa"] {
        let browser = Browser::of(&server, sign_in);
        assert!(asked(&browser), "{sign_in}");
        add(&browser, &mut device(&server)).to();
        assert!(!asked(&browser), "{sign_in} has one now");
    }
}

#[test]
fn where_pages_have_no_name_a_passkey_could_be_bound_to_none_is_offered() {
    let server =
        Server::start(Wanted { families: 0, demo: false, passkeys: false, ..Wanted::small() });
    let nobody = Browser::new(&server);
    assert!(!nobody.get(urls::SIGN_IN).ok().has_id("passkey"));
    for path in [urls::SIGN_IN_BY_PASSKEY, urls::SIGN_IN_BY_PASSKEY_BEGIN] {
        assert_eq!(nobody.post(path, &[]).status, 404, "{path}");
    }
    let sefa = Browser::of(&server, "sefa");
    let page = sefa.get(urls::PASSKEYS).ok();
    assert!(page.text().contains("--origin") && page.links(urls::PASSKEYS_NEW).is_empty());
    assert!(sefa.get(urls::TODAY).ok().links(urls::PASSKEYS_NEW).is_empty());
    assert_eq!(sefa.get(urls::PASSKEYS_NEW).status, 404);
    let by_number = "http://127.0.0.1:8080".parse().unwrap();
    server.app.offer_passkeys(&by_number);
    assert!(!nobody.get(urls::SIGN_IN).ok().has_id("passkey"));
}
