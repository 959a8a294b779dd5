// SPDX-License-Identifier: AGPL-3.0-or-later
//! The letter for the next arms: as it reads, the form that leaves sentences out and gives it, and what was given.

use maud::{Markup, html};
use practice::early_care::Letter;
use practice::people::Person;

use super::super::letter::{Sentence, kept, sentences};
use super::Typed;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice;
use crate::urls;
use crate::words::{Language, Words};

/// The letter. On paper it stands alone.
pub fn page(
    open: &Open,
    (child, language): (&Person, Language),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let back = urls::early_care(open.family.id, child.id);
    let all = sentences(open, Words::of(language), child);
    let says = kept(open, (child, language), fields);
    let main = html! {
        (form::error_summary(words, errors))
        p.meta { a href=(back) { (words.with("early-of", &[("name", called::person(words, child).into())])) } }
        h2 { (words.say("early-letter-title")) }
        p.lede { (words.say("early-letter-lede")) }
        @if all.is_empty() {
            (notice::empty(&words.say("early-letter-empty")))
        } @else {
            (languages(open, child, language))
            article.card.letter.mt5 lang=(language.code()) aria-label=(words.say("early-letter-title")) {
                @for one in &says { p.told { (one.text) } }
            }
            div.actions.mt5 { button.btn.second type="button" data-print { (words.say("form-print")) } }
            @if open.may_write() { (giving(open, (child, language), &all, (fields, errors))) }
        }
        (given(open, child))
    };
    frame(open, &words.say("early-title"), "people", &main)
}

fn languages(open: &Open, child: &Person, language: Language) -> Markup {
    let words = open.who.words;
    let at = urls::letter(open.family.id, child.id);
    html! {
        p.actions {
            @for known in Language::ALL {
                a.btn.quiet href={ (at) "?in=" (known.code()) } aria-current=[(known == language).then_some("true")] {
                    (words.say(&format!("early-letter-in-{}", known.code()))) }
            }
        }
    }
}

fn giving(
    open: &Open,
    (child, language): (&Person, Language),
    all: &[Sentence],
    (fields, errors): Typed<'_>,
) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = all
        .iter()
        .map(|one| Choice {
            value: one.code.clone(),
            label: one.text.clone(),
            chosen: fields.all("says").any(|code| code == one.code),
        })
        .collect();
    html! {
        form.card.stack.mt5 method="post" action=(urls::letter(open.family.id, child.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            input type="hidden" name="language" value=(language.code());
            (form::choices(&Chooser {
                id: "says", legend: &words.say("early-letter-says"), hint: Some(&words.say("early-letter-says-hint")),
                choices: &choices, errors, ..Chooser::boxes()
            }))
            p.actions { button.btn.second type="submit" name="do" value="look" { (words.say("early-letter-look")) } }
            (form::field_text(&FieldText {
                id: "to", label: &words.say("early-letter-to"), hint: Some(&words.say("early-letter-to-hint")),
                value: fields.get("to"), errors, ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "on", label: &words.say("early-letter-on"), kind: "date", value: fields.get("on"), errors,
                ..FieldText::new(words)
            }))
            p.meta { (called::readers(open, &super::super::for_all(child.id))) "." }
            p.actions { button.btn type="submit" name="do" value="give" { (words.say("early-letter-give")) } }
        }
    }
}

/// Every letter that was given, as it was.
fn given(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let mut all: Vec<&Letter> = open.family.early_care.letters(child.id).collect();
    all.reverse();
    html! {
        @if !all.is_empty() {
            section.card.stack-s.mt5 aria-labelledby="given" {
                h3 id="given" { (words.say("early-letter-given")) }
                @for letter in all {
                    details {
                        summary { (words.with("early-letter-given-to", &[
                            ("to", letter.to.as_str().into()), ("date", words.date(letter.on).into())])) }
                        div lang=(letter.language) { @for one in &letter.says { p.told { (one) } } }
                    }
                }
            }
        }
    }
}
