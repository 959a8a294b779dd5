// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether others see the screen, and what kind of device it is.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Hat;

use super::{Who, change_session, lists, pages};
use crate::error::Error;
use crate::fields::Fields;
use crate::state::App;
use crate::urls;

pub async fn page(who: Who) -> Result<Response, Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    Ok(pages::shared_screen(&who).into_response())
}

/// On with one press. Off asks who it is: whoever holds the tablet in the family's home presses too.
pub async fn change(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let shared = match fields.get("shared") {
        "on" => true,
        "off" => false,
        _ => return Err(Error::BadRequest("the screen is neither shared nor one's own")),
    };
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    if !shared && who.require_fresh(app.clock.now()).is_err() {
        let there = urls::step_up(Some(urls::SHARED_SCREEN));
        return Ok(Redirect::to(&there).into_response());
    }
    change_session(&app, &headers, |known| lists::Session { shared, ..known }).await?;
    // Whatever stands on the screen is left: it may be what must not be seen.
    Ok(Redirect::to(urls::TODAY).into_response())
}

/// Whether a session of this hat begins with a shared screen: on a tablet, which lies on the table
/// between people.
pub fn begins_shared(headers: &HeaderMap, hat: Hat) -> bool {
    hat != Hat::Caregiver && is_tablet(user_agent(headers))
}

/// What the browser says it is.
fn user_agent(headers: &HeaderMap) -> &str {
    headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether the device is a tablet, as far as its browser says so: a newer iPad says it is a Mac.
fn is_tablet(agent: &str) -> bool {
    agent.contains("iPad") || (agent.contains("Android") && !agent.contains("Mobile"))
}

/// The kind of device and browser, as one would call it: "Firefox, Android". Nothing of versions or
/// models is kept. The first name that fits counts, because browsers also say what they are like.
pub fn device(headers: &HeaderMap) -> String {
    let agent = user_agent(headers);
    let browsers = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("iPad", "iPad"),
        ("iPhone", "iPhone"),
        ("Android", "Android"),
        ("CrOS", "Chromebook"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];
    let name = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let both: Vec<&str> = name(&browsers).into_iter().chain(name(&systems)).collect();
    both.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_called_by_its_browser_and_its_kind_alone() {
        let called = |agent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(USER_AGENT, agent.parse().unwrap());
            device(&headers)
        };
        let phone = "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0";
        assert_eq!(called(phone), "Firefox, Android");
        let like_others = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, \
            like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";
        assert_eq!(called(like_others), "Edge, Windows");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(called(iphone), "Safari, iPhone");
        assert_eq!(called("curl/8.5.0 of Quilla Ames"), "");
        assert_eq!(device(&HeaderMap::new()), "");
    }
}
