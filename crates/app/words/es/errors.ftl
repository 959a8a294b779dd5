# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of everything that can go wrong.

error-reference = Referencia: { $reference }. Diga este número al pedir ayuda.
error-to-sign-in = Iniciar sesión
error-to-today = Ir a Hoy
error-to-step-up = Confirmar que es usted
error-signed-out-title = Su sesión terminó
error-signed-out-what = Inicie sesión para seguir donde estaba. Lo que escribió en una nota quedó como borrador.
error-forbidden-title = Esto no se puede hacer desde aquí
error-forbidden-what = Su función no lo permite, o el formulario no vino de esta página. Abra la página otra vez e inténtelo de nuevo.
error-step-up-title = Confirme que es usted
error-step-up-what = Para esto hace falta su contraseña de los últimos cinco minutos, porque una pantalla puede quedar abierta. Todavía no se hizo nada. Copie lo que escribió, confirme que es usted y envíelo otra vez.
error-not-found-title = No encontramos esta página
error-not-found-what = Quizá se movió, o usted no tiene a esta familia. Pregunte a quien trabaja con ella.
error-changed-title = El registro cambió mientras usted escribía
error-changed-what = Otra persona escribió al mismo tiempo. Lo que usted escribió está abajo, y una nota queda como borrador. Abra la página otra vez, mire lo nuevo y termine.
error-too-large-title = Esto es demasiado grande
error-too-large-what = Un formulario admite hasta 1 MB y un archivo hasta 16 MB. Acorte el texto o elija un archivo más pequeño.
error-too-many-title = Demasiados intentos
error-too-many-what = Espere un poco e inténtelo otra vez.
error-unavailable-title = Ahora no se puede llegar al registro
error-unavailable-what = Lo que escribió sigue en su navegador. Vuelva atrás e inténtelo en un minuto.
error-bad-request-title = No pudimos leer ese formulario
error-bad-request-what = Faltaba una parte del formulario o no tenía su forma. Vuelva, abra la página otra vez y envíelo de nuevo.
error-internal-title = No pudimos hacerlo
error-internal-what = Algo falló de nuestro lado. Lo que escribió está abajo, y una nota queda como borrador. Inténtelo otra vez.
form-not-a-date = No podemos leer este día. Escríbalo como 2026-10-16.
form-not-a-time = No podemos leer esta hora. Escríbala como 14:05.
form-not-a-number = Escriba un número entero de { $from } a { $to }.
form-not-offered = Elija una de las respuestas ofrecidas.
form-too-long = Tiene más de { $max } caracteres. Acórtelo o divídalo.
form-unprintable = Contiene un carácter que no se puede mostrar. Escríbalo otra vez sin él.
form-hidden-direction = Contiene una marca oculta que cambia la dirección de la escritura. Escríbalo otra vez sin ella.
form-day-missing = Diga qué día.

error-typed-title = Lo que había escrito
error-typed-what = Cópielo antes de salir de esta página.
error-set-up-first-title = Primero una cosa
error-set-up-first-what = Todas las personas que trabajan aquí necesitan un segundo paso al iniciar sesión, y usted todavía no lo tiene. Prepararlo toma dos minutos. Nada de lo que escribió se pierde.
error-needs-second-title = Esto necesita una segunda persona
error-needs-second-what = Una persona pide y otra confirma. Pídalo en la página de donde viene y vuelva cuando esté confirmado.
