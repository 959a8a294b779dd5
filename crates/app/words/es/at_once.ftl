# SPDX-License-Identifier: AGPL-3.0-or-later
# Qué hacer de inmediato, y los números que la agencia escribe para ello.

at-once-title = Qué hacer de inmediato
at-once-lede = Primero póngase a salvo. Después llame. Quédese donde hace falta, mientras allí esté a salvo.

at-once-hurt = Alguien está herido o en peligro ahora
at-once-hurt-1 = Apártese de lo que es peligroso y, si puede, llévese a los niños.
at-once-hurt-2 = Llame al número de emergencias. Diga primero dónde está.
at-once-hurt-3 = Quédese hasta que llegue la ayuda.

at-once-dying = Alguien habla de no querer vivir, o de hacerle daño al bebé
at-once-dying-1 = Quédese con esa persona. No la deje sola, ni a solas con el bebé. Ponga fuera de su alcance lo que pueda hacer daño, si puede hacerlo sin peligro.
at-once-dying-2 = No prometa guardarlo en secreto.
at-once-dying-3 = Llame, junto con esa persona si quiere. Si puede pasar ahora, llame al número de emergencias.

at-once-violent = Alguien en la casa es violento
at-once-violent-1 = No se ponga en medio. Salga si puede, con quien pueda salir con usted.
at-once-violent-2 = Llame al número de emergencias desde donde nadie se lo impida.
at-once-violent-3 = No prometa guardarlo en secreto.

at-once-child = Quizás le hacen daño a un niño
at-once-child-1 = Si el niño está en peligro ahora, llame primero al número de emergencias.
at-once-child-2 = Avise de inmediato, y a más tardar 24 horas después de tener motivo de sospecha.
at-once-child-3 = No prometa guardarlo en secreto. La hoja del aviso viene después.

at-once-swallowed = Alguien tragó algo que no debía
at-once-swallowed-1 = Si no despierta, respira mal o convulsiona, o si puede ser una pila o un imán, llame primero al número de emergencias.
at-once-swallowed-2 = No haga que vomite, y no le dé nada de comer ni de beber si no se lo indican.
at-once-swallowed-3 = Quédese, llame con el envase en la mano y haga lo que le digan.

at-once-yourself = Usted no está a salvo
at-once-yourself-1 = Váyase. No le debe explicaciones a nadie.
at-once-yourself-2 = Llame cuando esté fuera. Si no puede salir, llame desde donde está.
at-once-yourself-3 = Diga a las personas con quienes trabaja dónde está.

at-once-ways = Qué está pasando
at-once-nowhere = Llame al número de emergencias de donde está.
at-once-missing = Todavía no hay ningún número escrito: { $kinds }.
at-once-after = Después
at-once-after-tell = Cuéntelo hoy a las personas con quienes trabaja. Nadie carga esto a solas.
at-once-after-write = Escriba lo que vio, oyó e hizo, en palabras sencillas, cuando haya un rato tranquilo.
at-once-who-writes = Los números de aquí son de su agencia. Los escribe y los corrige quien la dirige o la administra.

numbers-title = Números para llamar de inmediato
numbers-lede = Todas las personas que trabajan aquí los ven en la página de qué hacer de inmediato, también en un teléfono sin señal. Pruebe cada número antes de guardarlo, menos el de emergencias: ese compruébelo sin llamar. Si alguno queda vacío, la página lo dice.
numbers-emergency = Emergencias
numbers-on-call = Quién está de guardia aquí
numbers-dying = Para pensamientos de muerte o suicidio
numbers-violence = Para violencia en la casa
numbers-protection = Protección de menores
numbers-poison = Algo que se tragó
numbers-emergency-hint = Para policía, ambulancia y bomberos donde viven sus familias.
numbers-on-call-hint = Quien contesta mientras se hacen visitas. Mejor un puesto que un nombre, para que siga siendo cierto.
numbers-dying-hint = Una línea que contesta a toda hora.
numbers-violence-hint = Quien ayuda a salir de allí sin peligro.
numbers-protection-hint = Donde se toman los avisos, a toda hora.
numbers-poison-hint = Quien sabe qué hacer con lo que se tragó.
numbers-name = Quién contesta
numbers-number = Número de teléfono
numbers-keep = Guardar estos números
numbers-leave = Dejarlos como están
numbers-none = ninguno
numbers-stand = Lo que está escrito ahora
numbers-prove = Hace un rato que usted demostró quién es. Todavía no se guardó nada, y todo lo que escribió sigue aquí. Demuéstrelo en la otra ventana, vuelva a esta y guarde los números otra vez.
numbers-prove-do = Demostrar quién es, en otra ventana
numbers-refused-signs = Esto no se puede marcar. Escriba cifras, espacios, paréntesis y guiones, y el signo más solo al principio.
numbers-refused-too-short = Es demasiado corto para un número de teléfono. Escriba al menos tres cifras.
numbers-refused-too-long = Es demasiado largo para un número de teléfono. Escriba como máximo 15 cifras, sin extensión.
numbers-refused-missing = Está escrito quién contesta, pero no el número. Escriba el número, o vacíe los dos.
numbers-refused-changed = Alguien escribió de nuevo estos números después de que usted empezara, así que los suyos no se guardaron. Lo que está escrito ahora se ve encima del formulario. Compare los dos y guarde los suyos solo si deben quedar en su lugar.
