package assay.internal.bench1shot1.network;

import assay.core.error.UsageException;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.OneShotSpace;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.network.Supernet;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one-shot model of a NAS-Bench-1Shot1 space (automl/nasbench-1shot1): a stem, cells that all share the architecture
 * weights, then ReLU-conv1x1-BN to C channels, global average and a linear layer. Before the cells at a third and at two
 * thirds of the depth there is 2x2 max pooling with padding 1, and the number of channels doubles.
 *
 * <p>The published code sets PyTorch's momentum to 0.997, a TensorFlow value with the opposite meaning: the running statistics
 * are those of the last training batch, except for 0.3 %. This code does the same. The head's normalisation, without weight and
 * bias, has the framework's 0.1.
 */
public final class Supernet1Shot1 implements Supernet {
    /** Share of the batch in the running statistics, as PyTorch counts it. */
    static final double MOMENTUM = 0.997;

    private final OneShotSpace space;
    private final Parameters parameters;
    private final ConvNormRelu stem;
    private final List<ChoiceCell> cells = new ArrayList<>();
    private final Weight head;
    private final Norm headNorm;
    private final Weight classifier;
    private final Weight bias;

    /**
     * @param channels C of the stem and the first stage
     * @param layers cells of the whole network; 9 in the published model
     */
    public Supernet1Shot1(Backend backend, OneShotSpace space, int channels, int layers, int classes) {
        this(backend, space, channels, layers, classes, 1);
    }

    /**
     * The same with partial channels.
     *
     * @param partial one channel in {@code partial} passes through the operations: 4 in PC-DARTS, 1 for all
     * @throws UsageException if it does not divide the channels
     */
    public Supernet1Shot1(Backend backend, OneShotSpace space, int channels, int layers, int classes, int partial) {
        if (partial < 1 || channels % partial != 0) {
            throw new UsageException(
                    "partial channels: expected a divisor of the " + channels + " channels, found " + partial + ".");
        }
        this.space = space;
        parameters = new Parameters(backend);
        stem = ConvNormRelu.of(parameters, "stem.op", 3, channels, 3, MOMENTUM);
        int c = channels;
        int in = channels;
        for (int i = 0; i < layers; i++) {
            c *= isPooled(i, layers) ? 2 : 1;
            cells.add(new ChoiceCell(parameters, "cells." + i, space, in, c, partial));
            in = space.blocks() * c;
        }
        head = parameters.add("postprocess.op.1.weight", Kind.CONV_WEIGHT, in, c, in, 1, 1);
        headNorm = Norm.plain(parameters, c);
        classifier = parameters.add("classifier.weight", Kind.LINEAR_WEIGHT, c, classes, c);
        bias = parameters.add("classifier.bias", Kind.LINEAR_BIAS, c, classes);
    }

    private static boolean isPooled(int cell, int layers) {
        return cell == layers / 3 || cell == 2 * layers / 3;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public Optional<Pattern> operationNames() {
        return Optional.of(Pattern.compile("^.*\\._choice_blocks\\.\\d+\\.mixed_op\\._ops\\.\\d+\\."));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Vec mix, Norms norms) {
        Var x = stem.forward(tape, images, norms);
        for (int i = 0; i < cells.size(); i++) {
            x = isPooled(i, cells.size()) ? tape.maxPool(x, Window.of(2, 2, 1)) : x;
            x = cells.get(i).forward(tape, x, mix, norms);
        }
        Var features = headNorm.apply(tape, tape.conv(tape.relu(x), tape.weight(head), Window.same(1)), norms);
        return tape.linear(tape.spatialMean(features), tape.weight(classifier), tape.weight(bias));
    }
}
