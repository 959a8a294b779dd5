# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of signing a note by passkey, and of standing for one.

signing-by-passkey = Signed with { $name }’s passkey, { $date }, { $time }
signing-by-own-passkey = Signed with your passkey, { $date }, { $time }
signing-way-passkey = Finished while signed in with a passkey. The note itself is not signed with it.
signing-way-password = Finished while signed in with a password
signing-way-two-steps = Finished while signed in with a password and a code
signing-way-link = Finished while signed in by a link
signing-way-code = Finished while signed in with a code told in person
signing-before-amended = That was before the words were amended that stand here now.
signing-offer = Sign with your passkey
signing-offer-hint = What you wrote is safe already. Your passkey says that the words are yours, so that it can be checked later that nobody changed them.
signing-wrong = It is not signed: this passkey did not work, or it answered for something else. What you wrote is safe. Please press again, or use another passkey of yours.
signing-refused-no-such-note = There is nothing to sign here. What was finished before passkeys could sign stays as it is.
signing-refused-not-the-author = Only whoever wrote it signs it. You can add to it instead.
signing-refused-signed-already = It is signed with a passkey already; once is enough.
signing-refused-key-of-another = This passkey belongs to somebody else. Please use one of yours.
release-kind-visit-attested = A note was signed

cosign-by = Read and stood for by { $name }, { $licence }, { $date }, { $time }
cosign-by-you = Read and stood for by you, { $licence }, { $date }, { $time }
cosign-passkey-signed = Signed with a passkey
cosign-way-passkey = Said while signed in with a passkey. It is not signed with it.
cosign-way-password = Said while signed in with a password
cosign-way-two-steps = Said while signed in with a password and a code
cosign-way-link = Said while signed in by a link
cosign-way-code = Said while signed in with a code told in person
cosign-waits = Waits for a licensed colleague
cosign-waits-again = It was amended since a colleague stood for it, so it waits to be read again.
cosign-what = Whoever wrote this is in training. Once you have read it and stand for it, both names are under it, also for the family where it reads this visit.
cosign-do = I have read it and stand for it
cosign-do-passkey = I have read it and stand for it: sign with my passkey
cosign-do-without = Stand for it without a passkey
cosign-give-back = Give it back with a line
cosign-line = What to look at again
cosign-line-hint = Only whoever wrote the note reads this. It is no part of the record, and goes once they amend the note or somebody stands for it.
cosign-give-back-do = Give it back
cosign-line-missing = The line is missing. Say in a few words what to look at again.
cosign-line-whose = Only you read this. Amend the note, or talk about it.
cosign-wrong = It is not signed: this passkey did not work, or it answered for something else. Please press again, or stand for it without a passkey.
cosign-came-back = Look at a note of { $family } again: a colleague wrote you a line
cosign-for-you =
    { $count ->
        [one] One note waits for you to read it
       *[other] { $count } notes wait for you to read them
    }
cosign-own =
    { $count ->
        [one] One of your notes waits for a licensed colleague
       *[other] { $count } of your notes wait for a licensed colleague
    }
cosign-since = since { $date }
signing-refused-own-note = You wrote this, or part of it. Somebody else stands for it.
signing-refused-in-training = You are in training yourself, so another colleague stands for it.
signing-refused-no-licence = Only somebody whose licence holds today stands for a note. Whoever answers for licences here can check yours.
signing-refused-nothing-due = Nothing of this note waits for a colleague any more.
signing-refused-amended-since = The note was amended since you read it. Please read what is new, and then stand for it.
release-kind-visit-cosigned = A colleague stands for a note
