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
staff-supervised-until = Supervisó a { $name } hasta el { $date }
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
staff-leave-goodbyes = En cada una de estas familias comienza una despedida y bienvenida, y dice que no fue posible una última visita juntos.
staff-leave-at-once = Su trabajo termina ahora
staff-last-day-title = Un último día que ya se conoce
staff-last-day-what = { $count ->
    [0] No trabaja con ninguna familia. Nada se cierra antes de que usted termine su trabajo.
    [one] En la { $count } familia con la que trabaja comienza una despedida y bienvenida. Nada se cierra antes de que usted termine su trabajo.
   *[other] En cada una de las { $count } familias con las que trabaja comienza una despedida y bienvenida. Nada se cierra antes de que usted termine su trabajo.
}
staff-last-day = Su último día
staff-last-day-hint = Hoy, o hasta dentro de seis meses. Después puede elegir otro día.
staff-last-day-do = Anotar este día
staff-last-day-stays = Al final se queda
staff-last-day-missing = Falta el día. Elija el último.
staff-last-day-ended = Su trabajo aquí ya terminó, así que no hay último día que anotar.
staff-last-day-is = Su último día aquí es el { $date }.
staff-last-day-over = Su último día fue el { $date }. Termine ahora su trabajo para que se cierre la cuenta.
staff-last-day-end = Terminar su trabajo
staff-goodbyes-without = { $count ->
    [one] En { $count } familia aún no comenzó la despedida y bienvenida. Anote el día otra vez y comenzará.
   *[other] En { $count } familias aún no comenzó la despedida y bienvenida. Anote el día otra vez y comenzará.
}
staff-goodbyes-begin = Ver el último día
staff-goodbyes = { $count ->
    [one] Despedida y bienvenida en { $count } familia
   *[other] Despedida y bienvenida en { $count } familias
}
staff-goodbyes-what = Qué está hecho y en cuántas familias. En la página de cada familia usted dice quién viene después.
staff-goodbyes-of = { $count } de { $all }
staff-goodbyes-before = { $count ->
    [0] ninguna antes del cambio
   *[other] { $count } antes del cambio
}
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

## Two people

staff-page-waiting = Espera a una segunda persona
staff-new = Alguien nuevo
staff-new-title = Alguien nuevo
staff-new-name = Nombre
staff-new-name-hint = El nombre propio de la persona. Una cuenta es de una sola persona y nunca se comparte.
staff-new-sign-in = Nombre para entrar
staff-new-sign-in-hint = De tres a cuarenta letras minúsculas, cifras o puntos, por ejemplo june.w
staff-name-missing = Falta el nombre. Escriba el nombre propio de la persona.
staff-name-shared = Este es el nombre de un lugar o de una función. Use el nombre propio de la persona, para que el libro de accesos diga quién fue.
staff-sign-in-letters = El nombre para entrar lleva de tres a cuarenta letras minúsculas, cifras o puntos. Escríbalo así.
staff-sign-in-taken = Alguien ya tiene este nombre para entrar, o está pedido. Elija otro.
staff-hats = Funciones
staff-hats-hint = Una persona puede tener varias y trabaja con una a la vez. Con la función de administración no se abre ninguna familia.
staff-hats-title = Cambiar las funciones de alguien
staff-hats-change = Cambiar funciones
staff-hats-missing = No eligió ninguna función. Elija al menos una; si alguien se va, use la página para eso.
staff-hats-same = Son las funciones que ya tiene. Elija otras o vuelva.
staff-hats-ended = Esta cuenta está cerrada, así que sus funciones quedan como estaban. Rechace lo que espera por ella.
staff-hats-waiting = Ya hay otras funciones que esperan a una segunda persona. Pida que respondan primero a eso.
staff-second-lede = Una persona pide y otra confirma: alguien de coordinación o responsable de privacidad que no lo pidió y de quien no se trata. Hasta entonces nada cambia.
staff-ask = Pedir a una segunda persona
staff-waiting-title = Espera a una segunda persona
staff-waiting-lede = Lo que se pidió en los últimos siete días. Ocurre cuando una segunda persona lo confirma.
staff-waiting-none = No hay nada en espera. Lo que alguien pida queda aquí hasta que se responda.
staff-waits-new = { $name } empieza, con estas funciones: { $hats }
staff-waits-hats = { $name } tendrá estas funciones: { $hats }
staff-waits-asked = Lo pidió { $name }
staff-waits-mine = Usted lo pidió. Otra persona debe confirmarlo.
staff-waits-another = Otra persona debe confirmarlo: alguien de coordinación o responsable de privacidad de quien no se trate.
staff-confirm = Confirmar
staff-decline = Rechazar
staff-take-back = Retirarlo
staff-needs-second = Esto necesita a una segunda persona. Pídalo a alguien de coordinación o responsable de privacidad que no lo haya pedido y de quien no se trate.
staff-asker-left = Quien lo pidió ya no puede pedirlo. Rechácelo; otra persona puede pedirlo de nuevo.
staff-link-title = Un enlace para alguien nuevo
staff-link-for = { $name } ya puede entrar. Entréguele usted este enlace, no por correo electrónico:
staff-link-once = Se muestra solo esta vez, abre una vez y termina después de un día.
staff-link-done = Ya se lo entregué

## Teams

staff-page-families = Quién trabaja con quién
staff-families-title = Quién trabaja con quién
staff-families-lede = Las familias por el día en que se abrió su registro y por sus visitas. Sus nombres son para quienes trabajan con ellas.
staff-families-without = { $count ->
    [one] A { $count } familia no la visita nadie.
   *[other] A { $count } familias no las visita nadie.
}
staff-families-none = Aún no se abrió ninguna familia. Las visitadoras las abren desde su lista de familias.
staff-family-alone = no la visita nadie
staff-family-with = Con { $names }
staff-family-opened = Abierta el { $date } · { $count ->
    [0] aún sin visitas
    [one] { $count } visita
   *[other] { $count } visitas
}
staff-family-visits = { $count ->
    [0] Aún sin visitas
    [one] { $count } visita
   *[other] { $count } visitas
}
staff-team-title = Quién trabaja con esta familia
staff-team-who = Quién viene, y quién vino antes
staff-team-person = Quién
staff-team-whom = No eligió a nadie. Elija a alguien del equipo.
staff-team-ended = El trabajo con esta familia terminó. Primero retómelo y después diga quién trabaja con ella.
staff-choose = Elija
staff-since = Desde el { $since }
staff-since-until = Del { $since } al { $until }
staff-team-leave = { $name } ya no trabaja con ella
staff-next-what = { $name } se va; el último día es el { $date }. Quien viene después trabaja con la familia desde hoy, para que por un tiempo estén las dos personas. Desde ahora la familia encuentra el nombre en su página: que antes alguien se lo diga.
staff-next-do = Viene después
staff-join-title = Alguien empieza a trabajar con la familia
staff-join-do = Empieza hoy
staff-reopen-what = Si la familia regresó, el trabajo se retoma desde hoy. Dentro de los treinta días siguen quienes trabajaban con ella; después, usted dice quién trabaja con ella.
staff-cover-title = Alguien reemplaza por un tiempo
staff-cover-from = Desde
staff-cover-until = Hasta, con ese día incluido
staff-cover-do = Reemplaza
staff-cover-day = Falta el día. Elija uno.
staff-cover-end = El último día es anterior al primero o está a más de tres meses. Elija otro.
staff-cover-over = El último día ya pasó. Elija un día a partir de hoy.
staff-cover-none = Esta persona no reemplaza a nadie con esta familia, así que no se terminó nada. Si trabaja con ella, indique ahí que ya no lo hace.
staff-cover-early = Terminarlo antes para { $name }
staff-cover-early-what = Desde su próxima página ya no abre nada de esta familia. Lo que escribió se queda, y sus días quedan en el registro.
staff-cover-early-do = { $name } ya no reemplaza, desde ahora

## Licences

staff-licences-title = Licencias
staff-licences-lede = Algunas notas solo puede guardarlas quien tiene licencia de salud mental. Otra persona comprueba la licencia y la guarda aquí; nadie comprueba la propia.
staff-licences-none = Aún no se comprobó ninguna licencia.
staff-licence-until = Vale hasta el { $date }
staff-licence-over = ya no vale
staff-licence-check = Una licencia que comprobé
staff-licence-kind = Tipo
staff-licence-number = Número
staff-licence-last = Último día en que vale
staff-licence-do = La comprobé con la junta
staff-licence-kind-missing = No eligió el tipo. Elija lo que dice la licencia.
staff-licence-number-missing = Falta el número. Escríbalo como está en la licencia.
staff-licence-day-missing = Falta el último día. Elija el que indica la junta.
staff-licence-ended = Esta cuenta está cerrada, así que no se guarda ninguna licencia para ella.
licence-lcsw = Trabajo social clínico (LCSW)
licence-lpc = Consejería profesional (LPC)
licence-lmft = Terapia de pareja y familia (LMFT)
licence-psychologist = Psicología
licence-psychiatrist = Psiquiatría
licence-pmhnp = Enfermería psiquiátrica (PMHNP)
staff-waits-again = { $name } empezará de nuevo, con un código nuevo
staff-waits-rule = La regla sobre el segundo paso será: { $rule }
staff-again = Ayudarle a empezar de nuevo
staff-again-title = Empezar de nuevo
staff-again-what = Para quien perdió su teléfono y sus códigos de recuperación, o todo con lo que inicia sesión. Una persona pide y otra confirma. Hable antes con la persona misma, cara a cara o a un número que usted conozca.
staff-again-ends = Terminan su contraseña, sus llaves de acceso, su segundo paso y sus códigos de recuperación, y se cierra su sesión en todos los dispositivos. Quien confirma recibe un código para ella que sirve una vez en un día.
staff-again-waiting = Esto ya espera a una segunda persona. Pida que respondan primero.
staff-again-for = { $name } puede empezar de nuevo. Dígaselo usted, no por correo electrónico:
staff-rule-title = El segundo paso al iniciar sesión
staff-rule-what = Un segundo paso impide entrar a quien averigüe una contraseña. Se trata de quienes trabajan aquí; las familias eligen por sí mismas.
staff-rule-which = ¿Qué debe valer aquí?
staff-rule-same = Esta ya es la regla. Elija otra o vuelva.
staff-rule-waiting = Ya hay otra regla que espera a una segunda persona. Pida que respondan primero.
staff-waits-book = Todo el libro de accesos se llevará como tabla
staff-training-title = En formación
staff-training-lede = Lo que termina alguien en formación espera hasta que una persona con licencia lo haya leído y responda por ello. La nota está en el expediente desde el primer momento.
staff-training-none = No está en formación.
staff-training-since = En formación desde el { $since }
staff-training-until = En formación desde el { $since } hasta el { $until }
staff-training-on = Día
staff-training-begin = En formación desde este día
staff-training-end = Ya no está en formación desde este día
staff-training-day-missing = Falta el día. Elija desde cuándo vale.
staff-training-before = Ese día es anterior al comienzo de la formación. Elija ese día o uno posterior.
staff-training-ended = Esta cuenta está cerrada, así que no se guarda nada de una formación.
