package assay.internal.darts.network;

import assay.core.space.darts.SkeletonDarts;
import assay.supernet.network.DropPath;
import assay.supernet.network.Kind;
import assay.supernet.network.Network.Outputs;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Outline;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything around the cells: stem, the chain of cells, auxiliary classifier, global average, linear layer. */
final class DartsFrame {
    /** A cell: computes its output from the outputs of the two cells before it. */
    interface Cell {
        Var forward(Tape tape, Var before, Var last, Norms norms, DropPath drop);

        int outChannels();
    }

    /** Makes a cell. */
    interface CellMaker {
        Cell make(Place place);
    }

    /**
     * The place of a cell.
     *
     * @param before channels of the output of the cell before the last
     * @param last channels of the output of the last cell
     * @param channels of its own nodes
     * @param reduces whether it halves the image
     * @param reducedBefore whether the last cell halved it, so that the map of {@code before} is twice as large
     */
    record Place(String name, int before, int last, int channels, boolean reduces, boolean reducedBefore) {}

    private final SkeletonDarts size;
    private final Stem stem;
    private final List<Cell> cells = new ArrayList<>();
    private final AuxiliaryHead auxiliary;
    private final Weight classifier;
    private final Weight bias;

    DartsFrame(Layers layers, SkeletonDarts size, CellMaker maker) {
        this.size = size;
        Parameters p = layers.p();
        stem = new Stem(layers, size);
        int c = size.channels();
        int before = size.imageNet() ? c : 3 * c;
        int last = before;
        boolean reducedBefore = size.imageNet();
        AuxiliaryHead head = null;
        int headChannels = 0;
        for (int i = 0; i < size.cells(); i++) {
            boolean reduces = size.reduces(i);
            c *= reduces ? 2 : 1;
            Cell cell = maker.make(new Place("cells." + i, before, last, c, reduces, reducedBefore));
            cells.add(cell);
            reducedBefore = reduces;
            before = last;
            last = cell.outChannels();
            headChannels = i == size.auxiliaryCell() ? last : headChannels;
        }
        if (size.auxiliary()) {
            head = new AuxiliaryHead(layers, headChannels, size);
        }
        auxiliary = head;
        classifier = p.add("classifier.weight", Kind.LINEAR_WEIGHT, last, size.classes(), last);
        bias = p.add("classifier.bias", Kind.LINEAR_BIAS, last, size.classes());
    }

    /** @param withAuxiliary whether the auxiliary classifier runs, if there is one */
    Outputs forward(Tape tape, Var images, Norms norms, DropPath drop, boolean withAuxiliary) {
        Outline outline = tape.outline();
        Var[] s = stem.forward(tape, images, norms);
        boolean alike = s[0] == s[1];
        s[1] = outline.block(s[1]);
        s[0] = alike ? s[1] : s[0];
        Var second = null;
        for (int i = 0; i < cells.size(); i++) {
            Var out = cells.get(i).forward(tape, s[0], s[1], norms, drop);
            outline.modules(out, 1);
            Var next = outline.block(out);
            s[0] = s[1];
            s[1] = next;
            if (withAuxiliary && auxiliary != null && i == size.auxiliaryCell()) {
                second = auxiliary.forward(tape, next, norms);
            }
        }
        Var logits = tape.linear(tape.spatialMean(s[1]), tape.weight(classifier), tape.weight(bias));
        return new Outputs(logits, Optional.ofNullable(second));
    }
}
