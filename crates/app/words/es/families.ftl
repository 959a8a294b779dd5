# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the list of families and of opening one.

families-title = Familias
families-new = Abrir una familia nueva
families-import = Traer un archivo
families-search = Buscar cualquier nombre
families-find = Buscar
families-count = { $count ->
    [one] { $count } familia
   *[other] { $count } familias
}
families-empty = Aquí estarán sus familias. Abra la primera o traiga un archivo.
families-not-found = Ninguna de sus familias tiene ese nombre. Pruebe con menos letras.
families-none-for-hat = Con esta función no se abre el registro de ninguna familia.
families-is-old = { $name } tiene { $age }
families-last = Última visita: { $date }
families-never = Aún sin visitas
family-pages = Esta familia
family-page-story = Historia
family-page-visits = Visitas
family-page-people = Personas
family-with-us-since = con nosotros desde el { $date }
called-baby = Bebé
called-due = Bebé para { $month }
called-somebody = alguien
called-practitioner = profesional
called-two = { $a } y { $b }
called-nobody-yet = Una familia
new-family-step = Paso { $number } de { $of }
new-family-next = Seguir
new-family-change = Cambiar
new-family-open = Abrir el registro de esta familia
new-family-yes = Sí
new-family-nothing-typed = Nada escrito.
new-family-contact-title = ¿Cómo los contactamos sin riesgo?
new-family-contact-lede = Pregunte esto primero. Otra persona puede leer un mensaje u oír el buzón.
new-family-how = La forma segura
new-family-how-hint = Un número, o por medio de quién.
new-family-how-missing = Diga una forma segura de contactar a la familia.
new-family-when = Cuándo es seguro
new-family-when-hint = Por ejemplo: mensaje antes de las 17.
new-family-never = Lo que no se debe hacer
new-family-never-hint = Por ejemplo: no dejar mensajes de voz.
new-family-baby-title = ¿Quién es el bebé?
new-family-baby-lede = Nacido o por nacer. Antes del nacimiento no hace falta un nombre.
new-family-full = Nombre, como lo escribe la familia
new-family-called = Cómo llamar al bebé
new-family-said = Cómo se pronuncia
new-family-born = Nació el
new-family-due = O se espera para el
new-family-weeks = Semanas de embarazo al nacer
new-family-days = y días
new-family-pronouns = Pronombres
new-family-carers-title = ¿Quién cuida al bebé?
new-family-carers-lede = En cualquier papel. Empiece por quien verá más.
new-family-carer = Cuidador { $number }
new-family-carer-full = Nombre, como lo escribe
new-family-carer-called = Cómo llamarle
new-family-carer-role = ¿En qué papel?
new-family-carer-words = En palabras de la familia
new-family-carer-words-hint = Por ejemplo: abuela, tía, Papá José.
new-family-carer-missing = Nombre al menos a una persona que cuida al bebé.
new-family-wish-title = ¿Qué quieren ellos?
new-family-wish-lede = Con sus palabras y en su idioma.
new-family-wish = Lo que dijeron que quieren
new-family-wish-hint = Tal como se dijo.
new-family-language = Idioma
new-family-language-hint = Como lo llaman ellos.
new-family-uses = Lo usan para
new-family-interpreter = Desean intérprete
new-family-interpreter-legend = Intérprete
new-family-every = Días entre dos visitas
new-family-every-hint = 7 si es semanal, 14 si es cada dos semanas. Déjelo vacío si aún no se sabe.
new-family-check-title = Mírelo una vez más
new-family-check-lede = Aún no hay nada en el registro.

called-you = usted
