// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of plays hold, and what they mean: a song or a game of a family's own, and one time something was tried.

use jiff::civil::Date;
use practice::plays::{Chosen, Kept, Refused, Tried};
use practice::text::{LINE_MAX, Text};
use practice::{Facet, PersonId, PlayId, VisitId};

use super::Which;
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::voices::forms::{Asked, asked};
use crate::words::Language;

/// How the fields of a play of the family's own end.
pub const OWN: &str = "-own";
/// How the fields of something else that was played end.
pub const NAMED: &str = "-named";

/// A form as it begins: today, in the language of what a family keeps.
pub fn blank(open: &Open, language: Language) -> Fields {
    let mut fields = Fields::begun();
    fields.set("day", open.today.to_string());
    fields.set(&format!("day{NAMED}"), open.today.to_string());
    fields.set(&format!("language{OWN}"), language.code());
    fields
}

/// A play of the family's own, before it is known whose part it goes to.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// Who tells it, and for whom.
    pub asked: Asked,
    title: Text,
    how: Text,
    language: Language,
}

impl Keeping {
    /// The same in its part, as things are where the act is decided.
    pub fn settled(&self, open: &Open, child: PersonId, part: Facet) -> Kept {
        let told = self.asked.settled(open, child, part);
        let (title, how) = (self.title.clone(), self.how.clone());
        Kept { child, title, how, language: self.language.code().to_owned(), told, on: open.today }
    }
}

/// A play of the family's own as typed; none where something lacks, which is said beside it.
pub fn keeping(reading: &mut Reading<'_>, open: &Open, ending: &str) -> Option<Keeping> {
    let [title, how] = ["title", "how"].map(|name| format!("{name}{ending}"));
    let called = named(reading, &title);
    let goes = reading.narrative(&how);
    if goes.is_empty() && !has_problem(reading, &how) {
        reading.problem(&how, Refused::NoHow.code());
    }
    let language = reading.choice(&format!("language{ending}"), Language::parse);
    let language = language.unwrap_or(open.who.words.language());
    let asked = asked(reading, open, (ending, true));
    let whole = !called.is_empty() && !goes.is_empty();
    whole.then_some(Keeping { asked, title: called, how: goes, language })
}

/// What a play is called, as typed; said beside the field where it lacks.
pub fn named(reading: &mut Reading<'_>, field: &str) -> Text {
    let called = reading.line(field, LINE_MAX);
    if called.is_empty() && !has_problem(reading, field) {
        reading.problem(field, Refused::NoTitle.code());
    }
    called
}

fn has_problem(reading: &Reading<'_>, field: &str) -> bool {
    reading.problems.iter().any(|problem| problem.field == field)
}

/// One time something was tried, before it is known whose part it goes to.
#[derive(Debug, Clone)]
pub struct Trying {
    /// Who tells it, and for whom.
    pub asked: Asked,
    with: Vec<PersonId>,
    happened: Text,
    liked: Text,
    since_first: Text,
    /// The day it was played.
    pub day: Date,
}

impl Trying {
    /// The same in its part, as things are where the act is decided, no wider than a visit's.
    pub fn settled(
        &self,
        open: &Open,
        (child, which): (PersonId, &Which),
        (part, visit): (Facet, Option<VisitId>),
    ) -> Tried {
        Tried {
            child,
            play: which.id,
            boxed: which.boxed,
            title: which.title.clone(),
            with: self.with.iter().copied().filter(|one| *one != child).collect(),
            happened: self.happened.clone(),
            liked: self.liked.clone(),
            since_first: self.since_first.clone(),
            told: self.asked.settled(open, child, part),
            day: self.day,
            visit,
            on: open.today,
        }
    }
}

/// One time as typed into the fields of this ending; none where something lacks, which is said beside it.
pub fn trying(reading: &mut Reading<'_>, open: &Open, ending: &str) -> Option<Trying> {
    let field = |name: &str| format!("{name}{ending}");
    let happened = reading.narrative(&field("happened"));
    if happened.is_empty() && !has_problem(reading, &field("happened")) {
        reading.problem(&field("happened"), Refused::NothingHappened.code());
    }
    let [liked, since_first] = ["liked", "since"].map(|name| reading.narrative(&field(name)));
    let known = |id: &PersonId| open.family.people.get(*id).is_some();
    let with = reading.choices(&field("with"), |id| id.parse().ok().filter(known));
    let day = reading.date(&field("day")).unwrap_or(open.today);
    let asked = asked(reading, open, (ending, true));
    (!happened.is_empty()).then_some(Trying { asked, with, happened, liked, since_first, day })
}

/// Whether anything was typed of one time in the fields of this ending.
pub fn is_begun(fields: &Fields, ending: &str) -> bool {
    let typed = |name: &str| !fields.get(&format!("{name}{ending}")).trim().is_empty();
    ["play", "title", "happened", "liked", "since", "with", "again", "child"].into_iter().any(typed)
}

/// A choice for next time, by whoever asks for it, in a part as things are.
pub fn chosen(
    open: &Open,
    (child, which): (PersonId, &Which),
    (asked, part): (Asked, Facet),
) -> Chosen {
    let (play, boxed, title) = (which.id, which.boxed, which.title.clone());
    Chosen { child, play, boxed, title, told: asked.settled(open, child, part), on: open.today }
}

/// How the fields of a play of the family's own end that goes otherwise.
pub fn ending(play: PlayId) -> String {
    format!("-{play}")
}
