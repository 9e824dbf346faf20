package assay.internal.data.synetune;

import assay.core.error.DataMissingException;
import assay.core.space.SearchSpace;
import assay.internal.core.io.Draft;
import assay.internal.core.io.WholeFile;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.truth.Architectures;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The small files of a blackbox folder. */
record BlackboxFiles(Path folder) {
    private static final String METADATA = "metadata.json";

    /** Writes the content of a JSON file. */
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Creates the folder. A blackbox that is already there becomes invalid until it is written again. */
    void begin() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(METADATA));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private DataMissingException unwritable(Exception e) {
        return new DataMissingException(
                folder + ": cannot be written: " + e.getMessage() + ". Free space there, or name another folder.", e);
    }

    private static String name(int decision) {
        return "hp_x" + decision;
    }

    void spaces(SearchSpace space, int schedule) {
        json("configspace.json", json -> {
            for (int g = 0; g < space.groups().size(); g++) {
                List<String> options = space.groups().get(g).options();
                domain(json, name(g), "Categorical", () -> {
                    json.writeArrayFieldStart("categories");
                    for (String option : options) {
                        json.writeString(option);
                    }
                    json.writeEndArray();
                });
            }
        });
        json(
                "fidelityspace.json",
                json -> domain(json, Blackbox.EPOCH, "Integer", () -> {
                    json.writeNumberField("lower", 1);
                    json.writeNumberField("upper", schedule);
                }));
    }

    /** Writes the arguments of a domain. */
    private interface Arguments {
        void write() throws IOException;
    }

    private static void domain(JsonGenerator json, String name, String type, Arguments arguments) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("domain_cls", type);
        json.writeObjectFieldStart("domain_kwargs");
        arguments.write();
        json.writeEndObject();
        json.writeStringField("sampler_cls", "Uniform");
        json.writeObjectFieldStart("sampler_kwargs");
        json.writeEndObject();
        json.writeEndObject();
    }

    void hyperparameters(Architectures architectures, SearchSpace space) {
        int decisions = space.groups().size();
        try (Draft draft = Draft.of(folder.resolve("hyperparameters.parquet"));
                Connection connection = DuckFile.inMemoryToStream();
                Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 1"); // keeps the order of the rows
            sql.execute("CREATE TABLE configuration ("
                    + IntStream.range(0, decisions)
                            .mapToObj(g -> name(g) + " VARCHAR NOT NULL")
                            .collect(Collectors.joining(", "))
                    + ")");
            try (DuckDBAppender rows =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "configuration")) {
                for (int arch = 0; arch < architectures.size(); arch++) {
                    int[] choices = space.encode(architectures.at(arch));
                    rows.beginRow();
                    for (int g = 0; g < decisions; g++) {
                        rows.append(space.groups().get(g).options().get(choices[g]));
                    }
                    rows.endRow();
                }
            }
            sql.execute("COPY configuration TO '" + draft.path().toString().replace("'", "''")
                    + "' (FORMAT parquet, COMPRESSION gzip, ROW_GROUP_SIZE 1000000, USE_TMP_FILE false)");
            draft.commit();
        } catch (IOException | SQLException e) {
            throw unwritable(e);
        }
    }

    void metadata(Blackbox box) {
        json(METADATA, json -> {
            if (box.objectives().contains(Objective.ELAPSED_TIME.key())) {
                json.writeStringField("metric_elapsed_time", Objective.ELAPSED_TIME.key());
            }
            json.writeStringField("metric_default", box.objectives().get(0));
            json.writeStringField("time_attr", Blackbox.EPOCH);
            list(json, "objectives_names", box.objectives());
            list(json, "task_names", box.tasks());
            list(json, "trials", box.trials());
        });
    }

    private static void list(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void json(String file, Content content) {
        WholeFile.write(folder.resolve(file), out -> {
            try (JsonGenerator json = new JsonFactory()
                    .createGenerator(out)
                    .setPrettyPrinter(new DefaultPrettyPrinter())
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                json.writeStartObject();
                content.writeTo(json);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        });
    }
}
