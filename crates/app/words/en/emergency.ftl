# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of opening a family in an emergency.

emergency-title = Open a family in an emergency
emergency-lede = For when somebody may be in danger and nobody who works with the family can be reached. It opens for four hours. Your supervisor and the privacy officer are told at once, and the family sees that it was opened.
emergency-child = The child’s name
emergency-child-hint = A whole name, as it is written in the record.
emergency-child-missing = Write the child’s name.
emergency-born = Born on
emergency-born-missing = Write the day the child was born.
emergency-reason = What is happening?
emergency-reason-hint = One sentence that somebody else will understand tomorrow. It stays in the record.
emergency-open = Open for four hours
emergency-leave = Do not open
emergency-not-found = No family opens by this name and day. Check both, or call whoever is on duty.
emergency-too-often = Too many tries within an hour. Call whoever is on duty.
emergency-until = Opened in an emergency until { $time }. Your supervisor and the privacy officer know.
emergency-all-title = Opened in an emergency
emergency-all-lede = Each opening is to be looked at within three working days.
emergency-none = Nobody opened a family in an emergency.
emergency-reviewed = Looked at
emergency-review-due = To be looked at by { $date }
emergency-review-late = Was to be looked at by { $date }
emergency-review = Keep what you found
emergency-fair-legend = Was it right to open it?
emergency-fair = It was right
emergency-not-fair = It was not right
emergency-fair-missing = Say whether it was right.
emergency-found = What did you find?
