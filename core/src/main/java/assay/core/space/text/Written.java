package assay.core.space.text;

import assay.core.space.GenotypeException;
import assay.internal.core.literal.Literal;
import assay.internal.core.literal.LiteralParser;
import java.util.List;
import java.util.Optional;

/** A text that a user gives as an architecture, and its value as a {@link Literal}. */
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

    /** The text as it was given. */
    String text() {
        return text;
    }

    /** The text without blanks around it. */
    String stripped() {
        return text.strip();
    }

    /** How many blanks are before {@link #stripped}. */
    int indent() {
        return text.indexOf(stripped());
    }

    /** Its value as a list, a tuple, a dictionary or a call; empty if it does not begin like one, or cannot be read as one. */
    Optional<Literal> literal() {
        return literal;
    }

    /** Why a text that begins like a list, a dictionary or a call cannot be read as one. */
    Optional<GenotypeException> broken() {
        return why;
    }
}
