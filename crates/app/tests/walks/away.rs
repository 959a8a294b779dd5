// SPDX-License-Identifier: AGPL-3.0-or-later
//! Without signal, as the server sees it: what becomes of a note that comes in.

use alongside::urls;
use practice::access::Hat;
use practice::{FamilyId, VisitId};
use serde_json::Value;

use super::browser::Browser;
use super::notes::begun;
use super::page::{Form, Page};
use super::server::{Server, on_each};
use super::staff::hired;

/// A visitor with a family of her own.
pub struct Visitor<'a> {
    pub server: &'a Server,
    pub browser: Browser<'a>,
    pub account: u128,
    pub family: FamilyId,
}

impl<'a> Visitor<'a> {
    pub fn new(server: &'a Server) -> Self {
        let (account, browser) = hired(server, "Wilma Tern", &[Hat::Visitor]);
        let family = browser.open_family("Pip", &["Ada"]);
        Self { server, browser, account, family }
    }

    /// A note as a device has it, of a visit nobody planned.
    pub fn away(&self) -> (VisitId, Form) {
        let (visit, form) = begun(&self.browser, self.family);
        (visit, form.with("account", &format!("{:032x}", self.account)))
    }

    /// A note comes in; what is said of it.
    pub fn arrives(&self, visit: VisitId, form: &Form) -> String {
        let page = self.arrived(visit, form);
        assert_eq!(page.status, 200, "{}", page.html());
        let answer: Value = serde_json::from_str(&page.html()).expect("an answer");
        answer["state"].as_str().expect("a state").to_owned()
    }

    pub fn arrived(&self, visit: VisitId, form: &Form) -> Page {
        self.browser.post(&urls::arrive(self.family, visit), &form.fields)
    }

    /// What a note reads now, and how often it was signed and amended.
    pub fn reads(&self, visit: VisitId, field: practice::visits::Field) -> (String, usize) {
        let family = self.server.family(self.family);
        let known = family.visits.get(visit).expect("the visit is there");
        let text = known.text(field).map(|written| written.text.to_string());
        (text.unwrap_or_default(), known.amended.len())
    }

    pub fn entries(&self) -> usize {
        self.server.kinds(self.family).len()
    }
}

/// The same note, finished on another device.
pub fn anew(form: &Form, field: &str, text: &str) -> Form {
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    form.clone().with("act", &act).with(field, text)
}

pub fn post(browser: &Browser<'_>, to: &str, fields: &[(&str, &str)]) -> Page {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    browser.post(to, &fields)
}

#[test]
fn a_note_that_comes_in_twice_is_one_note_and_says_when_it_was_finished() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.").with("finished", "2026-11-24T15:31:00Z");
        assert_eq!(wilma.arrives(visit, &form), "signed");
        let entries = wilma.entries();
        assert_eq!(wilma.arrives(visit, &form), "signed");
        assert_eq!(wilma.entries(), entries);
        let page = wilma.browser.get(&urls::visit(wilma.family, visit)).ok().text();
        assert!(page.contains("finished without signal"), "{page}");
        // The same number with other words is no second try: both are kept, once.
        let other = form.clone().with("child", "She sang.");
        assert_eq!(wilma.arrives(visit, &other), "added");
        assert_eq!(wilma.arrives(visit, &other), "signed");
        let both = ("He slept.\n\nShe sang.".to_owned(), 1);
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), both);
        // Finished on the day of the visit it was not written later, whenever it comes in.
        let yesterday = server.app.clock.now() - jiff::SignedDuration::from_hours(24);
        let on = server.app.local(yesterday).date().to_string();
        for (finished, says, never) in [
            (yesterday.to_string(), "came in later", "written later"),
            (server.app.clock.now().to_string(), "written later", "came in later"),
        ] {
            let (late, form) = wilma.away();
            let form = form.with("child", "He slept.").with("on", &on).with("finished", &finished);
            assert_eq!(wilma.arrives(late, &form), "signed");
            let page = wilma.browser.get(&urls::visit(wilma.family, late)).ok().text();
            assert!(page.contains(says) && !page.contains(never), "{page}");
        }
        let entries = wilma.entries();
        // Somebody else in the same browser does not sign it.
        let (other, form) = wilma.away();
        let form = form.with("child", "He woke.").with("account", &format!("{:032x}", 7));
        assert_eq!(wilma.arrived(other, &form).status, 401);
        assert_eq!(wilma.entries(), entries);
    });
}

#[test]
fn the_second_note_of_a_visit_is_added_to_the_first() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        assert_eq!(wilma.arrives(visit, &form.clone().with("child", "He slept.")), "signed");
        let second = anew(&form, "child", "He woke and laughed.");
        assert_eq!(wilma.arrives(visit, &second), "added");
        let both = "He slept.\n\nHe woke and laughed.".to_owned();
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), (both.clone(), 1));
        assert_eq!(wilma.arrives(visit, &second), "signed", "it is there already");
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), (both, 1));
    });
}

#[test]
fn two_versions_are_both_kept_until_somebody_says_what_the_note_says() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        // Begun at a desk meanwhile, which the device did not see.
        wilma.browser.send_off(&form.clone().with("child", "At the desk.").press("save"));
        let away = form.with("child", "On the road.").with("between", "She sang.");
        assert_eq!(wilma.arrives(visit, &away), "apart");
        assert_eq!(wilma.arrives(visit, &away), "apart", "it waits once");
        assert!(server.family(wilma.family).visits.get(visit).is_none(), "nothing is signed");
        let version = u128::from_str_radix(away.get("act"), 16).expect("a number");
        let apart = urls::apart(wilma.family, version);
        let today = wilma.browser.get(urls::TODAY).ok();
        assert_eq!(today.links(&apart).len(), 1, "it waits on Today");
        let page = wilma.browser.get(&apart).ok();
        for text in ["At the desk.", "On the road.", "She sang."] {
            assert!(page.text().contains(text), "{text}");
        }
        let nothing = page.form(&apart).without("keep-child");
        assert_eq!(wilma.browser.submit(&nothing).status, 422);
        let note = wilma.browser.send_off(&page.form(&apart).with("keep-child", "both"));
        let form = note.form(&urls::note(wilma.family, visit));
        assert_eq!(form.get("child").replace('\r', ""), "At the desk.\n\nOn the road.");
        assert_eq!(form.get("between"), "She sang.");
        wilma.browser.send_off(&form.press("finish"));
        let entries = wilma.entries();
        // The device never heard of it, and sends it once more.
        assert_eq!(wilma.arrives(visit, &away), "signed");
        assert_eq!(wilma.entries(), entries);
        assert!(wilma.browser.get(urls::TODAY).ok().links(&apart).is_empty());
        assert_eq!(wilma.browser.get(&apart).status, 404);
    });
}

#[test]
fn a_version_of_a_visit_that_a_colleague_signed_waits_and_is_added_as_chosen() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        server.join(wilma.family, "imani");
        let (visit, form) = wilma.away();
        let imani = Browser::of(server, "imani");
        let there = imani.get(&urls::note(wilma.family, visit)).ok();
        let there = there.form(&urls::note(wilma.family, visit));
        imani.send_off(&there.with("child", "Imani saw.").press("finish"));
        let away = form.with("child", "Wilma saw.").with("between", "He reached.");
        assert_eq!(wilma.arrives(visit, &away), "apart");
        let version = u128::from_str_radix(away.get("act"), 16).expect("a number");
        let apart = urls::apart(wilma.family, version);
        // It is nobody's but hers until then.
        assert_eq!(imani.get(&apart).status, 404);
        let page = wilma.browser.get(&apart).ok();
        let form = page.form(&apart).with("keep-child", "there").with("keep-between", "this");
        wilma.browser.send_off(&form);
        let read = |field| wilma.reads(visit, field);
        assert_eq!(read(practice::visits::Field::Child), ("Imani saw.".to_owned(), 1));
        assert_eq!(read(practice::visits::Field::Between), ("He reached.".to_owned(), 1));
        assert_eq!(wilma.arrives(visit, &away), "signed");
        assert_eq!(read(practice::visits::Field::Child), ("Imani saw.".to_owned(), 1));
    });
}

#[test]
fn what_cannot_be_signed_yet_is_a_note_that_is_begun() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.").without("relationship");
        assert_eq!(wilma.arrives(visit, &form), "begun");
        let note = urls::note(wilma.family, visit);
        let kept = wilma.browser.get(&note).ok().form(&note);
        assert_eq!(kept.get("child"), "He slept.");
        // Handed on before it was finished: the same.
        let (visit, form) = wilma.away();
        let form = form.with("child", "He woke.").with("do", "save");
        assert_eq!(wilma.arrives(visit, &form), "begun");
        let note = urls::note(wilma.family, visit);
        assert_eq!(wilma.browser.get(&note).ok().form(&note).get("child"), "He woke.");
    });
}

#[test]
fn a_page_left_open_writes_over_nothing_that_came_in_meanwhile() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let draft = urls::note_draft(wilma.family, visit);
        let note = urls::note(wilma.family, visit);
        // Two pages of one note that nobody had begun.
        let desk = anew(&form, "child", "At the desk.");
        assert_eq!(
            wilma.arrives(visit, &form.clone().with("child", "On the road.").with("do", "save")),
            "begun"
        );
        let said = wilma.browser.post(&draft, &desk.fields).ok().html();
        assert!(said.contains("\"apart\":true") && said.contains("begun on another page too"));
        let kept = wilma.browser.get(&note).ok().form(&note);
        assert_eq!(kept.get("child"), "On the road.");
        let version = u128::from_str_radix(desk.get("act"), 16).expect("a number");
        let apart = urls::apart(wilma.family, version);
        assert!(wilma.browser.get(&apart).ok().text().contains("At the desk."));
        let finished = wilma.browser.post(&note, &desk.clone().with("do", "finish").fields);
        assert_eq!(finished.to(), apart, "it is finished once both are looked at");
        assert!(server.family(wilma.family).visits.get(visit).is_none());
        // Set aside, it waits no longer, and the other one is as it was.
        let page = wilma.browser.get(&apart).ok();
        wilma.browser.send_off(&page.form(&apart).with("do", "aside"));
        assert!(wilma.browser.get(urls::TODAY).ok().links(&apart).is_empty());
        assert_eq!(wilma.browser.get(&note).ok().form(&note).get("child"), "On the road.");
    });
}

#[test]
fn what_differs_beside_the_texts_is_another_version_too() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.");
        let desk = anew(&form, "promise-words-0", "I bring the bedtime video.");
        wilma.browser.post(&urls::note_draft(wilma.family, visit), &desk.fields).ok();
        assert_eq!(
            wilma.arrives(visit, &form.with("promise-words-0", "Ask about the clinic.")),
            "apart"
        );
        assert!(server.family(wilma.family).visits.get(visit).is_none());
    });
}

#[test]
fn what_was_begun_of_a_visit_that_is_signed_waits_beside_it_and_is_not_signed_by_itself() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let begun = anew(&form, "child", "Not finished.");
        assert_eq!(wilma.arrives(visit, &form.with("child", "He slept.")), "signed");
        assert_eq!(wilma.arrives(visit, &begun.clone().with("do", "save")), "apart");
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), ("He slept.".to_owned(), 0));
        // The same for one that was begun at a desk while somebody else signed.
        let (visit, form) = wilma.away();
        wilma
            .browser
            .post(
                &urls::note_draft(wilma.family, visit),
                &form.clone().with("child", "Mine.").fields,
            )
            .ok();
        server.join(wilma.family, "imani");
        let imani = Browser::of(server, "imani");
        let note = urls::note(wilma.family, visit);
        let there = imani.get(&note).ok().form(&note).with("child", "Hers.");
        imani.send_off(&there.press("finish"));
        let to = wilma.browser.get(&note).to();
        let version = u128::from_str_radix(form.get("act"), 16).expect("a number");
        assert_eq!(to, urls::apart(wilma.family, version));
        assert!(wilma.browser.get(&to).ok().text().contains("Mine."));
    });
}

#[test]
fn a_visit_whose_signature_this_screen_does_not_show_is_not_signed_a_second_time() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let carer = server.family(wilma.family).people.caregivers().next().map(|one| one.id);
        let part = practice::Facet::Caregiver(carer.expect("somebody cares")).to_string();
        let (visit, form) = wilma.away();
        let signed = form.clone().with("child", "At the desk.").with("part-visit", &part);
        wilma.browser.send_off(&signed.press("finish"));
        let on = [("shared".to_owned(), "on".to_owned())];
        wilma.browser.post(urls::SHARED_SCREEN, &on);
        let entries = wilma.entries();
        // What a screen for the room sends has no parts.
        let room = anew(&form, "child", "On the road.").without("part-visit");
        let typed = wilma.browser.submit(&room.clone().press("finish"));
        assert_eq!(typed.status, 422);
        assert!(typed.html().contains("On the road."), "what was typed is there");
        assert_eq!(wilma.arrives(visit, &anew(&room, "child", "On the road.")), "apart");
        assert_eq!(wilma.entries(), entries);
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child).0, "At the desk.");
    });
}
