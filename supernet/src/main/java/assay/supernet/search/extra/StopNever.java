package assay.supernet.search.extra;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The search goes on to its last epoch. */
public record StopNever() implements StopRule {
    @Override
    public String word() {
        return "none";
    }

    @Override
    public String title() {
        return "";
    }

    @Override
    public StopNever with(Map<String, ?> values) {
        return this;
    }

    @Override
    public OptionalDouble number(int epoch, Sight now) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalInt end(Seen seen) {
        return OptionalInt.empty();
    }
}
