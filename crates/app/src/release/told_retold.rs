// SPDX-License-Identifier: AGPL-3.0-or-later
//! A page of a visit, in lines that a person reads on a copy: what of it still stands, as whoever it is for reads it.

use jiff::civil::Date;
use practice::retold::{Event, What};

use super::told::said_by;
use crate::open::Open;

/// What the page says now, in the words it says it in. Of one that was taken back nothing is said.
pub fn of_page(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let Event::Retold { page, told } = event else { return None };
    open.family.retold.get(*page)?;
    let seen = open.seen_by(told.to);
    let says: Vec<String> = seen
        .eyes()
        .page(told)
        .into_iter()
        .map(|shown| match (shown.piece.wording.as_ref(), shown.what) {
            (Some(wording), _) => wording.to_string(),
            (None, What::Text(_, text, Some(teller))) => said_by(open, teller, text.as_str()),
            (None, What::Text(_, text, None)) => text.to_string(),
            (None, What::Promise(promise)) => promise.made.words.to_string(),
        })
        .collect();
    (!says.is_empty()).then_some((Some(told.on), says))
}
