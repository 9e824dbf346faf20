package assay.internal.reports.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.internal.reports.svg.Svg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** Figures as other programs show them. */
class FigureFormTest {
    /** A dot in the first colour, an edge of a cell in that of a 3x3 convolution, nothing to the right of both. */
    private static final Svg FIGURE = new Svg(60, 20, "a dot & an edge")
            .circle(10, 10, 6, "dot s1", "")
            .open("conv3")
            .line(20, 10, 40, 10, "edge")
            .close();

    @Test
    void png_hasTheColoursOfThePage() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureForm.PNG.of(FIGURE)));
        assertEquals(180, image.getWidth());
        assertEquals(60, image.getHeight());
        assertEquals(0xc08400, image.getRGB(30, 30) & 0xffffff);
        assertEquals(0x0072b2, image.getRGB(90, 30) & 0xffffff);
        assertEquals(0xffffff, image.getRGB(165, 30) & 0xffffff);
    }

    @Test
    void pdf_isOnePageOfTheFiguresSize_theSameBytesAgain() throws IOException {
        byte[] pdf = FigureForm.PDF.of(FIGURE);
        assertArrayEquals(pdf, FigureForm.PDF.of(FIGURE));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(60, document.getPage(0).getMediaBox().getWidth());
            assertEquals(20, document.getPage(0).getMediaBox().getHeight());
            assertEquals("a dot & an edge", document.getDocumentInformation().getTitle());
        }
    }

    @Test
    void svg_isTheStandaloneFile() {
        assertEquals(FIGURE.standalone(), new String(FigureForm.SVG.of(FIGURE), StandardCharsets.UTF_8));
    }

    /** The rule of most classes wins, then the later one. */
    @Test
    void inlined_writesTheStyleSheetIntoTheElements() {
        String text = new Inlined(
                        "<svg class=\"figure\"><style>.figure .a { fill: red; stroke: blue; } .figure .b .a { fill: green; }"
                                + " .figure .a { stroke: black; } .c .a { fill: none; }</style><g class=\"b\"><g><path class=\"a x\"/></g></g>"
                                + "</svg>")
                .text();
        assertTrue(text.contains("<path fill=\"green\" stroke=\"black\"/>"), text);
        assertFalse(text.contains("class"), text);
        assertFalse(text.contains("style"), text);
    }

    @Test
    void anUnknownForm_isRefused() {
        UsageException e = assertThrows(UsageException.class, () -> FigureForm.of("eps"));
        assertEquals("figures: expected one of svg, pdf, png, found 'eps'.", e.getMessage());
    }
}
