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
