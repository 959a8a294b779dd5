// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event about what keeps somebody safe.

use jiff::civil::{DateTime, Time};
use practice::ReportId;
use practice::safety::{
    About, Agreed, Day, Event, HiddenPlace, Hours, Plan, Report, ReportTo, SafeContact, Step, Way,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0))
}

fn hours() -> impl Strategy<Value = Hours> {
    (prop::collection::vec(select(Day::ALL.to_vec()), 0..7), time(), time())
        .prop_map(|(days, from, until)| Hours { days, from, until })
}

fn agreed() -> impl Strategy<Value = Agreed> {
    (select(Way::ALL.to_vec()), any::<bool>(), prop::option::of(text()))
        .prop_map(|(way, allowed, to)| Agreed { way, allowed, to })
}

fn rule() -> impl Strategy<Value = SafeContact> {
    let how = (prop::collection::vec(agreed(), 0..7), prop::option::of(hours()));
    let words = (prop::option::of(text()), prop::option::of(text()));
    let people = (prop::collection::vec(person(), 0..3), prop::option::of(person()));
    (how, words, people, any::<bool>(), day()).prop_map(
        |((ways, hours), (may_say, kept_from_others), (kept_from, told_by), guarded, from)| {
            SafeContact {
                ways,
                hours,
                may_say,
                kept_from,
                kept_from_others,
                guarded,
                told_by,
                from,
            }
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let step =
        (select(About::ALL.to_vec()), text()).prop_map(|(about, words)| Step { about, words });
    (person(), prop::collection::vec(step, 0..4), day(), prop::option::of(day()))
        .prop_map(|(person, steps, on, look_again)| Plan { person, steps, on, look_again })
}

fn place() -> impl Strategy<Value = HiddenPlace> {
    let line = || prop::option::of(text());
    (line(), line(), line()).prop_map(|(address, phone, words)| HiddenPlace {
        address,
        phone,
        words,
    })
}

fn report() -> impl Strategy<Value = ReportId> {
    (0_u128..3).prop_map(ReportId)
}

fn moment() -> impl Strategy<Value = DateTime> {
    (day(), time()).prop_map(|(day, time)| day.to_datetime(time))
}

fn made() -> impl Strategy<Value = Report> {
    let when = (moment(), moment(), select(ReportTo::ALL.to_vec()));
    let told = (text(), any::<bool>(), text());
    let there = (prop::option::of(text()), prop::option::of(text()));
    (prop::collection::vec(person(), 0..3), when, told, there).prop_map(
        |(children, (known, at, to), (observed, family_told, told_words), there)| {
            let (taken_by, reference) = there;
            Report {
                children,
                known,
                at,
                to,
                taken_by,
                observed,
                family_told,
                told_words,
                reference,
            }
        },
    )
}

/// Any of them.
pub fn kept_safe() -> BoxedStrategy<Event> {
    prop_oneof![
        (person(), rule()).prop_map(|(person, rule)| Event::ContactAgreed { person, rule }).boxed(),
        (person(), day()).prop_map(|(person, on)| Event::ContactEnded { person, on }).boxed(),
        plan().prop_map(|plan| Event::Planned { plan }).boxed(),
        (person(), place(), day())
            .prop_map(|(person, place, on)| Event::Hidden { person, place, on })
            .boxed(),
        (report(), made()).prop_map(|(report, made)| Event::ReportMade { report, made }).boxed(),
        (report(), text(), day())
            .prop_map(|(report, words, on)| Event::ReportFollowed { report, words, on })
            .boxed(),
    ]
    .boxed()
}
