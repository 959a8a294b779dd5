# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of Today and of a family's story.

## The rhythm of visits

rhythm-title = El ritmo de sus visitas
rhythm-families = { $count ->
    [one] { $count } familia
   *[other] { $count } familias
}
rhythm-empty = El ritmo de sus visitas se verá aquí después de la primera.
rhythm-picture = Ritmo de las visitas, las últimas { $weeks } semanas, { $count ->
    [one] { $count } familia
   *[other] { $count } familias
}
rhythm-picture-says = Punto lleno: la visita se hizo. Punto abierto: no se hizo. Punto con rayas: prevista. La tabla de abajo dice lo mismo.
rhythm-scrolls = Ritmo de las visitas, se desplaza hacia los lados
rhythm-this-week = esta semana
rhythm-happened = Se hizo
rhythm-did-not = No se hizo
rhythm-planned = Prevista
rhythm-as-table = Leer como tabla
rhythm-table = Visitas de las últimas 12 semanas y las previstas
rhythm-table-scrolls = Tabla de visitas, se desplaza hacia los lados
rhythm-family = Familia
rhythm-how-often = Ritmo

today-title = Hoy
today-visits = { $count ->
    [0] Hoy no hay visitas.
    [one] { $count } visita hoy.
   *[other] { $count } visitas hoy.
}
today-visits-heading = Visitas de hoy
today-none = Hoy no hay visitas.
today-note-begun = Nota empezada { $time }
today-read-note = Leer nota
today-finish-note = Terminar nota
today-finish-note-of = Terminar la nota de { $family }
today-finish-family = Terminar de abrir una familia
today-finish-import = Terminar de traer un archivo
today-waiting = Esperan por usted
today-nothing-waits = Nada espera.
today-kept-at = Guardado el { $date }, { $time }
today-not-seen = Sin verse en dos semanas
today-not-seen-hint = Quizá quiera llamarles.
today-hat-manager = Con esta función no se abre el registro de ninguna familia.
today-hat-privacy-officer = Con esta función no se abre el registro de ninguna familia sin una razón.
today-hat-administrator = Con esta función se cuida la instalación y no se abre el registro de ninguna familia. Las cuentas se llevan por la línea de comandos.
today-hat-intake = Con esta función se atiende la primera llamada de una familia y se abre su registro. Las familias que usted abrió están en Familias hasta que alguien trabaje con ellas.
rhythm-weekly = cada semana
rhythm-fortnightly = cada 2 semanas
rhythm-monthly = cada mes
rhythm-days = cada { $days } días
story-title = Historia
story-next = Próxima visita
story-today = Hoy
story-we-said = Para esta vez dijimos
story-relationships = Relaciones
story-no-relationships = Aquí estarán las relaciones de esta familia. Nombre la primera en Personas.
story-last-delight = Última alegría
story-last-hard-moment = Último momento difícil
story-last-repair = Cómo se reparó
story-wonderings = Aún nos preguntamos
story-visits-about = { $count ->
    [0] Aún ninguna visita sobre ella
    [one] { $count } visita sobre ella
   *[other] { $count } visitas sobre ella
}
story-so-far = La historia hasta hoy
story-just-met = Acabamos de conocernos. La historia empieza con la primera visita.
story-whole = Leer toda la historia
story-brings = Lo que trae esta familia
story-brings-empty = ¿Qué les vio hacer bien? Quedará aquí.
story-brings-add = Añadir lo que traen
story-brings-what = Lo que traen
story-brings-readers = Lo que usted vio lo lee toda la familia; sus propias palabras, quien las dijo.
story-brings-do = Añadir
story-a-year-ago = Hace un año
story-wondering = Lo que aún nos preguntamos
story-coming = Lo que viene
story-a-visit = una visita
story-birthday = { $years ->
    [one] primer cumpleaños de { $name }
   *[other] { $name } cumple { $years }
}
story-wishes = Lo que esperan
story-reach = Cómo contactarles
story-brought-in = Traído de un archivo

## Lo nuevo para quien cuida

fresh-title = Nuevo para usted
fresh-since = Desde que estuvo aquí el { $date }
fresh-first = Una primera vez en el libro de { $name }
fresh-page = Una página de la visita del { $date }
fresh-guidance = Lo que puede venir para { $name }
