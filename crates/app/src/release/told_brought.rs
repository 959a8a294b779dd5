// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each who cares for a child brings, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::capacities::{Event, Moment};

use super::told::said_by;
use crate::called;
use crate::open::Open;

/// What somebody brings, with the moment that shows it, and what was taken back.
pub fn of_capacity(open: &Open, event: &Event) -> (Option<Date>, Vec<String>) {
    let known = open.family.capacities.get(event.capacity());
    let whose = |id| called::person_in(open.who.words, &open.family, id);
    match event {
        Event::Seen { whose: of, words, moment, .. } => {
            (Some(moment.on), vec![whose(*of), words.to_string(), told(open, moment)])
        }
        Event::SeenAgain { moment, .. } => {
            let what = known.map(|known| format!("{}: {}", whose(known.whose), known.words));
            (Some(moment.on), what.into_iter().chain([told(open, moment)]).collect())
        }
        Event::TakenBack { slip, .. } => {
            let what = known.map(|known| known.words.to_string());
            (Some(slip.on), what.into_iter().chain([slip.why.to_string()]).collect())
        }
    }
}

fn told(open: &Open, moment: &Moment) -> String {
    match moment.teller {
        Some(teller) => said_by(open, teller, moment.words.as_str()),
        None => moment.words.to_string(),
    }
}
