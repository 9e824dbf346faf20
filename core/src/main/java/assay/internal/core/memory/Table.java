package assay.internal.core.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the system with a name and a number on each line: {@code MemTotal:  24684084 kB}. */
record Table(List<String> lines) {
    private static final Pattern NUMBER = Pattern.compile("[:\\s]*([0-9]{1,18})\\b.*");

    /** Has no lines if the file cannot be read: it may be missing on other systems, or not readable for this user. */
    static Table of(Path file) {
        try {
            return new Table(Files.readAllLines(file));
        } catch (IOException | SecurityException e) {
            return new Table(List.of());
        }
    }

    /** The number after a name, in the file's unit; empty if there is none, or if it is not a number ("max", "unlimited"). */
    OptionalLong number(String name) {
        for (String line : lines) {
            if (line.startsWith(name)) {
                Matcher number = NUMBER.matcher(line.substring(name.length()));
                if (number.matches()) {
                    return OptionalLong.of(Long.parseLong(number.group(1)));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The number in a file that has only one number. */
    OptionalLong number() {
        return number("");
    }
}
