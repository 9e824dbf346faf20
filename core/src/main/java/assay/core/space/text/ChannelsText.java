package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.SizeSpace;
import assay.internal.core.literal.Literal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channels of a network of the size space, joined by colons, or as a list. */
final class ChannelsText implements Notation {
    private final SizeSpace space = new SizeSpace();

    @Override
    public String name() {
        return "the five numbers of channels";
    }

    @Override
    public String example() {
        return "8:8:40:32:40";
    }

    @Override
    public boolean claims(Written written) {
        return written.text().indexOf(':') >= 0
                || written.literal().flatMap(Literal::list).isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Optional<List<Literal>> list = written.literal().flatMap(Literal::list);
        if (list.isEmpty()) {
            return space.parse(written.text().replaceAll("\\s", ""));
        }
        for (Literal item : list.get()) {
            if (item.whole().isEmpty()) {
                throw new GenotypeException(item.column(), "a number of channels", Names201.found(item));
            }
        }
        if (list.get().size() != GenotypeSize.PARTS) {
            throw new GenotypeException(1, "5 numbers of channels", list.get().size() + " items");
        }
        return space.parse(
                list.get().stream().map(i -> i.whole().orElseThrow().toString()).collect(Collectors.joining(":")));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(genotype.text());
    }
}
