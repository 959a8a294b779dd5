// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything written of how somebody was held.

use practice::holding::{Event, How};
use proptest::prelude::*;

use super::{person, text, visit};

pub fn held() -> BoxedStrategy<Event> {
    let how = (text(), text(), text(), any::<bool>());
    let how = how.prop_map(|(said, far, ended, enough)| How { said, far, ended, enough });
    let of = || (visit(), person());
    prop_oneof![
        3 => (of(), how).prop_map(|((visit, about), how)| Event::Kept { visit, about, how }),
        1 => of().prop_map(|(visit, about)| Event::TakenBack { visit, about }),
    ]
    .boxed()
}
