# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of bringing in a record from elsewhere.

import-title = Traer un archivo
import-lede = Primero verá qué entraría. Nada queda en el registro antes de que usted lo diga.
import-file = Archivo
import-file-hint = Un paquete FHIR R4 (JSON) o una tabla de personas (CSV), hasta 16 MB.
import-look = Ver qué contiene
import-columns = Columnas de una tabla: family_ref, name, called, role, caregiver_role, born, due, pronouns, language, phone, contact_note. En cualquier orden.
import-no-file = Elija primero un archivo.
import-preview-title = Lo que entraría
import-nothing-yet = Aún no hay nada en el registro. El archivo espera aquí, sellado.
import-before = Este mismo archivo ya se trajo. No entrará dos veces.
import-note-alone = El archivo no dice quién cuida a esta persona. Agregue a los demás en Personas.
import-note-nobody = En este archivo no hay ninguna persona que pueda entrar.
import-new-family = Una familia nueva
import-kept-title = Se guarda entero, aún sin lugar
import-kept-lede = El archivo queda junto a la entrada, sellado; nada se pierde.
import-kind = Tipo
import-count = Cuántos
import-why = Por qué
import-why-health = Los datos de salud aún no tienen página propia.
import-why-billing = Las facturas no son parte de este trabajo.
import-why-partner = Los colegas de otros lugares aún no tienen página propia.
import-why-care-elsewhere = La atención de otros lugares no es una visita nuestra.
import-why-other = Este tipo aún no tiene página propia.
import-refused-title = Filas que no pueden entrar
import-refused-lede = Corríjalas en el archivo y tráigalo otra vez. Las demás pueden entrar ahora.
import-line = Línea { $line }, { $column }
import-bring = Traer esto
import-drop = Dejarlo
import-came-in = Entró: { $what }
import-kept = Guardado entero: { $what }

import-entry = Entrada { $line }, { $column }
