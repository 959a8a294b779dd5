// SPDX-License-Identifier: AGPL-3.0-or-later
//! The address an agency's people open in their browsers, to which passkeys are bound.

use std::net::SocketAddr;
use std::str::FromStr;

use url::{Host, Url};

/// The address of the pages: a scheme, a host and a port, and nothing more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(Url);

/// Why an address cannot be the origin, for whoever starts the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnOrigin {
    /// It cannot be read as an address.
    #[error("it is no address. Write it as people type it, such as https://record.example.org")]
    Unreadable,
    /// It has a path, a query, a name or a password.
    #[error("it says more than a scheme, a host and a port. Leave out whatever stands after them")]
    MoreThanThat,
    /// Browsers offer passkeys over TLS only, and on this machine.
    #[error("browsers take passkeys over https only. http is for localhost alone")]
    Unencrypted,
}

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(typed: &str) -> Result<Self, NotAnOrigin> {
        let url = Url::parse(typed).map_err(|_| NotAnOrigin::Unreadable)?;
        let host = url.host().ok_or(NotAnOrigin::Unreadable)?;
        match url.scheme() {
            "https" => {}
            "http" if on_this_machine(&host) => {}
            "http" => return Err(NotAnOrigin::Unencrypted),
            _ => return Err(NotAnOrigin::Unreadable),
        }
        let more = url.path() != "/"
            || url.query().is_some()
            || url.fragment().is_some()
            || !url.username().is_empty()
            || url.password().is_some();
        if more { Err(NotAnOrigin::MoreThanThat) } else { Ok(Self(url)) }
    }
}

impl Origin {
    /// The origin of a server that listens here, where nobody said another. Browsers give passkeys
    /// to names and not to bare numbers, so this machine is called `localhost`.
    pub fn of_listening(at: SocketAddr) -> Option<Self> {
        let local = at.ip().to_string() == "127.0.0.1" || at.ip().to_string() == "::1";
        if local { format!("http://localhost:{}", at.port()).parse().ok() } else { None }
    }

    /// The name passkeys are bound to; none where the host is a bare number.
    pub fn name(&self) -> Option<&str> {
        self.0.domain()
    }

    /// As an address.
    pub fn url(&self) -> &Url {
        &self.0
    }
}

/// As a browser says it: without a slash at the end.
impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.origin().ascii_serialization())
    }
}

fn on_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(number) => number.is_loopback(),
        Host::Ipv6(number) => number.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<Origin, NotAnOrigin> {
        typed.parse()
    }

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        for (typed, said, name) in [
            (
                "https://record.example.org",
                "https://record.example.org",
                Some("record.example.org"),
            ),
            (
                "https://Record.Example.org:8443/",
                "https://record.example.org:8443",
                Some("record.example.org"),
            ),
            ("http://localhost:8080", "http://localhost:8080", Some("localhost")),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", None),
            ("https://[::1]", "https://[::1]", None),
        ] {
            let origin = read(typed).unwrap();
            assert_eq!((origin.to_string().as_str(), origin.name()), (said, name));
        }
    }

    #[test]
    fn what_browsers_would_not_take_is_refused_at_the_start() {
        for (typed, why) in [
            ("", NotAnOrigin::Unreadable),
            ("record.example.org", NotAnOrigin::Unreadable),
            ("ftp://record.example.org", NotAnOrigin::Unreadable),
            ("https://", NotAnOrigin::Unreadable),
            ("http://record.example.org", NotAnOrigin::Unencrypted),
            ("http://192.0.2.7", NotAnOrigin::Unencrypted),
            ("https://record.example.org/pages", NotAnOrigin::MoreThanThat),
            ("https://record.example.org/?a", NotAnOrigin::MoreThanThat),
            ("https://record.example.org/#a", NotAnOrigin::MoreThanThat),
            ("https://a@record.example.org", NotAnOrigin::MoreThanThat),
            ("https://:b@record.example.org", NotAnOrigin::MoreThanThat),
        ] {
            assert_eq!(read(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn a_server_on_this_machine_is_localhost_and_any_other_has_to_be_named() {
        let at = |text: &str| Origin::of_listening(text.parse().unwrap());
        assert_eq!(at("127.0.0.1:9000").unwrap().to_string(), "http://localhost:9000");
        assert_eq!(at("[::1]:9000").unwrap().to_string(), "http://localhost:9000");
        assert_eq!(at("0.0.0.0:9000"), None);
        assert_eq!(at("127.0.0.5:9000"), None);
    }
}
