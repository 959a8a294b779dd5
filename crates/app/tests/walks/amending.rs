// SPDX-License-Identifier: AGPL-3.0-or-later
//! "This is not how it was": asked on the text's own page, answered, and carried along with each later copy.

use alongside::urls;
use practice::{FamilyId, PersonId, RequestId};

use super::browser::Browser;
use super::caregiver::{canary, mateos};
use super::copies::{copied, own_entry, una_and_vic};
use super::notes::{begun, refused};
use super::server::{Server, Wanted, on_each};

/// What a caregiver writes stays in the made-up family, so these walks have a server of their own.
fn on_one(walk: impl Fn(&Server)) {
    walk(&Server::start(Wanted::small()));
}

/// Rosa's words in a note, and the entry they stand in.
fn told(server: &Server, (family, rosa): (FamilyId, PersonId)) -> (String, practice::EntryId) {
    let imani = Browser::of(server, "imani");
    let word = canary("told");
    let (_, form) = begun(&imani, family);
    let form = form.with("teller", &rosa.to_string()).with("words", &word);
    imani.send_off(&form.press("finish"));
    let entry = own_entry(server, family, &word).parse().unwrap();
    (word, entry)
}

fn answered(server: &Server, family: FamilyId, request: RequestId, how: &str) {
    let imani = Browser::of(server, "imani");
    let action = urls::request_form(family, request, "answer");
    let form = imani.get(&urls::request(family, request)).ok().form(&action);
    imani.send_off(&form.with("answer", how).with("words", "We read it again together."));
}

#[test]
fn what_she_says_was_not_so_is_answered_and_her_words_go_with_each_later_copy() {
    on_one(|server| {
        let (family, rosa, _) = mateos(server);
        let (word, entry) = told(server, (family, rosa));
        let (asks, says) = (canary("asks"), canary("says"));
        let her = Browser::of(server, "rosa");
        let visit = server.seen(family).said.iter().rev().find_map(|said| match &said.event {
            practice::Event::Visits(practice::visits::Event::Wrote { visit, .. }) => Some(*visit),
            _ => None,
        });
        let page = her.get(&urls::visit(family, visit.unwrap())).ok();
        let here = urls::not_so(family, entry);
        assert!(page.links(&here).len() == 1, "under the text itself");
        let form = her.get(&here).ok().form(&here);
        refused(&her.submit(&form), "words", &word);
        her.send_off(&form.clone().with("words", &asks));
        her.send_off(&form.with("words", &asks));
        let mut own = server.family(family).releases.requests;
        own.retain(|asked| asked.request.about == Some(entry));
        assert_eq!(own.len(), 1, "posted twice it is one request");
        let request = own[0].id;
        assert_eq!((own[0].due() - own[0].request.on).get_days(), 60);
        assert!(!her.get(&here).ok().actions().contains(&here), "it waits for an answer");
        let officer = Browser::of(server, "piotr");
        assert!(!officer.get(urls::TODAY).ok().links(&urls::requests(family)).is_empty());
        let shown = Browser::of(server, "imani").get(&urls::request(family, request)).ok();
        assert!(shown.html().contains(&asks) && shown.html().contains(&word));

        answered(server, family, request, "refused");
        let page = her.get(&here).ok();
        assert!(page.text().contains("We read it again together."));
        her.send_off(&page.form(&here).with("words", &says));
        let made = copied(server, family, rosa);
        let copy = made.html();
        let items: Vec<&str> = copy.split("<li class=\"moment\">").collect();
        let told: Vec<&&str> = items.iter().filter(|item| item.contains(&word)).collect();
        assert!(told.len() == 1 && told[0].contains(&says), "beside the text it is about");
        assert_eq!(copy.matches(&says).count(), 1, "and beside no other");
        let data = Browser::of(server, "imani").get(&format!("{}/data", made.at)).ok().html();
        assert!(data.contains(&says) && data.contains("corrections"));
    });
}

#[test]
fn what_is_not_hers_to_read_is_not_hers_to_speak_of_and_staff_have_no_such_page() {
    on_one(|server| {
        let (family, rosa, andre) = mateos(server);
        let (_, his) = told(server, (family, andre));
        let (_, hers) = told(server, (family, rosa));
        let her = Browser::of(server, "rosa");
        let mine = her.get(&urls::not_so(family, hers)).ok().form(&urls::not_so(family, hers));
        let strange = urls::not_so(family, his);
        assert_eq!(her.get(&strange).status, 404);
        let forged = super::page::Form { action: strange, ..mine }.with("words", "Not so.");
        assert_eq!(her.submit(&forged).status, 404);
        let imani = Browser::of(server, "imani");
        assert_eq!(imani.get(&urls::not_so(family, hers)).status, 404);
    });
}

#[test]
fn a_statement_is_written_down_for_somebody_and_an_accepted_change_shows_as_such() {
    on_each(|server| {
        let (family, rosa, _) = una_and_vic(server, "Dotterel");
        let (word, entry) = told(server, (family, rosa));
        let imani = Browser::of(server, "imani");
        let asked = |how: &str| {
            let list = urls::requests(family);
            let form = imani.get(&list).ok().form(&list).with("kind", "amendment");
            let form = form.with("person", &rosa.to_string()).with("about", &entry.to_string());
            let words = canary("request");
            imani.send_off(&form.with("request-words", &words));
            let all = server.family(family).releases.requests;
            let asked = all.iter().find(|asked| asked.request.words.as_str() == words);
            let request = asked.unwrap().id;
            answered(server, family, request, how);
            request
        };
        asked("granted");
        assert!(
            copied(server, family, rosa)
                .html()
                .contains("because somebody said that it was not so")
        );
        let request = asked("refused");
        let says = canary("said");
        let action = urls::request_form(family, request, "statement");
        let form = imani.get(&urls::request(family, request)).ok().form(&action);
        refused(&imani.submit(&form), "statement", &word);
        imani.send_off(&form.with("statement", &says));
        assert!(copied(server, family, rosa).html().contains(&says));
    });
}

#[test]
fn a_request_for_psychotherapy_notes_says_which_authorization_is_needed() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Whimbrel", &["Ida"]);
        let list = urls::requests(family);
        let form = imani.get(&list).ok().form(&list).with("kind", "access").with("sealed", "yes");
        imani.send_off(&form.with("from", "A. Testling").with("request-words", "All of it."));
        let request = server.family(family).releases.requests[0].id;
        let page = imani.get(&urls::request(family, request)).ok();
        assert!(page.text().contains("164.508(a)(2)"), "{}", page.text());
    });
}

#[test]
fn what_goes_along_is_shown_before_it_goes_and_an_old_copy_shows_what_went_with_it() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Redwing");
        let (_, entry) = told(server, (family, una));
        let imani = Browser::of(server, "imani");
        let old = copied(server, family, una);
        let list = urls::requests(family);
        let form = imani.get(&list).ok().form(&list).with("kind", "amendment");
        let form = form.with("person", &una.to_string()).with("about", &entry.to_string());
        imani.send_off(&form.with("request-words", "Not so."));
        let request = server.family(family).releases.requests[0].id;
        answered(server, family, request, "refused");
        let decided = "decided to leave it as it is";
        let preview = super::copies::previewed(&imani, family, una).ok();
        assert!(preview.text().contains(decided), "{}", preview.text());
        let between = copied(server, family, una);
        assert!(between.text().contains(decided));
        let says = canary("said");
        let action = urls::request_form(family, request, "statement");
        let form = imani.get(&urls::request(family, request)).ok().form(&action);
        imani.send_off(&form.with("statement", &says));
        let preview = super::copies::previewed(&imani, family, una).ok();
        assert!(preview.html().contains(&says));
        assert!(copied(server, family, una).html().contains(&says));
        // What was said later went with no copy that was made before.
        let text = |at: &str| imani.get(at).ok().text();
        assert!(!text(&old.at).contains(decided) && !text(&old.at).contains(&says));
        assert!(text(&between.at).contains(decided) && !text(&between.at).contains(&says));
    });
}

#[test]
fn that_more_time_is_taken_is_told_to_whoever_asked_with_the_reason_and_the_new_day() {
    on_one(|server| {
        let (family, rosa, _) = mateos(server);
        let (_, entry) = told(server, (family, rosa));
        let her = Browser::of(server, "rosa");
        let here = urls::not_so(family, entry);
        her.send_off(&her.get(&here).ok().form(&here).with("words", "No fue así."));
        let asked = server.family(family).releases.requests;
        let request = asked.iter().find(|asked| asked.request.about == Some(entry)).unwrap().id;
        let imani = Browser::of(server, "imani");
        let action = urls::request_form(family, request, "extend");
        let form = imani.get(&urls::request(family, request)).ok().form(&action);
        let why = canary("longer");
        imani.send_off(&form.with("why", &why));
        let due = server.family(family).releases.requests;
        let due = due.iter().find(|asked| asked.id == request).unwrap().due();
        let due = alongside::words::Words::of(alongside::words::Language::Spanish).date(due);
        let page = her.get(&here).ok();
        assert!(page.html().contains(&why) && page.text().contains(&due), "{}", page.text());
    });
}
