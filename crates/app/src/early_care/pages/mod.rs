// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a child's early care: the bands, the nights, what the child is used to, and the way to the letter.

mod band;
pub mod habit;
pub mod letter;
pub mod nature;
pub mod stay;

use maud::{Markup, html};
use practice::early_care::{Account, Count, Day, Habit, Nights, Stay, Used};
use practice::people::{Care, CareRole, Person};

use super::{forms, nights};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::FieldError;
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

/// A form as it stands: what was typed, and what is wrong with it.
pub type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// A child's early care.
pub fn show(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let name = called::person(words, child);
    let stays = open.family.early_care.stays(child.id);
    let main = html! {
        p.meta { a href=(urls::person(open.family.id, child.id)) { (name) } }
        h2 { (words.with("early-of", &[("name", name.as_str().into())])) }
        @if child.born().is_none() {
            (notice::empty(&words.say("early-unborn")))
        } @else {
            p.lede { (words.say("early-lede")) }
            @if stays.is_empty() {
                (notice::empty(&words.say("early-empty")))
            } @else {
                @if let Some(nights) = nights(open, child) { (band::figure(open, child, &nights)) }
                (list(open, child, &stays))
                @if let Some(nights) = nights(open, child) { (counted(open, child, &nights)) }
            }
            @if open.may_write() { (ways(open, child)) }
            (habits(open, child))
            (letters(open, child))
        }
    };
    frame(open, &words.say("early-title"), "people", &main)
}

/// What was told in confidence stays off paper printed by the team.
fn keeps_off_paper(open: &Open, confided: bool) -> bool {
    open.who.is_staff() && confided
}

/// That something is its teller's alone.
fn confided(open: &Open, is_so: bool) -> Markup {
    html! { @if is_so { " " (notice::tag(notice::Tone::Dusk, &open.who.words.say("early-confided"))) } }
}

/// Who told something, and when.
fn told(open: &Open, by: practice::early_care::By) -> String {
    let words = open.who.words;
    let date = ("date", words.date(by.on).into());
    match by.teller {
        Some(teller) => {
            let name = called::person_in(words, &open.family, teller);
            words.with("early-told-by", &[("name", name.into()), date])
        }
        None => words.with("early-told-seen", &[date]),
    }
}

/// The stays one by one: the same as the picture, with who told it and the way to tell it anew.
fn list(open: &Open, child: &Person, stays: &[(&Stay, &Account)]) -> Markup {
    let words = open.who.words;
    html! {
        section.fig.mt5 aria-labelledby="stays" {
            div.figpad { h3 id="stays" { (words.say("early-stays")) } }
            div.table-scroll role="region" aria-label=(words.say("early-table-scrolls")) tabindex="0" {
                table {
                    thead { tr {
                        @for key in ["early-arms", "early-place", "early-from", "early-until", "early-told"] {
                            th scope="col" { (words.say(key)) }
                        }
                    } }
                    tbody { @for (stay, account) in stays { (row(open, child, stay, account)) } }
                }
            }
        }
    }
}

fn row(open: &Open, child: &Person, stay: &Stay, account: &Account) -> Markup {
    let words = open.who.words;
    let change =
        words.say(if account.until.is_none() { "early-change-or-end" } else { "early-change" });
    let until =
        account.until.map_or_else(|| words.say("early-goes-on"), |until| called::day(words, until));
    html! {
        tr.noprint[keeps_off_paper(open, stay.told.confided)] {
            th scope="row" { (arms(open, account)) (confided(open, stay.told.confided)) }
            td { (called::place(words, account)) }
            td { (called::day(words, account.from)) }
            td { (until) }
            td {
                @if let Some(why) = &account.why { p.told { (why) } }
                p.xs { (told(open, stay.told)) }
                @if open.may_write() {
                    // The whole name is no hidden text: that would stick out of the table that scrolls.
                    p.noprint { a href=(urls::stay(open.family.id, child.id, stay.id))
                        aria-label={ (change) ": " (arms(open, account)) ", " (called::day(words, account.from)) } { (change) } }
                }
            }
        }
    }
}

fn arms(open: &Open, account: &Account) -> String {
    let words = open.who.words;
    let named = called::arms(words, &open.family, account);
    named.unwrap_or_else(|| {
        words.say(if account.tells_whose_arms() {
            "early-arms-nobody"
        } else {
            "early-arms-unknown"
        })
    })
}

/// A number of nights in words; what is not known to the day is said from least to most.
fn in_nights(words: Words, count: Count) -> String {
    if count.least == count.most {
        return words.with("early-nights", &[("count", i64::from(count.least).into())]);
    }
    let two = [("least", i64::from(count.least).into()), ("most", i64::from(count.most).into())];
    words.with("early-nights-between", &two)
}

/// How many nights in whose arms, and apart from whom. Never a score.
fn counted(open: &Open, child: &Person, nights: &Nights<'_>) -> Markup {
    let words = open.who.words;
    let secret = nights.spans().any(|(stay, ..)| stay.told.confided);
    let moves = i64::try_from(nights.moves()).unwrap_or(i64::MAX);
    html! {
        section.card.stack-s.mt5.noprint[keeps_off_paper(open, secret)] aria-labelledby="nights" {
            h3 id="nights" { (words.say("early-nights-title")) }
            dl.facts {
                @for person in nights.carers() {
                    dt { (called::person_in(words, &open.family, person)) }
                    dd { (in_nights(words, nights.with(person))) ". "
                        (words.with("early-longest", &[("nights", in_nights(words, nights.longest_with(person)).into())])) }
                }
                @for person in parents(open, child) {
                    @let name = called::person_in(words, &open.family, person);
                    dt { (words.with("early-apart", &[("name", name.into())])) }
                    dd { (in_nights(words, nights.apart_from(person))) }
                }
                dt { (words.say("early-moves")) }
                dd { (words.with("early-moves-count", &[("count", moves.into())])) }
                @for (from, count) in nights.not_told() {
                    dt { (words.say("early-not-told")) }
                    dd { (words.with("early-not-told-from", &[("date", words.date(from).into()), ("count", i64::from(count).into())])) }
                }
            }
            p.meta { (words.say("early-nights-rule")) }
        }
    }
}

/// The child's parents, as the roles of care tell them: by birth or adoption, also where they ended.
fn parents(open: &Open, child: &Person) -> Vec<practice::PersonId> {
    let mut all = Vec::new();
    for role in open.family.people.care.iter().filter(|role| role.child == child.id) {
        let parent = matches!(role.role, Care::Birth | Care::Adoptive);
        if parent && !all.contains(&role.caregiver) {
            all.push(role.caregiver);
        }
    }
    all
}

/// Telling of a stay: with one press where a role of care tells it already, or by the form.
fn ways(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack-s.mt5.noprint aria-labelledby="tell-stay" {
            h3 id="tell-stay" { (words.say("early-tell")) }
            p.actions { a.btn href=(urls::new_stay(open.family.id, child.id)) { (words.say("early-tell-new")) } }
            @for role in untold(open, child) {
                @let name = called::person_in(words, &open.family, role.caregiver);
                form method="post" action=(urls::new_stay(open.family.id, child.id)) autocomplete="off" {
                    @for (field, value) in &forms::from_role(role).0 {
                        input type="hidden" name=(field) value=(value);
                    }
                    p.actions { button.btn.second type="submit" {
                        (words.with("early-from-role", &[
                            ("name", name.into()),
                            ("from", called::day(words, role.since.map_or(Day::Unknown, Day::On)).into())])) } }
                }
            }
        }
    }
}

/// Who cares or cared for the child day to day, and of whom no stay tells yet.
fn untold<'a>(open: &'a Open, child: &Person) -> Vec<&'a CareRole> {
    let stays = open.family.early_care.stays(child.id);
    let told = |role: &CareRole| stays.iter().any(|(_, told)| told.with.contains(&role.caregiver));
    let of_child = open.family.people.care.iter().filter(|role| role.child == child.id);
    of_child.filter(|role| role.day_to_day && !told(role)).collect()
}

fn habits(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let care = &open.family.early_care;
    let told = Habit::ALL.into_iter().any(|habit| !care.stands(child.id, habit).is_empty());
    html! {
        @if told || open.may_write() {
            section.card.stack-s.mt5 aria-labelledby="habits" {
                h3 id="habits" { (words.say("early-habits")) }
                @for habit in Habit::ALL {
                    @let standing = care.stands(child.id, habit);
                    div.stack-s.noprint[standing.is_empty()] {
                        h4 { (words.say(&format!("early-habit-{}", habit.code()))) }
                        @for used in &standing { (answer(open, used)) }
                        @if open.may_write() || !care.before(child.id, habit).is_empty() {
                            p.meta.noprint { a href=(urls::habit(open.family.id, child.id, habit)) {
                                (words.say(if open.may_write() { "early-tell-habit" } else { "early-habit-before" }))
                                span.vh { ": " (words.say(&format!("early-habit-{}", habit.code()))) } } }
                        }
                    }
                }
            }
        }
    }
}

/// One answer: in whose words, who said it and when.
fn answer(open: &Open, used: &Used) -> Markup {
    let words = open.who.words;
    let given = &used.answer;
    html! {
        div.noprint[keeps_off_paper(open, given.told.confided)] {
            @if given.reply == practice::early_care::Reply::Said {
                blockquote.voice { p.told { (given.words) } cite { (told(open, given.told)) } }
            } @else {
                p { (words.say("early-reply-nobody-knows")) }
                p.xs { (told(open, given.told)) }
            }
            (confided(open, given.told.confided))
        }
    }
}

/// The way to the letter, and to whom it was given.
fn letters(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack-s.mt5.noprint aria-labelledby="letters" {
            h3 id="letters" { (words.say("early-letter-title")) }
            p { (words.say("early-letter-lede")) }
            p.actions { a.btn.second href=(urls::letter(open.family.id, child.id)) { (words.say("early-letter-open")) } }
        }
    }
}
