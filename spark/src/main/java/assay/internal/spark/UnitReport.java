package assay.internal.spark;

import assay.internal.experiments.place.ProcessFacts;
import assay.internal.experiments.place.UnitAnswer;
import java.io.Serializable;
import java.util.List;

/**
 * What a task tells the driver.
 *
 * @param from the process that did the work
 * @param answer null if there is none
 * @param parts of the unit, as they were done
 * @param failure why there is no answer; null if there is one
 * @param differs the differences between this process and the driver, because of which it did nothing; empty if it may work
 */
record UnitReport(ProcessFacts from, UnitAnswer answer, List<Part> parts, String failure, List<String> differs)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    record Part(String name, double weight) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static UnitReport failed(ProcessFacts from, String why) {
        return new UnitReport(from, null, List.of(), why, List.of());
    }

    static UnitReport refused(ProcessFacts from, List<String> differs) {
        return new UnitReport(from, null, List.of(), null, differs);
    }
}
