# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of holding: how somebody who told something hard was held.

holding-title = How it was held
holding-in-note = Something hard was told
holding-who-reads = This goes to the own part of whoever told it, where the visit is theirs to read: they may read it and ask for it, those who work with the family read it, and a court may ask for it. Nobody else of the family reads it, and it is on no shared screen. Where a text of the note is under a rule of law that opens it to few, it belongs there. Write as little as it needs.
holding-about = Who told it? It opens to them.
holding-said = What was said
holding-said-hint = A few of their words are enough, or none.
holding-far = How far they wished to go
holding-ended = How it ended
holding-pace = The pace they wished
holding-safe = Are they safe?
holding-safe-hint = Your answer is kept nowhere: if you are not sure, what keeps somebody safe opens once this is finished. If somebody is in danger now, act first.
holding-safe-yes = Yes, as far as they said
holding-safe-unsure = I am not sure
holding-own = What it stirred in you belongs to you:
holding-own-way = my reflections
holding-tell = Something hard was told: how it was held
holding-before = Before it was put right
holding-again = For what was left out of the note, or to put it right. What stood before stays readable.
holding-keep = Keep it
holding-leave = Leave it
holding-ended-then = It ended:
holding-refused-nothing = Nothing is written yet. Write what was said, how far they wished to go or how it ended, or choose “Enough for now”.
holding-refused-person = Choose who told it, of those who care for the child.
release-kind-holding-kept = How something hard was held
holding-that-visit = That visit
holding-take-back = This is not { $name }’s: take it back
holding-take-back-what = It is shown to nobody of the family any more, and goes into no copy for { $name }.
holding-take-back-do = Take it back
holding-refused-law = A text of this note is under a rule of law that opens it to few. Write what was told there, and here only “Enough for now”.
holding-refused-not-there = Nothing of that stands here any more.
release-kind-holding-taken-back = Something hard was taken back
