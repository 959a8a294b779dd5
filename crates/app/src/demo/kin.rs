// SPDX-License-Identifier: AGPL-3.0-or-later
//! Telling who belongs to whom in a made-up family, and how each wants to be drawn.

use practice::kin::{self, Event, Layer};

use super::casting::{Belongs, Story};
use super::stories::Cast;
use super::telling::{Telling, line};

/// Tells it in the sitting's act.
pub(super) fn tell(telling: &mut Telling<'_>, story: &Story, cast: &Cast) {
    for (who, id) in story.people.iter().zip(&cast.people) {
        if let Some(sign) = who.sign {
            let decided = kin::shape(&telling.family, *id, sign);
            telling.keep(decided);
        }
    }
    for one in &story.kin {
        let family = &telling.family;
        let decided = match *one {
            Belongs::Couple(a, b, how, words) => {
                let two = (cast.person(a), cast.person(b));
                kin::couple(family, two, Some(how), line(words).some(), Some(Layer::Shared))
            }
            Belongs::Child(child, parent, how) => {
                let (child, parent) = (cast.person(child), cast.person(parent));
                kin::parent(family, child, parent, Some(how), Some(Layer::Shared))
            }
            Belongs::Lost(of, with, when) => {
                let (of, with) = (cast.person(of), Some(cast.person(with)));
                let (child, when, words, mistake) = (None, line(when).some(), None, false);
                kin::ended(family, Event::PregnancyEnded { of, with, child, when, words, mistake })
            }
        };
        telling.keep(decided);
    }
}
