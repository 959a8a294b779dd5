# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de lo que hay entre quien viene de visita y alguien de la familia.

us-title = Entre nosotros
us-kept = Para quienes hacen el trabajo. Nadie de la familia lo lee, no está en ninguna pantalla compartida, ni en ninguna copia salvo que alguien lo elija.
us-in-note-hint = Cómo fue para usted estar juntos. Para quienes hacen el trabajo, y para nadie de la familia.
us-with = ¿Con quién?
us-how = ¿Cómo fue estar juntos?
us-rupture = ¿Se rompió algo entre ustedes?
us-rupture-hint = Lo que pasó, como usted lo sintió. La página de antes de la próxima visita pregunta cómo podría repararse, hasta que lo escriba aquí.
us-repair = ¿Se reparó algo?
us-two = { $name } y { $by }
us-unmended = Algo se rompió el { $date }. ¿Cómo podría repararse?
us-refused-nothing = Escriba cómo fue, qué se rompió o qué se reparó.
us-refused-no-person = Falta con quién fue. Elija a alguien.
us-refused-unknown-person = En esta familia no se conoce a esa persona. Elija una de las que se ofrecen.
us-refused-law = Un texto de esta nota está bajo una regla legal que lo abre a pocos. Escriba en ese texto lo que hubo entre ustedes, y deje esto vacío.
us-refused-ended = El trabajo con esta familia terminó. Primero comiéncelo de nuevo.
us-mistake = ¿Se contó por error?
us-mistake-what = Todo lo que usted contó de esta visita con esa persona desaparece de aquí y de la página de antes de la próxima visita. El historial conserva que estuvo.
us-mistake-do = Se contó por error
us-refused-not-there = Ya no queda nada de lo que usted contó.
release-kind-between-us-told = Cómo fue para quien vino de visita
release-kind-between-us-taken-back = Se retiró algo entre quien vino y la familia
