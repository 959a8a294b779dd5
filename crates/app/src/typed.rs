// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody typed, held until the answer is known, so that a failure can give it back.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};

use crate::error::Error;
use crate::router::FORM_MAX;
use crate::urls;

/// Fields that are never given back: secrets.
const SECRET: [&str; 7] = ["password", "now", "new", "passphrase", "again", "code", "answer"];
/// Texts shorter than this, in characters, are choices and numbers rather than somebody's writing.
const WRITING_MIN: usize = 20;

/// What a request brought, as far as its author would miss it.
#[derive(Default)]
pub struct Typed {
    /// Texts that were typed, in the order of the form.
    pub texts: Vec<String>,
    /// Where the request was going, when it is a page one can come back to.
    pub to: Option<String>,
    /// Whether it was meant for the protected part of a record, or for a sealed note.
    pub protected: bool,
}

impl Typed {
    /// Reads a form's body and puts it back. Files are left alone.
    pub async fn take(request: Request) -> Result<(Request, Self), Response> {
        let path = request.uri().path().to_owned();
        let form = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let form = form.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if *request.method() != Method::POST || !form {
            let to = (*request.method() == Method::GET).then(|| back_to(&path)).flatten();
            return Ok((request, Self { texts: Vec::new(), to, protected: false }));
        }
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, FORM_MAX).await.map_err(|_| Error::TooLarge.into_response())?;
        let guarded = form_urlencoded::parse(&bytes).any(|(name, value)| is_guarded(&name, &value));
        let texts = form_urlencoded::parse(&bytes)
            .filter(|(name, _)| !SECRET.contains(&name.as_ref()))
            .map(|(_, value)| value.into_owned())
            .filter(|value| value.chars().count() >= WRITING_MIN && !is_id(value))
            .collect();
        let typed = Self { texts, to: back_to(&path), protected: guarded || is_protected(&path) };
        Ok((Request::from_parts(parts, Body::from(bytes)), typed))
    }
}

/// Whether an address is one of the protected part of a family's record, or of sealed notes.
fn is_protected(path: &str) -> bool {
    let family = path.strip_prefix(urls::FAMILIES).unwrap_or_default();
    matches!(family.split('/').nth(2), Some("safety" | "sealed"))
}

/// Whether a field of a form files what stands in it where only those who keep somebody safe read.
fn is_guarded(name: &str, value: &str) -> bool {
    let filed = |prefix: &str, codes: &[&str]| name.starts_with(prefix) && codes.contains(&value);
    let guards = ["partner-violence", "child-protection-report", "substance-use-counselling"];
    filed("part-", &["safety"]) || filed("law-", &guards)
}

/// The page to come back to after signing in; only pages of the product.
pub fn back_to(path: &str) -> Option<String> {
    let ours = [urls::TODAY, urls::ME, urls::FAMILIES, urls::STAFF];
    let known = ours.iter().any(|start| {
        path == *start || path.strip_prefix(start).is_some_and(|rest| rest.starts_with('/'))
    });
    let plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte));
    (known && plain).then(|| page_of(path))
}

/// The page an address belongs to, where it takes forms and answers no page itself.
fn page_of(path: &str) -> String {
    if let Some((family, _)) = path.split_once("/safety/typed/") {
        return format!("{family}/safety");
    }
    match path.rsplit_once('/') {
        Some((visit, "draft")) => format!("{visit}/note"),
        Some((visit, "share")) => visit.to_owned(),
        _ => path.to_owned(),
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_the_protected_part_is_known_by_its_address() {
        assert!(is_protected("/families/0a/sealed/new"));
        assert!(is_protected("/families/0a/sealed/1b/amend"));
        assert!(is_protected("/families/0a/safety/contact/1b"));
        assert!(is_protected("/families/0a/safety"));
        for path in ["/families/0a/people/safety", "/families/safety/0a", "/me/safety"] {
            assert!(!is_protected(path), "{path}");
        }
    }

    #[test]
    fn a_form_is_guarded_too_where_a_field_of_it_files_a_text_in_the_protected_part() {
        assert!(is_guarded("part-words", "safety") && is_guarded("law-words", "partner-violence"));
        assert!(is_guarded("law-between", "child-protection-report"));
        for (name, value) in [("part-words", "together"), ("words", "safety"), ("law-words", "")] {
            assert!(!is_guarded(name, value), "{name}");
        }
    }

    #[test]
    fn one_comes_back_to_a_page_and_not_to_where_a_form_goes() {
        let known = [
            ("/families/0a/safety/typed/plan/1b", "/families/0a/safety"),
            ("/families/0a/visits/1b/share", "/families/0a/visits/1b"),
        ];
        for (path, page) in known {
            assert_eq!(back_to(path).as_deref(), Some(page));
        }
    }

    #[test]
    fn one_comes_back_to_our_own_pages_only() {
        assert_eq!(back_to("/families/0a/story").as_deref(), Some("/families/0a/story"));
        assert_eq!(
            back_to("/families/0a/visits/1b/draft").as_deref(),
            Some("/families/0a/visits/1b/note")
        );
        for path in [
            "//evil.example",
            "/familiesx",
            "/families/\\evil",
            "https:evil",
            "/sign-in",
            "/families/a?b",
        ] {
            assert_eq!(back_to(path), None, "{path}");
        }
    }
}
