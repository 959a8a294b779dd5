// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of looking back at a note, and of reading it as one of the family would.

use super::pages::Stop;

/// The pages of one visit that happened; `person` is the page of a caregiver.
pub fn of_looking_back(family: &str, held: &str, person: &str) -> Vec<Stop> {
    let looking = format!("{held}/look-back");
    let reader = person.rsplit('/').next().expect("an address ends in an id");
    vec![
        Stop::new("looking back at a note", looking.clone()).unfolded(),
        Stop::new("looking back at a note, refused", looking)
            .unfolded()
            .pressing("button[value=add-strategy]"),
        Stop::new("what shows in my notes", format!("{family}/look-back")),
        Stop::new("a note as they would read it", format!("{held}/as/{reader}")),
    ]
}
