// SPDX-License-Identifier: AGPL-3.0-or-later
//! The facts of a signed visit are put right: what stood before stays, and everything that is made of them follows.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::{Span, Timestamp, civil::Date};
use practice::samples::{
    AMARA, CHIDI, HELD, NGOZI, TODAY, VISITOR, WITH_CHIDI, WITH_NGOZI, note, okoro, said, text,
};
use practice::visits::{
    self, Amendment, Event, Facts, Field, Held, Lead, Presence, Present, Refused, Signed, Standing,
};
use practice::{Facet, Family, Label, Labelled, PersonId, PractitionerId, RelationshipId, VisitId};

const LATER: PractitionerId = PractitionerId(0x99);

fn days(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).unwrap()
}

fn signed(family: &Family) -> &Signed {
    family.visits.get(HELD).unwrap().signed.as_ref().unwrap()
}

fn stands() -> Standing {
    Standing::of(&said(), HELD, |_| true)
}

/// The visit of the sample as it should read, from what stands.
fn facts(family: &Family, change: impl FnOnce(&mut Held)) -> Facts {
    let signed = signed(family);
    let mut held = signed.held.clone();
    change(&mut held);
    Facts { held, of: signed.facts_of(), today: TODAY }
}

fn amend(family: &Family, facts: Facts) -> Result<Vec<Labelled>, Refused> {
    let (reason, texts) = (text("A wrong tap."), [].into());
    let (teller, filed, stands) = (None, [].into(), stands());
    let facts = Some(facts);
    visits::amend(family, HELD, Amendment { reason, texts, teller, facts, filed, stands })
}

fn after(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, LATER, Timestamp::UNIX_EPOCH)
}

fn slept(held: &mut Held) {
    held.present.iter_mut().find(|one| one.person == AMARA).unwrap().how = Presence::Asleep;
}

#[test]
fn a_wrong_tap_is_put_right_and_what_stood_before_stays_readable() {
    let family = okoro();
    let before = signed(&family).held.clone();
    let all = amend(&family, facts(&family, slept)).unwrap();
    assert_eq!(all.len(), 2, "the reason, and the facts");
    let family = after(&family, &all);
    let now = signed(&family);
    assert_eq!(now.held.presence(AMARA), Presence::Asleep);
    assert_eq!((now.by, now.facts_of(), now.corrected.len()), (VISITOR, 1, 1));
    assert_eq!((&now.corrected[0].before, now.corrected[0].by), (&before, LATER));
    let again = amend(&family, facts(&family, |held| held.lead = Some(Lead::Practitioner)));
    let family = after(&family, &again.unwrap());
    let now = signed(&family);
    assert_eq!((now.facts_of(), now.held.presence(AMARA)), (2, Presence::Asleep));
    assert_eq!(now.corrected[1].before.lead, before.lead);
}

#[test]
fn what_is_put_right_is_read_by_whoever_reads_of_the_visit_and_is_about_everybody_named() {
    let family = okoro();
    let came = |held: &mut Held| {
        held.present.push(Present { person: CHIDI, how: Presence::Awake });
    };
    let all = amend(&family, facts(&family, came)).unwrap();
    let of_visit = stands().visit.unwrap();
    let label = &all[1].label;
    assert!(matches!(&all[1].event, practice::Event::Visits(Event::HeldCorrected { .. })));
    assert_eq!((label.facet, &label.law), (of_visit.facet, &of_visit.law));
    assert_eq!(label.subjects, [AMARA, NGOZI, CHIDI]);
    assert_eq!(all[0].label.facet, Facet::Practitioner, "why is for those who do the work");
    // Without a visit somebody reads there is nothing to put right.
    let none = Amendment {
        reason: text("A wrong tap."),
        texts: [].into(),
        teller: None,
        facts: Some(facts(&family, slept)),
        filed: [].into(),
        stands: Standing::default(),
    };
    assert_eq!(visits::amend(&family, HELD, none), Err(Refused::NotSigned));
}

#[test]
fn the_rules_of_signing_hold_for_what_is_put_right_too() {
    let family = okoro();
    let refused = |change: fn(&mut Held)| amend(&family, facts(&family, change)).unwrap_err();
    let stranger = Present { person: PersonId(0xff), how: Presence::Awake };
    assert_eq!(refused(|held| held.when.on = days(1)), Refused::InFuture);
    assert_eq!(refused(|held| held.minutes = Some(721)), Refused::Minutes);
    assert_eq!(refused(|held| held.present.clear()), Refused::NobodyThere);
    assert_eq!(refused(|held| held.relationships.clear()), Refused::NoRelationship);
    let unknown = facts(&family, |held| held.present.push(stranger));
    assert_eq!(amend(&family, unknown), Err(Refused::UnknownPerson));
    let unknown = facts(&family, |held| held.relationships.push(RelationshipId(0xff)));
    assert_eq!(amend(&family, unknown), Err(Refused::UnknownRelationship));
}

#[test]
fn nothing_is_written_where_nothing_differs_in_whichever_order_it_is_said() {
    let family = okoro();
    let as_it_is = facts(&family, |held| {
        held.present.reverse();
        held.present.push(Present { person: CHIDI, how: Presence::Absent });
    });
    assert_eq!(amend(&family, as_it_is), Err(Refused::NothingChanged));
}

#[test]
fn a_page_that_was_open_meanwhile_undoes_nothing_and_says_what_happened() {
    let family = okoro();
    let untouched = facts(&family, |_| {});
    let lead = facts(&family, |held| held.lead = Some(Lead::Practitioner));
    let the_same = facts(&family, slept);
    let all = amend(&family, facts(&family, slept)).unwrap();
    let family = after(&family, &all);
    assert_eq!(amend(&family, untouched), Err(Refused::NothingChanged), "it is not undone");
    assert_eq!(amend(&family, the_same), Err(Refused::NothingChanged));
    assert_eq!(amend(&family, lead), Err(Refused::FactsChanged));
    let of_nothing = Facts { of: 7, ..facts(&family, |held| held.minutes = Some(30)) };
    assert_eq!(amend(&family, of_nothing), Err(Refused::FactsChanged));
}

#[test]
fn nobody_takes_away_who_they_do_not_know_of() {
    let whole = okoro();
    let mut held = signed(&whole).held.clone();
    let hidden = Present { person: PersonId(0xfe), how: Presence::Awake };
    held.present.push(hidden);
    held.relationships.push(RelationshipId(0xfe));
    let event = practice::Event::from(Event::HeldCorrected { visit: HELD, amendment: 1, held });
    let why = practice::Event::from(Event::Amended {
        visit: HELD,
        amendment: 1,
        reason: text("A wrong tap."),
    });
    let why = Labelled::new(Label::of(Facet::Practitioner), why);
    let whole = after(&whole, &[why, Labelled::new(Label::of(Facet::Together), event)]);
    let seen = facts(&whole, |held| {
        held.present.retain(|one| one.person != hidden.person);
        held.relationships = vec![WITH_NGOZI];
        slept(held);
    });
    let all = amend(&whole, seen).unwrap();
    let held = signed(&after(&whole, &all)).held.clone();
    assert_eq!(held.presence(AMARA), Presence::Asleep);
    assert_eq!(held.presence(hidden.person), Presence::Awake);
    assert!(held.relationships.contains(&RelationshipId(0xfe)));
}

#[test]
fn where_the_child_was_whose_relationship_and_the_order_of_days_follow() {
    let family = okoro();
    let together = |family: &Family| {
        let known = family.relationships.get(WITH_NGOZI).unwrap();
        let all = family.how_each_was_there(known).unwrap();
        let newest = all.iter().find(|one| one.visit.id == HELD).unwrap();
        newest.together_awake()
    };
    assert!(together(&family));
    let right = after(&family, &amend(&family, facts(&family, slept)).unwrap());
    assert!(!together(&right));
    let about = facts(&family, |held| held.relationships = vec![WITH_CHIDI]);
    let right = after(&family, &amend(&family, about).unwrap());
    let visit = right.visits.get(HELD).unwrap();
    assert!(visit.about(WITH_CHIDI) && !visit.about(WITH_NGOZI));
    let earlier = VisitId(0xdf);
    let on = signed(&family).held.when.on.checked_sub(Span::new().days(3)).unwrap();
    let all = visits::sign(&family, earlier, note(on), TODAY).unwrap();
    let family = after(&family, &all);
    let first = |family: &Family| {
        let held = family.visits.newest_first().into_iter().filter(|one| one.signed.is_some());
        held.map(|one| one.id).next().unwrap()
    };
    assert_eq!(first(&family), HELD);
    let before = facts(&family, |held| held.when.on = on.yesterday().unwrap());
    let right = after(&family, &amend(&family, before).unwrap());
    assert_eq!(first(&right), earlier);
    assert_eq!(right.visits.get(HELD).unwrap().on(), on.yesterday().ok());
}

#[test]
fn a_text_and_facts_are_put_right_in_one_act_and_said_twice_it_is_said_once() {
    let family = okoro();
    let facts = Some(facts(&family, slept));
    let texts = practice::samples::only(Field::Child, "Slept through.");
    let (reason, teller, filed, stands) = (text("A slip."), None, [].into(), stands());
    let both = Amendment { reason, texts, teller, facts, filed, stands };
    let all = visits::amend(&family, HELD, both).unwrap();
    assert_eq!(all.len(), 3);
    let once = after(&family, &all);
    let twice = after(&once, &all[1..2]);
    assert_eq!(signed(&once), signed(&twice));
    assert_eq!(
        once.visits.get(HELD).unwrap().text(Field::Child).unwrap().text.as_str(),
        "Slept through."
    );
    let held = signed(&once).held.clone();
    let nowhere =
        practice::Event::from(Event::HeldCorrected { visit: VisitId(0xdf), amendment: 1, held });
    let after = after(&family, &[Labelled::new(Label::of(Facet::Together), nowhere)]);
    assert!(
        after.visits.get(VisitId(0xdf)).is_none(),
        "whoever may not read the visit learns nothing"
    );
    assert_eq!(signed(&family).held.presence(NGOZI), Presence::Awake);
}
