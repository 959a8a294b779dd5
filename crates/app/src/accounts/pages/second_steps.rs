// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of the second step: setting it up, its recovery codes, and typing a code while signing in.

use maud::{Markup, html};
use qrcode::{Color, QrCode};

use super::outside;
use crate::accounts::second_steps::{Shown, Stands, in_groups};
use crate::accounts::{SecondStepRule, Who};
use crate::state::App;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{Tone, notice};
use crate::ui::page::{Place, page};
use crate::urls;
use crate::words::Words;

/// The field a code is typed in.
pub fn code_field(words: Words, errors: &[FieldError]) -> Markup {
    form::field_text(&FieldText {
        id: "code",
        label: &words.say("second-step-code"),
        hint: Some(&words.say("second-step-code-hint")),
        errors,
        autocomplete: "one-time-code",
        ..FieldText::new(words)
    })
}

/// The second page of signing in.
pub fn second_half(words: Words, to: &str, errors: &[FieldError]) -> Markup {
    let title = words.say("second-half-title");
    page(
        &outside(words, &title),
        html! {
            div.sign-in {
                h1 { (title) }
                p.lede { (words.say("second-half-what")) }
                (form::error_summary(words, errors))
                form.stack method="post" action=(urls::SECOND_HALF) {
                    @if !to.is_empty() { input type="hidden" name="to" value=(to); }
                    (code_field(words, errors))
                    p.actions { button.btn.big type="submit" { (words.say("sign-in-do")) } }
                }
                p.meta { (words.say("second-half-lost")) }
                p { a href=(urls::SIGN_IN) { (words.say("second-half-other")) } }
            }
        },
    )
}

/// Where one's second step stands, with what may be done about it.
pub fn second_step(
    who: &Who,
    app: &App,
    (stands, rule): (&Stands, SecondStepRule),
    errors: &[FieldError],
) -> Markup {
    let words = who.words;
    let title = words.say("second-step-title");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("second-step-what")) }
                @if rule == SecondStepRule::Required && !matches!(stands, Stands::On(..)) {
                    (notice(Tone::Honey, html! { p { (words.say("second-step-required")) } }))
                }
                (form::error_summary(words, errors))
                @match stands {
                    Stands::NoPassword => { p { (words.say("second-step-password-first")) } }
                    Stands::Off => { (press(words, "begin", "second-step-begin")) }
                    Stands::Begun(shown) => { (begun(words, shown, errors)) }
                    Stands::On(since, left) => {
                        section.card.stack-s {
                            p { (words.with("second-step-since", &[("date", words.date(app.local(*since).date()).into())])) }
                            p { (words.with("second-step-codes-left", &[("count", (*left).into())])) }
                            (press(words, "codes", "second-step-new-codes"))
                        }
                        details.card {
                            summary { (words.say("second-step-end")) }
                            p { (words.say("second-step-end-what")) }
                            (press(words, "end", "second-step-end-do"))
                        }
                    }
                }
                p { a href=(urls::ME) { (words.say("me-title")) } }
            }
        },
    )
}

/// A band that asks for a second step.
pub fn second_step_asked(words: Words) -> Markup {
    notice(
        Tone::Honey,
        html! {
            p { (words.say("second-step-asked")) }
            p.actions { a.btn.second href=(urls::SECOND_STEP) { (words.say("second-step-begin")) } }
        },
    )
}

/// One button.
fn press(words: Words, value: &str, key: &str) -> Markup {
    html! {
        form method="post" action=(urls::SECOND_STEP) autocomplete="off" {
            p.actions { button.btn.second[value != "begin"] type="submit" name="do" value=(value) { (words.say(key)) } }
        }
    }
}

fn begun(words: Words, shown: &Shown, errors: &[FieldError]) -> Markup {
    html! {
        section.card.stack {
            p { (words.say("second-step-scan")) }
            (picture(words, &shown.address))
            p { (words.say("second-step-type-instead")) }
            p.secret { code { (shown.groups) } }
            p { a href=(shown.address) { (words.say("second-step-open-app")) } }
            form.stack method="post" action=(urls::SECOND_STEP) {
                input type="hidden" name="do" value="confirm";
                (form::field_text(&FieldText {
                    id: "code", label: &words.say("second-step-first-code"), errors,
                    hint: Some(&words.say("second-step-first-code-hint")),
                    autocomplete: "one-time-code", ..FieldText::new(words)
                }))
                p.actions { button.btn type="submit" { (words.say("second-step-confirm")) } }
            }
            (press(words, "end", "second-step-not-now"))
        }
    }
}

/// The address as a picture that an app takes with the camera: dark on light in every theme, with
/// the margin of four that readers ask for.
fn picture(words: Words, address: &str) -> Markup {
    let Ok(code) = QrCode::new(address.as_bytes()) else { return html! {} };
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let squares: Vec<String> =
        dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + 4, at / width + 4)).collect();
    let side = width + 8;
    html! {
        svg.qr role="img" aria-label=(words.say("second-step-picture"))
            viewBox={ "0 0 " (side) " " (side) } width="220" height="220" {
            rect width=(side) height=(side) {}
            path d=(squares.concat()) {}
        }
    }
}

/// New recovery codes, shown this once.
pub fn recovery_codes(who: &Who, codes: &[String]) -> Markup {
    let words = who.words;
    let title = words.say("recovery-title");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("recovery-what")) }
                section.card {
                    ul.list { @for code in codes { li.secret { code { (in_groups(code)) } } } }
                }
                (notice(Tone::Honey, html! { p { (words.say("recovery-once")) } }))
                p.actions { a.btn href=(urls::SECOND_STEP) { (words.say("recovery-kept")) } }
            }
        },
    )
}
