# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of what it takes to sign in beside a password: the second step, recovery codes, one-time codes, devices.

second-half-title = Un paso más
second-half-what = Abra su aplicación de códigos y escriba lo que muestra para Alongside. Tiene diez minutos.
second-half-wrong = Este código no corresponde, o ya se usó. Espere el siguiente en su aplicación y escríbalo.
second-half-lost = ¿No tiene la aplicación a mano? Escriba uno de sus códigos de recuperación. ¿Tampoco los tiene? Administración, o quien le dio su entrada, puede ayudarle a empezar de nuevo.
second-half-other = Iniciar sesión como otra persona
second-step-title = Un segundo paso al iniciar sesión
second-step-what = Además de su contraseña, una aplicación en su teléfono muestra un código nuevo cada medio minuto. Quien averigüe su contraseña no puede entrar.
second-step-code = Código
second-step-code-hint = Las seis cifras que muestra ahora su aplicación, o un código de recuperación.
second-step-password-first = Primero ponga una contraseña en Mis ajustes. Después puede añadir aquí un segundo paso.
second-step-begin = Preparar el segundo paso
second-step-scan = Abra una aplicación de códigos en su teléfono, añada allí una cuenta y apunte la cámara a esta imagen.
second-step-picture = Imagen para la cámara de su aplicación. Las letras de abajo dicen lo mismo.
second-step-type-instead = ¿Sin cámara? Escriba estas letras en la aplicación. Son para un código por tiempo, de seis cifras.
second-step-open-app = Abrirlo en una aplicación de este dispositivo
second-step-first-code = El código que muestra ahora su aplicación
second-step-first-code-hint = Seis cifras. Nada cambia hasta que escriba uno.
second-step-code-wrong = Este no es el código de esa aplicación, o acaba de cambiar. Escriba el que muestra ahora.
second-step-confirm = Funciona, usarlo desde ahora
second-step-not-now = Ahora no
second-step-since = Activo desde el { $date }.
second-step-codes-left =
    { $count ->
        [0] No queda ningún código de recuperación. Haga nuevos antes de necesitarlos.
        [one] Queda un código de recuperación. Haga nuevos pronto.
       *[other] Quedan { $count } códigos de recuperación.
    }
second-step-new-codes = Hacer nuevos códigos de recuperación
second-step-end = Quitar el segundo paso
second-step-end-what = Desde entonces basta su contraseña para iniciar sesión. Sus códigos de recuperación también se van.
second-step-end-do = Quitarlo
recovery-title = Sus códigos de recuperación
recovery-what = Si pierde el teléfono, uno de estos vale por el código. Cada uno sirve una vez.
recovery-once = Se muestran solo esta vez. Imprima esta página o anótelos, y guárdelos donde no esté su teléfono. Los de antes ya no sirven.
recovery-kept = Los tengo a buen recaudo
step-up-wrong-either = La contraseña y el código no son los dos correctos. Escriba ambos otra vez, con el siguiente código de su aplicación.
with-code-title = Tengo un código
with-code-what = La primera vez aquí, o cuando empieza de nuevo: escriba el nombre y el código que le dijeron.
with-code-code = Código
with-code-hint = Doce letras y cifras en tres grupos. Da igual si son mayúsculas o minúsculas.
with-code-wrong = El nombre y el código no corresponden, o el código ya se usó o tiene más de un día. Revise los dos, o pida un código nuevo.
with-code-then = Cuando haya entrado, ponga una contraseña propia en Mis ajustes. Entonces no necesita código.
with-code-other = Iniciar sesión con contraseña
way-in-title = Una entrada
way-in-for = Una entrada para { $name }
way-in-what = Con una entrada, esta persona lee en su propio teléfono lo que le toca leer de este registro. Diga el código en persona: un mensaje puede leerlo otra persona en casa.
way-in-sees = «Quién puede ver» muestra lo que leería hoy. ¿Es seguro que lo tenga en su teléfono?
way-in-language = Su idioma
way-in-give = Crear una entrada
way-in-has = Hay una entrada. El nombre de acceso es { $sign-in }.
way-in-code-until = Un código espera hasta el { $date }, { $time }.
way-in-new-code = Crear un código nuevo
way-in-again = Perdió su aplicación de códigos
way-in-again-what = Un código solo no le deja entrar: al iniciar sesión se le pide también su segundo paso. Deje que empiece de nuevo, y su contraseña, su segundo paso y sus códigos de recuperación ya no valen. Se cierra su sesión en todos los dispositivos, y un código nuevo le deja entrar una vez. Asegúrese de que es esa persona.
way-in-again-do = Dejar que empiece de nuevo
way-in-withdraw = Retirar la entrada
way-in-withdraw-what = Se cierra su sesión en todos los dispositivos de inmediato y ya no puede entrar. Más adelante puede crear otra entrada.
way-in-withdraw-do = Retirarla ahora
way-in-back = Volver a la persona
way-in-code-for = Un código para { $name }
way-in-page = Abre esta página de la dirección que usted usa:
way-in-once = El código se muestra solo esta vez, sirve una vez y termina después de un día. El nombre de acceso se mantiene.
way-in-told = Ya se lo dije
second-step-asked = Por favor, prepare un segundo paso. Quien averigüe su contraseña podría leer ahora sobre las familias; con un segundo paso no puede.
second-step-required = Todas las personas que trabajan aquí necesitan un segundo paso al iniciar sesión. Prepárelo aquí y todo se abre.
second-step-rule-off = Quien quiera un segundo paso lo tiene
second-step-rule-asked = Se le pide a cada persona
second-step-rule-required = Nadie trabaja sin él
devices-known-title = Dispositivos desde los que ya inició sesión
devices-known-what = Desde ellos, los intentos fallidos de otros en otra parte no le hacen esperar. Olvide uno que ya no use o que no sea suyo.
devices-known-days = Primera vez el { $first }, última el { $last }
devices-forget = Olvidarlo
