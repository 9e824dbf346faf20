package assay.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The search spaces of which every architecture is a genotype of its own, by name. */
public final class Spaces {
    private Spaces() {}

    /** NAS-Bench-201, the three spaces of NAS-Bench-1Shot1, and that of DARTS. */
    public static List<SearchSpace> all() {
        List<SearchSpace> all = new ArrayList<>(List.of(new Bench201Space()));
        all.addAll(OneShotSpace.all());
        all.add(DartsSpace.darts());
        return all;
    }

    /** Their names. */
    public static List<String> names() {
        return all().stream().map(SearchSpace::name).toList();
    }

    /** The space of this {@link SearchSpace#name}. */
    public static Optional<SearchSpace> named(String name) {
        return all().stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
