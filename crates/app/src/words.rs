// SPDX-License-Identifier: AGPL-3.0-or-later
//! Words: every sentence of the product in the reader's language, and dates, hours and ages as they say them.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::{Date, Time};
use unic_langid::LanguageIdentifier;

#[cfg(test)]
mod tests;

/// The same files in each language; one for each area of the product.
const FILES: [(&str, &str); 50] = [
    (include_str!("../words/en/common.ftl"), include_str!("../words/es/common.ftl")),
    (include_str!("../words/en/accounts.ftl"), include_str!("../words/es/accounts.ftl")),
    (include_str!("../words/en/passkeys.ftl"), include_str!("../words/es/passkeys.ftl")),
    (include_str!("../words/en/proofs.ftl"), include_str!("../words/es/proofs.ftl")),
    (include_str!("../words/en/overview.ftl"), include_str!("../words/es/overview.ftl")),
    (include_str!("../words/en/families.ftl"), include_str!("../words/es/families.ftl")),
    (include_str!("../words/en/goodbye.ftl"), include_str!("../words/es/goodbye.ftl")),
    (include_str!("../words/en/looking_back.ftl"), include_str!("../words/es/looking_back.ftl")),
    (include_str!("../words/en/handover.ftl"), include_str!("../words/es/handover.ftl")),
    (include_str!("../words/en/presence.ftl"), include_str!("../words/es/presence.ftl")),
    (include_str!("../words/en/promises.ftl"), include_str!("../words/es/promises.ftl")),
    (include_str!("../words/en/wonderings.ftl"), include_str!("../words/es/wonderings.ftl")),
    (include_str!("../words/en/capacities.ftl"), include_str!("../words/es/capacities.ftl")),
    (include_str!("../words/en/echoes.ftl"), include_str!("../words/es/echoes.ftl")),
    (include_str!("../words/en/agenda.ftl"), include_str!("../words/es/agenda.ftl")),
    (include_str!("../words/en/observations.ftl"), include_str!("../words/es/observations.ftl")),
    (include_str!("../words/en/firsts.ftl"), include_str!("../words/es/firsts.ftl")),
    (include_str!("../words/en/signs.ftl"), include_str!("../words/es/signs.ftl")),
    (include_str!("../words/en/guidance.ftl"), include_str!("../words/es/guidance.ftl")),
    (include_str!("../words/en/joys.ftl"), include_str!("../words/es/joys.ftl")),
    (include_str!("../words/en/plays.ftl"), include_str!("../words/es/plays.ftl")),
    (include_str!("../words/en/before.ftl"), include_str!("../words/es/before.ftl")),
    (include_str!("../words/en/people.ftl"), include_str!("../words/es/people.ftl")),
    (include_str!("../words/en/kin.ftl"), include_str!("../words/es/kin.ftl")),
    (include_str!("../words/en/expecting.ftl"), include_str!("../words/es/expecting.ftl")),
    (include_str!("../words/en/supports.ftl"), include_str!("../words/es/supports.ftl")),
    (include_str!("../words/en/card.ftl"), include_str!("../words/es/card.ftl")),
    (include_str!("../words/en/attachments.ftl"), include_str!("../words/es/attachments.ftl")),
    (include_str!("../words/en/early_care.ftl"), include_str!("../words/es/early_care.ftl")),
    (include_str!("../words/en/visits.ftl"), include_str!("../words/es/visits.ftl")),
    (include_str!("../words/en/away.ftl"), include_str!("../words/es/away.ftl")),
    (include_str!("../words/en/at_once.ftl"), include_str!("../words/es/at_once.ftl")),
    (include_str!("../words/en/signing.ftl"), include_str!("../words/es/signing.ftl")),
    (include_str!("../words/en/holding.ftl"), include_str!("../words/es/holding.ftl")),
    (include_str!("../words/en/ours.ftl"), include_str!("../words/es/ours.ftl")),
    (include_str!("../words/en/between_us.ftl"), include_str!("../words/es/between_us.ftl")),
    (
        include_str!("../words/en/understandings.ftl"),
        include_str!("../words/es/understandings.ftl"),
    ),
    (include_str!("../words/en/retold.ftl"), include_str!("../words/es/retold.ftl")),
    (include_str!("../words/en/calendar.ftl"), include_str!("../words/es/calendar.ftl")),
    (include_str!("../words/en/safety.ftl"), include_str!("../words/es/safety.ftl")),
    (include_str!("../words/en/sealed.ftl"), include_str!("../words/es/sealed.ftl")),
    (include_str!("../words/en/reflections.ftl"), include_str!("../words/es/reflections.ftl")),
    (include_str!("../words/en/supervision.ftl"), include_str!("../words/es/supervision.ftl")),
    (include_str!("../words/en/staff.ftl"), include_str!("../words/es/staff.ftl")),
    (include_str!("../words/en/import.ftl"), include_str!("../words/es/import.ftl")),
    (include_str!("../words/en/release.ftl"), include_str!("../words/es/release.ftl")),
    (include_str!("../words/en/looked.ftl"), include_str!("../words/es/looked.ftl")),
    (include_str!("../words/en/emergency.ftl"), include_str!("../words/es/emergency.ftl")),
    (include_str!("../words/en/rights.ftl"), include_str!("../words/es/rights.ftl")),
    (include_str!("../words/en/errors.ftl"), include_str!("../words/es/errors.ftl")),
];

static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::English, &FILES.map(|(english, _)| english)));
static SPANISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::Spanish, &FILES.map(|(_, spanish)| spanish)));

/// Days of a first life that are counted in days.
const DAYS_UNTIL: i64 = 14;
/// Months until which an age is told in weeks.
const WEEKS_UNTIL: i64 = 3;
/// Months until which an age is told in months.
const MONTHS_UNTIL: i64 = 24;

/// A language the pages are written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Every language, in the order of a form.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its code (BCP 47), as a page names its language.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// A language by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language a browser likes best of those we have (RFC 9110, 12.5.4); English where it asks for neither.
    pub fn from_accept_language(accepted: &str) -> Self {
        let mut best = (Self::English, 0.0);
        for range in accepted.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let code = parts.next().and_then(|tag| tag.split('-').next()).unwrap_or_default();
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |weight| {
                // A weight that is none does not make a language wanted.
                weight.trim().parse::<f32>().unwrap_or(0.0)
            });
            if let Some(language) = Self::parse(&code.to_ascii_lowercase())
                && weight > best.1
            {
                best = (language, weight);
            }
        }
        best.0
    }
}

/// What stands in for a variable of a message.
#[derive(Clone, PartialEq, Eq)]
pub enum Arg {
    /// A name, a date, a sentence; set apart from the text around it so that its direction cannot leak.
    Text(String),
    /// A number; the message chooses its plural by it.
    Number(i64),
}

// A text may be a person's name: only that there is one may be printed.
impl std::fmt::Debug for Arg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Number(number) => write!(f, "Number({number})"),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// The product's words in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// Which language this is.
    pub fn language(self) -> Language {
        self.language
    }

    /// A message without variables.
    pub fn say(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with what stands in for its variables.
    ///
    /// A missing message is found by the tests; a reader would get the English one, or its key.
    pub fn with(self, key: &str, args: &[(&str, Arg)]) -> String {
        let said = told(self.language, key, args);
        let said = said.or_else(|| {
            lacking(key);
            told(Language::English, key, args)
        });
        said.unwrap_or_else(|| key.to_owned())
    }

    /// A message that need not exist, such as a hint of a field.
    pub fn maybe(self, key: &str) -> Option<String> {
        told(self.language, key, &[])
    }

    /// Names one after the other: "Ida, Per and Bo".
    pub fn list(self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let first = first.join(", ");
                self.with("called-two", &[("a", first.into()), ("b", last.clone().into())])
            }
        }
    }

    /// A day: "16 October 2026", "16 de octubre de 2026".
    pub fn date(self, on: Date) -> String {
        self.day_of("date", on)
    }

    /// A day with its weekday, to stand at the head of a page: "Friday 16 October 2026".
    pub fn date_long(self, on: Date) -> String {
        self.day_of("date-long", on)
    }

    /// A day of this year: "16 October".
    pub fn day_month(self, on: Date) -> String {
        self.day_of("day-month", on)
    }

    /// The month of a day: "October".
    pub fn month(self, on: Date) -> String {
        self.say(&format!("month-{}", on.month()))
    }

    /// The month of a day where there is little room: "Oct".
    pub fn month_short(self, on: Date) -> String {
        self.say(&format!("month-short-{}", on.month()))
    }

    /// An hour: "2:05 pm", "14:05".
    pub fn time(self, at: Time) -> String {
        let minute = at.minute();
        match self.language {
            Language::English => {
                let hour = (at.hour() + 11) % 12 + 1;
                format!("{hour}:{minute:02} {}", if at.hour() < 12 { "am" } else { "pm" })
            }
            Language::Spanish => format!("{}:{minute:02}", at.hour()),
        }
    }

    /// How old somebody born on a day is: in days for two weeks, in weeks under three months, in months under
    /// two years, then in years. Empty before the birth.
    pub fn age(self, born: Date, on: Date) -> String {
        let days = i64::from((on - born).get_days());
        if days < 0 {
            return String::new();
        }
        let months = months_between(born, on);
        let (key, count) = match (days, months) {
            (days, _) if days < DAYS_UNTIL => ("age-days", days),
            (days, months) if months < WEEKS_UNTIL => ("age-weeks", days / 7),
            (_, months) if months < MONTHS_UNTIL => ("age-months", months),
            (_, months) => ("age-years", months / 12),
        };
        self.with(key, &[("count", count.into())])
    }

    fn day_of(self, key: &str, on: Date) -> String {
        let weekday = format!("weekday-{}", on.weekday().to_monday_one_offset());
        let args = [
            ("weekday", self.say(&weekday).into()),
            ("day", i64::from(on.day()).into()),
            ("month", self.month(on).into()),
            ("year", i64::from(on.year()).into()),
        ];
        plain(self.with(key, &args))
    }
}

/// Whole months from a day to a later one.
fn months_between(from: Date, to: Date) -> i64 {
    let count = |on: Date| i64::from(on.year()) * 12 + i64::from(on.month());
    count(to) - count(from) - i64::from(to.day() < from.day())
}

/// A message in a language, when there is such a message.
fn told(language: Language, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let bundle = match language {
        Language::English => &ENGLISH,
        Language::Spanish => &SPANISH,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let mut given = FluentArgs::with_capacity(args.len());
    let mut texts = false;
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => {
                texts = true;
                given.set(*name, FluentValue::from(text.as_str()));
            }
            Arg::Number(number) => given.set(*name, FluentValue::from(*number)),
        }
    }
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
    if !errors.is_empty() {
        lacking(key);
    }
    // Only people's words need to be set apart; numbers of ours read the way the sentence does.
    Some(if texts { said } else { plain(said) })
}

/// Without the marks (U+2068, U+2069) that set a name apart from the sentence around it.
fn plain(said: String) -> String {
    if said.contains(['\u{2068}', '\u{2069}']) {
        said.replace(['\u{2068}', '\u{2069}'], "")
    } else {
        said
    }
}

/// A message that is not there, or not all of it: stops a test, and never a reader.
fn lacking(key: &str) {
    #[cfg(test)]
    panic!("the message {key} or one of its variables is missing");
    #[cfg(not(test))]
    let _ = key;
}

fn bundle(language: Language, files: &[&str]) -> FluentBundle<FluentResource> {
    let code: LanguageIdentifier = language.code().parse().expect("our codes are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![code]);
    for file in files {
        // What can be read of a broken file is used; the tests refuse to let one through.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
