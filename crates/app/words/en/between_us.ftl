# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of what is between whoever visits and somebody of the family.

us-title = Between us
us-kept = For those who do the work. Nobody of the family reads it, it is on no shared screen, and in no copy unless somebody chooses it.
us-in-note-hint = How it was for you to be together. For those who do the work, and for nobody of the family.
us-with = With whom?
us-how = How was it to be together?
us-rupture = Was something torn between you?
us-rupture-hint = What happened, as you felt it. The page before the next visit asks how it could be mended, until you write that here.
us-repair = Was something mended?
us-two = { $name } and { $by }
us-unmended = Something tore on { $date }. How could it be mended?
us-refused-nothing = Write how it was, what was torn or what was mended.
us-refused-no-person = With whom it was, is missing. Choose one.
us-refused-unknown-person = They are not known in this family. Choose one of those offered.
us-refused-law = A text of this note is under a rule of law that opens it to few. Write what was between you into that text, and leave this empty.
us-refused-ended = The work with this family has ended. Begin it anew first.
us-mistake = Was it told by mistake?
us-mistake-what = All you told of this visit with them goes from here and from the page before the next visit. The record's history keeps that it was there.
us-mistake-do = It was told by mistake
us-refused-not-there = You told nothing of it that still stands.
release-kind-between-us-told = How it was for whoever visited
release-kind-between-us-taken-back = What was between us was taken back
