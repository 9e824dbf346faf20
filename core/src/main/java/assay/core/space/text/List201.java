package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.internal.core.literal.Literal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operations of NASLib: six numbers, or the names of its classes, in the order of its edges (1,2), (1,3), (1,4), (2,3),
 * (2,4), (3,4). Six official names may be in that order or in the official order; they are read if both orders give the same
 * cell.
 */
final class List201 implements Notation {
    @Override
    public String name() {
        return "the operations of NASLib (OP_NAMES_NB201, edges 0-1 0-2 0-3 1-2 1-3 2-3)";
    }

    @Override
    public String example() {
        return "(4, 0, 3, 1, 4, 3)";
    }

    @Override
    public boolean claims(Written written) {
        return written.literal()
                .flatMap(Literal::list)
                .filter(l -> l.stream().allMatch(i -> i.list().isEmpty()))
                .isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Literal literal = written.literal().orElseThrow();
        List<Literal> items = literal.list().orElseThrow();
        if (items.size() != Genotype201.EDGES) {
            throw new GenotypeException(
                    literal.column(), "6 operations, one an edge, as " + example(), Integer.toString(items.size()));
        }
        boolean official =
                items.stream().allMatch(i -> i.words().flatMap(Names201::op).isPresent());
        if (!official) {
            return new Genotype201(
                    Names201.official(items.stream().map(List201::naslib).toList()));
        }
        List<Op201> ops = items.stream().map(Names201::op).toList();
        Genotype201 asOfficial = new Genotype201(ops);
        Genotype201 asNaslib = new Genotype201(Names201.official(ops));
        if (!asOfficial.equals(asNaslib)) {
            throw new GenotypeException(
                    literal.column(),
                    "a cell in one reading",
                    "two: edges by the node that they end at (official) make " + asOfficial.text()
                            + ", edges by the node that they start at (NASLib) make " + asNaslib.text()
                            + ". Write the one that you mean");
        }
        return asOfficial;
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        List<Op201> edges = ((Genotype201) genotype).edges();
        Integer[] numbers = new Integer[Genotype201.EDGES];
        for (int e = 0; e < numbers.length; e++) {
            numbers[Names201.placeInNaslib(e)] = Names201.NASLIB.indexOf(edges.get(e));
        }
        return Optional.of(Arrays.stream(numbers).map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
    }

    private static Op201 naslib(Literal item) {
        Optional<Integer> number = item.whole().filter(n -> n >= 0 && n < Names201.NASLIB.size());
        return number.or(
                        () -> item.words().map(Names201.NASLIB_CLASSES::indexOf).filter(n -> n >= 0))
                .map(Names201.NASLIB::get)
                .orElseThrow(() -> new GenotypeException(
                        item.column(),
                        "a number 0..4 (skip_connect, none, nor_conv_3x3, nor_conv_1x1, avg_pool_3x3)",
                        Names201.found(item)));
    }
}
