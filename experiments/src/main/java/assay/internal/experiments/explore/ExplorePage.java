package assay.internal.experiments.explore;

import assay.core.error.UsageException;
import assay.core.kit.Picture;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.io.WholeFile;
import assay.internal.data.truth.Architectures;
import assay.internal.data.truth.StoreTruth;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A whole table as one page that is opened offline: scatter plots of any two columns, linked selections, a list, the drawing of
 * each architecture, and its neighbours. The page holds all it needs: the numbers packed by gzip, our script, and the library D3.
 */
public final class ExplorePage {
    /** What a page may hold: beyond it no browser would be smooth. */
    private static final int MOST = 100_000;

    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoreTruth truth;
    private final Architectures all;
    private final SpaceKit kit;
    private final SearchSpace space;

    /** @throws UsageException if the benchmark's architectures are too many for a page, or have no decisions to change */
    public ExplorePage(StoreTruth truth) {
        this.truth = truth;
        this.all = truth.architectures();
        if (all.size() > MOST) {
            throw new UsageException("explore: expected a table of at most " + MOST + " architectures, found the "
                    + all.size() + " of " + all.benchmark().title() + ". Ask it by 'assay top', 'pareto' or 'sql'.");
        }
        this.kit = SpaceKits.of(all.at(0));
        this.space = kit.search()
                .orElseThrow(
                        () -> new UsageException("explore: expected a space whose architectures differ by decisions,"
                                + " found " + all.benchmark().title() + "."));
    }

    /**
     * Writes the page.
     *
     * @param scores files of proxy scores, further columns
     * @param with an experiment on the same space, whose searches are shown over their epochs
     * @return its size in bytes
     */
    public int write(Path file, List<Path> scores, Optional<Experiment> with) {
        with.filter(e -> !e.space().equals(all.benchmark().space())).ifPresent(e -> {
            throw new UsageException("explore --with: expected an experiment in space "
                    + all.benchmark().space() + ", found one in " + e.space() + ".");
        });
        String page = resource("page.html")
                .replace("{{title}}", escaped(all.benchmark().title()))
                .replace("{{style}}", Theme.pageColours() + resource("explore.css"))
                .replace("{{data}}", packed(ExploreColumns.of(truth, scores), with))
                .replace("{{d3}}", resource(D3))
                .replace("{{script}}", resource("explore.js"));
        WholeFile.write(file, page);
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    private String packed(List<ExploreColumn> columns, Optional<Experiment> with) {
        PictureParts parts = new PictureParts();
        List<List<Integer>> pictures = new ArrayList<>();
        StringBuilder texts = new StringBuilder();
        int decisions = space.groups().size();
        byte[] choices = new byte[all.size() * decisions];
        for (int arch = 0; arch < all.size(); arch++) {
            Genotype genotype = all.at(arch);
            Picture picture = kit.pictures(genotype).values().iterator().next();
            pictures.add(parts.of(picture));
            texts.append(arch == 0 ? "" : "\n").append(genotype.text());
            int[] chosen = space.encode(genotype);
            for (int g = 0; g < decisions; g++) {
                choices[arch * decisions + g] = (byte) chosen[g];
            }
        }
        int most = pictures.stream().mapToInt(List::size).max().orElse(0);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("title", all.benchmark().title());
        head.put("size", all.size());
        head.put("note", kit.pictureNote());
        head.put(
                "groups",
                space.groups().stream()
                        .map(g -> Map.of("name", g.name(), "options", g.options()))
                        .toList());
        head.put("parts", parts.all());
        head.put("partsEach", most);
        head.put("columns", columns.stream().map(ExplorePage::about).toList());
        head.put("runs", with.map(this::runs).orElse(List.of()));
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

    private List<Map<String, Object>> runs(Experiment experiment) {
        List<Map<String, Object>> runs = new ArrayList<>();
        experiment.runs().forEach(run -> {
            List<Integer> steps = new ArrayList<>();
            List<Integer> found = new ArrayList<>();
            run.epochs().forEach(e -> {
                steps.add(e.epoch());
                found.add(all.indexOf(e.incumbent()));
            });
            int chosen = all.indexOf(run.chosen());
            runs.add(Map.of(
                    "method", run.method(), "seed", run.seed(), "steps", steps, "found", found, "chosen", chosen));
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
