package assay.experiments.run;

import assay.core.error.DataFormatException;
import assay.core.error.InterruptedRunException;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.images.Batch;
import assay.images.BatchCursor;
import assay.images.BatchSource;
import assay.supernet.kit.Inheritance;
import assay.supernet.network.Norms;
import assay.supernet.network.Supernet;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Tensor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * The error of every architecture with a supernet's weights, one line each in a CSV file that is written as it goes: what is
 * there already is not computed again. Normalisation uses each batch's own statistics.
 */
public final class OneShotErrors {
    private static final String HEADER = "arch,wrong,images\n";

    private final Path file;
    private final List<Genotype> architectures;
    private final Inheritance inheritance;

    OneShotErrors(Path file, List<Genotype> architectures, Inheritance inheritance) {
        this.file = file;
        this.inheritance = inheritance;
        this.architectures = architectures;
    }

    /**
     * Computes what is missing.
     *
     * @param done told how many architectures are done
     * @throws InterruptedRunException if {@code stop} became true; what was done is in the file
     */
    void compute(Supernet net, BatchSource images, boolean sumToOne, BooleanSupplier stop, IntConsumer done) {
        int first = wholeLines();
        try (BufferedWriter out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (first < 0) {
                out.write(HEADER);
                first = 0;
            }
            Vec mix = new Vec(
                    net.space().alphas().stream().mapToInt(DecisionGroup::width).sum());
            mix.wantGrad(false);
            Tape tape = new Tape(net.parameters().backend()).weightGrads(false);
            for (int i = first; i < architectures.size(); i++) {
                if (stop.getAsBoolean()) {
                    out.flush();
                    throw new InterruptedRunException("stopped at architecture " + i + " of " + architectures.size()
                            + "; what was done is in " + file + ".");
                }
                inheritance.set(mix, architectures.get(i), sumToOne);
                int[] count = count(net, tape, mix, images);
                out.write("\"" + architectures.get(i).text() + "\"," + count[0] + "," + count[1] + "\n");
                done.accept(i + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wrong ones, and all. */
    private static int[] count(Supernet net, Tape tape, Vec mix, BatchSource images) {
        int wrong = 0;
        int all = 0;
        try (BatchCursor batches = images.epoch(0, 0)) {
            for (int step = 0; step < images.stepsPerEpoch(); step++) {
                Batch batch = batches.next();
                Tensor x = tape.backend().take(batch.size(), batch.channels(), batch.height(), batch.width());
                tape.backend().write(batch.pixels(), x);
                Var logits = net.forward(tape, tape.constant(x), mix, Norms.BATCH);
                double[] z = new double[logits.value().size()];
                tape.backend().read(logits.value(), z);
                wrong += wrong(z, batch.labels(), batch.size());
                all += batch.size();
                tape.clear();
                tape.backend().give(x);
            }
        }
        return new int[] {wrong, all};
    }

    private static int wrong(double[] logits, int[] labels, int n) {
        int classes = logits.length / n;
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
            }
            wrong += best == labels[i] ? 0 : 1;
        }
        return wrong;
    }

    /** Lines that are there to their ends, the header not counted; -1 if not even that; a torn end is cut off. */
    private int wholeLines() {
        if (!Files.exists(file)) {
            return -1;
        }
        try {
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) {
                Files.writeString(file, whole);
            }
            return (int) whole.lines().count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every architecture in order, a share of the images. */
    double[] read() {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != architectures.size() + 1) {
                throw new DataFormatException(
                        file.toString(),
                        -1,
                        file + ": expected " + architectures.size() + " architectures, found " + (lines.size() - 1)
                                + ". Begin anew with --fresh.");
            }
            return lines.stream()
                    .skip(1)
                    .mapToDouble(l -> {
                        String[] cells = l.substring(l.lastIndexOf('"') + 2).split(",");
                        return Double.parseDouble(cells[0]) / Double.parseDouble(cells[1]);
                    })
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
