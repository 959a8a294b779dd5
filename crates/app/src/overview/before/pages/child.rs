// SPDX-License-Identifier: AGPL-3.0-or-later
//! The child now: how old, adjusted where born early, what comes next, how names are said, the languages, and two visits without the child.

use maud::{Markup, html};
use practice::access::Screen;
use practice::before::adjusted_birth;
use practice::card::{Answered, Reply, Topic};
use practice::people::{Birth, Person};

use crate::called;
use crate::early_care;
use crate::open::Open;
use crate::signs;
use crate::ui::comes_next::comes_next;
use crate::urls;

/// What the card says that is needed at the door.
const AT_THE_DOOR: [Topic; 3] = [Topic::Names, Topic::Languages, Topic::NotToDo];

/// Each child who lives or is expected; of one who was lost nothing is counted.
pub fn now(open: &Open) -> Markup {
    let words = open.who.words;
    let children: Vec<&Person> =
        open.family.people.children().filter(|child| child.is_living()).collect();
    let gently = open.family.met_without_child() && open.reader.screen == Screen::Own;
    let said = said(open);
    html! {
        @if !children.is_empty() || !said.is_empty() {
            section.card.stack-s aria-labelledby="child-now" {
                h2 id="child-now" {
                    @match children.as_slice() {
                        [child] => { (words.with("before-child-now", &[("name", called::person(words, child).into())])) }
                        _ => { (words.say("before-children-now")) }
                    }
                }
                @for child in &children {
                    p.meta { (about(open, child, children.len() > 1)) }
                    (comes_next(words, child, open.today, (children.len() > 1).then(|| called::person(words, child))))
                    (early_care::by_nature(open, child))
                    (signs::newest(open, child))
                }
                @for (topic, known) in said {
                    p.small {
                        strong { (words.say(&format!("card-topic-{}", topic.code()))) ": " }
                        (in_words(open, known))
                    }
                }
                @if gently {
                    div.guide { p.small { (words.with("before-where-was-child", &[
                        ("name", name_of(open, &children).into())])) } }
                }
                p.meta.noprint { a href=(urls::card(open.family.id)) { (words.say("card-whole")) } }
            }
        }
    }
}

/// The names of those who are born: who is expected could not be met.
fn name_of(open: &Open, children: &[&Person]) -> String {
    let words = open.who.words;
    let born = children.iter().filter(|child| child.born().is_some());
    let names: Vec<String> = born.map(|child| called::person(words, child)).collect();
    words.list(&names)
}

/// How old, and how the name is said.
fn about(open: &Open, child: &Person, named: bool) -> Markup {
    let words = open.who.words;
    let said = child.names.said.as_ref();
    html! {
        @if named { strong { (called::person(words, child)) } ": " }
        @match child.birth {
            Some(Birth::On(born)) => {
                (words.age(born, open.today))
                @if let Some(due) = adjusted_birth(child, open.today) {
                    ", " (words.with("before-adjusted", &[("age", words.age(due, open.today).into())]))
                }
            }
            Some(Birth::Due(due)) => { (words.with("person-due", &[("date", words.date(due).into())])) }
            None => {}
        }
        @if let Some(said) = said { ". " (words.with("person-said", &[("how", said.as_str().into())])) }
    }
}

/// Answers of the card with something said in them.
fn said(open: &Open) -> Vec<(Topic, &Answered)> {
    let all = AT_THE_DOOR.into_iter().flat_map(|topic| {
        open.family.card.standing(topic).into_iter().map(move |known| (topic, known))
    });
    all.filter(|(_, known)| known.answer.reply == Reply::Said).collect()
}

fn in_words(open: &Open, known: &Answered) -> Markup {
    let words = open.who.words;
    let given = &known.answer;
    let spoken: Vec<String> =
        given.languages.iter().map(|one| called::spoken(words, one)).collect();
    html! {
        @if !spoken.is_empty() { (spoken.join("; ")) }
        @if !spoken.is_empty() && !given.words.is_empty() { ". " }
        @if !given.words.is_empty() { q.told { (given.words) } }
        " (" (called::person_in(words, &open.family, given.teller)) ")"
    }
}
