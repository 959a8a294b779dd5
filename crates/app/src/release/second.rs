// SPDX-License-Identifier: AGPL-3.0-or-later
//! Copies with something protected in them: prepared behind a fresh proof, looked over by a second person, then given.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::{self, Hat, Purpose, Reader};
use practice::release::{self, Refused, Waiting};
use practice::text::Text;
use practice::{Labelled, ReleaseId};
use record::Statement;

use super::copy::{self, At};
use super::{Prepared, forms, in_their_language, made_at, pages, prepared, tell, turned_down};
use crate::accounts::{refused, supervisors_of};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::notices::{self, For, Notice};
use crate::open::{ForProtectedRelease, NotWritten, Open};
use crate::urls;

/// Whether the reader may prepare a copy. Whoever may not can still look one over.
pub fn may_prepare(open: &Open) -> bool {
    access::may_open(&Reader { purpose: Purpose::Release, ..open.reader.clone() })
}

/// Turns away whoever may not prepare a copy.
pub fn prepares(open: &Open) -> Result<(), Error> {
    if may_prepare(open) { Ok(()) } else { Err(Error::NotFound) }
}

/// The copies that wait, as far as they are the reader's to see. Who only looks over has a reason to
/// open what nobody has looked at yet, and what they agreed to themselves; what was declined or taken
/// back is closed to them.
pub fn waiting(open: &Open) -> impl DoubleEndedIterator<Item = &Waiting> {
    let (all, me) = (may_prepare(open), open.who.practitioner());
    let sees = move |one: &&Waiting| match &one.looked {
        None => true,
        Some(looked) => all || looked.agrees && looked.by == me,
    };
    open.family.releases.waiting.iter().filter(sees)
}

/// The copies that wait. Whoever proved who they are comes back here too: what is to go is chosen anew.
pub async fn list(ForProtectedRelease(open): ForProtectedRelease) -> Result<Response, Error> {
    // Whoever can only look over has no reason to be here while nothing waits.
    if waiting(&open).next().is_none() {
        prepares(&open)?;
    }
    Ok(pages::second::list(&open).into_response())
}

/// What would go, with what keeps somebody safe apart from the rest.
pub async fn preview(
    ForProtectedRelease(open): ForProtectedRelease,
    fields: Fields,
) -> Result<Response, Error> {
    prepares(&open)?;
    open.who.require_fresh(open.now)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let Some(right) = forms::right(&mut reading, &open) else {
        return Ok(refused(pages::copies::choose(&open, &fields, &reading.problems)));
    };
    let fields = in_their_language(&open, fields, &right).await?;
    Ok(pages::preview::preview(&open, &fields, &right, (true, &[])).into_response())
}

/// Prepares a copy. With something protected in it, it waits; without, it is made at once.
pub async fn wait(
    ForProtectedRelease(mut open): ForProtectedRelease,
    fields: Fields,
) -> Result<Response, Error> {
    prepares(&open)?;
    open.who.require_fresh(open.now)?;
    let act = fields.act()?;
    let Prepared { right, made, quiet } = match prepared(&open, &fields, true) {
        Ok(prepared) => prepared,
        Err(answer) => return Ok(*answer),
    };
    let id = ReleaseId(act);
    let waits = forms::ticks_protected(&fields, &open, &right);
    let decide = |open: &Open| {
        let (family, said, today) = (&open.family, &open.whole().said, open.today);
        // Whether they are told is asked again when it goes.
        if waits {
            return release::prepare(family, said, id, made.clone(), today).map(|one| vec![one]);
        }
        let one = release::release(family, said, id, made.clone(), today)?;
        tell::after(open, (id, one), quiet.as_ref())
    };
    let told = if waits { told_of_waiting(&open, act).await? } else { Vec::new() };
    let then = if waits { urls::protected_copy } else { urls::release };
    match open.write_by_whole(act, |_| told.clone(), decide).await {
        Ok(()) => Ok(Redirect::to(&then(open.family.id, id)).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => Ok(turned_down(&open, reason, |problems| {
            pages::preview::preview(&open, &fields, &right, (true, problems))
        })),
    }
}

fn notice(open: &Open, (id, to): (u128, For), what: &str) -> Statement {
    let (family, about) = (Some(open.family.id), Some(open.who.account));
    let notice = Notice { id, to, what: what.to_owned(), family, about, at: open.now };
    notices::tell(&open.app.record, &notice)
}

/// Those who may be the second person are told that something waits.
async fn told_of_waiting(open: &Open, act: u128) -> Result<Vec<Statement>, Error> {
    let mut to = vec![For::Hat(Hat::PrivacyOfficer)];
    to.extend(supervisors_of(&open.app, open.who.account).await?.into_iter().map(For::Account));
    let all = (0..).zip(to).map(|(number, to)| (act.wrapping_add(number), to));
    Ok(all.map(|one| notice(open, one, "release.waiting")).collect())
}

fn waiting_at(open: &Open, release: &str) -> Result<Option<Waiting>, Error> {
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    Ok(waiting(open).find(|known| known.id == id).cloned())
}

/// A copy as it was made, where the reader may see it: whoever prepares copies, and who looked it over.
fn given<'a>(open: &'a Open, release: &str) -> Result<&'a release::Made, Error> {
    let made = made_at(open, release)?;
    let looked_over = made.second == Some(open.who.practitioner());
    if may_prepare(open) || looked_over { Ok(made) } else { Err(Error::NotFound) }
}

/// What waits, to be looked over; or the copy, once it was given.
pub async fn show(
    ForProtectedRelease(open): ForProtectedRelease,
    Path((_, release)): Path<(String, String)>,
) -> Result<Response, Error> {
    let waiting = waiting_at(&open, &release)?;
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let here = urls::protected_copy(open.family.id, id);
    if waiting.is_none() {
        given(&open, &release)?;
    }
    if !open.who.is_fresh(open.now) {
        return Ok(Redirect::to(&urls::step_up(Some(&here))).into_response());
    }
    if let Some(waiting) = waiting {
        return Ok(pages::second::show(&open, &waiting, &forms::blank(&open), &[]).into_response());
    }
    let made = given(&open, &release)?.clone();
    copy::opened(open, &made, &at(here, id)).await
}

fn at(page: String, release: ReleaseId) -> At {
    At { file: format!("{page}/data"), page, release }
}

/// The same copy as a file.
pub async fn data(
    ForProtectedRelease(open): ForProtectedRelease,
    Path((_, release)): Path<(String, String)>,
) -> Result<Response, Error> {
    let made = given(&open, &release)?.clone();
    open.who.require_fresh(open.now)?;
    copy::as_file(open, &made).await
}

/// Where an answer leads: back to the copy, or to Today for whom it is closed from then on.
fn after(open: &Open, here: &str, does: &str) -> Redirect {
    let closed = does == "decline" && !may_prepare(open);
    Redirect::to(if closed { urls::TODAY } else { here })
}

/// A form about what does not wait any more: a reason for which a copy is opened, or a form posted twice.
async fn no_longer(
    open: Open,
    release: &str,
    here: String,
    fields: &Fields,
) -> Result<Response, Error> {
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let made = given(&open, release).cloned();
    match made {
        Ok(made) if !fields.has("do") => copy::opened_for(open, &made, &at(here, id), fields).await,
        _ => Ok(after(&open, &here, fields.get("do")).into_response()),
    }
}

/// Agrees, declines with a reason, or gives what was agreed to.
pub async fn answer(
    ForProtectedRelease(mut open): ForProtectedRelease,
    Path((_, release)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let here = urls::protected_copy(open.family.id, id);
    let waiting = waiting_at(&open, &release)?;
    let again = fields.act().is_ok_and(|act| open.happened(act));
    if waiting.is_none() && !again {
        given(&open, &release)?;
    }
    let act = fields.act()?;
    // Posted twice it was one act.
    let Some(waiting) = waiting.filter(|_| !again) else {
        return no_longer(open, &release, here, &fields).await;
    };
    let does = fields.get("do").to_owned();
    match does.as_str() {
        "agree" | "decline" => {}
        "send" => prepares(&open)?,
        _ => return Err(Error::BadRequest("there is nothing of that kind to do")),
    }
    open.who.require_fresh(open.now)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let words = reading.narrative("words");
    let quiet = if does == "send" { tell::quiet(&mut reading, &open) } else { None };
    if !reading.problems.is_empty() {
        let page = pages::second::show(&open, &waiting, &fields, &reading.problems);
        return Ok(refused(page));
    }
    let me = open.who.practitioner();
    let decide = |open: &Open| -> Result<Vec<Labelled>, Refused> {
        let (family, said, today) = (&open.family, &open.whole().said, open.today);
        if does == "send" {
            let one = release::send(family, said, id, today)?;
            return tell::after(open, (id, one), quiet.as_ref());
        }
        let found = (does == "agree", Some(words.clone()).and_then(Text::some));
        release::look_over(family, said, (id, me), found, today).map(|one| vec![one])
    };
    let told = if does == "send" || waiting.by == me {
        Vec::new()
    } else {
        let what = if does == "agree" { "release.agreed" } else { "release.declined" };
        vec![notice(&open, (act, For::Account(waiting.by.0)), what)]
    };
    match open.write_by_whole(act, |_| told.clone(), decide).await {
        Ok(()) => Ok(after(&open, &here, fields.get("do")).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => Ok(turned_down(&open, reason, |problems| {
            pages::second::show(&open, &waiting, &fields, problems)
        })),
    }
}
