// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each family of the table keeps beside the words: one thing in each part that can hold it.

use practice::Facet;

use super::super::attachments::kept;
use super::super::browser::Browser;
use super::cast::Told;

/// Keeps them; the one the routes ask for is the family's together.
pub fn kept_beside(browser: &Browser<'_>, told: &mut Told) {
    let parts = [
        ("a", Facet::Caregiver(told.people[0])),
        ("b", Facet::Caregiver(told.people[1])),
        ("practitioner", Facet::Practitioner),
        ("joint", Facet::Together),
    ];
    for (word, part) in parts {
        let caption = told.words[word].clone();
        let which = kept(browser, told.id, (&caption, Some(part)), b"%PDF-1.4 made up");
        told.ids.insert("attachment", which.to_string());
    }
}
