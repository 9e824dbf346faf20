package assay.internal.core.method;

import assay.core.blackbox.Bohb;
import assay.core.blackbox.LocalSearch;
import assay.core.blackbox.RandomSearch;
import assay.core.blackbox.RegularizedEvolution;
import assay.core.blackbox.Reinforce;
import assay.core.blackbox.TableMethod;
import assay.core.blackbox.TableMethodProvider;
import assay.internal.core.plugin.Brought;
import assay.internal.core.predict.Npenas;
import assay.internal.core.predict.PredictorSearch;
import assay.internal.core.predict.WarmStart;
import java.util.List;
import java.util.Optional;

/** The methods that ask a table while they search. */
public final class TableMethods {
    /** In the order of {@code assay list methods}. */
    private static final List<TableMethod> OWN = List.of(
            RandomSearch.METHOD,
            RegularizedEvolution.METHOD,
            Reinforce.METHOD,
            LocalSearch.METHOD,
            Bohb.METHOD,
            PredictorSearch.PREDICTOR,
            PredictorSearch.BANANAS,
            Npenas.METHOD,
            WarmStart.EVOLUTION,
            WarmStart.LOCAL_SEARCH);

    private TableMethods() {}

    /** Collected once. The methods of every {@link TableMethodProvider} follow Assay's own. */
    private static final class Found {
        static final List<TableMethod> ALL = Brought.join(
                "table method", OWN, TableMethodProvider.class, TableMethodProvider::methods, TableMethod::name);
    }

    /** Assay's own, then those that plug-ins bring. */
    public static List<TableMethod> all() {
        return Found.ALL;
    }

    /** The method with this name. */
    public static Optional<TableMethod> named(String name) {
        return all().stream().filter(m -> m.name().equals(name)).findFirst();
    }
}
