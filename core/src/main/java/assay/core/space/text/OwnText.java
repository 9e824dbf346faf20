package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.Optional;

/** The official text of a space, which the space itself reads. */
final class OwnText implements Notation {
    private final SearchSpace space;

    OwnText(SearchSpace space) {
        this.space = space;
    }

    @Override
    public String name() {
        return "its text";
    }

    @Override
    public String example() {
        return "as 'assay list' shows it";
    }

    @Override
    public boolean claims(Written written) {
        return true;
    }

    @Override
    public Genotype read(Written written) {
        return space.parse(written.stripped());
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(genotype.text());
    }
}
