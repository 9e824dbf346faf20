package assay.internal.bench1shot1.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.DataFormatException;
import assay.internal.data.csv.CsvTable;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractHostileTest {
    private static final String TABLE = """
            module_hash,n_vertices,n_edges,adjacency_upper,ops,params,valid108_k
            001a6fcc8b38cbc515be788a86bdc804,4,4,110101,mp;mp,1756298,9000;9100;9200
            00005c142e6f48ac74fdcf73e3439874,7,9,100110100001001010101,c3;mp;c3;c3;c1,8555530,
            """;

    /** Reads the cells and counts of every row. */
    private static List<Object> read(byte[] bytes) {
        List<Object> rows = new ArrayList<>();
        try (CsvTable table = new CsvTable(new ByteArrayInputStream(bytes), "x.csv")) {
            Extract.Once cells = new Extract.Once(table);
            while (table.next()) {
                rows.add(List.of(cells.arch(), CellRow.counts(table, "valid108_k")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mp;mp,|mp;m,|line 2: adjacency_upper and ops: genotype column 11: expected one of c3|c1|mp, found 'm'.",
                "110101|000101|line 2: adjacency_upper and ops: genotype column 1: expected a path",
                ",4,4,|,4,5,|line 2: column 'n_edges': expected 4 by adjacency_upper and ops, found '5'",
                "1756298|1756299|line 2: column 'params': expected 1756298",
                "001a|001b|line 2: column 'module_hash': expected 001a6fcc8b38cbc515be788a86bdc804",
                "9200|9985|line 2: column 'valid108_k': expected at most three counts of 0..9984",
                "9200|9200;1|line 2: column 'valid108_k': expected at most three counts",
                "9200|-1|line 2: column 'valid108_k': expected at most three counts"
            })
    void whatContradictsItself_isRefusedByLineAndColumn(String old, String changed, String why) {
        byte[] table = TABLE.replaceFirst(old, changed).getBytes(StandardCharsets.UTF_8);
        String said = assertThrows(DataFormatException.class, () -> read(table)).getMessage();
        assertEquals("x.csv: refused: " + why, said.substring(0, Math.min(said.length(), why.length() + 16)));
    }

    @Test
    void aSecondRowOfACell_isRefused() {
        String twice = TABLE + TABLE.lines().skip(1).findFirst().orElseThrow() + "\n";
        assertThrows(DataFormatException.class, () -> read(twice.getBytes(StandardCharsets.UTF_8)));
        assertEquals(2, read(TABLE.getBytes(StandardCharsets.UTF_8)).size());
    }

    /** A table without graphs names its cells by their hashes alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "001a6|001b6|line 2: column 'module_hash': expected the hash of one of the 423624 cells, found '001b6",
                "001a6|001x6|line 2: column 'module_hash': genotype column 4: expected a digit 0..9 or a..f",
                "1756298|1756299|line 2: column 'params': expected 1756298 by module_hash, found '1756299'"
            })
    void hashesAlone_nameCells(String old, String changed, String why) {
        String table = TABLE.replace(",adjacency_upper,ops", "")
                .replace(",110101,mp;mp", "")
                .replace(",100110100001001010101,c3;mp;c3;c3;c1", "");
        assertEquals(read(TABLE.getBytes(StandardCharsets.UTF_8)), read(table.getBytes(StandardCharsets.UTF_8)));
        byte[] wrong = table.replaceFirst(old, changed).getBytes(StandardCharsets.UTF_8);
        String said = assertThrows(DataFormatException.class, () -> read(wrong)).getMessage();
        assertEquals("x.csv: refused: " + why, said.substring(0, Math.min(said.length(), why.length() + 16)));
    }

    @Test
    void mutatedTables_endInAValueOrARefusal() {
        byte[] table = TABLE.getBytes(StandardCharsets.UTF_8);
        Mutations rows = Mutations.of("extract", ExtractHostileTest::read);
        rows.truncations(table);
        rows.bitFlips(table);
        rows.seeded(1_000, table);
    }
}
