// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy with something of the protected part: prepared by one, read by another, and then given.

use alongside::urls;
use practice::{FamilyId, PersonId, ReleaseId};

use super::browser::Browser;
use super::caregiver::canary;
use super::copies::{consent_to, own_entry, previewed, una_and_vic};
use super::notes::begun;
use super::page::{Form, Page};
use super::server::{Server, on_each};

/// Una's words in the protected part.
fn told(server: &Server, (family, una): (FamilyId, PersonId)) -> (String, String) {
    let imani = Browser::of(server, "imani");
    let word = canary("guarded");
    let (_, form) = begun(&imani, family);
    let form = form.with("teller", &una.to_string()).with("words", &word);
    imani.send_off(&form.with("part-words", "safety").press("finish"));
    let entry = own_entry(server, family, &word);
    (word, entry)
}

/// The preview with the protected part, as the button under the plain one opens it.
pub fn apart(browser: &Browser<'_>, preview: &Page, family: FamilyId) -> Page {
    browser.submit(&preview.form(&urls::release_protected(family))).ok()
}

/// The copies with this entry that wait.
pub fn waiting_with(server: &Server, family: FamilyId, entry: &str) -> Vec<ReleaseId> {
    let all = server.family(family).releases.waiting;
    let with = |made: &practice::release::Made| made.went.iter().any(|id| id.to_string() == entry);
    all.iter().filter(|one| with(&one.made)).map(|one| one.id).collect()
}

/// A copy of Una's own that waits; answers its id and what was prepared.
fn waiting(server: &Server, (family, una): (FamilyId, PersonId), entry: &str) -> ReleaseId {
    let imani = Browser::of(server, "imani");
    let plain = previewed(&imani, family, una).ok();
    let form = apart(&imani, &plain, family).form(&urls::release_waiting(family));
    let form = form.without("went").also("went", entry).with("ground", "source-in-confidence");
    let page = imani.send_off(&form);
    imani.send_off(&form);
    assert!(page.text().contains("Needs a second person"), "{}", page.text());
    let waiting = waiting_with(server, family, entry);
    assert_eq!(waiting.len(), 1, "posted twice it is one copy");
    waiting[0]
}

/// The form on the page of a copy that waits, as one of its buttons sends it.
pub fn pressed(browser: &Browser<'_>, family: FamilyId, release: ReleaseId, does: &str) -> Form {
    let here = urls::protected_copy(family, release);
    let page = browser.get(&here).ok();
    let form = page.form(&here);
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    form.with("act", &act).with("do", does)
}

#[test]
fn what_keeps_her_safe_is_in_her_copy_only_once_a_second_person_read_it_and_agreed() {
    on_each(|server| {
        let (family, una, vic) = una_and_vic(server, "Sora");
        let (word, entry) = told(server, (family, una));
        let imani = Browser::of(server, "imani");
        let plain = previewed(&imani, family, una).ok();
        assert!(!plain.html().contains(&word), "not where nobody asked for it");
        let by_hand = plain.form(&urls::releasing(family)).also("went", &entry);
        let alone = imani.submit(&by_hand);
        assert_eq!((alone.status, alone.errors()[0].0.as_str()), (409, "second"));
        let shown = apart(&imani, &plain, family);
        assert!(shown.html().contains(&word));
        let form = shown.form(&urls::release_waiting(family));
        assert!(form.fields.iter().all(|(_, value)| *value != entry), "never ticked by itself");
        let his = apart(&imani, &previewed(&imani, family, vic).ok(), family);
        let his = his.form(&urls::release_waiting(family)).also("went", &entry);
        let his = his.with("ground", "source-in-confidence");
        imani.send_off(&his);
        let copies = server.family(family).releases.made;
        let went =
            |made: &practice::release::Made| made.went.iter().any(|id| id.to_string() == entry);
        assert!(!copies.iter().any(|(_, made, _)| went(made)), "to nobody but her");

        let release = waiting(server, (family, una), &entry);
        let here = urls::protected_copy(family, release);
        assert_eq!(imani.submit(&pressed(&imani, family, release, "send")).status, 409);
        let own = imani.submit(&pressed(&imani, family, release, "agree"));
        assert_eq!((own.status, own.errors()[0].0.as_str()), (422, "second"));
        for stranger in ["june.w", "sefa", "marguerite", "rosa"] {
            assert_eq!(Browser::of(server, stranger).get(&here).status, 404, "{stranger}");
        }
        let ruth = Browser::of(server, "ruth");
        let today = ruth.get(urls::TODAY).ok();
        assert!(!today.links(&urls::release_protected(family)).is_empty(), "she is told");
        assert!(ruth.get(&urls::release_protected(family)).ok().links(&here).len() == 1);
        assert!(ruth.get(&here).ok().html().contains(&word));
        ruth.send_off(&pressed(&ruth, family, release, "agree"));
        assert_eq!(ruth.submit(&by_hand).status, 404, "she looks it over and prepares none");
        let made = imani.send_off(&pressed(&imani, family, release, "send"));
        assert!(made.at == here && made.html().contains(&word));
        assert!(imani.get(&format!("{here}/data")).ok().html().contains(&word));
        let plainly = imani.get(&urls::release(family, release));
        assert_eq!(plainly.to(), here, "the copy opens by that door alone");
        let list = imani.get(&urls::requests(family)).ok();
        assert!(list.text().contains("read also by") && list.text().contains("Ruth Alder"));
        assert!(!list.html().contains(&word));
        assert_eq!(Browser::of(server, "june.w").get(&format!("{here}/data")).status, 404);
    });
}

#[test]
fn a_no_needs_a_reason_and_whoever_prepared_it_is_told() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Crake");
        let (_, entry) = told(server, (family, una));
        let release = waiting(server, (family, una), &entry);
        let piotr = Browser::of(server, "piotr");
        let no = pressed(&piotr, family, release, "decline");
        let refused = piotr.submit(&no);
        assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, "words"));
        piotr.send_off(&no.with("words", "Her sister is named in it."));
        let imani = Browser::of(server, "imani");
        let told = imani.get(urls::TODAY).ok();
        assert!(!told.links(&urls::release_protected(family)).is_empty(), "she is told");
        let page = imani.get(&urls::protected_copy(family, release)).ok();
        assert!(page.text().contains("Her sister is named in it."));
        assert!(server.family(family).releases.made.iter().all(|(id, ..)| *id != release));
    });
}

#[test]
fn a_consent_taken_back_meanwhile_takes_the_agreement_with_it() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Rail");
        let (_, entry) = told(server, (family, una));
        let imani = Browser::of(server, "imani");
        let action = urls::rights_form(family, "consent");
        let to = "Made-up Shelter, named";
        let form = imani.get(&action).ok().form(&action).with("to", to);
        let form = form.with("by", &una.to_string()).with("purpose", "referral");
        imani.send_off(&form.with("covers", "own").with("protected", "yes"));
        let given = consent_to(server, family, to);
        let choose = imani.get(&urls::releasing(family)).ok();
        let by = choose.form(&urls::release_preview(family));
        let plain = imani.submit(&by.with("authority", &format!("consent-{given}"))).ok();
        let form = apart(&imani, &plain, family).form(&urls::release_waiting(family));
        imani.send_off(&form.also("went", &entry));
        let release = waiting_with(server, family, &entry)[0];
        let ruth = Browser::of(server, "ruth");
        ruth.send_off(&pressed(&ruth, family, release, "agree"));
        let send = pressed(&imani, family, release, "send");
        let taken_back = urls::consent(family, given);
        imani.send_off(&imani.get(&taken_back).ok().form(&taken_back));
        let fallen = imani.submit(&send);
        assert_eq!(fallen.status, 422);
        assert!(fallen.text().contains("Prepare the copy anew"));
        assert!(server.family(family).releases.made.iter().all(|(id, ..)| *id != release));
    });
}

#[test]
fn what_was_declined_or_taken_back_is_closed_to_who_only_looks_over() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Corncrake");
        let (_, entry) = told(server, (family, una));
        let ruth = Browser::of(server, "ruth");
        let list = urls::release_protected(family);
        assert_eq!(ruth.get(&list).status, 404, "nothing waits");
        let release = waiting(server, (family, una), &entry);
        let here = urls::protected_copy(family, release);
        assert_eq!(ruth.get(&list).ok().links(&here).len(), 1);
        let no = pressed(&ruth, family, release, "decline").with("words", "Her sister is named.");
        assert_eq!(ruth.submit(&no).to(), urls::TODAY);
        assert_eq!(ruth.submit(&no).to(), urls::TODAY, "posted twice it is one act");
        assert_eq!([ruth.get(&list).status, ruth.get(&here).status], [404, 404]);
        // Whoever prepared it reads why not.
        let imani = Browser::of(server, "imani");
        assert!(imani.get(&here).ok().text().contains("Her sister is named."));

        let (family, una, _) = una_and_vic(server, "Moorhen");
        let (_, entry) = told(server, (family, una));
        let release = waiting(server, (family, una), &entry);
        let back = pressed(&imani, family, release, "decline").with("words", "By mistake.");
        imani.send_off(&back);
        let here = urls::protected_copy(family, release);
        assert_eq!(ruth.get(&urls::release_protected(family)).status, 404);
        assert_eq!(ruth.get(&here).status, 404);
    });
}

#[test]
fn what_was_asked_to_be_changed_is_read_by_the_second_person_too() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Gadwall");
        let (_, entry) = told(server, (family, una));
        let imani = Browser::of(server, "imani");
        let plain = canary("plain");
        let (_, form) = begun(&imani, family);
        let form = form.with("teller", &una.to_string()).with("words", &plain);
        imani.send_off(&form.press("finish"));
        let about = own_entry(server, family, &plain);
        let list = urls::requests(family);
        let form = imani.get(&list).ok().form(&list).with("kind", "amendment");
        let form = form.with("person", &una.to_string()).with("about", &about);
        imani.send_off(&form.with("request-words", "Not so."));
        let request = server.family(family).releases.requests[0].id;
        let answer = urls::request_form(family, request, "answer");
        let form = imani.get(&urls::request(family, request)).ok().form(&answer);
        imani.send_off(&form.with("answer", "refused").with("words", "It stays."));
        let shown = apart(&imani, &previewed(&imani, family, una).ok(), family);
        let form = shown.form(&urls::release_waiting(family)).without("went");
        let form = form.also("went", &entry).also("went", &about);
        imani.send_off(&form.with("ground", "source-in-confidence"));
        let release = waiting_with(server, family, &entry)[0];
        let read = Browser::of(server, "ruth").get(&urls::protected_copy(family, release)).ok();
        assert!(
            read.html().contains(&plain) && read.text().contains("decided to leave it as it is")
        );
    });
}

#[test]
fn an_old_copy_with_something_protected_asks_the_officer_for_a_reason_too() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Garganey");
        let (word, entry) = told(server, (family, una));
        let release = waiting(server, (family, una), &entry);
        let (ruth, imani) = (Browser::of(server, "ruth"), Browser::of(server, "imani"));
        ruth.send_off(&pressed(&ruth, family, release, "agree"));
        imani.send_off(&pressed(&imani, family, release, "send"));
        let here = urls::protected_copy(family, release);
        let officer = Browser::of(server, "piotr");
        let asks = officer.get(&here).ok();
        assert!(!asks.html().contains(&word));
        assert_eq!(officer.get(&format!("{here}/data")).status, 404);
        let form = asks.form(&here);
        let refused = officer.submit(&form);
        assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, "reason"));
        let shown = officer.submit(&form.with("reason", "review")).ok();
        assert!(shown.html().contains(&word));
        assert!(ruth.get(&here).ok().html().contains(&word), "who agreed to it reads it still");
    });
}

#[test]
fn her_plan_to_keep_safe_goes_into_her_own_copy_and_where_she_is_hidden_into_none() {
    on_each(|server| {
        let (family, una, vic) = una_and_vic(server, "Sandpiper");
        let imani = Browser::of(server, "imani");
        let (planned, hidden) = (canary("planned"), canary("hidden"));
        for (at, field, word) in [
            (urls::safety_plan(family, una), "go", &planned),
            (urls::hidden_place(family, una), "address", &hidden),
        ] {
            imani.send_off(&imani.get(&at).ok().form(&at).with(field, word));
        }
        let [plan, place] = [&planned, &hidden].map(|word| own_entry(server, family, word));
        let home = urls::homes(family);
        let form = imani.get(&urls::people(family)).ok().form(&home).without("sleeps");
        let form = form.also("sleeps", &una.to_string()).also("sleeps", &vic.to_string());
        imani.send_off(&form.with("home-called", "Up the hill"));

        let preview = previewed(&imani, family, una).ok();
        assert!(!preview.html().contains(&planned), "not where nobody asked for it");
        let page = apart(&imani, &preview, family);
        let text = page.text();
        assert!(text.contains(&planned) && text.contains("On paper it can be found"), "{text}");
        assert!(
            text.contains("The home is shared with")
                && text.contains("Vic")
                && !text.contains(&hidden),
            "{text}"
        );
        let form = page.form(&urls::release_waiting(family));
        assert!(form.fields.iter().all(|(_, value)| *value != plan), "never ticked by itself");
        let his = apart(&imani, &previewed(&imani, family, vic).ok(), family);
        assert!(!his.html().contains(&format!("value=\"{plan}\"")), "nobody else’s copy offers it");

        let form = form.without("went").with("ground", "source-in-confidence");
        imani.send_off(&form.also("went", &plan).also("went", &place));
        let release = waiting_with(server, family, &plan)[0];
        assert!(waiting_with(server, family, &place).is_empty(), "nor by hand");
        let ruth = Browser::of(server, "ruth");
        let read = ruth.get(&urls::protected_copy(family, release)).ok().text();
        assert!(read.contains(&planned) && read.contains("The home is shared with"), "{read}");
        ruth.send_off(&pressed(&ruth, family, release, "agree"));
        let copy = imani.send_off(&pressed(&imani, family, release, "send"));
        assert!(copy.html().contains(&planned) && !copy.html().contains(&hidden));
    });
}
