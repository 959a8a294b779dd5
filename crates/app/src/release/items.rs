// SPDX-License-Identifier: AGPL-3.0-or-later
//! The items of a copy: each entry as one line or a few, in words a person reads.

use jiff::civil::Date;
use practice::attachments;
use practice::kin;
use practice::release::{self, Answer, Correction, Going, Made};
use practice::rights::Given;
use practice::safety;
use practice::visits;
use practice::{AttachmentId, Event, Said};
use serde::Serialize;

use super::{
    told, told_ahead, told_back, told_brought, told_echoed, told_guidance, told_handover,
    told_held, told_joys, told_ours, told_plays, told_retold, told_understood, told_us,
    told_voices, told_wondered,
};
use crate::called;
use crate::open::Open;

/// One item of a copy.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The day it is about, or was written.
    pub on: Date,
    /// What it is, in words.
    pub what: String,
    /// What it says.
    pub says: Vec<String>,
    /// What somebody asked to be changed in it, and what became of that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
    /// The file it tells of, which goes beside the copy.
    #[serde(skip)]
    pub beside: Option<AttachmentId>,
}

/// What goes beside substance use records, 42 CFR 2.32.
#[derive(Debug, Serialize)]
pub struct Redisclosure {
    /// What the reader may not do with it.
    pub notice: String,
    /// The consent, line by line.
    pub consent: Vec<String>,
}

/// What is withheld, and what whoever has the copy may do about it.
#[derive(Debug, Serialize)]
pub struct Kept {
    /// The ground of each.
    pub grounds: Vec<String>,
    /// Who looks at it again, and where to complain.
    pub remedies: Vec<String>,
}

/// A copy, as a file and on paper alike. It is made from [`Going`] alone, so that no item leaves
/// without what has to go along.
#[derive(Serialize)]
pub struct Copy {
    /// To whom.
    pub to: String,
    /// The day it was made.
    pub made: Date,
    /// The last day on which it is given as a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What goes beside substance use records, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_2: Option<Redisclosure>,
    /// What went. Not to be filled in elsewhere, so that there is no other way to a copy.
    items: Vec<Item>,
    /// What is withheld, where something is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Kept>,
}

impl Copy {
    /// The copy as it was made.
    pub fn of(open: &Open, made: &Made) -> Self {
        let (went, part_2) = Going::of(&open.family, open.said(), made).all();
        let along = made.corrections.as_deref();
        let as_it_went = |said: &Said| {
            Some(Item { corrections: corrections(open, said, along), ..item(open, said)? })
        };
        let mut items: Vec<Item> = went.into_iter().filter_map(as_it_went).collect();
        items.sort_by_key(|item| item.on);
        Self {
            to: made.to.to_string(),
            made: made.on,
            until: made.until,
            part_2: part_2.map(|along| Redisclosure {
                notice: open.who.words.say("release-part-2-notice"),
                consent: along.consent.map(|given| consent(open, given)).unwrap_or_default(),
            }),
            items,
            withheld: (!made.withheld.is_empty()).then(|| kept(open, made)),
        }
    }
}

impl Copy {
    /// What went, in the order of the days it is about.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
}

fn kept(open: &Open, made: &Made) -> Kept {
    let words = open.who.words;
    let ground = |one: &practice::release::Withheld| {
        words.say(&format!("release-ground-{}", super::forms::ground_code(one.ground)))
    };
    let reviewer = made
        .reviewer
        .as_ref()
        .map(|name| words.with("release-reviewer-is", &[("name", name.as_str().into())]));
    let complain = words.say("release-complain");
    Kept {
        grounds: made.withheld.iter().map(ground).collect(),
        remedies: reviewer.into_iter().chain([complain]).collect(),
    }
}

/// A consent in lines, as it goes along with what goes by it.
fn consent(open: &Open, given: &Given) -> Vec<String> {
    let words = open.who.words;
    let consent = &given.consent;
    let names = |people: &[practice::PersonId]| {
        let name = |id: &practice::PersonId| called::person_in(words, &open.family, *id);
        people.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let covers =
        consent.covers.iter().map(|one| words.say(&format!("rights-covers-{}", one.code())));
    let line = |key: &str, says: String| format!("{}: {says}", words.say(key));
    let mut lines = vec![
        line("rights-by", names(&consent.by)),
        line("rights-to", consent.to.to_string()),
        line("rights-purpose", words.say(&format!("rights-purpose-{}", consent.purpose.code()))),
    ];
    if consent.counselling {
        lines.push(line("rights-counselling", words.say("rights-counselling-alone")));
    } else {
        lines.push(line("rights-covers", covers.collect::<Vec<_>>().join(", ")));
    }
    if !consent.children.is_empty() {
        lines.push(line("rights-children", names(&consent.children)));
    }
    if let Some(since) = consent.since {
        lines.push(line("rights-since", words.date(since)));
    }
    if consent.part2 {
        lines.push(line("rights-part2", words.say("rights-part2-named")));
    }
    lines.push(line("rights-from", words.date(consent.from)));
    lines.push(line("rights-until", words.date(consent.until)));
    lines.extend(consent.words.as_ref().map(ToString::to_string));
    lines
}

/// What was asked to be changed in an entry, and what became of it; it goes wherever the entry goes. Of a
/// copy that was made, what went with it, where that was kept.
fn corrections(open: &Open, said: &Said, kept: Option<&[Correction]>) -> Vec<String> {
    let words = open.who.words;
    let mut all = Vec::new();
    for asked in release::corrections(&open.family, &open.whole().said, said) {
        let Some((answer, _, on)) = &asked.answered else { continue };
        let went = kept.map(|all| all.iter().find(|one| one.request == asked.id));
        if went == Some(None) {
            continue;
        }
        let date = [("date", words.date(*on).into())];
        all.push(match answer {
            Answer::Granted => words.with("release-corrected", &date),
            Answer::InPart => words.with("release-corrected-in-part", &date),
            Answer::Refused => words.with("release-not-corrected", &date),
        });
        let stated = asked.stated.as_ref().filter(|_| went.flatten().is_none_or(|one| one.stated));
        if let Some((statement, on)) = stated {
            let said = [("date", words.date(*on).into()), ("words", statement.as_str().into())];
            all.push(words.with("release-statement", &said));
        }
    }
    all
}

/// What an entry is, and what it says, as a copy has it; none for what has no words of its own to give.
pub fn in_words(open: &Open, said: &Said) -> Option<(String, Vec<String>)> {
    item(open, said).map(|item| (item.what, item.says))
}

/// An entry as an item; none for what has no words of its own to give.
pub fn item(open: &Open, said: &Said) -> Option<Item> {
    let words = open.who.words;
    let written = open.app.local(said.at).date();
    let (kind, _) = practice::Labelled::new(said.label.clone(), said.event.clone()).to_entry();
    let (on, says) = match &said.event {
        Event::Record(event) => told::of_record(open, event)?,
        Event::People(event) => (None, told::of_people(open, event)),
        // Where somebody stands on the picture says nothing.
        Event::Kin(kin::Event::Nudged { .. }) => return None,
        Event::Kin(event) => (None, told::of_kin(open, event)),
        Event::Relationships(event) => told::of_relationship(open, event),
        // What binds a note is for checking it, and what waits is the work's: neither says anything of the family.
        Event::Visits(visits::Event::Committed { .. } | visits::Event::CosignDue { .. }) => {
            return None;
        }
        Event::Visits(event) => told::of_visit(open, event),
        Event::Goodbye(event) => told::of_goodbye(open, event),
        Event::Presence(event) => told::of_presence(open, event),
        Event::Safety(safety::Event::ContactAgreed { person, rule }) => {
            (Some(rule.from), told::of_contact(open, *person, rule))
        }
        Event::Safety(safety::Event::Planned { plan }) => {
            (Some(plan.on), told::of_plan(open, plan))
        }
        Event::Card(event) => told::of_card(open, event),
        Event::Expecting(event) => told::of_expecting(open, event),
        Event::Supports(event) => told::of_support(open, event),
        Event::EarlyCare(event) => told::of_early_care(open, event),
        Event::LookingBack(event) => told_back::of_looking_back(open, event),
        Event::Promises(event) => told_ahead::of_promise(open, event),
        Event::Echoes(event) => told_echoed::of_echo(open, event),
        Event::Ours(event) => told_ours::of_ours(open, event),
        Event::Holding(event) => told_held::of_holding(open, event)?,
        Event::BetweenUs(event) => told_us::of_us(open, event)?,
        Event::Understandings(event) => told_understood::of_understanding(open, event)?,
        Event::Guidance(event) => told_guidance::of_guidance(open, event)?,
        Event::Retold(event) => told_retold::of_page(open, event)?,
        Event::Capacities(event) => told_brought::of_capacity(open, event)?,
        Event::Wonderings(event) => told_wondered::of_wondering(open, event)?,
        Event::Agenda(event) => told_ahead::of_agenda(open, event),
        Event::Attachments(event) => told::of_attachment(open, event)?,
        Event::Signs(event) => told_voices::of_sign(open, event)?,
        Event::Joys(event) => told_joys::of_joy(open, event)?,
        Event::Plays(event) => told_plays::of_play(open, event)?,
        Event::Firsts(event) => told_voices::of_first(open, event)?,
        Event::Observations(event) => told_voices::of_observation(open, event)?,
        Event::Handover(event) => told_handover::of_handover(open, event),
        Event::Rights(_) | Event::Release(_) | Event::Safety(_) => return None,
    };
    let what = match &said.event {
        Event::Visits(visits::Event::Wrote { field, .. }) => {
            words.say(&format!("note-{}", field.code()))
        }
        _ => words.say(&format!("release-kind-{}", kind.replace(['.', '_'], "-"))),
    };
    let corrections = corrections(open, said, None);
    let beside = match &said.event {
        Event::Attachments(attachments::Event::Kept(kept)) => Some(kept.attachment),
        _ => None,
    };
    Some(Item { on: on.unwrap_or(written), what, says, corrections, beside })
}
