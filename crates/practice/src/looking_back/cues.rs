// SPDX-License-Identifier: AGPL-3.0-or-later
//! The cue lists, one for each language: data, read once.

use std::sync::LazyLock;

use super::codes::{Domain, Language, Shown, Strategy};
use super::patterns::{Classes, Pattern, pieces};

/// What a cue is a cue for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Strategy(Strategy),
    Domain(Domain),
}

pub(super) struct Cue {
    pub aim: Aim,
    pub weight: u32,
    pub pattern: Pattern,
}

/// The cues of one language.
pub struct Cues {
    pub(super) all: Vec<Cue>,
    names: Vec<String>,
    classes: Classes,
    shortened: Vec<String>,
    says: Vec<String>,
}

/// What is wrong with a cue list, and in which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Wrong {
    /// The line, from one.
    pub line: usize,
    /// What is wrong.
    pub what: &'static str,
}

const ENGLISH: &str = include_str!("cues.en.tsv");
const SPANISH: &str = include_str!("cues.es.tsv");

/// The cues of a language.
#[must_use]
pub fn cues(language: Language) -> &'static Cues {
    static READ: LazyLock<[Cues; 2]> = LazyLock::new(|| {
        [ENGLISH, SPANISH].map(|list| Cues::read(list).expect("a test reads each line of both"))
    });
    let [english, spanish] = &*READ;
    match language {
        Language::English => english,
        Language::Spanish => spanish,
    }
}

impl Cues {
    /// Reads a list: a class, or an aim, a weight and a pattern in each line.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn read(list: &str) -> Result<Self, Wrong> {
        let (names, classes) = (Vec::new(), Vec::new());
        let mut cues =
            Self { all: Vec::new(), names, classes, shortened: Vec::new(), says: Vec::new() };
        for (number, line) in (1..).zip(list.lines()) {
            if !line.is_empty() && !line.starts_with('#') {
                cues.line(line).map_err(|what| Wrong { line: number, what })?;
            }
        }
        Ok(cues)
    }

    fn line(&mut self, line: &str) -> Result<(), &'static str> {
        let mut columns = line.split('\t');
        let (Some(what), Some(weight), Some(said), None) =
            (columns.next(), columns.next(), columns.next(), columns.next())
        else {
            return Err("it has not three columns");
        };
        if let Some(class) = what.strip_prefix('@') {
            return self.class(class, weight, said);
        }
        let aim = Strategy::of_code(what).map(Aim::Strategy);
        let aim = aim.or_else(|| Domain::of_code(what).map(Aim::Domain));
        let aim = aim.ok_or("it names no strategy and no domain")?;
        let weight = weight.parse().ok().filter(|weight| (1..=3).contains(weight));
        let weight = weight.ok_or("its weight is not 1, 2 or 3")?;
        let class = |name: &str| self.names.iter().position(|known| known == name);
        let pattern = Pattern::read(said, &class)?;
        self.all.push(Cue { aim, weight, pattern });
        Ok(())
    }

    fn class(&mut self, name: &str, weight: &str, said: &str) -> Result<(), &'static str> {
        if weight != "-" {
            return Err("a class has no weight");
        }
        let words = || said.split('|').map(str::to_owned).collect();
        match name {
            "shortened" => self.shortened = words(),
            "says" => self.says = words(),
            _ if self.names.iter().any(|known| known == name) => {
                return Err("the class is there twice");
            }
            _ => {
                self.names.push(name.to_owned());
                self.classes.push(said.split('|').map(pieces).collect());
            }
        }
        Ok(())
    }

    pub(super) fn is_shortened(&self, word: &str) -> bool {
        self.shortened.iter().any(|one| one == word)
    }

    pub(super) fn is_said(&self, word: &str) -> bool {
        self.says.iter().any(|one| one == word)
    }

    /// The classes with what each of these is called besides.
    pub(super) fn classes(&self, called: &[(&str, &[String])]) -> Classes {
        let own = self.names.iter().zip(&self.classes);
        own.map(|(name, own)| {
            let names = called.iter().filter(|(class, _)| class == name).flat_map(|(_, all)| *all);
            let names = names.map(|name| pieces(name)).filter(|name| !name.is_empty());
            own.iter().cloned().chain(names).collect()
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_both_lists_is_read() {
        for (language, list) in [("en", ENGLISH), ("es", SPANISH)] {
            let read = Cues::read(list).map_err(|wrong| format!("cues.{language}.tsv, {wrong}"));
            let cues = read.map_or_else(|wrong| panic!("{wrong}"), |cues| cues.all);
            for strategy in Strategy::ALL {
                assert!(cues.iter().any(|cue| cue.aim == Aim::Strategy(strategy)));
            }
            for domain in Domain::ALL {
                assert!(cues.iter().any(|cue| cue.aim == Aim::Domain(domain)));
            }
        }
    }

    #[test]
    fn a_line_that_is_wrong_is_said_with_its_number() {
        for (line, what) in [
            ("s1\t2", "it has not three columns"),
            ("s17\t2\tso", "it names no strategy and no domain"),
            ("s1\t4\tso", "its weight is not 1, 2 or 3"),
            ("s1\t2\t@aunt so", "it names a class that is not there"),
            ("@child\t1\tso", "a class has no weight"),
            ("@child\t-\ta\n@child\t-\tb", "the class is there twice"),
        ] {
            let wrong = Cues::read(&format!("# so\n\n{line}")).err().expect("it is wrong");
            assert_eq!(wrong.what, what);
            assert!(wrong.to_string().starts_with("line "));
        }
    }
}
