// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody asked to be changed goes along with the text it is about, with no other, and as it stood when the copy went.

use practice::people::Care;
use practice::release::{
    self, Answer, Authority, Event, Made, Refused, Request, RequestKind, corrections,
};
use practice::rights::ConsentFor;
use practice::visits::{self, Field};
use practice::{EntryId, Facet, Label, PersonId, ReleaseId, RequestId, VisitId};

use super::world::*;

const ASKED: RequestId = RequestId(3);

fn wrote(world: &mut World, facet: Facet, teller: Option<PersonId>) -> EntryId {
    let (visit, field, text) = (VisitId(1), Field::Words, text("He laughed."));
    let wrote = visits::Event::Wrote { visit, field, text, teller, amendment: 0 };
    world.say(Label::of(facet).told_by(teller), wrote)
}

/// The mother asks for a change of this text, and is refused.
fn refused(world: &mut World, about: EntryId) {
    let asked = Request {
        kind: RequestKind::Amendment,
        person: Some(MOTHER),
        from: text("Testling"),
        words: text("He cried."),
        on: TODAY,
        about: Some(about),
        own: false,
        sealed: false,
    };
    world.decided(release::ask(&world.whole(), ASKED, asked, TODAY).unwrap());
    let answer = (Answer::Refused, text("It stays."));
    world.decided(release::answer(&world.whole(), ASKED, answer, TODAY).unwrap());
}

fn stated(world: &mut World) {
    let one = release::state(&world.whole(), ASKED, text("He did."), false, TODAY).unwrap();
    world.decided(one);
}

fn made(went: EntryId) -> Made {
    Made {
        to: text("Testling"),
        authority: Authority::OwnCopy(MOTHER),
        purpose: ConsentFor::OwnCopy,
        request: None,
        went: vec![went],
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
fn a_change_asked_of_her_own_text_goes_along_with_hers_and_not_with_his_of_the_same_visit() {
    let mut world = World::with(&[(MOTHER, Care::Birth), (FATHER, Care::Birth)]);
    let hers = wrote(&mut world, Facet::Caregiver(MOTHER), Some(MOTHER));
    let his = wrote(&mut world, Facet::Caregiver(FATHER), Some(FATHER));
    let anew = wrote(&mut world, Facet::Caregiver(MOTHER), Some(MOTHER));
    refused(&mut world, hers);
    let whole = world.whole();
    let along = |entry| {
        let said = world.said.iter().find(|said| said.id == entry).unwrap();
        corrections(&whole, &world.said, said).count()
    };
    assert_eq!([along(hers), along(anew), along(his)], [1, 1, 0]);
}

#[test]
fn a_copy_keeps_which_changes_went_along_as_they_stood_then() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    let hers = wrote(&mut world, Facet::Caregiver(MOTHER), Some(MOTHER));
    let went = |world: &World| {
        let one = release::release(&world.whole(), &world.said, ReleaseId(1), made(hers), TODAY);
        let practice::Event::Release(Event::ReleaseMade { made, .. }) = one.unwrap().event else {
            panic!("a copy is made");
        };
        made.corrections.unwrap().into_iter().map(|one| one.stated).collect::<Vec<_>>()
    };
    assert_eq!(went(&world), [false; 0]);
    refused(&mut world, hers);
    assert_eq!(went(&world), [false]);
    stated(&mut world);
    assert_eq!(went(&world), [true]);
}

#[test]
fn what_was_said_of_a_text_after_a_second_person_read_it_goes_only_once_it_is_prepared_anew() {
    let mut world = World::with(&[(MOTHER, Care::Birth)]);
    let label = Label::of(Facet::Safety).told_by(Some(MOTHER));
    let (visit, field) = (VisitId(1), Field::Words);
    let (text, teller) = (text("He laughed."), Some(MOTHER));
    let wrote = visits::Event::Wrote { visit, field, text, teller, amendment: 0 };
    let hers = world.say(label, wrote);
    refused(&mut world, hers);
    let id = ReleaseId(1);
    world.decided(release::prepare(&world.whole(), &world.said, id, made(hers), TODAY).unwrap());
    let agree = |world: &World| {
        release::look_over(&world.whole(), &world.said, (id, SUPERVISOR), (true, None), TODAY)
    };
    assert!(agree(&world).is_ok());
    stated(&mut world);
    assert_eq!(agree(&world), Err(Refused::Changed));
}
