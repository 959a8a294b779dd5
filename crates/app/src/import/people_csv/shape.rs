// SPDX-License-Identifier: AGPL-3.0-or-later
//! The outer shape of a table: what separates its cells, and on which line each row begins.

use super::problems::FileRefused;

/// A column's name or a code as compared: without spaces around, in small letters, `_` between words.
pub(super) fn folded(typed: &str) -> String {
    typed.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The separator under which the first line names most columns: a comma, as many countries'
/// spreadsheets write it a semicolon, or a tab.
pub(super) fn separator(text: &str, columns: &[&str]) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let named = |separator: &u8| {
        let cells = first.split(char::from(*separator));
        let names = cells.map(|cell| folded(cell.trim().trim_matches('"')));
        names.filter(|name| columns.contains(&name.as_str())).count()
    };
    let most =
        [b';', b'\t'].into_iter().max_by_key(named).filter(|other| named(other) > named(&b','));
    most.unwrap_or(b',')
}

/// The line each row begins on, counted from 1; rows without any character are none.
///
/// The reader of cells takes anything: a quotation mark that is never closed would swallow the rows
/// after it without a word. So the marks are checked here first.
pub(super) fn record_lines(text: &str, separator: u8) -> Result<Vec<u64>, FileRefused> {
    enum At {
        Row,
        Cell,
        Plain,
        Quoted(u64),
        Closed,
    }
    let separator = char::from(separator);
    let (mut line, mut lines, mut at) = (1_u64, Vec::new(), At::Row);
    for c in text.chars() {
        if matches!(at, At::Row) && c != '\n' {
            lines.push(line);
        }
        at = match (at, c) {
            (At::Quoted(_), '"') => At::Closed,
            (At::Quoted(from), _) => At::Quoted(from),
            (At::Row | At::Cell | At::Closed, '"') => At::Quoted(line),
            (_, '\n') => At::Row,
            (_, c) if c == separator => At::Cell,
            (At::Closed, _) => return Err(FileRefused::QuoteInside { line }),
            _ => At::Plain,
        };
        line += u64::from(c == '\n');
    }
    match at {
        At::Quoted(line) => Err(FileRefused::OpenQuote { line }),
        _ => Ok(lines),
    }
}
