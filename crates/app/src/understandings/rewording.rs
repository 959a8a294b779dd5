// SPDX-License-Identifier: AGPL-3.0-or-later
//! What changed between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// A part of two texts.
#[derive(Clone, PartialEq, Eq)]
pub enum Part {
    /// It stands in both.
    Same(String),
    /// It was taken out.
    Out(String),
    /// It was put in.
    In(String),
}

/// Both texts in parts. What was taken out stands before what was put in instead of it, in as few parts as there can be.
pub fn between(before: &str, now: &str) -> Vec<Part> {
    let mut parts = Parts::default();
    for change in TextDiff::from_words(before, now).iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Delete => parts.change(text, ""),
            ChangeTag::Insert => parts.change("", text),
            ChangeTag::Equal => parts.same(text),
        }
    }
    parts.end();
    parts.all
}

/// Parts as they come.
#[derive(Default)]
struct Parts {
    all: Vec<Part>,
    out: String,
    put: String,
    /// A space between two words that changed; it changed with them, if the next did too.
    space: String,
}

impl Parts {
    fn change(&mut self, out: &str, put: &str) {
        let space = std::mem::take(&mut self.space);
        self.out.push_str(&space);
        self.put.push_str(&space);
        self.out.push_str(out);
        self.put.push_str(put);
    }

    fn same(&mut self, text: &str) {
        let changes = !self.out.is_empty() || !self.put.is_empty();
        if changes && text.chars().all(char::is_whitespace) {
            return self.space.push_str(text);
        }
        self.end();
        match self.all.last_mut() {
            Some(Part::Same(last)) => last.push_str(text),
            _ => self.all.push(Part::Same(text.to_owned())),
        }
    }

    fn end(&mut self) {
        let take = std::mem::take;
        let parts = [
            Part::Out(take(&mut self.out)),
            Part::In(take(&mut self.put)),
            Part::Same(take(&mut self.space)),
        ];
        self.all.extend(parts.into_iter().filter(|part| !part.text().is_empty()));
    }
}

impl Part {
    fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Out(text) | Self::In(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Part, between};

    /// The parts, with what was taken out in square brackets and what was put in in round ones.
    fn shown(before: &str, now: &str) -> String {
        let part = |part: Part| match part {
            Part::Same(text) => text,
            Part::Out(text) => format!("[{text}]"),
            Part::In(text) => format!("({text})"),
        };
        between(before, now).into_iter().map(part).collect()
    }

    #[test]
    fn words_next_to_each_other_are_one_part() {
        let (before, now) = ("She keeps the light on.", "She keeps a lamp on.");
        assert_eq!(shown(before, now), "She keeps [the light](a lamp) on.");
        assert_eq!(shown("So.", "So."), "So.");
        assert_eq!(shown("", "So."), "(So.)");
        assert_eq!(shown("She waits.", "She waits\nand sings."), "She [waits.](waits\nand sings.)");
    }

    proptest! {
        #[test]
        fn both_texts_are_whole_in_their_parts(
            before in "([a-c]{0,2}[ \n]{0,2}){0,12}",
            now in "([a-c]{0,2}[ \n]{0,2}){0,12}",
        ) {
            let parts = between(&before, &now);
            let without = |leaves: &dyn Fn(&Part) -> bool| -> String {
                parts.iter().filter(|part| !leaves(part)).map(Part::text).collect()
            };
            prop_assert_eq!(without(&|part| matches!(part, Part::In(_))), before);
            prop_assert_eq!(without(&|part| matches!(part, Part::Out(_))), now);
        }
    }
}
