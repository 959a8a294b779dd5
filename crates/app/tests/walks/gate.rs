// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one door: every page of a family, asked for by everybody who has no business there.

use std::sync::LazyLock;

use alongside::urls;
use practice::FamilyId;

use super::browser::Browser;
use super::matrix::routes::{Row, rows};
use super::notes::signed;
use super::page::Page;
use super::server::{Server, on_each};

/// Says that a page goes to paper: open to whoever may read it.
pub const PRINTED: &str = "/families/{family}/printed";

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(rows);

/// The routes of some areas of `matrix.csv`, with their methods.
fn of(areas: &'static [&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = ROWS.iter().filter(|row| areas.contains(&row.area.as_str()));
    all.map(|row| (row.method.as_str(), row.route.as_str()))
}

/// Every route of a family that is for the work itself, with its method.
pub fn routes() -> impl Iterator<Item = (&'static str, &'static str)> {
    of(&["reading", "writing", "amending", "sharing", "distance"])
}

/// Every route about who may know what of a family: for the team, and for whoever answers for
/// confidentiality.
fn rights() -> impl Iterator<Item = (&'static str, &'static str)> {
    of(&["rights", "own-consent", "ending-distance", "release", "review"])
}

/// The protected part: for whoever works with the family, and nobody else.
fn safety() -> impl Iterator<Item = (&'static str, &'static str)> {
    of(&["safety", "held"])
}

/// Sealed notes: for their licensed author, and nobody else.
fn sealed() -> impl Iterator<Item = (&'static str, &'static str)> {
    of(&["sealed"])
}

/// The route with ids in it.
pub fn at(server: &Server, family: FamilyId, route: &str) -> String {
    let known = server.family(family);
    let visit = known.visits.iter().next().map(|visit| visit.id.to_string());
    let person = known.people.iter().next().map(|person| person.id.to_string());
    let child = known.people.children().next().map(|child| child.id.to_string());
    let relationship = known.relationships.iter().next().map(|known| known.id.to_string());
    let id = |id: Option<String>| id.unwrap_or_else(|| "0".repeat(32));
    route
        .replace("{family}", &family.to_string())
        .replace("{visit}", &id(visit))
        .replace("{person}", &id(person))
        .replace("{relationship}", &id(relationship))
        .replace("{child}", &id(child))
        .replace("{habit}", "food")
        .replace("{stay}", &"0".repeat(32))
        .replace("{support}", &"0".repeat(32))
        .replace("{attachment}", &"0".repeat(32))
        .replace("{form}", "contact")
        .replace("{topic}", "sleep")
        .replace("{field}", "words")
        .replace("{about}", &"0".repeat(32))
        .replace("{report}", &"0".repeat(32))
        .replace("{note}", &"0".repeat(32))
        .replace("{entry}", &"0".repeat(32))
        .replace("{request}", &"0".repeat(32))
        .replace("{consent}", &"0".repeat(32))
        .replace("{order}", &"0".repeat(32))
        .replace("{practitioner}", &"0".repeat(32))
        .replace("{release}", &"0".repeat(32))
}

/// Asks for a route, with a form where it takes one.
pub fn ask(browser: &Browser<'_>, method: &str, path: &str) -> Page {
    if method == "GET" {
        return browser.get(path);
    }
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    browser.post(path, &[("act".to_owned(), act), ("how".to_owned(), "By letter".to_owned())])
}

#[test]
fn who_has_no_business_with_a_family_finds_none() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Kestrel", &["Ras"]);
        signed(&imani, family, "between", "Nobody else reads this.");
        let entries = server.kinds(family).len();
        for sign_in in ["june.w", "marguerite", "piotr", "sefa", "rosa"] {
            let browser = Browser::of(server, sign_in);
            for (method, route) in routes().chain(safety()).chain(sealed()) {
                let page = ask(&browser, method, &at(server, family, route));
                assert_eq!(page.status, 404, "{sign_in} {method} {route}");
            }
            for path in [urls::NEW_FAMILY, urls::IMPORT] {
                let may = sign_in == "june.w";
                assert_eq!(browser.get(path).status == 403, !may, "{sign_in} {path}");
            }
            let list = browser.get(urls::FAMILIES);
            assert!(list.status == 303 || !list.ok().text().contains("Kestrel"), "{sign_in}");
            let today = browser.get(urls::TODAY);
            assert!(!today.text().contains("Kestrel"));
        }
        let nobody = Browser::new(server);
        for (method, route) in routes() {
            let page = ask(&nobody, method, &at(server, family, route));
            assert_eq!(page.status, 401, "{method} {route}");
            assert!(page.links(urls::SIGN_IN).len() == 1, "it leads to signing in");
        }
        for path in [urls::TODAY, urls::FAMILIES, urls::NEW_FAMILY, urls::IMPORT, urls::ME] {
            assert_eq!(nobody.get(path).status, 401, "{path}");
        }
        assert_eq!(server.kinds(family).len(), entries);
    });
}

#[test]
fn who_may_know_what_is_seen_by_the_team_and_the_privacy_officer_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Avocet", &["Lin"]);
        for sign_in in ["june.w", "marguerite", "sefa", "rosa", "ruth"] {
            let browser = Browser::of(server, sign_in);
            for (method, route) in rights() {
                let page = ask(&browser, method, &at(server, family, route));
                assert_eq!(page.status, 404, "{sign_in} {method} {route}");
            }
        }
        let nobody = Browser::new(server);
        for (method, route) in rights() {
            let page = ask(&nobody, method, &at(server, family, route));
            assert_eq!(page.status, 401, "{method} {route}");
        }
        for sign_in in ["imani", "piotr"] {
            let browser = Browser::of(server, sign_in);
            for path in [urls::requests(family), urls::releasing(family)] {
                assert_eq!(browser.get(&path).status, 200, "{sign_in} {path}");
            }
        }
        // Of a family there is not, not even the officer finds a page.
        let none = FamilyId(alongside::random::id());
        assert_eq!(Browser::of(server, "piotr").get(&urls::requests(none)).status, 404);
    });
}

#[test]
fn a_forbidden_family_and_one_that_never_was_answer_alike_to_the_byte() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Merlin", &["Sia"]);
        signed(&imani, family, "between", "Sia whistled.");
        let never = FamilyId(alongside::random::id());
        for sign_in in ["june.w", "ruth", "marguerite", "sefa", "rosa"] {
            let browser = Browser::of(server, sign_in);
            for (method, route) in routes() {
                // Ruth supervises Imani and may open Imani's; hers to miss is one nobody has.
                let path = at(server, family, route);
                let unknown =
                    ask(&browser, method, &path.replace(&family.to_string(), &never.to_string()));
                assert_eq!(unknown.status, 404, "{sign_in} {method} {route}");
                if sign_in == "ruth" {
                    continue;
                }
                let forbidden = ask(&browser, method, &path);
                let told = |page: &Page| {
                    let mut headers: Vec<_> = page
                        .headers
                        .iter()
                        .map(|(name, value)| (name.clone(), value.clone()))
                        .collect();
                    headers.retain(|(name, _)| name != "date");
                    headers.sort_by_key(|(name, _)| name.to_string());
                    (page.status, headers, page.body.clone())
                };
                assert!(told(&forbidden) == told(&unknown), "{sign_in} {method} {route}");
            }
        }
    });
}

/// How the addresses end of pages for whoever writes.
const WRITES: [&str; 13] = [
    "new",
    "plan",
    "note",
    "amend",
    "did-not-happen",
    "add",
    "way-in",
    "before",
    "farewell",
    "move",
    "takes",
    "look-back",
    "echo",
];

/// Names in routes of what a new family has none of, which is looked for before whoever asks is refused.
const UNKNOWN: [&str; 14] = [
    "{promise}",
    "{matter}",
    "{leaver}",
    "{capacity}",
    "{echo}",
    "{retelling}",
    "{guidance}",
    "{observation}",
    "{first}",
    "{cue}",
    "{play}",
    "{joy}",
    "{version}",
    "{understanding}",
];

#[test]
fn a_supervisor_opens_a_family_and_is_offered_nothing_to_write() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Hobby", &["Tam"]);
        let visit = signed(&imani, family, "wondering", "What does she need of me?");
        let ruth = Browser::of(server, "ruth");
        let list = ruth.get(urls::FAMILIES).ok();
        assert_eq!(
            list.links(&urls::story(family)).len(),
            1,
            "she sees the families of her visitors"
        );
        let read = ruth.get(&urls::visit(family, visit)).ok().text();
        assert!(read.contains("What does she need of me?"));
        let entries = server.kinds(family).len();
        // What this family has none of is not there for anybody.
        let none = ["{support}", "{stay}", "{attachment}"].into_iter().chain(UNKNOWN);
        let none: Vec<&str> = none.collect();
        let there = |route: &str| route != PRINTED && !none.iter().any(|id| route.contains(id));
        for (method, route) in routes().filter(|(_, route)| there(route)) {
            let path = at(server, family, route);
            let page = ask(&ruth, method, &path);
            let for_one = ["/as/", "/page-for/", "/for/"];
            let writes = method == "POST"
                || for_one.iter().any(|part| route.contains(part))
                || WRITES.iter().any(|end| path.ends_with(end));
            if writes {
                assert_eq!(page.status, 403, "{method} {route}");
                continue;
            }
            assert!(page.status == 200 || page.status == 303, "{route}: {}", page.status);
            let offered =
                page.actions().into_iter().filter(|action| action.contains("/families/")).count();
            assert_eq!(offered, 0, "{route} offers no form");
            for link in page.links(&format!("/families/{family}/")) {
                assert!(!WRITES.iter().any(|end| link.ends_with(end)), "{route} offers {link}");
            }
        }
        assert_eq!(server.kinds(family).len(), entries);
        // What is posted without a single field is refused for the same reason.
        // Nobody is told by another answer that there is such a promise: there is none, for whoever asks.
        let asked = |route: &str| route != PRINTED && !UNKNOWN.iter().any(|id| route.contains(id));
        let posted = routes().filter(|(method, route)| *method == "POST" && asked(route));
        for (_, route) in posted {
            assert_eq!(ruth.post(&at(server, family, route), &[]).status, 403, "{route}");
        }
    });
}

#[test]
fn each_opening_of_a_family_stands_in_the_access_book() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Osprey", &["Uma"]);
        let ruth = Browser::of(server, "ruth");
        let june = Browser::of(server, "june.w");
        let book = || {
            let stream = record::StreamId(family.0);
            server.wait(server.app.record.access_of(stream)).unwrap()
        };
        let before = book().len();
        ruth.get(&urls::story(family)).ok();
        assert_eq!(june.get(&urls::story(family)).status, 404);
        let rows = book();
        assert_eq!(rows.len(), before + 2, "an opening, and a door that stayed shut");
        // The newest comes first.
        let told = |row: &record::AccessRow| {
            let access = row.access.clone();
            (access.who.0, access.hat, access.what, access.purpose)
        };
        let row = |who: &str, rest: [&str; 3]| {
            let [hat, what, purpose] = rest.map(str::to_owned);
            (server.account(who).id, hat, what, purpose)
        };
        assert_eq!(told(&rows[0]), row("june.w", ["visitor", "family.denied", "none"]));
        assert_eq!(told(&rows[1]), row("ruth", ["supervisor", "family.open", "supervision"]));
    });
}
