// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two versions of one note: kept apart until whoever wrote both says, field by field, what the note should say.

use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::Markup;
use practice::VisitId;
use practice::access::Screen;
use practice::visits::Field;
use practice::visits::arriving::both;
use record::ActorId;

use super::arriving::add;
use super::begun::{self, Begun};
use super::settled::{BESIDE, free, is_settled, plain, same, settle};
use super::{forms, pages, signed};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::Fields;
use crate::holding::SAFE;
use crate::lists::drafts::{self, APART, DraftOf, Kept};
use crate::open::{NotWritten, Open, VersionAt};
use crate::ui::form::FieldError;
use crate::urls;

/// The field that says from which draft a version began.
pub const BASE: &str = "base";
/// The field of a version that says which visit it is of.
pub const VISIT: &str = "of-visit";

/// How one field of the two is to read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Both texts.
    Both,
    /// The one that came from the device.
    This,
    /// The one that is there.
    There,
}

impl Keep {
    /// Every answer, with its code.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Both, "both"), (Self::This, "this"), (Self::There, "there")];

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == code).map(|(keep, _)| keep)
    }

    fn reads(self, there: &str, new: &str) -> String {
        match self {
            Self::Both => both(there, new).unwrap_or_else(|| there.to_owned()),
            Self::This => new.to_owned(),
            Self::There => there.to_owned(),
        }
    }
}

/// The field of the form that says how a field is to read.
pub fn keep_field(field: Field) -> String {
    format!("keep-{}", field.code())
}

fn of(open: &Open, version: u128) -> DraftOf {
    let (family, author) = (open.family.id, ActorId(open.who.account));
    DraftOf { family, draft: version, author, kind: APART }
}

/// The note of a visit as it is taken along: as it is begun, where that may be seen in the room, or new.
pub fn taken_along(open: &Open, visit: VisitId, begun: Begun) -> Markup {
    let fields = match begun {
        Begun::So(at, fields) => gone_on_with(at, fields),
        Begun::Not | Begun::Lost | Begun::Alone => forms::prefilled(open, visit),
    };
    pages::note(open, visit, &fields, None, &[])
}

/// The form of a note that is begun: it says from which draft it began, and has a number of its own, since it may be
/// opened in two places.
pub fn gone_on_with(at: Timestamp, mut fields: Fields) -> Fields {
    fields.set(BASE, at.as_microsecond().to_string());
    fields.set("act", Fields::begun().get("act"));
    fields
}

fn began_from(fields: &Fields, at: Timestamp) -> bool {
    fields.get(BASE) == at.as_microsecond().to_string()
}

/// What is begun of a note that came in, and whether it is another version: one it did not begin from.
pub enum There {
    /// Nothing, or nothing that can be opened.
    Nothing,
    /// This is what it began from, kept at that moment.
    Before(Timestamp),
    /// Another one.
    Another,
}

/// What is there of a note that came in.
pub async fn there(open: &Open, visit: VisitId, arrived: &Fields) -> Result<There, Error> {
    let draft = drafts::take(&open.app.record, begun::of(open, visit)).await?;
    Ok(match draft {
        Kept::Nothing | Kept::Lost => There::Nothing,
        Kept::So(at, there) => {
            let goes_on = began_from(arrived, at) || same(&there, arrived);
            if goes_on { There::Before(at) } else { There::Another }
        }
    })
}

/// Keeps what is typed into a note as the one that is begun, unless another was begun or merged meanwhile, or the same one
/// was gone on with, from another page or another device: then it is kept apart. Under which number, where it is.
pub async fn kept_apart(
    open: &Open,
    visit: VisitId,
    typed: &Fields,
) -> Result<Option<u128>, Error> {
    let act = typed.act()?;
    let draft = drafts::take(&open.app.record, begun::of(open, visit)).await?;
    let goes_on = match draft {
        // Its own number says that the same page kept it before.
        Kept::So(at, there) => {
            there.get("act") == typed.get("act") || began_from(typed, at) || same(&there, typed)
        }
        Kept::Nothing | Kept::Lost => true,
    };
    if goes_on {
        begun::keep(open, visit, typed).await?;
        return Ok(None);
    }
    keep(open, visit, (typed, act)).await.map(Some)
}

/// What is left of a note that was begun, where its visit is signed by now: a version that waits beside it.
pub async fn left(open: &Open, visit: VisitId) -> Result<Option<u128>, Error> {
    let of = begun::of(open, visit);
    let Kept::So(at, fields) = drafts::take(&open.app.record, of).await? else { return Ok(None) };
    let version = fields.act().unwrap_or_else(|_| crate::random::id());
    if open.happened(version) {
        return Ok(None);
    }
    let version = keep(open, visit, (&fields, version)).await?;
    open.app.record.store().write(vec![drafts::drop_seen(&open.app.record, of, at)]).await?;
    Ok(Some(version))
}

/// Keeps a version that came in apart from what is there: under its number, or where that was decided already under
/// another. Under which.
pub async fn keep(
    open: &Open,
    visit: VisitId,
    (fields, version): (&Fields, u128),
) -> Result<u128, Error> {
    let version = free(open, version).await?;
    let mut fields = fields.clone();
    // A doubt whether somebody is safe leads on, and is kept nowhere.
    fields.0.retain(|(name, _)| name != SAFE);
    fields.set(VISIT, visit.to_string());
    drafts::keep(&open.app.record, of(open, version), open.now, &fields).await?;
    Ok(version)
}

/// A version that waits, and what is there beside it.
pub struct Two {
    /// The version's number.
    pub version: u128,
    /// The visit both are of.
    pub visit: VisitId,
    /// When it came in.
    pub at: Timestamp,
    /// What came from the device, as it came.
    pub came: Fields,
    /// The same in words: what was ticked stands in the field it is of.
    pub this: Fields,
    /// What is there: the signed note as it reads, or the one that is begun.
    pub there: Fields,
    /// Whether that one is signed.
    pub is_signed: bool,
}

impl Two {
    /// What else was written on the device, where something else stands there: to be read, and written anew.
    pub fn beside(&self) -> impl Iterator<Item = &str> {
        let texts = |name: &str| Field::ALL.into_iter().any(|field| field.code() == name);
        let said = self.this.0.iter().filter(move |(name, value)| {
            let words = value.trim().contains(' ') && !texts(name);
            words && !BESIDE.contains(&name.as_str()) && plain(self.there.get(name)) != plain(value)
        });
        said.filter(move |(name, _)| {
            self.is_signed
                || is_told_there(&self.there, name)
                || !self.there.get(name).trim().is_empty()
        })
        .map(|(_, value)| value.as_str())
    }

    /// The fields in which the two differ.
    pub fn differing(&self) -> impl Iterator<Item = Field> {
        let differs = |field: &Field| {
            let new = plain(self.this.get(field.code()));
            !new.is_empty() && new != plain(self.there.get(field.code()))
        };
        Field::ALL.into_iter().filter(differs)
    }
}

async fn two(open: &Open, version: u128) -> Result<Two, Error> {
    let Kept::So(at, came) = drafts::take(&open.app.record, of(open, version)).await? else {
        return Err(Error::NotFound);
    };
    let visit: VisitId = came.get(VISIT).parse().map_err(|_| Error::NotFound)?;
    let known = open.family.visits.get(visit).filter(|_| signed(open, visit));
    let there = match known {
        Some(known) => forms::as_signed(open, known),
        None => match drafts::take(&open.app.record, begun::of(open, visit)).await? {
            Kept::So(_, fields) => fields,
            Kept::Nothing | Kept::Lost => Fields::default(),
        },
    };
    // A tick is of the text it stood beside, and of none that is put there.
    let (this, there) = (forms::with_delight(came.clone()), forms::with_delight(there));
    Ok(Two { version, visit, at, came, this, there, is_signed: known.is_some() })
}

/// Both, side by side; alone with the screen, since either may hold what was typed alone.
pub async fn page(open: Open, VersionAt(version): VersionAt) -> Result<Response, Error> {
    open.require_write()?;
    if open.reader.screen == Screen::Shared {
        return Ok(pages::typed_alone(&open).into_response());
    }
    let two = two(&open, version).await?;
    Ok(pages::apart(&open, &two, &Fields::default(), &[]).into_response())
}

/// Says what the note is to be.
pub async fn choose(
    mut open: Open,
    VersionAt(version): VersionAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    if open.reader.screen == Screen::Shared {
        return Err(Error::Forbidden);
    }
    if is_settled(&open, version).await? {
        return Ok(Redirect::to(&urls::visits(open.family.id)).into_response());
    }
    let two = two(&open, version).await?;
    if fields.get("do") == "aside" {
        settle(&open, two.version, &two.came).await?;
        return Ok(Redirect::to(&urls::visits(open.family.id)).into_response());
    }
    let mut chosen = Vec::new();
    for field in two.differing() {
        let Some(keep) = Keep::of(fields.get(&keep_field(field))) else {
            let text = open.who.words.say("apart-choose");
            let problem = FieldError { field: keep_field(field), text };
            return Ok(refused(pages::apart(&open, &two, &fields, &[problem])));
        };
        chosen.push((field, keep));
    }
    if two.is_signed {
        into_signed(&mut open, &two, &chosen, &fields).await
    } else {
        into_begun(&open, &two, &chosen).await
    }
}

/// How the fields begin that are of one person, and belong together: how somebody was held, and how it was between them and
/// whoever visits.
const OF_ONE: [&str; 2] = ["holding-", "us-"];

/// Whether that is told there already, of which this is a field.
fn is_told_there(there: &Fields, name: &str) -> bool {
    let of = OF_ONE.into_iter().find(|begin| name.starts_with(begin));
    let told = |begin: &str| {
        there.0.iter().any(|(name, value)| name.starts_with(begin) && !value.trim().is_empty())
    };
    of.is_some_and(told)
}

/// The note that is begun takes what was chosen, and is opened to be finished.
async fn into_begun(open: &Open, two: &Two, chosen: &[(Field, Keep)]) -> Result<Response, Error> {
    let mut merged = two.there.clone();
    for (name, value) in &two.this.0 {
        let only_here =
            !value.trim().is_empty() && two.there.all(name).all(|one| one.trim().is_empty());
        let whose = is_told_there(&two.there, name);
        if only_here && !whose && !BESIDE.contains(&name.as_str()) {
            merged.0.retain(|(known, there)| known != name || !there.trim().is_empty());
            merged.0.push((name.clone(), value.clone()));
        }
    }
    for (field, keep) in chosen {
        let code = field.code();
        merged.set(code, keep.reads(two.there.get(code), two.this.get(code)));
    }
    // Neither of the two pages goes on with it as its own: that it was decided is known, should the device send it again.
    merged.set("act", Fields::begun().get("act"));
    merged.0.retain(|(name, _)| name != BASE);
    begun::keep(open, two.visit, &merged).await?;
    settle(open, two.version, &two.came).await?;
    Ok(Redirect::to(&urls::note(open.family.id, two.visit)).into_response())
}

/// The signed note takes what was chosen as an addition.
async fn into_signed(
    open: &mut Open,
    two: &Two,
    chosen: &[(Field, Keep)],
    typed: &Fields,
) -> Result<Response, Error> {
    if !super::filing::may_amend(&open.reader) {
        return Err(Error::Forbidden);
    }
    let reads = |field: Field, there: &str, new: &str| {
        let (_, keep) = chosen.iter().find(|(known, _)| *known == field)?;
        Some(keep.reads(there, new)).filter(|text| text != there)
    };
    match add(open, two.visit, (&two.this, two.version), reads).await {
        Ok(()) => {}
        Err(NotWritten::Refused(mut problems)) => {
            // What is wrong with a text is said where it is chosen how it reads.
            for (field, _) in chosen {
                let at = problems.iter_mut().filter(|problem| problem.field == field.code());
                at.for_each(|problem| problem.field = keep_field(*field));
            }
            return Ok(refused(pages::apart(open, two, typed, &problems)));
        }
        Err(NotWritten::Failed(error)) => return Err(error),
    }
    settle(open, two.version, &two.came).await?;
    Ok(Redirect::to(&urls::visit(open.family.id, two.visit)).into_response())
}
