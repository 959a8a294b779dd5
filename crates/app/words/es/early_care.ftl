# SPDX-License-Identifier: AGPL-3.0-or-later
# Los primeros cuidados: en qué brazos durmió un bebé, a qué está acostumbrado y la carta para los próximos brazos.

## The page

early-title = Primeros cuidados
early-of = Los primeros cuidados de { $name }
early-lede = En qué brazos, dónde y qué consuela. Que nadie lo sepa también es una respuesta.
early-empty = Todavía no se ha contado nada. Empiece por lo que alguien sepa, aunque sea poco.
early-unborn = Esta página empieza con el nacimiento.
early-confided = En confianza
early-told-by = Lo dijo { $name }, { $date }
early-told-seen = Visto o leído por el equipo, { $date }
early-by-mistake = Contado por error

## The picture

early-picture-heading = Desde el nacimiento hasta hoy
early-picture = { $count ->
    [one] { $count } estancia desde el nacimiento hasta hoy
   *[other] { $count } estancias desde el nacimiento hasta hoy
}
early-picture-says = Una línea por cada estancia, en el orden de sus días. Una línea discontinua es tiempo que quizá le pertenece y quizá no. La tabla de abajo dice lo mismo.
early-picture-scrolls = El dibujo de las estancias; se desplaza hacia los lados
early-sign-sure = Se sabe
early-sign-rough = Se sabe solo más o menos
early-sign-nobody = Nadie lo sabe

## The stays

early-stays = Estancia por estancia
early-table-scrolls = La tabla de las estancias; se desplaza hacia los lados
early-arms = En qué brazos
early-place = Dónde
early-from = Desde
early-until = Hasta
early-told = Quién lo dijo y por qué
early-goes-on = continúa
early-day-unknown = un día que nadie sabe
early-about = más o menos { $month } de { $year }
early-from-until = desde { $from } hasta { $until }
early-arms-unknown = Nadie sabe con quién
early-arms-nobody = No se quedó nadie que conozcamos
early-change = Cambiar
early-change-or-end = Cambiar o terminar
early-where-home = en casa
early-where-hospital = en el hospital
early-where-foster-home = en un hogar de acogida
early-where-shelter = en un refugio
early-where-other = en otro lugar
early-where-unknown = nadie sabe dónde

## The nights

early-nights-title = Noches
early-nights = { $count ->
    [one] { $count } noche
   *[other] { $count } noches
}
early-nights-between = entre { $least } y { $most } noches
early-longest = El tiempo más largo sin interrupción: { $nights }.
early-apart = Sin { $name }
early-moves = Cuántas veces cambiaron los brazos o el lugar
early-moves-count = { $count ->
    [0] ninguna
    [one] una vez
   *[other] { $count } veces
}
early-not-told = Nadie nos ha contado
early-not-told-from = { $count ->
    [one] { $count } noche desde { $date }
   *[other] { $count } noches desde { $date }
}
early-nights-rule = Una noche cuenta para los brazos en los que el bebé se duerme: el día en que alguien llega cuenta, el día en que se va es de los próximos brazos. Una noche en el hospital no es una noche en casa. Cuando un día se sabe solo más o menos, hay un mínimo y un máximo.

## Telling of a stay

early-tell = Contar una estancia
early-tell-new = Contar una estancia
early-from-role = Con { $name } desde { $from }: guardarlo como estancia
early-stay-new = Una estancia
early-stay-anew = Una estancia, contada de nuevo
early-with = En qué brazos
early-with-hint = Déjelo vacío si nadie lo sabe o si no se quedó nadie que conozcamos.
early-others = Otra persona
early-others-hint = Con palabras, si no está en el registro: «las enfermeras», «la tía May».
early-where = Dónde
early-where-words = El lugar, con palabras
early-from-day = El día en que empezó
early-until-day = El día en que terminó
early-day-hint = Para un mes, elija cualquier día de ese mes.
early-how-goes-on = Continúa
early-how-on = Un día
early-how-about = Más o menos un mes
early-how-unknown = Nadie lo sabe
early-why = Por qué
early-why-hint = Con palabras sencillas. No va en la carta.
early-both = Coincide con otra estancia
early-both-yes = Las dos son ciertas: el tiempo fue compartido
early-teller = Quién lo dijo
early-teller-seen = Nadie de la familia: lo vimos o lo leímos en un papel
early-kept = ¿Para quién se guarda?
early-kept-hint = En la carta solo va lo que se guarda para todos los que cuidan a { $name }.
early-kept-all = Para todos los que cuidan a { $name }. { $readers }.
early-kept-room = Para todos los que cuidan a { $name }
early-kept-own = En confianza: para quien lo dijo y para el equipo
early-keep = Guardar
early-not-now = Ahora no
early-mistake-what = ¿Se contó por error? Se quita de la página y queda en la historia del registro.
early-mistake-do = Se contó por error
early-place-missing = Elija dónde. Que nadie lo sepa también es una respuesta.
early-day-missing = Dé un día o diga que nadie lo sabe.
early-until-which = Dio un día y dijo que continúa. Elija una de las dos cosas.
early-teller-missing = Elija quién lo dijo.
early-kept-missing = Elija para quién se guarda.

## What the baby is used to

early-habits = A qué me he acostumbrado y cómo soy
early-habit-sleep = Cómo me duermo
early-habit-food = Cómo como
early-habit-held = Cómo me gusta que me carguen
early-habit-comforts = Qué me consuela
early-habit-upsets = Qué me altera
early-habit-temperament = Cómo soy de carácter
early-habit-sleep-hint = Dónde, cuándo, con qué, con cuánta luz, con qué voz o canción.
early-habit-food-hint = Qué, de quién, qué tan tibio, qué tan rápido, en qué brazos.
early-habit-held-hint = En qué hombro, caminando o sin moverse, envuelto o suelto.
early-habit-comforts-hint = Una canción, un olor, una mantita, una palabra en el idioma de casa.
early-habit-upsets-hint = Qué conviene evitar y cómo se nota que ya es demasiado.
early-habit-temperament-hint = El temperamento: rápido o lento con quien no conoce, intenso o tranquilo en la alegría y en la protesta, qué ruido o luz es demasiado, qué tan regulares son los días. Ninguna manera de ser es la equivocada.
early-tell-habit = Contar
early-habit-before = Lo que se dijo antes
early-words = En sus propias palabras
early-reply = ¿Se sabe?
early-reply-said = Como está escrito arriba
early-reply-nobody-knows = Nadie lo sabe
early-reply-taken-back = Lo que dijo antes la misma persona ya no vale
early-stands = Lo que vale ahora
early-before = Lo que se dijo antes

## The letter

early-letter-title = La carta para los próximos brazos
early-letter-lede = Para quien cuide después: lo que diría un bebé si pudiera. Se hace solo con lo que se guarda para todos los que cuidan al niño; no lleva nada dicho en confianza ni nada que haya escrito el equipo.
early-letter-open = Leer la carta
early-letter-empty = Todavía no hay nada para una carta. Cuente primero a qué está acostumbrado el bebé.
early-letter-in-en = En inglés
early-letter-in-es = En español
early-letter-says = Qué va en la carta
early-letter-says-hint = Deje fuera lo que los próximos brazos no necesitan saber.
early-letter-look = Mostrarla otra vez
early-letter-to = ¿A quién se entrega?
early-letter-to-hint = Esto también lo leen todos los que cuidan al niño. No escriba ninguna dirección.
early-letter-on = Cuándo
early-letter-give = Se entregó: guardarla
early-letter-given = Cartas que se entregaron
early-letter-given-to = A { $to }, { $date }
early-on-missing = Diga qué día se entregó.
early-letter-hello = Me llamo { $name }. A esto me he acostumbrado.
early-letter-bye = Acostumbrarme a otros brazos me lleva tiempo. Dénmelo, por favor, y guarden lo que traigo.
early-letter-said = Lo dijo { $name }.
early-letter-sleep = De noche me he acostumbrado a esto: «{ $words }»
early-letter-food = Para comer me he acostumbrado a esto: «{ $words }»
early-letter-held = Así me gusta que me carguen: «{ $words }»
early-letter-comforts = Esto me consuela: «{ $words }»
early-letter-upsets = Esto me cuesta: «{ $words }»
early-letter-temperament = Y así soy de carácter: «{ $words }»
early-letter-sleep-unknown = Nadie supo decir cómo me duermo. Descúbranlo conmigo.
early-letter-food-unknown = Nadie supo decir cómo me gusta comer. Descúbranlo conmigo.
early-letter-held-unknown = Nadie supo decir cómo me gusta que me carguen. Descúbranlo conmigo.
early-letter-comforts-unknown = Nadie supo decir qué me consuela. Descúbranlo conmigo.
early-letter-upsets-unknown = Nadie supo decir qué me cuesta. Fíjense conmigo.
early-letter-temperament-unknown = Nadie supo decir cómo soy de carácter. Tómense su tiempo para conocerme.
early-letter-since = Desde { $from }
early-letter-from-until = Desde { $from } hasta { $until }
early-letter-slept-with = { $when }, en brazos de { $arms }: { $place }.
early-letter-slept = { $when }: { $place }.
early-letter-nobody = { $when }: nadie puede decir dónde estuve.

## What is not taken

early-refused-not-born = Los primeros cuidados empiezan con el nacimiento. Anote primero el nacimiento.
early-refused-unknown-person = Elija a una persona adulta del registro de esta familia o escríbalo con palabras.
early-refused-unknown-teller = Elija a una persona adulta del registro de esta familia.
early-refused-confided-by-nobody = Lo que se guarda en confianza lo dice alguien que cuida. Elija quién lo dijo o guárdelo para todos.
early-refused-place-unnamed = Diga con palabras dónde fue.
early-refused-before-birth = Esto es anterior al nacimiento. Revise el día.
early-refused-in-future = Este día está en el futuro. Revíselo.
early-refused-ends-in-future = Este día está en el futuro. Deje abierta la estancia hasta que termine.
early-refused-ends-before-it-begins = La estancia termina antes de empezar. Revise los dos días.
early-refused-overlaps = Coincide con otra estancia. Termine primero esa o diga que las dos son ciertas.
early-refused-no-such-stay = Esta estancia ya no está. Abra la página otra vez.
early-refused-another-stands = Alguien contó esta estancia de nuevo mientras tanto. Mire la página otra vez y después guarde lo suyo.
early-refused-nothing = Escriba algo o diga que nadie lo sabe.
early-refused-words-beside = Escribió algo y dijo que no se sabe o que ya no vale. Elija una de las dos cosas.
early-refused-nothing-stands = La misma persona no ha dicho aquí nada que se pueda retirar.
early-refused-to-nobody = Diga a quién se entrega la carta.
early-refused-nothing-left = Se dejaron fuera todas las frases. Deje al menos una.
early-refused-given-in-future = Este día está en el futuro. Guarde la carta cuando se haya entregado.
