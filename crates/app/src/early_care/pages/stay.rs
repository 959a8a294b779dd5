// SPDX-License-Identifier: AGPL-3.0-or-later
//! The form of a stay: in whose arms, where, from when until when, each as far as it is known, and who told it.

use maud::{Markup, html};
use practice::access::Screen;
use practice::early_care::{Stay, Where};
use practice::people::{Person, Role};
use practice::{Facet, Label};

use super::super::{for_all, forms};
use super::Typed;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// A new stay, or one that is told anew.
pub fn page(
    open: &Open,
    (child, known): (&Person, Option<&Stay>),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let action = known
        .map_or_else(|| urls::new_stay(id, child.id), |stay| urls::stay(id, child.id, stay.id));
    let title = words.say(if known.is_some() { "early-stay-anew" } else { "early-stay-new" });
    let back = urls::early_care(id, child.id);
    let typed = (fields, errors);
    let main = html! {
        (form::error_summary(words, errors))
        p.meta { a href=(back) { (words.with("early-of", &[("name", called::person(words, child).into())])) } }
        h2 { (title) }
        form.card.stack.narrow.mt5 method="post" action=(action) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            @if known.is_some() { input type="hidden" name="seen" value=(fields.get("seen")); }
            (whose_arms(open, typed))
            (place(open, typed))
            (day(open, "from", typed))
            (day(open, "until", typed))
            (form::field_area(&FieldArea {
                id: "why", label: &words.say("early-why"), hint: Some(&words.say("early-why-hint")),
                value: fields.get("why"), errors, ..FieldArea::new(words)
            }))
            (both(open, typed))
            (teller(open, typed))
            @if let Some(stay) = known { p.meta { (readers_of(open, child, stay)) } } @else { (kept(open, child, typed)) }
            p.actions {
                button.btn type="submit" name="do" value="tell" { (words.say("early-keep")) }
                a.btn.quiet href=(back) { (words.say("early-not-now")) }
            }
        }
        @if known.is_some() {
            form.card.stack-s.narrow.mt5 method="post" action=(action) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                input type="hidden" name="seen" value=(fields.get("seen"));
                p { (words.say("early-mistake-what")) }
                p.actions { button.btn.second type="submit" name="do" value="mistake" { (words.say("early-mistake-do")) } }
            }
        }
    };
    frame(open, &words.say("early-title"), "people", &main)
}

fn whose_arms(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = grown(open)
        .into_iter()
        .map(|person| Choice {
            value: person.id.to_string(),
            label: called::person(words, person),
            chosen: fields.all("with").any(|id| id == person.id.to_string()),
        })
        .collect();
    html! {
        (form::choices(&Chooser {
            id: "with", legend: &words.say("early-with"), hint: Some(&words.say("early-with-hint")), choices: &choices,
            errors, ..Chooser::boxes()
        }))
        (form::field_text(&FieldText {
            id: "others", label: &words.say("early-others"), hint: Some(&words.say("early-others-hint")),
            value: fields.get("others"), errors, ..FieldText::new(words)
        }))
    }
}

/// Everybody in the record who could have held a baby, whoever died since too.
fn grown(open: &Open) -> Vec<&Person> {
    open.family.people.iter().filter(|person| person.role != Role::Child).collect()
}

fn place(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choices = Where::ALL.map(|place| Choice {
        value: place.code().to_owned(),
        label: words.say(&format!("early-where-{}", place.code())),
        chosen: fields.get("place") == place.code(),
    });
    html! {
        (form::choices(&Chooser {
            id: "place", legend: &words.say("early-where"), choices: &choices, errors, ..Chooser::radio()
        }))
        (form::field_text(&FieldText {
            id: "place-words", label: &words.say("early-where-words"), value: fields.get("place-words"), errors,
            ..FieldText::new(words)
        }))
    }
}

/// A day, and how well it is known.
fn day(open: &Open, name: &str, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let how = format!("{name}-how");
    let first = if name == "until" { forms::GOES_ON } else { forms::HOWS[0] };
    let typed = match fields.get(&how) {
        "" => first,
        typed => typed,
    };
    let mut codes: Vec<&str> = forms::HOWS.to_vec();
    if name == "until" {
        codes.insert(0, forms::GOES_ON);
    }
    let choices: Vec<Choice> = codes
        .into_iter()
        .map(|code| Choice {
            value: code.to_owned(),
            label: words.say(&format!("early-how-{code}")),
            chosen: typed == code,
        })
        .collect();
    html! {
        (form::choices(&Chooser {
            id: &how, legend: &words.say(&format!("early-{name}")), choices: &choices, errors, ..Chooser::radio()
        }))
        (form::field_text(&FieldText {
            id: name, label: &words.say(&format!("early-{name}-day")), hint: Some(&words.say("early-day-hint")),
            kind: "date", value: fields.get(name), errors, ..FieldText::new(words)
        }))
    }
}

/// Asked only where the stay lies over another one.
fn both(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let yes = fields.get("both") == "yes";
    let asked = yes || errors.iter().any(|error| error.field == "both");
    let choices =
        [Choice { value: "yes".to_owned(), label: words.say("early-both-yes"), chosen: yes }];
    html! {
        @if asked {
            (form::choices(&Chooser {
                id: "both", legend: &words.say("early-both"), choices: &choices, errors, ..Chooser::boxes()
            }))
        }
    }
}

/// Who said it; nobody of the family, where it was seen or read.
pub fn teller(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let living = grown(open).into_iter().filter(|person| person.died.is_none());
    let mut all: Vec<(String, String)> =
        living.map(|person| (person.id.to_string(), called::person(words, person))).collect();
    all.push((forms::SEEN.to_owned(), words.say("early-teller-seen")));
    let choices: Vec<Choice> = all
        .into_iter()
        .map(|(value, label)| Choice { chosen: fields.get("teller") == value, value, label })
        .collect();
    form::choices(&Chooser {
        id: "teller",
        legend: &words.say("early-teller"),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// For whom it is kept, with who would read it. On a screen the family looks at, it is for all of them.
pub fn kept(open: &Open, child: &Person, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let alone = open.reader.screen == Screen::Own;
    let name = called::person(words, child);
    let mut all = vec![(forms::ALL, for_all_words(open, child))];
    if alone {
        all.push((forms::OWN, words.say("early-kept-own")));
    }
    let choices: Vec<Choice> = all
        .into_iter()
        .map(|(code, label)| Choice {
            value: code.to_owned(),
            label,
            chosen: fields.get("kept") == code || !alone,
        })
        .collect();
    form::choices(&Chooser {
        id: "kept",
        legend: &words.say("early-kept"),
        hint: Some(&words.with("early-kept-hint", &[("name", name.into())])),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

fn for_all_words(open: &Open, child: &Person) -> String {
    let words = open.who.words;
    let name = called::person(words, child);
    if open.reader.screen != Screen::Own {
        return words.with("early-kept-room", &[("name", name.into())]);
    }
    let readers = called::readers(open, &for_all(child.id));
    words.with("early-kept-all", &[("name", name.into()), ("readers", readers.into())])
}

/// For whom a stay is kept that was told before: that does not change.
fn readers_of(open: &Open, child: &Person, stay: &Stay) -> String {
    match stay.told.teller.filter(|_| stay.told.confided) {
        Some(whose) => {
            let label = Label::of(Facet::Caregiver(whose)).told_by(Some(whose));
            let part = called::part(open, label.facet);
            let readers = called::readers(open, &label);
            open.who
                .words
                .with("part-read-by", &[("part", part.into()), ("readers", readers.into())])
        }
        None => for_all_words(open, child),
    }
}
