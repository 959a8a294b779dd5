// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of requests and releases hold.

use jiff::civil::Date;
use practice::access::{Hat, standing};
use practice::people::Role;
use practice::release::{
    Answer, Authority, Ground, Made, Request, RequestKind, Verdict, Withheld, weigh,
};
use practice::rights::ConsentFor;
use practice::text::{LINE_MAX, Text};
use practice::{EntryId, PersonId, RequestId};

use crate::codes::{code_of, of_code};
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::words::Language;

/// Kinds of requests and their codes.
pub const KINDS: [(RequestKind, &str); 6] = [
    (RequestKind::Access, "access"),
    (RequestKind::EarlyIntervention, "early-intervention"),
    (RequestKind::Amendment, "amendment"),
    (RequestKind::Restriction, "restriction"),
    (RequestKind::Accounting, "accounting"),
    (RequestKind::Subpoena, "subpoena"),
];

/// Answers and their codes.
pub const ANSWERS: [(Answer, &str); 3] =
    [(Answer::Granted, "granted"), (Answer::InPart, "in-part"), (Answer::Refused, "refused")];

const GROUNDS: [(Ground, &str); 3] = [
    (Ground::SourceInConfidence, "source-in-confidence"),
    (Ground::Endangers, "endangers"),
    (Ground::HarmsAnother, "harms-another"),
];

/// How many days a copy is given as a file.
const FILE_DAYS: i64 = 30;

/// The answer of a code.
pub fn answer_of(code: &str) -> Option<Answer> {
    of_code(&ANSWERS, code)
}

/// Whether something is chosen that is no entry of this record, such as a sealed note by its id. What
/// it is instead is not looked at, so that the answer tells nothing of it.
pub fn picks_what_is_not_here(open: &Open, fields: &Fields) -> bool {
    let ids = &open.whole().ids;
    let mut picked = fields.all("went").filter_map(|id| id.parse::<EntryId>().ok());
    picked.any(|id| !ids.contains(&record::EntryId(id.0)))
}

/// The code of a ground.
pub fn ground_code(ground: Ground) -> String {
    code_of(&GROUNDS, ground).to_owned()
}

/// Fields with a new act in them, and today.
pub fn blank(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("on", open.today.to_string());
    fields
}

/// Reads a request.
pub fn request(reading: &mut Reading<'_>, open: &Open) -> Option<Request> {
    let kind = reading.choice("kind", |code| of_code(&KINDS, code));
    let known = |id: &PersonId| open.family.people.get(*id).is_some();
    let person = reading.choice("person", |id| id.parse::<PersonId>().ok().filter(known));
    let typed = reading.line("from", LINE_MAX);
    let words = reading.narrative("request-words");
    let on = reading.date("on");
    if kind.is_none() && reading.problems.is_empty() {
        reading.problem("kind", "release-kind-missing");
    }
    if words.is_empty() && reading.problems.is_empty() {
        reading.problem("request-words", "release-refused-no-words");
    }
    let name = person.and_then(|person| {
        let name = crate::called::person_in(open.who.words, &open.family, person);
        Text::line(&name, LINE_MAX).ok()
    });
    let from = if typed.is_empty() { name.unwrap_or_default() } else { typed };
    let about = reading.choice("about", |id| {
        let id = id.parse::<EntryId>().ok()?;
        open.said_at(id).map(|said| said.id)
    });
    let sealed = reading.fields.get("sealed") == "yes";
    let about = about.filter(|_| kind == Some(RequestKind::Amendment));
    let on = on.unwrap_or(open.today);
    Some(Request { kind: kind?, person, from, words, on, about, own: false, sealed })
}

/// By what right a copy is made, for whom, and for which request.
pub struct Right {
    /// The code it came under in the form.
    pub code: String,
    /// To whom.
    pub to: Text,
    /// By what right.
    pub authority: Authority,
    /// What for.
    pub purpose: ConsentFor,
    /// The request it answers.
    pub request: Option<RequestId>,
    /// Whether it reaches somebody's own words alone: they are no caregiver of the family today.
    pub own_words: bool,
}

/// Every right there is today: each adult's own copy, each consent that holds, each court's order.
pub fn rights(open: &Open) -> Vec<Right> {
    let mut all = Vec::new();
    let whole = open.whole();
    for person in open.family.people.iter().filter(|person| person.is_living()) {
        if person.role == Role::Child {
            continue;
        }
        let name = crate::called::person(open.who.words, person);
        all.push(Right {
            code: format!("own-{}", person.id),
            to: Text::line(&name, LINE_MAX).unwrap_or_default(),
            authority: Authority::OwnCopy(person.id),
            purpose: ConsentFor::OwnCopy,
            request: None,
            own_words: standing(&whole.whole, person.id, open.today).is_none(),
        });
    }
    for given in open.family.rights.consents.iter().filter(|given| given.holds_on(open.today)) {
        all.push(Right {
            code: format!("consent-{}", given.id),
            to: given.consent.to.clone(),
            authority: Authority::Consent(given.id),
            purpose: given.consent.purpose,
            request: None,
            own_words: false,
        });
    }
    for asked in open.family.releases.requests.iter().filter(|asked| asked.ordered().is_some()) {
        all.push(Right {
            code: format!("order-{}", asked.id),
            to: asked.request.from.clone(),
            authority: Authority::Order(asked.id),
            purpose: ConsentFor::Court,
            request: Some(asked.id),
            own_words: false,
        });
    }
    all
}

/// Reads by what right, of those there are today.
pub fn right(reading: &mut Reading<'_>, open: &Open) -> Option<Right> {
    let code = reading.fields.get("authority").to_owned();
    let request = reading.choice("request", |id| {
        let id = id.parse::<RequestId>().ok()?;
        let mut waiting = open.family.releases.requests.iter().filter(|one| one.answered.is_none());
        waiting.find(|known| known.id == id).map(|known| known.id)
    });
    let right = rights(open).into_iter().find(|right| right.code == code);
    let request = request.or(right.as_ref().and_then(|right| right.request));
    // While a demand waits for counsel nothing goes but somebody's own copy, and that not as its answer.
    let own = right.as_ref().is_some_and(|right| matches!(right.authority, Authority::OwnCopy(_)));
    let mut waits = open.family.releases.requests.iter().filter(|asked| asked.waits_for_counsel());
    if waits.any(|asked| right.is_some() && !own || Some(asked.id) == request) {
        reading.problem("request", "release-refused-needs-counsel");
    }
    // Whoever answers for confidentiality opens no record without a reason: somebody asked.
    if request.is_none() && open.reader.hat == Hat::PrivacyOfficer {
        reading.problem("request", "release-needs-request");
    }
    if right.is_none() {
        reading.problem("authority", "release-authority-missing");
    }
    right.filter(|_| reading.problems.is_empty()).map(|right| Right { request, ..right })
}

/// Whether something protected is ticked that may go once a second person agreed.
pub fn ticks_protected(fields: &Fields, open: &Open, right: &Right) -> bool {
    let whole = open.whole();
    let ticked = |id: EntryId| fields.all("went").any(|typed| typed == id.to_string());
    let mut all = whole.said.iter().filter(|said| ticked(said.id));
    all.any(|said| {
        weigh(&whole.whole, &whole.said, said, right.authority, open.today) == Verdict::Second
    })
}

/// The last day on which a copy is given as a file: as long as the consent holds, and never longer
/// than a month.
fn file_until(open: &Open, right: &Right) -> Date {
    let month = open.today.saturating_add(jiff::Span::new().days(FILE_DAYS));
    let consents = &open.family.rights.consents;
    let given = consents.iter().find(|given| Authority::Consent(given.id) == right.authority);
    given.map_or(month, |given| month.min(given.consent.until))
}

/// The field that says on which ground one item is left out.
pub fn ground_field(entry: EntryId) -> String {
    format!("ground-{entry}")
}

fn language(reading: &Reading<'_>, open: &Open) -> Language {
    let chosen = Language::parse(reading.fields.get("language"));
    chosen.unwrap_or(open.who.words.language())
}

/// A copy as it was chosen: what goes, and what of the rest the reader is told to be withheld.
pub fn made(reading: &mut Reading<'_>, open: &Open, right: &Right) -> Option<Made> {
    let (went, withheld) = chosen(reading, open, right);
    let reviewer = reading.some_line("reviewer").filter(|_| !withheld.is_empty());
    let is_owed_review = withheld.iter().any(|one| one.ground.is_reviewable());
    if is_owed_review && reviewer.is_none() && reading.problems.is_empty() {
        reading.problem("reviewer", "release-reviewer-missing");
    }
    if !reading.problems.is_empty() {
        return None;
    }
    Some(Made {
        to: right.to.clone(),
        authority: right.authority,
        purpose: right.purpose,
        request: right.request,
        went,
        withheld,
        reviewer,
        until: Some(file_until(open, right)),
        second: None,
        corrections: None,
        language: Some(language(reading, open).code().to_owned()),
        on: open.today,
    })
}

fn chosen(reading: &mut Reading<'_>, open: &Open, right: &Right) -> (Vec<EntryId>, Vec<Withheld>) {
    let ticked = reading.choices("went", |id| id.parse::<EntryId>().ok());
    let for_all = reading.choice("ground", |code| of_code(&GROUNDS, code));
    let whole = open.whole();
    let mut went = Vec::new();
    let mut withheld = Vec::new();
    let mut without_ground = false;
    for said in open.said().filter(|said| super::items::item(open, said).is_some()) {
        let ticked = ticked.contains(&said.id);
        let own = of_code(&GROUNDS, reading.fields.get(&ground_field(said.id)));
        match weigh(&whole.whole, &whole.said, said, right.authority, open.today) {
            Verdict::Silent(_) => {}
            _ if ticked => went.push(said.id),
            // Theirs to ask for and left out: they are told, with the ground.
            Verdict::Goes | Verdict::Owed => match own.or(for_all) {
                Some(ground) => withheld.push(Withheld { entry: said.id, ground }),
                None => without_ground = true,
            },
            Verdict::Withheld(ground) => {
                let ground = own.unwrap_or(ground);
                withheld.push(Withheld { entry: said.id, ground });
            }
            // A word that something protected stays would give it away to whoever reads along.
            Verdict::Asks | Verdict::Second => {}
        }
    }
    // By a consent or an order nobody is owed a word about what stays.
    if !matches!(right.authority, Authority::OwnCopy(_)) {
        withheld.clear();
        without_ground = false;
    }
    if without_ground && !went.is_empty() {
        reading.problem("ground", "release-ground-missing");
    }
    if went.is_empty() && reading.problems.is_empty() {
        reading.problem("went", "release-refused-nothing");
    }
    (went, withheld)
}

/// The grounds, for a form.
pub fn grounds() -> [(Ground, &'static str); 3] {
    GROUNDS
}
