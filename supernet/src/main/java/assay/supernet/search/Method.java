package assay.supernet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A search method as a composition of parts; without a search, architectures are uniform.
 *
 * @param name as in configurations
 * @param search what trains a supernet
 * @param pick how the answer is taken from what was learnt
 * @param source where the parts and their settings come from
 * @param departures where its paper and its code disagree, and what is done here
 */
public record Method(String name, Optional<Search> search, Pick pick, String source, List<Departure> departures) {
    public Method {
        departures = List.copyOf(departures);
    }

    static Method method(String name) {
        return new Method(name, Optional.empty(), new Pick.Argmax(), "", List.of());
    }

    Method search(Relaxation relax, Learn learn, Updates updates) {
        return new Method(name, Optional.of(Search.of(relax, learn, updates)), pick, source, departures);
    }

    public Method named(String other) {
        return new Method(other, search, pick, source, departures);
    }

    public Method pick(Pick other) {
        return new Method(name, search, other, source, departures);
    }

    Method source(String other) {
        return new Method(name, search, pick, other, departures);
    }

    /** Adds a place where paper and code disagree. */
    Method departs(String paper, String code, String here) {
        List<Departure> all = new ArrayList<>(departures);
        all.add(new Departure(paper, code, here));
        return new Method(name, search, pick, source, all);
    }

    /** The same method with another part of its search. */
    public Method with(UnaryOperator<Search> change) {
        return new Method(name, search.map(change), pick, source, departures);
    }

    /** The same method with another architecture optimizer or settings of it. */
    public Method learn(Learn other) {
        return with(s -> s.learn(other));
    }

    /** The same method whose architecture stands still in the first epochs. */
    public Method warmup(int epochs) {
        return with(s -> s.warmup(epochs));
    }
}
