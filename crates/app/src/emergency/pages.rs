// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of opening in an emergency: asking, and looking at it afterwards.

use maud::{Markup, html};
use practice::rights::{Emergency, review_due};

use crate::accounts::Who;
use crate::fields::Fields;
use crate::lists::emergencies::EmergencyRow;
use crate::open::Open;
use crate::overview::frame;
use crate::state::App;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// Who the child is, and why.
pub fn ask(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let title = words.say("emergency-title");
    page(
        &who.frame(&title, Place::Families),
        html! {
            (form::error_summary(words, errors))
            h1 { (title) }
            p.lede { (words.say("emergency-lede")) }
            form.stack.narrow method="post" action=(urls::EMERGENCY) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::field_text(&FieldText {
                    id: "child", label: &words.say("emergency-child"), value: fields.get("child"), errors,
                    hint: Some(&words.say("emergency-child-hint")), ..FieldText::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "born", label: &words.say("emergency-born"), value: fields.get("born"), errors,
                    kind: "date", ..FieldText::new(words)
                }))
                (form::field_area(&FieldArea {
                    id: "reason", label: &words.say("emergency-reason"), value: fields.get("reason"), errors,
                    hint: Some(&words.say("emergency-reason-hint")), ..FieldArea::new(words)
                }))
                (form::buttons(&words.say("emergency-open"), Some((&words.say("emergency-leave"), urls::FAMILIES))))
            }
        },
    )
}

/// Every opening, by person and time.
pub fn all(app: &App, who: &Who, rows: &[(EmergencyRow, String)]) -> Markup {
    let words = who.words;
    let title = words.say("emergency-all-title");
    let today = app.today();
    page(
        &who.frame(&title, Place::Today),
        html! {
            h1 { (title) }
            p.lede { (words.say("emergency-all-lede")) }
            @if rows.is_empty() { (notice::empty(&words.say("emergency-none"))) }
            ul.list {
                @for (row, name) in rows {
                    @let begun = app.local(row.begins);
                    @let due = review_due(begun.date());
                    li.card.stack-s {
                        p { a href=(urls::emergencies_of(row.family)) {
                            (name) ", " (words.date(begun.date())) ", " (words.time(begun.time())) } }
                        @if row.reviewed { p { (notice::tag(Tone::Fern, &words.say("emergency-reviewed"))) } }
                        @else {
                            @let date = [("date", words.date(due).into())];
                            p { (notice::tag(
                                if due < today { Tone::Brick } else { Tone::Honey },
                                &words.with(if due < today { "emergency-review-late" } else { "emergency-review-due" }, &date),
                            )) }
                        }
                    }
                }
            }
        },
    )
}

/// The openings of one family, with their reasons, and the form for the first that waits.
pub fn of_family(open: &Open, names: &[String], fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("emergency-all-title");
    let opened = &open.family.rights.emergencies;
    let waits = opened.iter().find(|one| one.reviewed.is_none());
    let officer = open.who.hat == practice::access::Hat::PrivacyOfficer;
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 id="entry" { (title) }
            @if opened.is_empty() { (notice::empty(&words.say("emergency-none"))) }
            ul.list {
                @for (one, name) in opened.iter().zip(names) { li.card.stack-s { (told(open, one, name)) } }
            }
            @if let Some(waits) = waits.filter(|_| officer) { (review(open, waits, fields, errors)) }
        },
    )
}

fn told(open: &Open, opened: &Emergency, name: &str) -> Markup {
    let words = open.who.words;
    let (from, until) = (open.app.local(opened.from), open.app.local(opened.until));
    html! {
        p { strong { (name) } }
        p.meta { (words.date(from.date())) ", " (words.time(from.time())) " – " (words.time(until.time())) }
        p { (opened.reason) }
        @if let Some((fair, found, on)) = &opened.reviewed {
            p {
                (notice::tag(
                    if *fair { Tone::Fern } else { Tone::Brick },
                    &words.say(if *fair { "emergency-fair" } else { "emergency-not-fair" }),
                ))
                " " (words.date(*on))
            }
            p { (found) }
        }
    }
}

fn review(open: &Open, opened: &Emergency, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choices = [("yes", "emergency-fair"), ("no", "emergency-not-fair")].map(|(code, key)| {
        let chosen = fields.get("fair") == code;
        Choice { value: code.to_owned(), label: words.say(key), chosen }
    });
    html! {
        form.card.stack-s.narrow method="post" autocomplete="off"
            action=(urls::emergencies_of(open.family.id)) {
            h3 { (words.say("emergency-review")) }
            input type="hidden" name="act" value=(fields.get("act"));
            input type="hidden" name="practitioner" value=(opened.practitioner);
            input type="hidden" name="from" value=(opened.from);
            (form::choices(&Chooser {
                id: "fair", legend: &words.say("emergency-fair-legend"), choices: &choices, errors, ..Chooser::radio()
            }))
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("emergency-found"), value: fields.get("words"), errors,
                ..FieldArea::new(words)
            }))
            (form::buttons(&words.say("emergency-review"), None))
        }
    }
}
