package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Genotype(normal=[...], ...)} as Python prints it, also inside a line of a log; or its fields as an object. */
final class LiteralDarts implements Notation {
    private static final Pattern CALL = Pattern.compile("\\bGenotype\\s*\\(");

    private final DartsSpace space = DartsSpace.darts();

    @Override
    public String name() {
        return "the literal of the published repositories";
    }

    @Override
    public String example() {
        return "Genotype(normal=[('sep_conv_3x3', 0), ...], normal_concat=range(2, 6), reduce=[...], reduce_concat=[...])";
    }

    @Override
    public boolean claims(Written written) {
        return CALL.matcher(written.text()).find()
                || written.stripped().startsWith("{")
                || written.stripped().matches("(?s)\\w+\\s*=?\\s*\\(.*");
    }

    @Override
    public Genotype read(Written written) {
        String text = written.text();
        Matcher call = CALL.matcher(text);
        if (!call.find()) {
            return space.parse(text);
        }
        int start = call.start();
        int end = Brackets.end(text, call.end());
        if (call.find()) {
            throw new GenotypeException(call.start() + 1, "one Genotype(...)", "another one");
        }
        try {
            return space.parse(text.substring(start, end));
        } catch (GenotypeException e) {
            throw e.shifted(start);
        }
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(((GenotypeDarts) genotype).python());
    }
}
