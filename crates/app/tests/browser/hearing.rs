// SPDX-License-Identifier: AGPL-3.0-or-later
//! A name said into the record with a file field alone, and heard on the person's page.

use serde_json::json;

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::family_called;

/// A second of silence: eight thousand numbers of one byte.
fn voice() -> Vec<u8> {
    let mut wav = b"RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
    wav.extend_from_slice(b"\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0");
    wav.resize(wav.len() + 8000, 128);
    wav
}

#[test]
fn a_name_that_was_said_is_heard() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("name.wav");
    std::fs::write(&file, voice()).expect("a file can be written");
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/people"));
    let person =
        browser.links("main .card .who a").get(1).expect("somebody besides the child").clone();
    browser.goto(&format!("{person}/sound"));
    browser.type_in("#file", &file.display().to_string());
    browser.press("#add button[type=submit]");
    assert!(browser.comes("main audio"), "it is kept");
    browser.goto(&person);
    let heard = "const [done] = [arguments[arguments.length - 1]]; \
        const sound = document.querySelector('main audio'); \
        const say = () => done([sound.readyState, sound.duration]); \
        sound.addEventListener('loadedmetadata', say); \
        sound.addEventListener('error', () => done(['error', sound.error.message])); \
        sound.load(); sound.preload = 'metadata';";
    let heard = browser.run_later(heard, Vec::new());
    assert!(heard[0].as_u64().is_some_and(|ready| ready > 0), "{heard}");
    assert_eq!(heard[1], json!(1), "a second of it");
    assert_eq!(browser.path(), person);
}
