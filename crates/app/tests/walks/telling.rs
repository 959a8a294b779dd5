// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family is told that something went, or on the day it is safe; and the list of the last six years.

use alongside::urls;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::caregiver::mateos;
use super::copies::{consent_to, una_and_vic};
use super::page::Form;
use super::server::{Server, Wanted, on_each};

/// What Rosa is told stays in her family, so these walks have a server of their own.
fn on_one(walk: impl Fn(&Server)) {
    walk(&Server::start(Wanted::small()));
}

/// The preview of a copy by a consent of Rosa's, as a form.
fn by_consent(server: &Server, (family, rosa): (FamilyId, PersonId), to: &str) -> Form {
    let imani = Browser::of(server, "imani");
    let action = urls::rights_form(family, "consent");
    let form = imani.get(&action).ok().form(&action).with("to", to).with("covers", "own");
    imani.send_off(&form.with("by", &rosa.to_string()).with("purpose", "treatment"));
    let given = consent_to(server, family, to);
    let choose = imani.get(&urls::releasing(family)).ok();
    let form = choose.form(&urls::release_preview(family));
    let preview = imani.submit(&form.with("authority", &format!("consent-{given}"))).ok();
    preview.form(&urls::releasing(family))
}

#[test]
fn she_is_told_on_her_own_page_and_nobody_else_of_the_family_is() {
    on_one(|server| {
        let (family, rosa, andre) = mateos(server);
        let imani = Browser::of(server, "imani");
        imani.send_off(&by_consent(server, (family, rosa), "Made-up Clinic, told"));
        let her = Browser::of(server, "rosa");
        let story = her.get(&urls::story(family)).ok();
        assert!(story.text().contains("Algo suyo se le dio a alguien"), "on the page she opens on");
        assert!(!story.html().contains("Made-up Clinic, told"), "and to whom on its own page");
        assert!(her.get(&urls::went(family)).ok().text().contains("Made-up Clinic, told"));
        assert!(server.family(family).releases.told.iter().all(|told| told.person != andre));
        for sign_in in ["imani", "piotr", "june.w", "sefa"] {
            let page = Browser::of(server, sign_in).get(&urls::went(family));
            assert_eq!(page.status, 404, "{sign_in}");
        }
    });
}

#[test]
fn what_is_not_safe_to_tell_stays_open_until_it_is_told() {
    on_one(|server| {
        let (family, rosa, _) = mateos(server);
        let imani = Browser::of(server, "imani");
        let form = by_consent(server, (family, rosa), "Made-up Shelter, quiet");
        let form = form.with("quiet", "unsafe");
        assert_eq!(imani.submit(&form).errors()[0].0, "quiet-words");
        let form = form.with("quiet-words", "He reads her telephone.");
        assert_eq!(imani.submit(&form).errors()[0].0, "quiet-until");
        let later = server.app.today().tomorrow().unwrap().to_string();
        let made = imani.send_off(&form.with("quiet-until", &later));
        let her = Browser::of(server, "rosa");
        let went = |what: &str| her.get(&urls::went(family)).ok().html().contains(what);
        assert!(!went("Made-up Shelter, quiet"));
        let list = imani.get(&urls::requests(family)).ok();
        assert!(list.text().contains("Not told yet; look again on"));
        let here = urls::release_told(family, made.at.rsplit('/').next().unwrap().parse().unwrap());
        let form = imani.get(&here).ok().form(&here);
        imani.send_off(&form.with("quiet", "tell"));
        assert!(went("Made-up Shelter, quiet"));
        let again = imani.get(&here).ok().form(&here).with("quiet", "tell");
        assert_eq!(imani.submit(&again).status, 422, "once is enough");
    });
}

#[test]
fn the_list_of_six_years_has_what_was_told_otherwise_and_keeps_what_is_suspended() {
    on_each(|server| {
        let (family, rosa, andre) = una_and_vic(server, "Ruff");
        let imani = Browser::of(server, "imani");
        let here = urls::accounting(family, rosa);
        let note = |to: &str, why: &str, suspended: &str| {
            let form = imani.get(&here).ok().form(&here).with("to", to).with("why", why);
            form.with("what", "By telephone.").with("suspended", suspended)
        };
        let bad = imani.submit(&note("", "court", ""));
        assert_eq!((bad.status, bad.errors()[0].0.as_str()), (422, "to"));
        imani.send_off(&note("Made-up County, listed", "child-protection", ""));
        imani.send_off(&note("Made-up Insurer, left out", "care", ""));
        let later = server.app.today().tomorrow().unwrap().to_string();
        imani.send_off(&note("Made-up Police, quiet", "law-enforcement", &later));
        let text = Browser::of(server, "piotr").get(&here).ok().text();
        let listed = text.find("Made-up County, listed").unwrap();
        let left_out = text.find("Made-up Insurer, left out").unwrap();
        let between = text.find("What it leaves out").unwrap();
        assert!(listed < between && between < left_out);
        assert!(!text.contains("Made-up Police, quiet"));
        let his = imani.get(&urls::accounting(family, andre)).ok();
        assert!(!his.html().contains("Made-up County, listed"));
        assert_eq!(Browser::of(server, "rosa").get(&here).status, 404);
    });
}
