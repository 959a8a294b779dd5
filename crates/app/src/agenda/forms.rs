// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of the agenda hold, what they mean, and where they lead.

use jiff::civil::Date;
use practice::agenda::{Refused, Told, Way};
use practice::visits::Visit;
use practice::{PersonId, TopicId, VisitId};

use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open};
use crate::urls;

/// What the form sends for a topic that stays with whoever said it.
pub const OWN: &str = "own";
/// What the form sends for a topic that all who care for the child see.
pub const ALL: &str = "all";

/// A topic as typed; none where something lacks, which is said beside it.
pub fn told(reading: &mut Reading<'_>, open: &Open) -> Option<Told> {
    let words = reading.narrative("topic");
    if words.is_empty() {
        reading.problem("topic", Refused::Nothing.code());
    }
    let all = reading.choice("part", |code| match code {
        ALL => Some(true),
        OWN => Some(false),
        _ => None,
    });
    let all = all.unwrap_or(false);
    let local = open.app.local(open.now);
    if let Hand::Own(me) = Hand::of(open) {
        let shared = if all { open.others_than(me) } else { Vec::new() };
        let (on, at) = (open.today, Some(local.time()));
        return Some(Told {
            teller: me,
            words,
            way: Way::OwnPage,
            whose: Some(me),
            shared,
            on,
            at,
        });
    }
    let teller = reading.choice("teller", |id| id.parse::<PersonId>().ok());
    if reading.fields.get("teller").is_empty() {
        reading.problem("teller", "agenda-teller-missing");
    }
    let way =
        reading.choice("way", |code| Way::WRITTEN_DOWN.into_iter().find(|way| way.code() == code));
    let way = way.unwrap_or(Way::Said);
    let teller = teller?;
    // Where somebody has to be kept safe, what is for all of them stays with whoever said it.
    let whose = if all { open.kept_with(&[teller]) } else { Some(teller) };
    Some(Told { teller, words, way, whose, shared: Vec::new(), on: open.today, at: None })
}

/// The field a topic is said anew in.
pub fn anew_field(topic: TopicId) -> String {
    format!("anew-{topic}")
}

/// The same topic in other words.
pub fn anew(reading: &mut Reading<'_>, open: &Open, (id, stands): (TopicId, &Told)) -> Told {
    let words = reading.narrative(&anew_field(id));
    let own = matches!(Hand::of(open), Hand::Own(_));
    let at = own.then(|| open.app.local(open.now).time());
    // What she says anew herself came from her own page, however it came before.
    let way = if own { Way::OwnPage } else { stands.way };
    Told { words, way, on: open.today, at, ..stands.clone() }
}

fn visit<'a>(open: &'a Open, fields: &Fields) -> Option<&'a Visit> {
    let id = fields.get("visit").parse::<VisitId>().ok()?;
    open.family.visits.get(id)
}

/// The day of the visit an answer is said of; today before one.
pub fn day_of(open: &Open, fields: &Fields) -> Date {
    let signed = visit(open, fields).filter(|visit| visit.signed.is_some());
    signed.and_then(Visit::on).unwrap_or(open.today)
}

/// Where a form leads: back to where it stands, of the few places that have one.
pub fn back(open: &Open, fields: &Fields) -> String {
    let family = open.family.id;
    match (fields.get("then"), visit(open, fields)) {
        ("story", _) => urls::story(family),
        ("before", Some(visit)) => urls::before_visit(family, visit.id),
        ("before", None) => urls::before(family),
        ("visit", Some(visit)) => urls::visit(family, visit.id),
        _ => urls::agenda(family),
    }
}
