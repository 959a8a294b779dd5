// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the form of a page of a visit means: which texts it is made of, and how they are said in her language.

use practice::VisitId;
use practice::retold::{Piece, Retold, Source, What};
use practice::visits::{Status, Visit};

use crate::fields::Reading;
use crate::open::{Open, Seen};
use crate::tongues::{self, Tongue};

/// The field that chooses a piece of the page.
pub fn piece_field(of: Source) -> String {
    match of {
        Source::Text(entry) => format!("piece-t{entry}"),
        Source::Promise(promise) => format!("piece-p{promise}"),
    }
}

/// The field of how a piece is said in her language.
pub fn wording_field(of: Source) -> String {
    piece_field(of).replace("piece-", "wording-")
}

/// The next visit as she knows it, whose day the page may name: ahead, and after the one it tells of.
pub fn next<'a>(open: &Open, seen: &'a Seen<'_>, of: VisitId) -> Option<&'a Visit> {
    let day = seen.family.visits.get(of).and_then(Visit::on);
    let all = seen.family.visits.iter().filter(|visit| visit.status() == Status::Planned);
    let ahead = all.filter(|visit| {
        visit.on().is_some_and(|on| open.today <= on && day.is_none_or(|day| day < on))
    });
    ahead.min_by_key(|visit| (visit.on(), visit.when().and_then(|when| when.at)))
}

/// Reads the page that is asked for. A piece that was put into her language is one that was chosen.
pub fn page(
    reading: &mut Reading<'_>,
    open: &Open,
    seen: &Seen<'_>,
    visit: VisitId,
) -> Option<Retold> {
    let offered = seen.eyes().offered(visit);
    let pieces = pieces(reading, &offered);
    if pieces.is_empty() && reading.problems.is_empty() {
        reading.problem("piece", "retold-refused-nothing");
    }
    let language = reading.choice("language", Tongue::parse);
    if language.is_none() && reading.fields.get("language").is_empty() {
        reading.problem("language", "retold-refused-no-language");
    }
    let put = tongues::pages::put(reading, "");
    let planned = next(open, seen, visit).map(|visit| visit.id);
    let next = reading.choice("next", |id| id.parse().ok().filter(|id| Some(*id) == planned));
    let picture = reading.choice("picture", |id| id.parse().ok());
    reading.problems.is_empty().then_some(Retold {
        visit,
        to: seen.person,
        language: language?.code.to_owned(),
        pieces,
        next,
        picture,
        put: Some(put),
        on: open.today,
    })
}

fn pieces(reading: &mut Reading<'_>, offered: &[(Source, What<'_>)]) -> Vec<Piece> {
    let there = |field: &str| {
        offered.iter().any(|(of, _)| piece_field(*of) == field || wording_field(*of) == field)
    };
    let gone = reading.fields.0.iter().any(|(field, value)| {
        let piece = field.starts_with("piece-");
        let wording = field.starts_with("wording-") && !value.trim().is_empty();
        (piece || wording) && !there(field)
    });
    if gone {
        reading.problem("piece", "retold-refused-not-theirs");
    }
    let mut pieces = Vec::new();
    for (of, _) in offered {
        let wording = reading.narrative(&wording_field(*of)).some();
        if wording.is_some() || reading.fields.has(&piece_field(*of)) {
            pieces.push(Piece { of: *of, wording });
        }
    }
    pieces
}
