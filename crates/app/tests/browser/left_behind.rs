// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is left behind on both sides when somebody has worked and signed out: in the browser's own folder,
//! in the record's folder and a copy of it, in temporary files, in the log.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;

use alongside::leaks::{Scanned, Words};

use super::harness::{Browser, DESKTOP, Server, driver};
use super::writing::signed_and_shown;

/// A page of somebody else's that may stay in the browser's cache, and says so.
const ELSEWHERE: &str = "Control-Title-4d1c";
const CACHED: &str = "Control-Body-7e2b";

/// A word that stands nowhere else.
fn word(of: &str) -> String {
    format!("Kanarie-{of}-{:08x}", alongside::random::id() >> 96)
}

pub fn looked_through(words: &[String], place: &Path) -> Scanned {
    let mut scanned = Scanned::default();
    Words::new(words).look(place, &mut scanned).expect("everything in it can be read");
    scanned
}

/// Opens a family step by step, as a person types it; answers every word that was typed.
pub fn opened(browser: &Browser) -> Vec<String> {
    let mut typed = Vec::new();
    let mut write = |browser: &Browser, field: &str| {
        let one = word(field);
        browser.type_in(&format!("#{field}"), &one);
        typed.push(one);
    };
    browser.goto("/families/new");
    for fields in [
        &["how", "when", "never"][..],
        &["full", "called", "said", "pronouns"],
        &["carer-full-0", "carer-called-0", "carer-words-0"],
        &["wish", "language"],
    ] {
        for field in fields {
            write(browser, field);
        }
        let born =
            "document.querySelectorAll('#born').forEach(day => { day.value = '2025-01-05' })";
        browser.run(born, Vec::new());
        browser.press("main form button[type=submit]");
    }
    browser.press("main form button[type=submit]");
    browser.wait_for("h1", &typed[4]);
    typed
}

/// Signs a note of a new visit, begins another one and leaves it; answers every word that was typed.
fn written(browser: &Browser) -> Vec<String> {
    let mut typed = Vec::new();
    let visits = browser.path().replace("/story", "/visits");
    browser.goto(&format!("{visits}/new"));
    for field in ["words", "child", "between", "delight", "hard-moment", "wondering", "place-words"]
    {
        let one = word(field);
        browser.type_in(&format!("#{field}"), &one);
        typed.push(one);
    }
    browser.press("[data-finish]");
    signed_and_shown(browser);
    browser.wait_for("main", &typed[2]);
    browser.goto(&format!("{visits}/new"));
    let draft = word("draft");
    browser.type_in("#between", &draft);
    browser.type_in("#between", "\u{E004}");
    browser.wait_for(".savebar [role=status]", "Saved");
    // Typed, and not even kept: the page is left before that.
    let lost = word("lost");
    browser.type_in("#delight", &lost);
    typed.extend([draft, lost]);
    typed
}

/// Sends a form that is refused, and goes on from there; answers what was typed.
fn refused(browser: &Browser) -> Vec<String> {
    let path = browser.path();
    let (family, _) = path.split_once("/visits/").expect("a page of a visit is open");
    browser.goto(&format!("{family}/visits/plan"));
    let typed = word("refused");
    browser.type_in("#place-words", &typed);
    browser.run("document.getElementById('on').value = ''", Vec::new());
    browser.press("main form button[type=submit]");
    assert!(browser.comes("[data-errors]"), "a visit without a day is refused");
    vec![typed]
}

/// Looks for a family that is there and for one that is not, and brings in a table of people that is
/// not taken; answers every word.
fn looked_for(browser: &Browser, called: &str, files: &Path) -> Vec<String> {
    browser.goto("/families");
    let (nobody, table) = (word("nobody"), word("table"));
    for name in [called, nobody.as_str()] {
        browser.empty("#q");
        browser.type_in("#q", name);
        browser.run("document.querySelector('main').dataset.before = ''", Vec::new());
        browser.press("form[role='search'] button");
        assert!(
            browser.comes("main:not([data-before])"),
            "the answer is there, and its script has run"
        );
    }
    let file = files.join("people.csv");
    let heading =
        "family_ref,name,called,role,caregiver_role,born,due,pronouns,language,phone,contact_note";
    std::fs::write(&file, format!("{heading}\n1,{table},{table},child,,2025-01-05,,,,,\n"))
        .expect("a file can be written");
    browser.goto("/families/import");
    browser.type_in("#file", &file.display().to_string());
    browser.press("main form button[type=submit]");
    browser.wait_for("main", &table);
    vec![nobody, table]
}

/// Serves one page that a browser may keep, until the test ends; answers where.
fn page_that_may_stay() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let at = listener.local_addr().expect("it has an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _asked = stream.read(&mut [0; 4096]);
            let body = format!("<!doctype html><title>{ELSEWHERE}</title><p>{CACHED}</p>");
            let length = body.len();
            let _answered = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: max-age=3600\r\n\
                Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
    });
    format!("http://{at}/")
}

#[test]
fn who_worked_and_signed_out_leaves_no_word_in_the_browsers_folder_nor_beside_the_record() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let files = tempfile::tempdir().expect("a temporary folder can be made");
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let mut words = opened(&browser);
    let called = words[4].clone();
    words.extend(written(&browser));
    words.extend(refused(&browser));
    words.extend(looked_for(&browser, &called, files.path()));
    browser.goto("/today");
    browser.press("form.sign-out button");
    browser.wait_for("h1", "Sign in");
    browser.goto_elsewhere(&page_that_may_stay());
    let profile = browser.quit();

    let scanned = looked_through(&words, profile.path());
    println!("profile: {} words, {} files, {} bytes", words.len(), scanned.files, scanned.bytes);
    assert_eq!(scanned.hits, [], "in the browser's folder");
    // The control: what may stay does, and the scan finds it.
    for control in [ELSEWHERE, CACHED] {
        let scanned = looked_through(&[control.to_owned()], profile.path());
        assert!(!scanned.hits.is_empty(), "a scan that does not see {control} shows nothing");
    }

    let [data, temporary, log] = server.places();
    let backup = files.path().join("backup");
    std::fs::create_dir(&backup).expect("a folder can be made");
    for file in std::fs::read_dir(&data).expect("the record has a folder") {
        let file = file.expect("it can be listed").path();
        std::fs::copy(&file, backup.join(file.file_name().expect("a file has a name")))
            .expect("a file can be copied while the record is at work");
    }
    for place in [data, temporary, log, backup] {
        let scanned = looked_through(&words, &place);
        println!("{}: {} files, {} bytes", place.display(), scanned.files, scanned.bytes);
        assert_eq!(scanned.hits, [], "in {}", place.display());
    }
}
