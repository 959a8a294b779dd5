# SPDX-License-Identifier: AGPL-3.0-or-later
# What to do at once, and the numbers an agency writes for it.

at-once-title = What to do at once
at-once-lede = Get safe first. Then call. Stay where you are needed, as long as you are safe there.

at-once-hurt = Somebody is hurt or in danger now
at-once-hurt-1 = Get out of the way of what is dangerous, and take the children with you if you can.
at-once-hurt-2 = Call the emergency number. Say first where you are.
at-once-hurt-3 = Stay until help is there.

at-once-dying = Somebody speaks of not wanting to live, or of harming the baby
at-once-dying-1 = Stay with them. Leave them neither by themselves nor alone with the baby. Put what could harm out of reach, if that is safe.
at-once-dying-2 = Do not promise to keep it to yourself.
at-once-dying-3 = Call, together with them if they will. If it may happen now, call the emergency number.

at-once-violent = Somebody in the home is violent
at-once-violent-1 = Do not step between them. Leave if you can, with whoever can come with you.
at-once-violent-2 = Call the emergency number from where nobody stops you.
at-once-violent-3 = Do not promise to keep it to yourself.

at-once-child = A child may be harmed
at-once-child-1 = If the child is in danger now, call the emergency number first.
at-once-child-2 = Report it at once, and at the latest 24 hours after you had reason to suspect.
at-once-child-3 = Do not promise to keep it to yourself. The sheet of the report comes afterwards.

at-once-swallowed = Something was swallowed that should not be
at-once-swallowed-1 = If they do not wake, breathe badly or have a fit, or if it may be a battery or a magnet, call the emergency number first.
at-once-swallowed-2 = Do not make them vomit, and give nothing to eat or drink unless you are told to.
at-once-swallowed-3 = Stay, call with what it came in at hand, and do what they tell you.

at-once-yourself = You yourself are not safe
at-once-yourself-1 = Leave. You owe nobody a reason.
at-once-yourself-2 = Call once you are outside. If you cannot leave, call from where you are.
at-once-yourself-3 = Tell whom you work with where you are.

at-once-ways = What is happening
at-once-nowhere = Call the emergency number of where you are.
at-once-missing = No number is written yet: { $kinds }.
at-once-after = Afterwards
at-once-after-tell = Tell whom you work with, today. Nobody carries this alone.
at-once-after-write = Write down what you saw, heard and did, in plain words, when there is a quiet hour.
at-once-who-writes = The numbers here are your agency’s. A manager or an administrator writes them and puts them right.

numbers-title = Numbers to call at once
numbers-lede = Everybody who works here sees these on the page of what to do at once, also on a telephone without signal. Try each number before you keep it, but that of emergency services: check that one without calling. Whatever is left empty, the page says so.
numbers-emergency = Emergency services
numbers-on-call = Who is on call here
numbers-dying = For thoughts of dying
numbers-violence = For violence at home
numbers-protection = Child protection
numbers-poison = Something swallowed
numbers-emergency-hint = For police, ambulance and fire where your families live.
numbers-on-call-hint = Whoever answers while visits are made. A role rather than a name, so that it stays right.
numbers-dying-hint = A line that is answered at every hour.
numbers-violence-hint = Whoever helps people get away safely.
numbers-protection-hint = Where a report is taken, at every hour.
numbers-poison-hint = Whoever knows what to do about what was swallowed.
numbers-name = Who answers
numbers-number = Telephone number
numbers-keep = Keep these numbers
numbers-leave = Leave them as they are
numbers-none = none
numbers-stand = What stands now
numbers-prove = It is a while since you proved who you are. Nothing was kept yet, and all you typed is still here. Prove it in the other window, come back to this one, and keep the numbers once more.
numbers-prove-do = Prove who you are, in another window
numbers-refused-signs = This cannot be dialled. Write digits, spaces, brackets and hyphens, and a plus sign only at the beginning.
numbers-refused-too-short = This is too short for a telephone number. Write at least three digits.
numbers-refused-too-long = This is too long for a telephone number. Write 15 digits at most, without an extension.
numbers-refused-missing = Who answers is written, but not the number. Write the number, or empty both.
numbers-refused-changed = Somebody wrote these numbers anew after you began, so yours were not kept. What stands now is shown above the form. Compare the two, and keep yours only if they are to take its place.
