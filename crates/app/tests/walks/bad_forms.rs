// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bad inputs at every form: each answered with the field and a remedy, none in the record, none in a log.

use alongside::urls;
use practice::visits::Field;

use super::browser::{Browser, OWN_PAGE, family_in};
use super::notes::{begun, signed};
use super::page::{Form, Page};
use super::server::{Server, Wanted, fresh_database, logged};

/// A name that stands in every bad input and may stand in no log.
pub const CANARY: &str = "Zzyzx Kanarienvogel";

/// What a field takes.
#[derive(Clone, Copy)]
pub enum Takes {
    Text,
    Day,
    Hour,
    Number,
    Code,
}

impl Takes {
    /// What it does not take.
    fn bad(self) -> Vec<String> {
        let hidden = ["\0", "\u{1b}[31m", "\u{202e}", "\u{2066}", "\u{85}", "\u{7f}"];
        match self {
            Self::Text => {
                let mut all: Vec<String> = hidden.map(|sign| format!("{CANARY}{sign}.")).into();
                all.push(format!("{CANARY}{}", "ä".repeat(20_001)));
                all
            }
            Self::Day => vec![
                "2026-02-30".into(),
                "2026-13-01".into(),
                "9999-01-01".into(),
                "0001-01-01".into(),
                "05/06/2026".into(),
                "tomorrow".into(),
                "-1".into(),
                "20260101x".into(),
                "2199-12-31".into(),
                CANARY.into(),
                "2026-01-01\0".into(),
                "٢٠٢٦-٠١-٠١".into(),
            ],
            Self::Hour => {
                let all =
                    ["25:00", "12:61", "noon", "-01:00", "12:5:7:9", "1200000", "12:00\0", CANARY];
                all.map(str::to_owned).into()
            }
            Self::Number => {
                let all = [
                    "-1",
                    "1e9",
                    "0x10",
                    "4.5",
                    "99999999999999999999",
                    "NaN",
                    "1 000",
                    "٤",
                    CANARY,
                ];
                all.map(str::to_owned).into()
            }
            Self::Code => {
                let all =
                    ["nonsense", "Close", "null", "0", "\0", "<script>", CANARY, &"f".repeat(33)];
                all.map(str::to_owned).into()
            }
        }
    }
}

/// A form that would be taken, and its fields.
pub struct Target {
    form: Form,
    fields: Vec<(String, Takes)>,
}

pub fn target(form: Form, fields: &[(&[&str], Takes)]) -> Target {
    let named = |(names, takes): &(&[&str], Takes)| -> Vec<(String, Takes)> {
        names.iter().map(|name| ((*name).to_owned(), *takes)).collect()
    };
    Target { form, fields: fields.iter().flat_map(named).collect() }
}

/// The steps of opening a family.
fn opening(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Number, Text};
    let family = family_in(&imani.get(urls::NEW_FAMILY).to());
    let form = |step: &str| {
        let at = urls::new_family(family, step);
        imani.get(&at).ok().form(&at)
    };
    let carers = form("carers").with("carer-full-1", "Good Name").with("carer-full-0", "Another");
    vec![
        target(form("contact").with("how", "By day"), &[(&["how", "when", "never"], Text)]),
        target(
            form("baby").with("called", "Kiwi").with("born", "2026-01-05"),
            &[
                (&["full", "called", "said", "pronouns"], Text),
                (&["born"], Day),
                (&["weeks", "days"], Number),
            ],
        ),
        target(form("baby").with("called", "Kiwi"), &[(&["due"], Day)]),
        target(
            carers,
            &[
                (&["carer-full-0", "carer-called-1", "carer-words-2"], Text),
                (&["carer-role-0", "carer-role-2"], Code),
            ],
        ),
        target(
            form("wish"),
            &[(&["wish", "language"], Text), (&["uses"], Code), (&["every"], Number)],
        ),
    ]
}

/// The forms about people and relationships.
fn people(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Number, Text};
    let family = imani.open_family("Kiwi", &["Moa", "Kea"]);
    let known = imani.server.family(family);
    let carer = known.people.caregivers().next().unwrap().id;
    let child = known.people.children().next().unwrap().id;
    let pair = known.relationships.iter().next().unwrap().id;
    let at = |path: &str, action: &str| imani.get(path).ok().form(action);
    let of = |form: &str| at(&urls::person(family, carer), &urls::person_form(family, carer, form));
    let about: &[&str] = &["full", "called", "said", "pronouns", "language-0", "language-2"];
    let add = urls::add_person(family);
    let name = urls::add_relationship(family);
    let see = urls::relationship(family, pair);
    // An expected baby, who can be born.
    let form =
        at(&add, &add).with("role", "child").with("due", &imani.server.app.today().to_string());
    let expected = family_or_person(&imani.submit(&form).to());
    let born = at(&urls::person(family, expected), &urls::person_form(family, expected, "born"));
    vec![
        target(
            at(&add, &add)
                .with("role", "caregiver")
                .with("called", "Ruru")
                .with("child", &child.to_string()),
            &[
                (about, Text),
                (&["care-words"], Text),
                (&["role", "uses-0", "child", "care"], Code),
                (&["born", "due"], Day),
                (&["weeks", "days"], Number),
            ],
        ),
        target(
            of("change"),
            &[
                (about, Text),
                (&["name"], Text),
                (&["uses-1"], Code),
                (&["born"], Day),
                (&["weeks"], Number),
            ],
        ),
        target(of("contact").with("how", "Knock"), &[(&["how", "when", "never"], Text)]),
        target(
            of("care").with("child", &child.to_string()).with("care", "kin"),
            &[(&["care-words"], Text), (&["child", "care"], Code), (&["since"], Day)],
        ),
        target(of("away"), &[(&["away"], Text)]),
        target(of("died"), &[(&["when-died"], Text)]),
        target(born.with("on", "2026-01-01"), &[(&["on"], Day), (&["weeks", "days"], Number)]),
        target(
            at(&urls::people(family), &urls::homes(family)).with("home-called", "Home"),
            &[(&["home-called", "how-much"], Text), (&["home", "sleeps"], Code)],
        ),
        target(
            at(&name, &name).with("a", &carer.to_string()).with("b", "me"),
            &[(&["a", "b"], Code)],
        ),
        target(
            at(&see, &see).with("state", "close"),
            &[(&["state", "trend", "teller"], Code), (&["since"], Day), (&["words"], Text)],
        ),
    ]
}

fn family_or_person(path: &str) -> practice::PersonId {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap()
}

/// The forms of visits.
fn visits(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Hour, Number, Text};
    let family = imani.open_family("Weka", &["Tui"]);
    let known = imani.server.family(family);
    let present = format!("present-{}", known.people.children().next().unwrap().id);
    let done = signed(imani, family, "between", "Before.");
    let (_, note) = begun(imani, family);
    let (missed_visit, _) = begun(imani, family);
    let texts = Field::ALL.map(Field::code);
    let at = |path: &str| imani.get(path).ok().form(path);
    let plan = urls::plan_visit(family);
    let today = imani.server.app.today().to_string();
    let amend = urls::amend(family, done);
    let missed = urls::did_not_happen(family, missed_visit);
    vec![
        target(
            at(&plan).with("on", &today),
            &[(&["on"], Day), (&["at"], Hour), (&["place"], Code), (&["place-words"], Text)],
        ),
        target(
            note.with("between", "Now.").press("finish"),
            &[
                (&["on"], Day),
                (&["at"], Hour),
                (&["minutes"], Number),
                (&texts, Text),
                (&["place-words"], Text),
                (&["place", "lead", "relationship", "teller", &present], Code),
            ],
        ),
        target(
            at(&amend).with("reason", "So."),
            &[(&["reason"], Text), (&texts, Text), (&["teller"], Code)],
        ),
        target(
            at(&missed).with("cause", "not-there"),
            &[(&["on"], Day), (&["cause"], Code), (&["what"], Text)],
        ),
    ]
}

/// One's own settings.
fn own(imani: &Browser<'_>) -> Vec<Target> {
    let me = imani.get(urls::ME).ok().form(urls::ME);
    vec![target(me, &[(&["language", "theme"], Takes::Code)])]
}

/// Whether the page names the field, says what to do, leads there, and keeps the rest of what was
/// typed; what it does instead, where not.
fn names(page: &Page, form: &Form, field: &str, value: &str) -> Option<String> {
    let errors = page.errors();
    let named = errors.iter().find(|(known, _)| known == field);
    let helps = named.is_some_and(|(_, text)| text.split(' ').count() > 2);
    let leads = errors.iter().all(|(known, _)| page.has_id(known));
    let typed = ["how", "called", "between", "reason", "home-called"];
    let typed = typed.into_iter().filter(|name| *name != field && !form.get(name).is_empty());
    let mut lost = Vec::new();
    if page.status == 422 {
        let kept = page.form(&form.action);
        lost.extend(typed.filter(|name| kept.get(name) != form.get(name)));
        if helps && leads && lost.is_empty() {
            return None;
        }
    }
    let short: String = value.chars().take(40).collect();
    Some(format!(
        "{} {field}={short:?}: {}, leads: {leads}, lost: {lost:?}",
        form.action,
        page.problems()
    ))
}

/// What is no form of ours at all; answers how many there were.
fn not_forms(imani: &Browser<'_>, form: &Form) -> usize {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(&form.fields);
    let body = body.finish().into_bytes();
    let urlencoded = "application/x-www-form-urlencoded";
    let post = |kind: &str, body: Vec<u8>| imani.post_bytes(&form.action, kind, body).status;
    let mut sent = 0;
    let mut is = |status: u16, expected: u16| {
        assert_eq!(status, expected, "{}", form.action);
        sent += 1;
    };
    for kind in
        ["application/json", "text/plain", "multipart/form-data; boundary=x", "image/png", ""]
    {
        is(post(kind, body.clone()), 400);
    }
    is(imani.send("POST", &form.action, &[OWN_PAGE], Some(body.clone())).status, 400);
    is(post(urlencoded, [&body[..], b"&words=%FF%FE"].concat()), 400);
    is(post(urlencoded, [&body[..], &b"&x=1".repeat(600)].concat()), 400);
    is(post(urlencoded, [&body[..], b"&words=", &b"x".repeat(2 << 20)].concat()), 413);
    if !form.get("act").is_empty() {
        for act in
            ["", "1", &"g".repeat(32), &"f".repeat(33), "0x000000000000000000000000000001", CANARY]
        {
            is(imani.submit(&form.clone().with("act", act)).status, 400);
        }
        is(imani.submit(&form.clone().without("act")).status, 400);
        is(post(urlencoded, Vec::new()), 400);
    }
    sent
}

/// Every so manieth bad input at every form of one server; answers how many there were.
fn walk(server: &Server, every: usize) -> usize {
    let imani = Browser::of(server, "imani");
    let mut targets = opening(&imani);
    targets.extend(people(&imani));
    targets.extend(visits(&imani));
    targets.extend(own(&imani));
    targets.extend(super::kept_safe::forms(&imani));
    targets.extend(super::card::forms(&imani));
    targets.extend(super::expecting::forms(&imani));
    targets.extend(super::early_care::forms(&imani));
    targets.extend(super::presence::forms(&imani));
    targets.extend(super::looking_back::forms(&imani));
    targets.extend(super::kin::forms(&imani));
    targets.extend(super::supports::forms(&imani));
    targets.extend(super::planning::forms(&imani));
    targets.extend(super::takes::forms(&imani));
    targets.extend(super::ahead::forms(&imani));
    targets.extend(super::seen::forms(&imani));
    targets.extend(super::book_of_firsts::forms(&imani));
    targets.extend(super::signs::forms(&imani));
    targets.extend(super::plays::forms(&imani));
    targets.extend(super::joys::forms(&imani));
    targets.extend(super::wonderings::forms(&imani));
    targets.extend(super::understandings::forms(&imani));
    targets.extend(super::capacities::forms(&imani));
    targets.extend(super::echoes::forms(&imani));
    targets.extend(super::retold::forms(&imani));
    targets.extend(super::ours::forms(&imani));
    targets.extend(super::holding::forms(&imani));
    targets.extend(super::guidance::forms(&imani));
    targets.extend(super::between_us::forms(&imani));
    targets.extend(super::handover::forms(&imani));
    let entries = server.entries();
    let (mut sent, mut wrong) = (0, Vec::new());
    for Target { form, fields } in &targets {
        for (field, takes) in fields {
            for value in takes.bad().into_iter().step_by(every) {
                let bad = form.clone().with(field, &value);
                wrong.extend(names(&imani.submit(&bad), &bad, field, &value));
                sent += 1;
            }
        }
        sent += not_forms(&imani, form);
    }
    assert!(wrong.is_empty(), "{} are answered otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(server.entries(), entries, "nothing was appended");
    // Each of the forms would have been taken without the bad input: the last proves it.
    let note = targets.iter().find(|target| target.form.action.ends_with("/note")).unwrap();
    assert_eq!(imani.submit(&note.form).status, 303);
    assert!(server.entries() > entries);
    sent + at_sign_in(server)
}

fn at_sign_in(server: &Server) -> usize {
    let nobody = Browser::new(server);
    let form = nobody.get(urls::SIGN_IN).ok().form(urls::SIGN_IN);
    let mut sent = 0;
    for value in Takes::Text.bad() {
        let page = nobody.submit(&form.clone().with("name", &value).with("password", &value));
        assert!(page.status == 422 || page.status == 429, "{}", page.problems());
        assert_eq!(page.errors()[0].0, "password");
        sent += 1;
    }
    sent + not_forms(&nobody, &form)
}

#[test]
fn bad_inputs_are_answered_with_the_field_and_a_remedy_and_leave_no_trace() {
    let wanted = || Wanted { families: 1, ..Wanted::small() };
    let sent = walk(&Server::start(wanted()), 1);
    println!("{sent} bad inputs at forms");
    assert!(sent > 900, "{sent} bad inputs");
    match fresh_database() {
        Some(database) => {
            let server = Server::start(Wanted { database: Some(database), ..wanted() });
            // The forms are read the same way; what differs is below them, and NUL comes first.
            assert!(walk(&server, 4) > 400);
        }
        None => println!("skipped: no PostgreSQL"),
    }
    tracing::error!("what is logged is seen here");
    let log = logged();
    assert!(log.contains("what is logged is seen here"));
    for word in ["Zzyzx", "Kanarienvogel", "Mateo", "Kiwi", "Imani"] {
        assert!(!log.contains(word), "a log holds {word}");
    }
    // That nothing ended in a failure of ours is seen in each answer; another walk breaks a database
    // on purpose and fills the same log.
}
