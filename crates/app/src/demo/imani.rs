// SPDX-License-Identifier: AGPL-3.0-or-later
//! The story of Mateo and Rosa, visit by visit: the first family of the visitor Imani.

use jiff::civil::Time;
use practice::people::{Care, Use};
use practice::relationships::{State, Trend};
use practice::visits::{Cause, Field, Lead, Place};

use super::casting::{Born, Rhythm, SeenOnce, Story, Told, Who};

const MATEO: usize = 0;
/// Rosa's number; she signs in as a caregiver.
pub(super) const ROSA: usize = 1;
const ELENA: usize = 2;
const ANDRE: usize = 3;

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
        told: told(),
        spanish: true,
        ..Story::new(rhythm)
    }
}

fn people() -> Vec<Who> {
    vec![
        Who::child("Mateo Rivera", "Mateo", Born::Ago(214, Some((34, 0))))
            .pronouns("he")
            .speaks("Spanish", &[Use::Talk, Use::Lullaby])
            .speaks("English", &[Use::Talk])
            .at(&[(0, Some("most days")), (1, Some("Sundays"))]),
        Who::carer("Rosa Rivera", "Rosa", (Care::Birth, "mamá", true))
            .years(24)
            .pronouns("she")
            .speaks("Spanish", &[Use::Talk, Use::Lullaby])
            .speaks("English", &[Use::Talk, Use::Read])
            .reach(["Text message to her own telephone", "Before 5 pm", "No voicemail"]),
        // She cares for him too; the family names Rosa when asked who does day to day.
        Who::carer("Elena Rivera", "Elena", (Care::Kin, "abuela", false))
            .years(46)
            .pronouns("ella")
            .speaks("Spanish", &[Use::Talk, Use::Read, Use::Lullaby]),
        Who::carer("Andre Bell", "Andre", (Care::Birth, "Papa", false))
            .years(27)
            .pronouns("he")
            .speaks("English", &[Use::Talk, Use::Read])
            .at(&[(1, None)])
            .reach(["Telephone, evenings", "After 6 pm", "Not through Rosa"]),
        Who::other("Tasha Moore", "Tasha").years(26).at(&[(1, None)]),
        Who::other("Héctor Rivera", "Papi").died("2009, when Rosa was 8"),
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

const fn alone(back: usize, lead: Lead, texts: &'static [(Field, &'static str)]) -> Told {
    Told { back, bonds: &[0], also: &[], lead, teller: ROSA, texts }
}

fn told() -> Vec<Told> {
    let mut all = spring();
    all.extend(summer());
    all.extend(autumn());
    all
}

fn spring() -> Vec<Told> {
    vec![
        alone(
            26,
            Lead::Caregiver,
            &[
                (Field::Words, "Twelve days we’re home and I still wait for the machine to beep."),
                (
                    Field::Child,
                    "Slept in the sling, very small. Woke twice with a frown and went back.",
                ),
                (
                    Field::Between,
                    "She checked his breath four times with the back of her finger. We did not hurry.",
                ),
                (
                    Field::NextTime,
                    "Rosa: write down his naps, if it helps. Me: bring the number of the NICU nurse.",
                ),
            ],
        ),
        alone(
            25,
            Lead::Shared,
            &[
                (Field::Words, "When he’s awake I don’t know what to do with my face."),
                (
                    Field::Child,
                    "Awake eleven minutes. Found the edge of the window, then her chin.",
                ),
                (
                    Field::Wondering,
                    "What did Rosa see when she looked into the glass box, and who looked at her?",
                ),
            ],
        ),
        Told {
            back: 24,
            bonds: &[1],
            also: &[],
            lead: Lead::Caregiver,
            teller: ELENA,
            texts: &[
                (Field::Words, "Yo a Rosa la tuve sola. A él no lo dejo solo ni un minuto."),
                (Field::Child, "Rooted at Elena’s collar, gave up, slept on her arm."),
                (
                    Field::Between,
                    "Elena rocks with the whole chair. He follows the ceiling, then her mouth.",
                ),
                (
                    Field::NextTime,
                    "Elena: show Rosa how she wraps him. Me: come when Rosa is home too.",
                ),
            ],
        },
        alone(
            22,
            Lead::Shared,
            &[
                (
                    Field::Between,
                    "I said “he heard you”. She said it again, quieter, and he turned again.",
                ),
                (
                    Field::Delight,
                    "The first time he turned to her voice. She put a hand over her mouth.",
                ),
                (Field::NextTime, "Me: bring the song sheet from the library, Spanish."),
            ],
        ),
        alone(
            18,
            Lead::Practitioner,
            &[
                (Field::Words, "He cries and I go cold. I put him down and stand in the hall."),
                (
                    Field::HardMoment,
                    "He cried nineteen minutes. Rosa handed him to me very fast and left the room. I took him.",
                ),
                (Field::Wondering, "Whose arms was I being, and for whom?"),
                (
                    Field::NextTime,
                    "Me: say less, stay nearer. Rosa: call her sister when the hall gets long.",
                ),
            ],
        ),
        alone(
            17,
            Lead::Caregiver,
            &[
                (Field::Words, "I thought you’d not come back."),
                (
                    Field::Repair,
                    "I said that I had taken him quickly and that it was my hurry, not hers. She put him in her own lap before I had finished.",
                ),
                (Field::Child, "Stiff at first, then his cheek on her sleeve."),
                (
                    Field::NextTime,
                    "Rosa wants to talk about June, when Andre went. Me: ask about WIC.",
                ),
            ],
        ),
    ]
}

fn summer() -> Vec<Told> {
    vec![
        alone(
            15,
            Lead::Shared,
            &[
                (Field::Words, "His father has a key and doesn’t use it."),
                (
                    Field::Between,
                    "While she spoke of Andre he watched her mouth and kept still, as if not to spill.",
                ),
                (Field::Wondering, "What does Mateo do with the quiet between them?"),
            ],
        ),
        Told {
            back: 12,
            bonds: &[0, 3],
            also: &[],
            lead: Lead::Shared,
            teller: ROSA,
            texts: &[
                (Field::Words, "She says: in my day. I say: Mami, this is my day."),
                (
                    Field::HardMoment,
                    "Elena took the bottle out of Rosa’s hand. Nobody said anything for a long time.",
                ),
                (
                    Field::Repair,
                    "Elena gave it back. “Perdón, mija. Las manos solas.” Rosa laughed, not only.",
                ),
                (
                    Field::NextTime,
                    "Both: one feed a day that is Rosa’s alone. Me: nothing to bring.",
                ),
            ],
        },
        alone(
            9,
            Lead::Caregiver,
            &[
                (Field::Words, "I looked at him today and I wasn’t checking. I was just looking."),
                (Field::Child, "Smiled before she did, and waited for hers."),
                (
                    Field::Delight,
                    "They traded smiles over the laundry, five each. She counted aloud.",
                ),
            ],
        ),
        alone(
            8,
            Lead::Caregiver,
            &[
                (Field::Words, "I said yes to Sundays. My stomach hurts and I said yes."),
                (Field::Child, "Watched his own hands, then hers, then put them together."),
                (
                    Field::NextTime,
                    "Rosa: pack the yellow cloth for him. Me: telephone Andre on Monday.",
                ),
            ],
        ),
        Told {
            back: 6,
            bonds: &[2],
            also: &[],
            lead: Lead::Shared,
            teller: ANDRE,
            texts: &[
                (Field::Words, "I didn’t know if he’d know my smell."),
                (
                    Field::Child,
                    "Sniffed, stared, took hold of a button and kept it through the whole visit.",
                ),
                (
                    Field::Between,
                    "Andre talked about the bus route, softly, all the way through. Mateo listened to every stop.",
                ),
                (Field::Wondering, "Who taught Andre that men wait to be asked?"),
            ],
        },
    ]
}

fn autumn() -> Vec<Told> {
    vec![
        alone(
            5,
            Lead::Shared,
            &[
                (
                    Field::Child,
                    "Took turns with sounds, four rounds, and ended it himself by looking away.",
                ),
                (
                    Field::Between,
                    "Rosa saw the looking away as “enough” before I did, and let him have it.",
                ),
                (Field::NextTime, "Look together for how he tells her “enough”."),
            ],
        ),
        alone(
            4,
            Lead::Caregiver,
            &[
                (Field::Words, "I see it now before he cries. It’s the eyebrow."),
                (Field::Child, "Sucked his fist to settle while she warmed the milk."),
            ],
        ),
        Told {
            back: 3,
            bonds: &[0, 1, 3],
            also: &[],
            lead: Lead::Shared,
            teller: ELENA,
            texts: &[
                (Field::Words, "Con la canción de mi madre se duerme."),
                (Field::Child, "Slept with his hand in Elena’s sleeve."),
                (
                    Field::Between,
                    "Elena sang the song her mother sang. Rosa had not heard it since she was eight, the year Héctor died.",
                ),
                (
                    Field::Delight,
                    "The three of them on one sofa, nobody holding a telephone, one song.",
                ),
                (Field::Wondering, "Where did the songs go for sixteen years?"),
                (
                    Field::NextTime,
                    "Rosa wants the words of the song written down. Elena: sing it slowly for the telephone.",
                ),
            ],
        },
        alone(
            2,
            Lead::Caregiver,
            &[
                (Field::Words, "We went to WIC with the form. They said we’ll hear."),
                (Field::Child, "Reached for the cup, missed, reached, got it."),
                (
                    Field::NextTime,
                    "Me: ask WIC whether they have answered. Rosa: film bedtime if she likes.",
                ),
            ],
        ),
        alone(
            1,
            Lead::Caregiver,
            &[
                (Field::Words, "He looks for me now. Before, he looked at the wall."),
                (Field::Child, "Turned from the toy to find Rosa’s face."),
                (
                    Field::Between,
                    "He put the cup down to find her. She saw it first, and told him “aquí estoy”.",
                ),
                (
                    Field::Delight,
                    "The look over the cup, and her “aquí estoy”. He put the cup down for it.",
                ),
                (
                    Field::Wondering,
                    "Is the night the time when Papi is most missing? What does Mateo’s looking ask of her?",
                ),
                (
                    Field::NextTime,
                    "Together: watch the video of bedtime. Me: ask about WIC. Rosa: try the song instead of the light.",
                ),
            ],
        ),
    ]
}
