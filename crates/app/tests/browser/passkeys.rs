// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passkeys with a device of the browser's own: adding one, signing in, proving anew, removing it.

use serde_json::{Value, json};

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Server, driver};
use super::pages::Stop;

/// Gives the browser a device that holds passkeys, answers a question with them, and makes sure who touches it or cannot.
pub fn device(browser: &Browser, verifies: bool) -> Device {
    browser.chromium("WebAuthn.enable", &json!({}));
    let options = json!({
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": true,
        "hasPrf": true,
        "hasUserVerification": true,
        "isUserVerified": verifies,
        "automaticPresenceSimulation": true,
    });
    let made = browser.chromium("WebAuthn.addVirtualAuthenticator", &json!({ "options": options }));
    Device { number: made["authenticatorId"].clone() }
}

/// A device that holds passkeys, by the number Chromium gave it.
pub struct Device {
    number: Value,
}

impl Device {
    /// What it holds: a telephone keeps that when its browser ends, and a device made up by the driver does not.
    pub fn holds(&self, browser: &Browser) -> Vec<Value> {
        let asked = json!({ "authenticatorId": self.number });
        let held = browser.chromium("WebAuthn.getCredentials", &asked);
        held["credentials"].as_array().cloned().unwrap_or_default()
    }

    /// Gives it what it held before.
    pub fn held(&self, browser: &Browser, passkeys: &[Value]) {
        for passkey in passkeys {
            let given = json!({ "authenticatorId": self.number, "credential": passkey });
            browser.chromium("WebAuthn.addCredential", &given);
        }
    }
}

/// Opens the page from one's settings and adds a passkey.
pub fn add(browser: &Browser, name: &str) {
    browser.goto("/me");
    browser.follow("My passkeys");
    browser.follow("Add a passkey");
    browser.empty("#name");
    browser.type_in("#name", name);
    browser.press("#passkey");
}

#[test]
fn a_passkey_is_added_signs_in_proves_anew_and_is_removed() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    device(&browser, true);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "Work phone");
    browser.wait_for("main .card h2", "Work phone");
    assert_eq!(browser.path(), "/me/passkeys");
    if let Some(axe) = axe() {
        for (name, path) in [("passkeys", "/me/passkeys"), ("to prove anew", "/step-up")] {
            let wrong = wrong_with(&browser, &axe, &Stop::new(name, path));
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    }

    browser.press("header .sign-out button");
    browser.wait_for("h1", "Sign in");
    browser.press("#passkey");
    browser.wait_for(".who-is", "Imani Clarke");
    assert_eq!(browser.path(), "/today");

    browser.goto("/step-up?to=/me/passkeys");
    browser.wait_for("h1", "show that it is you");
    browser.press("#passkey");
    browser.wait_for("h1", "My passkeys");
    assert!(!browser.text("main .card").contains("not used yet"));

    browser.press("main button[name=remove]");
    browser.wait_for("main .err", "This is your only way in.");
    browser.goto("/me");
    browser.run("document.querySelector('details').open = true", Vec::new());
    browser.type_in("#new", "seven quiet herons by the mill");
    browser.press("form[action='/me/password'] button");
    browser.wait_for(".note", "The new password is set.");
    browser.goto("/me/passkeys");
    browser.press("main button[name=remove]");
    browser.wait_for("main .empty", "once you have added one");

    // The device has it still, and it opens nothing any more.
    browser.press("header .sign-out button");
    browser.wait_for("h1", "Sign in");
    browser.press("#passkey");
    browser.wait_for("main .errors", "this passkey did not work");
    browser.goto("/today");
    assert!(!browser.has(".who-is"));
}

#[test]
fn a_device_that_cannot_make_sure_who_touches_it_adds_no_passkey() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    device(&browser, false);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "Anybody's phone");
    browser.wait_for("main [role=status]", "No passkey was used.");
    browser.goto("/me/passkeys");
    assert!(browser.has("main .empty"));
}

#[test]
fn without_scripts_no_button_is_shown_that_could_do_nothing() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, NO_SCRIPTS);
    browser.goto("/sign-in");
    assert_eq!(browser.text("main"), browser.text("main").replace("Use a passkey", ""));
    assert!(browser.text("main").contains("Password"));
    browser.sign_in(server.link_of("imani"));
    browser.goto("/me/passkeys/new");
    assert!(browser.text("main").contains("with JavaScript turned on"));
}
