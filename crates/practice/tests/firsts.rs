// SPDX-License-Identifier: AGPL-3.0-or-later
//! Firsts: in whose voices one is told, who reads which, what is gone when words are taken back, and what is refused.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read, may_write};
use practice::firsts::{self, Happened, Refused, Voice};
use practice::relationships::Party;
use practice::samples::{AMARA, CHIDI, EMEKA, NGOZI, TODAY, VISITOR, okoro, text};
use practice::told::{Hand, Told};
use practice::{Facet, Family, FirstId, Label, Labelled, PersonId, PractitionerId, people};

const LAUGH: FirstId = FirstId(0xe2);
const TEAM: Hand = Hand { by: VISITOR, person: None };
const HERS: Hand = Hand { by: PractitionerId(0x2a), person: Some(NGOZI) };
const HIS: Hand = Hand { by: PractitionerId(0x3a), person: Some(CHIDI) };
const SHE: Party = Party::Person(NGOZI);
const WE: Party = Party::Practitioner(VISITOR);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn voice(by: Party, part: Facet, words: &str) -> Voice {
    let shared = if by == SHE && part == Facet::Child(AMARA) { vec![CHIDI] } else { vec![] };
    Voice { words: text(words), told: Told { by, part, shared, chosen_for_all: false }, on: TODAY }
}

fn laugh(voice: Voice) -> Happened {
    Happened {
        child: AMARA,
        what: text("first laugh"),
        day: day(-40),
        roughly: false,
        with: vec![NGOZI],
        others: Some(text("the cat")),
        voice,
    }
}

/// As she tells it to all who care for the child.
fn hers() -> Happened {
    laugh(voice(SHE, Facet::Child(AMARA), "I had waited for that sound."))
}

fn and(family: &Family, all: &[Labelled], by: Hand) -> Family {
    family.after(all, by.by, Timestamp::UNIX_EPOCH)
}

fn told(happened: Happened) -> (Family, Label) {
    let family = okoro();
    let one = firsts::happen(&family, LAUGH, happened, (HERS, TODAY)).expect("she may");
    (and(&family, std::slice::from_ref(&one), HERS), one.label)
}

fn too(family: &Family, voice: Voice, hand: Hand) -> Result<Labelled, Refused> {
    firsts::tell_too(family, LAUGH, voice, hand)
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

fn reads(person: PersonId, label: &Label) -> bool {
    may_read(&caregiver(person), label, &[])
}

#[test]
fn given_a_first_when_another_tells_of_it_too_then_both_voices_stand_and_told_anew_one_is_replaced()
{
    let (family, label) = told(hers());
    assert!(may_write(&caregiver(NGOZI), &label));
    let ours = too(&family, voice(WE, Facet::Child(AMARA), "They both laughed."), TEAM).unwrap();
    assert!(reads(NGOZI, &ours.label) && reads(CHIDI, &ours.label));
    let family = and(&family, &[ours], TEAM);
    let anew = voice(SHE, Facet::Child(AMARA), "It sounded like my sister.");
    let anew = too(&family, anew, HERS).unwrap();
    let family = and(&family, &[anew], HERS);
    let known = family.firsts.get(LAUGH).unwrap();
    let words: Vec<&str> = known.voices.iter().map(|one| one.voice.words.as_str()).collect();
    assert_eq!(words, ["It sounded like my sister.", "They both laughed."]);
    assert_eq!(known.told_first().map(|one| one.by), Some(HERS.by));
    assert_eq!(family.firsts.of(AMARA).len(), 1);
}

#[test]
fn another_voice_is_read_by_nobody_who_does_not_read_the_part_the_first_is_in() {
    for (part, goes) in [
        (Facet::Child(AMARA), Facet::Child(AMARA)),
        (Facet::Caregiver(NGOZI), Facet::Caregiver(NGOZI)),
    ] {
        let (family, _) = told(laugh(voice(SHE, part, "Mine.")));
        let ours = too(&family, voice(WE, Facet::Child(AMARA), "Ours."), TEAM).unwrap();
        assert_eq!(ours.label.facet, goes);
        let his = voice(Party::Person(CHIDI), Facet::Child(AMARA), "His.");
        let his = too(&family, his, HIS).map(|one| one.label.facet);
        // What he would tell of what is hers alone is his, and hers is not his to know.
        match part {
            Facet::Child(_) => assert_eq!(his, Ok(Facet::Child(AMARA))),
            _ => assert_eq!(his, Err(Refused::NotTheirOwn)),
        }
    }
    // Of a first somebody does not know, another's voice is no trace.
    let (family, _) = told(hers());
    let ours = too(&family, voice(WE, Facet::Child(AMARA), "Ours."), TEAM).unwrap();
    assert_eq!(and(&okoro(), &[ours], TEAM), okoro());
}

#[test]
fn taken_back_ones_own_words_go_and_who_was_there_and_the_last_voice_takes_it_along() {
    let (family, _) = told(hers());
    let ours = too(&family, voice(WE, Facet::Child(AMARA), "They both laughed."), TEAM).unwrap();
    let family = and(&family, &[ours], TEAM);
    let back =
        |family: &Family, by, hand| firsts::take_back(family, (LAUGH, by), (hand, TODAY), &[]);
    assert_eq!(back(&family, WE, HERS).map(|_| ()), Err(Refused::NotTheirs));
    assert_eq!(back(&family, SHE, HIS).map(|_| ()), Err(Refused::NotTheirs));
    let gone = back(&family, SHE, HERS).unwrap();
    assert!(reads(CHIDI, &gone.label) && may_write(&caregiver(NGOZI), &gone.label));
    let family = and(&family, &[gone], HERS);
    let known = family.firsts.get(LAUGH).unwrap();
    assert_eq!(known.voices.len(), 1);
    assert!(known.told_first().is_none() && known.happened.with.is_empty());
    assert!(known.happened.others.is_none() && known.happened.voice.words.is_empty());
    let family = and(&family, &[back(&family, WE, TEAM).unwrap()], TEAM);
    assert!(family.firsts.get(LAUGH).is_none() && family.firsts.of(AMARA).is_empty());
    let again = firsts::happen(&okoro(), LAUGH, hers(), (HERS, TODAY)).unwrap();
    assert!(and(&family, &[again], HERS).firsts.get(LAUGH).is_none(), "it does not come back");
}

#[test]
fn what_may_not_be_told_is_refused_beside_its_field_and_after_a_loss_nothing_is() {
    let family = okoro();
    let happen = |family: &Family, happened| {
        firsts::happen(family, LAUGH, happened, (HERS, TODAY)).map(|_| ())
    };
    let born = family.people.get(AMARA).unwrap().born().unwrap();
    let before = born.yesterday().unwrap();
    let by = |by, part| laugh(voice(by, part, "So."));
    for (refused, why) in [
        (happen(&family, Happened { what: text(""), ..hers() }), Refused::Nothing),
        (happen(&family, Happened { day: day(1), ..hers() }), Refused::InFuture),
        (happen(&family, Happened { day: before, ..hers() }), Refused::BeforeBirth),
        (happen(&family, Happened { with: vec![PersonId(99)], ..hers() }), Refused::UnknownPerson),
        (happen(&family, Happened { child: NGOZI, ..hers() }), Refused::UnknownChild),
        (happen(&family, by(Party::Person(EMEKA), Facet::Child(AMARA))), Refused::UnknownTeller),
        (happen(&family, by(SHE, Facet::Caregiver(CHIDI))), Refused::NotTheirOwn),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    // Of the month of the birth one need not know the day.
    let month = Happened { day: born.first_of_month(), roughly: true, ..hers() };
    assert_eq!(happen(&family, month), Ok(()));
    let (family, _) = told(hers());
    let mute = too(&family, voice(WE, Facet::Child(AMARA), ""), TEAM).map(|_| ());
    assert_eq!(mute, Err(Refused::NoWords));
    let died = people::Event::Died { person: AMARA, when: text("this autumn") };
    let after = and(&family, &[Labelled::new(Label::of(Facet::Together), died)], TEAM);
    assert_eq!(happen(&after, hers()), Err(Refused::UnknownChild));
    assert_eq!(after.firsts.of(AMARA).len(), 1, "the book stays");
}
