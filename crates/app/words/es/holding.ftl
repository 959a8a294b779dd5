# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of holding: how somebody who told something hard was held.

holding-title = Cómo se sostuvo
holding-in-note = Se contó algo difícil
holding-who-reads = Esto va a la parte propia de quien lo contó, si la visita es suya para leer: esa persona puede leerlo y pedirlo, lo leen quienes trabajan con la familia, y un juzgado puede pedirlo. Nadie más de la familia lo lee, y no sale en ninguna pantalla compartida. Si un texto de la nota está bajo una regla legal que lo abre a pocos, va allí. Escriba solo lo necesario.
holding-about = ¿Quién lo contó? Se le abre a esa persona.
holding-said = Qué se dijo
holding-said-hint = Bastan unas pocas de sus palabras, o ninguna.
holding-far = Hasta dónde quiso llegar
holding-ended = Cómo terminó
holding-pace = El ritmo que quiso
holding-safe = ¿Está a salvo?
holding-safe-hint = Su respuesta no se guarda en ningún lugar: si no lo sabe con certeza, lo que protege a alguien se abre al terminar. Si alguien está en peligro ahora, actúe primero.
holding-safe-yes = Sí, por lo que dijo
holding-safe-unsure = No lo sé con certeza
holding-own = Lo que removió en usted es suyo:
holding-own-way = mis reflexiones
holding-tell = Se contó algo difícil: cómo se sostuvo
holding-before = Antes de corregirlo
holding-again = Para lo que quedó fuera de la nota, o para corregirlo. Lo que estaba antes sigue legible.
holding-keep = Guardarlo
holding-leave = Dejarlo
holding-ended-then = Terminó así:
holding-refused-nothing = Todavía no hay nada escrito. Escriba qué se dijo, hasta dónde quiso llegar o cómo terminó, o elija «Basta por ahora».
holding-refused-person = Elija quién lo contó, de quienes cuidan al niño o a la niña.
release-kind-holding-kept = Cómo se sostuvo algo difícil
holding-that-visit = Esa visita
holding-take-back = Esto no es de { $name }: retirarlo
holding-take-back-what = Ya no se le muestra a nadie de la familia, y no va en ninguna copia para { $name }.
holding-take-back-do = Retirarlo
holding-refused-law = Un texto de esta nota está bajo una regla legal que lo abre a pocos. Escriba allí lo que se contó, y aquí solo «Basta por ahora».
holding-refused-not-there = Ya no hay nada de eso aquí.
release-kind-holding-taken-back = Se retiró algo difícil
