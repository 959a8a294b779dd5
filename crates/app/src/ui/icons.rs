// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sign of the product and its few stroke icons; each stands beside a word and is hidden from screen readers.

use maud::{Markup, html};

/// The sign of the product: an arc that holds a circle.
pub fn sign() -> Markup {
    html! {
        svg.sign aria-hidden="true" viewBox="0 0 32 32" width="30" height="30" {
            path.sign-arc d="M4 13a12 12 0 0 0 24 0" {}
            circle.sign-held cx="16" cy="11" r="5.2" {}
        }
    }
}

/// A sun over the horizon.
pub fn today() -> Markup {
    icon(&html! { path d="M4 18h16M7 18a5 5 0 0 1 10 0M12 5v3M5 9l1.6 1.6M19 9l-1.6 1.6" {} })
}

/// An arc that holds a circle, in thin strokes.
pub fn families() -> Markup {
    icon(&html! { path d="M3.5 11a8.5 8.5 0 0 0 17 0" {} circle cx="12" cy="9" r="3.6" {} })
}

/// Two people side by side.
pub fn staff() -> Markup {
    icon(&html! {
        circle cx="9" cy="8" r="3" {}
        path d="M3.5 19a5.5 5.5 0 0 1 11 0M15 5.5a3 3 0 0 1 0 5M17 14a5.5 5.5 0 0 1 3.5 5" {}
    })
}

/// A magnifying glass.
pub fn find() -> Markup {
    icon(&html! { circle cx="11" cy="11" r="6" {} path d="M16 16l4 4" {} })
}

/// Three dots.
pub fn more() -> Markup {
    icon(&html! {
        circle cx="5.5" cy="12" r="1.4" {}
        circle cx="12" cy="12" r="1.4" {}
        circle cx="18.5" cy="12" r="1.4" {}
    })
}

/// A pencil.
pub fn note() -> Markup {
    icon(&html! { path d="M5 19l1-4L16 5l3 3L9 18zM13 8l3 3" {} })
}

/// A plus.
pub fn plus() -> Markup {
    icon(&html! { path d="M12 5v14M5 12h14" {} })
}

/// A tick.
pub fn check() -> Markup {
    icon(&html! { path d="M5 12.5l4.5 4.5L19 7" {} })
}

/// A padlock.
pub fn lock() -> Markup {
    icon(&html! {
        rect x="5" y="11" width="14" height="9" rx="2" {}
        path d="M8 11V8a4 4 0 0 1 8 0v3" {}
    })
}

/// A printer.
pub fn print() -> Markup {
    icon(&html! { path d="M7 9V4h10v5M7 17H5v-6h14v6h-2M8 14h8v6H8z" {} })
}

fn icon(strokes: &Markup) -> Markup {
    html! { svg.icon aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" { (strokes) } }
}
