// SPDX-License-Identifier: AGPL-3.0-or-later
//! Cards: the few names of a family that lists and search need, sealed at rest, opened into memory.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use jiff::civil::Date;
use practice::people::{Birth, Role};
use practice::{Family, FamilyId};
use record::{Must, Record, Statement, StreamId, args};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::hashed;
use crate::error::Error;

const FACET: &str = "card";
const PURPOSE: &str = "card";

/// What lists and search know of a family.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Whom the record is called after.
    pub title: Vec<Called>,
    /// Everybody's names, for search.
    pub people: Vec<Names>,
    /// Languages spoken.
    pub languages: Vec<String>,
}

// A card holds names: only how many there are may be printed.
impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Card({} people)", self.people.len())
    }
}

/// One of those a family is called after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Called {
    /// By name.
    Name(String),
    /// A baby without a name yet, expected on this day.
    Due(Date),
    /// A baby without a name.
    Baby,
}

/// The names of one person.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Names {
    /// Every name.
    pub texts: Vec<String>,
    /// Whether a child, and the day of birth.
    pub child: bool,
    /// The day of birth, where born and living: no list goes on counting for a child who died.
    pub born: Option<Date>,
}

impl Card {
    /// The same card with initials for names, for a screen others see. Languages stay, and ages.
    #[must_use]
    pub fn initials(&self) -> Self {
        let title = self.title.iter().map(|called| match called {
            Called::Name(name) => Called::Name(initials(name)),
            other => other.clone(),
        });
        let people = self.people.iter().map(|person| Names {
            texts: person.texts.iter().map(|text| initials(text)).collect(),
            ..person.clone()
        });
        Self { title: title.collect(), people: people.collect(), languages: self.languages.clone() }
    }

    /// The card of a family: a pure function of the fold.
    pub fn of(family: &Family) -> Self {
        let called = |person: &&practice::people::Person| match (person.names.short(), person.birth)
        {
            (Some(name), _) => Called::Name(name.to_owned()),
            (None, Some(Birth::Due(due))) => Called::Due(due),
            (None, _) => Called::Baby,
        };
        let people = family.people.iter().map(|person| Names {
            texts: person.names.texts().map(str::to_owned).collect(),
            child: person.role == Role::Child,
            born: person.born().filter(|_| person.is_living()),
        });
        let mut languages: Vec<String> = Vec::new();
        for spoken in family.people.iter().flat_map(|person| &person.languages) {
            let language = spoken.language.to_string();
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        Self {
            title: family.namesakes().iter().map(called).collect(),
            people: people.collect(),
            languages,
        }
    }

    /// Whether every word looked for begins some word of some name.
    pub fn matches(&self, looked_for: &[String]) -> bool {
        let names: Vec<String> = self
            .people
            .iter()
            .flat_map(|person| &person.texts)
            .flat_map(|name| words_of(name))
            .collect();
        looked_for.iter().all(|word| names.iter().any(|name| name.starts_with(word.as_str())))
    }
}

/// The first letter of each word of a name, with the marks that belong to it.
fn initials(name: &str) -> String {
    let first = |word: &str| {
        let mut letters = word.chars().skip_while(|c| !c.is_alphanumeric());
        let first = letters.next()?;
        let marks = letters.take_while(|c| unicode_normalization::char::is_combining_mark(*c));
        Some(std::iter::once(first).chain(marks).chain(['.']).collect::<String>())
    };
    name.split_whitespace().filter_map(first).collect::<Vec<_>>().join(" ")
}

/// The one family with a child of this whole name, born on this day; none where there are several.
pub fn only_child(
    cards: &BTreeMap<FamilyId, Arc<Card>>,
    name: &str,
    born: Date,
) -> Option<FamilyId> {
    let typed = words_of(name);
    let is_it = |texts: &[String]| {
        let names: Vec<String> = texts.iter().flat_map(|name| words_of(name)).collect();
        !typed.is_empty() && typed.iter().all(|word| names.contains(word))
    };
    let mut all = cards.iter().filter(|(_, card)| {
        let mut children = card.people.iter().filter(|person| person.child);
        children.any(|child| child.born == Some(born) && is_it(&child.texts))
    });
    match (all.next(), all.next()) {
        (Some((family, _)), None) => Some(*family),
        _ => None,
    }
}

/// The words of a name as search sees them: accents, case and apostrophes make no difference.
pub fn words_of(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .filter(|c| !matches!(c, '\'' | '’' | 'ʻ' | 'ʼ' | '`'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ı' { 'i' } else { c })
        .collect();
    let plain = plain.replace('ß', "ss").replace('đ', "d").replace('ł', "l").replace('ø', "o");
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

const PUT: &str = "INSERT INTO card (agency, family, version, sealed, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, family) DO UPDATE SET \
     version = excluded.version, sealed = excluded.sealed, mac = excluded.mac";
const DROP: &str = "DELETE FROM card WHERE agency = $1 AND family = $2";
const VERSIONS: &str = "SELECT family, version FROM card WHERE agency = $1 ORDER BY family";
const TAKE: &str = "SELECT sealed FROM card WHERE agency = $1 AND family = $2";

/// The statement that replaces a family's card.
pub async fn put(record: &Record, family: &Family, version: u64) -> Result<Statement, Error> {
    let plain = serde_json::to_vec(&Card::of(family))?;
    let sealed = record.seal(StreamId(family.id.0), FACET, PURPOSE, &plain).await?;
    let version = i64::try_from(version).unwrap_or(i64::MAX);
    let columns = args![record.agency(), family.id.0, version, sealed];
    Ok(hashed(record, "card", PUT, columns))
}

/// The statement that drops a family's card, for shredding.
pub fn drop(record: &Record, family: FamilyId) -> Statement {
    Statement { sql: DROP, args: args![record.agency(), family.0], must: Must::Any }
}

/// The card of one family as it is kept, for comparing with the fold.
pub async fn kept(record: &Record, family: FamilyId) -> Result<Option<Card>, Error> {
    let rows = record.store().query(TAKE, args![record.agency(), family.0]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let plain = record.unseal(StreamId(family.0), FACET, PURPOSE, row.blob(0)?).await?;
    Ok(Some(serde_json::from_slice(&plain)?))
}

type Opened = BTreeMap<FamilyId, (i64, Arc<Card>)>;

/// The cards of an agency, opened into memory and kept in step with the table, since another
/// server may have written one.
#[derive(Default)]
pub struct Cards {
    opened: RwLock<Opened>,
}

impl Cards {
    /// Every card, as the table has it now.
    pub async fn all(&self, record: &Record) -> Result<BTreeMap<FamilyId, Arc<Card>>, Error> {
        let rows = record.store().query(VERSIONS, args![record.agency()]).await?;
        let mut now = Opened::new();
        for row in &rows {
            let (family, version) = (FamilyId(row.id(0)?), row.int(1)?);
            let known = self.known(family).filter(|(known, _)| *known == version);
            let card = match known {
                Some((_, card)) => card,
                None => match kept(record, family).await? {
                    Some(card) => Arc::new(card),
                    None => continue,
                },
            };
            now.insert(family, (version, card));
        }
        let cards = now.iter().map(|(family, (_, card))| (*family, Arc::clone(card))).collect();
        if let Ok(mut opened) = self.opened.write() {
            *opened = now;
        }
        Ok(cards)
    }

    fn known(&self, family: FamilyId) -> Option<(i64, Arc<Card>)> {
        self.opened.read().ok().and_then(|opened| opened.get(&family).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_hears_past_accents_case_and_apostrophes() {
        assert_eq!(words_of("María Eugenia"), ["maria", "eugenia"]);
        assert_eq!(words_of("NGUYỄN"), words_of("nguyen"));
        assert_eq!(words_of("O’Neil-Đặng"), ["oneil", "dang"]);
        assert_eq!(words_of("Straße"), ["strasse"]);
        assert_eq!(words_of("سلمى"), ["سلمى"]);
        assert_eq!(words_of("İpek"), words_of("ipek"));
    }
}
