package assay.core.run;

import assay.core.space.Genotype;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A cell drawn while selecting, and its score; empty where the proxy is undefined for it (a cut-off cell). */
public record Sample(Genotype arch, OptionalDouble score) {
    /** The place of the highest score, the first of equal ones; empty if none has a score. */
    public static OptionalInt best(List<Sample> samples) {
        int best = -1;
        for (int i = 0; i < samples.size(); i++) {
            OptionalDouble score = samples.get(i).score();
            if (score.isPresent()
                    && (best < 0
                            || score.getAsDouble() > samples.get(best).score().getAsDouble())) {
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
