# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of who has looked: for a family, its team and the privacy officer.

## A family's own page

looked-title = Who has looked
looked-lede-yours = Each time somebody who works here opens your record, it is written down before they see anything. Your own looks are left out, and other caregivers’ looks are theirs alone.
looked-lede-team = Each opening of this record, written down before anything was shown. Your own are left out. Caregivers of the family see this page too.
looked-between = From { $from } to { $until }.
looked-nobody = Nobody else has looked in these days.
looked-earlier = Earlier
looked-latest = Back to today
looked-ask = If a name surprises you, ask. Whoever answers for confidentiality in the agency looks into it, and you need not say why you ask.
looked-times = { $count ->
    [one] Once. See when
   *[other] { $count } times. See when
}
looked-tag-emergency = Opened in an emergency
looked-tag-denied = Was not let in
looked-somebody = Somebody whose account is gone
looked-a-caregiver = A caregiver of the family

## What was done

looked-did-family-open = opened the record
looked-did-family-form = filled in a page
looked-did-family-write = wrote in it
looked-did-family-print = printed a page
looked-did-family-denied = tried to open the record and was not let in
looked-did-family-emergency = opened the record in an emergency
looked-did-family-safety = opened the protected part
looked-did-family-safety-asked = asked for the protected part, which stayed shut
looked-did-family-safety-form = filled in a page of the protected part
looked-did-family-rights = looked at who may know what
looked-did-family-rights-form = filled in a page about who may know what
looked-did-family-new = opened a new record
looked-did-family-import = brought in a file
looked-did-family-attachment = opened a picture, a voice or a paper
looked-did-families-list = looked at the list of families
looked-did-families-search = searched the list of families
looked-did-today-open = opened Today
looked-did-calendar-open = opened their calendar
looked-did-calendar-feed = their phone asked for the hours of their visits
looked-did-requests-list = looked at the requests that wait
looked-did-requests-denied = looked for a record and did not find it
looked-did-release-preview = looked at a copy before it was given
looked-did-release-form = prepared a copy
looked-did-release-copy-asked = asked for a copy that was made
looked-did-release-copy = read a copy that was made
looked-did-release-file = took a copy as a file
looked-did-release-attachment = took a picture, a voice or a paper beside a copy
looked-did-release-protected = looked at a copy with something of the protected part
looked-did-release-protected-form = prepared or looked over a copy with something of the protected part
looked-did-alarm-reads = opened very many families within an hour
looked-did-book-open = read the access book
looked-did-book-file = took a file of the access book
looked-did-book-unusual = read the report of unusual looks
looked-did-book-review = kept what was found about an unusual look
looked-did-team-list = looked at who works with whom
looked-did-team-open = looked at who works with the family, not at its record
looked-did-team-write = changed who works with the family
looked-did-account-end = closed somebody’s account
looked-did-approval-ask = asked for hats or for somebody new
looked-did-approval-answer = answered what somebody asked for
looked-did-licence-check = kept a licence after checking it
looked-did-numbers-write = wrote the numbers to call at once
looked-did-sealed-open = opened a sealed note of their own
looked-did-sealed-key = made a key for sealed notes
looked-did-sealed-passphrase = changed the passphrase of their sealed notes
looked-did-sealed-recovery = opened sealed notes together with a second person, by recovery codes
looked-did-sealed-recovery-wrong = tried to open sealed notes together with a second person; their codes opened nothing
looked-did-account-give = gave somebody in the family a way in
looked-did-account-code = made a new code for somebody in the family
looked-did-account-anew = let somebody in the family start again with signing in
looked-did-account-withdraw = took somebody’s way in away
looked-did-key-add = added a key that opens the record, with a second person
looked-did-account-again = let somebody start again who lost everything, with a second person
looked-did-key-remove = took away a key that opened the record, with a second person
looked-did-other = did something this version has no words for

## What for

looked-why-care = who works with the family
looked-why-cover = who stands in for a colleague
looked-why-supervision = who supervises the team
looked-why-emergency = in an emergency
looked-why-own = who belongs to the family
looked-why-safety = to keep somebody safe
looked-why-rights = for questions of who may know what
looked-why-release = to prepare a copy for somebody
looked-why-protected-release = to prepare or look over a copy with something protected
looked-why-review = who answers for confidentiality
looked-why-complaint = for a complaint
looked-why-team = who arranges the work
looked-why-none = without a reason we know

## The whole book

looked-book-title = Access book
looked-book-lede = Who opened, searched, printed or was not let in, newest first. No family’s record opens here: a family is a few signs, and nobody’s words are in the book. That you read it is in it too.
looked-book-nothing = Nothing in the book fits.
looked-column-number = Number
looked-column-day = Day
looked-column-time = Time
looked-column-who = Who
looked-column-hat = Hat
looked-column-family = Family (its signs)
looked-column-what = What they did
looked-column-why = What for
looked-column-kind = Kind
looked-any = Any
looked-show = Show
looked-show-all = Show everything
looked-file = Take as a table (CSV)
looked-kind-denied = Was not let in
looked-kind-search = Searches
looked-kind-print = Prints
looked-kind-emergency = Emergencies
looked-kind-safety = The protected part
looked-kind-release = Copies
looked-kind-alarm = Very many families in an hour

## What waits to be seen

looked-notices-title = To be seen
looked-notice-alarm-reads = { $who } opened more than 60 families within an hour.
looked-notice-emergency-opened = { $who } opened a family’s record in an emergency.
looked-notice-request-made = Somebody of a family says that something was not so, and asks for a change.
looked-notice-release-waiting = { $who } prepared a copy that needs a second person.
looked-notice-release-agreed = { $who } agreed to a copy you prepared. It can go now.
looked-notice-release-declined = { $who } did not agree to a copy you prepared.
looked-notice-passkey-added = A passkey was added for { $who }. If that was not you, remove it under My passkeys and tell your administrator.
looked-notice-passkey-removed = A passkey of { $who } was removed. If that was not you, tell your administrator.
looked-notice-passkey-copied = A passkey of { $who } was refused, because it may have been copied. Remove it under My passkeys and add a new one.
looked-notice-recovery-used = A recovery code was used to sign in as you or to show that it is you. Was it not you? Look where you are signed in.
looked-notice-account-given = { $who } gave somebody in a family a way in. It has to be that person’s own.
looked-notice-account-code-given = { $who } made a new code for somebody in a family. It has to be that person who uses it.
looked-notice-account-again-given = { $who } let somebody in a family start again with signing in. It has to be that person who does.
looked-notice-own-code = { $who } made a code that signs in as you, once. Did you not ask for it? Speak with them, and look where you are signed in.
looked-notice-own-again = You were let start again: your password, second step and devices from before count no more. Was it not you who asked? Tell your agency today.
looked-notice-own-password = Your password was changed. Was it not you? Look where you are signed in, and tell your agency today.
looked-notice-own-passphrase = The passphrase of your sealed notes was changed. Was it not you? Look where you are signed in, and tell your agency today.
looked-notice-second-step-off = Your second step was taken away. Was it not you? Look where you are signed in, and set it up again.
looked-notice-elsewhere = You can put this away from a device you used before, or from any after a week.
looked-notice-new-device = Somebody signed in as you from a device not known before. Was it not you? Look where you are signed in.
looked-file-ask = Ask a second person for all of it as a table
looked-file-waits = You asked to take it as a table. A second person has to confirm that first.
looked-file-until = You may take it until { $date }, { $time }.
looked-notice-other = Something is to be looked at. This version has no words for it.
looked-notice-seen = I have seen this

## Unusual looks

looked-unusual-title = Unusual looks
looked-unusual-lede = Openings of one day that are worth a question. Each has its reasons beside it. There may be a good answer: ask before you think the worst.
looked-unusual-nothing = Nothing unusual that day.
looked-unusual-limits = This report knows names, visits, notes and hours. It does not know who lives near whom, and a single look by somebody with no visible tie can pass unseen. Families who ask who looked often know more.
looked-unusual-family = family { $family }
looked-reason-same-name = Has a name that somebody in the family has too.
looked-reason-same-street = Lives in the same street.
looked-reason-no-work = No visit and no note by them in the two weeks before, and no visit planned in the week after.
looked-reason-night = Only at night, between ten in the evening and six in the morning.
looked-reason-browsing = Opened six or more families that day without work with them.
looked-reason-denied = Was not let in.
looked-reason-doors = Tried three or more families that day and was not let in.
looked-found-fine = Looked into: all right
looked-found-ask = To be asked
looked-find-fine = Looked into, all right
looked-find-ask = Ask them
