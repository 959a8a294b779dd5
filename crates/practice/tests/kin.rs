// SPDX-License-Identifier: AGPL-3.0-or-later
//! Kin: whose child somebody is, couples, pregnancies that ended, and what is refused.

use std::collections::BTreeSet;

use jiff::Timestamp;
use practice::kin::{self, Event, Layer, Line, Placed, Refused, Shape, Together};
use practice::people::{self, Birth, Care, CareBegan, NewPerson, Role};
use practice::samples::{ADAEZE, AMARA, CHIDI, HOME, NGOZI, TODAY, VISITOR, okoro, person, text};
use practice::{Facet, Family, HomeId, Labelled, PersonId};

const STRANGER: PersonId = PersonId(0xff);
const BABY: PersonId = PersonId(0xe1);

fn and(family: &Family, one: &Labelled) -> Family {
    family.after(std::slice::from_ref(one), VISITOR, Timestamp::UNIX_EPOCH)
}

fn mother(family: &Family, child: PersonId, of: PersonId) -> Result<Labelled, Refused> {
    kin::parent(family, child, of, Some(Line::Birth), Some(Layer::Shared))
}

fn couple(family: &Family, how: Option<Together>) -> Labelled {
    kin::couple(family, (NGOZI, CHIDI), how, None, Some(Layer::Shared)).expect("two of the family")
}

fn loss(child: Option<PersonId>) -> Event {
    let (with, when, words) = (None, None, None);
    Event::PregnancyEnded { of: NGOZI, with, child, when, words, mistake: false }
}

fn mistaken(child: Option<PersonId>) -> Event {
    let (with, when, words) = (None, None, None);
    Event::PregnancyEnded { of: NGOZI, with, child, when, words, mistake: true }
}

fn said_of(child: PersonId) -> Event {
    let (with, when, words) = (None, None, Some(text("We had a name.")));
    Event::PregnancyEnded { of: NGOZI, with, child: Some(child), when, words, mistake: false }
}

/// The family, expecting.
fn expecting() -> Family {
    let due = TODAY.checked_add(jiff::Span::new().days(90)).expect("a day near today");
    let baby =
        NewPerson { birth: Some(Birth::Due(due)), ..person(BABY, Role::Child, "Obi", "Obi") };
    and(&okoro(), &people::add(baby, TODAY).expect("a baby may be expected"))
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let (family, expecting) = (okoro(), expecting());
    let lost = and(&expecting, &kin::ended(&expecting, loss(Some(BABY))).unwrap());
    let below = and(&family, &mother(&family, NGOZI, ADAEZE).unwrap());
    let all = [
        (Refused::NoSuchPerson, mother(&family, AMARA, STRANGER)),
        (Refused::NoSuchPerson, kin::shape(&family, STRANGER, Shape::Circle)),
        (Refused::NoSuchPerson, kin::nudge(&family, Placed::Person(STRANGER), true)),
        (Refused::NoSuchHome, kin::nudge(&family, Placed::Home(HomeId(7)), true)),
        (Refused::SamePerson, mother(&family, NGOZI, NGOZI)),
        (Refused::OwnAncestor, mother(&below, ADAEZE, AMARA)),
        (Refused::NotExpected, kin::ended(&family, loss(Some(AMARA)))),
        (Refused::NothingTold, kin::ended(&family, mistaken(None))),
        (Refused::NothingTold, kin::ended(&expecting, mistaken(Some(BABY)))),
        (Refused::NothingTold, kin::parent(&family, AMARA, ADAEZE, None, None)),
        (
            Refused::SharedAlready,
            kin::parent(&below, NGOZI, ADAEZE, Some(Line::Kin), Some(Layer::Team)),
        ),
        (Refused::WordsElsewhere, kin::ended(&expecting, said_of(BABY))),
        (Refused::AlreadyEnded, kin::ended(&lost, loss(Some(BABY)))),
    ];
    let mut codes = BTreeSet::new();
    for (why, refused) in all {
        assert_eq!(refused, Err(why));
        assert!(!why.field().is_empty() && !why.to_string().is_empty());
        codes.insert(why.code());
    }
    assert_eq!(codes.len(), 9, "every reason is reached and has words of its own");
}

#[test]
fn whoever_cares_as_a_parent_is_one_and_what_was_told_counts_before() {
    let family = okoro();
    let parents: Vec<_> = family.parents_of(AMARA).into_iter().map(|(one, _)| one).collect();
    assert!(parents.contains(&NGOZI) && parents.contains(&CHIDI), "as they care");
    assert!(!parents.contains(&ADAEZE), "care by kin makes nobody a parent");
    let told =
        kin::parent(&family, AMARA, CHIDI, Some(Line::Adopted), Some(Layer::Shared)).unwrap();
    let line = and(&family, &told).parents_of(AMARA);
    assert!(line.contains(&(CHIDI, Line::Adopted)), "{line:?}");
    assert_eq!(line.len(), 2, "told of the same parent, it is one line");
}

#[test]
fn what_was_told_by_mistake_is_taken_back() {
    let family = okoro();
    let told = and(&family, &mother(&family, NGOZI, ADAEZE).unwrap());
    assert_eq!(told.parents_of(NGOZI), [(ADAEZE, Line::Birth)]);
    let back = kin::parent(&told, NGOZI, ADAEZE, None, Some(Layer::Shared)).unwrap();
    assert_eq!(and(&told, &back).parents_of(NGOZI), []);

    let married = and(&family, &couple(&family, Some(Together::Married)));
    let apart = and(&married, &couple(&married, Some(Together::Separated)));
    let known = apart.kin.couple_of(CHIDI, NGOZI).expect("a couple in either order");
    assert_eq!((known.how, apart.kin.couples.len()), (Together::Separated, 1));
    assert_eq!(and(&apart, &couple(&apart, None)).kin.couples, []);
}

#[test]
fn a_pregnancy_that_ended_is_its_mothers_unless_the_child_was_known_to_all() {
    let expecting = expecting();
    let own = kin::ended(&expecting, loss(None)).unwrap();
    assert_eq!((own.label.facet, own.label.teller), (Facet::Caregiver(NGOZI), Some(NGOZI)));
    let known = kin::ended(&expecting, loss(Some(BABY))).unwrap();
    assert_eq!(known.label.facet, Facet::Together, "who knew of the child has to know");
    let after = and(&expecting, &known);
    assert!(after.kin.has_ended(BABY) && !expecting.kin.has_ended(BABY));
    assert_eq!(and(&after, &known), after, "told by two phones, it is one loss");
}

#[test]
fn how_somebody_is_drawn_and_where_they_stand_is_as_they_wish() {
    let family = okoro();
    assert_eq!(family.kin.shape(NGOZI), Shape::Diamond, "nobody was asked");
    let asked = and(&family, &kin::shape(&family, NGOZI, Shape::Circle).unwrap());
    assert_eq!(asked.kin.shape(NGOZI), Shape::Circle);
    let home = Placed::Home(HOME);
    let moved = |family: &Family, later| and(family, &kin::nudge(family, home, later).unwrap());
    let there = moved(&moved(&family, true), true);
    assert_eq!((there.kin.nudged(home), moved(&there, false).kin.nudged(home)), (2, 1));
}

#[test]
fn what_only_the_team_is_to_see_is_filed_with_the_team() {
    let family = okoro();
    let told = kin::couple(&family, (NGOZI, CHIDI), Some(Together::Brief), None, Some(Layer::Team));
    assert_eq!(told.unwrap().label.facet, Facet::Practitioner);
    let shared = couple(&family, Some(Together::Married));
    assert_eq!(shared.label.facet, Facet::Together);
}

#[test]
fn words_told_with_a_couple_are_kept() {
    let family = okoro();
    let words = Some(text("together until the flood"));
    let how = Some(Together::Separated);
    let told =
        kin::couple(&family, (NGOZI, CHIDI), how, words.clone(), Some(Layer::Shared)).unwrap();
    assert_eq!(and(&family, &told).kin.couples[0].words, words);
}

#[test]
fn a_loss_told_by_mistake_is_taken_back_and_the_child_is_expected_again() {
    let expecting = expecting();
    let lost = and(&expecting, &kin::ended(&expecting, loss(Some(BABY))).unwrap());
    assert_eq!(lost.people.get(BABY).unwrap().birth, None);
    let back = and(&lost, &kin::ended(&lost, mistaken(Some(BABY))).unwrap());
    assert!(!back.kin.has_ended(BABY));
    assert_eq!(back.people.get(BABY), expecting.people.get(BABY));

    let own = and(&expecting, &kin::ended(&expecting, loss(None)).unwrap());
    assert_eq!(and(&own, &kin::ended(&own, mistaken(None)).unwrap()).kin.ended, []);
}

#[test]
fn a_correction_goes_where_what_it_corrects_stands() {
    let family = okoro();
    for layer in [Layer::Shared, Layer::Team] {
        let told = kin::parent(&family, NGOZI, ADAEZE, Some(Line::Birth), Some(layer)).unwrap();
        let known = and(&family, &told);
        for chosen in [None, Some(Layer::Shared), Some(Layer::Team)] {
            let back = kin::parent(&known, NGOZI, ADAEZE, None, chosen).unwrap();
            assert_eq!(back.label.facet, told.label.facet, "{layer:?}, then {chosen:?}");
        }
        let again = kin::parent(&known, NGOZI, ADAEZE, Some(Line::Kin), None).unwrap();
        assert_eq!(again.label.facet, told.label.facet, "where no layer was chosen");
    }
    let team = kin::parent(&family, NGOZI, ADAEZE, Some(Line::Birth), None).unwrap();
    assert_eq!(team.label.facet, Facet::Practitioner, "to share is a step of its own");
    let shared = Some(Layer::Shared);
    let shared = kin::parent(&and(&family, &team), NGOZI, ADAEZE, Some(Line::Birth), shared);
    assert_eq!(shared.unwrap().label.facet, Facet::Together, "what the team knew may be shared");
}

#[test]
fn who_was_drawn_as_another_and_begins_to_care_is_a_caregiver_from_then_on() {
    let uncle = people::add(person(BABY, Role::Other, "Uche Okoro", "Uche"), TODAY).unwrap();
    let family = and(&okoro(), &uncle);
    assert!(family.people.caregivers().all(|one| one.id != BABY));
    let (words, since) = (None, None);
    let (caregiver, child, role) = (BABY, AMARA, Care::Kin);
    let began = CareBegan { caregiver, child, role, words, since, day_to_day: true };
    let cares = and(&family, &people::care(&family, began, TODAY).unwrap());
    assert_eq!(cares.people.get(BABY).unwrap().role, Role::Caregiver);
    assert!(cares.people.care_by(BABY).any(|care| care.child == AMARA));
}
