// SPDX-License-Identifier: AGPL-3.0-or-later
//! The families of the twelve cases, each told as far as its question needs.

use alongside::staff::licences::{Licence, put};
use alongside::urls;
use practice::people::Event;
use practice::{Facet, Label, Labelled};

use super::words::word;
use super::world::World;
use crate::browser::Browser;
use crate::server::Server;

const PARENTS: [(&str, &str); 2] = [("mother", "birth"), ("father", "birth")];

/// What June types to open what she sealed.
pub const PASSPHRASE: &str = "four quiet herons by the weir";

/// Parents who live apart, of whom one is not safe to the other.
pub fn parents_apart(server: &Server) -> World<'_> {
    let world = World::told(server, &PARENTS);
    world.agreed(("mother", "herdoctor"), &["own"], &[]);
    world
}

/// A mother who is a child herself, and her own mother, of whom no care was told.
pub fn teen_mother(server: &Server) -> World<'_> {
    let mut world = World::told(server, &[("mother", "birth")]);
    world.added("grandmother", None);
    world
}

/// A baby in foster care.
pub fn foster_care(server: &Server) -> World<'_> {
    World::told(server, &[("mother", "birth"), ("foster", "foster")])
}

/// The baby leaves the foster carer today.
pub fn foster_care_ends(world: &World<'_>) {
    let (on, imani) = (world.server.app.today(), world.server.account("imani").id);
    let ended = Event::CareEnded { caregiver: world.person("foster"), child: world.baby, on };
    let ended = Labelled::new(Label::of(Facet::Together), ended);
    world.server.tell(world.family, imani, &[ended]);
}

/// A grandmother who cares for the baby, without custody.
pub fn grandmother(server: &Server) -> World<'_> {
    World::told(server, &[("mother", "birth"), ("grandmother", "kin")])
}

/// A father of whom nothing was known when the family was opened.
pub fn father_later(server: &Server) -> World<'_> {
    let mut world = World::told(server, &[("mother", "birth")]);
    world.added("father", Some("birth"));
    world.of("father");
    world
}

/// A family whose pages others in the room see.
pub fn shared_tablet(server: &Server) -> World<'_> {
    World::told(server, &PARENTS)
}

/// A note of a methadone clinic in the mother's part, while a court asks for the record.
pub fn subpoena(server: &Server) -> World<'_> {
    let mut world = World::told(server, &PARENTS);
    world.asked("subpoena");
    world.held();
    world.advised();
    let both = ["own", "child"];
    let without = world.agreed(("mother", "court"), &both, &[]);
    let with = world.agreed(("mother", "counsel"), &both, &[("part2", "yes")]);
    world.copied_for("mother");
    world.copied_for("father");
    world.copied("copy by a consent without the clinic", &format!("consent-{without}"));
    world.copied("copy by a consent with the clinic", &format!("consent-{with}"));
    world
}

/// Both parents ask for all there is.
pub fn whole_file(server: &Server) -> World<'_> {
    let mut world = World::told(server, &PARENTS);
    world.asked("access");
    world.copied_for("mother");
    world.copied_for("father");
    world
}

/// Early intervention asks for the evaluation, and the mother agrees.
pub fn evaluation(server: &Server) -> World<'_> {
    let mut world = World::told(server, &PARENTS);
    world.asked("early-intervention");
    let baby = world.baby.to_string();
    let rest = [("purpose", "early-intervention"), ("child", baby.as_str())];
    let agreed = world.agreed(("mother", "evaluators"), &["child"], &rest);
    world.copied("copy by her consent", &format!("consent-{agreed}"));
    world
}

/// Those who adopt the baby ask what was before.
pub fn adoption(server: &Server) -> World<'_> {
    let mut world = World::told(server, &[("mother", "birth"), ("foster", "foster")]);
    world.added("adopter", Some("adoptive"));
    world.of("adopter");
    world.ordered("adopter", "adopted");
    world.copied_for("adopter");
    world
}

/// June is licensed, works with the family too, and has sealed a note of her own visit; another one
/// opened the record in an emergency.
pub fn sealed_note(server: &Server) -> World<'_> {
    let world = World::told(server, &[("mother", "birth")]);
    server.join(world.family, "june.w");
    sealed_by_june(&world);
    let graciela = Browser::of(server, "graciela");
    let form = graciela.get(urls::EMERGENCY).ok().form(urls::EMERGENCY);
    let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
    let form = form
        .with("child", &word("names", "babyfull"))
        .with("born", &born.to_string())
        .with("reason", &format!("Her sister called. {}", world.word("emergency", "reason")));
    graciela.send_off(&form);
    world
}

fn sealed_by_june(world: &World<'_>) {
    let (server, family) = (world.server, world.family);
    let today = server.app.today();
    let licence = Licence {
        kind: "lcsw".to_owned(),
        number: "MADE-UP 7".to_owned(),
        until: today.saturating_add(jiff::Span::new().days(100)),
        checked_by: server.account("piotr").id,
        checked: server.app.clock.now(),
    };
    let record = &server.app.record;
    let licensed = server.wait(put(record, server.account("june.w").id, &licence));
    let licensed = licensed.expect("a licence can be kept");
    server.wait(record.store().write(vec![licensed])).expect("a licence can be kept");
    let june = Browser::of(server, "june.w");
    let (visit, form) = world.note_of(&june);
    june.send_off(&form.with("between", &world.word("practitioner", "june")).press("finish"));
    let key = june.get(&urls::sealed(family)).ok().form(&urls::sealed_key(family));
    june.send_off(&key.with("passphrase", PASSPHRASE).with("again", PASSPHRASE));
    let new = urls::new_sealed(family);
    let mut form = june.get(&new).ok().form(&new);
    for (field, said) in
        [("visit", visit.to_string()), ("about", world.person("mother").to_string())]
    {
        form = form.with(field, &said);
    }
    form = form.with("modality", "together").with("enough", "yes");
    for field in ["progress", "plan"] {
        form = form.with(field, &world.word("summary", field));
    }
    for field in ["said", "far", "ended", "safe"] {
        form = form.with(field, &world.word("sealed", field));
    }
    june.send_off(&form);
}

/// Somebody asks for everything at once.
pub fn research(server: &Server) -> World<'_> {
    let mut world = World::told(server, &[("mother", "birth")]);
    world.asked("access");
    world.copied_for("mother");
    world
}
