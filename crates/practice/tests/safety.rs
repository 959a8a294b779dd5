// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps somebody safe: safe contact and which message may go when, plans, places, reports.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, datetime, time};
use practice::label::LawTag;
use practice::people::{self, Contact};
use practice::safety::{
    About, Agreed, Day, Event, HiddenPlace, Hours, Plan, Refused, Report, ReportTo, SafeContact,
    Step, Told, Way, Whole, may_tell,
};
use practice::samples::{ADAEZE, AMARA, CHIDI, NGOZI, TODAY, VISITOR, okoro, text};
use practice::{EntryId, Facet, Family, Labelled, PersonId, ReportId, Said, safety};
use proptest::prelude::*;
use proptest::sample::select;

const WEEKDAYS: [Day; 5] = [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday];

fn way(way: Way, allowed: bool) -> Agreed {
    let to = (allowed && way.needs_address()).then(|| text("804 555 0142"));
    Agreed { way, allowed, to }
}

/// Text messages on weekdays from nine to three and notices in the account; no calls.
fn library() -> SafeContact {
    SafeContact {
        ways: vec![way(Way::Phone, false), way(Way::Text, true), way(Way::Portal, true)],
        hours: Some(Hours {
            days: WEEKDAYS.to_vec(),
            from: time(9, 0, 0, 0),
            until: time(15, 0, 0, 0),
        }),
        may_say: Some(text("Say it is about the library.")),
        kept_from: Vec::new(),
        kept_from_others: None,
        guarded: false,
        told_by: Some(NGOZI),
        from: TODAY,
    }
}

fn then(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn facets(all: &[Labelled]) -> Vec<Facet> {
    all.iter().map(|one| one.label.facet).collect()
}

// The 16th of October 2026 is a Friday.
#[test]
fn each_way_and_hour_is_decided_as_it_was_agreed() {
    let friday = |hour, minute| datetime(2026, 10, 16, hour, minute, 0, 0);
    let monday_nine = Told::NotNow(datetime(2026, 10, 19, 9, 0, 0, 0));
    let rule = library();
    let cases = [
        (None, Way::Portal, friday(3, 0), Told::Yes),
        (None, Way::Text, friday(10, 0), Told::Unknown),
        (None, Way::InPerson, friday(10, 0), Told::Unknown),
        (Some(&rule), Way::Text, friday(9, 0), Told::Yes),
        (Some(&rule), Way::Text, friday(14, 59), Told::Yes),
        (Some(&rule), Way::Text, friday(8, 59), Told::NotNow(friday(9, 0))),
        (Some(&rule), Way::Text, friday(15, 0), monday_nine),
        (Some(&rule), Way::Portal, friday(22, 0), monday_nine),
        (Some(&rule), Way::Text, datetime(2026, 10, 18, 10, 0, 0, 0), monday_nine),
        (Some(&rule), Way::Phone, friday(10, 0), Told::Never),
        (Some(&rule), Way::Email, friday(10, 0), Told::Unknown),
        (Some(&rule), Way::Text, datetime(2026, 10, 15, 10, 0, 0, 0), Told::Unknown),
        (Some(&rule), Way::Portal, datetime(2026, 10, 15, 22, 0, 0, 0), Told::Yes),
    ];
    for (rule, way, at, told) in cases {
        assert_eq!(may_tell(rule, way, at), told, "{way:?} at {at}");
    }
}

#[test]
fn hours_over_midnight_belong_to_the_day_they_begin_on() {
    let mut rule = library();
    let (from, until) = (time(21, 0, 0, 0), time(6, 0, 0, 0));
    rule.hours = Some(Hours { days: vec![Day::Friday], from, until });
    let saturday = |hour| datetime(2026, 10, 17, hour, 0, 0, 0);
    assert_eq!(may_tell(Some(&rule), Way::Text, datetime(2026, 10, 16, 21, 0, 0, 0)), Told::Yes);
    assert_eq!(may_tell(Some(&rule), Way::Text, saturday(5)), Told::Yes);
    let next = Told::NotNow(datetime(2026, 10, 23, 21, 0, 0, 0));
    assert_eq!(may_tell(Some(&rule), Way::Text, saturday(6)), next);
    assert_eq!(may_tell(Some(&rule), Way::Text, saturday(22)), next);
}

#[test]
fn a_way_named_twice_goes_by_its_last_word() {
    let mut rule = library();
    rule.ways.push(way(Way::Text, false));
    assert_eq!(may_tell(Some(&rule), Way::Text, datetime(2026, 10, 16, 10, 0, 0, 0)), Told::Never);
}

#[test]
fn what_cannot_keep_somebody_safe_is_refused() {
    let okoro = okoro();
    let agree = |person: PersonId, change: fn(&mut SafeContact)| {
        let mut rule = library();
        change(&mut rule);
        safety::agree(&okoro, person, rule, TODAY).map(|_| ())
    };
    let tomorrow = |rule: &mut SafeContact| rule.from = TODAY.tomorrow().unwrap();
    let cases = [
        (agree(PersonId(0x99), |_| ()), Err(Refused::UnknownPerson)),
        (agree(AMARA, |_| ()), Err(Refused::UnknownPerson)),
        (agree(NGOZI, |rule| rule.ways.clear()), Err(Refused::NoWay)),
        (agree(NGOZI, |rule| rule.ways[1].to = None), Err(Refused::NoAddress(Way::Text))),
        (agree(NGOZI, |rule| rule.told_by = Some(PersonId(0x99))), Err(Refused::UnknownOther)),
        (agree(NGOZI, |rule| rule.kept_from = vec![PersonId(0x99)]), Err(Refused::UnknownOther)),
        (agree(NGOZI, |rule| rule.kept_from = vec![NGOZI]), Err(Refused::KeptFromThemselves)),
        (agree(NGOZI, |rule| rule.hours.as_mut().unwrap().days.clear()), Err(Refused::Hours)),
        (
            agree(NGOZI, |rule| rule.hours.as_mut().unwrap().until = time(9, 0, 0, 0)),
            Err(Refused::Hours),
        ),
        (agree(NGOZI, tomorrow), Err(Refused::InFuture)),
        (agree(NGOZI, |_| ()), Ok(())),
    ];
    for (number, (found, expected)) in cases.into_iter().enumerate() {
        assert_eq!(found, expected, "case {number}");
    }
}

#[test]
fn an_open_rule_is_the_persons_own_and_replaces_the_line_that_stood() {
    let okoro = okoro();
    let line = Contact { how: text("call in the evening"), when: None, never: None };
    let okoro = then(&okoro, &[people::contact(&okoro, NGOZI, line).unwrap()]);
    let agreed = safety::agree(&okoro, NGOZI, library(), TODAY).unwrap();
    assert_eq!(facets(&agreed), [Facet::Caregiver(NGOZI)]);
    let after = then(&okoro, &agreed);
    assert_eq!(after.safety.contact_on(NGOZI, TODAY), Some(&library()));
    assert_eq!(after.safety.contact_on(NGOZI, TODAY.yesterday().unwrap()), None);
    assert_eq!(after.safety.contact_on(CHIDI, TODAY), None);
    assert!(after.people.get(NGOZI).unwrap().contact.is_none());
}

#[test]
fn a_rule_is_protected_when_asked_for_or_when_somebody_must_not_hear() {
    let okoro = okoro();
    let changes: [fn(&mut SafeContact); 3] = [
        |rule| rule.guarded = true,
        |rule| rule.kept_from = vec![CHIDI],
        |rule| rule.kept_from_others = Some(text("his sister")),
    ];
    for change in changes {
        let mut rule = library();
        change(&mut rule);
        let agreed = safety::agree(&okoro, NGOZI, rule, TODAY).unwrap();
        assert_eq!(facets(&agreed), [Facet::Safety]);
    }
}

/// Whoever reads no further than a person's own part must not go by a number that became dangerous.
#[test]
fn what_stood_openly_ends_when_a_protected_rule_takes_its_place() {
    let mut family = okoro();
    family = then(&family, &safety::agree(&family, NGOZI, library(), TODAY).unwrap());
    let guarded = SafeContact { guarded: true, ..library() };
    let agreed = safety::agree(&family, NGOZI, guarded.clone(), TODAY).unwrap();
    assert_eq!(facets(&agreed), [Facet::Caregiver(NGOZI), Facet::Safety]);
    assert_eq!(then(&family, &agreed).safety.contact_on(NGOZI, TODAY), Some(&guarded));
    let without: Vec<Labelled> =
        agreed.iter().filter(|one| one.label.facet != Facet::Safety).cloned().collect();
    assert_eq!(then(&family, &without).safety.contact_on(NGOZI, TODAY), None);
    let again = safety::agree(&then(&family, &agreed), NGOZI, guarded, TODAY).unwrap();
    assert_eq!(facets(&again), [Facet::Safety], "what ended is not ended again");
}

#[test]
fn what_one_tells_about_another_is_read_by_neither() {
    let rule = SafeContact { told_by: Some(ADAEZE), ..library() };
    let agreed = safety::agree(&okoro(), NGOZI, rule, TODAY).unwrap();
    assert_eq!(agreed[0].label.teller, Some(ADAEZE));
    assert_eq!(agreed[0].label.facet, Facet::Caregiver(NGOZI));
    assert!(matches!(agreed[0].event, practice::Event::Safety(Event::ContactAgreed { .. })));
}

fn any_time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0))
}

fn any_moment() -> impl Strategy<Value = DateTime> {
    (0_i64..400, any_time()).prop_map(|(days, time)| {
        TODAY.saturating_add(jiff::Span::new().days(days)).to_datetime(time)
    })
}

fn any_rule() -> impl Strategy<Value = SafeContact> {
    let ways = prop::collection::vec((select(Way::ALL.to_vec()), any::<bool>()), 0..8);
    let days = prop::collection::vec(select(Day::ALL.to_vec()), 0..5);
    let hours =
        (days, any_time(), any_time()).prop_map(|(days, from, until)| Hours { days, from, until });
    (ways, prop::option::of(hours)).prop_map(|(ways, hours)| SafeContact {
        ways: ways.into_iter().map(|(one, allowed)| way(one, allowed)).collect(),
        hours,
        ..library()
    })
}

/// The same question asked another way: the minute and the days, counted by hand.
fn within(hours: &Hours, at: DateTime) -> bool {
    let day = |days_before: i64| {
        let date = at.date().saturating_sub(jiff::Span::new().days(days_before));
        Day::ALL[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap()]
    };
    let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let (from, until, now) = (minute(hours.from), minute(hours.until), minute(at.time()));
    let until = if until < from { until + 24 * 60 } else { until };
    let began = |days_before: i32| {
        let now = now + days_before * 24 * 60;
        hours.days.contains(&day(i64::from(days_before))) && from <= now && now < until
    };
    began(0) || began(1)
}

proptest! {
    #[test]
    fn no_message_goes_outside_what_was_agreed(
        rule in any_rule(),
        way in select(Way::ALL.to_vec()),
        at in any_moment(),
    ) {
        let last = rule.ways.iter().rfind(|agreed| agreed.way == way);
        let allowed = last.is_some_and(|agreed| agreed.allowed)
            && rule.hours.as_ref().is_none_or(|hours| within(hours, at));
        prop_assert_eq!(may_tell(Some(&rule), way, at) == Told::Yes, allowed);
    }

    #[test]
    fn whoever_waits_as_long_as_they_are_told_may_tell_it_then(
        rule in any_rule(),
        way in select(Way::ALL.to_vec()),
        at in any_moment(),
    ) {
        if let Told::NotNow(then) = may_tell(Some(&rule), way, at) {
            prop_assert!(then > at);
            prop_assert_eq!(may_tell(Some(&rule), way, then), Told::Yes);
        }
    }
}

fn planned(person: PersonId) -> Plan {
    let words = [(About::Signs, "He parks across the street."), (About::Take, "The tin.")];
    let steps = words.map(|(about, words)| Step { about, words: text(words) });
    Plan { person, steps: steps.to_vec(), on: TODAY, look_again: TODAY.tomorrow().ok() }
}

#[test]
fn a_plan_is_kept_in_the_protected_part_and_the_one_before_stays() {
    let okoro = okoro();
    let first = safety::plan(&okoro, planned(NGOZI), TODAY).unwrap();
    assert_eq!((first.label.facet, first.label.teller), (Facet::Safety, Some(NGOZI)));
    let after = then(&okoro, &[first]);
    let again = Plan { steps: planned(NGOZI).steps[..1].to_vec(), ..planned(NGOZI) };
    let after = then(&after, &[safety::plan(&after, again.clone(), TODAY).unwrap()]);
    assert_eq!(after.safety.plan_of(NGOZI).unwrap().plan, again);
    assert_eq!(after.safety.plans.len(), 2);
    assert!(after.safety.plan_of(CHIDI).is_none());
    let refused = |plan: Plan| safety::plan(&after, plan, TODAY).unwrap_err();
    assert_eq!(refused(again), Refused::NothingNew);
    assert_eq!(refused(planned(AMARA)), Refused::UnknownPerson);
    assert_eq!(refused(Plan { steps: Vec::new(), ..planned(NGOZI) }), Refused::NothingPlanned);
    let ahead = TODAY.tomorrow().unwrap();
    assert_eq!(refused(Plan { on: ahead, ..planned(NGOZI) }), Refused::DayAhead);
    for day in [TODAY.yesterday().unwrap(), Date::MAX] {
        let off = Plan { look_again: Some(day), ..planned(NGOZI) };
        assert_eq!(refused(off), Refused::LookAgain);
    }
}

#[test]
fn a_place_is_kept_in_the_protected_part_until_they_are_there_no_longer() {
    let okoro = okoro();
    let there = HiddenPlace { address: Some(text("9 Made-up Lane")), ..HiddenPlace::default() };
    let empty = HiddenPlace::default;
    assert_eq!(safety::hide(&okoro, NGOZI, empty(), TODAY), Err(Refused::NoPlace));
    let kept = safety::hide(&okoro, NGOZI, there.clone(), TODAY).unwrap();
    assert_eq!(kept.label.facet, Facet::Safety);
    let after = then(&okoro, &[kept]);
    assert_eq!(after.safety.place_of(NGOZI).unwrap().place, there);
    assert_eq!(safety::hide(&after, NGOZI, there, TODAY), Err(Refused::NoPlace));
    let gone = then(&after, &[safety::hide(&after, NGOZI, empty(), TODAY).unwrap()]);
    assert!(gone.safety.place_of(NGOZI).is_none());
    assert_eq!(gone.safety.places.len(), 2, "what was known stays readable");
}

#[test]
fn whoever_writes_something_anew_has_seen_what_they_replace() {
    let okoro = okoro();
    let place = HiddenPlace { phone: Some(text("804 555 0142")), ..HiddenPlace::default() };
    let rule = SafeContact { guarded: true, ..library() };
    let after = then(&okoro, &safety::agree(&okoro, NGOZI, library(), TODAY).unwrap());
    let said = |number: u128, one: &Labelled| Said {
        id: EntryId(number),
        label: one.label.clone(),
        event: one.event.clone(),
        by: VISITOR,
        at: Timestamp::UNIX_EPOCH,
        on: jiff::civil::date(1970, 1, 1),
    };
    let mut all = vec![
        safety::plan(&okoro, planned(NGOZI), TODAY).unwrap(),
        safety::hide(&okoro, NGOZI, place, TODAY).unwrap(),
    ];
    all.extend(safety::agree(&after, NGOZI, rule, TODAY).unwrap());
    let all: Vec<Said> = (0_u128..).zip(&all).map(|(number, one)| said(number, one)).collect();
    for (whole, last, field) in [
        (Whole::Plan(NGOZI), 0, "signs"),
        (Whole::Place(NGOZI), 1, "address"),
        // The rule and what ended with it are two entries; the rule is the last.
        (Whole::Contact(NGOZI), 3, "way-phone"),
    ] {
        let stands = whole.stands(&all);
        assert_eq!(stands, Some(EntryId(last)));
        assert_eq!(whole.begun_from(stands, stands), Ok(()));
        for began in [None, Some(EntryId(9))] {
            let refused = whole.begun_from(began, stands).unwrap_err();
            assert_eq!((refused, refused.field()), (Refused::AnotherStands(whole), field));
        }
    }
    for other in [Whole::Plan(CHIDI), Whole::Place(CHIDI), Whole::Contact(CHIDI)] {
        assert_eq!(other.stands(&all), None);
        assert_eq!(other.begun_from(None, None), Ok(()));
    }
}

fn reported() -> Report {
    Report {
        children: vec![AMARA],
        known: datetime(2026, 10, 15, 9, 0, 0, 0),
        at: datetime(2026, 10, 15, 10, 0, 0, 0),
        to: ReportTo::Hotline,
        taken_by: None,
        observed: text("A burn nobody could explain."),
        family_told: false,
        told_words: text("It would not have been safe."),
        reference: None,
    }
}

#[test]
fn a_report_is_kept_with_its_hours_and_what_came_of_it() {
    let (okoro, id) = (okoro(), ReportId(1));
    let now = TODAY.to_datetime(time(12, 0, 0, 0));
    let kept = safety::report(&okoro, id, reported(), now).unwrap();
    assert_eq!(kept.label.facet, Facet::Safety);
    assert_eq!(kept.label.law, [LawTag::ChildProtectionReport]);
    let refused = |change: fn(&mut Report)| {
        let mut made = reported();
        change(&mut made);
        safety::report(&okoro, id, made, now).unwrap_err()
    };
    assert_eq!(refused(|made| made.children.clear()), Refused::NoChild);
    assert_eq!(refused(|made| made.children = vec![NGOZI]), Refused::NoChild);
    assert_eq!(refused(|made| made.at = DateTime::MAX), Refused::MadeInFuture);
    assert_eq!(refused(|made| made.known = made.at.tomorrow().unwrap()), Refused::BeforeKnown);
    assert_eq!(refused(|made| made.observed = text("")), Refused::NothingObserved);
    assert_eq!(refused(|made| made.told_words = text("")), Refused::NothingToldWhy);
    let follow =
        |family: &Family, words: &str, on| safety::follow(family, id, text(words), (on, TODAY));
    assert_eq!(follow(&okoro, "They came.", TODAY), Err(Refused::UnknownReport));
    let after = then(&okoro, &[kept]);
    assert_eq!(follow(&after, "", TODAY), Err(Refused::NoOutcome));
    assert_eq!(follow(&after, "They came.", TODAY.tomorrow().unwrap()), Err(Refused::DayAhead));
    let followed = follow(&after, "They came.", TODAY).unwrap();
    assert_eq!(followed.label.law, [LawTag::ChildProtectionReport]);
    assert_eq!(then(&after, &[followed]).safety.reports[0].followed.len(), 1);
}

#[test]
fn a_report_is_in_time_within_a_day_of_knowing() {
    let at = |hours: i64| {
        let at = reported().known.checked_add(jiff::Span::new().hours(hours)).unwrap();
        Report { at, ..reported() }.is_in_time()
    };
    assert_eq!([at(0), at(24), at(25)], [true, true, false]);
}
