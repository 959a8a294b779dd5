# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the rhythm of presence: visits as a heartbeat, quiet stretches, reaching out.

presence-title = Rhythm of presence
presence-lede = How you and the family have been in touch over the last half year. Only those who do the work see this page.
presence-beats = The last half year
presence-open = No rhythm of visits is agreed yet.
presence-agreed = Agreed: { $rhythm }.
presence-paused = Pause until { $date }.
presence-more = Look closer, or agree another rhythm
presence-picture = Heartbeat of visits over the last half year
presence-picture-says = { $held ->
    [0] No visit
    [one] { $held } visit
   *[other] { $held } visits
}, { $missed ->
    [0] none that did not happen
    [one] { $missed } that did not happen
   *[other] { $missed } that did not happen
}, { $tried ->
    [0] no try to reach out
    [one] { $tried } try to reach out
   *[other] { $tried } tries to reach out
}, { $quiet ->
    [0] no stretch longer than agreed without contact
    [one] { $quiet } stretch longer than agreed without contact
   *[other] { $quiet } stretches longer than agreed without contact
}.
presence-sign-held = We met
presence-sign-missed = We did not meet
presence-sign-quiet = Quiet
presence-sign-tried = Reached out
presence-sign-answered = Reached out, and they answered
presence-as-table = Read as a table
presence-table = The last half year, day by day
presence-day = Day
presence-what = What happened
presence-missed-says = A visit that did not happen says something too. What might it have told us?
presence-quiet-for = { $days ->
    [one] Quiet for { $days } day
   *[other] Quiet for { $days } days
}
presence-quiet = { $days ->
    [one] { $days } day since you last heard from each other, on { $date }. It happens, and it is nobody’s fault. You might reach out:
   *[other] { $days } days since you last heard from each other, on { $date }. It happens, and it is nobody’s fault. You might reach out:
}
presence-idea-message = A short message that asks for nothing: “I thought of you both today.”
presence-idea-call = A call at an hour that is good for them.
presence-idea-card = A card with something you remember of the two.
presence-idea-drop-by = Coming by, where that was agreed.
presence-reach-out = Reaching out
presence-i-tried = I reached out by
presence-way-message = a message
presence-way-call = a call
presence-way-card = a card or letter
presence-way-drop-by = coming by
presence-way-other = another way
presence-way-missing = Choose how you reached out.
presence-add-words = Add words, or another day
presence-said = In your words
presence-said-hint = Only those who do the work read it.
presence-on = Day
presence-on-missing = Say on which day.
presence-not-yet = No answer yet
presence-answered = They answered
presence-another = Agree another rhythm
presence-another-hint = What you agreed with the family. A slower rhythm or a pause makes no gap, and the family can read it.
presence-pause = No visits until
presence-pause-hint = For a pause: a journey, a birth, a shift. Half a year at most. Leave empty when there is none.
presence-why = Why
presence-why-hint = A few words are enough. Only those who do the work read them.
presence-agreed-on = Agreed on
presence-agree = Keep this rhythm
presence-today = You might reach out
presence-today-hint = It has been quiet for a while. A message, a call or a card is work too: two taps on their page keep it.
presence-last = Last in touch { $date }

presence-refused-in-future = This day is ahead. Choose today or a day before.
presence-refused-before-opening = You did not know each other yet on this day. Choose a later one.
presence-refused-no-rhythm = Choose between 1 and 90 days, or leave it empty.
presence-refused-pause-over = The pause ends before it begins. Choose a later day.
presence-refused-pause-too-long = A pause is half a year at most. Choose an earlier day, and agree anew then.
presence-refused-no-reason = Say in a few words why you agreed it.
presence-refused-ended = The work with this family has ended. Begin it anew first, under Goodbye.
