package assay.internal.reports.image;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.FileSet;
import assay.internal.reports.svg.Svg;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which a figure is written: each is a separate file with a white background. */
public enum FigureForm {
    SVG {
        @Override
        public byte[] of(Svg figure) {
            return figure.standalone().getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Lines and letters as outlines, sharp at every size; no fonts are needed to show it. */
    PDF {
        @Override
        public byte[] of(Svg figure) {
            return painted(() -> new Painting(figure).pdf());
        }
    },
    /** Three pixels for one of the page. */
    PNG {
        @Override
        public byte[] of(Svg figure) {
            return painted(() -> new Painting(figure).png(3));
        }
    };

    private interface Painter {
        byte[] paint();
    }

    /** The file's content; the same figure on the same machine gives the same bytes. */
    public abstract byte[] of(Svg figure);

    /** {@code pdf}: its name on the command line, and the ending of its files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Adds all figures in these forms, and in any case as SVG, which a report in Markdown shows. */
    public static void add(FileSet files, String folder, List<Figure> figures, Set<FigureForm> forms) {
        for (FigureForm form : values()) {
            if (form == SVG || forms.contains(form)) {
                figures.forEach(f -> files.addBytes(
                        folder + '/' + f.file().replaceFirst("svg$", form.key()), () -> form.of(f.svg())));
            }
        }
    }

    /** @throws UsageException if there is no form with this name */
    public static FigureForm of(String key) {
        return Arrays.stream(values())
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("figures: expected one of "
                        + Arrays.stream(values()).map(FigureForm::key).collect(Collectors.joining(", ")) + ", found '"
                        + key + "'."));
    }

    /** Java needs a font of the machine to measure letters. If there is none, it fails with very different exceptions. */
    private static byte[] painted(Painter painter) {
        try {
            return painter.paint();
        } catch (LinkageError | InternalError e) {
            throw new DataMissingException(
                    "figures: letters cannot be drawn: expected a font on this machine, found none (" + e.getMessage()
                            + "). Install fontconfig and a font, or take --figures svg.",
                    e);
        }
    }
}
