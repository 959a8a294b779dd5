# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of who works here, what they may, and how they come and leave.

nav-staff = Equipo y accesos
staff-title = Equipo y accesos
staff-pages = Páginas de equipo y accesos
staff-page-people = Quién trabaja aquí
staff-lede = Todas las personas que entran aquí por su trabajo, y con qué funciones.
staff-gone = Quien ya no trabaja aquí
staff-one-title = Alguien que trabaja aquí
staff-supervises = Supervisa a { $names }
staff-families-count = { $count ->
    [0] Hoy no trabaja con ninguna familia
    [one] Hoy trabaja con { $count } familia
   *[other] Hoy trabaja con { $count } familias
}
staff-ended = ya no está
staff-signs-in-as = Entra como { $name }
staff-ended-on = La cuenta se cerró el { $date }.

## Leaving

staff-leave = Esta persona se va
staff-leave-title = Alguien se va
staff-leave-what = Lo que pasa al presionar el botón:
staff-leave-account = La cuenta se cierra. Nadie vuelve a entrar con ella.
staff-leave-sessions = Se cierra la sesión en todos los dispositivos de inmediato, y los enlaces de entrada dejan de abrir.
staff-leave-families = { $count ->
    [0] No trabaja con ninguna familia, así que ninguna se queda sin esta persona.
    [one] Deja hoy el equipo de { $count } familia.
   *[other] Deja hoy los equipos de { $count } familias.
}
staff-leave-kept = Lo que escribió queda en el registro con su nombre.
staff-leave-do = Terminar su trabajo aquí ahora
staff-back = Volver
staff-not-left = { $count ->
    [one] La cuenta está cerrada, pero sigue en el equipo de { $count } familia.
   *[other] La cuenta está cerrada, pero sigue en los equipos de { $count } familias.
}
staff-leave-again = Quitarle de los equipos
staff-not-yourself = Esta persona es usted. Otra persona debe hacerlo: pídalo a alguien que responda por el equipo.
staff-last-administrator = Nadie más tiene la función de administración. Désela antes a otra persona.
staff-last-privacy-officer = Nadie más es responsable de privacidad. Dé antes esa función a otra persona.
