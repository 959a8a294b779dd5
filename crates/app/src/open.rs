// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one door to a family: who asks, may they, the access row, and only then what they may read.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::Method;
use axum::http::request::Parts;
use jiff::Timestamp;
use jiff::civil::Date;
use practice::access::{self, Hat, Reader, Relation};
use practice::{Family, FamilyId, Labelled, PractitionerId, RelationshipId, VisitId};
use record::{Access, ActorId, Statement, StreamId};

use crate::accounts::{Who, lists as accounts};
use crate::error::Error;
use crate::lists;
use crate::state::{App, Entries};
use crate::writing::{self, Writing, Written};

/// How often an act is decided anew when somebody else writes meanwhile.
const TRIES: usize = 3;

/// A family, opened for one request by somebody who may.
pub struct Open {
    /// The server.
    pub app: App,
    /// Who asks.
    pub who: Who,
    /// How they are tied to the family.
    pub reader: Reader,
    /// What they may read, folded.
    pub family: Family,
    /// The names of those who work or worked with the family.
    pub colleagues: BTreeMap<PractitionerId, String>,
    /// The moment of the request.
    pub now: Timestamp,
    /// Today in the agency's time zone.
    pub today: Date,
    entries: Arc<Entries>,
}

/// Why an act was not written.
pub enum NotWritten<R> {
    /// The rules refuse it; the reason is shown beside its field.
    Refused(R),
    /// The request ended otherwise.
    Failed(Error),
}

impl Open {
    /// Opens a family for this person, or says that there is none.
    pub async fn family(app: App, who: Who, family: FamilyId, what: &str) -> Result<Self, Error> {
        let now = app.clock.now();
        let today = app.today();
        let relation = relation(&app, &who, family, today).await?;
        let reader = Reader { hat: who.hat, relation };
        if !access::may_open(reader) {
            return Err(Error::NotFound);
        }
        let access = access_row(&who, family, what, now);
        app.record.note_access(access).await?;
        let entries = app.entries(family).await?;
        let family = Family::new(family);
        let colleagues = BTreeMap::new();
        let mut open = Self { app, who, reader, family, colleagues, now, today, entries };
        open.fold();
        open.colleagues = open.names().await?;
        Ok(open)
    }

    /// Whether the reader may write into this family's record.
    pub fn may_write(&self) -> bool {
        access::may_write(self.reader)
    }

    /// Ends the request of somebody who may only read, before anything of a form is looked at.
    pub fn require_write(&self) -> Result<(), Error> {
        if self.may_write() { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// Whether this act is in the record already: a form posted twice.
    pub fn happened(&self, act: u128) -> bool {
        writing::happened(&self.entries, act)
    }

    /// Decides on the family as it stands and appends what was decided; when somebody else wrote
    /// meanwhile, looks again and decides again.
    pub async fn write<R>(
        &mut self,
        act: u128,
        statements: impl Fn(&App) -> Vec<Statement>,
        decide: impl Fn(&Family) -> Result<Vec<Labelled>, R>,
    ) -> Result<(), NotWritten<R>> {
        if !self.may_write() {
            return Err(NotWritten::Failed(Error::Forbidden));
        }
        for _ in 0..TRIES {
            if self.happened(act) {
                return Ok(());
            }
            let events = decide(&self.family).map_err(NotWritten::Refused)?;
            let writing = Writing {
                family: self.family.id,
                act,
                by: self.who.practitioner(),
                at: self.now,
                events,
                attachment: None,
                statements: statements(&self.app),
                access: Some(access_row(&self.who, self.family.id, "family.write", self.now)),
            };
            let app = self.app.clone();
            let written = writing::append(&app, &self.entries, writing).await;
            if let Written::Done = written.map_err(NotWritten::Failed)? {
                return Ok(());
            }
            self.entries = app.entries(self.family.id).await.map_err(NotWritten::Failed)?;
            self.fold();
        }
        Err(NotWritten::Failed(Error::Changed))
    }

    async fn names(&self) -> Result<BTreeMap<PractitionerId, String>, Error> {
        let mut names = BTreeMap::new();
        for member in &self.family.team {
            let id = member.practitioner;
            if id != self.who.practitioner() && !names.contains_key(&id) {
                let account = accounts::by_id(&self.app.record, id.0).await?;
                names.extend(account.map(|account| (id, account.name)));
            }
        }
        Ok(names)
    }

    /// What may not be read is dropped before folding, so that nothing hidden leaves a trace.
    fn fold(&mut self) {
        let reader = self.reader;
        let readable =
            self.entries.said.iter().filter(|said| access::may_read(reader, &said.label));
        self.family = Family::fold(self.family.id, readable);
    }
}

/// A row of the access book.
pub fn access_row(who: &Who, family: FamilyId, what: &str, at: Timestamp) -> Access {
    Access {
        who: ActorId(who.account),
        hat: who.hat.code().to_owned(),
        stream: Some(StreamId(family.0)),
        what: what.to_owned(),
        purpose: "care".to_owned(),
        at: at.as_microsecond(),
    }
}

async fn relation(app: &App, who: &Who, family: FamilyId, today: Date) -> Result<Relation, Error> {
    if let Some((own, person)) = who.caregiver_in {
        let mine = own == family && who.hat == Hat::Caregiver;
        return Ok(if mine { Relation::CaregiverIn(person) } else { Relation::None });
    }
    let team = lists::team(&app.record, family, today).await?;
    if team.contains(&who.practitioner()) {
        return Ok(Relation::Team);
    }
    let supervised = accounts::supervised_by(&app.record, who.account).await?;
    let over_team = team.iter().any(|member| supervised.contains(&PractitionerId(member.0)));
    Ok(if over_team { Relation::SupervisorOfTeam } else { Relation::None })
}

impl FromRequestParts<App> for Open {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let who = Who::from_request_parts(parts, app).await?;
        let family = id_in_path(parts, app, "family").await.map(FamilyId)?;
        let what = if parts.method == Method::GET { "family.open" } else { "family.form" };
        Self::family(app.clone(), who, family, what).await
    }
}

/// The visit an address names.
pub struct VisitAt(pub VisitId);

/// The person an address names.
pub struct PersonAt(pub practice::PersonId);

/// The relationship an address names.
pub struct RelationshipAt(pub RelationshipId);

/// The family an address names, before anybody asked whether it may be opened.
pub struct FamilyAt(pub FamilyId);

macro_rules! in_path {
    ($($at:ident, $id:path, $name:literal);+ $(;)?) => {$(
        impl FromRequestParts<App> for $at {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
                id_in_path(parts, app, $name).await.map(|id| $at($id(id)))
            }
        }
    )+};
}

in_path! {
    VisitAt, VisitId, "visit";
    PersonAt, practice::PersonId, "person";
    RelationshipAt, RelationshipId, "relationship";
    FamilyAt, FamilyId, "family";
}

/// An id in the address; what is not an id is not found.
async fn id_in_path(parts: &mut Parts, app: &App, name: &str) -> Result<u128, Error> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| Error::NotFound)?;
    let value = params.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    let id = value.and_then(|value| value.parse::<FamilyId>().ok());
    id.map(|id| id.0).ok_or(Error::NotFound)
}
