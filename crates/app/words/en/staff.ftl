# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of who works here, what they may, and how they come and leave.

nav-staff = People and access
staff-title = People and access
staff-pages = Pages of people and access
staff-page-people = Who works here
staff-lede = Everybody who signs in here for their work, and which hats they may wear.
staff-gone = Who no longer works here
staff-one-title = Somebody who works here
staff-supervises = Supervises { $names }
staff-supervised-until = Supervised { $name } until { $date }
staff-families-count = { $count ->
    [0] Works with no family today
    [one] Works with { $count } family today
   *[other] Works with { $count } families today
}
staff-ended = no longer here
staff-signs-in-as = Signs in as { $name }
staff-ended-on = The account was closed on { $date }.

## Leaving

staff-leave = This person leaves
staff-leave-title = Somebody leaves
staff-leave-what = What happens when you press the button:
staff-leave-account = The account is closed. Nobody signs in with it any more.
staff-leave-sessions = Every device is signed out at once, and sign-in links no longer open.
staff-leave-families = { $count ->
    [0] They work with no family, so no family is left.
    [one] They leave the team of { $count } family today.
   *[other] They leave the teams of { $count } families today.
}
staff-leave-kept = What they wrote stays in the record under their name.
staff-leave-goodbyes = A goodbye and hello begins in each of these families, and says that a last visit together was not possible.
staff-leave-at-once = Their work ends now
staff-last-day-title = A last day that is known
staff-last-day-what = { $count ->
    [0] They work with no family. Nothing closes before you end their work yourself.
    [one] A goodbye and hello begins by itself in the { $count } family they work with. Nothing closes before you end their work yourself.
   *[other] A goodbye and hello begins by itself in each of the { $count } families they work with. Nothing closes before you end their work yourself.
}
staff-last-day = Their last day
staff-last-day-hint = Today, or up to half a year ahead. A later day may still be chosen.
staff-last-day-do = Keep this day
staff-last-day-stays = They stay after all
staff-last-day-missing = The day is missing. Choose their last one.
staff-last-day-ended = Their work here has ended already, so there is no last day to keep.
staff-last-day-is = Their last day here is { $date }.
staff-last-day-over = Their last day was { $date }. End their work now, so that the account is closed.
staff-last-day-end = End their work
staff-goodbyes-without = { $count ->
    [one] In { $count } family no goodbye and hello has begun yet. Keep the day once more, and it begins.
   *[other] In { $count } families no goodbye and hello has begun yet. Keep the day once more, and they begin.
}
staff-goodbyes-begin = Look at the last day
staff-goodbyes = { $count ->
    [one] Goodbye and hello in { $count } family
   *[other] Goodbye and hello in { $count } families
}
staff-goodbyes-what = What is done in how many families. On a family’s page you say who comes next.
staff-goodbyes-of = { $count } of { $all }
staff-goodbyes-before = { $count ->
    [0] none before the change
   *[other] { $count } before the change
}
staff-leave-do = End their work here now
staff-back = Back
staff-not-left = { $count ->
    [one] The account is closed, but they are still on the team of { $count } family.
   *[other] The account is closed, but they are still on the teams of { $count } families.
}
staff-leave-again = Take them off the teams
staff-not-yourself = This is you. Somebody else has to do it, so ask a colleague who answers for staff.
staff-last-administrator = Nobody else is administrator. Give that hat to somebody else first.
staff-last-privacy-officer = Nobody else is privacy officer. Give that hat to somebody else first.

## Two people

staff-page-waiting = Waiting for a second person
staff-new = Somebody new
staff-new-title = Somebody new
staff-new-name = Name
staff-new-name-hint = The person's own name. An account belongs to one person and is never shared.
staff-new-sign-in = Sign-in name
staff-new-sign-in-hint = Three to forty lower-case letters, digits or dots, such as june.w
staff-name-missing = The name is missing. Write the person's own name.
staff-name-shared = This is the name of a place or a role. Use the person's own name, so that the access book says who it was.
staff-sign-in-letters = The sign-in name takes three to forty lower-case letters, digits or dots. Write it so.
staff-sign-in-taken = Somebody has this sign-in name, or it is being asked for. Choose another.
staff-hats = Hats
staff-hats-hint = One person may have several and wears one at a time. An administrator's hat opens no family.
staff-hats-title = Change somebody's hats
staff-hats-change = Change hats
staff-hats-missing = No hat is chosen. Choose at least one; if somebody leaves, use the page for that.
staff-hats-same = These are the hats they have already. Choose others or go back.
staff-hats-ended = This account is closed, so its hats stay as they were. Decline what waits for it.
staff-hats-waiting = Other hats already wait for a second person. Have that answered first.
staff-second-lede = One person asks and a second one confirms: a manager or a privacy officer who did not ask, and whom it is not about. Until then nothing changes.
staff-ask = Ask a second person
staff-waiting-title = Waiting for a second person
staff-waiting-lede = What was asked for within the last seven days. It happens when a second person confirms it.
staff-waiting-none = Nothing waits. What somebody asks for stands here until it is answered.
staff-waits-new = { $name } is new, with these hats: { $hats }
staff-waits-hats = { $name } is to have these hats: { $hats }
staff-waits-asked = Asked for by { $name }
staff-waits-mine = You asked for this. Somebody else has to confirm it.
staff-waits-another = Another person has to confirm this: a manager or a privacy officer whom it is not about.
staff-confirm = Confirm
staff-decline = Decline
staff-take-back = Take it back
staff-needs-second = This needs a second person. Ask a manager or a privacy officer who did not ask for it and whom it is not about.
staff-asker-left = Whoever asked for this no longer may. Decline it; somebody else can ask anew.
staff-link-title = A link for somebody new
staff-link-for = { $name } can sign in now. Give them this link yourself, not by e-mail:
staff-link-once = It is shown this once, opens once, and ends after a day.
staff-link-done = I have given it to them

## Teams

staff-page-families = Who works with whom
staff-families-title = Who works with whom
staff-families-lede = Families by the day their record was opened and their visits. Their names are for those who work with them.
staff-families-without = { $count ->
    [one] { $count } family has nobody who comes to them.
   *[other] { $count } families have nobody who comes to them.
}
staff-families-none = No family has been opened yet. Visitors open one from their list of families.
staff-family-alone = nobody comes to them
staff-family-with = With { $names }
staff-family-opened = Opened { $date } · { $count ->
    [0] no visit yet
    [one] { $count } visit
   *[other] { $count } visits
}
staff-family-visits = { $count ->
    [0] No visit yet
    [one] { $count } visit
   *[other] { $count } visits
}
staff-team-title = Who works with this family
staff-team-who = Who comes, and who came before
staff-team-person = Who
staff-team-whom = Nobody is chosen. Choose a colleague.
staff-team-ended = The work with this family has ended. Begin it anew first, then say who works with them.
staff-choose = Choose
staff-since = Since { $since }
staff-since-until = From { $since } to { $until }
staff-team-leave = { $name } no longer works with them
staff-next-what = { $name } leaves; the last day is { $date }. Who comes next works with the family from today, so that both are there for a while. From now the family finds the name on their page: let them be told first.
staff-next-do = They come next
staff-join-title = Somebody begins to work with them
staff-join-do = They begin today
staff-reopen-what = If they came back, the work begins anew from today. Within thirty days whoever worked with them goes on; later you say who works with them.
staff-cover-title = Somebody stands in
staff-cover-from = From
staff-cover-until = To, with that day
staff-cover-do = They stand in
staff-cover-day = The day is missing. Choose one.
staff-cover-end = The last day comes before the first or is more than three months away. Choose another.
staff-cover-over = The last day is over already. Choose a day from today on.
staff-cover-none = They do not stand in with this family, so nothing was ended. If they work with it, say there that they no longer do.
staff-cover-early = End it early for { $name }
staff-cover-early-what = From their next page on they open nothing of this family. What they wrote stays, and their days stay in the record.
staff-cover-early-do = { $name } stands in no more, from now on

## Licences

staff-licences-title = Licences
staff-licences-lede = Some notes may be kept only by licensed mental health professionals. Somebody else checks the licence and keeps it here; nobody checks their own.
staff-licences-none = No licence has been checked yet.
staff-licence-until = Holds until { $date }
staff-licence-over = no longer holds
staff-licence-check = A licence I have checked
staff-licence-kind = Kind
staff-licence-number = Number
staff-licence-last = Last day it holds
staff-licence-do = I have checked it with the board
staff-licence-kind-missing = The kind is not chosen. Choose what the licence says.
staff-licence-number-missing = The number is missing. Write it as the licence has it.
staff-licence-day-missing = The last day is missing. Choose the one the board names.
staff-licence-ended = This account is closed, so no licence is kept for it.
licence-lcsw = Clinical social worker (LCSW)
licence-lpc = Professional counselor (LPC)
licence-lmft = Marriage and family therapist (LMFT)
licence-psychologist = Psychologist
licence-psychiatrist = Psychiatrist
licence-pmhnp = Psychiatric nurse practitioner (PMHNP)
staff-waits-again = { $name } is to start again, with a new code
staff-waits-rule = The rule about the second step is to be: { $rule }
staff-again = Help them start again
staff-again-title = Starting again
staff-again-what = For somebody who lost their phone and their recovery codes, or everything they sign in with. One person asks and a second one confirms. Talk to the person themselves first, face to face or by a number you know.
staff-again-ends = Their password, their passkeys, their second step and their recovery codes end, and every device is signed out. Whoever confirms gets a code for them that works once within a day.
staff-again-waiting = This waits for a second person already. Have it answered first.
staff-again-for = { $name } can start again. Tell them this yourself, not by e-mail:
staff-rule-title = The second step when signing in
staff-rule-what = A second step keeps out whoever finds out a password. It is about those who work here; families choose for themselves.
staff-rule-which = What should hold here?
staff-rule-same = This is the rule already. Choose another or go back.
staff-rule-waiting = Another rule waits for a second person already. Have it answered first.
staff-waits-book = The whole access book is to be taken as a table
staff-training-title = In training
staff-training-lede = What somebody in training finishes waits until a licensed colleague has read it and stands for it. The note is in the record from the first moment.
staff-training-none = Not in training.
staff-training-since = In training since { $since }
staff-training-until = In training from { $since } until { $until }
staff-training-on = Day
staff-training-begin = In training from this day on
staff-training-end = No longer in training from this day on
staff-training-day-missing = The day is missing. Choose the one from which it holds.
staff-training-before = That day lies before the training began. Choose that day or a later one.
staff-training-ended = This account is closed, so nothing of a training is kept for it.
