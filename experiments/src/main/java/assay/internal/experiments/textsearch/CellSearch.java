package assay.internal.experiments.textsearch;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.TextExperimentConfig;
import assay.internal.experiments.config.TextExperimentConfig.TextSearch;
import assay.internal.experiments.methods.AskingMethods;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.recurrent.search.TextBatches;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.supernet.search.BilevelSearch;
import assay.internal.supernet.search.SearchObserver;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.recurrent.RecurrentSupernet;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.method.DataDerivation;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Pick;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One method's search on a text, by the loop that searches images, and the cell that it answers with. */
final class CellSearch {
    private static final double BETA1 = 0.9;

    private final TextExperimentConfig config;
    private final Corpus corpus;
    private final String backend;

    CellSearch(TextExperimentConfig config, Corpus corpus, String backend) {
        this.config = config;
        this.corpus = corpus;
        this.backend = backend;
    }

    /**
     * Refuses what cannot search this space, before anything is done.
     *
     * @throws UsageException naming the method and why
     */
    static void check(MethodConfig m, TextExperimentConfig config) {
        if (m.isProgram() || AskingMethods.has(m)) {
            throw refused(m, "one that asks a table, which the space has not");
        }
        Method method = Catalogue.method(m);
        boolean proxies = method.pick() instanceof Pick.BestOf || method.pick() instanceof Pick.FewSkips;
        if (proxies) {
            throw refused(m, "one that chooses by a proxy of images, or by skip connections");
        }
        method.search().ifPresent(s -> {
            Stage first = s.stages().get(0);
            if (s.stages().size() > 1 || first.partial() > 1 || first.skipDrop() > 0) {
                throw refused(
                        m, "one that changes channels or depth, or drops skip connections, which the cells have not");
            }
            if (s.relax().perCell()) {
                throw refused(m, "one that draws for each cell anew: there is one cell. Give draw_per_cell: no");
            }
            try {
                s.check(config.search().epochs(), 1);
            } catch (IllegalArgumentException e) {
                throw new UsageException("method " + m.name() + ": " + e.getMessage(), e);
            }
        });
    }

    private static UsageException refused(MethodConfig m, String what) {
        return new UsageException("method " + m.name() + ": expected a method that can search recurrent cells, found "
                + what + ". Leave it out.");
    }

    FoundCell run(MethodConfig m, long seed, Path checkpoint, String fingerprint, SearchObserver observer) {
        Seeds seeds = new Seeds(seed);
        Method method = Catalogue.method(m);
        SearchOutcome found = method.search()
                .map(s -> search(asPublished(s), seeds, checkpoint, fingerprint, observer))
                .orElseGet(() -> new SearchOutcome(
                        new ArchDistribution.Uniform(RecurrentSpace.published()), List.of(), 0, Optional.empty()));
        List<FoundCell.Epoch> trajectory = found.epochs().stream()
                .map(e -> new FoundCell.Epoch(
                        e.trainLoss().orElse(Double.NaN), e.validLoss().orElse(Double.NaN)))
                .toList();
        return new FoundCell(m.name(), seed, answer(method, found, seeds), found.seconds(), trajectory);
    }

    /** Adam on alpha forgets more slowly than in the searches on images: its first beta is the usual one. */
    static Search asPublished(Search s) {
        return s.learn() instanceof Learn.ByAdam a ? s.learn(new Learn.ByAdam(a.rate(), a.decay(), BETA1)) : s;
    }

    private SearchOutcome search(
            Search search, Seeds seeds, Path checkpoint, String fingerprint, SearchObserver observer) {
        TextSearch t = config.search();
        Columns train = Texts.columns(corpus, TextSplit.TRAIN, config.text().train(), t.batch());
        Columns valid = Texts.columns(corpus, TextSplit.VALID, config.text().valid(), t.batch());
        RecurrentSupernet.Settings published = RecurrentSupernet.Settings.published(t.batch());
        RecurrentSupernet.Settings how = new RecurrentSupernet.Settings(
                t.batch(),
                published.dropout(),
                published.ar(),
                published.tar(),
                t.clip(),
                !t.released(),
                !t.released());
        SearchSettings settings =
                new SearchSettings(t.epochs(), t.weightRate(), t.weightRate(), 0, false, t.weightDecay(), t.clip());
        Seeds lengths = seeds.child("text");
        try (Backend k = Backends.open(backend, DType.FLOAT32);
                RecurrentSupernet net = new RecurrentSupernet(
                        k, RecurrentSpace.NODES, corpus.vocabulary().size(), t.hidden(), how, seeds.child("dropout"))) {
            net.parameters().initialise(seeds.child("supernet"));
            return new BilevelSearch(
                            search,
                            settings,
                            net,
                            TextBatches.training(train, t.bptt(), lengths),
                            TextBatches.validation(train, valid, t.bptt(), lengths),
                            valid.rows() * valid.batch(),
                            seeds.child("search"),
                            checkpoint,
                            fingerprint)
                    .run(observer);
        }
    }

    private static GenotypeRecurrent answer(Method method, SearchOutcome found, Seeds seeds) {
        return (GenotypeRecurrent) method.pick().fold(new Pick.Cases<Genotype>() {
            @Override
            public Genotype argmax() {
                return found.distribution().mode();
            }

            @Override
            public Genotype draw() {
                return found.distribution().draw(seeds.child("selection").stream("draw"));
            }

            @Override
            public Genotype ofSearch() {
                return found.answer().orElseThrow();
            }

            @Override
            public Genotype multinomial(Pick.Derivation derivation) {
                return DataDerivation.derive(found.distribution(), derivation.draws());
            }

            @Override
            public Genotype fewSkips(Pick.FewSkips few) {
                throw new IllegalStateException("refused by check");
            }

            @Override
            public Genotype bestOf(Pick.BestOf best) {
                throw new IllegalStateException("refused by check");
            }
        });
    }
}
