package assay.internal.bench1shot1.network;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.OneShot;
import assay.supernet.network.Kind;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Outline;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The network that NAS-Bench-101 trained for a cell ({@code model_builder.py} of google-research/nasbench): 3x3 stem, three
 * stacks of cells with 2x2 max pooling between them, global average, linear layer. Values are zero until they are
 * initialised. Height and width of the images: multiples of 4.
 */
public final class Network101 implements Network {
    /** TensorFlow's 0.997 is the share of the old value. */
    static final double MOMENTUM = 1 - 0.997;

    /** The deviation of a normal distribution that is cut at two deviations. */
    private static final double CUT_DEVIATION = 0.87962566103423978;

    private final Parameters parameters;
    private final ConvNormRelu stem;
    private final List<List<Module101>> stacks = new ArrayList<>();
    private final Weight classifier;
    private final Weight bias;

    public Network101(Backend backend, Skeleton101 size, Cell101 cell) {
        parameters = new Parameters(backend);
        int c = size.channels();
        stem = ConvNormRelu.of(parameters, "stem", 3, c, 3, MOMENTUM);
        int in = c;
        for (int s = 0; s < Skeleton101.STACKS; s++) {
            List<Module101> stack = new ArrayList<>();
            for (int m = 0; m < size.modules(); m++) {
                stack.add(new Module101(parameters, "stack" + s + ".module" + m, cell, in, c << s));
                in = c << s;
            }
            stacks.add(stack);
        }
        classifier = parameters.add("dense.weight", Kind.LINEAR_WEIGHT, in, size.classes(), in);
        bias = parameters.add("dense.bias", Kind.LINEAR_BIAS, in, size.classes());
    }

    /**
     * The network of a cell, or of the cell that an architecture of NAS-Bench-1Shot1 stands for.
     *
     * @throws IllegalArgumentException if it is an architecture of another benchmark
     */
    public static Network101 of(Backend backend, Skeleton101 size, Genotype arch) {
        return new Network101(backend, size, cell(arch));
    }

    /** The NAS-Bench-101 cell that an architecture is. */
    public static Cell101 cell(Genotype arch) {
        if (arch instanceof Cell101 cell) {
            return cell;
        }
        if (arch instanceof OneShot oneShot) {
            return oneShot.cell();
        }
        throw new IllegalArgumentException(
                "NAS-Bench-101 network: expected a cell of NAS-Bench-101 or NAS-Bench-1Shot1, found '" + arch.text()
                        + "'.");
    }

    /**
     * Initialises as TensorFlow does: convolutions normal with variance 1/(fan in), cut at two deviations ({@code
     * variance_scaling_initializer}); the linear layer uniform within sqrt(6/(in + out)), its bias 0; normalisation 1 and 0.
     * Each parameter has a stream of its own, by name.
     */
    @Override
    public void initialise(Seeds seeds) {
        for (Parameter p : parameters.list()) {
            double[] v = new double[p.size()];
            RandomStream random = seeds.stream("init/" + p.name());
            switch (p.kind()) {
                case BN_WEIGHT -> Arrays.fill(v, 1);
                case BN_BIAS, CONV_BIAS, LINEAR_BIAS -> {}
                case EMBEDDING_WEIGHT, CELL_WEIGHT, DECODER_BIAS -> throw new IllegalStateException(p.name());
                case CONV_WEIGHT -> {
                    double deviation = Math.sqrt(1.0 / p.fanIn()) / CUT_DEVIATION;
                    Arrays.setAll(v, i -> deviation * cutNormal(random));
                }
                case LINEAR_WEIGHT -> {
                    double bound = Math.sqrt(6.0 / (p.shape()[0] + p.shape()[1]));
                    Arrays.setAll(v, i -> bound * (2 * random.nextDouble() - 1));
                }
            }
            parameters.set(p, v);
        }
    }

    private static double cutNormal(RandomStream random) {
        double z = random.nextGaussian();
        while (Math.abs(z) > 2) {
            z = random.nextGaussian();
        }
        return z;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Norms norms) {
        Outline outline = tape.outline();
        Var x = outline.block(stem.forward(tape, images, norms));
        boolean first = true;
        for (List<Module101> stack : stacks) {
            if (!first) {
                x = tape.maxPool(x, Window.of(2, 2, 0));
                outline.modules(x, 1);
            }
            first = false;
            for (Module101 module : stack) {
                Var out = module.forward(tape, x, norms);
                outline.modules(out, 1);
                x = outline.block(out);
            }
        }
        return tape.linear(tape.spatialMean(x), tape.weight(classifier), tape.weight(bias));
    }
}
