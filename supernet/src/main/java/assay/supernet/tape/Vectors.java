package assay.supernet.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The short Java arrays of a pass, such as a number for each channel. The first pass makes them, and later ones take them again: as tensors
 * of the backend's pool, but all are given back together: at the pass's end, or those that are not kept when gradients are released.
 */
final class Vectors {
    private final Kind<double[]> doubles = new Kind<>(double[]::new);
    private final Kind<int[]> ints = new Kind<>(int[]::new);

    /** With undefined content. */
    double[] doubles(int length) {
        return doubles.take(length);
    }

    /** With undefined content. */
    int[] ints(int length) {
        return ints.take(length);
    }

    /** What was taken so far stays at the next {@link #release}. */
    void keep() {
        doubles.keep();
        ints.keep();
    }

    void release() {
        doubles.release();
        ints.release();
    }

    void clear() {
        doubles.clear();
        ints.clear();
    }

    private static final class Kind<A> {
        private final IntFunction<A> make;
        /** A pass has few lengths. */
        private final List<Shelf<A>> shelves = new ArrayList<>();

        Kind(IntFunction<A> make) {
            this.make = make;
        }

        A take(int length) {
            for (int i = 0; i < shelves.size(); i++) {
                if (shelves.get(i).length == length) {
                    return shelves.get(i).take(make);
                }
            }
            Shelf<A> shelf = new Shelf<>(length);
            shelves.add(shelf);
            return shelf.take(make);
        }

        void keep() {
            for (int i = 0; i < shelves.size(); i++) {
                shelves.get(i).kept = shelves.get(i).taken;
            }
        }

        void release() {
            for (int i = 0; i < shelves.size(); i++) {
                shelves.get(i).taken = shelves.get(i).kept;
            }
        }

        void clear() {
            for (int i = 0; i < shelves.size(); i++) {
                shelves.get(i).taken = 0;
                shelves.get(i).kept = 0;
            }
        }
    }

    /** The arrays of one length; the first ones are taken. */
    private static final class Shelf<A> {
        final int length;
        private final List<A> arrays = new ArrayList<>();
        int taken;
        int kept;

        Shelf(int length) {
            this.length = length;
        }

        A take(IntFunction<A> make) {
            if (taken == arrays.size()) {
                arrays.add(make.apply(length));
            }
            return arrays.get(taken++);
        }
    }
}
