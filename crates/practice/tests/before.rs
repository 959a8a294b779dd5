// SPDX-License-Identifier: AGPL-3.0-or-later
//! Before a visit: what is held in mind of the visits so far, and when it no longer is.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::before::adjusted_birth;
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
