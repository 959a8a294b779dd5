// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of teams: families by their days and counts, never a name of theirs, and who comes to them.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::PractitionerId;

use super::{count, framed};
use crate::accounts::Who;
use crate::fields::Fields;
use crate::lists::handovers::HandoverRow;
use crate::staff::lists::{FamilyKnown, TeamRow};
use crate::staff::teams::{Arranged, Staff, after};
use crate::ui::form::{self, Choice, FieldError, FieldText, Select};
use crate::ui::notice::{Tone, empty, notice, tag};
use crate::urls;
use crate::words::Words;

/// Every family, those nobody comes to first.
pub fn all(who: &Who, all: &[Arranged], staff: &Staff) -> Markup {
    let words = who.words;
    let alone = |one: &&Arranged| {
        one.family.ended.is_none() && !one.team.iter().any(|row| row.is_on(staff.today))
    };
    let without = all.iter().filter(alone).count();
    framed(
        who,
        &words.say("staff-families-title"),
        "families",
        &html! {
            p.lede { (words.say("staff-families-lede")) }
            @if without > 0 {
                (notice(Tone::Honey, html! { p { (words.with("staff-families-without", &[("count", count(without))])) } }))
            }
            @if all.is_empty() { (empty(&words.say("staff-families-none"))) }
            @else { ul.n.card.flush.families { @for one in all { (family(words, one, staff)) } } }
        },
    )
}

fn family(words: Words, one: &Arranged, staff: &Staff) -> Markup {
    let here = one.team.iter().filter(|row| row.is_on(staff.today));
    let names: Vec<&str> =
        here.filter_map(|row| staff.names.get(&row.practitioner)).map(String::as_str).collect();
    html! {
        li.visit {
            div {
                p.who { a href=(urls::arrange(one.family.family)) { (called(words, &one.family)) } }
                @if let Some(on) = one.family.ended { (tag(Tone::Plain, &ended(words, on))) }
                @else if names.is_empty() { (tag(Tone::Honey, &words.say("staff-family-alone"))) }
                @if !names.is_empty() { p.meta { (words.with("staff-family-with", &[("names", names.join(", ").into())])) } }
            }
        }
    }
}

/// A family without its name: since when, and how many visits.
pub fn called(words: Words, family: &FamilyKnown) -> String {
    let visits = ("count", family.held.into());
    match family.opened {
        Some(on) => words.with("staff-family-opened", &[("date", words.date(on).into()), visits]),
        None => words.with("staff-family-visits", &[visits]),
    }
}

fn ended(words: Words, on: Date) -> String {
    words.with("families-ended", &[("date", words.date(on).into())])
}

/// Who works with one family, and the forms that change it.
pub fn one(
    who: &Who,
    one: &Arranged,
    staff: &Staff,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = who.words;
    framed(
        who,
        &words.say("staff-team-title"),
        "families",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (called(words, &one.family)) }
            div.grid {
                div.stack {
                    section.card.stack-s {
                        h2 { (words.say("staff-team-who")) }
                        @if one.team.is_empty() { p.meta { (words.say("staff-family-alone")) } }
                        ul.list { @for row in &one.team { (member(words, one, staff, row)) } }
                        @for field in ["leaves", "ends"] { div id=(field) { (form::error_of(errors, field)) } }
                    }
                }
                div.stack {
                    @for row in one.handovers.iter().filter(|_| one.family.ended.is_none()) { (comes_next(words, row, staff, (fields, errors))) }
                    @match one.family.ended {
                        Some(on) => { (reopening(words, one, on, errors)) }
                        None => { (changing(words, one, staff, (fields, errors))) }
                    }
                }
            }
        },
    )
}

/// The way back for a family whose work has ended.
fn reopening(words: Words, one: &Arranged, on: Date, errors: &[FieldError]) -> Markup {
    html! {
        form.card.stack id="reopen" method="post" action=(urls::arrange_form(one.family.family, "reopen")) autocomplete="off" {
            h2 { (ended(words, on)) }
            (form::error_of(errors, "reopen"))
            (act())
            p { (words.say("staff-reopen-what")) }
            (form::buttons(&words.say("goodbye-back-do"), None))
        }
    }
}

/// Who begins to work with a family, and who stands in.
fn changing(
    words: Words,
    one: &Arranged,
    staff: &Staff,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    html! {
        form.card.stack method="post" action=(urls::arrange_form(one.family.family, "join")) autocomplete="off" {
            h2 { (words.say("staff-join-title")) }
            (act())
            (whom(words, staff, ("joins", fields.get("joins")), errors))
            (form::buttons(&words.say("staff-join-do"), None))
        }
        form.card.stack method="post" action=(urls::arrange_form(one.family.family, "cover")) autocomplete="off" {
            h2 { (words.say("staff-cover-title")) }
            (act())
            (whom(words, staff, ("covers", fields.get("covers")), errors))
            @for field in ["from", "until"] {
                (form::field_text(&FieldText {
                    id: field, label: &words.say(&format!("staff-cover-{field}")), kind: "date",
                    value: fields.get(field), errors, required: true, ..FieldText::new(words)
                }))
            }
            (form::buttons(&words.say("staff-cover-do"), None))
        }
    }
}

/// Who comes after somebody who leaves.
fn comes_next(
    words: Words,
    row: &HandoverRow,
    staff: &Staff,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let field = after(row.who);
    let known = row.next.map(|next| next.to_string()).unwrap_or_default();
    let chosen = if fields.has(&field) { fields.get(&field) } else { &known };
    let name = staff.names.get(&row.who.0).cloned().unwrap_or_default();
    let told = [("name", name.into()), ("date", words.date(row.until).into())];
    html! {
        form.card.stack method="post" action=(urls::arrange_form(row.family, "next")) autocomplete="off" {
            h2 { (words.say("handover-title")) }
            p { (words.with("staff-next-what", &told)) }
            (act())
            input type="hidden" name="after" value=(field);
            (whom(words, staff, (&field, chosen), errors))
            (form::buttons(&words.say("staff-next-do"), None))
        }
    }
}

fn act() -> Markup {
    html! { input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>())); }
}

fn whom(words: Words, staff: &Staff, (id, chosen): (&str, &str), errors: &[FieldError]) -> Markup {
    let nobody = Choice {
        value: String::new(),
        label: words.say("staff-choose"),
        chosen: chosen.is_empty(),
    };
    let people = staff.offered.iter().filter_map(|id| {
        let value = format!("{id:032x}");
        let chosen = value == chosen;
        Some(Choice { label: staff.names.get(id)?.clone(), value, chosen })
    });
    let choices: Vec<Choice> = std::iter::once(nobody).chain(people).collect();
    form::select(&Select {
        words,
        id,
        label: &words.say("staff-team-person"),
        hint: None,
        choices: &choices,
        errors,
    })
}

fn member(words: Words, one: &Arranged, staff: &Staff, row: &TeamRow) -> Markup {
    let name = staff.names.get(&row.practitioner).cloned().unwrap_or_default();
    let since = ("since", words.date(row.since).into());
    let which = (PractitionerId(row.practitioner), row.since);
    let when = match row.until {
        None => words.with("staff-since", &[since]),
        Some(until) => {
            let last = until.yesterday().unwrap_or(until).max(row.since);
            words.with("staff-since-until", &[since, ("until", words.date(last).into())])
        }
    };
    html! {
        li {
            p { (name) }
            p.meta { (when) }
            @if one.going_on.team.contains(&which) {
                form.actions method="post" action=(urls::arrange_form(one.family.family, "leave")) autocomplete="off" {
                    (act())
                    button.btn.quiet type="submit" name="leaves" value=(format!("{:032x}", row.practitioner)) {
                        (words.with("staff-team-leave", &[("name", name.as_str().into())])) }
                }
            }
            @if one.going_on.covers.contains(&which) { (ends_early(words, one, (row, &name))) }
        }
    }
}

/// Ending somebody's standing in before its day: folded away, so that no single press does it.
fn ends_early(words: Words, one: &Arranged, (row, name): (&TeamRow, &str)) -> Markup {
    html! {
        details {
            summary { (words.with("staff-cover-early", &[("name", name.into())])) }
            p.meta { (words.say("staff-cover-early-what")) }
            form.actions method="post" action=(urls::arrange_form(one.family.family, "end")) autocomplete="off" {
                (act())
                button.btn.second type="submit" name="ends" value=(format!("{:032x}.{}", row.practitioner, row.since)) {
                    (words.with("staff-cover-early-do", &[("name", name.into())])) }
            }
        }
    }
}
