// SPDX-License-Identifier: AGPL-3.0-or-later
//! Our own stock of sentences in Spanish, for made-up notes.

use practice::visits::Cause;

use super::stock::{Age, Stock};

pub(super) static SPANISH: Stock = Stock {
    states: &[
        "En calma cuando llegué.",
        "Recién salía de la siesta, con calma.",
        "Con hambre al principio, después en paz.",
        "Con ganas de todo desde el primer minuto.",
        "De mal humor tras una noche corta.",
        "La primera media hora, en brazos de {carer}.",
        "Sobre una cobija junto a la ventana.",
        "Miraba todo, en silencio.",
        "A gritos, de puro gusto.",
    ],
    ages: [AWAITED, NEWBORN, SITTING, MOVING, WALKING],
    frames: &[
        "{carer} lo notó antes que yo",
        "{carer} se sentó en el piso",
        "Esta vez {carer} esperó",
        "{carer} guardó el teléfono sin que yo dijera nada",
        "Dije lo que veía y {carer} volvió a mirar",
        "{carer} tarareó",
        "{carer} me preguntó qué quería decir",
        "{carer} puso en palabras lo que pasaba",
        "{carer} le contó a {child} lo que venía después",
        "{carer} se quedó en su lugar y dejó que {child} llegara",
    ],
    answers: &[
        ", y {child} se acercó.",
        ", y hubo una mirada larga.",
        ", y se rieron los dos.",
        ", y el llanto bajó por sí solo.",
        ", y {child} soltó mi manga y regresó.",
        ", y ya nadie me miraba a mí.",
        ". Tardó un rato y luego estuvo bien.",
        ", y una mano pequeña encontró el cuello de la camisa.",
        ". {carer} dijo: eso es nuevo.",
    ],
    awaiting: &[
        "{carer} ponía las dos manos en la panza cada vez que hablábamos del parto.",
        "Escribimos lo que el bebé debe saber de esta casa.",
        "{carer} me enseñó el cajón con tres camisitas dobladas y lo cerró rápido.",
        "{carer} le habla a la panza con una voz que no es para nadie más.",
    ],
    wonderings: &[
        "¿Quién le cantaba a {carer}?",
        "¿Qué le dice a {carer} el llanto de {child} que a mí no me dice?",
        "¿Qué diría {child} de las mañanas?",
        "¿Fui hoy más rápida que {carer}? ¿Por qué?",
        "¿Quién sostiene a {carer} mientras {carer} sostiene a {child}?",
        "¿El silencio es descanso o es espera?",
        "¿Cómo eran las buenas noches en la casa donde creció {carer}?",
        "¿Había una pregunta debajo de la broma?",
        "¿Cuánto de esta preocupación es de ahora?",
    ],
    hard: HARD,
    theirs: &[
        "{carer}: la caminata después de comer, aunque sea corta.",
        "{carer}: decirlo en voz alta antes de cargar a {child}.",
        "{carer} quiere volver a hablar de las noches.",
        "{carer} le va a pedir a su hermana los jueves.",
        "{carer}: la canción, sin teléfono.",
        "{carer} quiere contar cómo nació {child}.",
        "{carer} guarda la carta de la clínica para la próxima visita.",
    ],
    ours: &[
        "Yo: traer la forma de los pañales.",
        "Yo: preguntar por la cuna.",
        "Yo: llamar a la clínica por el intérprete.",
        "Yo: la lista de la biblioteca.",
        "Yo: imprimir la foto de hoy.",
        "Yo: los horarios del autobús.",
        "Nada que traer. Llegar como somos.",
    ],
    wishes: &[
        "Que las mañanas no sean pleito.",
        "Dormir cuatro horas seguidas.",
        "Un lugar nuestro antes del invierno.",
        "Que conozca a sus dos abuelas.",
        "Trabajar y seguir siendo yo quien duerme al bebé.",
        "Que alguien me diga cuando lo hago bien.",
        "Perderle el miedo al llanto.",
        "Que no se pierda nuestro idioma.",
    ],
    bonds: &[
        "Ya nos conocemos.",
        "Hay días en que nomás soy brazos.",
        "Esa risa es mía, yo la hice.",
        "Me daba miedo cargar a alguien tan chiquito.",
        "Tuvimos una mala semana y regresamos.",
        "Esa mirada, cuando entro por la puerta.",
    ],
    missed: &[
        (Cause::NotThere, "Nadie abrió. Dejé una tarjeta y esperé diez minutos en el carro."),
        (Cause::FamilyCancelled, "Fiebre en la casa. Hablamos por teléfono."),
        (Cause::FamilyCancelled, "Le dieron turno a última hora."),
        (Cause::FamilyCancelled, "Cita en la oficina de beneficios a la misma hora."),
        (Cause::PractitionerCancelled, "Me enfermé. Llamé en la mañana."),
        (Cause::Circumstances, "No pasó el segundo autobús."),
    ],
};

const AWAITED: Age = Age {
    child: &[
        "Pateaba cada vez que {carer} se reía.",
        "Calma total hasta que prendieron el radio; entonces, dos patadas.",
        "{carer} puso mi mano donde está el talón.",
    ],
    words: &[
        "Le hablo a la panza cuando no hay nadie.",
        "Soñé que nacía hablando.",
        "No quiero que sea como fue para mí.",
        "¿Y si no siento nada?",
    ],
    delights: &[
        "El teléfono junto a la panza: la voz de la abuela y luego una patada. {carer} gritó de gusto.",
    ],
};

const NEWBORN: Age = Age {
    child: &[
        "{child} buscó la voz de {carer} y se detuvo a escuchar.",
        "Buscó el pecho, comió, durmió con un puño abierto.",
        "Siguió la cara de {carer} de un lado al otro.",
        "Lloró, y se calmó en brazos, pecho con pecho.",
        "Se asustó con la puerta y volvió a la calma por su cuenta.",
        "Agarró un dedo y no lo quiso devolver.",
        "Hizo un sonidito, esperó, hizo otro.",
    ],
    words: &[
        "En la noche le cuento las respiraciones.",
        "¿Soy yo, o los dos llantos son distintos?",
        "No sabía que podía tener tanto sueño y seguir mirando.",
        "Cuando le canto bajito, funciona.",
        "Lloré en la regadera para que nadie oyera.",
        "Mi tía dice que tantos brazos malacostumbran.",
    ],
    delights: &[
        "Una sonrisa de verdad, para {carer}. La vimos al mismo tiempo.",
        "{carer} sacó la lengua y, al rato, hubo otra lengua de vuelta.",
    ],
};

const SITTING: Age = Age {
    child: &[
        "Quiso alcanzar la taza, no pudo, lo intentó otra vez.",
        "Dejó el juguete para buscar a {carer}.",
        "Se dio la vuelta y puso cara de sorpresa.",
        "Contestó cada sonido con otro.",
        "Se chupó dos dedos y se calmó.",
        "Golpeó la cuchara y miró a ver quién había oído.",
        "Vio salir a {other} y se quedó mirando la puerta.",
    ],
    words: &[
        "Ya tenemos un chiste que nomás es de nosotros.",
        "Otra vez las noches cortas. Yo creí que ya habíamos pasado.",
        "A mí nunca me leyeron. Yo ahora leo.",
        "Cuando salgo del cuarto se acaba el mundo.",
        "Ahora me doy cuenta antes de que sea demasiado.",
        "Ayer guardé el teléfono en el cajón. Fue largo, y luego fue bonito.",
    ],
    delights: &[
        "{child} se rio de un estornudo, así que {carer} estornudó once veces.",
        "{carer} bailó con {child} de la estufa a la ventana y de regreso.",
    ],
};

const MOVING: Age = Age {
    child: &[
        "Gateó lejos, volteó a ver a {carer} y siguió.",
        "Se paró con ayuda de la silla y soltó una mano.",
        "Señaló la lámpara y esperó su palabra.",
        "Le dio la cuchara a {carer}, se la quitó, se la volvió a dar.",
        "Lloró cuando {carer} fue a la cocina y paró al oír su voz.",
        "Aplaudió cuando se acabó la canción.",
    ],
    words: &[
        "Todo me lo tiene que enseñar. Cada hoja.",
        "Todo el día digo que no. Hoy dije: ven, vamos a verlo.",
        "Ahora llora con los extraños. Mi mamá está ofendida.",
        "Me enojé, salí al escalón y regresé.",
        "Ya comemos todos en la misma mesa.",
        "Lo vi venir, y llegué antes de la caída.",
    ],
    delights: &[
        "Dos pasos de la silla a {carer}. Todos calladitos, y luego no.",
        "La olla, la tapa, la cuchara: {carer} se unió a la banda.",
    ],
};

const WALKING: Age = Age {
    child: &[
        "Dijo “más” y “mío”, y las dos cosas en serio.",
        "Le dio de comer al oso antes de comer.",
        "Corrió, se cayó, miró a {carer} y decidió no llorar.",
        "Hizo una torre de cuatro y la tumbó de un soplido.",
        "Aventó el zapato y luego lo trajo.",
        "{child} llevó a {carer} de la mano hasta el estante.",
    ],
    words: &[
        "Ya tengo quien me discuta.",
        "Cuando me despido bien, va mejor que salirme a escondidas.",
        "Hoy conté un poco de mi papá. Por hoy fue suficiente.",
        "El berrinche fue en la tienda, y yo me quedé.",
        "En esta casa ya pedimos perdón. Los grandes también.",
        "Quiero una foto donde también salga yo.",
    ],
    delights: &[
        "{child} se puso mi abrigo, caminó a la puerta y dijo adiós. {carer} lloró de la risa.",
        "Los dos cantaron mal la letra, a propósito.",
    ],
};

const HARD: &[(&str, &str)] = &[
    (
        "{carer} jaló el brazo más fuerte de lo que quería. Nadie se movió.",
        "{carer} se sentó, dijo “eso fue muy brusco” y ofreció la mano. La tomaron.",
    ),
    (
        "Di un consejo que nadie pidió, y {carer} salió del cuarto.",
        "Dije que me había adelantado. {carer} volvió y me contó cómo son las noches.",
    ),
    (
        "Un llanto largo. {carer} dijo: ya ve, nada de lo que hago sirve.",
        "Esperamos. {carer} probó a mecer despacio, el llanto bajó, y lo dijimos.",
    ),
    (
        "El teléfono sonó cuatro veces, y cada vez {carer} tardó más.",
        "{carer} lo guardó en el cajón y le dijo a {child}: ya estoy aquí.",
    ),
    (
        "Llegué veinte minutos tarde y {carer} no me miraba.",
        "Dije que era cosa mía y que había pensado en su espera. Empezamos otra vez.",
    ),
];
