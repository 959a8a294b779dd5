# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the page before a visit, and of what comes next for a child, which stands there and behind guidance.

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
comes-next-at = What comes about { $months ->
    [24] 2 years
    [30] 2½ years
    [36] 3 years
   *[other] { $months } months
}
comes-next-for = What comes about { $months ->
    [24] 2 years
    [30] 2½ years
    [36] 3 years
   *[other] { $months } months
} for { $name }
comes-next-meaning = Most children, 3 in 4 or more, can do these by then, each in their own time. It is no test. A worry is a reason to talk, and so is something a child could do and does no more.
comes-next-from-due = Counted from the day the child was expected.
comes-next-about-others = Feelings, and being with others
comes-next-about-words = Sounds and words
comes-next-about-learning = Learning and thinking
comes-next-about-moving = Moving
comes-next-you = Here “you” is whoever cares for the child, and “he” or “she” is any child.
comes-next-source = Source: “Learn the Signs. Act Early.”, 2022, U.S. Centers for Disease Control and Prevention (CDC).
comes-next-compared = Not every sentence of the Spanish was compared with CDC’s own list.
before-where-was-child = In the last two visits { $name } was not there, awake and with somebody. Where was { $name } in these, and what would it take to be together?
before-hold-in-mind = Hold in mind
before-held-for-you = For you alone: not shown where others see the screen, and not printed.
before-own-screen = Some things are held for your own screen.
before-unmended = On { $date } there was a hard moment between { $two }. How could it be mended?
before-wondered = You wondered, a while ago
story-nothing-planned = No visit is planned yet
