package assay.internal.cli.options;

import assay.internal.experiments.work.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an experiment finds its table and its images. */
public final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with nasbench201 or nasbench101 (imported if no table is yet) and the images in a folder named as"
                            + " their data set. Default: environment variable ASSAY_REAL_DATA.")
    private Path data;

    @Option(names = "--images", paramLabel = "PATH", description = "The folder or file of the images.")
    private Path images;

    public Optional<Path> data() {
        return DataFolder.of(data);
    }

    public Optional<Path> images() {
        return Optional.ofNullable(images);
    }
}
