// SPDX-License-Identifier: AGPL-3.0-or-later
//! The lines of children: from under their parents around everything that stands in the way, and those born together from one point.

use crate::bands::{Band, band};
use crate::lines::{At, Bend, Look, Mark, PLAIN_LANE, Router, Source};
use crate::measure::count;
use crate::picture::Descent;

impl Router<'_> {
    /// The children of a union: one way down to the last row of them, and one up, from which those between hang as well.
    pub fn children(&mut self, place: usize, source: &Source) {
        let tie = &self.drawn.ties[place];
        let rows = tie.children.iter().map(|(child, _)| self.plan.spots[*child].row);
        let (below, above): (Vec<usize>, Vec<usize>) = rows.partition(|row| *row > source.row);
        for (rows, farthest) in [(&below, below.iter().max()), (&above, above.iter().min())] {
            let Some(farthest) = farthest else { continue };
            let hang = self.hanging(place, *farthest);
            let wish = hang.iter().map(|fork| fork.0).sum::<f64>() / count(hang.len());
            let (bends, x) = self.descend(source, wish, *farthest);
            self.row(place, hang, *farthest, (bends, x));
            let mut others: Vec<usize> =
                rows.iter().copied().filter(|row| row != farthest).collect();
            others.sort_unstable();
            others.dedup();
            for row in others {
                let hang = self.hanging(place, row);
                self.row(place, hang, row, (Vec::new(), x));
            }
        }
    }

    /// The children of a union who stand in one row, by where they leave the siblings' line.
    fn hanging(&self, place: usize, row: usize) -> Vec<Fork> {
        let tie = &self.drawn.ties[place];
        let here = tie.children.iter().filter(|(child, _)| self.plan.spots[*child].row == row);
        with_forks(here.map(|(child, descent)| {
            let birth = tie.births.iter().position(|birth| birth.people.contains(child));
            Hanging { node: *child, descent: *descent, x: self.over(*child, place), birth }
        }))
    }

    /// A row of children, under the way that comes to it.
    fn row(&mut self, place: usize, hang: Vec<Fork>, row: usize, way: (Vec<Bend>, f64)) {
        let (mut bends, x) = way;
        let looks =
            hang.iter().flat_map(|(_, together)| together).map(|child| look_of(child.descent));
        let looks: Vec<Look> = looks.collect();
        let (from, to) =
            hang.iter().fold((x, x), |(from, to), (at, _)| (from.min(*at), to.max(*at)));
        let only = match hang.as_slice() {
            [(at, together)] if together.len() == 1 => Some((*at, &together[0])),
            _ => None,
        };
        if let Some((at, child)) = only {
            if (x - at).abs() >= 1.0 || bends.is_empty() {
                let track = self.lines.bands.track(band(row, Band::Siblings), from, to, 0.0);
                bends.extend([x, at].map(|x| Bend { x, at: At::Track(track) }));
            }
            bends.push(Bend { x: at, at: At::Rim { node: child.node, top: true } });
            self.given(child);
            self.run(look_of(child.descent), bends);
            return;
        }
        let track = self.lines.bands.track(band(row, Band::Siblings), from, to, 0.0);
        let on = |x: f64| Bend { x, at: At::Track(track) };
        let shared = looks.iter().all(|look| *look == looks[0]).then_some(looks[0]);
        let trunk = shared.filter(|look| *look != Look::Adopted).unwrap_or(Look::Solid);
        if !bends.is_empty() {
            bends.push(on(x));
            self.run(trunk, bends);
        }
        if to - from > 0.5 {
            self.run(trunk, vec![on(from), on(to)]);
        }
        for (at, together) in hang {
            self.hang(place, on(at), &together, row);
        }
    }

    /// One child from the siblings' line, or those born together from one point of it.
    fn hang(&mut self, place: usize, fork: Bend, together: &[Hanging], row: usize) {
        for hanging in together {
            let rim = Bend { x: hanging.x, at: At::Rim { node: hanging.node, top: true } };
            let mut bends = vec![fork];
            if together.len() > 1 {
                bends.push(Bend { x: hanging.x, at: At::Over(row) });
            }
            bends.push(rim);
            self.given(hanging);
            self.run(look_of(hanging.descent), bends);
        }
        let identical =
            together[0].birth.is_some_and(|birth| self.drawn.ties[place].births[birth].identical);
        if together.len() > 1 && identical {
            let xs = together.iter().map(|hanging| hanging.x);
            let (from, to) =
                xs.fold((f64::MAX, f64::MIN), |(from, to), x| (from.min(x), to.max(x)));
            self.lines.marks.push(Mark::Identical { fork, row, from, to });
        }
    }

    fn given(&mut self, hanging: &Hanging) {
        if hanging.descent == Descent::Donor {
            self.lines.marks.push(Mark::Given { x: hanging.x, node: hanging.node });
        }
    }

    /// The way from where children hang to over their row: straight, or aside between the rows and then through.
    fn descend(&mut self, source: &Source, wish: f64, row: usize) -> (Vec<Bend>, f64) {
        let bands = &mut self.lines.bands;
        let (own, jogs) = (band(source.row, Band::Unions), band(source.row + 1, Band::Jog));
        let room = ((source.to - source.from) / 2.0).min(12.0);
        let inside = wish.clamp(source.from + room, source.to - room);
        let passes = if row > source.row {
            (jogs, band(row, Band::Titles))
        } else {
            (band(row, Band::Signs), jogs)
        };
        let within = |x: f64| source.from - 0.5 <= x && x <= source.to + 0.5;
        if row > source.row {
            let alone = source.to - source.from < 0.5;
            let x = bands.free(inside, if alone { jogs } else { own }, passes.1);
            if within(x) {
                bands.upright(x, own, passes.1);
                return (vec![Bend { x, at: source.at }], x);
            }
        }
        let mut leaves = bands.free(inside, own, own);
        if !within(leaves) {
            leaves = if (wish - source.from).abs() < (wish - source.to).abs() {
                source.from
            } else {
                source.to
            };
        }
        let arrives = bands.free(wish, passes.0, passes.1);
        let jog = bands.track(jogs, leaves, arrives, PLAIN_LANE);
        bands.upright(leaves, own, own);
        bands.upright(arrives, passes.0, passes.1);
        let on = |x: f64| Bend { x, at: At::Track(jog) };
        (vec![Bend { x: leaves, at: source.at }, on(leaves), on(arrives)], arrives)
    }
}

/// A child and where the line arrives.
struct Hanging {
    node: usize,
    descent: Descent,
    x: f64,
    birth: Option<usize>,
}

/// A place of the siblings' line, and who hangs from there.
type Fork = (f64, Vec<Hanging>);

/// Where children leave the siblings' line: each over itself, those born together from the point between them.
fn with_forks(hang: impl Iterator<Item = Hanging>) -> Vec<Fork> {
    let mut forks: Vec<Fork> = Vec::new();
    for hanging in hang {
        let with = forks
            .iter_mut()
            .find(|(_, others)| hanging.birth.is_some() && others[0].birth == hanging.birth);
        match with {
            Some((_, others)) => others.push(hanging),
            None => forks.push((hanging.x, vec![hanging])),
        }
    }
    for (x, together) in &mut forks {
        *x = together.iter().map(|hanging| hanging.x).sum::<f64>() / count(together.len());
    }
    forks
}

fn look_of(descent: Descent) -> Look {
    match descent {
        Descent::Birth => Look::Solid,
        Descent::Adopted => Look::Adopted,
        Descent::Foster | Descent::Donor => Look::Dotted,
        Descent::Kin => Look::Dashed,
    }
}
