// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of what to do at once, in sentences that are read in seconds; and where its numbers are written.

use maud::{Markup, html};
use practice::at_once::{Happening, Kind, Number, Numbers};

use super::{BASE, field, may_write};
use crate::accounts::Who;
use crate::fields::Fields;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{Tone, notice};
use crate::ui::page::{Place, page as framed};
use crate::urls;
use crate::words::Words;

/// How many sentences there are for each thing that may be happening.
const STEPS: usize = 3;

/// A quiet way to the page.
pub fn way_there(words: Words) -> Markup {
    html! { p.small.noprint { a href=(urls::AT_ONCE) { (words.say("at-once-title")) } } }
}

/// The page. It names nobody who is visited.
pub fn page(who: &Who, numbers: &Numbers) -> Markup {
    let words = who.words;
    let title = words.say("at-once-title");
    framed(
        &who.frame(&title, Place::None),
        html! {
            div.stack {
                div {
                    h1 { (title) }
                    p.lede { (words.say("at-once-lede")) }
                }
                (emergency(words, numbers))
                (ways(words))
                div.at-once {
                    @for one in Happening::ALL { (happening(words, one, numbers)) }
                }
                section.card.stack-s aria-labelledby="afterwards" {
                    h2 id="afterwards" { (words.say("at-once-after")) }
                    p { (words.say("at-once-after-tell")) }
                    p { (words.say("at-once-after-write")) }
                }
                p.meta { (words.say("at-once-who-writes")) }
                p.actions {
                    @if may_write(who) { a.btn.second href=(urls::AT_ONCE_NUMBERS) { (words.say("numbers-title")) } }
                    button.btn.quiet type="button" data-print { (words.say("form-print")) }
                }
            }
        },
    )
}

/// The number that fits whatever is happening, before everything else.
fn emergency(words: Words, numbers: &Numbers) -> Markup {
    html! {
        @if let Some(number) = numbers.of(Kind::Emergency) { (call(words, Kind::Emergency, number)) }
        @else { p { strong { (words.say("at-once-nowhere")) } } }
    }
}

/// On a small screen, where all of it does not stand beside one another: the ways to each.
fn ways(words: Words) -> Markup {
    html! {
        nav.ways.narrow-only.noprint aria-label=(words.say("at-once-ways")) {
            ul.n {
                @for one in Happening::ALL {
                    li { a href={ "#at-once-" (one.code()) } { (words.say(&format!("at-once-{}", one.code()))) } }
                }
            }
        }
    }
}

/// One thing that may be happening: what to do first, and whom to call.
fn happening(words: Words, one: Happening, numbers: &Numbers) -> Markup {
    let id = format!("at-once-{}", one.code());
    let (written, missing) = numbers.to_call(one);
    let (nowhere, others): (Vec<Kind>, Vec<Kind>) =
        missing.into_iter().partition(|kind| *kind == Kind::Emergency);
    let others: Vec<String> = others.into_iter().map(|kind| called(words, kind)).collect();
    html! {
        section.card.stack-s aria-labelledby=(id) {
            h2 id=(id) { (words.say(&format!("at-once-{}", one.code()))) }
            ol.steps { @for step in 1..=STEPS { li { (words.say(&format!("at-once-{}-{step}", one.code()))) } } }
            @if !nowhere.is_empty() { p { strong { (words.say("at-once-nowhere")) } } }
            @if !written.is_empty() {
                ul.n.stack-s { @for (kind, number) in written { li { (call(words, kind, number)) } } }
            }
            @if !others.is_empty() {
                p.meta { (words.with("at-once-missing", &[("kinds", words.list(&others).into())])) }
            }
        }
    }
}

/// A number to tap.
fn call(words: Words, kind: Kind, number: &Number) -> Markup {
    let kind = called(words, kind);
    let name = if number.name.is_empty() { kind.as_str() } else { number.name.as_str() };
    html! {
        a.call href={ "tel:" (number.telephone.dialled()) } {
            span dir="auto" { (name) } " "
            b.digits dir="ltr" { (number.telephone.as_str()) }
        }
    }
}

fn called(words: Words, kind: Kind) -> String {
    words.say(&format!("numbers-{}", kind.code()))
}

/// What became of the numbers while the form was open.
#[derive(Clone, Copy)]
pub enum Stands<'a> {
    /// Nothing.
    Unchanged,
    /// Somebody wrote others, which stand now.
    Changed(&'a Numbers),
    /// Nothing, but whoever writes proved too long ago who they are.
    Stale,
}

/// Where the numbers are written.
pub fn numbers(who: &Who, fields: &Fields, errors: &[FieldError], stands: Stands<'_>) -> Markup {
    let words = who.words;
    let title = words.say("numbers-title");
    framed(
        &who.frame(&title, Place::Staff),
        html! {
            div.stack.narrow {
                (form::error_summary(words, errors))
                div {
                    p.meta { a href=(urls::AT_ONCE) { (words.say("at-once-title")) } }
                    h1 { (title) }
                    p.lede { (words.say("numbers-lede")) }
                }
                (meanwhile(words, stands))
                form.stack method="post" action=(urls::AT_ONCE_NUMBERS) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    input type="hidden" name=(BASE) value=(fields.get(BASE));
                    @for kind in Kind::ALL { (one(words, kind, (fields, errors))) }
                    (form::buttons(&words.say("numbers-keep"), Some((&words.say("numbers-leave"), urls::AT_ONCE))))
                }
            }
        },
    )
}

fn meanwhile(words: Words, stands: Stands<'_>) -> Markup {
    match stands {
        Stands::Unchanged => html! {},
        Stands::Stale => notice(
            Tone::Honey,
            html! {
                p role="status" { (words.say("numbers-prove")) }
                p { a href=(urls::step_up(None)) target="_blank" { (words.say("numbers-prove-do")) } }
            },
        ),
        Stands::Changed(numbers) => notice(
            Tone::Honey,
            html! {
                p { strong { (words.say("numbers-stand")) } }
                ul.n {
                    @for kind in Kind::ALL {
                        li { (called(words, kind)) ": "
                            @if let Some(number) = numbers.of(kind) {
                                span dir="auto" { (number.name) } " " span dir="ltr" { (number.telephone.as_str()) }
                            } @else { (words.say("numbers-none")) }
                        }
                    }
                }
            },
        ),
    }
}

/// The number of one kind, and what the agency calls whoever answers.
fn one(words: Words, kind: Kind, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let (name, number) = (field("name", kind), field("number", kind));
    html! {
        fieldset.card.stack-s {
            legend.legend { (called(words, kind)) }
            (form::field_text(&FieldText {
                id: &name, label: &words.say("numbers-name"), hint: Some(&words.say(&format!("numbers-{}-hint", kind.code()))),
                value: fields.get(&name), errors, ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: &number, label: &words.say("numbers-number"), value: fields.get(&number), errors, kind: "tel",
                ..FieldText::new(words)
            }))
        }
    }
}
