// SPDX-License-Identifier: AGPL-3.0-or-later
//! The frame of every page: its head, the bars at the head and the foot, and the way past them.

use maud::{DOCTYPE, Markup, html};

use super::{form, icons};
use crate::assets;
use crate::urls;
use crate::words::Words;

/// The name of the product, the same in every language.
const PRODUCT: &str = "Alongside";

/// Which part of the product a page belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The day.
    Today,
    /// The families, and everything of one family.
    Families,
    /// Who works here, and what they may.
    Staff,
    /// Neither, such as signing in.
    None,
}

/// Light or dark, as the reader chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// As the device is set.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What stands around the contents of a page.
pub struct Frame<'a> {
    /// The reader's words.
    pub words: Words,
    /// What the page is, never whose: browsers keep titles in their history.
    pub title: &'a str,
    /// The part of the product that is marked as current.
    pub here: Place,
    /// The name of who is signed in; without one there is nowhere to go.
    pub who: Option<&'a str>,
    /// The hat they wear, in words.
    pub hat: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// The pages of a family, above the contents.
    pub sub: Option<Markup>,
    /// Whether others see the screen; none for somebody who is not asked.
    pub shared: Option<bool>,
    /// Whether families can be looked for: shows Families and Find.
    pub find: bool,
    /// Whether they answer for who works here: shows People and access.
    pub staff: bool,
    /// Whether the page brings a bar of its own to the foot of a small screen.
    pub save_bar: bool,
}

/// A whole page around its contents.
#[expect(
    clippy::needless_pass_by_value,
    reason = "markup is made for the call and reads best in its place"
)]
pub fn page(frame: &Frame<'_>, main: Markup) -> Markup {
    let words = frame.words;
    let theme = match frame.theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    html! {
        (DOCTYPE)
        html lang=(words.language().code()) data-theme=[theme] {
            (head(words, frame.title, form::has_errors(&main)))
            body.has-save[frame.save_bar] data-not-saved=(words.say("page-not-saved")) data-not-sent=(words.say("page-not-sent"))
                data-not-finished=(words.say("page-not-finished")) data-sending=(words.say("page-sending")) {
                a.skip.btn href="#main" { (words.say("skip-to-main")) }
                (top(frame))
                main.wrap id="main" tabindex="-1" {
                    @if let Some(sub) = &frame.sub { (sub) }
                    (main)
                }
                @if frame.who.is_some() { (foot(frame)) }
            }
        }
    }
}

/// What is wrong is said first in the title, which is all a reader hears of a page that loads.
fn head(words: Words, title: &str, wrong: bool) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            title { @if wrong { (words.say("form-error")) ": " } (title) " · " (PRODUCT) }
            link rel="icon" type="image/svg+xml" href=(assets::url("favicon.svg"));
            link rel="stylesheet" href=(assets::url("tokens.css"));
            link rel="stylesheet" href=(assets::url("app.css"));
            link rel="stylesheet" href=(assets::url("pictures.css"));
            script type="module" src=(assets::url("enhance.js")) {}
        }
    }
}

fn top(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        header.top {
            div.top-in {
                a.brand href=(urls::TODAY) { (icons::sign()) span { (PRODUCT) } }
                @if let Some(name) = frame.who {
                    nav.nav aria-label=(words.say("nav-main")) {
                        ul.n {
                            @for (place, url, label, _) in places(frame) {
                                li { a href=(url) aria-current=[current(frame, place)] { (label) } }
                            }
                        }
                    }
                    div.top-end {
                        @if frame.find {
                            a.btn.quiet href=(find_url()) data-find { (icons::find()) span { (words.say("nav-find")) } }
                        }
                        @if let Some(shared) = frame.shared { (screen(words, shared)) }
                        a.who-is href=(urls::ME) {
                            span.vh { (words.say("nav-me")) ": " }
                            span { (name) }
                            @if let Some(hat) = &frame.hat { " " span.hat { (hat) } }
                        }
                        form.sign-out method="post" action=(urls::SIGN_OUT) autocomplete="off" {
                            button.btn.quiet type="submit" { (words.say("nav-sign-out")) }
                        }
                    }
                }
            }
        }
    }
}

/// One press before others look at the screen; while they do, a quiet mark that leads to the way back.
fn screen(words: Words, shared: bool) -> Markup {
    html! {
        @if shared {
            a.tag.dusk href=(urls::SHARED_SCREEN) { (words.say("shared-screen-on")) }
        } @else {
            form.share method="post" action=(urls::SHARED_SCREEN) autocomplete="off" {
                button.btn.quiet type="submit" name="shared" value="on" { (words.say("shared-screen-begin")) }
            }
        }
    }
}

/// The same places within reach of a thumb, for small screens.
fn foot(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        nav.bottom-nav aria-label=(words.say("nav-small")) {
            ul.n {
                @for (place, url, label, icon) in places(frame) {
                    li { a href=(url) aria-current=[current(frame, place)] { (icon) (label) } }
                }
                @if frame.find {
                    li { a href=(find_url()) data-find { (icons::find()) (words.say("nav-find")) } }
                }
                li { a href=(urls::ME) { (icons::more()) (words.say("nav-more")) } }
            }
        }
    }
}

fn places(frame: &Frame<'_>) -> Vec<(Place, &'static str, String, Markup)> {
    let words = frame.words;
    let mut places = vec![(Place::Today, urls::TODAY, words.say("nav-today"), icons::today())];
    if frame.find {
        places.push((
            Place::Families,
            urls::FAMILIES,
            words.say("nav-families"),
            icons::families(),
        ));
    }
    if frame.staff {
        places.push((Place::Staff, urls::STAFF, words.say("nav-staff"), icons::staff()));
    }
    places
}

fn current(frame: &Frame<'_>, place: Place) -> Option<&'static str> {
    (frame.here == place).then_some("page")
}

/// The search field of the list of families, whose id is `q`.
fn find_url() -> String {
    format!("{}#q", urls::FAMILIES)
}
