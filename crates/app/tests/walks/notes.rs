// SPDX-License-Identifier: AGPL-3.0-or-later
//! The note of a visit, from the first word to an amendment.

use alongside::urls;
use practice::visits::Status;
use practice::{FamilyId, VisitId};

use super::browser::Browser;
use super::page::{Form, Page};
use super::server::on_each;

/// Begins a note of a visit nobody planned: its visit, and the form as it comes.
pub fn begun(browser: &Browser<'_>, family: FamilyId) -> (VisitId, Form) {
    let note = browser.get(&urls::new_visit(family)).to();
    let visit = note.split('/').nth(4).and_then(|id| id.parse().ok());
    let form = browser.get(&note).ok().form(&note);
    (visit.expect("the note is of a visit"), form)
}

/// Writes and signs a note with these words.
pub fn signed(browser: &Browser<'_>, family: FamilyId, field: &str, words: &str) -> VisitId {
    let (visit, form) = begun(browser, family);
    browser.send_off(&form.with(field, words).press("finish"));
    visit
}

/// Writes and signs a note whose one text is filed in this part.
pub fn filed(browser: &Browser<'_>, family: FamilyId, field: &str, part: &str) -> VisitId {
    let (visit, form) = begun(browser, family);
    let form = form.with(field, "Kept apart.").with(&format!("part-{field}"), part);
    browser.send_off(&form.press("finish"));
    visit
}

/// The page says of exactly this field what is wrong, and what it asked for is still there.
#[track_caller]
pub fn refused(page: &Page, field: &str, kept: &str) {
    assert_eq!(page.status, 422, "{}", page.at);
    let errors = page.errors();
    assert!(errors.iter().any(|(known, text)| known == field && !text.is_empty()), "{errors:?}");
    assert!(page.has_id(field), "the summary leads to {field}");
    assert!(page.text().contains(kept), "what was typed is kept");
}

#[test]
fn a_visitor_signs_in_writes_a_draft_signs_and_amends_without_a_script() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wren", &["Ada"]);
        let listed = imani.get(urls::FAMILIES).ok().links(&urls::story(family));
        assert_eq!(listed.len(), 1);
        let story = imani.get(&listed[0]).ok();
        assert!(story.text().contains("Wren"));

        // The draft is kept by a button and is there again, as typed.
        let (visit, form) = begun(&imani, family);
        let typed = "She turned to Ada’s voice <twice> & laughed.\n\n  “¿Otra vez?”";
        let draft = imani.send_off(&form.with("between", typed).press("save"));
        let kept = draft.form(&urls::note(family, visit));
        assert_eq!(kept.get("between"), typed);
        assert!(server.family(family).visits.get(visit).is_none(), "a draft is no entry");
        let today = imani.get(urls::TODAY).ok();
        assert_eq!(today.links(&urls::note(family, visit)).len(), 1, "the draft waits on Today");

        // Signed: read as it was typed, and the draft is gone.
        let signed = imani.send_off(&kept.press("finish"));
        assert_eq!(signed.at, urls::visit(family, visit));
        assert!(signed.html().contains("She turned to Ada’s voice &lt;twice&gt; &amp; laughed."));
        assert!(signed.text().contains("“¿Otra vez?”"));
        let today = imani.get(urls::TODAY).ok();
        assert!(today.links(&urls::note(family, visit)).is_empty());
        let again = imani.get(&urls::note(family, visit));
        assert_eq!(again.to(), urls::visit(family, visit), "a signed note is not edited");

        // Amended: what stands now and what stood before are both there, with the reason.
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend);
        assert_eq!(form.get("between"), typed);
        let form = form
            .with("between", "She turned to Ada’s voice once.")
            .with("reason", "I had miscounted.");
        let read = imani.send_off(&form).text();
        for words in ["voice once.", "<twice>", "I had miscounted."] {
            assert!(read.contains(words), "{words}");
        }
        let kinds = server.kinds(family);
        let of_notes = [
            "visit.signed",
            "visit.wrote",
            "visit.committed",
            "visit.amended",
            "visit.wrote",
            "visit.committed",
        ];
        assert_eq!(kinds[kinds.len() - 6..], of_notes);
    });
}

#[test]
fn posting_the_same_finish_twice_makes_one_note() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Lark", &["Bo"]);
        let (visit, form) = begun(&imani, family);
        let form = form.with("child", "Slept, and smiled asleep.").press("finish");
        let first = imani.submit(&form).to();
        let entries = server.kinds(family).len();
        let second = imani.submit(&form).to();
        assert_eq!(
            (first.as_str(), second.as_str()),
            (urls::visit(family, visit).as_str(), first.as_str())
        );
        assert_eq!(server.kinds(family).len(), entries);
        assert_eq!(server.family(family).visits.iter().count(), 1);
        assert!(
            imani.get(urls::TODAY).ok().links(&urls::note(family, visit)).is_empty(),
            "no draft is left"
        );

        // An amendment too.
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend);
        let form = form.with("child", "Slept.").with("reason", "Ada asked.");
        imani.send_off(&form);
        let entries = server.kinds(family).len();
        assert_eq!(imani.submit(&form).to(), urls::visit(family, visit));
        assert_eq!(server.kinds(family).len(), entries);
    });
}

#[test]
fn a_note_without_a_relationship_is_refused_and_what_was_typed_is_kept() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Finch", &["Cleo"]);
        let (visit, form) = begun(&imani, family);
        let entries = server.kinds(family).len();
        let typed = "Cleo sang, he listened.";
        let form = form.with("between", typed).press("finish");
        refused(&imani.submit(&form.clone().without("relationship")), "relationship", typed);
        assert_eq!(server.kinds(family).len(), entries);
        let kept = imani.get(&urls::note(family, visit)).ok().form(&urls::note(family, visit));
        assert_eq!(kept.get("between"), typed, "kept as a draft too");

        // The relationship of another family is none of this one's.
        let other = imani.open_family("Swift", &["Dana"]);
        let foreign = server.family(other).relationships.iter().next().unwrap().id.to_string();
        refused(&imani.submit(&form.with("relationship", &foreign)), "relationship", typed);
        assert_eq!(server.kinds(family).len(), entries);
    });
}

#[test]
fn one_field_is_enough_and_none_is_not() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dove", &["Eli"]);
        let (_, form) = begun(&imani, family);
        refused(&imani.submit(&form.press("finish")), "words", "");
        for field in practice::visits::Field::ALL {
            let visit = signed(&imani, family, field.code(), "One sentence.");
            let known = server.family(family);
            let visit = known.visits.get(visit).unwrap();
            assert_eq!(visit.status(), Status::Held);
            assert_eq!(visit.text(field).unwrap().text.as_str(), "One sentence.");
        }
        // Words belong to somebody.
        let (_, form) = begun(&imani, family);
        let form = form.without("teller").with("words", "Whose are these?").press("finish");
        refused(&imani.submit(&form), "teller", "Whose are these?");
    });
}

#[test]
fn an_amendment_says_why_and_changes_something() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Rook", &["Fay"]);
        let visit = signed(&imani, family, "delight", "They both sneezed.");
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend);
        let entries = server.kinds(family).len();
        let without = form.clone().with("delight", "They sneezed.");
        refused(&imani.submit(&without), "reason", "They sneezed.");
        let same = form.with("reason", "Only to look.");
        refused(&imani.submit(&same), "words", "They both sneezed.");
        assert_eq!(server.kinds(family).len(), entries);
    });
}

#[test]
fn one_tap_keeps_what_was_between_them_as_a_delight_for_the_same_readers() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunlin", &["Ana", "Ben"]);
        let ana = server.family(family).people.caregivers().next().unwrap().id;
        let own = practice::Facet::Caregiver(ana).to_string();
        let note = |delight: &str| {
            let (visit, form) = begun(&imani, family);
            let form = form.with("between", "They sneezed at each other.").with("delight", delight);
            let form = form.with("part-between", &own).with("between-is-delight", "yes");
            imani.send_off(&form.press("finish"));
            visit
        };
        let visit = note("");
        assert!(
            imani.get(&urls::before(family)).ok().text().contains("They sneezed at each other.")
        );
        let kept = server.family(family).visits.get(visit).unwrap().clone();
        let delight = kept.text(practice::visits::Field::Delight).unwrap();
        assert_eq!(delight.text.as_str(), "They sneezed at each other.");
        let ben = server.family(family).people.caregivers().nth(1).unwrap().id;
        let his = super::matrix::of_family(server, family, ben);
        assert!(!his.get(&urls::visit(family, visit)).html().contains("They sneezed"));
        // What was written there already stays as it was written.
        let known = note("His first laugh.");
        let kept = server.family(family).visits.get(known).unwrap().clone();
        let delight = kept.text(practice::visits::Field::Delight).unwrap();
        assert_eq!(delight.text.as_str(), "His first laugh.");
    });
}
