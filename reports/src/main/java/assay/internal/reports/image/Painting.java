package assay.internal.reports.image;

import assay.internal.reports.svg.Svg;
import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws a figure with Java's graphics. */
final class Painting {
    /** The identifier of a PDF; without it, the library would make one from the clock. */
    private static final long ID = 20_201;

    /**
     * A figure's list of fonts. It is replaced by the machine's own font without serifs, because JSVG looks only for the first
     * font of a list.
     */
    private static final Pattern FAMILY = Pattern.compile("font-family=\"[^\"]*\"");

    /** Java has no font weight between plain and bold. */
    private static final Pattern HALF_BOLD = Pattern.compile("font-weight=\"600\"");

    private final SVGDocument drawing;
    private final String title;
    private final float width;
    private final float height;

    Painting(Svg figure) {
        String letters =
                FAMILY.matcher(new Inlined(figure.standalone()).text()).replaceAll("font-family=\"SansSerif\"");
        byte[] text =
                HALF_BOLD.matcher(letters).replaceAll("font-weight=\"bold\"").getBytes(StandardCharsets.UTF_8);
        this.drawing = new SVGLoader().load(new ByteArrayInputStream(text), null, LoaderContext.createDefault());
        if (drawing == null) {
            throw new IllegalStateException("a figure that could not be read: " + figure.description());
        }
        this.title = figure.description();
        this.width = drawing.size().width;
        this.height = drawing.size().height;
    }

    /** @param scale pixels for one of the figure */
    byte[] png(int scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        draw(g);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    byte[] pdf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(ID);
            document.getDocumentInformation().setTitle(title);
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
            draw(g);
            g.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void draw(Graphics2D g) {
        drawing.renderWithPlatform(NullPlatformSupport.INSTANCE, g, new ViewBox(width, height));
    }
}
