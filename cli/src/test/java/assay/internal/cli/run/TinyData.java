package assay.internal.cli.run;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up table of NAS-Bench-201 and made-up images, in the layouts of the real ones. */
public final class TinyData {
    private TinyData() {}

    /** {@code nasbench201/tiny.csv} with every cell, and {@code cifar10/train-tiny.bin} with 200 images. */
    public static Path write(Path folder) throws IOException {
        StringBuilder csv = new StringBuilder(
                "arch_index,mean_seeds_200,train_s_200_c10valid,c10_valid_12,c10_valid_200,c10_test_200,c100_valid_200,"
                        + "c100_test_200,in16_valid_200,in16_test_200\n");
        RandomStream random = new Seeds(7).stream("table");
        for (int arch = 0; arch < 15_625; arch++) {
            csv.append(arch)
                    .append(arch == 15_624 ? ",777+888,2001," : ",777+888,2000,")
                    .append(10 + arch * 37 % 900 / 10.0);
            for (int column = 0; column < 6; column++) {
                csv.append(',').append(10 + random.nextInt(9_000) / 100.0);
            }
            csv.append('\n');
        }
        Files.createDirectories(folder.resolve("nasbench201"));
        Files.writeString(folder.resolve("nasbench201/tiny.csv"), csv);
        byte[] records = new byte[200 * 3073];
        random.nextBytes(records);
        for (int i = 0; i < 200; i++) {
            records[i * 3073] = (byte) (i % 10);
        }
        Files.createDirectories(folder.resolve("cifar10"));
        Files.write(folder.resolve("cifar10/train-tiny.bin"), records);
        return folder;
    }
}
