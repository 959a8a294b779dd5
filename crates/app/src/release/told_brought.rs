// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each who cares for a child brings, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::capacities::{Event, Moment};

use super::told::said_by;
use crate::called;
use crate::open::Open;

/// What somebody brings, with the moment that shows it. Of what was written down by mistake nothing is said, as on every
/// page: it may be another's.
pub fn of_capacity(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let known = open.family.capacities.get(event.capacity()).filter(|known| known.stands())?;
    let stands = |moment: &Moment| known.moments().contains(&moment);
    let whose = |id| called::person_in(open.who.words, &open.family, id);
    let (moment, what) = match event {
        Event::Seen { whose: of, words, moment, .. } => {
            (moment, vec![whose(*of), words.to_string()])
        }
        Event::SeenAgain { moment, .. } => {
            (moment, vec![format!("{}: {}", whose(known.whose), known.words)])
        }
        Event::TakenBack { .. } => return None,
    };
    let shown = stands(moment).then(|| told(open, moment));
    Some((Some(moment.on), what.into_iter().chain(shown).collect()))
}

fn told(open: &Open, moment: &Moment) -> String {
    match moment.teller {
        Some(teller) => said_by(open, teller, moment.words.as_str()),
        None => moment.words.to_string(),
    }
}
