// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was between whoever visits and somebody: at the head of the page before a visit, alone, and on the visit's page.

pub mod in_note;

use maud::{Markup, html};
use practice::PractitionerId;
use practice::between_us::{Between, Told};
use practice::text::Text;
use practice::visits::Visit;

use super::may_tell;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::urls;

/// The page before a visit opens with it: what is not mended with its question, then how it was last.
pub fn before_visit(open: &Open) -> Markup {
    let words = open.who.words;
    let all = if may_tell(open) { open.family.between_us() } else { Vec::new() };
    let shown: Vec<&Between<'_>> =
        all.iter().filter(|one| one.open.is_some() || one.newest.how.is_some()).collect();
    html! {
        @if !shown.is_empty() {
            section.private.stack-s.noprint data-private aria-labelledby="between-us" {
                h2 id="between-us" { (words.say("us-title")) }
                p.xs { (words.say("us-kept")) }
                @for one in shown { (standing(open, one)) }
            }
        }
    }
}

/// What stands between two.
fn standing(open: &Open, one: &Between<'_>) -> Markup {
    let words = open.who.words;
    html! {
        div.stack-s {
            p.meta { (two(open, one.newest, one.by)) }
            @if let Some(hard) = one.open {
                p { (words.with("us-unmended", &[("date", words.day_month(hard.on).into())])) }
                @if let Some(text) = &hard.rupture { p.told { (text) } }
                p.xs { (day_of(open, hard)) }
            }
            @if let Some(how) = &one.newest.how {
                p.told { (how) }
                p.xs { (day_of(open, one.newest)) }
            }
        }
    }
}

/// The two it is between.
fn two(open: &Open, told: &Told, by: PractitionerId) -> String {
    let words = open.who.words;
    let with = called::person_in(words, &open.family, told.with);
    let names = [("name", with.into()), ("by", called::practitioner(open, by).into())];
    words.with("us-two", &names)
}

/// The day of the visit it was told in, with the way to it.
fn day_of(open: &Open, told: &Told) -> Markup {
    html! { a href=(urls::visit(open.family.id, told.visit)) { (open.who.words.date(told.on)) } }
}

/// Under a signed visit, alone with the screen.
pub fn of_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let all = open.family.between_us.of_visit(visit.id);
    let all: Vec<_> = all.filter(|_| may_tell(open)).collect();
    // Somebody may have told more of one, in a note that came in later: all of it is taken back with one press.
    let is_last = |at: usize| {
        let (told, by) = all[at];
        !all[at + 1..].iter().any(|(later, teller)| later.with == told.with && *teller == by)
    };
    html! {
        @if !all.is_empty() {
            section.card.stack-s.noprint aria-labelledby="us-of-visit" {
                h3 id="us-of-visit" { (words.say("us-title")) }
                p.xs { (words.say("us-kept")) }
                @for (at, (told, by)) in all.iter().copied().enumerate() { div.stack-s {
                    p.meta { (two(open, told, by)) }
                    (said("us-how", open, told.how.as_ref()))
                    (said("us-rupture", open, told.rupture.as_ref()))
                    (said("us-repair", open, told.repair.as_ref()))
                    @if by == open.who.practitioner() && is_last(at) { (by_mistake(open, told)) }
                } }
            }
        }
    }
}

/// A way for whoever told it to take it back.
fn by_mistake(open: &Open, told: &Told) -> Markup {
    let words = open.who.words;
    html! {
        details {
            summary { (words.say("us-mistake")) }
            form.stack-s method="post" action=(urls::between_us(open.family.id, told.visit)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="of" value=(told.with);
                p.hint { (words.say("us-mistake-what")) }
                p.actions { button.btn.second type="submit" { (words.say("us-mistake-do")) } }
            }
        }
    }
}

fn said(key: &str, open: &Open, text: Option<&Text>) -> Markup {
    html! { @if let Some(text) = text { div { p.meta { (open.who.words.say(key)) } p.told { (text) } } } }
}
