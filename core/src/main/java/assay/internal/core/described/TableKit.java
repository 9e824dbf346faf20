package assay.internal.core.described;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.ArchitectureCost;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The space of a described table. */
public final class TableKit implements SpaceKit {
    private final TableDescription of;
    private final TableSpace space;
    private final OfficialNumbers numbers;

    /** The numbers of listed architectures. */
    private record Listed(TableSpace space) implements OfficialNumbers {
        @Override
        public int size() {
            return space.listed().size();
        }

        @Override
        public Genotype at(int number) {
            if (number < 0 || number >= size()) {
                throw new OutOfTableException(
                        space.name() + ": no architecture " + number + " (available: 0.." + (size() - 1) + ").");
            }
            return space.listed().get(number);
        }

        @Override
        public int indexOf(Genotype genotype) {
            if (!(genotype instanceof TableArchitecture arch) || !arch.table().equals(space.name())) {
                throw new UsageException(
                        space.name() + ": expected an architecture of this table, found '" + genotype.text() + "'.");
            }
            Integer number = space.number(genotype);
            if (number == null) {
                throw new OutOfTableException(
                        space.name() + ": not in the imported table: architecture " + genotype.text() + ".");
            }
            return number;
        }
    }

    /** @param texts of the architectures in the order of their numbers, if they are listed; otherwise they are not read */
    public TableKit(TableDescription of, List<String> texts) {
        this.of = of;
        space = new TableSpace(
                of.name(), of.decisions(), of.notation(), of.listed() ? Optional.of(texts) : Optional.empty());
        numbers = of.listed()
                ? new Listed(space)
                : of.like().map(l -> l.numbers(space)).orElseGet(() -> OfficialNumbers.inOrder(space));
    }

    /** The description. */
    public TableDescription description() {
        return of;
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public String shortName() {
        return of.name();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.of(space);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(of.benchmark());
    }

    @Override
    public Dataset dataset(String key) {
        return of.benchmark().dataset(key);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.own(space);
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof TableArchitecture arch && arch.table().equals(of.name());
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.of(numbers);
    }

    /** There is no formula: the table has the cost of its networks, if it is known. */
    @Override
    public boolean hasFormula() {
        return false;
    }

    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        throw new UsageException(of.name() + ": the cost of a network follows from no formula in this table.");
    }

    @Override
    public Map<String, Long> params(Genotype genotype) {
        return Map.of();
    }

    @Override
    public List<Genotype> landscape() {
        return IntStream.range(0, numbers.size()).mapToObj(numbers::at).toList();
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(
                new TablePopulation(this, of.benchmark().judgedBy(of.datasets().get(0))));
    }

    @Override
    public double[] features(Genotype genotype) {
        return of.like().map(l -> l.kit().features(l.of(genotype))).orElseGet(() -> SpaceKit.super.features(genotype));
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        return of.like().map(l -> l.kit().pictures(l.of(genotype))).orElseGet(() -> own(genotype));
    }

    private Map<String, Picture> own(Genotype genotype) {
        return TablePictures.of(of.decisions(), space.encode(genotype), genotype.text());
    }

    @Override
    public String pictureNote() {
        return of.like().map(l -> l.kit().pictureNote()).orElseGet(() -> TablePictures.note(of.decisions()));
    }
}
