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
staff-families-count = { $count ->
    [0] Works with no family today
    [one] Works with { $count } family today
   *[other] Works with { $count } families today
}
staff-ended = no longer here
staff-signs-in-as = Signs in as { $name }
staff-ended-on = The account was closed on { $date }.
