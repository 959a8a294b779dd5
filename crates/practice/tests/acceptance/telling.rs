// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who is told that something went, and what an accounting lists: what the law wants, and what it leaves out.

use jiff::civil::{Date, date};
use practice::label::LawTag;
use practice::people::Care;
use practice::release::{
    self, Authority, Event, KeptQuiet, Made, Noted, Of, Quiet, Refused, ToldFor, accounting,
    owners, untold,
};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::{ConsentId, EntryId, Facet, Label, PersonId, ReleaseId, RequestId};

use super::world::*;

const RELEASE: ReleaseId = ReleaseId(7);

fn made(authority: Authority, went: Vec<EntryId>) -> Made {
    Made {
        to: text("Testling"),
        authority,
        purpose: ConsentFor::Court,
        request: None,
        went,
        withheld: Vec::new(),
        reviewer: None,
        until: None,
        second: None,
        corrections: None,
        language: None,
        on: TODAY,
    }
}

fn gone(world: &mut World, authority: Authority, went: Vec<EntryId>) -> Made {
    let made = made(authority, went);
    let event = Event::ReleaseMade { release: RELEASE, made: made.clone() };
    world.say(Label::of(Facet::Agency), event);
    made
}

fn told(world: &World) -> Result<Vec<PersonId>, Refused> {
    told_on(world, TODAY)
}

fn told_on(world: &World, on: Date) -> Result<Vec<PersonId>, Refused> {
    let all = release::tell(&world.whole(), &world.said, RELEASE, on, |_| true)?;
    // Each is about the one who is told, and read by nobody else of the family.
    let about = |one: practice::Labelled| {
        assert_eq!(one.label.subjects, one.label.shared);
        one.label.subjects[0]
    };
    Ok(all.into_iter().map(about).collect())
}

/// A consent of these for what is the child's.
fn consent(by: Vec<PersonId>, id: ConsentId, world: &mut World) -> ConsentId {
    let consent = Consent {
        by,
        to: text("Testling"),
        purpose: ConsentFor::Referral,
        covers: vec![Covers::Child],
        children: vec![BABY],
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    };
    world.decided(rights::consent(&world.whole(), id, consent, TODAY).unwrap());
    id
}

#[test]
fn of_a_consent_only_who_signed_it_is_told_and_of_an_order_those_whose_words_went() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let id = consent(vec![MOTHER], ConsentId(1), &mut world);
    let child = world.word("childs", Label::of(Facet::Child(BABY)));
    let whole = world.whole();
    let of = |authority, went| owners(&whole, &world.said, &made(authority, went), TODAY);
    assert_eq!(of(Authority::Consent(id), vec![child]), [MOTHER]);
    assert_eq!(of(Authority::OwnCopy(MOTHER), vec![child]), []);
    assert_eq!(of(Authority::Order(RequestId(1)), vec![child]), [MOTHER, FATHER]);
}

#[test]
fn of_something_protected_nobody_is_told_but_whoever_it_keeps_safe() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let hers = Label::of(Facet::Safety).told_by(Some(MOTHER)).under([LawTag::PartnerViolence]);
    let hers = world.word("hers", hers);
    let child = world.word("childs", Label::of(Facet::Child(BABY)));
    let seen = world.word("seen", Label::of(Facet::Safety));
    let order = Authority::Order(RequestId(1));
    let whole = world.whole();
    let of = |went| owners(&whole, &world.said, &made(order, went), TODAY);
    assert_eq!(of(vec![child, hers]), [MOTHER]);
    assert_eq!(of(vec![child, hers, seen]), [], "what nobody told is nobody's to hear of");
}

#[test]
fn what_is_kept_quiet_is_told_when_it_ends_and_once() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let child = world.word("childs", Label::of(Facet::Child(BABY)));
    gone(&mut world, Authority::Order(RequestId(1)), vec![child]);
    let quiet = |why, until| KeptQuiet { why, words: text("Asked in writing."), until };
    let kept = |world: &World, quiet| release::keep_quiet(&world.whole(), RELEASE, quiet, TODAY);
    let ahead = date(2026, 12, 24);
    assert_eq!(kept(&world, quiet(Quiet::Unsafe, TODAY)), Err(Refused::NotAhead));
    let one = kept(&world, quiet(Quiet::LawEnforcement, ahead)).unwrap();
    world.decided(one);
    assert_eq!(told(&world), Err(Refused::Suspended));
    assert!(accounting(&world.whole(), &world.said, BABY, TODAY).is_empty());
    let later = world.whole();
    assert_eq!(accounting(&later, &world.said, BABY, ahead).len(), 1);
    // What law enforcement asked for gives way to nothing but a later end of the same.
    let later = date(2027, 1, 24);
    assert_eq!(kept(&world, quiet(Quiet::Unsafe, later)), Err(Refused::Suspended));
    assert_eq!(kept(&world, quiet(Quiet::LawEnforcement, ahead)), Err(Refused::Suspended));
    assert!(kept(&world, quiet(Quiet::LawEnforcement, later)).is_ok());
    assert_eq!(told(&world), Err(Refused::Suspended));
    assert_eq!(told_on(&world, ahead), Ok(vec![MOTHER, FATHER]));
    let none = release::tell(&world.whole(), &world.said, RELEASE, ahead, |_| false);
    assert_eq!(none, Err(Refused::NobodyToTell), "by no way that is safe");
    for one in release::tell(&world.whole(), &world.said, RELEASE, ahead, |_| true).unwrap() {
        world.decided(one);
    }
    assert_eq!(told_on(&world, ahead), Err(Refused::NobodyToTell));
}

#[test]
fn who_is_not_told_yet_stays_so_for_the_same_reason_while_another_is_told() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let child = world.word("childs", Label::of(Facet::Child(BABY)));
    let made = gone(&mut world, Authority::Order(RequestId(1)), vec![child]);
    let quiet = KeptQuiet { why: Quiet::Unsafe, words: text("He asks."), until: date(2026, 12, 1) };
    world.decided(release::keep_quiet(&world.whole(), RELEASE, quiet.clone(), TODAY).unwrap());
    let her = |person| person == MOTHER;
    for one in release::tell(&world.whole(), &world.said, RELEASE, TODAY, her).unwrap() {
        world.decided(one);
    }
    let whole = world.whole();
    assert_eq!(untold(&whole, &world.said, (RELEASE, &made), TODAY), [FATHER]);
    assert_eq!(whole.releases.quiet, [(RELEASE, quiet)]);
}

/// A copy went by a consent of hers, and another to herself; he and the child's own list show neither.
#[test]
fn in_an_accounting_a_consent_is_known_to_who_signed_it_and_an_own_copy_to_whose_it_is() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let child = world.word("childs", Label::of(Facet::Child(BABY)).about([BABY, FATHER]));
    let id = consent(vec![MOTHER], ConsentId(1), &mut world);
    let of = |world: &World, person| accounting(&world.whole(), &world.said, person, TODAY).len();
    gone(&mut world, Authority::Consent(id), vec![child]);
    assert_eq!([MOTHER, FATHER, BABY].map(|one| of(&world, one)), [1, 0, 0]);
    let own = Event::ReleaseMade {
        release: ReleaseId(8),
        made: made(Authority::OwnCopy(MOTHER), vec![child]),
    };
    world.say(Label::of(Facet::Agency), own);
    assert_eq!([MOTHER, FATHER, BABY].map(|one| of(&world, one)), [2, 0, 0]);
    // Of what keeps her safe even a court's order is in her own list alone.
    let hers = Label::of(Facet::Safety).told_by(Some(MOTHER)).about([FATHER, BABY]);
    let hers = world.word("hers", hers.under([LawTag::PartnerViolence]));
    let ordered = Event::ReleaseMade {
        release: ReleaseId(9),
        made: made(Authority::Order(RequestId(1)), vec![child, hers]),
    };
    world.say(Label::of(Facet::Agency), ordered);
    assert_eq!([MOTHER, FATHER, BABY].map(|one| of(&world, one)), [3, 0, 0]);
}

/// One of each: what the law wants listed, and the nine it leaves out (45 CFR 164.528(a)(1)): eight
/// by what they were for, the ninth by their day.
#[test]
fn an_accounting_lists_what_the_law_wants_and_marks_the_nine_exceptions_as_left_out() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    let note = |why: ToldFor, on| Noted {
        person: MOTHER,
        to: text(&format!("{why:?}")),
        what: text("A few words."),
        why,
        on,
        suspended: None,
    };
    for why in ToldFor::ALL {
        let one = release::note(&world.whole(), note(why, TODAY), TODAY).unwrap();
        world.decided(one);
    }
    let old = note(ToldFor::Court, date(2020, 11, 23));
    world.decided(release::note(&world.whole(), old, TODAY).unwrap());
    let suspended = Noted { suspended: Some(date(2026, 12, 1)), ..note(ToldFor::Court, TODAY) };
    world.decided(release::note(&world.whole(), suspended, TODAY).unwrap());
    let hers = world.word("hers", Label::of(Facet::Caregiver(MOTHER)));
    gone(&mut world, Authority::Order(RequestId(1)), vec![hers]);
    let whole = world.whole();
    let lines = accounting(&whole, &world.said, MOTHER, TODAY);
    let counted = |counts: bool| -> Vec<&str> {
        let lines = lines.iter().filter(|line| line.counts == counts);
        lines.map(|line| line.to.as_str()).collect()
    };
    let listed = [
        "Testling",
        "ChildProtection",
        "Court",
        "LawEnforcement",
        "PublicHealth",
        "Oversight",
        "Threat",
    ];
    assert_eq!(counted(true), listed);
    assert!(lines.iter().any(|line| matches!(line.of, Of::Copy(RELEASE, _))));
    let left_out = [
        "Care",
        "Themselves",
        "Incidental",
        "Authorized",
        "Involved",
        "NationalSecurity",
        "Custody",
        "LimitedData",
    ];
    assert_eq!(counted(false), left_out);
    assert!(accounting(&whole, &world.said, FATHER, TODAY).is_empty());
}
