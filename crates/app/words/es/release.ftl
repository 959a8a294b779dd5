# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de las solicitudes, las copias y lo que salió.

family-page-requests = Solicitudes y copias
release-requests-title = Solicitudes y copias
release-no-requests = Aquí estará lo que alguien pida de este registro, con el día en que la ley quiere una respuesta.
release-request-access = Quiere ver o tener una copia
release-request-early-intervention = Quiere el registro de intervención temprana
release-request-amendment = Quiere que se cambie algo
release-request-restriction = Quiere que lo sepan menos personas
release-request-accounting = Quiere saber a quién se le dio algo
release-request-subpoena = Citación o exigencia de un tribunal
release-answer = Anotar la respuesta
release-answer-how = ¿Cómo se respondió?
release-answer-granted = Como lo pidió
release-answer-in-part = En parte
release-answer-refused = No
release-answer-missing = Elija cómo se respondió.
release-told = Lo que se le dijo, con la razón y cómo quejarse
release-due = Responder hasta el { $date }
release-late = Debía responderse hasta el { $date }
release-extended = Se tomó más tiempo:
release-extend = Tomar la única prórroga
release-extend-why = Por qué tarda más, como se le dice por escrito
release-prepare = Preparar una copia
release-ask-title = Alguien pide
release-ask-kind = ¿Qué quiere?
release-ask-kind-hint = Una petición de notas de psicoterapia necesita una autorización propia, en un formulario aparte. No son parte de este expediente, y ninguna copia las contiene.
release-ask-person = ¿Quién pide?
release-from-outside = Alguien de fuera de la familia
release-ask-from = Nombre y dirección, si es alguien de fuera
release-ask-from-hint = Como lo escribiría en un sobre.
release-ask-words = Lo que pide, en sus palabras
release-ask-on = El día en que llegó
release-ask = Recibir la solicitud
release-kind-missing = Elija qué quiere.
release-hold-title = Retención legal
release-hold-none = No hay nada retenido. Ponga una retención cuando se sepa de un juicio, una citación o una investigación: hasta que termine no se puede destruir nada de este registro.
release-hold-since = Retenido desde el { $date }
release-hold-why = Por qué
release-hold-place = Poner una retención
release-hold-end = Terminar la retención
release-gone-title = Lo que salió
release-gone-none = Todavía no salió nada.
release-items = { $count ->
    [one] una cosa
   *[other] { $count } cosas
}
release-purpose-treatment = para que otra persona atienda
release-purpose-referral = para un enlace con otra persona
release-purpose-early-intervention = para intervención temprana
release-purpose-court = para un tribunal
release-purpose-own-copy = su propia copia
release-purpose-research = para enseñar o investigar
release-title = Una copia para alguien
release-lede = Primero diga con qué derecho. Después verá cada cosa como saldría, antes de que salga nada.
release-authority = ¿Para quién, y con qué derecho?
release-authority-hint = Solo personas de esta familia, y consentimientos que valen hoy.
release-authority-missing = Elija para quién es la copia. Un consentimiento que terminó o fue retirado no da derecho.
release-by-own = { $name }, lo que es suyo
release-by-consent = { $name }, por un consentimiento
release-request = ¿A qué solicitud responde?
release-no-request = A ninguna
release-needs-request = Elija la solicitud a la que responde. Sin una, este registro queda cerrado para usted.
release-preview = Mostrar lo que saldría
release-back = Volver
release-preview-title = Lo que leería { $name }
release-preview-lede = Cada cosa está como estaría en papel. Quite la marca a lo que no deba salir. Lo que contó otra persona, lo protegido y lo sellado no se puede elegir.
release-would-go = { $count ->
    [one] Una cosa para elegir
   *[other] { $count } cosas para elegir
}
release-nothing-goes = Con este derecho no saldría nada.
release-asks = lo escribió usted: léalo y decida
release-ground = Si quita algo que es suyo, ¿por qué?
release-ground-missing = Dejó fuera algo que es suyo. Elija por qué motivo: se le dice.
release-ground-hint = Se le dice que algo se retiene, por este motivo, y cómo quejarse.
release-ground-source-in-confidence = Se sabría quién lo dijo en confianza (excepción de privacidad)
release-ground-endangers = Un profesional con licencia halló que puede poner en peligro a alguien (excepción para prevenir daños)
release-ground-harms-another = También trata de otra persona y puede hacerle daño (excepción para prevenir daños)
release-stays = { $count ->
    [one] Una cosa se queda, sin una palabra
   *[other] { $count } cosas se quedan, sin una palabra
}
release-stays-hint = Las razones son solo para usted. En la copia no hay hueco, ni número, ni señal de ellas.
release-why-sealed = Una nota sellada necesita una autorización propia.
release-why-protected = Protege a alguien.
release-why-told-by-another = Lo contó otra persona y no lo compartió.
release-why-anothers-own = Es la parte propia de otra persona.
release-why-no-tie = Ningún vínculo con el niño o la niña llega hoy hasta ahí.
release-why-part-2 = Un registro de consumo de sustancias, y ningún consentimiento lo nombra.
release-why-court = Está retenido para un tribunal.
release-why-agency = Papeles propios de la agencia.
release-why-outside-consent = El consentimiento no lo abarca.
release-why-no-consent = El consentimiento no vale hoy.
release-why-not-all-signed = Trata de alguien que no firmó.
release-make = Hacer la copia
release-copy-title = Una copia
release-copy-for = Copia para { $name }
release-print = Imprimir
release-data = Como archivo
release-part-2-notice = Una parte viene de un programa de consumo de sustancias y la protegen reglas federales (42 CFR Parte 2); este aviso va con ella como lo pide 42 CFR 2.32. No se puede usar ni decir en procesos civiles, penales, administrativos o legislativos contra la persona, a menos que la persona lo consienta o un tribunal lo ordene según estas reglas.
release-withheld = { $count ->
    [one] Una cosa se retiene
   *[other] { $count } cosas se retienen
}
release-complain = Puede quejarse ante la persona responsable de privacidad de la agencia, o ante la Office for Civil Rights del Departamento de Salud y Servicios Humanos de EE. UU. Nadie puede tomarlo en su contra.
release-kind-family-opened = Se abrió el registro
release-kind-wish-said = Un deseo
release-kind-team-changed = Quién trabaja con la familia
release-kind-import-received = Llegó un archivo
release-kind-person-added = Una persona
release-kind-person-changed = Lo que se sabe de una persona
release-kind-person-born = Un nacimiento
release-kind-person-died = Una muerte
release-kind-person-away = Alguien ausente
release-kind-care-began = Alguien empezó a cuidar
release-kind-care-ended = Terminó el cuidado de alguien
release-kind-home-added = Un hogar
release-kind-home-sleeps = Quién duerme dónde
release-kind-contact-agreed = Cómo comunicarse con alguien sin riesgo
release-kind-safe-contact-agreed = Cómo contactar a alguien sin riesgo
release-kind-identity-said = Lo que alguien dice de quién es
release-kind-relationship-named = Una relación
release-kind-relationship-seen = Cómo estaba una relación
release-kind-visit-planned = Se acordó una visita
release-kind-visit-did-not-happen = Una visita no se hizo
release-kind-visit-signed = Una visita
release-kind-visit-amended = Se enmendó una nota
release-kind-visit-summarised = Lo que el expediente dice de una sesión
release-refused-unknown = Esto ya no está en el registro de esta familia. Vuelva y elija otra vez.
release-refused-no-name = Falta quién pide. Elija a alguien o escriba un nombre.
release-refused-no-words = Aquí faltan palabras. Basta una frase.
release-refused-in-future = El día está en el futuro. Escriba el día en que llegó.
release-refused-already = Ya se respondió, se prorrogó o se retuvo. Abra la página otra vez para ver cómo está.
release-refused-no-more-time = Para esta solicitud la ley no da más tiempo.
release-refused-not-here = Algo de lo elegido no está en este expediente. Una nota sellada no se puede elegir: necesita una autorización propia y a quien la escribió. Muestre otra vez lo que saldría.
release-refused-nothing = No hay nada elegido. Marque lo que debe salir.
release-refused-may-not-go = Algo de lo elegido no puede salir con este derecho. Muestre otra vez lo que saldría.
release-refused-other-consent = El consentimiento nombra a otra persona u otro fin.

release-desk-title = Solicitudes en espera
release-desk-lede = Lo que familias y otras personas pidieron sobre un expediente, lo más urgente primero. Abrir una queda anotado en el libro de accesos.
release-desk-waiting = Por responder
release-desk-none = Nadie espera una respuesta.
release-desk-came = Llegó el { $date }
release-desk-find = Alguien escribe o llama
release-desk-find-why = Busque el expediente por el que preguntan, con el nombre y el día de nacimiento de una niña o un niño.
release-desk-child = Nombre de la niña o del niño
release-desk-child-hint = Un nombre completo, como está escrito en el expediente.
release-desk-born = Nació el
release-desk-open = Ir a sus solicitudes
release-desk-child-missing = Escriba el nombre de la niña o del niño.
release-desk-born-missing = Escriba el día en que nació.
release-desk-not-found = No se encuentra ningún expediente con este nombre y este día. Compruebe ambos con quien pregunta.
release-desk-too-often = Demasiados intentos en una hora. Pregunte a quien trabaja con la familia.

## Una segunda persona

release-make-or-wait = Hacer la copia, o dejarla en espera de una segunda persona
release-apart = Lo que protege a alguien
release-apart-hint = Aquí nada está marcado de antemano. Si marca algo, la copia espera hasta que una segunda persona la haya leído y esté de acuerdo.
release-apart-none = Nada de este tipo puede salir con este derecho.
release-open-protected = Ver también la parte protegida
release-open-protected-hint = Lo que protege a alguien no se muestra aquí. Solo se da a quien lo dijo, o por un consentimiento que lo nombre, y solo cuando una segunda persona está de acuerdo. Primero demuestre quién es usted.
release-waiting-title = Copias que esperan a una segunda persona
release-waiting-none = No hay ninguna copia en espera. Cuando una contenga algo de la parte protegida, estará aquí hasta que una segunda persona la haya leído.
release-second-title = Una copia que espera a una segunda persona
release-waits = Falta una segunda persona
release-agreed = { $name } estuvo de acuerdo el { $date }
release-declined = { $name } dijo que no el { $date }
release-second = leída también por { $name }
release-prepared-by = Preparada por { $name } el { $date }
release-agree = La leí y estoy de acuerdo
release-agree-hint = Usted ve lo que vería quien la lea. Pregúntese quién más podría leerla en casa.
release-decline = No estoy de acuerdo
release-decline-hint = Si algo no debe salir, diga qué. Se le avisa a quien la preparó.
release-decline-why = Por qué
release-take-back = Retirarla
release-take-back-hint = Otra persona tiene que estar de acuerdo. Mientras tanto, usted puede retirar la copia.
release-send-hint = Una segunda persona estuvo de acuerdo. La copia ya se puede hacer; después de siete días se revisa otra vez.
release-refused-needs-second = Falta una segunda persona. Alguien más tiene que leerla y estar de acuerdo antes de que salga.
release-refused-not-yourself = Usted preparó esta copia; otra persona tiene que estar de acuerdo.
release-refused-changed = Lo que se preparó ya no está como estaba: terminó un consentimiento, cambió una etiqueta o un derecho, o el acuerdo tiene más de siete días. Prepare la copia de nuevo.

## Lo que no fue así

not-so-link = Esto no fue así
not-so-title = Esto no fue así
not-so-words = ¿Cómo fue?
not-so-words-hint = Con sus palabras. Recibirá una respuesta por escrito en 60 días. Si el texto queda como está, puede decir lo que piensa de eso, y sus palabras van con él desde entonces.
not-so-ask = Pedir un cambio
not-so-waits = Alguien lee esto y le responde aquí.
not-so-asked = Usted lo pidió el { $date }
not-so-statement = ¿Qué dice usted de esta respuesta?
not-so-statement-hint = Sus palabras se guardan con el texto y van con él cada vez que se le da a alguien.
not-so-state = Guardar mis palabras con él
not-so-stated = Usted dijo el { $date }
release-ask-about = ¿De qué texto se trata?
release-ask-about-hint = Para un cambio. Aquí están los textos más nuevos de las visitas.
release-about-none = De ningún texto en particular
release-about = El texto del que se trata
release-ask-sealed = Notas de psicoterapia
release-ask-sealed-yes = Pide también estas
release-sealed-needs = Las notas de psicoterapia no van en ninguna copia. La persona no tiene derecho de acceso a ellas; solo salen con una autorización escrita que sea únicamente para notas de psicoterapia (45 CFR 164.508(a)(2)), y antes decide quien las escribió. Diga a quien pidió que hace falta esa autorización.
release-statement-words = Lo que dice de la respuesta
release-statement-hint = Con sus palabras. Va con el texto en cada copia que salga después.
release-statement-keep = Guardar sus palabras
release-corrected = Cambiado el { $date } porque alguien dijo que no fue así.
release-corrected-in-part = El { $date } se cambió en parte porque alguien dijo que no fue así.
release-not-corrected = Alguien dijo que no fue así. El { $date } se decidió dejarlo como está.
release-statement = Con sus propias palabras, { $date }: «{ $words }»
release-owed = lo escribió usted sobre esta persona: léalo y decida
release-ground-of = ¿Por qué se deja fuera esto?
release-ground-as-rest = Como se elige abajo
release-reviewer = ¿Quién lo mira de nuevo si lo pide?
release-reviewer-hint = Un profesional con licencia que no lo decidió. Su nombre va en la copia.
release-reviewer-missing = Nombre a quien lo mire de nuevo si lo pide. Quien recibe un no por este motivo tiene derecho a eso.
release-reviewer-is = Puede pedir que { $name }, que no decidió esto, lo mire de nuevo.
release-until = se da como archivo hasta el { $date }
release-consent-along = El consentimiento con el que sale
