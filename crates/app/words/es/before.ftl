# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the page before a visit.

before-title = Antes de la visita
before-nothing-planned = No hay ninguna visita prevista.
before-there = Puede que estén: { $names }.
before-reach = Cómo avisar a { $name }:
before-story = La historia
before-map = El mapa
before-delights = Su última alegría
before-child-now = { $name } ahora
before-children-now = Los niños ahora
before-by-nature = De carácter
before-by-nature-ask = Nadie ha contado todavía cómo es { $name } de carácter
before-adjusted = { $age } de edad corregida por nacer antes de tiempo
before-where-was-child = En las dos últimas visitas { $name } dormía, no estaba o no tenía a nadie a su lado. ¿Dónde quedó { $name } en ellas, y qué haría falta para un rato en compañía?
before-hold-in-mind = Para tener presente
before-held-for-you = Solo para usted: no se ve cuando otras personas miran la pantalla, y no se imprime.
before-own-screen = Algunas cosas se guardan para su propia pantalla.
before-unmended = El { $date } hubo un momento difícil entre { $two }. ¿Cómo podría repararse?
before-wondered = Hace un tiempo usted se preguntaba
story-nothing-planned = Todavía no hay ninguna visita prevista
