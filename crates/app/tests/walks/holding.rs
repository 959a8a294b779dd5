// SPDX-License-Identifier: AGPL-3.0-or-later
//! Something hard was told: how it was held is theirs who told it, the pace is known before the next visit, and a doubt leads to what keeps them safe.

use alongside::urls;
use practice::{Facet, FamilyId, PersonId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::Form;
use super::seen::{plain, two};
use super::server::on_each;

const SAID: &str = "The night at the station.";
const ENDED: &str = "We watched him sleep.";
const PACE: &str = "Enough for now";

fn told(imani: &Browser<'_>, (family, ana): (FamilyId, PersonId), part: Facet) -> (VisitId, Form) {
    let (visit, form) = begun(imani, family);
    let form = form.with("between", "They looked at each other.");
    let form = form.with("part-visit", &part.to_string());
    let form = form.with("holding-about", &ana.to_string()).with("holding-said", SAID);
    let form = form.with("holding-ended", ENDED).with("holding-enough", "yes");
    (visit, form.press("finish"))
}

/// The form of a note in which something hard was told, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Text};
    let (family, _, [ana, _]) = two(imani, "Whimbrel");
    let (_, form) = told(imani, (family, ana), Facet::Together);
    vec![target(
        form,
        &[
            (&["holding-said", "holding-far", "holding-ended"], Text),
            (&["holding-about", "holding-safe"], Code),
        ],
    )]
}

#[test]
fn the_pace_is_known_before_the_next_visit_and_it_is_theirs_alone_who_told_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Dunlin");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let (visit, form) = told(&imani, (family, ana), Facet::Together);
        refused(&imani.submit(&form.clone().with("holding-about", "")), "holding-about", SAID);
        imani.send_off(&form);
        let (next, _) = begun(&imani, family);
        for (at, words) in [
            (urls::before(family), vec![PACE, ENDED, "Ana"]),
            (urls::note(family, next), vec![PACE, "Ana"]),
            (urls::visit(family, visit), vec![PACE, ENDED, SAID]),
        ] {
            let text = plain(&imani.get(&at).ok());
            for word in words {
                assert!(text.contains(word), "{at}: {word}");
            }
        }
        assert!(plain(&hers.get(&urls::visit(family, visit)).ok()).contains(SAID));
        assert!(copied(server, family, ana).text().contains(ENDED));
        for at in [urls::visit(family, visit), urls::story(family), urls::visits(family)] {
            let html = his.get(&at).ok().html();
            assert!(![SAID, ENDED, PACE].iter().any(|word| html.contains(word)), "{at}");
        }
        let copy = copied(server, family, ben).text();
        assert!(![SAID, ENDED, PACE].iter().any(|word| copy.contains(word)));
        // As she would read it, it stands there too; as he would, nothing does.
        assert!(plain(&imani.get(&urls::note_as(family, visit, ana)).ok()).contains(SAID));
        assert!(!imani.get(&urls::note_as(family, visit, ben)).ok().html().contains(SAID));
        // What is added leaves what stood; taken out, it is over, and stays readable.
        let at = urls::holding(family, visit);
        let page = || imani.get(&at).ok().form(&at);
        imani.send_off(&page().with("holding-far", "All of it."));
        assert!(plain(&imani.get(&urls::before(family)).ok()).contains(PACE));
        imani.send_off(&page().without("holding-enough"));
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(PACE));
        let text = plain(&imani.get(&urls::visit(family, visit)).ok());
        assert!(text.contains("All of it.") && text.contains(SAID) && text.contains(PACE));
        // A doubt alone leads on from here too.
        let unsure = page().without("holding-said").without("holding-far");
        let unsure = unsure.without("holding-ended").with("holding-safe", "unsure");
        assert_eq!(imani.submit(&unsure).to(), urls::safety(family));
    });
}

#[test]
fn a_doubt_whether_they_are_safe_is_kept_nowhere_and_leads_to_what_keeps_them_safe() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, _]) = two(&imani, "Knot");
        let before = server.family(family).visits.iter().count();
        let (visit, form) = begun(&imani, family);
        let form = form.with("between", "They looked.").with("holding-safe", "unsure");
        // Kept as a draft, it is not in it.
        imani.send_off(&form.clone().press("save"));
        let draft = imani.get(&urls::note(family, visit)).ok().html();
        assert!(draft.contains("They looked.") && !draft.contains("value=\"unsure\" checked"));
        let form = form.press("finish");
        let went = imani.submit(&form);
        assert_eq!(imani.submit(&form).to(), urls::safety(family), "pressed twice");
        assert_eq!(went.to(), urls::safety(family));
        let known = server.family(family);
        assert_eq!(known.visits.iter().count(), before + 1);
        assert_eq!(known.holding.of_visit(visit).count(), 0, "nothing is written of a doubt");
        let (_, form) = told(&imani, (family, ana), Facet::Together);
        assert_ne!(imani.submit(&form).to(), urls::safety(family));
    });
}

#[test]
fn in_a_visit_that_is_anothers_it_stays_with_the_work_and_on_no_shared_screen() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Curlew");
        let hers = of_family(server, family, ana);
        let (visit, form) = told(&imani, (family, ana), Facet::Caregiver(ben));
        imani.send_off(&form);
        let html: String = [urls::story(family), urls::visits(family)]
            .iter()
            .map(|at| hers.get(at).ok().html())
            .collect();
        assert!(!html.contains(SAID) && !html.contains(PACE));
        assert!(!copied(server, family, ana).text().contains(SAID));
        let (next, _) = begun(&imani, family);
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        for at in [urls::before(family), urls::note(family, next), urls::visits(family)] {
            let html = imani.get(&at).ok().html();
            assert!(![SAID, ENDED, PACE].iter().any(|word| html.contains(word)), "{at}");
        }
        let (_, form) = begun(&imani, family);
        assert!(form.fields.iter().all(|(name, _)| !name.starts_with("holding-")));
        assert_eq!(
            imani.get(&urls::holding(family, visit)).status,
            404,
            "for the room there is no such visit"
        );
    });
}

#[test]
fn under_the_wrong_name_it_is_taken_back_and_is_his_no_more() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [_, ben]) = two(&imani, "Sanderling");
        let his = of_family(server, family, ben);
        let (visit, form) = told(&imani, (family, ben), Facet::Together);
        imani.send_off(&form);
        assert!(plain(&his.get(&urls::visit(family, visit)).ok()).contains(SAID));
        let at = urls::holding(family, visit);
        let forms = imani.get(&at).ok().forms(&at);
        let back =
            forms.into_iter().next_back().expect("taking back stands last").press("take-back");
        imani.send_off(&back);
        for who in [&his, &imani] {
            assert!(!who.get(&urls::visit(family, visit)).ok().html().contains(SAID));
        }
        assert!(!copied(server, family, ben).text().contains(SAID));
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(PACE));
    });
}

#[test]
fn of_a_talk_under_a_rule_of_law_it_says_no_more_than_the_pace() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, _]) = two(&imani, "Turnstone");
        let (visit, form) = told(&imani, (family, ana), Facet::Caregiver(ana));
        let form = form.with("part-between", &Facet::Caregiver(ana).to_string());
        let form = form.with("law-between", "substance-use-counselling");
        refused(&imani.submit(&form), "holding-said", SAID);
        imani.send_off(&form.with("holding-said", "").with("holding-ended", ""));
        let text = plain(&imani.get(&urls::visit(family, visit)).ok());
        assert!(text.contains(PACE) && !text.contains("They looked at each other."));
    });
}
