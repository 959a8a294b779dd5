// SPDX-License-Identifier: AGPL-3.0-or-later
//! The numbers an agency wrote, as they are kept: sealed, since somebody's name may be among them, and in one setting.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use practice::at_once::Numbers;
use record::{Record, Statement, StreamId};

use crate::error::Error;
use crate::lists::settings::{put_setting_over, setting_since};

/// Its name among the settings.
const NAME: &str = "numbers";

/// What is written, and since when.
pub struct Written {
    /// The numbers; none where nobody wrote any.
    pub numbers: Numbers,
    since: Option<Timestamp>,
}

impl Written {
    /// What a form carries to say from which of them it began.
    pub fn base(&self) -> String {
        self.since.map(|at| at.as_microsecond().to_string()).unwrap_or_default()
    }
}

/// What is written now.
pub async fn written(record: &Record) -> Result<Written, Error> {
    let Some((sealed, at)) = setting_since(record, NAME).await? else {
        return Ok(Written { numbers: Numbers::default(), since: None });
    };
    let sealed = STANDARD.decode(sealed).map_err(|wrong| Error::Internal(Box::new(wrong)))?;
    let stream = StreamId(record.agency().0);
    let plain = record.unseal(stream, NAME, NAME, &sealed).await?;
    Ok(Written { numbers: serde_json::from_slice(&plain)?, since: Some(at) })
}

/// The statement that keeps them in place of those that were seen.
pub async fn put_over(
    record: &Record,
    numbers: &Numbers,
    seen: &Written,
    at: Timestamp,
) -> Result<Statement, Error> {
    let stream = StreamId(record.agency().0);
    let plain = serde_json::to_vec(numbers)?;
    let sealed = STANDARD.encode(record.seal(stream, NAME, NAME, &plain).await?);
    Ok(put_setting_over(record, (NAME, &sealed), seen.since, at))
}

/// Writes the numbers of the made-up agency, none of which anybody has.
pub async fn fill_in(record: &Record, at: Timestamp) -> Result<(), Error> {
    let before = written(record).await?;
    let put = put_over(record, &crate::demo::numbers(), &before, at).await?;
    record.store().write(vec![put]).await?;
    Ok(())
}
