package assay.internal.bench201.network;

import assay.core.space.bench201.Skeleton201;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Outline;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything around the cells: stem conv3x3 + BN, the body, then BN, ReLU, global average and a linear layer. The body of
 * NAS-Bench-201 is N cells at C, residual block, N at 2C, residual block, N at 4C. Parameters are defined in the official
 * order, with the official names.
 */
final class Frame {
    /** A cell or another part of the body: a map to a map. */
    interface Cell {
        Var forward(Tape tape, Var x, Norms norms);
    }

    /** Makes the cell with this name prefix at this width. */
    interface CellMaker {
        Cell make(String prefix, int channels);
    }

    /** Makes the body's parts in their order. */
    interface Body {
        /**
         * @param parts to add to; a part's name prefix is {@code cells.} and its place
         * @return channels of the last part's output
         */
        int addTo(List<Cell> parts);
    }

    private final int stacks;
    private final Weight stem;
    private final Norm stemNorm;
    private final List<Cell> body = new ArrayList<>();
    private final Norm headNorm;
    private final Weight classifier;
    private final Weight bias;

    /**
     * The frame of NAS-Bench-201.
     *
     * @param stacked whether a module contains the cells of each stage, and further modules contain stem and head, as
     *     in the network that zero-cost-nas scores
     */
    Frame(Parameters p, Skeleton201 size, boolean stacked, CellMaker maker) {
        this(p, size.channels(), size.classes(), stacked ? size.cells() : 0, parts -> {
            int c = size.channels();
            for (int stage = 0; stage < 3; stage++) {
                if (stage > 0) {
                    parts.add(new Residual(p, "cells." + parts.size(), c, 2 * c)::forward);
                    c *= 2;
                }
                for (int i = 0; i < size.cells(); i++) {
                    parts.add(maker.make("cells." + parts.size(), c));
                }
            }
            return c;
        });
    }

    /**
     * Any body.
     *
     * @param c channels of the stem
     * @param stacks cells in each module that contains a stage's cells; 0: there are no such modules
     */
    Frame(Parameters p, int c, int classes, int stacks, Body maker) {
        this.stacks = stacks;
        stem = p.add("stem.0.weight", Kind.CONV_WEIGHT, 27, c, 3, 3, 3);
        stemNorm = Norm.affine(p, "stem.1", c);
        int last = maker.addTo(body);
        headNorm = Norm.affine(p, "lastact.0", last);
        classifier = p.add("classifier.weight", Kind.LINEAR_WEIGHT, last, classes, last);
        bias = p.add("classifier.bias", Kind.LINEAR_BIAS, last, classes);
    }

    Var forward(Tape tape, Var images, Norms norms) {
        Outline outline = tape.outline();
        Var conv = tape.conv(images, tape.weight(stem), Window.same(3));
        // Normalisation changes no correlation, so proxies that look at modules see the
        // convolution's output as its output.
        outline.modules(conv, stacks > 0 ? 4 : 3);
        Var x = outline.block(stemNorm.apply(tape, conv, norms));
        for (int part = 0; part < body.size(); part++) {
            Var out = body.get(part).forward(tape, x, norms);
            boolean ends = stacks > 0 && (part + 1) % (stacks + 1) == stacks;
            outline.modules(out, ends ? 2 : 1);
            x = outline.block(out);
        }
        Var active = headNorm.active(tape, x, norms);
        outline.modules(x, 1);
        outline.modules(active, 2);
        return tape.linear(tape.spatialMean(active), tape.weight(classifier), tape.weight(bias));
    }
}
