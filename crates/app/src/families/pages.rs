// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of the list of families and of opening one.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::FamilyId;
use practice::access::Hat;

use super::forms::{CAREGIVERS, Step};
use crate::accounts::Who;
use crate::called;
use crate::codes::CARES;
use crate::fields::Fields;
use crate::lists::FamilyRow;
use crate::lists::cards::Card;
use crate::lists::drafts::LOST;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice;
use crate::ui::page::{Place, page};
use crate::urls;

/// The families somebody works with, found by any name.
pub fn list(
    who: &Who,
    q: &str,
    of: usize,
    found: &[(FamilyRow, Arc<Card>)],
    today: Date,
) -> Markup {
    let words = who.words;
    let title = words.say("families-title");
    page(
        &who.frame(&title, Place::Families),
        html! {
            div.row.between {
                h1 { (title) }
                @if who.is_staff() {
                    div.actions {
                        a.btn.second href=(urls::IMPORT) { (words.say("families-import")) }
                        a.btn href=(urls::NEW_FAMILY) { (words.say("families-new")) }
                    }
                }
            }
            @if who.is_staff() { (search(who, q)) }
            @if matches!(who.hat, Hat::Visitor | Hat::Supervisor) && !who.shared_screen {
                p.xs { a href=(urls::EMERGENCY) { (words.say("emergency-title")) } }
            }
            @if !who.is_staff() {
                (notice::empty(&words.say("families-none-for-hat")))
            } @else if of == 0 {
                (notice::empty(&words.say("families-empty")))
            } @else if found.is_empty() {
                (notice::empty(&words.say("families-not-found")))
            } @else {
                p.meta role="status" { (words.with("families-count", &[("count", count(found.len()))])) }
                ul.n.card.flush.families {
                    @for (row, card) in found { (family(who, row, card, today)) }
                }
            }
        },
    )
}

fn count(of: usize) -> crate::words::Arg {
    i64::try_from(of).unwrap_or(i64::MAX).into()
}

fn search(who: &Who, q: &str) -> Markup {
    let words = who.words;
    html! {
        // Sent as a form's body: a name looked for must not stand in an address or a history.
        form.search.row method="post" action=(urls::FAMILIES) role="search" autocomplete="off" {
            label.vh for="q" { (words.say("families-search")) }
            input type="search" id="q" name="q" value=(q) maxlength="200" autocomplete="off"
                placeholder=(words.say("families-search"));
            button.btn.second type="submit" { (words.say("families-find")) }
        }
    }
}

fn family(who: &Who, row: &FamilyRow, card: &Card, today: Date) -> Markup {
    let words = who.words;
    let ages: Vec<String> = card
        .people
        .iter()
        .filter(|person| person.child)
        .filter_map(|person| {
            let name = person.texts.first()?;
            let age = words.age(person.born?, today);
            let with = [("name", name.as_str().into()), ("age", age.into())];
            Some(words.with("families-is-old", &with))
        })
        .collect();
    html! {
        li.visit {
            div {
                p.who { a href=(urls::story(row.family)) { (called::family(words, card)) } }
                @if !ages.is_empty() || !card.languages.is_empty() {
                    p.meta { (ages.iter().chain(&card.languages).cloned().collect::<Vec<_>>().join(" · ")) }
                }
                p.meta {
                    @match (row.ended, row.last_on) {
                        (Some(on), _) => { (words.with("families-ended", &[("date", words.date(on).into())])) }
                        (None, Some(on)) => { (words.with("families-last", &[("date", words.date(on).into())])) }
                        (None, None) => { (words.say("families-never")) }
                    }
                }
            }
        }
    }
}

/// One step of opening a family.
pub fn step(
    who: &Who,
    family: FamilyId,
    step: Step,
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = who.words;
    let title = words.say(&format!("new-family-{}-title", step.code()));
    let number = Step::ALL.iter().position(|known| *known == step).unwrap_or(0) + 1;
    let of = [("number", count(number)), ("of", count(Step::ALL.len()))];
    page(
        &who.frame(&title, Place::Families),
        html! {
            div.wrap-narrow.stack {
                p.meta { (words.with("new-family-step", &of)) }
                (form::error_summary(words, errors))
                h1 { (title) }
                p.lede { (words.say(&format!("new-family-{}-lede", step.code()))) }
                (notice::lost(words, fields.has(LOST)))
                form.stack method="post" action=(urls::new_family(family, step.code()))
                    autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    @match step {
                        Step::Contact => { (contact(who, fields, errors)) }
                        Step::Baby => { (baby(who, fields, errors)) }
                        Step::Carers => { (carers(who, fields, errors)) }
                        Step::Wish => { (wish(who, fields, errors)) }
                        Step::Check => {}
                    }
                    p.actions { button.btn.big type="submit" { (words.say("new-family-next")) } }
                }
            }
        },
    )
}

fn text(who: &Who, fields: &Fields, errors: &[FieldError], id: &str, kind: &str) -> Markup {
    let words = who.words;
    // The numbered fields of the carers share their labels.
    let key = id.trim_end_matches(|c: char| c == '-' || c.is_ascii_digit());
    let hint = words.maybe(&format!("new-family-{key}-hint"));
    form::field_text(&FieldText {
        id,
        label: &words.say(&format!("new-family-{key}")),
        hint: hint.as_deref(),
        value: fields.get(id),
        errors,
        kind,
        ..FieldText::new(words)
    })
}

fn contact(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    html! {
        (text(who, fields, errors, "how", "text"))
        (text(who, fields, errors, "when", "text"))
        (text(who, fields, errors, "never", "text"))
    }
}

fn baby(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    html! {
        (text(who, fields, errors, "full", "text"))
        (text(who, fields, errors, "called", "text"))
        (text(who, fields, errors, "said", "text"))
        div.two {
            (text(who, fields, errors, "born", "date"))
            (text(who, fields, errors, "due", "date"))
        }
        div.two {
            (text(who, fields, errors, "weeks", "number"))
            (text(who, fields, errors, "days", "number"))
        }
        (text(who, fields, errors, "pronouns", "text"))
    }
}

fn carers(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = who.words;
    html! {
        @for number in 0..CAREGIVERS {
            fieldset.card.stack {
                legend.legend { (words.with("new-family-carer", &[("number", count(number + 1))])) }
                (text(who, fields, errors, &format!("carer-full-{number}"), "text"))
                (text(who, fields, errors, &format!("carer-called-{number}"), "text"))
                @let id = format!("carer-role-{number}");
                @let choices = CARES.map(|(_, code)| Choice {
                    value: code.to_owned(),
                    label: words.say(&format!("care-{code}")),
                    chosen: fields.get(&id) == code,
                });
                (form::choices(&Chooser {
                    id: &id, legend: &words.say("new-family-carer-role"), choices: &choices, errors,
                    ..Chooser::radio()
                }))
                (text(who, fields, errors, &format!("carer-words-{number}"), "text"))
            }
        }
    }
}

fn wish(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let uses = ["talk", "read", "lullaby"].map(|code| Choice {
        value: code.to_owned(),
        label: words.say(&format!("use-{code}")),
        chosen: fields.all("uses").any(|value| value == code),
    });
    let interpreter = [Choice {
        value: "yes".to_owned(),
        label: words.say("new-family-interpreter"),
        chosen: fields.get("interpreter") == "yes",
    }];
    html! {
        (form::field_area(&FieldArea {
            id: "wish", label: &words.say("new-family-wish"),
            hint: Some(&words.say("new-family-wish-hint")), value: fields.get("wish"), errors,
            voice: true, ..FieldArea::new(words)
        }))
        (text(who, fields, errors, "language", "text"))
        (form::choices(&Chooser {
            id: "uses", legend: &words.say("new-family-uses"), choices: &uses, errors,
            ..Chooser::boxes()
        }))
        (form::choices(&Chooser {
            id: "interpreter", legend: &words.say("new-family-interpreter-legend"),
            choices: &interpreter, errors, ..Chooser::boxes()
        }))
        (text(who, fields, errors, "every", "number"))
    }
}

/// What was typed, once more, before the family is opened.
pub fn check(
    who: &Who,
    family: FamilyId,
    fields: &Fields,
    problems: Option<&Vec<FieldError>>,
) -> Markup {
    let words = who.words;
    let title = words.say("new-family-check-title");
    let none = Vec::new();
    let problems = problems.unwrap_or(&none);
    page(
        &who.frame(&title, Place::Families),
        html! {
            div.wrap-narrow.stack {
                (form::error_summary(words, problems))
                h1 { (title) }
                p.lede { (words.say("new-family-check-lede")) }
                @for step in &Step::ALL[..4] {
                    section.card {
                        div.row.between {
                            h2 { (words.say(&format!("new-family-{}-title", step.code()))) }
                            a href=(urls::new_family(family, step.code())) { (words.say("new-family-change")) }
                        }
                        (typed(who, *step, fields))
                    }
                }
                form method="post" action=(urls::new_family(family, "check")) autocomplete="off" {
                    p.actions {
                        button.btn.big type="submit" disabled[!problems.is_empty()] {
                            (words.say("new-family-open"))
                        }
                    }
                }
            }
        },
    )
}

fn typed(who: &Who, step: Step, fields: &Fields) -> Markup {
    let words = who.words;
    let filled: Vec<(String, &str)> = step
        .fields()
        .iter()
        .flat_map(|name| {
            let key = name.trim_end_matches(|c: char| c == '-' || c.is_ascii_digit()).to_owned();
            let named = fields.0.iter().filter(move |(known, _)| known == name);
            named.map(move |(_, value)| (key.clone(), value.as_str()))
        })
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let shown = |key: &str, value: &str| match key {
        "uses" => words.say(&format!("use-{value}")),
        "carer-role" => words.say(&format!("care-{value}")),
        "interpreter" => words.say("new-family-yes"),
        "born" | "due" => value.parse().map_or(value.to_owned(), |day| words.date(day)),
        _ => value.to_owned(),
    };
    html! {
        @if filled.is_empty() {
            p.meta { (words.say("new-family-nothing-typed")) }
        } @else {
            dl.facts {
                @for (key, value) in &filled {
                    dt { (words.say(&format!("new-family-{key}"))) }
                    dd { (shown(key, value)) }
                }
            }
        }
    }
}
