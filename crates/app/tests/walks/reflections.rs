// SPDX-License-Identifier: AGPL-3.0-or-later
//! Private reflections and what is brought to supervision, as the server sees them: bytes that are one person's, and lines that are a pair's.

use alongside::urls;
use practice::access::Hat;

use super::browser::Browser;
use super::page::Page;
use super::server::on_each;
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};
use super::staff::hired;

/// A line nobody else has.
const LINE: &str = "I went quiet when the door slammed.";

fn post(browser: &Browser<'_>, to: &str, fields: &[(&str, &str)]) -> Page {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    browser.post(to, &fields)
}

/// A reflection of this number, as a browser would send it.
fn keep(browser: &Browser<'_>, (id, version, sealed): (u128, u8, &str)) -> u16 {
    let (id, version) = (format!("{id:032x}"), version.to_string());
    let fields = [("reflection", id.as_str()), ("version", &version), ("sealed", sealed)];
    post(browser, urls::REFLECTIONS_KEEP, &fields).status
}

/// The two locks of a key, as a browser would send them.
fn locks(wrapped: &str) -> [(&'static str, &str); 6] {
    [
        ("salt-passphrase", "aa"),
        ("rounds-passphrase", "600000"),
        ("wrapped-passphrase", wrapped),
        ("salt-code", "bb"),
        ("rounds-code", "0"),
        ("wrapped-code", "cc"),
    ]
}

fn key(browser: &Browser<'_>, what: &[(&str, &str)], wrapped: &str) -> u16 {
    let mut fields: Vec<(&str, &str)> = what.to_vec();
    fields.extend(locks(wrapped));
    post(browser, urls::REFLECTIONS_KEY, &fields).status
}

fn book(browser: &Browser<'_>) -> serde_json::Value {
    serde_json::from_str(&browser.get(urls::REFLECTIONS_BOOK).ok().html()).expect("a book")
}

#[test]
fn a_reflection_is_kept_in_versions_and_nobody_finds_anothers() {
    on_each(|server| {
        let (_, vera) = hired(server, "Vera Thinks", &[Hat::Visitor]);
        let (_, omar) = hired(server, "Omar Thinks", &[Hat::Visitor]);
        assert_eq!(key(&vera, &[("do", "begin")], "dd"), 204);
        assert_eq!(key(&vera, &[("do", "begin")], "ee"), 409, "a key is made once");
        assert_eq!(keep(&vera, (7, 1, "01ab")), 204);
        assert_eq!(keep(&vera, (7, 1, "01cd")), 409, "what is there is not written over");
        assert_eq!(keep(&vera, (7, 3, "01cd")), 409, "no version is left out");
        assert_eq!(keep(&vera, (7, 2, "01ef")), 204);
        assert_eq!(keep(&omar, (7, 1, "0199")), 204, "the same name is another's own");
        let hers = book(&vera);
        assert_eq!(hers["kept"][0]["sealed"], "01ef");
        assert_eq!(hers["locks"][1]["wrapped"], "dd");
        let his = book(&omar);
        assert_eq!(
            (his["kept"][0]["sealed"].as_str(), his["locks"].as_array().map(Vec::len)),
            (Some("0199"), Some(0))
        );
        // His burning burns nothing of hers.
        let id = format!("{:032x}", 7);
        assert_eq!(post(&omar, urls::REFLECTIONS_BURN, &[("reflection", &id)]).status, 204);
        assert_eq!(book(&vera)["kept"].as_array().map(Vec::len), Some(1));
        assert!(book(&omar)["kept"].as_array().is_some_and(Vec::is_empty));
    });
}

#[test]
fn what_opens_it_changes_and_everything_burns_only_after_a_fresh_proof() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    assert_eq!(key(&imani, &[("do", "begin")], "dd"), 204);
    assert_eq!(keep(&imani, (9, 1, "01ab")), 204);
    let change = [("do", "change"), ("lock", "passphrase"), ("was", "dd")];
    let all = [("do", "all")];
    pass(&clock, 5 * 60 + 1);
    assert_eq!(keep(&imani, (9, 2, "01cd")), 204, "writing asks for none");
    assert_eq!(key(&imani, &change, "ef"), 403);
    assert_eq!(post(&imani, urls::REFLECTIONS_BURN, &all).status, 403);
    let there = urls::step_up(Some(urls::REFLECTIONS));
    let proof = imani.get(&there).ok().form(urls::STEP_UP).with("password", PASSWORD);
    imani.send_off(&proof);
    assert_eq!(key(&imani, &change, "ef"), 204);
    assert_eq!(key(&imani, &change, "f0"), 409, "it is another one by now");
    assert_eq!(book(&imani)["locks"][1]["wrapped"], "ef");
    assert_eq!(post(&imani, urls::REFLECTIONS_BURN, &all).status, 204);
    let left = book(&imani);
    let is_empty = |of: &str| left[of].as_array().is_some_and(Vec::is_empty);
    assert!(is_empty("kept") && is_empty("locks"));
}

#[test]
fn what_is_no_sealed_text_is_refused_and_nothing_is_kept_where_others_look_on() {
    on_each(|server| {
        let (_, vera) = hired(server, "Vera Types", &[Hat::Visitor]);
        for sealed in ["", "0", "xy", "01a", "é", "0 1"] {
            assert_eq!(keep(&vera, (1, 1, sealed)), 400, "{sealed:?}");
        }
        assert_eq!(keep(&vera, (1, 1, &"ab".repeat(128 * 1024 + 1))), 413);
        let odd = [("reflection", "+1"), ("version", "1"), ("sealed", "ab")];
        assert_eq!(post(&vera, urls::REFLECTIONS_KEEP, &odd).status, 400);
        vera.send_off(&vera.get(urls::SHARED_SCREEN).ok().form(urls::SHARED_SCREEN).press("on"));
        assert_eq!(vera.get(urls::REFLECTIONS_BOOK).status, 403);
        assert_eq!(keep(&vera, (1, 1, "ab")), 403);
        assert!(
            vera.get(urls::REFLECTIONS).ok().text().contains("Not while others see this screen.")
        );
        assert!(vera.get(urls::BROUGHT).ok().text().contains("Not while others see this screen."));
    });
}

#[test]
fn a_line_brought_is_read_by_the_pair_and_by_nobody_else() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let form = imani.get(urls::BROUGHT).ok().form(urls::BROUGHT);
        let empty = imani.submit(&form.clone().press("bring"));
        assert_eq!((empty.status, empty.errors()[0].0.as_str()), (422, "line"));
        let form = form.with("line", LINE).press("bring");
        imani.send_off(&form);
        imani.send_off(&form);
        let reads =
            |browser: &Browser<'_>| browser.get(urls::BROUGHT).ok().text().matches(LINE).count();
        assert_eq!(reads(&imani), 1, "sent twice it is there once");
        let ruth = Browser::of(server, "ruth");
        assert_eq!(reads(&ruth), 1);
        for other in ["june.w", "marguerite", "piotr", "sefa", "anselmo"] {
            assert_eq!(reads(&Browser::of(server, other)), 0, "{other}");
        }
        assert_eq!(Browser::of(server, "rosa").get(urls::BROUGHT).status, 404);
        // Only the pair says that it was talked about, and only whoever brought it takes it away.
        let me = format!("{:032x}", server.account("imani").id);
        let line = form.get("act");
        let talked = [("do", "talked"), ("of", me.as_str()), ("line", line)];
        let june = Browser::of(server, "june.w");
        assert_eq!(post(&june, urls::BROUGHT, &talked).status, 404);
        assert_eq!(post(&june, urls::BROUGHT, &[("do", "back"), ("line", line)]).status, 303);
        assert!(!imani.get(urls::BROUGHT).ok().text().contains("One line we talked about"));
        assert_eq!(post(&ruth, urls::BROUGHT, &talked).status, 303);
        assert!(imani.get(urls::BROUGHT).ok().text().contains("One line we talked about"));
        assert_eq!(post(&imani, urls::BROUGHT, &[("do", "back"), ("line", line)]).status, 303);
        assert_eq!(reads(&ruth), 0);
    });
}

#[test]
fn nobody_brings_anything_who_has_nobody_to_bring_it_to() {
    on_each(|server| {
        let (_, vera) = hired(server, "Vera Alone", &[Hat::Visitor]);
        assert!(
            vera.get(urls::BROUGHT)
                .ok()
                .text()
                .contains("Nobody is set down as your supervisor yet.")
        );
        let act = format!("{:032x}", 77);
        let fields = [("do", "bring"), ("act", act.as_str()), ("line", LINE)];
        assert_eq!(post(&vera, urls::BROUGHT, &fields).status, 422);
    });
}
