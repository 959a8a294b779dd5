// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside serve`: the pages of an agency.

use std::net::{IpAddr, SocketAddr};

use clap::Args;
use jiff::tz::TimeZone;
use record::Record;
use tokio::net::TcpListener;

use super::{Failure, Place};
use crate::accounts::Origin;
use crate::clock::Clock;
use crate::router::router;
use crate::serving::{self, Proxies};
use crate::state::App;

/// Serves an agency's pages.
///
/// Example: alongside serve --data /srv/alongside --listen 127.0.0.1:8080
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// The address to listen on.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The agency's time zone, such as `America/New_York`; without it the machine's.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// A proxy in front speaks TLS; needed to listen on anything but this machine.
    #[arg(long)]
    behind_tls: bool,
    /// The address people open in their browsers, to which passkeys are bound. On this machine it is
    /// `http://localhost` and the port.
    #[arg(long, value_name = "URL")]
    origin: Option<Origin>,
    /// The address of a proxy in front, whose X-Forwarded-For says whose request it is; may be given
    /// several times. Without it everybody behind a proxy waits for everybody's wrong passwords.
    #[arg(long, value_name = "IP")]
    proxy: Vec<IpAddr>,
}

impl Serve {
    pub async fn run(self) -> Result<(), Failure> {
        check_listen(self.listen, self.behind_tls)?;
        let listener = bind(self.listen).await?;
        let record = self.place.record().await?;
        let app = App::new(record, Clock::Machine, zone(self.zone.as_deref())?, false);
        let origin = offer(&app, self.origin, &listener, self.behind_tls)?;
        let proxies = Proxies::at(self.proxy);
        serve((app, proxies), listener, |_| println!("Alongside is at {origin}/")).await
    }
}

/// Refuses to send a family's record over the network in clear.
pub fn check_listen(listen: SocketAddr, behind_tls: bool) -> Result<(), Failure> {
    if listen.ip().is_loopback() || behind_tls {
        return Ok(());
    }
    Err(Failure(format!(
        "{listen} can be reached from other machines, and pages would go there unencrypted. \
         Put a proxy that speaks TLS in front and add --behind-tls, or listen on 127.0.0.1."
    )))
}

/// Offers passkeys at the origin that was named, or on this machine; answers where the pages are.
pub fn offer(
    app: &App,
    named: Option<Origin>,
    listener: &TcpListener,
    behind_tls: bool,
) -> Result<String, Failure> {
    let address = listener.local_addr().map_err(|error| Failure(error.to_string()))?;
    // Behind a proxy nobody opens this machine's own address.
    let own = || if behind_tls { None } else { Origin::of_listening(address) };
    let origin = named.or_else(own);
    if let Some(origin) = &origin {
        app.offer_passkeys(origin);
    }
    Ok(origin.map_or_else(|| format!("http://{address}"), |origin| origin.to_string()))
}

/// The time zone of this name, or the machine's.
pub fn zone(named: Option<&str>) -> Result<TimeZone, Failure> {
    match named {
        None => Ok(TimeZone::system()),
        Some(name) => TimeZone::get(name).map_err(|_| {
            Failure(format!("there is no time zone `{name}`. Names are like America/New_York."))
        }),
    }
}

/// Takes the address, before anything long begins.
pub async fn bind(listen: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(listen).await.map_err(|error| {
        Failure(format!("{listen} cannot be listened on ({error}). Choose another with --listen."))
    })
}

/// Serves until the process is asked to end.
pub async fn serve(
    (app, proxies): (App, Proxies),
    listener: TcpListener,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Failure> {
    let address = listener.local_addr().map_err(|error| Failure(error.to_string()))?;
    let record: Record = app.record.clone();
    let router = router(app);
    ready(address);
    serving::serve(listener, router, proxies, asked_to_end()).await;
    record.store().clone().close().await;
    Ok(())
}

async fn asked_to_end() {
    let term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    let Ok(mut term) = term else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = term.recv() => {}
    }
}
