# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of who has looked: for a family, its team and the privacy officer.

## A family's own page

looked-title = Quién ha mirado
looked-lede-yours = Cada vez que alguien que trabaja aquí abre su expediente, queda anotado antes de que vea nada. Lo que usted mira no aparece, y lo que miran otros cuidadores es solo de ellos.
looked-lede-team = Cada apertura de este expediente, anotada antes de mostrar nada. Las de usted no aparecen. Los cuidadores de la familia también ven esta página.
looked-between = Del { $from } al { $until }.
looked-nobody = Nadie más ha mirado en estos días.
looked-earlier = Anteriores
looked-latest = Volver a hoy
looked-ask = Si un nombre le sorprende, pregunte. Quien responde de la confidencialidad en la agencia lo revisa, y usted no tiene que decir por qué pregunta.
looked-times = { $count ->
    [one] Una vez. Ver cuándo
   *[other] { $count } veces. Ver cuándo
}
looked-tag-emergency = Se abrió en una emergencia
looked-tag-denied = No pudo entrar
looked-somebody = Alguien cuya cuenta ya no existe
looked-a-caregiver = Un cuidador o una cuidadora de la familia

## What was done

looked-did-family-open = abrió el expediente
looked-did-family-form = llenó una página
looked-did-family-write = escribió en él
looked-did-family-print = imprimió una página
looked-did-family-denied = intentó abrir el expediente y no pudo entrar
looked-did-family-emergency = abrió el expediente en una emergencia
looked-did-family-safety = abrió la parte protegida
looked-did-family-safety-asked = pidió la parte protegida, que siguió cerrada
looked-did-family-safety-form = llenó una página de la parte protegida
looked-did-family-rights = miró quién puede saber qué
looked-did-family-rights-form = llenó una página sobre quién puede saber qué
looked-did-family-new = abrió un expediente nuevo
looked-did-family-import = trajo un archivo
looked-did-family-attachment = abrió una foto, una voz o un papel
looked-did-families-list = miró la lista de familias
looked-did-families-search = buscó en la lista de familias
looked-did-today-open = abrió Hoy
looked-did-calendar-open = abrió su calendario
looked-did-calendar-feed = su teléfono pidió las horas de sus visitas
looked-did-requests-list = miró las solicitudes en espera
looked-did-requests-denied = buscó un expediente y no lo encontró
looked-did-release-preview = miró una copia antes de entregarla
looked-did-release-form = preparó una copia
looked-did-release-copy-asked = pidió una copia ya hecha
looked-did-release-copy = leyó una copia ya hecha
looked-did-release-file = se llevó una copia como archivo
looked-did-release-attachment = se llevó una foto, una voz o un papel junto con una copia
looked-did-release-protected = vio una copia con algo de la parte protegida
looked-did-release-protected-form = preparó o revisó una copia con algo de la parte protegida
looked-did-alarm-reads = abrió muchísimas familias en una hora
looked-did-book-open = leyó el libro de accesos
looked-did-book-file = sacó un archivo del libro de accesos
looked-did-book-unusual = leyó el informe de miradas poco comunes
looked-did-book-review = anotó lo que encontró sobre una mirada poco común
looked-did-team-list = miró quién trabaja con quién
looked-did-team-open = miró quién trabaja con la familia, no su registro
looked-did-team-write = cambió quién trabaja con la familia
looked-did-account-end = cerró la cuenta de alguien
looked-did-approval-ask = pidió funciones o a alguien nuevo
looked-did-approval-answer = respondió a lo que alguien pidió
looked-did-licence-check = guardó una licencia después de comprobarla
looked-did-numbers-write = escribió los números para llamar de inmediato
looked-did-sealed-open = abrió una nota sellada suya
looked-did-sealed-key = hizo una llave para notas selladas
looked-did-sealed-passphrase = cambió la frase de sus notas selladas
looked-did-sealed-recovery = abrió notas selladas junto con una segunda persona, con códigos de recuperación
looked-did-sealed-recovery-wrong = intentó abrir notas selladas junto con una segunda persona; sus códigos no abrieron nada
looked-did-account-give = dio a alguien de la familia una entrada
looked-did-account-code = creó un código nuevo para alguien de la familia
looked-did-account-anew = dejó que alguien de la familia empezara de nuevo a iniciar sesión
looked-did-account-withdraw = retiró la entrada de alguien
looked-did-key-add = añadió una llave que abre el registro, con una segunda persona
looked-did-account-again = ayudó a alguien que lo perdió todo a empezar de nuevo, con una segunda persona
looked-did-key-remove = quitó una llave que abría el registro, con una segunda persona
looked-did-other = hizo algo que esta versión no sabe nombrar

## What for

looked-why-care = que trabaja con la familia
looked-why-cover = que sustituye a alguien del equipo
looked-why-supervision = que supervisa al equipo
looked-why-emergency = en una emergencia
looked-why-own = que es de la familia
looked-why-safety = para proteger a alguien
looked-why-rights = por preguntas sobre quién puede saber qué
looked-why-release = para preparar una copia para alguien
looked-why-protected-release = para preparar o revisar una copia con algo protegido
looked-why-review = que responde de la confidencialidad
looked-why-complaint = por una queja
looked-why-team = quien organiza el trabajo
looked-why-none = sin un motivo que conozcamos

## The whole book

looked-book-title = Libro de accesos
looked-book-lede = Quién abrió, buscó, imprimió o no pudo entrar; primero lo más reciente. Aquí no se abre ningún expediente: una familia son unos pocos signos, y en el libro no hay palabras de nadie. Que usted lo lee también queda anotado.
looked-book-nothing = Nada en el libro coincide.
looked-column-number = Número
looked-column-day = Día
looked-column-time = Hora
looked-column-who = Quién
looked-column-hat = Función
looked-column-family = Familia (sus signos)
looked-column-what = Qué hizo
looked-column-why = Para qué
looked-column-kind = Tipo
looked-any = Cualquiera
looked-show = Mostrar
looked-show-all = Mostrar todo
looked-file = Sacar como tabla (CSV)
looked-kind-denied = No pudo entrar
looked-kind-search = Búsquedas
looked-kind-print = Impresiones
looked-kind-emergency = Emergencias
looked-kind-safety = La parte protegida
looked-kind-release = Copias
looked-kind-alarm = Muchísimas familias en una hora

## What waits to be seen

looked-notices-title = Para ver
looked-notice-alarm-reads = { $who } abrió más de 60 familias en una hora.
looked-notice-emergency-opened = { $who } abrió el expediente de una familia en una emergencia.
looked-notice-request-made = Alguien de una familia dice que algo no fue así y pide un cambio.
looked-notice-release-waiting = { $who } preparó una copia que necesita una segunda persona.
looked-notice-release-agreed = { $who } estuvo de acuerdo con una copia que usted preparó. Ya puede salir.
looked-notice-release-declined = { $who } no estuvo de acuerdo con una copia que usted preparó.
looked-notice-passkey-added = Se agregó una llave de acceso para { $who }. Si no fue usted, quítela en Mis llaves de acceso y avise a administración.
looked-notice-passkey-removed = Se quitó una llave de acceso de { $who }. Si no fue usted, avise a administración.
looked-notice-passkey-copied = Se rechazó una llave de acceso de { $who }, porque puede haber sido copiada. Quítela en Mis llaves de acceso y agregue una nueva.
looked-notice-recovery-used = Se usó un código de recuperación para iniciar sesión como usted o para confirmar que es usted. ¿No fue usted? Mire dónde tiene la sesión abierta.
looked-notice-account-given = { $who } dio una entrada a alguien de una familia. Tiene que ser propia de esa persona.
looked-notice-account-code-given = { $who } creó un código nuevo para alguien de una familia. Tiene que usarlo esa persona.
looked-notice-account-again-given = { $who } dejó que alguien de una familia empezara de nuevo a iniciar sesión. Tiene que hacerlo esa persona.
looked-notice-own-code = { $who } creó un código que inicia sesión como usted, una vez. ¿No lo pidió? Hable con esa persona y mire dónde tiene la sesión abierta.
looked-notice-own-again = Usted pudo empezar de nuevo: su contraseña, su segundo paso y sus dispositivos de antes ya no valen. ¿No lo pidió usted? Avise hoy a su agencia.
looked-notice-own-password = Se cambió su contraseña. ¿No fue usted? Mire dónde tiene la sesión abierta y avise hoy a su agencia.
looked-notice-own-passphrase = Se cambió la frase de sus notas selladas. ¿No fue usted? Mire dónde tiene la sesión abierta y avise hoy a su agencia.
looked-notice-second-step-off = Se quitó su segundo paso. ¿No fue usted? Mire dónde tiene la sesión abierta y prepárelo de nuevo.
looked-notice-elsewhere = Puede quitar este aviso desde un dispositivo que ya usaba, o desde cualquiera después de una semana.
looked-notice-new-device = Alguien inició sesión como usted desde un dispositivo que no se conocía. ¿No fue usted? Mire dónde tiene la sesión abierta.
looked-file-ask = Pedir a una segunda persona todo como tabla
looked-file-waits = Usted pidió llevarlo como tabla. Antes debe confirmarlo una segunda persona.
looked-file-until = Puede llevarlo hasta el { $date }, { $time }.
looked-notice-other = Hay algo que mirar. Esta versión no sabe nombrarlo.
looked-notice-seen = Lo he visto

## Unusual looks

looked-unusual-title = Miradas poco comunes
looked-unusual-lede = Aperturas de un día por las que vale la pena preguntar. Cada una lleva sus motivos. Puede haber una buena respuesta: pregunte antes de pensar lo peor.
looked-unusual-nothing = Nada poco común ese día.
looked-unusual-limits = Este informe conoce nombres, visitas, notas y horas. No sabe quién vive cerca de quién, y una sola mirada de alguien sin vínculo visible puede pasar inadvertida. Las familias que preguntan quién miró suelen saber más.
looked-unusual-family = familia { $family }
looked-reason-same-name = Tiene un nombre que también tiene alguien de la familia.
looked-reason-same-street = Vive en la misma calle.
looked-reason-no-work = Sin visita ni nota suya en las dos semanas anteriores, y sin visita prevista en la semana siguiente.
looked-reason-night = Solo de noche, entre las diez y las seis de la mañana.
looked-reason-browsing = Abrió ese día seis familias o más sin trabajar con ellas.
looked-reason-denied = No pudo entrar.
looked-reason-doors = Intentó abrir ese día tres familias o más y no pudo entrar.
looked-found-fine = Revisado: está bien
looked-found-ask = Hay que preguntar
looked-find-fine = Revisado, está bien
looked-find-ask = Preguntar
