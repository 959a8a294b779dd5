// SPDX-License-Identifier: AGPL-3.0-or-later
//! What ended: everybody's tie to one family just now, and the work with another more than thirty days ago.

use jiff::{SignedDuration, Span};
use practice::goodbye::{self, Explained, Why};
use practice::handover::{self, Leaving};
use practice::people::Event as Of;
use practice::rights::{self, Effect, Event, Order};
use practice::{Facet, FamilyId, Label, Labelled, OrderId, PractitionerId};

use super::super::server::Server;
use super::cast::{Told, line, represents, team};

/// What ended in the third family: everybody who is somebody in the first was it there until now.
pub fn ended(
    server: &Server,
    told: &Told,
    [visitor, colleague, author, cover, emergency, intake]: [u128; 6],
) {
    let (family, today) = (told.id, server.app.today());
    let [a, b, foster, partner] = told.people[..] else { panic!("four people care") };
    for account in [visitor, colleague, intake] {
        team(server, family, account, true);
    }
    for account in [visitor, colleague, author, intake] {
        team(server, family, account, false);
    }
    let agency = |event| Labelled::new(Label::of(Facet::Agency), event);
    let until = today.saturating_sub(Span::new().days(1));
    let from = today.saturating_sub(Span::new().days(9));
    let covered = Event::CoverAgreed { practitioner: PractitionerId(cover), from, until };
    let then = server.app.clock.now() - SignedDuration::from_hours(5);
    let opened =
        rights::emergency(PractitionerId(emergency), line("Nobody answers the door."), then);
    let order = |person, effect| {
        let (court, words) = (line("A made-up court"), line("It says so."));
        let says =
            Order { person, child: told.child, effect, from: today, until: None, court, words };
        agency(Event::CourtOrdered { order: OrderId(alongside::random::id()), says })
    };
    let over = Of::CareEnded { caregiver: foster, child: told.child, on: today };
    let all = [
        Labelled::new(Label::of(Facet::Together), covered),
        opened.unwrap(),
        order(a, Effect::NoRecords),
        order(b, Effect::RightsEnded),
        Labelled::new(Label::of(Facet::Together), over),
        represents(told.child, partner, false, today),
    ];
    server.tell(family, visitor, &all);
}

/// The fourth family, whose work ended thirty-one days ago: everybody is in it what they are in the
/// first, but for an opening in an emergency.
pub fn closed(server: &Server, told: &Told, [visitor, colleague, cover, intake]: [u128; 4]) {
    let (family, today) = (told.id, server.app.today());
    for account in [colleague, intake] {
        team(server, family, account, true);
    }
    let stands_in = rights::cover(PractitionerId(cover), today, today, today).unwrap();
    let on = today.saturating_sub(Span::new().days(goodbye::DAYS + 1));
    let words = Some(line(&told.words["practitioner"]));
    let explained = goodbye::Event::Explained(Explained { why: Why::Moved, words, on });
    let all = [
        stands_in,
        represents(told.child, told.people[3], true, today),
        Labelled::new(Label::of(Facet::Together), goodbye::Event::Closed { on }),
        Labelled::new(Label::of(Facet::Practitioner), explained),
    ];
    server.tell(family, visitor, &all);
}

/// Whoever keeps the family leaves in a month, and the goodbye has begun.
pub fn leaves(server: &Server, family: FamilyId, account: u128) -> Vec<Labelled> {
    let (who, on) = (PractitionerId(account), server.app.today());
    let until = on.saturating_add(Span::new().days(30));
    handover::begin(&server.family(family), Leaving { who, on, until, at_once: false })
}
