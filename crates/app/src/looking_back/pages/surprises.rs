// SPDX-License-Identifier: AGPL-3.0-or-later
//! What surprised in one's own notes of three months, in one list by day: for thinking, for paper, and for supervision.

use maud::{Markup, html};
use practice::visits::{Field, Visit};

use crate::open::Open;
use crate::supervision::{Readers, to_bring};
use crate::urls;

/// The lines, the newest first, each with room to bring it where somebody supervises its writer. On paper it stands alone,
/// without the family's name.
pub fn surprises(open: &Open, recent: &[&Visit], readers: Option<&Readers>) -> Markup {
    let words = open.who.words;
    let lines = recent.iter().filter_map(|visit| Some((*visit, visit.text(Field::Surprised)?)));
    let lines: Vec<_> = lines.collect();
    html! {
        @if !lines.is_empty() {
            section.card.stack-s.mt5.paper-alone aria-labelledby="h-surprised" {
                h3 id="h-surprised" { (words.say("look-back-surprised")) }
                p.meta.noprint { (words.say("look-back-surprised-lede")) }
                ol.list {
                    @for (visit, written) in lines {
                        li {
                            p.meta { a href=(urls::visit(open.family.id, visit.id)) {
                                (visit.on().map(|on| words.date(on)).unwrap_or_default()) } }
                            p.told { (written.text) }
                            @if let Some(readers) = readers {
                                (to_bring(&open.who, readers, (&visit.id.to_string(), written.text.as_str())))
                            }
                        }
                    }
                }
            }
        }
    }
}
