// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings: held, asked, heard in somebody's own words, let go; when one comes back, and who finds what of it.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, may_read};
use practice::release::{Authority, Verdict, weigh};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, FAMILY, HELD, NGOZI, TODAY, VISITOR, note, okoro, said, text,
};
use practice::visits::{self, Field, Filing as FiledAs, Note};
use practice::wonderings::{self, Becomes, Filing, Refused, Stands, Taken, take_back, take_step};
use practice::{
    EntryId, Event, Facet, Family, Label, Labelled, PersonId, PractitionerId, Said, StepId,
    VisitId, people,
};

const HERS: Facet = Facet::Caregiver(NGOZI);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

/// The record as it is told: what is decided goes on behind what there was.
#[derive(Clone)]
struct Told {
    all: Vec<Said>,
}

impl Told {
    fn new() -> Self {
        Self { all: said() }
    }

    fn family(&self) -> Family {
        Family::fold(FAMILY, &self.all)
    }

    fn keep(&mut self, all: Vec<Labelled>, on: Date) {
        for one in all {
            let id = EntryId(self.all.len() as u128 + 1);
            let at = Timestamp::UNIX_EPOCH;
            self.all.push(Said { id, label: one.label, event: one.event, by: VISITOR, at, on });
        }
    }

    /// Signs a visit on this day.
    fn visit(&mut self, number: u128, ahead: i32, change: impl Fn(&mut Note)) -> VisitId {
        let visit = VisitId(0xe000 + number);
        let mut note = note(day(ahead));
        note.texts.remove(&Field::Wondering);
        change(&mut note);
        let all = visits::sign(&self.family(), visit, note, day(ahead)).expect("it can be signed");
        self.keep(all, day(ahead));
        visit
    }

    fn label(&self, visit: VisitId) -> Option<Label> {
        visits::Standing::of(&self.all, visit, |_| true).labels.get(&Field::Wondering).cloned()
    }

    fn decide(
        &self,
        visit: VisitId,
        (step, becomes, ahead): (u128, Becomes, i32),
        (during, now): (Option<Facet>, Facet),
    ) -> Result<Vec<Labelled>, Refused> {
        let taken = Taken { step: StepId(step), becomes, on: day(ahead), during: None };
        let stands = self.label(visit);
        let filing = Filing { stands: stands.as_ref(), during, now };
        take_step(&self.family(), visit, taken, filing, day(30))
    }

    /// Takes a step with the sample's wondering in the part where it goes by itself.
    fn step(&mut self, step: u128, becomes: Becomes, ahead: i32) -> Vec<Labelled> {
        let all = self.decide(HELD, (step, becomes, ahead), (None, Facet::Together));
        let all = all.expect("it may become that");
        self.keep(all.clone(), day(ahead));
        all
    }

    /// The family as this caregiver reads it.
    fn read_by(&self, person: PersonId) -> Family {
        Family::fold(FAMILY, self.all.iter().filter(|one| reads(person, &one.label)))
    }
}

fn reads(person: PersonId, label: &Label) -> bool {
    let standing = Standing { person, ties: Vec::new() };
    may_read(&Reader::new(Hat::Caregiver, Relation::Family(standing)), label, &[])
}

fn heard() -> Becomes {
    Becomes::Heard { teller: Some(NGOZI), words: text("My grandmother sang, never my mother.") }
}

fn back(family: &Family, ahead: i32) -> Vec<VisitId> {
    family.wonderings_back(day(ahead)).iter().map(|one| one.visit.id).collect()
}

fn stands(family: &Family) -> Stands {
    family.wondering(HELD).expect("it is wondered").stands()
}

#[test]
fn given_a_wondering_when_it_is_held_longer_then_it_comes_back_three_visits_from_then() {
    let mut told = Told::new();
    for number in 1..=2 {
        told.visit(number, i32::try_from(number).unwrap(), |_| {});
    }
    assert!(back(&told.family(), 2).is_empty());
    told.visit(3, 3, |_| {});
    assert_eq!(back(&told.family(), 3), [HELD]);
    told.step(1, Becomes::KeptOpen(None), 3);
    assert!(back(&told.family(), 3).is_empty(), "it was just looked at");
    for number in 4..=5 {
        told.visit(number, i32::try_from(number).unwrap(), |_| {});
        assert!(back(&told.family(), 5).is_empty());
    }
    told.visit(6, 6, |_| {});
    assert_eq!((back(&told.family(), 6), stands(&told.family())), (vec![HELD], Stands::Held));
}

#[test]
fn what_was_asked_comes_back_until_it_is_heard_or_let_go_and_nothing_closes_it_by_itself() {
    for (end, stood) in
        [(heard(), Stands::Heard), (Becomes::LetGo(Some(text("It was mine."))), Stands::LetGo)]
    {
        let mut told = Told::new();
        told.step(1, Becomes::Asked(Some(text("Who sang to you?"))), 0);
        for number in 1..=3 {
            told.visit(number, i32::try_from(number).unwrap(), |_| {});
        }
        let family = told.family();
        assert_eq!((stands(&family), back(&family, 3)), (Stands::Asked, vec![HELD]));
        assert!(back(&family, 400).is_empty() && family.wondering(HELD).unwrap().is_open());
        told.step(2, end, 3);
        assert_eq!((stands(&told.family()), back(&told.family(), 3)), (stood, vec![]));
        // It is opened again by holding it, and by nothing else.
        let again = told.decide(HELD, (3, heard(), 4), (None, Facet::Together));
        assert_eq!(again, Err(Refused::Over));
        told.step(4, Becomes::KeptOpen(None), 4);
        assert_eq!(stands(&told.family()), Stands::Held);
    }
}

#[test]
fn heard_needs_words_and_whose_they_are_and_a_day_since_it_was_wondered() {
    let mut told = Told::new();
    let decide = |told: &Told, becomes, ahead| {
        told.decide(HELD, (1, becomes, ahead), (None, Facet::Together)).map(|_| ())
    };
    let of = |teller, words: &str| Becomes::Heard { teller, words: text(words) };
    for (refused, why) in [
        (decide(&told, of(Some(NGOZI), ""), 0), Refused::NothingHeard),
        (decide(&told, of(None, "She sang."), 0), Refused::NoTeller),
        (decide(&told, of(Some(AMARA), "She sang."), 0), Refused::UnknownTeller),
        (decide(&told, of(Some(PersonId(9)), "She sang."), 0), Refused::UnknownTeller),
        (decide(&told, heard(), 31), Refused::InFuture),
        (decide(&told, heard(), -10), Refused::BeforeIt),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    assert_eq!(decide(&told, heard(), -9), Ok(()), "on the very day");
    let none = told.visit(1, 1, |_| {});
    let nothing = told.decide(none, (1, heard(), 2), (None, Facet::Together));
    assert_eq!(nothing, Err(Refused::NoSuchWondering));
    let filing = Filing { stands: None, during: None, now: Facet::Together };
    let taken = Taken { step: StepId(1), becomes: heard(), on: day(1), during: None };
    let closed = take_step(&told.family(), HELD, taken, filing, day(1));
    assert_eq!(closed, Err(Refused::NoSuchWondering), "another text stands there, closed to them");
}

#[test]
fn what_was_heard_is_hers_alone_and_says_nothing_of_what_was_wondered() {
    let mut told = Told::new();
    let all = told.step(7, heard(), 0);
    let [step, words] = all.as_slice() else { panic!("a step and the words") };
    assert_eq!((words.label.facet, words.label.teller), (HERS, Some(NGOZI)));
    assert_eq!(step.label.facet, Facet::Practitioner);
    let (_, body) = words.to_entry();
    let body = String::from_utf8(body).unwrap();
    assert!(!body.contains(&HELD.to_string()) && !body.contains("wonder"), "{body}");
    let hers = told.read_by(NGOZI);
    assert_eq!(hers.wonderings.said()[0].words.as_str(), "My grandmother sang, never my mother.");
    assert!(hers.wondering(HELD).is_none() && hers.wonderings.steps(HELD).is_empty());
    for other in [CHIDI, ADAEZE] {
        assert_eq!(told.read_by(other).wonderings, Told::new().read_by(other).wonderings);
    }
    let family = told.family();
    let known = family.wondering(HELD).unwrap();
    let (_, said) = known.heard().unwrap();
    assert_eq!(family.wonderings.words(said).unwrap().teller, NGOZI);
}

#[test]
fn a_step_with_a_wondering_that_whoever_reads_does_not_know_leaves_no_trace() {
    let all = Told::new().step(1, Becomes::Asked(None), 0);
    let without = Family::new(FAMILY).after(&all, VISITOR, Timestamp::UNIX_EPOCH);
    assert_eq!(without, Family::new(FAMILY));
}

/// A wondering filed in this part, shared with these.
fn filed(told: &mut Told, part: Facet, shared: &[PersonId]) -> VisitId {
    told.visit(1, 0, |note| {
        note.texts.insert(Field::Wondering, text("Whom does she look for?"));
        let as_chosen = FiledAs { part: Some(part), law: Vec::new(), shared: shared.to_vec() };
        note.filed.texts.insert(Field::Wondering, as_chosen);
    })
}

#[test]
fn a_step_is_read_by_nobody_who_does_not_read_the_wondering_and_the_visit_it_was_in() {
    let carers = [NGOZI, CHIDI, ADAEZE];
    let his = Facet::Caregiver(CHIDI);
    let nobody: &[PersonId] = &[];
    for (part, shared, during, now, readers) in [
        (Facet::Together, nobody, None, Facet::Together, &carers[..]),
        (Facet::Together, nobody, None, HERS, &[NGOZI]),
        (Facet::Together, nobody, Some(his), his, &[CHIDI]),
        (Facet::Together, nobody, Some(Facet::Practitioner), HERS, nobody),
        (
            Facet::Practitioner,
            &[NGOZI, CHIDI],
            Some(Facet::Together),
            Facet::Together,
            &carers[..2],
        ),
        (Facet::Practitioner, &[NGOZI, CHIDI], Some(his), his, &[CHIDI]),
        (HERS, nobody, Some(his), his, nobody),
        (HERS, nobody, None, his, &[NGOZI]),
    ] {
        let mut told = Told::new();
        let visit = filed(&mut told, part, shared);
        let all = told.decide(visit, (1, Becomes::Asked(None), 1), (during, now)).unwrap();
        let read: Vec<_> = carers.into_iter().filter(|one| reads(*one, &all[0].label)).collect();
        assert_eq!(read, readers, "{part:?} {shared:?} {during:?}");
    }
}

#[test]
fn that_it_was_heard_is_read_by_whoever_said_it_and_by_no_other_of_the_family() {
    let nobody: &[PersonId] = &[];
    for (part, shared, during, readers) in [
        (Facet::Together, nobody, None, &[NGOZI][..]),
        (Facet::Practitioner, &[NGOZI, CHIDI], None, &[NGOZI]),
        (Facet::Practitioner, &[CHIDI], None, nobody),
        // Heard in a visit that is his, her words stay with those who do the work.
        (Facet::Together, nobody, Some(Facet::Caregiver(CHIDI)), nobody),
    ] {
        let mut told = Told::new();
        let visit = filed(&mut told, part, shared);
        let now = during.unwrap_or(Facet::Together);
        let all = told.decide(visit, (1, heard(), 1), (during, now)).unwrap();
        let read = |number: usize| -> Vec<PersonId> {
            let all = [NGOZI, CHIDI, ADAEZE].into_iter().filter(|one| {
                let label: &Label = &all[number].label;
                reads(*one, label)
            });
            all.collect()
        };
        assert_eq!(read(0), readers, "{part:?} {shared:?} {during:?}");
        let hers: &[PersonId] = if during.is_some() { &[] } else { &[NGOZI] };
        assert_eq!(read(1), hers);
    }
}

#[test]
fn the_last_step_is_taken_back_the_same_day_by_whoever_wrote_it_and_stays_readable() {
    let mut told = Told::new();
    told.step(1, Becomes::Asked(None), 1);
    told.step(2, heard(), 1);
    let undo = |told: &Told, step, by, on| {
        take_back(&told.family(), (HELD, StepId(step)), told.all.iter(), (by, on))
    };
    assert_eq!(undo(&told, 1, VISITOR, day(1)), Err(Refused::NotTheLast));
    assert_eq!(undo(&told, 2, VISITOR, day(2)), Err(Refused::TooLate));
    assert_eq!(undo(&told, 2, PractitionerId(9), day(1)), Err(Refused::TooLate));
    let all = undo(&told, 2, VISITOR, day(1)).unwrap();
    let written = &told.all[told.all.len() - 2..];
    let labels = |all: &[Said]| all.iter().map(|one| one.label.clone()).collect::<Vec<_>>();
    assert_eq!(all.iter().map(|one| one.label.clone()).collect::<Vec<_>>(), labels(written));
    told.keep(all, day(1));
    let family = told.family();
    let known = family.wondering(HELD).unwrap();
    assert_eq!((known.stands(), known.steps.len()), (Stands::Asked, 2));
    assert!(known.heard().is_none() && told.read_by(NGOZI).wonderings.said().is_empty());
    // What was asked before is the last step again.
    assert!(undo(&told, 1, VISITOR, day(1)).is_ok());
}

#[test]
fn nothing_comes_back_of_what_is_between_somebody_and_one_who_died() {
    let mut told = Told::new();
    for number in 1..=3 {
        told.visit(number, i32::try_from(number).unwrap(), |_| {});
    }
    assert_eq!(back(&told.family(), 3), [HELD]);
    let died = people::Event::Died { person: AMARA, when: text("in the night") };
    told.keep(vec![Labelled::new(Label::of(Facet::Together), died)], day(3));
    assert!(back(&told.family(), 3).is_empty());
    assert!(told.family().wondering(HELD).unwrap().is_open(), "and it is not closed");
}

#[test]
fn in_a_copy_a_step_goes_the_way_of_the_notes_own_wondering_and_the_words_go_to_whoever_said_them()
{
    let mut told = Told::new();
    told.step(1, Becomes::Asked(Some(text("Who sang to you?"))), 0);
    told.step(2, heard(), 0);
    let family = told.family();
    let verdicts = |person| {
        let weighed =
            |said: &Said| weigh(&family, &told.all, said, Authority::OwnCopy(person), TODAY);
        let of = |is: &dyn Fn(&Event) -> bool| {
            told.all.iter().find(|one| is(&one.event)).map(weighed).unwrap()
        };
        (
            of(&|event| {
                matches!(event, Event::Visits(visits::Event::Wrote { field: Field::Wondering, .. }))
            }),
            of(&|event| matches!(event, Event::Wonderings(wonderings::Event::Asked { .. }))),
            of(&|event| matches!(event, Event::Wonderings(wonderings::Event::WordsSaid { .. }))),
        )
    };
    let (wondered, asked, words) = verdicts(NGOZI);
    assert_eq!((wondered, asked), (Verdict::Owed, Verdict::Owed), "she was there");
    assert_eq!(words, Verdict::Goes);
    let (wondered, asked, words) = verdicts(CHIDI);
    assert_eq!((wondered, asked), (Verdict::Asks, Verdict::Asks));
    assert!(matches!(words, Verdict::Silent(_)), "he said nothing");
}

#[test]
fn once_the_work_has_ended_nothing_becomes_of_it() {
    let mut told = Told::new();
    let ended = practice::goodbye::Event::Closed { on: day(0) };
    told.keep(vec![Labelled::new(Label::of(Facet::Together), ended)], day(0));
    let refused = told.decide(HELD, (1, Becomes::Asked(None), 0), (None, Facet::Together));
    assert_eq!(refused, Err(Refused::Ended));
    assert!(okoro().wondering(HELD).is_some());
}
