// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a family's map: the picture, the same as text, and the forms that draw it.

mod figure;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::Family;
use practice::people::{Person, Role};

use super::forms::Form;
use crate::called;
use crate::codes::{LAYERS, LINES, SHAPES, STATES, TOGETHERS, TRENDS, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::days::{self, Days};
use crate::ui::form::{
    self, Choice, Chooser, FieldArea, FieldError, FieldText, Select, error_summary,
};
use crate::urls;
pub use figure::on_story;

/// What the forms were filled in with, and what was wrong with the one that was sent.
struct Filled<'a> {
    open: &'a Open,
    fields: &'a Fields,
    sent: Option<Form>,
    errors: &'a [FieldError],
}

/// The map, and what draws it.
pub fn show(open: &Open, fields: &Fields, sent: Option<Form>, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let filled = Filled { open, fields, sent, errors };
    frame(
        open,
        &words.say("map-title"),
        "story",
        &html! {
            (error_summary(words, errors))
            (figure::whole(open, &open.family, open.today))
            (days_of(open, None))
            p { a href=(urls::supports(open.family.id)) { (words.say("supports-title")) } }
            @if open.may_write() {
                section.mt5.stack aria-labelledby="draw" {
                    h2 id="draw" { (words.say("map-draw")) }
                    p.meta { (words.say("map-draw-hint")) }
                    (filled.form(Form::Somebody, &filled.somebody()))
                    (filled.form(Form::Bond, &filled.bond()))
                    (filled.form(Form::Parent, &filled.parent()))
                    (filled.form(Form::Couple, &filled.couple()))
                    (filled.form(Form::Shape, &filled.shape()))
                    (filled.form(Form::Ended, &filled.ended()))
                    (filled.form(Form::Nudge, &filled.nudge()))
                }
            }
        },
    )
}

/// The map as it was known on a day.
pub fn before(open: &Open, family: &Family, on: Date) -> Markup {
    let words = open.who.words;
    frame(
        open,
        &words.say("map-title"),
        "story",
        &html! {
            p.meta { (words.with("map-at", &[("date", words.date(on).into())])) " "
                a href=(urls::map(family.id)) { (words.say("map-now")) } }
            (figure::whole(open, family, on))
            (days_of(open, Some(on)))
        },
    )
}

/// The days the map can be shown as of: the start, and any other.
fn days_of(open: &Open, on: Option<Date>) -> Markup {
    let words = open.who.words;
    let start = open.family.opened.filter(|start| Some(*start) != on && *start < open.today);
    let start = start.map(|start| urls::map_on(open.family.id, start));
    days::days(&Days {
        words,
        action: &urls::map(open.family.id),
        start: start.as_deref(),
        shown: on.unwrap_or(open.today),
    })
}

impl Filled<'_> {
    /// A form in its fold: open where it was sent and something was wrong, and for somebody new.
    fn form(&self, form: Form, inside: &Markup) -> Markup {
        let words = self.open.who.words;
        let code = code_of(&Form::CODES, form);
        let open = match self.sent {
            Some(sent) => sent == form,
            None => form == Form::Somebody,
        };
        html! {
            details.card id=(code) open[open] {
                summary { (words.say(&format!("map-form-{code}"))) }
                form.stack method="post" action=(urls::map_form(self.open.family.id, code)) autocomplete="off" {
                    input type="hidden" name="act" value=(self.fields.get("act"));
                    (inside)
                    p.actions { button.btn type="submit" { (words.say(&format!("map-do-{code}"))) } }
                }
            }
        }
    }

    fn says(&self, key: &str) -> String {
        self.open.who.words.say(key)
    }

    /// What was typed, in the form that was sent; the others are as they open.
    fn value(&self, form: Form, field: &str) -> &str {
        if self.sent == Some(form) { self.fields.get(&form.name(field)) } else { "" }
    }

    fn errors(&self, form: Form) -> &[FieldError] {
        if self.sent == Some(form) { self.errors } else { &[] }
    }

    fn text(&self, form: Form, id: &str, kind: &str) -> Markup {
        let label = if id == "due" { "map-due-field".to_owned() } else { format!("map-{id}") };
        let hint = self.open.who.words.maybe(&format!("map-{id}-hint"));
        form::field_text(&FieldText {
            id: &form.name(id),
            label: &self.says(&label),
            hint: hint.as_deref(),
            value: self.value(form, id),
            errors: self.errors(form),
            kind,
            ..FieldText::new(self.open.who.words)
        })
    }

    fn radio(&self, form: Form, id: &str, choices: &[(String, String)]) -> Markup {
        let typed = self.value(form, id);
        let choices: Vec<Choice> = choices
            .iter()
            .map(|(value, label)| Choice {
                value: value.clone(),
                label: label.clone(),
                chosen: typed == value,
            })
            .collect();
        let hint = self.open.who.words.maybe(&format!("map-{id}-hint"));
        form::choices(&Chooser {
            id: &form.name(id),
            legend: &self.says(&format!("map-{id}")),
            hint: hint.as_deref(),
            choices: &choices,
            errors: self.errors(form),
            ..Chooser::radio()
        })
    }

    fn select(&self, form: Form, id: &str, choices: Vec<(String, String)>) -> Markup {
        let typed = self.value(form, id);
        let nobody = Choice {
            value: String::new(),
            label: self.says("map-choose"),
            chosen: typed.is_empty(),
        };
        let all = choices.into_iter().map(|(value, label)| {
            let chosen = value == typed;
            Choice { value, label, chosen }
        });
        let choices: Vec<Choice> = std::iter::once(nobody).chain(all).collect();
        let hint = self.open.who.words.maybe(&format!("map-{id}-hint"));
        form::select(&Select {
            words: self.open.who.words,
            id: &form.name(id),
            label: &self.says(&format!("map-{id}")),
            hint: hint.as_deref(),
            choices: &choices,
            errors: self.errors(form),
        })
    }

    fn boxes(&self, form: Form, id: &str, choices: Vec<(String, String)>) -> Markup {
        let name = form.name(id);
        let typed: Vec<&str> = match self.sent {
            Some(sent) if sent == form => self.fields.all(&name).collect(),
            _ => Vec::new(),
        };
        let choices: Vec<Choice> = choices
            .into_iter()
            .map(|(value, label)| {
                let chosen = typed.contains(&value.as_str());
                Choice { value, label, chosen }
            })
            .collect();
        form::choices(&Chooser {
            id: &name,
            legend: &self.says(&format!("map-{id}")),
            choices: &choices,
            errors: self.errors(form),
            ..Chooser::boxes()
        })
    }

    /// The people of the family as choices.
    fn people(&self, among: impl Fn(&Person) -> bool) -> Vec<(String, String)> {
        let words = self.open.who.words;
        let people = self.open.family.people.iter().filter(|person| among(person));
        people.map(|person| (person.id.to_string(), called::person(words, person))).collect()
    }

    fn everybody(&self) -> Vec<(String, String)> {
        self.people(|_| true)
    }

    fn coded<T>(&self, prefix: &str, among: &[(T, &str)]) -> Vec<(String, String)> {
        let coded = among.iter().map(|(_, code)| *code);
        coded.map(|code| (code.to_owned(), self.says(&format!("{prefix}-{code}")))).collect()
    }

    fn or_mistake<T>(&self, prefix: &str, among: &[(T, &str)]) -> Vec<(String, String)> {
        let mut all = self.coded(prefix, among);
        all.push(("mistake".to_owned(), self.says("map-by-mistake")));
        all
    }

    fn layer(&self, form: Form) -> Markup {
        let layers = LAYERS.map(|(_, code)| (code.to_owned(), self.says(&format!("layer-{code}"))));
        self.radio(form, "layer", &layers)
    }

    fn somebody(&self) -> Markup {
        let form = Form::Somebody;
        let is = ["parent", "child", "sibling", "partner"]
            .map(|code| (code.to_owned(), self.says(&format!("map-is-{code}"))));
        let homes = self.open.family.people.homes.iter();
        let homes = homes.map(|home| (home.id.to_string(), home.called.to_string())).collect();
        let children = self.people(|one| one.role == Role::Child && one.is_living());
        let cares = ["daily", "sometimes", "no"]
            .map(|code| (code.to_owned(), self.says(&format!("map-cares-{code}"))));
        html! {
            (self.text(form, "called", "text"))
            (self.radio(form, "shape", &self.coded("shape", &SHAPES)))
            (self.radio(form, "is", &is))
            (self.select(form, "whom", self.everybody()))
            details {
                summary { (self.says("map-more")) }
                div.stack {
                    (self.select(form, "line", self.coded("line", &LINES)))
                    (self.select(form, "together", self.coded("together", &TOGETHERS)))
                    div.two { (self.text(form, "born", "date")) (self.text(form, "due", "date")) }
                    (self.text(form, "died", "text"))
                }
            }
            div.two {
                (self.select(form, "home", homes))
                (self.text(form, "home-called", "text"))
            }
            @if !children.is_empty() {
                (self.radio(form, "cares", &cares))
                (self.boxes(form, "for", children))
            }
        }
    }

    fn bond(&self) -> Markup {
        let form = Form::Bond;
        let mut tellers = vec![("me".to_owned(), self.says("relationship-i-saw"))];
        tellers.extend(self.people(|one| one.role != Role::Child && one.is_living()));
        html! {
            div.two { (self.select(form, "a", self.everybody())) (self.select(form, "b", self.everybody())) }
            (self.radio(form, "state", &self.coded("state", &STATES)))
            (self.radio(form, "trend", &self.coded("trend", &TRENDS)))
            (form::field_area(&FieldArea { id: &form.name("words"), label: &self.says("map-words"), value: self.value(form, "words"),
                errors: self.errors(form), voice: true, ..FieldArea::new(self.open.who.words) }))
            (self.select(form, "teller", tellers))
        }
    }

    fn parent(&self) -> Markup {
        let form = Form::Parent;
        html! {
            (self.select(form, "one", self.everybody()))
            (self.radio(form, "how", &self.or_mistake("line", &LINES)))
            (self.select(form, "whom", self.everybody()))
            (self.layer(form))
        }
    }

    fn couple(&self) -> Markup {
        let form = Form::Couple;
        html! {
            (self.select(form, "one", self.everybody()))
            (self.select(form, "whom", self.everybody()))
            (self.radio(form, "how", &self.or_mistake("together", &TOGETHERS)))
            (self.text(form, "dates", "text"))
            (self.layer(form))
        }
    }

    fn shape(&self) -> Markup {
        let form = Form::Shape;
        html! {
            (self.select(form, "one", self.everybody()))
            (self.radio(form, "shape", &self.coded("shape", &SHAPES)))
        }
    }

    fn ended(&self) -> Markup {
        let form = Form::Ended;
        // One who was lost is there too, for when it was told by mistake.
        let expected = self
            .people(|one| one.role == Role::Child && one.born().is_none() && one.died.is_none());
        let mistake = vec![("yes".to_owned(), self.says("map-by-mistake"))];
        html! {
            p { (self.says("map-ended-says")) }
            p.hint { (self.says("map-ended-readers")) }
            (self.select(form, "one", self.people(|one| one.role != Role::Child)))
            (self.select(form, "with", self.people(|one| one.role != Role::Child)))
            @if !expected.is_empty() { (self.select(form, "child", expected)) }
            (self.text(form, "when", "text"))
            (form::field_area(&FieldArea { id: &form.name("words"), label: &self.says("map-words"), value: self.value(form, "words"),
                errors: self.errors(form), voice: true, ..FieldArea::new(self.open.who.words) }))
            (self.boxes(form, "mistake", mistake))
        }
    }

    fn nudge(&self) -> Markup {
        let form = Form::Nudge;
        let homes = self.open.family.people.homes.iter();
        let homes = homes.map(|home| (format!("home-{}", home.id), home.called.to_string()));
        let people = self.everybody().into_iter().map(|(id, name)| (format!("person-{id}"), name));
        let to = ["earlier", "later"]
            .map(|code| (code.to_owned(), self.says(&format!("map-to-{code}"))));
        html! {
            (self.select(form, "what", homes.chain(people).collect()))
            (self.radio(form, "to", &to))
        }
    }
}
