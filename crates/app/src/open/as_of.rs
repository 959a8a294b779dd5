// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family as it was known on an earlier day, as far as the reader may read it now.

use jiff::civil::Date;
use practice::Family;
use serde::Deserialize;

use super::Open;

/// The day a page is asked for as of.
#[derive(Deserialize)]
pub struct AsOf {
    on: Option<String>,
}

impl AsOf {
    /// The family as it was known on that day; none for today, and for what is no day.
    pub fn before(&self, open: &Open) -> Option<(Family, Date)> {
        let on = self.on.as_ref()?.parse::<Date>().ok().filter(|on| *on < open.today)?;
        let known = open.said().filter(|said| said.on <= on);
        Some((Family::fold(open.family.id, known), on))
    }
}
