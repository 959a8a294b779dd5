// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was played, in the note of a visit: kept with its signing in one act, and read by nobody who does not read the visit.

use practice::plays::{self, Refused};
use practice::text::Text;
use practice::{ChoiceId, Labelled, PersonId, PlayId, TryId};

use super::{Which, forms};
use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;
use crate::voices::forms::{Asked, child};
use crate::voices::hand;

pub use super::pages::in_note::fields;

/// How the fields of each play of a note end.
pub const ENDINGS: [&str; 2] = ["-play1", "-play2"];
/// What the form sends for something that is named here.
pub const NEW: &str = "new";

/// One time, as it was typed in a note.
pub struct Typed {
    number: usize,
    child: PersonId,
    which: Which,
    trying: forms::Trying,
    again: bool,
}

/// Reads them; none where nothing was typed.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Vec<Typed> {
    let begun: Vec<usize> =
        (0..ENDINGS.len()).filter(|one| forms::is_begun(reading.fields, ENDINGS[*one])).collect();
    begun.into_iter().filter_map(|number| one(reading, open, number)).collect()
}

fn one(reading: &mut Reading<'_>, open: &Open, number: usize) -> Option<Typed> {
    let ending = ENDINGS[number];
    let child = child(reading, open, &format!("child{ending}"));
    let which = which(reading, open, (child, ending));
    let trying = forms::trying(reading, open, ending);
    let again = reading.fields.get(&format!("again{ending}")) == "yes";
    Some(Typed { number, child: child?, which: which?, trying: trying?, again })
}

/// Which play a note names; where only a title was typed, something else.
fn which(
    reading: &mut Reading<'_>,
    open: &Open,
    (child, ending): (Option<PersonId>, &str),
) -> Option<Which> {
    let field = format!("play{ending}");
    match reading.fields.get(&field) {
        "" | NEW => {
            let title = forms::named(reading, &format!("title{ending}"));
            let id = PlayId(0);
            (!title.is_empty()).then(|| Which::called(id, title, false))
        }
        _ if reading.fields.get(&field).parse::<PlayId>().is_ok()
            && !reading.fields.get(&format!("title{ending}")).trim().is_empty() =>
        {
            reading.problem(&format!("title{ending}"), "plays-in-note-two");
            None
        }
        _ => reading.choice(&field, |id| {
            let id = id.parse().ok()?;
            let known = child.and_then(|child| Which::of_family(open, child, id));
            known.or_else(|| {
                let one = open.in_box.iter().find(|known| known.id == id)?;
                let title = Text::line(&one.title, practice::text::LINE_MAX).ok()?;
                Some(Which::called(id, title, true))
            })
        }),
    }
}

/// Decides them beside the signing of a visit.
pub fn make(open: &Open, typed: &[Typed], note: &InNote<'_>) -> Result<Vec<Labelled>, FieldError> {
    let mut all: Vec<Labelled> = Vec::new();
    for one in typed {
        let refused = |reason: Refused| FieldError {
            field: format!("{}{}", reason.field(), ENDINGS[one.number]),
            text: note.words.say(reason.code()),
        };
        let id = note.act.wrapping_add(one.number as u128);
        // What is named here has the number of the time it was named.
        let named = one.which.id == PlayId(0);
        let which =
            if named { Which { id: PlayId(id), ..one.which.clone() } } else { one.which.clone() };
        let of_visit = (note.part, Some(note.visit));
        let mut tried = one.trying.settled(open, (one.child, &which), of_visit);
        tried.day = note.on;
        let by = (hand(open), open.today);
        let tried = plays::try_out(&open.family, TryId(id), tried, by).map_err(refused)?;
        all.push(tried);
        if one.again {
            let after = open.family.after(&all, open.who.practitioner(), open.now);
            let asked = Asked { ..one.trying.asked };
            let next = forms::chosen(open, (one.child, &which), (asked, note.part));
            match plays::choose(&after, ChoiceId(id), next, hand(open)) {
                Ok(chosen) => all.push(chosen),
                // It is for next time already, whoever else chose it.
                Err(Refused::ChosenAlready) => {}
                Err(reason) => return Err(refused(reason)),
            }
        }
    }
    Ok(all)
}
