// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of bringing a file in: which file, and what would come in.

use maud::{Markup, html};
use practice::FamilyId;

use super::plan::{Plan, PlannedPerson};
use crate::accounts::Who;
use crate::codes::{ROLES, code_of};
use crate::ui::form::{self, FieldError};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// Which file.
pub fn ask(who: &Who, refused: Option<&str>) -> Markup {
    let words = who.words;
    let title = words.say("import-title");
    let errors: Vec<FieldError> = refused
        .into_iter()
        .map(|text| FieldError { field: "file".to_owned(), text: text.to_owned() })
        .collect();
    page(
        &who.frame(&title, Place::Families),
        html! {
            div.wrap-narrow.stack {
                (form::error_summary(words, &errors))
                h1 { (title) }
                p.lede { (words.say("import-lede")) }
                form.card.stack method="post" action=(urls::IMPORT) enctype="multipart/form-data" autocomplete="off" {
                    div.field {
                        label for="file" { (words.say("import-file")) }
                        p.hint id="file-hint" { (words.say("import-file-hint")) }
                        (form::error_of(&errors, "file"))
                        input type="file" id="file" name="file" aria-describedby="file-hint"
                            accept=".json,.csv,application/json,application/fhir+json,text/csv";
                    }
                    p.actions { button.btn type="submit" { (words.say("import-look")) } }
                }
                p.small { (words.say("import-columns")) }
            }
        },
    )
}

/// What would come in, what is kept, what cannot, and why.
pub fn preview(who: &Who, family: FamilyId, plan: &Plan, before: bool) -> Markup {
    let words = who.words;
    let title = words.say("import-preview-title");
    page(
        &who.frame(&title, Place::Families),
        html! {
            div.wrap-narrow.stack {
                h1 { (title) }
                p.lede { (words.say("import-nothing-yet")) }
                @if before { (notice::notice(Tone::Honey, html! { (words.say("import-before")) })) }
                @for note in &plan.notes { (notice::notice(Tone::Honey, html! { (words.say(note)) })) }
                @for planned in &plan.families {
                    section.card {
                        h2 { (words.say("import-new-family")) @if !planned.named.is_empty() { " " (planned.named) } }
                        ul.list { @for person in &planned.people { (person_row(who, person)) } }
                    }
                }
                (kept(who, plan))
                (refused_rows(who, plan))
                form.row method="post" action=(urls::import_preview(family)) autocomplete="off" {
                    @if !plan.families.is_empty() && !before {
                        button.btn.big type="submit" name="do" value="bring" { (words.say("import-bring")) }
                    }
                    button.btn.second type="submit" name="do" value="drop" { (words.say("import-drop")) }
                }
            }
        },
    )
}

fn person_row(who: &Who, planned: &PlannedPerson) -> Markup {
    let words = who.words;
    let person = &planned.person;
    let mut facts = vec![words.say(&format!("role-{}", code_of(&ROLES, person.role)))];
    match person.birth {
        Some(practice::people::Birth::On(born)) => facts.push(words.date(born)),
        Some(practice::people::Birth::Due(due)) => {
            facts.push(words.with("person-due", &[("date", words.date(due).into())]));
        }
        None => {}
    }
    facts.extend(person.languages.iter().map(|spoken| spoken.language.to_string()));
    html! {
        li {
            p { strong { (person.names.full().unwrap_or_default()) } }
            p.meta { (facts.join(" · ")) }
            @for name in person.names.all.iter().skip(1) { p.xs { (name.text) } }
        }
    }
}

fn kept(who: &Who, plan: &Plan) -> Markup {
    let words = who.words;
    html! {
        @if !plan.kept.is_empty() {
            section.card {
                h2 { (words.say("import-kept-title")) }
                p.meta { (words.say("import-kept-lede")) }
                div.table-scroll role="region" tabindex="0" aria-label=(words.say("import-kept-title")) {
                    table {
                        thead { tr { th scope="col" { (words.say("import-kind")) } th.num scope="col" { (words.say("import-count")) } th scope="col" { (words.say("import-why")) } } }
                        tbody {
                            @for kept in &plan.kept {
                                tr { th scope="row" { (kept.what) } td.num { (kept.count) } td { (words.say(kept.why)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn refused_rows(who: &Who, plan: &Plan) -> Markup {
    let words = who.words;
    html! {
        @if !plan.refused.is_empty() {
            section.card {
                h2 { (words.say("import-refused-title")) }
                p.meta { (words.say("import-refused-lede")) }
                ul.list {
                    @for row in &plan.refused {
                        li { strong { (words.with(if plan.form == "fhir-r4" { "import-entry" } else { "import-line" }, &[("line", i64::try_from(row.line).unwrap_or(0).into()), ("column", row.column.as_str().into())])) }
                            p.small { (row.why) } }
                    }
                }
            }
        }
    }
}
