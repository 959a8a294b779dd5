// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one door to a family: who asks, may they, the access row, and only then what they may read.

mod as_of;
mod eyes;
mod hand;
mod paths;
mod rule;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::Markup;
use practice::access::{self, Asker, Hat, Moment, Purpose, Reader, Relation, Screen};
use practice::{EntryId, Family, FamilyId, Label, Labelled, PersonId, PractitionerId, Said};
use record::{Access, ActorId, Append, Statement, StreamId};

use crate::accounts::{Who, lists as accounts, refused};
use crate::error::Error;
use crate::lists::{self, Reasons};
use crate::looked::budget;
use crate::sealed;
use crate::state::{App, Entries};
use crate::words::Language;
use crate::writing::{self, Writing, Written};

pub use as_of::AsOf;
pub use eyes::Seen;
pub use hand::Hand;
pub use paths::{
    AttachmentAt, CapacityAt, ChildAt, CueAt, Door, EchoAt, EntryAt, FamilyAt, FirstAt, ForCopy,
    ForFile, ForProtectedRelease, ForRelease, ForRights, GuidanceAt, JoyAt, LeaverAt,
    ObservationAt, Outside, PersonAt, PlayAt, PromiseAt, Protected, RelationshipAt, RetellingAt,
    StayAt, SupportAt, TopicAt, UnderstandingAt, VersionAt, VisitAt,
};

/// How often an act is decided anew when somebody else writes meanwhile.
const TRIES: usize = 3;
/// What the access book says of somebody who may open the protected part and did not prove lately who
/// they are: nothing was opened.
pub const ASKED: &str = "family.safety-asked";

/// A family, opened for one request by somebody who may.
pub struct Open {
    /// The server.
    pub app: App,
    /// Who asks.
    pub who: Who,
    /// How they are tied to the family, what for, and who sees the screen.
    pub reader: Reader,
    /// What they may read, folded.
    pub family: Arc<Family>,
    /// The names of those who work or worked with the family.
    pub colleagues: BTreeMap<PractitionerId, String>,
    /// The moment of the request.
    pub now: Timestamp,
    /// Today in the agency's time zone.
    pub today: Date,
    /// Whether the reader has sealed notes of this family, or may write some.
    pub sealed: bool,
    /// What the plays of the agency's box are called, where a note is written; those that are out of it, too, for a
    /// note that was begun before.
    pub in_box: Vec<crate::plays::Titled>,
    asker: Asker,
    entries: Arc<Entries>,
}

/// What goes along with an act: entries of other streams, and a file beside its first entry.
#[derive(Clone, Copy, Default)]
struct Along<'a> {
    streams: &'a [Append],
    file: Option<&'a [u8]>,
}

/// Why an act was not written.
pub enum NotWritten<R> {
    /// The rules refuse it; the reason is shown beside its field.
    Refused(R),
    /// The request ended otherwise.
    Failed(Error),
}

/// How a form that wrote into a family is answered: on to where it leads, or the form again with the
/// rule that refused it.
pub fn answered<R>(
    written: Result<(), NotWritten<R>>,
    then: &str,
    again: impl FnOnce(R) -> Markup,
) -> Result<Response, Error> {
    match written {
        Ok(()) => Ok(Redirect::to(then).into_response()),
        Err(NotWritten::Refused(reason)) => Ok(refused(again(reason))),
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

impl Open {
    /// Opens a family for this person and purpose, or says that there is none. Either way the access
    /// book has its row before anything else happens.
    pub async fn family(
        app: App,
        who: Who,
        family: FamilyId,
        (purpose, what): (Purpose, &str),
    ) -> Result<Self, Error> {
        let now = app.clock.now();
        let today = app.today();
        let screen = if who.shared_screen { Screen::Shared } else { Screen::Own };
        let mut reader = Reader { hat: who.hat, relation: Relation::None, purpose, screen };
        let asker = asker(&app, &who).await?;
        // Whoever has no reason at all is turned away before any entry is read, so that a family
        // there is and a family there is not take the same way.
        let reason = has_reason(&app, &who, &asker, family, (now, today)).await?;
        let mut opened = None;
        if reason || rule::may_open(&reader) {
            let entries = app.entries(family).await?;
            reader.relation = access::relation(&entries.whole, &asker, Moment { now, today });
            let family =
                |entries: &Arc<Entries>| entries.head.version > 0 && entries.sealed.is_empty();
            opened = Some(entries).filter(family);
        }
        let Some(entries) = opened.filter(|_| rule::may_open(&reader)) else {
            let denied = access_row(&who, family, ("family.denied", "none"), now);
            app.record.note_access(denied).await?;
            return Err(Error::NotFound);
        };
        // What keeps somebody safe is not opened by a screen somebody left: until they prove anew
        // who they are, they have asked and nothing is shown.
        let stands_outside = purpose == Purpose::Safety && !who.is_fresh(now);
        let what = if stands_outside { ASKED } else { what };
        let row = access_row(&who, family, (what, reader.purpose_code()), now);
        if stands_outside {
            app.record.note_access(row).await?;
            return Err(Error::StepUp);
        }
        let family = Arc::new(Family::new(family));
        let colleagues = BTreeMap::new();
        let sealed = false;
        let in_box = Vec::new();
        let mut open = Self {
            app,
            who,
            reader,
            family,
            colleagues,
            now,
            today,
            sealed,
            in_box,
            asker,
            entries,
        };
        open.fold();
        // Nothing is shown before the row is in the book; what else there is to ask is asked meanwhile.
        // Families are counted behind the row, so that many opened at once are counted too.
        let noted = async {
            open.app.record.note_access(row).await?;
            budget::after_opening(&open.app, &open.who, open.family.id, now).await
        };
        let ((), names, sealed) = tokio::try_join!(noted, open.names(), sealed::is_open_to(&open))?;
        open.colleagues = names;
        open.sealed = sealed;
        Ok(open)
    }

    /// Whether the reader takes part in writing this family's record.
    pub fn may_write(&self) -> bool {
        access::writes(&self.reader)
    }

    /// Ends the request of somebody who may only read, before anything of a form is looked at.
    pub fn require_write(&self) -> Result<(), Error> {
        if self.may_write() { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// Whether the reader may write an entry of this label.
    pub fn may_write_under(&self, label: &Label) -> bool {
        access::may_write(&self.reader, label)
    }

    /// Whether this act is in the record already: a form posted twice.
    pub fn happened(&self, act: u128) -> bool {
        writing::happened(&self.entries, act)
    }

    /// What the reader may read, entry by entry, oldest first.
    pub fn said(&self) -> impl Iterator<Item = &Said> {
        let (reader, rights) = (&self.reader, &self.entries.whole.rights);
        let me = self.who.practitioner();
        let may = move |said: &&Said| rule::may_read(reader, me, said, rights.shared_with(said.id));
        self.entries.said.iter().filter(may)
    }

    /// One entry, where the reader may read it.
    pub fn said_at(&self, entry: EntryId) -> Option<&Said> {
        self.said().find(|said| said.id == entry)
    }

    /// That what was typed is kept, and since what hour.
    pub fn saved_at(&self, at: Timestamp) -> String {
        let time = self.who.words.time(self.app.local(at).time());
        self.who.words.with("note-saved", &[("time", time.into())])
    }

    /// Everybody's entries and the family they fold to, before anybody's rights are looked at: for
    /// deciding who may read, never for a page.
    pub fn whole(&self) -> &Arc<Entries> {
        &self.entries
    }

    /// The language somebody of the family reads their own pages in, where they have a way in.
    pub async fn language_of(&self, person: PersonId) -> Result<Option<Language>, Error> {
        let all = accounts::of_person(&self.app.record, self.family.id, person).await?;
        let open = all.into_iter().find(|account| account.ended.is_none());
        Ok(open.map(|account| account.language))
    }

    /// Who of the family would read an entry of this label today, if each had an account: said while
    /// it is written, so that nobody is surprised.
    pub fn readers_of(&self, label: &Label) -> Vec<PersonId> {
        let at = Moment { now: self.now, today: self.today };
        let whole = &self.entries.whole;
        let reads = |person: &PersonId| {
            let relation = access::relation(whole, &Asker::Member(*person), at);
            access::may_read(&Reader::new(Hat::Caregiver, relation), label, &[])
        };
        self.family.people.caregivers().map(|person| person.id).filter(reads).collect()
    }

    /// Decides on the family as it stands and appends what was decided; when somebody else wrote
    /// meanwhile, looks again and decides again.
    pub async fn write<R>(
        &mut self,
        act: u128,
        statements: impl Fn(&App) -> Vec<Statement>,
        decide: impl Fn(&Family) -> Result<Vec<Labelled>, R>,
    ) -> Result<(), NotWritten<R>> {
        self.decided(act, statements, Along::default(), |open| decide(&open.family)).await
    }

    /// The same, with what goes to other streams in the same transaction.
    pub async fn write_beside<R>(
        &mut self,
        act: u128,
        statements: impl Fn(&App) -> Vec<Statement>,
        beside: &[Append],
        decide: impl Fn(&Family) -> Result<Vec<Labelled>, R>,
    ) -> Result<(), NotWritten<R>> {
        let along = Along { streams: beside, file: None };
        self.decided(act, statements, along, |open| decide(&open.family)).await
    }

    /// The same, for what is decided by everybody's entries: also these are looked at anew.
    pub async fn write_by_whole<R>(
        &mut self,
        act: u128,
        statements: impl Fn(&App) -> Vec<Statement>,
        decide: impl Fn(&Self) -> Result<Vec<Labelled>, R>,
    ) -> Result<(), NotWritten<R>> {
        self.decided(act, statements, Along::default(), decide).await
    }

    /// The same, with a file to lie beside the first entry.
    pub async fn write_with_file<R>(
        &mut self,
        act: u128,
        file: &[u8],
        decide: impl Fn(&Self) -> Result<Vec<Labelled>, R>,
    ) -> Result<(), NotWritten<R>> {
        let along = Along { streams: &[], file: Some(file) };
        self.decided(act, |_| Vec::new(), along, decide).await
    }

    async fn decided<R>(
        &mut self,
        act: u128,
        statements: impl Fn(&App) -> Vec<Statement>,
        along: Along<'_>,
        decide: impl Fn(&Self) -> Result<Vec<Labelled>, R>,
    ) -> Result<(), NotWritten<R>> {
        for _ in 0..TRIES {
            if self.happened(act) {
                return Ok(());
            }
            let events = decide(self).map_err(NotWritten::Refused)?;
            if !events.iter().all(|event| access::may_append(&self.reader, event)) {
                return Err(NotWritten::Failed(Error::Forbidden));
            }
            let purpose = ("family.write", self.reader.purpose_code());
            let writing = Writing {
                family: self.family.id,
                act,
                by: self.who.practitioner(),
                at: self.now,
                events,
                attachment: along.file.map(<[u8]>::to_vec),
                statements: statements(&self.app),
                access: Some(access_row(&self.who, self.family.id, purpose, self.now)),
            };
            let app = self.app.clone();
            let written = writing::append_beside(&app, &self.entries, writing, along.streams).await;
            if let Written::Done = written.map_err(NotWritten::Failed)? {
                return Ok(());
            }
            self.entries = app.entries(self.family.id).await.map_err(NotWritten::Failed)?;
            // What was written meanwhile may have ended what tied them to the family.
            let at = Moment { now: self.now, today: self.today };
            self.reader.relation = access::relation(&self.entries.whole, &self.asker, at);
            if !rule::may_open(&self.reader) {
                return Err(NotWritten::Failed(Error::NotFound));
            }
            self.fold();
        }
        Err(NotWritten::Failed(Error::Changed))
    }

    async fn names(&self) -> Result<BTreeMap<PractitionerId, String>, Error> {
        let mut names = BTreeMap::new();
        let team = self.family.team.iter().map(|member| member.practitioner);
        let covers = self.family.rights.covers.iter().map(|cover| cover.practitioner);
        let stand_for = self.family.visits.iter().flat_map(|visit| &visit.cosigned);
        let stand_for = stand_for.map(|one| one.by);
        let asked = self.family.releases.practitioners();
        for id in team.chain(covers).chain(asked).chain(stand_for) {
            if id != self.who.practitioner() && !names.contains_key(&id) {
                let account = accounts::by_id(&self.app.record, id.0).await?;
                names.extend(account.map(|account| (id, account.name)));
            }
        }
        Ok(names)
    }

    /// What may not be read is dropped before folding, so that nothing hidden leaves a trace.
    fn fold(&mut self) {
        self.family = if self.said().count() == self.entries.said.len() {
            // Nothing is dropped, so it is the fold that is kept already.
            Arc::clone(&self.entries.whole)
        } else {
            Arc::new(Family::fold(self.family.id, self.said()))
        };
    }
}

/// A row of the access book: what was done, and what for.
pub fn access_row(
    who: &Who,
    family: FamilyId,
    (what, purpose): (&str, &str),
    at: Timestamp,
) -> Access {
    Access {
        who: ActorId(who.account),
        hat: who.hat.code().to_owned(),
        stream: Some(StreamId(family.0)),
        what: what.to_owned(),
        purpose: purpose.to_owned(),
        at: at.as_microsecond(),
    }
}

async fn asker(app: &App, who: &Who) -> Result<Asker, Error> {
    if let Some((_, person)) = who.caregiver_in {
        return Ok(Asker::Member(person));
    }
    let supervised = match who.hat {
        Hat::Supervisor => accounts::supervised_by(&app.record, who.account).await?,
        _ => Vec::new(),
    };
    Ok(Asker::Practitioner(who.practitioner(), supervised))
}

/// Whether anything at all ties this person to the family, by the lists alone.
async fn has_reason(
    app: &App,
    who: &Who,
    asker: &Asker,
    family: FamilyId,
    (now, today): (Timestamp, Date),
) -> Result<bool, Error> {
    let me = who.practitioner();
    let Reasons { team, emergency } = lists::reasons(&app.record, family, me, (now, today)).await?;
    Ok(match asker {
        Asker::Member(_) => {
            who.hat == Hat::Caregiver && who.caregiver_in.is_some_and(|(own, _)| own == family)
        }
        Asker::Practitioner(_, supervised) => {
            emergency || team.contains(&me) || team.iter().any(|known| supervised.contains(known))
        }
    })
}
