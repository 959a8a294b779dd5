// SPDX-License-Identifier: AGPL-3.0-or-later
//! The box of plays of the made-up agency, and the three times Rosa and Mateo tried the scarf.

use practice::plays::{self, Tried};
use practice::told::Told;
use practice::{PersonId, PlayId, TryId};

use super::telling::{Telling, line, prose};

/// A play of the box, in both languages, with what it needs and for which months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Small {
    /// Which.
    pub id: u128,
    /// What it is called, how it goes and what it needs, in English and in Spanish.
    pub wordings: [(&'static str, &'static str, &'static [&'static str]); 2],
    /// Whether nothing has to be bought.
    pub nothing_to_buy: bool,
    /// From and to which age.
    pub months: (Option<i64>, Option<i64>),
}

const SCARF: u128 = 0x5ca2_f000_0000_0000_0000_0000_0000_0001;

/// What lies in it.
pub const BOX: [Small; 5] = [
    Small {
        id: SCARF,
        wordings: [
            (
                "Scarf, where are you?",
                "Lay a light scarf over your own face, not the baby’s. Wait. Breathe under it so that it moves.\n\
                 When a hand or a look comes, let it slide off and say hello.",
                &["a scarf"],
            ),
            (
                "Bufanda, ¿dónde estás?",
                "Póngase una bufanda ligera sobre su propia cara, no la del bebé. Espere. Respire debajo para que se mueva.\n\
                 Cuando llegue una mano o una mirada, deje que se resbale y salude.",
                &["una bufanda"],
            ),
        ],
        nothing_to_buy: true,
        months: (Some(4), Some(18)),
    },
    Small {
        id: SCARF + 0x10,
        wordings: [
            (
                "Kitchen drum",
                "One wooden spoon each, and a pot upside down. Knock once, then hold still.\n\
                 Whatever the baby does next is the song: answer it.",
                &["a spoon each", "a pot"],
            ),
            (
                "Tambor de cocina",
                "Una cuchara de palo para cada quien y una olla boca abajo. Un golpe, y quietos.\n\
                 Lo que haga el bebé después es la canción: respóndale.",
                &["una cuchara cada quien", "una olla"],
            ),
        ],
        nothing_to_buy: true,
        months: (Some(6), Some(36)),
    },
    Small {
        id: SCARF + 0x20,
        wordings: [
            (
                "Boat on your knees",
                "The baby sits on your lap, face to face. Sway to one side, slowly, and sing whatever comes.\n\
                 Stop in the middle. Wait until the baby asks for the other side.",
                &[],
            ),
            (
                "Barquito en las rodillas",
                "El bebé se sienta en su regazo, cara a cara. Mézase a un lado, despacio, y cante lo que salga.\n\
                 Pare en medio. Espere a que el bebé pida el otro lado.",
                &[],
            ),
        ],
        nothing_to_buy: true,
        months: (Some(2), Some(24)),
    },
    Small {
        id: SCARF + 0x30,
        wordings: [
            (
                "The light on the wall",
                "In a dim room, move the light of a telephone along the wall. Follow the baby’s eyes instead of leading them.",
                &["a telephone"],
            ),
            (
                "La luz en la pared",
                "En un cuarto con poca luz, mueva la luz del teléfono por la pared. Siga los ojos del bebé en vez de guiarlos.",
                &["un teléfono"],
            ),
        ],
        nothing_to_buy: true,
        months: (None, Some(12)),
    },
    Small {
        id: SCARF + 0x40,
        wordings: [
            (
                "Soap bubbles at the window",
                "Blow one bubble at a time, and watch it go together until it is gone. Then wait to be asked for the next.",
                &["bubble soap"],
            ),
            (
                "Pompas en la ventana",
                "Sople una pompa cada vez y mírenla irse hasta que desaparezca. Luego espere a que le pidan la siguiente.",
                &["jabón para pompas"],
            ),
        ],
        nothing_to_buy: false,
        months: (Some(5), None),
    },
];

/// One time the scarf was tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scarf {
    pub(super) happened: &'static str,
    pub(super) liked: &'static str,
    pub(super) since_first: &'static str,
}

/// Tells of it, with who played along.
pub(super) fn tell(
    telling: &mut Telling<'_>,
    (child, with): (PersonId, PersonId),
    (id, told): (u128, Told),
    one: Scarf,
) {
    let on = telling.on();
    let tried = Tried {
        child,
        play: PlayId(SCARF),
        boxed: true,
        title: line(BOX[0].wordings[1].0),
        with: vec![with],
        happened: prose(one.happened),
        liked: prose(one.liked),
        since_first: prose(one.since_first),
        told,
        day: on,
        visit: None,
        on,
    };
    let hand = practice::told::Hand { by: telling.by, person: None };
    let one = plays::try_out(&telling.family, TryId(id), tried, (hand, on));
    telling.keep(one);
}
