// SPDX-License-Identifier: AGPL-3.0-or-later
//! Hats and new people: asked for by one, confirmed by a second, and never for oneself.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use practice::PractitionerId;
use practice::access::Hat;
use record::Statement;

use super::again::{AGAIN, Again};
use super::approvals::{self, Approval, BOOK, Proposal};
use super::forms::{self, Hats, NewPerson};
use super::leaving::sole_key;
use super::pages::waiting as pages;
use super::rule::{RULE, Rule};
use super::{Answers, colleague, fresh_or_sent, sole};
use crate::accounts::codes::new_code;
use crate::accounts::{SecondStepRule, Who, link_ends, lists as accounts, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::Language;

/// How long the first link of somebody new is good, in hours.
const LINK_HOURS: i64 = 24;
/// Giving or taking hats, and somebody new, as they are kept.
const HATS: &str = "hats";
const PERSON: &str = "person";

/// Who may ask for it.
pub fn may_ask(who: &Who) -> bool {
    matches!(who.hat, Hat::Manager | Hat::Administrator)
}

/// Who may be the second person, if it is neither theirs nor about them.
pub fn may_confirm(who: &Who) -> bool {
    matches!(who.hat, Hat::Manager | Hat::PrivacyOfficer)
}

fn require_may_ask(who: &Who) -> Result<(), Error> {
    if may_ask(who) { Ok(()) } else { Err(Error::Forbidden) }
}

pub async fn new_page(Answers(who): Answers) -> Result<Response, Error> {
    require_may_ask(&who)?;
    let fields = Fields::begun();
    Ok(pages::new_person(&who, &fields, &[]).into_response())
}

pub async fn ask_new(
    State(app): State<App>,
    Answers(who): Answers,
    fields: Fields,
) -> Result<Response, Error> {
    require_may_ask(&who)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, who.words);
    let new = forms::new_person(&mut reading);
    let waiting = approvals::waiting(&app).await?;
    let taken = |known: &Approval| {
        known.id != act
            && detail::<NewPerson>(known, PERSON).is_some_and(|one| one.sign_in == new.sign_in)
    };
    if reading.problems.is_empty()
        && (accounts::by_sign_in(&app.record, &new.sign_in).await?.is_some()
            || waiting.iter().any(taken))
    {
        reading.problem("sign-in", "staff-sign-in-taken");
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::new_person(&who, &fields, &reading.problems)));
    }
    let subject = crate::random::id();
    let proposal = Proposal { act, what: PERSON, subject, detail: &new };
    approvals::propose(&app, &who, &proposal).await?;
    Ok(Redirect::to(urls::STAFF_WAITING).into_response())
}

pub async fn ask_hats(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    require_may_ask(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, who.words);
    let hats = forms::hats(&mut reading);
    let waiting = approvals::waiting(&app).await?;
    let waits =
        |known: &Approval| known.what == HATS && known.subject == one.account.id && known.id != act;
    if one.account.id == who.account {
        reading.problem("hats", "staff-not-yourself");
    } else if one.account.ended.is_some() {
        reading.problem("hats", "staff-hats-ended");
    } else if hats == one.account.hats {
        reading.problem("hats", "staff-hats-same");
    } else if waiting.iter().any(waits) {
        reading.problem("hats", "staff-hats-waiting");
    } else if let Some(hat) = sole(&app, &one.account, &hats).await? {
        reading.problem("hats", sole_key(hat));
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::hats(&who, &one, &reading.problems)));
    }
    let detail = Hats { hats };
    let proposal = Proposal { act, what: HATS, subject: one.account.id, detail: &detail };
    approvals::propose(&app, &who, &proposal).await?;
    Ok(Redirect::to(urls::STAFF_WAITING).into_response())
}

pub async fn hats_page(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    require_may_ask(&who)?;
    let one = colleague(&app, &who, &id).await?;
    Ok(pages::hats(&who, &one, &[]).into_response())
}

/// What waits, in words the page can show.
pub struct Waits {
    /// What was asked for.
    pub approval: Approval,
    /// About whom.
    pub name: String,
    /// The hats they are to have.
    pub hats: Vec<Hat>,
    /// The key of what it says of them.
    pub says: &'static str,
    /// The key of the rule that is to hold, where it is about one.
    pub rule: Option<&'static str>,
    /// Who asked.
    pub asked_by: String,
}

async fn all_waiting(app: &App) -> Result<Vec<Waits>, Error> {
    let people = accounts::all(&app.record).await?;
    let name = |id: u128| people.iter().find(|one| one.id == id).map(|one| one.name.clone());
    let mut all = Vec::new();
    for approval in approvals::waiting(app).await? {
        let asked_by = name(approval.asked_by).unwrap_or_default();
        let told = if let Some(new) = detail::<NewPerson>(&approval, PERSON) {
            Some((new.name, new.hats, "staff-waits-new", None))
        } else if let Some(Hats { hats }) = detail(&approval, HATS) {
            name(approval.subject).map(|name| (name, hats, "staff-waits-hats", None))
        } else if detail::<Again>(&approval, AGAIN).is_some() {
            name(approval.subject).map(|name| (name, Vec::new(), "staff-waits-again", None))
        } else {
            let rule = detail::<Rule>(&approval, RULE);
            let rule = rule.and_then(|known| SecondStepRule::parse(&known.rule));
            let nobody = |says, rule| (String::new(), Vec::new(), says, rule);
            let rule = rule.map(|rule| nobody("staff-waits-rule", Some(rule.code())));
            rule.or((approval.what == BOOK).then(|| nobody("staff-waits-book", None)))
        };
        all.extend(told.map(|(name, hats, says, rule)| Waits {
            approval,
            name,
            hats,
            says,
            rule,
            asked_by,
        }));
    }
    Ok(all)
}

pub async fn waiting(State(app): State<App>, Answers(who): Answers) -> Result<Response, Error> {
    let all = all_waiting(&app).await?;
    Ok(pages::waiting(&who, &all, &[]).into_response())
}

pub async fn answer(
    State(app): State<App>,
    Answers(who): Answers,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: PractitionerId = id.parse().map_err(|_| Error::NotFound)?;
    let waiting = approvals::waiting(&app).await?;
    let approval = waiting.into_iter().find(|known| known.id == id.0).ok_or(Error::NotFound)?;
    let to_waiting = Redirect::to(urls::STAFF_WAITING).into_response();
    match fields.get("answer") {
        "decline" if may_confirm(&who) || approval.asked_by == who.account => {
            approvals::decline(&app, &who, &approval).await?;
            return Ok(to_waiting);
        }
        "confirm" => {}
        "decline" => return Err(Error::Forbidden),
        _ => return Err(Error::BadRequest("the answer is missing")),
    }
    if !may_confirm(&who) || !approval.has_second(who.account) {
        return conflict(&app, &who, "staff-needs-second").await;
    }
    if let Some(sent) = fresh_or_sent(&who, app.clock.now(), urls::STAFF_WAITING) {
        return Ok(sent);
    }
    let asked_by = accounts::by_id(&app.record, approval.asked_by).await?;
    let may_still = asked_by.is_some_and(|one| {
        one.ended.is_none()
            && one.hats.iter().any(|hat| match hat {
                Hat::Manager | Hat::Administrator => approval.what != BOOK,
                Hat::PrivacyOfficer => approval.what == BOOK,
                _ => false,
            })
    });
    if !may_still {
        return conflict(&app, &who, "staff-asker-left").await;
    }
    match effect(&app, &approval).await? {
        Effect::Not(key) => conflict(&app, &who, key).await,
        Effect::Is(statements) => {
            approvals::confirm(&app, &who, &approval, statements).await?;
            Ok(to_waiting)
        }
        Effect::New(statements, token, name) => {
            approvals::confirm(&app, &who, &approval, statements).await?;
            let host = headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
            let link = format!("{host}{}", urls::sign_in_link(&token));
            Ok(pages::first_link(&who, &name, &link).into_response())
        }
        Effect::Again(statements, account, code) => {
            approvals::confirm(&app, &who, &approval, statements).await?;
            Ok(pages::again_code(&who, &account, &code).into_response())
        }
    }
}

/// What a confirmation does.
enum Effect {
    /// It cannot be done any more: the key of the message.
    Not(&'static str),
    /// These statements.
    Is(Vec<Statement>),
    /// These, with the link's secret and the name of somebody new.
    New(Vec<Statement>, String, String),
    /// These, with whom they let in again and the code that does.
    Again(Vec<Statement>, Box<accounts::Account>, String),
}

async fn effect(app: &App, approval: &Approval) -> Result<Effect, Error> {
    let record = &app.record;
    if let Some(new) = detail::<NewPerson>(approval, PERSON) {
        if accounts::by_sign_in(record, &new.sign_in).await?.is_some() {
            return Ok(Effect::Not("staff-sign-in-taken"));
        }
        let account = accounts::Account {
            id: approval.subject,
            sign_in: new.sign_in,
            name: new.name.clone(),
            password: None,
            hats: new.hats,
            language: Language::parse(&new.language).unwrap_or(Language::English),
            theme: "system".to_owned(),
            caregiver_in: None,
            ended: None,
        };
        let token = crate::random::hex(&crate::random::bytes::<32>());
        let ends = link_ends(app.clock.now(), LINK_HOURS)?;
        let link = accounts::put_link(record, token.as_bytes(), account.id, ends);
        let all = vec![accounts::put(record, &account).await?, link];
        return Ok(Effect::New(all, token, new.name));
    }
    if let Some(Rule { rule }) = detail(approval, RULE) {
        let now = app.clock.now();
        let put = accounts::put_setting(record, accounts::SECOND_STEP_RULE, &rule, now);
        return Ok(Effect::Is(vec![put]));
    }
    if approval.what == BOOK {
        // Nothing is written: whoever asked may take the file for a day.
        return Ok(Effect::Is(Vec::new()));
    }
    if detail::<Again>(approval, AGAIN).is_some() {
        let account = accounts::by_id(record, approval.subject).await?;
        let Some(account) = account.filter(|one| one.ended.is_none()) else {
            return Ok(Effect::Not("staff-hats-ended"));
        };
        let code = new_code(app.clock.now())?;
        let new = (code.letters.as_str(), code.ends);
        let all = accounts::starting_again(record, &account, new).await?;
        return Ok(Effect::Again(all, Box::new(account), code.told));
    }
    let Some(Hats { hats }) = detail::<Hats>(approval, HATS) else { return Err(Error::NotFound) };
    let account = accounts::by_id(record, approval.subject).await?;
    let Some(account) = account.filter(|one| one.ended.is_none()) else {
        return Ok(Effect::Not("staff-hats-ended"));
    };
    if let Some(hat) = sole(app, &account, &hats).await? {
        return Ok(Effect::Not(sole_key(hat)));
    }
    let to = accounts::Account { hats, ..account.clone() };
    Ok(Effect::Is(vec![accounts::change(record, &account, &to).await?]))
}

/// What was asked for exactly, where it is of this kind.
fn detail<T: serde::de::DeserializeOwned>(approval: &Approval, what: &str) -> Option<T> {
    let of_kind = approval.what == what;
    of_kind.then(|| serde_json::from_str(&approval.detail).ok()).flatten()
}

/// It does not happen, with the reason and what helps.
async fn conflict(app: &App, who: &Who, key: &str) -> Result<Response, Error> {
    let problem = FieldError { field: "waiting".to_owned(), text: who.words.say(key) };
    let all = all_waiting(app).await?;
    Ok((StatusCode::CONFLICT, pages::waiting(who, &all, &[problem])).into_response())
}
