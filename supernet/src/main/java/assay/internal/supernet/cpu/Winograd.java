package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;

/**
 * Which convolutions are computed by Winograd's method F(4x4, 3x3): it makes a 3x3 convolution of tiles of 4x4 pixels with a quarter of
 * the multiplications, and rounds about twice as much. The choice depends on the shape alone, so that the same seed gives the same
 * bytes. {@code docs/speed.md} has the measurements. Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks,
 * CVPR 2016.
 */
final class Winograd {
    private static final int TILE = 4;

    /** With fewer channels, the transforms and the copies of maps cost what the products save. */
    private static final int CHANNELS = 64;

    /** With fewer tiles, the transform of the kernel costs what the products save. */
    private static final int TILES = 64;

    private static final Window PLAIN = Window.same(3);

    private Winograd() {}

    static boolean takes(Convolution.Shape s) {
        int vector = OneDnn.vector();
        return vector == 16 // oneDNN has it for AVX-512 alone
                && s.window().equals(PLAIN)
                && Math.min(s.ci(), s.co()) >= CHANNELS
                && s.ci() % vector == 0
                && s.co() % vector == 0
                && (long) s.n() * tiles(s.h()) * tiles(s.w()) >= TILES;
    }

    private static int tiles(int pixels) {
        return (pixels + TILE - 1) / TILE;
    }
}
