// SPDX-License-Identifier: AGPL-3.0-or-later
//! Plays of a family: its own songs, what is for next time, each time one was tried, who reads it, and what is refused.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read, may_write};
use practice::plays::{self, Chosen, Kept, Refused, Tried};
use practice::relationships::Party;
use practice::samples::{ADAEZE, AMARA, CHIDI, EMEKA, NGOZI, TODAY, VISITOR, okoro, text};
use practice::told::{Hand, Told};
use practice::{
    ChoiceId, Facet, Family, Label, Labelled, PersonId, PlayId, PractitionerId, TryId, goodbye,
    people,
};

const SONG: PlayId = PlayId(0xd1);
const SCARF: PlayId = PlayId(0xbb);
const TEAM: Hand = Hand { by: VISITOR, person: None };
const HERS: Hand = Hand { by: PractitionerId(0x2a), person: Some(NGOZI) };
const HIS: Hand = Hand { by: PractitionerId(0x3a), person: Some(CHIDI) };
const CHILD: Facet = Facet::Child(AMARA);
const OWN: Facet = Facet::Caregiver(NGOZI);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn told(by: Party, part: Facet) -> Told {
    let shared = if part == CHILD && by == Party::Person(NGOZI) { vec![CHIDI] } else { vec![] };
    Told { by, part, shared, chosen_for_all: false }
}

fn her(part: Facet) -> Told {
    told(Party::Person(NGOZI), part)
}

fn ours() -> Told {
    told(Party::Practitioner(VISITOR), CHILD)
}

fn kept(told: Told, how: &str) -> Kept {
    let language = "en".to_owned();
    Kept { child: AMARA, title: text("Spoon song"), how: text(how), language, told, on: TODAY }
}

fn tried(play: PlayId, told: Told, ago: i32) -> Tried {
    Tried {
        child: AMARA,
        play,
        boxed: play == SCARF,
        title: text("Scarf"),
        with: vec![NGOZI],
        happened: text("She looked for me."),
        liked: text(""),
        since_first: text(""),
        told,
        day: day(-ago),
        visit: None,
        on: TODAY,
    }
}

fn chosen(play: PlayId, told: Told) -> Chosen {
    let boxed = play == SCARF;
    Chosen { child: AMARA, play, boxed, title: text("Scarf"), told, on: TODAY }
}

fn and(family: &Family, one: Result<Labelled, Refused>) -> Family {
    family.after(&[one.expect("they may")], VISITOR, Timestamp::UNIX_EPOCH)
}

/// The family after Ngozi told a song in this part.
fn with(part: Facet) -> Family {
    let family = okoro();
    and(&family, plays::keep(&family, SONG, kept(her(part), "Two spoons."), HERS))
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

fn reads(person: PersonId, label: &Label) -> bool {
    may_read(&caregiver(person), label, &[])
}

#[test]
fn given_a_play_of_the_box_when_it_is_tried_three_times_then_the_first_stands_beside_the_last() {
    let mut family = okoro();
    for (number, ago) in [(2, 10), (1, 30), (3, 0)] {
        let one = tried(SCARF, ours(), ago);
        family = and(&family, plays::try_out(&family, TryId(number), one, (TEAM, TODAY)));
    }
    let all = family.plays.tries(AMARA, SCARF);
    let ids: Vec<u128> = all.iter().map(|one| one.id.0).collect();
    assert_eq!(ids, [1, 2, 3], "in the order it was played, not told");
    assert_eq!(family.plays.tried(AMARA)[0].id, TryId(3));
    assert!(family.plays.tries(CHIDI, SCARF).is_empty(), "and of no other child");
}

#[test]
fn given_a_choice_when_it_is_tried_then_it_is_for_next_time_no_more_until_that_is_taken_back() {
    let family = okoro();
    let choose =
        |family: &Family, id| plays::choose(family, ChoiceId(id), chosen(SCARF, ours()), TEAM);
    let family = and(&family, choose(&family, 1));
    assert_eq!(choose(&family, 2).map(|_| ()), Err(Refused::ChosenAlready));
    assert_eq!(family.plays.for_next_time(AMARA).len(), 1);
    let one = tried(SCARF, her(OWN), 0);
    let played = and(&family, plays::try_out(&family, TryId(1), one, (HERS, TODAY)));
    assert!(played.plays.for_next_time(AMARA).is_empty());
    let again = and(&played, choose(&played, 3));
    assert_eq!(again.plays.for_next_time(AMARA).len(), 1, "and may be chosen again");
    let back = plays::take_back(&played, TryId(1), (HERS, TODAY), &[]);
    let back = and(&played, back);
    assert_eq!(back.plays.for_next_time(AMARA).len(), 1);
    let put = plays::put_back(&family, ChoiceId(1), (TEAM, Facet::Together), TODAY);
    assert!(and(&family, put).plays.for_next_time(AMARA).is_empty());
    let his = plays::put_back(&family, ChoiceId(1), (HIS, Facet::Together), TODAY).map(|_| ());
    assert_eq!(his, Err(Refused::NoSuchChoice), "the team chose it");
}

#[test]
fn given_two_tries_of_a_choice_when_one_is_taken_back_then_the_other_still_stands_for_it() {
    let family = okoro();
    let family = and(&family, plays::choose(&family, ChoiceId(1), chosen(SCARF, ours()), TEAM));
    let play = |family: &Family, id, ago| {
        let one = plays::try_out(family, TryId(id), tried(SCARF, ours(), ago), (TEAM, TODAY));
        and(family, one)
    };
    let early = play(&family, 1, 3);
    assert_eq!(early.plays.for_next_time(AMARA).len(), 1, "it was played before it was chosen");
    let both = play(&play(&early, 2, 0), 3, 0);
    let back =
        |family: &Family, id| and(family, plays::take_back(family, TryId(id), (TEAM, TODAY), &[]));
    let one = back(&both, 2);
    assert!(one.plays.for_next_time(AMARA).is_empty(), "the later time stands");
    assert_eq!(back(&one, 3).plays.for_next_time(AMARA).len(), 1);
}

#[test]
fn given_a_play_that_was_only_named_when_that_is_taken_back_then_it_is_not_for_next_time_either() {
    const NAMED: PlayId = PlayId(7);
    let family = okoro();
    let named = tried(NAMED, ours(), 0);
    let family = and(&family, plays::try_out(&family, TryId(7), named, (TEAM, TODAY)));
    let family = and(&family, plays::choose(&family, ChoiceId(1), chosen(NAMED, ours()), TEAM));
    let back =
        |family: &Family| and(family, plays::take_back(family, TryId(7), (TEAM, TODAY), &[]));
    let gone = back(&family);
    assert!(gone.plays.for_next_time(AMARA).is_empty() && gone.plays.choice(ChoiceId(1)).is_none());
    // Where it was played another time it is there still.
    let twice = tried(NAMED, ours(), 0);
    let twice = plays::try_out(&family, TryId(8), twice, (TEAM, TODAY));
    let twice = back(&and(&family, twice));
    assert!(twice.plays.choice(ChoiceId(1)).is_some());
}

#[test]
fn given_a_song_that_is_hers_alone_when_it_goes_otherwise_or_is_tried_then_that_is_hers_alone() {
    let all = |told: Told| Told { chosen_for_all: true, ..told };
    let family = with(OWN);
    let changed = plays::change(&family, SONG, kept(all(her(CHILD)), "One spoon."), HERS);
    let family = and(&family, changed);
    let one = tried(SONG, all(her(CHILD)), 0);
    let family = and(&family, plays::try_out(&family, TryId(1), one, (HERS, TODAY)));
    let (song, time) =
        (&family.plays.own(SONG).unwrap().now.told, &family.plays.tries(AMARA, SONG)[0].tried.told);
    assert!(!song.stands_for_all(Some(NGOZI)) && !time.stands_for_all(Some(NGOZI)));
    // What she chose for all and is kept with fewer stands to her as she chose it, also when it goes otherwise.
    let family = okoro();
    let kept_safe = all(her(OWN));
    let family = and(&family, plays::keep(&family, SONG, kept(kept_safe, "Two spoons."), HERS));
    let changed = plays::change(&family, SONG, kept(all(her(CHILD)), "One spoon."), HERS);
    let family = and(&family, changed);
    assert!(family.plays.own(SONG).unwrap().now.told.stands_for_all(Some(NGOZI)));
}

#[test]
fn given_a_song_of_the_family_when_it_goes_otherwise_then_how_it_went_stays_readable() {
    let family = with(CHILD);
    let later = Kept { on: day(9), ..kept(ours(), "One spoon.") };
    let changed = plays::change(&family, SONG, later, TEAM).unwrap();
    assert!(reads(NGOZI, &changed.label) && reads(CHIDI, &changed.label));
    let family = and(&family, Ok(changed));
    let known = family.plays.own(SONG).unwrap();
    assert_eq!(
        (known.now.how.as_str(), known.before[0].how.as_str()),
        ("One spoon.", "Two spoons.")
    );
    let gone = plays::let_go(&family, SONG, (HERS, Facet::Together), day(20)).unwrap();
    assert!(reads(CHIDI, &gone.label) && may_write(&caregiver(NGOZI), &gone.label));
    let family = and(&family, Ok(gone));
    assert!(family.plays.own_now(AMARA).is_empty());
    assert_eq!(family.plays.outgrown(AMARA)[0].1, day(20));
    let twice = plays::let_go(&family, SONG, (HERS, Facet::Together), day(21)).map(|_| ());
    assert_eq!(twice, Err(Refused::LetGo));
    let again = plays::change(&family, SONG, kept(her(CHILD), "One spoon."), HERS);
    assert_eq!(and(&family, again).plays.own_now(AMARA).len(), 1);
}

#[test]
fn each_changes_and_takes_back_their_own_and_those_who_work_with_them_any_song() {
    let family = with(CHILD);
    let change = |told, how, hand| plays::change(&family, SONG, kept(told, how), hand).map(|_| ());
    let his = told(Party::Person(CHIDI), CHILD);
    assert_eq!(change(his, "Louder.", HIS), Err(Refused::NoSuchPlay));
    let go = plays::let_go(&family, SONG, (HIS, Facet::Together), TODAY).map(|_| ());
    assert_eq!(go, Err(Refused::NoSuchPlay));
    assert_eq!(change(ours(), "Louder.", TEAM), Ok(()));
    assert_eq!(change(her(CHILD), "Two spoons.", HERS), Err(Refused::NothingChanged));
    let one = tried(SONG, her(CHILD), 0);
    let one = plays::try_out(&family, TryId(1), one, (HERS, TODAY));
    // Written by her own hand, and so not by the visitor's.
    let family = family.after(&[one.unwrap()], HERS.by, Timestamp::UNIX_EPOCH);
    for (hand, may) in [(TEAM, false), (HIS, false), (HERS, true)] {
        let back = plays::take_back(&family, TryId(1), (hand, TODAY), &[]);
        assert_eq!(back.is_ok(), may, "{hand:?}");
    }
    let back = plays::take_back(&family, TryId(1), (HERS, TODAY), &[ADAEZE]).unwrap();
    assert!(reads(CHIDI, &back.label) && reads(ADAEZE, &back.label), "who read it learns of it");
    assert!(and(&family, Ok(back)).plays.tries(AMARA, SONG).is_empty());
}

#[test]
fn what_is_told_of_somebodys_own_song_is_read_by_nobody_who_does_not_read_the_song() {
    let family = with(OWN);
    let changed = plays::change(&family, SONG, kept(ours(), "One."), TEAM).unwrap();
    let gone = plays::let_go(&family, SONG, (TEAM, Facet::Together), TODAY).unwrap();
    let one = tried(SONG, ours(), 0);
    let one = plays::try_out(&family, TryId(1), one, (TEAM, TODAY)).unwrap();
    let next = plays::choose(&family, ChoiceId(1), chosen(SONG, ours()), TEAM).unwrap();
    for label in [&changed.label, &gone.label, &one.label, &next.label] {
        assert!(reads(NGOZI, label) && !reads(CHIDI, label) && !reads(ADAEZE, label));
    }
    // Of a play that was only named, too: the first who named it did so in her own part.
    let family = okoro();
    let named = tried(PlayId(7), her(OWN), 0);
    let family = and(&family, plays::try_out(&family, TryId(7), named, (HERS, TODAY)));
    let one = tried(PlayId(7), ours(), 0);
    let one = plays::try_out(&family, TryId(8), one, (TEAM, TODAY)).unwrap();
    assert!(reads(NGOZI, &one.label) && !reads(CHIDI, &one.label));
    // A play of the box is nobody's secret: the next time goes where whoever tells of it chose.
    let family = okoro();
    let hers = tried(SCARF, her(OWN), 1);
    let hers = plays::try_out(&family, TryId(1), hers, (HERS, TODAY)).unwrap();
    assert!(!reads(CHIDI, &hers.label));
    let family = and(&family, Ok(hers));
    let one = tried(SCARF, ours(), 0);
    let one = plays::try_out(&family, TryId(2), one, (TEAM, TODAY)).unwrap();
    assert!(reads(CHIDI, &one.label));
    // Of what somebody does not know, what became of it is no trace.
    let family = with(OWN);
    let gone = plays::let_go(&family, SONG, (TEAM, Facet::Together), TODAY);
    assert_eq!(and(&okoro(), gone), okoro());
}

#[test]
fn what_may_not_be_kept_is_refused_beside_its_field_and_after_a_loss_nothing_is() {
    let family = okoro();
    let keep = |one: Kept| plays::keep(&family, SONG, one, TEAM).map(|_| ());
    let try_out = |one: Tried| plays::try_out(&family, TryId(1), one, (TEAM, TODAY)).map(|_| ());
    let said = || tried(SCARF, ours(), 0);
    let song = || kept(ours(), "Two spoons.");
    let stranger = told(Party::Person(EMEKA), Facet::Caregiver(EMEKA));
    for (refused, why, field) in [
        (keep(Kept { title: text(""), ..song() }), Refused::NoTitle, "title"),
        (keep(Kept { how: text(""), ..song() }), Refused::NoHow, "how"),
        (keep(Kept { child: NGOZI, ..song() }), Refused::UnknownChild, "child"),
        (keep(kept(stranger, "Two.")), Refused::UnknownTeller, "by"),
        (try_out(Tried { title: text(""), ..said() }), Refused::NoTitle, "title"),
        (try_out(Tried { happened: text(""), ..said() }), Refused::NothingHappened, "happened"),
        (try_out(Tried { day: day(1), ..said() }), Refused::Ahead, "day"),
        (try_out(Tried { with: vec![PersonId(9)], ..said() }), Refused::UnknownPerson, "with"),
        (
            try_out(Tried { told: told(Party::Practitioner(VISITOR), Facet::Safety), ..said() }),
            Refused::NotTheirOwn,
            "part",
        ),
    ] {
        assert_eq!((refused, why.field()), (Err(why), field));
    }
    // Nothing of the box, of the family, or named here.
    let unknown = Tried { boxed: false, ..said() };
    let unknown = plays::try_out(&family, TryId(1), unknown, (TEAM, TODAY)).map(|_| ());
    assert_eq!(unknown, Err(Refused::NoSuchPlay));
    let unknown = plays::choose(&family, ChoiceId(1), chosen(SONG, ours()), TEAM);
    assert_eq!(unknown.map(|_| ()), Err(Refused::NoSuchPlay));
    let died = people::Event::Died { person: AMARA, when: text("this autumn") };
    let died = Labelled::new(Label::of(Facet::Together), died);
    let lost = family.after(&[died], VISITOR, Timestamp::UNIX_EPOCH);
    let after = plays::try_out(&lost, TryId(1), said(), (TEAM, TODAY)).map(|_| ());
    assert_eq!(after, Err(Refused::UnknownChild));
}

#[test]
fn after_the_work_ended_nothing_is_told_and_what_was_told_may_still_be_taken_back() {
    let family = with(CHILD);
    let one = plays::try_out(&family, TryId(1), tried(SONG, her(CHILD), 0), (HERS, TODAY));
    let family = and(&family, one);
    let closed = goodbye::Event::Closed { on: TODAY };
    let closed = Labelled::new(Label::of(Facet::Together), closed);
    let ended = family.after(&[closed], VISITOR, Timestamp::UNIX_EPOCH);
    let kept_anew = plays::keep(&ended, PlayId(9), kept(ours(), "Two spoons."), TEAM);
    let changed = plays::change(&ended, SONG, kept(ours(), "One spoon."), TEAM);
    let again = plays::try_out(&ended, TryId(2), tried(SCARF, ours(), 0), (TEAM, TODAY));
    let next = plays::choose(&ended, ChoiceId(1), chosen(SCARF, ours()), TEAM);
    for one in [kept_anew, changed, again, next] {
        assert_eq!(one.map(|_| ()), Err(Refused::Ended));
    }
    assert!(plays::take_back(&ended, TryId(1), (HERS, TODAY), &[]).is_ok());
}
