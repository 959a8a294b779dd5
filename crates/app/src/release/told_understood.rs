// SPDX-License-Identifier: AGPL-3.0-or-later
//! How what is between two was understood, in lines that a person reads on a copy, where somebody chose that it goes.

use jiff::civil::Date;
use practice::understandings::{Account, Did, Event, Understanding};

use crate::called;
use crate::open::Open;

/// Between whom, and what was said of it then.
///
/// What was taken back is told nowhere, and neither is that there was anything.
pub fn of_understanding(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let known = open.family.understandings.get(event.understanding())?;
    let stands =
        |did: &Did, on: Date| known.standing().any(|step| step.did == *did && step.on == on);
    match event {
        Event::Held { account, .. } | Event::SaidOtherwise { account, .. } => {
            let said = Did::Said(account.clone());
            stands(&said, account.on).then(|| (Some(account.on), lines(open, known, account)))
        }
        Event::LaidAside { why, on, .. } => {
            let aside = Did::LaidAside(why.clone());
            let lines = || vec![two(open, known), why.to_string()];
            stands(&aside, *on).then(|| (Some(*on), lines()))
        }
        Event::TakenUp { on, .. } => {
            stands(&Did::TakenUp, *on).then(|| (Some(*on), vec![two(open, known)]))
        }
        Event::TakenBack { .. } => None,
    }
}

fn lines(open: &Open, known: &Understanding, account: &Account) -> Vec<String> {
    let would = open.who.words.say("understood-would-change");
    let would = account.would_change.as_ref().map(|text| format!("{would}: {text}"));
    [two(open, known), account.words.to_string()].into_iter().chain(would).collect()
}

fn two(open: &Open, known: &Understanding) -> String {
    let of = open.family.relationships.get(known.relationship);
    of.map(|of| called::relationship(open, of)).unwrap_or_default()
}
