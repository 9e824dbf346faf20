package assay.supernet.search.method;

import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import assay.supernet.search.relax.EnsembleGumbel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the answer is chosen from the distribution that a search learnt. */
public sealed interface Pick extends Part<Pick>
        permits Pick.Argmax, Pick.Draw, Pick.OfSearch, Pick.Derivation, Pick.FewSkips, Pick.BestOf, Perturbed {
    /** Bound of draws and samples. */
    int MOST = 1_000_000;

    /** A short description for the catalogue. */
    String title();

    /** Whose epoch's architecture the answer is, where it is an argmax. */
    default BestEpoch along() {
        return BestEpoch.last();
    }

    /** Handles every way to answer. */
    <T> T fold(Cases<T> cases);

    @Override
    default Pick with(Map<String, ?> values) {
        return this;
    }

    /**
     * Checks what can be checked before a search.
     *
     * @param space of the search
     * @throws UsageException if its architectures cannot be answered in this way
     */
    default void check(SearchSpace space) {}

    /** One method for each way to answer. */
    interface Cases<T> {
        T argmax(int operations, BestEpoch along);

        T draw();

        T ofSearch();

        T multinomial(Derivation derivation);

        T fewSkips(FewSkips few);

        T bestOf(BestOf best);

        T perturbed(Perturbed how);
    }

    private static Whole operationSetting(int operations) {
        return new Whole(
                "top_ops",
                operations,
                1,
                100,
                "operations that each edge of the answer keeps, where the space allows several");
    }

    private static String argmaxTitle(int operations) {
        return "argmax" + (operations == 1 ? "" : ", " + operations + " operations on an edge");
    }

    /**
     * The most probable option of every group.
     *
     * @param operations that each edge keeps: see {@link TopOperations}
     * @param along whose epoch's architecture it is
     */
    record Argmax(int operations, BestEpoch along) implements Pick {
        /** Keeps one operation on each edge, of the last epoch. */
        public Argmax() {
            this(1, BestEpoch.last());
        }

        @Override
        public List<Setting> settings() {
            return Stream.concat(Stream.of(operationSetting(operations)), along.settings().stream())
                    .toList();
        }

        @Override
        public Argmax with(Map<String, ?> values) {
            return new Argmax(operationSetting(operations).in(values), along.with(values));
        }

        @Override
        public void check(SearchSpace space) {
            along.check(operations);
            TopOperations.check(space, operations);
        }

        @Override
        public String title() {
            return argmaxTitle(operations) + along.title();
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.argmax(operations, along);
        }
    }

    /** One draw. */
    record Draw() implements Pick {
        @Override
        public String title() {
            return "one draw";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.draw();
        }
    }

    /** The choice that the search itself made with its trained supernet: see {@link Finish}. */
    record OfSearch() implements Pick {
        @Override
        public String title() {
            return "the search's own";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.ofSearch();
        }
    }

    /**
     * DATA's derivation, an operation for each edge: each edge takes the most probable one of its kept operations, or none.
     *
     * @param multinomial whether this derivation is used; otherwise argmax
     * @param draws M
     * @param operations that argmax keeps on each edge; the derivation finds the number itself
     * @param along whose epoch's argmax it is
     */
    record Derivation(boolean multinomial, int draws, int operations, BestEpoch along) implements Pick {
        public Derivation {
            if (draws < 1) {
                throw new IllegalArgumentException(
                        "multinomial derivation: expected at least 1 draw, found " + draws + ".");
            }
        }

        /** Argmax, if it is used, keeps one operation on each edge, of the last epoch. */
        public Derivation(boolean multinomial, int draws) {
            this(multinomial, draws, 1, BestEpoch.last());
        }

        private Choice<Boolean> derivation() {
            return Choice.either(
                    "derivation", multinomial, "argmax", "multinomial", "how a cell follows from probabilities");
        }

        @Override
        public List<Setting> settings() {
            return Stream.concat(Stream.of(derivation(), operationSetting(operations)), along.settings().stream())
                    .toList();
        }

        /** Uses the number of draws of the relaxation. */
        @Override
        public Derivation with(Map<String, ?> values) {
            return new Derivation(
                    derivation().in(values),
                    EnsembleGumbel.drawSetting(draws).in(values),
                    operationSetting(operations).in(values),
                    along.with(values));
        }

        @Override
        public void check(SearchSpace space) {
            if (multinomial && operations > 1) {
                throw new UsageException("top_ops: expected 1 with derivation: multinomial, which finds the number of"
                        + " operations itself, found " + operations + ". Give derivation: argmax.");
            }
            if (multinomial && along.chooses()) {
                throw new UsageException("along: expected none with derivation: multinomial, which is not the epochs'"
                        + " argmax. Give derivation: argmax.");
            }
            along.check(operations);
            TopOperations.check(space, operations);
        }

        @Override
        public String title() {
            return multinomial ? "kept operations of " + draws + " draws" : argmaxTitle(operations) + along.title();
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return multinomial ? cases.multinomial(this) : cases.argmax(operations, along);
        }
    }

    /**
     * P-DARTS' rule: the most probable architecture with few skip connections. While the normal cell has too many, the least
     * probable of its skip connections is excluded.
     *
     * @param most skip connections of the normal cell
     */
    record FewSkips(int most) implements Pick {
        private Whole skips() {
            return new Whole("skips", most, 0, 1000, "skip connections that the normal cell may have");
        }

        @Override
        public List<Setting> settings() {
            return List.of(skips());
        }

        @Override
        public FewSkips with(Map<String, ?> values) {
            return new FewSkips(skips().in(values));
        }

        @Override
        public String title() {
            return "argmax with at most " + most + " skip connections";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.fewSkips(this);
        }
    }

    /**
     * The best of several draws by a zero-cost proxy.
     *
     * @param proxy its name. This module does not know the proxies, so other code checks the name
     * @param channels of the network that is scored
     * @param cells per stage of that network
     */
    record BestOf(int samples, String proxy, int channels, int cells) implements Pick {
        /** The name of the setting of the proxy. Code that knows all proxies fills in its words. */
        public static final String PROXY = "proxy";

        public BestOf {
            if (samples < 1) {
                throw new IllegalArgumentException("best of N: expected N of at least 1, found " + samples + ".");
            }
        }

        /** The best of some draws on a network of 16 channels and 5 cells per stage. */
        public BestOf(int samples, String proxy) {
            this(samples, proxy, 16, 5);
        }

        private Whole sampleSetting() {
            return new Whole("samples", samples, 1, MOST, "cells drawn to choose among");
        }

        private ScoredNetwork scored() {
            return new ScoredNetwork(proxy, channels, cells, "the drawn cells");
        }

        @Override
        public List<Setting> settings() {
            return Stream.concat(Stream.of(sampleSetting()), scored().settings().stream())
                    .toList();
        }

        @Override
        public BestOf with(Map<String, ?> values) {
            ScoredNetwork by = scored().with(values);
            return new BestOf(sampleSetting().in(values), by.proxy(), by.channels(), by.cells());
        }

        @Override
        public String title() {
            return "best of " + samples + " by " + proxy;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.bestOf(this);
        }
    }
}
