package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** From YAML to nodes that know their place; tells what is no YAML. */
final class Yaml {

    private Yaml() {}

    /** The one document of a file; empty if there is none, or if it is no YAML. */
    static Optional<Node> file(Path file, Reading reading) {
        try {
            return compose(Files.readString(file), reading);
        } catch (NoSuchFileException _) {
            tell(reading, "there is no such file");
        } catch (CharacterCodingException _) {
            tell(reading, "the file is not in UTF-8");
        } catch (IOException e) {
            tell(reading, "cannot be read: " + SystemReason.of(e));
        }
        return Optional.empty();
    }

    static Optional<Node> compose(String text, Reading reading) {
        LoadSettings settings = LoadSettings.builder().setLabel(reading.source()).build();
        try {
            StreamReader reader = new StreamReader(settings, text);
            return new Composer(settings, new ParserImpl(settings, reader)).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            // Not getMessage(): it quotes the lines around, which may hold a hash.
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            String place =
                    mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("");
            String what = Objects.requireNonNullElse(e.getProblem(), "something is out of place");
            reading.problems().add(new Problem(reading.source() + place, "not YAML: " + what));
        } catch (YamlEngineException _) {
            tell(reading, "not YAML: it contains characters that YAML forbids, or is too long");
        }
        return Optional.empty();
    }

    private static void tell(Reading reading, String text) {
        reading.problems().add(new Problem(reading.source(), text));
    }
}
