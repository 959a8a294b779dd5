# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of what is brought to supervision.

brought-title = Brought to supervision
brought-lede = What you choose to bring to the hour together. You read it, and whoever supervises you when you bring it; nobody who comes later.
brought-not-here = Not while others see this screen.
brought-own = What I bring
brought-with = With { $names }
brought-nobody = Nobody is set down as your supervisor yet. Ask your agency.
brought-line = One line
brought-line-hint = What moved you, what you wonder about. No names of families.
brought-bring = Bring it
brought-empty = Nothing brought yet.
brought-by = { $name } brings
brought-nothing = Nothing brought for the next hour.
brought-on = Brought { $date }
brought-talked-on = talked about { $date }
brought-talked = We talked about it
brought-back = Take it away
brought-over = { $count ->
    [one] One line we talked about
   *[other] { $count } lines we talked about
}
brought-refused-nothing = The line is missing. Write what you bring.
brought-refused-others = Who supervises you changed since this page was opened. It was not brought: look at the names, then bring it.
brought-refused-nobody = Nobody is set down as your supervisor yet, so nobody would read it. Ask your agency.
brought-wonders = Wondering
brought-joy-wonder = Four visits with { $name } and no moment of joy kept: what was it like?
brought-wonders-lede = Nobody sees this but you. It is gone with the next moment of joy, and counted nowhere.
brought-joy-line = Four visits with a family and no moment of joy kept: what was it like?
brought-this = Bring this
brought-to-supervision = Bring this to supervision
brought-look-over = Read it once more and change it: no names, neither of the family nor of anybody in it.
brought-cut = It is longer than a line may be: its end is missing.
