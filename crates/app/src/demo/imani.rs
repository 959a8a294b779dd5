// SPDX-License-Identifier: AGPL-3.0-or-later
//! The story of Mateo and Rosa, visit by visit: the first family of the visitor Imani.

use jiff::civil::Time;
use practice::kin::{Line, Shape, Together};
use practice::people::{Care, ReportCode, Use};
use practice::relationships::{State, Trend};
use practice::visits::{Cause, Field, Place};

use super::casting::{Belongs, Born, Rhythm, SeenOnce, Story, Turn, Who};
use super::imani_visits::TOLD;

pub(super) const MATEO: usize = 0;
/// Rosa's number; she signs in as a caregiver.
pub(super) const ROSA: usize = 1;
pub(super) const ELENA: usize = 2;
pub(super) const ANDRE: usize = 3;
const TASHA: usize = 4;
const HECTOR: usize = 5;

/// Mateo, born at 34 weeks; Rosa, his mother; Elena, hers; Andre, who is back on Sundays.
pub(super) fn mateo_and_rosa() -> Story {
    let rhythm = Rhythm {
        every: 7,
        behind: 26,
        next: 0,
        planned: true,
        at: Time::constant(14, 0, 0, 0),
        place: (Place::Home, "118 Marsh Lane, second door"),
    };
    Story {
        people: people(),
        homes: vec!["Rosa and Elena’s home".into(), "Andre and Tasha’s home".into()],
        kin: vec![
            Belongs::Couple(ROSA, ANDRE, Together::Separated, "juntos hasta la primavera"),
            Belongs::Couple(ANDRE, TASHA, Together::Partners, ""),
            Belongs::Couple(ELENA, HECTOR, Together::Married, ""),
            Belongs::Child(ROSA, ELENA, Line::Birth),
            Belongs::Child(ROSA, HECTOR, Line::Birth),
            Belongs::Lost(ROSA, ANDRE, "three years ago"),
        ],
        bonds: vec![(MATEO, ROSA), (MATEO, ELENA), (MATEO, ANDRE), (ROSA, ELENA)],
        with_us: vec![ROSA],
        seen: seen(),
        wishes: vec![
            (ROSA, 182, "Someone to tell me if I’m doing it wrong.".into()),
            (ROSA, 119, "Nights that don’t scare us.".into()),
            (ROSA, 77, "That he knows who his father is.".into()),
            (ELENA, 70, "Que Rosa duerma.".into()),
        ],
        missed: vec![
            (7, Cause::FamilyCancelled, "Rosa wrote at noon: Mateo’s shots were moved to today."),
            (19, Cause::Circumstances, "Marsh Lane was under water."),
        ],
        turns: vec![(
            34,
            Turn::Amended(
                Field::Child,
                "Took turns with sounds, five rounds, and ended it himself by looking away.",
                "Rosa read it and had counted five.",
            ),
        )],
        told: TOLD,
        card: super::answers::MATEO_AND_ROSA,
        supports: super::supports::MATEO_AND_ROSA,
        beside: super::attachments::MATEO_AND_ROSA,
        early: super::early::MATEO_CARE,
        ahead: super::ahead::MATEO_AND_ROSA,
        voices: super::voices::MATEO_AND_ROSA,
        spanish: true,
        ..Story::new(rhythm)
    }
}

fn people() -> Vec<Who> {
    vec![
        Who::child("Mateo Rivera", "Mateo", Born::Ago(214, Some((34, 0))))
            .pronouns("he")
            .drawn(Shape::Square)
            .speaks("Spanish", &[Use::Talk, Use::Lullaby])
            .speaks("English", &[Use::Talk])
            .at(&[(0, Some("most days")), (1, Some("Sundays"))]),
        Who::carer("Rosa Rivera", "Rosa", (Care::Birth, "mamá", true))
            .years(24)
            .drawn(Shape::Circle)
            .pronouns("she")
            .speaks("Spanish", &[Use::Talk, Use::Lullaby])
            .speaks("English", &[Use::Talk, Use::Read])
            .is("Mexicana de aquí", &[ReportCode::Hispanic])
            .reach(["Text message to her own telephone", "Before 5 pm", "No voicemail"]),
        // She cares for him too; the family names Rosa when asked who does day to day.
        Who::carer("Elena Rivera", "Elena", (Care::Kin, "abuela", false))
            .years(46)
            .drawn(Shape::Circle)
            .pronouns("ella")
            .speaks("Spanish", &[Use::Talk, Use::Read, Use::Lullaby]),
        Who::carer("Andre Bell", "Andre", (Care::Birth, "Papa", false))
            .years(27)
            .drawn(Shape::Square)
            .pronouns("he")
            .speaks("English", &[Use::Talk, Use::Read])
            .at(&[(1, None)])
            .reach(["Telephone, evenings", "After 6 pm", "Not through Rosa"]),
        Who::other("Tasha Moore", "Tasha").years(26).drawn(Shape::Circle).at(&[(1, None)]),
        Who::other("Héctor Rivera", "Papi").drawn(Shape::Square).died("2009, when Rosa was 8"),
    ]
}

fn seen() -> Vec<SeenOnce> {
    let once = |bond, ago, (state, trend), words: Option<(usize, &str)>| SeenOnce {
        bond,
        ago,
        state,
        trend,
        words: words.map(|(teller, words)| (teller, words.to_owned())),
    };
    vec![
        once(0, 182, (State::Tender, Trend::Steady), Some((ROSA, "I’m afraid to break him."))),
        once(3, 161, (State::CloseStrained, Trend::Steady), None),
        once(1, 154, (State::Close, Trend::Steady), None),
        once(
            2,
            133,
            (State::CutOff, Trend::MoreStrain),
            Some((ROSA, "He took his shoes and went.")),
        ),
        once(0, 126, (State::Strained, Trend::MoreStrain), Some((ROSA, "He cries and I go cold."))),
        once(0, 48, (State::Close, Trend::Closer), None),
        once(
            2,
            46,
            (State::BackInTouch, Trend::Closer),
            Some((ANDRE, "I didn’t know if he’d know my smell.")),
        ),
        once(
            1,
            21,
            (State::Close, Trend::Steady),
            Some((ELENA, "Con la canción de mi madre se duerme.")),
        ),
        once(3, 20, (State::CloseStrained, Trend::Closer), None),
        once(
            2,
            11,
            (State::BackInTouch, Trend::Closer),
            Some((ANDRE, "Sundays I learn him again.")),
        ),
        once(
            0,
            7,
            (State::Close, Trend::Closer),
            Some((ROSA, "He looks for me now. Before, he looked at the wall.")),
        ),
    ]
}
