// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event about what was asked of the record and what went out.

use practice::release::{
    Answer, Authority, Counsel, Decided, Demand, Event, Ground, KeptQuiet, Made, Noted, Outcome,
    Quiet, Reach, Request, RequestKind, Told, ToldFor, Withheld,
};
use practice::rights::ConsentFor;
use practice::{ConsentId, EntryId, ReleaseId, RequestId};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, practitioner, text};

fn request() -> impl Strategy<Value = RequestId> {
    (0_u128..3).prop_map(RequestId)
}

fn asked() -> impl Strategy<Value = Event> {
    let kind = select(RequestKind::ALL.to_vec());
    let about = prop::option::of((0_u128..9).prop_map(EntryId));
    let rest = (about, any::<bool>(), any::<bool>());
    (request(), kind, prop::option::of(person()), text(), text(), (day(), rest)).prop_map(
        |(request, kind, person, from, words, (on, (about, own, sealed)))| {
            let asked = Request { kind, person, from, words, on, about, own, sealed };
            Event::RequestMade { request, asked }
        },
    )
}

fn made() -> impl Strategy<Value = (ReleaseId, Made)> {
    let authority = prop_oneof![
        person().prop_map(Authority::OwnCopy),
        (0_u128..3).prop_map(|id| Authority::Consent(ConsentId(id))),
        request().prop_map(Authority::Order),
    ];
    let entries = prop::collection::vec((0_u128..9).prop_map(EntryId), 0..4);
    let withheld = ((0_u128..9).prop_map(EntryId), select(Ground::ALL.to_vec()))
        .prop_map(|(entry, ground)| Withheld { entry, ground });
    let withheld = prop::collection::vec(withheld, 0..3);
    let end = (prop::option::of(text()), prop::option::of(day()));
    let rest = (prop::option::of(request()), prop::option::of(practitioner()), day(), end);
    let purpose = select(ConsentFor::ALL.to_vec());
    (0_u128..3, text(), authority, purpose, entries, withheld, rest).prop_map(
        |(
            release,
            to,
            authority,
            purpose,
            went,
            withheld,
            (request, second, on, (reviewer, until)),
        )| {
            let made = Made {
                to,
                authority,
                purpose,
                request,
                went,
                withheld,
                reviewer,
                until,
                second,
                corrections: None,
                language: None,
                on,
            };
            (ReleaseId(release), made)
        },
    )
}

fn demanded() -> impl Strategy<Value = Event> {
    let days = (day(), prop::option::of(day()), prop::option::of(day()));
    let described = (request(), text(), prop::option::of(text()), days).prop_map(
        |(request, court, lawyer, (served, returns, copied))| {
            let (told, objects_until) = (copied, returns);
            let demand = Demand { court, lawyer, served, returns, copied, told, objects_until };
            Event::DemandDescribed { request, demand }
        },
    );
    let advised = (request(), text(), day(), text()).prop_map(|(request, who, on, said)| {
        Event::DemandAdvised { request, counsel: Counsel { who, on, said } }
    });
    let reach =
        (prop::collection::vec(person(), 0..3), any::<(bool, bool, bool, bool, bool, bool)>());
    let outcome = select(Outcome::ALL.to_vec());
    let decided = (request(), outcome, prop::option::of(day()), reach, text(), day()).prop_map(
        |(request, outcome, ordered, (people, named), words, on)| {
            let (together, visits, part2, protected, reports, counselling) = named;
            let reach = Reach { people, together, visits, part2, protected, reports, counselling };
            let decided = Decided { outcome, ordered, reach, words, on };
            Event::DemandDecided { request, decided }
        },
    );
    prop_oneof![described.boxed(), advised.boxed(), decided.boxed()]
}

fn told() -> impl Strategy<Value = Event> {
    let release = || (0_u128..3).prop_map(ReleaseId);
    let told =
        (release(), person(), text(), day(), day()).prop_map(|(release, person, to, went, on)| {
            Event::ReleaseTold(Told { release, person, to, went, on })
        });
    let why = select(Quiet::ALL.to_vec());
    let quiet =
        (release(), why, text(), day(), day()).prop_map(|(release, why, words, until, on)| {
            let quiet = KeptQuiet { why, words, until };
            Event::ReleaseKeptQuiet { release, quiet, on }
        });
    let why = select(ToldFor::ALL.to_vec());
    let noted = (person(), text(), text(), why, day(), prop::option::of(day())).prop_map(
        |(person, to, what, why, on, suspended)| {
            Event::DisclosureNoted(Noted { person, to, what, why, on, suspended })
        },
    );
    prop_oneof![told.boxed(), quiet.boxed(), noted.boxed()]
}

/// Any of them.
pub fn asked_or_made() -> BoxedStrategy<Event> {
    let answer = select(Answer::ALL.to_vec());
    prop_oneof![
        asked().boxed(),
        demanded().boxed(),
        told().boxed(),
        made().prop_map(|(release, made)| Event::ReleaseMade { release, made }).boxed(),
        made().prop_map(|(release, made)| Event::ReleasePrepared { release, made }).boxed(),
        (0_u128..3, any::<bool>(), prop::option::of(text()), day())
            .prop_map(|(release, agrees, words, on)| {
                let release = ReleaseId(release);
                Event::ReleaseLookedOver { release, agrees, words, on }
            })
            .boxed(),
        (request(), text(), day())
            .prop_map(|(request, words, on)| Event::RequestExtended { request, words, on })
            .boxed(),
        (request(), answer, text(), day())
            .prop_map(|(request, answer, words, on)| {
                Event::RequestAnswered { request, answer, words, on }
            })
            .boxed(),
        (request(), text(), day())
            .prop_map(|(request, words, on)| Event::RequestStated { request, words, on })
            .boxed(),
        (any::<bool>(), text(), day())
            .prop_map(|(holds, words, on)| Event::HoldPlaced { holds, words, on })
            .boxed(),
    ]
    .boxed()
}
