// SPDX-License-Identifier: AGPL-3.0-or-later
//! In which of the last visits a child and one who cares for them were there together, awake: for those who do the work.

use maud::{Markup, html};
use practice::access::Screen;
use practice::before::There;
use practice::relationships::Relationship;
use practice::visits::{Presence, Visit};

use crate::open::Open;
use crate::urls;

/// In how many, and how each of the two was there, visit by visit. Nothing where nothing is known.
pub fn awake(open: &Open, known: &Relationship) -> Markup {
    let words = open.who.words;
    if !open.who.is_staff() || open.reader.screen != Screen::Own {
        return html! {};
    }
    let Some(all) = open.family.how_each_was_there(known) else { return html! {} };
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    let together = all.iter().filter(|there| there.together_awake()).count();
    html! {
        section.card.stack-s.noprint aria-labelledby="h-there" {
            h3 id="h-there" { (words.say("there-title")) }
            p { (words.with("there-share", &[("count", number(together)), ("all", number(all.len()))])) }
            ul.list {
                @for there in &all {
                    li {
                        a href=(urls::visit(open.family.id, there.visit.id)) { (day(open, there.visit)) }
                        ": " (words.say(how(*there)))
                    }
                }
            }
            p.xs { (words.say("there-how")) }
        }
    }
}

fn day(open: &Open, visit: &Visit) -> String {
    visit.on().map(|on| open.who.words.date(on)).unwrap_or_default()
}

/// How the two were there, in a word.
fn how(there: There<'_>) -> &'static str {
    match (there.child, there.other) {
        (Presence::Awake, Presence::Awake) => "there-awake",
        (Presence::Asleep, Presence::Awake | Presence::Asleep) => "there-child-slept",
        (Presence::Awake | Presence::Asleep, Presence::Absent) => "there-child-alone",
        (Presence::Absent, Presence::Awake | Presence::Asleep) => "there-without-child",
        (Presence::Awake, Presence::Asleep) => "there-other-slept",
        (Presence::Absent, Presence::Absent) => "there-neither",
    }
}
