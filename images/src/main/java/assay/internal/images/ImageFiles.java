package assay.internal.images;

import assay.core.error.DataMissingException;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.Unpacked;
import assay.internal.images.ImageSet.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the files of a data set and their layout. */
final class ImageFiles {
    private static final String WHAT_TO_GET =
            "Get the binary version of CIFAR-10 (cifar-10-binary.tar.gz, from its authors at the University of Toronto),"
                    + " unpack it, and name its folder cifar-10-batches-bin; the Python version is read, too;"
                    + " CIFAR-100 (binary version) and IDX files (MNIST, Fashion-MNIST) are read too.";

    private ImageFiles() {}

    static Records read(Path path, Part part) {
        PlainFile.refuseOthers(path);
        if (Files.isDirectory(path)) {
            return readFolder(path, part);
        }
        if (!Files.exists(path)) {
            throw new DataMissingException(
                    "images: expected a folder or file of images, found nothing at " + path + ". " + WHAT_TO_GET);
        }
        String name = path.getFileName().toString();
        if (name.matches(".*\\.(tar|tar\\.gz|tgz|zip|tar\\.bz2)")) {
            throw CifarPython.packed(name);
        }
        Unpacked file = Unpacked.read(path);
        if (CifarPython.looksLike(file)) {
            return readPython(List.of(path), name.equals("train") || name.equals("test"));
        }
        return Idx.looksLike(file) ? readIdxPair(path) : CifarBinary.recognise(file);
    }

    private static Records readFolder(Path folder, Part part) {
        boolean train = part == Part.TRAIN;
        List<Path> binary = batches(folder, train, ".bin");
        if (!binary.isEmpty()) {
            return CifarBinary.CIFAR10.read(binary.stream().map(Unpacked::read).toList());
        }
        List<Path> python = batches(folder, train, "");
        if (!python.isEmpty()) {
            return readPython(python, false);
        }
        Optional<Path> cifar100 = find(folder, train ? "train.bin" : "test.bin");
        if (cifar100.isPresent()) {
            return CifarBinary.CIFAR100.read(List.of(Unpacked.read(cifar100.get())));
        }
        Optional<Path> python100 = find(folder, train ? "train" : "test");
        if (python100.isPresent()) {
            return readPython(List.of(python100.get()), true);
        }
        Optional<Path> idx = find(folder, (train ? "train" : "t10k") + "-images-idx3-ubyte");
        if (idx.isPresent()) {
            return readIdxPair(idx.get());
        }
        return readSubset(folder, part, train ? "train-" : "test-");
    }

    /** The files of CIFAR-10, all or none. */
    private static List<Path> batches(Path folder, boolean train, String end) {
        List<String> batches = train
                ? IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> "data_batch_" + i + end)
                        .toList()
                : List.of("test_batch" + end);
        List<Path> found =
                batches.stream().flatMap(b -> find(folder, b).stream()).toList();
        if (!found.isEmpty() && found.size() < batches.size()) {
            List<String> missing = new ArrayList<>(batches);
            missing.removeIf(b -> find(folder, b).isPresent());
            throw new DataMissingException("images: expected the files " + String.join(", ", batches) + " in " + folder
                    + ", found all but " + String.join(", ", missing) + ". Copy these too.");
        }
        return found;
    }

    /** Files of the Python version. */
    private static Records readPython(List<Path> files, boolean cifar100) {
        List<String> labels = cifar100 ? List.of("coarse_labels", "fine_labels") : List.of("labels");
        return (cifar100 ? CifarBinary.CIFAR100 : CifarBinary.CIFAR10)
                .read(files.stream()
                        .map(f -> CifarPython.toBinary(Unpacked.read(f), labels))
                        .toList());
    }

    /** {@code train-*.bin[.gz]}, a part of a CIFAR set; if there is none, the folder in an unpacked official archive. */
    private static Records readSubset(Path folder, Part part, String prefix) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> {
                        String name = f.getFileName().toString();
                        return name.startsWith(prefix) && (name.endsWith(".bin") || name.endsWith(".bin.gz"));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataMissingException(
                    "images: " + folder + " cannot be read: " + e.getMessage() + ". Check its permissions.", e);
        }
        if (files.size() == 1) {
            return CifarBinary.recognise(Unpacked.read(files.get(0)));
        }
        if (files.size() > 1) {
            throw new DataMissingException("images: expected one file " + prefix + "*.bin in " + folder + ", found "
                    + files.stream().map(f -> f.getFileName().toString()).toList() + ". Name the file instead.");
        }
        for (String unpacked :
                List.of("cifar-10-batches-bin", "cifar-100-binary", "cifar-10-batches-py", "cifar-100-python")) {
            if (Files.isDirectory(folder.resolve(unpacked))) {
                return readFolder(folder.resolve(unpacked), part);
            }
        }
        throw new DataMissingException("images: expected " + (part == Part.TRAIN ? "training" : "test")
                + " images (data_batch_1.bin or test_batch.bin; train.bin or test.bin; " + prefix + "*.bin;"
                + " train-images-idx3-ubyte or t10k-images-idx3-ubyte; each also .gz), found none in " + folder + ". "
                + WHAT_TO_GET);
    }

    /** The images of an IDX pair, with the labels from the file beside them. */
    private static Records readIdxPair(Path given) {
        String name = plain(given.getFileName().toString());
        Path folder = given.toAbsolutePath().getParent();
        String images = name.replace("labels", "images").replace("idx1", "idx3");
        String labels = name.replace("images", "labels").replace("idx3", "idx1");
        if (images.equals(labels)) {
            throw new DataMissingException("images: expected an IDX file named like train-images-idx3-ubyte, found "
                    + name + ", whose labels cannot be told. Rename both files as they were published.");
        }
        return Idx.read(
                folder.getFileName().toString(),
                Unpacked.read(require(folder, images)),
                Unpacked.read(require(folder, labels)));
    }

    private static Path require(Path folder, String name) {
        return find(folder, name)
                .orElseThrow(() -> new DataMissingException("images: expected " + name + " (or .gz) in " + folder
                        + ", found no such file. Images and labels belong together: copy both."));
    }

    private static Optional<Path> find(Path folder, String name) {
        return Stream.of(name, name + ".gz")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String plain(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
