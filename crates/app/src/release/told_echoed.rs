// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes, in lines that a person reads on a copy: only what was offered to whoever the copy is for ever goes.

use jiff::civil::Date;
use practice::echoes::{Event, Now, Then};

use super::told::said_by;
use crate::open::Open;

/// Both, and what is wondered; what was said to it, and that it was let go.
pub fn of_echo(open: &Open, event: &Event) -> (Option<Date>, Vec<String>) {
    match event {
        Event::Heard { heard, .. } => {
            (Some(heard.on), both(open, (&heard.now, &heard.then), heard.wonder.as_str()))
        }
        Event::Offered { offered, .. } => {
            let shown = &offered.shown;
            (Some(offered.on), both(open, (&shown.now, &shown.then), shown.wonder.as_str()))
        }
        Event::Answered { answered, .. } => {
            let said = answered.words.as_ref().map(ToString::to_string);
            let not_this = (!answered.taken).then(|| open.who.words.say("echoes-not-this"));
            (Some(answered.on), not_this.into_iter().chain(said).collect())
        }
        Event::LetGo { why, on, .. } => (Some(*on), why.iter().map(ToString::to_string).collect()),
    }
}

fn both(open: &Open, (now, then): (&Now, &Then), wonder: &str) -> Vec<String> {
    let words = open.who.words;
    let moment = match now.teller {
        Some(teller) => said_by(open, teller, now.words.as_str()),
        None => now.words.to_string(),
    };
    let now = format!("{}, {}: {moment}", words.say("echoes-now"), words.date(now.on));
    let story = said_by(open, then.teller, then.words.as_str());
    let then =
        format!("{}, {} ({}): {story}", words.say("echoes-then"), then.when, words.date(then.told));
    vec![now, then, words.with("echoes-i-wonder", &[("what", wonder.into())])]
}
