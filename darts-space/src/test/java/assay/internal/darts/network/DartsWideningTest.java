package assay.internal.darts.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.network.Widened;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DartsWideningTest {
    private static final SkeletonDarts SIZE = new SkeletonDarts(false, 8, 2, 3, 8, false);

    /** A supernet each of whose values tells its place: channel of the output, of the input, and what it is. */
    private static List<double[]> telling(Parameters p) {
        List<double[]> values = p.save();
        for (Parameter one : p.list()) {
            double[] v = values.get(p.weights().indexOf(one.weight()));
            int[] shape = one.shape();
            int inner = shape.length == 4 ? shape[2] * shape[3] : 1;
            int inputs = shape.length > 1 ? shape[1] : 1;
            for (int k = 0; k < one.size(); k++) {
                int output = k / (inner * inputs);
                v[one.offset() + k] = 1000 * output + 10 * (k / inner % inputs) + k % inner / 100.0;
            }
        }
        for (int s = p.weights().size(); s < values.size(); s++) {
            double[] v = values.get(s);
            for (int k = 0; k < v.length; k++) {
                v[k] = k < v.length / 2 ? 1000 * k : -1000.0 * (k - v.length / 2);
            }
        }
        return values;
    }

    /** The output channel that each output channel of a parameter is a copy of. */
    private static List<Integer> copied(Parameters p, List<double[]> values, Parameter one) {
        double[] v = values.get(p.weights().indexOf(one.weight()));
        int each = one.size() / one.shape()[0];
        List<Integer> outputs = new ArrayList<>();
        for (int o = 0; o < one.shape()[0]; o++) {
            int of = (int) v[one.offset() + o * each] / 1000;
            for (int k = 0; k < each; k++) {
                assertEquals(of, (int) v[one.offset() + o * each + k] / 1000, one.name() + ": one channel, one source");
            }
            outputs.add(of);
        }
        return outputs;
    }

    @Test
    void everyNewChannel_isAWholeCopy_andWhatFollowsFollowsIt() {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                SupernetDarts narrow = new SupernetDarts(backend, SIZE, SearchShape.drNas(4))) {
            Widened wide = narrow.wider(2, new Seeds(3).stream("widen"));
            Parameters p = wide.net().parameters();
            List<double[]> values = wide.gather(telling(narrow.parameters()));
            int changed = 0;
            List<Integer> before = List.of();
            List<List<Integer>> norms = new ArrayList<>();
            for (int i = 0; i < p.list().size(); i++) {
                Parameter now = p.list().get(i);
                Parameter then = narrow.parameters().list().get(i);
                assertEquals(then.name(), now.name());
                if (now.size() == then.size()) {
                    continue;
                }
                changed++;
                List<Integer> outputs = copied(p, values, now);
                for (int o = 0; o < then.shape()[0]; o++) {
                    assertEquals(o, outputs.get(o), now.name() + ": what was there stays");
                }
                String name = now.name();
                if (name.endsWith(".op.2.weight") || name.endsWith(".op.6.weight")) {
                    double[] v = values.get(p.weights().indexOf(now.weight()));
                    for (int c = 0; c < now.shape()[1]; c++) {
                        assertEquals(before.get(c), (int) v[now.offset() + c] % 1000 / 10, name + ": reads copies");
                    }
                    norms.add(outputs);
                } else if (name.endsWith(".op.5.weight")) {
                    assertEquals(before, outputs, name + ": filters as the copied channel did");
                } else if (name.endsWith(".conv_2.weight")) {
                    List<Integer> both = new ArrayList<>(before);
                    outputs.forEach(o -> both.add(then.shape()[0] + o));
                    norms.add(both);
                }
                before = outputs;
            }
            assertEquals(2 * (14 * (4 + 4 + 2 + 2) + 8 * 2), changed, "two reduction cells");
            List<List<Integer>> statistics = new ArrayList<>();
            List<double[]> old = narrow.parameters().save();
            for (int s = p.weights().size(); s < values.size(); s++) {
                double[] v = values.get(s);
                if (v.length == old.get(s).length) {
                    continue;
                }
                List<Integer> of = new ArrayList<>();
                for (int c = 0; c < v.length / 2; c++) {
                    of.add((int) v[c] / 1000);
                    assertEquals(-v[c], v[v.length / 2 + c], "mean and variance of one channel");
                }
                statistics.add(of);
            }
            assertEquals(norms, statistics, "normalisations go with the outputs before them");
            wide.net().close();
        }
    }

    @Test
    void normalisedPooling_andAStepBack_areRefused() {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                SupernetDarts normalised = new SupernetDarts(backend, SIZE, SearchShape.pcDarts(4));
                SupernetDarts drNas = new SupernetDarts(backend, SIZE, SearchShape.drNas(4))) {
            assertThrows(UsageException.class, () -> normalised.wider(2, new Seeds(1).stream("x")));
            assertThrows(UsageException.class, () -> drNas.wider(4, new Seeds(1).stream("x")));
        }
    }
}
