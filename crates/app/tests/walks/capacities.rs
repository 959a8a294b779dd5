// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each of them brings: never without a moment, theirs alone to read, and a letter without a word of anybody else.

use alongside::urls;
use jiff::ToSpan as _;
use practice::{CapacityId, Facet, FamilyId, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::expecting::called as carer;
use super::matrix::of_family;
use super::notes::{begun, filed, refused};
use super::page::Form;
use super::seen::plain;
use super::server::{Server, on_each};

const WAITS: &str = "Waits until she has finished.";
const SPOON: &str = "The spoon stood still in the air until she looked back.";
const SINGS: &str = "Sings the whole way home.";
const BUS: &str = "On the 14, with everybody looking.";

fn day(server: &Server, ahead: i32) -> String {
    server.app.today().saturating_add(ahead.days()).to_string()
}

/// A family with two who care, and the two.
fn two(imani: &Browser<'_>, child: &str) -> (FamilyId, [PersonId; 2]) {
    let family = imani.open_family(child, &["Ana", "Ben"]);
    (family, ["Ana", "Ben"].map(|name| carer(imani.server, family, name)))
}

fn form(browser: &Browser<'_>, family: FamilyId, (what, moment): (&str, &str)) -> Form {
    let at = urls::capacities(family);
    let form = browser.get(&at).ok().form(&at);
    form.with("capacity", what).with("capacity-moment", moment)
}

/// Keeps what somebody brings; answers its id.
fn seen(
    imani: &Browser<'_>,
    (family, whose): (FamilyId, PersonId),
    told: (&str, &str),
) -> CapacityId {
    let form = form(imani, family, told).with("capacity-whose", &whose.to_string());
    imani.send_off(&form);
    let known = imani.server.family(family);
    let of = known.capacities.of(whose).find(|one| one.words.as_str() == told.0);
    of.unwrap().id
}

fn part_of_last(server: &Server, family: FamilyId) -> Facet {
    server.seen(family).said.last().unwrap().label.facet
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let (family, [ana, _]) = two(imani, "Redstart");
    let id = seen(imani, (family, ana), (WAITS, SPOON));
    let new = form(imani, family, (SINGS, BUS)).with("capacity-whose", &ana.to_string());
    let at = urls::capacity(family, id);
    let again = imani.get(&at).ok().form(&at).with("capacity-moment", BUS);
    let back = urls::capacity_slip(family, id);
    let back = imani.get(&at).ok().form(&back);
    let why = back.fields.iter().find(|(name, _)| name.starts_with("why-")).unwrap().0.clone();
    let (_, note) = begun(imani, family);
    let note = note.with("between", "Near.").with("capacity-1", SINGS);
    let note = note.with("capacity-moment-1", BUS).with("capacity-whose-1", &ana.to_string());
    vec![
        target(
            new,
            &[
                (&["capacity", "capacity-moment"], Text),
                (&["on"], Day),
                (&["capacity-whose", "capacity-who"], Code),
            ],
        ),
        target(again, &[(&["capacity-moment"], Text), (&["on"], Day)]),
        target(back.with(&why, "So."), &[(&[&why], Text)]),
        target(
            note.press("finish"),
            &[(&["capacity-1", "capacity-moment-1"], Text), (&["capacity-whose-1"], Code)],
        ),
    ]
}

#[test]
fn a_capacity_without_a_moment_cannot_be_saved_and_what_was_typed_is_kept() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, _]) = two(&imani, "Plover");
        let (whose, entries) = (ana.to_string(), server.kinds(family).len());
        let form = form(&imani, family, (WAITS, SPOON)).with("capacity-whose", &whose);
        refused(&imani.submit(&form.clone().with("capacity-moment", "")), "capacity-moment", "Ana");
        refused(&imani.submit(&form.clone().with("capacity", "")), "capacity", SPOON);
        refused(&imani.submit(&form.clone().with("capacity-whose", "")), "capacity-whose", SPOON);
        refused(&imani.submit(&form.clone().with("on", &day(server, 1))), "on", SPOON);
        refused(&imani.submit(&form.clone().with("on", "")), "on", SPOON);
        assert_eq!(server.kinds(family).len(), entries);
        let list = imani.send_off(&form);
        assert!(plain(&list).contains(WAITS) && plain(&list).contains(SPOON));
        assert_eq!(imani.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family)[entries..], ["capacity.seen"]);
        let story = plain(&imani.get(&urls::story(family)).ok());
        assert!(story.contains(WAITS) && story.contains(SPOON));
    });
}

#[test]
fn another_moment_stands_beside_the_first_and_a_slip_is_taken_back_with_why() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, _]) = two(&imani, "Avocet");
        let id = seen(&imani, (family, ana), (WAITS, SPOON));
        let at = urls::capacity(family, id);
        let again = imani.get(&at).ok().form(&at);
        refused(&imani.submit(&again), "capacity-moment", WAITS);
        let again = again.with("capacity-moment", BUS).with("capacity-who", "told");
        let page = plain(&imani.send_off(&again));
        assert!(page.contains(SPOON) && page.contains(BUS));
        let last = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!((last.facet, last.teller), (Facet::Caregiver(ana), Some(ana)));
        let slip = urls::capacity_slip(family, id);
        for (left, stands) in [(1, 200), (0, 404)] {
            let back = imani.get(&at).ok().form(&slip);
            let (why, _) =
                back.fields.iter().find(|(name, _)| name.starts_with("why-")).unwrap().clone();
            refused(&imani.submit(&back), &why, WAITS);
            imani.send_off(&back.with(&why, "It was her mother."));
            let known = server.family(family);
            assert_eq!(known.capacities.get(id).unwrap().moments().len(), left);
            assert_eq!(imani.get(&at).status, stands, "with its last moment it goes");
        }
        assert!(!plain(&imani.get(&urls::story(family)).ok()).contains(WAITS));
    });
}

#[test]
fn she_reads_and_writes_her_own_and_the_other_finds_no_trace() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben]) = two(&imani, "Sanderling");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let id = seen(&imani, (family, ana), (WAITS, SPOON));
        // She adds one of her own; whose it is she is not asked, and cannot choose.
        let own = form(&hers, family, (SINGS, BUS));
        assert!(own.fields.iter().all(|(name, _)| name != "capacity-whose"));
        refused(
            &hers.submit(&own.clone().with("capacity-moment", "")),
            "capacity-moment",
            "What you bring",
        );
        hers.send_off(&own.also("capacity-whose", &ben.to_string()));
        let last = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!((last.facet, last.teller), (Facet::Caregiver(ana), Some(ana)));
        let story = plain(&hers.get(&urls::story(family)).ok());
        assert!(story.contains(WAITS) && story.contains(SINGS));
        let ways = [urls::capacity(family, id), urls::capacity_letter(family, ana)];
        for page in [urls::story(family), urls::capacities(family), urls::people(family)] {
            let his = his.get(&page).ok().html();
            for word in [WAITS, SPOON, SINGS, BUS, &id.to_string(), &ways[1]] {
                assert!(!his.contains(word), "{page}: {word}");
            }
        }
        for way in &ways {
            assert_eq!((hers.get(way).status, his.get(way).status), (200, 404), "{way}");
        }
        // What she wrote herself is hers to take back, and what we wrote is not.
        let known = server.family(family);
        let of = known.capacities.of(ana).find(|one| one.id != id).unwrap();
        let (mine, ours) = (urls::capacity_slip(family, of.id), urls::capacity_slip(family, id));
        let page = imani.get(&urls::capacity(family, of.id)).ok();
        assert!(!page.actions().contains(&mine), "it is not offered");
        assert!(!hers.get(&ways[0]).ok().actions().contains(&ours));
        let back = hers.get(&urls::capacity(family, of.id)).ok().form(&mine);
        let posted = imani.get(&ways[0]).ok().form(&ours);
        let field = format!("why-{}", posted.get("moment"));
        let posted = posted.with(&field, "So.");
        assert_eq!(his.submit(&posted).status, 404);
        refused(&hers.submit(&posted), "capacity", WAITS);
        let field = format!("why-{}", back.get("moment"));
        hers.send_off(&back.with(&field, "That was long ago."));
        assert_eq!(server.family(family).capacities.of(ana).count(), 1);
        // Where others see the screen, none of it is read or written.
        let begun = form(&imani, family, (SINGS, BUS)).with("capacity-whose", &ana.to_string());
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        for page in [urls::story(family), urls::capacities(family)] {
            let page = imani.get(&page).ok();
            assert!(!page.html().contains(WAITS) && !page.html().contains(SPOON));
            assert!(!page.actions().contains(&urls::capacities(family)));
        }
        assert_eq!(imani.submit(&begun).status, 403);
    });
}

#[test]
fn a_letter_for_father_holds_only_his_with_the_days_and_no_word_of_hers() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben]) = two(&imani, "Turnstone");
        seen(&imani, (family, ana), (WAITS, SPOON));
        seen(&imani, (family, ben), (SINGS, BUS));
        // Seen of him in a visit that is hers: it stays with those who do the work, and dates nothing here.
        let (_, note) = begun(&imani, family);
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with(&format!("present-{ben}"), "absent")
            .with("part-visit", &Facet::Caregiver(ana).to_string())
            .with("on", &day(server, -3))
            .with("between", "Near.");
        let note = note
            .with("capacity-whose-1", &ben.to_string())
            .with("capacity-1", "Fixed the window.")
            .with("capacity-moment-1", "She showed me the new latch.");
        imani.send_off(&note.press("finish"));
        assert_eq!(part_of_last(server, family), Facet::Practitioner);
        let at = urls::capacity_letter(family, ben);
        let letter = imani.get(&at).ok().on_paper();
        let text = plain(&letter);
        let today = alongside::words::Words::of(alongside::words::Language::English);
        for word in [SINGS, BUS, "What Ben brings", &today.date(server.app.today())] {
            assert!(text.contains(word), "{word}: {text}");
        }
        let visit = today.date(server.app.today().saturating_sub(3.days()));
        for word in [WAITS, SPOON, "Fixed the window.", "latch", &visit] {
            assert!(!letter.html().contains(word), "{word}");
        }
        assert!(text.contains("on behalf of Ben by Imani"), "{text}");
        let spanish = plain(&imani.get(&format!("{at}?in=es")).ok());
        assert!(spanish.contains("Lo que aporta Ben") && spanish.contains(SINGS));
        let his = of_family(server, family, ben);
        let own = plain(&his.get(&at).ok());
        assert!(own.contains(SINGS) && own.contains("on their own behalf"));
        let child = server.family(family).people.children().next().unwrap().id;
        assert_eq!(imani.get(&urls::capacity_letter(family, child)).status, 404);
    });
}

#[test]
fn in_a_note_up_to_two_are_kept_with_its_signing_and_nothing_without_a_moment() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben]) = two(&imani, "Whimbrel");
        let (visit, note) = begun(&imani, family);
        let note = note.with("between", "Near.").with("capacity-1", WAITS);
        let lacks = note.clone().with("capacity-whose-1", &ana.to_string());
        refused(&imani.submit(&lacks.press("finish")), "capacity-moment-1", "Near.");
        let note = note.with("capacity-moment-1", SPOON);
        refused(&imani.submit(&note.clone().press("finish")), "capacity-whose-1", SPOON);
        assert!(server.family(family).visits.get(visit).is_none(), "nothing is signed");
        let note = note
            .with("capacity-whose-1", &ana.to_string())
            .with("capacity-2", SINGS)
            .with("capacity-moment-2", BUS)
            .with("capacity-whose-2", &ben.to_string());
        let kept = imani.send_off(&note.press("save")).form(&urls::note(family, visit));
        assert_eq!((kept.get("capacity-2"), kept.get("capacity-moment-1")), (SINGS, SPOON));
        let entries = server.kinds(family).len();
        let form = kept.press("finish");
        imani.send_off(&form);
        assert_eq!(imani.submit(&form).status, 303);
        assert_eq!(
            server.kinds(family)[entries..],
            ["visit.signed", "visit.wrote", "visit.committed", "capacity.seen", "capacity.seen"]
        );
        let his = plain(&of_family(server, family, ben).get(&urls::capacities(family)).ok());
        assert!(his.contains(SINGS) && !his.contains(WAITS));
    });
}

#[test]
fn where_somebody_has_to_be_kept_safe_it_goes_no_wider_than_the_visit_it_was_seen_in() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben]) = two(&imani, "Godwit");
        filed(&imani, family, "between", "safety");
        // In a visit of hers alone, she reads what was seen of her, and he nothing of what was seen of him.
        for (whose, part) in [(ana, Facet::Caregiver(ana)), (ben, Facet::Practitioner)] {
            let (_, note) = begun(&imani, family);
            let note = note
                .with(&format!("present-{ana}"), "awake")
                .with(&format!("present-{ben}"), "absent")
                .with("part-visit", "")
                .with("on", &day(server, -2))
                .with("between", "Near.");
            let note = note
                .with("capacity-whose-1", &whose.to_string())
                .with("capacity-1", WAITS)
                .with("capacity-moment-1", SPOON);
            imani.send_off(&note.press("finish"));
            assert_eq!(part_of_last(server, family), part);
        }
        // The same on the page, of the day of that visit; of another day it is his.
        for (ago, part) in [(2, Facet::Practitioner), (1, Facet::Caregiver(ben))] {
            let form = form(&imani, family, (SINGS, BUS)).with("on", &day(server, -ago));
            imani.send_off(&form.with("capacity-whose", &ben.to_string()));
            assert_eq!(part_of_last(server, family), part, "{ago}");
        }
        let his = of_family(server, family, ben).get(&urls::capacities(family)).ok();
        assert!(!his.html().contains(WAITS) && his.html().contains(SINGS));
    });
}
