// SPDX-License-Identifier: AGPL-3.0-or-later
//! Before a visit: what is held in mind of the visits so far, and when it no longer is.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::before::{LOOKED_AT, adjusted_birth};
use practice::people::{self, Birth, Gestation, Person};
use practice::samples::{
    AMARA, CHIDI, NGOZI, TODAY, VISITOR, WITH_CHIDI, WITH_NGOZI, note, okoro, text,
};
use practice::visits::{self, Field, Note, Presence};
use practice::{Facet, Family, Label, Labelled, VisitId};

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn signed(family: &Family, ahead: i32, change: impl Fn(&mut Note)) -> Family {
    let mut note = note(day(ahead));
    note.texts.remove(&Field::Wondering);
    change(&mut note);
    let visit = VisitId(0xe0 + u128::from(ahead.unsigned_abs()));
    let all = visits::sign(family, visit, note, day(ahead)).expect("the note may be signed");
    family.after(&all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn wrote(field: Field, words: &str) -> impl Fn(&mut Note) {
    move |note| drop(note.texts.insert(field, text(words)))
}

#[test]
fn given_a_hard_moment_when_nothing_mended_it_then_it_is_held_in_mind_until_a_repair() {
    let family = okoro();
    let open = |family: &Family| family.unmended().len();
    let before = open(&family);
    let hard = signed(&family, 1, wrote(Field::HardMoment, "The door fell shut."));
    assert_eq!(open(&hard), before + 1);
    let (known, visit, _) = *hard.unmended().last().unwrap();
    assert_eq!((known.id, visit.on()), (WITH_NGOZI, Some(day(1))));
    let elsewhere = signed(&hard, 2, |note| {
        note.held.relationships = vec![WITH_CHIDI];
        note.texts.insert(Field::Repair, text("They laughed."));
    });
    assert_eq!(open(&elsewhere), before + 1, "a repair between others mends nothing here");
    assert_eq!(open(&signed(&hard, 2, wrote(Field::Repair, "She came back in."))), before);
    let both = signed(&family, 3, |note| {
        wrote(Field::HardMoment, "The door fell shut.")(note);
        wrote(Field::Repair, "She came back in.")(note);
    });
    assert_eq!(open(&both), before, "mended in the same visit");
}

#[test]
fn nothing_between_somebody_and_one_who_died_is_to_be_mended_or_likely_met() {
    let hard = signed(&okoro(), 1, wrote(Field::HardMoment, "The door fell shut."));
    let with = |family: &Family| family.unmended().iter().any(|(known, ..)| known.id == WITH_NGOZI);
    assert!(with(&hard) && !hard.likely_met().is_empty());
    for person in [NGOZI, AMARA] {
        let died = people::Event::Died { person, when: text("in autumn") };
        let died = people::passing(&hard, died, TODAY).expect("they are known");
        let after = hard.after(&[died], VISITOR, Timestamp::UNIX_EPOCH);
        assert!(!with(&after) && after.likely_met().is_empty());
    }
}

#[test]
fn visits_before_a_birth_are_not_visits_without_the_baby() {
    let absent = |note: &mut Note| note.held.present.retain(|present| present.person != AMARA);
    let waiting = signed(&signed(&okoro(), 1, absent), 2, absent);
    assert!(waiting.met_without_child(), "she was born long before");
    let birth = Some(Birth::On(day(3)));
    let label = Label::of(Facet::Together).about([AMARA]);
    let changed = people::Changed {
        person: AMARA,
        birth,
        names: None,
        pronouns: None,
        gestation: None,
        languages: None,
    };
    let born = [Labelled::new(label, people::Event::Changed(changed))];
    let born = waiting.after(&born, VISITOR, Timestamp::UNIX_EPOCH);
    assert!(!born.met_without_child(), "nobody was there to be met");
    let once = signed(&born, 4, absent);
    assert!(!once.met_without_child() && signed(&once, 5, absent).met_without_child());
}

#[test]
fn two_visits_in_a_row_without_the_baby_awake_and_together_are_asked_about() {
    let family = okoro();
    let how = |how| {
        move |note: &mut Note| {
            let amara = note.held.present.iter_mut().find(|present| present.person == AMARA);
            amara.expect("she is named").how = how;
        }
    };
    assert!(!family.met_without_child());
    let once = signed(&family, 1, how(Presence::Asleep));
    assert!(!once.met_without_child());
    let twice = signed(&once, 2, how(Presence::Absent));
    assert!(twice.met_without_child(), "asleep is not awake and together");
    assert!(!signed(&twice, 3, how(Presence::Awake)).met_without_child());
    let alone = |note: &mut Note| {
        note.held.present.retain(|present| present.person == AMARA);
    };
    assert!(
        signed(&signed(&family, 1, alone), 2, alone).met_without_child(),
        "nobody was with her"
    );
}

#[test]
fn a_wondering_comes_back_after_three_visits_the_oldest_first_and_not_for_ever() {
    let family = signed(&okoro(), 1, wrote(Field::Wondering, "What did she dream?"));
    let asked = |family: &Family, on| -> Vec<String> {
        family.wonderings_back(on).iter().map(|one| one.written.text.to_string()).collect()
    };
    let dreamt =
        |family: &Family, on| asked(family, on).contains(&"What did she dream?".to_owned());
    let two = signed(&signed(&family, 2, |_| {}), 3, |_| {});
    assert!(!dreamt(&two, day(3)));
    let three = signed(&two, 4, |_| {});
    assert!(dreamt(&three, day(4)));
    assert_eq!(asked(&three, day(4)), ["Who sang to Ngozi?", "What did she dream?"]);
    assert!(dreamt(&three, day(181)), "half a year old, and not older");
    assert!(!dreamt(&three, day(182)));
}

#[test]
fn who_is_likely_met_are_those_of_the_last_visit() {
    let family = signed(&okoro(), 1, |note| {
        note.held.relationships = vec![WITH_CHIDI];
        note.held.present.push(visits::Present { person: CHIDI, how: Presence::Awake });
    });
    let met: Vec<_> = family.likely_met().iter().map(|known| known.id).collect();
    assert_eq!(met, [WITH_CHIDI]);
}

#[test]
fn an_age_is_adjusted_for_who_was_born_before_37_weeks_until_two_years() {
    let family = okoro();
    let amara = family.people.get(AMARA).unwrap();
    let born = amara.born().unwrap();
    let early = |weeks, days| Person {
        gestation: Some(Gestation { weeks, days }),
        birth: Some(Birth::On(born)),
        ..amara.clone()
    };
    assert_eq!(adjusted_birth(amara, TODAY), None, "37 weeks is not early");
    let due = born.checked_add(Span::new().days(42)).unwrap();
    assert_eq!(adjusted_birth(&early(34, 0), TODAY), Some(due));
    assert_eq!(adjusted_birth(&early(36, 6), TODAY).map(|due| (due - born).get_days()), Some(22));
    assert_eq!(adjusted_birth(&early(34, 0), due.yesterday().unwrap()), None, "not due yet");
    assert_eq!(adjusted_birth(&early(34, 0), born.saturating_add(Span::new().years(2))), None);
}

/// Signs a visit so many days ahead in which the child and the mother were there so.
fn met(family: &Family, ahead: i32, (child, mother): (Presence, Presence)) -> Family {
    signed(family, ahead, |note| {
        note.held.present = [(AMARA, child), (NGOZI, mother), (CHIDI, Presence::Awake)]
            .map(|(person, how)| visits::Present { person, how })
            .to_vec();
    })
}

#[test]
fn together_and_awake_is_counted_as_one_would_by_hand_and_asleep_is_not() {
    use Presence::{Absent, Asleep, Awake};
    let nights = [
        (Awake, Awake),
        (Asleep, Awake),
        (Awake, Awake),
        (Awake, Absent),
        (Awake, Awake),
        (Absent, Awake),
        (Awake, Awake),
        (Awake, Awake),
    ];
    let mut family = okoro();
    // The one in the sample is the ninth from the last, and not looked at any more.
    for (ahead, how) in (1..).zip(nights) {
        family = met(&family, ahead, how);
    }
    let pair = family.relationships.get(WITH_NGOZI).unwrap();
    let all = family.how_each_was_there(pair).unwrap();
    assert_eq!(all.len(), LOOKED_AT);
    let days: Vec<_> = all.iter().map(|there| there.visit.on()).collect();
    assert_eq!(days, (1..=8).rev().map(|ahead| Some(day(ahead))).collect::<Vec<_>>());
    let by_hand = nights.iter().filter(|how| **how == (Awake, Awake)).count();
    assert_eq!(all.iter().filter(|there| there.together_awake()).count(), by_hand);
    assert_eq!(by_hand, 5);
    // Visits about others are theirs.
    let elsewhere = signed(&family, 9, |note| note.held.relationships = vec![WITH_CHIDI]);
    let pair = elsewhere.relationships.get(WITH_NGOZI).unwrap();
    assert_eq!(elsewhere.how_each_was_there(pair).unwrap()[0].visit.on(), Some(day(8)));
}

#[test]
fn where_nothing_is_known_of_being_together_nothing_is_counted() {
    let family = okoro();
    let of = |family: &Family, id| {
        let pair = family.relationships.get(id).unwrap();
        family.how_each_was_there(pair).map(|all| all.len())
    };
    assert_eq!(of(&family, WITH_NGOZI), Some(1));
    assert_eq!(of(&family, WITH_CHIDI), None, "no visit was about them yet");
    let with_visitor = practice::samples::NGOZI_AND_VISITOR;
    assert_eq!(of(&family, with_visitor), None, "it is of no child");
    // After a loss nothing is counted.
    let died = people::Event::Died { person: AMARA, when: text("in autumn") };
    let died = people::passing(&family, died, TODAY).expect("she is known");
    let lost = family.after(&[died], VISITOR, Timestamp::UNIX_EPOCH);
    assert_eq!(of(&lost, WITH_NGOZI), None);
    // Before a birth nobody was there to be met.
    let label = Label::of(Facet::Child(AMARA));
    let birth = Some(Birth::On(day(3)));
    let changed = people::Changed {
        person: AMARA,
        birth,
        names: None,
        pronouns: None,
        gestation: None,
        languages: None,
    };
    let born = [Labelled::new(label, people::Event::Changed(changed))];
    let later = family.after(&born, VISITOR, Timestamp::UNIX_EPOCH);
    assert_eq!(of(&later, WITH_NGOZI), None);
    let awake = (Presence::Awake, Presence::Awake);
    assert_eq!(of(&met(&later, 4, awake), WITH_NGOZI), Some(1));
}
