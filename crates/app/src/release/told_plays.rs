// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was told of plays, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::plays::{Event, Kept};

use super::told_voices::voice;
use crate::called;
use crate::open::Open;

/// A song or a game of theirs, what was chosen, and what happened each time. Of what was taken or put back nothing is
/// said, as on every page.
pub fn of_play(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let words = open.who.words;
    let plays = &open.family.plays;
    let name = |id| called::person_in(words, &open.family, id);
    match event {
        Event::Kept { play, kept } | Event::Changed { play, kept } => {
            plays.own(*play)?;
            let Kept { child, title, how, told, on, .. } = kept;
            let says = voice(open, told, &format!("{title}: {how}"));
            Some((Some(*on), vec![name(*child), says]))
        }
        // The play goes as whoever told it told it, or not at all: never once more from here.
        Event::LetGo { play, on } => plays.own(*play).map(|_| (Some(*on), Vec::new())),
        Event::Chosen { choice, chosen } => {
            plays.choice(*choice)?;
            let says = voice(open, &chosen.told, chosen.title.as_str());
            Some((Some(chosen.on), vec![name(chosen.child), says]))
        }
        Event::Tried { attempt, .. } => {
            let tried = &plays.attempt(*attempt)?.tried;
            let mut says = vec![name(tried.child), tried.title.to_string()];
            let there: Vec<String> = tried.with.iter().map(|one| name(*one)).collect();
            if !there.is_empty() {
                says.push(words.with("plays-with-said", &[("names", words.list(&there).into())]));
            }
            says.push(voice(open, &tried.told, tried.happened.as_str()));
            if !tried.liked.is_empty() {
                let what = [("what", tried.liked.as_str().into())];
                says.push(words.with("plays-liked-said", &what));
            }
            if !tried.since_first.is_empty() {
                says.push(format!("{} {}", words.say("plays-since-said"), tried.since_first));
            }
            Some((Some(tried.day), says))
        }
        Event::PutBack { .. } | Event::TryTakenBack { .. } => None,
    }
}
