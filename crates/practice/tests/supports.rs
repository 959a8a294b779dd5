// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supports: what carries a family, how it stood before, who sees it, and what is refused.

use std::collections::BTreeSet;

use jiff::Timestamp;
use practice::kin::Layer;
use practice::people::{self, Event as Of};
use practice::samples::{ADAEZE, AMARA, CHIDI, EMEKA, HOME, NGOZI, TODAY, VISITOR, okoro, text};
use practice::supports::{self, Event, MOST, Refused, Stands, Tie, What};
use practice::{Facet, Family, FamilyId, Labelled, PersonId, SupportId};

const STRANGER: PersonId = PersonId(0xff);
const CHOIR: SupportId = SupportId(0xe1);

fn and(family: &Family, one: &Labelled) -> Family {
    family.after(std::slice::from_ref(one), VISITOR, Timestamp::UNIX_EPOCH)
}

fn choir() -> Stands {
    Stands {
        called: text("The choir"),
        what: What::Faith,
        tie: Tie::Strong,
        gives: true,
        takes: true,
        whom: vec![NGOZI],
        words: Some(text("They hold her while I sing.")),
        teller: Some(NGOZI),
        layer: Layer::Shared,
        on: TODAY,
    }
}

/// The family with the choir.
fn with_choir(stands: Stands) -> Family {
    let family = okoro();
    and(&family, &supports::tell(&family, CHOIR, stands).expect("a choir may be told"))
}

/// The family with as many supports as a picture holds.
fn full() -> Family {
    (0..MOST as u128).fold(okoro(), |family, number| {
        let told = supports::tell(&family, SupportId(number), choir());
        and(&family, &told.expect("there is room for twelve"))
    })
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let (family, with) = (okoro(), with_choir(choir()));
    let without = and(&with, &supports::end(&with, CHOIR, None, TODAY).unwrap());
    let tell = |stands| supports::tell(&family, CHOIR, stands);
    let all = [
        (Refused::Unnamed, tell(Stands { called: text(" "), ..choir() })),
        (Refused::NoSuchPerson, tell(Stands { whom: vec![AMARA, STRANGER], ..choir() })),
        (Refused::NoSuchTeller, tell(Stands { teller: Some(STRANGER), ..choir() })),
        (Refused::TooMany, supports::tell(&full(), CHOIR, choir())),
        (Refused::NoSuchSupport, supports::change(&family, CHOIR, choir())),
        (Refused::NoSuchSupport, supports::end(&family, CHOIR, None, TODAY)),
        (Refused::HasEnded, supports::change(&without, CHOIR, choir())),
        (Refused::HasEnded, supports::end(&without, CHOIR, None, TODAY)),
        (Refused::Unnamed, supports::change(&with, CHOIR, Stands { called: text(""), ..choir() })),
        (
            Refused::WasShared,
            supports::change(&with, CHOIR, Stands { layer: Layer::Team, ..choir() }),
        ),
    ];
    let mut codes = BTreeSet::new();
    for (why, refused) in all {
        assert_eq!(refused, Err(why));
        assert!(!why.field().is_empty() && !why.to_string().is_empty());
        codes.insert(why.code());
    }
    assert_eq!(codes.len(), 7, "every reason is reached and has words of its own");
}

#[test]
fn there_are_twelve_at_a_time_and_where_one_ends_another_has_its_place() {
    let full = full();
    let changed = supports::change(&full, SupportId(3), choir());
    assert!(changed.is_ok(), "what is there may be told anew");
    let ended = and(&full, &supports::end(&full, SupportId(3), None, TODAY).unwrap());
    assert_eq!(ended.supports.now().count(), MOST - 1);
    let again = and(&ended, &supports::tell(&ended, CHOIR, choir()).unwrap());
    assert_eq!((again.supports.now().count(), again.supports.ended().count()), (MOST, 1));
}

#[test]
fn a_support_keeps_how_it_stood_and_why_it_ended() {
    let with = with_choir(choir());
    let thin = Stands { tie: Tie::Thin, ..choir() };
    let changed = and(&with, &supports::change(&with, CHOIR, thin.clone()).unwrap());
    let known = changed.supports.get(CHOIR).unwrap();
    assert_eq!((known.now(), known.before().collect::<Vec<_>>()), (&thin, vec![&choir()]));
    let why = Some(text("They meet no longer."));
    let end = supports::end(&changed, CHOIR, why.clone(), TODAY).unwrap();
    let over = and(&changed, &end);
    let (known, ended) = over.supports.ended().next().expect("it ended");
    assert_eq!((known.now(), &ended.why, ended.on), (&thin, &why, TODAY));
    assert_eq!(over.supports.now().count(), 0);
    assert_eq!(and(&over, &end), over, "ended by two phones, it ended once");
}

#[test]
fn what_the_family_sees_is_filed_with_them_and_the_rest_with_the_team() {
    let family = okoro();
    let shared = supports::tell(&family, CHOIR, choir()).unwrap().label;
    assert_eq!(shared.facet, Facet::Together);
    assert_eq!(shared.teller, None, "or only she would read it");
    assert_eq!(shared.subjects, [NGOZI]);
    let team = with_choir(Stands { layer: Layer::Team, ..choir() });
    let end = supports::end(&team, CHOIR, None, TODAY).unwrap();
    assert_eq!(end.label.facet, Facet::Practitioner, "its end is no hint of it");
    assert_eq!(end.label.teller, Some(NGOZI));
}

#[test]
fn what_is_shared_later_is_whole_for_whoever_could_not_read_its_beginning() {
    let team = with_choir(Stands { layer: Layer::Team, words: None, ..choir() });
    let shared = supports::change(&team, CHOIR, choir()).unwrap();
    assert_eq!(shared.label.facet, Facet::Together);
    let hers = and(&Family::new(FamilyId(7)), &shared);
    let known = hers.supports.get(CHOIR).expect("she knows of it from here on");
    assert_eq!((known.now(), known.before().count()), (&choir(), 0));
    let Labelled { event: practice::Event::Supports(Event::Changed { stands, .. }), .. } = shared
    else {
        panic!("a support is changed")
    };
    assert_eq!(stands, choir());
}

#[test]
fn the_household_is_who_sleeps_where_the_youngest_child_sleeps() {
    let family = okoro();
    let names = |family: &Family| -> BTreeSet<PersonId> {
        family.household().into_iter().map(|one| one.id).collect()
    };
    assert_eq!(names(&family), BTreeSet::from([AMARA, NGOZI, ADAEZE]));
    let out = |family: &Family, person| {
        let event = Of::Sleeps { home: HOME, person, how_much: None, here: false };
        and(family, &people::home(family, event).unwrap())
    };
    assert_eq!(names(&out(&family, ADAEZE)), BTreeSet::from([AMARA, NGOZI]));
    let nowhere = [AMARA, NGOZI, ADAEZE].into_iter().fold(family, |family, one| out(&family, one));
    let daily = names(&nowhere);
    assert!(daily.contains(&AMARA) && daily.contains(&NGOZI), "who cares day to day");
    assert!(!daily.contains(&EMEKA) && !daily.contains(&CHIDI), "{daily:?}");
}
