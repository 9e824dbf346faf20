package assay.internal.experiments.explore;

import assay.core.error.UsageException;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.internal.core.io.WholeFile;
import assay.internal.data.truth.StoreTruth;
import assay.internal.reports.study.Study;
import assay.internal.reports.svg.Theme;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A whole table as one page that is opened offline: scatter plots of any two columns, linked selections, a list, the drawing
 * of each architecture, and its neighbours. The page contains everything that it needs: the numbers packed by gzip, our
 * script, and the library D3.
 */
public final class ExplorePage {
    /** The limit of a page's content: with more, no browser would be smooth. */
    private static final int MOST = 100_000;

    /**
     * People send pages to others. If a page is larger than this, in bytes, costs and scores are rounded, because their digits
     * take most of the space.
     */
    private static final int LARGE = 5_000_000;

    private static final int MOST_DIGITS = 5;
    private static final int FEWEST_DIGITS = 3;

    /** The largest number of seeds of a method that a film shows: with more it would be a tangle, and large. */
    private static final int FILM_SEEDS = 10;

    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoreTruth truth;
    private final SpaceKit kit;
    private final String title;

    /** @param kit the space that is shown: the table's, or one inside it */
    public ExplorePage(SpaceKit kit, StoreTruth truth) {
        Benchmark benchmark = truth.architectures().benchmark();
        this.truth = truth;
        this.kit = kit;
        this.title = kit.ownsTable()
                ? benchmark.title()
                : kit.population(benchmark.built()).map(Population::title).orElse(kit.name());
    }

    /**
     * Writes the page.
     *
     * @param scores files of proxy scores, shown as further columns
     * @param with an experiment on the same space, whose searches are shown over their epochs
     * @return its size in bytes
     * @throws UsageException if the space has too many architectures for a page, or if the experiment is of another space
     */
    public int write(Path file, List<Path> scores, Optional<Experiment> with) {
        with.filter(e -> !e.space().equals(kit.name())).ifPresent(e -> {
            throw new UsageException("explore --with: expected an experiment in space " + kit.name() + ", found one in "
                    + e.space() + ".");
        });
        List<ColumnSource> sources = ExploreColumns.of(truth, scores);
        Explored explored = Explored.of(
                kit,
                truth.architectures(),
                index -> sources.stream().anyMatch(s -> s.measured() && s.has(index)),
                MOST);
        List<ExploreColumn> columns = sources.stream()
                .map(s -> s.of(explored))
                .filter(ExploreColumn::isKnown)
                .toList();
        byte[] page = page(packed(explored, columns, with, 0));
        for (int digits = MOST_DIGITS; page.length > LARGE && digits >= FEWEST_DIGITS; digits--) {
            int of = digits;
            page = page(
                    packed(explored, columns.stream().map(c -> c.rounded(of)).toList(), with, digits));
        }
        WholeFile.write(file, new String(page, StandardCharsets.UTF_8));
        return page.length;
    }

    private byte[] page(String data) {
        return resource("page.html")
                .replace("{{title}}", escaped(title))
                .replace("{{style}}", Theme.pageColours() + resource("explore.css"))
                .replace("{{data}}", data)
                .replace("{{d3}}", resource(D3))
                .replace("{{script}}", resource("explore.js"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String packed(Explored all, List<ExploreColumn> columns, Optional<Experiment> with, int digits) {
        PictureParts parts = new PictureParts();
        List<List<Integer>> pictures = new ArrayList<>();
        StringBuilder texts = new StringBuilder();
        List<DecisionGroup> groups = all.space().groups();
        int decisions = groups.size();
        byte[] choices = new byte[all.size() * decisions];
        for (int arch = 0; arch < all.size(); arch++) {
            Genotype genotype = all.shown().get(arch);
            Picture picture = kit.pictures(genotype).values().iterator().next();
            pictures.add(parts.of(picture));
            texts.append(arch == 0 ? "" : "\n").append(genotype.text());
            int[] chosen = all.space().encode(genotype);
            for (int g = 0; g < decisions; g++) {
                choices[arch * decisions + g] = (byte) chosen[g];
            }
        }
        int most = pictures.stream().mapToInt(List::size).max().orElse(0);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("title", title);
        head.put("size", all.size());
        head.put("left", all.all() - all.size());
        head.put("note", kit.pictureNote());
        head.put("digits", digits);
        head.put(
                "groups",
                groups.stream()
                        .map(g -> Map.of("name", g.name(), "options", g.options()))
                        .toList());
        head.put("parts", parts.all());
        head.put("partsEach", most);
        head.put("columns", columns.stream().map(ExplorePage::about).toList());
        List<Map<String, Object>> film = with.map(e -> runs(all, e)).orElse(List.of());
        head.put("runs", film);
        head.put("runsLeft", with.map(e -> e.runs().size()).orElse(0) - film.size());
        head.put("texts", all.byNumber().length);
        try {
            byte[] json = JSON.writeValueAsBytes(head);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
                out.writeInt(json.length);
                out.write(json);
                for (ExploreColumn c : columns) {
                    ByteBuffer values =
                            ByteBuffer.allocate(4 * c.values().length).order(ByteOrder.LITTLE_ENDIAN);
                    values.asFloatBuffer().put(c.values());
                    out.write(values.array());
                }
                ByteBuffer drawn = ByteBuffer.allocate(2 * most * all.size()).order(ByteOrder.LITTLE_ENDIAN);
                for (List<Integer> picture : pictures) {
                    for (int i = 0; i < most; i++) {
                        drawn.putShort((short) (i < picture.size() ? picture.get(i) : -1));
                    }
                }
                out.write(drawn.array());
                out.write(choices);
                for (int arch = 0; arch < all.size(); arch++) {
                    out.writeInt(all.index(arch));
                }
                for (int row : all.byNumber()) {
                    out.writeInt(row);
                }
                out.write(texts.toString().getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> about(ExploreColumn c) {
        return Map.of("key", c.key(), "title", c.title(), "unit", c.unit(), "larger", c.larger());
    }

    private static List<Map<String, Object>> runs(Explored all, Experiment experiment) {
        List<String> methods =
                experiment.runs().stream().map(RunRecord::method).distinct().toList();
        int[] series = Study.colours(methods);
        List<Map<String, Object>> runs = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        experiment.runs().forEach(run -> {
            if (taken.merge(run.method(), 1, Integer::sum) > FILM_SEEDS) {
                return;
            }
            List<Integer> steps = new ArrayList<>();
            List<Integer> found = new ArrayList<>();
            run.epochs().forEach(e -> {
                steps.add(e.epoch());
                found.add(all.row(e.incumbent()).orElse(-1));
            });
            int chosen = all.row(run.chosen()).orElse(-1);
            int colour = series[methods.indexOf(run.method())];
            runs.add(Map.of(
                    "series",
                    colour,
                    "method",
                    run.method(),
                    "seed",
                    run.seed(),
                    "steps",
                    steps,
                    "found",
                    found,
                    "chosen",
                    chosen));
        });
        return runs;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String resource(String name) {
        try (InputStream in = ExplorePage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
