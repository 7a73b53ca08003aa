package org.twinport.lab.verify;

import org.twinport.diagnosis.Cause;
import org.twinport.lab.stand.DoctorReport;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was verified, as JSON; stateless. */
public final class RowsJson {
    private RowsJson() {}

    /** An array with an object for each scenario, and a line end. */
    public static void print(PrintStream out, List<Row> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            rows.forEach(row -> write(json, row));
            json.writeEndArray();
        }
        out.println(text);
    }

    private static void write(JsonGenerator json, Row row) {
        json.writeStartObject();
        json.writeStringProperty("name", row.scenario().name());
        json.writeStringProperty("stage", row.scenario().stage().name());
        json.writeBooleanProperty("healthy", row.scenario().isHealthy());
        row.skipped().ifPresent(why -> json.writeStringProperty("skipped", why));
        if (row.skipped().isEmpty()) {
            json.writeBooleanProperty("genuine", row.isGenuine());
            row.plain().ifPresent(why -> json.writeStringProperty("plain", why));
            write(json, row, "user", false, row.scenario().forUser());
            write(json, row, "root", true, row.scenario().forRoot());
            row.cure()
                    .ifPresent(cure -> {
                        json.writeBooleanProperty("cured", cure.cured());
                        json.writeStringProperty("cure", cure.words());
                    });
        }
        json.writeNumberProperty("seconds", row.time().toMillis() / 1000.0);
        json.writeEndObject();
    }

    private static void write(
            JsonGenerator json, Row row, String name, boolean root, Collection<Cause> expected) {
        Optional<DoctorReport> report = root ? row.root() : row.user();
        if (report.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("expected");
        expected.stream().sorted().map(Cause::id).forEach(json::writeString);
        json.writeEndArray();
        json.writeBooleanProperty("right", row.isNamed(root).orElse(false));
        json.writeBooleanProperty("healthy", report.get().healthy());
        report.get().cause().ifPresent(cause -> json.writeStringProperty("cause", cause));
        json.writeStringProperty("verdict", report.get().verdict());
        json.writeNumberProperty("seconds", report.get().time().toMillis() / 1000.0);
        report.get().complaint().ifPresent(why -> json.writeStringProperty("complaint", why));
        json.writeEndObject();
    }
}
