package assay.internal.bench1shot1.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench101.OneShotSpace;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.HardGumbel;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.SoftGumbel;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loss and gradient of alpha of the one-shot models, by two engines that share no kernel. Reference numbers of the released
 * code are there for space 1 alone.
 */
class EnginesAgreeTest {
    private static final int BATCH = 4;
    private static final int SIDE = 8;
    private static final int CLASSES = 3;

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,1", "2,2", "3,1", "3,2"})
    void lossAndGradients_areTheSame_softAndHard_allChannelsAndHalf(int space, int partial) {
        double[][] plain = numbers("plain", space, partial);
        double[][] nd4j = numbers("nd4j", space, partial);
        for (int i = 0; i < plain.length; i++) {
            // Sums of some thousand products of values about one, in another order.
            assertArrayEquals(plain[i], nd4j[i], 1e-10, "draw " + i);
            assertTrue(Arrays.stream(plain[i]).skip(1).filter(v -> v != 0).count() > 5, "gradients flow");
        }
        // The two draws are not the same pass.
        assertTrue(Math.abs(plain[0][0] - plain[1][0]) > 1e-6);
        assertEquals(plain.length, nd4j.length);
    }

    /** The loss, then the gradient of alpha: for a soft draw and for a hard one. */
    private static double[][] numbers(String engine, int number, int partial) {
        OneShotSpace space = OneShotSpace.of(number);
        Groups groups = Groups.of(space);
        RandomStream random = new Seeds(number).stream("alpha");
        double[] alpha = random.doubles(groups.size(), -1, 1).toArray();
        double[] noise = random.doubles(groups.size(), -1, 1).toArray();
        Draw[] draws = {SoftGumbel.of(groups, alpha, noise, 0.7), HardGumbel.of(groups, alpha, noise, 0.7, true, false)
        };
        double[][] found = new double[draws.length][];
        try (Backend backend = Backends.open(engine, DType.FLOAT64);
                Supernet1Shot1 net = new Supernet1Shot1(backend, space, 4, 3, CLASSES, partial)) {
            net.parameters().initialise(new Seeds(5));
            Tensor images = backend.take(BATCH, 3, SIDE, SIDE);
            backend.write(new RandomStream(6).doubles(images.size(), -1, 1).toArray(), images);
            Updater updater = new Updater(new Tape(backend), net, Relaxation.softmax());
            for (int i = 0; i < draws.length; i++) {
                double[] loss = new double[1];
                double[] gradient = updater.alphaGrad(new ImageSample(images, new int[] {0, 1, 2, 0}), draws[i], loss);
                found[i] = new double[1 + gradient.length];
                found[i][0] = loss[0];
                System.arraycopy(gradient, 0, found[i], 1, gradient.length);
            }
        }
        return found;
    }
}
