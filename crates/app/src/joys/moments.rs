// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is read as a good moment: every delight of a note that this reader may read, and every one that was kept beside.

use jiff::civil::Date;
use practice::Facet;
use practice::joys::Joy;
use practice::visits::{Field, Visit, Written, wrote};

use crate::open::{Hand, Open};
use crate::voices::stays_off_paper;

/// A good moment.
pub enum Moment<'a> {
    /// A delight of a note.
    Told(&'a Visit, &'a Written),
    /// One that somebody kept outside of a note.
    Kept(&'a Joy),
}

impl Moment<'_> {
    /// Its day.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Told(visit, _) => visit.on(),
            Self::Kept(joy) => Some(joy.kept.day),
        }
    }

    /// Its words.
    pub fn words(&self) -> &str {
        match self {
            Self::Told(_, written) => written.text.as_str(),
            Self::Kept(joy) => joy.kept.words.as_str(),
        }
    }

    /// Whether it stays off paper that anybody else prints: what is not for all of the family.
    pub fn is_off_paper(&self, open: &Open) -> bool {
        match self {
            Self::Kept(joy) => stays_off_paper(open, &joy.kept.told),
            Self::Told(visit, written) => {
                let said = open.said().find(|said| wrote(said, visit.id, written));
                let part = said.map(|said| said.label.facet);
                let for_all = matches!(part, Some(Facet::Together | Facet::Child(_)));
                !for_all && !matches!(Hand::of(open), Hand::Own(_))
            }
        }
    }
}

/// The good moments, the newest first.
pub fn newest_first(open: &Open) -> Vec<Moment<'_>> {
    let visits = open.family.visits.newest_first().into_iter();
    let told = visits.filter_map(|visit| Some(Moment::Told(visit, visit.text(Field::Delight)?)));
    let mut all: Vec<Moment<'_>> = open.family.joys.iter().map(Moment::Kept).collect();
    all.reverse();
    all.extend(told);
    all.sort_by_key(|one| std::cmp::Reverse(one.day()));
    all
}
