package assay.api;

import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.Question;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.work.Benchmarks;

/** An open table of trained architectures. Look-ups take about a microsecond; safe for threads. */
public final class AssayTable implements AutoCloseable {
    private final Benchmark benchmark;
    private final StoreTruth truth;

    private AssayTable(Benchmark benchmark, StoreTruth truth) {
        this.benchmark = benchmark;
        this.truth = truth;
    }

    /**
     * Opens a table that is part of the program, or that was imported or built.
     *
     * @param benchmark as on the command line: {@code mini201}, {@code 201}, {@code 101}, or the name of a built one
     * @throws assay.core.error.UsageException if there is no such benchmark; the message lists them
     * @throws assay.core.error.DataMissingException if its table was not imported yet
     */
    public static AssayTable open(String benchmark) {
        Benchmark named = Benchmarks.named(benchmark);
        return new AssayTable(named, StoreTruth.open(named, Benchmarks.store(named.key())));
    }

    public Benchmark benchmark() {
        return benchmark;
    }

    /** How many architectures its space has. */
    public int size() {
        return truth.architectures().size();
    }

    /**
     * Reads an architecture in any notation that {@code assay query} reads.
     *
     * @throws assay.core.space.GenotypeException naming the column, what was expected there and what was found
     * @throws assay.core.error.OutOfTableException if it is an index or a hash that the space does not have
     */
    public Genotype parse(String text) {
        return truth.read(text);
    }

    /** The architecture with this official number, from 0. */
    public Genotype at(int index) {
        return truth.architectures().at(index);
    }

    /** Answers a question: either a number together with the whole question, or the reason why there is none. */
    public Answer ask(Question question) {
        return truth.ask(question);
    }

    @Override
    public void close() {
        truth.close();
    }
}
