// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is held of a form of the protected part: behind its door alone, written when it is sent, never in place of a newer rule unseen.

use alongside::urls;
use practice::{FamilyId, PersonId, VisitId};

use super::browser::Browser;
use super::caregiver::canary;
use super::notes::begun;
use super::page::{Form, Page};
use super::reaching::carer;
use super::server::{Server, on_each};
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};

/// Proves who one is where a form that was sent asked for it; answers the form's page as it comes back.
fn proved(browser: &Browser<'_>, sent: &Page) -> Page {
    let asked = browser.get(&sent.to()).ok();
    browser.send_off(&asked.form(urls::STEP_UP).with("password", PASSWORD))
}

fn form(browser: &Browser<'_>, at: &str) -> Form {
    browser.get(at).ok().form(at)
}

#[test]
fn what_is_held_of_the_protected_part_is_no_draft_of_a_note() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Turnstone", &["Fay"]);
    let fay = carer(&server, family);
    let word = canary("hidden");
    let at = urls::hidden_place(family, fay);
    // The form of a note has a field of this name too.
    let typed = form(&imani, &at).with("words", &word);
    pass(&clock, 5 * 60 + 1);
    let sent = imani.submit(&typed);
    assert_eq!(sent.to(), urls::step_up(Some(&at)));
    for number in 0..32 {
        let note = imani.get(&urls::note(family, VisitId(fay.0 ^ number)));
        assert!(!note.html().contains(&word), "{number}");
    }
    assert_eq!(proved(&imani, &sent).form(&at).get("words"), word, "it is there behind the door");
}

#[test]
fn a_form_that_was_kept_and_is_sent_again_with_other_words_is_written_too() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Sanderling", &["Gil"]);
    let gil = carer(&server, family);
    let (at, safety) = (urls::safety_plan(family, gil), urls::safety(family));
    let [one, two, three] = ["one", "two", "three"].map(canary);
    let first = form(&imani, &at).with("first", &one);
    imani.send_off(&first);
    pass(&clock, 5 * 60 + 1);
    let back = proved(&imani, &imani.submit(&first.clone().with("first", &two)));
    assert!(back.text().contains("You typed this at"), "{}", back.text());
    let second = back.form(&at);
    assert_eq!(second.get("first"), two);
    assert!(imani.send_off(&second).text().contains(&two), "what came back is written");
    assert_eq!(plans(&server, family), 2);
    // Sent twice it is one; and with a proof that is fresh other words are not taken for kept either.
    assert_eq!(imani.submit(&second).to(), safety);
    assert_eq!(plans(&server, family), 2);
    let back = imani.send_off(&second.clone().with("first", &three));
    assert_eq!((back.at.as_str(), back.form(&at).get("first")), (at.as_str(), three.as_str()));
    let third = back.form(&at);
    assert!(imani.send_off(&third).text().contains(&three));
    assert_eq!(plans(&server, family), 3);
    // The same words, sent again without a proof: nothing comes back, since all of it stands.
    pass(&clock, 5 * 60 + 1);
    let back = proved(&imani, &imani.submit(&third));
    assert!(!back.text().contains("You typed this at"), "{}", back.text());
    // A draft that arrives after its form was kept is not held, and nothing says that it was.
    let typed = urls::safety_typed(family, "plan", gil.0);
    assert_eq!(imani.post(&typed, &third.clone().with("first", "late").fields).status, 409);
    assert_eq!(form(&imani, &at).get("first"), three);
}

fn plans(server: &Server, family: FamilyId) -> usize {
    server.family(family).safety.plans.len()
}

#[test]
fn what_was_held_at_the_very_instant_it_was_kept_comes_back_only_where_it_says_more() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Knot", &["Hal"]);
    let hal = carer(&server, family);
    let at = urls::safety_plan(family, hal);
    let (kept, more) = (canary("kept"), canary("more"));
    let sent = form(&imani, &at).with("first", &kept);
    imani.send_off(&sent);
    let put = |form: &Form| {
        let fields = alongside::fields::Fields(form.fields.clone());
        let author = record::ActorId(server.account("imani").id);
        let kind = alongside::lists::drafts::PROTECTED;
        let draft = hal.0 ^ 2;
        let of = alongside::lists::drafts::DraftOf { family, draft, author, kind };
        let (record, now) = (&server.app.record, server.app.clock.now());
        server.wait(alongside::lists::drafts::keep(record, of, now, &fields)).unwrap();
    };
    put(&sent);
    assert!(!imani.get(&at).ok().text().contains("You typed this at"));
    put(&sent.clone().with("signs", &more));
    let back = imani.get(&at).ok();
    assert!(back.text().contains("You typed this at"));
    let page = imani.send_off(&back.form(&at));
    assert!(page.text().contains(&more), "it is written, not only said to be");
}

#[test]
fn what_is_held_says_its_day_and_ends_after_fourteen_days() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let account = server.account("imani").id;
    let family = imani.open_family("Dunlin", &["Ida"]);
    let ida = carer(&server, family);
    let (plan, place) = (urls::safety_plan(family, ida), urls::hidden_place(family, ida));
    let word = canary("old");
    let typed = form(&imani, &plan).with("first", &word);
    let held = urls::safety_typed(family, "plan", ida.0);
    imani.post(&held, &typed.fields).ok();
    let today = server.app.today();
    let months = alongside::words::Words::of(alongside::words::Language::English);
    let said = imani.get(&plan).ok().text();
    assert!(said.contains(&months.date(today)), "{said}");
    pass(&clock, 14 * 24 * 3600 - 60);
    let later = Browser::of_account(&server, account);
    assert_eq!(form(&later, &plan).get("first"), word);
    pass(&clock, 61);
    let other = form(&later, &place).with("phone", "804 555 0142");
    assert_eq!(form(&later, &plan).get("first"), "", "it is not shown any longer");
    // Nor kept: it goes with the next form that is held, whoever types it.
    let rows = || {
        let record = &server.app.record;
        let sql = "SELECT COUNT(*) FROM draft WHERE agency = $1 AND kind = $2";
        let args = record::args![record.agency(), "protected"];
        server.wait(record.store().query(sql, args)).unwrap()[0].int(0).unwrap()
    };
    assert_eq!(rows(), 1);
    later.post(&urls::safety_typed(family, "place", ida.0), &other.fields).ok();
    assert_eq!(rows(), 1, "the new one alone");
    assert_eq!(form(&later, &place).get("phone"), "804 555 0142");
}

/// The forms that write something as a whole: their page, with words in a field, and that field.
fn whole(family: FamilyId, person: PersonId) -> [(String, &'static str, &'static str); 3] {
    [
        (urls::safe_contact(family, person), "kept-from-others", "way-phone"),
        (urls::safety_plan(family, person), "first", "signs"),
        (urls::hidden_place(family, person), "address", "address"),
    ]
}

#[test]
fn of_two_who_write_at_once_the_second_is_shown_what_the_first_wrote_and_nothing_is_lost() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Ruff", &["Jo"]);
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        for (at, field, named) in whole(family, carer(server, family)) {
            let filled = |browser: &Browser<'_>, word: &str| {
                let form = form(browser, &at).with(field, word);
                if field == "kept-from-others" { form.with("way-phone", "no") } else { form }
            };
            // Also where something stood before either began.
            for stood in [false, true] {
                let (one, two) = (canary("one"), canary("two"));
                let (first, second) = (filled(&imani, &one), filled(&june, &two));
                assert_eq!(first.get("began").is_empty(), !stood);
                imani.send_off(&first);
                let entries = server.kinds(family).len();
                let late = june.submit(&second);
                assert_eq!((late.status, late.errors()[0].0.as_str()), (422, named), "{at}");
                assert_eq!(server.kinds(family).len(), entries, "the newer one stands");
                assert!(late.text().contains(&one), "and is shown: {}", late.text());
                let again = late.form(&at);
                assert_eq!(again.get(field), two, "nothing typed is lost");
                // Whoever has seen it may put theirs in its place; one that began before may not.
                assert!(june.send_off(&again).text().contains(&two));
                assert_eq!(june.submit(&second.with("act", &"7".repeat(32))).status, 422);
            }
        }
    });
}

#[test]
fn an_old_form_that_was_held_does_not_take_the_place_of_a_newer_rule_in_silence() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let june = with_password(&server, "june.w");
    let family = imani.open_family("Curlew", &["Lux"]);
    server.join(family, "june.w");
    let at = urls::safe_contact(family, carer(&server, family));
    let (guards, old) = (canary("guards"), canary("old"));
    let old_form = form(&imani, &at).with("way-phone", "yes").with("to-phone", "804 555 0142");
    let newer = form(&june, &at).with("way-phone", "no").with("kept-from-others", &guards);
    pass(&clock, 5 * 60 + 1);
    let sent = imani.submit(&old_form.with("may-say", &old));
    let newer = proved(&june, &june.submit(&newer)).form(&at);
    june.send_off(&newer);
    let back = proved(&imani, &sent);
    assert_eq!(back.form(&at).get("may-say"), old);
    let late = imani.submit(&back.form(&at));
    assert_eq!(late.status, 422);
    assert!(late.text().contains(&guards) && late.text().contains("What stands now"));
    let stands = server.family(family);
    let rule = stands.safety.contacts.last().unwrap().rule.clone().unwrap();
    assert!(rule.is_guarded(), "the rule that guards stands");
}

#[test]
fn a_note_whose_text_was_moved_to_the_protected_part_can_be_amended_still() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Avocet", &["Mo"]);
        let (visit, form) = begun(&imani, family);
        let (moved, child) = (canary("moved"), canary("child"));
        let form = form.with("child", "Slept.").with("between", &moved);
        imani.send_off(&form.press("finish"));
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend).with("part-between", "safety");
        imani.send_off(&form.with("reason", "Not for others."));
        let form = imani.get(&amend).ok().form(&amend).with("child", &child);
        let note = imani.send_off(&form.with("reason", "Misheard."));
        assert!(note.text().contains(&child), "{}", note.text());
        // What is protected is not replaced from here.
        let form = imani.get(&amend).ok().form(&amend).with("between", "Another.");
        assert_eq!(imani.submit(&form.with("reason", "Again.")).status, 422);
    });
}
