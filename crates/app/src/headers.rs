// SPDX-License-Identifier: AGPL-3.0-or-later
//! What every answer carries, and which requests are answered at all.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::accounts::{asked, token, wished};
use crate::error::{Error, ErrorPage, error_page};
use crate::state::App;
use crate::typed::Typed;
use crate::ui::page::Theme;
use crate::words::Words;

/// Nothing but our own files; no inline script or style, no frame, no foreign form.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     media-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; \
     frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; \
     trusted-types 'none'";

/// The same for the one page that has the browser keep a worker beside it: its script may name that worker.
pub fn policy_with_worker() -> HeaderValue {
    let policy = POLICY.replace("trusted-types 'none'", "trusted-types alongside");
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static(POLICY))
}

const FIXED: [(HeaderName, &str); 9] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
];

/// Puts the headers of trust on every answer, and draws the page of one that failed.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let words = asked(request.headers());
    let token = token(request.headers());
    let (request, typed) = match Typed::take(request).await {
        Ok(both) => both,
        Err(too_large) => {
            let reader = wished(&app, token).await.unwrap_or((words, Theme::System));
            return dressed(with_page(reader, too_large, &Typed::default()));
        }
    };
    let response = next.run(request).await;
    let failed = response.status().is_client_error() || response.status().is_server_error();
    let wishes = if failed { wished(&app, token).await } else { None };
    dressed(with_page(wishes.unwrap_or((words, Theme::System)), response, &typed))
}

/// Draws the page of an answer that failed, with what was typed.
fn with_page(reader: (Words, Theme), mut response: Response, typed: &Typed) -> Response {
    let failed = response.extensions().get::<ErrorPage>().cloned().or_else(|| bare(&response));
    if let Some(failed) = failed {
        let kept = response.headers().clone();
        response = (failed.status, error_page(reader, &failed, typed)).into_response();
        for (name, value) in &kept {
            if name != axum::http::header::CONTENT_TYPE
                && name != axum::http::header::CONTENT_LENGTH
            {
                response.headers_mut().insert(name, value.clone());
            }
        }
    }
    response
}

fn dressed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        // What somebody brought comes with a policy of its own, under which it may do nothing at all.
        if name != CONTENT_SECURITY_POLICY || !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    // Whatever names somebody stays out of caches; hashed files say themselves that they may stay.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// A failure the framework answered by itself, such as a method a page does not know.
fn bare(response: &Response) -> Option<ErrorPage> {
    let status = response.status();
    let framework = status == StatusCode::METHOD_NOT_ALLOWED
        || status == StatusCode::BAD_REQUEST
        || status == StatusCode::UNSUPPORTED_MEDIA_TYPE;
    framework.then_some(ErrorPage { status, step_up: false, lacks: None, reference: None })
}

/// Forms are taken from our own pages only.
pub async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe || from_our_pages(request.headers()) {
        next.run(request).await
    } else {
        Error::Forbidden.into_response()
    }
}

fn from_our_pages(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    // A browser too old for the header above still says its origin; neither means no.
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    let origin = headers.get(ORIGIN).and_then(|value| value.to_str().ok());
    match (origin, host) {
        (Some(origin), Some(host)) => {
            let (_, authority) = origin.split_once("://").unwrap_or_default();
            authority == host
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_is_taken_from_our_own_pages_only() {
        assert!(from_our_pages(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!from_our_pages(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!from_our_pages(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ])));
        assert!(from_our_pages(&headers(&[("origin", "http://a:1"), ("host", "a:1")])));
        assert!(!from_our_pages(&headers(&[("origin", "http://b"), ("host", "a")])));
        assert!(!from_our_pages(&headers(&[("host", "a")])));
    }
}
