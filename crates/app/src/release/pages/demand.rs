// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps of a court's or a lawyer's demand on its page, and what exists by category.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::Hat;
use practice::release::{Asked, Decided, RETURN_DAYS};

use super::requests::count;
use crate::called;
use crate::codes::code_of;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::demand::{Count, NAMED, OUTCOMES};
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// Every step: what it says, what counsel said, what was decided. A step that was taken can be
/// written anew; nothing can be prepared before counsel was asked.
pub fn steps(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let waits = asked.answered.is_none();
    html! {
        div.stack.narrow {
            @if asked.demand.as_ref().is_some_and(practice::release::Demand::is_too_soon) {
                (notice::notice(Tone::Honey, html! { p { (words.with("demand-too-soon", &[("days", i64::from(RETURN_DAYS).into())])) } }))
            }
            @if open.family.releases.hold.is_none() && waits {
                (notice::notice(Tone::Honey, html! { p { (words.say("demand-no-hold")) " "
                    a href=(urls::requests(open.family.id)) { (words.say("release-hold-place")) } } }))
            }
            (described(open, asked, fields, errors))
            (counsel(open, asked, fields, errors))
            @if asked.counsel.is_some() { @if open.who.hat != Hat::Intake { (decision(open, asked, fields, errors)) } }
            @else { p.meta { (words.say("demand-counsel-first")) } }
            @if open.who.hat == Hat::PrivacyOfficer && waits {
                p { a href=(urls::request_exists(open.family.id, asked.id)) { (words.say("demand-exists")) } }
            }
        }
    }
}

fn step(open: &Open, asked: &Asked, which: (&str, &Fields, bool), inside: &Markup) -> Markup {
    let words = open.who.words;
    let (form, fields, shown) = which;
    html! {
        @if asked.answered.is_none() {
            details.card open[shown] {
                summary { (words.say(&format!("demand-{form}-write"))) }
                form.stack-s method="post" autocomplete="off"
                    action=(urls::request_form(open.family.id, asked.id, form)) {
                    input type="hidden" name="act" value=(fields.get("act"));
                    (inside)
                    (form::buttons(&words.say("demand-keep"), None))
                }
            }
        }
    }
}

/// What was typed, else what is known.
fn or(fields: &Fields, name: &str, known: Option<String>) -> String {
    if fields.has(name) { fields.get(name).to_owned() } else { known.unwrap_or_default() }
}

fn date(open: &Open, (id, value): (&str, &str), errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id,
        label: &words.say(&format!("demand-{id}")),
        value,
        errors,
        kind: "date",
        ..FieldText::new(words)
    })
}

fn line(open: &Open, (id, value): (&str, &str), errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id,
        label: &words.say(&format!("demand-{id}")),
        value,
        errors,
        ..FieldText::new(words)
    })
}

fn area(open: &Open, (id, value): (&str, &str), errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_area(&FieldArea {
        id,
        label: &words.say(&format!("demand-{id}")),
        value,
        errors,
        ..FieldArea::new(words)
    })
}

fn described(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let known = asked.demand.as_ref();
    let day = |of: Option<Date>| of.map(|day| day.to_string());
    let days = [
        ("served", day(known.map(|known| known.served))),
        ("returns", day(known.and_then(|known| known.returns))),
        ("copied", day(known.and_then(|known| known.copied))),
        ("told", day(known.and_then(|known| known.told))),
        ("objects-until", day(known.and_then(|known| known.objects_until))),
    ];
    let court = or(fields, "court", known.map(|known| known.court.to_string()));
    let lawyer = known.and_then(|known| known.lawyer.as_ref()).map(ToString::to_string);
    let lawyer = or(fields, "lawyer", lawyer);
    html! {
        @if let Some(known) = known {
            section.card.stack-s {
                h3 { (known.court) }
                dl.facts {
                    @if let Some(lawyer) = &known.lawyer { dt { (words.say("demand-lawyer")) } dd { (lawyer) } }
                    @for (name, day) in &days {
                        dt { (words.say(&format!("demand-{name}"))) }
                        dd { @match day.as_ref().and_then(|day| day.parse().ok()) {
                            Some(day) => (words.date(day)), None => (words.say("demand-not-yet")),
                        } }
                    }
                }
            }
        }
        (step(open, asked, ("demand", fields, known.is_none()), &html! {
            (line(open, ("court", &court), errors))
            (line(open, ("lawyer", &lawyer), errors))
            @for (name, day) in &days { (date(open, (name, &or(fields, name, day.clone())), errors)) }
        }))
    }
}

fn counsel(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let known = asked.counsel.as_ref();
    let on = or(fields, "counsel-on", Some(open.today.to_string()));
    html! {
        @if let Some(known) = known {
            section.card.stack-s {
                h3 { (words.say("demand-counsel")) }
                p.meta { (known.who) " · " (words.date(known.on)) }
                p { (known.said) }
            }
        }
        (step(open, asked, ("counsel", fields, known.is_none()), &html! {
            (line(open, ("counsel", fields.get("counsel")), errors))
            (date(open, ("counsel-on", &on), errors))
            (area(open, ("counsel-said", fields.get("counsel-said")), errors))
        }))
    }
}

fn decision(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let known = asked.decided.as_ref();
    let outcomes = OUTCOMES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("demand-outcome-{code}")),
        chosen: fields.get("outcome") == code,
    });
    let alive = open.family.people.iter().filter(|person| person.is_living());
    let people: Vec<Choice> = alive
        .map(|person| Choice {
            value: person.id.to_string(),
            label: called::person(words, person),
            chosen: fields.all("people").any(|id| id == person.id.to_string()),
        })
        .collect();
    let named = NAMED.map(|code| Choice {
        value: code.to_owned(),
        label: words.say(&format!("demand-named-{code}")),
        chosen: fields.all("named").any(|one| one == code),
    });
    html! {
        @if let Some(known) = known { (decided(open, known)) }
        (step(open, asked, ("decision", fields, known.is_none()), &html! {
            (form::choices(&Chooser {
                id: "outcome", legend: &words.say("demand-outcome"), hint: Some(&words.say("demand-outcome-hint")),
                choices: &outcomes, errors, ..Chooser::radio()
            }))
            (date(open, ("ordered", fields.get("ordered")), errors))
            (form::choices(&Chooser {
                id: "people", legend: &words.say("demand-people"), choices: &people, errors, ..Chooser::boxes()
            }))
            (form::choices(&Chooser {
                id: "named", legend: &words.say("demand-named"), hint: Some(&words.say("demand-named-hint")),
                choices: &named, errors, ..Chooser::boxes()
            }))
            (area(open, ("decision-words", fields.get("decision-words")), errors))
        }))
    }
}

fn decided(open: &Open, known: &Decided) -> Markup {
    let words = open.who.words;
    let reach = &known.reach;
    let people = reach.people.iter().map(|id| called::person_in(words, &open.family, *id));
    let named = |code: &&&str| match **code {
        "together" => reach.together,
        "visits" => reach.visits,
        "part2" => reach.part2,
        "counselling" => reach.counselling,
        "protected" => reach.protected,
        "reports" => reach.reports,
        _ => false,
    };
    let named = NAMED.iter().filter(named);
    let named = named.map(|code| words.say(&format!("demand-named-{code}")));
    let all: Vec<String> = people.chain(named).collect();
    html! {
        section.card.stack-s {
            h3 { (words.say(&format!("demand-outcome-{}", code_of(&OUTCOMES, known.outcome)))) }
            p.meta { (words.date(known.on)) @if let Some(day) = known.ordered {
                " · " (words.say("demand-ordered")) " " (words.date(day)) } }
            @if !all.is_empty() { p { (all.join("; ")) } }
            p { (known.words) }
        }
    }
}

/// What exists, by category and in numbers.
pub fn exists(open: &Open, asked: &Asked, counts: &[Count]) -> Markup {
    let words = open.who.words;
    let title = words.say("demand-exists");
    frame(
        open,
        &title,
        "requests",
        &html! {
            h2 { (title) }
            p.lede { (words.say("demand-exists-lede")) }
            section.card.narrow {
                dl.facts { @for (what, how_many) in counts {
                    dt { (words.say(&format!("demand-exists-{what}"))) }
                    dd { (words.with("release-items", &[("count", count(*how_many))])) }
                } }
            }
            p { a href=(urls::request(open.family.id, asked.id)) { (words.say("release-back")) } }
        },
    )
}
