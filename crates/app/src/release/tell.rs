// SPDX-License-Identifier: AGPL-3.0-or-later
//! Telling a family that something went to somebody, and keeping quiet about it while that is not safe.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Relation;
use practice::release::{self, KeptQuiet, Quiet, Refused};
use practice::safety::{self, Way};
use practice::{Family, Labelled, PersonId, ReleaseId};

use super::second::prepares;
use super::{made_at, pages, problem};
use crate::accounts::refused;
use crate::codes::of_code;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ForRights, NotWritten, Open};
use crate::urls;

/// Why nobody is told yet, and the codes of a form.
pub const QUIET: [(Quiet, &str); 2] =
    [(Quiet::Unsafe, "unsafe"), (Quiet::LawEnforcement, "law-enforcement")];

/// Tells those who were not told of this release yet, where the rule that stands for everybody lets a
/// notice on their own page reach them now. `family` is as it stands once the release is made.
fn told(open: &Open, family: &Family, release: ReleaseId) -> Result<Vec<Labelled>, Refused> {
    let whole = open.whole();
    let may = |person: PersonId| {
        let way = (person, Way::Portal);
        let told = crate::safety::may_tell(&open.app, &whole.whole, way, open.now);
        matches!(told, safety::Told::Yes)
    };
    release::tell(family, &whole.said, release, open.today, may)
}

/// What follows a copy in the same act: those it is about are told, or it is kept quiet.
pub fn after(
    open: &Open,
    (release, made): (ReleaseId, Labelled),
    quiet: Option<&KeptQuiet>,
) -> Result<Vec<Labelled>, Refused> {
    let by = open.who.practitioner();
    let after = open.family.after(std::slice::from_ref(&made), by, open.now);
    let mut all = vec![made];
    match quiet {
        Some(quiet) => {
            all.push(release::keep_quiet(&after, release, quiet.clone(), open.today)?);
        }
        // Who may not be told now is told later: it stays open where copies are listed.
        None => all.extend(told(open, &after, release).unwrap_or_default()),
    }
    Ok(all)
}

/// What a form says about telling: none where they are told at once.
pub fn quiet(reading: &mut Reading<'_>, open: &Open) -> Option<KeptQuiet> {
    let why = reading.choice("quiet", |code| {
        of_code(&QUIET, code).map(Some).or((code == "tell").then_some(None))
    });
    let words = reading.narrative("quiet-words");
    let until = reading.date("quiet-until");
    let why = why.flatten()?;
    let quiet = KeptQuiet { why, words, until: until.unwrap_or(open.today) };
    if let Err(reason) = release::is_well_kept(&quiet, open.today) {
        reading.problem(field(reason), reason.code());
    }
    Some(quiet)
}

/// The field of the form a reason belongs to.
pub fn field(reason: Refused) -> &'static str {
    if reason == Refused::NoWords { "quiet-words" } else { reason.field() }
}

/// The page of whether a family was told of a release.
pub async fn show(
    ForRights(open): ForRights,
    Path((_, release)): Path<(String, String)>,
) -> Result<Response, Error> {
    prepares(&open)?;
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let made = made_at(&open, &release)?.clone();
    Ok(pages::telling::show(&open, (id, &made), &super::forms::blank(&open), &[]).into_response())
}

/// Tells them now, or keeps quiet until another day.
pub async fn answer(
    ForRights(mut open): ForRights,
    Path((_, release)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    prepares(&open)?;
    let act = fields.act()?;
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let made = made_at(&open, &release)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let quiet = quiet(&mut reading, &open);
    if !reading.problems.is_empty() {
        let page = pages::telling::show(&open, (id, &made), &fields, &reading.problems);
        return Ok(refused(page));
    }
    let decide = |open: &Open| match &quiet {
        Some(quiet) => {
            let kept = release::keep_quiet(&open.family, id, quiet.clone(), open.today)?;
            Ok(vec![kept])
        }
        None => told(open, &open.family, id),
    };
    match open.write_by_whole(act, |_| Vec::new(), decide).await {
        Ok(()) => Ok(Redirect::to(&urls::release_told(open.family.id, id)).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => {
            let problem = problem(&open, field(reason), reason);
            Ok(refused(pages::telling::show(&open, (id, &made), &fields, &[problem])))
        }
    }
}

/// What of theirs went to whom, for a caregiver who was told.
pub async fn went(open: Open) -> Result<Response, Error> {
    let Relation::Family(standing) = &open.reader.relation else {
        return Err(Error::NotFound);
    };
    let me = standing.person;
    Ok(pages::telling::went(&open, me).into_response())
}
