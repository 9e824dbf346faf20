package assay.internal.cli;

import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.cli.options.OneArchitecture;
import assay.internal.core.io.WholeFile;
import assay.internal.reports.drawing.Drawings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay draw}: cells as SVG files. */
@Command(
        name = "draw",
        header = "Draw the cells of an architecture as SVG files.",
        description = {
            "Draw the cells of an architecture as SVG files: normal.svg and reduce.svg of darts, cell.svg of the other"
                    + " spaces.",
            "The answer is the list of files."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay draw darts --arch DARTS_V2 --out drawings",
            "  assay draw recurrent --arch DARTS_V2 --out drawings",
            "  assay draw 101 --arch '100110100001001010101:c3;mp;c3;c3;c1' --out drawings",
            "  assay draw 1shot1-3 --arch 'mp(0) c3(1) c3(2) c3(2,3) c3(0,4) out(0,5)' --out drawings",
            "  assay draw 201 --index 6111 --out drawings"
        })
final class DrawCommand extends AssayCommand {
    @Parameters(paramLabel = "SPACE", description = "201, sss, 101, 1shot1-1, 1shot1-2, 1shot1-3, darts or recurrent.")
    private String space;

    @Mixin
    private OneArchitecture architecture;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write. Default: here.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Genotype genotype = architecture.of(SpaceKits.called(space, "draw"), "draw");
        Drawings.of(genotype).forEach((name, svg) -> {
            Path file = folder.resolve(name + ".svg");
            WholeFile.write(file, svg.standalone());
            out().println(file);
        });
        return 0;
    }
}
