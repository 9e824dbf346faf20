package assay.internal.reports.checklist;

import java.util.Arrays;
import java.util.List;

/**
 * The 14 best practices of Lindauer and Hutter, Best Practices for Scientific Research on Neural Architecture Search, JMLR
 * 21(243), 2020, with the paper's numbers and sections, in our words.
 */
public enum Practice {
    TRAINING_CODE(2, "training_code", "The code that trains the found architectures is released"),
    METHOD_CODE(2, "method_code", "The code of the search methods is released"),
    CODE_AS_USED(2, "code_as_used", "The released code is the one that was run, tidy or not"),
    SAME_BENCHMARK(3, "same_benchmark", "All methods have the same benchmark, not only the same data set"),
    ABLATIONS(3, "ablations", "Parts of a method are switched off one by one"),
    SAME_PROTOCOL(3, "same_protocol", "All found architectures are evaluated alike"),
    OVER_TIME(3, "over_time", "Performance is shown as a function of the compute spent"),
    RANDOM(3, "random", "Random sampling and random search are among the methods"),
    REPEATED(3, "repeated", "Every method is run several times, and the seeds are told"),
    TABULAR(3, "tabular", "A tabular or surrogate benchmark is used where there is one"),
    CONFOUNDERS(3, "confounders", "Confounding factors are controlled: hardware, versions, run time"),
    TUNING(4, "tuning", "How settings were tuned is told, and what that cost"),
    END_TO_END(4, "end_to_end", "The time of the whole method is told, not of the search alone"),
    SETUP(4, "setup", "Every detail of the set-up is told");

    /** The keys that {@code report: checklist:} of an experiment file may have, in the paper's order. */
    public static final List<String> KEYS =
            Arrays.stream(values()).map(Practice::key).toList();

    private final int section;
    private final String key;
    private final String words;

    Practice(int section, String key, String words) {
        this.section = section;
        this.key = key;
        this.words = words;
    }

    /** The paper's section. */
    int section() {
        return section;
    }

    /** The name in an experiment file. */
    public String key() {
        return key;
    }

    String words() {
        return words;
    }

    /** The paper's number, from 1. */
    int number() {
        return ordinal() + 1;
    }
}
