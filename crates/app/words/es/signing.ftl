# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de firmar una nota con llave de acceso, y de responder por una.

signing-by-passkey = Firmada con la llave de acceso de { $name }, { $date }, { $time }
signing-by-own-passkey = Firmada con su llave de acceso, { $date }, { $time }
signing-way-passkey = Terminada con sesión abierta por llave de acceso. La nota misma no está firmada con ella.
signing-way-password = Terminada con sesión abierta por contraseña
signing-way-two-steps = Terminada con sesión abierta por contraseña y código
signing-way-link = Terminada con sesión abierta por un enlace
signing-way-code = Terminada con sesión abierta por un código dado en persona
signing-before-amended = Eso fue antes de que se enmendaran las palabras que ahora están aquí.
signing-offer = Firmar con su llave de acceso
signing-offer-hint = Lo que escribió ya está guardado. Su llave de acceso dice que las palabras son suyas, para que se pueda comprobar después que nadie las cambió.
signing-wrong = No quedó firmada: esta llave de acceso no funcionó, o respondió por otra cosa. Lo que escribió está guardado. Presione otra vez, o use otra llave de acceso suya.
signing-refused-no-such-note = Aquí no hay nada que firmar. Lo que se terminó antes de poder firmar con llave de acceso queda como está.
signing-refused-not-the-author = Solo firma quien la escribió. Usted puede añadir algo.
signing-refused-signed-already = Ya está firmada con una llave de acceso; con una vez basta.
signing-refused-key-of-another = Esta llave de acceso es de otra persona. Use una de las suyas.
release-kind-visit-attested = Se firmó una nota

cosign-by = Leída por { $name }, { $licence }, que responde por ella, { $date }, { $time }
cosign-by-you = Leída por usted, { $licence }, que responde por ella, { $date }, { $time }
cosign-passkey-signed = Firmado con una llave de acceso
cosign-way-passkey = Dicho con sesión abierta por llave de acceso. No está firmado con ella.
cosign-way-password = Dicho con sesión abierta por contraseña
cosign-way-two-steps = Dicho con sesión abierta por contraseña y código
cosign-way-link = Dicho con sesión abierta por un enlace
cosign-way-code = Dicho con sesión abierta por un código dado en persona
cosign-waits = Espera a una colega o un colega con licencia
cosign-waits-again = Se enmendó después de que alguien respondió por ella, así que espera otra lectura.
cosign-what = Quien la escribió está en formación. Cuando usted la haya leído y responda por ella, los dos nombres quedan al pie, también para la familia donde lee esta visita.
cosign-do = La leí y respondo por ella
cosign-do-passkey = La leí y respondo por ella: firmar con mi llave de acceso
cosign-do-without = Responder por ella sin llave de acceso
cosign-give-back = Devolverla con una línea
cosign-line = Qué mirar otra vez
cosign-line-hint = Esto solo lo lee quien escribió la nota. No es parte del expediente, y se va cuando enmiende la nota o alguien responda por ella.
cosign-give-back-do = Devolverla
cosign-line-missing = Falta la línea. Diga en pocas palabras qué mirar otra vez.
cosign-line-whose = Esto solo lo lee usted. Enmiende la nota, o háblenlo.
cosign-wrong = No quedó firmado: esta llave de acceso no funcionó, o respondió por otra cosa. Presione otra vez, o responda por ella sin llave de acceso.
cosign-came-back = Mire otra vez una nota de { $family }: le dejaron una línea
cosign-for-you =
    { $count ->
        [one] Una nota espera que usted la lea
       *[other] { $count } notas esperan que usted las lea
    }
cosign-own =
    { $count ->
        [one] Una de sus notas espera a una colega o un colega con licencia
       *[other] { $count } de sus notas esperan a una colega o un colega con licencia
    }
cosign-since = desde { $date }
signing-refused-own-note = Usted escribió esto, o una parte. Responde por ella otra persona.
signing-refused-in-training = Usted también está en formación, así que responde por ella otra persona.
signing-refused-no-licence = Por una nota responde solo quien tiene hoy una licencia vigente. Quien se encarga de las licencias aquí puede revisar la suya.
signing-refused-nothing-due = Ya nada de esta nota espera a nadie.
signing-refused-amended-since = La nota se enmendó después de que usted la leyó. Lea lo nuevo, y luego responda por ella.
release-kind-visit-cosigned = Alguien responde por una nota
