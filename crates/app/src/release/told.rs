// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an entry says, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::attachments;
use practice::card::{self, Reply};
use practice::early_care;
use practice::expecting;
use practice::family::Record;
use practice::goodbye;
use practice::kin;
use practice::presence;
use practice::safety::{Plan, SafeContact};
use practice::supports;
use practice::visits::{self, Summary};
use practice::{PersonId, VisitId, people, relationships};

use super::told_facts;
use crate::called;
use crate::codes::{
    ASKERS, FORMS, GRIEFS, IMAGININGS, LINES, MODALITIES, SHAPES, STATES, TIES, TOGETHERS, WHATS,
    code_of,
};
use crate::open::Open;
use crate::safety::way_in_words;

/// What of the record itself is given; none for a file, which is given apart.
pub fn of_record(open: &Open, event: &Record) -> Option<(Option<Date>, Vec<String>)> {
    match event {
        Record::Opened { on, .. } => Some((Some(*on), Vec::new())),
        Record::WishSaid { teller, words, on }
        | Record::BringsTold { words, teller: Some(teller), on } => {
            Some((Some(*on), vec![said_by(open, *teller, words.as_str())]))
        }
        Record::BringsTold { words, teller: None, on } => {
            Some((Some(*on), vec![words.to_string()]))
        }
        Record::TeamChanged { practitioner, on, .. } => {
            Some((Some(*on), vec![called::practitioner(open, *practitioner)]))
        }
        // The file itself is given apart, where it is asked for.
        Record::ImportReceived { .. } => None,
    }
}

/// What is said of the end of the work, and of its beginning anew.
pub fn of_goodbye(open: &Open, event: &goodbye::Event) -> (Option<Date>, Vec<String>) {
    match event {
        goodbye::Event::Closed { on } | goodbye::Event::Reopened { on } => (Some(*on), Vec::new()),
        goodbye::Event::Explained(explained) => {
            let why = open.who.words.say(&format!("goodbye-why-{}", explained.why.code()));
            let words = explained.words.as_ref().map(ToString::to_string);
            (Some(explained.on), std::iter::once(why).chain(words).collect())
        }
    }
}

/// What was agreed of the rhythm, and how somebody reached out.
pub fn of_presence(open: &Open, event: &presence::Event) -> (Option<Date>, Vec<String>) {
    let words = open.who.words;
    match event {
        presence::Event::Agreed(agreed) => {
            let every = called::rhythm(words, agreed.every_days.map(i64::from));
            let every = Some(every).filter(|every| !every.is_empty());
            let pause = agreed.pause_until.map(|until| words.date(until));
            let pause = pause.map(|date| words.with("presence-paused", &[("date", date.into())]));
            (Some(agreed.on), every.into_iter().chain(pause).collect())
        }
        presence::Event::Explained { on, words } => (Some(*on), vec![words.to_string()]),
        presence::Event::Tried(tried) => {
            let way = words.say(&format!("presence-way-{}", tried.way.code()));
            let said = tried.words.as_ref().map(ToString::to_string);
            (Some(tried.on), std::iter::once(way).chain(said).collect())
        }
    }
}

/// What somebody said, with their name.
pub(super) fn said_by(open: &Open, teller: practice::PersonId, text: &str) -> String {
    format!("{}: {text}", called::person_in(open.who.words, &open.family, teller))
}

/// Who belongs to whom.
pub fn of_kin(open: &Open, event: &kin::Event) -> Vec<String> {
    use kin::Event;
    let words = open.who.words;
    let name = |person: &PersonId| called::person_in(words, &open.family, *person);
    let mistake = || words.say("map-by-mistake");
    match event {
        Event::CoupleTold { a, b, how, words: said, .. } => {
            let how = how.map_or_else(mistake, |how| {
                words.say(&format!("together-{}", code_of(&TOGETHERS, how)))
            });
            let said = said.as_ref().map(ToString::to_string);
            [name(a), name(b), how].into_iter().chain(said).collect()
        }
        Event::ParentTold { child, parent, how, .. } => {
            let how = how
                .map_or_else(mistake, |how| words.say(&format!("line-{}", code_of(&LINES, how))));
            vec![name(child), how, name(parent)]
        }
        Event::PregnancyEnded { of, with, child, when, words: said, mistake: told_wrongly } => {
            let people = [Some(of), with.as_ref(), child.as_ref()].into_iter().flatten().map(name);
            let said = [when.as_ref(), said.as_ref()].into_iter().flatten();
            let mistake = told_wrongly.then(mistake);
            people.chain(said.map(ToString::to_string)).chain(mistake).collect()
        }
        Event::ShapeChosen { person, shape } => {
            vec![name(person), words.say(&format!("shape-{}", code_of(&SHAPES, *shape)))]
        }
        Event::Nudged { .. } => Vec::new(),
    }
}

/// What was said of people.
pub fn of_people(open: &Open, event: &people::Event) -> Vec<String> {
    use people::Event;
    let name = |person| called::person_in(open.who.words, &open.family, person);
    match event {
        Event::Added(added) => vec![name(added.person)],
        Event::Changed(changed) => vec![name(changed.person)],
        Event::Born { person, on, .. } => vec![name(*person), open.who.words.date(*on)],
        Event::Died { person, when } => vec![name(*person), when.to_string()],
        Event::Away { person, place } => {
            let place = place.as_ref().map(ToString::to_string);
            std::iter::once(name(*person)).chain(place).collect()
        }
        Event::CareBegan(began) => vec![name(began.caregiver), name(began.child)],
        Event::CareEnded { caregiver, child, .. } => vec![name(*caregiver), name(*child)],
        Event::HomeAdded { called, .. } => vec![called.to_string()],
        Event::Sleeps { person, how_much, .. } => {
            let how_much = how_much.as_ref().map(ToString::to_string);
            std::iter::once(name(*person)).chain(how_much).collect()
        }
        Event::ContactAgreed { person, contact } => {
            let rest = [contact.when.as_ref(), contact.never.as_ref()];
            let rest = rest.into_iter().flatten().map(ToString::to_string);
            [name(*person), contact.how.to_string()].into_iter().chain(rest).collect()
        }
        Event::IdentitySaid { person, said } => {
            let also = said.also.as_ref().map(ToString::to_string);
            [name(*person), said.words.to_string()].into_iter().chain(also).collect()
        }
    }
}

/// What was answered on the family's own card, and who said it.
pub fn of_card(open: &Open, event: &card::Event) -> (Option<Date>, Vec<String>) {
    let words = open.who.words;
    let card::Event::Answered { topic, answer, .. } = event;
    let teller = called::person_in(words, &open.family, answer.teller);
    let mut says = vec![words.say(&format!("card-topic-{}", topic.code()))];
    match answer.reply {
        Reply::Said if answer.words.is_empty() => says.push(teller),
        Reply::Said => says.push(said_by(open, answer.teller, answer.words.as_str())),
        Reply::PrefersNot => says.push(words.with("card-prefers-not", &[("name", teller.into())])),
        Reply::TakenBack => says.push(words.with("card-taken-back", &[("name", teller.into())])),
    }
    says.extend(answer.languages.iter().map(|spoken| called::spoken(words, spoken)));
    (Some(answer.on), says)
}

/// What was told around a child who was expected, and days that are tender.
pub fn of_expecting(open: &Open, event: &expecting::Event) -> (Option<Date>, Vec<String>) {
    use expecting::Event;
    let words = open.who.words;
    let name = |person: &PersonId| called::person_in(words, &open.family, *person);
    let own = |own: &expecting::OwnWords| said_by(open, own.teller, own.words.as_str());
    match event {
        Event::Imagined { child, what, own: said } => {
            let what = words.say(&format!("imagining-{}", code_of(&IMAGININGS, *what)));
            (Some(said.on), vec![name(child), what, own(said)])
        }
        Event::BirthTold { child, own: said } => (Some(said.on), vec![name(child), own(said)]),
        Event::LossSaid { child, about, own: said } => {
            let about = words.say(&format!("grief-{}", code_of(&GRIEFS, *about)));
            (Some(said.on), vec![name(child), about, own(said)])
        }
        Event::NameKept { child, keep, teller, on } => {
            let says = words.say(&format!("expecting-keep-{}", if *keep { "yes" } else { "no" }));
            (Some(*on), vec![name(child), format!("{}: {says}", name(teller))])
        }
        Event::TenderTold(told) => {
            let when = crate::expecting::said_when(open, told.when);
            (Some(told.on), vec![told.words.to_string(), when])
        }
        Event::TenderEnded { on, .. } => (Some(*on), Vec::new()),
    }
}

/// What carries the family, how it stands, and that it ended.
pub fn of_support(open: &Open, event: &supports::Event) -> (Option<Date>, Vec<String>) {
    let words = open.who.words;
    let name = |person: &PersonId| called::person_in(words, &open.family, *person);
    match event {
        supports::Event::Told { stands, .. } | supports::Event::Changed { stands, .. } => {
            let what = format!("supports-what-{}", code_of(&WHATS, stands.what));
            let tie = format!("supports-tie-{}", code_of(&TIES, stands.tie));
            let flows = [(stands.gives, "gives"), (stands.takes, "takes")];
            let flows = flows.into_iter().filter(|(is, _)| *is);
            let flows = flows.map(|(_, code)| words.say(&format!("supports-says-{code}")));
            let said = stands.words.as_ref().map(|said| match stands.teller {
                Some(teller) => said_by(open, teller, said.as_str()),
                None => said.to_string(),
            });
            let says = [stands.called.to_string(), words.say(&what), words.say(&tie)];
            let says = says.into_iter().chain(flows).chain(stands.whom.iter().map(name));
            (Some(stands.on), says.chain(said).collect())
        }
        supports::Event::Ended { support, why, on } => {
            let known = open.family.supports.get(*support);
            let called = known.map(|known| known.now().called.to_string());
            (Some(*on), called.into_iter().chain(why.as_ref().map(ToString::to_string)).collect())
        }
    }
}

/// What is kept beside the words, where it still is: what it is, and how one gets it, since a copy is words. Of
/// what was removed nothing is said, as on every page.
pub fn of_attachment(
    open: &Open,
    event: &attachments::Event,
) -> Option<(Option<Date>, Vec<String>)> {
    let words = open.who.words;
    let attachments::Event::Kept(kept) = event else { return None };
    open.family.attachments.get(kept.attachment)?;
    let name = |person: &PersonId| called::person_in(words, &open.family, *person);
    let sound = kept
        .name_of
        .as_ref()
        .map(|person| words.with("attachments-sound-of", &[("name", name(person).into())]));
    let caption = Some(kept.caption.to_string()).filter(|caption| !caption.is_empty());
    let what = words.say(&format!("attachments-form-{}", code_of(&FORMS, kept.form)));
    let says = [sound, caption, Some(what)].into_iter().flatten();
    let says = says.chain(kept.about.iter().map(name));
    Some((Some(kept.on), says.chain([words.say("attachments-apart")]).collect()))
}

/// What was told of a baby's early care, and the letter for the next arms.
pub fn of_early_care(open: &Open, event: &early_care::Event) -> (Option<Date>, Vec<String>) {
    use early_care::Event;
    let words = open.who.words;
    let name = |person| called::person_in(words, &open.family, person);
    match event {
        Event::StayTold { child, account, told, .. } => {
            let says = match account {
                Some(account) => called::stay(open, account),
                None => vec![words.say("early-by-mistake")],
            };
            (Some(told.on), std::iter::once(name(*child)).chain(says).collect())
        }
        Event::HabitTold { child, habit, answer } => {
            let said = match (answer.reply, answer.told.teller) {
                (early_care::Reply::Said, Some(teller)) => {
                    said_by(open, teller, answer.words.as_str())
                }
                (early_care::Reply::Said, None) => answer.words.to_string(),
                (reply, _) => words.say(&format!("early-reply-{}", reply.code())),
            };
            let about = words.say(&format!("early-habit-{}", habit.code()));
            (Some(answer.told.on), vec![name(*child), about, said])
        }
        Event::LetterGiven { child, letter } => {
            let says = letter.says.iter().map(ToString::to_string);
            let to = [name(*child), letter.to.to_string()];
            (Some(letter.on), to.into_iter().chain(says).collect())
        }
    }
}

/// The ways that are safe, and what may be said.
pub fn of_contact(open: &Open, person: practice::PersonId, rule: &SafeContact) -> Vec<String> {
    let name = called::person_in(open.who.words, &open.family, person);
    let good = rule.ways.iter().filter(|agreed| agreed.allowed);
    let ways = good.map(|agreed| way_in_words(open, agreed));
    let say = rule.may_say.iter().map(ToString::to_string);
    std::iter::once(name).chain(ways).chain(say).collect()
}

/// Somebody's plan to keep safe, step by step in their own words.
pub fn of_plan(open: &Open, plan: &Plan) -> Vec<String> {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, plan.person);
    let step = |step: &practice::safety::Step| {
        format!("{}: {}", words.say(&format!("safety-plan-{}", step.about.code())), step.words)
    };
    std::iter::once(name).chain(plan.steps.iter().map(step)).collect()
}

/// How a relationship was called, or stood.
pub fn of_relationship(open: &Open, event: &relationships::Event) -> (Option<Date>, Vec<String>) {
    let called = |id| {
        let known = open.family.relationships.get(id);
        known.map(|known| called::relationship(open, known))
    };
    match event {
        relationships::Event::Named { relationship, .. } => {
            (None, called(*relationship).into_iter().collect())
        }
        relationships::Event::Seen { relationship, seen } => {
            let state = open.who.words.say(&format!("state-{}", code_of(&STATES, seen.state)));
            let words = seen.words.as_ref().map(ToString::to_string);
            let says = called(*relationship).into_iter().chain([state]).chain(words);
            (Some(seen.on), says.collect())
        }
    }
}

/// What was agreed, held, or written of a visit.
pub fn of_visit(open: &Open, event: &visits::Event) -> (Option<Date>, Vec<String>) {
    use visits::Event;
    let words = open.who.words;
    let day = |visit: VisitId| open.family.visits.get(visit).and_then(visits::Visit::on);
    match event {
        Event::Planned { when, takes, .. } => {
            let place = told_facts::place(open, when.place);
            let takes = told_facts::of_takes(open, takes);
            (Some(when.on), [place].into_iter().chain(takes).collect())
        }
        Event::Moved { when, .. } => (Some(when.on), vec![told_facts::place(open, when.place)]),
        Event::TakesChanged { visit, takes } => {
            let told = told_facts::of_takes(open, takes);
            (day(*visit), vec![told.unwrap_or_else(|| words.say("visit-took-nothing"))])
        }
        Event::Arranged { visit, arrival } => (day(*visit), told_facts::of_arrival(open, arrival)),
        Event::MoveExplained { on, why, .. } => {
            let asked = words.say(&format!("asked-{}", code_of(&ASKERS, why.asked)));
            let told = why.words.iter().map(ToString::to_string);
            (Some(*on), [asked].into_iter().chain(told).collect())
        }
        Event::CalledOff { visit } | Event::FinishedAway { visit, .. } => (day(*visit), Vec::new()),
        Event::DidNotHappen { on, why, .. } => {
            (Some(*on), why.words.iter().map(ToString::to_string).collect())
        }
        Event::Signed { held, .. } | Event::HeldCorrected { held, .. } => {
            (Some(held.when.on), told_facts::of_held(open, held))
        }
        Event::Wrote { visit, text, teller, .. } => {
            let text = match teller {
                Some(teller) => said_by(open, *teller, text.as_str()),
                None => text.to_string(),
            };
            (day(*visit), vec![text])
        }
        Event::Amended { visit, reason, .. } => (day(*visit), vec![reason.to_string()]),
        Event::Summarised { visit, summary } => (day(*visit), of_summary(open, summary)),
        Event::Attested { visit, amendment, .. } => {
            let known = open.family.visits.get(*visit);
            let one = known.and_then(|known| known.attested(*amendment));
            (
                day(*visit),
                one.map(|one| super::told_signed::by_passkey(open, one)).into_iter().collect(),
            )
        }
        Event::Cosigned { visit, amendment, .. } => {
            let known = open.family.visits.get(*visit);
            let mut all = known.into_iter().flat_map(|known| &known.cosigned);
            let one = all.find(|one| one.amendment == *amendment);
            (
                day(*visit),
                one.map(|one| super::told_signed::stood_for(open, one)).into_iter().collect(),
            )
        }
        Event::Committed { visit, .. } | Event::CosignDue { visit, .. } => {
            (day(*visit), Vec::new())
        }
    }
}

fn of_summary(open: &Open, summary: &Summary) -> Vec<String> {
    let words = open.who.words;
    let modality = code_of(&MODALITIES, summary.modality);
    let enough = summary.enough.then(|| words.say("visit-enough"));
    let says = [
        called::person_in(words, &open.family, summary.about),
        words.say(&format!("modality-{modality}")),
        summary.progress.to_string(),
        summary.plan.to_string(),
    ];
    says.into_iter().chain(enough).collect()
}
