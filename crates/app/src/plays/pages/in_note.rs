// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room for what was played, in the note of a visit: up to two plays, each folded.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::super::forms::is_begun;
use super::super::in_note::{ENDINGS, NEW};
use super::asking::happened;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText, Select};
use crate::voices::children;
use crate::voices::forms::ALL;
use crate::voices::pages::{child, part};

/// The fields of a note's plays. Of a child who died nothing is asked.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let chosen = children(open).into_iter().flat_map(|one| open.family.plays.for_next_time(one.id));
    let chosen: Vec<String> = chosen.map(|one| one.chosen.title.to_string()).collect();
    html! {
        @for ending in ENDINGS {
            @let begun = is_begun(fields, ending);
            @let wrong = errors.iter().any(|error| error.field.ends_with(ending));
            // Begun before a child died it is not lost: it stays in sight until whoever wrote it moves it.
            @if !children(open).is_empty() || begun {
                details.prompt open[wrong || begun] {
                    summary { (words.say(if ending == ENDINGS[0] { "plays-in-note" } else { "plays-in-note-more" })) }
                    div.stack {
                        @if ending == ENDINGS[0] && !chosen.is_empty() {
                            p.guide { (words.with("plays-in-note-chosen", &[("titles", words.list(&chosen).into())])) }
                        }
                        (which(open, (fields, errors), ending))
                        (child(open, (fields, errors), &format!("child{ending}")))
                        (happened(open, (fields, errors), (ending, played_before(open))))
                        (part(open, (fields, errors), (&format!("part{ending}"), ALL)))
                        (again(open, (fields, errors), ending))
                    }
                }
            }
        }
    }
}

/// Whether anything was played often enough to ask what changed.
fn played_before(open: &Open) -> bool {
    let plays = &open.family.plays;
    let of = |child| {
        plays.tried(child).into_iter().any(|one| plays.tries(child, one.tried.play).len() > 1)
    };
    children(open).into_iter().any(|child| of(child.id))
}

/// Which play: what was chosen, the family's own, what was tried before, the box, or something else.
fn which(open: &Open, (fields, errors): (&Fields, &[FieldError]), ending: &str) -> Markup {
    let words = open.who.words;
    let [play, title] = ["play", "title"].map(|name| format!("{name}{ending}"));
    let typed = fields.get(&play);
    let mut seen = BTreeSet::new();
    let mut known = Vec::new();
    for child in children(open) {
        let plays = &open.family.plays;
        let chosen = plays.for_next_time(child.id).into_iter();
        known.extend(chosen.map(|one| (one.chosen.play, one.chosen.title.to_string())));
        let own = plays.own_now(child.id).into_iter();
        known.extend(own.map(|one| (one.id, one.now.title.to_string())));
        let tried = plays.tried(child.id).into_iter();
        known.extend(tried.map(|one| (one.tried.play, one.tried.title.to_string())));
    }
    let offered = open.in_box.iter().filter(|one| !one.is_out || typed == one.id.to_string());
    known.extend(offered.map(|one| (one.id, one.title.clone())));
    known.retain(|(id, _)| seen.insert(*id));
    let choice = |value: String, label| Choice { chosen: typed == value, value, label };
    let mut choices = vec![choice(String::new(), words.say("plays-in-note-none"))];
    choices.push(choice(NEW.to_owned(), words.say("plays-in-note-else")));
    choices.extend(known.into_iter().map(|(id, title)| choice(id.to_string(), title)));
    html! {
        (form::select(&Select {
            words, id: &play, label: &words.say("plays-in-note-which"), hint: None, choices: &choices, errors
        }))
        (form::field_text(&FieldText {
            id: &title, label: &words.say("plays-in-note-title"), value: fields.get(&title), errors, voice: true,
            ..FieldText::new(words)
        }))
    }
}

fn again(open: &Open, (fields, errors): (&Fields, &[FieldError]), ending: &str) -> Markup {
    let words = open.who.words;
    let field = format!("again{ending}");
    let choices = [Choice {
        value: "yes".to_owned(),
        label: words.say("plays-choose"),
        chosen: fields.get(&field) == "yes",
    }];
    form::choices(&Chooser {
        id: &field,
        legend: &words.say("plays-again-ask"),
        choices: &choices,
        errors,
        small: true,
        ..Chooser::boxes()
    })
}
