package assay.core.space.text;

import assay.core.error.OutOfTableException;
import assay.core.space.Genotype;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The official index of a space, also with leading zeros, as a floating-point number, {@code 6111.0}, or as NumPy prints it,
 * {@code np.int64(6111)}.
 */
final class OfficialIndex implements Notation {
    private static final Pattern DIGITS = Pattern.compile("0*([0-9]+?)(?:\\.0*)?");
    private static final Pattern NUMPY = Pattern.compile("np\\.u?int[0-9]+\\(([0-9]+)\\)");

    private final String space;
    private final int count;
    private final IntFunction<Genotype> at;
    private final ToIntFunction<Genotype> indexOf;

    /**
     * @param at the architecture of an index 0..count-1
     * @param indexOf the inverse
     */
    OfficialIndex(String space, int count, IntFunction<Genotype> at, ToIntFunction<Genotype> indexOf) {
        this.space = space;
        this.count = count;
        this.at = at;
        this.indexOf = indexOf;
    }

    @Override
    public String name() {
        return "the official index";
    }

    @Override
    public String example() {
        return "284";
    }

    @Override
    public boolean claims(Written written) {
        return DIGITS.matcher(number(written)).matches();
    }

    private static String number(Written written) {
        Matcher numpy = NUMPY.matcher(written.stripped());
        return numpy.matches() ? numpy.group(1) : written.stripped();
    }

    @Override
    public Genotype read(Written written) {
        Matcher digits = DIGITS.matcher(number(written));
        int index = digits.matches() && digits.group(1).length() <= 9 ? Integer.parseInt(digits.group(1)) : count;
        if (index >= count) {
            throw new OutOfTableException(
                    space + ": no architecture " + written.stripped() + " (available: 0.." + (count - 1) + ").");
        }
        return at.apply(index);
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(Integer.toString(indexOf.applyAsInt(genotype)));
    }
}
