// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of an address for the calendar of one's phone.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::accounts::Who;
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// Whether there is an address, and making or taking it back.
pub fn feed(who: &Who, made: Option<Date>) -> Markup {
    let words = who.words;
    let title = words.say("feed-title");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("feed-what")) }
                section.card.stack-s {
                    p { @match made {
                        Some(on) => { (words.with("feed-since", &[("date", words.date(on).into())])) }
                        None => { (words.say("feed-none")) }
                    } }
                    @if who.shared_screen {
                        (notice::notice(Tone::Honey, html! { p { (words.say("feed-not-here")) } }))
                    } @else {
                        @if made.is_some() { p.meta { (words.say("feed-anew-what")) } }
                        (press(who, "make", if made.is_some() { "feed-anew" } else { "feed-make" }))
                    }
                    @if made.is_some() { (press(who, "end", "feed-end")) }
                }
                p { a href=(urls::CALENDAR) { (words.say("calendar-title")) } }
                p { a href=(urls::ME) { (words.say("me-title")) } }
            }
        },
    )
}

fn press(who: &Who, value: &str, key: &str) -> Markup {
    html! {
        form method="post" action=(urls::CALENDAR_FEED) autocomplete="off" {
            p.actions { button.btn.second[value == "end"] type="submit" name="do" value=(value) { (who.words.say(key)) } }
        }
    }
}

/// The address, this once.
pub fn feed_made(who: &Who, address: &str) -> Markup {
    let words = who.words;
    let title = words.say("feed-shown");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                section.card.stack-s {
                    h2 { (words.say("feed-address")) }
                    p.secret { code { (address) } }
                    p { (words.say("feed-shown-what")) }
                }
                p { a href=(urls::CALENDAR_FEED) { (words.say("feed-title")) } }
            }
        },
    )
}
