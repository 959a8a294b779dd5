// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families in which people are not safe from each other, or not parents by law, or parents again:
//! one word in every part of the record, and for each reader exactly the words that are theirs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::access::{
    Asker, Hat, Moment, Purpose, Reader, Relation, Screen, may_open, may_read, relation,
};
use practice::family::Record;
use practice::label::LawTag;
use practice::people::{self, Birth, Care, CareBegan, Names, NewPerson, Role};
use practice::rights::{self, Decision, Effect, Order};
use practice::text::{LINE_MAX, Text};
use practice::{
    EntryId, Event, Facet, Family, FamilyId, Label, OrderId, PersonId, PractitionerId, Said,
};

const BABY: PersonId = PersonId(1);
const MOTHER: PersonId = PersonId(2);
const FATHER: PersonId = PersonId(3);
const GRANDMOTHER: PersonId = PersonId(4);
const FOSTER: PersonId = PersonId(5);
const ADOPTER: PersonId = PersonId(6);

const VISITOR: PractitionerId = PractitionerId(10);
const OTHER_VISITOR: PractitionerId = PractitionerId(11);
const SUPERVISOR: PractitionerId = PractitionerId(12);

const BORN: Date = date(2026, 3, 1);
const TODAY: Date = date(2026, 11, 24);

/// Everything a family that works with caregivers would have in its parts, told by nobody.
const SEEN: [&str; 4] = ["child", "together", "practitioner", "agency"];

struct World {
    said: Vec<Said>,
}

impl World {
    /// A baby with these carers, each with a word of their own and one about the baby.
    fn with(carers: &[(PersonId, Care)]) -> Self {
        let mut world = Self { said: Vec::new() };
        let joined =
            Record::TeamChanged { practitioner: VISITOR, on: date(2026, 4, 1), joined: true };
        world.say(Label::of(Facet::Together), joined);
        world.person(BABY, Role::Child);
        for (person, care) in carers {
            world.carer(*person, *care, None);
        }
        world.word("child", Label::of(Facet::Child(BABY)));
        world.word("together", Label::of(Facet::Together));
        world.word("practitioner", Label::of(Facet::Practitioner));
        world.word("agency", Label::of(Facet::Agency));
        world.word("safety", Label::of(Facet::Safety));
        world.word("violence", Label::of(Facet::Child(BABY)).under([LawTag::PartnerViolence]));
        world.word("report", Label::of(Facet::Together).under([LawTag::ChildProtectionReport]));
        world.word("sealed", Label::of(Facet::Practitioner).under([LawTag::PsychotherapyNote]));
        world
    }

    fn say(&mut self, label: Label, event: impl Into<Event>) -> EntryId {
        let id = EntryId(self.said.len() as u128 + 1);
        let at = Timestamp::UNIX_EPOCH;
        self.said.push(Said { id, label, event: event.into(), by: VISITOR, at });
        id
    }

    /// A word that stands nowhere else, under this label.
    fn word(&mut self, word: &str, label: Label) -> EntryId {
        let words = text(word);
        self.say(label, Record::WishSaid { teller: BABY, words, on: TODAY })
    }

    fn person(&mut self, id: PersonId, role: Role) {
        let names = Names::of(Some(text("Testling")), None);
        let birth = (role == Role::Child).then_some(Birth::On(BORN));
        let (pronouns, gestation, languages, source) = (None, None, Vec::new(), None);
        let new = NewPerson { id, role, names, pronouns, birth, gestation, languages, source };
        self.decided(people::add(new, TODAY).unwrap());
    }

    fn carer(&mut self, person: PersonId, role: Care, since: Option<Date>) {
        self.person(person, Role::Caregiver);
        let began = CareBegan {
            caregiver: person,
            child: BABY,
            role,
            words: None,
            since,
            day_to_day: role != Care::Birth,
        };
        self.decided(people::care(&self.whole(), began, TODAY).unwrap());
        let told = |facet| Label::of(facet).told_by(Some(person));
        self.word(&format!("own of {person}"), told(Facet::Caregiver(person)));
        self.word(&format!("of the child by {person}"), told(Facet::Child(BABY)));
        self.word(&format!("of all by {person}"), told(Facet::Together));
    }

    fn decided(&mut self, one: practice::Labelled) {
        self.say(one.label, one.event);
    }

    fn ordered(&mut self, person: PersonId, effect: Effect, from: Date) -> OrderId {
        let order = OrderId(self.said.len() as u128);
        let (court, words) = (text("Made-up Court, 1"), text("As the court said."));
        let says = Order { person, child: BABY, effect, from, until: None, court, words };
        self.decided(rights::order(&self.whole(), order, says).unwrap());
        order
    }

    fn whole(&self) -> Family {
        Family::fold(FamilyId(1), &self.said)
    }

    fn at(today: Date) -> Moment {
        let now = today.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        Moment { now, today }
    }

    /// The words this reader finds.
    fn words(&self, reader: &Reader) -> BTreeSet<String> {
        let whole = self.whole();
        let may = |said: &&Said| may_read(reader, &said.label, whole.rights.shared_with(said.id));
        let read = self.said.iter().filter(may);
        let wish = |said: &Said| match &said.event {
            Event::Record(Record::WishSaid { words, .. }) => Some(words.to_string()),
            _ => None,
        };
        read.filter_map(wish).collect()
    }

    fn member(&self, person: PersonId, on: Date) -> Reader {
        let relation = relation(&self.whole(), &Asker::Member(person), Self::at(on));
        Reader::new(Hat::Caregiver, relation)
    }

    fn staff(&self, hat: Hat, id: PractitionerId, over: &[PractitionerId]) -> Reader {
        let asker = Asker::Practitioner(id, over.to_vec());
        Reader::new(hat, relation(&self.whole(), &asker, Self::at(TODAY)))
    }
}

fn text(words: &str) -> Text {
    Text::line(words, LINE_MAX).unwrap()
}

/// What a carer told: of themselves, of the child, of all.
fn told_by(person: PersonId) -> [String; 3] {
    [format!("own of {person}"), format!("of the child by {person}"), format!("of all by {person}")]
}

/// Exactly these words: from the parts, and what these told.
fn exactly(parts: &[&str], tellers: &[PersonId]) -> BTreeSet<String> {
    let parts = parts.iter().map(|part| (*part).to_owned());
    parts.chain(tellers.iter().flat_map(|person| told_by(*person))).collect()
}

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
    for purpose in [Purpose::Safety, Purpose::Rights, Purpose::Release] {
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
fn a_copy_holds_what_is_theirs_and_says_of_the_rest_only_what_they_may_be_told() {
    use practice::release::{Authority, Ground, Verdict, Why, weigh};
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    world.word("clinic", Label::of(Facet::Caregiver(MOTHER)).under([LawTag::Part2]));
    let whole = world.whole();
    let verdicts = |authority| -> Vec<(String, Verdict)> {
        let word = |said: &Said| match &said.event {
            Event::Record(Record::WishSaid { words, .. }) => Some(words.to_string()),
            _ => None,
        };
        let weighed = world.said.iter().filter_map(|said| {
            word(said).map(|word| (word, weigh(&whole, said, authority, TODAY)))
        });
        weighed.collect()
    };
    let of = |all: &[(String, Verdict)], word: &str| {
        all.iter().find(|(known, _)| known == word).unwrap().1
    };
    let hers = verdicts(Authority::OwnCopy(MOTHER));
    let his = verdicts(Authority::OwnCopy(FATHER));
    let [own, child, all] = told_by(MOTHER);
    for word in ["child", "together", &own, &child, &all, "clinic"] {
        assert_eq!(of(&hers, word), Verdict::Goes, "{word}");
    }
    assert_eq!(of(&hers, "practitioner"), Verdict::Asks);
    // Of what she said of the child he is told that something is withheld; of the rest, nothing.
    assert_eq!(of(&his, &child), Verdict::Withheld(Ground::SourceInConfidence));
    assert_eq!(of(&his, &own), Verdict::Silent(Why::AnothersOwn));
    assert_eq!(of(&his, &all), Verdict::Silent(Why::ToldByAnother));
    assert_eq!(of(&his, "clinic"), Verdict::Silent(Why::AnothersOwn));
    for (word, why) in [
        ("safety", Why::Protected),
        ("violence", Why::Protected),
        ("report", Why::Protected),
        ("sealed", Why::Sealed),
        ("agency", Why::Agency),
    ] {
        assert_eq!(of(&hers, word), Verdict::Silent(why), "{word}");
        assert_eq!(of(&his, word), Verdict::Silent(why), "{word}");
    }
}

#[test]
fn a_consent_takes_what_its_signers_may_give_while_it_holds_and_no_day_longer() {
    use practice::release::{Authority, Verdict, Why, weigh};
    use practice::rights::{Consent, ConsentFor, Covers};
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    world.word("clinic", Label::of(Facet::Caregiver(MOTHER)).under([LawTag::Part2]));
    let consent = Consent {
        by: vec![MOTHER],
        to: text("Dr. Testling"),
        purpose: ConsentFor::Treatment,
        covers: vec![Covers::Child, Covers::Own],
        children: vec![BABY],
        since: None,
        part2: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    };
    let id = practice::ConsentId(1);
    world.decided(rights::consent(&world.whole(), id, consent.clone(), TODAY).unwrap());
    let at = |world: &World, word: &str, day: Date| {
        let find = |said: &&Said| {
            matches!(&said.event, Event::Record(Record::WishSaid { words, .. })
                if words.as_str() == word)
        };
        let said = world.said.iter().find(find).unwrap();
        weigh(&world.whole(), said, Authority::Consent(id), day)
    };
    let [own, ..] = told_by(MOTHER);
    let [his, of_child, _] = told_by(FATHER);
    assert_eq!(at(&world, "child", TODAY), Verdict::Goes);
    assert_eq!(at(&world, &own, TODAY), Verdict::Goes);
    assert_eq!(at(&world, "clinic", TODAY), Verdict::Silent(Why::Part2));
    assert_eq!(at(&world, "together", TODAY), Verdict::Silent(Why::OutsideConsent));
    assert_eq!(at(&world, &his, TODAY), Verdict::Silent(Why::ToldByAnother));
    assert_eq!(at(&world, &of_child, TODAY), Verdict::Silent(Why::ToldByAnother));
    assert_eq!(at(&world, "child", date(2027, 2, 1)), Verdict::Silent(Why::NoConsent));
    world.decided(rights::withdraw(&world.whole(), id, TODAY).unwrap());
    assert_eq!(at(&world, "child", TODAY), Verdict::Silent(Why::NoConsent));

    // Who has no tie to the child today signs nothing for her; and a consent without end is none.
    let by_nobody = Consent { by: vec![GRANDMOTHER], ..consent.clone() };
    world.person(GRANDMOTHER, Role::Caregiver);
    let whole = world.whole();
    let other = practice::ConsentId(2);
    let refused = rights::consent(&whole, other, by_nobody, TODAY);
    assert_eq!(refused, Err(rights::Refused::MayNotSign));
    let for_ever = Consent { until: date(2036, 1, 1), ..consent };
    assert_eq!(rights::consent(&whole, other, for_ever, TODAY), Err(rights::Refused::End));
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
