package assay.internal.images;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Litter;
import assay.internal.core.io.Sha256;
import assay.internal.images.ImageSet.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with one folder of PNG or JPEG files for each class, in the order of their names; or a folder with {@code train} and
 * {@code test} (or {@code val}), each of this form. Each image is cropped to its central square and scaled to the same size.
 */
final class ClassFolders {
    private static final long MOST_BYTES = 1L << 30;
    private static final Pattern READ = Pattern.compile(".*\\.(png|jpg|jpeg)");
    private static final Pattern OTHER_IMAGES =
            Pattern.compile(".*\\.(bmp|gif|webp|tif|tiff|heic|heif|avif|jp2|jxl|ppm|pgm|pbm|tga|psd|svg|ico|npy|npz)");

    private ClassFolders() {}

    /** Whether there are class folders of any part. */
    static boolean looksLike(Path folder) {
        return Files.isDirectory(folder)
                && Arrays.stream(Part.values())
                        .anyMatch(p -> !classes(part(folder, p)).isEmpty());
    }

    /**
     * The folder of a part, which has class folders. A folder with images in it is a class that happens to have such a name.
     */
    private static Path part(Path folder, Part part) {
        for (String name : part == Part.TRAIN ? List.of("train") : List.of("test", "val")) {
            Path inner = folder.resolve(name);
            if (Files.isDirectory(inner) && !classes(inner).isEmpty()) {
                return inner;
            }
        }
        return folder;
    }

    /**
     * Refuses a folder in which images are not in class folders.
     *
     * @throws DataMissingException if it is one
     */
    static void refuseLoose(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> loose = list(folder)
                .filter(f -> !Litter.is(f.getFileName().toString())
                        && Files.isRegularFile(f)
                        && (READ.matcher(lower(f)).matches()
                                || OTHER_IMAGES.matcher(lower(f)).matches()))
                .toList();
        if (!loose.isEmpty()) {
            throw new DataMissingException(
                    "images: " + folder + ": expected a folder of PNG or JPEG files for each class,"
                            + " found " + loose.size() + " files without class folders ("
                            + loose.get(0).getFileName()
                            + " ...). An image's class is its folder's name: put each into " + folder + "/CLASS.");
        }
    }

    /**
     * @param alone whether the folder was given only for this part: if it has no parts, all of it is read
     * @param side pixels of the result, height and width
     * @throws DataMissingException if there is no such folder, or no test images beside the training images
     */
    static ImageSet read(Path given, Part part, boolean alone, int side) {
        Path folder = part(given, part);
        if (part == Part.TEST
                && folder.equals(given)
                && (!alone || !part(given, Part.TRAIN).equals(given))) {
            throw new DataMissingException("images: expected a folder test or val beside train in " + given
                    + ", found none. Give the folder of the test images by itself ('assay train' takes it with"
                    + " --test PATH).");
        }
        List<Path> classes = classes(folder);
        if (classes.size() < 2) {
            throw new DataMissingException("images: expected a folder of PNG or JPEG files for each of at least two"
                    + " classes in " + folder + ", found " + classes.size() + ".");
        }
        List<String> names = classes.stream().map(ClassFolders::name).toList();
        refuseTwins(folder, names);
        refuseDeeper(folder, classes);
        List<byte[]> planes = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : images(classes.get(label))) {
                if ((long) (planes.size() + 1) * 3 * side * side > MOST_BYTES) {
                    throw new DataMissingException("images: expected at most " + MOST_BYTES + " bytes of pixels, found"
                            + " more in " + folder + ". Use a smaller size or fewer images.");
                }
                planes.add(ScaledImage.pixels(file, side));
                labels.add(label);
            }
        }
        byte[] all = new byte[planes.size() * 3 * side * side];
        for (int i = 0; i < planes.size(); i++) {
            System.arraycopy(planes.get(i), 0, all, i * 3 * side * side, 3 * side * side);
        }
        int[] labelArray = labels.stream().mapToInt(Integer::intValue).toArray();
        String name = given.toAbsolutePath().getFileName().toString();
        return new ImageSet(new Records(
                name,
                3,
                side,
                side,
                classes.size(),
                all,
                0,
                3 * side * side,
                labelArray,
                checksum(side, all, labelArray, names),
                names,
                passedOver(folder, classes)));
    }

    /**
     * The checksum of everything that determines what is learnt: the images, and the class of each. The sizes and labels at
     * the beginning say where pixels and names begin, so that different contents cannot give the same bytes.
     */
    private static String checksum(int side, byte[] pixels, int[] labels, List<String> names) {
        ByteBuffer head = ByteBuffer.allocate((2 + labels.length) * Integer.BYTES)
                .putInt(side)
                .putInt(labels.length);
        for (int label : labels) {
            head.putInt(label);
        }
        return Sha256.hex(head.array(), pixels, String.join("\0", names).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The name of a folder. A Mac writes an e and its accent as two characters; other systems write one letter. Both forms
     * give the same name.
     */
    private static String name(Path folder) {
        return Normalizer.normalize(folder.getFileName().toString(), Normalizer.Form.NFC);
    }

    private static void refuseTwins(Path folder, List<String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i).equals(names.get(i - 1))) {
                throw new DataMissingException("images: " + folder + ": expected one folder for each class, found two"
                        + " whose names look alike: " + names.get(i) + ". Put their images into one of them.");
            }
        }
    }

    /**
     * Refuses a folder that has images only in its subfolders, because its images would be left out. A folder without any
     * images is not the folder of a class.
     */
    private static void refuseDeeper(Path folder, List<Path> classes) {
        for (Path other : list(folder).toList()) {
            if (classes.contains(other) || Litter.is(other.getFileName().toString()) || !Files.isDirectory(other)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(other)) {
                Optional<Path> image =
                        all.filter(f -> READ.matcher(lower(f)).matches()).findFirst();
                if (image.isPresent()) {
                    throw new DataMissingException("images: " + folder + ": expected the images of a class in the"
                            + " class's folder itself, found " + folder.relativize(image.get()) + ". Move them up.");
                }
            } catch (IOException | UncheckedIOException e) {
                throw unreadable(other, e);
            }
        }
    }

    private static List<String> passedOver(Path folder, List<Path> classes) {
        Stream<String> empty = list(folder)
                .filter(f -> Files.isDirectory(f) && !classes.contains(f))
                .map(f -> f.getFileName().toString())
                .filter(n -> !Litter.is(n))
                .map(n -> n + " (a folder without images)");
        Stream<String> litter = Stream.concat(Stream.of(folder), classes.stream())
                .flatMap(ClassFolders::list)
                .map(f -> f.getFileName().toString())
                .filter(Litter::is);
        return Stream.concat(litter, empty).distinct().toList();
    }

    private static List<Path> classes(Path folder) {
        return list(folder)
                .filter(f -> !Litter.is(f.getFileName().toString())
                        && Files.isDirectory(f)
                        && !images(f).isEmpty())
                .sorted(Comparator.comparing(ClassFolders::name))
                .toList();
    }

    /** The images of a class. An image in another form is refused; leaving it out would change the class, or make it empty. */
    private static List<Path> images(Path folder) {
        List<Path> files = list(folder)
                .filter(f -> !Litter.is(f.getFileName().toString()) && Files.isRegularFile(f))
                .toList();
        for (Path file : files) {
            if (OTHER_IMAGES.matcher(lower(file)).matches()) {
                throw ScaledImage.damaged(
                        file, "expected PNG or JPEG images in a class folder, found another form", null);
            }
        }
        return files.stream().filter(f -> READ.matcher(lower(f)).matches()).toList();
    }

    private static String lower(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DataMissingException unreadable(Path folder, Exception e) {
        return new DataMissingException(
                "images: " + folder + " cannot be read: " + e.getMessage() + ". Check its permissions.", e);
    }
}
