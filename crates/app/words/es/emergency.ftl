# SPDX-License-Identifier: AGPL-3.0-or-later
# Palabras de abrir una familia en una emergencia.

emergency-title = Abrir una familia en una emergencia
emergency-lede = Para cuando alguien puede estar en peligro y no se encuentra a nadie que trabaje con la familia. Se abre por cuatro horas. Se avisa enseguida a su supervisora y a la persona responsable de privacidad, y la familia ve que se abrió.
emergency-child = El nombre del niño o la niña
emergency-child-hint = Un nombre completo, como está en el registro.
emergency-child-missing = Escriba el nombre del niño o la niña.
emergency-born = Nació el
emergency-born-missing = Escriba el día en que nació.
emergency-reason = ¿Qué está pasando?
emergency-reason-hint = Una frase que otra persona entienda mañana. Queda en el registro.
emergency-open = Abrir por cuatro horas
emergency-leave = No abrir
emergency-not-found = Ninguna familia se abre con este nombre y este día. Revise los dos, o llame a quien esté de turno.
emergency-too-often = Demasiados intentos en una hora. Llame a quien esté de turno.
emergency-until = Abierto en una emergencia hasta las { $time }. Su supervisora y la persona responsable de privacidad lo saben.
emergency-all-title = Abierto en una emergencia
emergency-all-lede = Cada apertura se revisa en tres días hábiles.
emergency-none = Nadie abrió una familia en una emergencia.
emergency-reviewed = Revisado
emergency-review-due = Por revisar hasta el { $date }
emergency-review-late = Debía revisarse hasta el { $date }
emergency-review = Guardar lo que halló
emergency-fair-legend = ¿Estuvo bien abrirlo?
emergency-fair = Estuvo bien
emergency-not-fair = No estuvo bien
emergency-fair-missing = Diga si estuvo bien.
emergency-found = ¿Qué halló?
