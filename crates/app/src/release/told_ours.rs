// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of ours was left for another time, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::ours::Event;

use super::told::said_by;
use crate::open::Open;

/// What waited and why, and what became of it.
pub fn of_ours(open: &Open, event: &Event) -> (Option<Date>, Vec<String>) {
    let words = open.who.words;
    match event {
        Event::PutOff { put_off, .. } => {
            let why = said_by(open, put_off.teller, put_off.why.as_str());
            let until = put_off
                .until
                .map(|until| words.with("ours-until-day", &[("date", words.date(until).into())]));
            let says = [put_off.name.to_string(), why].into_iter().chain(until);
            (Some(put_off.on), says.collect())
        }
        // What waited goes as it was left, or not at all: never once more from here.
        Event::Settled { settled, .. } => {
            let how = words.say(&format!("ours-{}", settled.how.code()));
            (Some(settled.on), vec![how])
        }
    }
}
