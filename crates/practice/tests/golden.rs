// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every shape of entry ever stored still reads, and what was read writes back the same.

use std::collections::BTreeSet;
use std::path::PathBuf;

use practice::family::Unreadable;
use practice::{
    Labelled, agenda, attachments, between_us, capacities, card, early_care, echoes, expecting,
    family, firsts, goodbye, guidance, handover, holding, joys, kin, looking_back, observations,
    ours, people, plays, presence, promises, relationships, release, retold, rights, safety, signs,
    supports, understandings, visits, wonderings,
};
use serde_json::Value;

const AREAS: [&[&str]; 33] = [
    family::KINDS,
    people::KINDS,
    kin::KINDS,
    relationships::KINDS,
    visits::KINDS,
    rights::KINDS,
    release::KINDS,
    safety::KINDS,
    goodbye::KINDS,
    presence::KINDS,
    card::KINDS,
    expecting::KINDS,
    supports::KINDS,
    early_care::KINDS,
    looking_back::KINDS,
    agenda::KINDS,
    attachments::KINDS,
    handover::KINDS,
    promises::KINDS,
    observations::KINDS,
    firsts::KINDS,
    signs::KINDS,
    plays::KINDS,
    joys::KINDS,
    wonderings::KINDS,
    capacities::KINDS,
    echoes::KINDS,
    retold::KINDS,
    ours::KINDS,
    holding::KINDS,
    guidance::KINDS,
    between_us::KINDS,
    understandings::KINDS,
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn kinds() -> impl Iterator<Item = &'static str> {
    AREAS.into_iter().flatten().copied()
}

/// The shapes of a kind, the oldest first.
fn shapes(kind: &str) -> Vec<Vec<u8>> {
    let file = |number: u32| folder().join(kind).join(format!("{number}.json"));
    (1..).map_while(|number| std::fs::read(file(number)).ok()).collect()
}

fn value(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("a golden file is JSON")
}

/// Whether everything that was stored is still in what is written now. Newer fields may stand
/// beside it.
fn holds(now: &Value, stored: &Value) -> bool {
    match (now, stored) {
        (Value::Object(now), Value::Object(stored)) => {
            stored.iter().all(|(key, stored)| now.get(key).is_some_and(|now| holds(now, stored)))
        }
        (Value::Array(now), Value::Array(stored)) => {
            now.len() == stored.len() && now.iter().zip(stored).all(|(now, old)| holds(now, old))
        }
        _ => now == stored,
    }
}

#[test]
fn each_kind_has_a_golden_file() {
    for kind in kinds() {
        assert!(!shapes(kind).is_empty(), "tests/golden/{kind}/1.json is missing");
    }
}

#[test]
fn there_is_no_golden_file_of_a_kind_nobody_reads() {
    let known: BTreeSet<&str> = kinds().collect();
    assert_eq!(known.len(), kinds().count(), "two areas claim one kind");
    for folder in std::fs::read_dir(folder()).unwrap() {
        let kind = folder.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(kind.as_str()), "{kind} was stored once and is not read any more");
    }
}

#[test]
fn every_shape_ever_stored_reads_and_nothing_of_it_is_lost() {
    for kind in kinds() {
        for (number, body) in (1..).zip(shapes(kind)) {
            let read = Labelled::from_entry(kind, &body).unwrap();
            let (written_kind, written) = read.to_entry();
            assert_eq!(written_kind, kind);
            assert!(holds(&value(&written), &value(&body)), "{kind}/{number}.json");
            assert_eq!(Labelled::from_entry(kind, &written).unwrap(), read, "{kind}/{number}.json");
        }
    }
}

#[test]
fn the_newest_shape_of_a_kind_is_what_is_written_today() {
    for kind in kinds() {
        let shapes = shapes(kind);
        let newest = shapes.last().unwrap();
        let (_, written) = Labelled::from_entry(kind, newest).unwrap().to_entry();
        assert_eq!(value(&written), value(newest), "{kind}: add the next number, keep the old one");
    }
}

#[test]
fn a_kind_of_a_newer_version_is_said_to_be_unknown() {
    let body = &shapes("visit.planned")[0];
    assert_eq!(Labelled::from_entry("visit.dreamt", body), Err(Unreadable::UnknownKind));
}

#[test]
fn a_known_kind_of_another_shape_is_said_to_be_broken() {
    for kind in kinds() {
        let whole = &shapes(kind)[0];
        let mut other = value(whole);
        other["fact"] = Value::from(7);
        let mut unlabelled = value(whole);
        unlabelled["label"]["facet"] = Value::from("everybody");
        let half = &whole[..whole.len() / 2];
        let bodies = [
            half.to_vec(),
            b"null".to_vec(),
            serde_json::to_vec(&other).unwrap(),
            serde_json::to_vec(&unlabelled).unwrap(),
        ];
        for body in bodies {
            assert_eq!(Labelled::from_entry(kind, &body), Err(Unreadable::Broken { kind }));
        }
    }
}

#[test]
fn a_body_of_one_kind_is_not_read_as_another() {
    let planned = &shapes("visit.planned")[0];
    let broken = Unreadable::Broken { kind: "visit.signed" };
    assert_eq!(Labelled::from_entry("visit.signed", planned), Err(broken));
}

fn spelled<T: serde::Serialize>(all: &[T]) -> String {
    let words = all.iter().map(|one| serde_json::to_value(one).expect("a word is JSON"));
    let words: Vec<String> =
        words.map(|word| word.as_str().expect("a word is a string").to_owned()).collect();
    words.join(" ")
}

#[test]
fn every_word_of_every_list_keeps_its_spelling() {
    use practice::label::LawTag;
    use practice::people::{Care, NameKind, ReportCode, Role, Use};
    use practice::relationships::{State, Trend};
    use practice::safety::{About, Day, ReportTo, Way};
    use practice::visits::{Asked, Cause, Field, Interpreter, Lead, Modality, Place, Presence};

    let reached = practice::presence::Way::ALL;
    let care = [Care::Birth, Care::Foster, Care::Kin, Care::Adoptive, Care::Guardian, Care::Other];
    let law = [
        LawTag::PsychotherapyNote,
        LawTag::Part2,
        LawTag::SubstanceUseCounselling,
        LawTag::PartnerViolence,
        LawTag::ChildProtectionReport,
        LawTag::EarlyIntervention,
        LawTag::Court,
    ];
    let presence = [Presence::Awake, Presence::Asleep, Presence::Absent];
    let lists = [
        (spelled(&[Role::Child, Role::Caregiver, Role::Other]), "child caregiver other"),
        (spelled(&care), "birth foster kin adoptive guardian other"),
        (spelled(&NameKind::ALL), "full legal former school other_script other"),
        (spelled(&Use::ALL), "talk read lullaby"),
        (
            spelled(&ReportCode::ALL),
            "american-indian asian black hispanic middle-eastern pacific-islander white \
             prefer-not-to-say",
        ),
        (
            spelled(&State::ALL),
            "close tender distant strained close_strained cut_off back_in_touch",
        ),
        (spelled(&Trend::ALL), "closer steady more_strain"),
        (spelled(&Place::ALL), "home office community phone video"),
        (spelled(&Cause::ALL), "not_there family_cancelled practitioner_cancelled circumstances"),
        (spelled(&Interpreter::ALL), "in_person phone not_needed"),
        (spelled(&Asked::ALL), "family practitioner"),
        (spelled(&reached), "message call card drop-by other"),
        (spelled(&presence), "awake asleep absent"),
        (spelled(&Lead::ALL), "caregiver shared practitioner"),
        (spelled(&Modality::ALL), "together alone family group"),
        (spelled(&practice::visits::signatures::Way::ALL), "passkey password two-steps link code"),
        (spelled(&About::ALL), "signs first go call take visitor"),
        (spelled(&ReportTo::ALL), "hotline local-department police"),
        (
            spelled(&practice::goodbye::Why::ALL),
            "hopes-reached familys-wish moved aged-out lost-touch other-service other",
        ),
        (
            spelled(&practice::early_care::Where::ALL),
            "home hospital foster-home shelter other unknown",
        ),
        (spelled(&practice::early_care::Habit::ALL), "sleep food held comforts upsets temperament"),
        (spelled(&practice::early_care::Reply::ALL), "said nobody-knows taken-back"),
        (spelled(&Way::ALL), "phone text email post in-person portal"),
        (spelled(&Day::ALL), "monday tuesday wednesday thursday friday saturday sunday"),
        (
            spelled(&Field::ALL),
            "words child between delight hard_moment repair wondering surprised next_time",
        ),
        (
            spelled(&law),
            "psychotherapy-note part2 substance-use-counselling partner-violence \
             child-protection-report early-intervention court",
        ),
    ];
    for (now, stored) in lists {
        assert_eq!(now, stored);
    }
}

#[test]
fn every_word_of_the_map_of_what_surrounds_a_child_and_of_what_is_promised_keeps_its_spelling() {
    use practice::kin::{Layer, Line, Shape, Together};
    use practice::supports::{Tie, What};

    let lists = [
        (spelled(&Together::ALL), "married partners brief separated divorced"),
        (spelled(&Line::ALL), "birth adopted foster kin donor"),
        (spelled(&Shape::ALL), "circle square diamond"),
        (spelled(&practice::expecting::Imagining::ALL), "baby hope fear near name"),
        (spelled(&practice::expecting::Grief::ALL), "to_say who_knows visits"),
        (spelled(&Tie::ALL), "strong thin stressful"),
        (spelled(&handover::Step::ALL), "next told last-visit met letter carried first-visit"),
        (spelled(&What::ALL), "person family neighbours faith health work school money other"),
        (spelled(&[Layer::Shared, Layer::Team]), "shared team"),
        (spelled(&ours::What::ALL), "screening form topic"),
        (spelled(&ours::How::ALL), "taken-up let-go"),
        (
            spelled(&practice::looking_back::Strategy::ALL),
            "relationship together observation anticipation alerting pleasure opportunities lead \
             capacities wondering past holding losses early-care collaboration openness",
        ),
        (
            spelled(&practice::looking_back::Domain::ALL),
            "needs problem-solving family development interaction attachment",
        ),
        (spelled(&promises::How::ALL), "kept not-kept let-go"),
        (spelled(&agenda::Way::WRITTEN_DOWN), "said phone message"),
        (spelled(&[agenda::Way::OwnPage]), "own-page"),
        (spelled(&agenda::Answer::ALL), "talked waits"),
    ];
    for (now, stored) in lists {
        assert_eq!(now, stored);
    }
}
