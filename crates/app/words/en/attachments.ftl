# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of pictures, voices and papers, and of the sound of a name.

family-page-attachments = Pictures and papers

attachments-title = Pictures, voices and papers
attachments-lede = What belongs to this family’s story and is not words: a first photo, a lullaby, a letter from the clinic.
attachments-lede-own = Your pictures, voices and papers, and those your family keeps together.
attachments-empty = Nothing is here yet. A photo, a song or a letter can find its place here.
attachments-add = Add something
attachments-caption = What is it?
attachments-caption-hint = In a few words, so that somebody who cannot see or hear it knows too.
attachments-part = Whose part of the record does it go into?
attachments-part-missing = Choose whose part it goes into, so that it is clear who sees it.
attachments-giver = Who gave it?
attachments-giver-me = I brought it
attachments-whom = Whom does it show, or whom is it about?
attachments-file = The file
attachments-file-hint = A photo (JPEG, PNG, WebP) or a PDF of up to { $picture } MB, or a voice (WAV, MP3, M4A, Ogg, WebM) of up to { $voice } MB. Where and when a photo was taken is left out. A PDF is kept as it is, with whatever its maker put in. On a weak connection a large file takes a few minutes.
attachments-do-add = Keep it
attachments-for-visit = It will stand with the visit on { $date }.
attachments-to-visit = To the visit
attachments-of-visit = Pictures and papers of this visit
attachments-add-to-visit = Add a picture or a paper
attachments-take-paper = Download the paper (PDF, { $size } KB)
attachments-added-by = kept by { $name }
attachments-given-by = from { $name }
attachments-about = { $names }

attachments-remove = Remove
attachments-remove-title = Remove for good?
attachments-remove-hint = It is removed for good and for everybody. Nobody can bring it back, and copies in backups go when the backups do.
attachments-remove-why = Why is it to go?
attachments-remove-why-hint = Somebody else brought it. The reason stays in the record for whoever could see it.
attachments-do-remove = Yes, remove it for good
attachments-remove-not = No, leave it

attachments-names = How names sound
attachments-sound = How a name sounds
attachments-sound-of = How the name { $name } sounds
attachments-sound-lede = A name said the way it is said at home. A few seconds are enough.
attachments-sound-say = Say the name
attachments-sound-hint = A short recording (WAV, MP3, M4A, Ogg, WebM). A phone opens its recorder. It takes the place of the one before.
attachments-sound-keep = Keep the sound
attachments-sound-add = Add how the name sounds
attachments-sound-change = Say it anew, or remove it

release-kind-attachment-kept = A picture, a voice or a paper
release-kind-attachment-removed = A picture, a voice or a paper was removed
attachments-form-photo = A photo.
attachments-form-voice = A recorded voice.
attachments-form-paper = A paper (PDF).
attachments-apart = The file itself goes beside this copy: whoever gives you the copy hands it to you.

attachments-no-file = Choose a file. None was chosen, or it is empty.
attachments-too-large = This file is too large: up to { $max } MB are taken. Make a smaller photo, a shorter recording, or a PDF with fewer pages.
attachments-too-many-dots = This picture has more dots than can be worked with. Save it smaller, or take a screenshot of it, and choose that.
attachments-heic = This is a HEIC picture, which cannot be shown everywhere. Save or export it as JPEG and choose that. On an iPhone: Settings, Camera, Formats, Most Compatible.
attachments-video = This is a video. A photo, a voice alone or a PDF is taken here.
attachments-comments = This recording carries written comments, in which a place or a name may stand. Save it as WAV or M4A, or without comments, and choose that.
attachments-other-kind = This kind of file is not taken. Photos as JPEG, PNG or WebP, voices as WAV, MP3, M4A, Ogg or WebM, and papers as PDF are.
attachments-broken = This file is damaged or cut off. Open it once to see whether it is whole, save it anew, and choose it again.
attachments-refused-unsaid = Say in a few words what it is.
attachments-refused-no-such-part = This part of the record does not take it. Choose another.
attachments-refused-no-such-person = Somebody named here is not in this family’s record. Choose again.
attachments-refused-no-such-visit = This visit is not there, or was not held yet. Add the file without it.
attachments-refused-not-a-voice = The sound of a name is a recording. Choose a recording.
attachments-refused-not-their-name = In somebody’s own part stands their own name. Choose what the family holds together.
attachments-refused-too-many = This part of the record holds as much as it can: a hundred. Remove something first.
attachments-refused-no-such-attachment = This is not there any more.
attachments-refused-no-reason = Somebody else brought it. Say in a few words why it is to go.
attachments-refused-not-theirs = Whoever brought it removes it. Ask whoever works with you.
attachments-refused-anothers-voice = A colleague kept the one that stands there. Remove it first and say why, then add yours.
attachments-refused-their-voice = Their own voice is there already, and only they say it anew. Choose what the family holds together.
attachments-refused-held = Nothing can be removed from this record right now. Ask whoever works with you, or answers for confidentiality.
attachments-refused-no-such-observation = What it was to stand beside is not here any more. Add it again from the page of pictures and papers.
