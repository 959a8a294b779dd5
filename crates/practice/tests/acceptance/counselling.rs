// SPDX-License-Identifier: AGPL-3.0-or-later
//! Substance use counselling notes: behind a door of their own to whoever wrote them, and out of the record only by a consent for them alone.

use jiff::civil::date;
use practice::access::{Hat, Purpose, Reader, Relation, may_read_said};
use practice::label::LawTag;
use practice::people::Care;
use practice::release::{
    self, Authority, Counsel, Decided, Going, Made, Outcome, Reach, Refused, Request, RequestKind,
    Verdict, Why, weigh,
};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::visits::{self, Field, Held, Place, When};
use practice::{
    ConsentId, EntryId, Event, Facet, Label, PractitionerId, ReleaseId, RequestId, Said, VisitId,
};

use super::world::*;

const DEMAND: RequestId = RequestId(5);

/// A family with a note of the mother's counselling, and her words from a clinic.
fn counselled() -> (World, EntryId) {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    world.word("clinic", Label::of(Facet::Caregiver(MOTHER)).under([LawTag::Part2]));
    let label = Label::of(Facet::Caregiver(MOTHER)).about([MOTHER]);
    let note = world.word("counselled", label.under([LawTag::SubstanceUseCounselling]));
    (world, note)
}

fn said(world: &World, entry: EntryId) -> &Said {
    world.said.iter().find(|said| said.id == entry).unwrap()
}

fn verdict(world: &World, entry: EntryId, authority: Authority) -> Verdict {
    weigh(&world.whole(), &world.said, said(world, entry), authority, TODAY)
}

/// A consent of the mother's to everything of hers.
fn general() -> Consent {
    Consent {
        by: vec![MOTHER],
        to: text("Testling"),
        purpose: ConsentFor::Treatment,
        covers: Covers::ALL.to_vec(),
        children: vec![BABY],
        since: None,
        part2: true,
        protected: true,
        counselling: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    }
}

/// One that is for her counselling alone.
fn own() -> Consent {
    let (covers, children) = (Vec::new(), Vec::new());
    Consent { covers, children, part2: false, protected: false, counselling: true, ..general() }
}

fn gave(world: &mut World, id: u128, consent: Consent) -> Authority {
    let given = rights::consent(&world.whole(), ConsentId(id), consent, TODAY).unwrap();
    world.decided(given);
    Authority::Consent(ConsentId(id))
}

#[test]
fn only_whoever_wrote_it_reads_it_and_behind_the_door() {
    let (world, note) = counselled();
    let reads = |me: PractitionerId, purpose, relation| {
        let reader = Reader { purpose, ..Reader::new(Hat::Visitor, relation) };
        may_read_said(&reader, me, said(&world, note), &[])
    };
    assert!(reads(VISITOR, Purpose::Safety, Relation::Team));
    assert!(!reads(VISITOR, Purpose::Care, Relation::Team), "not among the notes");
    assert!(!reads(VISITOR, Purpose::Release, Relation::Team));
    for relation in [Relation::Team, Relation::Cover, Relation::Emergency] {
        assert!(!reads(OTHER_VISITOR, Purpose::Safety, relation.clone()), "{relation:?}");
    }
    assert!(reads(OTHER_VISITOR, Purpose::ProtectedRelease, Relation::Team), "for a copy");
    assert!(world.words(&world.member(MOTHER, TODAY)).contains("clinic"));
    assert!(!world.words(&world.member(MOTHER, TODAY)).contains("counselled"));
}

#[test]
fn it_goes_by_a_consent_for_it_alone_and_by_no_other_right() {
    let (mut world, note) = counselled();
    let silent = |why| Verdict::Silent(why);
    for person in [MOTHER, FATHER] {
        let own_copy = Authority::OwnCopy(person);
        assert_eq!(verdict(&world, note, own_copy), silent(Why::Counselling));
    }
    let to_all = gave(&mut world, 1, general());
    assert_eq!(verdict(&world, note, to_all), silent(Why::Counselling), "not by the general one");
    let his = gave(&mut world, 2, Consent { by: vec![FATHER], ..own() });
    assert_eq!(verdict(&world, note, his), silent(Why::NotAllSigned));
    let hers = gave(&mut world, 3, own());
    assert_eq!(verdict(&world, note, hers), Verdict::Second, "a second person reads it first");
    let later = gave(&mut world, 4, Consent { since: Some(TODAY), ..own() });
    assert_eq!(verdict(&world, note, later), silent(Why::OutsideConsent), "written before");
    // It reaches nothing else, and sealed notes go by none.
    let reached: Vec<EntryId> = world.said.iter().map(|said| said.id).collect();
    let goes = |entry: &&EntryId| !matches!(verdict(&world, **entry, hers), Verdict::Silent(_));
    assert_eq!(reached.iter().filter(goes).collect::<Vec<_>>(), [&note]);
    world.decided(rights::withdraw(&world.whole(), ConsentId(3), None, TODAY).unwrap());
    assert_eq!(verdict(&world, note, hers), silent(Why::NoConsent));
}

#[test]
fn a_visit_that_is_hers_keeps_nothing_back_and_one_that_is_his_everything() {
    let (mut world, _) = counselled();
    let hers = gave(&mut world, 1, own());
    for (number, part, expected) in [
        (1, Facet::Together, Verdict::Second),
        (2, Facet::Caregiver(MOTHER), Verdict::Second),
        (3, Facet::Caregiver(FATHER), Verdict::Silent(Why::AnothersOwn)),
    ] {
        let visit = VisitId(number);
        let when = When { on: TODAY, at: None, place: Place::Home, place_words: None };
        let (present, relationships) = (Vec::new(), Vec::new());
        let held = Held { when, minutes: None, present, relationships, lead: None };
        world.say(Label::of(part), visits::Event::Signed { visit, held });
        let (field, teller) = (Field::Between, None);
        let wrote =
            visits::Event::Wrote { visit, field, text: text("Sober."), teller, amendment: 0 };
        let label = Label::of(Facet::Caregiver(MOTHER)).about([MOTHER]);
        let note = world.say(label.under([LawTag::SubstanceUseCounselling]), wrote);
        assert_eq!(verdict(&world, note, hers), expected, "{part}");
    }
}

fn made(authority: Authority, note: EntryId) -> Made {
    Made {
        to: text("Testling"),
        authority,
        purpose: ConsentFor::Treatment,
        request: None,
        went: vec![note],
        withheld: Vec::new(),
        reviewer: None,
        until: None,
        second: None,
        corrections: None,
        language: None,
        on: TODAY,
    }
}

#[test]
fn it_goes_after_a_second_person_read_it_with_the_notice_and_the_consent() {
    let (mut world, note) = counselled();
    let hers = gave(&mut world, 1, own());
    let made = made(hers, note);
    let id = ReleaseId(7);
    let by_one = release::release(&world.whole(), &world.said, id, made.clone(), TODAY);
    assert_eq!(by_one, Err(Refused::NeedsSecond));
    let prepared = release::prepare(&world.whole(), &world.said, id, made, TODAY).unwrap();
    world.decided(prepared);
    let found = (true, None);
    let looked =
        release::look_over(&world.whole(), &world.said, (id, SUPERVISOR), found, TODAY).unwrap();
    world.decided(looked);
    world.said.last_mut().unwrap().by = SUPERVISOR;
    let sent = release::send(&world.whole(), &world.said, id, TODAY).unwrap();
    let Event::Release(release::Event::ReleaseMade { made, .. }) = &sent.event else {
        panic!("a copy is made");
    };
    let whole = world.whole();
    let (went, part2) = Going::of(&whole, &world.said, made).all();
    assert_eq!(went.len(), 1);
    assert!(part2.unwrap().consent.is_some_and(|given| given.consent.counselling));
}

#[test]
fn to_a_court_it_goes_by_an_order_that_names_it_and_by_no_demand() {
    let (mut world, note) = counselled();
    let asked = Request {
        kind: RequestKind::Subpoena,
        person: None,
        from: text("A. Testling, counsel"),
        words: text("The whole file."),
        on: TODAY,
        about: None,
        own: false,
        sealed: false,
    };
    world.decided(release::ask(&world.whole(), DEMAND, asked, TODAY).unwrap());
    let counsel = Counsel { who: text("B. Testling"), on: TODAY, said: text("By order.") };
    world.decided(release::advise(&world.whole(), DEMAND, counsel, TODAY).unwrap());
    let order = Authority::Order(DEMAND);
    assert_eq!(verdict(&world, note, order), Verdict::Silent(Why::NoConsent));
    let all = Reach {
        people: vec![MOTHER, BABY],
        together: true,
        visits: true,
        part2: true,
        protected: true,
        reports: true,
        counselling: false,
    };
    let nobody = Reach { people: vec![BABY], counselling: true, ..all.clone() };
    let named = Reach { counselling: true, ..all.clone() };
    for (reach, expected) in [
        (all, Verdict::Silent(Why::Counselling)),
        (nobody, Verdict::Silent(Why::OutsideOrder)),
        (named, Verdict::Second),
    ] {
        let (outcome, ordered) = (Outcome::Produce, Some(TODAY));
        let decided = Decided { outcome, ordered, reach, words: text("As ordered."), on: TODAY };
        world.decided(release::decide(&world.whole(), DEMAND, decided).unwrap());
        assert_eq!(verdict(&world, note, order), expected);
    }
}
