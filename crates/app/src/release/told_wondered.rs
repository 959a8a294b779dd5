// SPDX-License-Identifier: AGPL-3.0-or-later
//! What became of what was wondered, and what somebody said, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::wonderings::Event;

use super::told::said_by;
use crate::open::Open;

/// A step with a wondering, and words somebody said. What was wondered goes as a text of its note, or not at all: never
/// once more from here; and what was heard goes as somebody's words.
pub fn of_wondering(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    Some(match event {
        Event::Asked { asked: told, .. }
        | Event::KeptOpen { kept: told, .. }
        | Event::LetGo { let_go: told, .. } => {
            (Some(told.on), told.words.iter().map(ToString::to_string).collect())
        }
        Event::Heard { heard, .. } => (Some(heard.on), Vec::new()),
        // Words written down under the wrong name and taken back are nobody's, as on every page.
        Event::WordsSaid { said, own } => {
            let known = open.family.wonderings.words(*said)?;
            if !open.family.wonderings.said().contains(&known) {
                return None;
            }
            (Some(own.on), vec![said_by(open, own.teller, own.words.as_str())])
        }
        Event::TakenBack { on, .. } => (Some(*on), Vec::new()),
        Event::WordsTakenBack { .. } => return None,
    })
}
