// SPDX-License-Identifier: AGPL-3.0-or-later
//! What carries two of the families, as they told it, and what carries them no longer.

use jiff::civil::Date;
use practice::SupportId;
use practice::kin::Layer;
use practice::supports::{self, Stands, Tie, What};

use super::imani::{ANDRE, ELENA, ROSA};
use super::stories::Cast;
use super::telling::{Telling, line, prose};

/// A support of a story: told so many days ago.
#[derive(Debug, Clone)]
pub(super) struct Carries {
    ago: i32,
    called: &'static str,
    what: What,
    tie: Tie,
    /// It gives, they give.
    flow: (bool, bool),
    whom: &'static [usize],
    /// Whose words, and the words; nobody's where they are empty.
    words: (usize, &'static str),
    layer: Layer,
    /// It stands otherwise, or is a support no longer, so many days ago.
    then: Option<(i32, Then)>,
}

/// What became of a support.
#[derive(Debug, Clone, Copy)]
pub(super) enum Then {
    Now(Tie, &'static str),
    Ended(&'static str),
}

const BOTH: (bool, bool) = (true, true);
const GIVES: (bool, bool) = (true, false);
const TAKES: (bool, bool) = (false, true);

const fn told(
    ago: i32,
    called: &'static str,
    (what, tie): (What, Tie),
    flow: (bool, bool),
    words: (usize, &'static str),
) -> Carries {
    let (whom, layer, then) = (&[], Layer::Shared, None);
    Carries { ago, called, what, tie, flow, whom, words, layer, then }
}

/// Rosa, Elena and Mateo.
pub(super) const MATEO_AND_ROSA: &[Carries] = &[
    Carries {
        whom: &[ROSA],
        ..told(
            160,
            "Tía Lupe",
            (What::Family, Tie::Strong),
            BOTH,
            (ROSA, "She answers at any hour, and I answer her."),
        )
    },
    Carries {
        then: Some((40, Then::Now(Tie::Strong, "Now she brings soup and stays."))),
        ..told(
            160,
            "Mrs. Baptiste upstairs",
            (What::Neighbours, Tie::Thin),
            GIVES,
            (ROSA, "She knocks when he cries long."),
        )
    },
    told(
        160,
        "The clinic on Mill Street",
        (What::Health, Tie::Thin),
        GIVES,
        (ROSA, "Always somebody else who weighs him."),
    ),
    Carries {
        whom: &[ELENA],
        ..told(
            150,
            "San Isidro, las mujeres del jueves",
            (What::Faith, Tie::Strong),
            BOTH,
            (ELENA, "Allí canto y no cuido a nadie."),
        )
    },
    Carries {
        whom: &[ROSA],
        ..told(
            118,
            "The bakery, early shift",
            (What::Work, Tie::Stressful),
            TAKES,
            (ROSA, "They change my hours the night before."),
        )
    },
    Carries {
        then: Some((61, Then::Ended("The group ended in the summer."))),
        ..told(118, "Mothers’ group at the library", (What::Other, Tie::Thin), GIVES, (ROSA, ""))
    },
    Carries {
        whom: &[ANDRE],
        layer: Layer::Team,
        ..told(
            70,
            "Andre’s brother",
            (What::Family, Tie::Stressful),
            TAKES,
            (ANDRE, "He needs money, and I say yes."),
        )
    },
];

/// Dov and Ezra.
pub(super) const EZRA_AND_DOV: &[Carries] = &[
    told(
        300,
        "The congregation",
        (What::Faith, Tie::Strong),
        GIVES,
        (1, "They cooked for a hundred days. I did not have to ask."),
    ),
    told(
        300,
        "Miriam’s mother",
        (What::Family, Tie::Stressful),
        BOTH,
        (1, "We both lost her. We cannot say it to each other yet."),
    ),
    told(120, "The school where he teaches", (What::Work, Tie::Thin), TAKES, (1, "")),
];

/// The id of a support of a story: drawn from its family's, so that nothing else that is drawn changes.
fn id(telling: &Telling<'_>, number: usize) -> SupportId {
    SupportId(telling.family.id.0.rotate_left(64) ^ (number as u128 + 1))
}

/// Something that is told of the support of this number.
#[derive(Clone, Copy)]
pub(super) enum Moment {
    Told(usize, &'static Carries),
    Then(usize, Then),
}

/// When what is told, in days ago.
pub(super) fn moments(all: &'static [Carries]) -> impl Iterator<Item = (i32, Moment)> {
    all.iter().enumerate().flat_map(|(number, one)| {
        let then = one.then.map(|(ago, then)| (ago, Moment::Then(number, then)));
        std::iter::once((one.ago, Moment::Told(number, one))).chain(then)
    })
}

/// Tells it in the sitting's act.
pub(super) fn tell(telling: &mut Telling<'_>, cast: &Cast, moment: Moment) {
    let on = telling.on();
    let decided = match moment {
        Moment::Told(number, one) => {
            let stands = one.stands(cast, on);
            supports::tell(&telling.family, id(telling, number), stands)
        }
        Moment::Then(number, Then::Now(tie, words)) => {
            let id = id(telling, number);
            let known = telling.family.supports.get(id).ok_or(supports::Refused::NoSuchSupport);
            known.map(|known| known.now().clone()).and_then(|known| {
                let words = prose(words).some();
                supports::change(&telling.family, id, Stands { tie, words, on, ..known })
            })
        }
        Moment::Then(number, Then::Ended(why)) => {
            supports::end(&telling.family, id(telling, number), prose(why).some(), on)
        }
    };
    telling.keep(decided);
}

impl Carries {
    fn stands(&self, cast: &Cast, on: Date) -> Stands {
        let (teller, words) = self.words;
        Stands {
            called: line(self.called),
            what: self.what,
            tie: self.tie,
            gives: self.flow.0,
            takes: self.flow.1,
            whom: self.whom.iter().map(|person| cast.person(*person)).collect(),
            words: prose(words).some(),
            teller: Some(cast.person(teller)),
            layer: self.layer,
            on,
        }
    }
}
