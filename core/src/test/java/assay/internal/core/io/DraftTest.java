package assay.internal.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir
    Path folder;

    @Test
    void commit_putsItInTheTargetsPlace_andCloseRemovesOnlyItself() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        Path mine = Files.writeString(folder.resolve("a.new"), "the user's");
        try (Draft first = Draft.of(target);
                Draft second = Draft.of(target)) {
            assertNotEquals(first.path(), second.path());
            assertTrue(Files.isHidden(first.path()));
            Files.writeString(first.path(), "one");
            Files.writeString(second.path(), "two");
            assertEquals("old", Files.readString(target));
            first.commit();
            assertEquals("one", Files.readString(target));
        }
        assertEquals("one", Files.readString(target));
        assertEquals("the user's", Files.readString(mine));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(target, mine), left.sorted().toList());
        }
    }

    @Test
    void longNames_areShortened_andAMissingFolderIsAnError() throws IOException {
        try (Draft draft = Draft.of(folder.resolve("n".repeat(250)))) {
            draft.commit();
        }
        assertTrue(Files.exists(folder.resolve("n".repeat(250))));
        assertThrows(IOException.class, () -> Draft.of(folder.resolve("none/a")).close());
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
