// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a baby's book: chapters by age, everybody's voice, and beneath it, off paper, the form for another first.

mod asking;
pub mod in_note;

use maud::{Markup, html};
use practice::attachments::Attachment;
use practice::before::adjusted_birth;
use practice::firsts::First;
use practice::people::{Person, Role};
use practice::visits::Written;
use practice::{FirstId, PersonId};

use super::book::{self, Chapter};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldError};
use crate::ui::notice;
use crate::urls;
use crate::voices::pages::{kept_with, name};
use crate::words::{Language, Words};

/// How many the story shows of each child.
const ON_STORY: usize = 1;

/// The forms of the page as they stand: what was typed, what is wrong with it, and of which first.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
    /// Of which first; none for a new one.
    pub about: Option<FirstId>,
}

/// Whether something may be told: nothing is asked of a child who died, or once the work has ended.
fn asks(open: &Open, child: &Person) -> bool {
    let goes_on = child.is_living() && open.family.goodbye.ended.is_none();
    Hand::of(open) != Hand::Nobody && goes_on
}

/// The page. On paper the book stands alone.
pub fn show(open: &Open, (child, language): (&Person, Language), typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let own = Words::of(language);
    let chapters = book::chapters(open, child);
    let pictures = book::pictures(open, child.id);
    let empty = chapters.is_empty() && pictures.is_empty();
    let main = html! {
        (form::error_summary(words, typed.errors))
        p.meta.mt5 { a href=(urls::person(open.family.id, child.id)) { (called::person(words, child)) } }
        h2 { (words.say("firsts-book")) }
        p.lede { (words.say(if child.is_living() { "firsts-book-lede" } else { "firsts-book-lede-past" })) }
        (languages(open, child, language))
        @if empty { (notice::empty(&words.say(if asks(open, child) { "firsts-none" } else { "firsts-none-past" }))) }
        @else {
            article.card.letter.book.mt5 lang=(language.code()) aria-labelledby="book" {
                h2 id="book" { (own.with("firsts-book-of", &[("name", called::person(own, child).into())])) }
                @for chapter in &chapters { (one_chapter(open, own, (child, chapter))) }
                @if !pictures.is_empty() { (shown(open, own, &pictures)) }
            }
            div.actions.mt5.noprint { button.btn.second type="button" data-print { (words.say("form-print")) } }
        }
        (asking::of_each(open, child, typed))
        @if asks(open, child) { (asking::another(open, typed, child)) }
    };
    frame(open, &words.say("firsts-book"), "people", &main)
}

fn languages(open: &Open, child: &Person, language: Language) -> Markup {
    let words = open.who.words;
    let at = urls::book(open.family.id, child.id);
    html! {
        p.actions.noprint {
            @for known in Language::ALL {
                a.btn.quiet href={ (at) "?in=" (known.code()) } aria-current=[(known == language).then_some("true")] {
                    (words.say(&format!("firsts-book-in-{}", known.code()))) }
            }
        }
    }
}

fn one_chapter(open: &Open, own: Words, (child, chapter): (&Person, &Chapter<'_>)) -> Markup {
    let since = chapter.since.map_or("before".to_owned(), |months| months.to_string());
    html! {
        section.chapter {
            h3 { (own.say(&format!("firsts-chapter-{since}"))) }
            @for first in &chapter.firsts { (told(open, own, (child, first))) }
            @for (on, written) in &chapter.delights { (delight(own, *on, written)) }
        }
    }
}

/// A first, as everybody who is heard in the book tells it.
fn told(open: &Open, own: Words, (child, first): (&Person, &First)) -> Markup {
    let there = who_was_there(open, own, first);
    html! {
        div.first {
            h4.told { (first.happened.what) }
            p.meta { (when(own, child, first)) }
            @if let Some(there) = there { p.meta { (there) } }
            @for one in book::voices(open, first) {
                blockquote.voice { p.told { (one.voice.words) } cite { (signed(open, own, first, one)) } }
            }
        }
    }
}

/// Whose voice it is, by name: a book says "you" to nobody.
fn signed(open: &Open, own: Words, _: &First, one: &practice::firsts::Voiced) -> String {
    use practice::relationships::Party;
    match one.voice.told.by {
        Party::Person(id) => called::person_in(own, &open.family, id),
        Party::Practitioner(id) if id == open.who.practitioner() => open.who.name.clone(),
        Party::Practitioner(id) => called::practitioner(open, id),
    }
}

/// The day or the month, and how old the child was.
fn when(own: Words, child: &Person, first: &First) -> String {
    let day = first.happened.day;
    let date = if first.happened.roughly {
        let year = i64::from(day.year()).into();
        own.with("firsts-in-month", &[("month", own.month(day).into()), ("year", year)])
    } else {
        own.date(day)
    };
    let mut all = vec![date];
    if let Some(born) = child.born().filter(|born| *born <= day) {
        all.push(own.age(born, day));
        let adjusted = adjusted_birth(child, day).map(|due| own.age(due, day));
        all.extend(adjusted.map(|age| own.with("firsts-adjusted", &[("age", age.into())])));
    }
    all.join(" · ")
}

/// Who was there, as whoever told it first said.
fn who_was_there(open: &Open, own: Words, first: &First) -> Option<String> {
    let names = first.happened.with.iter().map(|id| called::person_in(own, &open.family, *id));
    let others = first.happened.others.iter().map(ToString::to_string);
    let all: Vec<String> = names.chain(others).collect();
    (!all.is_empty()).then(|| own.with("firsts-there", &[("names", own.list(&all).into())]))
}

/// A kept moment of joy.
fn delight(own: Words, on: jiff::civil::Date, written: &Written) -> Markup {
    html! {
        div.first {
            p.meta { (own.say("firsts-delight")) " · " (own.date(on)) }
            p.told { (written.text) }
        }
    }
}

fn shown(open: &Open, own: Words, pictures: &[&Attachment]) -> Markup {
    html! {
        section.chapter {
            h3 { (own.say("firsts-pictures")) }
            @for known in pictures {
                figure.attachment {
                    img src=(urls::attachment(open.family.id, known.kept.attachment)) alt=(known.kept.caption);
                    figcaption { p.told { (known.kept.caption) } p.meta { (own.date(known.kept.on)) } }
                }
            }
        }
    }
}

/// The way to a child's book; to nobody else's.
pub fn way_there(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    html! {
        @if person.role == Role::Child {
            p { a href=(urls::book(open.family.id, person.id)) {
                (words.with("firsts-book-of", &[("name", called::person(words, person).into())])) } }
        }
    }
}

/// On the story: the newest first of each child, with the way to the book.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let any = |child: PersonId| book::firsts(open, child);
    let mut children: Vec<&Person> = open.family.people.children().collect();
    // Of a child who died nothing is asked; what was told of them keeps its place.
    children.retain(|child| child.is_living() || !any(child.id).is_empty());
    html! {
        @if !children.is_empty() {
            section.card.stack-s aria-labelledby="firsts-lately" {
                h2 id="firsts-lately" { (words.say("firsts-on-story")) }
                @for child in children {
                    @for first in any(child.id).into_iter().rev().take(ON_STORY) {
                        div {
                            p.told { (first.happened.what) }
                            p.xs { (called::person(words, child)) " · " (when(words, child, first)) }
                        }
                    }
                    p.small.noprint { a href=(urls::book(open.family.id, child.id)) {
                        (words.with("firsts-book-of", &[("name", called::person(words, child).into())])) } }
                    (crate::signs::way_there(open, child))
                }
            }
        }
    }
}

/// Who told it, and for whom it is, where it is for fewer than all.
fn voice_of(open: &Open, first: &First, one: &practice::firsts::Voiced) -> Markup {
    html! {
        blockquote.voice {
            p.told { @if one.voice.words.is_empty() { (first.happened.what) } @else { (one.voice.words) } }
            cite { (name(open, &one.voice.told)) }
        }
        (kept_with(open, &one.voice.told))
    }
}
