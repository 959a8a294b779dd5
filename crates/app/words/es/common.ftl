# SPDX-License-Identifier: AGPL-3.0-or-later
# Words every page shares: the frame, forms, dates and ages.

## The frame of a page

skip-to-main = Ir al contenido principal
nav-main = Principal
nav-small = Principal, pantallas pequeñas
nav-today = Hoy
nav-families = Familias
nav-find = Buscar
nav-more = Más
nav-me = Sus ajustes
nav-sign-out = Cerrar sesión
page-not-sent = Nadie responde: puede que no haya señal. Lo que escribió sigue en esta pantalla.
page-not-finished = Todavía no está terminado: pulse otra vez cuando haya señal.
page-sending = Enviando…
page-not-saved = No se guardó. Lo que escribió sigue en esta pantalla. Seguimos intentando.

## Forms

form-needed = necesario
form-problem-title = Hay un problema
form-error = Error
form-print = Imprimir

## Dates

date = { $day } de { $month } de { $year }
date-long = { $weekday }, { $day } de { $month } de { $year }
day-month = { $day } de { $month }

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic

weekday-1 = Lunes
weekday-2 = Martes
weekday-3 = Miércoles
weekday-4 = Jueves
weekday-5 = Viernes
weekday-6 = Sábado
weekday-7 = Domingo

## Ages

age-days = { $count ->
    [0] menos de un día
    [one] { $count } día
   *[other] { $count } días
}
age-weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
age-months = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
}
age-years = { $count ->
    [one] { $count } año
   *[other] { $count } años
}

draft-lost = Lo que se escribió aquí antes ya no se puede abrir. Escríbalo otra vez, por favor.
draft-file-lost = El archivo que esperaba ya no se puede abrir. Elíjalo otra vez.
## De quién es una parte del expediente, y quién la leería

readers-team = Solo el equipo leería esto
readers-protected = Solo el equipo leería esto, en la parte protegida
readers-author = Solo usted leería esto, en la parte protegida
readers-one = { $name } leería esto
readers-several = { $names } leerían esto
part-of-person = La parte propia de { $name }
part-together = Lo que la familia tiene en común
part-practitioner = Las notas del equipo
part-safety = La parte protegida
part-agency = Los papeles de la agencia
part-read-by = { $part }. { $readers }.
