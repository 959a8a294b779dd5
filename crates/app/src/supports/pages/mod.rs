// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of what carries a family: the picture with its list, and each support with how it stood before.

mod figure;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::Screen;
use practice::kin::Layer;
use practice::people::Role;
use practice::supports::{Stands, Support};
use practice::{Facet, Family, Label};

use super::forms::ME;
use crate::called;
use crate::codes::{LAYERS, TIES, WHATS};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::days::{self, Days};
use crate::ui::form::{
    self, Choice, Chooser, FieldArea, FieldError, FieldText, Pick, Select, error_summary,
};
use crate::urls;

/// A form as it was filled in, and what was wrong with it.
type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// What carries them, and telling of more.
pub fn show(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("supports-title");
    let form = Filled { open, typed: (fields, errors), known: None };
    frame(
        open,
        &title,
        "story",
        &html! {
            (error_summary(words, errors))
            (figure::whole(open, &open.family))
            (days_of(open, None))
            (figure::before(open, &open.family))
            @if open.may_write() {
                section.mt5.card.stack aria-labelledby="supports-tell" {
                    h2 id="supports-tell" { (words.say("supports-tell")) }
                    p.meta { (words.say("supports-tell-hint")) }
                    (form.whole(&urls::add_support(open.family.id), "supports-do-tell"))
                }
            }
            (to_map(open))
        },
    )
}

/// What carried them as it was known on a day.
pub fn before(open: &Open, family: &Family, on: Date) -> Markup {
    let words = open.who.words;
    frame(
        open,
        &words.say("supports-title"),
        "story",
        &html! {
            p.meta { (words.with("map-at", &[("date", words.date(on).into())])) " "
                a href=(urls::supports(family.id)) { (words.say("map-now")) } }
            (figure::whole(open, family))
            (days_of(open, Some(on)))
            (to_map(open))
        },
    )
}

fn to_map(open: &Open) -> Markup {
    html! { p.mt5 { a href=(urls::map(open.family.id)) { (open.who.words.say("map-title")) } } }
}

/// The days the picture can be shown as of: the start, and any other.
fn days_of(open: &Open, on: Option<Date>) -> Markup {
    let start = open.family.opened.filter(|start| Some(*start) != on && *start < open.today);
    let start = start.map(|start| urls::supports_on(open.family.id, start));
    days::days(&Days {
        words: open.who.words,
        action: &urls::supports(open.family.id),
        start: start.as_deref(),
        shown: on.unwrap_or(open.today),
    })
}

/// One support: how it stands, how it stood, and telling it otherwise.
pub fn one(open: &Open, known: &Support, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let form = Filled { open, typed, known: Some(known.now()) };
    let writes = open.may_write() && known.ended.is_none();
    let id = (open.family.id, known.id);
    frame(
        open,
        &words.say("supports-title"),
        "story",
        &html! {
            (error_summary(words, typed.1))
            p.meta { a href=(urls::supports(id.0)) { (words.say("supports-title")) } }
            h2 { (known.now().called) }
            div.grid.mt5 {
                div.stack {
                    section.card.stack-s aria-labelledby="supports-stands" {
                        h3 id="supports-stands" { (words.say("supports-stands")) }
                        (figure::stands(open, known.now()))
                        @if let Some(ended) = &known.ended { (figure::ended(open, ended)) }
                        @if let Some(readers) = seen_by(open, known.now()) { p.meta { (readers) } }
                    }
                    @if known.before().next().is_some() {
                        section.card aria-labelledby="supports-before" {
                            h3 id="supports-before" { (words.say("supports-before")) }
                            ul.list { @for stood in known.before() { li {
                                p.meta { (words.date(stood.on)) }
                                (figure::stands(open, stood))
                            } } }
                        }
                    }
                    @if writes { (form.end(&urls::end_support(id.0, id.1))) }
                }
                @if writes {
                    section.card.stack aria-labelledby="supports-change" {
                        h3 id="supports-change" { (words.say("supports-change")) }
                        (form.whole(&urls::change_support(id.0, id.1), "supports-do-change"))
                    }
                }
            }
        },
    )
}

/// Who of the family would read it. On a screen others see nothing of it is said.
fn seen_by(open: &Open, stands: &Stands) -> Option<String> {
    let may = open.may_write() && open.reader.screen == Screen::Own;
    may.then(|| called::readers(open, &stands.label()))
}

/// A support's form as it is filled in.
struct Filled<'a> {
    open: &'a Open,
    typed: Typed<'a>,
    /// How the support stands, where it is one that is known.
    known: Option<&'a Stands>,
}

impl Filled<'_> {
    fn says(&self, key: &str) -> String {
        self.open.who.words.say(key)
    }

    fn act(&self) -> Markup {
        html! { input type="hidden" name="act" value=(self.typed.0.get("act")); }
    }

    fn whole(&self, action: &str, does: &str) -> Markup {
        let words = self.open.who.words;
        let people = self.open.family.people.iter();
        let here = people.filter(|one| one.died.is_none());
        let people: Vec<(String, String)> =
            here.map(|one| (one.id.to_string(), called::person(words, one))).collect();
        let flows = ["gives", "takes"]
            .map(|code| (code.to_owned(), self.says(&format!("supports-flow-{code}"))));
        html! {
            form.stack method="post" action=(action) autocomplete="off" {
                (self.act())
                (form::field_text(&FieldText { id: "called", label: &self.says("supports-called"), hint: Some(&self.says("supports-called-hint")),
                    value: self.typed.0.get("called"), errors: self.typed.1, ..FieldText::new(words) }))
                (self.choose("what", Pick::One, &self.coded("supports-what", &WHATS)))
                (self.choose("tie", Pick::One, &self.coded("supports-tie", &TIES)))
                (self.choose("flow", Pick::Any, &flows))
                (self.choose("whom", Pick::Any, &people))
                (form::field_area(&FieldArea { id: "words", label: &self.says("supports-words"), value: self.typed.0.get("words"),
                    errors: self.typed.1, voice: true, ..FieldArea::new(words) }))
                (self.teller())
                (self.layer())
                p.actions { button.btn type="submit" { (self.says(does)) } }
            }
        }
    }

    fn coded<T>(&self, prefix: &str, among: &[(T, &str)]) -> Vec<(String, String)> {
        let coded = among.iter().map(|(_, code)| *code);
        coded.map(|code| (code.to_owned(), self.says(&format!("{prefix}-{code}")))).collect()
    }

    fn choices(&self, id: &str, all: &[(String, String)]) -> Vec<Choice> {
        let chosen: Vec<&str> = self.typed.0.all(id).collect();
        let choice = |(value, label): &(String, String)| Choice {
            value: value.clone(),
            label: label.clone(),
            chosen: chosen.contains(&value.as_str()),
        };
        all.iter().map(choice).collect()
    }

    fn choose(&self, id: &str, pick: Pick, all: &[(String, String)]) -> Markup {
        let hint = self.open.who.words.maybe(&format!("supports-{id}-hint"));
        form::choices(&Chooser {
            id,
            legend: &self.says(&format!("supports-{id}")),
            hint: hint.as_deref(),
            choices: &self.choices(id, all),
            errors: self.typed.1,
            pick,
            ..Chooser::radio()
        })
    }

    /// Whose words these are.
    fn teller(&self) -> Markup {
        let words = self.open.who.words;
        let people = self.open.family.people.iter();
        let tell = people.filter(|one| one.role != Role::Child && one.died.is_none());
        let tell = tell.map(|one| (one.id.to_string(), called::person(words, one)));
        let own = (ME.to_owned(), self.says("relationship-i-saw"));
        let all: Vec<(String, String)> = std::iter::once(own).chain(tell).collect();
        form::select(&Select {
            words,
            id: "teller",
            label: &self.says("map-teller"),
            hint: None,
            choices: &self.choices("teller", &all),
            errors: self.typed.1,
        })
    }

    /// Who should see it, with who would read it. What the family has seen is not hidden from it any more.
    fn layer(&self) -> Markup {
        let words = self.open.who.words;
        if self.known.is_some_and(|known| known.layer == Layer::Shared) {
            return html! { p.meta { (words.say("supports-is-shared")) } };
        }
        let all: Vec<(String, String)> = LAYERS
            .iter()
            .map(|(layer, code)| {
                let facet = match layer {
                    Layer::Shared => Facet::Together,
                    Layer::Team => Facet::Practitioner,
                };
                let who = self.says(&format!("layer-{code}"));
                let readers = called::readers(self.open, &Label::of(facet));
                let told = [("who", who.as_str().into()), ("readers", readers.into())];
                let label = match self.open.reader.screen {
                    Screen::Own => words.with("supports-layer-read-by", &told),
                    Screen::Shared => who,
                };
                ((*code).to_owned(), label)
            })
            .collect();
        self.choose("layer", Pick::One, &all)
    }

    /// Telling that it is a support no longer.
    fn end(&self, action: &str) -> Markup {
        let words = self.open.who.words;
        html! {
            details.card open[self.typed.1.iter().any(|error| error.field == "why")] {
                summary { (words.say("supports-end")) }
                form.stack method="post" action=(action) autocomplete="off" {
                    (self.act())
                    (form::field_area(&FieldArea { id: "why", label: &words.say("supports-why"), hint: Some(&words.say("supports-why-hint")),
                        value: self.typed.0.get("why"), errors: self.typed.1, voice: true, ..FieldArea::new(words) }))
                    p.actions { button.btn.second type="submit" { (words.say("supports-do-end")) } }
                }
            }
        }
    }
}
