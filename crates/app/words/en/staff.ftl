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
