package assay.supernet.search.method;

import assay.core.error.UsageException;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.space.SearchSpace;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.relax.Relaxation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A search method as a composition of parts. Without a search, its distribution over architectures is uniform.
 *
 * @param name as in configurations
 * @param search what trains a supernet
 * @param pick how the answer is taken from what was learnt
 * @param source where the parts and their settings come from
 * @param departures where its paper and its code disagree, and what is done here
 * @param others settings with other defaults outside NAS-Bench-201: by benchmark or space, then by name
 */
public record Method(
        String name,
        Optional<Search> search,
        Pick pick,
        String source,
        List<Departure> departures,
        Map<String, Map<String, Object>> others)
        implements Part<Method> {
    public Method {
        departures = List.copyOf(departures);
        others = Map.copyOf(others);
    }

    /** A method without a search that answers by argmax; the other methods complete it. */
    public static Method method(String name) {
        return new Method(name, Optional.empty(), new Pick.Argmax(), "", List.of(), Map.of());
    }

    /** The same method with this search. */
    public Method search(Relaxation relax, Learn learn, Updates updates) {
        return search(Optional.of(Search.of(relax, learn, updates)));
    }

    private Method search(Optional<Search> other) {
        return new Method(name, other, pick, source, departures, others);
    }

    public Method named(String other) {
        return new Method(other, search, pick, source, departures, others);
    }

    public Method pick(Pick other) {
        return new Method(name, search, other, source, departures, others);
    }

    /** The same method from another source. */
    public Method source(String other) {
        return new Method(name, search, pick, other, departures, others);
    }

    /** Adds a place where paper and code disagree. */
    public Method departs(String paper, String code, String here) {
        List<Departure> all = new ArrayList<>(departures);
        all.add(new Departure(paper, code, here));
        return new Method(name, search, pick, source, all, others);
    }

    /** Its departures in words, with the values that its settings have. */
    public List<Departure> told() {
        return departures.stream().map(d -> d.of(this)).toList();
    }

    /**
     * The same method with other defaults for a benchmark or space.
     *
     * @param judge the key of a benchmark, or {@code darts}
     */
    public Method on(String judge, Map<String, Object> defaults) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>(others);
        all.put(judge, Map.copyOf(defaults));
        return new Method(name, search, pick, source, departures, all);
    }

    /** The same method with another part of its search. */
    public Method with(UnaryOperator<Search> change) {
        return search(search.map(change));
    }

    /** The same method with another architecture optimizer, or with other settings of it. */
    public Method learn(Learn other) {
        return with(s -> s.learn(other));
    }

    /** The same method with an architecture that does not change in the first epochs. */
    public Method warmup(int epochs) {
        return with(s -> s.warmup(epochs));
    }

    /** The settings of its parts. */
    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        search.ifPresent(s -> all.addAll(s.settings()));
        all.addAll(pick.settings());
        return all;
    }

    /**
     * A part that the values choose has its own settings, which the values may set too.
     *
     * @throws UsageException also if the method has no setting with a given name
     */
    @Override
    public Method with(Map<String, ?> values) {
        Method set = search(search.map(s -> s.with(values))).pick(pick.with(values));
        Set<String> names = new LinkedHashSet<>();
        List.of(this, set).forEach(m -> m.settings().forEach(s -> names.add(s.name())));
        for (String given : values.keySet()) {
            if (!names.contains(given)) {
                throw new UsageException("method " + name + ": expected settings among " + String.join(", ", names)
                        + ", found '" + given + "'.");
            }
        }
        return set;
    }

    /**
     * Checks how it answers.
     *
     * @param space of the search
     * @throws UsageException if architectures of the space cannot be answered in this way, or none of this search
     */
    public void check(SearchSpace space) {
        pick.check(space);
        boolean decides =
                search.filter(s -> !(s.finish() instanceof Finish.Nothing)).isPresent();
        if (decides && pick.along().chooses()) {
            throw new UsageException("along: expected none for a method that decides after the epochs of its search,"
                    + " found another. Leave it out.");
        }
    }

    /** Defaults of its settings that differ for a benchmark or space: by benchmark or space, then by name. */
    public Map<String, Map<String, Object>> elsewhere() {
        List<String> names = settings().stream().map(Setting::name).toList();
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        others.forEach((judge, defaults) -> defaults.forEach((setting, value) -> {
            if (names.contains(setting)) {
                all.computeIfAbsent(judge, j -> new LinkedHashMap<>()).put(setting, value);
            }
        }));
        return all;
    }
}
