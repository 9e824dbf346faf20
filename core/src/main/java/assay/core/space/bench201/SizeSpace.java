package assay.core.space.bench201;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The size space of NATS-Bench: one cell, and the channels of five parts of the network from {8, 16, ..., 64}; 32,768
 * networks (Dong et al., TPAMI 2021).
 */
public final class SizeSpace implements SearchSpace {
    /** The cell of all networks. */
    public static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    private static final List<String> OPTIONS = IntStream.rangeClosed(1, GenotypeSize.CHOICES)
            .mapToObj(i -> String.valueOf(i * GenotypeSize.STEP))
            .toList();
    private static final List<DecisionGroup> GROUPS = IntStream.rangeClosed(1, GenotypeSize.PARTS)
            .mapToObj(i -> DecisionGroup.size("c" + i, new DecisionGroup.Target("network", i), OPTIONS))
            .toList();
    private static final Pattern NUMBER = Pattern.compile("[^:]*");

    @Override
    public String name() {
        return "natsbench-sss";
    }

    @Override
    public List<DecisionGroup> groups() {
        return GROUPS;
    }

    @Override
    public GenotypeSize decode(int[] choices) {
        return new GenotypeSize(Arrays.stream(choices)
                .mapToObj(i -> (i + 1) * GenotypeSize.STEP)
                .toList());
    }

    @Override
    public int[] encode(Genotype genotype) {
        return ((GenotypeSize) genotype)
                .channels().stream().mapToInt(c -> c / GenotypeSize.STEP - 1).toArray();
    }

    @Override
    public GenotypeSize parse(String text) {
        int[] choices = new int[GenotypeSize.PARTS];
        int at = 0;
        for (int part = 0; part < GenotypeSize.PARTS; part++) {
            if (part > 0) {
                if (at == text.length() || text.charAt(at) != ':') {
                    throw new GenotypeException(at + 1, "':' and " + GenotypeSize.PARTS + " numbers", found(text, at));
                }
                at++;
            }
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            number.lookingAt();
            choices[part] = OPTIONS.indexOf(number.group());
            if (choices[part] < 0) {
                throw new GenotypeException(at + 1, "one of " + String.join("|", OPTIONS), found(text, at));
            }
            at = number.end();
        }
        if (at < text.length()) {
            throw new GenotypeException(at + 1, "the end of the text", found(text, at));
        }
        return decode(choices);
    }

    private static String found(String text, int at) {
        String rest = text.substring(at);
        return rest.isEmpty() ? "the end of the text" : "'" + rest.substring(0, Math.min(24, rest.length())) + "'";
    }

    /**
     * Mutation of the benchmark's regularized evolution (AutoDL-Projects, {@code mutate_size_func}): one of the five numbers is
     * drawn again from all eight values, so one child in eight equals its parent.
     */
    @Override
    public GenotypeSize mutate(Genotype parent, RandomGenerator random) {
        int[] choices = encode(parent);
        choices[random.nextInt(choices.length)] = random.nextInt(GenotypeSize.CHOICES);
        return decode(choices);
    }
}
