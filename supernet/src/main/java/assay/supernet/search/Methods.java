package assay.supernet.search;

import static assay.supernet.search.Method.method;
import static assay.supernet.search.Relaxation.softmax;
import static assay.supernet.search.Updates.ALPHA_THEN_WEIGHTS;
import static assay.supernet.search.Updates.WEIGHTS_THEN_ALPHA;

import assay.core.error.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue. */
public final class Methods {
    public static final Method DARTS = method("darts")
            .search(softmax(), new Learn.ByAdam(3e-4, 1e-3), WEIGHTS_THEN_ALPHA)
            .source("Liu et al., ICLR 2019, first order; AutoDL-Projects DARTS-V1");

    public static final Method BALENAS = method("balenas")
            .search(softmax(), new Learn.ByVAdam(3e-4, 3, 1, 1), ALPHA_THEN_WEIGHTS)
            .source("Zhang et al., CVPR 2022, first order, by VAdam (Khan et al., ICML 2018); one gradient per sample");

    public static final Method BALENAS_TF = BALENAS.named("balenas-tf").pick(new Pick.BestOf(100, "synflow"));

    public static final Method ZERO_COST = method("zero-cost")
            .pick(new Pick.BestOf(100, "synflow"))
            .source("Abdelfattah et al., ICLR 2021: random cells, the best by a proxy");

    public static final Method RANDOM = method("random").pick(new Pick.Draw()).source("one uniform cell");

    private Methods() {}

    public static List<Method> all() {
        return List.of(DARTS, BALENAS, BALENAS_TF, ZERO_COST, RANDOM);
    }

    /** @throws UsageException listing the names */
    public static Method named(String name) {
        return all().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown method: expected one of "
                        + all().stream().map(Method::name).collect(Collectors.joining(", ")) + ", found '" + name
                        + "'."));
    }
}
