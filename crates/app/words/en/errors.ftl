# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of everything that can go wrong.

error-reference = Reference: { $reference }. Say this number when you ask for help.
error-to-sign-in = Sign in
error-to-today = Go to Today
error-to-step-up = Show that it is you
error-signed-out-title = You are signed out
error-signed-out-what = Sign in to go on where you were. What you wrote in a note was kept as a draft.
error-forbidden-title = This cannot be done from here
error-forbidden-what = Your hat does not allow it, or the form did not come from this page. Open the page again and try once more.
error-step-up-title = Please show that it is you
error-step-up-what = This needs your password from the last five minutes, because a screen can be left open. Nothing was done yet. Copy what you wrote, show that it is you, and send it again.
error-not-found-title = We cannot find this page
error-not-found-what = It may have moved, or you may not have this family. Ask the colleague who works with them.
error-changed-title = This record changed while you were writing
error-changed-what = Somebody else wrote at the same time. What you wrote is below, and a note is kept as a draft. Open the page again, look at what is new, and finish again.
error-too-large-title = This is too large
error-too-large-what = A form holds up to 1 MB and a file up to 16 MB. Shorten the text or choose a smaller file.
error-too-many-title = Too many tries
error-too-many-what = Wait a little and try again.
error-unavailable-title = The record cannot be reached now
error-unavailable-what = What you wrote is still in your browser. Go back and try again in a minute.
error-bad-request-title = We could not read that form
error-bad-request-what = Part of the form was missing or not of its shape. Go back, open the page again, and send it once more.
error-internal-title = We could not do that
error-internal-what = Something went wrong on our side. What you wrote is below, and a note is kept as a draft. Try again.
form-not-a-date = This is not a day we can read. Write it like 2026-10-16.
form-not-a-time = This is not an hour we can read. Write it like 14:05.
form-not-a-number = Write a whole number from { $from } to { $to }.
form-not-offered = Choose one of the answers offered.
form-too-long = This is longer than { $max } characters. Shorten it, or split it.
form-unprintable = This holds a character that cannot be shown. Type it again without it.
form-hidden-direction = This holds a hidden mark that turns the direction of writing. Type it again without it.
form-day-missing = Say which day.

error-typed-title = What you had written
error-typed-what = Copy it before you leave this page.
error-set-up-first-title = One thing first
error-set-up-first-what = Everybody who works here needs a second step when signing in, and you have none yet. Setting it up takes two minutes. Nothing you wrote is lost.
error-needs-second-title = This needs a second person
error-needs-second-what = One person asks and a second one confirms. Ask on the page you came from, and come back once it is confirmed.
