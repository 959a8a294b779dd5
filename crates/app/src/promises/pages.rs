// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a family's promises: what is open, a form for another one, and what became of those before.

pub mod before;
pub mod in_note;
pub mod one;

use maud::{Markup, html};
use practice::access::Screen;
use practice::people::Person;
use practice::promises::{Promise, Settled};
use practice::relationships::Party;
use practice::{Facet, Label, PractitionerId};

use super::forms::{ALL, ME, OWN};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// How many that came to an end are shown.
const ENDED: usize = 12;

/// The page.
pub fn show(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("promises-title");
    let waiting = open.family.promises.open();
    let ended = open.family.promises.settled();
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            h2.mt5 { (title) }
            p.lede { (words.say("promises-lede")) }
            div.grid.mt5 {
                div.stack {
                    section.card aria-labelledby="open-promises" {
                        h3 id="open-promises" { (words.say("promises-open")) }
                        @if waiting.is_empty() { p.meta { (words.say("promises-none-open")) } }
                        @else { ul.list { @for one in &waiting { li { (line(open, one)) (ways(open, one, None)) } } } }
                    }
                    @if !ended.is_empty() {
                        section.card aria-labelledby="ended-promises" {
                            h3 id="ended-promises" { (words.say("promises-ended")) }
                            ul.list { @for (one, end, by) in ended.into_iter().take(ENDED) {
                                li { p { (says(open, one)) } (became(open, end, by)) } } }
                        }
                    }
                }
                div.stack {
                    @if Hand::of(open) != Hand::Nobody && open.family.goodbye.ended.is_none() {
                        (another(open, fields, errors))
                    }
                }
            }
        },
    )
}

/// What was promised, in a sentence: by whom, what, and by when.
pub fn says(open: &Open, one: &Promise) -> String {
    let words = open.who.words;
    let what = one.made.words.as_str().trim_end_matches(['.', '!', '…']);
    let (key, name) = match one.made.by {
        Party::Practitioner(id) if id == open.who.practitioner() => {
            ("promises-you-said", String::new())
        }
        Party::Practitioner(id) => ("promises-somebody-said", called::practitioner(open, id)),
        Party::Person(id) if Hand::of(open) == Hand::Own(id) => {
            ("promises-you-wanted", String::new())
        }
        Party::Person(id) => {
            ("promises-somebody-wanted", called::person_in(words, &open.family, id))
        }
    };
    let date = words.day_month(one.due());
    words.with(key, &[("what", what.into()), ("name", name.into()), ("date", date.into())])
}

/// An open promise. What a caregiver did not come to yet is asked about, and never a mark; of one who died nothing is
/// asked.
pub fn line(open: &Open, one: &Promise) -> Markup {
    let words = open.who.words;
    let late = one.is_late(open.today);
    let of_work = matches!(one.made.by, Party::Practitioner(_));
    let asked = living(open).any(|person| one.made.by == Party::Person(person.id));
    html! {
        p {
            (says(open, one))
            @if late && of_work && open.who.is_staff() { " " (notice::tag(Tone::Honey, &words.say("promises-late"))) }
            @if late && asked { " " (words.say("promises-still-wanted")) }
        }
        @if let Some(later) = one.put_off.last() {
            p.meta {
                (words.with("promises-was-for", &[("date", words.day_month(one.made.due).into())]))
                @if let Some(said) = &later.words { " " q.told { (said) } }
            }
        }
    }
}

/// What became of a promise, who said so and when.
pub fn became(open: &Open, end: &Settled, by: PractitionerId) -> Markup {
    let words = open.who.words;
    let name = match end.teller {
        Some(teller) => called::person_in(words, &open.family, teller),
        None => called::practitioner(open, by),
    };
    let told = [("date", words.day_month(end.on).into()), ("name", name.into())];
    html! {
        p.meta { (words.with(&format!("promises-became-{}", end.how.code()), &told)) }
        @if let Some(said) = &end.words { p.told { (said) } }
    }
}

/// The ways on from an open promise: kept, with one press, or something else.
pub fn ways(open: &Open, one: &Promise, then: Option<&str>) -> Markup {
    let words = open.who.words;
    let at = urls::promise(open.family.id, one.id);
    html! {
        @if Hand::of(open).keeps(one) {
            form.row.noprint method="post" action=(at) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                @if let Some(then) = then { input type="hidden" name="then" value=(then); }
                button.btn.second type="submit" name="do" value="kept" {
                    (words.say("promises-kept")) span.vh { ": " (one.made.words) } }
                a href=(at) { (words.say("promises-otherwise")) span.vh { ": " (one.made.words) } }
            }
        }
    }
}

fn another(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        section.card aria-labelledby="another-promise" {
            h3 id="another-promise" { (words.say("promises-another")) }
            (the_form(open, fields, errors))
        }
    }
}

fn the_form(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    html! {
        form.stack-s method="post" action=(urls::promises(open.family.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            (asked(open, fields, errors, ""))
            (part(open, fields, errors))
            p.actions { button.btn type="submit" { (open.who.words.say("promises-keep")) } }
        }
    }
}

/// A promise to be made of something else, such as of what a family needs; nothing where the work ended.
pub fn to_make(open: &Open) -> Markup {
    let goes_on = Hand::of(open) == Hand::Team && open.family.goodbye.ended.is_none();
    html! { @if goes_on { (the_form(open, &Fields::begun(), &[])) } }
}

/// Who, what and by when, in fields of this ending.
pub fn asked(open: &Open, fields: &Fields, errors: &[FieldError], ending: &str) -> Markup {
    let words = open.who.words;
    let [by, promise, due] = ["by", "promise", "due"].map(|name| format!("{name}{ending}"));
    html! {
        @if Hand::of(open) == Hand::Team {
            (form::choices(&Chooser {
                id: &by, legend: &words.say("promises-by"), choices: &makers(open, fields.get(&by)), errors, ..Chooser::radio()
            }))
        }
        (form::field_text(&FieldText {
            id: &promise, label: &words.say("promises-what"), hint: Some(&words.say("promises-what-hint")),
            value: fields.get(&promise), errors, voice: true, ..FieldText::new(words)
        }))
        (form::field_text(&FieldText {
            id: &due, label: &words.say("promises-due"), kind: "date", value: fields.get(&due), errors, ..FieldText::new(words)
        }))
    }
}

fn living(open: &Open) -> impl Iterator<Item = &Person> {
    open.family.people.caregivers().filter(|person| person.is_living())
}

/// Whoever writes, and each who cares for the child.
fn makers(open: &Open, typed: &str) -> Vec<Choice> {
    let words = open.who.words;
    let choice = |value: String, label| Choice { chosen: typed == value, value, label };
    let mut all = vec![choice(ME.to_owned(), words.say("promises-by-me"))];
    all.extend(living(open).map(|one| choice(one.id.to_string(), called::person(words, one))));
    if typed.is_empty() {
        all[0].chosen = true;
    }
    all
}

/// Who reads it: all who care for the child, or one of them. Where others see the screen it is all of them.
pub fn part(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let typed = fields.get("part");
    let readers = called::readers(open, &Label::of(Facet::Together));
    let all = words.with("promises-part-all", &[("readers", readers.into())]);
    let mut choices = vec![(ALL.to_owned(), all)];
    match Hand::of(open) {
        Hand::Own(_) => choices.insert(0, (OWN.to_owned(), words.say("promises-part-own"))),
        Hand::Team if open.reader.screen == Screen::Own => {
            choices.extend(living(open).map(|one| {
                let name = called::person(words, one);
                (one.id.to_string(), words.with("promises-part-one", &[("name", name.into())]))
            }));
        }
        Hand::Team | Hand::Nobody => return html! {},
    }
    // What somebody of the family promises is suggested as their own.
    let by = choices.iter().position(|(value, _)| value == fields.get("by")).unwrap_or(0);
    let chosen = |number, value: &str| if typed.is_empty() { number == by } else { typed == value };
    let choices: Vec<Choice> = choices
        .into_iter()
        .enumerate()
        .map(|(number, (value, label))| Choice { chosen: chosen(number, &value), value, label })
        .collect();
    let hint = (Hand::of(open) == Hand::Team).then(|| words.say("promises-part-hint"));
    form::choices(&Chooser {
        id: "part",
        legend: &words.say("promises-part"),
        hint: hint.as_deref(),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}
