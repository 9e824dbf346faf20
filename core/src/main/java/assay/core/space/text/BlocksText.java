package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cell of NAS-Bench-1Shot1. The numbers of parents of its vertices show to which of the spaces it belongs. */
final class BlocksText implements Notation {
    private static final Pattern START = Pattern.compile("(?s)\\s*[a-z0-9-]+\\s*\\(\\s*0.*\\bout\\b.*");

    private final List<OneShotSpace> spaces;

    /** @param spaces the spaces to which it may belong */
    BlocksText(List<OneShotSpace> spaces) {
        this.spaces = spaces;
    }

    @Override
    public String name() {
        return "blocks and parents (NAS-Bench-1Shot1)";
    }

    @Override
    public String example() {
        return "c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4)";
    }

    @Override
    public boolean claims(Written written) {
        return START.matcher(written.text()).matches();
    }

    @Override
    public Genotype read(Written written) {
        String text = written.stripped()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([(),]) ?", "$1")
                .replace(")", ") ")
                .strip();
        GenotypeException furthest = null;
        for (OneShotSpace space : spaces) {
            try {
                return space.parse(text);
            } catch (GenotypeException e) {
                furthest = furthest == null || e.column() > furthest.column() ? e : furthest;
            }
        }
        throw furthest;
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return genotype instanceof OneShot blocks ? Optional.of(blocks.text()) : Optional.empty();
    }
}
