// SPDX-License-Identifier: AGPL-3.0-or-later
//! People and access: who works here, how somebody comes, changes hats and leaves.

use alongside::accounts::lists;
use alongside::urls;
use alongside::words::Language;
use practice::access::Hat;

use super::browser::Browser;
use super::server::{Server, on_each};

/// Somebody new with these hats, put there underneath, and a browser in which they are signed in.
pub fn hired<'a>(server: &'a Server, name: &str, hats: &[Hat]) -> (u128, Browser<'a>) {
    let record = &server.app.record;
    let id = alongside::random::id();
    let account = lists::Account {
        id,
        sign_in: format!("w{:016x}", id >> 64),
        name: name.to_owned(),
        password: None,
        hats: hats.to_vec(),
        language: Language::English,
        theme: "system".to_owned(),
        caregiver_in: None,
        ended: None,
    };
    server.wait(lists::keep(record, &account)).unwrap();
    let token = alongside::random::hex(&alongside::random::bytes::<32>());
    let ends = server.app.clock.now() + jiff::SignedDuration::from_hours(24);
    let link = lists::put_link(record, token.as_bytes(), id, ends);
    server.wait(record.store().write(vec![link])).unwrap();
    let browser = Browser::new(server);
    let link = urls::sign_in_link(&token);
    let page = browser.get(&link).ok();
    browser.submit(&page.form(&link)).to();
    (id, browser)
}

#[test]
fn who_answers_for_staff_sees_everybody_who_works_here_and_no_family() {
    on_each(|server| {
        let imani = urls::colleague(server.account("imani").id);
        for (sign_in, counts) in [("marguerite", true), ("piotr", false), ("sefa", false)] {
            let browser = Browser::of(server, sign_in);
            assert_eq!(browser.get(urls::TODAY).ok().links(urls::STAFF).len(), 2, "{sign_in}");
            let list = browser.get(urls::STAFF).ok();
            let text = list.text();
            assert!(text.contains("Imani Clarke") && text.contains("Supervises"), "{sign_in}");
            assert_eq!(text.contains("families today"), counts, "{sign_in}");
            assert!(!text.contains("Rosa"), "a caregiver is of a family: {sign_in}");
            assert!(list.links(&imani).len() == 1);
            assert!(browser.get(&imani).ok().text().contains("Signs in as"), "{sign_in}");
            let rosa = urls::colleague(server.account("rosa").id);
            assert_eq!(browser.get(&rosa).status, 404);
            assert_eq!(browser.get("/staff/people/nobody").status, 404);
            let cards = server.wait(server.app.cards.all(&server.app.record)).unwrap();
            for person in cards.values().flat_map(|card| &card.people) {
                for name in person.texts.iter().filter(|name| name.chars().count() > 4) {
                    assert!(!text.contains(name.as_str()), "{sign_in} reads of a family");
                }
            }
        }
        for sign_in in ["imani", "ruth", "rosa"] {
            let browser = Browser::of(server, sign_in);
            assert_eq!(browser.get(urls::STAFF).status, 404, "{sign_in}");
            assert_eq!(browser.get(&imani).status, 404, "{sign_in}");
        }
        let (_, intake) = hired(server, "Made-up Intake", &[Hat::Intake]);
        assert_eq!(intake.get(urls::STAFF).status, 404);
        assert_eq!(Browser::new(server).get(urls::STAFF).status, 401);
    });
}
