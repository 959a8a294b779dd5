# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of holding: how somebody who told something hard was held.

holding-title = Cómo se sostuvo
holding-in-note = Se contó algo difícil
holding-who-reads = Esto va a su propia parte del expediente: puede pedirlo y leerlo, y un juzgado puede pedirlo. Nadie más de la familia lo lee, y no sale en ninguna pantalla compartida. Escriba solo lo necesario.
holding-about = ¿Quién lo contó?
holding-said = Qué se dijo
holding-said-hint = Bastan unas pocas de sus palabras, o ninguna.
holding-far = Hasta dónde quiso llegar
holding-ended = Cómo terminó
holding-pace = El paso que quiso
holding-safe = ¿Está a salvo?
holding-safe-hint = Su respuesta no se guarda en esta página. Si no lo sabe con certeza, después se abre lo que protege a alguien.
holding-safe-yes = Sí, por lo que dijo
holding-safe-unsure = No lo sé con certeza
holding-own = Lo que removió en usted es suyo:
holding-own-way = mis reflexiones
holding-tell = Se contó algo difícil: cómo se sostuvo
holding-before = Antes de corregirlo
holding-again = Para lo que quedó fuera de la nota, o para corregirlo. Lo escrito antes sigue legible.
holding-keep = Guardarlo
holding-leave = Dejarlo
holding-ended-then = Terminó así:
holding-refused-nothing = Todavía no hay nada escrito. Escriba hasta dónde quiso llegar, cómo terminó, o elija «Basta por ahora».
holding-refused-person = Elija quién lo contó, de las personas adultas de esta familia.
release-kind-holding-kept = Cómo se sostuvo algo difícil
