// SPDX-License-Identifier: AGPL-3.0-or-later
//! A text read for looking back: its words, its sentences, and what stands in quotation marks.

use std::ops::Range;

/// One word: as it is compared, and where it stands.
#[derive(PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters, without accents, with a plain apostrophe.
    pub folded: String,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Whether it stands in quotation marks, so that somebody else said it.
    pub quoted: bool,
}

impl Word {
    /// The word without the `'s` of whose it is.
    pub fn bare(&self) -> &str {
        self.folded.strip_suffix("'s").unwrap_or(&self.folded)
    }
}

/// One sentence.
#[derive(PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it stands, in bytes, without the spaces around it.
    pub at: Range<usize>,
    /// Its words.
    pub words: Range<usize>,
    /// Whether it asks.
    pub asks: bool,
}

/// A text as read. Each step goes through it once.
pub(super) struct Reading {
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Its sentences, in order; each has a word.
    pub sentences: Vec<Sentence>,
}

/// The words at which sentences do not end, though a stop stands there.
pub(super) struct Joins<'a> {
    /// Whether a stop after this word shortens it, as in "Dr.".
    pub shortened: &'a dyn Fn(&str) -> bool,
    /// Whether this word tells who said what was quoted before it.
    pub says: &'a dyn Fn(&str) -> bool,
}

impl Reading {
    /// Reads a text; all of it counts as quoted where it is somebody's words as said.
    pub fn of(text: &str, all_quoted: bool, joins: &Joins<'_>) -> Self {
        let mut reading = Self { words: Vec::new(), sentences: Vec::new() };
        let mut from = 0;
        for line in text.split('\n') {
            let first = reading.words.len();
            let quotations = quotations(line);
            words(line, from, &mut reading.words);
            let mut ahead = quotations.iter().peekable();
            for word in &mut reading.words[first..] {
                while ahead.next_if(|one| from + one.end <= word.at.start).is_some() {}
                let inside = ahead.peek().is_some_and(|one| from + one.start <= word.at.start);
                word.quoted = all_quoted || inside;
            }
            reading.split(line, (from, first), joins);
            from += line.len() + 1;
        }
        reading
    }

    /// Splits a line, whose words begin at `first`, into sentences.
    fn split(&mut self, line: &str, (from, first): (usize, usize), joins: &Joins<'_>) {
        let (mut begin, mut word) = (0, first);
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if !matches!(c, '.' | '!' | '?' | '…') {
                continue;
            }
            let mut end = at + c.len_utf8();
            let mut alone = c == '.';
            let mut closes = false;
            while let Some((at, c)) = chars.next_if(|(_, c)| ends(*c)) {
                alone &= !matches!(c, '.' | '!' | '?' | '…');
                closes |= matches!(c, '”' | '»' | '"' | '“');
                end = at + c.len_utf8();
            }
            if chars.peek().is_some_and(|(_, c)| !c.is_whitespace()) {
                continue;
            }
            let next = self.words.partition_point(|one| one.at.start < from + end);
            let so_far = &self.words[word..next];
            let goes_on = alone && so_far.last().is_some_and(|last| shortens(so_far, last, joins));
            let said = closes && self.words[next..].iter().take(2).any(|w| (joins.says)(&w.folded));
            if !(goes_on || said) {
                self.keep(line, (from, begin..end), word..next);
                (begin, word) = (end, next);
            }
        }
        self.keep(line, (from, begin..line.len()), word..self.words.len());
    }

    fn keep(&mut self, line: &str, (from, at): (usize, Range<usize>), words: Range<usize>) {
        if words.is_empty() {
            return;
        }
        let all = &line[at.clone()];
        let start = at.start + (all.len() - all.trim_start().len());
        let whole = all.trim();
        let asks = whole.contains(['?', '¿']);
        let at = from + start..from + start + whole.len();
        self.sentences.push(Sentence { at, words, asks });
    }
}

/// What may follow the end of a sentence and still belongs to it.
fn ends(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ')' | ']' | '”' | '»' | '"' | '“' | '’')
}

/// Whether the stop after this last word ends no sentence: it is shortened, one letter of a name or an hour, or
/// the number of a list.
fn shortens(so_far: &[Word], last: &Word, joins: &Joins<'_>) -> bool {
    let mut letters = last.folded.chars();
    let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let number = so_far.len() == 1 && last.folded.chars().all(|c| c.is_ascii_digit());
    (letter && last.folded != "i") || number || (joins.shortened)(&last.folded)
}

/// What stands in quotation marks that are closed again in the same line.
fn quotations(line: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (open, c) {
            (Some((from, '“' | '„')), '”')
            | (Some((from, '„')), '“')
            | (Some((from, '«')), '»')
            | (Some((from, '"')), '"') => {
                all.push(from..at);
                open = None;
            }
            // A mark after a number is one of inches.
            (None, '"') if before.is_ascii_digit() => {}
            (None, '“' | '„' | '«' | '"') => open = Some((at, c)),
            _ => {}
        }
        before = c;
    }
    all
}

/// The words of a line that begins at `from`, none of them quoted yet.
fn words(line: &str, from: usize, all: &mut Vec<Word>) {
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut folded = String::new();
        fold(c, &mut folded);
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            if c.is_alphanumeric() || is_mark(c) {
                fold(c, &mut folded);
            } else if matches!(c, '\'' | '’') && letter_at(line, at + c.len_utf8()) {
                folded.push('\'');
            } else {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        all.push(Word { folded, at: from + start..from + end, quoted: false });
    }
}

fn letter_at(line: &str, at: usize) -> bool {
    line[at..].chars().next().is_some_and(char::is_alphanumeric)
}

/// An accent written behind its letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A word as it is compared: in small letters, without accents, with a plain apostrophe.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::new();
    word.chars().for_each(|c| fold(c, &mut folded));
    folded
}

fn fold(c: char, into: &mut String) {
    if is_mark(c) {
        return;
    }
    for c in c.to_lowercase().filter(|c| !is_mark(*c)) {
        into.push(match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'ď' | 'đ' => 'd',
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
            'ğ' => 'g',
            'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
            'ł' => 'l',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
            'ř' => 'r',
            'ś' | 'š' | 'ş' => 's',
            'ť' => 't',
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ý' | 'ÿ' => 'y',
            'ź' | 'ż' | 'ž' => 'z',
            '’' => '\'',
            other => other,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joins() -> Joins<'static> {
        Joins {
            shortened: &|word| ["dr", "sra", "approx"].contains(&word),
            says: &|word| ["said", "dijo"].contains(&word),
        }
    }

    fn split(text: &str) -> Vec<&str> {
        let reading = Reading::of(text, false, &joins());
        reading.sentences.iter().map(|one| &text[one.at.clone()]).collect()
    }

    fn quoted(text: &str) -> Vec<String> {
        let reading = Reading::of(text, false, &joins());
        reading.words.into_iter().filter(|word| word.quoted).map(|word| word.folded).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        for (text, parts) in [
            ("She cried. I waited.", &["She cried.", "I waited."][..]),
            (
                "Dr. Ruiz came at 2:30 p.m. with J. Eze.",
                &["Dr. Ruiz came at 2:30 p.m. with J. Eze."],
            ),
            ("La Sra. Ruiz vino. ¿Y él? ¡Sí!", &["La Sra. Ruiz vino.", "¿Y él?", "¡Sí!"]),
            ("1. Sleep\n2. Food…  3.5 ounces", &["1. Sleep", "2. Food…", "3.5 ounces"]),
            ("“Enough.” She slept.", &["“Enough.”", "She slept."]),
            ("“Enough!” she said. Then sleep.", &["“Enough!” she said.", "Then sleep."]),
            ("😀 Laughed 😀! Again 🎉", &["😀 Laughed 😀!", "Again 🎉"]),
            ("... — 🙂\n\n", &[]),
            ("so it was I. He came", &["so it was I.", "He came"]),
        ] {
            assert_eq!(split(text), parts);
        }
    }

    #[test]
    fn quotation_marks_hold_what_they_close() {
        assert_eq!(quoted("I said “he looks” and «va» and \"so\"."), ["he", "looks", "va", "so"]);
        assert_eq!(quoted("Is 24\" long. She said \"hi\"."), ["hi"]);
        assert_eq!(quoted("“never closed\nnext line”"), [""; 0]);
    }

    #[test]
    fn words_are_compared_without_case_and_accents() {
        assert_eq!(folded("MAMÁ"), "mama");
        assert_eq!(folded("nin\u{303}o’s"), "nino's");
        let text = "Mother’s nin\u{303}o";
        let reading = Reading::of(text, false, &joins());
        assert_eq!(reading.words[0].bare(), "mother");
        assert_eq!(reading.words[1].folded, "nino");
    }
}
