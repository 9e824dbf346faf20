package assay.core.space.bench201;

import assay.core.space.Genotype;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of NATS-Bench's size space: the output channels of its five parts in their order, which are the first
 * convolution with the cell after it, a residual block, a cell, a residual block, a cell. The cell's operations are the same
 * in all ({@link SizeSpace#CELL}).
 */
public record GenotypeSize(List<Integer> channels) implements Genotype {
    /** How many numbers a network has. */
    public static final int PARTS = 5;

    /** The step between one number and the next. */
    public static final int STEP = 8;

    /** How many values each number can have. */
    public static final int CHOICES = 8;

    /** How many networks there are: 8^5. */
    public static final int COUNT = 32_768;

    public GenotypeSize {
        channels = List.copyOf(channels);
        if (channels.size() != PARTS) {
            throw new IllegalArgumentException("size space: expected 5 numbers, found " + channels.size());
        }
        for (int c : channels) {
            if (c < STEP || c > STEP * CHOICES || c % STEP != 0) {
                throw new IllegalArgumentException("size space: expected channels of 8, 16, ..., 64, found " + c);
            }
        }
    }

    /** All networks in official order. */
    public static Stream<GenotypeSize> all() {
        return IntStream.range(0, COUNT).mapToObj(GenotypeSize::ofIndex);
    }

    /** The network with this official index: lexicographic order, in which the first number changes slowest. */
    public static GenotypeSize ofIndex(int index) {
        if (index < 0 || index >= COUNT) {
            throw new IllegalArgumentException("size space: expected 0.." + (COUNT - 1) + ", found " + index);
        }
        Integer[] channels = new Integer[PARTS];
        for (int i = PARTS - 1, rest = index; i >= 0; i--, rest /= CHOICES) {
            channels[i] = STEP * (1 + rest % CHOICES);
        }
        return new GenotypeSize(List.of(channels));
    }

    /** The official index. */
    public int index() {
        int index = 0;
        for (int c : channels) {
            index = index * CHOICES + c / STEP - 1;
        }
        return index;
    }

    /** {@code 8:8:40:32:40}. */
    @Override
    public String text() {
        return channels.stream().map(String::valueOf).collect(Collectors.joining(":"));
    }

    @Override
    public String toString() {
        return text();
    }
}
