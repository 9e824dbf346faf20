package assay.proxies;

import assay.core.random.Seeds;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;

/**
 * The engines, images and seeds with which architectures are judged. One probe serves many tasks. Belongs to the backends' thread.
 *
 * @param backend computes proxies that look at data
 * @param float64 computes SynFlow, whose values exceed the range of float32; may be {@code backend}
 * @param height of an image, pixels
 * @param width of an image, pixels
 * @param images {@code [n, 3, height, width]} on {@code backend}, owned by the caller; null for proxies without data
 * @param labels at least {@code n}; null for proxies without data
 * @param seeds of the numbers that a proxy draws itself, such as noise or weights of its own; it takes a child of its own name. The same for
 *     all architectures. Initial values and images have other seeds
 */
public record Probe(Backend backend, Backend float64, int height, int width, Tensor images, int[] labels, Seeds seeds) {
    public Probe {
        if (float64.dtype() != DType.FLOAT64) {
            throw new IllegalArgumentException(
                    "probe: expected a float64 backend, found " + float64.name() + " in " + float64.dtype() + ".");
        }
    }

    /** A probe for proxies that need no data; seed 0. */
    public static Probe ofSize(Backend float64, int height, int width) {
        return new Probe(float64, float64, height, width, null, null, new Seeds(0));
    }

    /** A probe with one mini-batch; seed 0. */
    public static Probe ofBatch(Backend backend, Backend float64, Tensor images, int[] labels) {
        return new Probe(backend, float64, images.dim(2), images.dim(3), images, labels, new Seeds(0));
    }

    /** The same with these seeds. @param other of the numbers that a proxy draws itself */
    public Probe seeded(Seeds other) {
        return new Probe(backend, float64, height, width, images, labels, other);
    }
}
