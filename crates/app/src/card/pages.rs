// SPDX-License-Identifier: AGPL-3.0-or-later
//! The family's own card: whole on its page, and in short on the story.

pub mod asking;
pub mod who;

use maud::{Markup, html};
use practice::Label;
use practice::access::Screen;
use practice::card::{Answered, Reply, Topic};
use practice::label::Facet;
use practice::people::Person;

use super::Hand;
use crate::called;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;

/// What of the card stands on the story, where whoever visits sees it first.
const ON_THE_STORY: [Topic; 3] = [Topic::Languages, Topic::Names, Topic::NotToDo];

/// Whether whose part something is in is spoken of: not where others of the family see the screen.
fn speaks_of_parts(open: &Open, hand: Hand) -> bool {
    hand == Hand::Team && open.reader.screen == Screen::Own
}

/// What a topic is called.
fn named(open: &Open, topic: Topic) -> String {
    open.who.words.say(&format!("card-topic-{}", topic.code()))
}

/// The whole card.
pub fn show(open: &Open, hand: Hand) -> Markup {
    let words = open.who.words;
    let title = words.say("card-title");
    let card = &open.family.card;
    let (told, open_yet): (Vec<Topic>, Vec<Topic>) =
        Topic::ALL.into_iter().partition(|topic| !card.standing(*topic).is_empty());
    frame(
        open,
        &title,
        "card",
        &html! {
            div.own-card {
                h2 { (title) }
                p.lede { (words.say(if matches!(hand, Hand::Own(_)) { "card-lede-own" } else { "card-lede" })) }
                @if speaks_of_parts(open, hand) { p.meta.noprint { (words.say("card-paper")) } }
                @if told.is_empty() { div.mt5 { (notice::empty(&words.say("card-empty"))) } }
                div.card-topics.mt5 {
                    @for topic in told { (answers_to(open, hand, topic)) }
                    (from_people(open))
                    (crate::attachments::names(open))
                    (who::all(open, hand))
                }
                (not_yet(open, hand, &open_yet))
                p.meta.mt5 { (words.say("card-changing")) }
            }
        },
    )
}

/// Everything that stands to a topic, where it is used, and the way to change it.
fn answers_to(open: &Open, hand: Hand, topic: Topic) -> Markup {
    let words = open.who.words;
    let standing = open.family.card.standing(topic);
    let mine = standing.iter().any(|known| hand.writes(known.slot));
    let adds = hand == Hand::Team || matches!(hand, Hand::Own(_)) && !mine;
    let earlier = !open.family.card.before(topic).is_empty();
    let asked = urls::card_topic(open.family.id, topic);
    let name = named(open, topic);
    html! {
        section.card.stack-s.noprint[all_off_paper(hand, &standing)] aria-labelledby=(topic.code()) {
            h3 id=(topic.code()) { (name) }
            @for known in &standing { (with_ways(open, hand, known)) }
            div.noprint {
                @if adds || earlier {
                    p.actions {
                        @if adds { a.small href=(asked) { (words.say("card-add")) span.vh { ": " (name) } } }
                        @if earlier { a.small href={ (asked) "#before" } { (words.say("card-before")) span.vh { ": " (name) } } }
                    }
                }
                p.xs { (words.say(if ON_THE_STORY.contains(&topic) { "card-used-story" } else { "card-used-card" })) }
            }
        }
    }
}

/// Whether an answer stays off a page that goes to paper, where only what is the family's together goes.
fn keeps_off_paper(hand: Hand, known: &Answered) -> bool {
    hand.keeps_own_off_paper() && known.slot.whose.is_some()
}

/// Whether none of these goes to paper, and so no heading over them.
fn all_off_paper(hand: Hand, all: &[&Answered]) -> bool {
    all.iter().all(|known| keeps_off_paper(hand, known))
}

/// One answer, on paper where it may go.
fn on_paper(open: &Open, hand: Hand, known: &Answered) -> Markup {
    html! { div.noprint[keeps_off_paper(hand, known)] { (answer(open, known)) } }
}

/// An answer with who reads it and the way to change it.
fn with_ways(open: &Open, hand: Hand, known: &Answered) -> Markup {
    let words = open.who.words;
    html! {
        div.noprint[keeps_off_paper(hand, known)] {
            (answer(open, known))
            @if hand.writes(known.slot) {
                p.meta.ways.noprint {
                    @if speaks_of_parts(open, hand) { (read_by(open, known)) " " }
                    a href=(urls::card_answer(open.family.id, known.slot)) {
                        (words.say("card-change")) span.vh { ": " (named(open, known.slot.topic)) } }
                }
            }
        }
    }
}

/// One answer: in whose words, who said it and when.
fn answer(open: &Open, known: &Answered) -> Markup {
    let words = open.who.words;
    let given = &known.answer;
    let teller = called::person_in(words, &open.family, given.teller);
    let by = words.with(
        "card-said-by",
        &[("name", teller.as_str().into()), ("date", words.date(given.on).into())],
    );
    html! {
        @if given.reply == Reply::PrefersNot {
            div {
                p { (words.with("card-prefers-not", &[("name", teller.as_str().into())])) }
                p.xs { (words.date(given.on)) }
            }
        } @else {
            blockquote.voice {
                @if !given.languages.is_empty() {
                    ul.n { @for spoken in &given.languages { li { (called::spoken(words, spoken)) } } }
                }
                @if !given.words.is_empty() { p.told { (given.words) } }
                cite { (by) }
            }
        }
    }
}

/// Whose part an answer is in, and who of the family reads it.
fn read_by(open: &Open, known: &Answered) -> String {
    let words = open.who.words;
    let label = match known.slot.whose {
        Some(whose) => Label::of(Facet::Caregiver(whose)).told_by(Some(whose)),
        None => Label::of(Facet::Together),
    };
    let part = called::part(open, label.facet);
    words.with(
        "part-read-by",
        &[("part", part.into()), ("readers", called::readers(open, &label).into())],
    )
}

/// What was not answered yet, each with the way to it and, for whoever visits, something to ask.
fn not_yet(open: &Open, hand: Hand, topics: &[Topic]) -> Markup {
    let words = open.who.words;
    let title = if hand == Hand::Team { "card-not-yet" } else { "card-not-yet-own" };
    html! {
        @if hand != Hand::Nobody && !topics.is_empty() {
            section.card.noprint.mt5 aria-labelledby="not-yet" {
                h3 id="not-yet" { (words.say(title)) }
                ul.list {
                    @for topic in topics {
                        li {
                            a href=(urls::card_topic(open.family.id, *topic)) { (named(open, *topic)) }
                            @if hand == Hand::Team { p.meta { (words.say(&format!("card-ask-{}-1", topic.code()))) } }
                        }
                    }
                }
            }
        }
    }
}

/// How a name is said, and which languages somebody speaks, as it was told with each person.
fn from_people(open: &Open) -> Markup {
    let words = open.who.words;
    let told: Vec<(&Person, String)> = open
        .family
        .people
        .iter()
        .filter(|person| person.is_living())
        .map(|person| (person, of_person(open, person)))
        .filter(|(_, said)| !said.is_empty())
        .collect();
    html! {
        @if !told.is_empty() {
            section.card.stack-s aria-labelledby="of-people" {
                h3 id="of-people" { (words.say("card-of-people")) }
                dl.facts {
                    @for (person, said) in told {
                        dt { a href=(urls::person(open.family.id, person.id)) { (called::person(words, person)) } }
                        dd { (said) }
                    }
                }
            }
        }
    }
}

fn of_person(open: &Open, person: &Person) -> String {
    let words = open.who.words;
    let said = person.names.said.as_ref();
    let said = said.map(|said| words.with("person-said", &[("how", said.as_str().into())]));
    let languages = person.languages.iter().map(|spoken| {
        let spoken = practice::card::Spoken {
            language: spoken.language.clone(),
            uses: spoken.uses.clone(),
            with: None,
        };
        called::spoken(words, &spoken)
    });
    said.into_iter().chain(languages).collect::<Vec<_>>().join("; ")
}

/// The card in short, for the story: languages, how names are said, what is not to be done.
pub fn in_short(open: &Open) -> Markup {
    let words = open.who.words;
    let hand = Hand::of(open);
    let told = ON_THE_STORY.map(|topic| (topic, open.family.card.standing(topic)));
    let told: Vec<_> = told.into_iter().filter(|(_, standing)| !standing.is_empty()).collect();
    let off_paper = told.iter().all(|(_, standing)| all_off_paper(hand, standing));
    html! {
        @if !told.is_empty() {
            section.card.stack-s.noprint[off_paper] aria-labelledby="own-card" {
                h2 id="own-card" { (words.say("card-title")) }
                @for (topic, standing) in told {
                    div.stack-s.noprint[all_off_paper(hand, &standing)] {
                        h3 { (named(open, topic)) }
                        @for known in standing {
                            div.noprint[keeps_off_paper(hand, known)] {
                                (answer(open, known))
                                @if let Some(whose) = known.slot.whose.filter(|_| open.who.is_staff()) {
                                    @let whose = called::person_in(words, &open.family, whose);
                                    p.xs { (words.with("card-not-for-others", &[("name", whose.into())])) }
                                }
                            }
                        }
                    }
                }
                p.noprint { a href=(urls::card(open.family.id)) { (words.say("card-whole")) } }
            }
        }
    }
}
