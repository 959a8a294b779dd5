// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy for somebody: by which right, what would go and why the rest would not, and the copy itself.

use maud::{Markup, html};
use practice::access::Purpose;
use practice::release::{Authority, Made};

use super::requests::count;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::copy::{At, REASONS};
use crate::release::forms;
use crate::release::items::Copy;
use crate::ui::form::{self, Choice, Chooser, FieldError, Select};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// By which right, and for which request.
pub fn choose(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("release-title");
    let rights: Vec<Choice> = forms::rights(open)
        .into_iter()
        .map(|right| {
            let to = [("name", right.to.as_str().into())];
            let key = match right.authority {
                Authority::OwnCopy(_) if right.own_words => "release-by-own-words",
                Authority::OwnCopy(_) => "release-by-own",
                Authority::Consent(_) => "release-by-consent",
                Authority::Order(_) => "release-by-order",
            };
            Choice {
                label: words.with(key, &to),
                chosen: fields.get("authority") == right.code,
                value: right.code,
            }
        })
        .collect();
    let none =
        Choice { value: String::new(), label: words.say("release-no-request"), chosen: true };
    let open_requests = open.family.releases.requests.iter().filter(|one| one.answered.is_none());
    let requests = open_requests.map(|asked| Choice {
        value: asked.id.to_string(),
        label: format!("{}, {}", asked.request.from, words.date(asked.request.on)),
        chosen: fields.get("request") == asked.id.to_string(),
    });
    let requests: Vec<Choice> = std::iter::once(none).chain(requests).collect();
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("release-lede")) }
            form.stack.narrow method="post" action=(urls::release_preview(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser {
                    id: "authority", legend: &words.say("release-authority"), choices: &rights, errors,
                    hint: Some(&words.say("release-authority-hint")), ..Chooser::radio()
                }))
                (form::select(&Select {
                    words, id: "request", label: &words.say("release-request"), hint: None, choices: &requests, errors
                }))
                (form::buttons(&words.say("release-preview"), Some((&words.say("release-back"), &urls::requests(open.family.id)))))
            }
        },
    )
}

/// The copy, as whoever it is for reads it on paper: without the family's own heading, which names
/// everybody in it. `given` is where the same is a file, while it is given as one.
pub fn copy(open: &Open, given: Option<&At>, copy: &Copy) -> Markup {
    let words = open.who.words;
    let title = words.say("release-copy-title");
    let place = if open.who.is_staff() { Place::Families } else { Place::None };
    page(
        &open.who.frame(&title, place),
        html! {
            p.meta.noprint { a href=(urls::requests(open.family.id)) { (words.say("release-requests-title")) } }
            div.row.between {
                h1 { (words.with("release-copy-for", &[("name", copy.to.as_str().into())])) }
                p.actions {
                    button.btn.second type="button" data-print { (words.say("release-print")) }
                    @if let Some(at) = given { a.btn.quiet href=(at.file) { (words.say("release-data")) } }
                }
            }
            p.meta { (words.date(copy.made)) @if let Some(until) = copy.until {
                " · " (words.with("release-until", &[("date", words.date(until).into())]))
            } }
            @if let Some(along) = &copy.part_2 {
                (notice::notice(Tone::Honey, html! { p { (along.notice) }
                    @if !along.consent.is_empty() {
                        h2 { (words.say("release-consent-along")) }
                        ul.list { @for line in &along.consent { li { (line) } } }
                    }
                }))
            }
            @if let Some(kept) = &copy.withheld {
                section.card.stack-s {
                    h2 { (words.with("release-withheld", &[("count", count(kept.grounds.len()))])) }
                    ul.list { @for ground in &kept.grounds { li { (ground) } } }
                    @for remedy in &kept.remedies { p { (remedy) } }
                }
            }
            ol.moments.n { @for item in copy.items() { li.moment {
                p.meta { (words.date(item.on)) }
                h2 { (item.what) }
                @for says in &item.says { p.told { (says) } }
                @if let (Some(at), Some(file)) = (given.filter(|_| open.reader.purpose == Purpose::Release), item.beside) {
                    p.noprint { a href=(urls::release_file(open.family.id, at.release, file)) { (words.say("release-file-beside")) } }
                }
                @for says in &item.corrections { p.note.plain { (says) } }
            } } }
        },
    )
}

/// Asks whoever answers for confidentiality what a copy is opened for that no request asks for.
pub fn why(
    open: &Open,
    made: &Made,
    at: &At,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let title = words.say("release-copy-title");
    let reasons = REASONS.map(|code| Choice {
        value: code.to_owned(),
        label: words.say(&format!("release-reason-{code}")),
        chosen: fields.get("reason") == code,
    });
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 { (words.with("release-copy-for", &[("name", made.to.as_str().into())])) }
            p.lede { (words.say("release-reason-lede")) }
            form.card.stack-s.narrow method="post" action=(at.page) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser {
                    id: "reason", legend: &words.say("release-reason"), choices: &reasons, errors, ..Chooser::radio()
                }))
                (form::buttons(&words.say("release-reason-open"), Some((&words.say("release-back"), &urls::requests(open.family.id)))))
            }
        },
    )
}
