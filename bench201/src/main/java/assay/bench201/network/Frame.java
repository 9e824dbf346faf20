package assay.bench201.network;

import assay.core.space.Skeleton201;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything around the cells: stem conv3x3 + BN, N cells at C, residual block, N at 2C, residual block, N at 4C, then
 * BN, ReLU, global average and a linear layer. Parameters are defined in the official order, with the official names.
 */
final class Frame {
    /** A cell: a map to a map of the same shape. */
    interface Cell {
        Var forward(Tape tape, Var x, Norms norms);
    }

    /** Makes the cell with this name prefix at this width. */
    interface CellMaker {
        Cell make(String prefix, int channels);
    }

    private final Weight stem;
    private final Norm stemNorm;
    private final List<Cell> body = new ArrayList<>();
    private final Norm headNorm;
    private final Weight classifier;
    private final Weight bias;

    Frame(Parameters p, Skeleton201 size, CellMaker maker) {
        int c = size.channels();
        stem = p.add("stem.0.weight", Kind.CONV_WEIGHT, 27, c, 3, 3, 3);
        stemNorm = Norm.affine(p, "stem.1", c);
        for (int stage = 0; stage < 3; stage++) {
            if (stage > 0) {
                body.add(new Residual(p, "cells." + body.size(), c)::forward);
                c *= 2;
            }
            for (int i = 0; i < size.cells(); i++) {
                body.add(maker.make("cells." + body.size(), c));
            }
        }
        headNorm = Norm.affine(p, "lastact.0", c);
        classifier = p.add("classifier.weight", Kind.LINEAR_WEIGHT, c, size.classes(), c);
        bias = p.add("classifier.bias", Kind.LINEAR_BIAS, c, size.classes());
    }

    Var forward(Tape tape, Var images, Norms norms) {
        Var x = stemNorm.apply(tape, tape.conv(images, tape.weight(stem), Window.same(3)), norms);
        for (Cell cell : body) {
            x = cell.forward(tape, x, norms);
        }
        Var features = tape.spatialMean(tape.relu(headNorm.apply(tape, x, norms)));
        return tape.linear(features, tape.weight(classifier), tape.weight(bias));
    }
}
