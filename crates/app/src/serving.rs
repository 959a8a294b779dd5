// SPDX-License-Identifier: AGPL-3.0-or-later
//! The server: accepts connections with time limits, and ends in order.

mod lent;
mod proxies;

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

pub use proxies::Proxies;

/// Connections at once; more wait to be accepted.
const CONNECTIONS_MAX: usize = 1024;
/// How long a request's headers may take to arrive.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// How long a request may take as a whole, its body included.
const REQUEST_WITHIN: Duration = Duration::from_mins(1);
/// How long a form with a file may take: twenty megabytes from a telephone on a weak connection. Only forms
/// with a file are read as one, and who sends it is known before that; whoever is turned away has only [`REST_WITHIN`].
const FILE_WITHIN: Duration = Duration::from_mins(10);
/// What a form with a file is called.
const FILES: &str = "multipart/form-data";
/// How long the rest of a body nobody wanted may take to arrive.
const REST_WITHIN: Duration = Duration::from_secs(10);
/// How long open requests may still take when the server ends.
const END_WITHIN: Duration = Duration::from_secs(10);

/// Serves until `end` comes true, then lets open requests finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    proxies: Proxies,
    end: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let graceful = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut end => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file handles, most likely: a pause lets some be given back.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let connection =
            graceful.watch(connection(stream, (peer, proxies.clone()), router.clone()));
        tokio::spawn(async move {
            let _ended = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _finished = tokio::time::timeout(END_WITHIN, graceful.shutdown()).await;
}

fn connection(
    stream: TcpStream,
    (peer, proxies): (SocketAddr, Proxies),
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection {
    let _small = stream.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let router = router.clone();
        let client = proxies.client(peer, request.headers());
        async move { Ok::<_, Infallible>(answer(router, request, client).await) }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .serve_connection(TokioIo::new(stream), service)
}

/// How long a request may take, by what it says it brings.
fn time_for(headers: &HeaderMap) -> Duration {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let file =
        kind.trim_start().get(..FILES.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(FILES));
    if file { FILE_WITHIN } else { REQUEST_WITHIN }
}

async fn answer(
    router: Router,
    request: hyper::Request<Incoming>,
    client: SocketAddr,
) -> axum::response::Response {
    use axum::response::IntoResponse as _;
    use tower_service::Service as _;
    let (parts, body) = request.into_parts();
    let within = time_for(&parts.headers);
    let (body, rest) = lent::lend(Body::new(body));
    let mut request = Request::from_parts(parts, body);
    request.extensions_mut().insert(ConnectInfo(client));
    let mut router = router;
    let answered = tokio::time::timeout(within, router.call(request)).await;
    let _given_up = tokio::time::timeout(REST_WITHIN, rest.read()).await;
    match answered {
        Ok(Ok(response)) => response,
        Err(_late) => axum::http::StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_a_file_has_ten_minutes_and_everything_else_one() {
        for (kind, within) in [
            ("multipart/form-data; boundary=x", FILE_WITHIN),
            ("Multipart/Form-Data; boundary=x", FILE_WITHIN),
            ("application/x-www-form-urlencoded", REQUEST_WITHIN),
            ("", REQUEST_WITHIN),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, kind.parse().unwrap());
            assert_eq!(time_for(&headers), within, "{kind}");
        }
    }
}
