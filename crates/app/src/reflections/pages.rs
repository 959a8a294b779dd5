// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of private reflections: its parts wait hidden, and the script shows the one whose turn it is. No text of a reflection passes through here.

use maud::{Markup, html};

use crate::accounts::Who;
use crate::assets;
use crate::ui::form::{self, FieldArea, FieldText};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page as framed};
use crate::urls;
use crate::words::Words;

/// Most characters of a line that is brought to supervision.
pub const LINE_MOST: usize = 500;

/// What the script says, each under the name it asks for.
const SAID: [&str; 20] = [
    "again",
    "brought",
    "changed",
    "elsewhere",
    "kept",
    "left",
    "locked",
    "long",
    "long-passphrase",
    "nobody",
    "passkey-added",
    "passkey-not",
    "passkey-removed",
    "short",
    "signed-out",
    "typed-code",
    "unreachable",
    "wrong",
    "wrong-code",
    "wrong-passkey",
];

/// Who would read a line that is brought: by name, and as the form sends them back.
type Readers<'a> = (&'a [String], &'a str);

/// Everything there is to it; a line that is brought would be read by these.
pub fn page(who: &Who, readers: Readers<'_>) -> Markup {
    let words = who.words;
    let title = words.say("reflections-title");
    framed(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("reflections-lede")) }
                @if who.shared_screen {
                    (notice::notice(Tone::Honey, html! { p { (words.say("reflections-not-here")) } }))
                } @else {
                    div data-part="without" {
                        (notice::notice(Tone::Honey, html! { p { (words.say("reflections-needs-script")) } }))
                    }
                    (parts(who, readers))
                    script type="module" src=(assets::url("reflections.js")) {}
                }
                details.noprint {
                    summary { (words.say("reflections-how")) }
                    div.stack-s {
                        @for line in ["who", "court", "lost", "leave"] {
                            p { (words.say(&format!("reflections-how-{line}"))) }
                        }
                    }
                }
                p.noprint { a href=(urls::BROUGHT) { (words.say("brought-title")) } }
            }
        },
    )
}

fn parts(who: &Who, readers: Readers<'_>) -> Markup {
    let words = who.words;
    let said = SAID.map(|code| (code, words.say(&format!("reflections-say-{code}"))));
    html! {
        // Neither a checker of spelling nor a translator is sent what is written here.
        div.stack data-reflections data-account=(super::name(who.account)) translate="no" spellcheck="false"
            data-book=(urls::REFLECTIONS_BOOK) data-key=(urls::REFLECTIONS_KEY)
            data-keep=(urls::REFLECTIONS_KEEP) data-burn=(urls::REFLECTIONS_BURN)
            data-bring=(urls::BROUGHT) data-step-up=(urls::step_up(Some(urls::REFLECTIONS)))
            data-sealing=(assets::url("sealing.js")) data-parts=(assets::url("parts.js")) data-keys=(assets::url("keys.js")) data-locks=(assets::url("locks.js")) data-language=(words.language().code()) {
            @for (code, text) in &said { span hidden data-say=(code) { (text) } }
            p.said role="status" id="said" {}
            (begin(words))
            (code(words))
            (unlock(words))
            (opened(words))
            (one(words, readers))
        }
    }
}

/// Making the key: a passphrase, twice.
fn begin(words: Words) -> Markup {
    html! {
        form.private.stack hidden data-part="begin" autocomplete="off" {
            h2 { (words.say("reflections-begin")) }
            p { (words.say("reflections-begin-what")) }
            (form::secret(words, "new-passphrase", "reflections-passphrase", Some(&words.say("reflections-passphrase-hint"))))
            (form::secret(words, "again", "sealed-passphrase-again", None))
            p.actions { button.btn type="submit" { (words.say("reflections-begin-do")) } }
        }
    }
}

/// The code to write down, typed back before anything is kept.
fn code(words: Words) -> Markup {
    html! {
        form.card.stack hidden data-part="code" autocomplete="off" {
            h2 tabindex="-1" { (words.say("reflections-code")) }
            p { (words.say("reflections-code-what")) }
            p.secret { code data-code {} }
            (form::field_text(&FieldText {
                id: "typed-code", label: &words.say("reflections-code-typed"),
                hint: Some(&words.say("reflections-code-typed-hint")), required: true, ..FieldText::new(words)
            }))
            p.actions {
                button.btn type="submit" { (words.say("reflections-code-do")) }
                button.btn.second type="button" data-print hidden { (words.say("reflections-code-print")) }
            }
        }
    }
}

fn unlock(words: Words) -> Markup {
    html! {
        form.private.stack hidden data-part="locked" autocomplete="off" {
            h2 { (words.say("reflections-locked")) }
            (form::secret(words, "passphrase", "reflections-passphrase", None))
            p.actions { button.btn type="submit" { (words.say("reflections-open")) } }
        }
        form.private.stack hidden data-part="locked" data-by="passkey" autocomplete="off" {
            p.actions { button.btn.second type="submit" { (words.say("reflections-by-passkey")) } }
        }
        form.private.stack hidden data-part="locked" data-by="code" autocomplete="off" {
            details {
                summary { (words.say("reflections-by-code")) }
                div.stack {
                    (form::field_text(&FieldText {
                        id: "code", label: &words.say("reflections-code-yours"), required: true, ..FieldText::new(words)
                    }))
                    p.actions { button.btn.second type="submit" { (words.say("reflections-open")) } }
                }
            }
        }
    }
}

/// Writing, what was written, and what may be done with all of it.
fn opened(words: Words) -> Markup {
    html! {
        section.stack hidden data-part="open" aria-label=(words.say("reflections-title")) {
            form.private.stack data-writing autocomplete="off" {
                (form::field_area(&FieldArea {
                    id: "words", label: &words.say("reflections-words"),
                    hint: Some(&words.say("reflections-words-hint")), ..FieldArea::new(words)
                }))
                p.actions {
                    button.btn type="submit" data-finish { (words.say("reflections-keep")) }
                    button.btn.second type="button" data-lock { (words.say("reflections-lock")) }
                }
            }
            p data-empty hidden { (words.say("reflections-empty")) }
            p data-closed hidden { (words.say("reflections-closed")) }
            ol.plain.stack data-all {}
            details {
                summary { (words.say("reflections-all")) }
                div.stack {
                    p { (words.say("reflections-take-what")) }
                    p.actions { button.btn.second type="button" data-take { (words.say("reflections-take")) } }
                    form.stack data-change autocomplete="off" {
                        h3 { (words.say("reflections-change")) }
                        (form::secret(words, "changed", "sealed-passphrase-new", Some(&words.say("reflections-passphrase-hint"))))
                        (form::secret(words, "changed-again", "sealed-passphrase-again", None))
                        p.actions { button.btn.second type="submit" { (words.say("sealed-change-do")) } }
                    }
                    form.stack data-add-passkey autocomplete="off" {
                        h3 { (words.say("reflections-passkey")) }
                        p { (words.say("reflections-passkey-what")) }
                        p.actions { button.btn.second type="submit" { (words.say("reflections-passkey-do")) } }
                    }
                    form.stack hidden data-remove-passkey autocomplete="off" {
                        p.actions { button.btn.quiet type="submit" { (words.say("reflections-passkey-remove")) } }
                    }
                    form.stack data-recode autocomplete="off" {
                        h3 { (words.say("reflections-recode")) }
                        p { (words.say("reflections-recode-what")) }
                        p.actions { button.btn.second type="submit" { (words.say("reflections-recode-do")) } }
                    }
                    form.stack data-burn-all autocomplete="off" {
                        h3 { (words.say("reflections-burn-all")) }
                        p { (words.say("reflections-burn-all-what")) }
                        label.choice { input type="checkbox" id="sure" required; span { (words.say("reflections-burn-all-sure")) } }
                        p.actions { button.btn.second type="submit" { (words.say("reflections-burn-all-do")) } }
                    }
                }
            }
        }
    }
}

/// What one reflection looks like, for the script to fill in.
fn one(words: Words, (readers, ids): Readers<'_>) -> Markup {
    html! {
        template data-one {
            li.private.stack-s {
                p.meta { time {} }
                p.told data-words {}
                div.actions.noprint {
                    button.btn.quiet type="button" data-edit { (words.say("reflections-edit")) }
                    @if !readers.is_empty() {
                        details {
                            summary { (words.say("reflections-bring")) }
                            form.stack-s data-bring data-readers=(ids) autocomplete="off" {
                                p.hint { (words.with("reflections-bring-what", &[("names", words.list(readers).into())])) }
                                label { (words.say("reflections-bring-line")) " "
                                    input type="text" name="line" maxlength=(LINE_MOST) required autocomplete="off"; }
                                p.actions { button.btn.second type="submit" { (words.say("reflections-bring-do")) } }
                            }
                        }
                    }
                    details {
                        summary { (words.say("reflections-burn")) }
                        p { (words.say("reflections-burn-what")) }
                        p.actions { button.btn.second type="button" data-burn { (words.say("reflections-burn-do")) } }
                    }
                }
            }
        }
    }
}
