// SPDX-License-Identifier: AGPL-3.0-or-later
//! The visits to Mateo and Rosa that were written by hand, from April to now.

use practice::visits::{Field, Lead};

use super::casting::Told;
use super::imani::{ANDRE, ELENA, ROSA};

/// The oldest first; between them lie visits drawn from the stock.
pub(super) static TOLD: &[Told] = &[
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
            (Field::Child, "Awake eleven minutes. Found the edge of the window, then her chin."),
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
            (Field::NextTime, "Rosa wants to talk about June, when Andre went. Me: ask about WIC."),
        ],
    ),
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
            (Field::NextTime, "Both: one feed a day that is Rosa’s alone. Me: nothing to bring."),
        ],
    },
    alone(
        9,
        Lead::Caregiver,
        &[
            (Field::Words, "I looked at him today and I wasn’t checking. I was just looking."),
            (Field::Child, "Smiled before she did, and waited for hers."),
            (Field::Delight, "They traded smiles over the laundry, five each. She counted aloud."),
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
            (Field::Surprised, "I had come to teach waiting. They waited for me."),
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
            (Field::Surprised, "The form took the whole hour, and nobody minded but me."),
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
];

const fn alone(back: usize, lead: Lead, texts: &'static [(Field, &'static str)]) -> Told {
    Told { back, bonds: &[0], also: &[], lead, teller: ROSA, texts }
}
