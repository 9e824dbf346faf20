package assay.core.space.text;

import assay.core.space.Genotype;
import java.util.Optional;

/** One way to write the architectures of a space. */
interface Notation {
    /** For messages: {@code the operation numbers of NASLib}. */
    String name();

    /** An example, for messages. */
    String example();

    /** Whether a text looks like this notation. If so, {@link #read} reads it or says what is wrong. */
    boolean claims(Written written);

    /**
     * Reads a text that looks like this notation.
     *
     * @throws assay.core.space.GenotypeException naming the column
     */
    Genotype read(Written written);

    /** The architecture in this notation; empty if the notation cannot write it. */
    default Optional<String> write(Genotype genotype) {
        return Optional.empty();
    }
}
