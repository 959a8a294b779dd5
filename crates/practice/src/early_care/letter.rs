// SPDX-License-Identifier: AGPL-3.0-or-later
//! The letter for the next arms: made of what everybody who cares for the child reads, and of nothing else.

use super::{Account, EarlyCare, Event, Habit, Used};
use crate::family::{self, Said};
use crate::ids::{PersonId, StayId};
use crate::label::Facet;

/// What one sentence of the letter says.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// What the child is used to.
    Used(Used),
    /// A stay.
    Stay(StayId, Box<Account>),
}

impl Line {
    /// Its name in the form that leaves sentences out: the same as long as it says the same.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Used(used) => {
                let teller = used.answer.told.teller;
                let teller = teller.map_or_else(|| "seen".to_owned(), |id| id.to_string());
                format!("{}-{teller}", used.habit.code())
            }
            Self::Stay(stay, _) => stay.to_string(),
        }
    }
}

/// Whether an entry may be in the letter: told of the child's early care in the child's own part, for
/// everybody who reads that, and under no rule of law. What somebody confided is in their own part,
/// what the team wrote in the team's, and what keeps somebody safe in the protected one.
#[must_use]
pub fn in_letter(said: &Said, child: PersonId) -> bool {
    let label = &said.label;
    let own = label.facet == Facet::Child(child) && label.teller.is_none() && label.law.is_empty();
    let told = match &said.event {
        family::Event::EarlyCare(Event::StayTold { told, .. }) => !told.confided,
        family::Event::EarlyCare(Event::HabitTold { answer, .. }) => !answer.told.confided,
        _ => false,
    };
    own && told
}

/// What the letter says: habits first, then the stays in the order of their days.
pub fn lines<'a>(child: PersonId, said: impl IntoIterator<Item = &'a Said>) -> Vec<Line> {
    let mut known = EarlyCare::default();
    for one in said.into_iter().filter(|one| in_letter(one, child)) {
        if let family::Event::EarlyCare(event) = &one.event {
            known.apply(event);
        }
    }
    let habits = Habit::ALL.into_iter().flat_map(|habit| known.stands(child, habit));
    let habits = habits.map(|used| Line::Used(used.clone()));
    let stays = known.stays(child).into_iter();
    habits.chain(stays.map(|(stay, told)| Line::Stay(stay.id, Box::new(told.clone())))).collect()
}
