// SPDX-License-Identifier: AGPL-3.0-or-later
//! Everything a request can end in, each with its page.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::typed::Typed;
use crate::ui::page::{Frame, Place, Theme, page};
use crate::urls;
use crate::words::Words;

/// What a request ended in. Nobody's words are in it, so that it may be logged.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Also when the asker may not see it: hidden and absent look the same.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// A form from another site, or a hat that may not do this.
    #[error("not allowed")]
    Forbidden,
    /// It asks for a fresh proof of who one is.
    #[error("who asks did not prove lately who they are")]
    StepUp,
    /// A second step is required, and whoever asks has none yet.
    #[error("who asks has no second step yet")]
    SetUpFirst,
    /// It takes a second person, who has not confirmed it.
    #[error("it needs a second person")]
    NeedsSecond,
    /// Not of the shape a form has.
    #[error("not a form of ours: {0}")]
    BadRequest(&'static str),
    /// Larger than the field or the file may be.
    #[error("too large")]
    TooLarge,
    /// Somebody else wrote meanwhile, three times over.
    #[error("this record changed while you were writing")]
    Changed,
    /// Our fault.
    #[error("something went wrong on our side")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::StepUp | Self::SetUpFirst => StatusCode::FORBIDDEN,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Changed | Self::NeedsSecond => StatusCode::CONFLICT,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

macro_rules! internal {
    ($($from:ty),+ $(,)?) => {$(
        impl From<$from> for Error {
            fn from(error: $from) -> Self {
                Self::Internal(Box::new(error))
            }
        }
    )+};
}

internal!(record::StoreError, record::Error, serde_json::Error, jiff::Error);

/// What lacked, beside a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// A second step of one's own.
    SecondStep,
    /// A second person's word.
    SecondPerson,
}

/// The marker an answer carries until its page is drawn in the asker's language.
#[derive(Clone)]
pub struct ErrorPage {
    /// Which page.
    pub status: StatusCode,
    /// Whether a fresh proof of who one is was all that lacked.
    pub step_up: bool,
    /// What lacked, where its page says so.
    pub lacks: Option<Lacks>,
    /// Where the number of the failure is written in the log.
    pub reference: Option<String>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut reference = None;
        if let Self::Internal(source) = &self {
            let number = crate::random::hex(&crate::random::bytes::<4>());
            tracing::error!(reference = %number, error = %chain(source.as_ref()), "a request failed");
            reference = Some(number);
        }
        let step_up = matches!(self, Self::StepUp);
        let lacks = match self {
            Self::SetUpFirst => Some(Lacks::SecondStep),
            Self::NeedsSecond => Some(Lacks::SecondPerson),
            _ => None,
        };
        let page = ErrorPage { status: self.status(), step_up, lacks, reference };
        let mut response = page.status.into_response();
        response.extensions_mut().insert(page);
        response
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}

/// The page of a failure in the reader's language and theme: what happened, what to do now, and that
/// what was written is not lost.
pub fn error_page((words, theme): (Words, Theme), failed: &ErrorPage, typed: &Typed) -> Markup {
    let key = match failed.status.as_u16() {
        _ if failed.step_up => "step-up",
        _ if failed.lacks == Some(Lacks::SecondStep) => "set-up-first",
        _ if failed.lacks == Some(Lacks::SecondPerson) => "needs-second",
        401 => "signed-out",
        403 => "forbidden",
        404 => "not-found",
        409 => "changed",
        413 => "too-large",
        429 => "too-many",
        503 => "unavailable",
        400..=499 => "bad-request",
        _ => "internal",
    };
    let title = words.say(&format!("error-{key}-title"));
    let frame = Frame {
        words,
        title: &title,
        here: Place::None,
        who: None,
        hat: None,
        theme,
        sub: None,
        shared: None,
        find: false,
        staff: false,
        save_bar: false,
    };
    page(
        &frame,
        html! {
            div.stack {
                h1 { (title) }
                p.lede { (words.say(&format!("error-{key}-what"))) }
                @if let Some(reference) = &failed.reference {
                    p.meta { (words.with("error-reference", &[("reference", reference.as_str().into())])) }
                }
                // Nobody knows who reads the page that asks who they are.
                @let asks = failed.status == StatusCode::UNAUTHORIZED || failed.step_up;
                @if !(asks && typed.protected) { (given_back(words, typed)) }
                p.actions {
                    @if failed.status == StatusCode::UNAUTHORIZED {
                        a.btn href=(urls::sign_in_and_back(typed.to.as_deref())) { (words.say("error-to-sign-in")) }
                    } @else if failed.step_up {
                        a.btn href=(urls::step_up(typed.to.as_deref())) { (words.say("error-to-step-up")) }
                    } @else if failed.lacks == Some(Lacks::SecondStep) {
                        a.btn href=(urls::SECOND_STEP) { (words.say("second-step-begin")) }
                    } @else {
                        a.btn href=(urls::TODAY) { (words.say("error-to-today")) }
                    }
                }
            }
        },
    )
}

/// What was typed, to be copied: nothing somebody wrote is lost by a failure.
fn given_back(words: Words, typed: &Typed) -> Markup {
    html! {
        @if !typed.texts.is_empty() {
            section.card.stack-s aria-labelledby="typed" {
                h2 id="typed" { (words.say("error-typed-title")) }
                p.meta { (words.say("error-typed-what")) }
                @for (number, text) in typed.texts.iter().enumerate() {
                    div.field {
                        label.vh for={ "typed-" (number) } { (words.say("error-typed-title")) }
                        textarea id={ "typed-" (number) } readonly rows="4" autocomplete="off" { "\n" (text) }
                    }
                }
            }
        }
    }
}
