// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page without signal: its parts wait hidden, and the script shows the one whose turn it is. Nobody's name is in it.

use maud::{Markup, html};

use crate::assets;
use crate::ui::form;
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Frame, Place, Theme, page};
use crate::urls;
use crate::words::{Language, Words};

/// What the script says, each under the name it asks for.
const SAID: [&str; 45] = [
    "again",
    "another-tab",
    "as-of",
    "clock",
    "emptied",
    "erased",
    "full",
    "full-here",
    "gone",
    "kept",
    "later",
    "locked",
    "long",
    "may-empty",
    "more",
    "nearly-full",
    "not-by",
    "not-done",
    "nothing-chosen",
    "nothing-written",
    "other-account",
    "over",
    "passkey-added",
    "passkey-not",
    "removed",
    "saved",
    "sent-added",
    "sent-all",
    "sent-apart",
    "sent-begun",
    "sent-given",
    "sent-signed",
    "short",
    "signed-out",
    "taken",
    "taken-one",
    "taking",
    "tries",
    "unreachable",
    "until",
    "waiting",
    "waits-begun",
    "waits-finished",
    "wrong",
    "wrong-passkey",
];

/// The page, in one language for whoever opens it.
pub fn shell(language: Language) -> Markup {
    let words = Words::of(language);
    let title = words.say("away-title");
    let frame = Frame {
        words,
        title: &title,
        here: Place::None,
        who: None,
        hat: None,
        theme: Theme::System,
        sub: None,
        shared: None,
        find: false,
        staff: false,
        save_bar: false,
    };
    page(
        &frame,
        html! {
            div.stack data-away translate="no" spellcheck="false" data-language=(language.code())
                data-page=(urls::away_in(language)) data-worker=(urls::away_worker(language)) data-offered=(urls::AWAY_OFFERED)
                data-take=(urls::AWAY_TAKE) data-stands=(urls::AWAY_STANDS) data-left=(urls::AWAY_LEFT) data-given=(urls::AWAY_GIVEN)
                data-step-up=(urls::step_up(Some(urls::AWAY))) data-sealing=(assets::url("sealing.js"))
                data-kept=(assets::url("kept.js")) data-trees=(assets::url("trees.js")) data-locks=(assets::url("locks.js"))
                data-parts=(assets::url("parts.js")) data-device=(assets::url("device.js"))
                data-notes=(assets::url("notes.js")) data-taking=(assets::url("taking.js")) {
                @for code in SAID { span hidden data-say=(code) { (words.say(&format!("away-say-{code}"))) } }
                div.row.between {
                    h1 { (title) }
                    span.tag.honey hidden data-no-signal { (words.say("away-no-signal")) }
                }
                // Named by a field in which something is wrong, it has to say itself that it speaks.
                p.said role="status" aria-live="polite" id="said" {}
                div data-part="without" {
                    (notice::notice(Tone::Honey, html! { p { (words.say("away-needs-script")) } }))
                }
                (begin(words))
                (locked(words))
                (open(words))
                (reading(words))
                (templates(words))
                p.noprint { a hidden data-wait { (words.say("away-wait")) } }
                p.noprint { a href=(urls::TODAY) { (words.say("nav-today")) } }
            }
            script type="module" src=(assets::url("away.js")) {}
        },
    )
}

/// Making the lock: a passphrase, twice.
fn begin(words: Words) -> Markup {
    html! {
        form.card.stack.narrow hidden data-part="begin" autocomplete="off" {
            h2 { (words.say("away-begin")) }
            p { (words.say("away-begin-what")) }
            (form::secret(words, "new-passphrase", "away-passphrase", Some(&words.say("away-passphrase-hint"))))
            (form::secret(words, "again", "sealed-passphrase-again", None))
            p.actions { button.btn type="submit" { (words.say("away-begin-do")) } }
        }
    }
}

/// Locked: no name is here, and no number of families.
fn locked(words: Words) -> Markup {
    html! {
        section.card.stack.narrow hidden data-part="locked" {
            h2 { (words.say("away-locked")) }
            p.meta data-until {}
            p.actions hidden data-by-passkey { button.btn.big type="button" { (words.say("away-open-passkey")) } }
            form.stack autocomplete="off" data-unlock {
                (form::secret(words, "passphrase", "away-passphrase", None))
                p.actions { button.btn type="submit" { (words.say("away-open")) } }
            }
            details {
                summary { (words.say("away-lost")) }
                div.stack-s {
                    p { (words.say("away-lost-what")) }
                    p.actions { button.btn.second type="button" data-remove-locked { (words.say("away-remove-all")) } }
                }
            }
        }
    }
}

/// What is here, what waits to go out, and what may be taken.
fn open(words: Words) -> Markup {
    html! {
        section.stack hidden data-part="open" aria-label=(words.say("away-title")) {
            div.row.between {
                p.lede data-state {}
                button.btn.second type="button" data-lock { (words.say("reflections-lock")) }
            }
            div.actions data-beside {}
            p.small data-no-beside { a href=(urls::AT_ONCE) { (words.say("at-once-title")) } }
            section.card.stack-s hidden data-out aria-labelledby="out" {
                h2 id="out" { (words.say("away-out")) }
                ul.list data-out-list {}
                p.actions { button.btn.second type="button" data-send { (words.say("away-send")) } }
            }
            section.card.stack-s aria-labelledby="here" {
                h2 id="here" { (words.say("away-here")) }
                p.meta hidden data-none { (words.say("away-none")) }
                ul.list data-here-list {}
                p.actions { button.btn.quiet type="button" data-remove { (words.say("away-remove")) } }
            }
            details.card data-choosing {
                summary { (words.say("away-choose")) }
                form.stack data-choose autocomplete="off" {
                    p.hint { (words.say("away-choose-what")) }
                    fieldset { legend.legend { (words.say("away-visits")) } div.stack-s data-offered-list {} }
                    fieldset { legend.legend { (words.say("away-until-when")) } div.stack-s data-untils {} }
                    p.actions { button.btn type="submit" { (words.say("away-take")) } }
                }
            }
            details.card {
                summary { (words.say("away-passkey")) }
                div.stack-s {
                    p { (words.say("away-passkey-what")) }
                    p.actions { button.btn.second type="button" data-add-passkey { (words.say("away-passkey-do")) } }
                }
            }
        }
    }
}

/// One page of a family, or its note.
fn reading(words: Words) -> Markup {
    html! {
        section.stack hidden data-part="reading" aria-labelledby="reading" {
            div.row.between {
                button.btn.second type="button" data-back { (words.say("away-back")) }
                div.actions data-beside {}
                button.btn.quiet type="button" data-lock { (words.say("reflections-lock")) }
            }
            h2 id="reading" tabindex="-1" {}
            p.meta data-as-of {}
            div.stack data-page-here {}
        }
    }
}

/// What one visit, and one note that waits, look like.
fn templates(words: Words) -> Markup {
    html! {
        template data-one {
            li.stack-s {
                p { b data-name {} }
                p.meta data-when {}
                p hidden data-begun { span.tag.honey { (words.say("away-begun")) } }
                div.actions {
                    button.btn type="button" data-write { (words.say("visit-start-note")) }
                    span.actions data-pages {}
                }
            }
        }
        template data-waiting {
            li.row.between {
                div { p { b data-name {} } p.meta data-when {} }
                span.actions { span.tag data-state {}
                    button.btn.quiet type="button" hidden data-read { (words.say("away-read")) } a hidden data-to { (words.say("away-to-record")) } }
            }
        }
    }
}
