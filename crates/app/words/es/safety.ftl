# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of the protected part of a record.

safety-title = Parte protegida
safety-lede = Solo el equipo lee esto, y solo aquí. No está en ninguna otra página, ni en listas ni en copias. Léalo donde nadie mire por encima de su hombro.
safety-empty = Aquí no hay nada guardado. Estará lo que la nota de una visita ponga en la parte protegida.
safety-of-visit = De la visita del { $date }
safety-link = Parte protegida
