// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether a family was told that something went: the question where a copy is made, its page, and what a caregiver reads.

use maud::{Markup, html};
use practice::release::{Made, untold};
use practice::{PersonId, ReleaseId};

use crate::called;
use crate::codes::code_of;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::tell::QUIET;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// Asks whether those whose words go are told: they are, unless somebody says why not yet.
pub fn question(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let chosen = if fields.has("quiet") { fields.get("quiet") } else { "tell" };
    let codes = ["tell"].into_iter().chain(QUIET.map(|(_, code)| code));
    let choices: Vec<Choice> = codes
        .map(|code| Choice {
            value: code.to_owned(),
            label: words.say(&format!("tell-{code}")),
            chosen: chosen == code,
        })
        .collect();
    html! {
        (form::choices(&Chooser {
            id: "quiet", legend: &words.say("tell-question"), hint: Some(&words.say("tell-question-hint")),
            choices: &choices, errors, ..Chooser::radio()
        }))
        (form::field_area(&FieldArea {
            id: "quiet-words", label: &words.say("tell-why-not"), value: fields.get("quiet-words"), errors,
            ..FieldArea::new(words)
        }))
        (form::field_text(&FieldText {
            id: "quiet-until", label: &words.say("tell-until"), hint: Some(&words.say("tell-until-hint")),
            value: fields.get("quiet-until"), errors, kind: "date", ..FieldText::new(words)
        }))
    }
}

/// How it stands with telling of a release, in a few words; nothing where nobody is to be told.
pub fn state(open: &Open, release: ReleaseId, made: &Made) -> Markup {
    let words = open.who.words;
    let quiet = open.family.releases.quiet.iter().find(|(known, _)| *known == release);
    let told = open.family.releases.told.iter().any(|told| told.release == release);
    let left = left(open, (release, made));
    let name = |person: &PersonId| called::person_in(words, &open.family, *person);
    html! {
        @if left.is_empty() { @if told { (notice::tag(Tone::Fern, &words.say("tell-told"))) } }
        @else {
            @if let Some((_, quiet)) = quiet {
                @let tone = if quiet.until <= open.today { Tone::Brick } else { Tone::Honey };
                (notice::tag(tone, &words.with("tell-open", &[("date", words.date(quiet.until).into())])))
            } @else if !told { (notice::tag(Tone::Honey, &words.say("tell-not-told"))) }
            @if told {
                @let names = left.iter().map(name).collect::<Vec<_>>().join(", ");
                " " (notice::tag(Tone::Honey, &words.with("tell-in-part", &[("names", names.into())])))
            }
        }
    }
}

/// Those who are to be told and were not yet.
fn left(open: &Open, release: (ReleaseId, &Made)) -> Vec<PersonId> {
    let whole = open.whole();
    untold(&whole.whole, &whole.said, release, open.today)
}

/// Who was told of a release and who not, and telling them now.
pub fn show(
    open: &Open,
    (release, made): (ReleaseId, &Made),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let title = words.say("tell-title");
    let name = |person: PersonId| called::person_in(words, &open.family, person);
    let releases = &open.family.releases;
    let told = releases.told.iter().filter(|told| told.release == release);
    let mut quiet = releases.quiet.iter();
    let quiet = quiet.find(|(known, _)| *known == release);
    let quiet = quiet.filter(|_| !left(open, (release, made)).is_empty());
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 id="tell" { (title) }
            div.stack.narrow {
                section.card.stack-s {
                    h3 { (made.to) }
                    p.meta { (words.date(made.on)) " " (state(open, release, made)) }
                    ul.list { @for told in told { li { (name(told.person)) span.meta { " · " (words.date(told.on)) } } } }
                    @if let Some((_, quiet)) = quiet {
                        p { (words.say(&format!("tell-{}", code_of(&QUIET, quiet.why)))) }
                        p { (quiet.words) }
                    }
                }
                form.card.stack-s method="post" autocomplete="off" action=(urls::release_told(open.family.id, release)) {
                    input type="hidden" name="act" value=(fields.get("act"));
                    (question(open, fields, errors))
                    (form::buttons(&words.say("tell-keep"), Some((
                        words.say("release-back").as_str(), urls::requests(open.family.id).as_str()))))
                }
            }
        },
    )
}

/// What of theirs went to whom, for a caregiver.
pub fn went(open: &Open, me: PersonId) -> Markup {
    let words = open.who.words;
    let title = words.say("tell-went-title");
    let all: Vec<_> =
        open.family.releases.told.iter().filter(|told| told.person == me).rev().collect();
    frame(
        open,
        &title,
        "went",
        &html! {
            h2 { (title) }
            p.lede { (words.say("tell-went-lede")) }
            div.stack.narrow {
                @if all.is_empty() { (notice::empty(&words.say("tell-went-none"))) }
                @else { section.card { ul.list { @for told in all { li {
                    strong { (told.to) }
                    p.meta { (words.date(told.went)) }
                } } } } }
                p.meta { (words.say("tell-went-ask")) }
            }
        },
    )
}
