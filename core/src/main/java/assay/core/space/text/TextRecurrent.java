package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.recurrent.RecurrentSpace;
import java.util.Optional;

/** Our text of a recurrent cell, also with blanks; or the name of a published one. */
final class TextRecurrent implements Notation {
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
        return RecurrentSpace.published().parse(written.text().replaceAll("\\s", ""));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(genotype.text());
    }
}
