# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of goodbye and hello: somebody who works with a family leaves, and somebody comes after.

handover-title = Goodbye and hello
handover-last-day = { $name }: last day here { $date }
handover-then = { $name } comes after that.
handover-nobody-yet = Nobody is named yet to come next.
handover-next-step = Next: { $step }
handover-done = Whole
handover-ready = All is ready
handover-nothing = When somebody who comes to this family leaves, their goodbye and the hello of who comes next will be here.
handover-until = last day { $date }

handover-step-next = Who comes next
handover-step-told = The family is told
handover-step-last-visit = A last visit together
handover-step-met = Meeting who comes next
handover-step-letter = A letter of goodbye
handover-step-carried = What is carried on
handover-step-first-visit = The first visit after

handover-open = Not yet
handover-time-to = It is time
handover-done-on = Done { $date }
handover-planned-for = Planned for { $date }
handover-not-for-them = Not right for this family
handover-no-time = There was no time for it
handover-all-done = The goodbye and the hello are whole.
handover-at-once = This goodbye came from one day to the next. A last visit together was not possible, and it is good to say so to the family.
handover-tell-by = The family does not know yet who comes next. Tell them before { $date }.
handover-tell-soon = The last day was { $date }, and the family has not been told who comes next. Tell them soon.

handover-next-how = Whoever arranges the teams names who comes next: a manager, or the supervisor. From then on both work with the family.
handover-tell = Keep that the family was told
handover-tell-what = From then on the family reads on their own pages until when somebody comes, and who comes next.
handover-told-on = Told on
handover-told-by = By whom
handover-received = How they took it
handover-received-hint = In their words, or as you saw it. What somebody said stays theirs.
handover-tell-do = They were told
handover-was-told = { $date }, by { $by }: last day { $until }.
handover-told-late = They were told after the last day.
handover-last-visit-hint = A visit once they know, to look back together. Plan it, and it shows here by itself.
handover-last-visit-over = There was none that is known here. If it is not to be, say why below.
handover-plan-visit = Plan a visit
handover-met-hint = A visit at which both of you are there. When its note is signed, choose it here.
handover-met-at = They met at the visit of
handover-met-do = They met
handover-letter-write = Write a letter of goodbye
handover-letter-see = Read the letter
handover-letter-whose = { $name } writes it.
handover-helps = What helps this family
handover-mind = What to hold in mind
handover-mind-hint = For who comes next. The family does not read it.
handover-carry-do = Carry it on
handover-first-visit-hint = The first visit of who comes next, after { $date }. It shows here by itself.
handover-leave-out = Something is not right for this family
handover-leave-out-step = Which step
handover-leave-out-why = Why
handover-leave-out-hint = Only those who do the work read it.
handover-leave-out-do = Leave it out

handover-letter-title = A letter of goodbye
handover-letter-lede = What you want them to keep. Write in their language. You read it once more before it is given.
handover-letter-says = Your letter
handover-letter-hint = All caregivers of the family read it, so leave out what one of them told you alone.
handover-letter-look = Read it first
handover-letter-keep = Keep it for later
handover-letter-read = As they will read it
handover-letter-kept = It stays as it is given, and nobody changes it afterwards.
handover-letter-give = Give it to the family
handover-letter-from = { $name }, { $date }
handover-letters = Letters of goodbye
handover-letter-missing = The letter is still empty. Write a few words first.
handover-finish-letter = Finish the letter to { $family }

handover-family-until = { $who } will be with you until { $date }.
handover-family-was = { $who } was with you until { $date }.
handover-family-then = { $name } will come after that.
handover-family-now = Now { $name } comes to you.
handover-family-met = You met { $name } on { $date }.
handover-family-not-yet = Who comes after that, we will tell you ourselves and here.

handover-your-goodbyes = Your goodbyes
handover-your-hellos = Your hellos
handover-days-left = { $days ->
    [0] Today is the last day
    [one] { $days } day left, until { $date }
   *[other] { $days } days left, until { $date }
}
handover-over-since = The last day was { $date }

handover-day-missing = The day is missing. Choose the one on which they were told.
handover-by-missing = Nobody is chosen. Choose who told them.
handover-visit-missing = No visit is chosen. Choose the one at which they met.
handover-step-missing = No step is chosen. Choose the one that is not right.
handover-refused-over = This day is over. Choose today or a later one.
handover-refused-too-far = This day is more than half a year ahead. Choose an earlier one.
handover-refused-no-plan = Nobody who works with this family is known to leave. Look at the page again.
handover-refused-same = This is who leaves. Choose somebody else.
handover-refused-no-next = Nobody is named to come next. Ask whoever arranges the teams first.
handover-refused-in-future = This day is ahead. Choose today or a day before.
handover-refused-before-opening = You did not know each other yet on this day. Choose a later one.
handover-refused-not-of-team = This person never worked with the family. Choose somebody of its team.
handover-refused-no-such-person = This person is not in the family. Choose somebody else.
handover-refused-no-such-visit = There was no such visit since it is known that somebody leaves. Choose another.
handover-refused-empty = Nothing is written yet. A few words are enough.
handover-refused-settled = Nothing is left to do for this step. Choose another.
