# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de la despedida y la bienvenida: quien trabaja con una familia se va, y otra persona viene después.

handover-title = Despedida y bienvenida
handover-last-day = { $name }: último día aquí, { $date }
handover-then = Después viene { $name }.
handover-nobody-yet = Aún no se sabe quién viene después.
handover-next-step = Lo siguiente: { $step }
handover-done = Completa
handover-ready = Todo está listo
handover-nothing = Cuando alguien que viene a ver a esta familia se vaya, aquí estarán su despedida y la bienvenida de quien venga después.
handover-until = último día: { $date }

handover-step-next = Quién viene después
handover-step-told = La familia lo sabe
handover-step-last-visit = Una última visita juntos
handover-step-met = Conocer a quien viene después
handover-step-letter = Una carta de despedida
handover-step-carried = Lo que se lleva adelante
handover-step-first-visit = La primera visita de después

handover-open = Aún no
handover-time-to = Ya es momento
handover-done-on = Hecho el { $date }
handover-planned-for = Prevista para el { $date }
handover-not-for-them = No es para esta familia
handover-no-time = No hubo tiempo
handover-all-done = La despedida y la bienvenida están completas.
handover-at-once = Esta despedida llegó de un día para otro. No fue posible una última visita juntos, y es bueno decírselo a la familia.
handover-tell-by = La familia aún no sabe quién viene después. Dígaselo antes del { $date }.
handover-tell-soon = El último día fue el { $date }, y la familia aún no sabe quién viene después. Dígaselo pronto.

handover-next-how = Quien organiza los equipos dice quién viene después: alguien de coordinación o la supervisora. Desde entonces ambas personas trabajan con la familia.
handover-tell = Anotar que la familia lo sabe
handover-tell-what = Desde entonces la familia lee en sus propias páginas hasta cuándo viene cada quien, y quién viene después.
handover-told-on = Se le dijo el
handover-told-by = Quién se lo dijo
handover-received = Cómo lo tomó
handover-received-hint = En sus palabras, o como usted lo vio. Lo que alguien dijo sigue siendo suyo.
handover-tell-do = Ya lo sabe
handover-was-told = El { $date }, por { $by }: último día, { $until }.
handover-told-late = Lo supo después del último día.
handover-last-visit-hint = Una visita cuando la familia ya lo sabe, para mirar juntos el camino. Prevéala y aparecerá aquí.
handover-last-visit-over = Aquí no consta ninguna. Si no va a ser posible, diga abajo por qué.
handover-plan-visit = Prever una visita
handover-met-hint = Una visita en la que están las dos personas. Cuando su nota esté firmada, elíjala aquí.
handover-met-at = Se conocieron en la visita del
handover-met-do = Se conocieron
handover-letter-write = Escribir una carta de despedida
handover-letter-see = Leer la carta
handover-letter-whose = La escribe { $name }.
handover-helps = Lo que le hace bien a esta familia
handover-mind = Lo que conviene tener presente
handover-mind-hint = Para quien viene después. La familia no lo lee.
handover-carry-do = Llevarlo adelante
handover-first-visit-hint = La primera visita de quien viene, después del { $date }. Aparecerá aquí.
handover-leave-out = Algo no es para esta familia
handover-leave-out-step = Qué paso
handover-leave-out-why = Por qué
handover-leave-out-hint = Solo lo leen quienes hacen este trabajo.
handover-leave-out-do = Dejarlo fuera

handover-letter-title = Una carta de despedida
handover-letter-lede = Lo que quiere que conserven. Escriba en el idioma de la familia. La leerá una vez más antes de entregarla.
handover-letter-says = Su carta
handover-letter-hint = La leen todas las personas que cuidan en la familia: no ponga lo que una de ellas le contó a solas.
handover-letter-look = Leerla primero
handover-letter-keep = Guardarla para después
handover-letter-read = Así la leerán
handover-letter-kept = Queda tal como se entrega, y nadie la cambia después.
handover-letter-give = Entregarla a la familia
handover-letter-from = { $name }, { $date }
handover-letters = Cartas de despedida
handover-letter-missing = La carta está vacía. Escriba antes unas palabras.
handover-finish-letter = Terminar la carta para { $family }

handover-family-until = { $who } les acompaña hasta el { $date }.
handover-family-was = { $who } les acompañó hasta el { $date }.
handover-family-then = Después vendrá { $name }.
handover-family-now = Ahora viene { $name }.
handover-family-met = Conocieron a { $name } el { $date }.
handover-family-not-yet = Quién vendrá después se lo diremos en persona, y también aquí.

handover-your-goodbyes = Sus despedidas
handover-your-hellos = Sus bienvenidas
handover-days-left = { $days ->
    [0] Hoy es el último día
    [one] Queda { $days } día, hasta el { $date }
   *[other] Quedan { $days } días, hasta el { $date }
}
handover-over-since = El último día fue el { $date }

handover-day-missing = Falta el día. Elija el día en que se le dijo.
handover-by-missing = No eligió a nadie. Elija quién se lo dijo.
handover-visit-missing = No eligió ninguna visita. Elija la visita en que se conocieron.
handover-step-missing = No eligió ningún paso. Elija el que no es para esta familia.
handover-refused-over = Ese día ya pasó. Elija hoy o un día posterior.
handover-refused-too-far = Faltan más de seis meses para ese día. Elija uno anterior.
handover-refused-no-plan = No consta que alguien que trabaja con esta familia se vaya. Vuelva a mirar la página.
handover-refused-same = Esta es la persona que se va. Elija a otra.
handover-refused-no-next = Aún no se dijo quién viene después. Pregunte antes a quien organiza los equipos.
handover-refused-in-future = Ese día todavía no llegó. Elija hoy o un día anterior.
handover-refused-before-opening = Ese día aún no se conocían. Elija uno posterior.
handover-refused-not-of-team = Esta persona nunca trabajó con la familia. Elija a alguien de su equipo.
handover-refused-no-such-person = Esta persona no está en la familia. Elija a otra.
handover-refused-no-such-visit = No hubo tal visita desde que se sabe que alguien se va. Elija otra.
handover-refused-empty = Aún no hay nada escrito. Bastan unas palabras.
handover-refused-settled = No queda nada por hacer en este paso. Elija otro.
