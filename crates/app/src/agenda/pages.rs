// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agenda: its page, first on the page before a visit, in the band of the story, and under a visit that is signed.

use maud::{Markup, html};
use practice::access::Screen;
use practice::agenda::{Answer, Topic, Way};
use practice::people::Person;
use practice::visits::{Presence, Visit};
use practice::{Facet, Label, TopicId, VisitId};

use super::forms::{ALL, OWN, anew_field};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::urls;

/// How many topics that rest are shown.
const RESTING: usize = 8;

/// The forms of the page as they stand: what was typed, of which topic, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// Of which topic; none for a new one.
    pub about: Option<TopicId>,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
}

/// The page: what waits, a form for more, and what was talked about.
pub fn show(open: &Open, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let (blank, errors) = (Fields::begun(), typed.errors);
    let anew = typed.about.is_some();
    let (fields, own_errors) = if anew { (&blank, &[][..]) } else { (typed.fields, errors) };
    let title = words.say("agenda-title");
    let waiting = open.family.to_talk_about();
    let mut rest: Vec<(&Topic, jiff::civil::Date)> = open
        .family
        .agenda
        .iter()
        .filter_map(|topic| topic.rests(&open.family).map(|on| (topic, on)))
        .collect();
    rest.sort_by_key(|(_, on)| std::cmp::Reverse(*on));
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            h2.mt5 { (title) }
            p.lede { (words.say("agenda-lede")) }
            div.grid.mt5 {
                div.stack {
                    section.card.stack-s aria-labelledby="agenda-waits" {
                        h3 id="agenda-waits" { (words.say("agenda-waits")) }
                        @if waiting.is_empty() { p.meta { (words.say("agenda-nothing")) } }
                        @for topic in &waiting { (quoted(open, topic)) (ways(open, topic, Some(typed))) }
                    }
                    @if !rest.is_empty() {
                        section.card.stack-s aria-labelledby="agenda-rests" {
                            h3 id="agenda-rests" { (words.say("agenda-rests")) }
                            @for (topic, on) in rest.into_iter().take(RESTING) {
                                (quoted(open, topic))
                                p.meta { (words.with("agenda-talked-on", &[("date", words.day_month(on).into())])) }
                            }
                        }
                    }
                }
                div.stack {
                    @if Hand::of(open) != Hand::Nobody && open.family.goodbye.ended.is_none() {
                        section.card aria-labelledby="agenda-ask" {
                            h3 id="agenda-ask" { (words.say(asks(open))) }
                            (asking(open, fields, own_errors, ""))
                        }
                    }
                }
            }
        },
    )
}

/// What the form asks: of a caregiver what she wants, of whoever visits what was said.
fn asks(open: &Open) -> &'static str {
    match Hand::of(open) {
        Hand::Own(_) => "agenda-ask-own",
        Hand::Team | Hand::Nobody => "agenda-ask",
    }
}

/// A topic in their own words, with how and when it came.
pub fn quoted(open: &Open, topic: &Topic) -> Markup {
    let words = open.who.words;
    let told = &topic.told;
    let name = called::person_in(words, &open.family, told.teller);
    let mut date = words.day_month(told.on);
    if let Some(at) = told.at {
        date = format!("{date}, {}", words.time(at));
    }
    let came = [("name", name.into()), ("date", date.into())];
    html! {
        blockquote.voice {
            p.told { (told.words) }
            cite { (words.with(&format!("agenda-came-{}", told.way.code()), &came)) }
        }
    }
}

/// Says a topic anew, or takes it back, where it is theirs.
fn ways(open: &Open, topic: &Topic, typed: Option<Typed<'_>>) -> Markup {
    let words = open.who.words;
    let sent = typed.filter(|typed| typed.about == Some(topic.id));
    let field = anew_field(topic.id);
    let act = sent.map_or_else(
        || Fields::begun().get("act").to_owned(),
        |typed| typed.fields.get("act").to_owned(),
    );
    html! {
        @if Hand::of(open).changes(topic) {
            details.noprint open[sent.is_some()] {
                summary { (words.say("agenda-change")) span.vh { ": " (topic.told.words) } }
                form.stack-s method="post" action=(urls::agenda_topic(open.family.id, topic.id)) autocomplete="off" {
                    input type="hidden" name="act" value=(act);
                    (form::field_area(&FieldArea {
                        id: &field, label: &words.say("agenda-anew"), voice: true,
                        value: sent.map_or(topic.told.words.as_str(), |typed| typed.fields.get(&field)),
                        errors: sent.map_or(&[], |typed| typed.errors), ..FieldArea::new(words)
                    }))
                    p.actions {
                        button.btn.second type="submit" name="do" value="change" { (words.say("agenda-keep-anew")) }
                        button.btn.quiet type="submit" name="do" value="take-back" { (words.say("agenda-take-back")) }
                    }
                }
            }
        }
    }
}

/// The form of a new topic; it leads back to `then`.
fn asking(open: &Open, fields: &Fields, errors: &[FieldError], then: &str) -> Markup {
    let words = open.who.words;
    let team = Hand::of(open) == Hand::Team;
    let hint = words.say(if team { "agenda-words-hint" } else { "agenda-own-hint" });
    html! {
        form.stack-s method="post" action=(urls::agenda(open.family.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            @if !then.is_empty() { input type="hidden" name="then" value=(then); }
            @if team { (tellers(open, fields, errors)) (way(open, fields, errors)) }
            (form::field_area(&FieldArea {
                id: "topic", label: &words.say(if team { "agenda-words" } else { "agenda-own-words" }),
                hint: Some(&hint), value: fields.get("topic"), errors, voice: true, ..FieldArea::new(words)
            }))
            (part(open, fields, errors))
            p.actions { button.btn type="submit" { (words.say("agenda-keep")) } }
        }
    }
}

fn living(open: &Open) -> impl Iterator<Item = &Person> {
    open.family.people.caregivers().filter(|person| person.is_living())
}

fn tellers(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choices = living(open).map(|one| Choice {
        value: one.id.to_string(),
        label: called::person(words, one),
        chosen: fields.get("teller") == one.id.to_string(),
    });
    form::choices(&Chooser {
        id: "teller",
        legend: &words.say("agenda-teller"),
        choices: &choices.collect::<Vec<_>>(),
        errors,
        ..Chooser::radio()
    })
}

fn way(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let typed = fields.get("way");
    let choices = Way::WRITTEN_DOWN.map(|way| Choice {
        value: way.code().to_owned(),
        label: words.say(&format!("agenda-way-{}", way.code())),
        chosen: typed == way.code() || typed.is_empty() && way == Way::Said,
    });
    form::choices(&Chooser {
        id: "way",
        legend: &words.say("agenda-way"),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// Who reads it: whoever said it and those who work with them, or all who care for the child.
fn part(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let own = Hand::of(open) != Hand::Team;
    let all = called::readers(open, &Label::of(Facet::Together));
    let mine = if own { "agenda-part-mine" } else { "agenda-part-own" };
    let typed = fields.get("part");
    let choices =
        [(OWN, words.say(mine)), (ALL, words.with("agenda-part-all", &[("readers", all.into())]))]
            .map(|(value, label)| Choice {
                chosen: typed == value || typed.is_empty() && value == OWN,
                value: value.to_owned(),
                label,
            });
    let hint = (!own).then(|| words.say("agenda-part-hint"));
    form::choices(&Chooser {
        id: "part",
        legend: &words.say("agenda-part"),
        hint: hint.as_deref(),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// Whoever is likely to be met: who was there last, else who cares day to day, else the first who cares.
fn likely(open: &Open) -> Option<&Person> {
    let last =
        open.family.visits.newest_first().into_iter().find_map(|visit| visit.signed.as_ref());
    let was_there = |person: &&Person| {
        last.is_some_and(|signed| signed.held.presence(person.id) != Presence::Absent)
    };
    let daily =
        |person: &&Person| open.family.people.care_by(person.id).any(|care| care.day_to_day);
    living(open)
        .find(was_there)
        .or_else(|| living(open).find(daily))
        .or_else(|| living(open).next())
}

/// The first card before a visit: what they want to talk about, or a question to open with.
pub fn first(open: &Open, visit: Option<VisitId>) -> Markup {
    let words = open.who.words;
    let waiting = open.family.to_talk_about();
    let name = likely(open).map(|person| called::person(words, person));
    html! {
        section.card.stack-s.agenda-first aria-labelledby="agenda-first" {
            @if let [topic, ..] = waiting.as_slice() {
                @let same = waiting.iter().all(|one| one.told.teller == topic.told.teller);
                @let name = called::person_in(words, &open.family, topic.told.teller);
                h2.xs id="agenda-first" {
                    @if same { (words.with("agenda-first-of", &[("name", name.into())])) } @else { (words.say("agenda-first-all")) }
                }
                @for topic in &waiting { (quoted(open, topic)) (answers(open, topic, ("before", visit))) }
            } @else {
                h2.xs id="agenda-first" { (words.say("agenda-first-all")) }
                p {
                    @match name {
                        Some(name) => { (words.with("agenda-nothing-sent", &[("name", name.into())])) }
                        None => { (words.say("agenda-nothing-sent-yet")) }
                    }
                }
                p.voice { (words.say("agenda-open-with")) }
            }
            @if open.reader.screen == Screen::Own {
                p.xs.noprint { a href=(urls::agenda(open.family.id)) { (words.say("agenda-write-down")) } }
            }
        }
    }
}

/// The two answers to a topic: it was talked about, or it can wait.
fn answers(open: &Open, topic: &Topic, (then, visit): (&str, Option<VisitId>)) -> Markup {
    let words = open.who.words;
    html! {
        @if open.may_write() {
            form.row.noprint method="post" action=(urls::agenda_topic(open.family.id, topic.id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="then" value=(then);
                @if let Some(visit) = visit { input type="hidden" name="visit" value=(visit); }
                @for answer in Answer::ALL {
                    button.btn.second type="submit" name="do" value=(answer.code()) {
                        (words.say(&format!("agenda-answer-{}", answer.code()))) span.vh { ": " (topic.told.words) } }
                }
            }
        }
    }
}

/// Under a signed visit: what was to be talked about in it, and whether it was.
pub fn of_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let on = visit.on().filter(|_| visit.signed.is_some());
    let of = |topic: &&Topic| {
        let waits =
            topic.answered.is_some_and(|(answer, of)| answer == Answer::Waits && on == Some(of));
        on.is_some() && (topic.rests(&open.family) == on || waits)
    };
    let topics: Vec<&Topic> = open.family.agenda.iter().filter(of).collect();
    html! {
        @if !topics.is_empty() {
            section.card.stack-s aria-labelledby="agenda-of-visit" {
                h3 id="agenda-of-visit" { (words.say("agenda-of-visit")) }
                @for topic in topics {
                    (quoted(open, topic))
                    @match topic.answered.filter(|(_, of)| Some(*of) == on) {
                        Some((answer, _)) => { p.meta { (words.say(&format!("agenda-answered-{}", answer.code()))) } }
                        None => { (answers(open, topic, ("visit", Some(visit.id)))) }
                    }
                }
            }
        }
    }
}

/// What waits, in the band of the story; but for what a caregiver has below, to change.
pub fn in_short(open: &Open) -> Markup {
    let hand = Hand::of(open);
    let below = |topic: &Topic| matches!(hand, Hand::Own(_)) && hand.changes(topic);
    let waiting = open.family.to_talk_about();
    html! { @for topic in waiting.into_iter().filter(|topic| !below(topic)) { (quoted(open, topic)) } }
}

/// On a caregiver's own story: what she said, to change or take back, and the form for more.
pub fn own_on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let hand = Hand::of(open);
    let waiting = open.family.to_talk_about();
    let mine: Vec<&&Topic> = waiting.iter().filter(|topic| hand.changes(topic)).collect();
    html! {
        @if matches!(hand, Hand::Own(_)) && open.family.goodbye.ended.is_none() {
            section.card.stack-s.noprint aria-labelledby="agenda-own" {
                h2 id="agenda-own" { (words.say("agenda-ask-own")) }
                @for topic in &mine { (quoted(open, topic)) (ways(open, topic, None)) }
                @if mine.is_empty() { (asking(open, &Fields::begun(), &[], "story")) }
                @else {
                    details { summary { (words.say("agenda-more")) } (asking(open, &Fields::begun(), &[], "story")) }
                }
            }
        }
    }
}
