# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of joys: our good moments, and keeping one.

joys-title = Our good moments
joys-none = Nothing is kept here yet. A laugh, a look, a quiet minute: the first one begins it.
joys-none-past = Nothing was kept here.
joys-keep-one = Keep a moment
joys-what = What was good?
joys-what-hint = As you want to find it again on a bad night.
joys-day = When was it?
joys-place = Where were you?
joys-with = Who else was there?
joys-by = Who tells of it?
joys-keep = Keep this moment
joys-kept-by = kept by { $name }
joys-take-back = Take this back
joys-take-back-ask = It goes from every page, for everybody who could read it.
joys-take-back-do = Take it back
joys-refused-nothing = Write what was good.
joys-refused-ahead = This day has not come yet. Choose today, or one before.
joys-refused-unknown-person = Somebody chosen here is not known in this family. Choose those offered.
joys-refused-unknown-child = This child is not known in this family. Choose one of those offered.
joys-refused-unknown-teller = Whoever told it is not known in this family. Choose one of those offered.
joys-refused-not-their-own = This is not their own part. Choose again who may read it.
joys-refused-no-such-joy = This moment is not there any more. What is there stands on the page.
joys-refused-ended = The work with this family has ended. Begin it anew first.
release-kind-joy-kept = A good moment
