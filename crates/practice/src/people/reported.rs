// SPDX-License-Identifier: AGPL-3.0-or-later
//! How one answer on race and ethnicity is counted in reports: by the 2024 categories, and by the two questions of 1997.
//!
//! Sources: Statistical Policy Directive 15 as revised, 89 FR 22182 (2024-03-29): one question, several
//! answers, seven minimum categories. The standards it replaces, 62 FR 58782 (1997-10-30): ethnicity
//! and race apart, five races, in which White held the Middle East and North Africa. Codes are those
//! of the CDC's race and ethnicity code set (CDCREC), which has none for the category of 2024.
//!
//! Nothing here is read out of anybody's words: only what the person chose is counted.

use super::{IdentitySaid, ReportCode};

/// A category of 2024 and what it was in 1997.
struct Row {
    code: ReportCode,
    race: Option<Race>,
    cdcrec: Option<&'static str>,
}

/// The table: each category, the race it was counted in before 2024, and its own code.
const TABLE: [Row; 7] = [
    Row {
        code: ReportCode::AmericanIndian,
        race: Some(Race::AmericanIndian),
        cdcrec: Some("1002-5"),
    },
    Row { code: ReportCode::Asian, race: Some(Race::Asian), cdcrec: Some("2028-9") },
    Row { code: ReportCode::Black, race: Some(Race::Black), cdcrec: Some("2054-5") },
    Row { code: ReportCode::Hispanic, race: None, cdcrec: Some("2135-2") },
    Row { code: ReportCode::MiddleEastern, race: Some(Race::White), cdcrec: None },
    Row {
        code: ReportCode::PacificIslander,
        race: Some(Race::PacificIslander),
        cdcrec: Some("2076-8"),
    },
    Row { code: ReportCode::White, race: Some(Race::White), cdcrec: Some("2106-3") },
];

/// The code for not being of Hispanic or Latino ethnicity, which no category of 2024 says.
const NOT_HISPANIC: &str = "2186-5";

/// One answer, counted by the categories of 2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum In2024 {
    /// Nobody asked yet, or nothing was chosen and nothing said.
    NotAsked,
    /// They prefer not to say.
    PreferNotToSay,
    /// Said in own words alone, which nobody sorts for them.
    InWordsOnly,
    /// In this category alone.
    One(ReportCode),
    /// In several: multiracial or multiethnic, and in each of them in combination.
    Several,
}

/// The question on ethnicity of 1997.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ethnicity {
    /// Hispanic or Latino.
    Hispanic,
    /// Not Hispanic or Latino.
    NotHispanic,
    /// Not stated.
    NotStated,
}

/// The question on race of 1997.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Race {
    /// American Indian or Alaska Native.
    AmericanIndian,
    /// Asian.
    Asian,
    /// Black or African American.
    Black,
    /// Native Hawaiian or Other Pacific Islander.
    PacificIslander,
    /// White.
    White,
    /// More than one race.
    MoreThanOne,
    /// Not stated; also where somebody chose Hispanic or Latino and no race.
    NotStated,
}

/// One answer as reports count it, by both standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// By the categories of 2024, everybody in one.
    pub in_2024: In2024,
    /// Each category of 2024 they are in, alone or in combination.
    pub each: Vec<ReportCode>,
    /// Ethnicity as asked in 1997.
    pub ethnicity: Ethnicity,
    /// Race as asked in 1997.
    pub race: Race,
}

impl ReportCode {
    /// The code of the category in the CDC's code set, where it has one.
    #[must_use]
    pub fn cdcrec(self) -> Option<&'static str> {
        row(self).and_then(|row| row.cdcrec)
    }
}

impl In2024 {
    /// A stable name for messages and tables.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::PreferNotToSay | Self::One(ReportCode::PreferNotToSay) => "prefer-not-to-say",
            Self::InWordsOnly => "in-words-only",
            Self::One(ReportCode::AmericanIndian) => "american-indian",
            Self::One(ReportCode::Asian) => "asian",
            Self::One(ReportCode::Black) => "black",
            Self::One(ReportCode::Hispanic) => "hispanic",
            Self::One(ReportCode::MiddleEastern) => "middle-eastern",
            Self::One(ReportCode::PacificIslander) => "pacific-islander",
            Self::One(ReportCode::White) => "white",
            Self::Several => "several",
        }
    }
}

impl Ethnicity {
    /// A stable name for messages and tables.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Hispanic => "hispanic",
            Self::NotHispanic => "not-hispanic",
            Self::NotStated => "not-stated",
        }
    }

    /// Its code in the CDC's code set.
    #[must_use]
    pub fn cdcrec(self) -> Option<&'static str> {
        match self {
            Self::Hispanic => ReportCode::Hispanic.cdcrec(),
            Self::NotHispanic => Some(NOT_HISPANIC),
            Self::NotStated => None,
        }
    }
}

impl Race {
    /// A stable name for messages and tables.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AmericanIndian => "american-indian",
            Self::Asian => "asian",
            Self::Black => "black",
            Self::PacificIslander => "pacific-islander",
            Self::White => "white",
            Self::MoreThanOne => "more-than-one",
            Self::NotStated => "not-stated",
        }
    }
}

fn row(code: ReportCode) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.code == code)
}

/// Counts one answer. Where somebody chose categories and also that they prefer not to say, they
/// prefer not to say: what is not wished to be known is not counted.
#[must_use]
pub fn counted(said: Option<&IdentitySaid>) -> Counted {
    let nothing = |in_2024| Counted {
        in_2024,
        each: Vec::new(),
        ethnicity: Ethnicity::NotStated,
        race: Race::NotStated,
    };
    let Some(said) = said else { return nothing(In2024::NotAsked) };
    if said.codes.contains(&ReportCode::PreferNotToSay) {
        return nothing(In2024::PreferNotToSay);
    }
    let mut each = said.codes.clone();
    each.sort_unstable();
    each.dedup();
    let in_2024 = match each.as_slice() {
        [] if said.words.is_empty() && said.also.is_none() => In2024::NotAsked,
        [] => In2024::InWordsOnly,
        [one] => In2024::One(*one),
        _ => In2024::Several,
    };
    let ethnicity = match each.as_slice() {
        [] => Ethnicity::NotStated,
        some if some.contains(&ReportCode::Hispanic) => Ethnicity::Hispanic,
        _ => Ethnicity::NotHispanic,
    };
    Counted { in_2024, race: race(&each), ethnicity, each }
}

/// The race of 1997. Two categories of 2024 that were one race then are that one.
fn race(each: &[ReportCode]) -> Race {
    let mut races: Vec<Race> = each.iter().filter_map(|code| row(*code)?.race).collect();
    races.sort_unstable();
    races.dedup();
    match races.as_slice() {
        [] => Race::NotStated,
        [one] => *one,
        _ => Race::MoreThanOne,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::ids::PersonId;
    use crate::text::Text;

    fn said(words: &str, also: Option<&str>, codes: &[ReportCode]) -> IdentitySaid {
        let text = |words| Text::line(words, 100).unwrap();
        IdentitySaid {
            words: text(words),
            teller: PersonId(1),
            on: date(2026, 4, 20),
            codes: codes.to_vec(),
            also: also.map(text),
        }
    }

    fn of(codes: &[ReportCode]) -> Counted {
        counted(Some(&said("Ours.", None, codes)))
    }

    /// Every combination of the seven, the empty one too.
    fn combinations() -> impl Iterator<Item = Vec<ReportCode>> {
        (0_u32..128).map(|bits| {
            let chosen = TABLE.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1);
            chosen.map(|(_, row)| row.code).collect()
        })
    }

    #[test]
    fn the_table_has_every_category_once() {
        let codes: Vec<ReportCode> = TABLE.iter().map(|row| row.code).collect();
        assert_eq!(codes, ReportCode::ALL[..7]);
        assert_eq!(ReportCode::PreferNotToSay.cdcrec(), None);
        assert_eq!(ReportCode::MiddleEastern.cdcrec(), None, "the code set has none for it");
        assert_eq!(Ethnicity::NotHispanic.cdcrec(), Some("2186-5"));
    }

    #[test]
    fn every_combination_is_counted_by_both_standards() {
        use ReportCode::{
            AmericanIndian, Asian, Black, Hispanic, MiddleEastern, PacificIslander, White,
        };
        let five = [
            (vec![AmericanIndian], Race::AmericanIndian),
            (vec![Asian], Race::Asian),
            (vec![Black], Race::Black),
            (vec![PacificIslander], Race::PacificIslander),
            (vec![White, MiddleEastern], Race::White),
        ];
        let mut seen = 0;
        for codes in combinations() {
            let counted = of(&codes);
            let in_2024 = match codes.len() {
                0 => In2024::InWordsOnly,
                1 => In2024::One(codes[0]),
                _ => In2024::Several,
            };
            let ethnicity = match (codes.contains(&Hispanic), codes.is_empty()) {
                (true, _) => Ethnicity::Hispanic,
                (_, true) => Ethnicity::NotStated,
                _ => Ethnicity::NotHispanic,
            };
            let there: Vec<Race> = five
                .iter()
                .filter(|(was, _)| was.iter().any(|code| codes.contains(code)))
                .map(|(_, race)| *race)
                .collect();
            let race = match there.len() {
                0 => Race::NotStated,
                1 => there[0],
                _ => Race::MoreThanOne,
            };
            assert_eq!(counted, Counted { in_2024, each: codes, ethnicity, race });
            seen += 1;
        }
        assert_eq!(seen, 128);
    }

    #[test]
    fn one_answer_yields_both_tables() {
        use ReportCode::{Black, Hispanic, MiddleEastern, White};
        let both = |codes: &[ReportCode]| {
            let counted = of(codes);
            (counted.in_2024.code(), counted.ethnicity.code(), counted.race.code())
        };
        assert_eq!(both(&[Hispanic]), ("hispanic", "hispanic", "not-stated"));
        assert_eq!(both(&[Hispanic, Black]), ("several", "hispanic", "black"));
        assert_eq!(both(&[MiddleEastern]), ("middle-eastern", "not-hispanic", "white"));
        assert_eq!(both(&[MiddleEastern, White]), ("several", "not-hispanic", "white"));
        assert_eq!(both(&[White, Black]), ("several", "not-hispanic", "more-than-one"));
        assert_eq!(both(&[]), ("in-words-only", "not-stated", "not-stated"));
    }

    #[test]
    fn who_prefers_not_to_say_is_counted_as_that_and_nothing_else() {
        for mut codes in combinations() {
            codes.push(ReportCode::PreferNotToSay);
            let counted = of(&codes);
            assert_eq!(counted.in_2024, In2024::PreferNotToSay);
            assert!(counted.each.is_empty());
            assert_eq!(counted.ethnicity, Ethnicity::NotStated);
            assert_eq!(counted.race, Race::NotStated);
        }
    }

    #[test]
    fn what_was_chosen_twice_is_counted_once_and_words_are_never_sorted() {
        assert_eq!(
            of(&[ReportCode::Asian, ReportCode::Asian]).in_2024,
            In2024::One(ReportCode::Asian)
        );
        assert_eq!(counted(None).in_2024, In2024::NotAsked);
        assert_eq!(counted(Some(&said("", None, &[]))).in_2024, In2024::NotAsked);
        assert_eq!(counted(Some(&said("", Some("White"), &[]))).in_2024, In2024::InWordsOnly);
    }
}
