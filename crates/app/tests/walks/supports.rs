// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supports: drawn around a home with the family, told otherwise, ended, seen by whom it is for, and how it was before.

use alongside::urls;
use practice::kin::Layer;
use practice::supports::{Stands, Support, Tie, What};
use practice::{FamilyId, PersonId, SupportId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::cast::{line, of_family};
use super::page::{Form, Page};
use super::server::{Server, on_each};

/// Somebody who carries a family, for all of it to see.
pub fn an_aunt(server: &Server) -> Stands {
    Stands {
        called: line("A made-up aunt"),
        what: What::Family,
        tie: Tie::Strong,
        gives: true,
        takes: false,
        whom: Vec::new(),
        words: None,
        teller: None,
        layer: Layer::Shared,
        on: server.app.today(),
    }
}

/// A family of two caregivers and a child, opened by Imani, with the id of the first.
fn opened(imani: &Browser<'_>) -> (FamilyId, PersonId) {
    let family = imani.open_family("Pipit", &["Ola", "Bent"]);
    let first = imani.server.family(family).people.caregivers().next().unwrap().id;
    (family, first)
}

/// The form, filled in with a name, what it is and how it holds.
fn filled(
    browser: &Browser<'_>,
    family: FamilyId,
    (called, what, tie): (&str, &str, &str),
) -> Form {
    let form = browser.get(&urls::supports(family)).ok().form(&urls::add_support(family));
    form.with("called", called).with("what", what).with("tie", tie)
}

/// The forms of supports, for bad input.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Text};
    let (family, _) = opened(imani);
    imani.send_off(&filled(imani, family, ("A made-up choir", "faith", "thin")));
    let choir = known(imani.server, family, "A made-up choir").id;
    let at = |action: String| imani.get(&urls::support(family, choir)).ok().form(&action);
    let told = filled(imani, family, ("A made-up neighbour", "neighbours", "strong"));
    vec![
        target(
            told,
            &[
                (&["called", "words"], Text),
                (&["what", "tie", "flow", "whom", "teller", "layer"], Code),
            ],
        ),
        target(
            at(urls::change_support(family, choir)),
            &[(&["called", "words"], Text), (&["what", "tie", "teller", "layer"], Code)],
        ),
        target(at(urls::end_support(family, choir)), &[(&["why"], Text)]),
    ]
}

fn shown(browser: &Browser<'_>, family: FamilyId) -> Page {
    browser.get(&urls::supports(family)).ok()
}

/// The support that is called so.
fn known(server: &Server, family: FamilyId, called: &str) -> Support {
    let family = server.family(family);
    let all = family.supports.now();
    let named = all.filter(|known| known.now().called.as_str() == called).last();
    named.unwrap_or_else(|| panic!("{called} is there")).clone()
}

const PICTURE: &str = "<svg class=\"map\"";

#[test]
fn what_carries_a_family_is_drawn_around_its_home_and_told_as_text() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ola) = opened(&imani);
        let empty = shown(&imani, family);
        assert!(empty.text().contains("whose number would you dial?"), "a question to begin with");
        assert!(!empty.html().contains(PICTURE));
        let choir = filled(&imani, family, ("The choir", "faith", "strong"));
        let choir =
            choir.with("flow", "gives").also("flow", "takes").with("whom", &ola.to_string());
        let choir = choir.with("words", "They hold him while I sing.");
        imani.send_off(&choir.with("teller", &ola.to_string()).with("layer", "shared"));
        let shift = filled(&imani, family, ("The night shift", "work", "stressful"));
        imani.send_off(&shift.with("flow", "takes").with("layer", "shared"));
        let page = shown(&imani, family);
        let html = page.html();
        assert_eq!(html.matches(PICTURE).count(), 2, "wide, and for a phone");
        assert!(html.contains("bd b2") && html.contains("bd bz"), "each as strong as it is");
        // Marks around what was put in a sentence keep its direction; nobody reads them.
        let text = page.text().replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains("The choir: faith, for Ola; strong; gives and takes"), "{text}");
        assert!(text.contains("The night shift: work; stressful; they give to it"), "{text}");
        assert!(text.contains("They hold him while I sing. Ola"), "in her words, {text}");
        let stands = known(server, family, "The choir").now().clone();
        assert_eq!((stands.gives, stands.takes, stands.whom), (true, true, vec![ola]));
        for at in [urls::story(family), urls::map(family)] {
            let links = imani.get(&at).ok().links(&urls::supports(family));
            assert!(!links.is_empty(), "{at} leads here");
        }
    });
}

#[test]
fn a_support_is_told_otherwise_with_what_stood_before_and_ends_with_why() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _) = opened(&imani);
        let first = filled(&imani, family, ("Mrs. Noor", "neighbours", "thin"));
        imani.send_off(&first.with("words", "She knocks.").with("layer", "shared"));
        let id = known(server, family, "Mrs. Noor").id;
        let (at, change) = (urls::support(family, id), urls::change_support(family, id));
        let form = imani.get(&at).ok().form(&change);
        assert_eq!((form.get("called"), form.get("words")), ("Mrs. Noor", "She knocks."));
        imani.send_off(&form.with("tie", "strong").with("words", "She stays for soup."));
        let page = imani.get(&at).ok().text();
        assert!(page.contains("She knocks.") && page.contains("She stays for soup."), "{page}");
        assert_eq!(known(server, family, "Mrs. Noor").now().layer, Layer::Shared, "as it was");
        let end = urls::end_support(family, id);
        let over = imani.get(&at).ok().form(&end).with("why", "They moved away.");
        imani.send_off(&over);
        let page = shown(&imani, family);
        assert!(page.text().contains("They moved away."), "in sight under what was once");
        assert!(!page.html().contains(PICTURE), "and off the picture");
        let left = imani.get(&at).ok();
        assert!(left.actions().iter().all(|action| !action.contains("/supports/")));
        let act = format!("{:032x}", alongside::random::id());
        let again = imani.submit(&over.with("act", &act));
        assert_eq!((again.status, again.errors()[0].0.as_str()), (422, "why"), "it ends once");
    });
}

#[test]
fn what_cannot_be_is_said_beside_its_field_and_what_was_typed_stays() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _) = opened(&imani);
        let nameless = filled(&imani, family, (" ", "faith", "strong")).with("words", "We sing.");
        let again = imani.submit(&nameless);
        assert_eq!((again.status, again.errors()[0].0.as_str()), (422, "called"));
        assert_eq!(again.form(&urls::add_support(family)).get("words"), "We sing.");
        let stranger = SupportId(alongside::random::id());
        for (field, form) in [
            ("what", filled(&imani, family, ("A", "", "strong"))),
            ("tie", filled(&imani, family, ("A", "faith", ""))),
            ("tie", filled(&imani, family, ("A", "faith", "iron"))),
            ("whom", filled(&imani, family, ("A", "faith", "thin")).with("whom", &"f".repeat(32))),
        ] {
            let again = imani.submit(&form);
            assert_eq!((again.status, again.errors().len()), (422, 1), "{field}");
            assert_eq!(again.errors()[0].0, field);
            assert_eq!(again.form(&urls::add_support(family)).get("called"), "A");
        }
        for number in 0..12 {
            let name = format!("Somebody {number}");
            imani.send_off(&filled(&imani, family, (&name, "person", "thin")));
        }
        let again = imani.submit(&filled(&imani, family, ("One more", "person", "thin")));
        assert_eq!((again.status, again.errors()[0].0.as_str()), (422, "called"));
        assert!(again.errors()[0].1.contains("take it off the picture"), "with the remedy");
        assert_eq!(server.family(family).supports.now().count(), 12);
        assert_eq!(imani.get(&urls::support(family, stranger)).status, 404);
    });
}

#[test]
fn the_family_sees_what_is_shared_with_it_and_nothing_of_what_the_team_keeps() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ola) = opened(&imani);
        let her = of_family(server, family, ola);
        let choir = filled(&imani, family, ("The choir", "faith", "strong"));
        imani.send_off(&choir.with("layer", "shared"));
        let heron = filled(&imani, family, ("The heron house", "other", "strong"));
        imani.send_off(&heron.with("words", "Nobody may know."));
        let id = known(server, family, "The heron house").id;
        assert_eq!(known(server, family, "The heron house").now().layer, Layer::Team, "unasked");
        let hers = shown(&her, family);
        assert!(hers.text().contains("The choir"));
        assert!(!hers.html().contains("heron"), "what the team alone sees");
        assert!(!hers.has_id("supports-tell"), "she only reads");
        assert_eq!(her.get(&urls::support(family, id)).status, 404, "as if there were none");
        let change = urls::change_support(family, id);
        let form = imani.get(&urls::support(family, id)).ok().form(&change);
        assert_eq!(her.submit(&form).status, 403, "whatever it is, she does not write it");
        imani.send_off(&form.with("layer", "shared").with("words", "All may know."));
        let hers = her.get(&urls::support(family, id)).ok();
        assert!(hers.text().contains("All may know."));
        assert!(!hers.text().contains("Nobody may know."), "what stood before is not hers");
        let back = imani.get(&urls::support(family, id)).ok();
        let back = imani.submit(&back.form(&change).with("layer", "team"));
        assert_eq!((back.status, back.errors()[0].0.as_str()), (422, "layer"), "she has seen it");
    });
}

#[test]
fn what_carries_them_is_shown_as_it_was_known_on_a_day() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = server.account("rosa").caregiver_of.unwrap().0;
        let now = shown(&imani, family).text();
        assert!(now.contains("Now she brings soup and stays."), "{now}");
        assert!(now.contains("The group ended in the summer."));
        let told = known(server, family, "San Isidro, las mujeres del jueves").now().on;
        let then = imani.get(&urls::supports_on(family, told)).ok();
        assert!(then.text().contains("She knocks when he cries long."));
        assert!(!then.text().contains("soup") && !then.text().contains("bakery"));
        assert!(!then.has_id("supports-tell"), "the past is not drawn anew");
        let opened = server.family(family).opened.unwrap();
        let start = imani.get(&urls::supports_on(family, opened)).ok();
        assert!(start.text().contains("whose number would you dial?"), "nobody was drawn yet");
        let rosa = Browser::of(server, "rosa");
        let hers = shown(&rosa, family).text();
        assert!(hers.contains("Tía Lupe") && !hers.contains("brother"), "{hers}");
    });
}
