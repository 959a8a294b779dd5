# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of requests, copies and what went out.

family-page-requests = Requests and copies
release-requests-title = Requests and copies
release-no-requests = What somebody asks of this record will stand here, with the day by which the law wants an answer.
release-request-access = Wants to see or have a copy
release-request-early-intervention = Wants the early intervention record
release-request-amendment = Wants something changed
release-request-restriction = Wants fewer people told
release-request-accounting = Wants to know to whom something went
release-request-subpoena = Subpoena or a court’s demand
release-answer = Write down the answer
release-answer-how = How was it answered?
release-answer-granted = As asked
release-answer-in-part = In part
release-answer-refused = Not
release-answer-missing = Choose how it was answered.
release-told = What they were told, with the reason and how to complain
release-due = Answer by { $date }
release-late = Was to be answered by { $date }
release-extended = More time was taken:
release-extend = Take the one extension
release-extend-why = Why it takes longer, as they are told in writing
release-prepare = Prepare a copy
release-ask-title = Somebody asks
release-ask-kind = What do they want?
release-ask-kind-hint = A request for psychotherapy notes needs an authorization of its own, on a form by itself. They are no part of this record, and no copy of it holds any.
release-ask-person = Who asks?
release-from-outside = Somebody outside the family
release-ask-from = Name and address, where it is somebody outside
release-ask-from-hint = As you would write it on an envelope.
release-ask-words = What they ask, in their words
release-ask-on = The day it came in
release-ask = Take the request in
release-kind-missing = Choose what they want.
release-hold-title = Legal hold
release-hold-none = Nothing is held. Place a hold when a lawsuit, a subpoena or an inquiry is known: until it ends nothing of this record may be destroyed.
release-hold-since = Held since { $date }
release-hold-why = Why
release-hold-place = Place a hold
release-hold-end = End the hold
release-gone-title = What went out
release-gone-none = Nothing went out yet.
release-items = { $count ->
    [one] one item
   *[other] { $count } items
}
release-purpose-treatment = for care by somebody else
release-purpose-referral = for a hand-over
release-purpose-early-intervention = for early intervention
release-purpose-court = for a court
release-purpose-own-copy = their own copy
release-purpose-research = for teaching or research
release-title = A copy for somebody
release-lede = First say by which right. Then you see every item as it would go, before anything does.
release-authority = For whom, and by which right?
release-authority-hint = Only people of this family, and consents that hold today.
release-authority-missing = Choose for whom the copy is. A consent that ended or was taken back gives no right.
release-by-own = { $name }, what is theirs
release-by-consent = { $name }, by a consent
release-request = Which request does it answer?
release-no-request = None
release-needs-request = Choose the request it answers. Without one, this record stays closed to you.
release-preview = Show what would go
release-back = Back
release-preview-title = What { $name } would read
release-preview-lede = Each item stands as it would on paper. Take the tick away from what should not go. What another told, what is protected and what is sealed cannot be chosen.
release-would-go = { $count ->
    [one] One item to choose
   *[other] { $count } items to choose from
}
release-nothing-goes = By this right nothing would go.
release-asks = your own writing: read it, then decide
release-ground = If you take away something that is theirs, why?
release-ground-missing = You left out something that is theirs. Choose on which ground: they are told.
release-ground-hint = They are told that something is withheld, on this ground, and how to complain.
release-ground-source-in-confidence = It would tell who said it in confidence (privacy exception)
release-ground-endangers = A licensed professional found that it is likely to endanger somebody (preventing harm exception)
release-ground-harms-another = It is about another person too and is likely to harm them (preventing harm exception)
release-stays = { $count ->
    [one] One item stays, without a word
   *[other] { $count } items stay, without a word
}
release-stays-hint = The reasons are for you alone. In the copy there is no gap, no count and no sign of these.
release-why-sealed = A sealed note needs an authorization of its own.
release-why-protected = It keeps somebody safe.
release-why-told-by-another = Somebody else told it and did not share it.
release-why-anothers-own = It is somebody else’s own part.
release-why-no-tie = No tie to the child reaches it today.
release-why-part-2 = A substance use record, and no consent names it.
release-why-court = It is held for a court.
release-why-agency = The agency’s own papers.
release-why-outside-consent = The consent does not cover it.
release-why-no-consent = The consent does not hold today.
release-why-not-all-signed = It is about somebody who did not sign.
release-make = Make the copy
release-copy-title = A copy
release-copy-for = Copy for { $name }
release-print = Print
release-data = As a file
release-part-2-notice = Some of this comes from a substance use program, and federal rules (42 CFR Part 2) protect it; this notice goes with it as 42 CFR 2.32 wants. It may not be used or told in civil, criminal, administrative or legislative proceedings against the person, unless the person consents to that or a court orders it under these rules.
release-withheld = { $count ->
    [one] One item is withheld
   *[other] { $count } items are withheld
}
release-complain = You may complain to the agency’s privacy officer, or to the Office for Civil Rights of the U.S. Department of Health and Human Services. Nobody may hold it against you.
release-kind-family-opened = The record was opened
release-kind-wish-said = A wish
release-kind-team-changed = Who works with the family
release-kind-import-received = A file came in
release-kind-person-added = A person
release-kind-person-changed = What is known of a person
release-kind-person-born = A birth
release-kind-person-died = A death
release-kind-person-away = Somebody away
release-kind-care-began = Somebody began to care
release-kind-care-ended = Somebody’s care ended
release-kind-home-added = A home
release-kind-home-sleeps = Who sleeps where
release-kind-contact-agreed = How to reach somebody safely
release-kind-safe-contact-agreed = How to reach somebody without harm
release-kind-identity-said = What somebody says of who they are
release-kind-relationship-named = A relationship
release-kind-relationship-seen = How a relationship stood
release-kind-visit-planned = A visit was agreed
release-kind-visit-did-not-happen = A visit did not happen
release-kind-visit-signed = A visit
release-kind-visit-amended = A note was amended
release-kind-visit-summarised = What the record says of a session
release-refused-unknown = This is not in this family’s record any more. Go back and choose again.
release-refused-no-name = Who asks is missing. Choose somebody, or write a name.
release-refused-no-words = Words are missing here. One sentence is enough.
release-refused-in-future = The day lies in the future. Write the day it came in.
release-refused-already = It was answered, extended or held already. Open the page again to see how it stands.
release-refused-no-more-time = For this request the law gives no more time.
release-refused-not-here = Something chosen is not in this record. A sealed note cannot be chosen: it needs an authorization of its own and its author. Show what would go again.
release-refused-nothing = Nothing is chosen. Tick what should go.
release-refused-may-not-go = Something chosen may not go by this right. Show what would go again.
release-refused-other-consent = The consent names somebody else or another purpose.

release-desk-title = Requests that wait
release-desk-lede = What families and others asked about a record, the most pressing first. Opening one is noted in the access book.
release-desk-waiting = To be answered
release-desk-none = Nobody waits for an answer.
release-desk-came = Came in on { $date }
release-desk-find = Somebody writes or calls
release-desk-find-why = Find the record they ask about, by a child whose name and birthday they know.
release-desk-child = The child’s name
release-desk-child-hint = A whole name, as it is written in the record.
release-desk-born = Born on
release-desk-open = Go to its requests
release-desk-child-missing = Write the child’s name.
release-desk-born-missing = Write the day the child was born.
release-desk-not-found = No record is found by this name and day. Check both with whoever asks.
release-desk-too-often = Too many tries within an hour. Ask whoever works with the family.

## A second person

release-make-or-wait = Make the copy, or let it wait for a second person
release-apart = What keeps somebody safe
release-apart-hint = Nothing here is ticked by itself. If you tick something, the copy waits until a second person has read it and agreed.
release-apart-none = Nothing of this kind can go by this right.
release-open-protected = Look at the protected part too
release-open-protected-hint = What keeps somebody safe is not shown here. It goes only to whoever said it, or by a consent that names it, and only when a second person agrees. You prove first who you are.
release-waiting-title = Copies that wait for a second person
release-waiting-none = No copy waits. When one holds something of the protected part, it stands here until a second person has read it.
release-second-title = A copy that waits for a second person
release-waits = Needs a second person
release-agreed = { $name } agreed on { $date }
release-declined = { $name } said no on { $date }
release-second = read also by { $name }
release-prepared-by = Prepared by { $name } on { $date }
release-agree = I have read it and agree
release-agree-hint = You see what the reader would see. Ask yourself who else could come to read it at home.
release-decline = I do not agree
release-decline-hint = If something should not go, say what. Whoever prepared it is told.
release-decline-why = Why
release-take-back = Take it back
release-take-back-hint = Somebody else has to agree. Until then you can take the copy back.
release-send-hint = A second person agreed. The copy can be made now; after seven days it is looked over again.
release-refused-needs-second = This needs a second person. Somebody else has to read it and agree before it goes.
release-refused-not-yourself = You prepared this copy, so somebody else has to agree to it.
release-refused-changed = What was prepared does not stand as it did: a consent ended, a label or a right changed, or the agreement is older than seven days. Prepare the copy anew.

## What was not so

not-so-link = This is not how it was
not-so-title = This is not how it was
not-so-words = How was it?
not-so-words-hint = In your words. You get an answer in writing within 60 days. If the text stays as it is, you can say what you think of that, and your words go with it from then on.
not-so-ask = Ask for a change
not-so-waits = Somebody reads this and answers you here.
not-so-asked = You asked on { $date }
not-so-statement = What do you say to this answer?
not-so-statement-hint = Your words are kept with the text and go along whenever it goes to somebody.
not-so-state = Keep my words with it
not-so-stated = You said on { $date }
release-ask-about = Which text is it about?
release-ask-about-hint = For a change. The newest texts of visits are here.
release-about-none = Not one text in particular
release-about = The text it is about
release-ask-sealed = Psychotherapy notes
release-ask-sealed-yes = They ask for these too
release-sealed-needs = Psychotherapy notes go into no copy. The person has no right of access to them; they go only by a written authorization that is for psychotherapy notes alone (45 CFR 164.508(a)(2)), and the author decides first. Tell whoever asked that this authorization is needed.
release-statement-words = What they say to the answer
release-statement-hint = In their words. It goes along with the text in each later copy.
release-statement-keep = Keep their words
release-corrected = Changed on { $date } because somebody said that it was not so.
release-corrected-in-part = On { $date } changed in part because somebody said that it was not so.
release-not-corrected = Somebody said that it was not so. On { $date } it was decided to leave it as it is.
release-statement = In their own words, { $date }: “{ $words }”
release-owed = your own writing about them: read it, then decide
release-ground-of = Why is this left out?
release-ground-as-rest = As chosen below
release-reviewer = Who looks at it again if they ask?
release-reviewer-hint = A licensed professional who did not decide it. Their name goes on the copy.
release-reviewer-missing = Name who looks at it again if they ask. Whoever is refused on this ground has a right to that.
release-reviewer-is = You may ask for { $name }, who did not decide this, to look at it again.
release-until = given as a file until { $date }
release-consent-along = The consent by which this goes
