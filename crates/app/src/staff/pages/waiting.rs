// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of the two-person rule: asking for hats and new people, and what waits for a second person.

use maud::{Markup, html};
use practice::access::Hat;

use super::{framed, hats as in_words};
use crate::accounts::{SecondStepRule, Who, lists as accounts};
use crate::fields::Fields;
use crate::staff::Colleague;
use crate::staff::forms::HATS;
use crate::staff::hats::{Waits, may_ask, may_confirm};
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice::{Tone, empty, notice};
use crate::urls;
use crate::words::{Language, Words};

/// The question of hats.
fn chooser(words: Words, has: impl Fn(Hat) -> bool, errors: &[FieldError]) -> Markup {
    let choices = HATS.map(|hat| Choice {
        value: hat.code().to_owned(),
        label: words.say(&format!("hat-{}", hat.code())),
        chosen: has(hat),
    });
    form::choices(&Chooser {
        id: "hats",
        legend: &words.say("staff-hats"),
        hint: Some(&words.say("staff-hats-hint")),
        choices: &choices,
        errors,
        ..Chooser::boxes()
    })
}

/// Asks for somebody new.
pub fn new_person(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let chosen = fields.get("language");
    let languages = [Language::English, Language::Spanish].map(|language| Choice {
        value: language.code().to_owned(),
        label: words.say(&format!("language-{}", language.code())),
        chosen: if chosen.is_empty() {
            language == words.language()
        } else {
            language.code() == chosen
        },
    });
    framed(
        who,
        &words.say("staff-new-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-second-lede")) }
            form.card.stack method="post" action=(urls::STAFF_NEW) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::field_text(&FieldText {
                    id: "name", label: &words.say("staff-new-name"), value: fields.get("name"),
                    hint: Some(&words.say("staff-new-name-hint")), errors, required: true,
                    ..FieldText::new(words)
                }))
                (form::field_text(&FieldText {
                    id: "sign-in", label: &words.say("staff-new-sign-in"), value: fields.get("sign-in"),
                    hint: Some(&words.say("staff-new-sign-in-hint")), errors, required: true,
                    ..FieldText::new(words)
                }))
                (chooser(words, |hat| fields.all("hats").any(|code| code == hat.code()), errors))
                (form::choices(&Chooser {
                    id: "language", legend: &words.say("me-language"), choices: &languages, errors,
                    ..Chooser::radio()
                }))
                (form::buttons(&words.say("staff-ask"), Some((&words.say("staff-back"), urls::STAFF))))
            }
        },
    )
}

/// Asks for other hats of somebody.
pub fn hats(who: &Who, one: &Colleague, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let account = &one.account;
    framed(
        who,
        &words.say("staff-hats-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-second-lede")) }
            form.card.stack method="post" action=(urls::hats(account.id)) autocomplete="off" {
                h2 { (account.name) }
                input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>()));
                (chooser(words, |hat| account.hats.contains(&hat), errors))
                (form::buttons(&words.say("staff-ask"),
                    Some((&words.say("staff-back"), &urls::colleague(account.id)))))
            }
        },
    )
}

/// What waits for a second person.
pub fn waiting(who: &Who, all: &[Waits], errors: &[FieldError]) -> Markup {
    let words = who.words;
    framed(
        who,
        &words.say("staff-waiting-title"),
        "waiting",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-waiting-lede")) }
            div.stack id="waiting" {
                @if all.is_empty() { (empty(&words.say("staff-waiting-none"))) }
                @for one in all { (waits(who, one)) }
            }
        },
    )
}

fn waits(who: &Who, one: &Waits) -> Markup {
    let words = who.words;
    let rule = one.rule.map(|code| words.say(&format!("second-step-rule-{code}")));
    let said = [
        ("name", one.name.as_str().into()),
        ("hats", in_words(words, &one.hats).into()),
        ("rule", rule.unwrap_or_default().as_str().into()),
    ];
    let asked = [("name", one.asked_by.as_str().into())];
    let mine = one.approval.asked_by == who.account;
    let second = may_confirm(who) && one.approval.has_second(who.account);
    html! {
        section.card.stack-s {
            h2 { (words.with(one.says, &said)) }
            p.meta { (words.with("staff-waits-asked", &asked)) }
            @if mine { p { (words.say("staff-waits-mine")) } }
            @else if !second { p { (words.say("staff-waits-another")) } }
            @if mine || may_confirm(who) {
                form.actions method="post" action=(urls::answer(one.approval.id)) autocomplete="off" {
                    @if second {
                        button.btn type="submit" name="answer" value="confirm" { (words.say("staff-confirm")) }
                    }
                    button.btn.second type="submit" name="answer" value="decline" {
                        (words.say(if mine { "staff-take-back" } else { "staff-decline" })) }
                }
            }
        }
    }
}

/// The link by which somebody new signs in, shown this once.
pub fn first_link(who: &Who, name: &str, link: &str) -> Markup {
    let words = who.words;
    framed(
        who,
        &words.say("staff-link-title"),
        "waiting",
        &html! {
            section.card.stack-s {
                p { (words.with("staff-link-for", &[("name", name.into())])) }
                p.keys { code { (link) } }
                (notice(Tone::Honey, html! { p { (words.say("staff-link-once")) } }))
                p.actions { a.btn href=(urls::STAFF) { (words.say("staff-link-done")) } }
            }
        },
    )
}

/// Asks that somebody who lost everything starts again.
pub fn again(who: &Who, one: &Colleague, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let account = &one.account;
    framed(
        who,
        &words.say("staff-again-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-again-what")) }
            form.card.stack method="post" action=(urls::again(account.id)) autocomplete="off" {
                h2 { (account.name) }
                input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>()));
                p { (words.say("staff-again-ends")) }
                div id="again" { (form::error_of(errors, "again")) }
                (form::buttons(&words.say("staff-ask"),
                    Some((&words.say("staff-back"), &urls::colleague(account.id)))))
            }
        },
    )
}

/// The code by which somebody starts again, shown this once.
pub fn again_code(who: &Who, account: &accounts::Account, code: &str) -> Markup {
    let words = who.words;
    framed(
        who,
        &words.say("staff-again-title"),
        "waiting",
        &html! {
            section.card.stack-s {
                p { (words.with("staff-again-for", &[("name", account.name.as_str().into())])) }
                p { (words.say("way-in-page")) " " code { (urls::WITH_CODE) } }
                p { (words.say("sign-in-name")) } p.secret { code { (account.sign_in) } }
                p { (words.say("with-code-code")) } p.secret { code { (code) } }
                (notice(Tone::Honey, html! { p { (words.say("way-in-once")) } }))
                p.actions { a.btn href=(urls::STAFF) { (words.say("staff-link-done")) } }
            }
        },
    )
}

/// The agency's rule about the second step, and asking for another.
pub fn rule(who: &Who, now: SecondStepRule, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let choices = SecondStepRule::ALL.map(|rule| Choice {
        value: rule.code().to_owned(),
        label: words.say(&format!("second-step-rule-{}", rule.code())),
        chosen: rule == now,
    });
    framed(
        who,
        &words.say("staff-rule-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-rule-what")) }
            @if may_ask(who) {
                form.card.stack method="post" action=(urls::STAFF_RULE) autocomplete="off" {
                    input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>()));
                    (form::choices(&Chooser {
                        id: "rule", legend: &words.say("staff-rule-which"), choices: &choices, errors,
                        ..Chooser::radio()
                    }))
                    (form::buttons(&words.say("staff-ask"), Some((&words.say("staff-back"), urls::STAFF))))
                }
            } @else {
                p.card { (words.say(&format!("second-step-rule-{}", now.code()))) }
            }
        },
    )
}
