// SPDX-License-Identifier: AGPL-3.0-or-later
//! Presence on the story, on Today and on a page of its own: the heartbeat, a suggestion, and the two forms.

mod beats;
mod told;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::{self, Screen};
use practice::people::Person;
use practice::presence::{Way, suggested};
use practice::safety::{Told, Way as Reached};

use super::forms;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::safety::{how_to_reach, may_tell};
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;
use crate::words::Words;

/// How many ways to reach out are suggested.
const WAYS: usize = 3;

/// The two forms as they are shown.
pub struct Forms {
    /// Of another rhythm.
    pub rhythm: Fields,
    /// Of a try to reach out.
    pub outreach: Fields,
}

impl Forms {
    /// Both as they begin.
    pub fn blank(open: &Open) -> Self {
        let rhythm = forms::rhythm(open.family.every_days, open.today);
        Self { rhythm, outreach: forms::outreach(open.today) }
    }
}

/// The card on the story: for those who do the work, alone with the screen; nothing in any family's view.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    if !open.who.is_staff() || open.reader.screen != Screen::Own {
        return html! {};
    }
    let mine = access::reaches_out(&open.reader);
    html! {
        section.card.stack-s id="presence" aria-labelledby="presence-title" {
            h2 id="presence-title" { (words.say("presence-title")) }
            (standing(open))
            (beats::picture(open))
            @if mine {
                (suggestion(open))
                @let form = outreach(open, &forms::outreach(open.today), &[]);
                // Two taps where reaching out is suggested; otherwise it leaves the story its room.
                @if suggested(&open.family, open.today).is_some() { (form) }
                @else { details { summary { (words.say("presence-reach-out")) } (form) } }
                p { a href=(urls::rhythm(open.family.id)) { (words.say("presence-more")) } }
            } @else { details { summary { (words.say("presence-as-table")) } (told::table(open)) } }
        }
    }
}

/// The page: everything the card has, in full, and another rhythm.
pub fn page(open: &Open, forms: &Forms, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("presence-title");
    let main = html! {
        (form::error_summary(words, errors))
        h2.mt5 { (title) }
        p.lede { (words.say("presence-lede")) }
        div.grid {
            div.stack {
                section.card.stack-s aria-labelledby="beats" {
                    h3 id="beats" { (words.say("presence-beats")) }
                    (standing(open))
                    (beats::picture(open))
                    (told::table(open))
                }
            }
            div.stack {
                section.card.stack-s aria-labelledby="reach-out" {
                    h3 id="reach-out" { (words.say("presence-reach-out")) }
                    (suggestion(open))
                    (outreach(open, &forms.outreach, errors))
                }
                @if open.family.goodbye.ended.is_none() { (another(open, &forms.rhythm, errors)) }
            }
        }
    };
    frame(open, &title, "story", &main)
}

/// What was agreed, in a line.
fn standing(open: &Open) -> Markup {
    let words = open.who.words;
    let family = &open.family;
    let every = called::rhythm(words, family.every_days.map(i64::from));
    let last = family.presence.agreed.last();
    let pause = last.and_then(|one| one.agreed.pause_until).filter(|until| open.today < *until);
    html! {
        p.meta {
            @if every.is_empty() { (words.say("presence-open")) }
            @else { (words.with("presence-agreed", &[("rhythm", every.into())])) }
            @if let Some(until) = pause {
                " " (words.with("presence-paused", &[("date", words.date(until).into())]))
            }
        }
    }
}

/// That reaching out may be good now, how, and how each can be reached without harm.
fn suggestion(open: &Open) -> Markup {
    let words = open.who.words;
    let Some(since) = suggested(&open.family, open.today) else { return html! {} };
    let days = i64::from((open.today - since).get_days());
    let told = [("days", days.into()), ("date", words.date(since).into())];
    html! {
        div.note.honey {
            p { (words.with("presence-quiet", &told)) }
            ul.list {
                @for way in ways(open) { li { (words.say(&format!("presence-idea-{}", way.code()))) } }
            }
            @for person in grown(open) {
                @if let Some(rule) = open.family.safety.contact_on(person.id, open.today) {
                    details {
                        summary { (words.with("safety-contact-of", &[("name", called::person(words, person).into())])) }
                        (how_to_reach(open, rule))
                    }
                }
            }
        }
    }
}

fn grown(open: &Open) -> impl Iterator<Item = &Person> {
    open.family.people.caregivers().filter(|person| person.died.is_none())
}

/// Ways that harm nobody: one that somebody may never be reached by is not suggested at all.
fn ways(open: &Open) -> Vec<Way> {
    let whole = &open.whole().whole;
    let never = |reached| {
        grown(open)
            .any(|one| may_tell(&open.app, whole, (one.id, reached), open.now) == Told::Never)
    };
    let known = [
        (Way::Message, Reached::Text),
        (Way::Call, Reached::Phone),
        (Way::Card, Reached::Post),
        (Way::DropBy, Reached::InPerson),
    ];
    let good = known.into_iter().filter(|(_, reached)| !never(*reached));
    good.map(|(way, _)| way).take(WAYS).collect()
}

fn act(fields: &Fields) -> Markup {
    html! { input type="hidden" name="act" value=(fields.get("act")); }
}

/// A try to reach out: the way is one tap, whether somebody answered the other.
fn outreach(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let ways = Way::ALL.map(|way| Choice {
        value: way.code().to_owned(),
        label: words.say(&format!("presence-way-{}", way.code())),
        chosen: fields.get("way") == way.code(),
    });
    html! {
        form.stack-s method="post" action=(urls::outreach(open.family.id)) autocomplete="off" {
            (act(fields))
            (form::choices(&Chooser {
                id: "way", legend: &words.say("presence-i-tried"), choices: &ways, errors, ..Chooser::radio()
            }))
            details open[!errors.is_empty()] {
                summary { (words.say("presence-add-words")) }
                div.stack-s {
                    (form::field_area(&FieldArea {
                        id: "said", label: &words.say("presence-said"), hint: Some(&words.say("presence-said-hint")),
                        value: fields.get("said"), errors, ..FieldArea::new(words)
                    }))
                    (form::field_text(&FieldText {
                        id: forms::TRIED_ON, label: &words.say("presence-on"), kind: "date",
                        value: fields.get(forms::TRIED_ON), errors, ..FieldText::new(words)
                    }))
                }
            }
            p.actions {
                button.btn.second type="submit" name="do" value="not-yet" { (words.say("presence-not-yet")) }
                button.btn.second type="submit" name="do" value="answered" { (words.say("presence-answered")) }
            }
        }
    }
}

/// Another rhythm, or a pause.
fn another(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        section.card aria-labelledby="another" {
            h3 id="another" { (words.say("presence-another")) }
            p.meta { (words.say("presence-another-hint")) }
            form.stack-s method="post" action=(urls::rhythm(open.family.id)) autocomplete="off" {
                (act(fields))
                (form::field_text(&FieldText {
                    id: "every", label: &words.say("new-family-every"), hint: Some(&words.say("new-family-every-hint")),
                    kind: "number", value: fields.get("every"), errors, ..FieldText::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "pause", label: &words.say("presence-pause"), hint: Some(&words.say("presence-pause-hint")),
                    kind: "date", value: fields.get("pause"), errors, ..FieldText::new(words)
                }))
                (form::field_area(&FieldArea {
                    id: "why", label: &words.say("presence-why"), hint: Some(&words.say("presence-why-hint")),
                    value: fields.get("why"), errors, required: true, ..FieldArea::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "on", label: &words.say("presence-agreed-on"), kind: "date", value: fields.get("on"), errors,
                    required: true, ..FieldText::new(words)
                }))
                p.actions { button.btn type="submit" { (words.say("presence-agree")) } }
            }
        }
    }
}

/// A family to which reaching out is suggested, as Today names it.
pub struct Quiet {
    /// What it is called.
    pub name: String,
    /// The card on its story.
    pub link: String,
    /// The last contact.
    pub since: Date,
}

/// What Today suggests to whoever works with these families.
pub fn on_today(words: Words, all: &[Quiet]) -> Markup {
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby="quiet" {
                h2 id="quiet" { (words.say("presence-today")) }
                p.meta { (words.say("presence-today-hint")) }
                ul.list {
                    @for quiet in all {
                        li {
                            a href=(quiet.link) { (quiet.name) }
                            p.meta { (words.with("presence-last", &[("date", words.date(quiet.since).into())])) }
                        }
                    }
                }
            }
        }
    }
}
