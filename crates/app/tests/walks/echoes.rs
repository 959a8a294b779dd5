// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes: quoted from a note, kept from everybody until offered to whoever told the story, and over when it is not this.

use alongside::urls;
use practice::echoes::Stands;
use practice::{EchoId, Facet, FamilyId, PersonId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::expecting::called as carer;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::Form;
use super::seen::plain;
use super::server::{Server, on_each};

const MOMENT: &str = "She turned before he had called.";
const AROUND: &str = "They sat by the window. She turned before he had called. Then it was late.";
const STORY: &str = "Nobody turned around when I came in.";
const WONDER: &str = "turning is what she waited for herself";
const ANSWER: &str = "I never thought of it. Yes.";

/// A family with two who care, and a signed note about her and the child, in this part.
fn noted(
    imani: &Browser<'_>,
    child: &str,
    part: impl Fn([PersonId; 2]) -> Facet,
) -> (FamilyId, [PersonId; 2], VisitId) {
    let family = imani.open_family(child, &["Ana", "Ben"]);
    let both = ["Ana", "Ben"].map(|name| carer(imani.server, family, name));
    let (visit, note) = begun(imani, family);
    let known = imani.server.family(family);
    let hers = |known: &&practice::relationships::Relationship| {
        [known.a, known.b].contains(&practice::relationships::Party::Person(both[0]))
    };
    let pair = known.relationships.iter().find(hers).unwrap().id;
    let note = note.without("relationship").also("relationship", &pair.to_string());
    let note = note.with("between", AROUND).with("part-visit", &part(both).to_string());
    imani.send_off(&note.press("finish"));
    (family, both, visit)
}

/// The form, filled in: her story, in a moment that is hers.
fn form(imani: &Browser<'_>, (family, visit): (FamilyId, VisitId), teller: PersonId) -> Form {
    let at = urls::hear_echo(family, visit);
    let form = imani.get(&at).ok().form(&at).with("now-field", "between").with("now", MOMENT);
    let form = form.with("then", STORY).with("then-when", "when I was six");
    form.with("then-teller", &teller.to_string()).with("wonder", WONDER)
}

fn heard(server: &Server, family: FamilyId) -> EchoId {
    server.family(family).echoes.newest_first().next().unwrap().id
}

fn stands(server: &Server, family: FamilyId, echo: EchoId) -> Stands {
    server.family(family).echoes.get(echo).unwrap().stands()
}

fn part_of_last(server: &Server, family: FamilyId) -> Facet {
    server.seen(family).said.last().unwrap().label.facet
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let (family, [ana, _], visit) = noted(imani, "Oriole", |_| Facet::Together);
    let new = || form(imani, (family, visit), ana).with("now", "");
    imani.send_off(&new());
    let at = urls::echo(family, heard(imani.server, family));
    let gone = imani.get(&at).ok().form(&at).also("why", "So.").with("do", "let-go");
    vec![
        target(
            new(),
            &[
                (&["then", "wonder", "then-when"], Text),
                (&["then-told"], Day),
                (&["now-field", "now-whose", "then-teller"], Code),
            ],
        ),
        target(gone, &[(&["why"], Text)]),
    ]
}

#[test]
fn an_echo_quotes_what_stands_in_the_note_and_what_lacks_is_said_beside_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben], visit) = noted(&imani, "Linnet", |_| Facet::Together);
        let page = imani.get(&urls::visit(family, visit)).ok();
        assert_eq!(page.links(&urls::hear_echo(family, visit)).len(), 1);
        let entries = server.kinds(family).len();
        let form = form(&imani, (family, visit), ana);
        for (field, value, beside) in [
            ("now-field", "", "now-field"),
            ("now", "She turned away.", "now"),
            ("now-whose", &*ben.to_string(), "now-whose"),
            ("then", "", "then"),
            ("then-when", "", "then-when"),
            ("then-told", "", "then-told"),
            ("wonder", "", "wonder"),
        ] {
            let lacks = form.clone().with(field, value);
            refused(&imani.submit(&lacks), beside, AROUND);
        }
        // Her moment, his story: not without what he said to that.
        let across = form.clone().with("then-teller", &ben.to_string());
        refused(&imani.submit(&across), "agreed", STORY);
        assert_eq!(server.kinds(family).len(), entries);
        let page = imani.send_off(&across.with("agreed", "Put them side by side."));
        let text = plain(&page);
        for word in [MOMENT, STORY, "when I was six", "I wonder if turning", "Ben agreed"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(!text.contains("They sat by the window."), "only what was quoted");
        let at = urls::echo(family, heard(server, family));
        assert!(text.contains("shown to nobody"), "half of it is another's");
        let offer = page.form(&at).with("do", "offer");
        refused(&imani.submit(&offer), "echo", STORY);
        assert_eq!(server.kinds(family)[entries..], ["echo.heard"]);
        assert_eq!(part_of_last(server, family), Facet::Practitioner);
    });
}

#[test]
fn nobody_of_the_family_has_a_trace_until_it_is_offered_and_then_she_alone_answers() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, ben], visit) = noted(&imani, "Pipit", |_| Facet::Together);
        imani.send_off(&form(&imani, (family, visit), ana));
        let echo = heard(server, family);
        let at = urls::echo(family, echo);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let pages = [urls::story(family), urls::echoes(family), urls::visit(family, visit)];
        let nothing = |reader: &Browser<'_>, who: &str| {
            for page in &pages {
                let html = reader.get(page).ok().html();
                for word in [STORY, WONDER, &at, &urls::hear_echo(family, visit)] {
                    assert!(!html.contains(word), "{who}: {page}: {word}");
                }
            }
            assert_eq!(reader.get(&at).status, 404, "{who}");
        };
        nothing(&hers, "she, before it is offered");
        nothing(&his, "he");
        assert!(plain(&imani.get(&urls::before(family)).ok()).contains(WONDER));
        imani.send_off(&imani.get(&at).ok().form(&at).press("offer"));
        assert_eq!(part_of_last(server, family), Facet::Caregiver(ana));
        nothing(&his, "he, now too");
        // Her story says that something waits, and no word of it; its page says it all.
        let story = hers.get(&urls::story(family)).ok();
        assert_eq!(story.links(&at).len(), 1);
        assert!(!story.html().contains(WONDER) && !story.html().contains(STORY));
        let page = hers.get(&at).ok();
        let text = plain(&page);
        for word in [MOMENT, STORY, "I wonder if turning", "Something I wondered"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        let form = page.form(&at);
        refused(&hers.submit(&form.clone().press("taken")), "answer", STORY);
        assert_eq!(
            his.submit(&form.clone().with("answer", ANSWER).with("do", "taken")).status,
            404
        );
        let page = hers.send_off(&form.with("answer", ANSWER).press("taken"));
        assert!(plain(&page).contains(ANSWER));
        assert_eq!(stands(server, family, echo), Stands::Taken);
        let ours = plain(&imani.get(&at).ok());
        assert!(ours.contains(ANSWER));
        // Never where others see the screen.
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        nothing(&imani, "others in the room");
        assert_eq!(imani.get(&urls::hear_echo(family, visit)).status, 403);
    });
}

#[test]
fn what_it_was_not_stands_nowhere_but_folded_away_and_never_comes_before_a_visit_again() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, [ana, _], visit) = noted(&imani, "Twite", |_| Facet::Together);
        imani.send_off(&form(&imani, (family, visit), ana));
        let echo = heard(server, family);
        let at = urls::echo(family, echo);
        imani.send_off(&imani.get(&at).ok().form(&at).press("offer"));
        let hers = of_family(server, family, ana);
        let form = hers.get(&at).ok().form(&at).press("not-this");
        let story = hers.send_off(&form);
        assert_eq!((story.at.clone(), story.links(&at).len()), (urls::story(family), 0));
        assert_eq!(hers.submit(&form).status, 303, "posted twice is one act");
        assert_eq!((hers.get(&at).status, stands(server, family, echo)), (404, Stands::Declined));
        for page in [urls::story(family), urls::before(family)] {
            assert!(!imani.get(&page).ok().html().contains(WONDER), "{page}");
        }
        let list = imani.get(&urls::echoes(family)).ok();
        let (folded, html) = ("<details class=\"card over\"", list.html());
        assert!(html.find(folded) < html.find(WONDER), "folded away");
        let gone = imani.get(&at).ok();
        assert!(!gone.actions().contains(&at), "nothing more becomes of it");
    });
}

#[test]
fn an_echo_of_a_visit_that_is_not_hers_is_not_offered_and_one_is_let_go_before_or_after() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        for part in [|[_, ben]: [PersonId; 2]| Facet::Caregiver(ben), |_| Facet::Practitioner] {
            let (family, [ana, _], visit) = noted(&imani, "Dotterel", part);
            imani.send_off(&form(&imani, (family, visit), ana));
            let echo = heard(server, family);
            let at = urls::echo(family, echo);
            let offer = imani.get(&at).ok().form(&at).press("offer");
            refused(&imani.submit(&offer), "echo", STORY);
            assert_eq!(of_family(server, family, ana).get(&at).status, 404);
        }
        let (family, [ana, _], visit) = noted(&imani, "Garganey", |_| Facet::Together);
        for offered in [false, true] {
            imani.send_off(&form(&imani, (family, visit), ana));
            let echo = heard(server, family);
            let at = urls::echo(family, echo);
            if offered {
                imani.send_off(&imani.get(&at).ok().form(&at).press("offer"));
                assert_eq!(of_family(server, family, ana).get(&at).status, 200);
            }
            let gone = imani.get(&at).ok().form(&at).with("do", "let-go");
            imani.send_off(&gone);
            assert_eq!(stands(server, family, echo), Stands::LetGo);
            assert_eq!(of_family(server, family, ana).get(&at).status, 404);
            assert!(!imani.get(&urls::before(family)).ok().html().contains(WONDER));
        }
    });
}
