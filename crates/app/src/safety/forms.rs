// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of the protected part hold, and what they mean.

use jiff::civil::DateTime;
use practice::PersonId;
use practice::people::Person;
use practice::safety::{
    About, Agreed, Day, HiddenPlace, Hours, Plan, Report, ReportTo, SafeContact, Step, Way,
};
use practice::text::LINE_MAX;

use crate::fields::{Fields, Reading};
use crate::open::Open;

/// After how many days a plan is looked at again where nobody says otherwise.
const PLAN_DAYS: i64 = 28;

/// The field that says whether a way may be used.
pub fn way_field(way: Way) -> String {
    format!("way-{}", way.code())
}

/// The field with the number or the address of a way.
pub fn to_field(way: Way) -> String {
    format!("to-{}", way.code())
}

/// Fields with a new act in them, and today.
pub fn blank(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("from", open.today.to_string());
    fields.set("on", open.today.to_string());
    fields
}

/// How somebody can be reached, as it stands, to be agreed anew from today on.
pub fn as_agreed(open: &Open, person: &Person) -> Fields {
    let mut fields = blank(open);
    let Some(rule) = open.family.safety.contact_on(person.id, open.today) else {
        fields.set("told-by", person.id.to_string());
        return fields;
    };
    for agreed in &rule.ways {
        fields.set(&way_field(agreed.way), if agreed.allowed { "yes" } else { "no" });
        if let Some(to) = &agreed.to {
            fields.set(&to_field(agreed.way), to.as_str());
        }
    }
    if let Some(hours) = &rule.hours {
        for day in &hours.days {
            fields.0.push(("day".to_owned(), day.code().to_owned()));
        }
        fields.set("hour-from", hours.from.strftime("%H:%M").to_string());
        fields.set("hour-until", hours.until.strftime("%H:%M").to_string());
    }
    for (name, words) in [("may-say", &rule.may_say), ("kept-from-others", &rule.kept_from_others)]
    {
        if let Some(words) = words {
            fields.set(name, words.as_str());
        }
    }
    for other in &rule.kept_from {
        fields.0.push(("kept-from".to_owned(), other.to_string()));
    }
    if rule.guarded {
        fields.set("guarded", "yes");
    }
    if let Some(teller) = rule.told_by {
        fields.set("told-by", teller.to_string());
    }
    fields
}

fn person(open: &Open, id: &str) -> Option<PersonId> {
    id.parse().ok().filter(|id| open.family.people.get(*id).is_some())
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Reads how somebody can be reached.
pub fn contact(reading: &mut Reading<'_>, open: &Open) -> SafeContact {
    let mut ways = Vec::new();
    for way in Way::ALL {
        let allowed = reading.choice(&way_field(way), yes_or_no);
        let to = reading.line(&to_field(way), LINE_MAX).some();
        if let Some(allowed) = allowed {
            ways.push(Agreed { way, allowed, to });
        } else if to.is_some() {
            reading.problem(&way_field(way), "safety-contact-way-missing");
        }
    }
    let hours = hours(reading);
    let may_say = reading.some_line("may-say");
    let kept_from = reading.choices("kept-from", |id| person(open, id));
    let kept_from_others = reading.some_line("kept-from-others");
    let guarded = reading.fields.get("guarded") == "yes";
    let told_by = reading.choice("told-by", |id| person(open, id));
    let from = reading.date("from").unwrap_or(open.today);
    SafeContact { ways, hours, may_say, kept_from, kept_from_others, guarded, told_by, from }
}

/// The hours; none where nothing was said about them, which is any hour.
fn hours(reading: &mut Reading<'_>) -> Option<Hours> {
    let days =
        reading.choices("day", |code| Day::ALL.into_iter().find(|known| known.code() == code));
    let (from, until) = (reading.time("hour-from"), reading.time("hour-until"));
    match (days.is_empty(), from, until) {
        (true, None, None) => None,
        (false, Some(from), Some(until)) => Some(Hours { days, from, until }),
        _ => {
            if reading.problems.is_empty() {
                reading.problem("day", "safety-contact-hours-half");
            }
            None
        }
    }
}

/// Somebody's plan as it stands, to be looked at again today.
pub fn as_planned(open: &Open, person: PersonId) -> Fields {
    let mut fields = blank(open);
    if let Some(known) = open.family.safety.plan_of(person) {
        for step in &known.plan.steps {
            fields.set(step.about.code(), step.words.as_str());
        }
    }
    let again = open.today.saturating_add(jiff::Span::new().days(PLAN_DAYS));
    fields.set("look-again", again.to_string());
    fields
}

/// Reads a plan.
pub fn plan(reading: &mut Reading<'_>, open: &Open, person: PersonId) -> Plan {
    let step = |about: About| Step { about, words: reading.narrative(about.code()) };
    let steps = About::ALL.map(step).to_vec();
    let on = reading.date("on").unwrap_or(open.today);
    let look_again = reading.date("look-again");
    Plan { person, steps, on, look_again }
}

/// Where somebody can be found, as it is known.
pub fn as_hidden(open: &Open, person: PersonId) -> Fields {
    let mut fields = blank(open);
    let Some(known) = open.family.safety.place_of(person) else { return fields };
    let place = &known.place;
    for (name, text) in
        [("address", &place.address), ("phone", &place.phone), ("words", &place.words)]
    {
        if let Some(text) = text {
            fields.set(name, text.as_str());
        }
    }
    fields
}

/// Reads where somebody can be found.
pub fn place(reading: &mut Reading<'_>) -> HiddenPlace {
    let address = reading.narrative("address").some();
    let phone = reading.some_line("phone");
    HiddenPlace { address, phone, words: reading.narrative("words").some() }
}

/// A report begun now, about the only child where there is but one.
pub fn report_blank(open: &Open) -> Fields {
    let mut fields = blank(open);
    let now = open.app.local(open.now);
    for name in ["known", "made"] {
        fields.set(&format!("{name}-on"), now.date().to_string());
    }
    fields.set("made-at", now.time().strftime("%H:%M").to_string());
    let mut children = open.family.people.children();
    if let (Some(only), None) = (children.next(), children.next()) {
        fields.set("child", only.id.to_string());
    }
    fields
}

/// A day and an hour, both of which are needed.
fn moment(reading: &mut Reading<'_>, name: &str) -> Option<DateTime> {
    let (on, at) = (format!("{name}-on"), format!("{name}-at"));
    let before = reading.problems.len();
    let (day, hour) = (reading.date(&on), reading.time(&at));
    if reading.problems.len() == before {
        if day.is_none() {
            reading.problem(&on, "form-day-missing");
        } else if hour.is_none() {
            reading.problem(&at, "safety-hour-missing");
        }
    }
    Some(day?.to_datetime(hour?))
}

/// Reads a report.
pub fn report(reading: &mut Reading<'_>, open: &Open) -> Option<Report> {
    let children = reading.choices("child", |id| person(open, id));
    let known = moment(reading, "known");
    let at = moment(reading, "made");
    let to = reading.choice("to", |code| ReportTo::ALL.into_iter().find(|one| one.code() == code));
    let taken_by = reading.some_line("taken-by");
    let observed = reading.narrative("observed");
    let family_told = reading.choice("family-told", yes_or_no);
    let told_words = reading.narrative("told-words");
    let reference = reading.some_line("reference");
    if to.is_none() && reading.problems.is_empty() {
        reading.problem("to", "safety-report-to-missing");
    }
    if family_told.is_none() && reading.problems.is_empty() {
        reading.problem("family-told", "safety-report-told-missing");
    }
    Some(Report {
        children,
        known: known?,
        at: at?,
        to: to?,
        taken_by,
        observed,
        family_told: family_told?,
        told_words,
        reference,
    })
}
