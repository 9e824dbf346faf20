package assay.internal.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the source of the documentation site, of which the plugin maven-site-plugin makes pages: docs/ with a menu, and a page
 * for each method and each proxy. Arguments: the folder docs, and the folder to write to.
 */
public final class Site {
    /** A link to a file; the text may be an image or have brackets. */
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)#:\\s]+)(#[^)\\s]*)?\\)");

    private static final Pattern HEADING = Pattern.compile("#{1,4} (.+)");

    private static final String README = "README.md";

    private final Path docs;
    private final Path target;

    private Site(Path docs, Path target) {
        this.docs = docs;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        new Site(Path.of(args[0]), Path.of(args[1])).write();
    }

    private void write() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(docs)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = docs.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".md")) {
                page(name, Files.readString(file));
            } else {
                Path copy = target.resolve("resources").resolve(name);
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
        for (Map.Entry<String, String> method : CataloguePages.methods().entrySet()) {
            page("methods/" + method.getKey() + ".md", method.getValue());
        }
        for (Map.Entry<String, String> proxy : CataloguePages.proxies().entrySet()) {
            page("proxies/" + proxy.getKey() + ".md", proxy.getValue());
        }
        Path style = target.resolve("resources/css/site.css");
        Files.createDirectories(style.getParent());
        try (InputStream in = Site.class.getResourceAsStream("site.css")) {
            Files.write(style, in.readAllBytes());
        }
        Files.writeString(target.resolve("site.xml"), descriptor(Files.readString(docs.resolve(README))));
    }

    private void page(String name, String text) throws IOException {
        String own = text;
        if (name.equals("methods.md")) {
            own += links("methods", CataloguePages.methods().keySet().stream().toList());
        } else if (name.equals("proxies.md")) {
            own += links("proxies", CataloguePages.proxies().keySet().stream().toList());
        }
        Path file = target.resolve("markdown").resolve(name.replace(README, "index.md"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, anchored(linked(own)));
    }

    private static String links(String folder, List<String> names) {
        return "\n## One page each\n\n"
                + String.join(
                        ",\n",
                        names.stream()
                                .map(n -> "[" + n + "](" + folder + "/" + n + ".md)")
                                .toList())
                + "\n";
    }

    /** Links to a README lead to the index; what is not part of docs/ is named by its place in the sources. */
    private static String linked(String text) {
        return LINK.matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(link(link.group(1), link.group(2), link.group(3))));
    }

    /**
     * Where docs/ is read as it is, headings have other names than the generator gives them. A heading gets a second name unless
     * both are the same, as in {@code zero-cost}.
     */
    private static String anchored(String text) {
        StringBuilder all = new StringBuilder();
        boolean code = false;
        for (String line : text.lines().toList()) {
            code ^= line.startsWith("```");
            Matcher heading = HEADING.matcher(line);
            if (!code && heading.matches() && !anchor(heading.group(1)).equals(heading.group(1))) {
                all.append("<a id=\"").append(anchor(heading.group(1))).append("\"></a>\n\n");
            }
            all.append(line).append('\n');
        }
        return all.toString();
    }

    /** What a heading is called in links: {@code for-a-pull-request}. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    private static String link(String text, String to, String anchor) {
        boolean outside = to.startsWith("../") && !to.matches("\\.\\./(methods|proxies|departures)\\.md");
        return outside
                ? text + " (`" + to.replace("../", "") + "` in the sources)"
                : "[" + text + "](" + to.replace(README, "index.md") + (anchor == null ? "" : anchor) + ")";
    }

    /** The menu: the rows of the table in docs/README.md. */
    private static String descriptor(String readme) {
        StringBuilder menus = new StringBuilder();
        menu(
                menus,
                "Begin",
                List.of(
                        "Contents",
                        "index.md",
                        "Tutorial",
                        "tutorial.md",
                        "Glossary",
                        "glossary.md",
                        "Questions",
                        "faq.md"));
        for (String row : readme.lines()
                .filter(l -> l.startsWith("| ") && l.contains("]("))
                .toList()) {
            String[] cells = row.split("\\|");
            List<String> items = new ArrayList<>();
            LINK.matcher(cells[2]).results().forEach(link -> {
                items.add(link.group(1));
                items.add(link.group(2));
            });
            menu(menus, cells[1].strip(), items);
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <site xmlns="http://maven.apache.org/SITE/2.0.0" name="Assay" combine.self="override">
                  <skin><groupId>org.apache.maven.skins</groupId><artifactId>maven-fluido-skin</artifactId><version>2.1.0</version></skin>
                  <custom><fluidoSkin><skipGenerationDate>true</skipGenerationDate></fluidoSkin></custom>
                  <publishDate position="none"/>
                  <version position="none"/>
                  <body>
                %s  </body>
                </site>
                """.formatted(menus);
    }

    private static void menu(StringBuilder to, String name, List<String> items) {
        to.append("    <menu name=\"").append(escaped(name)).append("\">\n");
        for (int i = 0; i < items.size(); i += 2) {
            String page = items.get(i + 1).replace(README, "index.md").replaceAll("\\.md$", ".html");
            to.append("      <item name=\"").append(escaped(items.get(i))).append("\" href=\"");
            to.append(page).append("\"/>\n");
        }
        to.append("    </menu>\n");
    }

    /** With a capital, as in menus. */
    private static String escaped(String text) {
        return (Character.toUpperCase(text.charAt(0)) + text.substring(1))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }
}
