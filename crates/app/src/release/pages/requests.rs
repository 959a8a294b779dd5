// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was asked, by when it is to be answered, and what went to whom.

use maud::{Markup, html};
use practice::access::Hat;
use practice::people::Role;
use practice::release::{Answer, Asked, RequestKind, may_extend};

use super::{asking, demand};
use crate::called;
use crate::codes::code_of;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::forms::{ANSWERS, KINDS};
use crate::release::items;
use crate::release::second::{self, may_prepare};
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// Requests with their days, the hold, and everything that went out.
pub fn list(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("release-requests-title");
    let releases = &open.family.releases;
    let mut requests: Vec<&Asked> = releases.requests.iter().collect();
    requests.sort_by_key(|asked| (asked.answered.is_some(), asked.due()));
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            div.grid.mt5 {
                div.stack {
                    @if requests.is_empty() { (notice::empty(&words.say("release-no-requests"))) }
                    @for asked in &requests { (request(open, asked)) }
                    @if may_prepare(open) { (waiting(open)) (gone(open)) }
                }
                div.stack {
                    (asking::form_of(open, fields, errors))
                    (hold(open, fields, errors))
                }
            }
        },
    )
}

fn request(open: &Open, asked: &Asked) -> Markup {
    html! {
        section.card.stack-s {
            h3 { a href=(urls::request(open.family.id, asked.id)) { (kind_in_words(open, asked)) } }
            (summary(open, asked))
        }
    }
}

fn kind_in_words(open: &Open, asked: &Asked) -> String {
    open.who.words.say(&format!("release-request-{}", code_of(&KINDS, asked.request.kind)))
}

fn summary(open: &Open, asked: &Asked) -> Markup {
    let words = open.who.words;
    let due = [("date", words.date(asked.due()).into())];
    let late = asked.due() < open.today;
    let (tone, key) =
        if late { (Tone::Brick, "release-late") } else { (Tone::Honey, "release-due") };
    html! {
        p.meta { (asked.request.from) " · " (words.date(asked.request.on)) }
        p { (asked.request.words) }
        @match &asked.answered {
            Some((answer, told, on)) => {
                p {
                    (notice::tag(Tone::Fern, &words.say(&format!("release-answer-{}", code_of(&ANSWERS, *answer)))))
                    " " (words.date(*on))
                }
                p { (told) }
            }
            None => {
                p { (notice::tag(tone, &words.with(key, &due))) }
                @if let Some((why, _)) = &asked.extended { p.meta { (words.say("release-extended")) " " (why) } }
            }
        }
    }
}

/// One request, to be answered.
pub fn one(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("release-requests-title");
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            p.meta { a href=(urls::requests(open.family.id)) { (title) } }
            h2 id="request" { (kind_in_words(open, asked)) }
            section.card.stack-s.narrow { (summary(open, asked)) }
            (about(open, asked))
            @if asked.request.sealed {
                (notice::notice(Tone::Dusk, html! { p { (words.say("release-sealed-needs")) } }))
            }
            (statement(open, asked, fields, errors))
            @if asked.request.kind == RequestKind::Subpoena { (demand::steps(open, asked, fields, errors)) }
            @if asked.answered.is_none() {
                @if may_be_prepared(asked) {
                    p.actions { a.btn href=(urls::releasing(open.family.id)) { (words.say("release-prepare")) } }
                }
                (answer_form(open, asked, fields, errors))
                @if asked.extended.is_none() && may_extend(asked.request.kind) {
                    (extend_form(open, asked, fields, errors))
                }
            }
        },
    )
}

/// Whether a copy may be prepared for a request: for a demand only once counsel was asked and something
/// is to go.
fn may_be_prepared(asked: &Asked) -> bool {
    asked.request.kind != RequestKind::Subpoena || asked.ordered().is_some()
}

/// The text a request is about, as whoever answers it may read it.
fn about(open: &Open, asked: &Asked) -> Markup {
    let said = asked.request.about.and_then(|entry| open.said_at(entry));
    html! {
        @if let Some(item) = said.and_then(|said| items::item(open, said)) {
            section.card.stack-s.narrow {
                h3 { (open.who.words.say("release-about")) }
                p { (super::preview::line(open, &item)) }
            }
        }
    }
}

/// What somebody says who was refused a change, or the form to write it down for them.
fn statement(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let refused = matches!(asked.answered, Some((Answer::Refused | Answer::InPart, ..)));
    if asked.request.kind != RequestKind::Amendment || !refused {
        return html! {};
    }
    if let Some((said, on)) = &asked.stated {
        let date = [("date", words.date(*on).into()), ("words", said.as_str().into())];
        return notice::notice(
            Tone::Plain,
            html! { p { (words.with("release-statement", &date)) } },
        );
    }
    html! {
        form.card.stack-s.narrow method="post" autocomplete="off"
            action=(urls::request_form(open.family.id, asked.id, "statement")) {
            input type="hidden" name="act" value=(fields.get("act"));
            (form::field_area(&FieldArea {
                id: "statement", label: &words.say("release-statement-words"),
                hint: Some(&words.say("release-statement-hint")), value: fields.get("statement"), errors, voice: true,
                ..FieldArea::new(words)
            }))
            (form::buttons(&words.say("release-statement-keep"), None))
        }
    }
}

fn answer_form(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let answers = ANSWERS.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("release-answer-{code}")),
        chosen: fields.get("answer") == code,
    });
    html! {
        form.card.stack-s.narrow method="post" autocomplete="off"
            action=(urls::request_form(open.family.id, asked.id, "answer")) {
            h3 { (words.say("release-answer")) }
            input type="hidden" name="act" value=(fields.get("act"));
            (form::choices(&Chooser {
                id: "answer", legend: &words.say("release-answer-how"), choices: &answers, errors, ..Chooser::radio()
            }))
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("release-told"), value: fields.get("words"), errors,
                ..FieldArea::new(words)
            }))
            (form::buttons(&words.say("release-answer"), None))
        }
    }
}

fn extend_form(open: &Open, asked: &Asked, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        form.card.stack-s.narrow method="post" autocomplete="off"
            action=(urls::request_form(open.family.id, asked.id, "extend")) {
            h3 { (words.say("release-extend")) }
            input type="hidden" name="act" value=(fields.get("act"));
            (form::field_area(&FieldArea {
                id: "why", label: &words.say("release-extend-why"), value: fields.get("why"), errors,
                ..FieldArea::new(words)
            }))
            (form::buttons(&words.say("release-extend"), None))
        }
    }
}

fn hold(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let holds = open.family.releases.hold.as_ref();
    html! {
        section.card.stack-s {
            h3 { (words.say("release-hold-title")) }
            @let decides = open.who.hat != Hat::Intake;
            @if let Some((why, since)) = holds {
                p { (notice::tag(Tone::Honey, &words.with("release-hold-since", &[("date", words.date(*since).into())]))) }
                p { (why) }
            } @else { p.meta { (words.say("release-hold-none")) } }
            @if holds.is_none() || decides {
                form.stack-s method="post" action=(urls::hold(open.family.id)) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    input type="hidden" name="holds" value=(if holds.is_some() { "no" } else { "yes" });
                    (form::field_area(&FieldArea {
                        id: "hold-words", label: &words.say("release-hold-why"), value: fields.get("hold-words"), errors,
                        ..FieldArea::new(words)
                    }))
                    (form::buttons(&words.say(if holds.is_some() { "release-hold-end" } else { "release-hold-place" }), None))
                }
            }
        }
    }
}

/// Copies that wait for a second person, or were turned down.
fn waiting(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        @if second::waiting(open).next().is_some() {
            section.card.stack-s {
                h3 { (words.say("release-waiting-title")) }
                (super::second::links(open))
            }
        }
    }
}

/// What went to whom, newest first: the accounting a person may ask for.
fn gone(open: &Open) -> Markup {
    let words = open.who.words;
    let made = &open.family.releases.made;
    html! {
        section.card.stack-s {
            h3 { (words.say("release-gone-title")) }
            @if made.is_empty() { p.meta { (words.say("release-gone-none")) } }
            p.actions { @for person in open.family.people.iter().filter(|person| person.role != Role::Other) {
                a.btn.quiet href=(urls::accounting(open.family.id, person.id)) {
                    (words.with("accounting-of", &[("name", called::person(words, person).into())])) }
            } }
            ul.list {
                @for (id, made, by) in made.iter().rev() {
                    li {
                        a href=(urls::release(open.family.id, *id)) { (made.to) }
                        p.meta {
                            (words.date(made.on)) " · "
                            (words.say(&format!("release-purpose-{}", made.purpose.code()))) " · "
                            (words.with("release-items", &[("count", count(made.went.len()))])) " · "
                            (called::practitioner(open, *by))
                            " " a href=(urls::release_told(open.family.id, *id)) { (words.say("tell-title")) }
                            " " (super::telling::state(open, *id, made))
                            @if let Some(second) = made.second {
                                " · " (words.with("release-second", &[("name", called::practitioner(open, second).into())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many, for a sentence.
pub fn count(of: usize) -> crate::words::Arg {
    i64::try_from(of).unwrap_or(i64::MAX).into()
}
