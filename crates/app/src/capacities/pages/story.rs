// SPDX-License-Identifier: AGPL-3.0-or-later
//! Capacities under what a family brings, on its story: as whoever reads may know them.

use maud::{Markup, html};
use practice::capacities::{Capacity, Moment};

use crate::called;
use crate::open::{Hand, Open};
use crate::urls;

/// How many the story shows.
const ON_STORY: usize = 4;

/// The latest of what each brings, and the way to all of it; nothing where there is nothing, and nothing to add.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let mut all: Vec<(&Capacity, &Moment)> = open
        .family
        .capacities
        .standing()
        .filter_map(|one| Some((one, *one.moments().first()?)))
        .collect();
    all.sort_by_key(|(_, moment)| std::cmp::Reverse(moment.on));
    let way = if matches!(Hand::of(open), Hand::Own(_)) {
        "capacities-title-own"
    } else {
        "capacities-title"
    };
    html! {
        @if !all.is_empty() || Hand::of(open) != Hand::Nobody {
            @if !all.is_empty() {
                ul.list.capacities {
                    @for (one, moment) in all.into_iter().take(ON_STORY) {
                        li {
                            p { strong { (called::person_in(words, &open.family, one.whose)) } ": " span.told { (one.words) } }
                            p.told.small { (moment.words) }
                            p.xs { a href=(urls::capacity(open.family.id, one.id)) { (words.date(moment.on)) } }
                        }
                    }
                }
            }
            p.small.mt5.noprint { a href=(urls::capacities(open.family.id)) { (words.say(way)) } }
        }
    }
}
