// SPDX-License-Identifier: AGPL-3.0-or-later
//! What comes next for a child of this age: folded before a visit and behind guidance, in the page's language, and nothing after a loss.

use alongside::urls;
use jiff::ToSpan as _;
use practice::people::{self, Birth, Changed, Gestation};
use practice::text::Text;
use practice::{Facet, FamilyId, Label, Labelled, PersonId};

use super::browser::Browser;
use super::expecting::{child as another, tell};
use super::page::Page;
use super::seen::{plain, two};
use super::server::{Server, on_each, on_new};

const FOLD: &str = "<details class=\"comes-next\">";
const FOUR: &str = "Chuckles (not yet a full laugh) when you try to make her laugh";
const SIX: &str = "Rolls from tummy to back";

/// Says that a child was born so many days ago, after so many weeks.
fn born(server: &Server, (family, child): (FamilyId, PersonId), days: i32, weeks: i8) {
    let birth = Some(Birth::On(server.app.today().saturating_sub(days.days())));
    let changed = Changed {
        person: child,
        names: None,
        pronouns: None,
        birth,
        gestation: Some(Gestation { weeks, days: 0 }),
        languages: None,
    };
    let label = Label::of(Facet::Child(child));
    tell(server, family, Labelled::new(label, people::Event::Changed(changed)));
}

fn died(server: &Server, (family, child): (FamilyId, PersonId)) {
    let died = people::Event::Died { person: child, when: Text::line("today", 20).unwrap() };
    tell(server, family, Labelled::new(Label::of(Facet::Together), died));
}

/// What is folded on a page: each fold up to its end.
fn folds(page: &Page) -> Vec<String> {
    let html = page.html();
    let folds = html.split(FOLD).skip(1).map(|rest| rest.split("</details>").next().unwrap());
    folds.map(str::to_owned).collect()
}

#[test]
fn what_comes_next_is_folded_before_a_visit_and_behind_guidance_with_nothing_to_tick() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Dotterel");
        // Twenty weeks old, and ten weeks early.
        born(server, (family, child), 140, 30);
        for at in [urls::before(family), urls::guidance_for(family, child, ana)] {
            let page = imani.get(&at).ok();
            let text = plain(&page);
            for words in [
                "What comes about 4 months",
                "Feelings, and being with others",
                FOUR,
                "each in their own time. It is no test.",
                "Counted from the day the child was expected.",
                "Centers for Disease Control and Prevention",
            ] {
                assert!(text.contains(words), "{at}: {words}");
            }
            assert!(!text.contains(SIX) && !text.contains("compared"), "{at}");
            let found = folds(&page);
            let [fold] = &found[..] else { panic!("{at}: one fold, and not open") };
            for control in ["<input", "<button", "<form", "<a "] {
                assert!(!fold.contains(control), "{at}: {control}");
            }
        }
        // It tells nothing about anybody, and may be seen in the room.
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert_eq!(folds(&imani.get(&urls::before(family)).ok()).len(), 1);
    });
}

#[test]
fn what_comes_next_is_said_in_spanish_and_what_was_not_compared_is_named() {
    // In which language somebody reads is theirs everywhere: nobody else walks on this server.
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Sanderling");
        born(server, (family, child), 140, 40);
        imani.send_off(&imani.get(urls::ME).ok().form(urls::ME).with("language", "es"));
        for at in [urls::before(family), urls::guidance_for(family, child, ana)] {
            let text = plain(&imani.get(&at).ok());
            for words in [
                "Lo que viene hacia los 6 meses",
                "Cuando está boca abajo, puede voltearse y quedar boca arriba",
                "No es ninguna prueba.",
                "No todas las frases se compararon con la lista en español",
            ] {
                assert!(text.contains(words), "{at}: {words}");
            }
            assert!(!text.contains(SIX) && !text.contains("Se cuenta desde la fecha"), "{at}");
        }
    });
}

#[test]
fn each_child_has_a_fold_of_their_own_and_after_a_loss_there_is_none() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Turnstone");
        born(server, (family, child), 140, 40);
        let on = server.app.today().saturating_sub(18.months());
        another(server, family, Some("Knot"), Birth::On(on));
        let due = server.app.today().saturating_add(60.days());
        let expected = another(server, family, Some("Ruff"), Birth::Due(due));
        let before = || imani.get(&urls::before(family)).ok();
        let page = before();
        assert_eq!(folds(&page).len(), 2, "who is expected has none");
        assert!(plain(&page).contains("What comes about 2 years for Knot"));
        assert!(plain(&page).contains("What comes about 6 months for Turnstone"));
        died(server, (family, child));
        died(server, (family, expected));
        let page = before();
        assert_eq!(folds(&page).len(), 1);
        assert!(plain(&page).contains("What comes about 2 years"));
        assert!(!page.html().contains(SIX));
        let guidance = imani.get(&urls::guidance_for(family, child, ana));
        assert!(folds(&guidance).is_empty() && !guidance.html().contains(SIX));
    });
}
