// SPDX-License-Identifier: AGPL-3.0-or-later
//! One echo: both side by side; for those who do the work with what becomes of it, for whoever told the story with room to answer.

use maud::{Markup, html};
use practice::echoes::{Echo, Stands};

use super::super::hand;
use super::{both, stands};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError};
use crate::urls;

/// The page.
pub fn show(open: &Open, one: &Echo, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let theirs = matches!(Hand::of(open), Hand::Own(_));
    let title = words.say(if theirs { "echoes-offered" } else { "echoes-one" });
    let id = open.family.id;
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            p.meta.noprint { a href=(urls::echoes(id)) { (words.say(super::own(open, "echoes-title"))) } }
            h2 id="echo" { (title) }
            (form::error_of(errors, "echo"))
            @if theirs { p.lede { (words.with("echoes-offered-lede", &[("name", called::practitioner(open, one.by).into())])) } }
            div.stack.mt5 {
                article.card.stack {
                    (both(open, one))
                    @if let Some(agreed) = &one.agreed {
                        div {
                            p.meta { (words.with("echoes-agreed-on", &[
                                ("name", called::person_in(words, &open.family, one.shown.then.teller).into()),
                                ("date", words.date(agreed.on).into())])) }
                            p.told { (agreed.words) }
                        }
                    }
                    @if !theirs {
                        p.meta { (called::practitioner(open, one.by)) " · " (stands(open, one)) " · "
                            a href=(urls::visit(id, one.shown.now.visit)) { (words.say("echoes-its-visit")) } }
                    }
                    (answered(open, one))
                    @if let Some((Some(why), _)) = &one.let_go { p.told { (why) } }
                }
                p.actions.noprint { button.btn.quiet type="button" data-print { (words.say("form-print")) } }
                @match hand(open) {
                    Hand::Team => (becomes(open, one, fields, errors)),
                    Hand::Own(_) => (asked(open, one, fields, errors)),
                    Hand::Nobody => {}
                }
            }
        },
    )
}

/// What they said to it.
fn answered(open: &Open, one: &Echo) -> Markup {
    let words = open.who.words;
    let Some(answered) = &one.answered else { return html! {} };
    let teller = called::person_in(words, &open.family, one.shown.then.teller);
    html! {
        @if let Some(said) = &answered.words {
            (crate::ui::notice::voice(&crate::ui::notice::Voice {
                words, said: said.as_str(), teller: Some(&teller), on: Some(answered.on), language: None }))
        }
    }
}

/// What those who do the work do with it: offer it, or let it go.
fn becomes(open: &Open, one: &Echo, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let at = urls::echo(open.family.id, one.id);
    let name = called::person_in(words, &open.family, one.shown.then.teller);
    let ended = open.family.goodbye.ended.is_some();
    html! {
        @if one.stands() == Stands::Held && !ended {
            @if one.is_across() { p.meta { (words.say("echoes-not-offered")) } }
            @else {
                form.card.stack-s.noprint method="post" action=(at) autocomplete="off" {
                    h3 { (words.say("echoes-offer")) }
                    p.hint { (words.with("echoes-offer-hint", &[("name", name.as_str().into())])) }
                    input type="hidden" name="act" value=(fields.get("act"));
                    p.actions { button.btn type="submit" name="do" value="offer" {
                        (words.with("echoes-offer-to", &[("name", name.as_str().into())])) } }
                }
            }
        }
        @if matches!(one.stands(), Stands::Held | Stands::Offered) {
            form.card.stack-s.noprint method="post" action=(at) autocomplete="off" {
                // A press of its own: what was refused above is another act than this.
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                @if one.stands() == Stands::Held {
                    (form::field_area(&FieldArea {
                        id: "why", label: &words.say("echoes-why"), hint: Some(&words.say("echoes-why-hint")),
                        value: fields.get("why"), errors, ..FieldArea::new(words)
                    }))
                } @else { p.hint { (words.with("echoes-take-back-hint", &[("name", name.as_str().into())])) } }
                p.actions { button.btn.second type="submit" name="do" value="let-go" { (words.say("echoes-let-go")) } }
            }
        }
    }
}

/// Room for whoever told the story to say something to it, or that it is not this.
fn asked(open: &Open, one: &Echo, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let taken = one.stands() == Stands::Taken;
    html! {
        form.card.stack-s.noprint method="post" action=(urls::echo(open.family.id, one.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            (form::field_area(&FieldArea {
                id: "answer", label: &words.say(if taken { "echoes-answer-again" } else { "echoes-answer" }),
                hint: Some(&words.say("echoes-answer-hint")),
                value: fields.get("answer"), errors, voice: true, ..FieldArea::new(words)
            }))
            p.actions {
                button.btn type="submit" name="do" value="taken" { (words.say("echoes-taken")) }
                button.btn.second type="submit" name="do" value="not-this" { (words.say("echoes-not-this")) }
            }
        }
    }
}
