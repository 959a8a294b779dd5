// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy for somebody: by which right, what would go and why the rest would not, and the copy itself.

use maud::{Markup, html};
use practice::release::{Authority, Made, Verdict, weigh};

use super::requests::count;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::forms::{self, Right, ground_code};
use crate::release::items::{self, Item};
use crate::ui::form::{self, Choice, Chooser, FieldError, Select};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// By which right, and for which request.
pub fn choose(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("release-title");
    let rights: Vec<Choice> = forms::rights(open)
        .into_iter()
        .map(|right| {
            let to = [("name", right.to.as_str().into())];
            let key = match right.authority {
                Authority::OwnCopy(_) => "release-by-own",
                Authority::Consent(_) => "release-by-consent",
            };
            Choice {
                label: words.with(key, &to),
                chosen: fields.get("authority") == right.code,
                value: right.code,
            }
        })
        .collect();
    let none =
        Choice { value: String::new(), label: words.say("release-no-request"), chosen: true };
    let open_requests = open.family.releases.requests.iter().filter(|one| one.answered.is_none());
    let requests = open_requests.map(|asked| Choice {
        value: asked.id.to_string(),
        label: format!("{}, {}", asked.request.from, words.date(asked.request.on)),
        chosen: fields.get("request") == asked.id.to_string(),
    });
    let requests: Vec<Choice> = std::iter::once(none).chain(requests).collect();
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("release-lede")) }
            form.stack.narrow method="post" action=(urls::release_preview(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser {
                    id: "authority", legend: &words.say("release-authority"), choices: &rights, errors,
                    hint: Some(&words.say("release-authority-hint")), ..Chooser::radio()
                }))
                (form::select(&Select {
                    words, id: "request", label: &words.say("release-request"), hint: None, choices: &requests, errors
                }))
                (form::buttons(&words.say("release-preview"), Some((&words.say("release-back"), &urls::requests(open.family.id)))))
            }
        },
    )
}

/// Every item as it would go, or the reason why it would not. The reasons are for whoever prepares the
/// copy, and are in no copy.
pub fn preview(open: &Open, fields: &Fields, right: &Right, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.with("release-preview-title", &[("name", right.to.as_str().into())]);
    let whole = open.whole();
    let again = fields.has("went");
    let mut goes = Vec::new();
    let mut stays = Vec::new();
    for said in open.said() {
        let Some(item) = items::item(open, said) else { continue };
        let verdict = weigh(&whole.whole, &whole.said, said, right.authority, open.today);
        let ticked = if again {
            fields.all("went").any(|id| id == said.id.to_string())
        } else {
            verdict == Verdict::Goes
        };
        match verdict {
            Verdict::Silent(why) => stays.push((item, why)),
            _ => goes.push((said.id, item, verdict, ticked)),
        }
    }
    goes.sort_by_key(|(_, item, ..)| item.on);
    stays.sort_by_key(|(item, why)| (*why, item.on));
    frame(
        open,
        &words.say("release-title"),
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("release-preview-lede")) }
            form.stack method="post" action=(urls::releasing(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                input type="hidden" name="authority" value=(right.code);
                input type="hidden" name="request" value=(fields.get("request"));
                fieldset.card.stack-s id="went" {
                    legend.legend { (words.with("release-would-go", &[("count", count(goes.len()))])) }
                    (form::error_of(errors, "went"))
                    @if goes.is_empty() { p.meta { (words.say("release-nothing-goes")) } }
                    @for (id, item, verdict, ticked) in &goes {
                        label.choice.box {
                            input type="checkbox" name="went" value=(id) checked[*ticked];
                            span { (line(open, item)) @match verdict {
                                Verdict::Asks => { " " (notice::tag(Tone::Honey, &words.say("release-asks"))) }
                                Verdict::Withheld(ground) => { " " (notice::tag(Tone::Honey, &words.say(&format!("release-ground-{}", ground_code(*ground))))) }
                                Verdict::Goes | Verdict::Silent(_) => {}
                            } }
                        }
                    }
                }
                @if matches!(right.authority, Authority::OwnCopy(_)) { (grounds(open, fields, errors)) }
                details.card {
                    summary { (words.with("release-stays", &[("count", count(stays.len()))])) }
                    p.meta { (words.say("release-stays-hint")) }
                    ul.list { @for (item, why) in &stays {
                        li { (line(open, item)) p.meta { (words.say(&format!("release-why-{}", why.code()))) } }
                    } }
                }
                (form::buttons(&words.say("release-make"), Some((&words.say("release-back"), &urls::releasing(open.family.id)))))
            }
        },
    )
}

fn grounds(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let all = forms::grounds().map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("release-ground-{code}")),
        chosen: fields.get("ground") == code,
    });
    form::choices(&Chooser {
        id: "ground",
        legend: &words.say("release-ground"),
        hint: Some(&words.say("release-ground-hint")),
        choices: &all,
        errors,
        ..Chooser::radio()
    })
}

fn line(open: &Open, item: &Item) -> Markup {
    html! {
        strong { (open.who.words.date(item.on)) ", " (item.what) }
        @for says in &item.says { br; (says) }
    }
}

/// The copy, as whoever it is for reads it on paper: without the family's own heading, which names
/// everybody in it.
pub fn copy(open: &Open, release: &str, made: &Made) -> Markup {
    let words = open.who.words;
    let items = items::of_copy(open, made);
    let of_part2 = open.said().any(|said| {
        made.went.contains(&said.id) && said.label.law.contains(&practice::label::LawTag::Part2)
    });
    let title = words.say("release-copy-title");
    let place = if open.who.is_staff() { Place::Families } else { Place::None };
    page(
        &open.who.frame(&title, place),
        html! {
            p.meta.noprint { a href=(urls::requests(open.family.id)) { (words.say("release-requests-title")) } }
            div.row.between {
                h1 { (words.with("release-copy-for", &[("name", made.to.as_str().into())])) }
                p.actions {
                    button.btn.second type="button" data-print { (words.say("release-print")) }
                    a.btn.quiet href=(urls::release_data(open.family.id, release)) { (words.say("release-data")) }
                }
            }
            p.meta { (words.date(made.on)) }
            @if of_part2 { (notice::notice(Tone::Honey, html! { (words.say("release-part-2-notice")) })) }
            @if !made.withheld.is_empty() {
                section.card.stack-s {
                    h2 { (words.with("release-withheld", &[("count", count(made.withheld.len()))])) }
                    ul.list { @for one in &made.withheld {
                        li { (words.say(&format!("release-ground-{}", ground_code(one.ground)))) }
                    } }
                    p { (words.say("release-complain")) }
                }
            }
            ol.moments.n { @for item in &items { li.moment {
                p.meta { (words.date(item.on)) }
                h2 { (item.what) }
                @for says in &item.says { p.told { (says) } }
            } } }
        },
    )
}
