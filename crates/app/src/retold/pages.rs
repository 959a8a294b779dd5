// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pages of visits: the list, the way there from the visit and from her story, and each as whoever it is for reads it.

mod article;
mod writing;

use maud::{Markup, html};
use practice::PersonId;
use practice::PractitionerId;
use practice::RetellingId;
use practice::retold::{Retelling, Retold};
use practice::visits::Visit;

use super::may_tell;
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open, Seen};
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

pub use writing::{preview, write};

/// A page as it is shown: through whose eyes, of what it is made, who wrote it, and the words around it.
pub struct View<'a> {
    /// Through whose eyes.
    pub seen: &'a Seen<'a>,
    /// Of what it is made.
    pub told: &'a Retold,
    /// Who wrote it.
    pub by: PractitionerId,
    /// The words around the texts.
    pub words: Words,
}

/// The pages whoever looks may know, the newest first: for whoever they are for, those of which something stands.
fn known(open: &Open) -> Vec<&Retelling> {
    let me = Hand::of(open).person();
    let stands = |one: &&Retelling| {
        me != Some(one.told.to) || !open.seen_by(one.told.to).eyes().page(&one.told).is_empty()
    };
    open.family.retold.newest_first().filter(stands).collect()
}

/// Whether a page is for whoever looks, and something of it stands.
pub fn is_mine(open: &Open, page: RetellingId) -> bool {
    let me = Hand::of(open).person();
    me.is_some() && known(open).iter().any(|one| one.id == page && Some(one.told.to) == me)
}

/// The list.
pub fn list(open: &Open) -> Markup {
    let words = open.who.words;
    let own = Hand::of(open).person().is_some();
    let all = known(open);
    let title = words.say("retold-title");
    let main = html! {
        h2.mt5 { (title) }
        p.lede { (words.say(if own { "retold-lede-own" } else { "retold-lede" })) }
        @if all.is_empty() { (notice::empty(&words.say(if own { "retold-none-own" } else { "retold-none" }))) }
        @else { ol.n.card.flush.visits { @for one in all { li.visit { div { (line(open, one)) } } } } }
    };
    frame(open, &title, if own { "story" } else { "visits" }, &main)
}

/// One page in the list: of which visit, for whom, and when it was told.
fn line(open: &Open, one: &Retelling) -> Markup {
    let words = open.who.words;
    let visit = open.family.visits.get(one.told.visit).and_then(Visit::on);
    let visit = visit.map(|on| words.date(on)).unwrap_or_default();
    let own = Hand::of(open).person() == Some(one.told.to);
    let name = called::person_in(words, &open.family, one.told.to);
    let told = [
        ("name", called::practitioner(open, one.by).into()),
        ("date", words.date(one.told.on).into()),
    ];
    html! {
        p.who { a href=(urls::page_of_visit(open.family.id, one.id)) {
            @if own { (words.with("retold-of-visit", &[("date", visit.into())])) }
            @else { (words.with("retold-for", &[("name", name.into()), ("date", visit.into())])) }
        } }
        p.meta { (words.with("retold-told-by", &told)) }
    }
}

/// One page, with what whoever looks may do with it.
pub fn one(open: &Open, id: RetellingId, view: &View<'_>) -> Markup {
    let words = open.who.words;
    let family = open.family.id;
    let own = Hand::of(open).person() == Some(view.told.to);
    let name = called::person_in(words, &open.family, view.told.to);
    let main = html! {
        p.meta.mt5 { a href=(urls::pages_of_visits(family)) { (words.say("retold-title")) } }
        @if !own { p.lede { (words.with("retold-as-read", &[("name", name.as_str().into())])) } }
        (article::article(open, view))
        div.actions.mt5.noprint {
            @if own { a.btn href=(urls::observations(family)) { (words.say("retold-answer")) } }
            a.btn.second href=(urls::visit(family, view.told.visit)) { (words.say(if own { "retold-whole-visit" } else { "retold-to-visit" })) }
            button.btn.second type="button" data-print { (words.say("form-print")) }
        }
        @if own { p.xs.mt { (words.say("retold-yours")) } }
        @if Hand::of(open) == Hand::Team || own {
            form.mt5.noprint method="post" action=(urls::page_of_visit(family, id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                p.actions { button.btn.quiet type="submit" {
                    @if own { (words.say("retold-put-away")) }
                    @else { (words.with("retold-take-back", &[("name", name.into())])) }
                } }
            }
        }
    };
    frame(open, &words.say("retold-title"), if own { "story" } else { "visits" }, &main)
}

/// Under a signed visit: the pages of it that there are, and the way to a new one for each who knows of the visit.
pub fn on_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let all: Vec<&Retelling> =
        known(open).into_iter().filter(|one| one.told.visit == visit.id).collect();
    let to = if may_tell(open) && open.family.goodbye.ended.is_none() {
        open.carers().filter(|id| open.seen_by(*id).eyes().knows(visit.id)).collect()
    } else {
        Vec::<PersonId>::new()
    };
    html! {
        @if !all.is_empty() || !to.is_empty() {
            section.card.stack-s.noprint aria-labelledby="pages-of-visit" {
                h3 id="pages-of-visit" { (words.say("retold-on-visit")) }
                @for one in &all { div { (line(open, one)) } }
                @if !to.is_empty() {
                    p.meta { (words.say("retold-on-visit-lede")) }
                    p.actions {
                        @for person in to {
                            @let name = called::person_in(words, &open.family, person);
                            a.btn.second href=(urls::page_for(open.family.id, visit.id, person)) {
                                (words.with("retold-begin", &[("name", name.into())])) }
                        }
                    }
                }
            }
        }
    }
}

/// On a caregiver's own story: the newest page for her, and the way to all.
pub fn own_on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let Hand::Own(me) = Hand::of(open) else { return html! {} };
    let mine = known(open);
    let newest = mine.iter().find(|one| one.told.to == me);
    html! {
        @if let Some(one) = newest {
            section.card.stack-s.noprint aria-labelledby="pages-own" {
                h2 id="pages-own" { (words.say("retold-own")) }
                div { (line(open, one)) }
                @if mine.len() > 1 { p.small { a href=(urls::pages_of_visits(open.family.id)) { (words.say("retold-all")) } } }
            }
        }
    }
}
