// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who finds which words, case by case.

use jiff::civil::date;
use practice::access::{Asker, Hat, Moment, Purpose, Reader, Relation, Screen, may_open, relation};
use practice::family::Record;
use practice::label::LawTag;
use practice::people::{self, Care, Role};
use practice::rights::{self, Decision, Effect};
use practice::{Event, Facet, Label, PractitionerId, Said};

use super::world::*;

#[test]
fn parents_apart_of_whom_one_is_not_safe_each_find_their_own_and_no_trace_of_the_other() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let (mother, father) = (world.member(MOTHER, TODAY), world.member(FATHER, TODAY));
    assert_eq!(world.words(&mother), exactly(&["child", "together"], &[MOTHER]));
    assert_eq!(world.words(&father), exactly(&["child", "together"], &[FATHER]));

    // With the decision not to treat him as representative he opens nothing at all.
    let decision = Decision {
        person: FATHER,
        child: BABY,
        treated: false,
        reason: text("She fears what he would do with it."),
        reviewer: None,
        on: TODAY,
    };
    world.decided(rights::decide(&world.whole(), decision, TODAY).unwrap());
    let father = world.member(FATHER, TODAY);
    assert!(!may_open(&father) && world.words(&father).is_empty());
    assert_eq!(
        world.words(&world.member(MOTHER, TODAY)),
        exactly(&["child", "together"], &[MOTHER])
    );
}

#[test]
fn a_teen_mothers_own_mother_gets_nothing_of_hers() {
    // A grandmother of whom no care was written down, and a mother of sixteen: a parent by law.
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    world.person(GRANDMOTHER, Role::Caregiver);
    let grandmother = world.member(GRANDMOTHER, TODAY);
    assert_eq!(world.words(&grandmother), exactly(&["together"], &[]));
    assert_eq!(
        world.words(&world.member(MOTHER, TODAY)),
        exactly(&["child", "together"], &[MOTHER])
    );
}

#[test]
fn a_foster_carer_reads_what_concerns_the_child_while_the_child_is_with_them() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FOSTER, Care::Foster)]);
    let early = Label::of(Facet::Child(BABY)).under([LawTag::EarlyIntervention]);
    world.word("evaluation", early);
    let carer = world.member(FOSTER, TODAY);
    assert_eq!(world.words(&carer), exactly(&["child", "together"], &[FOSTER]));
    let mother = world.member(MOTHER, TODAY);
    assert_eq!(world.words(&mother), exactly(&["child", "together", "evaluation"], &[MOTHER]));

    let ended = people::Event::CareEnded { caregiver: FOSTER, child: BABY, on: TODAY };
    world.say(Label::of(Facet::Together), ended);
    assert!(may_open(&world.member(FOSTER, TODAY.yesterday().unwrap())));
    assert!(!may_open(&world.member(FOSTER, TODAY)));
}

#[test]
fn a_grandmother_who_cares_without_custody_reads_the_childs_and_with_custody_acts_for_her() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (GRANDMOTHER, Care::Kin)]);
    world.word("evaluation", Label::of(Facet::Child(BABY)).under([LawTag::EarlyIntervention]));
    let words = world.words(&world.member(GRANDMOTHER, TODAY));
    assert_eq!(words, exactly(&["child", "together"], &[GRANDMOTHER]));
    world.ordered(GRANDMOTHER, Effect::Custody, TODAY);
    let words = world.words(&world.member(GRANDMOTHER, TODAY));
    assert_eq!(words, exactly(&["child", "together", "evaluation"], &[GRANDMOTHER]));
}

#[test]
fn a_father_who_is_added_later_reads_the_childs_from_then_on_and_nothing_that_was_told() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    world.carer(FATHER, Care::Birth, Some(TODAY));
    assert!(!may_open(&world.member(FATHER, TODAY.yesterday().unwrap())));
    let words = world.words(&world.member(FATHER, TODAY));
    assert_eq!(words, exactly(&["child", "together"], &[FATHER]));
}

#[test]
fn on_a_shared_tablet_nothing_shows_that_not_everybody_in_the_room_may_read() {
    let world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let shown = Reader { screen: Screen::Shared, ..world.staff(Hat::Visitor, VISITOR, &[]) };
    assert_eq!(world.words(&shown), exactly(&["child", "together"], &[]));
    for purpose in [Purpose::Safety, Purpose::Rights, Purpose::Release, Purpose::ProtectedRelease] {
        assert!(!may_open(&Reader { purpose, ..shown.clone() }), "{purpose:?}");
    }
}

#[test]
fn what_came_from_a_methadone_clinic_is_read_by_the_team_and_by_her_alone() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    world.word("clinic", Label::of(Facet::Caregiver(MOTHER)).under([LawTag::Part2]));
    world.word("clinic of all", Label::of(Facet::Together).under([LawTag::Part2]));
    assert!(world.words(&world.member(MOTHER, TODAY)).contains("clinic"));
    let father = world.words(&world.member(FATHER, TODAY));
    assert_eq!(father, exactly(&["child", "together"], &[FATHER]));
    let visitor = world.words(&world.staff(Hat::Visitor, VISITOR, &[]));
    assert!(visitor.contains("clinic") && visitor.contains("clinic of all"));
}

#[test]
fn adoptive_parents_read_the_childs_early_history_and_no_confidence_of_those_before() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FOSTER, Care::Foster)]);
    world.carer(ADOPTER, Care::Adoptive, Some(TODAY));
    world.ordered(ADOPTER, Effect::Adopted, TODAY);
    let words = world.words(&world.member(ADOPTER, TODAY));
    assert_eq!(words, exactly(&["child", "together"], &[ADOPTER]));
    assert!(!may_open(&world.member(MOTHER, TODAY)), "adoption closes the ties by birth");
    assert!(may_open(&world.member(MOTHER, TODAY.yesterday().unwrap())), "not before its day");
}

#[test]
fn a_child_who_comes_of_age_reads_her_own_and_her_parents_no_longer_do() {
    let world = World::with(&[(MOTHER, Care::Birth)]);
    let birthday = date(2044, 3, 1);
    let before = birthday.yesterday().unwrap();
    assert!(may_open(&world.member(MOTHER, before)) && !may_open(&world.member(BABY, before)));
    assert!(!may_open(&world.member(MOTHER, birthday)));
    assert_eq!(world.words(&world.member(BABY, birthday)), exactly(&["child", "together"], &[]));
}

#[test]
fn an_order_counts_from_its_day_and_until_it_is_lifted() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let order = world.ordered(FATHER, Effect::NoRecords, TODAY);
    assert!(may_open(&world.member(FATHER, TODAY.yesterday().unwrap())));
    assert!(!may_open(&world.member(FATHER, TODAY)));
    world.decided(rights::lift(&world.whole(), order, TODAY, TODAY).unwrap());
    assert!(may_open(&world.member(FATHER, TODAY)));
}

#[test]
fn what_she_shares_he_reads_and_what_she_takes_back_he_does_not() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let own = told_by(MOTHER)[0].clone();
    let entry = |world: &World| {
        let find = |said: &&Said| {
            matches!(&said.event, Event::Record(Record::WishSaid { words, .. })
                if words.as_str() == own)
        };
        world.said.iter().find(find).unwrap().clone()
    };
    let (mother, father) = (world.member(MOTHER, TODAY), world.member(FATHER, TODAY));
    let said = entry(&world);
    let whole = world.whole();
    let not_his = rights::share(&whole, &father, &said, vec![FATHER], TODAY);
    assert_eq!(not_his, Err(rights::Refused::NotYours));
    world.decided(rights::share(&whole, &mother, &said, vec![FATHER], TODAY).unwrap());
    let mut expected = exactly(&["child", "together"], &[FATHER]);
    expected.insert(own.clone());
    assert_eq!(world.words(&father), expected);
    let whole = world.whole();
    world.decided(rights::unshare(&whole, &mother, &said, vec![FATHER], TODAY).unwrap());
    assert_eq!(world.words(&father), exactly(&["child", "together"], &[FATHER]));
}

#[test]
fn colleagues_find_what_their_place_gives_them_and_a_sealed_note_opens_to_none() {
    let carers = [MOTHER, FATHER];
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let cover = rights::cover(OTHER_VISITOR, TODAY, TODAY, TODAY).unwrap();
    world.decided(cover);
    let team = exactly(&SEEN, &carers);
    let visitor = world.staff(Hat::Visitor, VISITOR, &[]);
    assert_eq!(world.words(&visitor), team);
    assert_eq!(world.words(&world.staff(Hat::Visitor, OTHER_VISITOR, &[])), team);
    assert_eq!(world.words(&world.staff(Hat::Supervisor, SUPERVISOR, &[VISITOR])), team);
    let safe = Reader { purpose: Purpose::Safety, ..visitor };
    let mut all = team;
    all.extend(["safety", "violence", "report"].map(str::to_owned));
    assert_eq!(world.words(&safe), all);

    for hat in [Hat::Manager, Hat::Administrator, Hat::PrivacyOfficer] {
        assert!(!may_open(&world.staff(hat, VISITOR, &[])), "{hat:?}");
    }
    let stranger = world.staff(Hat::Visitor, PractitionerId(99), &[]);
    assert_eq!(stranger.relation, Relation::None);
    let officer = Reader {
        purpose: Purpose::Rights,
        ..world.staff(Hat::PrivacyOfficer, PractitionerId(98), &[])
    };
    let mut agency = exactly(&["together", "agency"], &[]);
    agency.extend(carers.map(|person| told_by(person)[2].clone()));
    assert_eq!(world.words(&officer), agency);
}

#[test]
fn who_knows_the_family_privately_keeps_out_whatever_else_ties_them_to_it() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    world.decided(rights::keep_distance(VISITOR, TODAY, true));
    assert!(!may_open(&world.staff(Hat::Visitor, VISITOR, &[])));
    world.decided(rights::keep_distance(VISITOR, TODAY, false));
    assert!(may_open(&world.staff(Hat::Visitor, VISITOR, &[])));
}

#[test]
fn an_opening_in_an_emergency_lasts_four_hours_and_opens_nothing_sealed() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    let at = World::at(TODAY);
    let short = rights::emergency(OTHER_VISITOR, text("urgent"), at.now);
    assert_eq!(short, Err(rights::Refused::ReasonTooShort));
    let reason = text("Her sister called: nobody answers the door.");
    world.decided(rights::emergency(OTHER_VISITOR, reason, at.now).unwrap());
    let asker = Asker::Practitioner(OTHER_VISITOR, Vec::new());
    let after = |hours: i64| {
        let now = at.now + jiff::SignedDuration::from_hours(hours);
        let relation = relation(&world.whole(), &asker, Moment { now, today: TODAY });
        Reader::new(Hat::Visitor, relation)
    };
    assert_eq!(world.words(&after(3)), exactly(&SEEN, &[MOTHER]));
    assert!(!may_open(&after(4)));
}
