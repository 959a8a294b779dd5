# SPDX-License-Identifier: AGPL-3.0-or-later
# Early care: in whose arms a baby slept, what the baby is used to, and the letter for the next arms.

## The page

early-title = Early care
early-of = The early care of { $name }
early-lede = In whose arms, where, and what comforts. That nobody knows is an answer too.
early-empty = Nothing has been told yet. Begin with what somebody knows, however little.
early-unborn = This page begins with the birth.
early-confided = In confidence
early-told-by = { $name } said it, { $date }
early-told-seen = Seen or read by the team, { $date }
early-by-mistake = Told by mistake

## The picture

early-picture-heading = From birth until today
early-picture = { $count ->
    [one] { $count } stay from birth until today
   *[other] { $count } stays from birth until today
}
early-picture-says = One line for each stay, in the order of their days. A dashed line is time that may or may not belong to it. The table below says the same.
early-picture-scrolls = The picture of the stays; it scrolls sideways
early-sign-sure = Known
early-sign-rough = Known only about
early-sign-nobody = Nobody knows

## The stays

early-stays = Stay by stay
early-table-scrolls = The table of the stays; it scrolls sideways
early-arms = In whose arms
early-place = Where
early-from = Since
early-until = Until
early-told = Who said it, and why
early-goes-on = it goes on
early-day-unknown = a day nobody knows
early-about = about { $month } { $year }
early-from-until = from { $from } until { $until }
early-arms-unknown = Nobody knows with whom
early-arms-nobody = Nobody we know stayed
early-change = Change it
early-change-or-end = Change or end it
early-where-home = at home
early-where-hospital = in hospital
early-where-foster-home = in a foster home
early-where-shelter = in a shelter
early-where-other = somewhere else
early-where-unknown = nobody knows where

## The nights

early-nights-title = Nights
early-nights = { $count ->
    [one] { $count } night
   *[other] { $count } nights
}
early-nights-between = between { $least } and { $most } nights
early-longest = Longest without a break: { $nights }.
early-apart = Apart from { $name }
early-moves = How often arms or place changed
early-moves-count = { $count ->
    [0] never
    [one] once
   *[other] { $count } times
}
early-not-told = Nobody has told us
early-not-told-from = { $count ->
    [one] { $count } night from { $date }
   *[other] { $count } nights from { $date }
}
early-nights-rule = A night counts for the arms the baby falls asleep in: the day somebody comes counts, the day they go is the next arms’. A night in hospital is not a night at home. Where a day is known only about, there is a least and a most.

## Telling of a stay

early-tell = Tell of a stay
early-tell-new = Tell of a stay
early-from-role = With { $name } since { $from }: keep this as a stay
early-stay-new = A stay
early-stay-anew = A stay, told anew
early-with = In whose arms
early-with-hint = Leave it empty where nobody knows, or where nobody we know stayed.
early-others = Somebody else
early-others-hint = In words, where they are not in the record: “the nurses”, “Aunt May”.
early-where = Where
early-where-words = The place, in words
early-from-day = The day it began
early-until-day = The day it ended
early-day-hint = For a month, choose any day in it.
early-how-goes-on = It goes on
early-how-on = On a day
early-how-about = About a month
early-how-unknown = Nobody knows
early-why = Why
early-why-hint = In plain words. It is not in the letter.
early-both = It lies over another stay
early-both-yes = Both are true: the time was shared
early-teller = Who said it
early-teller-seen = Nobody of the family: we saw it, or read it in a paper
early-kept = For whom is it kept?
early-kept-hint = Only what is kept for all who care for { $name } is in the letter.
early-kept-all = For all who care for { $name }. { $readers }.
early-kept-room = For all who care for { $name }
early-kept-own = In confidence: for whoever said it, and the team
early-keep = Keep this
early-not-now = Not now
early-mistake-what = Was it told by mistake? It is taken off the page, and stays in the record’s history.
early-mistake-do = It was told by mistake
early-place-missing = Choose where. That nobody knows is an answer too.
early-day-missing = Give a day, or say that nobody knows.
early-until-which = You gave a day and said that it goes on. Choose one of the two.
early-teller-missing = Choose who said it.
early-kept-missing = Choose for whom it is kept.

## What the baby is used to

early-habits = What I am used to, and how I am
early-habit-sleep = How I fall asleep
early-habit-food = How I eat
early-habit-held = How I like to be held
early-habit-comforts = What comforts me
early-habit-upsets = What upsets me
early-habit-temperament = How I am by nature
early-habit-sleep-hint = Where, when, with what, in which dark or light, to which voice or song.
early-habit-food-hint = What, from whom, how warm, how fast, in which arms.
early-habit-held-hint = On which shoulder, walking or still, wrapped or free.
early-habit-comforts-hint = A song, a smell, a cloth, a word in a language of home.
early-habit-upsets-hint = What to keep away, and what it looks like when it is too much.
early-habit-temperament-hint = Temperament: quick or slow with somebody new, loud or quiet in joy and in protest, what is too loud or too bright, how regular the days are. No way of being is the wrong one.
early-tell-habit = Tell
early-habit-before = What was said before
early-words = In own words
early-reply = Is it known?
early-reply-said = As written above
early-reply-nobody-knows = Nobody knows
early-reply-taken-back = What the same one said before holds no longer
early-stands = What stands
early-before = What was said before

## The letter

early-letter-title = The letter for the next arms
early-letter-lede = For whoever cares next: what a baby would say who could. It is made only of what is kept for all who care for the child; nothing told in confidence and nothing the team wrote is in it.
early-letter-open = Read the letter
early-letter-empty = There is nothing to put into a letter yet. Tell first what the baby is used to.
early-letter-in-en = In English
early-letter-in-es = In Spanish
early-letter-says = What goes in
early-letter-says-hint = Leave out whatever the next arms need not know.
early-letter-look = Show it again
early-letter-to = To whom is it given?
early-letter-to-hint = All who care for the child read this too. Write no address.
early-letter-on = When
early-letter-give = It was given: keep it
early-letter-given = Letters that were given
early-letter-given-to = To { $to }, { $date }
early-on-missing = Say on which day it was given.
early-letter-hello = My name is { $name }. This is what I am used to.
early-letter-bye = New arms take me time. Please give it to me, and keep what I bring.
early-letter-said = { $name } said so.
early-letter-sleep = At night I am used to this: “{ $words }”
early-letter-food = When I eat, I am used to this: “{ $words }”
early-letter-held = This is how I like to be held: “{ $words }”
early-letter-comforts = This comforts me: “{ $words }”
early-letter-upsets = This is hard for me: “{ $words }”
early-letter-temperament = And this is how I am by nature: “{ $words }”
early-letter-sleep-unknown = Nobody could say how I fall asleep. Find out with me.
early-letter-food-unknown = Nobody could say how I like to eat. Find out with me.
early-letter-held-unknown = Nobody could say how I like to be held. Find out with me.
early-letter-comforts-unknown = Nobody could say what comforts me. Find out with me.
early-letter-upsets-unknown = Nobody could say what is hard for me. Look out for it with me.
early-letter-temperament-unknown = Nobody could say how I am by nature. Take your time to get to know me.
early-letter-since = Since { $from }
early-letter-from-until = From { $from } until { $until }
early-letter-slept-with = { $when }, in the arms of { $arms }: { $place }.
early-letter-slept = { $when }: { $place }.
early-letter-nobody = { $when }: nobody can say where I was.

## What is not taken

early-refused-not-born = Early care begins with the birth. Write down the birth first.
early-refused-unknown-person = Choose somebody grown who is in this family’s record, or write it in words.
early-refused-unknown-teller = Choose somebody grown who is in this family’s record.
early-refused-confided-by-nobody = What is kept in confidence is said by a caregiver. Choose who said it, or keep it for all.
early-refused-place-unnamed = Say in words where it was.
early-refused-before-birth = This is before the baby was born. Check the day.
early-refused-in-future = This day lies in the future. Check it.
early-refused-ends-in-future = This day lies in the future. Leave the stay open until it ends.
early-refused-ends-before-it-begins = The stay ends before it begins. Check both days.
early-refused-overlaps = It lies over another stay. End that one first, or say that both are true.
early-refused-no-such-stay = This stay is not there any more. Open the page again.
early-refused-another-stands = Somebody told this stay anew meanwhile. Look at the page again, then keep yours.
early-refused-nothing = Write something, or say that nobody knows.
early-refused-words-beside = You wrote something and said that it is not known or holds no longer. Choose one of the two.
early-refused-nothing-stands = The same one has said nothing here that could be taken back.
early-refused-to-nobody = Say to whom the letter is given.
early-refused-nothing-left = Every sentence was left out. Leave at least one in.
early-refused-given-in-future = This day lies in the future. Keep the letter once it was given.
