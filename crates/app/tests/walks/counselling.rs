// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note of substance use counselling: read by whoever wrote it, and given by a consent that is for it alone.

use alongside::urls;
use practice::access::Hat;
use practice::{ConsentId, FamilyId, PersonId};

use super::browser::Browser;
use super::caregiver::canary;
use super::copies::{consent_to, own_entry, previewed, una_and_vic};
use super::notes::begun;
use super::page::{Form, Page};
use super::safety::everything;
use super::second::{apart, pressed, waiting_with};
use super::server::{Server, on_each};
use super::staff::{hired, joined};

/// A note of Una's counselling; answers its word and its entry.
fn counselled(server: &Server, (family, una): (FamilyId, PersonId)) -> (String, String) {
    let imani = Browser::of(server, "imani");
    let word = canary("counselled");
    let (_, form) = begun(&imani, family);
    let form = form.with("child", "Slept.").with("between", &word);
    let form = form.with("law-between", "substance-use-counselling");
    let whose = imani.submit(&form.clone().press("finish"));
    assert_eq!((whose.status, whose.errors()[0].0.as_str()), (422, "between"));
    assert!(whose.html().contains(&word), "what was typed stays");
    let form = form.with("part-between", &format!("caregiver:{una}"));
    imani.send_off(&form.press("finish"));
    let entry = own_entry(server, family, &word);
    (word, entry)
}

fn consent_form(family: FamilyId, browser: &Browser<'_>, una: PersonId, to: &str) -> Form {
    let action = urls::rights_form(family, "consent");
    let form = browser.get(&action).ok().form(&action).with("to", to);
    form.with("by", &una.to_string()).with("purpose", "treatment")
}

fn by(browser: &Browser<'_>, family: FamilyId, given: ConsentId) -> Page {
    let choose = browser.get(&urls::releasing(family)).ok();
    let form = choose.form(&urls::release_preview(family));
    browser.submit(&form.with("authority", &format!("consent-{given}"))).ok()
}

#[test]
fn a_note_of_counselling_opens_to_whoever_wrote_it_alone() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Godwit");
        let (word, _) = counselled(server, (family, una));
        let imani = Browser::of(server, "imani");
        let shown = imani.get(&urls::safety(family)).ok().text();
        assert!(shown.contains(&word) && shown.contains("substance use counselling"), "{shown}");
        let (colleague, browser) = hired(server, "Made-up Colleague", &[Hat::Visitor]);
        joined(server, family, colleague);
        let page = browser.get(&urls::safety(family)).ok();
        assert!(!page.html().contains(&word), "no colleague reads it there");
        assert!(!everything(server, &browser, family).contains(&word));
        for sign_in in ["imani", "ruth", "piotr", "marguerite", "rosa"] {
            let browser = Browser::of(server, sign_in);
            assert!(!everything(server, &browser, family).contains(&word), "{sign_in}");
            assert!(browser.find(&word).links(&urls::story(family)).is_empty(), "{sign_in}");
        }
    });
}

#[test]
fn it_goes_by_a_consent_that_is_for_it_alone_with_the_notice_and_by_no_other() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Whimbrel");
        let (word, entry) = counselled(server, (family, una));
        let imani = Browser::of(server, "imani");
        let (general, own) = ("Made-up Clinic, general", "Made-up Clinic, counselling");
        let form = consent_form(family, &imani, una, general).with("covers", "own");
        let form = form.with("part2", "yes").with("protected", "yes");
        let combined = imani.submit(&form.clone().with("counselling", "yes"));
        assert_eq!((combined.status, combined.errors()[0].0.as_str()), (422, "counselling"));
        imani.send_off(&form);
        let alone = consent_form(family, &imani, una, own).without("covers");
        imani.send_off(&alone.with("counselling", "yes"));
        let [general, own] = [general, own].map(|to| consent_to(server, family, to));
        let shown = imani.get(&urls::consent(family, own)).ok().text();
        assert!(shown.contains("these alone"), "{shown}");

        for plain in [by(&imani, family, general), previewed(&imani, family, una).ok()] {
            let page = apart(&imani, &plain, family);
            assert!(
                page.text().contains("no consent for it alone") && !page.html().contains(&word)
            );
            let form = page.form(&urls::release_waiting(family)).without("went");
            let by_hand = form.also("went", &entry).with("ground", "source-in-confidence");
            assert_eq!(imani.submit(&by_hand).status, 422, "nor by hand");
        }
        assert!(waiting_with(server, family, &entry).is_empty());

        let page = apart(&imani, &by(&imani, family, own), family);
        assert!(page.html().contains(&word));
        let form = page.form(&urls::release_waiting(family));
        assert!(form.fields.iter().all(|(_, value)| *value != entry), "never ticked by itself");
        imani.send_off(&form.also("went", &entry));
        let release = waiting_with(server, family, &entry)[0];
        assert_eq!(imani.submit(&pressed(&imani, family, release, "send")).status, 409);
        let ruth = Browser::of(server, "ruth");
        assert!(ruth.get(&urls::protected_copy(family, release)).ok().html().contains(&word));
        ruth.send_off(&pressed(&ruth, family, release, "agree"));
        let copy = imani.send_off(&pressed(&imani, family, release, "send"));
        let text = copy.text();
        assert!(text.contains(&word) && text.contains("42 CFR 2.32"), "{text}");
        assert!(text.contains("these alone") && text.contains("Made-up Clinic, counselling"));
        assert!(!text.contains("Slept."), "it covers nothing else");
    });
}
