// SPDX-License-Identifier: AGPL-3.0-or-later
//! The calendar: the week, what does not go together in it, and the feed that says hours and nothing of anybody.

use std::collections::BTreeSet;

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;
use practice::visits::{self, Place, When};
use practice::{Facet, VisitId};

use super::browser::Browser;
use super::page::Page;
use super::planning::{day, plan, the_planned};
use super::server::{Server, on_each};
use super::staff::{hired, joined};

/// The page of the week so many days ahead.
fn week(browser: &Browser<'_>, ahead: i32) -> Page {
    browser.get(&urls::calendar_week(day(browser.server, ahead))).ok()
}

/// Somebody who visits, with nothing in their calendar yet.
fn visitor<'a>(server: &'a Server, name: &str) -> (u128, Browser<'a>) {
    hired(server, name, &[Hat::Visitor])
}

#[test]
fn the_week_shows_its_visits_with_hours_and_what_does_not_go_together() {
    on_each(|server| {
        let (_, vera) = visitor(server, "Vera Made-up");
        assert!(week(&vera, 0).text().contains("Nothing is planned in this week."));
        let (one, other) = (vera.open_family("Avocet", &["Ro"]), vera.open_family("Knot", &["Mi"]));
        vera.send_off(&plan(&vera, one, (70, "10:00")).with("minutes", "60"));
        vera.send_off(&plan(&vera, other, (70, "10:30")).with("interpreter", "in-person"));
        let visit = the_planned(server, other);
        let page = week(&vera, 70);
        assert_eq!(page.links(&urls::visit(other, visit)).len(), 1);
        let text = page.text().replace(['\u{2068}', '\u{2069}'], "").replace(" .", ".");
        assert!(text.contains("10:00 am to 11:00 am"));
        assert!(text.contains("an interpreter comes along"));
        let over = "From 10:30 am to 11:00 am it lies over another visit: Avocet & Ro, 10:00 am to 11:00 am.";
        assert!(text.contains(over), "{text}");
        assert!(text.contains("2 visits"));
        assert!(!week(&vera, 77).text().contains("Knot"), "another week");
        // Moved behind the other one it is too close only by the way there.
        let at = urls::move_visit(other, visit);
        let form = vera.get(&at).ok().form(&at).with("at", "11:15").with("asked", "practitioner");
        vera.send_off(&form);
        let page = week(&vera, 70);
        assert!(!page.text().contains("lies over another") && page.text().contains("moved"));
        // The other weeks are links.
        for ahead in [63, 77] {
            let monday = day(server, ahead);
            let back = i64::from(monday.weekday().to_monday_zero_offset());
            let monday = monday.saturating_sub(jiff::Span::new().days(back));
            assert_eq!(page.links(&urls::calendar_week(monday)).len(), 1);
        }
        assert_eq!(vera.get(urls::TODAY).ok().links(urls::CALENDAR).len(), 1);
        // Where others look along, other families are a few signs.
        let screen = urls::SHARED_SCREEN;
        vera.send_off(&vera.get(screen).ok().form(screen).press("on"));
        let page = week(&vera, 70).text();
        assert!(!page.contains("Avocet") && !page.contains("Knot") && page.contains("K."));
    });
}

#[test]
fn where_others_look_along_no_week_shows_the_way_there_what_does_not_go_together_or_ones_own_visit()
{
    on_each(|server| {
        let (account, vera) = visitor(server, "Vera Made-up");
        let (one, other) =
            (vera.open_family("Smew", &["Ro"]), vera.open_family("Gadwall", &["Mi"]));
        vera.send_off(&plan(&vera, one, (0, "10:00")).with("minutes", "60").with("travel", "25"));
        let all = the_planned(server, one);
        let own = VisitId(alongside::random::id());
        let known = server.family(other);
        let part = Facet::Caregiver(super::reaching::carer(server, other));
        let today = server.app.today();
        let at = Some(jiff::civil::Time::constant(10, 30, 0, 0));
        let when = When { on: today, at, place: Place::Home, place_words: None };
        let planned = visits::plan(&known, own, when, (Some(part), today)).unwrap();
        server.tell(other, account, &[planned]);
        let links = |page: &Page| {
            [urls::visit(one, all), urls::visit(other, own)].map(|link| page.links(&link).len())
        };
        let before = |page: &Page| {
            let both = [urls::before_visit(one, all), urls::before_visit(other, own)];
            both.map(|link| page.links(&link).len())
        };
        let page = week(&vera, 0);
        // The one that the other lies over is named there too.
        assert_eq!((links(&page), before(&vera.get(urls::TODAY).ok())), ([2, 1], [1, 1]));
        assert!(page.text().contains("25") && page.text().contains("lies over another"));
        let screen = urls::SHARED_SCREEN;
        vera.send_off(&vera.get(screen).ok().form(screen).press("on"));
        let page = week(&vera, 0);
        assert_eq!((links(&page), before(&vera.get(urls::TODAY).ok())), ([1, 0], [1, 0]));
        assert!(!page.text().contains("25 min") && !page.text().contains("lies over another"));
    });
}

#[test]
fn a_pause_and_a_day_nobody_can_read_are_said_kindly() {
    on_each(|server| {
        let (_, vera) = visitor(server, "Vera Made-up");
        let family = vera.open_family("Ruff", &["Ro"]);
        vera.send_off(&plan(&vera, family, (20, "10:00")));
        let at = urls::rhythm(family);
        let form = vera.get(&at).ok().form(&at).with("every", "7").with("why", "A journey.");
        vera.send_off(&form.with("pause", &day(server, 30).to_string()));
        assert!(week(&vera, 20).text().contains("You agreed on a pause until"));
        for odd in ["?week=", "?week=yesterday", "?week=9999-12-31", "?week=0001-01-01", "?day=1"] {
            assert_eq!(vera.get(&format!("{}{odd}", urls::CALENDAR)).status, 200, "{odd}");
        }
    });
}

/// Makes an address and answers its path.
fn made(browser: &Browser<'_>) -> String {
    let at = urls::CALENDAR_FEED;
    let page = browser.submit(&browser.get(at).ok().form(at).press("make")).ok();
    let html = page.html();
    let (_, rest) = html.split_once("<code>").expect("the address is shown");
    let (address, _) = rest.split_once("</code>").unwrap();
    let (_, path) = address.split_once(urls::CALENDAR).expect("an address of the calendar");
    format!("{}{path}", urls::CALENDAR)
}

/// An event as a phone reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    uid: String,
    begins: String,
    over: String,
    sequence: String,
}

/// Reads a feed line by line; a line of any other kind fails the test, so that nothing else can be in it.
fn read(feed: &Page) -> Vec<Read> {
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(feed.header("content-disposition"), "inline; filename=\"calendar.ics\"");
    assert_eq!(feed.header("cache-control"), "no-store");
    let text = feed.html();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let lines: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    let head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Calendar//Calendar 1//EN",
        "CALSCALE:GREGORIAN",
    ];
    assert_eq!(lines[..4], head);
    assert_eq!(lines.last(), Some(&"END:VCALENDAR"));
    let digits =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b"TZ".contains(&byte));
    let events = lines[4..lines.len() - 1].chunks(9).map(|lines| {
        assert_eq!((lines[0], lines[8]), ("BEGIN:VEVENT", "END:VEVENT"));
        assert_eq!((lines[6], lines[7]), ("SUMMARY:Visit", "CLASS:PRIVATE"));
        let of = |line: usize, name: &str| lines[line].strip_prefix(name).expect(name).to_owned();
        let when = |line, name| {
            let value = of(line, name);
            let value = value.trim_start_matches(";VALUE=DATE").trim_start_matches(':').to_owned();
            assert!(digits(&value), "{value}");
            value
        };
        let (uid, sequence) = (of(1, "UID:"), of(5, "SEQUENCE:"));
        assert!(uid.len() == 32 && uid.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(digits(&sequence) && digits(&of(2, "DTSTAMP:")));
        Read { uid, begins: when(3, "DTSTART"), over: when(4, "DTEND"), sequence }
    });
    events.collect()
}

#[test]
fn the_feed_says_hours_and_no_word_of_any_family() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let feed = Browser::new(server).get(&made(&imani)).ok();
        assert!(!read(&feed).is_empty(), "the made-up agency has visits in these weeks");
        let said = feed.html().to_lowercase();
        let words: BTreeSet<String> = said
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.chars().any(|letter| !letter.is_ascii_hexdigit()))
            .map(str::to_owned)
            .collect();
        let names = server.wait(server.app.cards.all(&server.app.record)).unwrap();
        assert!(!names.is_empty());
        for card in names.values() {
            for name in card.people.iter().flat_map(|person| &person.texts) {
                for part in name.to_lowercase().split_whitespace() {
                    assert!(!words.contains(part), "a name is in the feed");
                }
            }
        }
        let ids = server.agency.families.iter().flat_map(|family| {
            let known = server.family(family.id);
            let visits: Vec<String> = known.visits.iter().map(|one| one.id.to_string()).collect();
            visits.into_iter().chain([family.id.to_string()])
        });
        for id in ids {
            assert!(!said.contains(&id), "an id is in the feed");
        }
        for word in ["alongside", "infant", "home", "family", "imani"] {
            assert!(!said.contains(word), "{word}");
        }
    });
}

#[test]
fn a_moved_visit_keeps_its_name_in_the_feed_and_one_that_is_off_is_gone() {
    on_each(|server| {
        let (_, vera) = visitor(server, "Vera Made-up");
        let feed = made(&vera);
        let phone = Browser::new(server);
        let family = vera.open_family("Sanderling", &["Ro"]);
        vera.send_off(&plan(&vera, family, (3, "10:00")).with("minutes", "90"));
        let visit = the_planned(server, family);
        let before = read(&phone.get(&feed).ok());
        let on = |ahead| day(server, ahead).strftime("%Y%m%d").to_string();
        assert_eq!(before.len(), 1);
        assert_eq!(before[0].begins, format!("{}T100000Z", on(3)));
        assert_eq!(
            (before[0].over.as_str(), before[0].sequence.as_str()),
            (&*format!("{}T113000Z", on(3)), "0")
        );
        let at = urls::move_visit(family, visit);
        let form = vera.get(&at).ok().form(&at).with("on", &day(server, 4).to_string());
        vera.send_off(&form.with("at", "").with("asked", "family"));
        let after = read(&phone.get(&feed).ok());
        assert_eq!((&after[0].uid, after[0].sequence.as_str()), (&before[0].uid, "1"));
        assert_eq!((&after[0].begins, &after[0].over), (&on(4), &on(5)), "a day without an hour");
        // A colleague's feed has the same visit under another name.
        let (mira_id, mira) = visitor(server, "Mira Made-up");
        joined(server, family, mira_id);
        let other = read(&phone.get(&made(&mira)).ok());
        assert_eq!(other.len(), 1);
        assert_ne!(other[0].uid, after[0].uid);
        let off = urls::did_not_happen(family, visit);
        let form = vera.get(&off).ok().form(&off).with("cause", "circumstances");
        vera.send_off(&form);
        assert!(read(&phone.get(&feed).ok()).is_empty());
        // Beyond eight weeks it says nothing yet.
        vera.send_off(&plan(&vera, family, (57, "10:00")));
        assert!(read(&phone.get(&feed).ok()).is_empty());
        vera.send_off(&plan(&vera, family, (56, "10:00")));
        assert_eq!(read(&phone.get(&feed).ok()).len(), 1);
    });
}

/// An answer that opens nothing, byte for byte, without what differs from one moment to the next.
fn closed(page: &Page) -> (u16, String, Vec<String>) {
    let names = ["content-type", "cache-control", "content-length", "content-disposition"];
    (page.status, page.html(), names.map(|name| page.header(name).to_owned()).to_vec())
}

#[test]
fn an_address_taken_back_made_anew_or_of_somebody_who_left_is_as_if_it_had_never_been() {
    on_each(|server| {
        let phone = Browser::new(server);
        let never = closed(&phone.get(&urls::calendar_feed(&"7".repeat(64))));
        assert_eq!(never.0, 404);
        let (vera_id, vera) = visitor(server, "Vera Made-up");
        let first = made(&vera);
        assert_eq!(phone.get(&first).status, 200);
        let second = made(&vera);
        assert_eq!(closed(&phone.get(&first)), never, "one each");
        assert_eq!(phone.get(&second).status, 200);
        assert_eq!(closed(&phone.get(second.trim_end_matches(".ics"))), never);
        let at = urls::CALENDAR_FEED;
        vera.send_off(&vera.get(at).ok().form(at).press("make").with("do", "end"));
        assert_eq!(closed(&phone.get(&second)), never);
        // Another hat, and then gone.
        let third = made(&vera);
        let record = &server.app.record;
        let known = server.wait(lists::by_id(record, vera_id)).unwrap().unwrap();
        let hatted = |hats| lists::Account { hats, ..known.clone() };
        let manages = hatted(vec![Hat::Manager]);
        let changed = server.wait(lists::change(record, &known, &manages)).unwrap();
        server.wait(record.store().write(vec![changed])).unwrap();
        assert_eq!(closed(&phone.get(&third)), never);
        let changed = server.wait(lists::change(record, &manages, &known)).unwrap();
        server.wait(record.store().write(vec![changed])).unwrap();
        assert_eq!(phone.get(&third).status, 200);
        let left = lists::Account { ended: Some(server.app.clock.now()), ..known };
        let all = server.wait(lists::closing(record, &left)).unwrap();
        server.wait(record.store().write(all)).unwrap();
        assert_eq!(closed(&phone.get(&third)), never);
        assert_eq!(server.wait(lists::feed_made(record, vera_id)).unwrap(), None);
    });
}

#[test]
fn an_address_is_made_only_where_nobody_else_looks() {
    on_each(|server| {
        let (_, vera) = visitor(server, "Vera Made-up");
        let at = urls::CALENDAR_FEED;
        let form = vera.get(at).ok().form(at).press("make");
        let screen = urls::SHARED_SCREEN;
        vera.send_off(&vera.get(screen).ok().form(screen).press("on"));
        assert!(vera.get(at).ok().text().contains("Others can see this screen."));
        assert_eq!(vera.submit(&form).status, 403);
        // What is kept of an address opens nothing.
        let ruth = Browser::of(server, "ruth");
        let path = made(&ruth);
        let token = path.rsplit('/').next().unwrap().trim_end_matches(".ics");
        let rows = server
            .wait(server.app.record.store().query("SELECT token FROM calendar_feed", Vec::new()));
        let kept = rows.unwrap();
        assert!(kept.iter().all(|row| row.blob(0).unwrap() != token.as_bytes()));
    });
}

#[test]
fn a_family_of_somebody_else_is_in_no_week_and_no_feed() {
    on_each(|server| {
        let (_, vera) = visitor(server, "Vera Made-up");
        let (_, mira) = visitor(server, "Mira Made-up");
        let family = vera.open_family("Turnstone", &["Ro"]);
        vera.send_off(&plan(&vera, family, (3, "10:00")));
        assert!(week(&vera, 3).text().contains("Turnstone"));
        assert!(!week(&mira, 3).text().contains("Turnstone"));
        assert!(read(&Browser::new(server).get(&made(&mira)).ok()).is_empty());
    });
}
