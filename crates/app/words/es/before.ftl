# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the page before a visit, and of what comes next for a child, which stands there and behind guidance.

before-title = Antes de la visita
before-nothing-planned = No hay ninguna visita prevista.
before-there = Puede que estén: { $names }.
before-reach = Cómo avisar a { $name }:
before-story = La historia
before-map = El mapa
before-delights = Su última alegría
before-child-now = { $name } ahora
before-children-now = Los niños ahora
before-by-nature = Su temperamento
before-by-nature-ask = Nadie ha contado todavía cómo es { $name } de carácter
before-adjusted = { $age } de edad corregida por nacer antes de tiempo
comes-next-at = Lo que viene hacia los { $months ->
    [24] 2 años
    [30] 2 años y medio
    [36] 3 años
   *[other] { $months } meses
}
comes-next-for = Lo que viene hacia los { $months ->
    [24] 2 años
    [30] 2 años y medio
    [36] 3 años
   *[other] { $months } meses
} para { $name }
comes-next-meaning = La mayoría de los niños, 3 de cada 4 o más, puede hacer estas cosas para entonces, cada cual a su tiempo. No es ninguna prueba. Una preocupación es motivo para hablar, y también algo que un niño ya hacía y dejó de hacer.
comes-next-from-due = Se cuenta desde la fecha en que se esperaba el nacimiento.
comes-next-about-others = Lo que siente, y el trato con los demás
comes-next-about-words = Sonidos y palabras
comes-next-about-learning = Aprender y pensar
comes-next-about-moving = Moverse
comes-next-you = Aquí “usted” es quien cuida, y “él” o “ella” es cualquier niño o niña.
comes-next-source = Fuente: “Aprenda los signos. Reaccione pronto.”, 2022, Centros para el Control y la Prevención de Enfermedades de EE. UU. (CDC).
comes-next-compared = No todas las frases se compararon con la lista en español de los CDC.
before-where-was-child = En las dos últimas visitas { $name } dormía, no estaba o no tenía a nadie a su lado. ¿Dónde quedó { $name } en ellas, y qué haría falta para un rato en compañía?
before-hold-in-mind = Para tener presente
before-held-for-you = Solo para usted: no se ve cuando otras personas miran la pantalla, y no se imprime.
before-own-screen = Algunas cosas se guardan para su propia pantalla.
before-unmended = El { $date } hubo un momento difícil entre { $two }. ¿Cómo podría repararse?
before-wondered = Hace un tiempo usted se preguntaba
story-nothing-planned = Todavía no hay ninguna visita prevista
