// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a child before, around and after birth, or after a loss, and what of it comes back on the story.

pub mod tender;

use maud::{Markup, html};
use practice::access::Screen;
use practice::expecting::{Grief, OwnWords, Part};
use practice::people::{Birth, Person, Role};
use practice::{Facet, Label};

use super::Hand;
use super::forms::Form;
use crate::called;
use crate::codes::{GRIEFS, IMAGININGS, PARTS, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::ui::notice::{self, Tone, Voice};
use crate::urls;

/// The forms of the page as they stand: what was typed into which, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// Into which form.
    pub form: Option<Form>,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
}

/// Where a child stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Expected.
    Awaited,
    /// Born, and here.
    Here,
    /// Died, or lost before birth.
    Lost,
}

impl At {
    fn of(child: &Person) -> Self {
        match child.birth {
            _ if !child.is_living() => Self::Lost,
            Some(Birth::Due(_)) => Self::Awaited,
            _ => Self::Here,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Here => "here",
            Self::Lost => "lost",
        }
    }
}

/// The way from a child's own page to this one.
pub fn way_there(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    html! {
        @if child.role == Role::Child {
            p { a href=(urls::expecting(open.family.id, child.id)) {
                (words.say(&format!("expecting-way-{}", At::of(child).code()))) } }
        }
    }
}

/// The page of a child.
pub fn show(open: &Open, hand: Hand, child: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let at = At::of(child);
    let name = called::person(words, child);
    let title = words.say(&format!("expecting-title-{}", at.code()));
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, typed.errors))
            p.meta { a href=(urls::person(open.family.id, child.id)) { (name) } }
            h2 { (title) }
            p.lede { (words.with(&format!("expecting-lede-{}", at.code()), &[("name", name.as_str().into())])) }
            div.grid.mt5 {
                div.stack {
                    @if at == At::Lost { (losses(open, child)) }
                    (births(open, child))
                    (imagined(open, child, at))
                }
                div.stack {
                    @if at == At::Lost && hand == Hand::Team { (to_say(open, &name)) }
                    @if hand != Hand::Nobody {
                        @for (form, offered) in offers(child, at, hand) {
                            @if offered { (form_of(open, hand, child, form, typed)) }
                        }
                    }
                    @if at == At::Awaited && hand == Hand::Team {
                        p.meta.noprint { a href=(urls::map(open.family.id)) { (words.say("expecting-if-it-ended")) } }
                    }
                }
            }
        },
    )
}

/// Which forms the page offers.
fn offers(child: &Person, at: At, hand: Hand) -> [(Form, bool); 4] {
    let named = child.names.short().is_some();
    [
        (Form::Imagine, at == At::Awaited),
        (Form::Loss, at == At::Lost),
        (Form::Name, at == At::Lost && named && hand == Hand::Team),
        (Form::Birth, child.born().is_some()),
    ]
}

fn voice(open: &Open, own: &OwnWords) -> Markup {
    let words = open.who.words;
    let teller = called::person_in(words, &open.family, own.teller);
    notice::voice(&Voice {
        words,
        said: own.words.as_str(),
        teller: Some(&teller),
        on: Some(own.on),
        language: None,
    })
}

/// What was imagined, kind by kind. After a birth and after a loss it is all still there.
fn imagined(open: &Open, child: &Person, at: At) -> Markup {
    let words = open.who.words;
    let all: Vec<_> =
        open.family.expecting.imagined.iter().filter(|one| one.child == child.id).collect();
    html! {
        @if at == At::Awaited && all.is_empty() { (notice::empty(&words.say("expecting-empty"))) }
        @for (what, code) in IMAGININGS {
            @let said: Vec<_> = all.iter().filter(|one| one.what == what).collect();
            @if !said.is_empty() {
                section.card.stack-s aria-labelledby={ "imagined-" (code) } {
                    h3 id={ "imagined-" (code) } { (words.say(&format!("imagining-{code}"))) }
                    @for one in said { (voice(open, &one.own)) }
                }
            }
        }
    }
}

/// How the birth was, in the words of each who told it that the reader may read, side by side.
fn births(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let all: Vec<_> =
        open.family.expecting.births.iter().filter(|one| one.child == child.id).collect();
    html! {
        @if !all.is_empty() {
            section.card.stack-s aria-labelledby="birth-story" {
                h3 id="birth-story" { (words.say("expecting-birth-story")) }
                div.two[all.len() > 1] { @for one in all { (voice(open, &one.own)) } }
            }
        }
    }
}

fn losses(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let of = |about: Grief| {
        let all = open.family.expecting.losses.iter();
        all.filter(move |one| one.child == child.id && one.about == about).collect::<Vec<_>>()
    };
    let choice = open.family.expecting.name_of(child.id);
    html! {
        (notice::notice(Tone::Plum, html! { p { (words.say("loss-nothing-counts")) } }))
        @for (about, code) in GRIEFS {
            @let said = of(about);
            @if !said.is_empty() {
                section.card.stack-s aria-labelledby={ "loss-" (code) } {
                    h3 id={ "loss-" (code) } { (words.say(&format!("grief-{code}"))) }
                    @for one in said { (voice(open, &one.own)) }
                }
            }
        }
        @if let Some(choice) = choice {
            p.meta { (words.with(if choice.keep { "loss-name-stays" } else { "loss-name-rests" }, &[
                ("name", called::person_in(words, &open.family, choice.teller).into()), ("date", words.date(choice.on).into())])) }
        }
    }
}

/// What one could say, and had better not, for whoever visits.
fn to_say(open: &Open, name: &str) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack-s.noprint aria-labelledby="loss-could-say" {
            h3 id="loss-could-say" { (words.say("loss-could-say")) }
            ul.list {
                li { (words.say("loss-say-sorry")) }
                li { (words.with("loss-say-tell", &[("name", name.into())])) }
                li { (words.say("loss-say-ask")) }
            }
            p.meta { (words.say("loss-say-not")) }
            p.meta { (words.say("loss-say-you")) }
        }
    }
}

fn form_of(open: &Open, hand: Hand, child: &Person, form: Form, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let sent = typed.form == Some(form);
    let errors = if sent { typed.errors } else { &[] };
    let chooses = |field: &str, choices: &[Choice], key: &str| {
        let (id, hint) = (form.name(field), words.maybe(&format!("{key}-hint")));
        let legend = words.say(key);
        let asked = Chooser { legend: &legend, hint: hint.as_deref(), choices, ..Chooser::radio() };
        form::choices(&Chooser { id: &id, errors, ..asked })
    };
    let of = Asked { open, form, typed };
    html! {
        details.card open[sent || form != Form::Name] {
            summary { (words.say(&format!("expecting-form-{}", form.code()))) }
            form.stack method="post" action=(urls::expecting_form(open.family.id, child.id, form.code())) autocomplete="off" {
                input type="hidden" name="act" value=(typed.fields.get("act"));
                @match form {
                    Form::Imagine => (chooses("what", &of.coded("what", "imagining", &IMAGININGS), "expecting-what")),
                    Form::Loss => (chooses("about", &of.coded("about", "grief", &GRIEFS), "expecting-about")),
                    Form::Birth | Form::Name => {}
                }
                @if hand == Hand::Team { (chooses("teller", &of.tellers(), "expecting-teller")) }
                @if form == Form::Name {
                    (chooses("keep", &of.coded("keep", "expecting-keep", &[(true, "yes"), (false, "no")]), "expecting-keep"))
                } @else {
                    (form::field_area(&FieldArea { id: &form.name("words"), label: &words.say("expecting-words"),
                        hint: Some(&words.say(&format!("expecting-words-{}", form.code()))),
                        value: of.value("words"), errors, voice: true, ..FieldArea::new(words) }))
                    @if hand == Hand::Team { (chooses("part", &of.parts(), "expecting-part")) }
                    @else { p.meta { (words.say("expecting-own-readers")) } }
                }
                p.actions { button.btn type="submit" { (words.say("expecting-keep-words")) } }
            }
        }
    }
}

/// A form of the page, and what its questions offer.
struct Asked<'a> {
    open: &'a Open,
    form: Form,
    typed: Typed<'a>,
}

impl Asked<'_> {
    fn value(&self, field: &str) -> &str {
        if self.typed.form == Some(self.form) {
            self.typed.fields.get(&self.form.name(field))
        } else {
            ""
        }
    }

    fn coded<T>(&self, field: &str, prefix: &str, among: &[(T, &str)]) -> Vec<Choice> {
        let choice = |code: &str| Choice {
            value: code.to_owned(),
            label: self.open.who.words.say(&format!("{prefix}-{code}")),
            chosen: self.value(field) == code,
        };
        among.iter().map(|(_, code)| choice(code)).collect()
    }

    /// Those of the family who may have said it: grown, and living; of a name, who cares for the child.
    fn tellers(&self) -> Vec<Choice> {
        let may = |one: &&Person| match one.role {
            Role::Caregiver => one.is_living(),
            Role::Other => one.is_living() && self.form != Form::Name,
            Role::Child => false,
        };
        let all = self.open.family.people.iter().filter(may);
        all.map(|one| Choice {
            value: one.id.to_string(),
            label: called::person(self.open.who.words, one),
            chosen: self.value("teller") == one.id.to_string(),
        })
        .collect()
    }

    /// Whose the words are, with who would read them. On a screen the family looks at, they are theirs
    /// together.
    fn parts(&self) -> Vec<Choice> {
        let words = self.open.who.words;
        let alone = self.open.reader.screen == Screen::Own;
        let readers = called::readers(self.open, &Label::of(Facet::Together));
        let together = words.with("expecting-part-together", &[("readers", readers.into())]);
        let label = |part| match part {
            Part::Own => words.say("expecting-part-own"),
            Part::Together if alone => together.clone(),
            Part::Together => words.say("expecting-part-all"),
        };
        let offered = PARTS.into_iter().filter(|(part, _)| alone || *part == Part::Together);
        let first = if alone { Part::Own } else { Part::Together };
        offered
            .map(|(part, code)| {
                let typed = self.value("part");
                let chosen =
                    if typed.is_empty() { code == code_of(&PARTS, first) } else { typed == code };
                Choice { value: code.to_owned(), label: label(part), chosen }
            })
            .collect()
    }
}

/// Around a first birthday, what was hoped before it, for those who may read it.
pub fn hopes_back(open: &Open) -> Markup {
    let words = open.who.words;
    let hopes = open.family.hopes_back(open.today);
    html! {
        @if !hopes.is_empty() {
            section.card.stack-s aria-labelledby="hopes-back" {
                h2 id="hopes-back" { (words.say("story-hopes-back")) }
                @for hope in hopes {
                    div {
                        p.meta { (words.with("story-hoped-for", &[("name", called::person_in(words, &open.family, hope.child).into())])) }
                        (voice(open, &hope.own))
                    }
                }
            }
        }
    }
}
