# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of holding: how somebody who told something hard was held.

holding-title = How it was held
holding-in-note = Something hard was told
holding-who-reads = This goes to their own part of the record: they may ask for it and read it, and a court may ask for it. Nobody else of the family reads it, and it is on no shared screen. Write as little as it needs.
holding-about = Who told it?
holding-said = What was said
holding-said-hint = A few of their words are enough, or none.
holding-far = How far they wished to go
holding-ended = How it ended
holding-pace = The pace they wished
holding-safe = Are they safe?
holding-safe-hint = Your answer is kept nowhere on this page. If you are not sure, what keeps somebody safe opens next.
holding-safe-yes = Yes, as far as they said
holding-safe-unsure = I am not sure
holding-own = What it stirred in you belongs to you:
holding-own-way = my reflections
holding-tell = Something hard was told: how it was held
holding-before = Before it was put right
holding-again = For what was left out of the note, or to put it right. What was written before stays readable.
holding-keep = Keep it
holding-leave = Leave it
holding-ended-then = It ended:
holding-refused-nothing = Nothing is written yet. Write how far they wished to go, how it ended, or choose “Enough for now”.
holding-refused-person = Choose who told it, of the grown people of this family.
release-kind-holding-kept = How something hard was held
