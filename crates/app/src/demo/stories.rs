// SPDX-License-Identifier: AGPL-3.0-or-later
//! From a story to a record: the opening, the visits in their rhythm, and what happens between.

use jiff::Span;
use jiff::civil::Time;
use practice::family;
use practice::people::{self, CareBegan, Contact, NewPerson, Role};
use practice::relationships::{self, Party, Seen};
use practice::visits::{self, Cause, Note, When, Why};
use practice::{HomeId, PersonId, PractitionerId, RelationshipId, VisitId};

use super::ahead;
use super::answers;
use super::attachments;
use super::back;
use super::casting::{Story, Told, Turn, Who};
use super::early;
use super::expecting;
use super::kin;
use super::notes;
use super::stock::Stock;
use super::supports::{self, Moment};
use super::telling::{Telling, line, prose};
use super::turns::turn;
use super::voices;

/// The ids a story's numbers stand for.
pub(super) struct Cast {
    pub(super) people: Vec<PersonId>,
    pub(super) bonds: Vec<RelationshipId>,
    pub(super) homes: Vec<HomeId>,
}

impl Cast {
    /// The person of a story's number; the first one for a number out of range, which a test of
    /// every story rules out.
    pub(super) fn person(&self, number: usize) -> PersonId {
        self.people.get(number).or(self.people.first()).copied().unwrap_or(PersonId(0))
    }
}

/// Who tells a story: whose family it is, who takes it over, and in whose words notes are written.
pub(super) struct Tellers {
    pub(super) first: PractitionerId,
    pub(super) then: PractitionerId,
    pub(super) notes: &'static Stock,
    pub(super) words: &'static Stock,
}

enum Step {
    Beside(usize),
    Card(usize),
    Support(Moment),
    Early(usize),
    Ahead(usize),
    Voice(usize),
    Seen(usize),
    Wish(usize),
    Turn(usize),
    Visit(usize),
}

/// Tells a whole story; what it returns are the ids of its people, by their numbers.
pub(super) fn tell(telling: &mut Telling<'_>, story: &Story, tellers: &Tellers) -> Vec<PersonId> {
    let mut by = tellers.first;
    let cast = draw(telling, story);
    let opened = story.rhythm.ago(story.rhythm.behind) + telling.random.between(3, 6);
    telling.sitting(opened, at(10, 15), by);
    open(telling, story, &cast, by);
    let mut visit = plan(telling, story, story.rhythm.behind);
    for (ago, step) in steps(story) {
        match step {
            Step::Visit(back) => {
                let now = Held { back, visit, ago, by };
                hold(telling, story, &cast, (tellers, &now));
                visit = plan(telling, story, back - 1);
            }
            Step::Seen(number) => {
                telling.sitting(ago, at(18, 5), by);
                see(telling, story, &cast, number);
            }
            Step::Card(number) => {
                telling.sitting(ago, at(18, 20), by);
                answers::tell(telling, &cast, &story.card[number]);
            }
            Step::Support(moment) => {
                telling.sitting(ago, at(18, 30), by);
                supports::tell(telling, &cast, moment);
            }
            Step::Beside(number) => {
                telling.sitting(ago, at(18, 40), by);
                attachments::tell(telling, &cast, (number, &story.beside[number]));
            }
            Step::Early(number) => {
                telling.sitting(ago, at(18, 30), by);
                early::tell(telling, &cast, &story.early[number]);
            }
            Step::Ahead(number) => {
                let one = &story.ahead[number];
                telling.sitting(ago, at(21, 40), by);
                ahead::tell(telling, &cast, (number, one), by);
            }
            Step::Voice(number) => {
                telling.sitting(ago, at(20, 30), by);
                voices::tell(telling, &cast, (number, &story.voices[number]));
            }
            Step::Wish(number) => {
                telling.sitting(ago, at(17, 40), by);
                wish(telling, story, &cast, number);
            }
            Step::Turn(number) => {
                telling.sitting(ago, at(9, 20), by);
                turn(telling, &cast, &story.turns[number].1, tellers);
                if matches!(story.turns[number].1, Turn::HandedOver) {
                    by = tellers.then;
                }
            }
        }
    }
    cast.people
}

/// Everything that happens after the opening, the oldest first.
fn steps(story: &Story) -> Vec<(i32, Step)> {
    let visits = (1..=story.rhythm.behind).rev();
    let mut all: Vec<(i32, Step)> =
        visits.map(|back| (story.rhythm.ago(back), Step::Visit(back))).collect();
    let seen = story.seen.iter().enumerate();
    all.extend(seen.map(|(number, seen)| (seen.ago, Step::Seen(number))));
    let wishes = story.wishes.iter().enumerate();
    all.extend(wishes.map(|(number, wish)| (wish.1, Step::Wish(number))));
    let card = story.card.iter().enumerate();
    all.extend(card.map(|(number, answered)| (answered.ago, Step::Card(number))));
    all.extend(supports::moments(story.supports).map(|(ago, one)| (ago, Step::Support(one))));
    let beside = story.beside.iter().enumerate();
    all.extend(beside.map(|(number, one)| (one.ago, Step::Beside(number))));
    let early = story.early.iter().enumerate();
    all.extend(early.map(|(number, told)| (told.ago, Step::Early(number))));
    let ahead = story.ahead.iter().enumerate();
    all.extend(ahead.map(|(number, said)| (said.ago, Step::Ahead(number))));
    let voices = story.voices.iter().enumerate();
    all.extend(voices.map(|(number, told)| (told.ago, Step::Voice(number))));
    let turns = story.turns.iter().enumerate();
    all.extend(turns.map(|(number, turn)| (turn.0, Step::Turn(number))));
    all.sort_by_key(|(ago, _)| std::cmp::Reverse(*ago));
    all
}

fn draw(telling: &mut Telling<'_>, story: &Story) -> Cast {
    let random = &mut telling.random;
    Cast {
        people: story.people.iter().map(|_| PersonId(random.id())).collect(),
        bonds: story.bonds.iter().map(|_| RelationshipId(random.id())).collect(),
        homes: story.homes.iter().map(|_| HomeId(random.id())).collect(),
    }
}

fn open(telling: &mut Telling<'_>, story: &Story, cast: &Cast, by: PractitionerId) {
    let today = telling.on();
    let every = u16::try_from(story.rhythm.every).ok();
    telling.keep_all(Ok::<_, people::Refused>(family::open(by, today, every)));
    for (who, id) in story.people.iter().zip(&cast.people) {
        let new = new_person(telling, who, *id);
        telling.keep(people::add(new, today));
    }
    for (home, called) in cast.homes.iter().zip(&story.homes) {
        let event = people::Event::HomeAdded { home: *home, called: line(called) };
        let decided = people::home(&telling.family, event);
        telling.keep(decided);
    }
    for (who, id) in story.people.iter().zip(&cast.people) {
        settle(telling, story, cast, (who, *id));
    }
    kin::tell(telling, story, cast);
    expecting::tell(telling, story, cast);
    let two = |number| Party::Person(cast.person(number));
    for (id, (a, b)) in cast.bonds.iter().zip(&story.bonds) {
        let decided = relationships::name(&telling.family, *id, two(*a), two(*b));
        telling.keep(decided);
    }
    for number in &story.with_us {
        let id = RelationshipId(telling.random.id());
        let us = Party::Practitioner(by);
        let decided = relationships::name(&telling.family, id, two(*number), us);
        telling.keep(decided);
    }
}

fn new_person(telling: &Telling<'_>, who: &Who, id: PersonId) -> NewPerson {
    let (birth, gestation) = who.birth(telling.days);
    let awaited = matches!(birth, Some(people::Birth::Due(_)));
    // A child on the way has no name yet, whatever name the story gives later.
    let names = if awaited { people::Names::default() } else { who.names.clone() };
    let languages = who.languages.iter().map(|(language, uses, interpreter)| people::LanguageUse {
        language: line(language),
        uses: uses.to_vec(),
        interpreter: *interpreter,
    });
    NewPerson {
        id,
        role: who.role,
        names,
        pronouns: who.pronouns.map(line),
        birth,
        gestation,
        languages: languages.collect(),
        source: None,
    }
}

/// Where somebody sleeps, for whom they care, how they are reached, and what changed their life.
fn settle(telling: &mut Telling<'_>, story: &Story, cast: &Cast, (who, id): (&Who, PersonId)) {
    let today = telling.on();
    let unborn = telling
        .family
        .people
        .get(id)
        .is_some_and(|known| known.role == Role::Child && known.born().is_none());
    for (home, how_much) in who.sleeps.iter().filter(|_| !unborn) {
        let Some(home) = cast.homes.get(*home).copied() else { continue };
        let how_much = how_much.map(line);
        let event = people::Event::Sleeps { home, person: id, how_much, here: true };
        let decided = people::home(&telling.family, event);
        telling.keep(decided);
    }
    if let Some((role, words, day_to_day)) = who.care {
        let children = story.people.iter().zip(&cast.people);
        let living =
            |(child, _): &(&Who, &PersonId)| child.role == Role::Child && child.died.is_none();
        for (_, child) in children.filter(living) {
            let words = line(words).some();
            let (caregiver, child) = (id, *child);
            let began = CareBegan { caregiver, child, role, words, since: None, day_to_day };
            let decided = people::care(&telling.family, began, today);
            telling.keep(decided);
        }
    }
    let died = who.died.map(|when| people::Event::Died { person: id, when: line(when) });
    let place = who.away.map(line);
    let away = place.map(|place| people::Event::Away { person: id, place: Some(place) });
    for event in died.into_iter().chain(away) {
        let decided = people::passing(&telling.family, event, today);
        telling.keep(decided);
    }
    if let Some((words, codes)) = who.identity {
        let codes = codes.to_vec();
        let said =
            people::IdentitySaid { words: line(words), teller: id, on: today, codes, also: None };
        let decided = people::identity(&telling.family, id, said, today);
        telling.keep(decided);
    }
    if let Some([how, when, never]) = who.contact {
        let contact =
            Contact { how: line(how), when: line(when).some(), never: line(never).some() };
        let decided = people::contact(&telling.family, id, contact);
        telling.keep(decided);
    }
}

/// Agrees the visit that lies so many back (none back: the next one), in the sitting's act.
fn plan(telling: &mut Telling<'_>, story: &Story, back: usize) -> VisitId {
    let visit = VisitId(telling.random.id());
    if back == 0 && !story.rhythm.planned {
        return visit;
    }
    let when = when(telling, story, story.rhythm.ago(back));
    let decided = visits::plan(&telling.family, visit, when, (None, telling.on()));
    telling.keep(decided);
    visit
}

fn when(telling: &Telling<'_>, story: &Story, ago: i32) -> When {
    let (place, words) = story.rhythm.place;
    When {
        on: telling.days.ago(ago),
        at: Some(story.rhythm.at),
        place,
        place_words: line(words).some(),
    }
}

/// A visit's turn: which one it is, and who comes.
struct Held {
    back: usize,
    visit: VisitId,
    ago: i32,
    by: PractitionerId,
}

fn hold(telling: &mut Telling<'_>, story: &Story, cast: &Cast, (tellers, now): (&Tellers, &Held)) {
    let missed = story.missed.iter().find(|(back, ..)| *back == now.back);
    let told = story.told.iter().find(|told| told.back == now.back);
    let by_chance = told.is_none() && telling.random.chance(story.missed_percent);
    if let Some((_, cause, words)) = missed {
        return miss(telling, story, now, (*cause, words));
    }
    if by_chance {
        let (cause, words) = *telling.random.pick(tellers.notes.missed);
        return miss(telling, story, now, (cause, words));
    }
    // Most notes are signed the same evening, some a day or two later, as in life.
    let late = match telling.random.between(1, 10) {
        1 => 2,
        2 | 3 => 1,
        _ => 0,
    };
    let late = if told.is_some() { 0 } else { late.min(now.ago - 1).max(0) };
    let minutes = telling.random.between(9, 16) * 5;
    let hour = if late == 0 { after(story.rhythm.at, i64::from(minutes) + 25) } else { at(8, 50) };
    telling.sitting(now.ago - late, hour, now.by);
    let when = when(telling, story, now.ago);
    let mut note = match told {
        Some(told) => by_hand(story, cast, told, when),
        None => notes::draw(telling, story, cast, (tellers, when)),
    };
    note.held.minutes = u16::try_from(minutes).ok();
    let decided = visits::sign(&telling.family, now.visit, note, telling.on());
    let signed = decided.as_ref().map_or(Vec::new(), Clone::clone);
    telling.keep_all(decided);
    if told.is_some() {
        back::look(telling, (now.visit, now.by), &signed);
    }
}

fn miss(telling: &mut Telling<'_>, story: &Story, now: &Held, (cause, words): (Cause, &str)) {
    telling.sitting(now.ago, after(story.rhythm.at, 35), now.by);
    let why = Why { cause, words: line(words).some() };
    let on = telling.on();
    let decided = visits::did_not_happen(&telling.family, now.visit, on, why, on);
    telling.keep(decided);
}

/// A note written by hand: the child awake, the caregivers of its bonds there.
fn by_hand(story: &Story, cast: &Cast, told: &Told, when: When) -> Note {
    let two = told.bonds.iter().filter_map(|bond| story.bonds.get(*bond));
    let mut there: Vec<usize> = two.flat_map(|(a, b)| [*a, *b]).collect();
    there.extend(told.also);
    there.push(told.teller);
    let words = told.texts.iter().any(|(field, _)| *field == visits::Field::Words);
    let bonds = told.bonds.iter().filter_map(|bond| cast.bonds.get(*bond).copied());
    Note {
        held: visits::Held {
            when,
            minutes: None,
            present: notes::present(story, cast, &there, visits::Presence::Awake),
            relationships: bonds.collect(),
            lead: Some(told.lead),
        },
        texts: told.texts.iter().map(|(field, text)| (*field, prose(text))).collect(),
        teller: words.then(|| cast.person(told.teller)),
        filed: visits::Filed::default(),
    }
}

fn see(telling: &mut Telling<'_>, story: &Story, cast: &Cast, number: usize) {
    let once = &story.seen[number];
    let Some(bond) = cast.bonds.get(once.bond) else { return };
    let on = telling.on();
    let before = telling.family.relationships.get(*bond).and_then(relationships::Relationship::now);
    let same = before.filter(|before| before.state == once.state);
    let since = same.map_or(Some(on), |before| before.since);
    let seen = Seen {
        state: once.state,
        trend: once.trend,
        since,
        words: once.words.as_ref().map(|(_, words)| line(words)),
        teller: once.words.as_ref().map(|(teller, _)| cast.person(*teller)),
        on,
    };
    let decided = relationships::see(&telling.family, *bond, seen, on);
    telling.keep(decided);
}

fn wish(telling: &mut Telling<'_>, story: &Story, cast: &Cast, number: usize) {
    let (teller, _, words) = &story.wishes[number];
    let decided = family::wish(&telling.family, cast.person(*teller), line(words), telling.on());
    telling.keep(decided);
}

fn at(hour: i8, minute: i8) -> Time {
    Time::constant(hour, minute, 0, 0)
}

fn after(time: Time, minutes: i64) -> Time {
    time.checked_add(Span::new().minutes(minutes)).unwrap_or_else(|_| at(23, 0))
}
