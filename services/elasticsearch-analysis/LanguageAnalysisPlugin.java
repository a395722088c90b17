import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The language analyzers and the folding filter under the names that Elasticsearch's module analysis-common gives
 * them, over the same Lucene classes. For the small distribution that lacks that module; a whole server needs none of
 * this, and mappings are the same on both.
 */
public class LanguageAnalysisPlugin extends Plugin implements AnalysisPlugin {
    private static final Map<String, Supplier<Analyzer>> ANALYZERS = Map.of(
        "english", EnglishAnalyzer::new,
        "dutch", DutchAnalyzer::new,
        "french", FrenchAnalyzer::new,
        "finnish", FinnishAnalyzer::new,
        "italian", ItalianAnalyzer::new,
        "spanish", SpanishAnalyzer::new
    );

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return ANALYZERS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> provide(entry.getValue())));
    }

    /** One analyzer an index: analyzers are safe for several threads and closed with their index. */
    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> provide(Supplier<Analyzer> make) {
        return (indexSettings, environment, name, settings) -> {
            Analyzer analyzer = make.get();
            return new AbstractIndexAnalyzerProvider<Analyzer>(name, settings) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        };
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new));
    }
}
