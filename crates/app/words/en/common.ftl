# SPDX-License-Identifier: AGPL-3.0-or-later
# Words every page shares: the frame, forms, dates and ages.

## The frame of a page

skip-to-main = Skip to main content
nav-main = Main
nav-small = Main, small screens
nav-today = Today
nav-families = Families
nav-find = Find
nav-more = More
nav-me = Your settings
nav-sign-out = Sign out
page-not-sent = Nobody answers: there may be no signal. Your words are still on this screen.
page-not-finished = It is not finished yet: press again once there is a signal.
page-sending = Sending…
page-not-saved = Not saved. Your words are still on this screen. We keep trying.

## Forms

form-needed = needed
form-problem-title = There is a problem
form-error = Error
form-print = Print

## Dates

date = { $day } { $month } { $year }
date-long = { $weekday } { $day } { $month } { $year }
day-month = { $day } { $month }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Ages

age-days = { $count ->
    [0] less than a day
    [one] { $count } day
   *[other] { $count } days
}
age-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
age-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
age-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

draft-lost = What was typed here before cannot be opened any more. Please type it again.
draft-file-lost = The file that waited cannot be opened any more. Choose it again.
## Whose part of a record, and who would read it

readers-team = Only the team would read this
readers-protected = Only the team would read this, in the protected part
readers-author = Only you would read this, in the protected part
readers-one = { $name } would read this
readers-several = { $names } would read this
part-of-person = { $name }’s own part
part-together = What the family holds together
part-practitioner = The team’s notes
part-safety = The protected part
part-agency = The agency’s papers
part-read-by = { $part }. { $readers }.
