// SPDX-License-Identifier: AGPL-3.0-or-later
//! A page of a visit for one caregiver: seen through her eyes before it is shared, hers alone, and without what changed since.

use alongside::urls;
use practice::visits::{Field, field_of};
use practice::{Facet, FamilyId, PersonId, RetellingId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::{Form, Page};
use super::seen::{plain, two};
use super::server::{Server, on_each};

const DID: &str = "She turned to the bell.";
const DID_SO: &str = "Se volvió hacia la campana, despacio.";
const SAID: &str = "No dormimos nada.";
const WONDERED: &str = "Who rocks whom?";

/// A signed note with Ana's words, what the child did, and a wondering, in this part.
fn noted(imani: &Browser<'_>, (family, ana): (FamilyId, PersonId), part: Facet) -> VisitId {
    let (visit, form) = begun(imani, family);
    let form = form.with("teller", &ana.to_string()).with("words", SAID).with("child", DID);
    let form = form.with("wondering", WONDERED).with("part-visit", &part.to_string());
    imani.send_off(&form.press("finish"));
    visit
}

fn entry(server: &Server, (family, visit): (FamilyId, VisitId), field: Field) -> String {
    let seen = server.seen(family);
    let wrote = seen.said.iter().rev().find(|one| field_of(one, visit) == Some(field));
    wrote.unwrap().id.to_string()
}

/// The form with both texts chosen, and what the child did in her language.
fn filled(imani: &Browser<'_>, (family, visit): (FamilyId, VisitId), ana: PersonId) -> Form {
    let at = urls::page_for(family, visit, ana);
    let id = |field| entry(imani.server, (family, visit), field);
    let form = imani.get(&at).ok().form(&at).with("language", "es").with("checked-by", "Lucía");
    let form = form.also(&format!("piece-t{}", id(Field::Words)), "yes");
    form.with(&format!("wording-t{}", id(Field::Child)), DID_SO)
}

fn newest(server: &Server, family: FamilyId) -> RetellingId {
    server.family(family).retold.newest_first().next().unwrap().id
}

/// Shares it as the page with the preview offers.
fn shared(imani: &Browser<'_>, of: (FamilyId, VisitId), ana: PersonId) -> RetellingId {
    let preview = imani.submit(&filled(imani, of, ana).with("do", "preview")).ok();
    imani.send_off(&share_form(&preview, of, ana));
    newest(imani.server, of.0)
}

fn share_form(preview: &Page, (family, visit): (FamilyId, VisitId), ana: PersonId) -> Form {
    let forms = preview.forms(&urls::page_for(family, visit, ana));
    assert_eq!(forms.len(), 2, "one that shares, and one that changes");
    forms[0].clone().press("share")
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Text};
    let (family, _, [ana, _]) = two(imani, "Avocet");
    let visit = noted(imani, (family, ana), Facet::Together);
    let wording = format!("wording-t{}", entry(imani.server, (family, visit), Field::Child));
    let wording: &'static str = wording.leak();
    let form = filled(imani, (family, visit), ana).with("do", "share");
    let texts: &'static [&'static str] = vec![wording, "put-by", "checked-by"].leak();
    vec![target(form, &[(texts, Text), (&["language"], Code)])]
}

#[test]
fn nothing_is_shared_before_it_was_seen_as_she_will_read_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Dunlin");
        let visit = noted(&imani, (family, ana), Facet::Together);
        let of = (family, visit);
        let page = imani.get(&urls::visit(family, visit)).ok();
        for person in [ana, ben] {
            assert_eq!(page.links(&urls::page_for(family, visit, person)).len(), 1);
        }
        let begun = imani.get(&urls::page_for(family, visit, ana)).ok();
        let offered = begun.text();
        assert!(offered.contains(SAID) && offered.contains(DID));
        assert!(!offered.contains(WONDERED), "what is not hers is not offered");
        let his = imani.get(&urls::page_for(family, visit, ben)).ok().text();
        assert!(his.contains(DID) && !his.contains(SAID), "her words are not his");
        let entries = server.kinds(family).len();
        // What lacks is said beside it, with what was typed.
        let form = filled(&imani, of, ana).with("do", "share");
        refused(&imani.submit(&form.clone().with("language", "")), "language", DID_SO);
        let none = Form { fields: Vec::new(), ..form.clone() };
        let none = none.with("act", form.get("act")).with("language", "es");
        refused(&imani.submit(&none), "piece", DID);
        let strange = format!("piece-t{}", entry(server, of, Field::Wondering));
        refused(&imani.submit(&form.also(&strange, "yes")), "piece", DID_SO);
        // The preview is her page: in her language, with nothing of the form’s.
        let preview = imani.submit(&filled(&imani, of, ana).with("do", "preview")).ok();
        let text = plain(&preview);
        for word in [SAID, DID_SO, "Lo que usted dijo", "La revisó Lucía", "La puso en español"]
        {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert_eq!(server.kinds(family).len(), entries, "nothing was kept yet");
        imani.send_off(&share_form(&preview, of, ana));
        assert_eq!(server.kinds(family)[entries..], ["visit.retold"]);
        let label = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!(label.facet, Facet::Caregiver(ana));
    });
}

#[test]
fn it_is_hers_alone_and_gone_everywhere_once_it_is_taken_back_or_put_away() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Sora");
        let visit = noted(&imani, (family, ana), Facet::Together);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let list = urls::pages_of_visits(family);
        for by_her in [false, true] {
            let page = shared(&imani, (family, visit), ana);
            let at = urls::page_of_visit(family, page);
            assert_eq!(hers.get(&urls::story(family)).ok().links(&at).len(), 1);
            assert_eq!(hers.get(&list).ok().links(&at).len(), 1);
            let read = hers.get(&at).ok();
            assert!(plain(&read).contains(DID_SO) && plain(&read).contains(SAID));
            assert_eq!(read.links(&urls::observations(family)).len(), 1, "she can answer");
            assert_eq!(his.get(&at).status, 404);
            for there in [urls::story(family), list.clone(), urls::visit(family, visit)] {
                let html = his.get(&there).ok().html();
                assert!(!html.contains(DID_SO) && !html.contains("/pages/"), "{there}");
            }
            let hand = if by_her { &hers } else { &imani };
            hand.send_off(&hand.get(&at).ok().form(&at));
            for one in [&hers, &imani] {
                assert_eq!(one.get(&at).status, 404);
                for there in [urls::story(family), list.clone(), urls::visit(family, visit)] {
                    assert!(!one.get(&there).ok().html().contains(&at), "{there}");
                }
            }
            assert!(!copied(server, family, ana).text().contains(DID_SO), "nor in her copy");
        }
    });
}

#[test]
fn what_is_written_otherwise_or_shared_no_longer_is_on_it_no_more() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, _]) = two(&imani, "Plover");
        let hers = of_family(server, family, ana);
        for part in ["usual", "practitioner", "safety"] {
            let visit = noted(&imani, (family, ana), Facet::Together);
            let at = urls::page_of_visit(family, shared(&imani, (family, visit), ana));
            assert!(copied(server, family, ana).text().contains(DID_SO), "her copy has it");
            let amend = urls::amend(family, visit);
            let form = imani.get(&amend).ok().form(&amend).with("reason", "So it was.");
            let form = form.with("child", "She heard the bell.");
            let form = if part == "usual" { form } else { form.with("part-child", part) };
            imani.send_off(&form);
            // Where she does not read what was written since, her note stands as before, and the page with it: what
            // went from the one alone would tell her that there is more.
            let stands = part != "usual";
            let read = plain(&hers.get(&at).ok());
            assert!(read.contains(DID_SO) == stands && read.contains(SAID), "{part}: {read}");
            assert_eq!(copied(server, family, ana).text().contains(DID_SO), stands, "{part}");
            if !stands {
                let theirs = plain(&imani.get(&at).ok());
                assert!(!theirs.contains(DID_SO), "the team reads it as she does");
            }
            imani.send_off(&imani.get(&at).ok().form(&at));
        }
    });
}

#[test]
fn a_visit_that_is_one_persons_is_told_back_to_nobody_else() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Teal");
        let visit = noted(&imani, (family, ana), Facet::Caregiver(ana));
        let page = imani.get(&urls::visit(family, visit)).ok();
        assert_eq!(page.links(&urls::page_for(family, visit, ana)).len(), 1);
        let for_him = urls::page_for(family, visit, ben);
        assert!(page.links(&for_him).is_empty());
        assert_eq!(imani.get(&for_him).status, 404);
        let form = Form { action: for_him, ..filled(&imani, (family, visit), ana) };
        assert_eq!(imani.submit(&form.with("do", "share")).status, 404);
        // On a screen a family looks at too, none of it is there.
        let at = urls::page_of_visit(family, shared(&imani, (family, visit), ana));
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert_eq!(imani.get(&at).status, 404);
        assert!(!imani.get(&urls::pages_of_visits(family)).ok().html().contains(&at));
        assert_eq!(imani.get(&urls::page_for(family, visit, ana)).status, 403);
    });
}
