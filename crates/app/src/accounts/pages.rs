// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of signing in and of one's own settings.

mod codes;
mod devices;
mod feeds;
pub mod passkeys;
mod second_steps;

use maud::{Markup, html};

use self::passkeys::Asks;
use super::{Passkeys, Who};
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice;
use crate::ui::page::{Frame, Place, Theme, page};
use crate::urls;
use crate::words::{Language, Words};

pub use codes::with_code;
pub use devices::devices;
pub use feeds::{feed, feed_made};
pub use second_steps::{recovery_codes, second_half, second_step, second_step_asked};

fn outside(words: Words, title: &str) -> Frame<'_> {
    Frame {
        words,
        title,
        here: Place::None,
        who: None,
        hat: None,
        theme: Theme::System,
        sub: None,
        shared: None,
        find: false,
        staff: false,
        save_bar: false,
    }
}

/// The page one signs in on.
pub fn sign_in(
    (words, passkeys): (Words, Option<&Passkeys>),
    name: &str,
    to: &str,
    errors: &[FieldError],
) -> Markup {
    let title = words.say("sign-in-title");
    let asks = Asks {
        begins: urls::SIGN_IN_BY_PASSKEY_BEGIN,
        sent: urls::SIGN_IN_BY_PASSKEY,
        to,
        does: "passkey-sign-in",
    };
    page(
        &outside(words, &title),
        html! {
            div.sign-in {
                h1 { (title) }
                (form::error_summary(words, errors))
                @if let Some(passkeys) = passkeys { (passkeys::ask(words, passkeys, &asks, errors)) }
                form.stack method="post" action=(urls::SIGN_IN) {
                    @if !to.is_empty() { input type="hidden" name="to" value=(to); }
                    (form::field_text(&FieldText {
                        id: "name", label: &words.say("sign-in-name"), value: name, errors,
                        autocomplete: "username", ..FieldText::new(words)
                    }))
                    (form::field_text(&FieldText {
                        id: "password", label: &words.say("sign-in-password"), errors,
                        kind: "password", autocomplete: "current-password", ..FieldText::new(words)
                    }))
                    p.actions { button.btn.big type="submit" { (words.say("sign-in-do")) } }
                }
                p { a href=(urls::WITH_CODE) { (words.say("with-code-title")) } }
            }
        },
    )
}

/// The page of a sign-in link: says who, and waits for a press.
pub fn link(words: Words, token: &str, name: &str) -> Markup {
    let title = words.say("sign-in-title");
    page(
        &outside(words, &title),
        html! {
            div.sign-in {
                h1 { (words.with("sign-in-link-as", &[("name", name.into())])) }
                p.lede { (words.say("sign-in-link-hint")) }
                form method="post" action=(urls::sign_in_link(token)) autocomplete="off" {
                    p.actions { button.btn.big type="submit" { (words.say("sign-in-do")) } }
                }
            }
        },
    )
}

/// The page one proves anew on who one is.
pub fn step_up(
    who: &Who,
    (password, passkeys): (bool, Option<&Passkeys>),
    to: &str,
    second: bool,
    errors: &[FieldError],
) -> Markup {
    let words = who.words;
    let title = words.say("step-up-title");
    let asks = Asks {
        begins: urls::STEP_UP_BY_PASSKEY_BEGIN,
        sent: urls::STEP_UP_BY_PASSKEY,
        to,
        does: "passkey-step-up",
    };
    page(
        &who.frame(&title, Place::None),
        html! {
            div.sign-in {
                h1 { (title) }
                p.lede { (words.say(if password { "step-up-what" } else { "passkey-step-up-what" })) }
                (form::error_summary(words, errors))
                @if let Some(passkeys) = passkeys { (passkeys::ask(words, passkeys, &asks, errors)) }
                @if password { form.stack method="post" action=(urls::STEP_UP) {
                    @if !to.is_empty() { input type="hidden" name="to" value=(to); }
                    (form::field_text(&FieldText {
                        id: "password", label: &words.say("sign-in-password"), errors,
                        kind: "password", autocomplete: "current-password", ..FieldText::new(words)
                    }))
                    @if second { (second_steps::code_field(words, errors)) }
                    p.actions { button.btn.big type="submit" { (words.say("step-up-do")) } }
                } }
            }
        },
    )
}

/// The same for somebody who has no password yet and signs in by a link.
pub fn step_up_by_link(who: &Who) -> Markup {
    let words = who.words;
    let title = words.say("step-up-title");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.sign-in {
                h1 { (title) }
                p.lede { (words.say("step-up-by-link")) }
                p { (words.say("step-up-then-password")) }
                p.actions { a.btn.second href=(urls::ME) { (words.say("me-title")) } }
            }
        },
    )
}

/// Whether others see the screen, what that changes, and the way back.
pub fn shared_screen(who: &Who) -> Markup {
    let words = who.words;
    let title = words.say("shared-screen-title");
    let (state, value, press) = if who.shared_screen {
        (words.say("shared-screen-is-on"), "off", words.say("shared-screen-end"))
    } else {
        (words.say("shared-screen-is-off"), "on", words.say("shared-screen-begin"))
    };
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (state) }
                p { (words.say("shared-screen-what")) }
                @if who.shared_screen { p.meta { (words.say("shared-screen-end-hint")) } }
                form method="post" action=(urls::SHARED_SCREEN) autocomplete="off" {
                    button.btn type="submit" name="shared" value=(value) { (press) }
                }
            }
        },
    )
}

/// One's own settings: language, theme, password, hat, and signing out.
pub fn me(who: &Who, errors: &[FieldError], password_changed: bool) -> Markup {
    let words = who.words;
    let title = words.say("me-title");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.stack.narrow {
                h1 { (title) }
                @if password_changed { (notice::done(&words.say("password-changed"))) }
                (form::error_summary(words, errors))
                (hats(who))
                p { a href=(urls::DEVICES) { (words.say("devices-title")) } }
                p { a href=(urls::SECOND_STEP) { (words.say("second-step-title")) } }
                @if who.may_share_screen() {
                    p { a href=(urls::PASSKEYS) { (words.say("passkeys-title")) } }
                }
                @if who.may_share_screen() {
                    p { a href=(urls::SHARED_SCREEN) { (words.say("shared-screen-title")) } }
                }
                @if who.may_share_screen() {
                    p { a href=(urls::PLAYS) { (words.say("plays-box")) } }
                    p { a href=(urls::REFLECTIONS) { (words.say("reflections-title")) } }
                    p { a href=(urls::BROUGHT) { (words.say("brought-title")) } }
                }
                @if who.visits() {
                    p { a href=(urls::CALENDAR_FEED) { (words.say("feed-title")) } }
                }
                (settings(who, errors))
                (password(who, errors))
                form method="post" action=(urls::SIGN_OUT) autocomplete="off" {
                    button.btn.second type="submit" { (words.say("sign-out")) }
                }
            }
        },
    )
}

fn hats(who: &Who) -> Markup {
    let words = who.words;
    html! {
        @if who.hats.len() > 1 {
            section.card {
                h2 { (words.say("me-hat")) }
                form.row method="post" action="/me/hat" autocomplete="off" {
                    @for hat in &who.hats {
                        button.btn.second type="submit" name="hat" value=(hat.code())
                            aria-current=[(*hat == who.hat).then_some("true")] {
                            (words.say(&format!("hat-{}", hat.code())))
                        }
                    }
                }
            }
        }
    }
}

fn settings(who: &Who, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let languages = [Language::English, Language::Spanish].map(|language| Choice {
        value: language.code().to_owned(),
        label: words.say(&format!("language-{}", language.code())),
        chosen: words.language() == language,
    });
    let themes = [("system", Theme::System), ("light", Theme::Light), ("dark", Theme::Dark)];
    let themes = themes.map(|(code, theme)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("theme-{code}")),
        chosen: who.theme == theme,
    });
    html! {
        form.card.stack method="post" action=(urls::ME) autocomplete="off" {
            (form::choices(&Chooser {
                id: "language", legend: &words.say("me-language"), choices: &languages, errors,
                ..Chooser::radio()
            }))
            (form::choices(&Chooser {
                id: "theme", legend: &words.say("me-theme"), choices: &themes, errors,
                ..Chooser::radio()
            }))
            p.actions { button.btn type="submit" { (words.say("me-keep")) } }
        }
    }
}

fn password(who: &Who, errors: &[FieldError]) -> Markup {
    let words = who.words;
    html! {
        details.card open[!errors.is_empty()] {
            summary { (words.say("password-change")) }
            form.stack method="post" action="/me/password" {
                (form::field_text(&FieldText {
                    id: "now", label: &words.say("password-now"), errors, kind: "password",
                    autocomplete: "current-password", ..FieldText::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "new", label: &words.say("password-new"),
                    hint: Some(&words.say("password-hint")), errors, kind: "password",
                    autocomplete: "new-password", ..FieldText::new(words)
                }))
                p.actions { button.btn type="submit" { (words.say("password-keep")) } }
            }
        }
    }
}
