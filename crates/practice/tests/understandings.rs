// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings: side by side, said otherwise with what stood before, laid aside and taken up; and nobody of the family reads any.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use practice::access::{Hat, Reader, Relation, Screen, Standing, Tie, may_read};
use practice::release::{Authority, Verdict, Why, weigh};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::samples::{
    AMARA, CHIDI, FAMILY, NGOZI, NGOZI_AND_VISITOR, TODAY, VISITOR, WITH_CHIDI, WITH_NGOZI, okoro,
    said, text,
};
use practice::understandings::{
    Account, Event, Refused, Understanding, Understandings, hold, lay_aside, say_otherwise,
    take_back, take_up,
};
use practice::{
    ConsentId, EntryId, Facet, Family, Label, Labelled, PractitionerId, RelationshipId, Said,
    UnderstandingId, goodbye, people,
};
use proptest::prelude::*;

const ONE: UnderstandingId = UnderstandingId(0xe1);
const OTHER: UnderstandingId = UnderstandingId(0xe2);
const COLLEAGUE: PractitionerId = PractitionerId(0x1b);

fn day(ahead: i32) -> Date {
    TODAY.saturating_add(ahead.days())
}

fn account(words: &str, ahead: i32) -> Account {
    Account { words: text(words), would_change: None, on: day(ahead) }
}

/// The record as it is told: what is decided goes on behind what there was.
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

    fn keep(&mut self, one: Labelled, by: PractitionerId, on: Date) {
        let (id, at) = (EntryId(self.all.len() as u128 + 1), Timestamp::UNIX_EPOCH);
        self.all.push(Said { id, label: one.label, event: one.event, by, at, on });
    }

    fn hold(&mut self, id: UnderstandingId, of: RelationshipId, words: &str, ahead: i32) {
        let one = hold(&self.family(), (id, of), account(words, ahead)).expect("it may be held");
        self.keep(one, VISITOR, day(ahead));
    }

    /// How many steps a form opened now begins from.
    fn of(&self, id: UnderstandingId) -> usize {
        self.family().understandings.get(id).map_or(0, Understanding::came_to)
    }

    fn otherwise(&mut self, id: UnderstandingId, words: &str, ahead: i32) {
        let of = (id, self.of(id));
        let one = say_otherwise(&self.family(), of, account(words, ahead)).expect("it may be");
        self.keep(one, VISITOR, day(ahead));
    }

    fn aside(&mut self, id: UnderstandingId, ahead: i32) {
        let why = text("Her mother told it otherwise.");
        let one = lay_aside(&self.family(), (id, self.of(id)), why, day(ahead)).expect("it may be");
        self.keep(one, VISITOR, day(ahead));
    }

    fn back(
        &self,
        of: (UnderstandingId, usize),
        by: PractitionerId,
        ahead: i32,
    ) -> Result<Labelled, Refused> {
        take_back(&self.family(), of, &self.all, (by, day(ahead)))
    }

    /// Each as it was said, the newest first.
    fn said(&self, id: UnderstandingId) -> Vec<String> {
        let family = self.family();
        let known = family.understandings.get(id);
        let all = known.map(|known| known.versions()).unwrap_or_default();
        all.into_iter().map(|(account, _)| account.words.to_string()).collect()
    }

    fn stand(&self) -> Vec<UnderstandingId> {
        self.family().understandings.standing(WITH_NGOZI).map(|one| one.id).collect()
    }
}

#[test]
fn two_stand_side_by_side_and_neither_ends_the_other() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "The light is for him.", 0);
    told.hold(OTHER, WITH_NGOZI, "The light is for her.", 0);
    told.hold(UnderstandingId(0xe3), WITH_CHIDI, "He waits to be asked.", 0);
    assert_eq!(told.stand(), [ONE, OTHER]);
    told.otherwise(ONE, "The light is for both.", 7);
    told.aside(OTHER, 7);
    assert_eq!(told.stand(), [ONE]);
    assert_eq!(told.said(OTHER), ["The light is for her."], "laid aside it stays readable");
    let take_up = |told: &Told, one, of| take_up(&told.family(), (one, of), day(8));
    assert_eq!(take_up(&told, ONE, told.of(ONE)).unwrap_err(), Refused::NotAside);
    assert_eq!(take_up(&told, OTHER, 1).unwrap_err(), Refused::Meanwhile, "why was not read");
    let was_aside =
        |told: &Told| told.family().understandings.get(OTHER).unwrap().was_aside().len();
    assert_eq!(was_aside(&told), 0, "it is");
    let up = take_up(&told, OTHER, told.of(OTHER)).unwrap();
    told.keep(up, COLLEAGUE, day(8));
    assert_eq!(was_aside(&told), 1, "why it was stays readable");
    assert_eq!(told.stand(), [ONE, OTHER], "and where it stood");
}

#[test]
fn said_otherwise_it_keeps_what_stood_before_with_its_day() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "The light is for him.", 0);
    told.otherwise(ONE, "The light is for her.", 30);
    told.otherwise(ONE, "The light is for both.", 60);
    assert_eq!(
        told.said(ONE),
        ["The light is for both.", "The light is for her.", "The light is for him."]
    );
    let family = told.family();
    let days = family.understandings.get(ONE).unwrap().versions();
    let days: Vec<Date> = days.into_iter().map(|(account, _)| account.on).collect();
    assert_eq!(days, [day(60), day(30), day(0)]);
}

#[test]
fn a_page_left_open_writes_over_nothing_that_was_said_meanwhile() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "The light is for him.", 0);
    let begun = (ONE, told.of(ONE));
    told.otherwise(ONE, "The light is for her.", 0);
    let family = told.family();
    let late = say_otherwise(&family, begun, account("The light is for both.", 0));
    assert_eq!(late.unwrap_err(), Refused::Meanwhile);
    let aside = lay_aside(&family, begun, text("So."), TODAY);
    assert_eq!(aside.unwrap_err(), Refused::Meanwhile);
    assert_eq!(told.back(begun, VISITOR, 0).unwrap_err(), Refused::Meanwhile);
    // Taken back and said once more, it is as often said as before, and still another.
    let seen = (ONE, told.of(ONE));
    let back = told.back(seen, VISITOR, 0).unwrap();
    told.keep(back, VISITOR, TODAY);
    told.otherwise(ONE, "The light is for nobody.", 0);
    let late = say_otherwise(&told.family(), seen, account("The light is for both.", 0));
    assert_eq!(late.unwrap_err(), Refused::Meanwhile);
}

#[test]
fn the_last_step_is_taken_back_the_same_day_by_whoever_wrote_it() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "The light is for him.", 0);
    told.otherwise(ONE, "The light is for her.", 0);
    told.aside(ONE, 0);
    let seen = |told: &Told| (ONE, told.of(ONE));
    assert_eq!(told.back(seen(&told), VISITOR, 1).unwrap_err(), Refused::TooLate);
    assert_eq!(told.back(seen(&told), COLLEAGUE, 0).unwrap_err(), Refused::TooLate);
    for left in [2, 1, 0] {
        let one = told.back(seen(&told), VISITOR, 0).unwrap();
        assert_eq!(one.label, told.all.last().unwrap().label, "under the label it has");
        told.keep(one, VISITOR, TODAY);
        assert_eq!(told.said(ONE).len(), left);
    }
    assert!(told.family().understandings.get(ONE).is_none(), "of a slip nothing stands");
    assert!(told.stand().is_empty());
    assert_eq!(told.back(seen(&told), VISITOR, 0).unwrap_err(), Refused::NoSuchUnderstanding);
}

#[test]
fn it_needs_words_and_two_who_are_known_and_nothing_else() {
    let mut told = Told::new();
    let held = |of, words: &str| {
        hold(&told.family(), (ONE, of), account(words, 0)).map(|_| ()).unwrap_err()
    };
    assert_eq!(held(WITH_NGOZI, ""), Refused::Nothing);
    assert_eq!(held(RelationshipId(9), "So."), Refused::NoSuchRelationship);
    let empty = Account { would_change: Some(text("")), ..account("So.", 0) };
    let one = hold(&told.family(), (ONE, NGOZI_AND_VISITOR), empty).unwrap();
    let practice::Event::Understandings(Event::Held { account: kept, .. }) = &one.event else {
        panic!("it is held")
    };
    assert_eq!(kept.would_change, None);
    told.hold(ONE, WITH_NGOZI, "So.", 0);
    let (family, of) = (told.family(), (ONE, told.of(ONE)));
    let again = |account| say_otherwise(&family, of, account).map(|_| ());
    assert_eq!(again(account("", 0)), Err(Refused::Nothing));
    assert_eq!(again(account("So.", 3)), Err(Refused::Unchanged));
    let changed = Account { would_change: Some(text("If she slept.")), ..account("So.", 0) };
    assert_eq!(again(changed), Ok(()), "what would change it may come later");
    let why = lay_aside(&family, of, text(""), TODAY).map(|_| ());
    assert_eq!(why, Err(Refused::NoReason));
    told.aside(ONE, 0);
    let (family, of) = (told.family(), (ONE, told.of(ONE)));
    let twice = lay_aside(&family, of, text("So."), TODAY).map(|_| ());
    assert_eq!(twice, Err(Refused::IsAside));
    assert_eq!(say_otherwise(&family, of, account("Not so.", 0)), Err(Refused::IsAside));
    let none = (OTHER, 0);
    assert_eq!(say_otherwise(&family, none, account("So.", 0)), Err(Refused::NoSuchUnderstanding));
}

#[test]
fn it_is_the_works_own_and_goes_in_no_copy_by_itself() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "The light is for him.", 0);
    let label = told.all.last().unwrap().label.clone();
    assert_eq!((label.facet, &label.subjects[..]), (Facet::Practitioner, &[AMARA, NGOZI][..]));
    for person in [NGOZI, CHIDI] {
        let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
        let reader = Reader::new(Hat::Caregiver, Relation::Family(standing));
        assert!(!may_read(&reader, &label, &[]));
    }
    assert!(!may_read(&Reader::new(Hat::Intake, Relation::Team), &label, &[]));
    let team = Reader::new(Hat::Visitor, Relation::Team);
    assert!(may_read(&team, &label, &[]));
    assert!(!may_read(&Reader { screen: Screen::Shared, ..team }, &label, &[]));
    let one = told.all.last().unwrap().clone();
    let own = |person| weigh(&told.family(), &told.all, &one, Authority::OwnCopy(person), TODAY);
    assert_eq!(own(NGOZI), Verdict::Asks, "not owed, though it is about her");
    assert_eq!(own(CHIDI), Verdict::Silent(Why::AnothersOwn), "it is of her and the child");
    for (by, children, verdict) in [
        (NGOZI, vec![AMARA], Verdict::Asks),
        (CHIDI, vec![AMARA], Verdict::Silent(Why::NotAllSigned)),
        (NGOZI, vec![], Verdict::Silent(Why::NotAllSigned)),
    ] {
        let given = Consent {
            by: vec![by],
            to: text("Made-up Clinic"),
            purpose: ConsentFor::Referral,
            covers: vec![Covers::Visits],
            children,
            since: None,
            part2: false,
            protected: false,
            counselling: false,
            from: TODAY,
            until: day(1),
            words: None,
        };
        let given = rights::consent(&told.family(), ConsentId(1), given, TODAY).unwrap();
        let family = told.family().after(&[given], VISITOR, Timestamp::UNIX_EPOCH);
        let by_it = weigh(&family, &told.all, &one, Authority::Consent(ConsentId(1)), TODAY);
        assert_eq!(by_it, verdict);
    }
}

#[test]
fn after_a_death_it_stays_readable_and_nothing_asks_for_another() {
    let mut told = Told::new();
    let held = Account { would_change: Some(text("If she slept.")), ..account("So.", 0) };
    let one = hold(&told.family(), (ONE, WITH_NGOZI), held).unwrap();
    told.keep(one, VISITOR, TODAY);
    told.hold(OTHER, WITH_NGOZI, "Without anything that would change it.", 1);
    let family = told.family();
    let asked: Vec<_> = family.would_change().into_iter().map(|(known, _)| known.id).collect();
    assert_eq!(asked, [ONE]);
    assert!(family.asks_how_else(WITH_NGOZI) && !family.asks_how_else(RelationshipId(9)));
    let died = people::Event::Died { person: AMARA, when: text("in the night") };
    told.keep(Labelled::new(Label::of(Facet::Together), died), VISITOR, TODAY);
    let family = told.family();
    assert!(family.would_change().is_empty() && !family.asks_how_else(WITH_NGOZI));
    assert_eq!(told.said(ONE), ["So."]);
    assert!(say_otherwise(&family, (ONE, told.of(ONE)), account("Not so.", 2)).is_ok());
}

#[test]
fn what_would_change_a_mind_is_asked_of_what_stands_alone() {
    let mut told = Told::new();
    let held = Account { would_change: Some(text("If she slept.")), ..account("So.", 0) };
    let one = hold(&told.family(), (ONE, WITH_NGOZI), held).unwrap();
    told.keep(one, VISITOR, TODAY);
    assert_eq!(told.family().would_change()[0].1.as_str(), "If she slept.");
    told.aside(ONE, 1);
    assert!(told.family().would_change().is_empty());
    let up = take_up(&told.family(), (ONE, told.of(ONE)), day(2)).unwrap();
    told.keep(up, VISITOR, day(2));
    told.otherwise(ONE, "Not so.", 3);
    assert!(told.family().would_change().is_empty(), "it was said without");
}

#[test]
fn once_the_work_has_ended_nothing_is_written() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "So.", 0);
    told.hold(OTHER, WITH_NGOZI, "Or so.", 0);
    told.aside(OTHER, 0);
    let ended = Labelled::new(Label::of(Facet::Together), goodbye::Event::Closed { on: TODAY });
    told.keep(ended, VISITOR, TODAY);
    let (family, of) = (told.family(), (ONE, told.of(ONE)));
    let all = [
        hold(&family, (UnderstandingId(7), WITH_NGOZI), account("So.", 0)),
        say_otherwise(&family, of, account("Not so.", 0)),
        lay_aside(&family, of, text("So."), TODAY),
        take_up(&family, (OTHER, told.of(OTHER)), TODAY),
        told.back(of, VISITOR, 0),
    ];
    for one in all {
        assert_eq!(one.unwrap_err(), Refused::Ended);
    }
    assert_eq!(told.said(ONE), ["So."]);
}

#[test]
fn what_whoever_reads_does_not_know_leaves_no_trace() {
    let mut told = Told::new();
    told.hold(ONE, WITH_NGOZI, "So.", 0);
    told.aside(ONE, 0);
    let [.., held, aside] = told.all.as_slice() else { panic!("there are two") };
    let fold = |all: &[&Said]| Family::fold(FAMILY, all.iter().copied());
    assert_eq!(fold(&[aside]), Family::new(FAMILY));
    assert_eq!(fold(&[aside, held]).understandings, fold(&[held]).understandings);
    assert_eq!(okoro().understandings, Understandings::default());
}

/// Whose turn it is: in what order the versions of three understandings come in.
fn turns() -> impl Strategy<Value = Vec<usize>> {
    Just((0..12).map(|number| number % 3).collect::<Vec<_>>()).prop_shuffle()
}

proptest! {
    #[test]
    fn in_whatever_order_they_come_each_keeps_every_version(turns in turns()) {
        let mut told = Told::new();
        let mut said = vec![Vec::new(); 3];
        for (number, turn) in turns.iter().enumerate() {
            let (id, words) = (UnderstandingId(*turn as u128), format!("Version {number}."));
            let ahead = i32::try_from(number).unwrap();
            if said[*turn].is_empty() {
                told.hold(id, WITH_NGOZI, &words, ahead);
            } else {
                told.otherwise(id, &words, ahead);
            }
            said[*turn].insert(0, words);
        }
        for (number, said) in said.into_iter().enumerate() {
            prop_assert_eq!(told.said(UnderstandingId(number as u128)), said);
        }
    }
}
