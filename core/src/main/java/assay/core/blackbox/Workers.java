package assay.core.blackbox;

import assay.core.space.Genotype;
import java.util.BitSet;
import java.util.PriorityQueue;

/** Simulated workers, and the trainings that run on them. */
final class Workers {
    private final int count;
    private final PriorityQueue<Begun> running = new PriorityQueue<>();
    private final BitSet busy = new BitSet();
    private int begun;

    /** @param count at least 1 */
    Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("workers: expected at least 1, found " + count);
        }
        this.count = count;
    }

    int count() {
        return count;
    }

    int running() {
        return running.size();
    }

    /** How many trainings have begun so far. */
    int begun() {
        return begun;
    }

    /** Gives a training to the first free worker. */
    Begun begin(Genotype arch, int epochs, Observed seen, double cost, double now) {
        int worker = busy.nextClearBit(0);
        Begun training = new Begun(begun++, arch, epochs, seen.accuracy(), cost, worker, now + cost);
        busy.set(worker);
        running.add(training);
        return training;
    }

    /** Ends the training that ends first, and frees its worker. */
    Begun end() {
        Begun done = running.remove();
        busy.clear(done.worker());
        return done;
    }
}
