// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who has looked: what a family, its team and the privacy officer see of the access book.

use alongside::urls;
use practice::FamilyId;
use practice::access::Hat;
use record::{Access, AccessSearch, ActorId, StreamId};

use super::browser::Browser;
use super::page::Page;
use super::server::{Server, Wanted, on_each};
use super::staff::hired;

/// The family of Rosa, who signs in.
fn rosas(server: &Server) -> FamilyId {
    server.account("rosa").caregiver_of.unwrap().0
}

/// Notes a look as the door would.
fn note(server: &Server, sign_in: &str, family: FamilyId, rest: [&str; 3]) {
    note_at(server, (sign_in, server.app.clock.now()), family, rest);
}

fn note_at(
    server: &Server,
    (sign_in, at): (&str, jiff::Timestamp),
    family: FamilyId,
    rest: [&str; 3],
) {
    let [hat, what, purpose] = rest.map(str::to_owned);
    let who = ActorId(server.account(sign_in).id);
    let stream = Some(StreamId(family.0));
    let at = at.as_microsecond();
    let row = Access { who, hat, stream, what, purpose, at };
    server.wait(server.app.record.note_access(row)).unwrap();
}

/// What somebody's rows say, newest first. The servers are shared, so that the book moves on by
/// others meanwhile.
fn rows_of(server: &Server, sign_in: &str) -> Vec<Access> {
    let who = Some(ActorId(server.account(sign_in).id));
    let search = AccessSearch { who, ..AccessSearch::default() };
    let rows = server.wait(server.app.record.access_search(&search, None, 10_000)).unwrap();
    rows.into_iter().map(|row| row.access).collect()
}

#[test]
fn a_caregiver_sees_who_looked_at_her_family_and_no_other_caregivers_looks() {
    on_each(|server| {
        let family = rosas(server);
        Browser::of(server, "imani").get(&urls::story(family)).ok();
        note(server, "june.w", family, ["visitor", "family.open", "emergency"]);
        // A second caregiver, under an account of whom the page must not know.
        note(server, "sefa", family, ["caregiver", "family.open", "own"]);
        let rosa = Browser::of(server, "rosa");
        let story = rosa.get(&urls::story(family)).ok();
        assert!(story.links(&urls::looked(family)).len() == 1, "the family's pages lead there");
        let page = rosa.get(&urls::looked(family)).ok();
        let text = page.text();
        let name = |sign_in: &str| server.account(sign_in).name.clone();
        // She reads Spanish.
        let whys = [("imani", "que trabaja con la familia"), ("june.w", "en una emergencia")];
        for (sign_in, why) in whys {
            let said = format!("{} , {why}: ", name(sign_in));
            assert!(text.contains(&said), "{said}: {text}");
        }
        assert!(text.contains("Se abrió en una emergencia"));
        assert!(!text.contains(&name("sefa")), "another caregiver's looks are theirs");
        assert!(!text.contains("que es de la familia"), "her own are left out");
        let foreign = urls::looked(FamilyId(alongside::random::id()));
        assert_eq!(rosa.get(&foreign).status, 404);
        assert_eq!(
            rosa.get(&urls::looked_until(family, jiff::civil::date(2999, 1, 1))).ok().status,
            200
        );
        let bad = format!("{}?until=-9999-99-99x", urls::looked(family));
        assert_eq!(rosa.get(&bad).status, 200);
    });
}

#[test]
fn that_there_is_a_protected_part_shows_to_the_team_and_to_no_caregiver() {
    on_each(|server| {
        let family = rosas(server);
        let codes = [
            ["visitor", "family.safety", "safety"],
            ["visitor", "family.safety-form", "safety"],
            ["privacy-officer", "release.preview", "release"],
            ["privacy-officer", "family.rights", "rights"],
        ];
        let rosa = Browser::of(server, "rosa");
        for rest in codes {
            note(server, if rest[0] == "visitor" { "imani" } else { "piotr" }, family, rest);
        }
        // Who stood before its door opened nothing, and that there is a door would show.
        note(server, "anselmo", family, ["visitor", "family.safety-asked", "safety"]);
        let html = rosa.get(&urls::looked(family)).ok().html();
        let own = html.split("<main").nth(1).unwrap();
        assert!(!own.contains(&server.account("anselmo").name));
        for word in ["proteg", "copia", "puede saber", "release", "rights", "safety"] {
            assert!(!own.contains(word), "the page says {word}");
        }
        assert!(
            own.contains("que responde de la confidencialidad"),
            "an opening is still an opening"
        );
        let ruth = Browser::of(server, "ruth");
        let team = ruth.get(&urls::looked(family)).ok().text();
        for said in ["opened the protected part", "looked at a copy before", "who may know what"] {
            assert!(team.contains(said), "the team reads: {said}");
        }
    });
}

#[test]
fn whoever_was_not_let_in_is_named_to_the_family() {
    on_each(|server| {
        let family = rosas(server);
        let june = Browser::of(server, "june.w");
        assert_eq!(june.get(&urls::looked(family)).status, 404);
        let text = Browser::of(server, "rosa").get(&urls::looked(family)).ok().text();
        let said = format!(
            "{} , sin un motivo que conozcamos: intentó abrir el expediente y no pudo entrar",
            server.account("june.w").name
        );
        assert!(text.contains(&said), "{text}");
    });
}

#[test]
fn the_whole_book_is_the_privacy_officers_and_reading_it_stands_in_it() {
    on_each(|server| {
        let family = rosas(server);
        let officer = officer(server);
        Browser::of(server, "imani").get(&urls::story(family)).ok();
        for sign_in in ["imani", "ruth", "rosa"] {
            for path in [urls::LOOKED, urls::LOOKED_FILE] {
                let page = Browser::of(server, sign_in).get(path);
                assert_eq!(page.status, 403, "{sign_in} {path}");
            }
        }
        let of_imani = format!("{}?who={:032x}&kind=", urls::LOOKED, server.account("imani").id);
        let before = rows_of(server, "piotr").len();
        let page = officer.get(&of_imani).ok();
        let rows = rows_of(server, "piotr");
        assert!(rows.len() > before && rows.iter().any(|row| row.what == "book.open"));
        let main = page.html().split("<tbody").nth(1).unwrap().to_owned();
        assert!(main.contains(&server.account("imani").name));
        assert!(!main.contains(&server.account("ruth").name), "the filter by person holds");
        assert!(!page.links(&format!("{}?family={family}", urls::LOOKED)).is_empty());
        assert!(!page.html().contains("Mateo"), "the book names no family");
        let denied = officer.get(&format!("{}?kind=denied&family={family}", urls::LOOKED)).ok();
        assert!(!denied.html().contains("opened the record</td>"));
        assert_eq!(officer.get(&urls::story(family)).status, 404, "and opens none");
        for query in ["day=soon", "day=2026-99-01"] {
            assert_eq!(officer.get(&format!("{}?{query}", urls::LOOKED)).status, 400);
        }
        for query in ["who=x", "family=%00", "hat=king", "kind=%F0", "before=-3"] {
            assert_eq!(officer.get(&format!("{}?{query}", urls::LOOKED)).status, 200, "{query}");
        }
        let file = confirmed_file(server, &officer, &format!("family={family}"));
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let table = file.html();
        assert!(table.starts_with("Number,Day,Time,Who,Hat,"), "{table}");
        assert!(table.lines().skip(1).all(|line| line.contains(&family.to_string())));
        assert!(table.contains("family.open,care") && !table.contains("Rosa"));
    });
}

/// The book as a file, once a manager confirmed that it may be taken.
fn confirmed_file(server: &Server, officer: &Browser<'_>, query: &str) -> Page {
    let at = format!("{}?{query}", urls::LOOKED_FILE);
    let alone = officer.get(&at);
    assert_eq!(alone.status, 409);
    assert!(
        alone.text().contains("needs a second person") && !alone.text().contains("family.open")
    );
    let ask = officer.get(urls::LOOKED).ok().form(urls::LOOKED_FILE);
    assert_eq!(officer.submit(&ask).to(), urls::LOOKED);
    assert_eq!(officer.get(&at).status, 409, "nor while it waits");
    let waits = "SELECT approval FROM approval WHERE agency = $1 AND what = 'book' \
                 AND outcome = 'waiting'";
    let agency = record::args![server.app.record.agency()];
    let rows = server.wait(server.app.record.store().query(waits, agency)).unwrap();
    assert_eq!(rows.len(), 1, "asking again asks once");
    let answer = urls::answer(rows[0].id(0).unwrap());
    let confirm = [("answer".to_owned(), "confirm".to_owned())];
    assert_eq!(officer.post(&answer, &confirm).status, 409, "nobody confirms for themselves");
    let manager = Browser::of(server, "marguerite");
    assert!(manager.get(urls::STAFF_WAITING).ok().text().contains("whole access book"));
    assert_eq!(manager.post(&answer, &confirm).to(), urls::STAFF_WAITING);
    let (_, other) = hired(server, "Made-up Officer", &[Hat::PrivacyOfficer]);
    assert_eq!(other.get(&at).status, 409, "it is for whoever asked");
    officer.get(&at).ok()
}

/// The privacy officer's browser.
pub fn officer(server: &Server) -> Browser<'_> {
    Browser::of(server, "piotr")
}

#[test]
fn a_page_that_goes_to_paper_stands_in_the_book_for_whoever_may_read_it() {
    on_each(|server| {
        let family = rosas(server);
        for (sign_in, why) in [("imani", "care"), ("ruth", "supervision"), ("rosa", "own")] {
            let browser = Browser::of(server, sign_in);
            let story = browser.get(&urls::story(family)).ok();
            let told = format!("data-printed=\"{}\"", urls::printed(family));
            assert!(story.html().contains(&told), "the page says where");
            assert_eq!(browser.post(&urls::printed(family), &[]).status, 204, "{sign_in}");
            // Other walks print too, from families of their own.
            let printed = |row: &&Access| {
                row.what == "family.print" && row.stream == Some(StreamId(family.0))
            };
            let rows = rows_of(server, sign_in);
            let printed: Vec<_> = rows.iter().filter(printed).collect();
            assert_eq!(printed.len(), 1, "{sign_in}");
            assert_eq!(printed[0].purpose, why);
            assert_eq!(printed[0].stream, Some(StreamId(family.0)));
        }
        let june = Browser::of(server, "june.w");
        assert_eq!(june.post(&urls::printed(family), &[]).status, 404);
        let ruth = Browser::of(server, "ruth");
        assert!(ruth.get(&urls::looked(family)).ok().text().contains("printed a page"));
    });
}

#[test]
fn whoever_opens_very_many_families_in_an_hour_is_let_on_and_the_privacy_officer_is_told() {
    let server = Server::start(Wanted { families: 3, ..Wanted::small() });
    let server = &server;
    let imani = Browser::of(server, "imani");
    let (family, _) = server.account("rosa").caregiver_of.unwrap();
    let alarms = || {
        let rows = rows_of(server, "imani");
        rows.iter().filter(|row| row.what == "alarm.reads").count()
    };
    // Fifty-nine others within the hour, and doors that stayed shut, which are no reading.
    for number in 0..59 {
        note(server, "imani", FamilyId(number + 1), ["visitor", "family.open", "care"]);
        note(server, "imani", FamilyId(1000 + number), ["visitor", "family.denied", "none"]);
    }
    imani.get(&urls::story(family)).ok();
    imani.get(&urls::visits(family)).ok();
    assert_eq!(alarms(), 0, "the sixtieth, and the same one again, are within the budget");
    let officer = officer(server);
    assert!(!officer.get(urls::TODAY).ok().has_id("notices"));
    // One more, and the server counts again: only a family new to the hour can be one too many.
    let sixty_first = imani.open_family("Linnet", &["Ada"]);
    for family in [sixty_first, family, sixty_first] {
        imani.get(&urls::story(family)).ok();
    }
    assert_eq!(alarms(), 1, "once in an hour");
    let today = officer.get(urls::TODAY).ok();
    let text = today.text();
    assert!(text.contains("opened more than 60 families within an hour"), "{text}");
    assert!(text.contains(&server.account("imani").name));
    let book = format!("{}?who={:032x}", urls::LOOKED, server.account("imani").id);
    assert_eq!(today.links(&book).len(), 1, "it leads to what she did");
    let action = today.actions().into_iter().find(|action| action.starts_with("/notices/"));
    let action = action.unwrap();
    // Nobody else sees it, or says that it was seen.
    for sign_in in ["imani", "sefa", "marguerite"] {
        let other = Browser::of(server, sign_in);
        assert!(!other.get(urls::TODAY).ok().text().contains("60 families"), "{sign_in}");
        assert_eq!(other.post(&action, &[]).status, 404, "{sign_in}");
    }
    let after = officer.send_off(&today.form(&action));
    assert!(!after.has_id("notices"), "it was seen");
    assert_eq!(officer.post(&action, &[]).status, 404);
    assert_eq!(officer.post("/notices/x/seen", &[]).status, 404);
}

#[test]
fn families_opened_at_the_same_instant_are_counted_too() {
    let server = Server::start(Wanted { families: 12, ..Wanted::small() });
    let (server, imani) = (&server, Browser::of(&server, "imani"));
    let list = imani.get(urls::FAMILIES).ok().links("/families/");
    let mut stories: Vec<_> = list.into_iter().filter(|to| to.ends_with("/story")).collect();
    stories.sort();
    stories.dedup();
    assert!(stories.len() > 2, "{stories:?}");
    for number in stories.len()..61 {
        let family = FamilyId(u128::try_from(number).unwrap());
        note(server, "imani", family, ["visitor", "family.open", "care"]);
    }
    std::thread::scope(|scope| {
        for story in &stories {
            let imani = &imani;
            scope.spawn(move || imani.get(story).ok());
        }
    });
    let rows = rows_of(server, "imani");
    let alarms = rows.iter().filter(|row| row.what == "alarm.reads").count();
    assert!(alarms > 0, "{} families within the hour", stories.len().max(61));
}

#[test]
fn unusual_looks_of_a_day_are_shown_with_reasons_and_what_was_found_is_kept() {
    let server = Server::start(Wanted { families: 3, ..Wanted::small() });
    let server = &server;
    let imani = Browser::of(server, "imani");
    let family = imani.open_family("Linnet", &["Ada Whitfield"]);
    let plain = imani.open_family("Dunnock", &["Sol"]);
    let day = server.app.today().yesterday().unwrap();
    let noon = day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    // June Whitfield stands in for nobody here, and the family has her name.
    note_at(server, ("june.w", noon), family, ["visitor", "family.open", "care"]);
    note_at(server, ("june.w", noon), plain, ["visitor", "family.open", "care"]);
    for number in 0..3 {
        let shut = ["visitor", "family.denied", "none"];
        note_at(server, ("ruth", noon), FamilyId(900 + number), shut);
    }
    let officer = officer(server);
    assert_eq!(officer.get(urls::TODAY).ok().links(urls::UNUSUAL).len(), 1);
    assert_eq!(imani.get(urls::UNUSUAL).status, 403);
    let page = officer.get(urls::UNUSUAL).ok();
    let text = page.text();
    assert!(text.contains("Has a name that somebody in the family has too."), "{text}");
    assert!(text.contains("Tried three or more families that day"), "{text}");
    assert!(!page.html().contains(&plain.to_string()), "one look without work is no reason");
    assert!(!page.html().contains("Linnet"), "no family is named");
    let june = format!("{:032x}", server.account("june.w").id);
    let review = |found: &str| {
        let fields = [
            ("day", day.to_string()),
            ("who", june.clone()),
            ("family", family.to_string()),
            ("found", found.to_owned()),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        officer.post(urls::UNUSUAL, &fields)
    };
    let answer = review("ask");
    assert_eq!(answer.to(), urls::unusual(day));
    assert!(officer.get(&answer.to()).ok().text().contains("To be asked"));
    assert_eq!(review("fine").status, 303);
    let text = officer.get(&answer.to()).ok().text();
    assert!(text.contains("Looked into: all right") && !text.contains("To be asked"), "{text}");
    assert_eq!(review("hang them").status, 400);
    let empty = officer.get(&urls::unusual(day.yesterday().unwrap())).ok();
    assert!(empty.text().contains("Nothing unusual that day."));
    assert_eq!(officer.get(&format!("{}?day=x", urls::UNUSUAL)).status, 400);
    let told: Vec<String> = rows_of(server, "piotr").into_iter().map(|row| row.what).collect();
    assert!(told.contains(&"book.unusual".to_owned()) && told.contains(&"book.review".to_owned()));
}
