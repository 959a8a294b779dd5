// SPDX-License-Identifier: AGPL-3.0-or-later
//! Asking for a picture as it was on another day: at the start, or any.

use jiff::civil::Date;
use maud::{Markup, html};

use super::form::{FieldText, field_text};
use crate::words::Words;

/// Which days a picture can be shown as of.
pub struct Days<'a> {
    /// The reader's words.
    pub words: Words,
    /// The page of the picture.
    pub action: &'a str,
    /// The picture as it was known at the start, where that is not what is shown.
    pub start: Option<&'a str>,
    /// The day it is shown as of.
    pub shown: Date,
}

/// A link to the start, and a field for any other day.
pub fn days(days: &Days<'_>) -> Markup {
    let words = days.words;
    let shown = days.shown.to_string();
    html! {
        form.row.days method="get" action=(days.action) autocomplete="off" {
            @if let Some(start) = days.start { a href=(start) { (words.say("map-start")) } }
            (field_text(&FieldText { id: "on", label: &words.say("map-on"), value: &shown, kind: "date", ..FieldText::new(words) }))
            button.btn.second type="submit" { (words.say("map-on-do")) }
        }
    }
}
