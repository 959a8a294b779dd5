// SPDX-License-Identifier: AGPL-3.0-or-later
//! The numbers the made-up agency calls at once: from those that are kept for stories, so that nobody answers.

use practice::at_once::{Kind, Number, Numbers, Telephone};
use practice::text::{NAME_MAX, Text};

const WRITTEN: [(Kind, &str, &str); 6] = [
    (Kind::Emergency, "Emergency (made up)", "555-0100"),
    (Kind::OnCall, "Who is on call here (made up)", "555-0101"),
    (Kind::Dying, "Crisis line (made up)", "555-0102"),
    (Kind::Violence, "Safe Homes line (made up)", "555-0103"),
    (Kind::Protection, "Child protection, day and night (made up)", "555-0104"),
    (Kind::Poison, "Poison help (made up)", "555-0105"),
];

/// All of them.
pub fn numbers() -> Numbers {
    let mut numbers = Numbers::default();
    for (kind, name, telephone) in WRITTEN {
        let telephone = Telephone::read(telephone).ok().flatten();
        let name = Text::line(name, NAME_MAX).ok();
        if let (Some(name), Some(telephone)) = (name, telephone) {
            numbers.put(kind, Number { name, telephone });
        }
    }
    numbers
}
