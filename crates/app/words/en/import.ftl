# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of bringing in a record from elsewhere.

import-title = Bring in a file
import-lede = First you see what would come in. Nothing is in the record before you say so.
import-file = File
import-file-hint = A FHIR R4 bundle (JSON) or a table of people (CSV), up to 16 MB.
import-look = See what is in it
import-columns = Columns of a table: family_ref, name, called, role, caregiver_role, born, due, pronouns, language, phone, contact_note. Any order.
import-no-file = Choose a file first.
import-preview-title = What would come in
import-nothing-yet = Nothing is in the record yet. The file waits here, sealed.
import-before = This very file was brought in before. It will not come in twice.
import-note-alone = Nothing in the file says who cares for this person. Add the others under People.
import-note-nobody = There is no person in this file who could come in.
import-new-family = A new family
import-kept-title = Kept whole, without a place yet
import-kept-lede = The file stays beside the import, sealed, so nothing of it is lost.
import-kind = Kind
import-count = How many
import-why = Why
import-why-health = Health facts have no page of their own yet.
import-why-billing = Bills are not part of this work.
import-why-partner = Colleagues elsewhere have no page of their own yet.
import-why-care-elsewhere = Care given elsewhere is not a visit of ours.
import-why-other = This kind has no page of its own yet.
import-refused-title = Rows that cannot come in
import-refused-lede = Correct them in the file and bring it in again. The others can come in now.
import-line = Line { $line }, { $column }
import-bring = Bring this in
import-drop = Leave it
import-came-in = Came in: { $what }
import-kept = Kept whole: { $what }

import-entry = Entry { $line }, { $column }
