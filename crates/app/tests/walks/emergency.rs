// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening a family in an emergency: a reason, four hours, told at once, looked at after.

use alongside::urls;
use jiff::SignedDuration;

use super::browser::Browser;
use super::page::Form;
use super::server::on_each;
use super::signing_in::{pass, server_with_clock};

const REASON: &str = "Her sister called: nobody answers the door.";

fn asked(browser: &Browser<'_>, child: &str, born: jiff::civil::Date) -> Form {
    let form = browser.get(urls::EMERGENCY).ok().form(urls::EMERGENCY);
    form.with("child", child).with("born", &born.to_string()).with("reason", REASON)
}

#[test]
fn who_names_the_child_the_day_and_a_reason_opens_for_four_hours_and_others_are_told() {
    let (server, clock) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let family = imani.open_family("Emergentia Testling", &["Vera"]);
    let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
    let june = Browser::of(&server, "june.w");
    assert_eq!(june.get(&urls::story(family)).status, 404);

    let short = june.submit(&asked(&june, "Emergentia Testling", born).with("reason", "Urgent."));
    assert_eq!((short.status, short.errors().len()), (422, 1), "a reason others understand");
    assert_eq!(june.get(&urls::story(family)).status, 404);
    let story = june.send_off(&asked(&june, "emergentia TESTLING", born));
    assert_eq!(story.at, urls::story(family));
    assert!(story.text().contains("Opened in an emergency until"));
    assert!(june.get(urls::FAMILIES).ok().text().contains("Emergentia"));

    // Told: on the privacy officer's Today, by name of who opened and not of the family.
    let officer = Browser::of(&server, "piotr");
    let today = officer.get(urls::TODAY).ok().text();
    assert!(today.contains("in an emergency") && !today.contains("Emergentia"), "{today}");
    // Looked at afterwards, with words.
    let list = officer.get(urls::EMERGENCIES).ok();
    assert!(list.text().contains("To be looked at by") && !list.text().contains("Emergentia"));
    let review = urls::emergencies_of(family);
    assert_eq!(list.links(&review).len(), 1);
    let page = officer.get(&review).ok();
    assert!(page.text().contains(REASON));
    let form = page.form(&review).with("fair", "yes");
    assert_eq!(officer.submit(&form).status, 422, "what was found is missing");
    officer.send_off(&form.with("words", "Called the sister back. Right to open."));
    assert!(officer.get(urls::EMERGENCIES).ok().text().contains("Looked at"));
    // Nobody else sees that list, and nobody else reviews.
    assert_eq!(june.get(urls::EMERGENCIES).status, 404);
    assert_eq!(june.get(&review).status, 404);

    // The family's own page of who looked has it, by that word.
    let looked = imani.get(&urls::looked(family)).ok().text();
    assert!(looked.contains("in an emergency"), "{looked}");

    // After four hours the door is shut; the clock alone does it.
    for _ in 0..17 {
        pass(&clock, 14 * 60);
        june.get(&urls::story(family)).ok();
    }
    pass(&clock, SignedDuration::from_hours(4).as_secs() - 17 * 14 * 60);
    assert_eq!(june.get(&urls::story(family)).status, 404);
    assert!(!june.get(urls::FAMILIES).ok().text().contains("Emergentia"));
}

#[test]
fn what_is_not_found_so_says_one_thing_is_in_the_book_and_is_not_tried_for_ever() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Solitaria Testling", &["Nell"]);
        let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
        let june = Browser::of(server, "june.w");
        let wrong = [("Solitaria", born.tomorrow().unwrap()), ("Solit", born), ("Nobody", born)];
        let answers: Vec<String> = wrong
            .map(|(child, day)| {
                let page = june.submit(&asked(&june, child, day));
                assert_eq!(page.status, 422);
                page.problems()
            })
            .into();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        for _ in 0..2 {
            june.submit(&asked(&june, "Nobody", born));
        }
        let sixth = june.submit(&asked(&june, "Solitaria Testling", born));
        assert_eq!(sixth.status, 429, "also what would be found");
        assert_eq!(june.get(&urls::story(family)).status, 404);
        let who = record::ActorId(server.account("june.w").id);
        let noted = server.app.record.times_noted(who, 0, "emergency.denied");
        assert_eq!(server.wait(noted).unwrap(), 5);
        for sign_in in ["marguerite", "sefa", "piotr", "rosa"] {
            assert_eq!(Browser::of(server, sign_in).get(urls::EMERGENCY).status, 404, "{sign_in}");
        }
    });
}
