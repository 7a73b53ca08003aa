package org.twinport.cli.show;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.FactTime;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes one JSON document to a stream, with a line feed behind it; on the thread of the command.
 */
public final class Json {

    private Json() {}

    /** Writes what {@code body} generates. */
    public static void print(PrintStream out, Consumer<JsonGenerator> body) {
        print(out, body, UnaryOperator.identity());
    }

    /**
     * The same, changed before it is printed.
     *
     * @param change must leave the syntax alone
     */
    public static void print(
            PrintStream out, Consumer<JsonGenerator> body, UnaryOperator<String> change) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            body.accept(json);
        }
        out.println(change.apply(text.toString()));
    }

    /** The result of a command that has nothing else to tell: the paths that it was done to. */
    public static void done(PrintStream out, List<String> paths) {
        print(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("done");
                    paths.forEach(json::writeString);
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /** One directory entry as an object; what is not known is left out. */
    public static void entry(JsonGenerator json, Entry entry, String path) {
        json.writeStartObject();
        json.writeStringProperty("path", path);
        json.writeStringProperty("name", entry.name().text());
        json.writeStringProperty("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        if (entry.size() >= 0) {
            json.writeNumberProperty("size", entry.size());
        }
        if (entry.modified() != null) {
            json.writeStringProperty("modified", entry.modified().toString());
            json.writeStringProperty("modify", FactTime.format(entry.modified()));
        }
        if (entry.mode() >= 0) {
            json.writeStringProperty("mode", String.format(Locale.ROOT, "%04o", entry.mode()));
        }
        optional(json, "owner", entry.owner());
        optional(json, "group", entry.group());
        optional(json, "target", entry.linkTarget());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
