// SPDX-License-Identifier: AGPL-3.0-or-later
//! Imani's other families whom she visits weekly: who they are, and the visits worth telling.

use practice::kin::Shape::{Circle, Square};
use practice::kin::{Line, Together};
use practice::people::{Care, NameKind, ReportCode, Use};
use practice::relationships::{State, Trend};
use practice::visits::{Cause, Field, Place};

use super::casting::{Belongs, Born, Missed, Story, Who, once, rhythm, said, told};
use super::telling::Days;

const TALK: &[Use] = &[Use::Talk];
const ALL: &[Use] = &[Use::Talk, Use::Read, Use::Lullaby];

/// The families seen weekly, in the order of Imani's list.
pub(super) fn stories(days: &Days) -> Vec<Story> {
    vec![
        nia_joan_and_dee(),
        kofi_and_ama(),
        layan_and_salma(days),
        saga_aino_and_marit(days),
        june_and_bea(days),
    ]
}

const DEES_BUS: Missed =
    (4, Cause::FamilyCancelled, "Dee’s bus pass had run out. She told me herself.");

fn nia_joan_and_dee() -> Story {
    let mut rhythm = rhythm(7, 19, 0, (16, 15));
    rhythm.place = (Place::Community, "family time at the library");
    let no = Story::new(rhythm);
    Story {
        early: super::early::NIAS_CARE,
        people: nias_people(),
        homes: vec!["The Park home".into(), "Dorothy’s home".into()],
        kin: nias_kin(),
        bonds: vec![(0, 2), (0, 1), (1, 2)],
        with_us: vec![2],
        seen: vec![
            once(1, 120, State::Close, Trend::Closer),
            once(0, 113, State::Distant, Trend::Steady),
            said(
                once(0, 28, State::Tender, Trend::Closer),
                2,
                "She knows my voice in that big room.",
            ),
            once(2, 21, State::Strained, Trend::Closer),
        ],
        wishes: vec![(
            2,
            126,
            "That she comes home, and that nobody lies to me on the way.".into(),
        )],
        missed: vec![DEES_BUS],
        missed_percent: 5,
        told: const {
            &[
                told(
                    3,
                    2,
                    &[
                        (
                            Field::Words,
                            "Joan wrote me how she sleeps. Two pages. I read it in the bus.",
                        ),
                        (Field::Child, "Leaned into Dee at the third page of the book."),
                        (
                            Field::Delight,
                            "Nia sneezed at the shelf of atlases. Dee said bless you, and Nia said something back.",
                        ),
                    ],
                ),
                told(
                    1,
                    2,
                    &[
                        (Field::Words, "How is she when I’m not there?"),
                        (
                            Field::Between,
                            "Nia searched the room, found Dee’s boots, then Dee. Dee got down to boot height.",
                        ),
                        (
                            Field::HardMoment,
                            "At the end Dee left without goodbye, so as not to cry.",
                        ),
                        (Field::Wondering, "What would a goodbye be that both of them can bear?"),
                        (
                            Field::NextTime,
                            "Dee wants to talk about how Nia is when she is not there. Me: ask Joan for two moments.",
                        ),
                    ],
                ),
            ]
        },
        ..no
    }
}

fn nias_kin() -> Vec<Belongs> {
    vec![
        Belongs::Couple(1, 3, Together::Married, "married thirteen years"),
        Belongs::Couple(6, 2, Together::Brief, "together for six years"),
        Belongs::Child(2, 4, Line::Birth),
        Belongs::Child(5, 2, Line::Birth),
        Belongs::Child(5, 6, Line::Birth),
        Belongs::Child(0, 6, Line::Birth),
    ]
}

fn nias_people() -> Vec<Who> {
    vec![
        Who::child("Nia Hale", "Nia", Born::Ago(153, None)).drawn(Circle).speaks("English", ALL),
        Who::carer("Joan Park", "Joan", (Care::Foster, "foster mother", true))
            .years(41)
            .drawn(Circle),
        // Twice a week, and in every thought: Dee asked to be named beside Joan.
        Who::carer("Dee Hale", "Dee", (Care::Birth, "mother", true))
            .years(27)
            .drawn(Circle)
            .at(&[(1, None)]),
        Who::carer("Pete Park", "Pete", (Care::Foster, "foster father", false))
            .years(44)
            .drawn(Square),
        Who::other("Dorothy Hale", "Gran Dot").drawn(Circle).years(58).at(&[(1, None)]),
        Who::other("Cory Hale", "Cory").drawn(Square).years(6).at(&[(1, None)]),
        Who::other("Ray Dunn", "Ray").drawn(Square).years(31).away("in prison since March"),
    ]
}

fn kofi_and_ama() -> Story {
    Story {
        people: vec![
            Who::child("Kofi Mensah", "Kofi", Born::Ago(78, None)).drawn(Square).speaks("Twi", ALL),
            Who::carer("Ama Owusu", "Ama", (Care::Birth, "maame", true))
                .years(29)
                .drawn(Circle)
                .speaks("Twi", ALL)
                .speaks("some English", TALK)
                .interpreted()
                .said("AH-ma"),
            Who::carer("Kwame Mensah", "Kwame", (Care::Birth, "agya", false))
                .years(33)
                .drawn(Square)
                .away("at sea until spring"),
        ],
        homes: vec!["The room on Depot Road".into()],
        kin: vec![Belongs::Couple(2, 1, Together::Married, "")],
        bonds: vec![(0, 1), (0, 2)],
        with_us: vec![1],
        seen: vec![
            once(0, 63, State::Strained, Trend::Steady),
            said(
                once(0, 21, State::Tender, Trend::Closer),
                1,
                "He stops when it is me. Some nights.",
            ),
        ],
        wishes: vec![(1, 56, "Women in the house, like at home.".into())],
        told: const {
            &[
                told(
                    10,
                    1,
                    &[
                        (Field::Words, "At home there would be forty days and twenty women."),
                        (Field::Child, "Slept on his front on Ama’s knees, one hand open."),
                        (
                            Field::NextTime,
                            "Me: the Twi-speaking circle at St. Brigid’s. Ama: eat before noon.",
                        ),
                    ],
                ),
                told(
                    1,
                    1,
                    &[
                        (Field::Words, "You are the only one who can calm him. Why you?"),
                        (
                            Field::Between,
                            "I gave him back while he was still crying, and stood behind her. It took four minutes. It was her.",
                        ),
                        (Field::Wondering, "What is it like for Ama when I am good at it?"),
                        (
                            Field::NextTime,
                            "Me: name it aloud. Ama: the back cloth, which she knows and I do not.",
                        ),
                    ],
                ),
            ]
        },
        ..Story::new(rhythm(7, 10, 0, (9, 30)))
    }
}

fn layan_and_salma(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("Layan Nasser", "Layan", Born::Ago(306, None))
                .drawn(Circle)
                .also(NameKind::OtherScript, "ليان ناصر")
                .speaks("العربية", ALL),
            Who::carer("Salma Haddad", "Salma", (Care::Kin, "teta", true))
                .is("من حلب", &[ReportCode::MiddleEastern])
                .also(NameKind::OtherScript, "سلمى حداد")
                .years(58)
                .drawn(Circle)
                .speaks("العربية", ALL)
                .interpreted(),
            Who::carer("Huda Haddad", "Huda", (Care::Birth, "mama", false))
                .also(NameKind::OtherScript, "هدى حداد")
                .years(29)
                .drawn(Circle)
                .away("in hospital since August"),
            Who::carer("Rana Haddad", "Rana", (Care::Kin, "khalto", false)).years(22).drawn(Circle),
            Who::carer("Yusuf Nasser", "Yusuf", (Care::Birth, "baba", false))
                .years(33)
                .drawn(Square)
                .away("works in Germany, calls every evening"),
            Who::other("Sami", "Sami").drawn(Square).died("2021, two years old"),
        ],
        homes: vec!["Salma’s home".into()],
        kin: vec![
            Belongs::Child(2, 1, Line::Birth),
            Belongs::Child(3, 1, Line::Birth),
            Belongs::Couple(4, 2, Together::Married, ""),
            Belongs::Child(5, 2, Line::Birth),
            Belongs::Child(5, 4, Line::Birth),
        ],
        bonds: vec![(0, 1), (0, 2), (0, 3), (0, 4)],
        seen: vec![
            once(0, 90, State::Close, Trend::Steady),
            said(once(1, 20, State::Tender, Trend::Closer), 1, "تنام والصورة في يدها."),
            once(2, 34, State::Close, Trend::Closer),
        ],
        missed: vec![
            (9, Cause::FamilyCancelled, "At the hospital with Huda, all day."),
            (10, Cause::FamilyCancelled, "At the hospital with Huda."),
        ],
        told: const {
            &[told(
                2,
                1,
                &[
                    (Field::Words, "حين تبكي أسمع أمّها صغيرة."),
                    (
                        Field::Child,
                        "Pulled up at the sofa to reach the telephone at the hour when her father calls.",
                    ),
                    (Field::Delight, "The face on the telephone sang. She kissed the glass."),
                    (
                        Field::NextTime,
                        "Me: ask the ward about an hour for the two. Screening in Arabic is due.",
                    ),
                ],
            )]
        },
        ..Story::new(rhythm(7, 16, days.ahead(1), (10, 30)))
    }
}

fn saga_aino_and_marit(days: &Days) -> Story {
    Story {
        people: vec![
            Who::child("Saga Salo Vik", "Saga", Born::Ago(126, Some((33, 3)))).drawn(Circle),
            Who::carer("Aino Salo", "Aino", (Care::Birth, "Äiti", true))
                .years(34)
                .drawn(Circle)
                .said("EYE-no"),
            Who::carer("Marit Vik", "Marit", (Care::Adoptive, "Mamma", true))
                .years(36)
                .drawn(Circle),
            Who::carer("Inger Vik", "Inger", (Care::Kin, "Mormor", false))
                .years(61)
                .drawn(Circle)
                .at(&[(1, None)]),
            Who::child("Elis Salo Vik", "Elis", Born::Ago(126, Some((33, 3))))
                .drawn(Square)
                .died("May, nine days old"),
        ],
        homes: vec!["The Salo–Vik home".into(), "Inger’s, next door".into()],
        kin: sagas_kin(),
        bonds: vec![(0, 1), (0, 2), (0, 3), (4, 1)],
        with_us: vec![1, 2],
        seen: vec![
            once(0, 70, State::Tender, Trend::Steady),
            once(1, 70, State::Close, Trend::Steady),
            said(once(3, 41, State::Close, Trend::Steady), 1, "I have two. One I carry inside."),
            once(0, 13, State::Tender, Trend::Closer),
        ],
        wishes: vec![(2, 60, "That we may say both names.".into())],
        told: const {
            &[
                told(
                    6,
                    1,
                    &[
                        (Field::Words, "When she sleeps I count two."),
                        (
                            Field::Between,
                            "Aino held her facing out, for a long time. Then she turned her round.",
                        ),
                        (Field::Wondering, "Whom does Aino see, when she looks at one?"),
                    ],
                ),
                told(
                    1,
                    1,
                    &[
                        (
                            Field::Child,
                            "Looked from one mother to the other, like at a slow ball game.",
                        ),
                        (
                            Field::Delight,
                            "Marit sneezed in Norwegian, she says. Saga smiled at Aino about it.",
                        ),
                        (
                            Field::NextTime,
                            "Both: the box with Elis’s cap, if they want it open. Me: time.",
                        ),
                    ],
                ),
            ]
        },
        ..Story::new(rhythm(7, 12, days.ahead(2), (9, 0)))
    }
}

fn sagas_kin() -> Vec<Belongs> {
    vec![
        Belongs::Couple(1, 2, Together::Married, "married six years"),
        Belongs::Child(4, 1, Line::Birth),
        Belongs::Child(4, 2, Line::Adopted),
        Belongs::Child(2, 3, Line::Birth),
        Belongs::Lost(1, 2, "before the twins"),
    ]
}

fn june_and_bea(days: &Days) -> Story {
    let mut silent = rhythm(7, 15, days.ahead(2) - 7, (11, 0));
    silent.planned = false;
    Story {
        people: vec![
            Who::child("June Stallard", "June", Born::Ago(250, None)).drawn(Circle),
            Who::carer("Bea Stallard", "Bea", (Care::Birth, "mother", true))
                .years(22)
                .drawn(Circle)
                .reach(["Text message", "Mornings", "Never through her mother"]),
        ],
        homes: vec!["Tamarack Homes, number 9".into()],
        bonds: vec![(0, 1)],
        with_us: vec![1],
        seen: vec![
            once(0, 90, State::Tender, Trend::Closer),
            once(0, 40, State::Strained, Trend::MoreStrain),
        ],
        missed: vec![
            (1, Cause::NotThere, "Nobody opened. The stroller was gone from the step."),
            (
                2,
                Cause::NotThere,
                "Nobody opened. I heard June. I wrote a card and said that I would come again.",
            ),
            (3, Cause::FamilyCancelled, "“Not today”, by text, at the hour itself."),
            (5, Cause::NotThere, "Curtains closed."),
            (7, Cause::FamilyCancelled, "A fever."),
        ],
        told: const {
            &[told(
                4,
                1,
                &[
                    (Field::Words, "You people write everything down."),
                    (
                        Field::HardMoment,
                        "I asked about the night and Bea stopped. Three silences. I filled the third one.",
                    ),
                    (Field::Wondering, "What am I not hearing, and what did I say last?"),
                    (
                        Field::NextTime,
                        "Me: ask less. Bring the pages, so that she can read what I wrote.",
                    ),
                ],
            )]
        },
        ..Story::new(silent)
    }
}
