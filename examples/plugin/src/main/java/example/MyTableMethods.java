package example;

import assay.core.blackbox.Ledger;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.TableMethod;
import assay.core.blackbox.TableMethodProvider;
import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** A method that asks the table: of the best of some uniform architectures one mutation after the other, kept if better. */
public final class MyTableMethods implements TableMethodProvider {
    private static final Whole INITIAL =
            new Whole("initial", 5, 1, 1000, "uniform architectures before the first mutation");

    @Override
    public List<TableMethod> methods() {
        return List.of(new TableMethod(
                "one-plus-one",
                "mutates the best so far, and keeps what is better (the example plug-in)",
                List.of(INITIAL),
                values -> new OnePlusOne(INITIAL.in(values))));
    }

    private record OnePlusOne(int initial) implements Optimizer {
        @Override
        public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
            Genotype best = null;
            double accuracy = Double.NEGATIVE_INFINITY;
            for (int i = 0; ledger.open(); i++) {
                Genotype next = i < initial || best == null ? space.sample(random) : space.mutate(best, random);
                OptionalDouble found = ledger.train(next);
                if (found.isPresent() && found.getAsDouble() > accuracy) {
                    best = next;
                    accuracy = found.getAsDouble();
                }
            }
        }
    }
}
