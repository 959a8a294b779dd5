# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of Today and of a family's story.

## The rhythm of visits

rhythm-title = The rhythm of your visits
rhythm-families = { $count ->
    [one] { $count } family
   *[other] { $count } families
}
rhythm-empty = The rhythm of your visits will show here after the first one.
rhythm-picture = Rhythm of visits, the last { $weeks } weeks, { $count ->
    [one] { $count } family
   *[other] { $count } families
}
rhythm-picture-says = Filled dot: the visit happened. Open dot: it did not happen. Dashed dot: planned. The table below says the same.
rhythm-scrolls = Rhythm of visits, scrolls sideways
rhythm-this-week = this week
rhythm-happened = Happened
rhythm-did-not = Did not happen
rhythm-planned = Planned
rhythm-as-table = Read as a table
rhythm-table = Visits of the last 12 weeks, and those planned
rhythm-table-scrolls = Table of visits, scrolls sideways
rhythm-family = Family
rhythm-how-often = Rhythm

today-title = Today
today-visits = { $count ->
    [0] No visits today.
    [one] { $count } visit today.
   *[other] { $count } visits today.
}
today-visits-heading = Today’s visits
today-none = No visits today.
today-note-begun = Note begun { $time }
today-read-note = Read note
today-finish-note = Finish note
today-finish-note-of = Finish the note for { $family }
today-finish-family = Finish opening a family
today-finish-import = Finish bringing in a file
today-waiting = Waiting for you
today-nothing-waits = Nothing waits.
today-kept-at = Kept { $date }, { $time }
today-not-seen = Not seen for two weeks
today-not-seen-hint = You might reach out.
today-hat-manager = This hat opens no family’s record.
today-hat-privacy-officer = This hat opens no family’s record without a reason.
today-hat-administrator = This hat keeps the installation running and opens no family’s record. Accounts are kept with the command line.
today-hat-intake = This hat takes a family’s first call and opens their record. Families you opened stand under Families until somebody works with them.
rhythm-weekly = weekly
rhythm-fortnightly = every 2 weeks
rhythm-monthly = monthly
rhythm-days = every { $days } days
story-title = Story
story-next = Next visit
story-today = Today
story-we-said = For this time we said
story-relationships = Relationships
story-no-relationships = The relationships of this family will be here. Name the first under People.
story-last-delight = Last delight
story-last-hard-moment = Last hard moment
story-last-repair = How it was mended
story-wonderings = Still wondering
story-visits-about = { $count ->
    [0] No visit about it yet
    [one] { $count } visit about it
   *[other] { $count } visits about it
}
story-so-far = Story so far
story-just-met = We have just met. The story starts with the first visit.
story-whole = Read the whole story
story-brings = What this family brings
story-brings-empty = What did you see them do well? It will stand here.
story-brings-add = Add what they bring
story-brings-what = What they bring
story-brings-readers = What you saw, the whole family reads; their own words, whoever said them.
story-brings-do = Add
story-a-year-ago = A year ago
story-wondering = What is still wondered
story-coming = Coming next
story-a-visit = a visit
story-birthday = { $years ->
    [one] first birthday of { $name }
   *[other] { $name } will be { $years }
}
story-wishes = What they hope for
story-reach = How to reach them
story-brought-in = Brought in from a file

## What is new for a caregiver

fresh-title = New for you
fresh-since = Since you were here on { $date }
fresh-first = A first in the book of { $name }
fresh-page = A page of the visit of { $date }
fresh-guidance = What may come next for { $name }
