// SPDX-License-Identifier: AGPL-3.0-or-later
//! The decision as a table in plain words: the rows that the code is held to, from the top.

use maud::{Markup, html};
use practice::access::table::{COLUMNS, Row, rows};

use crate::accounts::Who;
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::words::Words;

/// Every row of the decision.
pub fn show(who: &Who) -> Markup {
    let words = who.words;
    let title = words.say("table-title");
    page(
        &who.frame(&title, Place::Today),
        html! {
            h1 { (title) }
            p.lede { (words.say("table-lede")) }
            div.table-scroll role="region" tabindex="0" aria-label=(title) {
                table {
                    thead { tr {
                        th scope="col" { (words.say("table-number")) }
                        th scope="col" { (words.say("table-may")) }
                        th scope="col" { (words.say("table-when")) }
                        th scope="col" { (words.say("table-why")) }
                    } }
                    tbody { @for (number, row) in (1..).zip(rows()) { (line(words, number, &row)) } }
                }
            }
        },
    )
}

fn line(words: Words, number: usize, row: &Row) -> Markup {
    let (tone, may) = if row.may { (Tone::Fern, "table-yes") } else { (Tone::Plain, "table-no") };
    html! {
        tr {
            td { (number) }
            td { (notice::tag(tone, &words.say(may))) }
            td {
                @if row.fits.iter().all(Vec::is_empty) { (words.say("table-everything-else")) }
                @for (column, fits) in COLUMNS.iter().zip(&row.fits).filter(|(_, fits)| !fits.is_empty()) {
                    @let all: Vec<String> = fits.iter().map(|value| in_words(words, column, value)).collect();
                    p.xs { strong { (words.say(&format!("table-column-{column}"))) ": " } (all.join(" · ")) }
                }
            }
            td { (words.say(&format!("table-why-{}", row.why))) }
        }
    }
}

fn in_words(words: Words, column: &str, value: &str) -> String {
    match column {
        "hat" => words.say(&format!("hat-{value}")),
        "tie" => words.say(&format!("table-tie-{value}")),
        _ => words.say(&format!("table-{column}-{value}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_row_is_told_in_both_languages() {
        for language in [Language::English, Language::Spanish] {
            let words = Words::of(language);
            for (number, row) in (1..).zip(rows()) {
                let told = line(words, number, &row).0;
                assert!(!told.contains("table-"), "{told}");
            }
        }
    }
}
