// SPDX-License-Identifier: AGPL-3.0-or-later
//! A request's body, lent to whoever answers, so that what they leave unread can be read to its end.
//!
//! A browser that is still sending when the answer comes sees a broken connection and not the page
//! that says what was too large.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};

/// How much of a body nobody wanted is still read, in bytes.
const REST_MAX: usize = 64 * 1024 * 1024;

struct Lent(Arc<Mutex<Body>>);

/// What is left of a body that was lent.
pub(super) struct Rest(Arc<Mutex<Body>>);

/// Lends a body.
pub(super) fn lend(body: Body) -> (Body, Rest) {
    let body = Arc::new(Mutex::new(body));
    (Body::new(Lent(Arc::clone(&body))), Rest(body))
}

type Polled = Poll<Option<Result<Frame<Bytes>, axum::Error>>>;

fn poll(body: &Mutex<Body>, cx: &mut Context<'_>) -> Polled {
    let mut body = body.lock().unwrap_or_else(PoisonError::into_inner);
    Pin::new(&mut *body).poll_frame(cx)
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        poll(&self.0, cx)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

impl Rest {
    /// Reads what is left and forgets it.
    pub(super) async fn read(self) {
        let mut read = 0;
        while read < REST_MAX {
            let frame = poll_fn(|cx| poll(&self.0, cx)).await;
            let Some(Ok(frame)) = frame else { return };
            read += frame.data_ref().map_or(0, Bytes::len);
        }
    }
}
