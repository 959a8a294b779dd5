// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of a way in for somebody in a family: giving one, the code told in person, and taking it away.

use maud::{Markup, html};
use practice::people::Person;

use crate::accounts::ways_in::{Given, WayIn};
use crate::called;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldError};
use crate::ui::notice::{Tone, notice};
use crate::urls;
use crate::words::Language;

/// Whether this person has a way in, and what may be done about it.
pub fn page(open: &Open, person: &Person, known: Option<&WayIn>, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let name = called::person(words, person);
    let here = urls::way_in(open.family.id, person.id);
    frame(
        open,
        &words.say("way-in-title"),
        "people",
        &html! {
            div.wrap-narrow.stack {
                h2 { (words.with("way-in-for", &[("name", name.as_str().into())])) }
                p.lede { (words.say("way-in-what")) }
                @if let Some(known) = known {
                    section.card.stack-s {
                        p { (words.with("way-in-has", &[("sign-in", known.sign_in.as_str().into())])) }
                        @if let Some(until) = known.code_until {
                            @let until = open.app.local(until);
                            p.meta { (words.with("way-in-code-until", &[
                                ("date", words.date(until.date()).into()), ("time", words.time(until.time()).into())])) }
                        }
                        form method="post" action=(here) autocomplete="off" {
                            p.actions { button.btn.second type="submit" name="do" value="give" {
                                (words.say("way-in-new-code")) } }
                        }
                    }
                    @if known.second_step {
                        details.card {
                            summary { (words.say("way-in-again")) }
                            p { (words.say("way-in-again-what")) }
                            form method="post" action=(here) autocomplete="off" {
                                p.actions { button.btn.second type="submit" name="do" value="again" {
                                    (words.say("way-in-again-do")) } }
                            }
                        }
                    }
                    details.card {
                        summary { (words.say("way-in-withdraw")) }
                        p { (words.say("way-in-withdraw-what")) }
                        form method="post" action=(here) autocomplete="off" {
                            p.actions { button.btn.second type="submit" name="do" value="withdraw" {
                                (words.say("way-in-withdraw-do")) } }
                        }
                    }
                } @else {
                    (give(open, &here, errors))
                }
                p { a href=(urls::person(open.family.id, person.id)) { (words.say("way-in-back")) } }
            }
        },
    )
}

fn give(open: &Open, here: &str, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let languages = [Language::English, Language::Spanish].map(|language| Choice {
        value: language.code().to_owned(),
        label: words.say(&format!("language-{}", language.code())),
        chosen: words.language() == language,
    });
    html! {
        form.card.stack method="post" action=(here) autocomplete="off" {
            p { (words.say("way-in-sees")) }
            (form::choices(&Chooser {
                id: "language", legend: &words.say("way-in-language"), choices: &languages, errors,
                ..Chooser::radio()
            }))
            p.actions { button.btn type="submit" name="do" value="give" { (words.say("way-in-give")) } }
        }
    }
}

/// The code, shown this once, with what to say.
pub fn given(open: &Open, person: &Person, given: &Given) -> Markup {
    let words = open.who.words;
    let name = called::person(words, person);
    frame(
        open,
        &words.say("way-in-title"),
        "people",
        &html! {
            div.wrap-narrow.stack {
                h2 { (words.with("way-in-code-for", &[("name", name.as_str().into())])) }
                section.card.stack-s {
                    p { (words.say("way-in-page")) " " code { (urls::WITH_CODE) } }
                    p { (words.say("sign-in-name")) } p.secret { code { (given.sign_in) } }
                    p { (words.say("with-code-code")) } p.secret { code { (given.code) } }
                }
                (notice(Tone::Honey, html! { p { (words.say("way-in-once")) } }))
                p.actions { a.btn href=(urls::way_in(open.family.id, person.id)) { (words.say("way-in-told")) } }
            }
        },
    )
}
