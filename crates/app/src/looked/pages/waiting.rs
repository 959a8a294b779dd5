// SPDX-License-Identifier: AGPL-3.0-or-later
//! The card of what waits to be seen.

use maud::{Markup, html};
use practice::FamilyId;
use practice::access::Hat;

use crate::accounts::Who;
use crate::lists::notices::{For, Notice};
use crate::state::App;
use crate::urls;

/// What a notice may be, as its message is called.
const KNOWN: [(&str, &str); 19] = [
    ("alarm.reads", "alarm-reads"),
    ("emergency.opened", "emergency-opened"),
    ("request.made", "request-made"),
    ("release.waiting", "release-waiting"),
    ("release.agreed", "release-agreed"),
    ("release.declined", "release-declined"),
    ("passkey.added", "passkey-added"),
    ("passkey.removed", "passkey-removed"),
    ("passkey.copied", "passkey-copied"),
    ("account.recovery-used", "recovery-used"),
    ("account.given", "account-given"),
    ("account.code-given", "account-code-given"),
    ("account.again-given", "account-again-given"),
    ("account.own-code", "own-code"),
    ("account.again", "own-again"),
    ("account.password", "own-password"),
    ("account.passphrase", "own-passphrase"),
    ("account.second-step-off", "second-step-off"),
    ("account.new-device", "new-device"),
];

/// A notice as it is shown.
pub struct Told {
    /// The notice.
    pub notice: Notice,
    /// The name of whom it is about, where it is about somebody who works here.
    pub about: Option<String>,
    /// Whether it may be put away from here.
    pub put_away: bool,
}

/// What waits, each with a button that says it was seen.
pub fn card(app: &App, who: &Who, told: &[Told]) -> Markup {
    let words = who.words;
    html! {
        @if !told.is_empty() {
            section.card aria-labelledby="notices" {
                h2 id="notices" { (words.say("looked-notices-title")) }
                ul.list {
                    @for Told { notice, about, put_away } in told {
                        @let at = app.local(notice.at);
                        @let text = text(who, notice, about.as_deref());
                        li.stack-s {
                            p { @if let Some(to) = leads_to(who, notice) { a href=(to) { (text) } } @else { (text) } }
                            p.meta { (words.date(at.date())) ", " (words.time(at.time())) }
                            @if *put_away {
                                form method="post" action=(urls::notice_seen(notice.id)) autocomplete="off" {
                                    button.btn.quiet type="submit" { (words.say("looked-notice-seen"))
                                        span.vh { ": " (text) } }
                                }
                            } @else { p.meta { (words.say("looked-notice-elsewhere")) } }
                        }
                    }
                }
            }
        }
    }
}

fn text(who: &Who, notice: &Notice, about: Option<&str>) -> String {
    let words = who.words;
    let name = about.map_or_else(|| words.say("looked-somebody"), str::to_owned);
    let known = KNOWN.iter().find(|(what, _)| *what == notice.what);
    match known {
        Some((_, key)) => words.with(&format!("looked-notice-{key}"), &[("who", name.into())]),
        None => words.say("looked-notice-other"),
    }
}

/// Where one sees more; the privacy officer opens no family from here, but to look
/// over a copy that waits for it.
fn leads_to(who: &Who, notice: &Notice) -> Option<String> {
    if matches!(notice.to, For::Account(_)) && notice.what.starts_with("account.") {
        return Some(urls::DEVICES.to_owned());
    }
    match (notice.what.split('.').next(), notice.family) {
        (Some("release"), Some(family)) => return Some(urls::release_protected(family)),
        (Some("request"), Some(family)) => return Some(urls::requests(family)),
        _ => {}
    }
    if who.hat == Hat::PrivacyOfficer {
        return Some(match (notice.family, notice.about) {
            (Some(family), _) => format!("{}?family={family}", urls::LOOKED),
            (None, Some(about)) => format!("{}?who={}", urls::LOOKED, FamilyId(about)),
            (None, None) => urls::LOOKED.to_owned(),
        });
    }
    notice.family.map(urls::looked)
}
