// SPDX-License-Identifier: AGPL-3.0-or-later
//! What carries a family as a picture for wide and for narrow screens, as the list beside it, and as text.

use ::map::supports::{self as drawn, Drawing, Fact, draw};
use ::map::{Options, PersonId};
use maud::{Markup, PreEscaped, html};
use practice::Family;
use practice::kin::Layer;
use practice::supports::{Ended, Stands, Support, Tie};

use crate::called;
use crate::codes::{TIES, WHATS, code_of};
use crate::open::Open;
use crate::ui::notice::{self, Tone, Voice};
use crate::urls;

/// The signs the picture is drawn with, in the order they are explained.
const SIGNS: [&str; 4] = ["strong", "thin", "stressful", "arrows"];

/// The picture, the list beside it, and the same as text.
pub fn whole(open: &Open, family: &Family) -> Markup {
    let words = open.who.words;
    html! {
        section.fig.family-map.around.mt5 aria-labelledby="supports-heading" {
            div.figpad { h2 id="supports-heading" { (words.say("supports-title")) } }
            @if family.supports.now().next().is_none() {
                (notice::empty(&words.say("supports-empty")))
            } @else {
                (inside(open, family))
            }
        }
    }
}

fn inside(open: &Open, family: &Family) -> Markup {
    let words = open.who.words;
    let mut picture = picture(open, family);
    let wide = draw(&picture, Options { links: true, ..Options::default() });
    "supports-narrow".clone_into(&mut picture.id);
    let narrow = draw(&picture, Options { links: true, narrow: true, ..Options::default() });
    html! {
        a.skip-here href="#supports-after" { (words.say("supports-skip")) }
        div.map-and-bonds {
            div.fig-scroll.wide-only role="region" aria-label=(words.say("supports-scrolls")) tabindex="0" { (PreEscaped(&wide.svg)) }
            div.fig-scroll.narrow-only { (PreEscaped(&narrow.svg)) }
            section.bonds aria-labelledby="supports-list" {
                h3 id="supports-list" { (words.say("supports-list")) }
                ul.n { @for known in family.supports.now() { li.support {
                    p { a href=(urls::support(family.id, known.id)) { (known.now().called) } }
                    (stands(open, known.now()))
                } } }
            }
        }
        div.fig-foot id="supports-after" tabindex="-1" {
            details { summary { (words.say("supports-as-text")) } (as_text(open, family, &wide)) }
            details { summary { (words.say("supports-signs")) }
                ul.list { @for sign in SIGNS { li { (words.say(&format!("supports-sign-{sign}"))) } } } }
        }
    }
}

/// What was a support once, with why it is none any longer.
pub fn before(open: &Open, family: &Family) -> Markup {
    let words = open.who.words;
    html! {
        @if family.supports.ended().next().is_some() {
            details.card.mt5 {
                summary { (words.say("supports-once")) }
                ul.list { @for (known, end) in family.supports.ended() { li {
                    p { a href=(urls::support(family.id, known.id)) { (known.now().called) } }
                    (ended(open, end))
                } } }
            }
        }
    }
}

/// The end of a support, with why.
pub fn ended(open: &Open, ended: &Ended) -> Markup {
    let words = open.who.words;
    html! {
        p.meta { (words.with("supports-ended", &[("date", words.date(ended.on).into())])) }
        @if let Some(why) = &ended.why { p.told { (why) } }
    }
}

/// How a support stands, with what was said of it.
pub fn stands(open: &Open, stands: &Stands) -> Markup {
    let words = open.who.words;
    let teller = stands.teller.map(|teller| called::person_in(words, &open.family, teller));
    html! {
        p.meta { (in_words(open, stands)) }
        @if stands.layer == Layer::Team { p { (notice::tag(Tone::Honey, &words.say("layer-team"))) } }
        @if let Some(said) = &stands.words {
            (notice::voice(&Voice { words, said: said.as_str(), teller: teller.as_deref(), on: Some(stands.on), language: None }))
        }
    }
}

/// What it is, for whom, how strong, and who gives: "Neighbours, for Ida: strong; gives and takes".
fn in_words(open: &Open, stands: &Stands) -> String {
    let words = open.who.words;
    let flow = match (stands.gives, stands.takes) {
        (true, true) => "both",
        (true, false) => "gives",
        (false, true) => "takes",
        (false, false) => "none",
    };
    words.with(
        "supports-in-words",
        &[
            ("what", what(open, stands).into()),
            ("tie", words.say(&format!("supports-tie-{}", code_of(&TIES, stands.tie))).into()),
            ("flow", words.say(&format!("supports-says-{flow}")).into()),
        ],
    )
}

/// What it is, and for whom in the family where that was said.
fn what(open: &Open, stands: &Stands) -> String {
    let words = open.who.words;
    let what = words.say(&format!("supports-what-{}", code_of(&WHATS, stands.what)));
    if stands.whom.is_empty() {
        return what;
    }
    let name = |id: &practice::PersonId| called::person_in(words, &open.family, *id);
    let names: Vec<String> = stands.whom.iter().map(name).collect();
    words.with("supports-for", &[("what", what.into()), ("names", words.list(&names).into())])
}

fn picture(open: &Open, family: &Family) -> drawn::Picture {
    let words = open.who.words;
    let support = |known: &Support| {
        let stands = known.now();
        let called = stands.called.to_string();
        let said = [("called", called.as_str().into()), ("says", in_words(open, stands).into())];
        drawn::Support {
            id: drawn::SupportId(known.id.0),
            say: words.with("supports-say", &said),
            name: called,
            facts: vec![what(open, stands)],
            tie: tie(stands.tie),
            gives: stands.gives,
            takes: stands.takes,
            href: Some(urls::support(family.id, known.id)),
        }
    };
    let people = family.household().into_iter();
    drawn::Picture {
        id: "supports".to_owned(),
        title: words.say("supports-title"),
        lang: words.language().code().to_owned(),
        rtl: false,
        household: words.say("supports-household"),
        people: people.map(|one| (PersonId(one.id.0), called::person(words, one))).collect(),
        supports: family.supports.now().map(support).collect(),
    }
}

fn tie(tie: Tie) -> drawn::Tie {
    match tie {
        Tie::Strong => drawn::Tie::Strong,
        Tie::Thin => drawn::Tie::Thin,
        Tie::Stressful => drawn::Tie::Stressful,
    }
}

/// The same as the picture, in sentences.
fn as_text(open: &Open, family: &Family, drawing: &Drawing) -> Markup {
    let words = open.who.words;
    let lives = drawing.text.iter().filter_map(|fact| match fact {
        Fact::Lives(person) => Some(called::person_in(words, family, practice::PersonId(person.0))),
        Fact::Support { .. } => None,
    });
    let lives: Vec<String> = lives.collect();
    let supports = drawing.text.iter().filter_map(|fact| match fact {
        Fact::Support { support, .. } => family.supports.get(practice::SupportId(support.0)),
        Fact::Lives(_) => None,
    });
    html! {
        ul.list {
            @if !lives.is_empty() {
                li { (words.with("supports-lives", &[("names", words.list(&lives).into())])) }
            }
            @for known in supports {
                li { (words.with("supports-say", &[
                    ("called", known.now().called.as_str().into()),
                    ("says", in_words(open, known.now()).into()),
                ])) }
            }
        }
    }
}
