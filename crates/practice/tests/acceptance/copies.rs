// SPDX-License-Identifier: AGPL-3.0-or-later
//! What goes into a copy for somebody, and what they are told of the rest.

use jiff::civil::{Date, date};
use practice::family::Record;
use practice::label::LawTag;
use practice::people::{Care, Role};
use practice::release::{Authority, Ground, Verdict, Why, weigh};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::text::Text;
use practice::visits::{self, Field, Held, Place, When};
use practice::{Event, Facet, Label, PersonId, Said, VisitId};

use super::world::*;

#[test]
fn a_copy_holds_what_is_theirs_and_says_of_the_rest_only_what_they_may_be_told() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    world.word("clinic", Label::of(Facet::Caregiver(MOTHER)).under([LawTag::Part2]));
    let whole = world.whole();
    let verdicts = |authority| -> Vec<(String, Verdict)> {
        let words = |said: &Said| match &said.event {
            Event::Record(Record::WishSaid { words, .. }) => Some(words.to_string()),
            _ => None,
        };
        let weighed = world.said.iter().filter_map(|said| {
            words(said).map(|word| (word, weigh(&whole, &world.said, said, authority, TODAY)))
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
        protected: false,
        counselling: false,
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
        weigh(&world.whole(), &world.said, said, Authority::Consent(id), day)
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
    world.decided(rights::withdraw(&world.whole(), id, None, TODAY).unwrap());
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
fn what_was_written_in_a_visit_kept_from_him_tells_him_in_no_copy_that_there_was_one() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let mut held = |number: u128, part: Facet| {
        let visit = VisitId(number);
        let when = When { on: TODAY, at: None, place: Place::Home, place_words: None };
        let (present, relationships) = (Vec::new(), Vec::new());
        let held = Held { when, minutes: None, present, relationships, lead: None };
        world.say(Label::of(part), visits::Event::Signed { visit, held });
        let (field, text) = (Field::Child, Text::line("He laughed.", 100).unwrap());
        let wrote = visits::Event::Wrote { visit, field, text, teller: None, amendment: 0 };
        world.say(Label::of(Facet::Child(BABY)).about([BABY]), wrote)
    };
    let entries =
        [held(1, Facet::Together), held(2, Facet::Caregiver(MOTHER)), held(3, Facet::Practitioner)];
    let whole = world.whole();
    let weighed = |person: PersonId| {
        entries.map(|entry| {
            let said = world.said.iter().find(|said| said.id == entry).unwrap();
            weigh(&whole, &world.said, said, Authority::OwnCopy(person), TODAY)
        })
    };
    let his = [Verdict::Goes, Verdict::Silent(Why::AnothersOwn), Verdict::Owed];
    assert_eq!(weighed(FATHER), his);
    assert_eq!(weighed(MOTHER), [Verdict::Goes, Verdict::Goes, Verdict::Owed]);
}

#[test]
fn by_her_consent_nothing_goes_of_a_visit_that_turns_out_to_be_about_him_too() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let given = Consent {
        by: vec![MOTHER],
        to: text("Dr. Testling"),
        purpose: ConsentFor::Treatment,
        covers: vec![Covers::Together],
        children: vec![BABY],
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    };
    let id = practice::ConsentId(1);
    world.decided(rights::consent(&world.whole(), id, given, TODAY).unwrap());
    let visit = VisitId(1);
    let when = When { on: TODAY, at: None, place: Place::Home, place_words: None };
    let (present, relationships) = (Vec::new(), Vec::new());
    let held = Held { when, minutes: None, present, relationships, lead: None };
    let label = Label::of(Facet::Together).about([MOTHER, BABY]);
    let event = visits::Event::Signed { visit, held: held.clone() };
    let signed = world.say(label.clone(), event);
    let weighed = |world: &World, entry| {
        let said = world.said.iter().find(|said| said.id == entry).unwrap();
        weigh(&world.whole(), &world.said, said, Authority::Consent(id), TODAY)
    };
    assert_eq!(weighed(&world, signed), Verdict::Goes);
    let corrected = visits::Event::HeldCorrected { visit, amendment: 1, held: held.clone() };
    let right = world.say(label.clone(), corrected);
    assert_eq!([signed, right].map(|one| weighed(&world, one)), [Verdict::Goes, Verdict::Goes]);
    let corrected = visits::Event::HeldCorrected { visit, amendment: 2, held };
    let came = world.say(label.about([FATHER]), corrected);
    let silent = Verdict::Silent(Why::NotAllSigned);
    assert_eq!([signed, right, came].map(|one| weighed(&world, one)), [silent; 3]);
}
