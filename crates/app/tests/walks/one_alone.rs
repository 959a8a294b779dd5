// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any one field finishes a note, also one beside it; and a note of no text reads well wherever it is read.

use alongside::urls;
use practice::visits::{Field, Status};
use practice::{FamilyId, VisitId};

use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::Form;
use super::seen::{plain, two};
use super::server::{Server, on_each};

const MADE: &str = "bring the song sheet";
const SAID: &str = "The night at the station.";

/// What each kind of thing beside a note takes.
fn alone(server: &Server, ana: &str) -> [Vec<(&'static str, String)>; 6] {
    let ahead = server.app.today().tomorrow().unwrap().to_string();
    let (text, ana) = (|text: &str| text.to_owned(), || ana.to_owned());
    [
        vec![("promise-1", text(MADE)), ("due-1", ahead)],
        vec![("what-first", text("Three steps, to the dog."))],
        vec![("sign-cue", text("I look at the wall")), ("need-cue", text("I need quiet"))],
        vec![("saw", text("He waited for her.")), ("by-saw", ana())],
        vec![
            ("capacity-whose-1", ana()),
            ("capacity-1", text("Sings when he is tired")),
            ("capacity-moment-1", text("On the bus she hummed.")),
        ],
        vec![("holding-about", ana()), ("holding-said", text(SAID))],
    ]
}

fn filled(form: Form, fields: &[(&str, String)]) -> Form {
    fields.iter().fold(form, |form, (name, value)| form.with(name, value))
}

fn is_held(server: &Server, (family, visit): (FamilyId, VisitId)) -> bool {
    let known = server.family(family);
    let visit = known.visits.get(visit);
    let no_text =
        |visit: &practice::visits::Visit| Field::ALL.iter().all(|one| visit.text(*one).is_none());
    visit.is_some_and(|visit| visit.status() == Status::Held && no_text(visit))
}

#[test]
fn one_thing_beside_a_note_finishes_it_and_nothing_at_all_does_not() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Sandpiper");
        let (visit, form) = begun(&imani, family);
        refused(&imani.submit(&form.press("finish")), "words", "");
        assert!(!is_held(server, (family, visit)));
        for fields in &alone(server, &ana.to_string()) {
            let (visit, form) = begun(&imani, family);
            let form = filled(form, fields);
            // What is wrong with the note itself is said first.
            let broken = imani.submit(&form.clone().with("minutes", "900").press("finish"));
            refused(&broken, "minutes", "");
            imani.send_off(&form.press("finish"));
            assert!(is_held(server, (family, visit)), "{fields:?}");
            reads_well(&imani, (family, visit));
            for person in [ana, ben] {
                reads_well(&of_family(server, family, person), (family, visit));
            }
        }
        let (_, form) = begun(&imani, family);
        let lacks = form.with("promise-1", MADE).with("due-1", "1999-01-01").press("finish");
        refused(&imani.submit(&lacks), "due-1", "");
    });
}

/// Every page that tells of the visit opens; to who may write, the note says where its things are.
fn reads_well(browser: &Browser<'_>, (family, visit): (FamilyId, VisitId)) {
    let page = browser.get(&urls::visit(family, visit));
    if page.status == 404 {
        return;
    }
    assert!(plain(&page.ok()).contains("Finished by"));
    for at in [urls::story(family), urls::visits(family)] {
        browser.get(&at).ok();
    }
}

#[test]
fn a_note_of_no_text_is_looked_back_at_retold_read_as_another_and_added_to() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, _]) = two(&imani, "Turnstone");
        let (visit, form) = begun(&imani, family);
        let fields = &alone(server, &ana.to_string())[0];
        imani.send_off(&filled(form, fields).press("finish"));
        let page = plain(&imani.get(&urls::visit(family, visit)).ok());
        assert!(page.contains("What was kept with this note stands in its own place"), "{page}");
        for at in [
            urls::look_back(family, visit),
            urls::page_for(family, visit, ana),
            urls::note_as(family, visit, ana),
        ] {
            imani.get(&at).ok();
        }
        let copy = super::copies::copied(server, family, ana);
        assert!(plain(&copy).contains(MADE));
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend).with("reason", "It came back to me.");
        imani.send_off(&form.with("child", "He waved."));
        let page = plain(&imani.get(&urls::visit(family, visit)).ok());
        assert!(page.contains("He waved.") && !page.contains("stands in its own place"), "{page}");
    });
}
