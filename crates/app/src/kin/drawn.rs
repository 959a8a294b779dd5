// SPDX-License-Identifier: AGPL-3.0-or-later
//! Maps drawn lately: the same picture is not drawn twice.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use ::map::{Drawing, Options, Picture, draw};

/// How many maps are kept in memory.
const KEPT_MAX: usize = 64;

/// A map, drawn for wide and for narrow screens.
pub struct Map {
    /// What it was drawn from.
    pub picture: Picture,
    /// For wide screens.
    pub wide: Drawing,
    /// For narrow screens.
    pub narrow: Drawing,
}

/// The maps drawn lately. A map is found by the whole of what it is drawn from, so that nobody is ever shown one
/// that holds more than what they may read.
#[derive(Default)]
pub struct Maps(Mutex<VecDeque<Arc<Map>>>);

impl Maps {
    /// The map of a picture, drawn now or before.
    pub fn of(&self, picture: Picture) -> Arc<Map> {
        if let Some(known) = self.known(&picture) {
            return known;
        }
        let wide = draw(&picture, Options { links: true, ..Options::default() });
        let mut narrow = picture.clone();
        narrow.id.push_str("-narrow");
        let narrow = draw(&narrow, Options { links: true, narrow: true, ..Options::default() });
        let map = Arc::new(Map { picture, wide, narrow });
        if let Ok(mut kept) = self.0.lock() {
            kept.push_front(Arc::clone(&map));
            kept.truncate(KEPT_MAX);
        }
        map
    }

    fn known(&self, picture: &Picture) -> Option<Arc<Map>> {
        let mut kept = self.0.lock().ok()?;
        let at = kept.iter().position(|map| map.picture == *picture)?;
        let found = kept.remove(at)?;
        kept.push_front(Arc::clone(&found));
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use ::map::{Person, PersonId, Sign};

    use super::*;

    fn picture(name: &str) -> Picture {
        let people = vec![Person::new(PersonId(1), name, Sign::Circle)];
        Picture { id: "map".to_owned(), people, ..Picture::default() }
    }

    #[test]
    fn the_same_picture_is_drawn_once_and_another_anew() {
        let maps = Maps::default();
        let first = maps.of(picture("Ida"));
        assert!(Arc::ptr_eq(&first, &maps.of(picture("Ida"))));
        let other = maps.of(picture("Per"));
        assert!(other.wide.svg.contains("Per") && !other.wide.svg.contains("Ida"));
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let maps = Maps::default();
        let first = maps.of(picture("Ida"));
        for number in 0..KEPT_MAX {
            maps.of(picture(&number.to_string()));
        }
        assert!(!Arc::ptr_eq(&first, &maps.of(picture("Ida"))), "the oldest gave way");
    }
}
