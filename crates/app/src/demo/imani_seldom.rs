// SPDX-License-Identifier: AGPL-3.0-or-later
//! Imani's families whom she visits every other week or more seldom.

use practice::kin::Shape::{Circle, Square};
use practice::kin::{Line, Together};
use practice::people::{Care, NameKind, ReportCode, Use};
use practice::relationships::{State, Trend};
use practice::visits::{Cause, Field};

use super::casting::{Belongs, Born, Story, Who, once, rhythm, said, told};
use super::telling::Days;

const TALK: &[Use] = &[Use::Talk];
const ALL: &[Use] = &[Use::Talk, Use::Read, Use::Lullaby];

/// The families seen more seldom, in the order of Imani's list.
pub(super) fn stories(days: &Days) -> Vec<Story> {
    vec![
        kim(days),
        ezra_and_dov(days),
        tomas_and_lidia(days),
        ivy_and_pat(days),
        amir_and_noor(days),
    ]
}

fn kim(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("", "", Born::Due(31)),
            Who::carer("Kim", "", (Care::Birth, "mother to be", true)).years(19).drawn(Circle),
            Who::carer("Hazel Ledbetter", "Hazel", (Care::Kin, "Nana", false))
                .years(43)
                .drawn(Circle),
        ],
        homes: vec!["Hazel’s trailer".into()],
        kin: vec![Belongs::Child(1, 2, Line::Birth), Belongs::Child(0, 1, Line::Birth)],
        bonds: vec![(0, 1), (1, 2)],
        seen: vec![said(once(0, 11, State::Tender, Trend::Closer), 1, "Somebody lives here.")],
        imagined: super::expecting::KIM,
        tender: Some("The day my brother drove off. Nobody talks on that day."),
        wishes: vec![(
            1,
            25,
            "That my mom lets me do it, and that she stays in the next room.".into(),
        )],
        ..Story::new(rhythm(14, 4, days.ahead(3), (15, 30)))
    }
}

fn ezra_and_dov(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("Ezra Adler", "Ezra", Born::Ago(427, Some((38, 2)))).drawn(Square),
            Who::carer("Dov Adler", "Dov", (Care::Birth, "Abba", true))
                .drawn(Square)
                .is("", &[ReportCode::PreferNotToSay])
                .years(35),
            Who::other("Miriam Adler", "Ima")
                .drawn(Circle)
                .died("last year, eleven days after the birth"),
        ],
        homes: vec!["The house on Grange Path".into()],
        kin: vec![Belongs::Couple(1, 2, Together::Married, ""), Belongs::Child(0, 2, Line::Birth)],
        bonds: vec![(0, 1)],
        with_us: vec![1],
        seen: vec![
            once(0, 330, State::Distant, Trend::Steady),
            once(0, 190, State::Tender, Trend::Closer),
            said(
                once(0, 25, State::Close, Trend::Closer),
                1,
                "He has her hands. I can hold them now.",
            ),
        ],
        card: super::answers::EZRA_AND_DOV,
        supports: super::supports::EZRA_AND_DOV,
        missed_percent: 6,
        ..Story::new(rhythm(14, 24, days.ahead(1), (13, 0)))
    }
}

fn tomas_and_lidia(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("Tomás Quispe Mamani", "Tomás", Born::Ago(780, None))
                .drawn(Square)
                .speaks("Spanish", ALL),
            Who::carer("Lidia Mamani Choque", "Lidia", (Care::Guardian, "abuelita", true))
                .drawn(Circle)
                .is("Soy quechua", &[ReportCode::AmericanIndian, ReportCode::Hispanic])
                .years(55)
                .speaks("Spanish", TALK)
                .speaks("Runasimi", &[Use::Lullaby]),
            Who::carer("Yulisa Quispe Mamani", "Yulisa", (Care::Birth, "mamá", false))
                .drawn(Circle)
                .years(23)
                .away("in treatment, two hours from here"),
        ],
        homes: vec!["La casa de Lidia".into()],
        kin: vec![Belongs::Child(2, 1, Line::Birth)],
        bonds: vec![(0, 1), (0, 2)],
        seen: vec![
            once(0, 150, State::Close, Trend::Steady),
            once(1, 60, State::BackInTouch, Trend::Closer),
        ],
        missed: vec![(4, Cause::Circumstances, "The bridge was closed.")],
        missed_percent: 6,
        spanish: true,
        ..Story::new(rhythm(14, 22, days.ahead(4), (10, 0)))
    }
}

fn ivy_and_pat(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("Ivy Huffman", "Ivy", Born::Ago(556, Some((27, 4)))).drawn(Circle),
            Who::carer("Pat Huffman", "Pat", (Care::Adoptive, "Bibi", true))
                .drawn(Circle)
                .years(39)
                .pronouns("they"),
        ],
        homes: vec!["The farm".into()],
        bonds: vec![(0, 1)],
        seen: vec![once(0, 200, State::Close, Trend::Steady)],
        missed_percent: 4,
        ..Story::new(rhythm(28, 14, days.ahead(4), (14, 30)))
    }
}

fn amir_and_noor(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("Amir Qasim", "Amir", Born::Ago(1050, None))
                .drawn(Square)
                .speaks("العربية", TALK),
            Who::carer("Noor Qasim", "Noor", (Care::Birth, "mama", true))
                .drawn(Circle)
                .also(NameKind::OtherScript, "نور قاسم")
                .years(31)
                .speaks("العربية", ALL),
        ],
        homes: vec!["Harvest Village, flat 4".into()],
        bonds: vec![(0, 1)],
        with_us: vec![1],
        seen: vec![
            once(0, 600, State::Strained, Trend::Steady),
            once(0, 340, State::Close, Trend::Closer),
            said(
                once(0, 12, State::Close, Trend::Steady),
                1,
                "I hear you in my head, and it is my voice.",
            ),
        ],
        missed_percent: 5,
        told: const {
            &[
                told(
                    2,
                    1,
                    &[
                        (Field::Words, "Preschool in three weeks. He packs the bag every day."),
                        (
                            Field::NextTime,
                            "Together: two more visits. Noor chooses where the last one is.",
                        ),
                    ],
                ),
                told(
                    1,
                    1,
                    &[
                        (Field::Words, "I don’t like the last time of anything."),
                        (
                            Field::Child,
                            "Drew three circles: mama, Amir, “the lady who sits on the floor”.",
                        ),
                        (
                            Field::Between,
                            "We told it from the beginning: the first door, the crying, the bus with no brakes. Amir corrected us.",
                        ),
                        (
                            Field::NextTime,
                            "Last visit: tea, the drawing, the copy of their story. Me: a letter to Amir.",
                        ),
                    ],
                ),
            ]
        },
        ..Story::new(rhythm(14, 45, days.ahead(3), (16, 0)))
    }
}
