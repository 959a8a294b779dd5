// SPDX-License-Identifier: AGPL-3.0-or-later
//! What comes next for a child of this age, folded: hints for whoever gets ready, with their source, and nothing to tick.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::looking_back::Language;
use practice::milestones::{Domain, Line, Next, next};
use practice::people::Person;

use crate::words::Words;

/// The fold of one child, by name where there are several; nothing where nothing comes next.
pub fn comes_next(words: Words, child: &Person, on: Date, name: Option<String>) -> Markup {
    let Some(next) = next(child, on) else { return html! {} };
    let months = i64::from(next.months);
    let title = match name {
        Some(name) => {
            words.with("comes-next-for", &[("name", name.into()), ("months", months.into())])
        }
        None => words.with("comes-next-at", &[("months", months.into())]),
    };
    html! {
        details.comes-next {
            summary { (title) }
            div.stack-s { (inside(words, next)) }
        }
    }
}

/// What it means, its lines by domain, and where they are from.
fn inside(words: Words, next: Next) -> Markup {
    let language = Language::of(words.language().code()).unwrap_or(Language::English);
    html! {
        p.small { (words.say("comes-next-meaning")) }
        @if next.from_due { p.small { (words.say("comes-next-from-due")) } }
        @for domain in Domain::ALL {
            @let lines: Vec<&Line> = next.lines().filter(|line| line.domain == domain).collect();
            @if !lines.is_empty() {
                p.small { strong { (words.say(&format!("comes-next-about-{}", domain.code()))) } }
                ul { @for line in lines { li.small { (line.words(language)) } } }
            }
        }
        p.meta.small {
            (words.say("comes-next-you")) " " (words.say("comes-next-source"))
            @if next.in_other_words(language) { " " (words.say("comes-next-compared")) }
        }
    }
}
