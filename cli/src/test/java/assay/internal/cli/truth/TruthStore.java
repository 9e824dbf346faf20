package assay.internal.cli.truth;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A store of NAS-Bench-201 with few numbers, made from a table in long form and one of device costs. */
final class TruthStore {
    private final Path store;

    TruthStore(Path folder) throws IOException {
        this(folder, "home");
    }

    /** @param home folder of the store within {@code folder} */
    TruthStore(Path folder, String home) throws IOException {
        store = Files.createDirectories(folder).resolve(home).resolve("nasbench201.duckdb");
        StringBuilder rows = new StringBuilder("arch,dataset,split,schedule,trial,seeds,epoch,metric,value\n");
        for (int epoch = 1; epoch <= 12; epoch++) {
            rows.append("7,cifar10-valid,valid,12,777,777,").append(epoch).append(",accuracy,");
            rows.append(50 + epoch).append('\n');
            rows.append("7,cifar10-valid,train,12,777,777,").append(epoch).append(",time,10.5\n");
        }
        // The evaluation time is the same at every epoch, as in the official files.
        for (int epoch = 1; epoch <= 12; epoch++) {
            for (String trial : List.of("777", "111")) {
                rows.append("7,cifar10-valid,valid,12," + trial + "," + trial + "," + epoch + ",time,2\n");
            }
        }
        for (int epoch = 1; epoch <= 12; epoch++) {
            rows.append("7,cifar10-valid,train,12,111,111,").append(epoch).append(",time,10.5\n");
        }
        rows.append("7,cifar10-valid,valid,12,111,111,12,accuracy,60\n");
        add(folder, "long.csv", rows.toString());
        add(folder, "few.csv", """
                arch_index,mean_seeds_200,c10_test_200,c10_edgegpu_latency,c10_edgegpu_energy
                0,777+888,85.5,5.0,20
                1,777,93.5,7.5,30
                2,888,90.5,5.0,
                """);
    }

    private void add(Path folder, String name, String rows) throws IOException {
        Path table = folder.resolve(name);
        Files.writeString(table, rows);
        Ran ran = Ran.assay("import", table.toString(), "--store", store.toString());
        if (ran.code() != 0) {
            throw new AssertionError(ran.err());
        }
    }

    /** {@code command 201 args --store ...}. */
    Ran run(String command, String... args) {
        List<String> all = new ArrayList<>(List.of(command, "201", "--store", store.toString()));
        all.addAll(List.of(args));
        return Ran.assay(all.toArray(String[]::new));
    }
}
