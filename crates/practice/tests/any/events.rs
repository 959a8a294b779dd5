// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event of any area.

use practice::family::Event;
use proptest::prelude::*;

use super::*;

// Boxed, since the shapes of all events side by side outgrow the stack of a test's thread.
pub fn event() -> BoxedStrategy<Event> {
    prop_oneof![
        4 => once_only(),
        1 => changed().prop_map(Event::from).boxed(),
        2 => lives().prop_map(Event::from).boxed(),
        1 => care().prop_map(Event::from).boxed(),
        1 => own().prop_map(Event::from).boxed(),
        2 => record().prop_map(Event::from).boxed(),
        1 => seen().prop_map(Event::from).boxed(),
        2 => ended().prop_map(Event::from).boxed(),
        2 => presence::of_rhythm().prop_map(Event::from).boxed(),
        3 => handover::said_goodbye().prop_map(Event::from).boxed(),
        3 => visiting().prop_map(Event::from).boxed(),
        2 => release::asked_or_made().prop_map(Event::from).boxed(),
        3 => rights::decided_or_asked().prop_map(Event::from).boxed(),
        2 => safety::kept_safe().prop_map(Event::from).boxed(),
        2 => kin::told().prop_map(Event::from).boxed(),
        2 => card::answered().prop_map(Event::from).boxed(),
        2 => expecting::told().prop_map(Event::from).boxed(),
        2 => supports::carried().prop_map(Event::from).boxed(),
        2 => early_care::told().prop_map(Event::from).boxed(),
        2 => looking_back::looked_back().prop_map(Event::from).boxed(),
        2 => promises::promised().prop_map(Event::from).boxed(),
        2 => observations::saw().prop_map(Event::from).boxed(),
        2 => signs::of_signs().prop_map(Event::from).boxed(),
        2 => plays::played().prop_map(Event::from).boxed(),
        2 => joys::of_joy().prop_map(Event::from).boxed(),
        2 => firsts::of_book().prop_map(Event::from).boxed(),
        2 => agenda::spoken_of().prop_map(Event::from).boxed(),
        2 => echoes::heard().prop_map(Event::from).boxed(),
        2 => retold::told_back().prop_map(Event::from).boxed(),
        2 => between_us::between().prop_map(Event::from).boxed(),
        2 => guidance::guided().prop_map(Event::from).boxed(),
        2 => ours::left().prop_map(Event::from).boxed(),
        2 => holding::held().prop_map(Event::from).boxed(),
        2 => capacities::brought().prop_map(Event::from).boxed(),
        2 => understandings::understood().prop_map(Event::from).boxed(),
        2 => wonderings::wondered().prop_map(Event::from).boxed(),
        2 => attachments::kept_or_removed().prop_map(Event::from).boxed(),
    ]
    .boxed()
}
