// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of one play with a child: the first time beside the latest, each time between, and how it goes.

use maud::{Markup, html};
use practice::before::adjusted_birth;
use practice::people::Person;
use practice::plays::{Own, Try};

use super::super::Which;
use super::super::forms::ending;
use super::super::in_box::pages::takes;
use super::super::one::{may_say_again, with};
use super::{Typed, asking, is_off, may_tell};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form;
use crate::ui::notice;
use crate::urls;
use crate::voices::forms::ALL;
use crate::voices::pages::{kept_with, name, part};
use crate::voices::{hand, stays_off_paper};
use crate::words::Language;

/// From which time on it is asked what is different since the first.
const SINCE_FIRST: usize = 3;

/// The page.
pub fn page(open: &Open, child: &Person, which: &Which, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let tries = open.family.plays.tries(child.id, which.id);
    let own = open.family.plays.own(which.id);
    let asks = may_tell(open, child);
    // What is told of one person's own play is hers, too, so nothing of it goes on paper that anybody else prints.
    let off = !which.boxed
        && open.family.plays.origin(which.id).is_some_and(|told| stays_off_paper(open, told));
    let all_off = off || (!tries.is_empty() && tries.iter().all(|one| is_off(open, one)));
    let counted = !tries.iter().any(|one| is_off(open, one));
    let language = which.goes.as_ref().map(|(language, _)| language.as_str());
    let main = html! {
        (form::error_summary(words, typed.errors))
        p.meta.mt5 { a href=(urls::plays(open.family.id, child.id)) {
            (words.with("plays-of", &[("name", called::person(words, child).into())])) } }
        div.noprint[off] {
            h2 lang=[language] { (which.title) }
            (how(open, child, which))
            @if let Some(own) = own { (of_their_own(open, own)) }
        }
        (first_and_last(open, child, &tries))
        div.grid.mt5 {
            div.stack {
                @if asks || !tries.is_empty() {
                    section.stack-s.noprint[all_off] aria-labelledby="each-time" {
                        h3 id="each-time" { (words.say("plays-each-time")) }
                        @if tries.is_empty() { (notice::empty(&words.say("plays-not-yet"))) }
                        @for (number, one) in tries.iter().enumerate() { (each(open, child, (number, one, counted))) }
                    }
                }
            }
            @if asks {
                div.stack.noprint {
                    (another_time(open, child, which, typed))
                    (next_time(open, child, which))
                    @if let Some(own) = own { (ways(open, child, own, typed)) }
                }
            }
        }
    };
    frame(open, &words.say("plays-one"), "people", &main)
}

/// How it goes, and the way to paper.
fn how(open: &Open, child: &Person, which: &Which) -> Markup {
    let words = open.who.words;
    html! {
        @if let Some((language, how)) = &which.goes {
            div.card.stack-s {
                p.told lang=(language) { (how) }
                @if let Some(small) = &which.small { (takes(words, small, Language::parse(language).unwrap_or(words.language()))) }
                // Nothing is hung up of a child who died.
                @if child.is_living() {
                    p.actions.noprint { a.btn.quiet href=(urls::play_on_paper(open.family.id, child.id, which.id)) {
                        (words.say("plays-to-paper")) } }
                }
            }
        }
    }
}

/// Whose song it is, and how it went before.
fn of_their_own(open: &Open, own: &Own) -> Markup {
    let words = open.who.words;
    html! {
        p.meta { (words.with("plays-own-by", &[("name", name(open, &own.first().told).into())]))
            @if let Some(on) = own.let_go { " · " (words.with("plays-outgrown-on", &[("date", words.date(on).into())])) } }
        (kept_with(open, &own.now.told))
        @if !own.before.is_empty() {
            details.earlier {
                summary { (words.say("plays-before")) }
                @for kept in own.before.iter().rev() {
                    p.told lang=(kept.language) { strong { (kept.title) } ": " (kept.how) }
                    p.meta { (words.with("plays-own-by", &[("name", name(open, &kept.told).into())])) ", " (words.date(kept.on)) }
                }
            }
        }
    }
}

/// The first time beside the latest, so that what changed can be seen.
fn first_and_last(open: &Open, child: &Person, tries: &[&Try]) -> Markup {
    let words = open.who.words;
    html! {
        @if let [first, .., last] = tries {
            section.mt5.noprint[is_off(open, first) || is_off(open, last)] aria-labelledby="then-and-now" {
                h3 id="then-and-now" { (words.say("plays-then-and-now")) }
                div.two {
                    @for (one, says) in [(first, "plays-first-time"), (last, "plays-last-time")] {
                        div.card.stack-s {
                            h4 { (words.say(says)) }
                            p.meta { (when(open, child, one)) }
                            (words_of(open, one))
                        }
                    }
                }
            }
        }
    }
}

/// The day, and how old the child was then.
fn when(open: &Open, child: &Person, one: &Try) -> String {
    let words = open.who.words;
    let day = one.tried.day;
    let mut says = vec![words.date(day)];
    if let Some(born) = child.born().filter(|born| *born <= day) {
        says.push(words.with("plays-then-old", &[("age", words.age(born, day).into())]));
        if let Some(due) = adjusted_birth(child, day).filter(|due| *due <= day) {
            says.push(words.with("before-adjusted", &[("age", words.age(due, day).into())]));
        }
    }
    says.join(", ")
}

/// What happened, in the words of whoever told it.
pub fn words_of(open: &Open, one: &Try) -> Markup {
    let words = open.who.words;
    let tried = &one.tried;
    html! {
        p.told { (tried.happened) }
        @if !tried.liked.is_empty() { p.told { (words.with("plays-liked-said", &[("what", tried.liked.as_str().into())])) } }
        @if !tried.since_first.is_empty() {
            p { strong { (words.say("plays-since-said")) } " " span.told { (tried.since_first) } }
        }
        p.meta {
            (words.with("plays-told-by-said", &[("name", name(open, &tried.told).into())]))
            @if let Some(names) = with(open, tried) { " · " (words.with("plays-with-said", &[("names", names.into())])) }
        }
    }
}

/// One time, with what may be done with it; counted on paper where no other time stays off it.
fn each(open: &Open, child: &Person, (number, one, counted): (usize, &Try, bool)) -> Markup {
    let words = open.who.words;
    let number = i64::try_from(number + 1).unwrap_or(0);
    let at = urls::play(open.family.id, child.id, one.tried.play);
    let visit = one.tried.visit.filter(|id| open.family.visits.get(*id).is_some());
    html! {
        article.card.stack-s.noprint[is_off(open, one)] {
            p.meta { span.noprint[!counted] { strong { (words.with("plays-time", &[("number", number.into())])) } " · " }
                @match visit {
                    Some(visit) => { a href=(urls::visit(open.family.id, visit)) { (when(open, child, one)) } }
                    None => { (when(open, child, one)) }
                }
            }
            (words_of(open, one))
            (kept_with(open, &one.tried.told))
            @if crate::open::Hand::of(open) != crate::open::Hand::Nobody && one.is_of(hand(open)) {
                details.noprint {
                    summary { (words.say("plays-take-back")) span.vh { " " (number) } }
                    form.stack-s method="post" action=(at) autocomplete="off" {
                        input type="hidden" name="act" value=(Fields::begun().get("act"));
                        input type="hidden" name="attempt" value=(one.id);
                        p.small { (words.say("plays-take-back-ask")) }
                        p.actions { button.btn.second type="submit" name="do" value="take-back" {
                            (words.say("plays-take-back-do")) span.vh { " " (number) } } }
                    }
                }
            }
        }
    }
}

/// Asks what happened, once more.
fn another_time(open: &Open, child: &Person, which: &Which, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let before = open.family.plays.tries(child.id, which.id).len();
    let wrong = |error: &form::FieldError| error.field.ends_with(&ending(which.id));
    let sent = !typed.errors.iter().any(wrong);
    let mut blank = Fields::begun();
    blank.set("day", open.today.to_string());
    let (fields, errors) = if sent { (typed.fields, typed.errors) } else { (&blank, &[][..]) };
    html! {
        section.card aria-labelledby="another-time" {
            h3 id="another-time" { (words.say(if before == 0 { "plays-we-tried" } else { "plays-we-tried-again" })) }
            form.stack-s method="post" action=(urls::play(open.family.id, child.id, which.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (asking::day(open, (fields, errors), "day"))
                (asking::happened(open, (fields, errors), ("", before + 1 >= SINCE_FIRST)))
                (part(open, (fields, errors), ("part", ALL)))
                p.actions { button.btn type="submit" name="do" value="try" { (words.say("plays-keep")) } }
            }
        }
    }
}

/// For next time, or that it is.
fn next_time(open: &Open, child: &Person, which: &Which) -> Markup {
    let words = open.who.words;
    let all = open.family.plays.for_next_time(child.id);
    let chosen = all.into_iter().find(|one| one.chosen.play == which.id);
    html! {
        @match chosen {
            Some(one) => {
                div.card.stack-s { p { (words.say("plays-is-chosen")) } (asking::put_back(open, child, one)) }
            }
            None => form method="post" action=(urls::play(open.family.id, child.id, which.id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                p.actions { button.btn.second type="submit" name="do" value="choose" { (words.say("plays-choose")) } }
            }
        }
    }
}

/// What may be done with a song or a game of their own.
fn ways(open: &Open, child: &Person, own: &Own, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let ending = ending(own.id);
    let sent = typed.errors.iter().any(|error| error.field.ends_with(&ending));
    let mut stands = Fields::begun();
    stands.set(&format!("title{ending}"), own.now.title.as_str());
    stands.set(&format!("how{ending}"), own.now.how.as_str());
    stands.set(&format!("language{ending}"), own.now.language.as_str());
    let (fields, errors) = if sent { (typed.fields, typed.errors) } else { (&stands, &[][..]) };
    let at = urls::play(open.family.id, child.id, own.id);
    html! {
        @if own.is_of(hand(open)) {
            details.card open[sent] {
                summary { (words.say("plays-change")) }
                form.stack-s method="post" action=(at) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    (asking::goes(open, (fields, errors), &ending))
                    p.actions {
                        button.btn.second type="submit" name="do" value="change" { (words.say("plays-keep-anew")) }
                        @if own.let_go.is_none() {
                            button.btn.quiet type="submit" name="do" value="let-go" { (words.say("plays-let-go")) }
                        }
                    }
                }
            }
            @if own.let_go.is_some() && may_say_again(open, &own.now) {
                form method="post" action=(at) autocomplete="off" {
                    input type="hidden" name="act" value=(Fields::begun().get("act"));
                    p.actions { button.btn.quiet type="submit" name="do" value="again" { (words.say("plays-again")) } }
                }
            }
        }
    }
}
