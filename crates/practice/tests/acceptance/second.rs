// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps somebody safe, in a copy: theirs alone, by a second person alone, and only as it stood when it was read.

use jiff::civil::{Date, date};
use practice::label::LawTag;
use practice::people::Care;
use practice::release::{self, Authority, Event, Made, Refused, Verdict, Why, weigh};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::safety::{self, About, HiddenPlace, Plan, Step};
use practice::{ConsentId, EntryId, Facet, Label, Labelled, PractitionerId, ReleaseId};

use super::world::*;

const RELEASE: ReleaseId = ReleaseId(7);

struct Kept {
    world: World,
    hers: EntryId,
    report: EntryId,
}

/// A family in which the mother told of violence, and something was reported.
fn kept() -> Kept {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let told = Label::of(Facet::Safety).told_by(Some(MOTHER));
    let hers = world.word("hers", told.clone().under([LawTag::PartnerViolence]));
    let report = world.word("told", told.under([LawTag::ChildProtectionReport]));
    Kept { world, hers, report }
}

fn verdict(world: &World, entry: EntryId, authority: Authority) -> Verdict {
    let said = world.said.iter().find(|said| said.id == entry).unwrap();
    weigh(&world.whole(), &world.said, said, authority, TODAY)
}

fn made(authority: Authority, went: Vec<EntryId>) -> Made {
    let purpose = match authority {
        Authority::Consent(_) => ConsentFor::Referral,
        _ => ConsentFor::OwnCopy,
    };
    let (to, withheld) = (text("Testling"), Vec::new());
    Made {
        to,
        authority,
        purpose,
        request: None,
        went,
        withheld,
        reviewer: None,
        until: None,
        second: None,
        corrections: None,
        language: None,
        on: TODAY,
    }
}

fn agreed(protected: bool) -> Consent {
    Consent {
        by: vec![MOTHER],
        to: text("Testling"),
        purpose: ConsentFor::Referral,
        covers: vec![Covers::Own],
        children: Vec::new(),
        since: None,
        part2: false,
        protected,
        counselling: false,
        from: TODAY,
        until: date(2027, 1, 31),
        words: None,
    }
}

impl Kept {
    fn prepare(&mut self, authority: Authority) -> Result<(), Refused> {
        let made = made(authority, vec![self.hers]);
        let whole = self.world.whole();
        let one = release::prepare(&whole, &self.world.said, RELEASE, made, TODAY)?;
        self.world.decided(one);
        Ok(())
    }

    fn look_over(&mut self, by: PractitionerId, agrees: bool, why: &str) -> Result<(), Refused> {
        let found = (agrees, text(why).some());
        let (whole, said) = (self.world.whole(), &self.world.said);
        let one = release::look_over(&whole, said, (RELEASE, by), found, TODAY)?;
        self.say_as(by, one);
        Ok(())
    }

    fn send(&self, on: Date) -> Result<Labelled, Refused> {
        release::send(&self.world.whole(), &self.world.said, RELEASE, on)
    }

    fn say_as(&mut self, by: PractitionerId, one: Labelled) {
        self.world.decided(one);
        self.world.said.last_mut().unwrap().by = by;
    }
}

#[test]
fn what_keeps_her_safe_may_go_to_her_and_by_a_consent_that_names_it_and_to_nobody_else() {
    let mut kept = kept();
    let (hers, report) = (kept.hers, kept.report);
    let of = |kept: &Kept, entry, authority| verdict(&kept.world, entry, authority);
    let silent = Verdict::Silent(Why::Protected);
    assert_eq!(of(&kept, hers, Authority::OwnCopy(MOTHER)), Verdict::Second);
    assert_eq!(of(&kept, hers, Authority::OwnCopy(FATHER)), silent);
    for person in [MOTHER, FATHER] {
        assert_eq!(of(&kept, report, Authority::OwnCopy(person)), silent);
    }
    for (id, protected) in [(1, false), (2, true)] {
        let given = rights::consent(&kept.world.whole(), ConsentId(id), agreed(protected), TODAY);
        kept.world.decided(given.unwrap());
        let authority = Authority::Consent(ConsentId(id));
        let expected = if protected { Verdict::Second } else { silent };
        assert_eq!(of(&kept, hers, authority), expected);
        assert_eq!(of(&kept, report, authority), silent);
    }
}

#[test]
fn it_goes_neither_alone_nor_by_ones_own_agreement_nor_against_a_no() {
    let mut kept = kept();
    let alone = made(Authority::OwnCopy(MOTHER), vec![kept.hers]);
    let whole = kept.world.whole();
    let refused = release::release(&whole, &kept.world.said, RELEASE, alone, TODAY);
    assert_eq!(refused, Err(Refused::NeedsSecond));
    assert_eq!(kept.send(TODAY), Err(Refused::Unknown));
    kept.prepare(Authority::OwnCopy(MOTHER)).unwrap();
    assert_eq!(kept.send(TODAY), Err(Refused::NeedsSecond));
    assert_eq!(kept.look_over(VISITOR, true, ""), Err(Refused::NotYourself));
    assert_eq!(kept.look_over(SUPERVISOR, false, ""), Err(Refused::NoWords));
    kept.look_over(SUPERVISOR, false, "His sister is named.").unwrap();
    assert_eq!(kept.send(TODAY), Err(Refused::NeedsSecond));
    assert_eq!(kept.look_over(OTHER_VISITOR, true, ""), Err(Refused::Already));
}

#[test]
fn with_an_agreement_it_goes_once_with_both_names_and_within_seven_days() {
    let mut kept = kept();
    kept.prepare(Authority::OwnCopy(MOTHER)).unwrap();
    kept.look_over(SUPERVISOR, true, "").unwrap();
    assert_eq!(kept.send(date(2026, 12, 2)), Err(Refused::Changed));
    let sent = kept.send(TODAY).unwrap();
    let practice::Event::Release(Event::ReleaseMade { made, .. }) = &sent.event else {
        panic!("a copy is made");
    };
    assert_eq!((made.second, &made.went), (Some(SUPERVISOR), &vec![kept.hers]));
    kept.world.decided(sent);
    assert_eq!(kept.send(TODAY), Err(Refused::Already));
    assert_eq!(kept.world.whole().releases.waiting, []);
}

#[test]
fn when_the_consent_ends_meanwhile_the_agreement_falls() {
    let mut kept = kept();
    let id = ConsentId(2);
    let given = rights::consent(&kept.world.whole(), id, agreed(true), TODAY).unwrap();
    kept.world.decided(given);
    kept.prepare(Authority::Consent(id)).unwrap();
    kept.look_over(SUPERVISOR, true, "").unwrap();
    assert!(kept.send(TODAY).is_ok());
    kept.world.decided(rights::withdraw(&kept.world.whole(), id, None, TODAY).unwrap());
    assert_eq!(kept.send(TODAY), Err(Refused::Changed));
}

#[test]
fn her_plan_goes_into_her_own_copy_alone_and_where_she_is_hidden_into_none() {
    let mut kept = kept();
    let steps = vec![Step { about: About::Go, words: text("To my aunt.") }];
    let plan = Plan { person: MOTHER, steps, on: TODAY, look_again: None };
    let whole = kept.world.whole();
    let place = HiddenPlace { address: Some(text("5 Made-up Lane")), ..HiddenPlace::default() };
    let planned = safety::plan(&whole, plan, TODAY).unwrap();
    let hidden = safety::hide(&whole, MOTHER, place, TODAY).unwrap();
    let plan = kept.world.say(planned.label, planned.event);
    let place = kept.world.say(hidden.label, hidden.event);
    let given = rights::consent(&kept.world.whole(), ConsentId(1), agreed(true), TODAY).unwrap();
    kept.world.decided(given);
    let silent = Verdict::Silent(Why::Protected);
    let of = |entry, authority| verdict(&kept.world, entry, authority);
    assert_eq!(of(plan, Authority::OwnCopy(MOTHER)), Verdict::Second);
    let others = [Authority::OwnCopy(FATHER), Authority::Consent(ConsentId(1))];
    assert_eq!(of(kept.hers, others[1]), Verdict::Second, "the consent reaches her words");
    for authority in others {
        assert_eq!(of(plan, authority), silent, "{authority:?}");
    }
    for authority in others.into_iter().chain([Authority::OwnCopy(MOTHER)]) {
        assert_eq!(of(place, authority), silent, "{authority:?}");
    }
}
