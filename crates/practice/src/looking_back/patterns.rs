// SPDX-License-Identifier: AGPL-3.0-or-later
//! The small language of cues: what a pattern is, how it is read, and where it fits in a sentence.

use super::reading::{Word, folded};

/// How many words a gap skips at most, unless it says.
const GAP: usize = 3;
/// How many words a gap may say it skips.
const GAP_MAX: usize = 9;

/// One word of a pattern, or the beginning of one.
#[derive(Clone)]
pub(super) struct Piece {
    text: String,
    prefix: bool,
}

/// One of the ways in which an element may be said: words in a row, or any of a class.
enum Way {
    Words(Vec<Piece>),
    Class(usize),
}

enum Element {
    /// One of these, said by the writer or quoted.
    One { ways: Vec<Way>, quoted: bool },
    /// Up to so many words.
    Gap { most: usize, quoted: bool },
    /// A whole quotation.
    Quotation,
    /// The sentence asks.
    Asks,
}

/// A pattern.
pub(super) struct Pattern(Vec<Element>);

/// The words that fill each class.
pub(super) type Classes = Vec<Vec<Vec<Piece>>>;

/// The words of a name, or of one way to say something in a list: `_` stands between words.
pub(super) fn pieces(said: &str) -> Vec<Piece> {
    let words = said.split(['_', ' ', '-']).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (text, prefix) =
                word.strip_suffix('*').map_or((word, false), |start| (start, true));
            Piece { text: folded(text), prefix }
        })
        .collect()
}

impl Piece {
    fn is(&self, word: &Word) -> bool {
        if self.prefix {
            word.folded.starts_with(&self.text)
        } else {
            word.folded == self.text || word.bare() == self.text
        }
    }
}

impl Pattern {
    /// Reads a pattern; `class` knows the number of a class by its name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(
        written: &str,
        class: &dyn Fn(&str) -> Option<usize>,
    ) -> Result<Self, &'static str> {
        let mut all = Vec::new();
        let mut quoted = false;
        for token in written.split(' ').filter(|token| !token.is_empty()) {
            if token == "\"…\"" {
                all.push(Element::Quotation);
                continue;
            }
            let inner = token.strip_prefix('"').inspect(|_| quoted = true).unwrap_or(token);
            let (inner, ends) = inner.strip_suffix('"').map_or((inner, false), |it| (it, true));
            all.push(element(inner, quoted, class)?);
            quoted &= !ends;
        }
        if quoted {
            return Err("a quotation is not closed");
        }
        if !matches!(all.first(), Some(Element::One { .. } | Element::Quotation)) {
            return Err("it begins with no word");
        }
        Ok(Self(all))
    }

    /// Whether it fits anywhere in these words of one sentence.
    pub fn fits(&self, words: &[Word], asks: bool, classes: &Classes) -> bool {
        (0..words.len()).any(|at| fits(&self.0, words, at, (asks, classes)))
    }
}

fn element(
    token: &str,
    quoted: bool,
    class: &dyn Fn(&str) -> Option<usize>,
) -> Result<Element, &'static str> {
    if token == "?" {
        return Ok(Element::Asks);
    }
    if let Some(most) = token.strip_prefix('…') {
        let most = if most.is_empty() { Ok(GAP) } else { most.parse() };
        return match most {
            Ok(most) if (1..=GAP_MAX).contains(&most) => Ok(Element::Gap { most, quoted }),
            _ => Err("a gap skips one to nine words"),
        };
    }
    let way = |said: &str| match said.strip_prefix('@') {
        Some(name) => class(name).map(Way::Class).ok_or("it names a class that is not there"),
        None => Some(pieces(said))
            .filter(|all| !all.is_empty())
            .map(Way::Words)
            .ok_or("a word is empty"),
    };
    let ways = token.split('|').map(way).collect::<Result<_, _>>()?;
    Ok(Element::One { ways, quoted })
}

/// Whether these elements fit from this word on. A gap looks at nine words at most, so that the work grows with
/// the words alone.
fn fits(all: &[Element], words: &[Word], at: usize, with: (bool, &Classes)) -> bool {
    let Some((first, rest)) = all.split_first() else { return true };
    match first {
        Element::Asks => with.0 && fits(rest, words, at, with),
        Element::One { ways, quoted } => {
            let go_on = |length| fits(rest, words, at + length, with);
            ways.iter().any(|way| match way {
                Way::Words(one) => stands(one, &words[at..], *quoted).is_some_and(go_on),
                Way::Class(number) => {
                    let class = &with.1[*number];
                    class.iter().any(|one| stands(one, &words[at..], *quoted).is_some_and(go_on))
                }
            })
        }
        Element::Gap { most, quoted } => {
            let open = words[at..].iter().take(*most).take_while(|word| word.quoted == *quoted);
            (0..=open.count()).any(|skipped| fits(rest, words, at + skipped, with))
        }
        Element::Quotation => {
            let begins = at == 0 || !words[at - 1].quoted;
            let rest_fits = |length| length > 0 && fits(rest, words, at + length, with);
            begins && rest_fits(words[at..].iter().take_while(|word| word.quoted).count())
        }
    }
}

/// How many words it takes where these stand at the beginning.
fn stands(all: &[Piece], words: &[Word], quoted: bool) -> Option<usize> {
    if words.len() < all.len() {
        return None;
    }
    let both = all.iter().zip(words);
    both.into_iter()
        .all(|(piece, word)| word.quoted == quoted && piece.is(word))
        .then_some(all.len())
}

#[cfg(test)]
mod tests {
    use super::super::reading::{Joins, Reading};
    use super::*;

    fn at(pattern: &str, text: &str) -> bool {
        let joins = Joins { shortened: &|_| false, says: &|_| true };
        let reading = Reading::of(text, false, &joins);
        let classes = vec![vec![pieces("baby"), pieces("Ana María")]];
        let class = |name: &str| (name == "child").then_some(0);
        let pattern = Pattern::read(pattern, &class).expect("it is a pattern");
        let all = &reading.sentences;
        all.iter().any(|one| pattern.fits(&reading.words[one.words.clone()], one.asks, &classes))
    }

    #[test]
    fn each_part_of_the_language_fits_where_it_says_and_nowhere_else() {
        for (pattern, fits, does_not) in [
            ("laugh*", "She laughed.", "A slaughter."),
            ("smile|laugh loud", "To laugh loud", "To laugh so loud"),
            ("when …2 little", "When she was little", "When she was not very little"),
            ("@child …1 smiled", "ana maria just smiled", "Ana just smiled"),
            ("i said \"…\"", "I said “look at him”.", "I said look at him."),
            ("\"was …1 little\"", "“When I was so little”", "When I was so little"),
            ("was little", "When I was little", "“When I was little”"),
            ("i said \"look …2 face\"", "I said “look, his face”", "I said “look” to his face"),
            ("\"…\" i said", "“Look, look,” I said", "“Look,” she said"),
            ("what ?", "What is it?", "What it is."),
            ("used_to", "He used to shout", "He used it to shout"),
            ("mother", "her mother’s voice", "her mothering"),
        ] {
            assert!(at(pattern, fits), "{pattern}");
            assert!(!at(pattern, does_not), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_said_to_be_none() {
        let read = |written| Pattern::read(written, &|_| None).err();
        assert_eq!(read("so \"it is"), Some("a quotation is not closed"));
        assert_eq!(read("… so"), Some("it begins with no word"));
        assert_eq!(read(""), Some("it begins with no word"));
        assert_eq!(read("so …12 it"), Some("a gap skips one to nine words"));
        assert_eq!(read("@aunt"), Some("it names a class that is not there"));
        assert_eq!(read("so|| it"), Some("a word is empty"));
    }
}
