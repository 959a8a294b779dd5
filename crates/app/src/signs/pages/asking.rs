// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms of signs: another one, what one means now, that it is outgrown, and that it holds again.

use maud::{Markup, html};
use practice::people::Person;
use practice::signs::Cue;

use super::super::forms::ending;
use super::super::may_say_again;
use super::{Typed, asks};
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::urls;
use crate::voices::forms::ALL;
use crate::voices::hand;
use crate::voices::pages::{by, part};
use crate::words::Language;

/// Asks for another sign.
pub fn another(open: &Open, child: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let mut blank = Fields::begun();
    blank.set("language", typed.fields.get("language"));
    let new = typed.about.is_none();
    let (fields, errors) = if new { (typed.fields, typed.errors) } else { (&blank, &[][..]) };
    html! {
        section.card aria-labelledby="another-sign" {
            h3 id="another-sign" { (words.say("signs-another")) }
            form.stack-s method="post" action=(urls::signs(open.family.id, child.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (asked(open, (fields, errors), ""))
                (part(open, (fields, errors), ("part", ALL)))
                p.actions { button.btn type="submit" { (words.say("signs-keep")) } }
            }
        }
    }
}

/// The sign, the need and who found it, in fields of this ending.
pub fn asked(open: &Open, (fields, errors): (&Fields, &[FieldError]), ending: &str) -> Markup {
    let words = open.who.words;
    let [sign, need, finder] = ["sign", "need", "by"].map(|name| format!("{name}{ending}"));
    html! {
        (form::field_text(&FieldText {
            id: &sign, label: &words.say("signs-sign"), hint: Some(&words.say("signs-sign-hint")),
            value: fields.get(&sign), errors, voice: true, ..FieldText::new(words)
        }))
        (form::field_text(&FieldText {
            id: &need, label: &words.say("signs-need-ask"), hint: Some(&words.say("signs-need-hint")),
            value: fields.get(&need), errors, voice: true, ..FieldText::new(words)
        }))
        (in_language(open, (fields, errors), &format!("language{ending}")))
        (by(open, (fields, errors), (&finder, "signs-by")))
    }
}

/// The language the sign is said in: the one it is to be read in at home.
fn in_language(open: &Open, (fields, errors): (&Fields, &[FieldError]), field: &str) -> Markup {
    let words = open.who.words;
    let typed = Language::parse(fields.get(field)).unwrap_or(words.language());
    let choices = Language::ALL.map(|language| Choice {
        value: language.code().to_owned(),
        label: words.say(&format!("signs-in-{}", language.code())),
        chosen: typed == language,
    });
    form::choices(&Chooser {
        id: field,
        legend: &words.say("signs-language"),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// What may be done with a sign that holds.
pub fn ways(open: &Open, child: &Person, cue: &Cue, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let sent = typed.about == Some(cue.id);
    let ending = ending(cue.id);
    let mut stands = Fields::begun();
    stands.set(&format!("sign{ending}"), cue.now.sign.as_str());
    stands.set(&format!("need{ending}"), cue.now.need.as_str());
    stands.set(&format!("language{ending}"), cue.now.language.as_str());
    let (fields, errors) = if sent { (typed.fields, typed.errors) } else { (&stands, &[][..]) };
    let at = urls::cue(open.family.id, child.id, cue.id);
    let mine = cue.is_of(hand(open));
    html! {
        @if asks(open, child) && mine {
            details.noprint open[sent] {
                summary { (words.say("signs-change")) span.vh { ": " (cue.now.sign) } }
                form.stack-s method="post" action=(at) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    (asked(open, (fields, errors), &ending))
                    p.actions {
                        button.btn.second type="submit" name="do" value="change" {
                            (words.say("signs-keep-anew")) span.vh { ": " (cue.now.sign) } }
                        button.btn.quiet type="submit" name="do" value="let-go" {
                            (words.say("signs-let-go")) span.vh { ": " (cue.now.sign) } }
                    }
                }
            }
        }
    }
}

/// That a sign holds again which the baby had outgrown.
pub fn again(open: &Open, child: &Person, cue: &Cue) -> Markup {
    let words = open.who.words;
    html! {
        @if asks(open, child) && cue.is_of(hand(open)) && may_say_again(open, &cue.now) {
            form.noprint method="post" action=(urls::cue(open.family.id, child.id, cue.id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                p.actions { button.btn.quiet type="submit" name="do" value="again" {
                    (words.say("signs-again")) span.vh { ": " (cue.now.sign) } } }
            }
        }
    }
}
