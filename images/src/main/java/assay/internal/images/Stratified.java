package assay.internal.images;

import assay.core.random.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splits a set so that both sides have the same proportions of classes. */
final class Stratified {
    private Stratified() {}

    static ImageSet.Split split(ImageSet images, int train, int valid, Seeds seeds) {
        int[] used = apportion(train + valid, images.classCounts());
        int[] forTrain = apportion(train, used);
        int[] trainIndex = new int[train];
        int[] validIndex = new int[valid];
        int t = 0;
        int v = 0;
        for (int c = 0; c < images.classes(); c++) {
            int label = c;
            int[] members = IntStream.range(0, images.size())
                    .filter(i -> images.label(i) == label)
                    .toArray();
            seeds.stream("images/split", c).shuffle(members);
            for (int i = 0; i < used[c]; i++) {
                if (i < forTrain[c]) {
                    trainIndex[t++] = members[i];
                } else {
                    validIndex[v++] = members[i];
                }
            }
        }
        Arrays.sort(trainIndex);
        Arrays.sort(validIndex);
        return new ImageSet.Split(images.subset(trainIndex), images.subset(validIndex));
    }

    /**
     * Shares of {@code total} in proportion to the weights, by largest remainder (ties: the lower class); a share never
     * exceeds its weight as long as {@code total} does not exceed their sum.
     */
    static int[] apportion(int total, int[] weights) {
        long sum = Arrays.stream(weights).asLongStream().sum();
        int[] shares =
                Arrays.stream(weights).map(w -> (int) ((long) w * total / sum)).toArray();
        int left = total - Arrays.stream(shares).sum();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer c) -> -((long) weights[c] * total % sum)))
                .limit(left)
                .forEach(c -> shares[c]++);
        return shares;
    }
}
