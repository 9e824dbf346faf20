package assay.internal.data.truth;

import assay.core.error.DataFormatException;
import assay.core.error.OutOfTableException;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench101.Hash101;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.internal.data.store.Mark;
import assay.internal.data.store.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A benchmark's table, mapped from the {@link Snapshot} of its store. A look-up is a few array accesses. Immutable.
 *
 * <p>Parameters and multiply-adds are computed by a formula, so that split, schedule and trials make no difference. For the
 * latency, the split makes no difference.
 */
public final class StoreTruth implements Truth {
    /** Key in {@code build_info} of a described table's store: checksum of the description. */
    public static final String DESCRIPTION_SHA256 = "description_sha256";

    private final Architectures architectures;
    private final Snapshot snapshot;
    private final Slots slots;
    private final Available available;

    private final HashLookup hashes;
    private final ArchitectureText notations;

    private StoreTruth(Architectures architectures, Path store) {
        snapshot = Snapshot.of(store);
        hashes = new HashLookup(store);
        this.architectures = architectures;
        slots = new Slots(architectures.benchmark(), snapshot);
        notations = architectures.notations(hash -> architectures.at(indexOf(hash)));
        available = new Available(architectures.benchmark(), snapshot);
    }

    /**
     * Opens the store of a benchmark.
     *
     * @throws assay.core.error.DataMissingException if there is none: nothing was imported
     */
    public static StoreTruth open(Benchmark benchmark, Path store) {
        StoreTruth truth = new StoreTruth(Architectures.of(benchmark), store);
        benchmark.described().ifPresent(d -> truth.requireDescription(d.sha256(), store));
        return truth;
    }

    /** A killed import may have changed the store, and not the description beside it. */
    private void requireDescription(String sha256, Path store) {
        if (!sha256.equals(snapshot.buildInfo().get(DESCRIPTION_SHA256))) {
            throw new DataFormatException(
                    store.toString(),
                    -1,
                    store + ": expected the store of the description beside it, found that of another one. Import the"
                            + " table again.");
        }
    }

    /**
     * The number of the NAS-Bench-101 cell with this hash. This takes some milliseconds, and the first call starts DuckDB.
     *
     * @throws assay.core.error.OutOfTableException if no cell has it
     */
    public int indexOf(Hash101 hash) {
        return hashes.find(hash);
    }

    public Architectures architectures() {
        return architectures;
    }

    /**
     * Reads an architecture in any notation that people use.
     *
     * @throws assay.core.space.GenotypeException naming the column
     * @throws assay.core.error.OutOfTableException if it is an index or a hash that the space does not have
     */
    public Genotype read(String text) {
        return notations.read(text);
    }

    /** Whether a text is meant to be an architecture, and not some other word. */
    public boolean reads(String text) {
        try {
            return text.strip().startsWith("|") || notations.read(text) != null;
        } catch (OutOfTableException beyond) {
            return true;
        } catch (GenotypeException none) {
            return false;
        }
    }

    @Override
    public Answer ask(Question question) {
        int arch = architectures.indexOf(question.arch());
        if (question instanceof Query query && !query.metric().byFormula()) {
            for (Reading reading : slots.find(query)) {
                long bits = reading.bits(arch, query.epochs());
                if (!Snapshot.isAbsent(bits)) {
                    return reading.answer(query, bits);
                }
            }
            return available.absent(query, arch);
        }
        return prepare(question).answer(arch);
    }

    /** Whether a question is about networks that a formula can count; otherwise the table may have their costs. */
    private static boolean isOfKnownImages(Question question) {
        Optional<Dataset> dataset =
                question instanceof Query query ? Optional.of(query.dataset()) : ((CostQuery) question).dataset();
        return dataset.map(Dataset::isOfKnownImages).orElse(true);
    }

    /** Looks a question up for every architecture. The architecture that the question names makes no difference. */
    public Prepared prepare(Question question) {
        if (question.metric().byFormula()) {
            return architectures.haveFormula() && isOfKnownImages(question)
                    ? new FormulaNumbers(architectures, question)
                    : new TrainedNumbers(
                            architectures,
                            question,
                            TrainedNumbers.costs(question, architectures.benchmark()),
                            slots,
                            available);
        }
        if (question instanceof Query query) {
            return new TrainedNumbers(architectures, query, query, slots, available);
        }
        CostQuery cost = (CostQuery) question;
        return new DeviceNumbers(architectures, cost, matching(cost), available);
    }

    private List<Snapshot.Hardware> matching(CostQuery cost) {
        String dataset = cost.dataset().map(d -> d.key()).orElse(null);
        return snapshot.hardware().stream()
                .filter(h -> h.device().equals(cost.device().orElseThrow())
                        && h.metric().equals(cost.metric().key())
                        && Objects.equals(h.dataset(), dataset))
                .toList();
    }

    /**
     * The single trainings for which the table has an answer to this question, ordered by seed. The trials that the question
     * names make no difference.
     */
    public List<Trials> trainings(Query query) {
        return slots.seeds(query).stream()
                .<Trials>map(Trials.Seed::new)
                .filter(seed -> ask(new Query(
                                query.arch(),
                                query.dataset(),
                                query.split(),
                                query.metric(),
                                query.schedule(),
                                seed,
                                query.epoch()))
                        instanceof Answer.Measured)
                .toList();
    }

    /** The seeds, in ascending order, of the trainings with which some architecture may have an answer to this question. */
    public List<Integer> seeds(Query query) {
        return slots.seeds(query);
    }

    /** The notes on the measurements of this question that a user should know; costs have no marks. */
    public List<Mark> marks(Question question) {
        return question instanceof Query query
                ? snapshot.marks(architectures.indexOf(query.arch())).stream()
                        .filter(m -> m.isAbout(
                                query.dataset().key(),
                                query.schedule(),
                                query.trials().key()))
                        .toList()
                : List.of();
    }

    /** The devices with known costs, and the metrics of each. */
    public List<Snapshot.Hardware> devices() {
        return snapshot.hardware();
    }

    /** The file is unmapped when nothing refers to it any more. */
    @Override
    public void close() {
        hashes.close();
    }
}
