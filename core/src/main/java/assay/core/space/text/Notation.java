package assay.core.space.text;

import assay.core.space.Genotype;
import java.util.Optional;

/** One way to write the architectures of a space. */
interface Notation {
    /** For messages: {@code the operation numbers of NASLib}. */
    String name();

    /** An example, for messages. */
    String example();

    /** Whether a text is meant to be in this notation: then {@link #read} reads it or says what is wrong. */
    boolean claims(Written written);

    /**
     * Reads a text that it claims.
     *
     * @throws assay.core.space.GenotypeException naming the column
     */
    Genotype read(Written written);

    /** An architecture in this notation; empty where it does not have one. */
    default Optional<String> write(Genotype genotype) {
        return Optional.empty();
    }
}
