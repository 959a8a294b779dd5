# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of what it takes to sign in beside a password: the second step, recovery codes, one-time codes, devices.

second-half-title = One more step
second-half-what = Open your app for codes and type what it shows for Alongside. You have ten minutes.
second-half-wrong = This code does not fit, or it was used already. Wait for the next one in your app and type that.
second-half-lost = No app at hand? Type one of your recovery codes instead. Those gone too? Your administrator, or whoever gave you your way in, can help you start again.
second-half-other = Sign in as somebody else
second-step-title = A second step when signing in
second-step-what = Besides your password, an app on your phone shows a new code every half minute. Who finds out your password still cannot get in.
second-step-code = Code
second-step-code-hint = The six digits your app shows now, or a recovery code.
second-step-password-first = First set a password in My settings. Then you can add a second step here.
second-step-begin = Set up the second step
second-step-scan = Open an app for codes on your phone, add an account there, and point the camera at this picture.
second-step-picture = Picture for the camera of your app. The letters below say the same.
second-step-type-instead = No camera? Type these letters into the app. They are for a code by time, with six digits.
second-step-open-app = Open it in an app on this device
second-step-first-code = The code your app shows now
second-step-first-code-hint = Six digits. Nothing changes until you typed one.
second-step-code-wrong = This is not the code of that app, or it just changed. Type the one it shows now.
second-step-confirm = It works, use it from now on
second-step-not-now = Not now
second-step-since = On since { $date }.
second-step-codes-left =
    { $count ->
        [0] No recovery code is left. Make new ones before you need them.
        [one] One recovery code is left. Make new ones soon.
       *[other] { $count } recovery codes are left.
    }
second-step-new-codes = Make new recovery codes
second-step-end = Take the second step away
second-step-end-what = From then on your password alone signs you in. Your recovery codes go too.
second-step-end-do = Take it away
recovery-title = Your recovery codes
recovery-what = If your phone is lost, one of these stands in for the code. Each works once.
recovery-once = They are shown this once. Print this page or write them down, and keep them where your phone is not. Codes from before no longer work.
recovery-kept = I have them safe
step-up-wrong-either = The password and the code are not both right. Type both again, with the next code of your app.
with-code-title = I have a code
with-code-what = For the first time here, or when you start again: type the name and the code you were told.
with-code-code = Code
with-code-hint = Twelve letters and digits in three groups. Capital or small makes no difference.
with-code-wrong = The name and the code do not belong together, or the code was used or is older than a day. Check both, or ask for a new code.
with-code-then = Once you are in, set a password of your own in My settings. You need no code then.
with-code-other = Sign in with a password
way-in-title = A way in
way-in-for = A way in for { $name }
way-in-what = With a way in, this person reads on their own phone what is theirs to read of this record. Tell the code in person: a message may be read by somebody else at home.
way-in-sees = “Who can see” shows what they would read today. Is it safe for them to have this on their phone?
way-in-language = Their language
way-in-give = Make a way in
way-in-has = There is a way in. The sign-in name is { $sign-in }.
way-in-code-until = A code waits until { $date }, { $time }.
way-in-new-code = Make a new code
way-in-again = They lost their app for codes
way-in-again-what = A code alone does not let them in: signing in asks for their second step as well. Let them start again, and their password, second step and recovery codes count no more. They are signed out on every device, and a new code lets them in once. Make sure that it is them.
way-in-again-do = Let them start again
way-in-withdraw = Take the way in away
way-in-withdraw-what = They are signed out on every device at once and cannot sign in any more. You can make a new way in later.
way-in-withdraw-do = Take it away now
way-in-back = Back to the person
way-in-code-for = A code for { $name }
way-in-page = They open this page of the address you use:
way-in-once = The code is shown this once, works once, and ends after a day. The sign-in name stays.
way-in-told = I have told them
second-step-asked = Please set up a second step. Who finds out your password could read about families now; with a second step they cannot.
second-step-required = Everybody who works here needs a second step when signing in. Set it up here, and everything opens.
second-step-rule-off = Whoever wants a second step has one
second-step-rule-asked = Everybody is asked for one
second-step-rule-required = Nobody works without one
devices-known-title = Devices you signed in from before
devices-known-what = From these, nobody’s wrong tries elsewhere make you wait. Forget one you no longer use, or that is not yours.
devices-known-days = First { $first }, last { $last }
devices-forget = Forget it
