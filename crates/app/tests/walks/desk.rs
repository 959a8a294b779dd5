// SPDX-License-Identifier: AGPL-3.0-or-later
//! The privacy officer's desk: what waits for an answer, and the way to a record somebody asks about.

use alongside::urls;
use practice::FamilyId;

use super::browser::Browser;
use super::server::{Server, on_each};

fn asked_for(server: &Server, family: FamilyId, kind: &str) {
    let imani = Browser::of(server, "imani");
    let page = imani.get(&urls::requests(family)).ok();
    let form = page.form(&urls::requests(family)).with("kind", kind);
    let form = form
        .with("from", "Deskish Testling, Rowan Street")
        .with("request-words", "A copy, please.");
    imani.send_off(&form);
}

#[test]
fn what_waits_stands_on_the_desk_until_it_is_answered_and_names_nobody() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Deskling Testling", &["Vera"]);
        let officer = Browser::of(server, "piotr");
        assert_eq!(officer.get(urls::TODAY).ok().links(urls::REQUESTS).len(), 1);
        let waits = |browser: &Browser<'_>| {
            let links = browser.get(urls::REQUESTS).ok().links("/families/");
            links.into_iter().find(|to| to.contains(&family.to_string()))
        };
        assert_eq!(waits(&officer), None);
        asked_for(server, family, "access");
        let desk = officer.get(urls::REQUESTS).ok();
        assert!(desk.text().contains("Wants to see or have a copy"), "{}", desk.text());
        assert!(!desk.text().contains("Deskling") && !desk.text().contains("Deskish"));
        let request = waits(&officer).unwrap();
        let page = officer.get(&request).ok();
        assert!(page.text().contains("A copy, please."));
        let answer = page.form(&format!("{request}/answer")).with("answer", "granted");
        officer.send_off(&answer.with("words", "Sent by post."));
        assert_eq!(waits(&officer), None, "what is answered waits no longer");
        for sign_in in ["imani", "ruth", "sefa", "marguerite", "rosa"] {
            let other = Browser::of(server, sign_in);
            assert_eq!(other.get(urls::REQUESTS).status, 404, "{sign_in}");
            assert_eq!(other.post(urls::REQUESTS, &[]).status, 404, "{sign_in}");
        }
    });
}

#[test]
fn the_record_somebody_asks_about_is_found_by_a_childs_whole_name_and_birthday_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Pulpitia Testling", &["Ada"]);
        let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
        let officer = Browser::of(server, "piotr");
        let typed = |child: &str, born: &str| {
            let form = officer.get(urls::REQUESTS).ok().form(urls::REQUESTS);
            officer.submit(&form.with("child", child).with("born", born))
        };
        for (child, day) in [
            ("", born.to_string()),
            ("Pulpitia", String::new()),
            ("Pulpitia", "yesterday".to_owned()),
            ("Pulp", born.to_string()),
            ("Pulpitia Testling", born.tomorrow().unwrap().to_string()),
        ] {
            let page = typed(child, &day);
            assert_eq!((page.status, page.errors().len()), (422, 1), "{child} {day}");
            assert!(page.links(&urls::requests(family)).is_empty());
        }
        let found = typed("pulpitia TESTLING", &born.to_string());
        assert_eq!(
            (found.status, found.header("location")),
            (303, urls::requests(family).as_str())
        );
    });
}
