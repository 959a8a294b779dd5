// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of the agency's box of plays: looking through it, one play, and writing one.

use maud::{Markup, html};

use super::lists::{Boxed, Small};
use super::looking::{Asked, YES, found};
use super::may_change;
use crate::accounts::Who;
use crate::fields::Fields;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice;
use crate::ui::page::{Place, page as framed};
use crate::urls;
use crate::words::{Language, Words};

type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// The box, and what fits what is asked of it.
pub fn page(who: &Who, all: &[Boxed], asked: &Asked) -> Markup {
    let words = who.words;
    let title = words.say("plays-box");
    let fit = found(all, asked, (None, words.language()));
    let any = all.iter().any(|one| one.out.is_none());
    framed(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("plays-box-lede")) }
                p.meta { (words.say("plays-box-no-family")) }
                @if any { (asks(words, urls::PLAYS, asked, None)) }
                @if fit.is_empty() { (notice::empty(&words.say(if any { "plays-box-not-found" } else { "plays-box-empty" }))) }
                @else {
                    h2.vh { (words.say("plays-box-found")) }
                    ul.plain.stack-s { @for one in fit { li.card.stack-s { (in_short(words.language(), words, (one, &urls::boxed(one.id)))) } } }
                }
                p.actions { a.btn href=(urls::NEW_PLAY) { (words.say("plays-box-another")) } }
            }
        },
    )
}

/// What may be asked of the box, in an address: nothing in it is anybody's. `child` is the name of the child whose age
/// is asked for by a tick.
pub fn asks(words: Words, at: &str, asked: &Asked, child: Option<&str>) -> Markup {
    let tick = |label: String, chosen| [Choice { value: YES.to_owned(), label, chosen }];
    let free = tick(words.say("plays-nothing-to-buy"), asked.free == YES);
    html! {
        form.card.stack-s.noprint method="get" action=(at) role="search" autocomplete="off" {
            (form::choices(&Chooser {
                id: "free", legend: &words.say("plays-ask-free"), choices: &free, small: true, ..Chooser::boxes()
            }))
            @match child {
                Some(name) => {
                    @let now = tick(words.with("plays-fits-now", &[("name", name.into())]), asked.age == YES);
                    (form::choices(&Chooser {
                        id: "age", legend: &words.say("plays-ask-age"), choices: &now, small: true, ..Chooser::boxes()
                    }))
                }
                None => (form::field_text(&FieldText {
                    id: "age", label: &words.say("plays-age"), value: &asked.age, kind: "number", ..FieldText::new(words)
                }))
            }
            (form::field_text(&FieldText {
                id: "q", label: &words.say("plays-ask-words"), value: &asked.q, kind: "search", ..FieldText::new(words)
            }))
            p.actions {
                button.btn.second type="submit" { (words.say("plays-look")) }
                @if asked.anything() { a.btn.quiet href=(at) { (words.say("plays-look-all")) } }
            }
        }
    }
}

/// A play in a few lines, with the way to it.
pub fn in_short(language: Language, words: Words, (one, at): (&Boxed, &str)) -> Markup {
    let own = one.small.worded(language);
    html! {
        @if let Some(own) = own {
            h3 lang=(own.language) { a href=(at) { (own.title) } }
            p.told lang=(own.language) { (own.how) }
        }
        (takes(words, &one.small, language))
    }
}

/// What it needs, and for which age.
pub fn takes(words: Words, small: &Small, language: Language) -> Markup {
    let ages = [("from", small.from_months), ("to", small.to_months)];
    let age = match ages.map(|(name, months)| months.map(|months| (name, months.into()))) {
        [Some(from), Some(to)] => Some(words.with("plays-from-to", &[from, to])),
        [Some(from), None] => Some(words.with("plays-from", &[from])),
        [None, Some(to)] => Some(words.with("plays-to", &[to])),
        [None, None] => None,
    };
    let needs = small.worded(language).map(|one| one.needs.as_slice()).unwrap_or_default();
    let said = match needs {
        [] => words.say("plays-needs-nothing"),
        needs => words.with("plays-needs", &[("things", needs.join(", ").into())]),
    };
    html! {
        p.meta { (said)
            @if small.nothing_to_buy && !needs.is_empty() { " · " (words.say("plays-nothing-to-buy")) }
            @if let Some(age) = age { " · " (age) }
        }
    }
}

/// How it goes, in each language it is worded in.
fn goes(small: &Small) -> Markup {
    html! {
        @for one in &small.wordings {
            div.stack-s lang=(one.language) {
                h2 { (one.title) }
                p.told { (one.how) }
            }
        }
    }
}

/// Writing a play.
pub fn new(who: &Who, (fields, errors): Typed<'_>) -> Markup {
    let words = who.words;
    let title = words.say("plays-box-another");
    framed(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                p.meta { a href=(urls::PLAYS) { (words.say("plays-box")) } }
                h1 { (title) }
                (form::error_summary(words, errors))
                p.lede { (words.say("plays-box-another-lede")) }
                p.meta { (words.say("plays-box-no-family")) }
                form.card.stack method="post" action=(urls::PLAYS) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    (asked(words, (fields, errors)))
                    p.actions { button.btn type="submit" { (words.say("plays-box-keep")) } }
                }
            }
        },
    )
}

/// One play of the box, and the form to write it anew for whoever may.
pub fn show(
    who: &Who,
    (one, author): (&Boxed, Option<&str>),
    (fields, errors): Typed<'_>,
) -> Markup {
    let words = who.words;
    let title = words.say("plays-box-one");
    // Somebody else may have written it anew.
    let by = if one.version > 1 { "plays-box-first-by" } else { "plays-box-by" };
    html! {
        (framed(&who.frame(&title, Place::None), html! {
            div.wrap-narrow.stack {
                p.meta { a href=(urls::PLAYS) { (words.say("plays-box")) } }
                h1 { (title) }
                (form::error_summary(words, errors))
                section.card.stack-s {
                    (goes(&one.small))
                    (takes(words, &one.small, words.language()))
                    @if let Some(author) = author { p.xs { (words.with(by, &[("name", author.into())])) } }
                    @if one.out.is_some() { p.small { (words.say("plays-box-is-out")) } }
                }
                @if may_change(who, one) { (changing(words, one, (fields, errors))) }
            }
        }))
    }
}

fn changing(words: Words, one: &Boxed, (fields, errors): Typed<'_>) -> Markup {
    let at = urls::boxed(one.id);
    html! {
        details.card.noprint open[!errors.is_empty()] {
            summary { (words.say("plays-box-change")) }
            form.stack method="post" action=(at) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                input type="hidden" name="version" value=(one.version);
                (asked(words, (fields, errors)))
                p.actions {
                    button.btn type="submit" name="do" value="change" { (words.say("plays-box-keep-anew")) }
                }
            }
        }
        form.noprint method="post" action=(at) autocomplete="off" {
            input type="hidden" name="act" value=(Fields::begun().get("act"));
            input type="hidden" name="version" value=(one.version);
            p.actions {
                @if one.out.is_some() {
                    button.btn.second type="submit" name="do" value="in" { (words.say("plays-box-in")) }
                } @else {
                    button.btn.quiet type="submit" name="do" value="out" { (words.say("plays-box-out")) }
                }
            }
        }
    }
}

/// Title and words in the reader's language, then in the other one; what it takes, and for which age.
fn asked(words: Words, (fields, errors): Typed<'_>) -> Markup {
    let mut languages = Language::ALL;
    languages.sort_by_key(|one| *one != words.language());
    let [own, other] = languages;
    let wording = |language: Language| in_language(words, (fields, errors), language);
    let other_code = other.code();
    let there = |name: &str| {
        let field = format!("{name}-{other_code}");
        !fields.get(&field).is_empty() || errors.iter().any(|error| error.field == field)
    };
    let free = [Choice {
        value: YES.to_owned(),
        label: words.say("plays-nothing-to-buy"),
        chosen: fields.get("free") == YES,
    }];
    html! {
        (wording(own))
        details open[there("title") || there("how") || there("needs")] {
            summary { (words.say(&format!("plays-also-in-{other_code}"))) }
            div.stack { (wording(other)) }
        }
        (form::choices(&Chooser {
            id: "free", legend: &words.say("plays-box-free"), choices: &free, errors, small: true, ..Chooser::boxes()
        }))
        div.row {
            @for field in ["from", "to"] {
                (form::field_text(&FieldText {
                    id: field, label: &words.say(&format!("plays-box-{field}")), value: fields.get(field), errors,
                    kind: "number", ..FieldText::new(words)
                }))
            }
        }
    }
}

fn in_language(words: Words, (fields, errors): Typed<'_>, language: Language) -> Markup {
    let code = language.code();
    let [title, how, needs] = ["title", "how", "needs"].map(|name| format!("{name}-{code}"));
    html! {
        (form::field_text(&FieldText {
            id: &title, label: &words.say(&format!("plays-box-title-{code}")), value: fields.get(&title), errors,
            ..FieldText::new(words)
        }))
        (form::field_area(&FieldArea {
            id: &how, label: &words.say(&format!("plays-box-how-{code}")), hint: Some(&words.say("plays-how-hint")),
            value: fields.get(&how), errors, ..FieldArea::new(words)
        }))
        (form::field_text(&FieldText {
            id: &needs, label: &words.say(&format!("plays-box-needs-{code}")), hint: Some(&words.say("plays-box-needs-hint")),
            value: fields.get(&needs), errors, ..FieldText::new(words)
        }))
    }
}

/// The first field of the form, as whoever reads sees it.
pub fn first_field(who: &Who) -> String {
    format!("title-{}", who.words.language().code())
}
