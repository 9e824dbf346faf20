package assay.internal.conformance;

import assay.core.space.darts.CellDarts;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The genotypes that the official rules derive from architecture tensors: parts {@code *_genotypes}. Uses only Java's doubles.
 */
record DartsGenotypesCase(Fields top, String name) implements NamedCase {
    private DartsSpace space() {
        return switch (name) {
            case "darts_genotypes", "pcdarts_genotypes" -> DartsSpace.darts();
            case "drnas_genotypes" -> DartsSpace.withoutNone();
            default -> throw new IllegalStateException(name);
        };
    }

    @Override
    public void replay(String backend, Check check) {
        DartsSpace space = space();
        Groups groups = Groups.of(space);
        List<Fields> entries = top.objects(name);
        for (int i = 0; i < entries.size(); i++) {
            Fields entry = entries.get(i);
            GenotypeDarts expected = DartsReferences.genotype(entry);
            Relaxation relaxation = DartsSupernetCase.relaxation(name);
            double[] alpha = DartsSupernetCase.alpha(entry, relaxation.parameters(groups));
            double[] weights = DartsSupernetCase.draw(relaxation, groups, alpha).weights();
            GenotypeDarts found = space.derive(Arrays.copyOf(weights, groups.size()));
            check.list("[" + i + "].normal", Tolerance.COUNT, numbers(expected.normal()), numbers(found.normal()));
            check.list("[" + i + "].reduce", Tolerance.COUNT, numbers(expected.reduce()), numbers(found.reduce()));
        }
    }

    /** For each edge the place of its operation and its input, then the concatenated states. */
    private static double[] numbers(CellDarts cell) {
        return DoubleStream.concat(
                        cell.edges().stream().flatMapToDouble(e -> DoubleStream.of(e.op().ordinal(), e.input())),
                        cell.concat().stream().mapToDouble(Integer::doubleValue))
                .toArray();
    }
}
