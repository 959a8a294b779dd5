// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sheet of a report to child protection, the report as it was made, and what came of it.

use jiff::civil::DateTime;
use maud::{Markup, html};
use practice::safety::{ReportTo, Reported};

use super::super::held::Form;
use super::typed;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// Every report, the newest first, on the page of the protected part.
pub fn all(open: &Open) -> Markup {
    let words = open.who.words;
    let reports = &open.family.safety.reports;
    html! {
        section.card.stack-s aria-labelledby="reports" {
            h3 id="reports" { (words.say("safety-reports")) }
            @if reports.is_empty() { p.meta { (words.say("safety-reports-none")) } }
            @for known in reports.iter().rev() {
                p {
                    a href=(urls::report(open.family.id, known.id)) { (moment(open, known.report.at)) }
                    " · " (words.say(&format!("safety-report-to-{}", known.report.to.code())))
                }
            }
            p.actions { a.btn.quiet href=(urls::new_report(open.family.id)) { (words.say("safety-report-write")) } }
        }
    }
}

fn moment(open: &Open, at: DateTime) -> String {
    let words = open.who.words;
    let told = [("date", words.date(at.date()).into()), ("time", words.time(at.time()).into())];
    words.with("safety-moment", &told)
}

fn text(
    open: &Open,
    (id, key, kind): (&str, &str, &str),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id,
        label: &words.say(key),
        value: fields.get(id),
        errors,
        kind,
        ..FieldText::new(words)
    })
}

fn area(open: &Open, (id, key): (&str, &str), fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_area(&FieldArea {
        id,
        label: &words.say(key),
        value: fields.get(id),
        errors,
        ..FieldArea::new(words)
    })
}

fn which(
    open: &Open,
    (id, key): (&str, &str),
    codes: &[&str],
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: words.say(&format!("{key}-{code}")),
        chosen: fields.get(id) == *code,
    };
    let choices: Vec<Choice> = codes.iter().map(choice).collect();
    form::choices(&Chooser {
        id,
        legend: &words.say(key),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

fn children(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choice = |child: &practice::people::Person| Choice {
        value: child.id.to_string(),
        label: called::person(words, child),
        chosen: fields.all("child").any(|value| value == child.id.to_string()),
    };
    let choices: Vec<Choice> = open.family.people.children().map(choice).collect();
    form::choices(&Chooser {
        id: "child",
        legend: &words.say("safety-report-child"),
        choices: &choices,
        errors,
        ..Chooser::boxes()
    })
}

/// The sheet.
pub fn write(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("safety-report-title");
    let (held, back) = (Form::Report(open.family.id), urls::safety(open.family.id));
    let to = ReportTo::ALL.map(ReportTo::code);
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            (notice::notice(Tone::Honey, html! { p { (words.say("safety-report-clock")) } }))
            p.lede { (words.say("safety-report-lede")) }
            (typed::before(open, held, fields))
            form.card.stack.narrow method="post" action=(held.at(open.family.id)) autocomplete="off"
                data-autosave=(held.typed_at(open.family.id)) {
                (typed::hidden(fields))
                (children(open, fields, errors))
                div.two {
                    (text(open, ("known-on", "safety-report-known-on", "date"), fields, errors))
                    (text(open, ("known-at", "safety-report-known-at", "time"), fields, errors))
                }
                div.two {
                    (text(open, ("made-on", "safety-report-made-on", "date"), fields, errors))
                    (text(open, ("made-at", "safety-report-made-at", "time"), fields, errors))
                }
                (which(open, ("to", "safety-report-to"), &to, (fields, errors)))
                (text(open, ("taken-by", "safety-report-taken-by", "text"), fields, errors))
                (text(open, ("reference", "safety-report-reference", "text"), fields, errors))
                (area(open, ("observed", "safety-report-observed"), fields, errors))
                (which(open, ("family-told", "safety-report-told"), &["yes", "no"], (fields, errors)))
                (area(open, ("told-words", "safety-report-told-words"), fields, errors))
                (form::buttons(&words.say("safety-keep"), Some((words.say("safety-back").as_str(), back.as_str()))))
            }
        },
    )
}

fn clock(open: &Open, known: &Reported) -> Markup {
    let words = open.who.words;
    let due = [("due", moment(open, known.report.due()).into())];
    let (tone, key) = if known.report.is_in_time() {
        (Tone::Fern, "safety-report-in-time")
    } else {
        (Tone::Honey, "safety-report-late")
    };
    notice::notice(tone, html! { p { (words.with(key, &due)) } })
}

/// A report as it was made, and what came of it.
pub fn one(open: &Open, known: &Reported, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("safety-report-one");
    let report = &known.report;
    let (held, back) = (Form::Outcome(known.id), urls::safety(open.family.id));
    let children: Vec<String> =
        report.children.iter().map(|id| called::person_in(words, &open.family, *id)).collect();
    let told = if report.family_told { "yes" } else { "no" };
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            (clock(open, known))
            section.card.stack-s {
                dl.facts {
                    dt { (words.say("safety-report-child")) } dd { (children.join(", ")) }
                    dt { (words.say("safety-report-known")) } dd { (moment(open, report.known)) }
                    dt { (words.say("safety-report-made")) } dd { (moment(open, report.at)) }
                    dt { (words.say("safety-report-to")) }
                    dd { (words.say(&format!("safety-report-to-{}", report.to.code())))
                        @if let Some(taken_by) = &report.taken_by { ", " (taken_by) } }
                    @if let Some(reference) = &report.reference {
                        dt { (words.say("safety-report-reference")) } dd { (reference) }
                    }
                    dt { (words.say("safety-report-observed")) } dd.told { (report.observed) }
                    dt { (words.say("safety-report-told")) }
                    dd { (words.say(&format!("safety-report-told-{told}"))) ": " (report.told_words) }
                }
                p.meta { (words.with("safety-report-by", &[("name", called::practitioner(open, known.by).into())])) }
            }
            section.card.stack-s aria-labelledby="outcome" {
                h3 id="outcome" { (words.say("safety-report-outcome")) }
                @for (said, on, by) in &known.followed {
                    p.told { (said) }
                    p.meta { (words.with("safety-written-by", &[
                        ("name", called::practitioner(open, *by).into()), ("date", words.date(*on).into())])) }
                }
                (typed::before(open, held, fields))
                form.stack-s method="post" action=(held.at(open.family.id)) autocomplete="off"
                    data-autosave=(held.typed_at(open.family.id)) {
                        (typed::hidden(fields))
                    (area(open, ("words", "safety-report-outcome-words"), fields, errors))
                    (text(open, ("on", "safety-report-outcome-on", "date"), fields, errors))
                    (form::buttons(&words.say("safety-keep"), Some((words.say("safety-back").as_str(), back.as_str()))))
                }
            }
        },
    )
}
