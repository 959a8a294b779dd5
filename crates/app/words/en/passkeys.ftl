# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of passkeys: adding one, signing in with one, proving anew with one.

passkeys-title = My passkeys
passkeys-what = With a passkey your telephone, computer or security key signs you in, by your finger, your face or its PIN. There is nothing to type and nothing anybody could find out.
passkeys-none = Here your passkeys will be, once you have added one.
passkeys-not-offered = Passkeys are not turned on here. Whoever runs the server turns them on by starting it with --origin and the address you open it at, such as https://record.example.org.
passkeys-lost-hint = A device was lost? Remove its passkey here, and see whether somebody is still signed in with it:
passkey-made = Added { $date }, { $time }
passkey-used = last used { $date }, { $time }
passkey-not-used = not used yet
passkey-rename = Call it something else
passkey-rename-do = Keep this name
passkey-remove = Remove it
passkey-last = This is your only way in. Set a password or add another passkey first, and then remove this one.
passkey-name = Name of this passkey
passkey-name-hint = So that you know it again, such as “Work phone”.
passkey-name-missing = The passkey has no name. Write a word or two by which you know it again.
passkey-new-title = Add a passkey
passkey-new-what = Your device will ask whether it is you. Nothing of your finger or face leaves it.
passkey-new-do = Add it now
passkey-new-not-now = Not now
passkey-new-wrong = The passkey was not added: the device did not check that it is you, the passkey stays in no memory one can sign in from, or more than five minutes went by. Please try again, or use another device.
passkey-too-many = You have as many passkeys as one person may. Remove one you no longer use, and then add this one.
passkey-needs-script = Adding a passkey needs a browser that knows passkeys, with JavaScript turned on, at the address they belong to. If you are missing the button, it is one of these three.
passkey-address = The address is { $address }.
passkey-sign-in = Use a passkey
passkey-sign-in-wrong = You are not signed in: this passkey did not work. Please try again, or sign in with your name and password.
passkey-step-up = Use my passkey
passkey-step-up-what = Some things need your passkey again, because a screen can be left open. It counts for five minutes.
passkey-step-up-wrong = This passkey did not work. Please try again, or use another passkey of yours.
passkey-stopped = No passkey was used. You can press the button again.
passkey-unreachable = The server does not answer just now. Check the connection and press the button again.
passkey-band = You answer for what others here may see. A passkey protects that better than a password, and is quicker in the morning. It takes a minute.
