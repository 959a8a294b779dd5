// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event and any label, for the laws: most of them nonsense, all of them possible.

mod agenda;
mod attachments;
mod between_us;
mod capacities;
mod card;
mod early_care;
mod echoes;
mod events;
mod expecting;
mod firsts;
mod guidance;
mod handover;
mod holding;
mod joys;
mod kin;
mod labels;
mod looking_back;
mod observations;
mod ours;
mod plans;
mod plays;
mod presence;
mod promises;
mod release;
mod retold;
mod rights;
mod safety;
mod signing;
mod signs;
mod supports;
mod told;
mod understandings;
mod wonderings;

pub use events::event;
pub use labels::{facet, label};

use jiff::civil::{Date, Time};
use practice::family::{Count, Record};
use practice::goodbye;
use practice::people::{
    self, Birth, Care, Gestation, Name, NameKind, Names, ReportCode, Role, Use,
};
use practice::relationships::{self, Party, Seen, State, Trend};
use practice::text::Text;
use practice::visits::{
    self, Cause, Field, Held, Lead, Modality, Place, Presence, Present, Summary, When, Why,
};
use practice::{Event, HomeId, PersonId, PractitionerId, RelationshipId, VisitId};
use proptest::prelude::*;
use proptest::sample::select;

// A few ids only, so that events meet one another.
fn person() -> impl Strategy<Value = PersonId> {
    (0_u128..5).prop_map(PersonId)
}

pub fn practitioner() -> impl Strategy<Value = PractitionerId> {
    (0_u128..3).prop_map(PractitionerId)
}

fn relationship() -> impl Strategy<Value = RelationshipId> {
    (0_u128..4).prop_map(RelationshipId)
}

fn visit() -> impl Strategy<Value = VisitId> {
    (0_u128..4).prop_map(VisitId)
}

fn home() -> impl Strategy<Value = HomeId> {
    (0_u128..3).prop_map(HomeId)
}

fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(any::<char>(), 0..12).prop_map(|chars| {
        let chars: String = chars.into_iter().collect();
        Text::narrative(&chars).unwrap_or_default()
    })
}

fn day() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=28)
        .prop_map(|(y, m, d)| Date::new(y, m, d).expect("every month has 28 days"))
}

fn party() -> impl Strategy<Value = Party> {
    prop_oneof![person().prop_map(Party::Person), practitioner().prop_map(Party::Practitioner)]
}

fn names() -> impl Strategy<Value = Names> {
    let name =
        (select(NameKind::ALL.to_vec()), text()).prop_map(|(kind, text)| Name { kind, text });
    (prop::option::of(text()), prop::option::of(text()), prop::collection::vec(name, 0..3))
        .prop_map(|(called, said, all)| Names { called, said, all })
}

fn birth() -> impl Strategy<Value = Birth> {
    prop_oneof![day().prop_map(Birth::On), day().prop_map(Birth::Due)]
}

fn gestation() -> impl Strategy<Value = Option<Gestation>> {
    let any = (any::<i8>(), any::<i8>()).prop_map(|(weeks, days)| Gestation { weeks, days });
    prop::option::of(any)
}

fn languages() -> impl Strategy<Value = Vec<people::LanguageUse>> {
    let one = (text(), prop::collection::vec(select(Use::ALL.to_vec()), 0..3), any::<bool>());
    let one = one.prop_map(|(language, uses, interpreter)| people::LanguageUse {
        language,
        uses,
        interpreter,
    });
    prop::collection::vec(one, 0..3)
}

fn added() -> impl Strategy<Value = people::Event> {
    let role = select(vec![Role::Child, Role::Caregiver, Role::Other]);
    let source = (text(), text())
        .prop_map(|(file, id)| people::Source { file: file.as_str().to_owned(), id });
    let told = (prop::option::of(text()), prop::option::of(birth()), gestation(), languages());
    (person(), role, names(), told, prop::option::of(source)).prop_map(
        |(person, role, names, (pronouns, birth, gestation, languages), source)| {
            people::Event::Added(people::Added {
                person,
                role,
                names,
                pronouns,
                birth,
                gestation,
                languages,
                source,
            })
        },
    )
}

fn changed() -> impl Strategy<Value = people::Event> {
    let told = (prop::option::of(names()), prop::option::of(text()), prop::option::of(birth()));
    (person(), told, gestation(), prop::option::of(languages())).prop_map(
        |(person, (names, pronouns, birth), gestation, languages)| {
            people::Event::Changed(people::Changed {
                person,
                names,
                pronouns,
                birth,
                gestation,
                languages,
            })
        },
    )
}

fn lives() -> impl Strategy<Value = people::Event> {
    prop_oneof![
        (person(), day(), gestation()).prop_map(|(person, on, gestation)| people::Event::Born {
            person,
            on,
            gestation
        }),
        (person(), text()).prop_map(|(person, when)| people::Event::Died { person, when }),
        (person(), prop::option::of(text()))
            .prop_map(|(person, place)| people::Event::Away { person, place }),
        (person(), person(), day()).prop_map(|(caregiver, child, on)| people::Event::CareEnded {
            caregiver,
            child,
            on
        }),
        (home(), person(), prop::option::of(text()), any::<bool>()).prop_map(
            |(home, person, how_much, here)| people::Event::Sleeps { home, person, how_much, here }
        ),
    ]
}

fn care() -> impl Strategy<Value = people::Event> {
    let care = select(vec![
        Care::Birth,
        Care::Foster,
        Care::Kin,
        Care::Adoptive,
        Care::Guardian,
        Care::Other,
    ]);
    let told = (prop::option::of(text()), prop::option::of(day()), any::<bool>());
    (person(), person(), care, told).prop_map(
        |(caregiver, child, role, (words, since, day_to_day))| {
            people::Event::CareBegan(people::CareBegan {
                caregiver,
                child,
                role,
                words,
                since,
                day_to_day,
            })
        },
    )
}

fn home_added() -> impl Strategy<Value = people::Event> {
    (home(), text()).prop_map(|(home, called)| people::Event::HomeAdded { home, called })
}

fn own() -> impl Strategy<Value = people::Event> {
    let codes = prop::collection::vec(select(ReportCode::ALL.to_vec()), 0..3);
    prop_oneof![
        (person(), text(), prop::option::of(text()), prop::option::of(text())).prop_map(
            |(person, how, when, never)| {
                let contact = people::Contact { how, when, never };
                people::Event::ContactAgreed { person, contact }
            }
        ),
        (person(), text(), person(), day(), (codes, prop::option::of(text()))).prop_map(
            |(person, words, teller, on, (codes, also))| {
                let said = people::IdentitySaid { words, teller, on, codes, also };
                people::Event::IdentitySaid { person, said }
            }
        ),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let counts = || {
        prop::collection::vec(
            (text(), any::<u32>())
                .prop_map(|(what, count)| Count { what: what.as_str().to_owned(), count }),
            0..3,
        )
    };
    prop_oneof![
        (day(), prop::option::of(any::<u16>()))
            .prop_map(|(on, every_days)| Record::Opened { on, every_days }),
        (person(), text(), day()).prop_map(|(teller, words, on)| Record::WishSaid {
            teller,
            words,
            on
        }),
        (text(), prop::option::of(person()), day())
            .prop_map(|(words, teller, on)| Record::BringsTold { words, teller, on }),
        (practitioner(), day(), any::<bool>()).prop_map(|(practitioner, on, joined)| {
            Record::TeamChanged { practitioner, on, joined }
        }),
        (text(), counts(), counts()).prop_map(|(form, brought, kept)| {
            let form = form.as_str().to_owned();
            Record::ImportReceived { file: form.clone(), form, brought, kept }
        }),
    ]
}

fn ended() -> impl Strategy<Value = goodbye::Event> {
    let why = select(goodbye::Why::ALL.to_vec());
    prop_oneof![
        day().prop_map(|on| goodbye::Event::Closed { on }),
        (why, prop::option::of(text()), day()).prop_map(|(why, words, on)| {
            goodbye::Event::Explained(goodbye::Explained { why, words, on })
        }),
        day().prop_map(|on| goodbye::Event::Reopened { on }),
    ]
}

fn named() -> impl Strategy<Value = relationships::Event> {
    (relationship(), party(), party())
        .prop_map(|(relationship, a, b)| relationships::Event::Named { relationship, a, b })
}

fn seen() -> impl Strategy<Value = relationships::Event> {
    let how = (select(State::ALL.to_vec()), select(Trend::ALL.to_vec()));
    let told = (prop::option::of(day()), prop::option::of(text()), prop::option::of(person()));
    (relationship(), how, told, day()).prop_map(
        |(relationship, (state, trend), (since, words, teller), on)| {
            let seen = Seen { state, trend, since, words, teller, on };
            relationships::Event::Seen { relationship, seen }
        },
    )
}

fn when() -> impl Strategy<Value = When> {
    let hour = (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
    (day(), prop::option::of(hour), select(Place::ALL.to_vec()), prop::option::of(text()))
        .prop_map(|(on, at, place, place_words)| When { on, at, place, place_words })
}

fn signed() -> impl Strategy<Value = visits::Event> {
    let how = select(vec![Presence::Awake, Presence::Asleep, Presence::Absent]);
    let present = (person(), how).prop_map(|(person, how)| Present { person, how });
    let present = prop::collection::vec(present, 0..4);
    let relationships = prop::collection::vec(relationship(), 0..3);
    let rest = (prop::option::of(any::<u16>()), prop::option::of(select(Lead::ALL.to_vec())));
    (visit(), when(), present, relationships, rest).prop_map(
        |(visit, when, present, relationships, (minutes, lead))| {
            let held = Held { when, minutes, present, relationships, lead };
            visits::Event::Signed { visit, held }
        },
    )
}

fn visiting() -> impl Strategy<Value = visits::Event> {
    let why = (select(Cause::ALL.to_vec()), prop::option::of(text()))
        .prop_map(|(cause, words)| Why { cause, words });
    let field = select(Field::ALL.to_vec());
    prop_oneof![
        plans::planned(),
        signing::corrected(),
        (visit(), day(), why).prop_map(|(visit, on, why)| visits::Event::DidNotHappen {
            visit,
            on,
            why
        }),
        (visit(), field, text(), prop::option::of(person()), any::<u32>()).prop_map(
            |(visit, field, text, teller, amendment)| visits::Event::Wrote {
                visit,
                field,
                text,
                teller,
                amendment
            }
        ),
        (visit(), any::<u32>(), text()).prop_map(|(visit, amendment, reason)| {
            visits::Event::Amended { visit, amendment, reason }
        }),
        (visit(), summary())
            .prop_map(|(visit, summary)| visits::Event::Summarised { visit, summary }),
        (visit(), 0_i64..4_000_000_000).prop_map(|(visit, second)| {
            let at = jiff::Timestamp::from_second(second).expect("a moment within the calendar");
            visits::Event::FinishedAway { visit, at }
        }),
        signing::any_of(),
    ]
}

fn summary() -> impl Strategy<Value = Summary> {
    let modality = select(Modality::ALL.to_vec());
    (person(), modality, text(), text(), any::<bool>()).prop_map(
        |(about, modality, progress, plan, enough)| Summary {
            about,
            modality,
            progress,
            plan,
            enough,
        },
    )
}

/// The kinds that promise that told twice is told once.
pub fn once_only() -> BoxedStrategy<Event> {
    prop_oneof![
        added().prop_map(Event::from).boxed(),
        named().prop_map(Event::from).boxed(),
        signed().prop_map(Event::from).boxed(),
        home_added().prop_map(Event::from).boxed(),
        supports::told().prop_map(Event::from).boxed(),
        promises::made().prop_map(Event::from).boxed(),
        observations::seen().prop_map(Event::from).boxed(),
        firsts::happened().prop_map(Event::from).boxed(),
        signs::found().prop_map(Event::from).boxed(),
        plays::once().prop_map(Event::from).boxed(),
        joys::kept().prop_map(Event::from).boxed(),
        capacities::seen().prop_map(Event::from).boxed(),
        understandings::held().prop_map(Event::from).boxed(),
    ]
    .boxed()
}
