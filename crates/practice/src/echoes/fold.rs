// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes as their entries fold, and where each stands.

use jiff::civil::Date;

use super::{Agreed, Answered, Event, Shown};
use crate::ids::{EchoId, PersonId, PractitionerId};
use crate::text::Text;

/// Where an echo stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// It is held by those who do the work.
    Held,
    /// It was offered, and waits for an answer.
    Offered,
    /// It was taken, with own words.
    Taken,
    /// They said that it is not this.
    Declined,
    /// It was let go.
    LetGo,
}

impl Stands {
    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Offered => "offered",
            Self::Taken => "taken",
            Self::Declined => "declined",
            Self::LetGo => "let-go",
        }
    }
}

/// An echo, as whoever reads may know it.
#[derive(Debug, Clone, PartialEq)]
pub struct Echo {
    /// The echo.
    pub id: EchoId,
    /// Both, and what is wondered.
    pub shown: Shown,
    /// That whoever told the story agreed, where the moment is another's and whoever reads may know it.
    pub agreed: Option<Agreed>,
    /// When it was heard, or, for whoever knows only that, offered.
    pub on: Date,
    /// Who heard it.
    pub by: PractitionerId,
    /// To whom it was offered, and when.
    pub offered: Option<(PersonId, Date)>,
    /// What they answered last.
    pub answered: Option<Answered>,
    /// That it was let go: why, and when.
    pub let_go: Option<(Option<Text>, Date)>,
}

impl Echo {
    /// Where it stands.
    #[must_use]
    pub fn stands(&self) -> Stands {
        match (&self.let_go, &self.answered, &self.offered) {
            (Some(_), ..) => Stands::LetGo,
            (None, Some(Answered { taken: true, .. }), _) => Stands::Taken,
            (None, Some(_), _) => Stands::Declined,
            (None, None, Some(_)) => Stands::Offered,
            (None, None, None) => Stands::Held,
        }
    }

    /// Whether it goes on: nobody let it go, or said that it is not this.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(self.stands(), Stands::Held | Stands::Offered | Stands::Taken)
    }

    /// Whether the moment now is another's than the story then.
    #[must_use]
    pub fn is_across(&self) -> bool {
        self.shown.now.whose != self.shown.then.teller
    }
}

/// The echoes of a family.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Echoes {
    all: Vec<Echo>,
}

impl Echoes {
    /// One echo.
    #[must_use]
    pub fn get(&self, echo: EchoId) -> Option<&Echo> {
        self.all.iter().find(|known| known.id == echo)
    }

    /// All of them, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Echo> {
        self.all.iter().rev()
    }

    /// Folds one event in. Total: what is in the record has happened. Of an echo that whoever reads does not know,
    /// nothing that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Heard { echo, heard } => {
                let heard = heard.clone();
                let shown = Shown { now: heard.now, then: heard.then, wonder: heard.wonder };
                self.know((*echo, shown), (heard.on, by)).agreed = heard.agreed;
            }
            Event::Offered { echo, offered } => {
                let known = self.know((*echo, offered.shown.clone()), (offered.on, by));
                known.offered.get_or_insert((offered.to, offered.on));
            }
            Event::Answered { echo, answered } => {
                if let Some(known) = self.known(*echo).filter(|known| known.offered.is_some()) {
                    known.answered = Some(answered.clone());
                }
            }
            Event::LetGo { echo, why, on } => {
                if let Some(known) = self.known(*echo) {
                    known.let_go.get_or_insert((why.clone(), *on));
                }
            }
        }
    }

    fn known(&mut self, echo: EchoId) -> Option<&mut Echo> {
        self.all.iter_mut().find(|known| known.id == echo)
    }

    /// The echo, as it was told first.
    fn know(
        &mut self,
        (id, shown): (EchoId, Shown),
        (on, by): (Date, PractitionerId),
    ) -> &mut Echo {
        let at = self.all.iter().position(|known| known.id == id).unwrap_or_else(|| {
            self.all.push(Echo {
                id,
                shown,
                agreed: None,
                on,
                by,
                offered: None,
                answered: None,
                let_go: None,
            });
            self.all.len() - 1
        });
        &mut self.all[at]
    }
}
