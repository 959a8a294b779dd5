# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of what is ours: what those who visit had planned, and left for another time.

ours-in-note = Something of ours that can wait
ours-in-note-hint = A screening, a form, a topic you had planned: where they wanted something else first, it waits, with their reason. It comes back before the visit it waits for. Not today is not missed.
ours-new = It can wait
ours-what = What is it?
ours-what-screening = A screening
ours-what-form = A form
ours-what-topic = A topic of ours
ours-name = What you call it
ours-name-hint = A few words: “the questions on sleep”. Whoever gives the reason reads it with the visit.
ours-why = Why not today, in their words?
ours-why-hint = As they said it. It is theirs: they read it with the visit, as far as that is theirs to read.
ours-teller = Who said so?
ours-until = When to take it up again?
ours-until-hint = Leave it empty for the next visit.
ours-now = What became of it?
ours-taken-up = Taken up today
ours-let-go = Let go of it
ours-waits = It waits again
ours-why-again = Why it waits again
ours-back = Waiting from before
ours-back-lede = These were left for another time, for a good reason. See if now is one.
ours-until-day = To be taken up again from { $date }.
ours-until-next = To be taken up again at the next visit.
ours-of-visit = What waited
ours-why-without = There is a reason here, and it is not said that it waits again. Choose what became of it, or take the reason out.
ours-refused-no-name = Write what it is that waits, in a few words.
ours-refused-no-reason = Write why it waits, as they said it.
ours-refused-unknown-teller = Choose who said so, of those who care for the child.
ours-refused-not-later = This day is not after the visit. Choose a later one, or leave it empty for the next visit.
ours-refused-too-far = This day is more than a year ahead. Choose an earlier one.
ours-refused-no-such-thing = There is nothing of ours like that any more. What waits stands in the note.
ours-refused-over = This came to an end already. Leave it as it is.
ours-refused-ended = The work with this family has ended. Begin it anew first.
release-kind-ours-put-off = Something of the visitor’s that could wait
release-kind-ours-settled = What became of something that waited
