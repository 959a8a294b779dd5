# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the calendar and of its feed.

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

calendar-title = Calendar
calendar-week = { $from } to { $to }
calendar-visits = { $count ->
    [0] no visits
    [one] { $count } visit
   *[other] { $count } visits
}
calendar-weeks = Weeks
calendar-before = Earlier
calendar-this = This week
calendar-after = Later
calendar-empty = Nothing is planned in this week.
calendar-choose = Choose a family and plan a visit
calendar-today = today
calendar-no-hour = Hour open
calendar-from-to = { $from } to { $to }
calendar-lasts = { $minutes } min
calendar-travel = { $minutes } min on the way
calendar-interpreter-in-person = an interpreter comes along
calendar-interpreter-phone = an interpreter by phone
calendar-interpreter-not-needed = no interpreter needed
calendar-moved = moved
calendar-conflict-over = From { $from } to { $to } it lies over another visit:
calendar-conflict-way = The way to the later one takes { $way } minutes.
calendar-conflict-way-here = { $between ->
    [0] It begins as soon as the visit before is over, and the way here takes { $way } minutes:
    [one] Only { $between } minute lies between it and the visit before, and the way here takes { $way }:
   *[other] Only { $between } minutes lie between it and the visit before, and the way here takes { $way }:
}
calendar-conflict-way-on = { $between ->
    [0] The next visit begins as soon as this one is over, and the way there takes { $way } minutes:
    [one] Only { $between } minute lies between it and the next visit, and the way there takes { $way }:
   *[other] Only { $between } minutes lie between it and the next visit, and the way there takes { $way }:
}
calendar-other = { $family }, { $hours }
days-title = What does not go together in your days
days-hint = Said to you alone. You can leave it as it is.
calendar-conflict-pause = You agreed on a pause until { $date }.
calendar-conflict-not-theirs = From { $date } on somebody else works with this family.
calendar-conflict-ended = The work with this family ended on { $date }.

feed-title = A calendar on your phone
feed-what = The calendar of your phone can show when you have visits: the hours alone. Each is called “Visit”. No name, no place and nothing of a family goes there.
feed-none = You have no address for it.
feed-since = You have an address for it since { $date }.
feed-make = Make an address
feed-anew = Make another address
feed-anew-what = The one you have now ends at once.
feed-end = Take it back
feed-shown = This is your address
feed-shown-what = Put it into the calendar of your phone, as a calendar that is subscribed to. It is shown this once. Whoever has it sees when you have visits, so keep it to yourself.
feed-address = The address
feed-not-here = Others can see this screen. Make an address where only you look.
feed-visit = Visit
