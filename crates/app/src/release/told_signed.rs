// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a copy says of who signed a note by a passkey, and of who stands for it: names and days, nothing more.

use jiff::Timestamp;
use practice::PractitionerId;
use practice::visits::signatures::{Attested, Cosigned};

use crate::called;
use crate::open::Open;
use crate::words::Arg;

/// By their name, also where it is the reader's: a copy is read by others.
fn named(open: &Open, id: PractitionerId) -> String {
    if id == open.who.practitioner() {
        open.who.name.clone()
    } else {
        called::practitioner(open, id)
    }
}

fn moment(open: &Open, by: PractitionerId, at: Timestamp) -> [(&'static str, Arg); 3] {
    let (words, at) = (open.who.words, open.app.local(at));
    [
        ("name", named(open, by).into()),
        ("date", words.date(at.date()).into()),
        ("time", words.time(at.time()).into()),
    ]
}

/// Whose passkey signed it, and when.
pub fn by_passkey(open: &Open, one: &Attested) -> String {
    open.who.words.with("signing-by-passkey", &moment(open, one.by, one.at))
}

/// Who stands for it, with the kind of their licence.
pub fn stood_for(open: &Open, one: &Cosigned) -> String {
    let words = open.who.words;
    let licence = words.maybe(&format!("licence-{}", one.licence)).unwrap_or_default();
    let [name, date, time] = moment(open, one.by, one.at);
    words.with("cosign-by", &[name, date, time, ("licence", licence.into())])
}
