"""Words that find nothing: articles, prepositions, pronouns and forms of ser, estar, haber; folded, as the analysis sees them."""

PALABRAS_VACIAS = frozenset(
    """
    a al algo alguna algunas alguno algunos ante antes aquel aquella aquello asi aun aunque bajo bien cada casi como con
    contra cual cuales cualquier cuando cuanto cuantos cuya cuyo de del desde donde dos durante e el ella ellas ellos en
    entre era eran es esa esas ese eso esos esta estaba estaban estado estan estar estas este esto estos fin fue fueron ha
    habia han hasta hay la las le les lo los luego mas me mediante mi mientras mis misma mismo muy nada ni no nos nosotros
    nuestra nuestro o os otra otras otro otros para pero poco por porque pues que quien quienes se sea sean segun ser si
    sido siempre sin sino sobre solo son su sus tal tales tambien tampoco tan tanto te tener tenia tiene tienen toda todas
    todo todos tras tu tus u un una unas uno unos usted ya yo y
    """.split()
)
