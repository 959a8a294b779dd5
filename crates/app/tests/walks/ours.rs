// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of ours can wait: left with their reason in the note, back before the next visit, and taken up there.

use alongside::urls;
use jiff::ToSpan as _;
use practice::{Facet, FamilyId, PersonId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::Form;
use super::seen::{plain, two};
use super::server::on_each;

const NAME: &str = "the questions on sleep";
const WHY: &str = "Not with my mother in the room.";

/// A note with something that can wait, as Ana says it; of a visit in this part.
fn left(imani: &Browser<'_>, (family, ana): (FamilyId, PersonId), part: Facet) -> (VisitId, Form) {
    let (visit, form) = begun(imani, family);
    let form = form.with("between", "They looked at each other.");
    let form = form.with("part-visit", &part.to_string());
    let form = form.with("ours-what", "screening").with("ours-name", NAME).with("ours-why", WHY);
    (visit, form.with("ours-teller", &ana.to_string()).press("finish"))
}

/// The form of a note with something that can wait, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let (family, _, [ana, _]) = two(imani, "Fieldfare");
    let (_, form) = left(imani, (family, ana), Facet::Together);
    vec![target(
        form,
        &[
            (&["ours-name", "ours-why"], Text),
            (&["ours-until"], Day),
            (&["ours-what", "ours-teller"], Code),
        ],
    )]
}

#[test]
fn it_waits_with_her_reason_comes_back_and_is_taken_up() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Bunting");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let (visit, form) = left(&imani, (family, ana), Facet::Together);
        // What lacks is said beside it, and what was typed is kept.
        for (field, value) in
            [("ours-name", ""), ("ours-why", ""), ("ours-teller", ""), ("ours-until", "2020-01-01")]
        {
            let lacks = form.clone().with(field, value);
            let kept = if field == "ours-why" { NAME } else { WHY };
            let page = imani.submit(&lacks);
            let html = page.html();
            assert!(html.contains(kept), "{field}");
            refused(&page, field, "");
        }
        imani.send_off(&form);
        for at in [urls::before(family), urls::visit(family, visit)] {
            let text = plain(&imani.get(&at).ok());
            assert!(text.contains(NAME) && text.contains(WHY) && text.contains("Ana"), "{at}");
            assert!(!text.contains("missed"), "not today is not missed");
        }
        // It is hers, and no word of it is his.
        assert!(plain(&hers.get(&urls::visit(family, visit)).ok()).contains(WHY));
        for at in [urls::visit(family, visit), urls::story(family), urls::visits(family)] {
            let html = his.get(&at).ok().html();
            assert!(!html.contains(WHY) && !html.contains(NAME), "{at}");
        }
        assert!(copied(server, family, ana).text().contains(WHY));
        // It waits again with another reason, until a day; before that day it does not come back.
        let (_, form) = begun(&imani, family);
        let id = server.family(family).ours.iter().next().unwrap().id;
        let until = server.app.today().saturating_add(9.days()).to_string();
        let form = form.with("between", "They sang.").with(&format!("ours-now-{id}"), "waits");
        let again = form.with(&format!("ours-teller-{id}"), &ana.to_string()).press("finish");
        let why = format!("ours-why-{id}");
        refused(&imani.submit(&again), &why, "They sang.");
        imani.send_off(
            &again.with(&why, "He is teething.").with(&format!("ours-until-{id}"), &until),
        );
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(NAME), "not before");
        let (_, form) = begun(&imani, family);
        assert!(form.fields.iter().any(|(name, _)| name == &why), "it is in the note all the same");
        let form = form.with("between", "They slept.").with(&format!("ours-now-{id}"), "taken-up");
        imani.send_off(&form.press("finish"));
        assert!(!server.family(family).ours.get(id).unwrap().waits());
        let (_, form) = begun(&imani, family);
        assert!(form.fields.iter().all(|(name, _)| !name.contains(&id.to_string())), "it is over");
    });
}

#[test]
fn in_a_visit_that_is_anothers_it_stays_with_the_work_and_on_no_shared_screen() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Siskin");
        let hers = of_family(server, family, ana);
        let (_, form) = left(&imani, (family, ana), Facet::Caregiver(ben));
        imani.send_off(&form);
        let html: String = [urls::story(family), urls::visits(family)]
            .iter()
            .map(|at| hers.get(at).ok().html())
            .collect();
        assert!(!html.contains(WHY) && !html.contains(NAME));
        assert!(!copied(server, family, ana).text().contains(WHY));
        assert!(plain(&imani.get(&urls::before(family)).ok()).contains(WHY));
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert!(!imani.get(&urls::before(family)).ok().html().contains(NAME));
        let (_, form) = begun(&imani, family);
        assert!(form.fields.iter().all(|(name, _)| !name.starts_with("ours-now-")));
    });
}

#[test]
fn what_visits_began_with_is_shown_to_whoever_wrote_of_them() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, _) = two(&imani, "Brambling");
        let page = || plain(&imani.get(&urls::looking_back(family)).ok());
        assert!(!page().contains("Visits they led"), "nothing is known yet");
        for lead in ["caregiver", "practitioner", "caregiver", ""] {
            let (_, form) = begun(&imani, family);
            let form = form.with("between", "They looked.");
            let form = if lead.is_empty() { form } else { form.with("lead", lead) };
            imani.send_off(&form.press("finish"));
        }
        assert!(page().contains("In 2 of 3 of these visits they led."));
        let ruth = Browser::of(server, "ruth");
        assert_eq!(ruth.get(&urls::looking_back(family)).status, 403);
    });
}
