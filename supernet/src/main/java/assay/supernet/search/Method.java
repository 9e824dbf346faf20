package assay.supernet.search;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A search method as a composition of parts; without a search, architectures are uniform.
 *
 * @param name as in configurations
 * @param search what trains a supernet
 * @param pick how the answer is taken from what was learnt
 * @param source where the parts and their settings come from
 */
public record Method(String name, Optional<Search> search, Pick pick, String source) {
    static Method method(String name) {
        return new Method(name, Optional.empty(), new Pick.Argmax(), "");
    }

    Method search(Relaxation relax, Learn learn, Updates updates) {
        return new Method(name, Optional.of(new Search(relax, learn, updates, 0)), pick, source);
    }

    public Method named(String other) {
        return new Method(other, search, pick, source);
    }

    public Method pick(Pick other) {
        return new Method(name, search, other, source);
    }

    Method source(String other) {
        return new Method(name, search, pick, other);
    }

    /** The same method with another architecture optimizer or settings of it. */
    public Method learn(Learn other) {
        return search(s -> new Search(s.relax(), other, s.updates(), s.warmup()));
    }

    /** The same method whose architecture stands still in the first epochs. */
    public Method warmup(int epochs) {
        return search(s -> new Search(s.relax(), s.learn(), s.updates(), epochs));
    }

    private Method search(UnaryOperator<Search> change) {
        return new Method(name, search.map(change), pick, source);
    }
}
