package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.darts.DartsSpace;
import java.util.Optional;

/** Our text of a pair of DARTS cells, also with blanks; or the name of a published one. */
final class TextDarts implements Notation {
    private final DartsSpace space = DartsSpace.darts();

    @Override
    public String name() {
        return "our text, or a name of 'assay list genotypes'";
    }

    @Override
    public String example() {
        return "DARTS_V2";
    }

    @Override
    public boolean claims(Written written) {
        return written.text().indexOf('(') < 0 && written.text().indexOf('{') < 0;
    }

    @Override
    public Genotype read(Written written) {
        return space.parse(written.text().replaceAll("\\s", ""));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(genotype.text());
    }
}
