# SPDX-License-Identifier: AGPL-3.0-or-later
# Words of what is brought to supervision.

brought-title = Llevado a supervisión
brought-lede = Lo que usted elige llevar a la hora compartida. Lo leen usted y quien le supervise cuando lo lleve; nadie que venga después.
brought-not-here = No mientras otros ven esta pantalla.
brought-own = Lo que llevo
brought-with = Con { $names }
brought-nobody = Todavía no consta quién le supervisa. Pregunte en su agencia.
brought-line = Una línea
brought-line-hint = Lo que le conmovió, lo que se pregunta. Sin nombres de familias.
brought-bring = Llevarla
brought-empty = Todavía no lleva nada.
brought-by = Lo que lleva { $name }
brought-nothing = Nada para la próxima hora.
brought-on = Llevado el { $date }
brought-talked-on = se habló de ello el { $date }
brought-talked = Hablamos de ello
brought-back = Quitarla
brought-over = { $count ->
    [one] Una línea de la que ya hablamos
   *[other] { $count } líneas de las que ya hablamos
}
brought-refused-nothing = Falta la línea. Escriba lo que lleva.
brought-refused-others = Quién le supervisa cambió desde que se abrió esta página. No se llevó: mire los nombres y llévela después.
brought-refused-nobody = Todavía no consta quién le supervisa, así que nadie la leería. Pregunte en su agencia.
brought-wonders = Para preguntarse
brought-joy-wonder = Cuatro visitas con { $name } y ningún momento de alegría guardado: ¿cómo fue?
brought-wonders-lede = Esto no lo ve nadie más que usted. Se va con el próximo momento de alegría, y no se cuenta en ningún lugar.
brought-joy-line = Cuatro visitas con una familia y ningún momento de alegría guardado: ¿cómo fue?
brought-this = Traer esto
brought-to-supervision = Llevar esto a supervisión
brought-look-over = Léala una vez más y cámbiela: sin nombres, ni de la familia ni de nadie en ella.
brought-cut = Es más larga de lo que cabe en una línea: le falta el final.
