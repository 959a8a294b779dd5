// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking through the box: what is asked for, and the plays that fit.

use jiff::Unit;
use jiff::civil::Date;
use practice::before::adjusted_birth;
use practice::people::Person;
use serde::Deserialize;

use super::lists::Boxed;
use crate::words::Language;

/// What somebody asks of the box, as an address carries it.
#[derive(Deserialize, Default, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whether nothing may have to be bought.
    #[serde(default)]
    pub free: String,
    /// An age in months; or, of a child, that the play fits now.
    #[serde(default)]
    pub age: String,
    /// Words in it.
    #[serde(default)]
    pub q: String,
}

/// What the forms send for yes.
pub const YES: &str = "yes";

impl Asked {
    /// Whether anything is asked for.
    pub fn anything(&self) -> bool {
        [&self.free, &self.age, &self.q].iter().any(|one| !one.trim().is_empty())
    }

    /// Whether a play fits; `months` is the age of the child, where one is asked for.
    pub fn fits(&self, one: &Boxed, months: Option<i64>) -> bool {
        let small = &one.small;
        let age = match self.age.trim() {
            YES => months,
            typed => typed.parse::<i64>().ok(),
        };
        let from = |months: i64| small.from_months.is_none_or(|from| from <= months);
        let to = |months: i64| small.to_months.is_none_or(|to| months <= to);
        let free = self.free != YES || small.nothing_to_buy;
        free && age.is_none_or(|months| from(months) && to(months)) && self.says(one)
    }

    /// Whether every word that is looked for stands somewhere in it, in any of its languages.
    fn says(&self, one: &Boxed) -> bool {
        let small = &one.small;
        let words = small
            .wordings
            .iter()
            .map(|one| [one.title.as_str(), one.how.as_str(), &one.needs.join(" ")].join(" "));
        let text = words.collect::<Vec<_>>().join(" ").to_lowercase();
        self.q.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The plays of the box that fit, by what they are called.
pub fn found<'a>(
    all: &'a [Boxed],
    asked: &Asked,
    (months, language): (Option<i64>, Language),
) -> Vec<&'a Boxed> {
    let fits = |one: &&Boxed| one.out.is_none() && asked.fits(one, months);
    let mut found: Vec<&Boxed> = all.iter().filter(fits).collect();
    found.sort_by_key(|one| one.title(language).to_lowercase());
    found
}

/// How old a child is on a day, in whole months, told from the day it was to be born where it came early.
pub fn months_of(child: &Person, on: Date) -> Option<i64> {
    let since = adjusted_birth(child, on).or(child.born())?;
    let age = since.until((Unit::Month, on)).ok()?;
    Some(i64::from(age.get_months())).filter(|months| *months >= 0)
}
