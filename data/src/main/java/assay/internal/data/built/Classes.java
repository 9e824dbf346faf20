package assay.internal.data.built;

import assay.core.truth.BuiltFacts;
import java.util.ArrayList;
import java.util.List;

/** Which architectures are the same network. */
final class Classes {
    private final int[][] members;

    /** @param trained for every architecture, the one that was trained in its place */
    Classes(int[] trained) {
        List<List<Integer>> of = new ArrayList<>();
        for (int i = 0; i < trained.length; i++) {
            of.add(new ArrayList<>(1));
        }
        for (int arch = 0; arch < trained.length; arch++) {
            int to = trained[arch];
            if (to < 0 || to >= trained.length || trained[to] != to) {
                throw new IllegalArgumentException(
                        "architecture " + arch + ": expected the index of one that was trained itself, found " + to);
            }
            of.get(to).add(arch);
        }
        members = of.stream()
                .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * The architectures that this one was trained for, including itself, ascending; empty if another one was trained in
     * its place.
     */
    int[] members(int arch) {
        return members[arch];
    }

    /** Makes a check that trainings come in ascending order of architecture and seed, and that none is missing. */
    Order order(BuiltFacts facts) {
        return new Order(facts);
    }

    /** Checks that trainings come in the right order. */
    final class Order {
        private final BuiltFacts facts;
        private int arch = -1;
        private int at;

        private Order(BuiltFacts facts) {
            this.facts = facts;
            skip();
        }

        private void skip() {
            do {
                arch++;
            } while (arch < members.length && members[arch].length == 0);
        }

        void next(int trained, int seed) {
            if (trained != arch || seed != facts.seeds().get(at)) {
                throw new IllegalArgumentException(
                        "expected " + awaited() + ", found architecture " + trained + " with seed " + seed);
            }
            at++;
            if (at == facts.seeds().size()) {
                at = 0;
                skip();
            }
        }

        void end() {
            if (arch < members.length) {
                throw new IllegalArgumentException("expected " + awaited() + ", found the end");
            }
        }

        private String awaited() {
            return arch < members.length
                    ? "the training of architecture " + arch + " with seed "
                            + facts.seeds().get(at)
                    : "the end";
        }
    }
}
