// SPDX-License-Identifier: AGPL-3.0-or-later
//! The goodbye of who leaves and the hello of who comes next, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::handover::{self, Event};

use super::told::said_by;
use crate::called;
use crate::open::Open;

/// The goodbye of who leaves and the hello of who comes next.
pub fn of_handover(open: &Open, event: &handover::Event) -> (Option<Date>, Vec<String>) {
    let words = open.who.words;
    let name = |id| called::practitioner(open, id);
    let last = |until| words.with("handover-until", &[("date", words.date(until).into())]);
    match event {
        Event::Began(one) | Event::Moved(one) => {
            (Some(one.on), vec![name(one.who), last(one.until)])
        }
        Event::Withdrawn { who, on, .. } => (Some(*on), vec![name(*who)]),
        Event::Named { who, next, on } => (Some(*on), vec![name(*who), name(*next)]),
        Event::Told(told) => {
            let next = told.next.map(name);
            let says = [name(told.who), last(told.until)].into_iter().chain(next);
            (Some(told.on), says.collect())
        }
        Event::Received(took) => {
            let said = took.words.to_string();
            let said = took.teller.map_or(said.clone(), |teller| said_by(open, teller, &said));
            (Some(took.on), vec![said])
        }
        Event::Met(met) => (Some(met.on), vec![name(met.next)]),
        Event::Carried(carried) => {
            let all = [&carried.helps, &carried.mind].into_iter().filter(|text| !text.is_empty());
            (Some(carried.on), all.map(ToString::to_string).collect())
        }
        Event::Omitted(omitted) => {
            let step = words.say(&format!("handover-step-{}", omitted.step.code()));
            (Some(omitted.on), vec![step, omitted.why.to_string()])
        }
        Event::FarewellGiven(letter) => {
            (Some(letter.on), vec![name(letter.from), letter.words.to_string()])
        }
    }
}
