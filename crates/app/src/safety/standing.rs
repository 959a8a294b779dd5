// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands in the record beside a form of the protected part: what the form began from, and whether it says more.

use practice::EntryId;
use record::EntryId as RecordEntry;

use super::forms;
use super::held::Form;
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::state::Entries;
use crate::writing::entry_id;

/// Where a form says which entry wrote what it began from.
pub const BEGAN: &str = "began";
/// Where a form that is shown again says that another one was written since it was begun.
pub const ANOTHER: &str = "another";

/// How many entries one of these forms writes at most.
const ENTRIES_MAX: usize = 2;

/// The entry that a form began from; none where nothing stood.
pub fn began(fields: &Fields) -> Option<EntryId> {
    fields.get(BEGAN).parse().ok()
}

/// Says in a form that it begins from what stands now.
pub fn begin(open: &Open, form: Form, fields: &mut Fields) {
    let Some(whole) = form.whole() else { return };
    set(fields, whole.stands(open.said()));
}

/// Gives a form whose act is in the record already an act of its own, so that what was changed in it
/// since can be kept. Whoever changed it has seen what that act wrote.
pub fn renew(entries: &Entries, form: Form, act: u128, fields: &mut Fields) {
    fields.set("act", crate::random::hex(&crate::random::bytes::<16>()));
    let Some(whole) = form.whole() else { return };
    let own: Vec<RecordEntry> = (0..ENTRIES_MAX).map(|number| entry_id(act, number)).collect();
    let said = entries.said.iter().filter(|said| own.contains(&RecordEntry(said.id.0)));
    set(fields, whole.stands(said));
}

/// Shows beside a form what stands, where that is not what it began from; whoever sends it again has
/// seen it.
pub fn show_another(open: &Open, form: Form, fields: &mut Fields) {
    let Some(whole) = form.whole() else { return };
    let stands = whole.stands(open.said());
    if stands != began(fields) {
        set(fields, stands);
        fields.set(ANOTHER, "yes");
    }
}

fn set(fields: &mut Fields, began: Option<EntryId>) {
    fields.set(BEGAN, began.map(|entry| entry.to_string()).unwrap_or_default());
}

/// Whether the record says already what was typed into a form.
pub fn says(open: &Open, form: Form, fields: &Fields) -> bool {
    let safety = &open.family.safety;
    let mut reading = Reading::new(fields, open.who.words);
    let same = match form {
        Form::Contact(id) => {
            let rule = forms::contact(&mut reading, open);
            safety.contact_on(id, open.today) == Some(&rule)
        }
        Form::Plan(id) => {
            let mut plan = forms::plan(&mut reading, open, id);
            plan.steps.retain(|step| !step.words.is_empty());
            safety.plan_of(id).is_some_and(|stands| stands.plan == plan)
        }
        Form::Place(id) => {
            let place = forms::place(&mut reading);
            safety.place_of(id).map_or(place.is_empty(), |stands| stands.place == place)
        }
        Form::Report(_) => {
            let made = forms::report(&mut reading, open);
            made.is_some_and(|made| safety.reports.iter().any(|known| known.report == made))
        }
        Form::Outcome(id) => {
            let words = reading.narrative("words");
            let known = safety.reports.iter().find(|known| known.id == id);
            known.is_some_and(|known| known.followed.iter().any(|(said, ..)| *said == words))
        }
        Form::Text(visit, field) => {
            let text = reading.narrative("text");
            let stands = open.family.visits.get(visit).and_then(|known| known.text(field));
            stands.is_some_and(|written| written.text == text)
        }
    };
    same && reading.problems.is_empty()
}
