// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of where somebody is signed in.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::accounts::Who;
use crate::accounts::devices::{Away, Device, Known};
use crate::state::App;
use crate::ui::notice::{Tone, tag};
use crate::ui::page::{Place, page};
use crate::urls;

/// Where somebody is signed in, each with a way to end it.
pub fn devices(
    who: &Who,
    app: &App,
    (devices, known, away): (&[Device], &[Known], &[Away]),
) -> Markup {
    let words = who.words;
    let title = words.say("devices-title");
    page(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("devices-what")) }
                form.stack method="post" action=(urls::DEVICES) autocomplete="off" {
                    @for device in devices { (one(who, app, device)) }
                    @if devices.len() > 1 {
                        p.actions { button.btn.second type="submit" name="end" value="others" {
                            (words.say("devices-end-others")) } }
                    }
                }
                p.meta { (words.say("devices-unknown-hint")) }
                @if !away.is_empty() { (taken_along(who, app, away)) }
                @if !known.is_empty() { (before(who, app, known)) }
                p { a href=(urls::ME) { (words.say("me-title")) } }
            }
        },
    )
}

fn one(who: &Who, app: &App, device: &Device) -> Markup {
    let words = who.words;
    let at = |key: &str, at: Timestamp| {
        let at = app.local(at);
        let with = [("date", words.date(at.date()).into()), ("time", words.time(at.time()).into())];
        words.with(key, &with)
    };
    let session = &device.session;
    let called = match session.device.as_str() {
        "" => words.say("devices-some-browser"),
        known => known.to_owned(),
    };
    html! {
        section.card.stack-s {
            div.row.between {
                h2 { (called) }
                @if device.this { (tag(Tone::Fern, &words.say("devices-this"))) }
            }
            p { (words.say(&format!("hat-{}", session.hat.code()))) }
            p.meta { (at("devices-since", session.made)) " · " (at("devices-seen", session.seen)) }
            @if !device.this {
                p.actions { button.btn.second type="submit" name="end" value=(device.id) {
                    (words.say("devices-end")) span.vh { ": " (called) } } }
            }
        }
    }
}

/// The devices that hold families, each with a way to have it emptied.
fn taken_along(who: &Who, app: &App, away: &[Away]) -> Markup {
    let words = who.words;
    html! {
        section.card.stack-s aria-labelledby="away" {
            h2 id="away" { (words.say("devices-away-title")) }
            p { (words.say("devices-away-what")) }
            form method="post" action=(urls::DEVICES) autocomplete="off" {
                ul.list {
                    @for one in away {
                        @let called = if one.called.is_empty() { words.say("devices-some-browser") } else { one.called.clone() };
                        @let until = app.local(one.until);
                        @let with = [("count", one.families.into()), ("date", words.date(until.date()).into()),
                            ("time", words.time(until.time()).into())];
                        li.row.between {
                            div {
                                p { (called) }
                                p.meta { (words.with("devices-away-until", &with)) }
                            }
                            @if one.erase { (tag(Tone::Honey, &words.say("devices-away-erasing"))) }
                            @else {
                                button.btn.second type="submit" name="erase" value=(one.id) {
                                    (words.say("devices-away-erase")) span.vh { ": " (called) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The devices somebody signed in from before, each with a way to be forgotten.
fn before(who: &Who, app: &App, known: &[Known]) -> Markup {
    let words = who.words;
    html! {
        section.card.stack-s aria-labelledby="known" {
            h2 id="known" { (words.say("devices-known-title")) }
            p { (words.say("devices-known-what")) }
            form method="post" action=(urls::DEVICES) autocomplete="off" {
                ul.list {
                    @for one in known {
                        @let called = match one.device.called.as_str() {
                            "" => words.say("devices-some-browser"),
                            known => known.to_owned(),
                        };
                        @let first = words.date(app.local(one.device.first).date());
                        @let last = words.date(app.local(one.device.last).date());
                        li.row.between {
                            div {
                                p { (called) " " @if one.this { (tag(Tone::Fern, &words.say("devices-this"))) } }
                                p.meta { (words.with("devices-known-days", &[("first", first.into()), ("last", last.into())])) }
                            }
                            button.btn.quiet type="submit" name="forget" value=(one.id) {
                                (words.say("devices-forget")) span.vh { ": " (called) } }
                        }
                    }
                }
            }
        }
    }
}
