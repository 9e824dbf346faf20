package assay.internal.experiments.place;

import java.io.IOException;
import java.io.Serializable;

/** Is told what happens to units. A place on this machine calls it from several threads. */
public interface UnitResults<U extends Serializable> {
    /** A part of a unit is done: {@link UnitWatch#part}. */
    void part(U unit, String name, double weight);

    /** A unit is done; called once for each. */
    void done(U unit, UnitAnswer answer) throws IOException;

    /**
     * A unit failed; the others continue.
     *
     * @param why for people
     */
    void failed(U unit, String why);

    /** A message for people. */
    void remark(String text);
}
