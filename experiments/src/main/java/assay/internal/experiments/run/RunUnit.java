package assay.internal.experiments.run;

import java.io.Serializable;

/**
 * A job of an experiment, for another process.
 *
 * @param at its place in {@link Job#plan}
 * @param id its name, for people
 */
record RunUnit(int at, String id) implements Serializable {
    @Override
    public String toString() {
        return id;
    }
}
