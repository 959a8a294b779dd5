// SPDX-License-Identifier: AGPL-3.0-or-later
//! How somebody can be reached without harm: the rule as it stands, and the form that agrees it anew.

use maud::{Markup, html};
use practice::PersonId;
use practice::people::{Person, Role};
use practice::safety::{Agreed, Day, Hours, SafeContact, Told, Way};

use super::super::forms::{to_field, way_field};
use super::super::held::Form;
use super::typed;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText, Select};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// A rule as it is read: which ways, when, what may be said, who must not hear.
pub fn how_to_reach(open: &Open, rule: &SafeContact) -> Markup {
    let words = open.who.words;
    let ways = |allowed: bool| -> Vec<&Agreed> {
        let named = Way::ALL.into_iter().filter_map(|way| rule.way(way));
        named.filter(|agreed| agreed.allowed == allowed).collect()
    };
    let (good, bad) = (ways(true), ways(false));
    html! {
        dl.facts {
            @if !good.is_empty() {
                dt { (words.say("safety-contact-good")) }
                dd { ul.n { @for agreed in good { li { (way_in_words(open, agreed)) } } } }
            }
            @if !bad.is_empty() {
                dt { span.tag.honey { (words.say("safety-contact-never")) } }
                dd { (bad.iter().map(|agreed| way_in_words(open, agreed)).collect::<Vec<_>>().join(", ")) }
            }
            dt { (words.say("safety-contact-hours")) }
            dd { (hours_in_words(open, rule.hours.as_ref())) }
            @if let Some(say) = &rule.may_say { dt { (words.say("safety-contact-may-say")) } dd { (say) } }
            @if !rule.kept_from.is_empty() || rule.kept_from_others.is_some() {
                dt { span.tag.honey { (words.say("safety-contact-kept-from")) } }
                dd { (kept_from(open, rule).join(", ")) }
            }
        }
        p.meta {
            @if let Some(teller) = rule.told_by {
                (words.with("safety-told-by", &[("name", called::person_in(words, &open.family, teller).into())])) " · "
            }
            (words.with("safety-since", &[("date", words.date(rule.from).into())]))
        }
    }
}

/// A way with its number or address.
pub fn way_in_words(open: &Open, agreed: &Agreed) -> String {
    let way = open.who.words.say(&format!("safety-way-{}", agreed.way.code()));
    agreed.to.as_ref().map_or(way.clone(), |to| format!("{way}: {to}"))
}

fn kept_from(open: &Open, rule: &SafeContact) -> Vec<String> {
    let words = open.who.words;
    let name = |id: &PersonId| called::person_in(words, &open.family, *id);
    let others = rule.kept_from_others.iter().map(ToString::to_string);
    rule.kept_from.iter().map(name).chain(others).collect()
}

fn hours_in_words(open: &Open, hours: Option<&Hours>) -> String {
    let words = open.who.words;
    let Some(hours) = hours else { return words.say("safety-contact-any-hour") };
    let every = Day::ALL.iter().all(|day| hours.days.contains(day));
    let days = if every {
        words.say("safety-contact-every-day")
    } else {
        let named = Day::ALL.into_iter().filter(|day| hours.days.contains(day));
        let named: Vec<String> =
            named.map(|day| words.say(&format!("safety-day-{}", day.code()))).collect();
        named.join(", ")
    };
    let told = [
        ("days", days.into()),
        ("from", words.time(hours.from).into()),
        ("until", words.time(hours.until).into()),
    ];
    words.with("safety-contact-between", &told)
}

/// Whether each way that was agreed may be used now.
fn now(open: &Open, person: PersonId, rule: &SafeContact) -> Markup {
    let words = open.who.words;
    let whole = &open.whole().whole;
    let told =
        |agreed: &Agreed| super::super::may_tell(&open.app, whole, (person, agreed.way), open.now);
    let good: Vec<String> = rule
        .ways
        .iter()
        .filter(|agreed| told(agreed) == Told::Yes)
        .map(|agreed| words.say(&format!("safety-way-{}", agreed.way.code())))
        .collect();
    let later = rule.ways.iter().find_map(|agreed| match told(agreed) {
        Told::NotNow(then) => Some(then),
        Told::Yes | Told::Never | Told::Unknown => None,
    });
    let (tone, says) = match later {
        _ if !good.is_empty() => {
            (Tone::Fern, words.with("safety-contact-now", &[("ways", good.join(", ").into())]))
        }
        Some(then) => {
            let told = [
                ("date", words.date_long(then.date()).into()),
                ("time", words.time(then.time()).into()),
            ];
            (Tone::Honey, words.with("safety-contact-not-now", &told))
        }
        None => (Tone::Honey, words.say("safety-contact-no-way")),
    };
    notice::notice(tone, html! { p { (says) } })
}

fn kept_where(person: PersonId, rule: &SafeContact) -> &'static str {
    if rule.is_guarded() {
        "safety-contact-guarded-is"
    } else if rule.told_by.is_none_or(|teller| teller == person) {
        "safety-contact-open-is"
    } else {
        "safety-contact-team-is"
    }
}

/// How each grown person can be reached, on the page of the protected part.
pub fn all(open: &Open) -> Markup {
    let words = open.who.words;
    let grown = open.family.people.iter().filter(|one| one.role != Role::Child);
    html! {
        section.stack aria-labelledby="reaching" {
            h3 id="reaching" { (words.say("safety-contact-all")) }
            @for person in grown.filter(|one| one.died.is_none()) {
                section.card.stack-s {
                    h4 { (called::person(words, person)) }
                    @if let Some(rule) = open.family.safety.contact_on(person.id, open.today) {
                        (now(open, person.id, rule))
                        (how_to_reach(open, rule))
                        p.meta { (words.say(kept_where(person.id, rule))) }
                    } @else if let Some(line) = &person.contact {
                        p { (line.how) @if let Some(when) = &line.when { ", " (when) } }
                        @if let Some(never) = &line.never { p { span.tag.honey { (words.say("contact-never")) } " " (never) } }
                    } @else {
                        p.meta { (words.say("safety-contact-none")) }
                    }
                    p { a href=(urls::safe_contact(open.family.id, person.id)) {
                        (words.say("safety-contact-write")) span.vh { " " (called::person(words, person)) } } }
                }
            }
        }
    }
}

/// The form.
pub fn write(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("safety-contact-title");
    let (held, back) = (Form::Contact(person.id), urls::safety(open.family.id));
    let name = called::person(words, person);
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 id="person" { (words.with("safety-contact-of", &[("name", name.into())])) }
            p.lede { (words.say("safety-contact-lede")) }
            (typed::before(open, held, fields))
            form.card.stack.narrow method="post" action=(held.at(open.family.id)) autocomplete="off"
                data-autosave=(held.typed_at(open.family.id)) {
                (typed::hidden(fields))
                @for way in Way::ALL { (one_way(open, way, fields, errors)) }
                (when(open, fields, errors))
                (line(open, ("may-say", "safety-contact-may-say", Some("safety-contact-may-say-hint")), fields, errors))
                (who_must_not(open, person, fields, errors))
                (told_by(open, fields, errors))
                (form::field_text(&FieldText {
                    id: "from", label: &words.say("safety-contact-from"), value: fields.get("from"), errors, kind: "date",
                    ..FieldText::new(words)
                }))
                (form::buttons(&words.say("safety-keep"), Some((words.say("safety-back").as_str(), back.as_str()))))
            }
        },
    )
}

fn line(
    open: &Open,
    (id, label, hint): (&str, &str, Option<&str>),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id,
        label: &words.say(label),
        hint: hint.map(|key| words.say(key)).as_deref(),
        value: fields.get(id),
        errors,
        ..FieldText::new(words)
    })
}

fn one_way(open: &Open, way: Way, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let (id, to) = (way_field(way), to_field(way));
    let choices = ["yes", "no", ""].map(|value| {
        let key = if value.is_empty() { "unsaid" } else { value };
        Choice {
            value: value.to_owned(),
            label: words.say(&format!("safety-way-answer-{key}")),
            chosen: fields.get(&id) == value,
        }
    });
    html! {
        div.stack-s {
            (form::choices(&Chooser {
                id: &id, legend: &words.say(&format!("safety-way-{}", way.code())), choices: &choices, errors,
                small: true, ..Chooser::radio()
            }))
            @if way != Way::Portal {
                (line(open, (&to, &format!("safety-to-{}", way.code()), None), fields, errors))
            }
        }
    }
}

fn when(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let days = Day::ALL.map(|day| Choice {
        value: day.code().to_owned(),
        label: words.say(&format!("safety-day-{}", day.code())),
        chosen: fields.all("day").any(|value| value == day.code()),
    });
    let hour = |id: &str, key: &str| {
        form::field_text(&FieldText {
            id,
            label: &words.say(key),
            value: fields.get(id),
            errors,
            kind: "time",
            ..FieldText::new(words)
        })
    };
    html! {
        (form::choices(&Chooser {
            id: "day", legend: &words.say("safety-contact-days"), hint: Some(&words.say("safety-contact-days-hint")),
            choices: &days, errors, ..Chooser::boxes()
        }))
        div.two { (hour("hour-from", "safety-contact-hour-from")) (hour("hour-until", "safety-contact-hour-until")) }
    }
}

fn who_must_not(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let others = open.family.people.iter().filter(|one| one.id != person.id && one.died.is_none());
    let others: Vec<Choice> = others
        .filter(|one| one.role != Role::Child)
        .map(|one| Choice {
            value: one.id.to_string(),
            label: called::person(words, one),
            chosen: fields.all("kept-from").any(|value| value == one.id.to_string()),
        })
        .collect();
    let guarded = [Choice {
        value: "yes".to_owned(),
        label: words.say("safety-contact-guarded-yes"),
        chosen: fields.get("guarded") == "yes",
    }];
    html! {
        @if !others.is_empty() {
            (form::choices(&Chooser {
                id: "kept-from", legend: &words.say("safety-contact-kept-from"), choices: &others, errors, ..Chooser::boxes()
            }))
        }
        (line(open, ("kept-from-others", "safety-contact-kept-from-others", None), fields, errors))
        (form::choices(&Chooser {
            id: "guarded", legend: &words.say("safety-contact-guarded"), hint: Some(&words.say("safety-contact-guarded-hint")),
            choices: &guarded, errors, ..Chooser::boxes()
        }))
    }
}

/// Who told it.
pub fn told_by(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let nobody = Choice {
        value: String::new(),
        label: words.say("safety-told-by-nobody"),
        chosen: fields.get("told-by").is_empty(),
    };
    let grown = open.family.people.iter().filter(|one| one.role != Role::Child);
    let grown = grown.filter(|one| one.died.is_none()).map(|one| Choice {
        value: one.id.to_string(),
        label: called::person(words, one),
        chosen: fields.get("told-by") == one.id.to_string(),
    });
    let choices: Vec<Choice> = std::iter::once(nobody).chain(grown).collect();
    form::select(&Select {
        words,
        id: "told-by",
        label: &words.say("safety-told-by-label"),
        hint: None,
        choices: &choices,
        errors,
    })
}
