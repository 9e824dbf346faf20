package assay.internal.testkit;

import assay.core.random.RandomStream;
import org.opentest4j.IncompleteExecutionException;

/**
 * Checks that something holds for many random inputs. The seeds are 0, 1, 2, ...: every run of a test sees the same
 * inputs, and a failure names the seed and the command that runs it alone.
 *
 * <pre>{@code
 * forAll(100, random -> {
 *     Genotype201 cell = Gen.cell(random);
 *     assertEquals(cell, space.parse(cell.text()));
 * });
 * }</pre>
 */
public final class Property {
    /** The system property that names the one seed to run: {@code -Dassay.seed=17}. */
    public static final String SEED = "assay.seed";

    private Property() {}

    /** The property. It draws its inputs from the stream, and throws if it does not hold. */
    @FunctionalInterface
    public interface Body {
        void check(RandomStream random) throws Exception;
    }

    /**
     * Runs the body with the streams of seeds 0..{@code seeds}-1, or of the one that {@link #SEED} names, and stops at
     * the first failure. Assumptions of the body pass through.
     *
     * @throws AssertionError naming the seed, what failed and how to run it again
     */
    public static void forAll(int seeds, Body body) {
        if (seeds < 1) {
            throw new IllegalArgumentException("forAll: expected at least 1 seed, found " + seeds);
        }
        Long only = Long.getLong(SEED);
        if (only != null) {
            check(only, body);
            return;
        }
        for (long seed = 0; seed < seeds; seed++) {
            check(seed, body);
        }
    }

    private static void check(long seed, Body body) {
        try {
            body.check(new RandomStream(seed));
        } catch (IncompleteExecutionException skipped) {
            throw skipped;
        } catch (Exception | AssertionError failure) {
            throw new AssertionError(
                    "seed " + seed + ": " + failure + System.lineSeparator() + "Run it alone: mvn test -Dtest='"
                            + caller() + "' -Dsurefire.failIfNoSpecifiedTests=false -D" + SEED + "=" + seed,
                    failure);
        }
    }

    /** The test class that called {@link #forAll}. */
    private static String caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(f -> f.getDeclaringClass().getNestHost())
                        .filter(c -> c != Property.class)
                        .findFirst()
                        .map(Class::getSimpleName)
                        .orElseThrow());
    }
}
