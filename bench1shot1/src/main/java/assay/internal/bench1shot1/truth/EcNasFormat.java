package assay.internal.bench1shot1.truth;

import assay.internal.data.importing.BenchmarkFormat;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * EC-NAS's trainings of small NAS-Bench-101 cells. They look like NAS-Bench-101, but are other trainings on other machines.
 * Their numbers would answer the same questions as the benchmark's. So they are left out, with a message.
 */
final class EcNasFormat implements BenchmarkFormat {
    @Override
    public String key() {
        return "ec-nas";
    }

    @Override
    public StoreKind kind() {
        return Kind101.KIND;
    }

    @Override
    public String about() {
        return "CSV tables, plain or gzip (docs/csv-layout.md)";
    }

    @Override
    public boolean claims(Path file) {
        return isTable(ExtractFormat.columns(file));
    }

    static boolean isTable(List<String> columns) {
        return columns.contains(CellRow.HASH) && columns.contains("energy_kwh");
    }

    @Override
    public void read(List<Path> files, Target target) {
        for (Path file : files) {
            target.skip(
                    file.getFileName().toString(),
                    "skipped: EC-NAS's own trainings of 4 epochs, which are not NAS-Bench-101's numbers");
        }
    }
}
