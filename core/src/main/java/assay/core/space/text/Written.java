package assay.core.space.text;

import assay.core.space.GenotypeException;
import java.util.List;
import java.util.Optional;

/** A text that somebody handed in as an architecture, and what it is as a {@link Literal}. */
final class Written {
    static final int LONGEST = 1 << 13;

    private final String text;
    private final Optional<Literal> literal;
    private final Optional<GenotypeException> why;

    /** @throws GenotypeException if it is empty, or too long to be one architecture */
    Written(String text) {
        if (text.isBlank()) {
            throw new GenotypeException(1, "an architecture", "an empty text");
        }
        if (text.length() > LONGEST) {
            throw new GenotypeException(
                    LONGEST + 1, "an architecture of at most " + LONGEST + " characters", "a longer text");
        }
        this.text = text;
        Optional<Literal> read = Optional.empty();
        Optional<GenotypeException> refused = Optional.empty();
        if (List.of('[', '(', '{').contains(text.strip().charAt(0))
                || text.strip().matches("(?s)[A-Za-z_.]+\\s*\\(.*")) {
            try {
                read = Optional.of(LiteralParser.parse(text));
            } catch (GenotypeException e) {
                refused = Optional.of(e);
            }
        }
        literal = read;
        why = refused;
    }

    /** As it was handed in. */
    String text() {
        return text;
    }

    /** Without blanks around it. */
    String stripped() {
        return text.strip();
    }

    /** How many blanks are before {@link #stripped}. */
    int indent() {
        return text.indexOf(stripped());
    }

    /** What it is as a list, a tuple, a dictionary or a call; empty if it begins as none, or is a broken one. */
    Optional<Literal> literal() {
        return literal;
    }

    /** Why a text that begins as a list, a dictionary or a call is none. */
    Optional<GenotypeException> broken() {
        return why;
    }
}
