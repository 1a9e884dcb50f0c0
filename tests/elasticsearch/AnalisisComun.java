import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Stands in for `analysis-common`, which Elastic does not publish: what Wagtail's own search asks of it, under the same
 * names and defaults and over the same classes of Lucene. Only comparisons need it; our mapping does not.
 */
public final class AnalisisComun extends Plugin implements AnalysisPlugin {
    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new));
    }

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return List.of(new PreBuiltAnalyzerProviderFactory("spanish", CachingStrategy.LUCENE, SpanishAnalyzer::new));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "asciifolding", filtro(s -> t -> new ASCIIFoldingFilter(t, s.getAsBoolean("preserve_original", false))),
            "ngram", filtro(s -> t -> new NGramTokenFilter(t, minimo(s), maximo(s), s.getAsBoolean("preserve_original", false))),
            "edge_ngram",
                filtro(s -> t -> new EdgeNGramTokenFilter(t, minimo(s), maximo(s), s.getAsBoolean("preserve_original", false))),
            "stemmer", AnalysisPlugin.requiresAnalysisSettings(filtro(s -> t -> raices(t, s.get("language"))))
        );
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
            "ngram", separador(s -> () -> new NGramTokenizer(minimo(s), maximo(s))),
            "edge_ngram", separador(s -> () -> new EdgeNGramTokenizer(minimo(s), maximo(s)))
        );
    }

    private static int minimo(Settings ajustes) {
        return ajustes.getAsInt("min_gram", 1);
    }

    private static int maximo(Settings ajustes) {
        return ajustes.getAsInt("max_gram", 2);
    }

    private static TokenStream raices(TokenStream palabras, String idioma) {
        return switch (idioma) {
            case "light_spanish" -> new SpanishLightStemFilter(palabras);
            case "spanish" -> new SnowballFilter(palabras, "Spanish");
            default -> throw new IllegalArgumentException("stemmer: only spanish and light_spanish, not " + idioma);
        };
    }

    private static AnalysisProvider<TokenFilterFactory> filtro(Function<Settings, Function<TokenStream, TokenStream>> hacer) {
        return (indice, entorno, nombre, ajustes) -> new AbstractTokenFilterFactory(nombre, ajustes) {
            @Override
            public TokenStream create(TokenStream palabras) {
                return hacer.apply(ajustes).apply(palabras);
            }
        };
    }

    private static AnalysisProvider<TokenizerFactory> separador(Function<Settings, Supplier<Tokenizer>> hacer) {
        return (indice, entorno, nombre, ajustes) -> TokenizerFactory.newFactory(nombre, hacer.apply(ajustes));
    }
}
