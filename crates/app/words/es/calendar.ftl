# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the calendar and of its feed.

weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom

calendar-title = Calendario
calendar-week = Del { $from } al { $to }
calendar-visits = { $count ->
    [0] ninguna visita
    [one] { $count } visita
   *[other] { $count } visitas
}
calendar-weeks = Semanas
calendar-before = Antes
calendar-this = Esta semana
calendar-after = Después
calendar-empty = Nada está planeado en esta semana.
calendar-choose = Elija una familia y planee una visita
calendar-today = hoy
calendar-no-hour = Hora abierta
calendar-from-to = De { $from } a { $to }
calendar-lasts = { $minutes } min
calendar-travel = { $minutes } min de camino
calendar-interpreter-in-person = con intérprete en persona
calendar-interpreter-phone = con intérprete por teléfono
calendar-interpreter-not-needed = sin necesidad de intérprete
calendar-moved = cambió de día
calendar-conflict-over = De { $from } a { $to } coincide con otra visita:
calendar-conflict-way = El camino hasta la segunda dura { $way } minutos.
calendar-conflict-way-here = { $between ->
    [0] Empieza en cuanto termina la visita anterior, y el camino hasta aquí dura { $way } minutos:
    [one] Entre la visita anterior y esta solo hay { $between } minuto, y el camino hasta aquí dura { $way }:
   *[other] Entre la visita anterior y esta solo hay { $between } minutos, y el camino hasta aquí dura { $way }:
}
calendar-conflict-way-on = { $between ->
    [0] La visita siguiente empieza en cuanto termina esta, y el camino hasta allí dura { $way } minutos:
    [one] Entre esta visita y la siguiente solo hay { $between } minuto, y el camino hasta allí dura { $way }:
   *[other] Entre esta visita y la siguiente solo hay { $between } minutos, y el camino hasta allí dura { $way }:
}
calendar-other = { $family }, { $hours }
days-title = Lo que no cuadra en sus días
days-hint = Se le dice solo a usted. Puede dejarlo como está.
calendar-conflict-pause = Acordaron una pausa hasta el { $date }.
calendar-conflict-not-theirs = Desde el { $date } otra persona trabaja con esta familia.
calendar-conflict-ended = El trabajo con esta familia terminó el { $date }.

feed-title = Un calendario en su teléfono
feed-what = El calendario de su teléfono puede mostrar cuándo tiene visitas: solo las horas. Cada una se llama «Visita». Allí no va ningún nombre, ningún lugar ni nada de una familia.
feed-none = Usted no tiene ninguna dirección para ello.
feed-since = Usted tiene una dirección para ello desde el { $date }.
feed-make = Crear una dirección
feed-anew = Crear otra dirección
feed-anew-what = La que tiene ahora deja de servir enseguida.
feed-end = Quitarla
feed-shown = Esta es su dirección
feed-shown-what = Póngala en el calendario de su teléfono, como calendario suscrito. Se muestra solo esta vez. Quien la tenga ve cuándo tiene usted visitas; guárdela para usted.
feed-address = La dirección
feed-not-here = Otras personas pueden ver esta pantalla. Cree una dirección donde solo mire usted.
feed-visit = Visita
