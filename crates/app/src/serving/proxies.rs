// SPDX-License-Identifier: AGPL-3.0-or-later
//! The proxies that stand in front: whose word about where a request comes from is taken, and nobody else's.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::http::HeaderMap;

/// Where a proxy says whom it asks for, the nearest last.
const FORWARDED: &str = "x-forwarded-for";

/// The addresses of the proxies in front of this server.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Arc<[IpAddr]>);

impl Proxies {
    /// Those at these addresses.
    pub fn at(addresses: impl IntoIterator<Item = IpAddr>) -> Self {
        Self(addresses.into_iter().map(|address| address.to_canonical()).collect())
    }

    /// Whose request it is: the nearest of those named who is no proxy of ours. Somebody who writes
    /// the header themselves is not believed, and what cannot be read leaves the one who connected.
    pub fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> SocketAddr {
        let mut client = peer;
        if !self.are_at(peer.ip()) {
            return client;
        }
        let named = headers.get_all(FORWARDED).iter();
        let named: Vec<&str> = named.filter_map(|value| value.to_str().ok()).collect();
        for hop in named.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
            client = SocketAddr::new(address, 0);
            if !self.are_at(address) {
                break;
            }
        }
        client
    }

    fn are_at(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(proxies: &[&str], peer: &str, lines: &[&str]) -> String {
        let proxies = Proxies::at(proxies.iter().map(|one| one.parse().unwrap()));
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        let peer = SocketAddr::new(peer.parse().unwrap(), 4711);
        proxies.client(peer, &headers).ip().to_string()
    }

    #[test]
    fn nobody_is_believed_but_a_proxy_of_ours() {
        assert_eq!(client(&[], "192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
        assert_eq!(client(&["127.0.0.1"], "192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
        assert_eq!(client(&["127.0.0.1"], "127.0.0.1", &["198.51.100.1"]), "198.51.100.1");
    }

    #[test]
    fn what_a_client_wrote_before_the_proxy_counts_for_nothing() {
        let spoofed = client(&["127.0.0.1"], "127.0.0.1", &["203.0.113.9, 198.51.100.1"]);
        assert_eq!(spoofed, "198.51.100.1");
        let lines = client(&["127.0.0.1"], "127.0.0.1", &["203.0.113.9", "198.51.100.1"]);
        assert_eq!(lines, "198.51.100.1");
    }

    #[test]
    fn several_proxies_stand_one_behind_the_other() {
        let both = ["127.0.0.1", "10.0.0.2"];
        assert_eq!(client(&both, "127.0.0.1", &["198.51.100.1, 10.0.0.2"]), "198.51.100.1");
        assert_eq!(client(&["::1"], "::1", &["2001:db8::7"]), "2001:db8::7");
    }

    #[test]
    fn what_cannot_be_read_leaves_whoever_connected() {
        for line in ["", "unknown", "198.51.100.1:80", "_hidden", "198.51.100.1, x"] {
            assert_eq!(client(&["127.0.0.1"], "127.0.0.1", &[line]), "127.0.0.1", "{line}");
        }
        assert_eq!(client(&["127.0.0.1"], "127.0.0.1", &[]), "127.0.0.1");
    }
}
