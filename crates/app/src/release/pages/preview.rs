// SPDX-License-Identifier: AGPL-3.0-or-later
//! What would go into a copy, item by item, before anything does; what keeps somebody safe apart from the rest.

use maud::{Markup, html};
use practice::release::{Authority, Verdict, Why, weigh};
use practice::{EntryId, Event, safety};

use super::requests::count;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::forms::{self, Right, ground_code};
use crate::release::items::{self, Item};
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText, Select};
use crate::ui::notice::{self, Tone};
use crate::urls;
use crate::words::Language;

/// An item that may be chosen.
struct Chosen {
    id: EntryId,
    item: Item,
    verdict: Verdict,
    ticked: bool,
    /// Whether it is somebody's plan to keep safe.
    plan: bool,
}

/// Every item, weighed.
struct Weighed {
    goes: Vec<Chosen>,
    apart: Vec<Chosen>,
    stays: Vec<(Item, Why)>,
}

fn weighed(open: &Open, fields: &Fields, right: &Right) -> Weighed {
    let whole = open.whole();
    let again = fields.has("went");
    let mut all = Weighed { goes: Vec::new(), apart: Vec::new(), stays: Vec::new() };
    for said in open.said() {
        let Some(item) = items::item(open, said) else { continue };
        let verdict = weigh(&whole.whole, &whole.said, said, right.authority, open.today);
        let plan = matches!(said.event, Event::Safety(safety::Event::Planned { .. }));
        let ticked = if again {
            fields.all("went").any(|id| id == said.id.to_string())
        } else {
            verdict == Verdict::Goes
        };
        match verdict {
            // Of these whoever prepares a copy for somebody else learns that they are there, and no word.
            Verdict::Silent(why) if plan || why == Why::Counselling => {
                all.stays.push((Item { says: Vec::new(), ..item }, why));
            }
            Verdict::Silent(why) => all.stays.push((item, why)),
            Verdict::Second => all.apart.push(Chosen { id: said.id, item, verdict, ticked, plan }),
            _ => all.goes.push(Chosen { id: said.id, item, verdict, ticked, plan }),
        }
    }
    all.goes.sort_by_key(|chosen| chosen.item.on);
    all.apart.sort_by_key(|chosen| chosen.item.on);
    all.stays.sort_by_key(|(item, why)| (*why, item.on));
    all
}

/// Every item as it would go, or the reason why it would not. The reasons are for whoever prepares the
/// copy, and are in no copy. `apart` where the protected part was opened for it.
pub fn preview(
    open: &Open,
    fields: &Fields,
    right: &Right,
    (apart, errors): (bool, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let family = open.family.id;
    let title = words.with("release-preview-title", &[("name", right.to.as_str().into())]);
    let weighed = weighed(open, fields, right);
    // Only where one is missing: a choice beside each item left out.
    let asks_ground = errors.iter().any(|error| error.field == "ground");
    let (to, makes) = if apart {
        (urls::release_waiting(family), "release-make-or-wait")
    } else {
        (urls::releasing(family), "release-make")
    };
    frame(
        open,
        &words.say("release-title"),
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 id="second" { (title) }
            p.lede { (words.say("release-preview-lede")) }
            form.stack method="post" action=(to) autocomplete="off" {
                (carried(fields, right))
                fieldset.card.stack-s id="went" {
                    legend.legend { (words.with("release-would-go", &[("count", count(weighed.goes.len()))])) }
                    (form::error_of(errors, "went"))
                    @if weighed.goes.is_empty() { p.meta { (words.say("release-nothing-goes")) } }
                    @for chosen in &weighed.goes {
                        (choice(open, chosen))
                        @if asks_ground && !chosen.ticked && is_owed(chosen.verdict) { (ground_of(open, chosen, fields)) }
                    }
                }
                @if apart { (kept_apart(open, &weighed.apart, right.authority)) }
                @if matches!(right.authority, Authority::OwnCopy(_)) { (grounds(open, fields, errors)) }
                @else { section.card.stack-s { (super::telling::question(open, fields, errors)) } }
                section.card.stack-s { (language(open, fields)) }
                details.card {
                    summary { (words.with("release-stays", &[("count", count(weighed.stays.len()))])) }
                    p.meta { (words.say("release-stays-hint")) }
                    ul.list { @for (item, why) in &weighed.stays {
                        li { (line(open, item)) p.meta { (words.say(&format!("release-why-{}", why.code()))) } }
                    } }
                }
                (form::buttons(&words.say(makes), Some((&words.say("release-back"), &urls::releasing(family)))))
            }
            @if !apart { (open_protected(open, fields, right)) }
        },
    )
}

fn carried(fields: &Fields, right: &Right) -> Markup {
    html! {
        input type="hidden" name="act" value=(fields.get("act"));
        input type="hidden" name="authority" value=(right.code);
        input type="hidden" name="request" value=(fields.get("request"));
    }
}

fn choice(open: &Open, chosen: &Chosen) -> Markup {
    let words = open.who.words;
    let tag = match chosen.verdict {
        Verdict::Asks => Some("release-asks".to_owned()),
        Verdict::Owed => Some("release-owed".to_owned()),
        Verdict::Withheld(ground) => Some(format!("release-ground-{}", ground_code(ground))),
        Verdict::Goes | Verdict::Second | Verdict::Silent(_) => None,
    };
    html! {
        label.choice.box {
            input type="checkbox" name="went" value=(chosen.id) checked[chosen.ticked];
            span { (with_corrections(open, &chosen.item)) @if let Some(key) = tag { " " (notice::tag(Tone::Honey, &words.say(&key))) } }
        }
    }
}

fn is_owed(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Goes | Verdict::Owed | Verdict::Withheld(_))
}

/// On which ground one item is left out, where it is another than for the rest.
fn ground_of(open: &Open, chosen: &Chosen, fields: &Fields) -> Markup {
    let words = open.who.words;
    let name = forms::ground_field(chosen.id);
    let as_rest =
        Choice { value: String::new(), label: words.say("release-ground-as-rest"), chosen: true };
    let all = forms::grounds().map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("release-ground-{code}")),
        chosen: fields.get(&name) == code,
    });
    let choices: Vec<Choice> = std::iter::once(as_rest).chain(all).collect();
    form::select(&Select {
        words,
        id: &name,
        label: &words.say("release-ground-of"),
        hint: None,
        choices: &choices,
        errors: &[],
    })
}

/// What keeps somebody safe: never ticked by itself, and it makes the copy wait.
fn kept_apart(open: &Open, all: &[Chosen], authority: Authority) -> Markup {
    let words = open.who.words;
    html! {
        fieldset.card.stack-s id="apart" {
            legend.legend { (words.say("release-apart")) }
            p.meta { (words.say("release-apart-hint")) }
            @if all.iter().any(|chosen| chosen.plan) { (plan_warning(open, authority)) }
            @if all.is_empty() { p.meta { (words.say("release-apart-none")) } }
            @for chosen in all { (choice(open, chosen)) }
        }
    }
}

/// What is to be thought of before a plan to keep safe leaves the record: who may find the paper.
pub fn plan_warning(open: &Open, authority: Authority) -> Markup {
    let words = open.who.words;
    let Authority::OwnCopy(person) = authority else { return html! {} };
    let with: Vec<String> = open
        .family
        .people
        .at_home_with(person)
        .map(|id| called::person_in(words, &open.family, id))
        .collect();
    notice::notice(
        Tone::Honey,
        html! {
            p { (words.say("release-plan-warning")) }
            @if !with.is_empty() {
                p { (words.with("release-plan-at-home", &[("names", with.join(", ").into())])) }
            }
        },
    )
}

/// The way to the same page with the protected part. It is there whether there is something or not.
fn open_protected(open: &Open, fields: &Fields, right: &Right) -> Markup {
    let words = open.who.words;
    html! {
        form.card.stack-s method="post" action=(urls::release_protected(open.family.id)) autocomplete="off" {
            (carried(fields, right))
            p { (words.say("release-open-protected-hint")) }
            p.actions { button.btn.quiet type="submit" { (words.say("release-open-protected")) } }
        }
    }
}

fn grounds(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let all = forms::grounds().map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("release-ground-{code}")),
        chosen: fields.get("ground") == code,
    });
    html! {
        (form::choices(&Chooser {
            id: "ground", legend: &words.say("release-ground"), hint: Some(&words.say("release-ground-hint")),
            choices: &all, errors, ..Chooser::radio()
        }))
        (form::field_text(&FieldText {
            id: "reviewer", label: &words.say("release-reviewer"), hint: Some(&words.say("release-reviewer-hint")),
            value: fields.get("reviewer"), errors, ..FieldText::new(words)
        }))
    }
}

/// An item with what somebody asked to be changed in it, which goes along.
pub fn with_corrections(open: &Open, item: &Item) -> Markup {
    html! {
        (line(open, item))
        @for says in &item.corrections { br; (says) }
    }
}

/// In which language the copy is written.
fn language(open: &Open, fields: &Fields) -> Markup {
    let words = open.who.words;
    let all = Language::ALL.map(|language| Choice {
        value: language.code().to_owned(),
        label: words.say(&format!("language-{}", language.code())),
        chosen: fields.get("language") == language.code(),
    });
    form::choices(&Chooser {
        id: "language",
        legend: &words.say("release-language"),
        hint: Some(&words.say("release-language-hint")),
        choices: &all,
        errors: &[],
        ..Chooser::radio()
    })
}

/// An item as one reads it before it goes.
pub fn line(open: &Open, item: &Item) -> Markup {
    html! {
        strong { (open.who.words.date(item.on)) ", " (item.what) }
        @for says in &item.says { br; (says) }
    }
}
