// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who can see what of a family, in plain words: for the team everybody, for a caregiver their own.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::{self, Asker, Moment, Relation, Tie, tie};
use practice::people::{CareRole, Person, Role};
use practice::{Facet, Family, Label, PersonId, PractitionerId};

use super::consents;
use crate::called;
use crate::codes::{CARES, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;

/// Who can see. A caregiver sees what they would read themselves, who works with them, and what
/// they agreed to; whoever sees no court's orders sees only who works with the family, because the
/// rest could not be told truly.
pub fn show(open: &Open, fields: &Fields) -> Markup {
    let words = open.who.words;
    let title = words.say("who-title");
    let own = match &open.reader.relation {
        Relation::Family(standing) => Some(standing.person),
        _ => None,
    };
    let all = access::may_read(&open.reader, &Label::of(Facet::Agency), &[]);
    let whole = &open.whole().whole;
    let shown = |person: &&Person| match own {
        Some(me) => person.id == me,
        None => all && counts(whole, person, open),
    };
    frame(
        open,
        &title,
        "who",
        &html! {
            h2 { (title) }
            p.lede { (words.say(if own.is_some() { "who-lede-own" } else { "who-lede" })) }
            div.grid.mt5 {
                div.stack {
                    @for person in open.family.people.iter().filter(shown) { (one(open, person)) }
                    @if own.is_none() && !all { (notice::empty(&words.say("who-not-here"))) }
                }
                div.stack {
                    (staff(open))
                    @if own.is_some() || all { (consents::in_short(open, own.is_some())) }
                    @if open.may_write() { (distance(open, fields)) }
                }
            }
        },
    )
}

fn counts(whole: &Family, person: &Person, open: &Open) -> bool {
    person.is_living()
        && (person.role == Role::Caregiver || reads(whole, person.id, open, open.today).is_some())
}

/// What a person of the family would read on a day, in words; none where they open nothing.
pub fn reads(family: &Family, person: PersonId, open: &Open, day: Date) -> Option<Vec<String>> {
    let words = open.who.words;
    let at = Moment { now: open.now, today: day };
    let Relation::Family(standing) = access::relation(family, &Asker::Member(person), at) else {
        return None;
    };
    let lives = |tie: Tie| matches!(tie, Tie::LegalParent | Tie::Representative | Tie::DayToDay);
    let children = standing.ties.iter().filter(|(child, tie)| lives(*tie) && *child != person);
    let mut all: Vec<String> = children
        .map(|(child, _)| {
            let child = called::person_in(words, &open.family, *child);
            words.with("who-reads-child", &[("child", child.into())])
        })
        .collect();
    all.push(words.say("who-reads-together"));
    all.push(words.say("who-reads-own"));
    Some(all)
}

fn one(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    let whole = &open.whole().whole;
    let reads = reads(whole, person.id, open, open.today);
    let children = open.family.people.children().filter(|child| child.id != person.id);
    let roles = |child: PersonId| {
        let care = open.family.people.care.iter();
        care.filter(move |role| role.caregiver == person.id && role.child == child)
    };
    html! {
        section.card.stack-s {
            h3 { (called::person(words, person)) }
            @for child in children {
                @let code = tie(whole, person.id, child.id, open.today).name();
                p { (words.with(&format!("who-tie-{code}"), &[("child", called::person(words, child).into())])) }
                @for role in roles(child.id) { p.meta { (role_in_words(open, role)) } }
            }
            @match reads {
                Some(reads) => {
                    p.meta { (words.say("who-would-read")) }
                    ul.list { @for one in &reads { li { (one) } } }
                    p.meta { (words.say("who-would-not")) }
                }
                None => { p { (notice::tag(notice::Tone::Honey, &words.say("who-opens-nothing"))) } }
            }
        }
    }
}

fn role_in_words(open: &Open, role: &CareRole) -> String {
    let words = open.who.words;
    let mut all = vec![words.say(&format!("care-{}", code_of(&CARES, role.role)))];
    let date = |key: &str, day: Date| words.with(key, &[("date", words.date(day).into())]);
    all.extend(role.since.map(|day| date("who-since", day)));
    all.extend(role.until.map(|day| date("who-until", day)));
    all.join(" · ")
}

fn staff(open: &Open) -> Markup {
    let words = open.who.words;
    let today = open.today;
    let date = |key: &str, day: Date| words.with(key, &[("date", words.date(day).into())]);
    let rights = &open.family.rights;
    let mut all: Vec<(PractitionerId, String)> = Vec::new();
    for member in &open.family.team {
        if open.family.has_on_team(member.practitioner, today)
            && !all.iter().any(|(known, _)| *known == member.practitioner)
        {
            all.push((member.practitioner, date("who-since", member.since)));
        }
    }
    for cover in rights.covers.iter().filter(|cover| cover.holds_on(today)) {
        all.push((cover.practitioner, date("who-stands-in", cover.until)));
    }
    html! {
        section.card.stack-s {
            h3 { (words.say("who-staff")) }
            @if all.is_empty() { p.meta { (words.say("who-no-staff")) } }
            ul.list {
                @for (who, since) in &all {
                    li { (called::practitioner(open, *who)) span.meta { " · " (since) } }
                }
            }
            p.meta { (words.say("who-staff-hint")) }
        }
    }
}

fn distance(open: &Open, fields: &Fields) -> Markup {
    let words = open.who.words;
    html! {
        details.card {
            summary { (words.say("who-distance")) }
            form.stack-s method="post" action=(urls::who(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                p { (words.say("who-distance-what")) }
                p.actions { button.btn type="submit" { (words.say("who-distance-keep")) } }
            }
        }
    }
}
