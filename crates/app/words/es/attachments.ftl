# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de fotos, voces y papeles, y de cómo suena un nombre.

family-page-attachments = Fotos y papeles

attachments-title = Fotos, voces y papeles
attachments-lede = Lo que es parte de la historia de esta familia y no son palabras: una primera foto, una canción de cuna, una carta de la clínica.
attachments-lede-own = Sus fotos, voces y papeles, y los que su familia guarda en común.
attachments-empty = Aquí todavía no hay nada. Una foto, una canción o una carta pueden encontrar su lugar aquí.
attachments-add = Agregar algo
attachments-caption = ¿Qué es?
attachments-caption-hint = En pocas palabras, para que también lo sepa quien no puede verlo u oírlo.
attachments-part = ¿En la parte de quién va?
attachments-part-missing = Elija en la parte de quién va, para que quede claro quién lo ve.
attachments-giver = ¿Quién lo dio?
attachments-giver-me = Lo traje yo
attachments-whom = ¿A quién muestra, o de quién trata?
attachments-file = El archivo
attachments-file-hint = Una foto (JPEG, PNG, WebP) o un PDF de hasta { $picture } MB, o una voz (WAV, MP3, M4A, Ogg, WebM) de hasta { $voice } MB. Dónde y cuándo se tomó una foto no se guarda. Un PDF se guarda tal como es, con lo que haya puesto quien lo hizo. Con una conexión débil, un archivo grande tarda unos minutos.
attachments-do-add = Guardarlo
attachments-for-visit = Quedará con la visita del { $date }.
attachments-to-visit = Ir a la visita
attachments-of-visit = Fotos y papeles de esta visita
attachments-add-to-visit = Agregar una foto o un papel
attachments-take-paper = Descargar el papel (PDF, { $size } KB)
attachments-added-by = lo guardó { $name }
attachments-given-by = lo dio { $name }
attachments-about = { $names }

attachments-remove = Quitar
attachments-remove-title = ¿Quitarlo para siempre?
attachments-remove-hint = Se quita para siempre y para todos. Nadie puede recuperarlo, y las copias de respaldo desaparecen cuando vencen los respaldos.
attachments-remove-why = ¿Por qué se quita?
attachments-remove-why-hint = Lo trajo otra persona. La razón queda en el registro para quien podía verlo.
attachments-do-remove = Sí, quitarlo para siempre
attachments-remove-not = No, dejarlo

attachments-names = Cómo suenan los nombres
attachments-sound = Cómo suena un nombre
attachments-sound-of = Cómo suena el nombre { $name }
attachments-sound-lede = Un nombre dicho como se dice en casa. Bastan unos segundos.
attachments-sound-say = Decir el nombre
attachments-sound-hint = Una grabación corta (WAV, MP3, M4A, Ogg, WebM). El teléfono abre su grabadora. Toma el lugar de la anterior.
attachments-sound-keep = Guardar cómo suena
attachments-sound-add = Agregar cómo suena el nombre
attachments-sound-change = Decirlo de nuevo, o quitarlo

release-kind-attachment-kept = Una foto, una voz o un papel
release-kind-attachment-removed = Se quitó una foto, una voz o un papel
attachments-form-photo = Una foto.
attachments-form-voice = Una voz grabada.
attachments-form-paper = Un papel (PDF).
attachments-apart = El archivo mismo va junto con esta copia: se lo entrega quien le da la copia.

attachments-no-file = Elija un archivo. No se eligió ninguno, o está vacío.
attachments-too-large = Este archivo es demasiado grande: se aceptan hasta { $max } MB. Haga una foto más pequeña, una grabación más corta o un PDF con menos páginas.
attachments-too-many-dots = Esta imagen tiene más puntos de los que se pueden procesar. Guárdela más pequeña, o tome una captura de pantalla, y elija esa.
attachments-heic = Esta es una foto HEIC, que no se puede mostrar en todas partes. Guárdela o expórtela como JPEG y elija esa. En un iPhone: Ajustes, Cámara, Formatos, Más compatible.
attachments-video = Esto es un video. Aquí se acepta una foto, solo una voz, o un PDF.
attachments-comments = Esta grabación lleva comentarios escritos, en los que puede haber un lugar o un nombre. Guárdela como WAV o M4A, o sin comentarios, y elija esa.
attachments-other-kind = Este tipo de archivo no se acepta. Se aceptan fotos JPEG, PNG o WebP, voces WAV, MP3, M4A, Ogg o WebM, y papeles PDF.
attachments-broken = Este archivo está dañado o cortado. Ábralo una vez para ver si está completo, guárdelo de nuevo y elíjalo otra vez.
attachments-refused-unsaid = Diga en pocas palabras qué es.
attachments-refused-no-such-part = Esta parte del registro no lo recibe. Elija otra.
attachments-refused-no-such-person = Alguien nombrado aquí no está en el registro de esta familia. Elija de nuevo.
attachments-refused-no-such-visit = Esta visita no existe, o todavía no se hizo. Agregue el archivo sin ella.
attachments-refused-not-a-voice = Cómo suena un nombre es una grabación. Elija una grabación.
attachments-refused-not-their-name = En la parte propia de alguien va su propio nombre. Elija lo que la familia guarda en común.
attachments-refused-too-many = Esta parte del registro está llena: caben cien. Quite algo primero.
attachments-refused-no-such-attachment = Esto ya no está.
attachments-refused-no-reason = Lo trajo otra persona. Diga en pocas palabras por qué se quita.
attachments-refused-not-theirs = Lo quita quien lo trajo. Pregunte a quien trabaja con usted.
attachments-refused-anothers-voice = Una colega guardó la que está ahí. Quítela primero y diga por qué; después añada la suya.
attachments-refused-their-voice = Ya está su propia voz, y solo esa persona la dice de nuevo. Elija lo que la familia guarda en común.
attachments-refused-held = Por ahora no se puede quitar nada de este registro. Pregunte a quien trabaja con usted, o a quien responde por la confidencialidad.
attachments-refused-no-such-observation = Aquello junto a lo que iba a quedar ya no está. Agréguelo de nuevo desde la página de fotos y papeles.
