// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbye: when the work with a family may end, who reads on for how long, and what coming back brings.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Asker, Hat, Moment, Reader, Relation, may_open, may_read, relation};
use practice::family::Record;
use practice::goodbye::{DAYS, Event, Explained, Refused, Waits, Why, close, reopen, waits};
use practice::release::{
    self, Answer, Authority, Request, RequestKind, Verdict, Why as WhyNot, weigh,
};
use practice::samples::{HELD, NGOZI, PLANNED, TODAY, VISITOR, at_home, okoro, text};
use practice::visits::{self, Cause};
use practice::{
    EntryId, Facet, Family, Label, Labelled, PractitionerId, RequestId, Said, VisitId, rights,
};

const COVER: PractitionerId = PractitionerId(0x2a);
const SUPERVISOR: PractitionerId = PractitionerId(0x3a);
const NEWCOMER: PractitionerId = PractitionerId(0x4a);
const ASKED: RequestId = RequestId(0xf1);

fn in_days(days: i32) -> Date {
    TODAY.checked_add(Span::new().days(days)).expect("a day near today")
}

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn on(on: Date) -> Explained {
    Explained { why: Why::HopesReached, words: Some(text("They hum to her.")), on }
}

fn said(id: u128, one: Labelled) -> Said {
    let (id, at) = (EntryId(id), Timestamp::UNIX_EPOCH);
    Said { id, label: one.label, event: one.event, by: VISITOR, at, on: TODAY }
}

fn joined(practitioner: PractitionerId, on: Date, joined: bool) -> Labelled {
    let event = Record::TeamChanged { practitioner, on, joined };
    Labelled::new(Label::of(Facet::Together), event)
}

/// The family with nothing planned any more, and a colleague who stands in for two months.
fn ready() -> Family {
    let why = visits::Why { cause: Cause::FamilyCancelled, words: None };
    let not = visits::did_not_happen(&okoro(), PLANNED, TODAY, why, TODAY);
    let stands_in = rights::cover(COVER, TODAY, in_days(60), TODAY);
    and(&okoro(), &[not.expect("nobody came"), stands_in.expect("two months are not too long")])
}

/// The same, ended today.
fn ended() -> Family {
    let family = ready();
    let events = close(&family, on(TODAY), TODAY).expect("nothing waits");
    and(&family, &events)
}

fn back_on(family: &Family, day: Date) -> Family {
    and(family, &[reopen(family, day).expect("it ended")])
}

fn tied(family: &Family, who: PractitionerId, day: Date) -> Relation {
    let supervised = if who == SUPERVISOR { vec![VISITOR] } else { Vec::new() };
    let at = Moment { now: Timestamp::UNIX_EPOCH, today: day };
    relation(family, &Asker::Practitioner(who, supervised), at)
}

fn all_tied(family: &Family, day: Date) -> [Relation; 3] {
    [VISITOR, COVER, SUPERVISOR].map(|who| tied(family, who, day))
}

const AS_BEFORE: [Relation; 3] = [Relation::Team, Relation::Cover, Relation::Supervises];
const CLOSED: [Relation; 3] = [Relation::Ended, Relation::Ended, Relation::Ended];
const STRANGERS: [Relation; 3] = [Relation::None, Relation::None, Relation::None];

fn request(kind: RequestKind) -> Labelled {
    let asked = Request {
        kind,
        person: Some(NGOZI),
        from: text("Ngozi Okoro"),
        words: text("All of it, please."),
        on: TODAY,
        about: None,
        own: false,
        sealed: false,
    };
    release::ask(&okoro(), ASKED, asked, TODAY).expect("she may ask")
}

#[test]
fn given_nothing_waits_when_the_work_ends_then_the_day_is_the_familys_and_the_reason_the_teams() {
    let events = close(&ready(), on(TODAY), TODAY).expect("nothing waits");
    let facets: Vec<Facet> = events.iter().map(|one| one.label.facet).collect();
    assert_eq!(facets, [Facet::Together, Facet::Practitioner]);
    let family = and(&ready(), &events);
    assert_eq!(family.goodbye.ended, Some(TODAY));
    assert_eq!(family.goodbye.explained, Some(on(TODAY)));
    let team = Reader::new(Hat::Visitor, Relation::Team);
    let intake = Reader::new(Hat::Intake, Relation::Team);
    assert!(events.iter().all(|one| may_read(&team, &one.label, &[])));
    let reads = events.iter().map(|one| may_read(&intake, &one.label, &[]));
    assert_eq!(reads.collect::<Vec<_>>(), [true, false]);
}

#[test]
fn given_somebodys_own_copy_when_the_work_ended_then_the_day_goes_and_the_reason_stays_unsaid() {
    let family = ended();
    let events = close(&ready(), on(TODAY), TODAY).expect("nothing waits");
    let all: Vec<Said> = (1..).zip(events).map(|(id, one)| said(id, one)).collect();
    let weighed = |authority| {
        let weighed = all.iter().map(|one| weigh(&family, &all, one, authority, TODAY));
        weighed.collect::<Vec<_>>()
    };
    let own = [Verdict::Goes, Verdict::Silent(WhyNot::Agency)];
    assert_eq!(weighed(Authority::OwnCopy(NGOZI)), own);
}

#[test]
fn given_a_day_that_cannot_be_the_last_when_the_work_ends_then_it_is_refused() {
    let family = ready();
    let opened = family.opened.expect("it was opened");
    let refused = |day| close(&family, on(day), TODAY).expect_err("this day is none");
    assert_eq!(refused(in_days(1)), Refused::InFuture);
    assert_eq!(refused(opened.yesterday().unwrap()), Refused::BeforeOpening);
    assert_eq!(refused(in_days(-DAYS - 1)), Refused::LongAgo);
    assert_eq!(refused(in_days(-10)), Refused::VisitSince(HELD), "nine days ago they were there");
    assert!(close(&family, on(in_days(-9)), TODAY).is_ok());
    assert_eq!(close(&ended(), on(TODAY), TODAY), Err(Refused::Ended));
    assert_eq!(reopen(&family, TODAY), Err(Refused::GoesOn));
    for (reason, field) in [
        (Refused::InFuture, "on"),
        (Refused::Waits(Waits::Visit(PLANNED)), "waits"),
        (Refused::Ended, "reopen"),
    ] {
        assert_eq!(reason.field(), field);
    }
}

#[test]
fn given_something_that_would_be_lost_when_the_work_ends_then_it_is_named() {
    let next = VisitId(0xdf);
    let planned = visits::plan(&ready(), next, at_home(in_days(3)), (None, TODAY));
    let planned = and(&ready(), &[planned.expect("a visit in three days")]);
    let first = |family: &Family| close(family, on(TODAY), TODAY).expect_err("something waits");
    assert_eq!(first(&planned), Refused::Waits(Waits::Visit(next)));
    let asked = |kind| and(&ready(), &[request(kind)]);
    let demand = asked(RequestKind::Subpoena);
    assert_eq!(first(&demand), Refused::Waits(Waits::Demand(ASKED)));
    let asks = asked(RequestKind::Access);
    assert_eq!(first(&asks), Refused::Waits(Waits::Request(ASKED)));
    let both = and(&planned, &[request(RequestKind::Access)]);
    assert_eq!(waits(&both, TODAY), [Waits::Visit(next), Waits::Request(ASKED)]);
    // A visit that was to be on the last day, and an answered request, are none of it.
    let answer = release::answer(&asks, ASKED, (Answer::Granted, text("All of it went.")), TODAY);
    let answered = and(&asks, &[answer.expect("it was open")]);
    assert!(close(&answered, on(TODAY), TODAY).is_ok());
    assert!(close(&okoro(), on(TODAY), TODAY).is_ok(), "the visit planned is today's");
}

#[test]
fn given_a_family_that_ended_when_thirty_days_are_over_then_it_is_closed_to_all_who_worked_with_it()
{
    let family = ended();
    assert_eq!(all_tied(&ready(), in_days(DAYS + 1)), AS_BEFORE);
    for day in [0, 1, DAYS] {
        assert_eq!(all_tied(&family, in_days(day)), AS_BEFORE, "day {day}");
    }
    for day in [DAYS + 1, 400] {
        assert_eq!(all_tied(&family, in_days(day)), CLOSED, "day {day}");
    }
    for hat in [Hat::Visitor, Hat::Supervisor, Hat::Intake] {
        assert!(!may_open(&Reader::new(hat, Relation::Ended)));
    }
    // A caregiver stays one.
    let at = Moment { now: Timestamp::UNIX_EPOCH, today: in_days(400) };
    assert!(matches!(relation(&family, &Asker::Member(NGOZI), at), Relation::Family(_)));
    // What a team's row in a list says is the same.
    let until: Vec<_> = family.team.iter().map(|member| member.until).collect();
    assert_eq!(until, [Some(in_days(DAYS + 1))]);
    assert_eq!(family.rights.covers[0].until, in_days(DAYS));
}

#[test]
fn given_a_family_that_came_back_in_time_then_everything_is_as_it_was() {
    let family = back_on(&ended(), in_days(DAYS));
    assert_eq!(family.team, ready().team);
    assert_eq!(family.rights.covers, ready().rights.covers);
    assert_eq!(family.goodbye, ready().goodbye);
    assert_eq!(all_tied(&family, in_days(DAYS + 1)), AS_BEFORE);
    // Who left meanwhile has left.
    let left = and(&ended(), &[joined(VISITOR, in_days(2), false)]);
    assert_eq!(tied(&back_on(&left, in_days(3)), VISITOR, in_days(3)), Relation::None);
}

#[test]
fn given_a_family_that_came_back_later_then_nobody_reads_until_they_are_asked_anew() {
    let day = in_days(DAYS + 1);
    let family = back_on(&ended(), day);
    assert_eq!(family.goodbye.ended, None);
    assert_eq!(all_tied(&family, day), STRANGERS);
    let anew = and(&family, &[joined(VISITOR, day, true)]);
    let back = [Relation::Team, Relation::None, Relation::Supervises];
    assert_eq!(all_tied(&anew, day), back);
    // And may leave again, though their first time has an end already.
    let left = and(&anew, &[joined(VISITOR, in_days(50), false)]);
    assert_eq!(tied(&left, VISITOR, in_days(50)), Relation::None);
    // It may end a second time, too.
    let again = close(&anew, on(day), day).expect("nothing waits");
    let again = and(&anew, &again);
    assert_eq!(tied(&again, VISITOR, in_days(2 * DAYS + 1)), Relation::Team);
    assert_eq!(tied(&again, VISITOR, in_days(2 * DAYS + 2)), Relation::Ended);
}

#[test]
fn given_somebody_is_put_to_work_with_a_family_that_ended_then_it_is_closed_to_them_with_the_others()
 {
    let family = and(&ended(), &[joined(NEWCOMER, in_days(40), true)]);
    assert_eq!(tied(&family, NEWCOMER, in_days(41)), Relation::Ended);
    let early = and(&ended(), &[joined(NEWCOMER, in_days(3), true)]);
    assert_eq!(tied(&early, NEWCOMER, in_days(DAYS)), Relation::Team);
    assert_eq!(tied(&early, NEWCOMER, in_days(DAYS + 1)), Relation::Ended);
    assert_eq!(tied(&back_on(&early, in_days(4)), NEWCOMER, in_days(99)), Relation::Team);
}

#[test]
fn given_an_opening_in_an_emergency_when_the_family_ended_long_ago_then_it_opens_for_its_hours() {
    let now = Timestamp::from_second(1_800_000_000).unwrap();
    let opened = rights::emergency(VISITOR, text("Nobody answers the door."), now).unwrap();
    let family = and(&ended(), &[opened]);
    let at = |now| Moment { now, today: in_days(99) };
    let who = Asker::Practitioner(VISITOR, Vec::new());
    assert_eq!(relation(&family, &who, at(now)), Relation::Emergency);
    assert_eq!(relation(&family, &who, at(now + rights::EMERGENCY)), Relation::Ended);
}

#[test]
fn given_a_family_that_ended_then_no_visit_is_planned_and_a_late_note_is_signed() {
    let family = ended();
    let plan = visits::plan(&family, VisitId(0xdf), at_home(in_days(3)), (None, TODAY));
    assert_eq!(plan, Err(visits::Refused::FamilyEnded));
    assert_eq!(visits::Refused::FamilyEnded.field(), "on");
    let late = practice::samples::note(in_days(-1));
    assert!(visits::sign(&family, VisitId(0xdf), late, in_days(5)).is_ok());
    let back = back_on(&family, in_days(1));
    let plan = visits::plan(&back, VisitId(0xdf), at_home(in_days(3)), (None, TODAY));
    assert!(plan.is_ok());
}

#[test]
fn what_ended_stays_as_it_was_said_first_and_a_stray_event_changes_nothing() {
    let label = || Label::of(Facet::Together);
    let twice = and(&ended(), &[Labelled::new(label(), Event::Closed { on: in_days(7) })]);
    assert_eq!(twice, ended());
    let stray = [
        Labelled::new(label(), Event::Reopened { on: TODAY }),
        Labelled::new(label(), Event::Explained(on(TODAY))),
    ];
    assert_eq!(and(&ready(), &stray), ready());
    let latest = and(&ready(), &[Labelled::new(label(), Event::Closed { on: Date::MAX })]);
    assert!(!latest.goodbye.is_closed_on(TODAY), "a day at the end of time is a day");
}
