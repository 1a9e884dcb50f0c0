"""A request of the port as tantivy query objects: nothing a person typed is ever parsed by the engine."""

from collections.abc import Sequence

from tantivy import FieldType, Occur, Query, Schema

from ..puerto import Filtro, Peticion, Raiz, Rango, Texto
from .esquema_tantivy import campo_de
from .pesos import (
    CAMPOS_DE_CERCANIA,
    DESEMPATE,
    HOLGURA,
    MAXIMO_DE_PAREJAS,
    PESO_DE_CODIGO,
    PESO_DE_PAREJA,
    PESO_DE_PREFERIDO,
    PESO_DE_SINONIMO,
    PESOS,
)

Clausula = tuple[Occur, Query]


class Traductor:
    def __init__(self, esquema: Schema):
        self.esquema = esquema

    def consulta(self, peticion: Peticion, sin_faceta: str = "") -> Query:
        """Words and filters; without those of one facet when its own values are counted."""
        clausulas = self._de_texto(peticion.texto)
        if peticion.codigo:
            clausulas = [(Occur.Must, self._o_el_codigo(peticion.codigo, clausulas))]
        if peticion.seguidas:
            clausulas += self._de_cercania(peticion.texto)
        clausulas += [(Occur.Should, self._preferido(*pareja)) for pareja in peticion.preferidos.items()]
        for nombre, filtro in peticion.filtros.items():
            if nombre != sin_faceta:
                clausulas += self._de_filtro(nombre, filtro)
        for nombre, rango in peticion.rangos.items():
            if nombre != sin_faceta:
                clausulas.append((Occur.Must, Query.const_score_query(self._de_rango(nombre, rango), 0.0)))
        return self._reunir(clausulas)

    def texto(self, texto: Texto) -> Query:
        return self._reunir(self._de_texto(texto))

    def comienzo(self, palabras: Sequence[str], comienzo: str) -> Query:
        """Titles with all of these words, folded, and one that begins so. Only letters and figures reach the expression."""
        enteras = [Query.term_query(self.esquema, "sugerible", palabra) for palabra in palabras]
        empieza = Query.regex_query(self.esquema, "sugerible", f"{comienzo}.*")
        return Query.boolean_query([(Occur.Must, clausula) for clausula in (*enteras, empieza)])

    def _reunir(self, clausulas: list[Clausula]) -> Query:
        if not any(como == Occur.Must for como, _ in clausulas):
            clausulas = [(Occur.Must, Query.all_query()), *clausulas]
        return Query.boolean_query(clausulas)

    def _de_texto(self, texto: Texto) -> list[Clausula]:
        clausulas: list[Clausula] = []
        if texto.raices:
            opciones = [(Occur.Should, self._de_raiz(raiz)) for raiz in texto.raices]
            clausulas.append(
                (Occur.Must, Query.boolean_query(opciones, minimum_number_should_match=max(1, texto.minimo)))
            )
        clausulas += [(Occur.Must, self._de_frase(frase)) for frase in texto.frases]
        clausulas += [(Occur.MustNot, self._de_frase(negada)) for negada in texto.negadas]
        return clausulas

    def _de_cercania(self, texto: Texto) -> list[Clausula]:
        """Words typed one after the other rank higher where they stand so."""
        seguidas = [raiz.alternativas[0][0] for raiz in texto.raices][:MAXIMO_DE_PAREJAS]
        parejas = zip(seguidas, seguidas[1:], strict=False)
        return [
            (Occur.Should, Query.boost_query(self._frase_en(campo, pareja, HOLGURA), PESOS[campo] * PESO_DE_PAREJA))
            for pareja in parejas
            for campo in CAMPOS_DE_CERCANIA
        ]

    def _preferido(self, faceta: str, codigos: tuple[str, ...]) -> Query:
        return Query.const_score_query(
            Query.term_set_query(self.esquema, campo_de(faceta), list(codigos)), PESO_DE_PREFERIDO
        )

    def _frase_en(self, campo: str, raices: tuple[str, ...], holgura: int = 0) -> Query:
        return Query.phrase_query(self.esquema, campo, list(raices), slop=holgura)

    def _o_el_codigo(self, codigo: str, clausulas: list[Clausula]) -> Query:
        exacta = Query.const_score_query(Query.term_query(self.esquema, "codigo", codigo), PESO_DE_CODIGO)
        return Query.boolean_query([(Occur.Should, exacta), (Occur.Should, self._reunir(clausulas))])

    def _de_raiz(self, raiz: Raiz) -> Query:
        propia, *otras = raiz.alternativas
        if not otras:
            return self._de_frase(propia)
        # A phrase scores by all its words: it counts as one.
        sinonimas = [Query.boost_query(self._de_frase(otra), PESO_DE_SINONIMO / len(otra)) for otra in otras]
        return Query.disjunction_max_query([self._de_frase(propia), *sinonimas])

    def _de_frase(self, raices: tuple[str, ...]) -> Query:
        """One root, or several in order, in whichever field; the best field decides the score."""
        campos = []
        for campo, peso in PESOS.items():
            if len(raices) == 1:
                en_campo = Query.term_query(self.esquema, campo, raices[0])
            else:
                en_campo = self._frase_en(campo, raices)
            campos.append(Query.boost_query(en_campo, peso))
        return Query.disjunction_max_query(campos, tie_breaker=DESEMPATE)

    def _de_filtro(self, faceta: str, filtro: Filtro) -> list[Clausula]:
        campo = campo_de(faceta)
        clausulas: list[Clausula] = []
        if filtro.incluidos:
            incluidos = Query.term_set_query(self.esquema, campo, list(filtro.incluidos))
            clausulas.append((Occur.Must, Query.const_score_query(incluidos, 0.0)))
        if filtro.excluidos:
            clausulas.append((Occur.MustNot, Query.term_set_query(self.esquema, campo, list(filtro.excluidos))))
        return clausulas

    def _de_rango(self, faceta: str, rango: Rango) -> Query:
        return Query.range_query(
            self.esquema,
            campo_de(faceta),
            FieldType.Integer,
            lower_bound=rango.desde,
            upper_bound=rango.hasta,
        )
