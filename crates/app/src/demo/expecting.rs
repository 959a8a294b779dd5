// SPDX-License-Identifier: AGPL-3.0-or-later
//! Telling what a made-up carer imagines of a child who is expected, and a day that is tender to her.

use practice::TenderId;
use practice::expecting::tender::{self, TenderDate, When};
use practice::expecting::{self, Imagining, OwnWords, Part};

use super::casting::Story;
use super::stories::Cast;
use super::telling::{Telling, prose};

/// What somebody imagines: what it is, who says it, whether it is theirs together, and the words.
pub(super) type Imagined = (Imagining, usize, Part, &'static str);

/// Kim, who is the second, and her mother, before the baby comes.
pub(super) const KIM: &[Imagined] = &[
    (Imagining::Baby, 1, Part::Own, "Stubborn. Kicks at the bass and not at the talking."),
    (Imagining::Hope, 1, Part::Own, "That I hear what the crying says before I get scared of it."),
    (Imagining::Fear, 1, Part::Own, "That they look at my age and take over."),
    (Imagining::Near, 1, Part::Together, "My mom. In the next room, door open."),
    (Imagining::Name, 2, Part::Together, "Whatever she picks. I have one I do not say."),
];

/// Days from today to the day that is tender to Kim.
const TENDER_AHEAD: i32 = 9;

/// Tells what is imagined of the first child, and the second one's tender date, in the sitting's act.
pub(super) fn tell(telling: &mut Telling<'_>, story: &Story, cast: &Cast) {
    let (child, on) = (cast.person(0), telling.on());
    for (what, teller, part, words) in story.imagined {
        let own = OwnWords { words: prose(words), teller: cast.person(*teller), on };
        let decided = expecting::imagine(&telling.family, child, (*what, own), *part, on);
        telling.keep(decided);
    }
    if let Some(words) = story.tender {
        let (day, whose) = (telling.days.ago(-TENDER_AHEAD), cast.person(1));
        let told = TenderDate {
            // As good as any other, and no draw of the story's own is shifted by it.
            date: TenderId(!whose.0),
            whose,
            when: When::EachYear { month: day.month(), day: day.day() },
            words: prose(words),
            remind: true,
            on,
        };
        let decided = tender::tell(&telling.family, told, on);
        telling.keep(decided);
    }
}
