// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations in two voices: sent at any hour, first before the visit, talked about in the note, and gone when taken back.

use alongside::urls;
use practice::people::{Care, CareBegan, Event};
use practice::{Facet, FamilyId, Label, Labelled, ObservationId, PersonId};

use super::attachments::voice;
use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, filed, refused};
use super::page::{Form, Page};
use super::server::{Server, on_each};

const LAMP: &str = "She woke & did not cry: she looked at the lamp, then at me.";
const DOG: &str = "She turned her whole body to the dog.";

/// A page's text without the marks that keep names apart from the direction of writing.
pub fn plain(page: &Page) -> String {
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

/// A family with two parents by birth: the family, the child and the two.
pub fn two(imani: &Browser<'_>, called: &str) -> (FamilyId, PersonId, [PersonId; 2]) {
    let server = imani.server;
    let family = imani.open_family(called, &["Ana", "Ben"]);
    let known = server.family(family);
    let child = known.people.children().next().unwrap().id;
    let named = |name: &str| {
        let named = known.people.iter().find(|person| person.names.short() == Some(name));
        named.unwrap().id
    };
    let both = ["Ana", "Ben"].map(named);
    let began = both.map(|caregiver| {
        let (role, since) = (Care::Birth, Some(server.app.today()));
        let began = CareBegan { caregiver, child, role, words: None, since, day_to_day: false };
        Labelled::new(Label::of(Facet::Together), Event::CareBegan(began))
    });
    server.tell(family, server.account("imani").id, &began);
    (family, child, both)
}

fn asking(browser: &Browser<'_>, family: FamilyId) -> Form {
    let at = urls::observations(family);
    browser.get(&at).ok().form(&at).with("saw", LAMP)
}

/// Ana sends what she saw, for herself or for all; answers which it is.
fn sends(hers: &Browser<'_>, family: FamilyId, part: &str) -> ObservationId {
    hers.send_off(&asking(hers, family).with("part", part));
    newest(hers.server, family)
}

fn newest(server: &Server, family: FamilyId) -> ObservationId {
    server.family(family).observations.iter().last().unwrap().id
}

fn label_of_last(server: &Server, family: FamilyId) -> Label {
    server.seen(family).said.last().unwrap().label.clone()
}

/// Nothing of it stands on any of these pages, for this person.
fn no_trace(browser: &Browser<'_>, family: FamilyId, words: &[&str]) {
    for page in [urls::observations(family), urls::story(family), urls::attachments(family)] {
        let html = browser.get(&page).ok().html();
        for word in words {
            assert!(!html.contains(word), "{page}: {word}");
        }
    }
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Hour, Text};
    let (family, _, [ana, _]) = two(imani, "Pipit");
    let (_, note) = begun(imani, family);
    let note = note.with("by-saw", &ana.to_string()).with("saw", LAMP).with("between", "Near.");
    vec![
        target(
            asking(imani, family),
            &[(&["saw"], Text), (&["day"], Day), (&["hour"], Hour), (&["by", "part"], Code)],
        ),
        target(note.press("finish"), &[(&["saw"], Text), (&["by-saw", "part-saw"], Code)]),
    ]
}

#[test]
fn what_she_sends_at_night_comes_first_before_the_visit_and_is_talked_about_with_one_tap_in_the_note()
 {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Sanderling");
        let hers = of_family(server, family, ana);
        // On her own story, from the telephone, without a word too many.
        let at = urls::observations(family);
        let form = hers.get(&urls::story(family)).ok().form(&at);
        refused(&hers.submit(&form), "saw", "What we saw");
        let sent = form.with("saw", LAMP).with("hour", "03:10");
        let story = hers.send_off(&sent);
        assert_eq!(story.at, urls::story(family));
        let entries = server.kinds(family).len();
        assert_eq!(hers.submit(&sent).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family).len(), entries);
        assert!(plain(&story).contains("It waits for the next visit."));
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Caregiver(ana), Some(ana)));
        // First before the visit, under what they want to talk about; and in the note.
        let before = plain(&imani.get(&urls::before(family)).ok());
        let (topic, saw) = (before.find("What they want to talk about"), before.find(LAMP));
        assert!(before.contains("What Ana saw since the last visit") && topic < saw, "{before}");
        assert!(saw < before.find("now"), "before the child now: {before}");
        assert!(plain(&imani.get(&urls::story(family)).ok()).contains(LAMP));
        let (visit, note) = begun(&imani, family);
        assert!(plain(&imani.get(&urls::note(family, visit)).ok()).contains(LAMP));
        let seen = newest(server, family);
        let note = note.also("saw-talked", &seen.to_string()).with("child", DOG);
        let page = imani.send_off(&note.with("by-saw", "").press("finish"));
        let kinds = server.kinds(family);
        assert_eq!(
            kinds[kinds.len() - 4..],
            ["visit.signed", "visit.wrote", "visit.committed", "observation.talked_about"]
        );
        assert!(plain(&imani.get(&urls::visit(family, visit)).ok()).contains(LAMP), "{}", page.at);
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(LAMP), "it waits no more");
        // Both voices on one page, and on paper what is for more than one.
        let both = imani.get(&at).ok();
        let text = plain(&both);
        assert!(text.contains("Ana saw") && text.contains(LAMP));
        assert!(text.contains("You saw") && text.contains(DOG));
        assert!(text.contains("We talked about it on"));
        let paper = plain(&both.on_paper());
        assert!(paper.contains(DOG) && !paper.contains(LAMP), "hers alone stays off our paper");
        assert!(plain(&hers.get(&at).ok().on_paper()).contains(LAMP));
        no_trace(&of_family(server, family, ben), family, &[LAMP, &seen.to_string()]);
    });
}

#[test]
fn for_all_both_voices_print_and_her_words_stay_hers() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Turnstone");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        sends(&hers, family, "all");
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Child(child), Some(ana)));
        assert_eq!(label.shared, vec![ben]);
        let form = asking(&imani, family).with("saw", DOG).with("by", "me");
        imani.send_off(&form);
        for browser in [&imani, &hers, &his] {
            let paper = plain(&browser.get(&urls::observations(family)).ok().on_paper());
            assert!(paper.contains(LAMP) && paper.contains(DOG), "{paper}");
        }
        // Where others see the screen, what somebody told is not shown.
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        let room = plain(&imani.get(&urls::observations(family)).ok());
        assert!(!room.contains(LAMP) && room.contains(DOG));
    });
}

#[test]
fn taken_back_it_is_gone_for_everybody_with_its_voice_and_from_every_copy() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Whimbrel");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let seen = sends(&hers, family, "all");
        let beside = urls::attachments_beside(family, seen);
        assert_eq!(hers.get(&urls::observations(family)).ok().links(&beside).len(), 1);
        let to = urls::attachments(family);
        let form = hers.get(beside.split('#').next().unwrap()).ok().form(&to);
        let form = form.with("caption", "How she sounded at the lamp");
        assert_eq!(hers.submit_with_file(&form, &voice(8000)).status, 303);
        let known = server.family(family);
        let file = known.attachments.of_observation(seen).next().unwrap().kept.attachment;
        let file = urls::attachment(family, file);
        let shown = hers.get(&urls::observations(family)).ok();
        assert!(shown.html().contains(&file) && hers.get(&file).status == 200);
        // Nobody else takes it back.
        let at = urls::observation(family, seen);
        let form = shown.form(&at).press("take-back");
        for other in [&his, &imani] {
            assert_eq!(other.submit(&form).status, 404);
        }
        hers.send_off(&form);
        assert_eq!(hers.submit(&form).status, 303, "posted twice is one act");
        let kinds = server.kinds(family);
        assert_eq!(kinds[kinds.len() - 2..], ["observation.taken_back", "attachment.removed"]);
        assert!(server.family(family).observations.iter().next().is_none());
        for browser in [&imani, &hers, &his] {
            no_trace(browser, family, &[LAMP, &file, "the lamp"]);
            assert_eq!(browser.get(&file).status, 404);
        }
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(LAMP));
        let (visit, _) = begun(&imani, family);
        assert!(!plain(&imani.get(&urls::note(family, visit)).ok()).contains(LAMP));
        // In a copy that is made for her there is not a word of it.
        let preview = urls::release_preview(family);
        let form = imani.get(&urls::releasing(family)).ok().form(&preview);
        let copy = imani.submit(&form.with("authority", &format!("own-{ana}"))).ok();
        assert!(!copy.text().contains("lamp") && !plain(&copy).contains("taken back"));
    });
}

#[test]
fn where_somebody_has_to_be_kept_safe_what_was_seen_stays_with_whoever_saw_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Knot");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let before = sends(&hers, family, "all");
        filed(&imani, family, "between", "safety");
        let after = sends(&hers, family, "all");
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.shared.len()), (Facet::Caregiver(ana), 0));
        no_trace(&his, family, &[&after.to_string()]);
        // To whoever tells it everything stays as it was chosen: nobody is told that somebody is kept safe.
        sends(&his, family, "all");
        assert_eq!(label_of_last(server, family).facet, Facet::Caregiver(ben));
        for theirs in [&hers, &his] {
            assert!(!plain(&theirs.get(&urls::observations(family)).ok()).contains("Kept with"));
        }
        // That what all read was talked about in a visit is not told to him, who does not know of the visit.
        let (_, note) = begun(&imani, family);
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with(&format!("present-{ben}"), "absent")
            .with("part-visit", "")
            .also("saw-talked", &before.to_string());
        imani.send_off(&note.with("between", "Near.").press("finish"));
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.shared.len()), (Facet::Caregiver(ana), 0));
        let page = plain(&his.get(&urls::observations(family)).ok());
        assert!(page.contains(LAMP) && !page.contains("We talked about it"), "{page}");
        // What one tells in a visit that is the other's is read by neither.
        let (_, note) = begun(&imani, family);
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with(&format!("present-{ben}"), "absent")
            .with("part-visit", "")
            .with("by-saw", &ben.to_string())
            .with("part-saw", "all")
            .with("saw", DOG);
        imani.send_off(&note.with("between", "Near.").press("finish"));
        assert_eq!(label_of_last(server, family).facet, Facet::Practitioner);
        no_trace(&his, family, &[DOG]);
        no_trace(&hers, family, &[DOG]);
        // What whoever visits saw goes to neither of two.
        imani.send_off(&asking(&imani, family).with("by", "me"));
        assert_eq!(label_of_last(server, family).facet, Facet::Practitioner);
    });
}

#[test]
fn what_is_kept_of_a_day_beside_the_note_is_read_by_whoever_reads_the_visit_of_that_day() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Dunlin");
        let (_, note) = begun(&imani, family);
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with("part-visit", &Facet::Caregiver(ana).to_string());
        imani.send_off(&note.with("between", "Near.").press("finish"));
        let his = of_family(server, family, ben);
        imani.send_off(&asking(&imani, family).with("by", "me").with("part", "all"));
        assert_eq!(label_of_last(server, family).facet, Facet::Caregiver(ana));
        no_trace(&his, family, &[DOG, LAMP]);
        let signs = urls::signs(family, child);
        let sign = imani.get(&signs).ok().form(&signs);
        let sign = sign.with("sign", "look away").with("need", "to rest").with("by", "me");
        imani.send_off(&sign.with("part", "all"));
        assert_eq!(label_of_last(server, family).facet, Facet::Caregiver(ana));
    });
}

#[test]
fn what_somebody_told_in_the_note_is_theirs_and_refused_it_is_kept_as_typed() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Plover");
        let (visit, note) = begun(&imani, family);
        let note = note.with("saw", LAMP).with("between", "Near.");
        refused(&imani.submit(&note.clone().without("by-saw").press("finish")), "by-saw", LAMP);
        assert!(server.family(family).visits.get(visit).is_none(), "nothing is signed");
        let kept = imani.send_off(&note.press("save")).form(&urls::note(family, visit));
        assert_eq!(kept.get("saw"), LAMP, "a draft keeps it");
        imani.send_off(&kept.with("by-saw", &ana.to_string()).press("finish"));
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Caregiver(ana), Some(ana)));
        assert!(plain(&imani.get(&urls::visit(family, visit)).ok()).contains(LAMP));
        assert!(
            plain(&of_family(server, family, ana).get(&urls::visit(family, visit)).ok())
                .contains(LAMP)
        );
        let his = of_family(server, family, ben);
        assert!(!plain(&his.get(&urls::visit(family, visit)).ok()).contains(LAMP));
        assert!(server.family(family).seen_since().is_empty(), "told in a visit, it waits no more");
    });
}

#[test]
fn who_has_no_tie_to_the_child_tells_it_in_their_own_part_and_reads_what_was_written_down_for_them()
{
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Oystercatcher");
        let at = urls::add_person(family);
        let form = imani.get(&at).ok().form(&at).with("role", "caregiver").with("called", "Cyd");
        imani.send_off(&form);
        let known = server.family(family);
        let cyd = known.people.iter().find(|person| person.names.short() == Some("Cyd"));
        let cyd = cyd.unwrap().id;
        let theirs = of_family(server, family, cyd);
        sends(&theirs, family, "all");
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Caregiver(cyd), Some(cyd)));
        assert!(label.shared.contains(&ana) && label.shared.contains(&ben));
        let written = asking(&imani, family).with("by", &cyd.to_string()).with("part", "all");
        imani.send_off(&written.with("saw", DOG));
        assert_eq!(label_of_last(server, family).facet, Facet::Child(child));
        for person in [ana, ben, cyd] {
            let page =
                plain(&of_family(server, family, person).get(&urls::observations(family)).ok());
            assert!(page.contains(LAMP) && page.contains(DOG));
        }
    });
}

#[test]
fn after_a_child_died_nothing_asks_what_was_seen() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Phalarope");
        let hers = of_family(server, family, ana);
        sends(&hers, family, "own");
        let when = practice::text::Text::line("this autumn", 100).unwrap();
        let died = Labelled::new(
            Label::of(Facet::Together).about([child]),
            Event::Died { person: child, when },
        );
        server.tell(family, server.account("imani").id, &[died]);
        for browser in [&imani, &hers] {
            let at = urls::observations(family);
            let page = browser.get(&at).ok();
            assert!(plain(&page).contains(LAMP), "what was seen stays");
            assert!(!page.actions().contains(&at), "and nothing is asked");
        }
        assert!(!plain(&hers.get(&urls::story(family)).ok()).contains("What did you see?"));
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(LAMP));
        let (visit, _) = begun(&imani, family);
        let note = plain(&imani.get(&urls::note(family, visit)).ok());
        assert!(!note.contains(LAMP) && !note.contains("You saw: what"));
    });
}
