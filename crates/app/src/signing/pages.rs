// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands under a note: whose passkey signed it, or how its writer had signed in; who stands for it; and the press that does either.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use maud::{Markup, html};
use practice::visits::signatures::Cosigned;
use practice::visits::{Field, Visit};
use practice::{FamilyId, PractitionerId};

use super::Beside;
use super::cosigning::{BUTTON, BY_PASSKEY, LINE};
use crate::accounts::{Asks, Who, asks_for_passkey};
use crate::assets;
use crate::called;
use crate::fields::Fields;
use crate::lists::cards::Card;
use crate::lists::cosigns::Waits;
use crate::open::Open;
use crate::state::App;
use crate::ui::form::{self, FieldError, FieldText};
use crate::urls;

/// What a page knows of signing.
#[derive(Clone, Copy, Default)]
pub struct Lines<'a> {
    /// What stands beside the note for its reader.
    pub beside: Option<&'a Beside<'a>>,
    /// What could not be taken.
    pub errors: &'a [FieldError],
    /// The line to its writer, as typed.
    pub typed: &'a str,
}

impl<'a> Lines<'a> {
    /// What stands beside it, and nothing that could not be taken.
    pub fn of(beside: &'a Beside<'a>) -> Self {
        Self { beside: Some(beside), ..Self::default() }
    }

    /// What could not be taken of another form of the page.
    pub fn with(errors: &'a [FieldError]) -> Self {
        Self { errors, ..Self::default() }
    }
}

/// A day and an hour as words take them.
pub fn moment(open: &Open, name: String, at: Timestamp) -> [(&'static str, crate::words::Arg); 3] {
    let (words, at) = (open.who.words, open.app.local(at));
    [
        ("name", name.into()),
        ("date", words.date(at.date()).into()),
        ("time", words.time(at.time()).into()),
    ]
}

/// By whose passkey, in words.
fn by_passkey(open: &Open, by: PractitionerId, at: Timestamp) -> String {
    let own = by == open.who.practitioner();
    let key = if own { "signing-by-own-passkey" } else { "signing-by-passkey" };
    open.who.words.with(key, &moment(open, called::practitioner(open, by), at))
}

/// How the note, or an amendment of it, is signed: by a passkey, or by the server's word alone, which is less.
pub fn shown(open: &Open, visit: &Visit, amendment: u32) -> Markup {
    let words = open.who.words;
    let way = visit.committed(amendment).and_then(|one| one.way);
    html! {
        @if let (Some(one), true) = (visit.attested(amendment), amendment < newest_read(visit) && amendment == 0) {
            p.meta { (by_passkey(open, one.by, one.at)) ". " (words.say("signing-before-amended")) }
        } @else if let Some(one) = visit.attested(amendment) {
            p { span.tag.fern.sentence { (by_passkey(open, one.by, one.at)) } }
        } @else if let Some(way) = way {
            p.meta { (words.say(&format!("signing-way-{}", way.code()))) }
        }
    }
}

/// The newest amendment of which a text is read: what was signed before it was signed of other words.
fn newest_read(visit: &Visit) -> u32 {
    let read = Field::ALL.into_iter().filter_map(|field| visit.text(field));
    read.map(|written| written.amendment).max().unwrap_or_default()
}

/// What the button that signs is called in the page.
pub fn button(amendment: u32) -> String {
    format!("passkey-{amendment}")
}

/// The one press by which its writer signs it, where they have a passkey. Without a script nothing is offered.
pub fn offered(open: &Open, visit: &Visit, amendment: u32, lines: Lines<'_>) -> Markup {
    let words = open.who.words;
    let mine = visit.to_attest(open.who.practitioner()).any(|number| number == amendment);
    let signer = lines.beside.and_then(|beside| beside.signer.as_ref());
    let Some(signer) = signer.filter(|_| mine) else { return html! {} };
    let id = open.family.id;
    let asks = Asks {
        begins: &urls::begin_sign_note(id, visit.id, amendment),
        sent: &urls::sign_note(id, visit.id),
        to: "",
        does: "",
    };
    let button = button(amendment);
    html! {
        div.noprint hidden data-passkey {
            (asks_for_passkey(words, signer.passkeys, &asks, &html! {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="of" value=(amendment);
                (form::error_of(lines.errors, &button))
                p.actions { button.btn.second id=(button) type="submit" aria-describedby={ (button) "-hint" } {
                    (words.say("signing-offer")) } }
                p.meta id={ (button) "-hint" } { (words.say("signing-offer-hint")) }
            }))
        }
        script type="module" src=(assets::url("passkeys.js")) {}
    }
}

/// Who stands for a note whose writer was in training: both names, for whoever reads the visit.
pub fn stood_for(open: &Open, visit: &Visit) -> Markup {
    let newest = newest_read(visit);
    html! { @for one in &visit.cosigned { (stands_for(open, one, one.amendment < newest)) } }
}

fn stands_for(open: &Open, one: &Cosigned, is_before: bool) -> Markup {
    let words = open.who.words;
    let own = one.by == open.who.practitioner();
    let [name, date, time] = moment(open, called::practitioner(open, one.by), one.at);
    let licence = words.maybe(&format!("licence-{}", one.licence)).unwrap_or_default();
    let key = if own { "cosign-by-you" } else { "cosign-by" };
    let said = words.with(key, &[name, date, time, ("licence", licence.into())]);
    html! {
        p.meta.signature { (said) @if is_before { ". " (words.say("signing-before-amended")) } }
        @if is_before {} @else if one.by_passkey { p { span.tag.fern.sentence { (words.say("cosign-passkey-signed")) } } }
        @else if let Some(way) = one.way { p.meta { (words.say(&format!("cosign-way-{}", way.code()))) } }
    }
}

/// That a note waits for a licensed colleague, for those who do the work; what one of them wrote, for its writer; and
/// the forms of whoever may stand for it.
pub fn to_stand_for(open: &Open, visit: &Visit, lines: Lines<'_>) -> Markup {
    let words = open.who.words;
    let wrong = html! {
        @if lines.errors.iter().any(|one| one.field == BUTTON) {
            div.noprint id=(BUTTON) tabindex="-1" { (form::error_of(lines.errors, BUTTON)) }
        }
    };
    let Some(due) = visit.cosign_due() else { return wrong };
    let again = visit.cosigned.iter().any(|one| one.amendment < due.amendment);
    let line = lines.beside.and_then(|beside| beside.line.as_ref());
    let may = lines.beside.is_some_and(|beside| beside.colleague.is_some());
    html! {
        section.card.stack.noprint aria-labelledby="waits-for-colleague" {
            h3 id="waits-for-colleague" { (words.say("cosign-waits")) }
            @if again { p { (words.say("cosign-waits-again")) } }
            @if let Some((name, line)) = line {
                blockquote.voice { p { (line) } cite { (name) } }
                p.meta { (words.say("cosign-line-whose")) }
            }
            @if may { (forms(open, visit, visit.newest(due), lines)) }
            @else { (wrong) }
        }
    }
}

fn forms(open: &Open, visit: &Visit, read: u32, lines: Lines<'_>) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let act = || Fields::begun().get("act").to_owned();
    let signer = lines.beside.and_then(|beside| beside.signer.as_ref());
    let sent = urls::cosign(id, visit.id);
    let asks =
        Asks { begins: &urls::begin_cosign(id, visit.id, read), sent: &sent, to: "", does: "" };
    html! {
        p { (words.say("cosign-what")) }
        @if let Some(signer) = signer {
            div hidden data-passkey {
                (asks_for_passkey(words, signer.passkeys, &asks, &html! {
                    input type="hidden" name="act" value=(act());
                    input type="hidden" name="read" value=(read);
                    (form::error_of(lines.errors, BY_PASSKEY))
                    p.actions { button.btn id=(BY_PASSKEY) type="submit" { (words.say("cosign-do-passkey")) } }
                }))
            }
            script type="module" src=(assets::url("passkeys.js")) {}
        }
        form method="post" action=(sent) autocomplete="off" {
            input type="hidden" name="act" value=(act());
            input type="hidden" name="read" value=(read);
            (form::error_of(lines.errors, BUTTON))
            p.actions { button.btn.second id=(BUTTON) type="submit" {
                (words.say(if signer.is_some() { "cosign-do-without" } else { "cosign-do" })) } }
        }
        details open[lines.errors.iter().any(|one| one.field == LINE)] {
            summary { (words.say("cosign-give-back")) }
            form.stack method="post" action=(urls::give_back(id, visit.id)) autocomplete="off" {
                input type="hidden" name="act" value=(act());
                (form::field_text(&FieldText {
                    id: LINE, label: &words.say("cosign-line"), hint: Some(&words.say("cosign-line-hint")),
                    value: lines.typed, errors: lines.errors, required: true, ..FieldText::new(words)
                }))
                (form::buttons(&words.say("cosign-give-back-do"), None))
            }
        }
    }
}

/// On Today: what waits for the reader to read, and what of theirs waits for a colleague.
pub fn waits(app: &App, who: &Who, cards: &Cards, (others, own): (&[Waits], &[Waits])) -> Markup {
    html! {
        (listed(app, who, cards, ("cosign-for-you", others)))
        (listed(app, who, cards, ("cosign-own", own)))
    }
}

/// The names of families that Today knows.
pub type Cards = BTreeMap<FamilyId, Arc<Card>>;

fn listed(app: &App, who: &Who, cards: &Cards, (title, all): (&str, &[Waits])) -> Markup {
    let words = who.words;
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let name = |family: FamilyId| {
        let card = cards.get(&family);
        card.map_or_else(|| words.say("called-nobody-yet"), |card| called::family(words, card))
    };
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby=(title) {
                h2 id=(title) { (words.with(title, &[("count", count.into())])) }
                ul.list {
                    @for one in all {
                        li {
                            a href=(urls::visit(one.family, one.visit)) { (name(one.family)) }
                            p.meta { (words.with("cosign-since", &[("date", words.date(app.local(one.since).date()).into())])) }
                        }
                    }
                }
            }
        }
    }
}
