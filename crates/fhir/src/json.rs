// SPDX-License-Identifier: AGPL-3.0-or-later
//! JSON with what FHIR needs and general readers drop: numbers as written, keys in order and once, bounds.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Number, Value};

use crate::error::{Reason, is_name};

/// Deepest nesting taken, counting the outermost object as one.
pub const DEPTH_MAX: usize = 32;
/// Most values taken. A visit's resources hold a value every 60 bytes or so, so that 64 MiB of
/// them stay well below; a file made of brackets and commas does not.
pub const VALUES_MAX: usize = 2_000_000;

/// Most fields one object may have. FHIR's largest types have a few dozen.
pub const FIELDS_MAX: usize = 1_000;

/// A value, borrowing from the file.
#[derive(Clone)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    /// As written; valid by JSON's grammar and finite.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Object<'a>),
}

/// An object, with the text it was read from.
#[derive(Clone)]
pub(crate) struct Object<'a> {
    pub(crate) source: &'a str,
    pub(crate) fields: Vec<(Cow<'a, str>, Json<'a>)>,
}

impl<'a> Object<'a> {
    pub(crate) fn field(&self, name: &str) -> Option<&Json<'a>> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.field(name) {
            Some(Json::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl Json<'_> {
    /// What kind of value it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The same value as others know it. A number keeps its value, not its trailing zeros.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(is) => Value::Bool(*is),
            Self::Number(text) => number(text).map_or(Value::Null, Value::Number),
            Self::Text(text) => Value::String(text.to_string()),
            Self::List(items) => Value::Array(items.iter().map(Self::to_value).collect()),
            Self::Object(object) => Value::Object(object.to_map(&[])),
        }
    }
}

impl Object<'_> {
    /// The fields but those named.
    pub(crate) fn to_map(&self, but: &[&str]) -> Map<String, Value> {
        let kept = self.fields.iter().filter(|(key, _)| !but.contains(&key.as_ref()));
        kept.map(|(key, value)| (key.to_string(), value.to_value())).collect()
    }
}

pub(crate) fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text).ok()
}

/// Reads one value and nothing after it.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, Reason> {
    let mut parser = Parser { text, at: 0, values: 0 };
    parser.space();
    if parser.peek().is_none() {
        return Err(Reason::Empty);
    }
    let value = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(Reason::MoreThanOne { line: parser.line() }),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    values: usize,
}

impl<'a> Parser<'a> {
    fn value(&mut self, depth: usize) -> Result<Json<'a>, Reason> {
        self.values += 1;
        if self.values > VALUES_MAX {
            return Err(Reason::TooManyValues);
        }
        match self.peek() {
            Some(b'{') => self.object(self.deeper(depth)?),
            Some(b'[') => self.list(self.deeper(depth)?),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(self.expected("a value should stand here")),
        }
    }

    fn deeper(&self, depth: usize) -> Result<usize, Reason> {
        let deeper = depth + 1;
        if deeper > DEPTH_MAX {
            return Err(Reason::TooDeep { line: self.line() });
        }
        Ok(deeper)
    }

    fn object(&mut self, depth: usize) -> Result<Json<'a>, Reason> {
        let start = self.at;
        self.at += 1;
        let mut fields: Vec<(Cow<'a, str>, Json<'a>)> = Vec::new();
        let mut seen = HashSet::new();
        self.space();
        if !self.take(b'}') {
            loop {
                self.space();
                if self.peek() != Some(b'"') {
                    return Err(self.expected("a key in quotation marks should stand here"));
                }
                let line_at = self.at;
                let key = self.string()?;
                if !seen.insert(key.clone()) {
                    self.at = line_at;
                    return Err(Reason::DuplicateKey { key: told(&key), line: self.line() });
                }
                self.space();
                if !self.take(b':') {
                    return Err(self.expected("a colon should stand here"));
                }
                self.space();
                let value = self.value(depth)?;
                if fields.len() == FIELDS_MAX {
                    return Err(Reason::TooManyFields { line: self.line() });
                }
                fields.push((key, value));
                self.space();
                if self.take(b'}') {
                    break;
                }
                if !self.take(b',') {
                    return Err(self.expected("a comma or } should stand here"));
                }
            }
        }
        Ok(Json::Object(Object { source: &self.text[start..self.at], fields }))
    }

    fn list(&mut self, depth: usize) -> Result<Json<'a>, Reason> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Json::List(items));
        }
        loop {
            self.space();
            items.push(self.value(depth)?);
            self.space();
            if self.take(b']') {
                return Ok(Json::List(items));
            }
            if !self.take(b',') {
                return Err(self.expected("a comma or ] should stand here"));
            }
        }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Reason> {
        self.at += 1;
        let start = self.at;
        let mut unescaped: Option<String> = None;
        let mut plain_from = start;
        loop {
            match self.peek() {
                None => return Err(self.expected("the text has no closing quotation mark")),
                Some(b'"') => {
                    let plain = &self.text[plain_from..self.at];
                    self.at += 1;
                    return Ok(match unescaped {
                        None => Cow::Borrowed(plain),
                        Some(mut text) => {
                            text.push_str(plain);
                            Cow::Owned(text)
                        }
                    });
                }
                Some(b'\\') => {
                    let text = unescaped.get_or_insert_with(String::new);
                    text.push_str(&self.text[plain_from..self.at]);
                    let escaped = self.escape()?;
                    text.push(escaped);
                    plain_from = self.at;
                }
                Some(0..=0x1f) => return Err(Reason::ControlCharacter { line: self.line() }),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<char, Reason> {
        self.at += 1;
        let kind = self.peek();
        self.at += usize::from(kind.is_some());
        let c = match kind {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => self.unicode()?,
            Some(b'b' | b'f') => return Err(Reason::ControlCharacter { line: self.line() }),
            _ => return Err(self.expected("a backslash stands before something it cannot")),
        };
        // FHIR allows none of them in a text, and a database may cut the text at NUL.
        if c < ' ' && !matches!(c, '\n' | '\r' | '\t') {
            return Err(Reason::ControlCharacter { line: self.line() });
        }
        Ok(c)
    }

    fn unicode(&mut self) -> Result<char, Reason> {
        let first = self.hex()?;
        let code = match first {
            0xd800..=0xdbff if self.text[self.at..].starts_with("\\u") => {
                self.at += 2;
                let second = self.hex()?;
                if !(0xdc00..=0xdfff).contains(&second) {
                    return Err(self.expected("half of a character is missing"));
                }
                0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
            }
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| self.expected("half of a character is missing"))
    }

    fn hex(&mut self) -> Result<u32, Reason> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let Some(digits) = digits.filter(|found| found.iter().all(u8::is_ascii_hexdigit)) else {
            return Err(self.expected("four hexadecimal digits should follow \\u"));
        };
        self.at += 4;
        Ok(digits.iter().fold(0, |sum, digit| {
            sum * 16 + char::from(*digit).to_digit(16).expect("checked to be a digit just above")
        }))
    }

    fn number(&mut self) -> Result<Json<'a>, Reason> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') && self.digits() == 0 {
            return Err(self.expected("a digit should stand here"));
        }
        if self.take(b'.') && self.digits() == 0 {
            return Err(self.expected("a digit should follow the point"));
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            if self.digits() == 0 {
                return Err(self.expected("a digit should follow the exponent's e"));
            }
        }
        let text = &self.text[start..self.at];
        if number(text).is_none() {
            return Err(Reason::NumberTooLarge { line: self.line() });
        }
        Ok(Json::Number(text))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Result<Json<'a>, Reason> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.expected("a value should stand here"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn line(&self) -> usize {
        self.before().bytes().filter(|byte| *byte == b'\n').count() + 1
    }

    fn before(&self) -> &'a str {
        let mut at = self.at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        &self.text[..at]
    }

    fn expected(&self, expected: &'static str) -> Reason {
        let before = self.before();
        let line_from = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before[line_from..].chars().count() + 1;
        Reason::NotJson { line: self.line(), column, expected }
    }
}

/// A key as it may be told: only where it looks like an element's name.
fn told(key: &str) -> String {
    if is_name(key) { key.to_owned() } else { "(not the name of an element)".to_owned() }
}
