# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of joys: our good moments, and keeping one.

joys-title = Nuestros buenos momentos
joys-none = Todavía no hay nada guardado. Una risa, una mirada, un minuto tranquilo: el primero lo empieza.
joys-none-past = Aquí no se guardó nada.
joys-keep-one = Guardar un momento
joys-what = ¿Qué fue lo bueno?
joys-what-hint = Como quiera encontrarlo otra vez en una mala noche.
joys-day = ¿Cuándo fue?
joys-place = ¿Dónde estaban?
joys-with = ¿Quién más estaba?
joys-by = ¿Quién lo cuenta?
joys-keep = Guardar este momento
joys-kept-by = lo guardó { $name }
joys-take-back = Retirar esto
joys-take-back-ask = Se quita de todas las páginas, para todas las personas que podían leerlo.
joys-take-back-do = Retirarlo
joys-refused-nothing = Escriba qué fue lo bueno.
joys-refused-ahead = Ese día todavía no ha llegado. Elija hoy, o un día anterior.
joys-refused-unknown-person = Alguien de quienes eligió no se conoce en esta familia. Elija entre quienes se ofrecen.
joys-refused-unknown-child = Este niño o niña no se conoce en esta familia. Elija entre quienes se ofrecen.
joys-refused-unknown-teller = Quien lo contó no se conoce en esta familia. Elija entre quienes se ofrecen.
joys-refused-not-their-own = Esta no es su propia parte. Elija otra vez quién puede leerlo.
joys-refused-no-such-joy = Este momento ya no está. Lo que hay está en la página.
joys-refused-ended = El trabajo con esta familia ha terminado. Vuelva a empezarlo primero.
release-kind-joy-kept = Un buen momento
