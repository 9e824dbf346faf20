package assay.internal.experiments.oneshot;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.InterruptedRunException;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.internal.core.io.PlainFile;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;

/**
 * The error of every architecture with a supernet's weights, one line for each in a file that grows during the work. Existing
 * lines are not computed again. Each line ends with a checksum of it and of all lines before it. From the first damaged line
 * on, all are computed again. Normalisation uses each batch's own statistics.
 */
public final class OneShotErrors {
    private static final String HEADER = "arch,wrong,images";

    private final Path file;
    private final List<Genotype> architectures;
    private boolean damaged;

    OneShotErrors(Path file, List<Genotype> architectures) {
        this.file = file;
        this.architectures = architectures;
    }

    /**
     * Computes the missing lines.
     *
     * @param done is told how many architectures are done
     * @throws InterruptedRunException if {@code stop} became true; finished lines are in the file
     */
    void compute(
            Supernet net,
            BatchSource images,
            Inheritance inheritance,
            boolean sumToOne,
            BooleanSupplier stop,
            IntConsumer done) {
        Vec mix = new Vec(
                net.space().alphas().stream().mapToInt(DecisionGroup::width).sum());
        mix.wantGrad(false);
        Tape tape = new Tape(net.parameters().backend()).weightGrads(false);
        compute(
                architecture -> {
                    inheritance.set(mix, architecture, sumToOne);
                    return count(net, tape, mix, images);
                },
                stop,
                done);
    }

    /** @param errors gives the number of wrong images, and of all */
    void compute(Function<Genotype, int[]> errors, BooleanSupplier stop, IntConsumer done) {
        List<String> lines = sound();
        CRC32 sum = new CRC32();
        lines.forEach(l -> sealed(l, sum));
        int first = lines.size() - 1;
        try (BufferedWriter out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (first < 0) {
                out.write(sealed(HEADER, sum));
                first = 0;
            }
            for (int i = first; i < architectures.size(); i++) {
                if (stop.getAsBoolean()) {
                    out.flush();
                    throw new InterruptedRunException("stopped at architecture " + i + " of " + architectures.size()
                            + "; what was done is in " + file + ".");
                }
                int[] count = errors.apply(architectures.get(i));
                out.write(sealed(start(i) + count[0] + "," + count[1], sum));
                done.accept(i + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of wrong images, and of all. */
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

    /** The beginning of an architecture's line. */
    private String start(int architecture) {
        return "\"" + architectures.get(architecture).text() + "\",";
    }

    /** A line with its checksum, which also covers the lines before it. */
    private static String sealed(String line, CRC32 sum) {
        sum.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        return String.format("%s,%08x\n", line, sum.getValue());
    }

    /** The undamaged lines at the file's beginning, without their checksums; everything after them is cut off. */
    private List<String> sound() {
        List<String> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        PlainFile.refuseOthers(file);
        try {
            byte[] all = Files.readAllBytes(file);
            String text = new String(all, StandardCharsets.UTF_8);
            CRC32 sum = new CRC32();
            int end = 0;
            for (String sealed : text.split("(?<=\n)")) {
                String line = sealed.replaceFirst(",[0-9a-f]{8}\\n$", "");
                boolean ours = lines.isEmpty()
                        ? line.equals(HEADER)
                        : lines.size() <= architectures.size() && line.startsWith(start(lines.size() - 1));
                if (!ours || !sealed(line, sum).equals(sealed)) {
                    break;
                }
                lines.add(line);
                end += sealed.getBytes(StandardCharsets.UTF_8).length;
            }
            if (end < all.length) {
                damaged = text.indexOf('\n', end) >= 0; // otherwise an incomplete last line, as after a stop
                Files.write(file, Arrays.copyOf(all, end));
            }
            return lines;
        } catch (IOException e) {
            throw new DataMissingException(
                    file + ": cannot be read: " + e.getMessage() + ". Check its permissions.", e);
        }
    }

    /** Whether damaged lines were found and computed again. */
    boolean damaged() {
        return damaged;
    }

    /** The errors of all architectures in order, as shares of the images. */
    double[] read() {
        return table().stream()
                .skip(1)
                .mapToDouble(l -> {
                    String[] cells = l.substring(l.lastIndexOf('"') + 2).split(",");
                    return Double.parseDouble(cells[0]) / Double.parseDouble(cells[1]);
                })
                .toArray();
    }

    /** The lines of a CSV file. */
    List<String> table() {
        List<String> lines = sound();
        if (lines.size() != architectures.size() + 1) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected " + architectures.size() + " architectures, found "
                            + Math.max(0, lines.size() - 1) + ". Run the same command again.");
        }
        return lines;
    }
}
