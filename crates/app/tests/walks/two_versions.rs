// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two versions of one note: what was typed on since, what is added to a signed note, and what comes in once more.

use alongside::urls;
use practice::visits::Field;
use practice::{Facet, VisitId};

use super::away::{Visitor, anew};
use super::browser::Browser;
use super::notes::refused;
use super::page::Form;
use super::server::on_each;

impl Visitor<'_> {
    /// The note as it opens.
    fn open(&self, visit: VisitId) -> Form {
        let note = urls::note(self.family, visit);
        self.browser.get(&note).ok().form(&note)
    }

    /// The note is kept as it is typed: whether apart.
    fn types(&self, visit: VisitId, form: &Form) -> bool {
        let draft = urls::note_draft(self.family, visit);
        let said = self.browser.post(&draft, &form.fields).ok().html();
        assert_eq!(said.contains("Both are kept"), said.contains("\"apart\":true"), "{said}");
        said.contains("\"apart\":true")
    }

    /// The versions that wait for somebody to choose.
    fn waits(&self) -> Vec<String> {
        let begin = urls::apart(self.family, 0);
        self.browser.get(urls::TODAY).ok().links(begin.trim_end_matches('0'))
    }

    /// A colleague signs the note of this visit.
    fn imani_signs(&self, visit: VisitId, fields: &[(&str, &str)]) {
        self.server.join(self.family, "imani");
        let imani = Browser::of(self.server, "imani");
        let note = urls::note(self.family, visit);
        let form = imani.get(&note).ok().form(&note);
        let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
        imani.send_off(&form.press("finish"));
    }
}

fn child(form: &Form) -> String {
    form.get("child").replace('\r', "")
}

#[test]
fn a_note_that_is_open_in_two_places_is_written_over_from_neither() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        wilma.browser.send_off(&form.with("child", "First.").press("save"));
        let (laptop, phone) = (wilma.open(visit), wilma.open(visit));
        for more in ["First. Second.", "First. Second. Third."] {
            assert!(!wilma.types(visit, &phone.clone().with("child", more)), "it is its own");
        }
        for more in ["First, and.", "First, and one word."] {
            assert!(wilma.types(visit, &laptop.clone().with("child", more)));
        }
        assert_eq!(child(&wilma.open(visit)), "First. Second. Third.");
        let waits = wilma.waits();
        assert_eq!(waits.len(), 1, "what is typed on is the same version");
        assert!(wilma.browser.get(&waits[0]).ok().text().contains("First, and one word."));
        let typed = laptop.with("child", "First, and one word.").press("finish");
        assert_eq!(wilma.browser.submit(&typed).to(), waits[0], "finished once both are seen");
        // Whoever saw what is kept goes on with it, also by the button; and what comes back is gone on with again.
        let seen = wilma.open(visit);
        let kept = wilma.browser.send_off(&seen.with("child", "All of it.").press("save"));
        let again = kept.form(&urls::note(wilma.family, visit)).with("child", "All of it, said.");
        assert!(!wilma.types(visit, &again));
        assert_eq!(child(&wilma.open(visit)), "All of it, said.");
    });
}

#[test]
fn what_is_typed_on_in_a_version_that_was_decided_is_kept_and_writes_over_nothing() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        for decided in ["aside", "merged"] {
            let (visit, form) = wilma.away();
            let tab = anew(&form, "child", "On this page.");
            assert!(!wilma.types(visit, &form.with("child", "There.")));
            assert!(wilma.types(visit, &tab));
            let apart = wilma.waits().remove(0);
            let choose = wilma.browser.get(&apart).ok().form(&apart).with("keep-child", "both");
            let choose = if decided == "aside" { choose.with("do", "aside") } else { choose };
            wilma.browser.send_off(&choose);
            let stands = child(&wilma.open(visit));
            // The page it was typed on is still open.
            for more in ["On this page, more.", "On this page, and more."] {
                assert!(wilma.types(visit, &tab.clone().with("child", more)), "{decided}");
            }
            assert_eq!(child(&wilma.open(visit)), stands, "{decided}");
            let waits = wilma.waits();
            assert_eq!(waits.len(), 1, "{decided}");
            let page = wilma.browser.get(&waits[0]).ok();
            assert!(page.text().contains("On this page, and more."));
            wilma.browser.send_off(&page.form(&waits[0]).with("do", "aside"));
        }
    });
}

#[test]
fn what_is_typed_on_in_a_version_that_was_added_to_the_signed_note_waits_beside_it() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        wilma.imani_signs(visit, &[("child", "Hers.")]);
        let form = form.with("child", "Mine.");
        assert_eq!(wilma.arrives(visit, &form), "apart");
        let apart = wilma.waits().remove(0);
        let choose = wilma.browser.get(&apart).ok().form(&apart);
        wilma.browser.send_off(&choose.with("keep-child", "both"));
        assert_eq!(wilma.reads(visit, Field::Child).0, "Hers.\n\nMine.");
        let finish = |form: &Form| {
            let note = urls::note(wilma.family, visit);
            wilma.browser.post(&note, &form.clone().press("finish").fields).to()
        };
        assert_eq!(finish(&form), urls::visit(wilma.family, visit), "posted twice it is one");
        let to = finish(&form.with("child", "Mine, and more."));
        assert_eq!(vec![to.clone()], wilma.waits());
        assert!(wilma.browser.get(&to).ok().text().contains("Mine, and more."));
    });
}

#[test]
fn what_was_ticked_as_a_delight_is_kept_as_one_and_marks_nobody_elses_text() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let ticked =
            |form: Form, text: &str| form.with("between", text).with("between-is-delight", "yes");
        // Beside a signed note.
        let (visit, form) = wilma.away();
        wilma.imani_signs(visit, &[("between", "They looked.")]);
        assert_eq!(wilma.arrives(visit, &ticked(form, "They sneezed.")), "apart");
        let apart = wilma.waits().remove(0);
        let choose = wilma.browser.get(&apart).ok().form(&apart).with("keep-delight", "both");
        wilma.browser.send_off(&choose.with("keep-between", "both"));
        assert_eq!(wilma.reads(visit, Field::Between).0, "They looked.\n\nThey sneezed.");
        assert_eq!(wilma.reads(visit, Field::Delight).0, "They sneezed.");
        // Beside one that is begun: the tick was of one of the two, whichever that is.
        for is_there in [true, false] {
            let (visit, form) = wilma.away();
            let (there, here) = (form.clone(), anew(&form, "child", ""));
            let (there, here) = if is_there {
                (ticked(there, "Theirs."), here.with("between", "Plain."))
            } else {
                (there.with("between", "Plain."), ticked(here, "Theirs."))
            };
            assert!(!wilma.types(visit, &there));
            assert!(wilma.types(visit, &here));
            let apart = wilma.waits().remove(0);
            let choose = wilma.browser.get(&apart).ok().form(&apart).with("keep-delight", "both");
            let note = wilma.browser.send_off(&choose.with("keep-between", "both"));
            let form = note.form(&urls::note(wilma.family, visit));
            let fields = ["delight", "between-is-delight"].map(|name| form.get(name));
            assert_eq!(fields, ["Theirs.", ""], "{is_there}");
            assert!(
                form.get("between").contains("Plain.") && form.get("between").contains("Theirs.")
            );
        }
    });
}

#[test]
fn what_came_in_as_begun_and_was_signed_otherwise_at_a_desk_is_not_added_when_it_comes_once_more() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let due = server.app.today().tomorrow().unwrap().to_string();
        let form = form.with("child", "He slept.").with("promise-1", "Bring the book.");
        let sent = form.with("due-1", &due).without("relationship");
        assert_eq!(wilma.arrives(visit, &sent), "begun");
        assert_eq!(wilma.arrives(visit, &sent), "begun", "the answer was lost");
        let about = server.family(wilma.family).relationships.iter().next().unwrap().id.to_string();
        let desk = wilma.open(visit).with("relationship", &about);
        wilma.browser.send_off(&desk.with("child", "He woke twice.").press("finish"));
        let entries = wilma.entries();
        assert_eq!(wilma.arrives(visit, &sent), "signed");
        assert_eq!(wilma.entries(), entries, "nothing is written or promised twice");
        // Handed on from a device, and with more of it after that note was signed: the more waits beside it.
        let (visit, form) = wilma.away();
        let sent = form.with("child", "He slept.").with("do", "save");
        assert_eq!(wilma.arrives(visit, &sent), "begun");
        let note = urls::note(wilma.family, visit);
        wilma.browser.post(&note, &sent.clone().press("finish").fields).to();
        assert_eq!(wilma.arrives(visit, &sent), "signed");
        let more = sent.with("promise-1", "Bring the book.").with("due-1", &due);
        assert_eq!(wilma.arrives(visit, &more), "apart");
        assert_eq!(wilma.waits().len(), 1);
    });
}

#[test]
fn part_of_a_line_that_is_known_is_another_text() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He did not sleep.");
        assert_eq!(wilma.arrives(visit, &form), "signed");
        assert_eq!(wilma.arrives(visit, &form.with("child", "sleep.")), "added");
        assert_eq!(wilma.reads(visit, Field::Child).0, "He did not sleep.\n\nsleep.");
    });
}

#[test]
fn what_is_added_keeps_its_protection_and_what_cannot_be_filed_so_waits() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        assert_eq!(wilma.arrives(visit, &form.clone().with("words", "He slept.")), "signed");
        let second = anew(&form, "words", "He hits me.").with("law-words", "partner-violence");
        assert_eq!(wilma.arrives(visit, &second), "added");
        let said = server.seen(wilma.family).said;
        let wrote = said.iter().rev().find(|one| {
            practice::visits::Standing::of([*one], visit, |_| true)
                .labels
                .contains_key(&Field::Words)
        });
        assert_eq!(wrote.unwrap().label.facet, Facet::Safety);
        let page = wilma.browser.get(&urls::visit(wilma.family, visit)).ok();
        assert!(!page.html().contains("hits me") && page.html().contains("He slept."));
        // Neither of these two is for fewer people than the other.
        let (visit, form) = wilma.away();
        assert_eq!(wilma.arrives(visit, &form.clone().with("between", "Near.")), "signed");
        let carer = server.family(wilma.family).people.caregivers().next().unwrap().id;
        let second = anew(&form, "between", "She told me.");
        let second = second.with("part-between", &Facet::Caregiver(carer).to_string());
        let second = second.with("law-between", "substance-use-counselling");
        assert_eq!(wilma.arrives(visit, &second), "apart");
        let apart = wilma.waits().remove(0);
        let choose = wilma.browser.get(&apart).ok().form(&apart).with("keep-between", "both");
        refused(&wilma.browser.submit(&choose), "keep-between", "add the other yourself");
    });
}
