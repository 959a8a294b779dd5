// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every part of the look on one page with invented people, for looking and for the checks of accessibility.

use jiff::ToSpan as _;
use jiff::civil::{Date, date, time};
use maud::{Markup, html};

use super::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText, Select};
use super::icons;
use super::notice::{self, Tone, Voice};
use super::page::{Frame, Place, Theme, page};
use super::rhythm::{Mark, Rhythm, RhythmRow, rhythm};
use crate::words::{Language, Words};

/// The day of the gallery.
const TODAY: Date = date(2026, 10, 16);

/// The page of all parts, in a theme. Its people and their words are invented and stay in their own languages.
pub fn gallery(words: Words, theme: Theme) -> Markup {
    let frame = Frame {
        words,
        title: "Gallery",
        here: Place::Families,
        who: Some("Imani Clarke"),
        hat: Some("Visitor".to_owned()),
        theme,
        sub: Some(sub_navigation()),
        shared: Some(true),
        find: true,
        staff: false,
        save_bar: true,
    };
    let errors = errors();
    page(
        &frame,
        html! {
            (form::error_summary(words, &errors))
            (heading(words))
            (next_up(words))
            div.grid.mt5 {
                div.stack { (visits(words)) (rhythm(words, &a_rhythm())) (story(words)) }
                div.stack { (notices(words)) (lists(words)) }
            }
            (forms(words, &errors))
        },
    )
}

fn sub_navigation() -> Markup {
    html! {
        nav.subnav aria-label="Pages of this family" {
            ul.n {
                li { a href="#story" aria-current="page" { "Story" } }
                li { a href="#visits" { "Visits" } }
                li { a href="#people" { "People" } }
                li { a href="#private" { (icons::lock()) "Past and present" } }
            }
        }
    }
}

fn heading(words: Words) -> Markup {
    html! {
        div.row.between {
            div {
                h1 { (words.date_long(TODAY)) }
                p.lede { "Mateo Rivera, " (words.age(date(2026, 3, 2), TODAY)) " · Rosa Rivera, mother" }
            }
            div.actions {
                button.btn.quiet type="button" data-print { (icons::print()) (words.say("form-print")) }
                a.btn.second href="#new" { (icons::plus()) "New family" }
                a.btn href="#note" { (icons::note()) "New note" }
            }
        }
    }
}

fn next_up(words: Words) -> Markup {
    html! {
        section.next-up.mt5 aria-label="Next visit" {
            div {
                p.next-when { (words.day_month(TODAY)) ", " (words.time(time(14, 5, 0, 0))) }
                p.meta { "at home, with Elena" }
            }
            (notice::voice(&Voice {
                words, said: "The nights. And my mother and me.", teller: Some("Rosa"), on: Some(TODAY), language: Some("en"),
            }))
            div.actions { a.btn.second href="#note" { "Start note" } }
        }
    }
}

fn visits(words: Words) -> Markup {
    html! {
        section.card.flush aria-labelledby="days-visits" {
            h2.vh id="days-visits" { "Visits of the day" }
            ol.n {
                li.visit.done {
                    div { time datetime="09:30" { (words.time(time(9, 30, 0, 0))) } }
                    div {
                        p.who { a href="#kofi" { "Kofi & Ama" } }
                        p.meta { "Kofi is 11 weeks · at home · Twi, some English" }
                        p { (notice::tag(Tone::Honey, "Note started 10:52")) }
                    }
                    div.actions { a.btn.second href="#kofi-note" { "Finish note" } }
                }
                li.visit {
                    div { time datetime="14:00" { (words.time(time(14, 0, 0, 0))) } p.xs { "in 50 min" } }
                    div {
                        p.who { a href="#mateo" { "Mateo & Rosa" } }
                        p.meta { "Mateo is 7 months · at home · Spanish and English" }
                        p.agenda.voice { b { "Rosa wants to talk about" } "“The nights. And my mother and me.”" }
                    }
                    div.actions { a.btn.second href="#before" { "Before the visit" } a.btn href="#mateo-note" { "Start note" } }
                }
            }
        }
    }
}

fn a_rhythm() -> Rhythm {
    // A letter for each week: happened, did not happen, both, nothing; the last two are this week and the next.
    let rows = [
        ("Mateo & Rosa", "weekly", "hhhhhdhhhhhhpp"),
        ("Nia, Joan & Dee", "weekly", "hhhhhhhhbhhhp."),
        ("Kofi & Ama", "weekly", "..hhhhhhhhhhh."),
        ("Saga, Aino, Marit & Per-Olof Johansson", "weekly", "hhhhhhhhhhhhpp"),
        ("June & Bea", "weekly", "hhhhdhdhdddd.."),
        ("baby due November & Kim", "every 2 weeks", "....h.h.h.h.p."),
        ("Ivy & Pat", "monthly", "h...h...h...p."),
        ("Amir & Noor", "", ""),
    ];
    let rows = rows.map(|(name, rhythm, weeks)| {
        let days = (0_i64..14).map(|week| TODAY.saturating_add(((week - 12) * 7).days()));
        let marks = days.zip(weeks.chars()).flat_map(|(day, letter)| match letter {
            'h' => vec![(day, Mark::Happened)],
            'd' => vec![(day, Mark::DidNotHappen)],
            'b' => vec![(day.saturating_sub(2.days()), Mark::DidNotHappen), (day, Mark::Happened)],
            'p' => vec![(day, Mark::Planned)],
            _ => Vec::new(),
        });
        RhythmRow {
            name: name.to_owned(),
            link: "#family".to_owned(),
            rhythm: rhythm.to_owned(),
            marks: marks.collect(),
        }
    });
    Rhythm { today: TODAY, rows: rows.into() }
}

fn story(words: Words) -> Markup {
    let song = "Con la canción de mi madre se duerme.\nYo también.";
    html! {
        section.card aria-labelledby="so-far" {
            h2 id="so-far" { "Story so far" }
            ol.moments.n {
                li.moment {
                    p.meta { a href="#visit-2" { (words.date(date(2026, 10, 9))) } " · Mateo and Rosa" }
                    p.told { "He turned from the cup to find her when she stopped talking." }
                    (notice::voice(&Voice {
                        words, said: "He looks for me now. Before, he looked at the wall.", teller: Some("Rosa"),
                        on: Some(date(2026, 10, 9)), language: Some("en"),
                    }))
                }
                li.moment {
                    p.meta { a href="#visit-1" { (words.date(date(2026, 9, 25))) } " · Mateo and Elena" }
                    (notice::voice(&Voice { words, said: song, teller: Some("Elena"), on: None, language: Some("es") }))
                }
            }
        }
        ul.n.relationships {
            li.card.relationship {
                h3 { a href="#mateo-rosa" { "Mateo and Rosa" } }
                p.meta { "close, growing closer" }
                h4 { "Last delight" }
                p.told { "She sang, and he laughed with his whole body." }
                p.xs { (words.date(date(2026, 10, 9))) }
            }
            li.card.relationship {
                h3 { a href="#mateo-elena" { "Mateo and Elena" } }
                p.meta { "close, steady" }
            }
        }
        (notice::empty("The first moment will be here after the next visit."))
    }
}

fn notices(words: Words) -> Markup {
    let tones = [
        (Tone::Plain, "plain"),
        (Tone::Plum, "relationship"),
        (Tone::Fern, "done"),
        (Tone::Honey, "tend to this"),
        (Tone::Dusk, "private"),
        (Tone::Brick, "danger"),
    ];
    html! {
        (notice::done("Your password is changed."))
        @for (tone, word) in tones { (notice::notice(tone, html! { strong { (word) } " The words say what the colour says." })) }
        p.row { @for (tone, word) in tones { (notice::tag(tone, word)) } }
        section.private aria-labelledby="private" {
            h2 id="private" { "For you, not for the record" }
            p.small.mt { "What stirred in you goes into your own space." }
            p.actions.mt { a.btn.second href="#reflection" { (icons::lock()) "Write a private reflection" } }
        }
        p.meta { (words.age(date(2026, 10, 10), TODAY)) ", " (words.age(date(2026, 8, 20), TODAY)) ", "
            (words.age(date(2024, 8, 20), TODAY)) }
    }
}

fn lists(words: Words) -> Markup {
    html! {
        section.card aria-labelledby="waiting" {
            h2 id="waiting" { "Waiting for you" }
            ul.list {
                li { a href="#finish" { "Finish the note for Kofi & Ama" } p.meta { "Kept " (words.date(TODAY)) } }
                li { a href="#finish-2" { "Finish opening a family" } p.meta { "Kept " (words.date(TODAY)) } }
            }
        }
        dl.facts.card {
            dt { "Who was there" } dd { "Mateo, Rosa" }
            dt { "About" } dd { "Mateo and Rosa" }
        }
        section.card aria-labelledby="bonds" {
            h2 id="bonds" { "The bonds, in their words" }
            ol.keys.n {
                li { span.keyno { "1" } p { strong { "Mateo and Rosa" } " close" } }
                li { span.keyno { "2" } p { strong { "Mateo and Elena" } " close, steady" } }
            }
        }
        details.card { summary { "What the signs mean" } p { "A filled dot is a visit that happened." } }
    }
}

fn errors() -> Vec<FieldError> {
    let errors = [
        ("born", "Write the day as day, month and year."),
        ("lead", "Choose who led what you talked about."),
    ];
    let errors =
        errors.map(|(field, text)| FieldError { field: field.to_owned(), text: text.to_owned() });
    errors.into()
}

fn choices<const N: usize>(id: &str, labels: [&str; N]) -> Vec<Choice> {
    let labels = labels.into_iter().enumerate();
    labels
        .map(|(number, label)| Choice {
            value: format!("{id}-{number}"),
            label: label.to_owned(),
            chosen: number == 0 && id != "lead",
        })
        .collect()
}

fn forms(words: Words, errors: &[FieldError]) -> Markup {
    html! {
        form.grid.mt5 method="post" action="#" autocomplete="off" data-autosave="/gallery/draft" {
            div.card {
                (presence())
                div.prompt { (form::choices(&Chooser {
                    id: "about", legend: "Whose relationship was it?", hint: Some("One is enough."),
                    choices: &choices("about", ["Mateo and Rosa", "Mateo and Elena", "Rosa and you"]), errors, ..Chooser::boxes()
                })) }
                div.prompt { (form::choices(&Chooser {
                    id: "lead", legend: "Who led what we talked about?",
                    choices: &choices("lead", ["Rosa", "We shared", "I did"]), errors, ..Chooser::radio()
                })) }
                div.prompt { (form::field_area(&FieldArea {
                    id: "words", label: "Rosa’s words", hint: Some("As she said them, in her language."),
                    value: "Last night I sang instead of turning on the light. He watched me the whole time.",
                    errors, voice: true, ..FieldArea::new(words)
                })) }
                div.prompt { (form::field_area(&FieldArea {
                    id: "child", label: "What Mateo did", value: "", errors, required: true, ..FieldArea::new(words)
                })) }
            }
            (fields(words, errors))
            div.savebar {
                span.state role="status" { "Kept, " (words.time(time(15, 22, 0, 0))) }
                div.actions {
                    button.btn.second type="submit" name="do" value="save" { "Save draft" }
                    button.btn type="submit" name="do" value="finish" data-finish { "Finish note" }
                }
            }
        }
    }
}

fn presence() -> Markup {
    let how = ["awake", "asleep", "not there"];
    html! {
        fieldset.prompt {
            legend.legend { "Who was there?" }
            (form::choices(&Chooser {
                id: "mateo", legend: "Mateo", choices: &choices("mateo", how), small: true, ..Chooser::radio()
            }))
            (form::choices(&Chooser {
                id: "rosa", legend: "Rosa", choices: &choices("rosa", ["there", "not there"]), small: true, ..Chooser::radio()
            }))
        }
    }
}

fn fields(words: Words, errors: &[FieldError]) -> Markup {
    let languages = [Language::English, Language::Spanish].map(|language| Choice {
        value: language.code().to_owned(),
        label: format!("{language:?}"),
        chosen: language == words.language(),
    });
    html! {
        div.card.stack {
            h2 { "When and where" }
            (form::field_text(&FieldText { id: "full", label: "Full name", required: true, max: Some(300), ..FieldText::new(words) }))
            div.two {
                (form::field_text(&FieldText {
                    id: "born", label: "Born on", value: "2026-13-40", errors, kind: "date", ..FieldText::new(words)
                }))
                (form::field_text(&FieldText { id: "at", label: "At", kind: "time", value: "14:05", ..FieldText::new(words) }))
            }
            (form::field_text(&FieldText {
                id: "minutes", label: "Minutes", hint: Some("About is enough."), kind: "number", value: "65", ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "hope", label: "What Rosa hopes for", value: "Nights that don’t scare us.", voice: true, ..FieldText::new(words)
            }))
            (form::select(&Select { words, id: "language", label: "Language", hint: None, choices: &languages, errors }))
            (form::buttons("Keep", Some(("Leave it", "#leave"))))
        }
    }
}
