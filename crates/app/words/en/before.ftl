# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the page before a visit.

before-title = Before the visit
before-nothing-planned = No visit is planned.
before-there = { $names } may be there.
before-reach = Reach { $name }:
before-story = The story
before-map = The map
before-delights = Their last delight
before-child-now = { $name } now
before-children-now = The children now
before-by-nature = By nature
before-by-nature-ask = Nobody has told yet how { $name } is by nature
before-adjusted = { $age } adjusted for being born early
before-where-was-child = In the last two visits { $name } was not there, awake and with somebody. Where was { $name } in these, and what would it take to be together?
before-hold-in-mind = Hold in mind
before-held-for-you = For you alone: not shown where others see the screen, and not printed.
before-own-screen = Some things are held for your own screen.
before-unmended = On { $date } there was a hard moment between { $two }. How could it be mended?
before-wondered = You wondered, a while ago
story-nothing-planned = No visit is planned yet
