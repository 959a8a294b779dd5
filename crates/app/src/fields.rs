// SPDX-License-Identifier: AGPL-3.0-or-later
//! A form as it was posted: read field by field, kept as typed, with a message for each field that cannot be taken.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use jiff::civil::{Date, Time};
use practice::text::{LINE_MAX, NotTaken, Text};

use crate::error::Error;
use crate::ui::form::FieldError;
use crate::words::Words;

/// The most fields any form has, and some more.
const FIELDS_MAX: usize = 500;

/// A posted form, in the order of its fields.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

// The fields hold people's words: only how many there are may be printed.
impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fields({})", self.0.len())
    }
}

impl Fields {
    /// A form as it begins: with the number of an act nobody did yet.
    pub fn begun() -> Self {
        let mut fields = Self::default();
        fields.set("act", crate::random::hex(&crate::random::bytes::<16>()));
        fields
    }

    /// The first value of a field; empty where it is absent.
    pub fn get(&self, name: &str) -> &str {
        let mut named = self.0.iter().filter(|(known, _)| known == name);
        named.next().map_or("", |(_, value)| value.as_str())
    }

    /// Whether a field was posted at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    }

    /// Puts a value, replacing the ones the field had.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// The id every act carries, so that posting twice is the same act.
    pub fn act(&self) -> Result<u128, Error> {
        let text = self.get("act");
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let act = u128::from_str_radix(text, 16).ok().filter(|_| digits);
        act.ok_or(Error::BadRequest("the act's number is missing"))
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let form = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !form.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Error::BadRequest("the content type is not a form's"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        let pairs: Vec<_> =
            form_urlencoded::parse(&bytes).into_owned().take(FIELDS_MAX + 1).collect();
        if pairs.len() > FIELDS_MAX {
            return Err(Error::BadRequest("there are more fields than any form of ours has"));
        }
        if !is_utf8(&bytes, &pairs) {
            return Err(Error::BadRequest("the letters are not UTF-8"));
        }
        Ok(Self(pairs))
    }
}

/// Whether the form was UTF-8. What is not would be replaced by marks in silence, and somebody's
/// words be other ones; a mark that was typed as such is a letter like any other.
fn is_utf8(form: &[u8], pairs: &[(String, String)]) -> bool {
    let values = pairs.iter().flat_map(|(_, value)| value.chars());
    let marks = values.filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let sent = String::from_utf8_lossy(form).to_ascii_lowercase();
    let typed = sent.matches("%ef%bf%bd").count();
    let raw = form.windows(3).filter(|three| three == b"\xef\xbf\xbd").count();
    marks <= typed + raw
}

/// Reads a form's fields and gathers what is wrong with them, in the reader's language.
pub struct Reading<'a> {
    /// The form.
    pub fields: &'a Fields,
    /// The language of the messages.
    pub words: Words,
    /// What could not be taken.
    pub problems: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    /// Begins to read.
    pub fn new(fields: &'a Fields, words: Words) -> Self {
        Self { fields, words, problems: Vec::new() }
    }

    /// Notes a problem with a field by the message's key.
    pub fn problem(&mut self, field: &str, key: &str) {
        let text = self.words.say(key);
        self.problems.push(FieldError { field: field.to_owned(), text });
    }

    /// A short text.
    pub fn line(&mut self, field: &str, max: usize) -> Text {
        let taken = Text::line(self.fields.get(field), max);
        self.taken(field, taken)
    }

    /// A short text, or none where nothing was typed.
    pub fn some_line(&mut self, field: &str) -> Option<Text> {
        self.line(field, LINE_MAX).some()
    }

    /// A value of a field that may be there several times.
    pub fn line_of(&mut self, field: &str, value: &str, max: usize) -> Text {
        self.taken(field, Text::line(value, max))
    }

    /// A long text.
    pub fn narrative(&mut self, field: &str) -> Text {
        let taken = Text::narrative(self.fields.get(field));
        self.taken(field, taken)
    }

    /// A day, as a date field sends it (2026-10-16); none where it is empty.
    pub fn date(&mut self, field: &str) -> Option<Date> {
        let typed = self.fields.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        let parsed = typed.parse::<Date>().ok();
        let sensible = parsed.filter(|day| (1900..=2200).contains(&day.year()));
        if sensible.is_none() {
            self.problem(field, "form-not-a-date");
        }
        sensible
    }

    /// An hour, as a time field sends it (14:05); none where it is empty.
    pub fn time(&mut self, field: &str) -> Option<Time> {
        let typed = self.fields.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        let parsed = typed.parse::<Time>().ok();
        if parsed.is_none() {
            self.problem(field, "form-not-a-time");
        }
        parsed
    }

    /// A whole number; none where it is empty.
    pub fn number(&mut self, field: &str, from: i64, to: i64) -> Option<i64> {
        let typed = self.fields.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        let parsed = typed.parse::<i64>().ok().filter(|number| (from..=to).contains(number));
        if parsed.is_none() {
            let bounds = [("from", from.into()), ("to", to.into())];
            let text = self.words.with("form-not-a-number", &bounds);
            self.problems.push(FieldError { field: field.to_owned(), text });
        }
        parsed
    }

    /// One of the choices offered; none where nothing was chosen.
    pub fn choice<T>(&mut self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let typed = self.fields.get(field);
        if typed.is_empty() {
            return None;
        }
        let chosen = parse(typed);
        if chosen.is_none() {
            self.problem(field, "form-not-offered");
        }
        chosen
    }

    /// Some of the choices offered.
    pub fn choices<T>(&mut self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let typed: Vec<&str> = self.fields.all(field).filter(|value| !value.is_empty()).collect();
        let chosen: Vec<T> = typed.iter().copied().filter_map(parse).collect();
        if chosen.len() < typed.len() {
            self.problem(field, "form-not-offered");
        }
        chosen
    }

    fn taken(&mut self, field: &str, taken: Result<Text, NotTaken>) -> Text {
        taken.unwrap_or_else(|refused| {
            let text = match refused {
                NotTaken::TooLong(max) => {
                    let max = i64::try_from(max).unwrap_or(i64::MAX);
                    self.words.with("form-too-long", &[("max", max.into())])
                }
                NotTaken::Unprintable => self.words.say("form-unprintable"),
                NotTaken::HiddenDirection => self.words.say("form-hidden-direction"),
            };
            self.problems.push(FieldError { field: field.to_owned(), text });
            Text::default()
        })
    }
}
