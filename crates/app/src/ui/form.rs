// SPDX-License-Identifier: AGPL-3.0-or-later
//! Forms: fields with their hints and errors, choices as chips, and the summary of what is wrong.

use maud::{Markup, html};

use crate::words::Words;

/// Why a field cannot be taken, in the reader's language.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field, which is also its name in the form.
    pub field: String,
    /// What to do about it; the same words beside the field and in the summary.
    pub text: String,
}

// The text may repeat what was typed.
impl std::fmt::Debug for FieldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FieldError({})", self.field)
    }
}

/// A field of one line.
pub struct FieldText<'a> {
    /// The reader's words.
    pub words: Words,
    /// Its id and its name in the form.
    pub id: &'a str,
    /// What is asked.
    pub label: &'a str,
    /// What helps to answer.
    pub hint: Option<&'a str>,
    /// What was typed before.
    pub value: &'a str,
    /// Every error of the form; those of this field stand beside it.
    pub errors: &'a [FieldError],
    /// The type of the input: text, date, time, number, password, search, email, tel.
    pub kind: &'a str,
    /// Whether the form cannot be taken without it.
    pub required: bool,
    /// What the browser may fill in; "off" for everything about a family.
    pub autocomplete: &'a str,
    /// Whether somebody's own words go in, so that they look like it.
    pub voice: bool,
    /// The most characters it takes; the server checks it again.
    pub max: Option<usize>,
    /// The id of a list of suggestions, beside which anything else may be typed.
    pub list: Option<&'a str>,
}

impl FieldText<'_> {
    /// A field of text that need not be filled in and that no browser remembers.
    pub fn new(words: Words) -> Self {
        Self {
            words,
            id: "",
            label: "",
            hint: None,
            value: "",
            errors: &[],
            kind: "text",
            required: false,
            autocomplete: "off",
            voice: false,
            max: None,
            list: None,
        }
    }
}

/// A field of one line with its label, hint and error.
pub fn field_text(field: &FieldText<'_>) -> Markup {
    // A number field would turn its value with the wheel; digits in a text field are all that is needed.
    let number = field.kind == "number";
    let kind = if number { "text" } else { field.kind };
    let error = find(field.errors, field.id);
    html! {
        div.field.bad[error.is_some()] {
            (label(field.words, field.id, field.label, field.required))
            (hint_of(field.id, field.hint))
            (error_of(field.errors, field.id))
            input.voice[field.voice].digits[number] type=(kind) id=(field.id) name=(field.id) value=(field.value)
                inputmode=[number.then_some("numeric")] autocomplete=(field.autocomplete)
                maxlength=[field.max] list=[field.list] required[field.required] aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described(field.id, field.hint.is_some(), error.is_some())];
        }
    }
}

/// A field of many lines that grows with what is written.
pub struct FieldArea<'a> {
    /// The reader's words.
    pub words: Words,
    /// Its id and its name in the form.
    pub id: &'a str,
    /// What is asked.
    pub label: &'a str,
    /// What helps to answer.
    pub hint: Option<&'a str>,
    /// What was typed before.
    pub value: &'a str,
    /// Every error of the form; those of this field stand beside it.
    pub errors: &'a [FieldError],
    /// Whether the form cannot be taken without it.
    pub required: bool,
    /// Whether somebody's own words go in, so that they look like it.
    pub voice: bool,
}

impl FieldArea<'_> {
    /// A field that need not be filled in.
    pub fn new(words: Words) -> Self {
        Self {
            words,
            id: "",
            label: "",
            hint: None,
            value: "",
            errors: &[],
            required: false,
            voice: false,
        }
    }
}

/// A field of many lines with its label, hint and error.
pub fn field_area(field: &FieldArea<'_>) -> Markup {
    let error = find(field.errors, field.id);
    html! {
        div.field.bad[error.is_some()] {
            (label(field.words, field.id, field.label, field.required))
            (hint_of(field.id, field.hint))
            (error_of(field.errors, field.id))
            textarea.voice[field.voice] id=(field.id) name=(field.id) rows="3" autocomplete="off"
                required[field.required] aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described(field.id, field.hint.is_some(), error.is_some())] {
                // The first line break after the tag is not part of the value; this one may be lost instead of theirs.
                "\n" (field.value)
            }
        }
    }
}

/// One of several answers.
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Whether one or several answers may be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pick {
    /// One.
    One,
    /// Any number.
    Any,
}

/// A question with a few answers, all in sight.
pub struct Chooser<'a> {
    /// The name in the form; the first answer carries it as its id.
    pub id: &'a str,
    /// What is asked.
    pub legend: &'a str,
    /// What helps to answer.
    pub hint: Option<&'a str>,
    /// The answers.
    pub choices: &'a [Choice],
    /// Every error of the form; those of this question stand beside it.
    pub errors: &'a [FieldError],
    /// How many may be chosen.
    pub pick: Pick,
    /// Whether the question is one short row of several.
    pub small: bool,
}

impl Chooser<'_> {
    /// One answer of several.
    pub fn radio() -> Self {
        Self {
            id: "",
            legend: "",
            hint: None,
            choices: &[],
            errors: &[],
            pick: Pick::One,
            small: false,
        }
    }

    /// Any number of answers.
    pub fn boxes() -> Self {
        Self { pick: Pick::Any, ..Self::radio() }
    }
}

/// A question whose answers are chips.
pub fn choices(chooser: &Chooser<'_>) -> Markup {
    let error = find(chooser.errors, chooser.id);
    let (kind, class) = match chooser.pick {
        Pick::One => ("radio", "choice"),
        Pick::Any => ("checkbox", "choice box"),
    };
    html! {
        fieldset.field.bad[error.is_some()].in-row[chooser.small]
            aria-describedby=[described(chooser.id, chooser.hint.is_some(), error.is_some())] {
            legend.legend { (chooser.legend) }
            (hint_of(chooser.id, chooser.hint))
            (error_of(chooser.errors, chooser.id))
            div.choices {
                @for (number, choice) in chooser.choices.iter().enumerate() {
                    label class=(class) {
                        input type=(kind) id=(nth(chooser.id, number)) name=(chooser.id) value=(choice.value)
                            checked[choice.chosen];
                        span { (choice.label) }
                    }
                }
            }
        }
    }
}

/// A field for a secret of somebody's own, which is needed; its label is a key of the reader's words.
pub fn secret(words: Words, id: &str, label: &str, hint: Option<&str>) -> Markup {
    field_text(&FieldText {
        id,
        label: &words.say(label),
        hint,
        kind: "password",
        required: true,
        ..FieldText::new(words)
    })
}

/// A question with too many answers to show them all.
pub struct Select<'a> {
    /// The reader's words.
    pub words: Words,
    /// Its id and its name in the form.
    pub id: &'a str,
    /// What is asked.
    pub label: &'a str,
    /// What helps to answer.
    pub hint: Option<&'a str>,
    /// The answers.
    pub choices: &'a [Choice],
    /// Every error of the form; those of this question stand beside it.
    pub errors: &'a [FieldError],
}

/// A question whose answers open in a list.
pub fn select(field: &Select<'_>) -> Markup {
    let error = find(field.errors, field.id);
    html! {
        div.field.bad[error.is_some()] {
            (label(field.words, field.id, field.label, false))
            (hint_of(field.id, field.hint))
            (error_of(field.errors, field.id))
            select id=(field.id) name=(field.id) autocomplete="off" aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described(field.id, field.hint.is_some(), error.is_some())] {
                @for choice in field.choices {
                    option value=(choice.value) selected[choice.chosen] { (choice.label) }
                }
            }
        }
    }
}

/// What is wrong with a form, at its head, with a way to each field. Nothing where nothing is wrong.
pub fn error_summary(words: Words, errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.card.errors role="alert" tabindex="-1" aria-labelledby="errors-title" data-errors {
                h2 id="errors-title" { (words.say("form-problem-title")) }
                ul.n {
                    @for error in errors { li { a href={ "#" (error.field) } { (error.text) } } }
                }
            }
        }
    }
}

/// Whether the contents of a page hold a summary of errors. What people typed is escaped, so that it
/// cannot look like one.
pub fn has_errors(main: &Markup) -> bool {
    main.0.contains(" data-errors>")
}

/// The error of a field, to stand beside it. Nothing where it has none.
pub fn error_of(errors: &[FieldError], field: &str) -> Markup {
    html! {
        @if let Some(error) = find(errors, field) { p.err id={ (field) "-error" } { (error.text) } }
    }
}

/// What a form ends in: what it does, and a way out of it (label and address).
pub fn buttons(does: &str, out: Option<(&str, &str)>) -> Markup {
    html! {
        p.actions {
            button.btn type="submit" { (does) }
            @if let Some((label, url)) = out { a.btn.quiet href=(url) { (label) } }
        }
    }
}

fn label(words: Words, id: &str, label: &str, required: bool) -> Markup {
    html! {
        label for=(id) {
            (label)
            @if required { " " span.needed { (words.say("form-needed")) } }
        }
    }
}

fn hint_of(id: &str, hint: Option<&str>) -> Markup {
    html! { @if let Some(hint) = hint { p.hint id={ (id) "-hint" } { (hint) } } }
}

fn find<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a FieldError> {
    errors.iter().find(|error| error.field == field)
}

/// The ids of what describes a field.
fn described(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids = [(hint, "hint"), (error, "error")];
    let ids = ids.into_iter().filter(|(there, _)| *there).map(|(_, what)| format!("{id}-{what}"));
    let ids: Vec<String> = ids.collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The first answer carries the question's own id, so that the summary leads to it.
fn nth(id: &str, number: usize) -> String {
    if number == 0 { id.to_owned() } else { format!("{id}-{number}") }
}
