package assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what a search finds. The method has a parameter of type {@link Found}, and gives it the search's result for each
 * seed; then a table of trained networks says how good that really is, and the gate compares it with a baseline. The test
 * fails, with the gate's table as its message, if the search is shown to be worse than the baseline by more than the margin.
 *
 * <pre>{@code
 * @SearchQuality(table = "mini201", seeds = 16, margin = 1.0)
 * void mySearch(Found found) {
 *     found.search(seed -> MySearch.run(seed).bestCell());
 * }
 * }</pre>
 *
 * <p>If a search is not shown to be worse, this proves little. The column {@code finds} of the table says which difference these seeds would have shown with a probability of 80 %. More seeds show smaller differences.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(SearchQualityExtension.class)
public @interface SearchQuality {
    /**
     * The table that judges, and its data set: {@code mini201}, which is part of the library, or a table that was imported or
     * built, with its name as in {@code assay judge --on}: {@code 201/cifar100}. Without a data set, the table's first one is
     * used.
     */
    String table();

    /** How many seeds the search runs with, at least 2: 0, 1, 2, ... */
    int seeds() default 16;

    /** How much worse than the baseline the mean regret may be, in percent points of accuracy. */
    double margin() default 1.0;

    /** The chance that the test fails although the search is not worse than the baseline by more than the margin. */
    double alpha() default 0.05;

    /**
     * The baseline's file, as {@code assay gate --judge FILE --update} writes it; relative to the folder in which tests run. A
     * run of the tests with {@code -Dassay.gate=update} writes it, and compares nothing. Empty: uniform random choice, computed
     * exactly from the table.
     */
    String baseline() default "";

    /** The name of the search in the table and in the baseline. Empty: the name of the test method. */
    String method() default "";

    /**
     * Whether the test also fails unless the search is shown to be better than the baseline by more than the margin. Against
     * random choice "not worse" is not enough for a useful search.
     */
    boolean better() default false;
}
