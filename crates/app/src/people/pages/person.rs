// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of one person: what is known, and a form for each thing that may be told.

use maud::{Markup, html};
use practice::access::{Purpose, Reader, may_open};
use practice::people::{Birth, NameKind, Person, Role};

use super::super::forms::FURTHER_NAMES;
use super::{about, cares_for, in_short, label_of};
use crate::called;
use crate::codes::{NAME_KINDS, REPORT_CODES, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::people::way_in::may_have;
use crate::ui::form::{self, FieldError, FieldText};
use crate::urls;

/// One person. `form` is the one that was posted and refused, to be shown open.
pub fn show(
    open: &Open,
    person: &Person,
    fields: &Fields,
    form: &str,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let title = words.say("person-title");
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 id="person" { (called::person(words, person)) }
            div.grid.mt5 {
                div.stack {
                    (known(open, person))
                    (crate::attachments::name_sound(open, person))
                    (reaching(open, person))
                    (relationships(open, person))
                    (crate::expecting::way_there(open, person))
                    (crate::firsts::way_there(open, person))
                    (crate::expecting::tender_dates(open, person, fields.get("act")))
                    @if person.role == Role::Child {
                        (crate::signs::way_there(open, person)) (crate::guidance::way_there(open, person))
                        (crate::plays::way_there(open, person))
                        p { a href=(urls::early_care(open.family.id, person.id)) {
                            (words.with("early-of", &[("name", called::person(words, person).into())])) } }
                    }
                    @if open.may_write() {
                        p { a href=(urls::card_person(open.family.id, person.id)) { (words.say("person-form-identity")) } }
                    }
                    @if open.may_write() && may_have(person) {
                        p { a href=(urls::way_in(open.family.id, person.id)) {
                            (words.with("way-in-for", &[("name", called::person(words, person).into())])) } }
                    }
                }
                @if open.may_write() {
                    div.stack {
                        @for (code, shown) in forms(person) {
                            @if shown { (form_of(open, person, fields, code, if form == code { errors } else { &[] })) }
                        }
                    }
                }
            }
        },
    )
}

/// Which forms a person's page offers.
fn forms(person: &Person) -> [(&'static str, bool); 6] {
    let alive = person.is_living();
    let expected = matches!(person.birth, Some(Birth::Due(_)));
    [
        ("born", expected && alive),
        ("change", true),
        ("contact", alive && person.role != Role::Child),
        ("care", alive && person.role != Role::Child),
        ("away", alive),
        ("died", alive),
    ]
}

fn known(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    html! {
        section.card {
            dl.facts {
                @for name in &person.names.all {
                    dt { (words.say(&format!("name-{}", code_of(&NAME_KINDS, name.kind)))) }
                    dd { bdi { (name.text) } }
                }
                @if let Some(said) = &person.names.said { dt { (words.say("person-said-label")) } dd { (said) } }
                dt { (words.say("person-in-short")) } dd { (in_short(open, person)) }
                @if let Some(born) = person.born() { dt { (words.say("person-born")) } dd { (words.date(born)) } }
                @if let Some(gestation) = person.gestation {
                    dt { (words.say("person-gestation")) }
                    dd { (words.with("person-gestation-at", &[
                        ("weeks", i64::from(gestation.weeks).into()), ("days", i64::from(gestation.days).into())])) }
                }
                @if let Some(contact) = &person.contact {
                    dt { (words.say("person-reach")) }
                    dd { (contact.how)
                        @if let Some(when) = &contact.when { ", " (when) }
                        @if let Some(never) = &contact.never { br; span.tag.honey { (words.say("contact-never")) } " " (never) } }
                }
            }
            @for said in person.identity.iter().rev() {
                div.noprint[crate::card::own_stays_off_paper(open)] {
                    blockquote.voice {
                        p.told { (said.words) @if let Some(also) = &said.also { br; (also) } }
                        cite { (called::person_in(words, &open.family, said.teller)) ", " (words.date(said.on)) } }
                    @if !said.codes.is_empty() {
                        @let codes: Vec<String> = said.codes.iter().map(|code| words.say(&format!("spd15-{}", code_of(&REPORT_CODES, *code)))).collect();
                        p.xs { (words.with("identity-for-reports", &[("codes", codes.join(", ").into())])) }
                    }
                }
            }
            @if let Some(source) = &person.source {
                p.xs { (words.with("person-imported", &[("id", source.id.as_str().into())])) }
            }
        }
    }
}

/// How they can be reached without harm. For whoever may open the protected part it says always that
/// there may be more, so that its saying so says nothing.
fn reaching(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    let rule = open.family.safety.contact_on(person.id, open.today);
    let protected = may_open(&Reader { purpose: Purpose::Safety, ..open.reader.clone() });
    let shown = person.role != Role::Child && person.is_living();
    html! {
        @if shown && (rule.is_some() || protected) {
            section.card.stack-s {
                h3 { (words.with("safety-contact-of", &[("name", called::person(words, person).into())])) }
                @if let Some(rule) = rule { (crate::safety::how_to_reach(open, rule)) }
                @if protected {
                    p.meta { (words.say("safety-contact-look")) }
                    p { a href=(urls::safe_contact(open.family.id, person.id)) { (words.say("safety-contact-write")) } }
                }
            }
        }
    }
}

fn relationships(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    let mine: Vec<_> = open
        .family
        .relationships
        .iter()
        .filter(|known| known.has(practice::relationships::Party::Person(person.id)))
        .collect();
    html! {
        @if !mine.is_empty() {
            section.card {
                h3 { (words.say("story-relationships")) }
                ul.list {
                    @for known in mine {
                        li { a href=(urls::relationship(open.family.id, known.id)) {
                            (called::relationship(open, known)) } }
                    }
                }
            }
        }
    }
}

fn form_of(
    open: &Open,
    person: &Person,
    fields: &Fields,
    code: &str,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    html! {
        details.card open[!errors.is_empty()] {
            summary { (words.say(&format!("person-form-{code}"))) }
            form.stack method="post" action=(urls::person_form(open.family.id, person.id, code)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                @match code {
                    "born" => { (born(open, fields, errors)) }
                    "contact" => { (contact(open, fields, errors)) }
                    "care" => { (cares_for(open, fields, errors)) (since(open, fields, errors)) }
                    "away" => { (line(open, fields, errors, "away")) }
                    "died" => { (line(open, fields, errors, "when-died")) }
                    _ => { (about(words, fields, errors, person.is_living())) (further_names(open, fields, errors)) }
                }
                p.actions { button.btn type="submit" { (words.say("person-keep")) } }
            }
        }
    }
}

fn line(open: &Open, fields: &Fields, errors: &[FieldError], id: &str) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id,
        label: &words.say(&label_of(id)),
        hint: words.maybe(&format!("person-{id}-hint")).as_deref(),
        value: fields.get(id),
        errors,
        ..FieldText::new(words)
    })
}

fn since(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id: "since",
        label: &words.say("person-since"),
        value: fields.get("since"),
        errors,
        kind: "date",
        ..FieldText::new(words)
    })
}

fn born(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let field = |id: &str, key: &str, kind: &'static str| {
        form::field_text(&FieldText {
            id,
            label: &words.say(key),
            value: fields.get(id),
            errors,
            kind,
            ..FieldText::new(words)
        })
    };
    html! {
        (field("on", "person-born", "date"))
        div.two { (field("weeks", "person-weeks", "number")) (field("days", "person-days", "number")) }
    }
}

fn contact(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        @for id in ["how", "when", "never"] {
            (form::field_text(&FieldText {
                id, label: &words.say(&format!("new-family-{id}")), value: fields.get(id), errors, ..FieldText::new(words)
            }))
        }
    }
}

fn further_names(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let names: Vec<&str> = fields.all("name").collect();
    let kinds: Vec<&str> = fields.all("name-kind").collect();
    html! {
        fieldset.stack-s id="name" {
            legend.legend { (words.say("person-further-names")) }
            (form::error_of(errors, "name"))
            @for number in 0..FURTHER_NAMES {
                @let name_id = format!("name-{number}");
                @let kind_id = format!("name-kind-{number}");
                div.two {
                    div.field {
                        label for=(name_id) { (words.with("person-further-name", &[("number", i64::try_from(number + 1).unwrap_or(1).into())])) }
                        input type="text" id=(name_id) name="name" maxlength="200" autocomplete="off" value=(names.get(number).unwrap_or(&""));
                    }
                    div.field {
                        label for=(kind_id) { (words.say("person-name-kind")) }
                        select id=(kind_id) name="name-kind" {
                            @for (kind, code) in NAME_KINDS {
                                @if kind != NameKind::Full {
                                    option value=(code) selected[kinds.get(number) == Some(&code)] { (words.say(&format!("name-{code}"))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
