// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance for this baby: never generic, at a level that is read, hers alone with no quote that is not, and asked about until it came.

use alongside::urls;
use jiff::ToSpan as _;
use practice::people::{self, Birth, Changed, Gestation};
use practice::{Facet, FamilyId, GuidanceId, Label, Labelled, ObservationId, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::Form;
use super::seen::{plain, two};
use super::server::{Server, on_each};

const SAYS: &str = "She may jump when it is loud. Hold her & wait.";
const SAW: &str = "She jumped at the door.";
const WHY: &str = "Loud sounds scare her.";
const HARD: &str = "Environmental overstimulation necessitates anticipatory regulation.";
const CAME: &str = "She only blinked at it.";

/// What was seen of the child: by Ana for herself alone, or by whoever visits for both.
fn saw(imani: &Browser<'_>, family: FamilyId, by: Option<PersonId>, words: &str) -> ObservationId {
    let at = urls::observations(family);
    let form = imani.get(&at).ok().form(&at).with("saw", words);
    let form = match by {
        Some(person) => form.with("by", &person.to_string()).with("part", "own"),
        None => form.with("by", "me"),
    };
    imani.send_off(&form);
    imani.server.family(family).observations.iter().last().unwrap().id
}

fn asking(imani: &Browser<'_>, (family, child): (FamilyId, PersonId), to: PersonId) -> Form {
    let at = urls::guidance_for(family, child, to);
    imani.get(&at).ok().form(&at).with("guide-says", SAYS).with("do", "give")
}

fn newest(server: &Server, family: FamilyId) -> GuidanceId {
    server.family(family).guidance().next().unwrap().id
}

/// Given to Ana with what she saw quoted; answers its card.
fn given(imani: &Browser<'_>, of: (FamilyId, PersonId), ana: PersonId) -> (GuidanceId, String) {
    let seen = saw(imani, of.0, Some(ana), SAW);
    let form = asking(imani, of, ana).also("guide-because", &format!("o{seen}"));
    imani.send_off(&form);
    let which = newest(imani.server, of.0);
    (which, urls::guidance_card(of.0, of.1, which))
}

fn answering(browser: &Browser<'_>, (which, at): &(GuidanceId, String), came: &str) -> Form {
    let forms = browser.get(at).ok().forms(at);
    let form = forms.into_iter().find(|form| form.get("do") != "take-back");
    let form = form.expect("it can be answered").press("answer");
    form.with(&format!("guide-came-{which}"), came).with(&format!("guide-how-{which}"), CAME)
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Number, Text};
    let (family, child, [ana, _]) = two(imani, "Bunting");
    let card = given(imani, (family, child), ana);
    let named = |name: &str| -> &'static str { format!("guide-{name}-{}", card.0).leak() };
    let texts = ["guide-says", "guide-meant", "guide-why", "guide-put-by", "guide-checked-by"];
    let asked = asking(imani, (family, child), ana).with("guide-why", WHY);
    let (_, note) = begun(imani, family);
    let note = note.with("guide-says", SAYS).with("guide-why", WHY).with("between", "Near.");
    let note = note.with("guide-to", &ana.to_string()).with("guide-language", "en");
    let how: &'static [&'static str] = vec![named("how")].leak();
    let codes: &'static [&'static str] = vec![named("came"), named("by")].leak();
    let again: &'static [&'static str] = vec![named("again")].leak();
    vec![
        target(
            asked,
            &[
                (&texts, Text),
                (&["guide-because", "guide-language"], Code),
                (&["guide-ask-day"], Day),
                (&["guide-ask-months"], Number),
            ],
        ),
        target(answering(imani, &card, "came"), &[(how, Text), (codes, Code), (again, Day)]),
        target(
            note.press("finish"),
            &[(&texts[..3], Text), (&["guide-to", "guide-because"], Code)],
        ),
    ]
}

#[test]
fn what_is_generic_or_hard_is_refused_with_what_was_typed_and_nothing_is_given_before_it_was_seen()
{
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Wheatear");
        let of = (family, child);
        let list = urls::guidance(family, child);
        let page = imani.get(&list).ok();
        for person in [ana, ben] {
            assert_eq!(page.links(&urls::guidance_for(family, child, person)).len(), 1);
        }
        let entries = server.kinds(family).len();
        let form = asking(&imani, of, ana);
        refused(&imani.submit(&form), "guide-because", SAYS);
        refused(
            &imani.submit(&form.clone().with("guide-why", "Babies do.")),
            "guide-because",
            SAYS,
        );
        refused(&imani.submit(&form.clone().with("guide-says", "")), "guide-says", "What may come");
        let hard = form.clone().with("guide-why", WHY).with("guide-says", HARD);
        let page = imani.submit(&hard);
        refused(&page, "guide-says", HARD);
        assert!(plain(&page).contains("hard to read"), "the sentence is named");
        let far = form.clone().with("guide-why", WHY).with("guide-ask", "day");
        refused(&imani.submit(&far), "guide-ask-day", SAYS);
        let past = far.with("guide-ask-day", "2019-01-02");
        refused(&imani.submit(&past), "guide-ask-day", SAYS);
        let preview = imani.submit(&form.clone().with("guide-why", WHY).with("do", "preview")).ok();
        for words in [SAYS, WHY, "easy to read"] {
            assert!(plain(&preview).contains(words), "{words}");
        }
        assert_eq!(server.kinds(family).len(), entries, "nothing was given yet");
        let form = preview.forms(&urls::guidance_for(family, child, ana))[0].clone().press("give");
        imani.send_off(&form);
        assert_eq!(imani.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family)[entries..], ["guidance.given"]);
        let label = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!(label.facet, Facet::Caregiver(ana));
        // Read together aloud, what is hard is given too.
        let hard = asking(&imani, of, ana).with("guide-why", WHY).with("guide-says", HARD);
        imani.send_off(&hard.also("guide-aloud", "yes"));
        assert_eq!(server.family(family).guidance().count(), 2);
    });
}

#[test]
fn it_is_hers_alone_and_no_word_another_may_not_read_is_offered_or_quoted() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Stonechat");
        let of = (family, child);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let (_, card) = given(&imani, of, ana);
        let begun = |to| plain(&imani.get(&urls::guidance_for(family, child, to)).ok());
        assert!(begun(ana).contains(SAW) && !begun(ben).contains(SAW));
        // Chosen all the same, it is refused.
        let seen = server.family(family).observations.iter().last().unwrap().id;
        let strange = asking(&imani, of, ben).also("guide-because", &format!("o{seen}"));
        refused(&imani.submit(&strange), "guide-because", SAYS);
        for page in [card.clone(), urls::guidance(family, child), urls::story(family)] {
            assert!(plain(&hers.get(&page).ok()).contains(SAYS), "{page}");
        }
        assert!(plain(&hers.get(&card).ok()).contains(SAW));
        assert_eq!(his.get(&card).status, 404);
        for page in
            [urls::guidance(family, child), urls::story(family), urls::person(family, child)]
        {
            let html = his.get(&page).ok().html();
            assert!(!html.contains("may jump") && !html.contains(&card), "{page}");
        }
        assert!(copied(server, family, ana).text().contains(SAYS), "her own copy has it");
        assert!(!copied(server, family, ben).text().contains("may jump"), "his does not");
        // On a screen a family looks at too, none of it is there.
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert_eq!(imani.get(&card).status, 404);
        assert_eq!(imani.get(&urls::guidance_for(family, child, ana)).status, 403);
        for page in [urls::before(family), urls::guidance(family, child)] {
            assert!(!imani.get(&page).ok().html().contains("may jump"), "{page}");
        }
    });
}

#[test]
fn a_source_that_is_taken_back_is_quoted_no_more_and_what_is_taken_back_is_gone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Whinchat");
        let hers = of_family(server, family, ana);
        for by_her in [false, true] {
            let (_, card) = given(&imani, (family, child), ana);
            let seen = server.family(family).observations.iter().last().unwrap().id;
            let back = urls::observation(family, seen);
            let page = hers.get(&urls::observations(family)).ok();
            hers.send_off(&page.form(&back).press("take-back"));
            for one in [&hers, &imani] {
                let read = plain(&one.get(&card).ok());
                assert!(read.contains(SAYS) && !read.contains(SAW), "{read}");
            }
            let copy = copied(server, family, ana).text();
            assert!(copy.contains(SAYS) && !copy.contains(SAW));
            let hand = if by_her { &hers } else { &imani };
            let forms = hand.get(&card).ok().forms(&card);
            hand.send_off(&forms.last().unwrap().clone().press("take-back"));
            for one in [&hers, &imani] {
                assert_eq!(one.get(&card).status, 404);
                for page in [urls::story(family), urls::guidance(family, child)] {
                    assert!(!one.get(&page).ok().html().contains("may jump"), "{page}");
                }
            }
            assert!(!copied(server, family, ana).text().contains("may jump"), "nor in her copy");
        }
    });
}

#[test]
fn the_next_visit_asks_whether_it_came_she_answers_herself_and_not_yet_asks_again() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Fieldfare");
        let card = given(&imani, (family, child), ana);
        let hers = of_family(server, family, ana);
        let before = || plain(&imani.get(&urls::before(family)).ok());
        assert!(!before().contains("Did it come?"), "not on the day it was given");
        // A visit that is planned for tomorrow asks.
        let tomorrow = server.app.today().saturating_add(1.days()).to_string();
        let plan = urls::plan_visit(family);
        imani.send_off(&imani.get(&plan).ok().form(&plan).with("on", &tomorrow));
        assert!(before().contains("Did it come?") && before().contains(SAYS));
        let how = format!("guide-how-{}", card.0);
        let came = format!("guide-came-{}", card.0);
        refused(&hers.submit(&answering(&hers, &card, "").without(&came)), &came, CAME);
        let other = answering(&hers, &card, "otherwise").with(&how, "");
        refused(&hers.submit(&other), &how, SAYS);
        hers.send_off(&answering(&hers, &card, "not-yet"));
        let page = plain(&imani.get(&urls::guidance(family, child)).ok());
        assert!(page.contains(CAME) && page.contains("Not yet") && page.contains("Ana"));
        assert!(before().contains(CAME), "it is asked again, with what was said");
        // The note asks too, and what is said there is kept with its signing.
        let (_, note) = begun(&imani, family);
        let form = note.with("between", "Near.").with(&came, "came").with(&how, "It came so.");
        imani.send_off(&form.press("finish"));
        assert!(server.kinds(family).iter().any(|kind| kind == "guidance.answered"));
        assert!(!before().contains("Did it come?"));
        let list = urls::guidance(family, child);
        assert!(plain(&hers.get(&list).ok()).contains("It came so."));
        let his = of_family(server, family, ben).get(&list).ok();
        assert!(!his.html().contains("It came so."));
    });
}

#[test]
fn given_in_a_note_it_goes_with_its_signing_and_never_from_a_visit_she_does_not_read() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Redwing");
        let alone = saw(&imani, family, Some(ana), SAW);
        let both = saw(&imani, family, None, "She turned to the dog.");
        let (_, note) = begun(&imani, family);
        let html = note.fields.iter().filter(|(name, _)| name == "guide-says").count();
        assert_eq!(html, 1);
        let at = urls::new_visit(family);
        let there = imani.get(&imani.get(&at).to()).ok();
        assert!(there.html().contains(&format!("o{both}")));
        let offers = there.html().contains(&format!("value=\"o{alone}\""));
        assert!(!offers, "what one of them may not read is not offered");
        let form = note.with("between", "Near.").with("guide-says", SAYS).press("finish");
        // Of two, each reads a language of their own, perhaps.
        refused(
            &imani.submit(&form.clone().with("guide-to", &ana.to_string())),
            "guide-language",
            SAYS,
        );
        let form = form.with("guide-language", "en");
        refused(&imani.submit(&form.clone().with("guide-why", WHY)), "guide-to", SAYS);
        let form = form.with("guide-to", &ana.to_string());
        refused(&imani.submit(&form), "guide-because", SAYS);
        let form = form.also("guide-because", &format!("o{both}"));
        let apart = form.clone().with("part-visit", &Facet::Caregiver(ben).to_string());
        refused(&imani.submit(&apart), "guide-to", SAYS);
        let entries = server.kinds(family).len();
        imani.send_off(&form);
        assert!(server.kinds(family)[entries..].iter().any(|kind| kind == "guidance.given"));
        let hers = of_family(server, family, ana);
        let card = urls::guidance_card(family, child, newest(server, family));
        assert!(plain(&hers.get(&card).ok()).contains("She turned to the dog."));
    });
}

#[test]
fn the_age_is_told_from_the_day_she_was_expected_and_after_a_loss_all_is_silent() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Brambling");
        let today = server.app.today();
        let by = server.account("imani").id;
        let early = people::Event::Changed(Changed {
            person: child,
            names: None,
            pronouns: None,
            birth: Some(Birth::On(today.saturating_sub(140.days()))),
            gestation: Some(Gestation { weeks: 30, days: 0 }),
            languages: None,
        });
        server.tell(family, by, &[Labelled::new(Label::of(Facet::Child(child)), early)]);
        let hers = of_family(server, family, ana);
        let (_, card) = given(&imani, (family, child), ana);
        let read = plain(&hers.get(&card).ok());
        assert!(read.contains("that day, and 10 weeks counted from the day"), "{read}");
        let gone = urls::guidance(family, child);
        assert_eq!(hers.get(&urls::person(family, child)).ok().links(&gone).len(), 1);
        let died = people::Event::Died {
            person: child,
            when: practice::text::Text::line("today", 20).unwrap(),
        };
        server.tell(family, by, &[Labelled::new(Label::of(Facet::Together), died)]);
        for one in [&hers, &imani] {
            for page in [&card, &gone] {
                assert_eq!(one.get(page).status, 404);
            }
            for page in [urls::story(family), urls::person(family, child)] {
                let html = one.get(&page).ok().html();
                assert!(!html.contains("may jump") && !html.contains(&gone), "{page}");
            }
        }
        let before = imani.get(&urls::before(family)).ok().html();
        assert!(!before.contains("may jump"));
    });
}

#[test]
fn who_cares_for_the_child_no_more_reads_it_no_more() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Siskin");
        let hers = of_family(server, family, ana);
        let (_, card) = given(&imani, (family, child), ana);
        assert!(hers.get(&card).ok().text().contains(SAYS));
        let on = server.app.today();
        let ended = people::Event::CareEnded { caregiver: ana, child, on };
        let by = server.account("imani").id;
        server.tell(family, by, &[Labelled::new(Label::of(Facet::Together), ended)]);
        assert_eq!(hers.get(&card).status, 404);
        for page in [urls::guidance(family, child), urls::story(family)] {
            assert!(!hers.get(&page).html().contains("may jump"), "{page}");
        }
        assert_eq!(imani.get(&urls::guidance_for(family, child, ana)).status, 404);
    });
}

#[test]
fn for_all_nothing_of_one_alone_is_on_it_and_what_one_answered_is_not_asked_again_in_the_room() {
    const MEANT: &str = "Said plainly among us.";
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Redstart");
        let seen = saw(&imani, family, Some(ana), SAW);
        let form = asking(&imani, (family, child), ana).also("guide-for-all", "yes");
        let form = form.with("guide-why", WHY).with("guide-meant", MEANT);
        let of_hers = form.clone().also("guide-because", &format!("o{seen}"));
        refused(&imani.submit(&of_hers), "guide-because", SAYS);
        imani.send_off(&form);
        let card = (newest(server, family), imani.submit(&form).to());
        let tomorrow = server.app.today().saturating_add(1.days()).to_string();
        let plan = urls::plan_visit(family);
        imani.send_off(&imani.get(&plan).ok().form(&plan).with("on", &tomorrow));
        let (list, before) = (urls::guidance(family, child), urls::before(family));
        let his = of_family(server, family, ben);
        let room =
            |at: &str| plain(&imani.send("GET", at, &[("alongside-taken", "yes")], None).ok());
        let open = "Nobody has said yet whether it came.";
        assert!(plain(&imani.get(&list).ok()).contains(MEANT));
        assert!(plain(&his.get(&list).ok()).contains(SAYS), "it is for all");
        for page in [plain(&his.get(&list).ok()), room(&list), room(&before)] {
            assert!(!page.contains(MEANT), "{page}");
        }
        assert!(room(&before).contains("Did it come?") && room(&list).contains(open));
        let hers = of_family(server, family, ana);
        hers.send_off(&answering(&hers, &card, "came"));
        for page in [room(&before), room(&list), plain(&his.get(&list).ok())] {
            assert!(!page.contains("Did it come?") && !page.contains(open), "{page}");
            assert!(!page.contains(CAME));
        }
    });
}
