// SPDX-License-Identifier: AGPL-3.0-or-later
//! One understanding: what it says, what would change it, room to say it otherwise, and as it was understood before.

use maud::{Markup, html};
use practice::text::Text;
use practice::understandings::{Account, Did, Step, Understanding};

use super::super::forms::{OF, ONE, WHY, WORDS, WOULD_CHANGE, ending};
use super::super::may_tell;
use super::super::rewording::{Part, between};
use super::{Typed, asked, writes};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, FieldArea, FieldError};
use crate::urls;

/// A field of one understanding.
pub fn field(name: &str, one: &Understanding) -> String {
    format!("{name}{}", ending(one.id))
}

/// Whether something lacks in a form of this one.
pub fn is_of(one: &Understanding, error: &FieldError) -> bool {
    error.field.ends_with(&ending(one.id))
}

/// One that stands.
pub fn stands(open: &Open, one: &Understanding, typed: Typed<'_>) -> Markup {
    let (id, (_, errors)) = (field(ONE, one), typed);
    html! {
        article.card.stack-s id=(id) aria-labelledby=(format!("h-{id}")) {
            (says(open, one))
            (form::error_of(errors, &id))
            (slip(open, one))
            @if writes(open, errors) { (otherwise(open, one, typed)) (laying(open, one, typed)) }
            (before(open, one))
        }
    }
}

/// One that was laid aside: why, and one press to take it up again.
pub fn aside(open: &Open, one: &Understanding, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let (id, (fields, errors)) = (field(ONE, one), typed);
    let meanwhile = fields.has(&field(WORDS, one));
    html! {
        article.stack-s id=(id) aria-labelledby=(format!("h-{id}")) {
            (says(open, one))
            @if let Some(laid) = one.aside() { (was_laid(open, laid)) }
            (form::error_of(errors, &id))
            (slip(open, one))
            @if writes(open, errors) {
                form.noprint method="post" action=(urls::understanding_up(open.family.id, one.id)) autocomplete="off" {
                    (act(one))
                    button.btn.second type="submit" { (words.say("understood-take-up")) }
                }
                // What was typed while somebody laid it aside is not lost.
                @if meanwhile { (otherwise(open, one, typed)) }
                @if errors.iter().any(|error| error.field == field(WHY, one)) { (laying(open, one, typed)) }
            }
            (before(open, one))
        }
    }
}

/// As it is said now: by whom, when, and what would change it.
fn says(open: &Open, one: &Understanding) -> Markup {
    let words = open.who.words;
    html! {
        @if let Some((account, step)) = one.now() {
            h3 id=(format!("h-{}", field(ONE, one))) { (as_seen_by(open, step)) }
            p.meta { (words.date(account.on)) }
            p.told { (account.words) }
            @if let Some(would) = &account.would_change {
                div { p.meta { (words.say("understood-would-change")) } p.told { (would) } }
            }
        }
    }
}

fn as_seen_by(open: &Open, step: &Step) -> String {
    if step.by == open.who.practitioner() {
        return open.who.words.say("understood-as-you");
    }
    let name = called::practitioner(open, step.by);
    open.who.words.with("understood-as", &[("name", name.into())])
}

/// The number of a new act, and how many steps with it the form begins from.
fn act(one: &Understanding) -> Markup {
    html! {
        input type="hidden" name="act" value=(Fields::begun().get("act"));
        input type="hidden" name=(OF) value=(one.came_to());
    }
}

/// That it was laid aside: by whom, when, and why.
fn was_laid(open: &Open, (why, step): (&Text, &Step)) -> Markup {
    let words = open.who.words;
    let who = [
        ("date", words.date(step.on).into()),
        ("name", called::practitioner(open, step.by).into()),
    ];
    html! { div { p.meta { (words.with("understood-aside-by", &who)) } p.told { (why) } } }
}

/// The last step taken back, where whoever looks wrote it today; which one, the button says. Of the first nothing would be
/// left, so it takes a press more.
fn slip(open: &Open, one: &Understanding) -> Markup {
    let words = open.who.words;
    let mine = one.last().filter(|last| {
        last.by == open.who.practitioner() && open.app.local(last.at).date() == open.today
    });
    let mine = mine.filter(|_| may_tell(open) && open.family.goodbye.ended.is_none());
    let Some(last) = mine else { return html! {} };
    let is_first = one.standing().count() == 1;
    let which = match &last.did {
        Did::Said(_) if is_first => "understood-back-whole",
        Did::Said(_) => "understood-back-said",
        Did::LaidAside(_) => "understood-back-aside",
        Did::TakenUp => "understood-back-up",
    };
    let form = html! {
        form.noprint method="post" action=(urls::understanding_slip(open.family.id, one.id)) autocomplete="off" {
            (act(one))
            button.btn.quiet type="submit" { (words.say(which)) }
        }
    };
    html! {
        @if is_first {
            details.noprint { summary { (words.say("understood-slip")) } p.hint { (words.say("understood-slip-hint")) } (form) }
        } @else { (form) }
    }
}

/// Says it otherwise: it begins from what stands.
fn otherwise(open: &Open, one: &Understanding, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let [said, would] = [WORDS, WOULD_CHANGE].map(|name| field(name, one));
    let now = one.now().map(|(account, _)| account);
    let stands = |text: Option<&practice::text::Text>| text.map(ToString::to_string);
    let value = |name: &str, stands: Option<String>| {
        if fields.has(name) { fields.get(name).to_owned() } else { stands.unwrap_or_default() }
    };
    let said_now = value(&said, stands(now.map(|account| &account.words)));
    let would_now = value(&would, stands(now.and_then(|account| account.would_change.as_ref())));
    html! {
        details.noprint open[fields.has(&said)] {
            summary { (words.say("understood-otherwise")) }
            form.stack-s method="post" action=(urls::understanding(open.family.id, one.id)) autocomplete="off" {
                (act(one))
                (asked(open, (&said, &said_now), (&would, &would_now), errors))
                p.actions { button.btn type="submit" { (words.say("understood-otherwise-keep")) } }
            }
        }
    }
}

/// Lays it aside, with why.
fn laying(open: &Open, one: &Understanding, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let why = field(WHY, one);
    html! {
        details.noprint open[fields.has(&why)] {
            summary { (words.say("understood-lay-aside")) }
            form.stack-s method="post" action=(urls::understanding_aside(open.family.id, one.id)) autocomplete="off" {
                (act(one))
                (form::field_area(&FieldArea {
                    id: &why, label: &words.say("understood-why"), hint: Some(&words.say("understood-why-hint")),
                    value: fields.get(&why), errors, ..FieldArea::new(words)
                }))
                p.actions { button.btn.second type="submit" { (words.say("understood-lay-aside-do")) } }
            }
        }
    }
}

/// As it was understood before, the newest first, each with what changed after it.
fn before(open: &Open, one: &Understanding) -> Markup {
    let words = open.who.words;
    let (versions, laid) = (one.versions(), one.was_aside());
    html! {
        @if versions.len() > 1 || !laid.is_empty() {
            div.stack-s {
                h4 { (words.say("understood-before")) }
                @for two in versions.windows(2) {
                    @if let [(now, _), (then, step)] = two { (as_then(open, (then, step), now)) }
                }
                @for laid in laid { (was_laid(open, laid)) }
            }
        }
    }
}

/// As it was said then, with what was taken out and put in afterwards.
fn as_then(open: &Open, (then, step): (&Account, &Step), now: &Account) -> Markup {
    let words = open.who.words;
    let would = |account: &Account| {
        account.would_change.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    let (would_then, would_now) = (would(then), would(now));
    let month = words.month(then.on);
    let who = called::practitioner(open, step.by);
    let said =
        [("month", month.into()), ("name", who.into()), ("year", i64::from(then.on.year()).into())];
    let this_year = then.on.year() == open.today.year();
    html! {
        div {
            p.meta { (words.with(if this_year { "understood-then" } else { "understood-then-year" }, &said)) }
            p.told { (reworded(open, then.words.as_str(), now.words.as_str())) }
            @if !would_then.is_empty() || !would_now.is_empty() {
                p.meta { (words.say("understood-would-change")) }
                p.told { (reworded(open, &would_then, &would_now)) }
            }
        }
    }
}

/// Two texts in one, with what was taken out and what was put in; said in words too, for whoever does not see the lines.
fn reworded(open: &Open, then: &str, now: &str) -> Markup {
    let words = open.who.words;
    html! {
        @for part in between(then, now) {
            @match part {
                Part::Same(text) => (text),
                Part::Out(text) => del { span.vh { "[" (words.say("understood-taken-out")) " " } (text) span.vh { "] " } },
                Part::In(text) => ins { span.vh { "[" (words.say("understood-put-in")) " " } (text) span.vh { "] " } },
            }
        }
    }
}
