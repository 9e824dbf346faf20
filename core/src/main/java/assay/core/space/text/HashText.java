package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.bench101.Hash101;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The official hash of a NAS-Bench-101 cell. */
final class HashText implements Notation {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{24,40}");

    private final Function<Hash101, Genotype> lookup;

    HashText(Function<Hash101, Genotype> lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return "the official hash";
    }

    @Override
    public String example() {
        return "28cfc7874f6d200472e1a9dcd8650aa0";
    }

    /** An adjacency has only zeros and ones. */
    @Override
    public boolean claims(Written written) {
        return DIGITS.matcher(written.stripped()).matches();
    }

    @Override
    public Genotype read(Written written) {
        return lookup.apply(Hash101.parse(written.stripped().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(Cells101.cell(genotype).hash().text());
    }
}
