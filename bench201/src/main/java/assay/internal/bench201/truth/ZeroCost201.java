package assay.internal.bench201.truth;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.truth.Dataset;
import assay.internal.data.zerocost.ZeroCostSpace;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cells of NAS-Bench-201 in NASLib's form: {@code "(0, 2, 3, 2, 3, 1)"}. */
enum ZeroCost201 implements ZeroCostSpace {
    SPACE;

    /** NASLib's numbers of the operations ({@code search_spaces/nasbench201/conversions.py}). */
    private static final List<Op201> OPS =
            List.of(Op201.SKIP_CONNECT, Op201.NONE, Op201.CONV_3X3, Op201.CONV_1X1, Op201.AVG_POOL_3X3);

    /** For each edge in the order of the official text, its place in NASLib's: 0-1, 0-2, 0-3, 1-2, 1-3, 2-3. */
    private static final int[] EDGES = {0, 1, 3, 2, 4, 5};

    private static final Pattern CELL =
            Pattern.compile("\\s*\\(" + "\\s*([0-4])\\s*,".repeat(5) + "\\s*([0-4])\\s*,?\\s*\\)\\s*");

    @Override
    public String benchmark() {
        return "nasbench201";
    }

    @Override
    public List<Dataset> datasets() {
        return List.of(Dataset.CIFAR10, Dataset.CIFAR100, Dataset.IMAGENET16_120);
    }

    @Override
    public int size() {
        return Bench201Index.get().size();
    }

    @Override
    public String example() {
        return "(0, 2, 3, 2, 3, 1)";
    }

    @Override
    public boolean hasManyTexts() {
        return false;
    }

    @Override
    public int arch(String text) {
        Matcher m = CELL.matcher(text);
        if (!m.matches()) {
            return -1;
        }
        List<Op201> edges = Arrays.stream(EDGES)
                .mapToObj(place -> OPS.get(m.group(place + 1).charAt(0) - '0'))
                .toList();
        return Bench201Index.get().indexOf(new Genotype201(edges));
    }
}
