// SPDX-License-Identifier: AGPL-3.0-or-later
//! Today: the day's visits in their order, what waits, and the rhythm of visits.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use practice::access::Hat;
use practice::{FamilyId, VisitId};

use crate::accounts::Who;
use crate::calendar::Days;
use crate::called;
use crate::codes::{INTERPRETERS, code_of};
use crate::handover;
use crate::lists::cards::Card;
use crate::lists::drafts::{self, Waiting};
use crate::lists::handovers::HandoverRow;
use crate::lists::{FamilyRow, VisitRow};
use crate::presence;
use crate::ui::notice;
use crate::ui::page::{Place, page as framed};
use crate::ui::rhythm::{Mark, Rhythm, RhythmRow, rhythm};
use crate::urls;

/// Days without a visit after which a family is named on an empty day.
const LONG_AGO_DAYS: i64 = 14;

/// What lies on somebody's desk.
pub struct Desk<'a> {
    /// The day.
    pub today: Date,
    /// The families they work with.
    pub families: Vec<FamilyRow>,
    /// Visits of the last weeks and the next days.
    pub visits: Vec<VisitRow>,
    /// What is planned of them, where what does not go together is said.
    pub days: Option<Days>,
    /// Goodbyes of whoever leaves, and hellos of who comes next.
    pub handovers: Vec<HandoverRow>,
    /// Drafts.
    pub waiting: Vec<Waiting>,
    /// Names.
    pub cards: BTreeMap<FamilyId, Arc<Card>>,
    /// Notes that wait for a colleague to stand for them.
    pub cosign: Markup,
    /// The agency's time zone.
    pub zone: &'a TimeZone,
    /// What waits to be seen.
    pub notices: Markup,
}

impl Desk<'_> {
    fn name(&self, who: &Who, family: FamilyId) -> String {
        let card = self.cards.get(&family);
        card.map_or_else(
            || who.words.say("called-nobody-yet"),
            |card| called::family(who.words, card),
        )
    }
}

/// The page.
pub fn page(who: &Who, desk: &Desk<'_>) -> Markup {
    let words = who.words;
    let title = words.say("today-title");
    let visits: Vec<&VisitRow> = desk
        .visits
        .iter()
        .filter(|visit| visit.on == desk.today && visit.status != "did-not-happen")
        .collect();
    let count = i64::try_from(visits.len()).unwrap_or(0);
    framed(
        &who.frame(&title, Place::Today),
        html! {
            div.row.between {
                div {
                    h1 { (words.date_long(desk.today)) }
                    p.lede { (words.with("today-visits", &[("count", count.into())])) }
                }
                div.actions {
                    a.btn.second href=(urls::AWAY) { (words.say("away-link")) }
                    a.btn.second href=(urls::CALENDAR) { (words.say("calendar-title")) }
                    a.btn.second href=(urls::NEW_FAMILY) { (words.say("families-new")) }
                }
            }
            div.grid {
                div.stack {
                    @if desk.families.is_empty() { (notice::empty(&words.say("families-empty"))) }
                    @else {
                        (day(who, desk, &visits))
                        @if let Some(days) = &desk.days { (days.after(who, desk.today)) }
                        (picture(who, desk))
                    }
                }
                div.stack { (desk.notices) (desk.cosign) (handovers(who, desk)) (waiting(who, desk)) (quiet(who, desk)) (not_seen(who, desk)) }
            }
        },
    )
}

fn day(who: &Who, desk: &Desk<'_>, visits: &[&VisitRow]) -> Markup {
    let words = who.words;
    let next = visits.iter().find(|visit| visit.status == "planned").map(|visit| visit.visit);
    html! {
        section.card.flush aria-labelledby="days-visits" {
            h2.vh id="days-visits" { (words.say("today-visits-heading")) }
            @if visits.is_empty() { p.figpad.meta { (words.say("today-none")) } }
            ol.n {
                @for visit in visits { (visit_row(who, desk, visit, next)) }
            }
        }
    }
}

fn visit_row(who: &Who, desk: &Desk<'_>, visit: &VisitRow, next: Option<VisitId>) -> Markup {
    let words = who.words;
    let begun = desk.waiting.iter().find(|draft| draft.draft == visit.visit.0);
    let held = visit.status == "held";
    let main = next == Some(visit.visit) && begun.is_none();
    html! {
        li class=(if held { "visit done" } else { "visit" }) {
            div { @if let Some(at) = visit.at { time { (words.time(at)) } } }
            div {
                p.who { a href=(urls::story(visit.family)) { (desk.name(who, visit.family)) } }
                p.meta { (meta(who, desk, visit)) }
                @if let Some(begun) = begun {
                    @let at = desk.zone.to_datetime(begun.at).time();
                    p { span.tag.honey { (words.with("today-note-begun", &[("time", words.time(at).into())])) } }
                }
                @if let Some(days) = &desk.days { (days.said(who, &days.conflicts_at(visit.visit))) }
            }
            div.actions {
                @if !held { a href=(urls::before_visit(visit.family, visit.visit)) { (words.say("before-title")) } }
                @if held {
                    a.btn.second href=(urls::visit(visit.family, visit.visit)) { (words.say("today-read-note")) }
                } @else if begun.is_some() {
                    a.btn href=(urls::note(visit.family, visit.visit)) { (words.say("today-finish-note")) }
                } @else {
                    a class=(if main { "btn" } else { "btn second" }) href=(urls::note(visit.family, visit.visit)) {
                        (words.say("visit-start-note")) }
                }
            }
        }
    }
}

fn meta(who: &Who, desk: &Desk<'_>, visit: &VisitRow) -> String {
    let words = who.words;
    let mut all = Vec::new();
    if let Some(card) = desk.cards.get(&visit.family) {
        let born = card.people.iter().filter(|person| person.child);
        for person in born {
            if let (Some(born), Some(name)) = (person.born, person.texts.first()) {
                let with =
                    [("name", name.as_str().into()), ("age", words.age(born, desk.today).into())];
                all.push(words.with("families-is-old", &with));
            }
        }
        all.push(words.say(&format!("place-{}", visit.place)));
        if !card.languages.is_empty() {
            all.push(card.languages.join(", "));
        }
        if let Some(how) = visit.planned.interpreter {
            all.push(words.say(&format!("calendar-interpreter-{}", code_of(&INTERPRETERS, how))));
        }
    }
    all.join(" · ")
}

fn picture(who: &Who, desk: &Desk<'_>) -> Markup {
    let words = who.words;
    let rows = desk
        .families
        .iter()
        .map(|row| {
            let marks = desk.visits.iter().filter(|visit| visit.family == row.family);
            let marks = marks.filter_map(|visit| {
                let mark = match visit.status.as_str() {
                    "held" => Mark::Happened,
                    "planned" if visit.on >= desk.today => Mark::Planned,
                    "did-not-happen" => Mark::DidNotHappen,
                    _ => return None,
                };
                Some((visit.on, mark))
            });
            RhythmRow {
                name: desk.name(who, row.family),
                link: urls::story(row.family),
                rhythm: called::rhythm(words, row.every_days),
                marks: marks.collect(),
            }
        })
        .collect();
    rhythm(words, &Rhythm { today: desk.today, rows })
}

fn waiting(who: &Who, desk: &Desk<'_>) -> Markup {
    let words = who.words;
    html! {
        section.card aria-labelledby="waiting" {
            h2 id="waiting" { (words.say("today-waiting")) }
            @if desk.waiting.is_empty() { p.meta { (words.say("today-nothing-waits")) } }
            @else {
                ul.list {
                    @for draft in &desk.waiting {
                        @let at = desk.zone.to_datetime(draft.at);
                        li {
                            @match draft.kind.as_str() {
                                "note" => {
                                    a href=(urls::note(draft.family, VisitId(draft.draft))) {
                                        (words.with("today-finish-note-of", &[("family", desk.name(who, draft.family).into())])) }
                                }
                                drafts::APART => {
                                    a href=(urls::apart(draft.family, draft.draft)) {
                                        (words.with("apart-waits", &[("family", desk.name(who, draft.family).into())])) }
                                }
                                drafts::GIVEN => {
                                    a href=(urls::given(draft.family, draft.draft)) {
                                        (words.with("given-waits", &[("family", desk.name(who, draft.family).into())])) }
                                }
                                drafts::RETURNED => {
                                    a href=(urls::visit(draft.family, draft.visit())) {
                                        (words.with("cosign-came-back", &[("family", desk.name(who, draft.family).into())])) }
                                }
                                "letter" => {
                                    a href=(urls::farewell(draft.family)) {
                                        (words.with("handover-finish-letter", &[("family", desk.name(who, draft.family).into())])) }
                                }
                                "import" => { a href=(urls::import_preview(draft.family)) { (words.say("today-finish-import")) } }
                                _ => { a href=(urls::new_family(draft.family, "check")) { (words.say("today-finish-family")) } }
                            }
                            p.meta { (words.with("today-kept-at", &[
                                ("date", words.date(at.date()).into()), ("time", words.time(at.time()).into())])) }
                        }
                    }
                }
            }
        }
    }
}

/// Goodbyes and hellos, as the lists have them. Not where a family looks along.
fn handovers(who: &Who, desk: &Desk<'_>) -> Markup {
    let named =
        |row: &HandoverRow| handover::Named { name: desk.name(who, row.family), row: row.clone() };
    let alone = desk.handovers.iter().filter(|_| !who.shared_screen);
    let goes_on = alone.filter(|row| desk.families.iter().any(|one| one.family == row.family));
    let all: Vec<handover::Named> = goes_on.map(named).collect();
    handover::on_today(who.words, who.practitioner(), desk.today, &all)
}

/// To whom reaching out is suggested. Not where a family looks along.
fn quiet(who: &Who, desk: &Desk<'_>) -> Markup {
    let named = |row: &FamilyRow| {
        let (name, link) = (desk.name(who, row.family), urls::presence(row.family));
        row.quiet_since(desk.today).map(|since| presence::Quiet { name, link, since })
    };
    let alone = desk.families.iter().filter(|_| !who.shared_screen);
    presence::on_today(who.words, &alone.filter_map(named).collect::<Vec<_>>())
}

fn not_seen(who: &Who, desk: &Desk<'_>) -> Markup {
    let words = who.words;
    // What was agreed to be seldom is not long ago, and whom to reach out to is named already.
    let long_ago = |row: &&FamilyRow| {
        let allowed = row.every_days.unwrap_or_default().max(LONG_AGO_DAYS);
        let days = row.last_contact().map(|on| i64::from((desk.today - on).get_days()));
        row.quiet_since(desk.today).is_none() && days.is_none_or(|days| days > allowed)
    };
    let long_ago: Vec<&FamilyRow> = desk.families.iter().filter(long_ago).collect();
    html! {
        @if !long_ago.is_empty() {
            section.card aria-labelledby="not-seen" {
                h2 id="not-seen" { (words.say("today-not-seen")) }
                p.meta { (words.say("today-not-seen-hint")) }
                ul.list {
                    @for row in long_ago {
                        li {
                            a href=(urls::story(row.family)) { (desk.name(who, row.family)) }
                            p.meta {
                                @match row.last_on {
                                    Some(on) => { (words.with("families-last", &[("date", words.date(on).into())])) }
                                    None => { (words.say("families-never")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Today for a hat that opens no family's record.
pub fn of_hat(who: &Who, notices: &Markup) -> Markup {
    let words = who.words;
    let title = words.say("today-title");
    framed(
        &who.frame(&title, Place::Today),
        html! {
            h1 { (words.say("today-title")) }
            p.lede { (words.say(&format!("today-hat-{}", who.hat.code()))) }
            (notices)
            p.actions {
                @if who.hat == Hat::PrivacyOfficer {
                    a.btn href=(urls::REQUESTS) { (words.say("release-desk-title")) }
                    a.btn.second href=(urls::UNUSUAL) { (words.say("looked-unusual-title")) }
                    a.btn.second href=(urls::LOOKED) { (words.say("looked-book-title")) }
                    a.btn.second href=(urls::TABLE) { (words.say("table-title")) }
                    a.btn.second href=(urls::EMERGENCIES) { (words.say("emergency-all-title")) }
                }
                a.btn.second href=(urls::ME) { (words.say("me-title")) }
            }
        },
    )
}
