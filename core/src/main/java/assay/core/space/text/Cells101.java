package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.OneShot;

/** What a text for NAS-Bench-101 can name: its cells, and the architectures of NAS-Bench-1Shot1, which stand for cells. */
final class Cells101 {
    private Cells101() {}

    static Cell101 cell(Genotype genotype) {
        return genotype instanceof OneShot blocks ? blocks.cell() : (Cell101) genotype;
    }
}
