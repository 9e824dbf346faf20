package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.bench101.Cell101;
import java.util.Optional;
import java.util.regex.Pattern;

/** Our text of a NAS-Bench-101 cell, {@code ADJACENCY:OPERATIONS}, also with blanks. */
final class Graph101 implements Notation {
    private static final Pattern START = Pattern.compile("(?s)\\s*[0-9][0-9\\s]*:.*");

    @Override
    public String name() {
        return "adjacency and operations";
    }

    @Override
    public String example() {
        return "110101:mp;mp";
    }

    @Override
    public boolean claims(Written written) {
        return START.matcher(written.text()).matches();
    }

    @Override
    public Genotype read(Written written) {
        return Cell101.parse(written.text().replaceAll("\\s", ""));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(Cells101.cell(genotype).text());
    }
}
