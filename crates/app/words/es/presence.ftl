# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras del ritmo de presencia: las visitas como un latido, el silencio, tender la mano.

presence-title = Ritmo de presencia
presence-lede = Cómo han estado en contacto usted y la familia en el último medio año. Solo quienes hacen el trabajo ven esta página.
presence-beats = El último medio año
presence-open = Todavía no se ha acordado un ritmo de visitas.
presence-agreed = Acordado: { $rhythm }.
presence-paused = Pausa hasta el { $date }.
presence-more = Mirar más de cerca, o acordar otro ritmo
presence-picture = Latido de las visitas del último medio año
presence-picture-says = { $held ->
    [0] Ninguna visita
    [one] { $held } visita
   *[other] { $held } visitas
}, { $missed ->
    [0] ninguna que no se hiciera
    [one] { $missed } que no se hizo
   *[other] { $missed } que no se hicieron
}, { $tried ->
    [0] ningún intento de tender la mano
    [one] { $tried } intento de tender la mano
   *[other] { $tried } intentos de tender la mano
}, { $quiet ->
    [0] ningún tiempo sin contacto más largo de lo acordado
    [one] { $quiet } tiempo sin contacto más largo de lo acordado
   *[other] { $quiet } tiempos sin contacto más largos de lo acordado
}.
presence-sign-held = Nos vimos
presence-sign-missed = No nos vimos
presence-sign-quiet = Silencio
presence-sign-tried = Se tendió la mano
presence-sign-answered = Se tendió la mano y respondieron
presence-as-table = Leer como tabla
presence-table = El último medio año, día por día
presence-day = Día
presence-what = Qué pasó
presence-missed-says = Una visita que no se hizo también dice algo. ¿Qué pudo habernos dicho?
presence-quiet-for = { $days ->
    [one] Silencio durante { $days } día
   *[other] Silencio durante { $days } días
}
presence-quiet = { $days ->
    [one] { $days } día desde su último contacto, el { $date }. Pasa, y no es culpa de nadie. Tal vez quiera tender la mano:
   *[other] { $days } días desde su último contacto, el { $date }. Pasa, y no es culpa de nadie. Tal vez quiera tender la mano:
}
presence-idea-message = Un mensaje corto que no pide nada: «Hoy pensé en ustedes dos».
presence-idea-call = Una llamada a una hora que les venga bien.
presence-idea-card = Una tarjeta con algo que usted recuerda de los dos.
presence-idea-drop-by = Pasar a saludar, si así se acordó.
presence-reach-out = Tender la mano
presence-i-tried = Tendí la mano con
presence-way-message = un mensaje
presence-way-call = una llamada
presence-way-card = una tarjeta o carta
presence-way-drop-by = una visita a su puerta
presence-way-other = otra manera
presence-way-missing = Elija cómo tendió la mano.
presence-add-words = Agregar palabras, u otro día
presence-said = Con sus palabras
presence-said-hint = Solo lo leen quienes hacen el trabajo.
presence-on = Día
presence-on-missing = Diga qué día fue.
presence-not-yet = Aún sin respuesta
presence-answered = Respondieron
presence-another = Acordar otro ritmo
presence-another-hint = Lo que acordó con la familia. Un ritmo más lento o una pausa no cuentan como silencio, y la familia puede leerlo.
presence-pause = Sin visitas hasta
presence-pause-hint = Para una pausa: un viaje, un nacimiento, un turno. Medio año como máximo. Déjelo vacío si no la hay.
presence-why = Por qué
presence-why-hint = Bastan unas palabras. Solo las leen quienes hacen el trabajo.
presence-agreed-on = Acordado el
presence-agree = Guardar este ritmo
presence-today = Tal vez quiera tender la mano
presence-today-hint = Hace tiempo que hay silencio. Un mensaje, una llamada o una tarjeta también es trabajo: dos toques en su página lo guardan.
presence-last = Último contacto: { $date }

presence-refused-in-future = Ese día aún no llega. Elija hoy o un día anterior.
presence-refused-before-opening = Ese día aún no se conocían. Elija uno posterior.
presence-refused-no-rhythm = Elija entre 1 y 90 días, o déjelo vacío.
presence-refused-pause-over = La pausa termina antes de empezar. Elija un día posterior.
presence-refused-pause-too-long = Una pausa dura medio año como máximo. Elija un día anterior y acuérdela de nuevo entonces.
presence-refused-no-reason = Diga en pocas palabras por qué lo acordaron.
presence-refused-ended = El trabajo con esta familia ha terminado. Empiécelo de nuevo primero, en Despedida.
