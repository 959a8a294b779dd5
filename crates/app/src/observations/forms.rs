// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of observations hold, what they mean, and where they lead.

use jiff::civil::{Date, Time};
use practice::observations::{Refused, Seen};
use practice::text::Text;
use practice::told::Told;
use practice::{PersonId, VisitId};

use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open};
use crate::urls;
use crate::voices::forms::{Asked, asked, child};

/// What was seen, before it is known whose part it goes to.
#[derive(Debug, Clone)]
pub struct Seeing {
    /// Of which child.
    pub child: PersonId,
    /// What.
    pub words: Text,
    /// The day.
    pub day: Date,
    /// The hour.
    pub hour: Option<Time>,
    /// The visit it was told in.
    pub visit: Option<VisitId>,
    /// The day it is written.
    pub on: Date,
    /// The hour of that.
    pub at: Option<Time>,
}

impl Seeing {
    /// The same, in somebody's voice.
    pub fn by(self, told: Told) -> Seen {
        let Self { child, words, day, hour, visit, on, at } = self;
        Seen { child, words, told, day, hour, visit, on, at }
    }
}

/// A form as it begins: today.
pub fn blank(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("day", open.today.to_string());
    fields
}

/// What was seen as typed; none where something lacks, which is said beside it.
pub fn seen(reading: &mut Reading<'_>, open: &Open) -> Option<(Asked, Seeing)> {
    let words = reading.narrative("saw");
    if words.is_empty() && reading.problems.is_empty() {
        reading.problem("saw", Refused::Nothing.code());
    }
    let child = child(reading, open, "child");
    let day = reading.date("day").unwrap_or(open.today);
    let hour = reading.time("hour");
    let asked = asked(reading, open, ("", false));
    let own = matches!(Hand::of(open), Hand::Own(_));
    let at = own.then(|| open.app.local(open.now).time());
    Some((asked, Seeing { child: child?, words, day, hour, visit: None, on: open.today, at }))
}

/// Where a form leads: back to where it stands.
pub fn back(open: &Open, fields: &Fields) -> String {
    let family = open.family.id;
    let visit = fields.get("visit").parse::<VisitId>().ok();
    let visit = visit.filter(|id| open.family.visits.get(*id).is_some());
    match (fields.get("then"), visit) {
        ("story", _) => urls::story(family),
        ("before", Some(visit)) => urls::before_visit(family, visit),
        ("before", None) => urls::before(family),
        _ => urls::observations(family),
    }
}
