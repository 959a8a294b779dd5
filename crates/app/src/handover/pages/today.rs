// SPDX-License-Identifier: AGPL-3.0-or-later
//! Your goodbyes and your hellos on Today: the families, what comes next in each, and the days that are left.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::PractitionerId;
use practice::handover::{Step, TIME_TO_TELL_DAYS};

use super::step_name;
use crate::lists::handovers::HandoverRow;
use crate::ui::notice::{Tone, tag};
use crate::urls;
use crate::words::Words;

/// A goodbye and hello with the family's name.
pub struct Named {
    /// What the family is called.
    pub name: String,
    /// How it stands.
    pub row: HandoverRow,
}

/// Both cards, each where there is something in it.
pub fn on_today(words: Words, me: PractitionerId, today: Date, all: &[Named]) -> Markup {
    let open = || all.iter().filter(|one| !one.row.is_done());
    let goodbyes: Vec<&Named> = open().filter(|one| one.row.who == me).collect();
    let hellos: Vec<&Named> = open().filter(|one| one.row.next == Some(me)).collect();
    html! {
        (card(words, today, ("goodbyes", &goodbyes)))
        (card(words, today, ("hellos", &hellos)))
    }
}

fn card(words: Words, today: Date, (which, all): (&str, &[&Named])) -> Markup {
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby=(which) {
                h2 id=(which) { (words.say(&format!("handover-your-{which}"))) }
                ul.list { @for one in all { li { (family(words, today, one)) } } }
            }
        }
    }
}

fn family(words: Words, today: Date, one: &Named) -> Markup {
    let row = &one.row;
    let left = (row.until - today).get_days();
    let date = ("date", words.date(row.until).into());
    let days = if left < 0 {
        words.with("handover-over-since", &[date])
    } else {
        words.with("handover-days-left", &[("days", i64::from(left).into()), date])
    };
    // The first visit of who comes next waits for its day.
    let step = row.open.iter().find(|step| left < 0 || **step != Step::FirstVisit);
    html! {
        a href=(urls::handover(row.family, row.who)) { (one.name) }
        p.meta { (days) }
        p {
            @match step {
                Some(step) => {
                    @let hurry = row.open.contains(&Step::Told) && left <= TIME_TO_TELL_DAYS;
                    @let step = if hurry { Step::Told.min(*step) } else { *step };
                    (tag(if hurry { Tone::Honey } else { Tone::Plain }, &step_name(words, step)))
                }
                None => { (tag(Tone::Fern, &words.say("handover-ready"))) }
            }
        }
    }
}
