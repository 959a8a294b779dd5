// SPDX-License-Identifier: AGPL-3.0-or-later
//! Nothing is shown without its row in the access book: counted over many actions, and with a book that is broken.

use std::collections::BTreeSet;

use alongside::urls;
use practice::FamilyId;
use record::{Must, Statement, args};

use super::browser::Browser;
use super::gate::{PRINTED, at, routes};
use super::page::Page;
use super::server::{Server, Wanted};

/// How many rows the book has.
fn rows(server: &Server) -> u64 {
    let newest = server.wait(server.app.record.access_page(None, 1)).unwrap();
    newest.first().map_or(0, |row| row.number)
}

/// Every name that lists and search know of any family, word by word.
fn names(server: &Server) -> BTreeSet<String> {
    let cards = server.wait(server.app.cards.all(&server.app.record)).unwrap();
    let people = cards.values().flat_map(|card| card.people.clone());
    let texts: Vec<String> = people.flat_map(|person| person.texts).collect();
    texts.iter().flat_map(|name| words(name)).filter(|word| word.chars().count() > 3).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).map(str::to_owned)
}

/// Whether a page names somebody of a family below its head, which names the reader.
fn names_one_of(names: &BTreeSet<String>, page: &Page) -> bool {
    let html = page.html();
    let main = html.split_once("<main").map_or(html.as_str(), |(_, main)| main);
    words(main).any(|word| names.contains(&word))
}

/// Repeatable chance (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn of<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let count = u64::try_from(among.len()).unwrap();
        &among[usize::try_from((z ^ (z >> 31)) % count).unwrap()]
    }
}

#[test]
fn of_a_thousand_actions_each_that_shows_something_has_one_row_and_no_row_is_without_one() {
    let server = Server::start(Wanted::small());
    let server = &server;
    let own = server.account("rosa").caregiver_of.unwrap().0;
    let june = Browser::of(server, "june.w");
    let foreign = june.open_family("Siskin", &["Una"]);
    let mut paths: Vec<(&str, String)> =
        [urls::TODAY, urls::FAMILIES, urls::ME, urls::LOOKED, urls::LOOKED_FILE, urls::UNUSUAL]
            .map(|path| ("GET", path.to_owned()))
            .into();
    paths.push(("GET", format!("{}?q=Mateo", urls::FAMILIES)));
    for family in [own, foreign, FamilyId(7)] {
        let known = if family == FamilyId(7) { own } else { family };
        for (method, route) in
            routes().filter(|(method, path)| *method == "GET" || *path == PRINTED)
        {
            let path = at(server, known, route).replace(&known.to_string(), &family.to_string());
            paths.push((method, path));
        }
    }
    let people = ["imani", "june.w", "ruth", "rosa", "piotr", "marguerite", "sefa"];
    let browsers = people.map(|sign_in| Browser::of(server, sign_in));
    let names = names(server);
    let mut chance = Chance(18);
    let (first, mut last) = (rows(server), rows(server));
    let (mut shown, mut shut, mut other) = (0, 0, 0);
    for _ in 0..1000 {
        let browser = chance.of(&browsers);
        let (method, path) = chance.of(&paths);
        let page = match *method {
            "GET" => browser.get(path),
            _ => browser.post(path, &[]),
        };
        let noted = rows(server) - last;
        last += noted;
        let of_family = path.starts_with("/families/");
        // One's own settings name oneself.
        let names_somebody = path != urls::ME && names_one_of(&names, &page);
        if of_family || names_somebody {
            assert_eq!(noted, 1, "{method} {path}: {}", page.status);
        }
        match page.status {
            200 | 204 | 303 | 403 | 409 if noted == 1 => shown += 1,
            404 if noted == 1 => shut += 1,
            status => {
                assert!(noted == 0 && !names_somebody, "{method} {path}: {status}, {noted} rows");
                other += 1;
            }
        }
    }
    println!("{shown} shown, {shut} doors that stayed shut, {other} that show nobody");
    assert_eq!(last - first, shown + shut, "as many rows as answers that needed one");
    assert!(shown > 150 && shut > 200 && other > 10);
}

#[test]
fn when_the_row_cannot_be_written_nothing_opens() {
    const COUNTER: &str = "UPDATE agency SET accesses = accesses + 1 WHERE agency = $1";
    const TABLE: &str = "DROP TABLE access";
    for (broken, needs_agency) in [(COUNTER, true), (TABLE, false)] {
        let server = Server::start(Wanted::small());
        let server = &server;
        let family = server.account("rosa").caregiver_of.unwrap().0;
        let names = names(server);
        let tells = |page: &Page| names_one_of(&names, page);
        let browsers =
            ["imani", "ruth", "rosa"].map(|sign_in| (sign_in, Browser::of(server, sign_in)));
        let mut paths = vec![urls::TODAY.to_owned(), urls::FAMILIES.to_owned()];
        paths.push(format!("{}?q=Mateo", urls::FAMILIES));
        let looks = routes().filter(|(method, _)| *method == "GET");
        paths.extend(looks.map(|(_, route)| at(server, family, route)));
        // Before: there is something to see, and the entries are in memory.
        assert!(tells(&browsers[0].1.get(&urls::story(family)).ok()));
        let args = if needs_agency { args![server.app.record.agency()] } else { args![] };
        let fault = Statement { sql: broken, args, must: Must::Any };
        server.wait(server.app.record.store().write(vec![fault])).unwrap();
        for (sign_in, browser) in &browsers {
            for path in &paths {
                let page = browser.get(path);
                let led = page.status == 303 && !path.starts_with("/families/");
                assert!(page.status == 500 || led, "{sign_in} {path}: {}", page.status);
                assert!(!tells(&page), "{sign_in} {path} names somebody");
            }
            assert_eq!(browser.post(&urls::printed(family), &[]).status, 500);
        }
        let officer = Browser::of(server, "piotr");
        for path in [urls::LOOKED, urls::LOOKED_FILE, urls::UNUSUAL] {
            assert_eq!(officer.get(path).status, 500, "{path}");
        }
    }
}
