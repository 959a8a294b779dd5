# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the protected part of a record.

safety-title = Protected part
safety-lede = Only the team reads this, and only here. It is on no other page, in no list and in no copy. Read it where nobody looks over your shoulder.
safety-empty = Nothing is kept here. What a visit note files in the protected part will be.
safety-of-visit = From the visit on { $date }
safety-link = Protected part
