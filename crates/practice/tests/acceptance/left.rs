// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who is no caregiver of the family, or not any more, has a copy of their own words and of nothing the family holds; and by one signature nothing goes that is everybody's.

use jiff::civil::{Date, date};
use practice::family::Record;
use practice::people::{Care, Role};
use practice::release::{Authority, Verdict, Why, weigh};
use practice::rights::{self, Consent, ConsentFor, Covers, Effect};
use practice::text::Text;
use practice::visits::{self, Field, Held, Place, Presence, Present, When};
use practice::{ConsentId, EntryId, Event, Facet, Label, PersonId, Said, VisitId};

use super::world::*;

const LATER: Date = date(2026, 12, 24);

/// A visit of all, with a word of the work about whoever was there.
fn visited(world: &mut World, there: &[PersonId]) -> [EntryId; 2] {
    let visit = VisitId(1);
    let when = When { on: TODAY, at: None, place: Place::Home, place_words: None };
    let one = |person: &PersonId| Present { person: *person, how: Presence::Awake };
    let (present, relationships) = (there.iter().map(one).collect(), Vec::new());
    let held = Held { when, minutes: None, present, relationships, lead: None };
    let signed = world.say(Label::of(Facet::Together), visits::Event::Signed { visit, held });
    let (field, text) = (Field::Wondering, Text::line("Who sang?", 100).unwrap());
    let wrote = visits::Event::Wrote { visit, field, text, teller: None, amendment: 0 };
    [signed, world.say(Label::of(Facet::Practitioner), wrote)]
}

fn weighed(world: &World, entry: EntryId, authority: Authority, on: Date) -> Verdict {
    let said = world.said.iter().find(|said| said.id == entry).unwrap();
    weigh(&world.whole(), &world.said, said, authority, on)
}

/// The words that would go to somebody, or be theirs to ask for.
fn going(world: &World, authority: Authority, on: Date) -> Vec<String> {
    let whole = world.whole();
    let goes = |said: &&Said| {
        !matches!(weigh(&whole, &world.said, said, authority, on), Verdict::Silent(_))
    };
    let wish = |said: &Said| match &said.event {
        Event::Record(Record::WishSaid { words, .. }) => Some(words.to_string()),
        _ => None,
    };
    world.said.iter().filter(goes).filter_map(wish).collect()
}

/// Their copy holds their own words, and nothing of the visit or of where the child lives.
fn has_only_their_own_words(world: &World, person: PersonId, visit: [EntryId; 2], on: Date) {
    let [own, ..] = told_by(person);
    assert_eq!(going(world, Authority::OwnCopy(person), on), [own]);
    for entry in visit {
        let verdict = weighed(world, entry, Authority::OwnCopy(person), on);
        assert_eq!(verdict, Verdict::Silent(Why::NoTie));
    }
}

#[test]
fn a_father_whom_a_court_keeps_from_the_record_has_only_his_own_words() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let visit = visited(&mut world, &[MOTHER, FATHER]);
    let his = Authority::OwnCopy(FATHER);
    assert_eq!(weighed(&world, visit[0], his, TODAY), Verdict::Goes);
    assert_eq!(weighed(&world, visit[1], his, TODAY), Verdict::Owed);
    world.ordered(FATHER, Effect::NoRecords, LATER);
    assert_eq!(weighed(&world, visit[0], his, TODAY), Verdict::Goes, "until that day");
    has_only_their_own_words(&world, FATHER, visit, LATER);
}

#[test]
fn a_foster_carer_whose_care_ended_has_only_their_own_words() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FOSTER, Care::Foster)]);
    let visit = visited(&mut world, &[FOSTER]);
    let theirs = Authority::OwnCopy(FOSTER);
    assert_eq!(weighed(&world, visit[0], theirs, TODAY), Verdict::Goes);
    let ended = practice::people::Event::CareEnded { caregiver: FOSTER, child: BABY, on: TODAY };
    world.say(Label::of(Facet::Together), ended);
    has_only_their_own_words(&world, FOSTER, visit, TODAY);
}

#[test]
fn a_birth_mother_after_an_adoption_has_only_her_own_words() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (ADOPTER, Care::Adoptive)]);
    let visit = visited(&mut world, &[MOTHER]);
    world.ordered(ADOPTER, Effect::Adopted, TODAY);
    has_only_their_own_words(&world, MOTHER, visit, TODAY);
    let verdict = weighed(&world, visit[0], Authority::OwnCopy(ADOPTER), TODAY);
    assert_eq!(verdict, Verdict::Goes);
}

#[test]
fn somebody_else_in_the_family_has_only_their_own_words() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    world.person(GRANDMOTHER, Role::Other);
    let [own, ..] = told_by(GRANDMOTHER);
    world.word(&own, Label::of(Facet::Caregiver(GRANDMOTHER)).told_by(Some(GRANDMOTHER)));
    let visit = visited(&mut world, &[GRANDMOTHER]);
    has_only_their_own_words(&world, GRANDMOTHER, visit, TODAY);
    // What she told is written down by the practitioner: to be read, and decided.
    let label = Label::of(Facet::Practitioner).told_by(Some(GRANDMOTHER)).about([GRANDMOTHER]);
    let (visit, field, teller) = (VisitId(1), Field::Words, Some(GRANDMOTHER));
    let text = Text::line("He sang.", 100).unwrap();
    let told = world.say(label, visits::Event::Wrote { visit, field, text, teller, amendment: 0 });
    let hers = Authority::OwnCopy(GRANDMOTHER);
    assert_eq!(weighed(&world, told, hers, TODAY), Verdict::Asks);
}

/// A consent of these that covers everything there is to cover.
fn agreed(world: &mut World, by: &[PersonId], id: u128) -> Authority {
    let consent = Consent {
        by: by.to_vec(),
        to: text("Testling"),
        purpose: ConsentFor::Referral,
        covers: Covers::ALL.to_vec(),
        children: vec![BABY],
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    };
    let id = ConsentId(id);
    world.decided(rights::consent(&world.whole(), id, consent, TODAY).unwrap());
    Authority::Consent(id)
}

#[test]
fn what_is_about_all_goes_by_the_signatures_of_all_who_are_of_the_family_today() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let joint = world.word("joint", Label::of(Facet::Together));
    let alone = agreed(&mut world, &[MOTHER], 1);
    let both = agreed(&mut world, &[MOTHER, FATHER], 2);
    let of = |world: &World, authority| weighed(world, joint, authority, LATER);
    assert_eq!(of(&world, alone), Verdict::Silent(Why::NotAllSigned));
    assert_eq!(of(&world, both), Verdict::Goes);
    world.ordered(FATHER, Effect::RightsEnded, LATER);
    assert_eq!(of(&world, alone), Verdict::Goes, "he is not of the family any more");
}

#[test]
fn of_a_visit_that_is_about_one_who_did_not_sign_no_text_goes() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let [_, wrote] = visited(&mut world, &[MOTHER, FATHER]);
    let alone = agreed(&mut world, &[MOTHER], 1);
    let both = agreed(&mut world, &[MOTHER, FATHER], 2);
    assert_eq!(weighed(&world, wrote, alone, TODAY), Verdict::Silent(Why::NotAllSigned));
    assert_eq!(weighed(&world, wrote, both, TODAY), Verdict::Asks);
}

#[test]
fn a_consent_reaches_back_by_the_day_on_which_it_was_written_here() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    let hers = world.word("late", Label::of(Facet::Caregiver(MOTHER)));
    let id = ConsentId(1);
    let Authority::Consent(whole) = agreed(&mut world, &[MOTHER], 7) else { unreachable!() };
    let given = world.whole().rights.consents.into_iter().find(|one| one.id == whole).unwrap();
    let since = Consent { since: Some(TODAY), ..given.consent };
    world.decided(rights::consent(&world.whole(), id, since, TODAY).unwrap());
    let place = world.said.iter().position(|said| said.id == hers).unwrap();
    // Late in the evening here it is tomorrow elsewhere: the day here counts.
    world.said[place].at =
        TODAY.at(2, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    world.said[place].on = TODAY.yesterday().unwrap();
    let authority = Authority::Consent(id);
    assert_eq!(weighed(&world, hers, authority, TODAY), Verdict::Silent(Why::OutsideConsent));
    world.said[place].on = TODAY;
    assert_eq!(weighed(&world, hers, authority, TODAY), Verdict::Goes);
}
