# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de lo nuestro: lo que quien visita tenía previsto y dejó para otro momento.

ours-in-note = Algo nuestro que puede esperar
ours-in-note-hint = Un cuestionario, un formulario, un tema que usted tenía previsto: si quisieron otra cosa primero, espera, con su razón. Vuelve antes de la visita para la que espera. Hoy no, no es perdido.
ours-new = Puede esperar
ours-what = ¿Qué es?
ours-what-screening = Un cuestionario
ours-what-form = Un formulario
ours-what-topic = Un tema nuestro
ours-name = Cómo lo llama
ours-name-hint = Pocas palabras: “las preguntas sobre el sueño”. Quien da la razón lo lee con la visita.
ours-why = ¿Por qué hoy no, en sus palabras?
ours-why-hint = Como lo dijeron. Es suyo: lo leen con la visita, en lo que les corresponde leer.
ours-teller = ¿Quién lo dijo?
ours-until = ¿Cuándo retomarlo?
ours-until-hint = Déjelo vacío para la próxima visita.
ours-now = ¿Qué pasó con esto?
ours-taken-up = Se retomó hoy
ours-let-go = Se dejó ir
ours-waits = Espera otra vez
ours-why-again = Por qué espera otra vez
ours-back = Espera desde antes
ours-back-lede = Esto quedó para otra vez, por una buena razón. Vea si ahora es el momento.
ours-until-day = Para retomar desde el { $date }.
ours-until-next = Para retomar en la próxima visita.
ours-of-visit = Lo que esperó
ours-why-without = Aquí hay una razón y no se dice que espere otra vez. Elija qué fue de ello o quite la razón.
ours-refused-no-name = Escriba qué es lo que espera, en pocas palabras.
ours-refused-no-reason = Escriba por qué espera, como lo dijeron.
ours-refused-unknown-teller = Elija quién lo dijo, de quienes cuidan del niño.
ours-refused-not-later = Este día no es posterior a la visita. Elija uno más tarde, o déjelo vacío para la próxima visita.
ours-refused-too-far = Este día está a más de un año. Elija uno anterior.
ours-refused-no-such-thing = Ya no hay nada nuestro así. Lo que espera está en la nota.
ours-refused-over = Esto ya terminó. Déjelo como está.
ours-refused-ended = El trabajo con esta familia terminó. Primero comiéncelo de nuevo.
release-kind-ours-put-off = Algo de quien visita que pudo esperar
release-kind-ours-settled = Qué pasó con algo que esperaba
