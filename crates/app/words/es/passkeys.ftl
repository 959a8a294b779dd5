# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of passkeys: adding one, signing in with one, proving anew with one.

passkeys-title = Mis llaves de acceso
passkeys-what = Con una llave de acceso entra con su teléfono, su computadora o su llave de seguridad: con el dedo, con la cara o con su PIN. No hay nada que escribir ni nada que alguien pueda averiguar.
passkeys-none = Aquí estarán sus llaves de acceso, cuando haya agregado una.
passkeys-not-offered = Aquí no están activadas las llaves de acceso. Quien se encarga del servidor las activa al iniciarlo con --origin y la dirección que usted abre, por ejemplo https://record.example.org.
passkeys-lost-hint = ¿Perdió un dispositivo? Quite aquí su llave de acceso y revise si alguien sigue con la sesión abierta en él:
passkey-made = Agregada el { $date }, { $time }
passkey-used = último uso el { $date }, { $time }
passkey-not-used = todavía sin usar
passkey-rename = Ponerle otro nombre
passkey-rename-do = Guardar este nombre
passkey-remove = Quitarla
passkey-last = Esta es su única forma de entrar. Ponga primero una contraseña o agregue otra llave de acceso, y después quite esta.
passkey-name = Nombre de esta llave de acceso
passkey-name-hint = Para que la reconozca, por ejemplo «Teléfono del trabajo».
passkey-name-missing = La llave de acceso no tiene nombre. Escriba una o dos palabras con las que la reconozca.
passkey-new-title = Agregar una llave de acceso
passkey-new-what = Su dispositivo le preguntará si es usted. Nada de su dedo ni de su cara sale de él.
passkey-new-do = Agregarla ahora
passkey-new-not-now = Ahora no
passkey-new-wrong = No se agregó la llave de acceso: el dispositivo no comprobó que es usted, la llave no queda en una memoria desde la que se pueda entrar, o pasaron más de cinco minutos. Inténtelo otra vez o use otro dispositivo.
passkey-too-many = Ya tiene todas las llaves de acceso que puede tener una persona. Quite una que ya no use y después agregue esta.
passkey-needs-script = Para agregar una llave de acceso hace falta un navegador que las conozca, con JavaScript activado, en la dirección a la que pertenecen. Si no ve el botón, es por una de estas tres cosas.
passkey-address = La dirección es { $address }.
passkey-sign-in = Usar una llave de acceso
passkey-sign-in-wrong = No ha entrado: esta llave de acceso no funcionó. Inténtelo otra vez, o inicie sesión con su nombre y su contraseña.
passkey-step-up = Usar mi llave de acceso
passkey-step-up-what = Algunas cosas piden su llave de acceso otra vez, porque una pantalla puede quedar abierta. Vale por cinco minutos.
passkey-step-up-wrong = Esta llave de acceso no funcionó. Inténtelo otra vez o use otra de las suyas.
passkey-stopped = No se usó ninguna llave de acceso. Puede pulsar el botón otra vez.
passkey-unreachable = El servidor no responde en este momento. Revise la conexión y pulse el botón otra vez.
passkey-band = Usted responde por lo que otras personas pueden ver aquí. Una llave de acceso lo protege mejor que una contraseña, y por la mañana es más rápida. Toma un minuto.
