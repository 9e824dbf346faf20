package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DrawCommandTest {
    @TempDir
    Path folder;

    private Document svg(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(name).toFile());
    }

    @Test
    void dartsGenotype_becomesTwoDrawingsWithAllItsEdges() throws Exception {
        Ran ran = Ran.assay("draw", "darts", "--arch", "NASNet", "--out", folder.toString());
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                folder.resolve("normal.svg") + "\n" + folder.resolve("reduce.svg") + "\n",
                ran.out().replace("\r", ""));
        String text = svg("reduce.svg").getDocumentElement().getTextContent();
        assertEquals(2, text.split("sep 7×7", -1).length - 1);
        int nodes = 10;
        int paper = 1;
        assertEquals(
                nodes + paper, svg("normal.svg").getElementsByTagName("rect").getLength());
    }

    @Test
    void cellOf201_isDrawn() throws Exception {
        String arch = "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|";
        assertEquals(
                0,
                Ran.assay("draw", "201", "--arch", arch, "--out", folder.toString())
                        .code());
        assertTrue(
                svg("cell.svg").getDocumentElement().getAttribute("aria-label").contains(arch));
    }

    @Test
    void cellsOf101AndOf1Shot1_areDrawn() throws Exception {
        String cell = "100110100001001010101:c3;mp;c3;c3;c1";
        Ran ran = Ran.assay("draw", "101", "--arch", cell, "--out", folder.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                svg("cell.svg").getDocumentElement().getAttribute("aria-label").contains(cell));
        String oneShot = "mp(0) c3(1) c3(2) c3(2,3) c3(0,4) out(0,5)";
        ran = Ran.assay("draw", "1shot1-3", "--arch", oneShot, "--out", folder.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                svg("cell.svg").getDocumentElement().getAttribute("aria-label").contains(oneShot));
    }

    @Test
    void wrongGenotype_namesTheColumn() throws IOException {
        Ran ran = Ran.assay("draw", "darts", "--arch", "normal=conv~0[2]", "--out", folder.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("genotype column 8: expected one of max_pool_3x3|"), ran.err());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
