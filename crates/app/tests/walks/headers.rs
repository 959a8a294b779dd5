// SPDX-License-Identifier: AGPL-3.0-or-later
//! What every answer carries, and forms that come from elsewhere.

use alongside::urls;

use super::browser::{Browser, OWN_PAGE};
use super::gate::{at, routes};
use super::notes::begun;
use super::page::Page;
use super::server::on_each;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// The headers of trust are on this answer, whatever it is.
fn dressed(page: &Page) {
    let is = |name: &str, value: &str| assert_eq!(page.header(name), value, "{} {name}", page.at);
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{}", page.at);
    for part in
        ["script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]
    {
        assert!(policy.contains(part), "{} {part}", page.at);
    }
    assert!(!policy.contains("unsafe-") && !policy.contains('*') && !policy.contains("http"));
    is("x-content-type-options", "nosniff");
    is("x-frame-options", "DENY");
    is("referrer-policy", "no-referrer");
    is("cross-origin-opener-policy", "same-origin");
    is("cross-origin-resource-policy", "same-origin");
    assert!(page.header("strict-transport-security").contains("max-age=31536000"));
    assert!(page.header("permissions-policy").contains("camera=()"));
    if !page.at.starts_with("/assets/") {
        is("cache-control", "no-store");
    }
    assert_eq!(page.all("server").len() + page.all("x-powered-by").len(), 0);
}

/// A page holds no script, style or handler of its own, and loads nothing from elsewhere.
fn without_inline(page: &Page) {
    let html = page.html();
    for part in html.split('<').skip(1) {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        let mut names = tag.split('"').step_by(2).flat_map(|names| names.split([' ', '=']));
        let handler = |name: &str| name == "style" || name.starts_with("on");
        assert!(!names.any(handler), "{}: <{tag}>", page.at);
        let inline =
            (tag.starts_with("script") || tag.starts_with("style")) && !after.trim().is_empty();
        assert!(!inline, "{}: <{tag}> holds {after}", page.at);
        for from in ["src=\"", "href=\"", "action=\""] {
            let to = tag.split_once(from).map(|(_, to)| to).unwrap_or_default();
            assert!(!to.starts_with("http") && !to.starts_with("//"), "{}: <{tag}>", page.at);
        }
    }
}

#[test]
fn every_answer_carries_the_headers_of_trust_errors_too() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Snipe", &["Vi"]);
        begun(&imani, family);
        let nobody = Browser::new(server);
        let own = [
            urls::TODAY,
            urls::FAMILIES,
            urls::ME,
            urls::IMPORT,
            urls::SIGN_IN,
            "/",
            "/livez",
            "/readyz",
        ];
        let broken = [
            "/nowhere",
            "/assets/nothing.js",
            "/families/x/story",
            "/families?q=%FF",
            "/families/%FF/story",
            "//",
        ];
        for path in own.into_iter().chain(broken) {
            for browser in [&imani, &nobody] {
                let page = browser.get(path);
                dressed(&page);
                without_inline(&page);
                assert!(page.status < 500, "{path}");
            }
        }
        for (method, route) in routes() {
            let path = at(server, family, route);
            for browser in [&imani, &nobody] {
                let page =
                    if method == "GET" { browser.get(&path) } else { browser.post(&path, &[]) };
                dressed(&page);
                without_inline(&page);
            }
        }
        for (method, status) in [("PUT", 405), ("DELETE", 405), ("PATCH", 405), ("HEAD", 200)] {
            let page = imani.send(method, urls::TODAY, &[OWN_PAGE], None);
            dressed(&page);
            assert_eq!(page.status, status, "{method}");
        }
        for asset in imani.get(urls::TODAY).ok().html().split("/assets/").skip(1) {
            let name = asset.split('"').next().unwrap_or_default();
            let page = imani.get(&format!("/assets/{name}")).ok();
            dressed(&page);
            assert!(page.header("cache-control").contains("immutable"));
        }
    });
}

#[test]
fn the_cookie_is_for_this_host_and_no_script_reads_it() {
    on_each(|server| {
        let browser = Browser::new(server);
        let link = server.link("sefa");
        let signed_in = browser.submit(&browser.get(link).ok().form(link));
        let set = signed_in.all("set-cookie");
        assert_eq!(set.len(), 2, "one for the session, one by which the device is known");
        for set in &set {
            assert!(set.starts_with("__Host-"));
            for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
                assert!(set.contains(part), "{part}");
            }
            assert!(!set.contains("Domain"));
        }
        let secret = browser.cookie().unwrap();
        assert!(!signed_in.html().contains(secret.split('=').nth(1).unwrap()));
    });
}

#[test]
fn a_form_from_elsewhere_changes_nothing() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Pipit", &["Wim"]);
        let (_, form) = begun(&imani, family);
        let form = form.with("child", "Forged.").press("finish");
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&form.fields);
        let body = body.finish().into_bytes();
        let host = format!("http://{}", server.address);
        let entries = server.kinds(family).len();
        let elsewhere: [&[(&str, &str)]; 7] = [
            &[],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "cross-site"), ("origin", &host)],
            &[("origin", "http://elsewhere.example")],
            &[("origin", "null")],
        ];
        for headers in elsewhere {
            let headers: Vec<_> = headers.iter().copied().chain([FORM]).collect();
            let page = imani.send("POST", &form.action, &headers, Some(body.clone()));
            assert_eq!(page.status, 403, "{headers:?}");
            dressed(&page);
            let out = imani.send("POST", urls::SIGN_OUT, &headers, Some(Vec::new()));
            assert_eq!(out.status, 403);
        }
        assert_eq!(server.kinds(family).len(), entries);
        imani.get(urls::TODAY).ok();
        // The same form from our own page is taken; an older browser says so by its origin.
        let page = imani.send("POST", &form.action, &[("origin", &host), FORM], Some(body));
        assert_eq!(page.status, 303);
        assert!(server.kinds(family).len() > entries);
    });
}
