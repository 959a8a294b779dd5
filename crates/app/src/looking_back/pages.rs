// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a note shows, on a page of its own and quietly elsewhere: on the visit, beside a field, before the next visit.

mod balance;
pub mod hints;
mod surprises;

use jiff::Span;
use maud::{Markup, html};
use practice::access::Screen;
use practice::looking_back::{Domain, Fit, Found, Shown, Strategy, cues, sentences};
use practice::visits::{Status, Visit};

use super::forms::{AWAY, FITS, LEAVE, NOT_THIS, Sort, place};
use super::{is_own, reading};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::promises::to_make;
use crate::signing::{self, Lines};
use crate::supervision::Readers;
use crate::ui::form::{self, Choice, Chooser, FieldError, Select};
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

pub use balance::where_child;

use balance::balance;
use hints::otherwise;
use surprises::surprises;

/// How far back one's own notes are looked at, in days.
const MINE_DAYS: i32 = 92;

/// A sort of what may be shown, with its words.
trait Told: Sort {
    /// What it is called.
    fn name(self, words: Words) -> String;
    /// Its number, where the field counts it.
    fn number(self) -> Option<u8>;
    /// The words of its part of the page: its title, its lede, which one, which sentence.
    fn part(words: Words) -> [String; 4];
}

impl Told for Strategy {
    fn name(self, words: Words) -> String {
        words.say(&format!("look-back-strategy-{}", self.code()))
    }

    fn number(self) -> Option<u8> {
        Some(Strategy::number(self))
    }

    fn part(words: Words) -> [String; 4] {
        [
            words.say("look-back-strategies"),
            words.say("look-back-strategies-lede"),
            words.say("look-back-which-strategy"),
            words.say("look-back-which-sentence"),
        ]
    }
}

impl Told for Domain {
    fn name(self, words: Words) -> String {
        words.say(&format!("look-back-domain-{}", self.code()))
    }

    fn number(self) -> Option<u8> {
        None
    }

    fn part(words: Words) -> [String; 4] {
        [
            words.say("look-back-domains"),
            words.say("look-back-domains-lede"),
            words.say("look-back-which-domain"),
            words.say("look-back-which-sentence-about"),
        ]
    }
}

/// The page after a note was signed.
pub fn page(open: &Open, visit: &Visit, fields: &Fields, lines: Lines<'_>) -> Markup {
    let errors = lines.errors;
    let words = open.who.words;
    let title = words.say("look-back-title");
    let (id, texts) = (open.family.id, reading::texts(visit));
    let main = html! {
        (form::error_summary(words, errors))
        h2.mt5 id="visit" { (title) }
        p.lede { (words.say("look-back-lede")) }
        @let signed = signing::shown(open, visit, 0);
        @let sign = signing::offered(open, visit, 0, lines);
        @if !signed.0.is_empty() || !sign.0.is_empty() { section.card.stack-s { (signed) (sign) } }
        form.grid method="post" action=(urls::look_back(id, visit.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            input type="hidden" name=(AWAY) value=(fields.get(AWAY));
            div.stack { (part(open, visit, reading::strategies(open, &texts), (fields, errors))) }
            div.stack {
                (part(open, visit, reading::domains(open, &texts), (fields, errors)))
                (balance(open))
                (otherwise(open, &texts))
            }
        }
        (needed(open, visit))
        p.actions.mt5 {
            a.btn href=(urls::visit(id, visit.id)) { (words.say("look-back-to-visit")) }
            a.btn.second href=(urls::looking_back(id)) { (words.say("look-back-mine")) }
        }
    };
    frame(open, &title, "visits", &main)
}

/// What the family needs to live, as its writer says the note tells it: who does something about it, and until when. As a
/// promise it has an end, and the family reads it.
fn needed(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let mut fits = open.family.looking_back.of(visit);
    let need = fits.find(|fit: &&Fit<Domain>| fit.shows == Domain::Needs);
    html! {
        @if let Some(need) = need {
            @let form = to_make(open);
            @if !form.0.is_empty() {
                section.card.stack-s.narrow.mt5 aria-labelledby="h-needed" {
                    h3 id="h-needed" { (words.say("look-back-needed")) }
                    p { q { (need.sentence) } }
                    p.meta { (words.say("look-back-needed-lede")) " "
                        a href=(urls::promises(open.family.id)) { (words.say("promises-title")) } }
                    (form)
                }
            }
        }
    }
}

/// One sort: what stands, what is suggested, and a sentence of one's own choice.
fn part<W: Told>(
    open: &Open,
    visit: &Visit,
    found: Vec<Found<W>>,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let [title, lede, ..] = W::part(words);
    let stands: Vec<&Fit<W>> = open.family.looking_back.of(visit).collect();
    let away = |shows: W| fields.get(AWAY).split('.').any(|code| code == shows.code());
    let open_ones = found
        .into_iter()
        .filter(|one| !away(one.shows) && stands.iter().all(|fit| fit.shows != one.shows));
    let suggested: Vec<Found<W>> = open_ones.collect();
    let heading = format!("h-{}", W::SHOWS);
    html! {
        section.card.stack-s aria-labelledby=(heading) {
            h3 id=(heading) { (title) }
            p.meta { (lede) }
            @for fit in &stands { (standing(words, fit)) }
            @for one in &suggested { (suggestion(words, visit, one)) }
            @if stands.is_empty() && suggested.is_empty() { p { (words.say("look-back-nothing")) } }
            (choosing::<W>(open, visit, fields, errors))
        }
    }
}

fn called<W: Told>(words: Words, shows: W) -> Markup {
    html! {
        strong { (shows.name(words)) }
        @if let Some(number) = shows.number() { " " span.no { (number) } }
    }
}

/// What was said to fit, with a way to take it back.
fn standing<W: Told>(words: Words, fit: &Fit<W>) -> Markup {
    let id = format!("fit-{}", fit.shows.code());
    html! {
        div.found role="group" aria-labelledby=(id) {
            p id=(id) { (called(words, fit.shows)) " " span.tag.fern { (words.say("look-back-stands")) } }
            p { q { (fit.sentence) } }
            p.actions {
                button.btn.quiet type="submit" name=(LEAVE) value=(fit.shows.code()) { (words.say("look-back-leave")) }
            }
        }
    }
}

fn suggestion<W: Told>(words: Words, visit: &Visit, found: &Found<W>) -> Markup {
    let code = found.shows.code();
    let id = format!("found-{code}");
    let text = visit.text(found.field).map_or("", |now| now.text.as_str());
    let fits = format!("{code}.{}", place(found.field, &found.at));
    html! {
        div.found role="group" aria-labelledby=(id) {
            p id=(id) { (called(words, found.shows)) }
            p { q { (text.get(found.at.clone()).unwrap_or_default()) } }
            p.actions {
                button.btn.second type="submit" name=(FITS) value=(fits) { (words.say("look-back-fits")) }
                button.btn.quiet type="submit" name=(NOT_THIS) value=(code) { (words.say("look-back-not-this")) }
            }
        }
    }
}

/// Any other, with the sentence it shows in.
fn choosing<W: Told>(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let [_, _, which, sentence] = W::part(words);
    let none =
        Choice { value: String::new(), label: words.say("look-back-choose-one"), chosen: false };
    let all = W::all().iter().map(|shows| Choice {
        value: shows.code().to_owned(),
        label: shows.name(words),
        chosen: fields.get(W::SHOWS) == shows.code(),
    });
    let choices: Vec<Choice> = std::iter::once(none).chain(all).collect();
    let mut places = Vec::new();
    for (field, text) in reading::texts(visit) {
        for at in sentences(text, cues(reading::language(open))) {
            let value = place(field, &at);
            let chosen = fields.get(W::SENTENCE) == value;
            places.push(Choice {
                label: text.get(at).unwrap_or_default().to_owned(),
                value,
                chosen,
            });
        }
    }
    let bad = errors.iter().any(|error| [W::SHOWS, W::SENTENCE].contains(&error.field.as_str()));
    html! {
        details open[bad] {
            summary { (words.say("look-back-other")) }
            div.stack-s {
                (form::select(&Select {
                    words, id: W::SHOWS, label: &which, hint: None, choices: &choices, errors,
                }))
                (form::choices(&Chooser {
                    id: W::SENTENCE, legend: &sentence, choices: &places, errors, ..Chooser::radio()
                }))
                p.actions {
                    button.btn.second type="submit" name="do" value=(W::ADD) { (words.say("look-back-add")) }
                }
            }
        }
    }
}

/// On a visit: what its note is said to show, for those who do the work and read the sentence, and a way to look back
/// for whoever wrote it.
pub fn on_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    if !open.who.is_staff() || open.reader.screen != Screen::Own {
        return html! {};
    }
    let strategies: Vec<&Fit<Strategy>> = open.family.looking_back.of(visit).collect();
    let domains: Vec<&Fit<Domain>> = open.family.looking_back.of(visit).collect();
    let none = strategies.is_empty() && domains.is_empty();
    let own = is_own(open, visit);
    html! {
        @if own || !none {
            section.card.stack-s id="look-back" aria-labelledby="h-look-back" {
                h3 id="h-look-back" { (words.say("look-back-title")) }
                (fitting(words, &strategies))
                (fitting(words, &domains))
                @if own { p { a href=(urls::look_back(open.family.id, visit.id)) { (words.say("look-back-link")) } } }
            }
        }
    }
}

fn fitting<W: Told>(words: Words, all: &[&Fit<W>]) -> Markup {
    html! {
        @for fit in all { div.found { p { (called(words, fit.shows)) } p { q { (fit.sentence) } } } }
    }
}

/// What shows in one's own notes of this family over three months, note by note. What they show is not counted.
pub fn mine(open: &Open, readers: Option<&Readers>) -> Markup {
    let words = open.who.words;
    let title = words.say("look-back-mine");
    let since = open.today.saturating_sub(Span::new().days(MINE_DAYS));
    let newest = open.family.visits.newest_first().into_iter();
    let recent = newest.filter(|visit| {
        visit.status() == Status::Held && is_own(open, visit) && visit.on() >= Some(since)
    });
    let recent: Vec<&Visit> = recent.collect();
    let shown: Vec<Markup> = recent.iter().filter_map(|visit| of_mine(open, visit)).collect();
    let surprised = surprises(open, &recent, readers);
    let main = html! {
        h2.mt5 { (title) }
        p.lede { (words.say("look-back-mine-lede")) }
        (surprised)
        div.stack.mt5 {
            (began(open, &recent))
            (balance(open))
            @for one in &shown { (one) }
            @if shown.is_empty() && surprised.0.is_empty() { (notice::empty(&words.say("look-back-mine-empty"))) }
        }
    };
    frame(open, &title, "visits", &main)
}

/// Which of these visits the family led, of those whose notes say it.
fn began(open: &Open, recent: &[&Visit]) -> Markup {
    let words = open.who.words;
    let said =
        recent.iter().filter_map(|visit| Some((*visit, open.family.was_led_by_family(visit)?)));
    let said: Vec<(&Visit, bool)> = said.collect();
    let theirs: Vec<&Visit> =
        said.iter().filter(|(_, theirs)| *theirs).map(|(visit, _)| *visit).collect();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    html! {
        @if !said.is_empty() {
            section.stack-s aria-labelledby="h-began" {
                h3 id="h-began" { (words.say("look-back-began")) }
                p { (words.with("look-back-began-share", &[("theirs", number(theirs.len())), ("all", number(said.len()))])) }
                @if !theirs.is_empty() { ul.list { @for visit in theirs {
                    li { a href=(urls::visit(open.family.id, visit.id)) { (visit.on().map(|on| words.date(on)).unwrap_or_default()) } }
                } } }
                p.xs { (words.say("look-back-began-how")) }
            }
        }
    }
}

/// One note of one's own, where anything was said of it.
fn of_mine(open: &Open, visit: &Visit) -> Option<Markup> {
    let words = open.who.words;
    let strategies: Vec<&Fit<Strategy>> = open.family.looking_back.of(visit).collect();
    let domains: Vec<&Fit<Domain>> = open.family.looking_back.of(visit).collect();
    let day = visit.on().map(|on| words.date(on)).unwrap_or_default();
    let some = !(strategies.is_empty() && domains.is_empty());
    some.then(|| {
        html! {
            section.card.stack-s {
                h3 { a href=(urls::visit(open.family.id, visit.id)) { (day) } }
                (fitting(words, &strategies))
                (fitting(words, &domains))
            }
        }
    })
}
