// SPDX-License-Identifier: AGPL-3.0-or-later
//! What does not go together in somebody's own days, in sentences with the way to the other visit.

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use maud::{Markup, html};
use practice::VisitId;
use practice::visits::conflicts::Conflict;

use crate::accounts::Who;
use crate::calendar::days::Days;
use crate::lists::VisitRow;
use crate::urls;

impl Days {
    /// What does not go together, each in a sentence with the way to the other visit.
    pub fn said(&self, who: &Who, found: &[Conflict]) -> Markup {
        html! { @for one in found { p.note.honey { (self.sentence(who, *one)) } } }
    }

    fn sentence(&self, who: &Who, conflict: Conflict) -> Markup {
        let words = who.words;
        let date = |key: &str, on: Date| words.with(key, &[("date", words.date(on).into())]);
        let few = |of: u16| i64::from(of).into();
        match conflict {
            Conflict::Over { other, from, to, way } => {
                let both = [("from", words.time(from).into()), ("to", words.time(to).into())];
                let way =
                    (way > 0).then(|| words.with("calendar-conflict-way", &[("way", few(way))]));
                html! {
                    (words.with("calendar-conflict-over", &both)) " " (self.other(who, other)) "."
                    @if let Some(way) = way { " " (way) }
                }
            }
            Conflict::WayHere { other, between, way } | Conflict::WayOn { other, between, way } => {
                let key = match conflict {
                    Conflict::WayHere { .. } => "calendar-conflict-way-here",
                    _ => "calendar-conflict-way-on",
                };
                let both = [("between", few(between)), ("way", few(way))];
                html! { (words.with(key, &both)) " " (self.other(who, other)) "." }
            }
            Conflict::InPause(until) => html! { (date("calendar-conflict-pause", until)) },
            Conflict::NotTheirs(from) => html! { (date("calendar-conflict-not-theirs", from)) },
            Conflict::Ended(on) => html! { (date("calendar-conflict-ended", on)) },
        }
    }

    /// The other visit by its family and its hours, and the way there.
    fn other(&self, who: &Who, visit: VisitId) -> Markup {
        let Some(row) = self.row(visit) else { return html! {} };
        let told =
            [("family", self.name(who, row.family).into()), ("hours", hours(who, row).into())];
        html! {
            a href=(urls::visit(row.family, row.visit)) { (who.words.with("calendar-other", &told)) }
        }
    }

    /// What does not go together, visit for visit: each by its day and hour, and by its family where several are told of.
    pub(in crate::calendar) fn listed(
        &self,
        who: &Who,
        found: &[(&VisitRow, Vec<Conflict>)],
        named: bool,
    ) -> Markup {
        let words = who.words;
        html! {
            @if !found.is_empty() {
                section.card.stack-s.noprint aria-labelledby="own-days" {
                    h2 id="own-days" { (words.say("days-title")) }
                    p.meta { (words.say("days-hint")) }
                    @for (row, found) in found {
                        div.stack-s {
                            p.who {
                                a href=(urls::visit(row.family, row.visit)) { (day_and_hour(who, row)) }
                                @if named { " · " (self.name(who, row.family)) }
                            }
                            (self.said(who, found))
                        }
                    }
                }
            }
        }
    }

    /// What does not go together with one visit, on its own page.
    pub(in crate::calendar) fn at_visit(&self, who: &Who, found: &[Conflict]) -> Markup {
        html! {
            @if !found.is_empty() {
                section.card.stack-s.noprint aria-labelledby="own-days" {
                    h3 id="own-days" { (who.words.say("days-title")) }
                    p.meta { (who.words.say("days-hint")) }
                    (self.said(who, found))
                }
            }
        }
    }

    /// What does not go together on the days after this one.
    pub fn after(&self, who: &Who, day: Date) -> Markup {
        let found = self.conflicts();
        let later = self.rows.iter().filter(|row| row.on > day);
        let later = later.filter_map(|row| Some((row, found.get(&row.visit)?.clone())));
        self.listed(who, &later.collect::<Vec<_>>(), true)
    }
}

fn day_and_hour(who: &Who, row: &VisitRow) -> String {
    let words = who.words;
    let weekday = words.say(&format!("weekday-short-{}", row.on.weekday().to_monday_one_offset()));
    let told = [("weekday", weekday.into()), ("date", words.day_month(row.on).into())];
    let day = words.with("plan-short-day", &told);
    match row.at {
        Some(at) => {
            words.with("plan-day-and-hour", &[("day", day.into()), ("time", words.time(at).into())])
        }
        None => day,
    }
}

/// From when to when a visit is, as far as that is known.
pub fn hours(who: &Who, visit: &VisitRow) -> String {
    let words = who.words;
    let Some(at) = visit.at else { return words.say("calendar-no-hour") };
    let over = visit.planned.minutes.and_then(|minutes| over(at, minutes));
    match over {
        Some(over) => {
            let both = [("from", words.time(at).into()), ("to", words.time(over).into())];
            words.with("calendar-from-to", &both)
        }
        None => words.time(at),
    }
}

/// When a visit is over, where that is on the same day.
fn over(at: Time, minutes: u16) -> Option<Time> {
    at.checked_add(i64::from(minutes).minutes()).ok()
}
