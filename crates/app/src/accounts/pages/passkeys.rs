// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of passkeys: one's own, adding one, and the button that asks for one.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::accounts::passkeys::Passkeys;
use crate::accounts::{Who, lists};
use crate::assets;
use crate::state::App;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;
use crate::words::Words;

/// Where a form that needs a passkey begins its ceremony, and where it is sent.
pub struct Asks<'a> {
    /// The address that begins.
    pub begins: &'a str,
    /// The address the answer is sent to.
    pub sent: &'a str,
    /// Where one goes on to.
    pub to: &'a str,
    /// What the button says.
    pub does: &'a str,
}

/// A form that only a script can fill in, and that is hidden without one.
pub fn ask(words: Words, passkeys: &Passkeys, asks: &Asks<'_>, errors: &[FieldError]) -> Markup {
    html! {
        div hidden data-passkey {
            (scripted(words, passkeys, asks, &html! {
                (form::error_of(errors, "passkey"))
                p.actions { button.btn.big id="passkey" type="submit" { (words.say(asks.does)) } }
            }))
        }
        script type="module" src=(assets::url("passkeys.js")) {}
    }
}

/// The form itself, around what it holds.
pub fn scripted(words: Words, passkeys: &Passkeys, asks: &Asks<'_>, within: &Markup) -> Markup {
    html! {
        form.stack method="post" action=(asks.sent) autocomplete="off"
            data-begins=(asks.begins) data-origin=(passkeys.origin())
            data-stopped=(words.say("passkey-stopped"))
            data-unreachable=(words.say("passkey-unreachable")) {
            input type="hidden" name="ceremony" value="";
            input type="hidden" name="answer" value="";
            @if !asks.to.is_empty() { input type="hidden" name="to" value=(asks.to); }
            (within)
            p.meta role="status" {}
        }
    }
}

/// One's own passkeys, each with how it is called and a way to remove it.
pub fn list(who: &Who, app: &App, own: &[lists::Passkey], errors: &[FieldError]) -> Markup {
    let words = who.words;
    let title = words.say("passkeys-title");
    let offered = app.passkeys.get();
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("passkeys-what")) }
                (form::error_summary(words, errors))
                @if own.is_empty() { (notice::empty(&words.say("passkeys-none"))) }
                @for one in own { (card(who, app, one, errors)) }
                @match offered {
                    Some(_) => p.actions { a.btn href=(urls::PASSKEYS_NEW) { (words.say("passkey-new-title")) } },
                    None => p { (words.say("passkeys-not-offered")) },
                }
                p.meta { (words.say("passkeys-lost-hint")) " "
                    a href=(urls::DEVICES) { (words.say("devices-title")) } }
                p { a href=(urls::ME) { (words.say("me-title")) } }
            }
        },
    )
}

fn card(who: &Who, app: &App, one: &lists::Passkey, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let id = crate::random::hex(&one.id);
    let (name, remove) = (format!("name-{id}"), format!("remove-{id}"));
    let at = |key: &str, at: Timestamp| {
        let at = app.local(at);
        let with = [("date", words.date(at.date()).into()), ("time", words.time(at.time()).into())];
        words.with(key, &with)
    };
    let wrong = errors.iter().any(|error| error.field == name);
    html! {
        section.card.stack-s {
            h2 { (one.name) }
            p.meta {
                (at("passkey-made", one.made)) " · "
                @match one.used {
                    Some(used) => (at("passkey-used", used)),
                    None => (words.say("passkey-not-used")),
                }
            }
            details open[wrong] {
                summary { (words.say("passkey-rename")) span.vh { ": " (one.name) } }
                form.stack method="post" action=(urls::PASSKEYS) autocomplete="off" {
                    (form::field_text(&FieldText {
                        id: &name, label: &words.say("passkey-name"), value: &one.name, errors,
                        max: Some(60), ..FieldText::new(words)
                    }))
                    p.actions { button.btn.second type="submit" name="rename" value=(id) {
                        (words.say("passkey-rename-do")) } }
                }
            }
            form method="post" action=(urls::PASSKEYS) autocomplete="off" {
                (form::error_of(errors, &remove))
                p.actions { button.btn.second id=(remove) type="submit" name="remove" value=(id) {
                    (words.say("passkey-remove")) span.vh { ": " (one.name) } } }
            }
        }
    }
}

/// Adding one: how it is called, and the button by which the device asks whether it is you.
pub fn new(who: &Who, passkeys: &Passkeys, name: &str, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let title = words.say("passkey-new-title");
    let asks = Asks { begins: urls::PASSKEYS_BEGIN, sent: urls::PASSKEYS_NEW, to: "", does: "" };
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("passkey-new-what")) }
                (form::error_summary(words, errors))
                p data-passkey-without { (words.say("passkey-needs-script")) " "
                    (words.with("passkey-address", &[("address", passkeys.origin().into())])) }
                div hidden data-passkey {
                    (scripted(words, passkeys, &asks, &html! {
                        (form::field_text(&FieldText {
                            id: "name", label: &words.say("passkey-name"), value: name, errors,
                            hint: Some(&words.say("passkey-name-hint")), max: Some(60),
                            required: true, ..FieldText::new(words)
                        }))
                        (form::error_of(errors, "passkey"))
                        p.actions {
                            button.btn id="passkey" type="submit" { (words.say("passkey-new-do")) }
                            a.btn.second href=(urls::PASSKEYS) { (words.say("passkey-new-not-now")) }
                        }
                    }))
                }
                script type="module" src=(assets::url("passkeys.js")) {}
                p { a href=(urls::PASSKEYS) { (words.say("passkeys-title")) } }
            }
        },
    )
}

/// A kind word to those who answer for others and have no passkey yet.
pub fn band(words: Words) -> Markup {
    notice::notice(
        Tone::Honey,
        html! {
            p { (words.say("passkey-band")) }
            p.actions { a.btn.second href=(urls::PASSKEYS_NEW) { (words.say("passkey-new-title")) } }
        },
    )
}
