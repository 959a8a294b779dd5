// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of our good moments: the newest first, large, one after the other; and the way to it from the story.

use maud::{Markup, html};

use super::moments::{Moment, newest_first};
use crate::called;
use crate::codes::{PLACES, code_of};
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError, FieldText};
use crate::ui::notice;
use crate::urls;
use crate::voices::pages::{by, child, kept_with, name, part, there};
use crate::voices::{children, hand};

type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// The page.
pub fn show(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let title = words.say("joys-title");
    let all = newest_first(open);
    let goes_on = open.family.goodbye.ended.is_none() && !children(open).is_empty();
    let asks = Hand::of(open) != Hand::Nobody && goes_on;
    let main = html! {
        (form::error_summary(words, errors))
        h2.mt5 { (title) }
        @if all.is_empty() { (notice::empty(&words.say(if asks { "joys-none" } else { "joys-none-past" }))) }
        div.joys.stack.narrow {
            @for one in &all { (moment(open, one)) }
        }
        @if !all.is_empty() {
            div.actions.mt5.noprint { button.btn.second type="button" data-print { (words.say("form-print")) } }
        }
        @if asks { (asking(open, (fields, errors))) }
    };
    frame(open, &title, "story", &main)
}

/// One moment: the words large, then where and when, and who was there.
fn moment(open: &Open, one: &Moment<'_>) -> Markup {
    let words = open.who.words;
    let off = one.is_off_paper(open);
    html! {
        article.card.letter.stack-s.noprint[off] {
            p.cue.told { (one.words()) }
            p.meta {
                @match (one, one.day()) {
                    (Moment::Told(visit, _), Some(day)) => { a href=(urls::visit(open.family.id, visit.id)) { (words.date_long(day)) } }
                    (_, Some(day)) => { (words.date_long(day)) }
                    (_, None) => {}
                }
                @for said in beside(open, one) { " · " (said) }
            }
            @if let Moment::Kept(joy) = one {
                (kept_with(open, &joy.kept.told))
                @if Hand::of(open) != Hand::Nobody && joy.is_of(hand(open)) {
                    details.noprint {
                        summary { (words.say("joys-take-back")) span.vh { ": " (joy.kept.words) } }
                        form.stack-s method="post" action=(urls::good_moment(open.family.id, joy.id)) autocomplete="off" {
                            input type="hidden" name="act" value=(Fields::begun().get("act"));
                            p.small { (words.say("joys-take-back-ask")) }
                            p.actions { button.btn.second type="submit" { (words.say("joys-take-back-do")) } }
                        }
                    }
                }
            }
        }
    }
}

/// Where it was, between whom, and who kept it.
fn beside(open: &Open, one: &Moment<'_>) -> Vec<String> {
    let words = open.who.words;
    match one {
        Moment::Told(visit, _) => {
            let place = visit.signed.as_ref().map(|signed| signed.held.when.place);
            let place = place.map(|place| words.say(&format!("place-{}", code_of(&PLACES, place))));
            let about = open.family.relationships.iter().filter(|known| visit.about(known.id));
            place.into_iter().chain(about.map(|known| called::relationship(open, known))).collect()
        }
        Moment::Kept(joy) => {
            let kept = &joy.kept;
            let there = [kept.child].into_iter().chain(kept.with.iter().copied());
            let there: Vec<String> =
                there.map(|one| called::person_in(words, &open.family, one)).collect();
            let place = kept.place.as_ref().map(ToString::to_string);
            let by = words.with("joys-kept-by", &[("name", name(open, &kept.told).into())]);
            place.into_iter().chain([words.list(&there), by]).collect()
        }
    }
}

/// Keeps another one.
fn asking(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    html! {
        details.card.narrow.mt5.noprint open[!errors.is_empty()] {
            summary { (words.say("joys-keep-one")) }
            form.stack-s method="post" action=(urls::good_moments(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (child(open, (fields, errors), "child"))
                (form::field_area(&FieldArea {
                    id: "joy", label: &words.say("joys-what"), hint: Some(&words.say("joys-what-hint")),
                    value: fields.get("joy"), errors, voice: true, ..FieldArea::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "day", label: &words.say("joys-day"), kind: "date", value: fields.get("day"), errors,
                    ..FieldText::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "place", label: &words.say("joys-place"), value: fields.get("place"), errors, voice: true,
                    ..FieldText::new(words)
                }))
                (there(open, (fields, errors), ("with", "joys-with"), false))
                (by(open, (fields, errors), ("by", "joys-by")))
                (part(open, (fields, errors), ("part", "")))
                p.actions { button.btn type="submit" { (words.say("joys-keep")) } }
            }
        }
    }
}

/// One tap to all of them; for whoever is of the family the last one leads. Whoever visits has it on its relationship.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let all = newest_first(open);
    let own = matches!(Hand::of(open), Hand::Own(_));
    html! {
        @if own || !all.is_empty() {
            section.card.stack-s.mt5.noprint aria-label=(words.say("joys-title")) {
                @if let Some(last) = all.first().filter(|_| own) { p.told { (last.words()) } }
                p.actions { a.btn.second href=(urls::good_moments(open.family.id)) { (words.say("joys-title")) } }
            }
        }
    }
}
