// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two people write into one family at once: the second is decided on what the first has made.

use alongside::urls;
use practice::relationships::Party;
use practice::visits::Status;

use super::browser::Browser;
use super::notes::{begun, refused};
use super::server::on_each;

#[test]
fn who_signs_a_visit_second_is_told_and_loses_nothing() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let june = Browser::of(server, "june.w");
        let family = imani.open_family("Heron", &["Gil"]);
        assert_eq!(june.get(&urls::story(family)).status, 404);
        server.join(family, "june.w");
        june.get(&urls::story(family)).ok();

        let (visit, first) = begun(&imani, family);
        let note = urls::note(family, visit);
        let second = june.get(&note).ok().form(&note);
        imani.send_off(&first.with("between", "As Imani saw it.").press("finish"));
        let entries = server.kinds(family).len();
        let late = june.submit(&second.with("between", "As June saw it.").press("finish"));
        refused(&late, "visit", "As June saw it.");
        assert_eq!(server.kinds(family).len(), entries);
        let read = june.get(&urls::visit(family, visit)).ok().text();
        assert!(read.contains("As Imani saw it.") && !read.contains("As June saw it."));
    });
}

#[test]
fn two_visits_signed_at_the_same_moment_are_both_in_the_record() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Martin", &["Hal"]);
        let forms: Vec<_> = (0..4).map(|_| begun(&imani, family)).collect();
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let sent: Vec<_> = forms
                .iter()
                .map(|(_, form)| {
                    let form = form.clone().with("child", "He looked up.").press("finish");
                    let imani = &imani;
                    scope.spawn(move || imani.submit(&form).status)
                })
                .collect();
            sent.into_iter().map(|sent| sent.join().unwrap()).collect()
        });
        let known = server.family(family);
        for ((visit, form), status) in forms.iter().zip(answers) {
            // After three tries it may say that the record changed; then the draft is kept.
            let status = if status == 409 {
                imani.submit(&form.clone().with("child", "He looked up.").press("finish")).status
            } else {
                assert_eq!(
                    known.visits.get(*visit).map(practice::visits::Visit::status),
                    Some(Status::Held)
                );
                status
            };
            assert_eq!(status, 303);
        }
        assert_eq!(server.family(family).visits.iter().count(), 4);
    });
}

#[test]
fn a_relationship_named_by_two_at_once_is_named_once() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Plover", &["Ida", "Jon"]);
        let add = urls::add_relationship(family);
        let known = server.family(family);
        let carers: Vec<_> =
            known.people.caregivers().map(|person| person.id.to_string()).collect();
        let form = |browser: &Browser<'_>| {
            let form = browser.get(&add).ok().form(&add);
            form.with("a", &carers[0]).with("b", &carers[1])
        };
        let (first, second) = (form(&imani), form(&imani));
        let (first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(|| imani.submit(&first).status);
            let second = scope.spawn(|| imani.submit(&second).status);
            (first.join().unwrap(), second.join().unwrap())
        });
        let mut answers = [first, second];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422]);
        let named = server.kinds(family);
        let named = named.iter().filter(|kind| *kind == "relationship.named").count();
        // The child with each, each with the visitor, and the two with each other.
        assert_eq!(named, 5);
        let known = server.family(family);
        let sides =
            |number: usize| Party::Person(known.people.caregivers().nth(number).unwrap().id);
        assert!(known.relationships.between(sides(0), sides(1)).is_some());
    });
}
