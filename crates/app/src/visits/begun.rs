// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note that is begun: kept as typed, and where any of it was typed alone, opened alone.

use practice::VisitId;
use practice::access::Screen;
use record::ActorId;

use crate::error::Error;
use crate::fields::Fields;
use crate::holding::SAFE;
use crate::lists::drafts::{self, DraftOf, Kept};
use crate::open::Open;

/// Set in a draft of which every word was typed on a screen others see.
pub const IN_THE_ROOM: &str = "typed-in-the-room";

/// How the fields of a note begin that nobody else in the room sees: what was wondered, what somebody can do, how somebody was
/// held, what is told to one of them alone, and how it was between them and whoever visits.
const ALONE: [&str; 12] = [
    "capacity",
    "holding-",
    "wondered-",
    "ours-now-",
    "ours-why-",
    "guide-says",
    "guide-meant",
    "guide-why",
    "guide-because",
    "guide-came-",
    "guide-how-",
    "us-",
];

/// The draft of this visit's note, by whoever is signed in.
pub fn of(open: &Open, visit: VisitId) -> DraftOf {
    let (family, author) = (open.family.id, ActorId(open.who.account));
    DraftOf { family, draft: visit.0, author, kind: "note" }
}

/// What was typed so far.
pub enum Begun {
    /// Nothing.
    Not,
    /// This, and when it was kept.
    So(jiff::Timestamp, Fields),
    /// Something that was typed alone, while others see the screen now.
    Alone,
    /// Something that cannot be opened any more.
    Lost,
}

/// The note as it is begun.
pub async fn take(open: &Open, visit: VisitId) -> Result<Begun, Error> {
    let draft = drafts::take(&open.app.record, of(open, visit)).await?;
    Ok(match draft {
        Kept::Nothing => Begun::Not,
        Kept::Lost => Begun::Lost,
        Kept::So(_, fields) if is_shared(open) && !fields.has(IN_THE_ROOM) => Begun::Alone,
        Kept::So(at, fields) => Begun::So(at, fields),
    })
}

/// Keeps what was typed, in place of what was kept before. What the law or a part of the record keeps
/// from the others in the room is known only when a note is signed, so a draft goes by where it was
/// typed.
pub async fn keep(open: &Open, visit: VisitId, typed: &Fields) -> Result<(), Error> {
    let mut fields = typed.clone();
    fields.0.retain(|(name, _)| name != IN_THE_ROOM && name != SAFE);
    if is_shared(open) && !is_for_alone(typed) && !matches!(take(open, visit).await?, Begun::Alone)
    {
        fields.set(IN_THE_ROOM, "yes");
    }
    drafts::keep(&open.app.record, of(open, visit), open.now, &fields).await
}

/// Whether something was typed that is not on the page while others see the screen: such a note is finished alone.
pub fn is_kept_for_alone(open: &Open, fields: &Fields) -> bool {
    is_shared(open) && is_for_alone(fields)
}

fn is_for_alone(fields: &Fields) -> bool {
    let alone = |name: &str| ALONE.iter().any(|begin| name.starts_with(begin));
    fields.0.iter().any(|(name, value)| alone(name) && !value.trim().is_empty())
}

fn is_shared(open: &Open) -> bool {
    open.reader.screen == Screen::Shared
}
