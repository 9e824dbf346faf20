package assay.core.space.text;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Six numbers in NAS-Bench-201's own order of operations (0 {@code none}, 1 {@code skip_connect}, 2 {@code nor_conv_1x1}, 3
 * {@code nor_conv_3x3}, 4 {@code avg_pool_3x3}) and of edges, as in keys of pickles: {@code (4, 2, 1, 2, 1, 1)} or
 * {@code 421211}. NASLib numbers both in another way ({@link List201}), so that only the origin of a text tells which is meant.
 */
public final class OfficialNumbers201 {
    private static final List<Op201> OPS =
            List.of(Op201.NONE, Op201.SKIP_CONNECT, Op201.CONV_1X1, Op201.CONV_3X3, Op201.AVG_POOL_3X3);
    private static final Pattern SIX = Pattern.compile("\\(?([0-4](?:, ?[0-4]){5}|[0-4]{6})\\)?");

    private OfficialNumbers201() {}

    /** The official text of the cell; empty if the text is something else. */
    public static Optional<String> read(String text) {
        Matcher six = SIX.matcher(text);
        return six.matches()
                ? Optional.of(new Genotype201(six.group(1)
                                .chars()
                                .filter(Character::isDigit)
                                .mapToObj(c -> OPS.get(c - '0'))
                                .toList())
                        .text())
                : Optional.empty();
    }
}
