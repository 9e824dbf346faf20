package assay.core.kit;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.internal.core.io.HomeFolder;
import assay.internal.core.plugin.Brought;
import assay.internal.core.plugin.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The spaces that were found on the class path and in plug-ins. */
public final class SpaceKits {
    private static List<SpaceKit> found;

    /**
     * The {@link Plugins#key} at the time of the search for kits: a static field of some class may ask for kits before
     * plug-ins are loaded.
     */
    private static String plugins;

    /** The home folder at that time: tables that a user described lie in it. */
    private static Path home;

    private SpaceKits() {}

    /**
     * All of them, in the order of lists.
     *
     * @throws UsageException if two spaces have the same name
     */
    public static synchronized List<SpaceKit> all() {
        if (found == null || !plugins.equals(Plugins.key()) || !home.equals(HomeFolder.path())) {
            plugins = Plugins.key();
            home = HomeFolder.path();
            List<SpaceKit> kits = new ArrayList<>(programs());
            ServiceLoader.load(SpaceKitSource.class).forEach(s -> kits.addAll(s.kits()));
            found = sorted(kits);
        }
        return found;
    }

    /** The spaces of the program and of plug-ins, without the tables that a user described. */
    public static List<SpaceKit> programs() {
        return Brought.join("space", List.of(), SpaceKit.class, List::of, SpaceKit::name);
    }

    /** Looks for kits again, because a table was described. */
    public static synchronized void again() {
        found = null;
    }

    static List<SpaceKit> sorted(Iterable<SpaceKit> kits) {
        Map<String, SpaceKit> byName = new HashMap<>();
        List<SpaceKit> all = new ArrayList<>();
        for (SpaceKit kit : kits) {
            all.add(kit);
            for (String name : new HashSet<>(List.of(kit.name(), kit.shortName()))) {
                SpaceKit other = byName.put(name, kit);
                if (other != null) {
                    throw new UsageException("spaces: expected names that are not taken, found '" + name + "' of "
                            + kit.getClass().getName() + " and of "
                            + other.getClass().getName() + ". Give the space of the plug-in another name.");
                }
            }
        }
        all.sort(Comparator.comparingInt(SpaceKit::place).thenComparing(SpaceKit::name));
        return List.copyOf(all);
    }

    /** The kit with this {@link SpaceKit#name}. */
    public static Optional<SpaceKit> find(String name) {
        return all().stream().filter(k -> k.name().equals(name)).findFirst();
    }

    /**
     * The same.
     *
     * @param where the first word of the message: {@code report}
     * @throws UsageException naming all spaces
     */
    public static SpaceKit named(String name, String where) {
        return find(name).orElseThrow(() -> unknown(where, name));
    }

    /**
     * The kit with this short name or name.
     *
     * @param where the first word of the message: {@code draw}
     * @throws UsageException naming all spaces
     */
    public static SpaceKit called(String shortName, String where) {
        return all().stream()
                .filter(k -> k.shortName().equals(shortName))
                .findFirst()
                .orElseThrow(() -> new UsageException(where + ": expected one of the spaces "
                        + all().stream().map(SpaceKit::shortName).collect(Collectors.joining(", ")) + ", found '"
                        + shortName + "'. Choose one of them."));
    }

    /**
     * The kit of an architecture's space.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SpaceKit of(Genotype genotype) {
        return all().stream()
                .filter(k -> k.holds(genotype))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no space has the architecture " + genotype.text()));
    }

    /** The space that is meant where nobody names one: the first of the list. */
    public static SpaceKit standard() {
        return all().get(0);
    }

    /**
     * The kit of the space whose architectures a table has.
     *
     * @throws UsageException naming all spaces, if there is none
     */
    public static SpaceKit of(Benchmark table) {
        return named(table.space(), "table " + table.key());
    }

    /** The benchmarks that judge the spaces: the published ones, and those of plug-ins. */
    public static List<Benchmark> benchmarks() {
        return all().stream()
                .filter(SpaceKit::ownsTable)
                .flatMap(k -> k.benchmark().stream())
                .toList();
    }

    /** The benchmark with this key or this short name. */
    public static Optional<Benchmark> benchmark(String name) {
        return benchmarks().stream()
                .filter(b -> b.key().equals(name) || b.shortName().equals(name))
                .findFirst();
    }

    /** The spaces that can be searched. */
    public static List<SearchSpace> searched() {
        return all().stream().flatMap(k -> k.search().stream()).toList();
    }

    /** Their names. */
    public static List<String> searchedNames() {
        return searched().stream().map(SearchSpace::name).toList();
    }

    /**
     * How reports name and count the architectures of a space.
     *
     * @param built the built benchmark whose table judges; empty: what judges by default
     * @throws UsageException if no report can be made of it
     */
    public static Population population(String space, Optional<BuiltFacts> built) {
        return find(space).flatMap(k -> k.population(built)).orElseThrow(() -> unknown("report", space));
    }

    private static UsageException unknown(String where, String name) {
        return new UsageException(where + ": expected one of the spaces " + String.join(", ", searchedNames())
                + ", found '" + name + "'.");
    }
}
