package assay.internal.experiments.referee;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.Census;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.truth.BuiltFacts;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.rows.NamedArchitecture;
import assay.internal.experiments.rows.QuestionFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the architecture of a row, in any notation, as an architecture of the judged space. */
public final class ArchitectureReader {
    private final SpaceKit kit;
    private final Optional<StoreTruth> truth;
    /** For spaces that are parts of a table: the architecture with each number. */
    private Map<Integer, Genotype> byCell;

    private ArchitectureReader(SpaceKit kit, Optional<StoreTruth> truth) {
        this.kit = kit;
        this.truth = truth;
    }

    /** A reader for a space with an open table. */
    public static ArchitectureReader of(SpaceKit kit, StoreTruth truth) {
        return new ArchitectureReader(kit, Optional.of(truth));
    }

    /** A reader for a space without a table. */
    public static ArchitectureReader of(SpaceKit kit) {
        return new ArchitectureReader(kit, Optional.empty());
    }

    /**
     * The fields that name architectures besides text and number. They are those of the table, which may be about a larger
     * space.
     */
    List<String> nameFields() {
        return truth.map(t -> t.architectures().benchmark().space())
                .map(space -> SpaceKits.named(space, "judge").nameFields())
                .orElse(List.of());
    }

    /** Whether a text looks like an architecture, and not like another word. */
    boolean reads(String text) {
        if (truth.isPresent()) {
            return truth.get().reads(text);
        }
        try {
            return kit.notations().read(text) != null;
        } catch (OutOfTableException beyond) {
            return true;
        } catch (GenotypeException none) {
            return false;
        }
    }

    /**
     * Reads an architecture from its text, in any notation.
     *
     * @throws OutOfTableException if the space does not have it
     * @throws assay.core.error.AssayException naming what cannot be understood
     */
    public Genotype read(String text) {
        QuestionFields fields = new QuestionFields("");
        fields.put("arch", text);
        return read(fields);
    }

    /**
     * Reads the architecture from the fields of a row.
     *
     * @throws OutOfTableException if the space does not have it
     * @throws assay.core.error.AssayException naming what cannot be understood
     */
    Genotype read(QuestionFields fields) {
        Genotype found = truth.map(t -> NamedArchitecture.agreeing(
                                fields, t.architectures().benchmark())
                        .find(t))
                .orElseGet(() -> kit.notations()
                        .read(fields.find("arch")
                                .orElseThrow(() -> new UsageException("architecture: expected one, found none."))));
        return kit.holds(found) ? found : kit.standingFor(found).orElseGet(() -> member(found));
    }

    /** An architecture of the space that stands for this one of the table. */
    private Genotype member(Genotype cell) {
        if (byCell == null) {
            byCell = new HashMap<>();
            kit.landscape().forEach(g -> byCell.putIfAbsent(number(g), g));
        }
        int number = number(cell);
        Genotype found = byCell.get(number);
        return found != null ? found : withLooseEnds(number, cell);
    }

    private Genotype withLooseEnds(int number, Genotype cell) {
        Census census =
                kit.population(Optional.<BuiltFacts>empty()).orElseThrow().counted();
        if (census.place(cell) >= 0) {
            for (int i = 0; i < census.texts(); i++) {
                Genotype g = census.numbered(i);
                byCell.putIfAbsent(number(g), g);
            }
        }
        Genotype found = byCell.get(number);
        if (found == null) {
            throw new OutOfTableException(kit.shortName() + ": expected a cell of the space, found " + cell.text()
                    + ", which does not belong to it.");
        }
        return found;
    }

    private int number(Genotype genotype) {
        return kit.numbering().orElseThrow().indexOf(genotype);
    }
}
