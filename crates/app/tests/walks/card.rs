// SPDX-License-Identifier: AGPL-3.0-or-later
//! The family's own card: written with a visitor, changed by a caregiver herself, and nobody else's to find.

use alongside::urls;
use practice::card::{Slot, Topic};
use practice::{FamilyId, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::caregiver::canary;
use super::matrix::cast::of_family;
use super::notes::refused;
use super::page::{Form, Page};
use super::server::on_each;

/// A family of two caregivers and a child, opened by Imani: the family, the two, the child.
fn opened(imani: &Browser<'_>) -> (FamilyId, PersonId, PersonId, PersonId) {
    let family = imani.open_family("Finch", &["Nora", "Teo"]);
    let known = imani.server.family(family);
    let mut carers = known.people.caregivers().map(|person| person.id);
    let child = known.people.children().next().unwrap().id;
    (family, carers.next().unwrap(), carers.next().unwrap(), child)
}

/// The form of a question, as it comes.
fn asked(browser: &Browser<'_>, family: FamilyId, topic: Topic) -> Form {
    let at = urls::card_topic(family, topic);
    browser.get(&at).ok().form(&at)
}

/// Writes an answer with the team's form.
fn answered(form: Form, teller: PersonId, whose: &str, words: &str) -> Form {
    form.with("teller", &teller.to_string()).with("whose", whose).with("words", words)
}

fn card(browser: &Browser<'_>, family: FamilyId) -> Page {
    browser.get(&urls::card(family)).ok()
}

/// The forms of the card, for bad input.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Text};
    let (family, nora, _, child) = opened(imani);
    let who = urls::card_person(family, child);
    let form = imani.get(&who).ok().form(&who).with("teller", &nora.to_string());
    vec![
        target(
            form.with("words", "Ours."),
            &[(&["words", "also"], Text), (&["codes", "teller"], Code)],
        ),
        target(
            answered(asked(imani, family, Topic::Languages), nora, "own", "Ours."),
            &[
                (&["words", "language-0", "with-0"], Text),
                (&["teller", "whose", "reply", "uses-1"], Code),
            ],
        ),
    ]
}

#[test]
fn what_the_family_says_is_kept_with_who_said_it_changed_and_what_stood_before_is_there() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, teo, _) = opened(&imani);
        let (first, second) = (canary("first"), canary("second"));
        let form = asked(&imani, family, Topic::NotToDo);
        let at = imani.send_off(&answered(form, nora, "together", &first)).at;
        assert_eq!(at, urls::card(family));
        let page = card(&imani, family);
        assert!(page.text().contains(&first) && page.text().contains("Nora"));
        let change = urls::card_answer(family, Slot { topic: Topic::NotToDo, whose: None });
        assert!(!page.links(&change).is_empty(), "there is a way to change it");
        // On the story in short, before anything else of the family is asked.
        assert!(imani.get(&urls::story(family)).ok().text().contains(&first));

        let form = imani.get(&change).ok().form(&urls::card_topic(family, Topic::NotToDo));
        assert_eq!(form.get("words"), first);
        assert_eq!([form.get("whose"), form.get("teller")], ["together", &nora.to_string()]);
        imani.send_off(&answered(form, teo, "together", &second));
        let shown = card(&imani, family).text();
        assert!(shown.contains(&second) && !shown.contains(&first));
        let before = imani.get(&urls::card_topic(family, Topic::NotToDo)).ok().text();
        assert!(before.contains(&first) && before.contains(&second));
        assert!(!imani.get(&urls::story(family)).ok().text().contains(&first));

        // What holds no longer is taken off the card, and stays among what was said.
        let form = imani.get(&change).ok().form(&urls::card_topic(family, Topic::NotToDo));
        imani.send_off(&form.with("words", "").with("reply", "taken-back"));
        assert!(!card(&imani, family).text().contains(&second));
        let before = imani.get(&urls::card_topic(family, Topic::NotToDo)).ok().text();
        assert!(before.contains(&first) && before.contains(&second));
    });
}

#[test]
fn a_caregiver_answers_for_herself_and_nobody_else_of_the_family_finds_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, teo, child) = opened(&imani);
        let her = of_family(server, family, nora);
        let his = of_family(server, family, teo);
        let before: Vec<String> =
            pages(family, &[nora, teo, child]).iter().map(|at| his.get(at).ok().text()).collect();

        let (words, changed, who) = (canary("hers"), canary("changed"), canary("who"));
        let form = asked(&her, family, Topic::Sleep);
        assert!(form.fields.iter().all(|(name, _)| name != "teller" && name != "whose"));
        her.send_off(&form.with("words", &words));
        her.send_off(&asked(&her, family, Topic::Sleep).with("words", &changed));
        let at = urls::card_person(family, nora);
        let form = her.get(&at).ok().form(&at).with("words", &who).with("codes", "hispanic");
        her.send_off(&form);
        let hers = card(&her, family).text();
        assert!(hers.contains(&changed) && hers.contains(&who) && !hers.contains(&words));
        assert!(her.get(&urls::card_topic(family, Topic::Sleep)).ok().text().contains(&words));
        // Whoever works with her reads it, as hers.
        assert!(card(&imani, family).text().contains(&changed));

        // His pages are what they were, letter by letter.
        for (at, before) in pages(family, &[nora, teo, child]).iter().zip(before) {
            assert_eq!(his.get(at).ok().text(), before, "{at}");
        }
    });
}

/// Every page of the card, without what says who is signed in.
fn pages(family: FamilyId, people: &[PersonId]) -> Vec<String> {
    let topics = Topic::ALL.into_iter().map(|topic| urls::card_topic(family, topic));
    let people = people.iter().map(|person| urls::card_person(family, *person));
    let rest = [urls::card(family), urls::story(family), urls::people(family)];
    rest.into_iter().chain(topics).chain(people).collect()
}

#[test]
fn a_caregiver_writes_nothing_for_another_nor_for_all() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, teo, child) = opened(&imani);
        let her = of_family(server, family, nora);
        let words = canary("sent");
        // What her form does not ask, she cannot say by sending it.
        let form = asked(&her, family, Topic::Days).also("whose", "together");
        her.send_off(&form.also("teller", &teo.to_string()).with("words", &words));
        let kept = server.family(family).card;
        assert!(kept.stands(Slot { topic: Topic::Days, whose: None }).is_none());
        let own = kept.stands(Slot { topic: Topic::Days, whose: Some(nora) }).unwrap();
        assert_eq!((own.answer.teller, own.answer.words.as_str()), (nora, words.as_str()));
        for other in [teo, child] {
            let at = urls::card_person(family, other);
            assert!(!her.get(&at).ok().actions().contains(&at), "there is no form");
            let own = urls::card_person(family, nora);
            let form = her.get(&own).ok().form(&own).with("words", &words);
            assert_eq!(her.submit(&Form { action: at, ..form }).status, 404);
        }
    });
}

#[test]
fn nothing_is_assumed_there_is_no_answer_that_somebody_saw() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, teo, child) = opened(&imani);
        let page = imani.get(&urls::card_topic(family, Topic::Feeding)).ok();
        let tellers: Vec<String> = page
            .html()
            .split("name=\"teller\" value=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .collect();
        assert_eq!(tellers, [nora.to_string(), teo.to_string()], "each is one of the family");
        let form = asked(&imani, family, Topic::Feeding);
        let words = canary("nobody");
        refused(&imani.submit(&form.clone().with("words", &words)), "teller", &words);
        let told = form.clone().with("words", &words).with("teller", &nora.to_string());
        refused(&imani.submit(&told), "whose", &words);
        refused(&imani.submit(&answered(form.clone(), nora, "own", "")), "words", "");
        let both = answered(form.clone(), nora, "own", &words).with("reply", "prefers-not");
        refused(&imani.submit(&both), "reply", &words);
        imani.send_off(&answered(form, nora, "own", "").with("reply", "prefers-not"));
        assert!(card(&imani, family).text().contains("prefers not to say."));
        // Of the child, one who cares for her says it, and it says who.
        let at = urls::card_person(family, child);
        let form = imani.get(&at).ok().form(&at).with("words", &words);
        refused(&imani.submit(&form), "teller", &words);
        imani.send_off(&form.with("teller", &teo.to_string()));
        assert!(card(&imani, family).text().contains("Teo"));
        // What his father told of her is not his mother's to find.
        assert!(!card(&of_family(server, family, nora), family).text().contains(&words));
    });
}

#[test]
fn one_answer_is_counted_by_both_standards_and_a_changed_one_from_then_on() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, ..) = opened(&imani);
        let at = urls::card_person(family, nora);
        let form = imani.get(&at).ok().form(&at).with("words", "Mexicana de aquí");
        imani.send_off(&form.with("codes", "hispanic").also("codes", "black"));
        let counted = imani.get(&at).ok().text();
        assert!(counted.contains("Multiracial or multiethnic"), "by the categories of 2024");
        assert!(counted.contains("race Black or African American"), "by those of 1997");
        let form = imani.get(&at).ok().form(&at).with("codes", "prefer-not-to-say");
        refused(&imani.submit(&form.clone().also("codes", "white")), "codes", "");
        imani.send_off(&form);
        let counted = imani.get(&at).ok().text();
        assert!(counted.contains("race Not stated"));
        assert!(counted.contains("Mexicana de aquí"), "what was said before is there");
    });
}

#[test]
fn who_answers_second_reads_the_first_answer_before_it_is_replaced() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, ..) = opened(&imani);
        let her = of_family(server, family, nora);
        let (first, second) = (canary("hers"), canary("late"));
        let stale = asked(&imani, family, Topic::Birth);
        her.send_off(&asked(&her, family, Topic::Birth).with("words", &first));
        let page = imani.submit(&answered(stale, nora, "own", &second));
        refused(&page, "words", &second);
        assert!(page.text().contains(&first), "hers stands beside the form");
        let at = urls::card_topic(family, Topic::Birth);
        imani.send_off(&page.form(&at));
        assert!(card(&her, family).text().contains(&second));
        assert!(her.get(&at).ok().text().contains(&first));
    });
}

#[test]
fn on_a_shared_screen_only_what_is_for_all_is_shown_and_written() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, ..) = opened(&imani);
        let (own, all) = (canary("own"), canary("all"));
        imani.send_off(&answered(asked(&imani, family, Topic::Sleep), nora, "own", &own));
        imani.send_off(&answered(asked(&imani, family, Topic::Sleep), nora, "together", &all));
        imani.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]);
        let shown = card(&imani, family).text();
        assert!(shown.contains(&all) && !shown.contains(&own));
        let page = imani.get(&urls::card_topic(family, Topic::Sleep)).ok();
        assert!(!page.text().contains(&own) && !page.html().contains("value=\"own\""));
    });
}

#[test]
fn on_paper_goes_only_what_is_the_familys_together_and_no_heading_over_nothing() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, ..) = opened(&imani);
        let her = of_family(server, family, nora);
        let own = [canary("own"), canary("later"), canary("who"), canary("whoelse")];
        let [first, second, who, anew] = &own;
        for words in [first, second] {
            her.send_off(&asked(&her, family, Topic::NotToDo).with("words", words));
        }
        let identity = urls::card_person(family, nora);
        for words in [who, anew] {
            her.send_off(&her.get(&identity).ok().form(&identity).with("words", words));
        }
        let topic = urls::card_topic(family, Topic::NotToDo);
        let change = urls::card_answer(family, Slot { topic: Topic::NotToDo, whose: Some(nora) });
        let (story, person) = (urls::story(family), urls::person(family, nora));
        let pages = [&topic, &change, &identity, &person, &story, &urls::card(family)];
        let kept_off = |browser: &Browser<'_>, who: &str| {
            for at in pages {
                let page = browser.get(at).ok();
                let printed = page.on_paper().html();
                assert!(own.iter().any(|word| page.html().contains(word)), "{who} {at}");
                assert!(!own.iter().any(|word| printed.contains(word)), "{who} {at}");
            }
        };
        kept_off(&imani, "imani");
        kept_off(&Browser::of(server, "ruth"), "ruth");
        let headings = ["id=\"own-card\"", "id=\"stands\"", "id=\"before-title\""];
        for (at, heading) in [&story, &topic, &topic].into_iter().zip(headings) {
            assert!(imani.get(at).ok().html().contains(heading), "{heading}");
            assert!(!imani.get(at).ok().on_paper().html().contains(heading), "{heading}");
        }

        // What is theirs together is printed beside it, and what is hers by herself.
        let [all, later] = [canary("all"), canary("alllater")];
        for words in [&all, &later] {
            let form = asked(&imani, family, Topic::NotToDo);
            imani.send_off(&answered(form, nora, "together", words));
        }
        kept_off(&imani, "imani");
        for (at, words) in [(&story, &later), (&topic, &later), (&topic, &all)] {
            assert!(imani.get(at).ok().on_paper().html().contains(words), "{at}");
        }
        for (at, words) in [(&topic, first), (&topic, second), (&identity, who), (&person, anew)] {
            assert!(her.get(at).ok().on_paper().html().contains(words), "{at}");
        }
    });
}
