// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing guidance: what may come and what may help, why for this child, how it reads, and the card as she will read it.

use maud::{Markup, html};
use practice::before::adjusted_birth;
use practice::guidance::reading::level;
use practice::guidance::{Because, few};
use practice::people::{Birth, Person};

use super::super::forms::code;
use super::super::through;
use super::{View, article};
use crate::called;
use crate::fields::Fields;
use crate::open::{Open, Seen};
use crate::overview::frame;
use crate::tongues;
use crate::ui::comes_next::comes_next;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// What was typed, and what is wrong with it.
type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// How many of what was told of a child are offered.
const OFFERED: usize = 12;

/// The form.
pub fn write(
    open: &Open,
    (child, seen): (&Person, &Seen<'_>),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, seen.person);
    let main = html! {
        (form::error_summary(words, errors))
        p.meta.mt5 { a href=(urls::guidance(open.family.id, child.id)) { (words.say("guidance-title")) } }
        h2 { (words.with("guidance-begin", &[("name", name.as_str().into())])) }
        p.lede { (words.with("guidance-write-lede", &[("name", name.as_str().into()), ("child", called::person(words, child).into())])) }
        (the_form(open, (child, seen), (fields, errors)))
    };
    frame(open, &words.say("guidance-title"), "people", &main)
}

/// The card as she would read it, the way to give it, and the form again.
pub fn preview(open: &Open, child: &Person, fields: &Fields, view: &View<'_>) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, view.given.to);
    let at = urls::guidance_for(open.family.id, child.id, view.given.to);
    let read = level(&view.given.language, &view.given.read());
    let says = match read {
        Some(read) if read.hard => "guidance-read-aloud",
        Some(_) => "guidance-reads-well",
        None => "guidance-not-measured",
    };
    let main = html! {
        p.meta.mt5 { a href=(urls::guidance(open.family.id, child.id)) { (words.say("guidance-title")) } }
        h2 { (words.with("guidance-preview", &[("name", name.as_str().into())])) }
        p.lede { (words.with("guidance-preview-lede", &[("name", name.as_str().into())])) }
        div.as-on-a-phone { (article::article(open, view)) }
        p.meta.mt { (words.say(says)) }
        p.meta { @if view.given.for_all { (words.say("guidance-for-all-is")) }
            @else { (words.with("guidance-alone-is", &[("name", name.as_str().into())])) } }
        form.mt5 method="post" action=(at) autocomplete="off" {
            @for (field, value) in fields.0.iter().filter(|(field, _)| field != "do") {
                input type="hidden" name=(field) value=(value);
            }
            p.actions { button.btn type="submit" name="do" value="give" { (words.with("guidance-give", &[("name", name.into())])) } }
        }
        details.mt5 {
            summary { (words.say("retold-change")) }
            (the_form(open, (child, view.seen), (fields, &[])))
        }
    };
    frame(open, &words.say("guidance-title"), "people", &main)
}

fn the_form(open: &Open, (child, seen): (&Person, &Seen<'_>), typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let (fields, errors) = typed;
    let offered = few(&through(open, seen).offered(child.id), OFFERED);
    html! {
        form.stack method="post" action=(urls::guidance_for(open.family.id, child.id, seen.person)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            section.card.stack-s aria-labelledby="guidance-why-legend" {
                h3 id="guidance-why-legend" { (words.with("guidance-because", &[("name", called::person(words, child).into())])) }
                (age(open, child))
                (comes_next(words, child, open.today, None))
                (why(open, &offered, typed))
            }
            section.card.stack-s aria-labelledby="guidance-says-legend" {
                h3 id="guidance-says-legend" { (words.say("guidance-says-title")) }
                (says(open, typed))
            }
            section.card.stack-s aria-labelledby="guidance-language-legend" {
                h3 id="guidance-language-legend" { (words.say("retold-language-title")) }
                (tongues::pages::asked(open, (seen.person, "guide-"), &words.say("guidance-language"), (fields, errors)))
                (meant(open, typed))
            }
            section.card.stack-s { (for_all(open, typed)) (ask(open, typed)) }
            p.actions { button.btn type="submit" name="do" value="preview" { (words.say("retold-look")) } }
        }
    }
}

/// How old the child is, told from the day a child who came early was to be born.
pub fn age(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    html! {
        @if let Some(Birth::On(born)) = child.birth {
            p.meta {
                (words.age(born, open.today))
                @if let Some(due) = adjusted_birth(child, open.today) {
                    ", " (words.with("before-adjusted", &[("age", words.age(due, open.today).into())]))
                }
            }
        }
    }
}

/// What somebody saw that it goes by, and why in own words: one of the two is needed.
pub fn why(open: &Open, offered: &[Because], (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = offered
        .iter()
        .map(|one| Choice {
            value: code(one.of),
            label: words.with("guidance-quoted", &[("words", one.quote.as_str().into())]),
            chosen: fields.all("guide-because").any(|chosen| chosen == code(one.of)),
        })
        .collect();
    html! {
        @if choices.is_empty() {
            // The field an error names is there also where nothing can be chosen.
            div id="guide-because" tabindex="-1" { p.meta { (words.say("guidance-nothing-seen")) } (form::error_of(errors, "guide-because")) }
        } @else {
            (form::choices(&Chooser {
                id: "guide-because", legend: &words.say("guidance-seen"), hint: Some(&words.say("guidance-seen-hint")),
                choices: &choices, errors, ..Chooser::boxes()
            }))
        }
        (form::field_area(&FieldArea {
            id: "guide-why", label: &words.say("guidance-why"), hint: Some(&words.say("guidance-why-hint")),
            value: fields.get("guide-why"), errors, voice: true, ..FieldArea::new(words)
        }))
    }
}

/// What may come and what may help, which of its sentences are hard to read, and that it was read together.
pub fn says(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let text = format!("{}\n{}", fields.get("guide-says"), fields.get("guide-why"));
    let read = level(fields.get("guide-language"), &text).filter(|read| read.hard);
    let aloud = Choice {
        value: "yes".to_owned(),
        label: words.say("guidance-aloud"),
        chosen: fields.has("guide-aloud"),
    };
    html! {
        (form::field_area(&FieldArea {
            id: "guide-says", label: &words.say("guidance-says"), hint: Some(&words.say("guidance-says-hint")),
            value: fields.get("guide-says"), errors, voice: true, ..FieldArea::new(words)
        }))
        @if let Some(read) = read {
            div.guide.small {
                p { (words.say("guidance-hard")) }
                ul.list { @for one in &read.sentences { li { q.told dir="auto" { (one) } } } }
            }
        }
        (form::choices(&Chooser {
            id: "guide-aloud", legend: &words.say("guidance-aloud-legend"), hint: Some(&words.say("guidance-aloud-hint")),
            choices: &[aloud], errors, ..Chooser::boxes()
        }))
    }
}

/// Whether everybody who looks after the child may read it.
pub fn for_all(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let all = Choice {
        value: "yes".to_owned(),
        label: words.say("guidance-for-all"),
        chosen: fields.has("guide-for-all"),
    };
    form::choices(&Chooser {
        id: "guide-for-all",
        legend: &words.say("guidance-for-all-legend"),
        hint: Some(&words.say("guidance-for-all-hint")),
        choices: &[all],
        errors,
        ..Chooser::boxes()
    })
}

/// The same for the team, where it is in another language than theirs.
pub fn meant(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    form::field_area(&FieldArea {
        id: "guide-meant",
        label: &words.say("guidance-meant"),
        hint: Some(&words.say("guidance-meant-hint")),
        value: fields.get("guide-meant"),
        errors,
        voice: true,
        ..FieldArea::new(words)
    })
}

/// When to ask whether it came.
pub fn ask(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let chosen = fields.get("guide-ask");
    let choices = ["next", "day", "age"].map(|value| Choice {
        value: value.to_owned(),
        label: words.say(&format!("guidance-ask-{value}")),
        chosen: chosen == value,
    });
    html! {
        (form::choices(&Chooser {
            id: "guide-ask", legend: &words.say("guidance-ask"), hint: Some(&words.say("guidance-ask-hint")),
            choices: &choices, errors, ..Chooser::radio()
        }))
        (form::field_text(&FieldText {
            id: "guide-ask-day", label: &words.say("guidance-ask-which-day"),
            value: fields.get("guide-ask-day"), errors, kind: "date", ..FieldText::new(words)
        }))
        (form::field_text(&FieldText {
            id: "guide-ask-months", label: &words.say("guidance-ask-months"),
            value: fields.get("guide-ask-months"), errors, kind: "number", ..FieldText::new(words)
        }))
    }
}
