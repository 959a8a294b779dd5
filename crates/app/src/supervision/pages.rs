// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of what is brought to supervision: one's own lines, and those of whoever one supervises.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Brought, Desk, LINE_MOST, Readers};
use crate::accounts::Who;
use crate::fields::Fields;
use crate::state::App;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page as framed};
use crate::urls;

/// What stands here while others see the screen.
pub fn not_here(who: &Who) -> Markup {
    let title = who.words.say("brought-title");
    framed(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                (notice::notice(Tone::Honey, html! { p { (who.words.say("brought-not-here")) } }))
            }
        },
    )
}

/// What is brought.
pub fn page(
    app: &App,
    who: &Who,
    desk: &Desk,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = who.words;
    let title = words.say("brought-title");
    framed(
        &who.frame(&title, Place::None),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("brought-lede")) }
                (form::error_summary(words, errors))
                section.stack aria-labelledby="own" {
                    h2 #own { (words.say("brought-own")) }
                    @if desk.with.is_empty() {
                        p.meta { (words.say("brought-nobody")) }
                    } @else {
                        p.meta { (words.with("brought-with", &[("names", words.list(&desk.with).into())])) }
                        form.card.stack-s method="post" action=(urls::BROUGHT) autocomplete="off" {
                            input type="hidden" name="act" value=(fields.get("act"));
                            input type="hidden" name="readers" value=(desk.readers);
                            (form::field_text(&FieldText {
                                id: "line", label: &words.say("brought-line"), hint: Some(&words.say("brought-line-hint")),
                                value: fields.get("line"), errors, max: Some(LINE_MOST), ..FieldText::new(words)
                            }))
                            p.actions { button.btn type="submit" name="do" value="bring" { (words.say("brought-bring")) } }
                        }
                    }
                    (wonders(who, desk))
                    (lines(app, who, (who.account, &desk.own), "brought-empty"))
                }
                @for (account, name, theirs) in &desk.theirs {
                    section.stack aria-label=(name) {
                        h2 { (words.with("brought-by", &[("name", name.as_str().into())])) }
                        (lines(app, who, (*account, theirs), "brought-nothing"))
                    }
                }
                p { a href=(urls::REFLECTIONS) { (words.say("reflections-title")) } }
            }
        },
    )
}

/// What may be wondered about, each with one press to bring it: then in a line without a name.
fn wonders(who: &Who, desk: &Desk) -> Markup {
    let words = who.words;
    let line = words.say("brought-joy-line");
    html! {
        @if !desk.wonders.is_empty() {
            section.card.stack-s aria-labelledby="wonders" {
                h3 #wonders { (words.say("brought-wonders")) }
                p.xs { (words.say("brought-wonders-lede")) }
                @for name in &desk.wonders {
                    p { (words.with("brought-joy-wonder", &[("name", name.as_str().into())])) }
                    form.noprint method="post" action=(urls::BROUGHT) autocomplete="off" {
                        input type="hidden" name="act" value=(Fields::begun().get("act"));
                        input type="hidden" name="readers" value=(desk.readers);
                        input type="hidden" name="line" value=(line);
                        button.btn.second type="submit" name="do" value="bring" {
                            (words.say("brought-this")) span.vh { ": " (name) } }
                    }
                }
            }
        }
    }
}

/// Room to bring something of one's own from another page: it stands in a field first, to be read and changed, so that no
/// name goes along unseen. `of` tells apart several on one page.
pub fn to_bring(who: &Who, readers: &Readers, (of, text): (&str, &str)) -> Markup {
    let words = who.words;
    let (id, hint) = (format!("line-{of}"), format!("line-{of}-hint"));
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_cut = line.chars().count() > LINE_MOST;
    let line: String = line.chars().take(LINE_MOST).collect();
    html! {
        details.noprint {
            summary { (words.say("brought-to-supervision")) }
            form.stack-s method="post" action=(urls::BROUGHT) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="readers" value=(readers.ids);
                input type="hidden" name="account" value=(format!("{:032x}", who.account));
                p.meta { (words.with("brought-with", &[("names", words.list(&readers.names).into())])) }
                div.field {
                    label for=(id) { (words.say("brought-line")) }
                    p.hint id=(hint) {
                        (words.say("brought-look-over")) @if is_cut { " " (words.say("brought-cut")) }
                    }
                    textarea id=(id) name="line" rows="3" maxlength=(LINE_MOST) aria-describedby=(hint) autocomplete="off" {
                        "\n" (line)
                    }
                }
                p.actions { button.btn.second type="submit" name="do" value="bring" { (words.say("brought-bring")) } }
            }
        }
    }
}

/// The lines of one person: those to talk about, and folded those that were.
fn lines(app: &App, who: &Who, (of, all): (u128, &[Brought]), none: &str) -> Markup {
    let words = who.words;
    let (over, open): (Vec<&Brought>, Vec<&Brought>) =
        all.iter().partition(|one| one.talked.is_some());
    html! {
        @if open.is_empty() { (notice::empty(&words.say(none))) }
        @if !open.is_empty() {
            ul.plain.stack-s { @for one in open { li.card.stack-s { (line(app, who, of, one)) } } }
        }
        @if !over.is_empty() {
            details {
                summary { (words.with("brought-over", &[("count", i64::try_from(over.len()).unwrap_or(i64::MAX).into())])) }
                ul.plain.stack-s { @for one in over { li.card.stack-s { (line(app, who, of, one)) } } }
            }
        }
    }
}

fn line(app: &App, who: &Who, of: u128, one: &Brought) -> Markup {
    let words = who.words;
    let day = |at: Timestamp| words.date(app.local(at).date());
    let mine = of == who.account;
    html! {
        p.told { (one.line) }
        p.meta {
            (words.with("brought-on", &[("date", day(one.at).into())]))
            @if let Some(at) = one.talked { " · " (words.with("brought-talked-on", &[("date", day(at).into())])) }
        }
        @if mine || one.talked.is_none() {
            form.row.noprint method="post" action=(urls::BROUGHT) autocomplete="off" {
                input type="hidden" name="line" value=(format!("{:032x}", one.id));
                input type="hidden" name="of" value=(format!("{of:032x}"));
                @if one.talked.is_none() {
                    button.btn.second type="submit" name="do" value="talked" { (words.say("brought-talked")) }
                }
                @if mine {
                    button.btn.quiet type="submit" name="do" value="back" { (words.say("brought-back")) }
                }
            }
        }
    }
}
