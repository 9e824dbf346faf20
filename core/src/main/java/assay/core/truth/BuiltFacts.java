package assay.core.truth;

import assay.core.error.UsageException;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Skeleton201;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Facts about a benchmark that somebody made with this program ({@code assay build}): all architectures of the space of
 * NAS-Bench-201, trained in the same way on the user's own images. Its table's splits are {@code train}, {@code valid} and
 * {@code test}; its trials are the seeds, and their mean.
 *
 * @param name of the benchmark, of its store's file, and in commands: up to 40 characters of {@code a-z 0-9 -}
 * @param title for people
 * @param dataset the images
 * @param channels of the networks' first stage ({@link Skeleton201})
 * @param cells in each of the three stages
 * @param schedule epochs of the training
 * @param seeds every architecture was trained with each, ascending
 * @param images how many images each accuracy covers @param notes everything else, for people and programs: the recipe's text,
 *     versions, checksums; in printing order
 */
public record BuiltFacts(
        String name,
        String title,
        Dataset dataset,
        int channels,
        int cells,
        int schedule,
        List<Integer> seeds,
        Images images,
        Map<String, String> notes) {
    /** How many images accuracies cover, by split. */
    public record Images(int train, int valid, int test) {
        public Images {
            if (train < 1 || valid < 1 || test < 1) {
                throw new UsageException("built benchmark: expected at least 1 image in each of train, valid and test,"
                        + " found " + train + ", " + valid + ", " + test + ".");
            }
        }

        /** @throws IllegalArgumentException if a built benchmark has no such split */
        public int of(Split split) {
            return switch (split) {
                case TRAIN -> train;
                case VALID -> valid;
                case TEST -> test;
                case VALTEST -> throw new IllegalArgumentException("built benchmarks have no split valtest");
            };
        }
    }

    /** The space of every built benchmark: its file holds one number of channels and of cells for all networks. */
    public static final String SPACE = new Bench201Space().name();

    /** The splits of every built benchmark. */
    public static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALID, Split.TEST);

    /** Key of a note: the names of the proxies that scored each network before its training, joined by {@code +}. */
    public static final String PROXIES = "proxies";

    /**
     * Key of a note: the standard deviation of the test accuracy of one training between seeds, points, as somebody measured it
     * with seeds that are not in the file. A benchmark of several seeds needs none.
     */
    public static final String NOISE = "noise_test_points";

    /** Key of a note: how many networks {@link #NOISE} was measured on. */
    public static final String NOISE_NETWORKS = "noise_test_networks";

    /**
     * The noise of a training.
     *
     * @param points standard deviation of the test accuracy between seeds
     * @param networks that it was measured on
     */
    public record Noise(double points, int networks) {}

    /** Curves are kept by epoch and seed. These bounds limit the memory that a reader needs. */
    private static final int MOST_EPOCHS = 10_000;

    private static final int MOST_SEEDS = 1_000;

    private static final String PROXY_NAMES = "[a-z][a-z0-9_]*(\\+[a-z][a-z0-9_]*)*";

    private static final String NAME = "name";
    private static final String TITLE = "title";
    private static final String SPACE_KEY = "space";
    private static final String DATASET = "dataset";
    private static final String DATASET_TITLE = "dataset_title";
    private static final String CLASSES = "classes";
    private static final String IMAGE_SIZE = "image_size";
    private static final String CHANNELS = "channels";
    private static final String CELLS = "cells";
    private static final String SCHEDULE = "schedule";
    private static final String SEEDS = "seeds";
    private static final String TRAIN = "train_images";
    private static final String VALID = "valid_images";
    private static final String TEST = "test_images";
    private static final List<String> KEYS = List.of(
            NAME,
            TITLE,
            SPACE_KEY,
            DATASET,
            DATASET_TITLE,
            CLASSES,
            IMAGE_SIZE,
            CHANNELS,
            CELLS,
            SCHEDULE,
            SEEDS,
            TRAIN,
            VALID,
            TEST);

    public BuiltFacts {
        seeds = seeds.stream().sorted().toList();
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes)); // Map.copyOf loses the order
        requireName(name);
        if (title.isBlank() || schedule < 1) {
            throw new UsageException("built benchmark " + name
                    + ": expected a title and a schedule of at least 1 epoch, found '" + title + "' and " + schedule
                    + ".");
        }
        if (schedule > MOST_EPOCHS || seeds.size() > MOST_SEEDS) {
            throw new UsageException("built benchmark " + name + ": expected at most " + MOST_EPOCHS + " epochs and "
                    + MOST_SEEDS + " seeds, found " + schedule + " and " + seeds.size() + ".");
        }
        if (seeds.isEmpty() || seeds.get(0) < 0 || seeds.stream().distinct().count() < seeds.size()) {
            throw new UsageException(
                    "built benchmark " + name + ": expected different seeds of 0 or more, found " + seeds + ".");
        }
        for (String key : notes.keySet()) {
            if (KEYS.contains(key) || !key.matches("[a-z][a-z0-9_]{0,63}")) {
                throw new UsageException("built benchmark " + name + ": expected keys of notes of a-z 0-9 _ other than "
                        + String.join(", ", KEYS) + ", found '" + key + "'.");
            }
        }
        String scored = notes.get(PROXIES);
        if (scored != null
                && (!scored.matches(PROXY_NAMES)
                        || Arrays.stream(scored.split("\\+")).distinct().count() < scored.split("\\+").length)) {
            throw new UsageException("built benchmark " + name + ": expected different names of proxies joined by +,"
                    + " found '" + scored + "'.");
        }
        new Skeleton201(channels, cells, dataset.classes(), dataset.imageSize());
        noise(notes);
    }

    private static void requireName(String name) {
        if (Benchmark.isReserved(name) || !name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new UsageException("built benchmark: expected a name of up to 40 of a-z 0-9 - (it names a file) that"
                    + " no other benchmark has, found '" + name + "'.");
        }
    }

    /** The proxies that scored each network before its training, in the order of the scores; usually none. */
    public List<String> proxies() {
        return notes.containsKey(PROXIES) ? List.of(notes.get(PROXIES).split("\\+")) : List.of();
    }

    /** The noise of one of its trainings, if its maker measured it with further seeds. */
    public Optional<Noise> noise() {
        return noise(notes);
    }

    private static Optional<Noise> noise(Map<String, String> notes) {
        String points = notes.get(NOISE);
        String networks = notes.get(NOISE_NETWORKS);
        if (points == null && networks == null) {
            return Optional.empty();
        }
        if (points == null
                || networks == null
                || !points.matches("\\d{1,2}(\\.\\d{1,6})?")
                || !networks.matches("[1-9]\\d{0,8}")) {
            throw new UsageException("built benchmark: expected " + NOISE + " and " + NOISE_NETWORKS
                    + " as numbers, both or neither, found " + points + " and " + networks + ".");
        }
        return Optional.of(new Noise(Double.parseDouble(points), Integer.parseInt(networks)));
    }

    /** The name of its space. */
    public String space() {
        return SPACE;
    }

    /** The networks that were trained. */
    public Skeleton201 network() {
        return new Skeleton201(channels, cells, dataset.classes(), dataset.imageSize());
    }

    /**
     * All facts as texts by key, as {@link #of} reads them. They are the table {@code build_info} of its store, and stand in
     * its files.
     */
    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(NAME, name);
        all.put(TITLE, title);
        all.put(SPACE_KEY, space());
        all.put(DATASET, dataset.key());
        all.put(DATASET_TITLE, dataset.title());
        all.put(CLASSES, Integer.toString(dataset.classes()));
        all.put(IMAGE_SIZE, Integer.toString(dataset.imageSize()));
        all.put(CHANNELS, Integer.toString(channels));
        all.put(CELLS, Integer.toString(cells));
        all.put(SCHEDULE, Integer.toString(schedule));
        all.put(SEEDS, seeds.stream().map(String::valueOf).collect(Collectors.joining("+")));
        all.put(TRAIN, Integer.toString(images.train()));
        all.put(VALID, Integer.toString(images.valid()));
        all.put(TEST, Integer.toString(images.test()));
        all.putAll(notes);
        return all;
    }

    /**
     * Reads {@link #texts}.
     *
     * @throws UsageException naming what is missing or not possible
     */
    public static BuiltFacts of(Map<String, String> texts) {
        if (!SPACE.equals(text(texts, SPACE_KEY))) {
            throw new UsageException(
                    "built benchmark: expected architectures of " + SPACE + ", found " + text(texts, SPACE_KEY) + ".");
        }
        Map<String, String> notes = new LinkedHashMap<>(texts);
        notes.keySet().removeAll(KEYS);
        return new BuiltFacts(
                text(texts, NAME),
                text(texts, TITLE),
                new Dataset(
                        text(texts, DATASET),
                        text(texts, DATASET_TITLE),
                        number(texts, CLASSES),
                        number(texts, IMAGE_SIZE)),
                number(texts, CHANNELS),
                number(texts, CELLS),
                number(texts, SCHEDULE),
                Arrays.stream(text(texts, SEEDS).split("\\+", -1))
                        .map(s -> number(SEEDS, s))
                        .toList(),
                new Images(number(texts, TRAIN), number(texts, VALID), number(texts, TEST)),
                notes);
    }

    private static String text(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new UsageException("built benchmark: expected a fact '" + key + "', found none.");
        }
        return text;
    }

    private static int number(Map<String, String> texts, String key) {
        return number(key, text(texts, key));
    }

    private static int number(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException("built benchmark: expected a number as " + key + ", found '" + text + "'.", e);
        }
    }
}
