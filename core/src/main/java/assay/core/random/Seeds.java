package assay.core.random;

import java.nio.charset.StandardCharsets;

/**
 * One root seed, from which named streams are drawn. A stream depends on the root, its name and its numbers alone, so a new
 * consumer of randomness does not change the numbers of the others. A resumed run needs no saved generator: it asks for the
 * stream of the epoch at which it resumes.
 */
public record Seeds(long root) {

    /** The stream of this name and these numbers (an epoch, a step, an image index ...). */
    public RandomStream stream(String name, long... numbers) {
        long h = RandomStream.mix(root + RandomStream.GOLDEN);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = RandomStream.mix(h ^ b);
        }
        h = RandomStream.mix(h + name.length());
        for (long n : numbers) {
            h = RandomStream.mix(h ^ RandomStream.mix(n + RandomStream.GOLDEN));
        }
        return new RandomStream(h);
    }

    /** Seeds for a part of the work. Its streams differ from those of every other part. */
    public Seeds child(String name, long... numbers) {
        return new Seeds(stream("child/" + name, numbers).nextLong());
    }
}
