# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the list of families and of opening one.

families-title = Families
families-new = Open a new family
families-import = Bring in a file
families-search = Look for any name
families-find = Find
families-count = { $count ->
    [one] { $count } family
   *[other] { $count } families
}
families-empty = Your families will be here. Open the first one, or bring in a file.
families-not-found = None of your families has that name. Try fewer letters.
families-none-for-hat = This hat opens no family’s record.
families-is-old = { $name } is { $age }
families-last = Last together { $date }
families-never = Not visited yet
family-pages = This family
family-page-story = Story
family-page-visits = Visits
family-page-people = People
family-with-us-since = with us since { $date }
called-baby = Baby
called-due = Baby due { $month }
called-somebody = somebody
called-practitioner = practitioner
called-two = { $a } and { $b }
called-nobody-yet = A family
new-family-step = Step { $number } of { $of }
new-family-next = Go on
new-family-change = Change
new-family-open = Open this family’s record
new-family-yes = Yes
new-family-nothing-typed = Nothing written.
new-family-contact-title = How can we reach them safely?
new-family-contact-lede = Ask this first. Somebody else may read a message or hear a voicemail.
new-family-how = The safe way
new-family-how-hint = A number, or through whom.
new-family-how-missing = Say one safe way to reach the family.
new-family-when = When it is safe
new-family-when-hint = For example: text before 5 pm.
new-family-never = What must not be done
new-family-never-hint = For example: no voicemail.
new-family-baby-title = Who is the baby?
new-family-baby-lede = Born or still expected. A name is not needed before birth.
new-family-full = Name, as the family writes it
new-family-called = What to call the baby
new-family-said = How to say it
new-family-born = Born on
new-family-due = Or expected on
new-family-weeks = Weeks of pregnancy at birth
new-family-days = and days
new-family-pronouns = Pronouns
new-family-carers-title = Who cares for the baby?
new-family-carers-lede = In whatever role. Begin with the one you will meet most.
new-family-carer = Caregiver { $number }
new-family-carer-full = Name, as they write it
new-family-carer-called = What to call them
new-family-carer-role = In which role?
new-family-carer-words = In the family’s words
new-family-carer-words-hint = For example: abuela, tía, Papa Joe.
new-family-carer-missing = Name at least one person who cares for the baby.
new-family-wish-title = What do they want?
new-family-wish-lede = In their words and in their language.
new-family-wish = What they said they want
new-family-wish-hint = As it was said.
new-family-language = Language
new-family-language-hint = As they name it.
new-family-uses = Used for
new-family-interpreter = An interpreter is wanted
new-family-interpreter-legend = Interpreter
new-family-every = Days between two visits
new-family-every-hint = 7 for weekly, 14 for every two weeks. Leave empty while it is open.
new-family-check-title = Look at it once more
new-family-check-lede = Nothing is in the record yet.

called-you = you
