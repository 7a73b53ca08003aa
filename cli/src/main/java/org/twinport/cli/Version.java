package org.twinport.cli;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/** What {@code --version} prints; the number comes from the build. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return lines().toArray(String[]::new);
    }

    static List<String> lines() throws IOException {
        String java = System.getProperty("java.runtime.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return List.of("Twinport " + number(), "Java " + java + " on " + system);
    }

    static String number() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }
}
