// SPDX-License-Identifier: AGPL-3.0-or-later
//! The frame every family page shares: whose family, who is in it, and where one can go.

use maud::{Markup, html};
use practice::access::{self, Hat, Purpose, Reader, Relation, Screen};
use practice::people::{Birth, Person, Role};

use crate::called;
use crate::goodbye;
use crate::lists::cards::Card;
use crate::open::Open;
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// How many days a caregiver is shown on every page that they were told something.
const TOLD_DAYS: i32 = 14;

/// A page of a family. Its title in the browser never carries a name.
pub fn frame(open: &Open, title: &str, here: &str, main: &Markup) -> Markup {
    let place = if open.who.is_staff() { Place::Families } else { Place::None };
    page(&open.who.frame(title, place), html! { (heading(open, here)) (main) })
}

/// The family's name, who is in it, and its pages.
pub fn heading(open: &Open, here: &str) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let mut places = Vec::new();
    // Whoever answers for confidentiality sees who may know what, and nothing else of a family.
    if open.reader.hat != Hat::PrivacyOfficer {
        places.push(("story", urls::story(id)));
        places.push(("visits", urls::visits(id)));
        places.push(("people", urls::people(id)));
        places.push(("card", urls::card(id)));
        places.push(("attachments", urls::attachments(id)));
        places.push(("who", urls::who(id)));
        places.push(("looked", urls::looked(id)));
    }
    if open.reader.hat == Hat::Caregiver {
        places.push(("went", urls::went(id)));
    }
    let rights = Reader { purpose: Purpose::Rights, ..open.reader.clone() };
    if access::may_open(&rights) {
        places.push(("rights", urls::rights(id)));
        places.push(("requests", urls::requests(id)));
    }
    let who: Vec<String> = open
        .family
        .people
        .iter()
        .filter(|person| person.role != Role::Other && person.is_living())
        .map(|person| summary(open, person))
        .collect();
    html! {
        @if open.who.is_staff() { p.meta { a href=(urls::FAMILIES) { (words.say("families-title")) } } }
        div.row.between {
            div {
                h1 { (called::family(words, &Card::of(&open.family))) }
                p.lede {
                    (who.join(" · "))
                    @if let Some(opened) = open.family.opened {
                        " · " (words.with("family-with-us-since", &[("date", words.date(opened).into())]))
                    }
                }
            }
            @if open.may_write() {
                div.actions { a.btn href=(urls::new_visit(id)) { (words.say("visits-new-note")) } }
            }
        }
        (goodbye::band(open))
        @if let Some(until) = emergency_until(open) {
            (notice::notice(Tone::Honey, html! { (words.with("emergency-until", &[("time", until.into())])) }))
        }
        @if here != "went" && was_told(open) {
            (notice::notice(Tone::Honey, html! { p { (words.say("tell-banner")) " "
                a href=(urls::went(id)) { (words.say("family-page-went")) } } }))
        }
        nav.subnav aria-label=(words.say("family-pages")) data-printed=(urls::printed(id)) {
            ul.n {
                @for (place, url) in &places {
                    li { a href=(url) aria-current=[(*place == here).then_some("page")] {
                        (words.say(&format!("family-page-{place}"))) } }
                }
                @if open.reader.relation == Relation::Supervises {
                    li { a href=(urls::arrange(id)) { (words.say("staff-team-title")) } }
                }
            }
        }
    }
}

/// Whether a caregiver was told lately that something of theirs went to somebody. Not where others see
/// the screen.
fn was_told(open: &Open) -> bool {
    let Relation::Family(standing) = &open.reader.relation else { return false };
    let lately = |on: jiff::civil::Date| (open.today - on).get_days() <= TOLD_DAYS;
    let mut told = open.family.releases.told.iter();
    open.reader.screen == Screen::Own
        && told.any(|told| told.person == standing.person && lately(told.on))
}

/// Until what hour the family is open, where it was opened in an emergency.
fn emergency_until(open: &Open) -> Option<String> {
    if open.reader.relation != Relation::Emergency {
        return None;
    }
    let mine =
        open.family.rights.emergencies.iter().filter(|opened| {
            opened.practitioner == open.who.practitioner() && opened.until > open.now
        });
    let until = mine.map(|opened| opened.until).max()?;
    Some(open.who.words.time(open.app.local(until).time()))
}

/// A person in half a line: name, and age or role.
fn summary(open: &Open, person: &Person) -> String {
    let words = open.who.words;
    let name = called::person(words, person);
    let what = match person.birth {
        Some(Birth::On(born)) if person.role == Role::Child => words.age(born, open.today),
        Some(Birth::Due(due)) => words.with("person-due", &[("date", words.date(due).into())]),
        _ => crate::people::pages::care_in_words(open, person),
    };
    if what.is_empty() { name } else { format!("{name}, {what}") }
}
