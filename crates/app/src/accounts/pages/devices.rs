// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of where somebody is signed in.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::accounts::Who;
use crate::accounts::devices::Device;
use crate::state::App;
use crate::ui::notice::{Tone, tag};
use crate::ui::page::{Place, page};
use crate::urls;

/// Where somebody is signed in, each with a way to end it.
pub fn devices(who: &Who, app: &App, devices: &[Device]) -> Markup {
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
