import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Makes one jar of several: {@code java MergeJars.java TARGET MAIN-CLASS JAR-OR-FOLDER...}. Run by {@code ./twinport
 * package}, one thread. Where two hold the same file, the first wins; where they list services, the lists are joined.
 * Equal input gives equal bytes: entries are sorted and dated alike.
 */
final class MergeJars {

    private static final int RELEASE = 25;
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");
    private static final Pattern LICENCE = Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE|COPYRIGHT)[^/]*", Pattern.CASE_INSENSITIVE);

    /** A jar has no signature, no module and no builder any more once it was merged. */
    private static final Pattern DROPPED =
            Pattern.compile("(.*/)?module-info\\.class|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))|META-INF/(maven|native-image)/.*");

    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final Map<String, byte[]> merged = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        MergeJars merge = new MergeJars();
        for (int i = 2; i < arguments.length; i++) {
            merge.add(Path.of(arguments[i]));
        }
        merge.write(Path.of(arguments[0]), arguments[1]);
    }

    private void add(Path source) throws IOException {
        String owner = source.getFileName().toString().replaceFirst("\\.jar$", "");
        Map<String, byte[]> files = Files.isDirectory(source) ? folder(source) : jar(source);
        files.forEach((name, bytes) -> {
            if (LICENCE.matcher(name).matches()) {
                String last = name.substring(name.lastIndexOf('/') + 1);
                merged.putIfAbsent("META-INF/licenses/" + owner + "/" + last, bytes);
            } else if (name.startsWith("META-INF/services/")) {
                merged.merge(name, bytes, MergeJars::joined);
            } else {
                merged.putIfAbsent(name, bytes);
            }
        });
    }

    private static Map<String, byte[]> folder(Path source) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var walk = Files.walk(source)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = source.relativize(file).toString().replace('\\', '/');
                if (!DROPPED.matcher(name).matches()) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** The files as Java 25 sees them: those for newer releases in the place of the older ones. */
    private static Map<String, byte[]> jar(Path source) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        Map<String, Integer> releases = new HashMap<>();
        try (JarFile jar = new JarFile(source.toFile())) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                Matcher versioned = VERSIONED.matcher(entry.getName());
                int release = versioned.matches() ? Integer.parseInt(versioned.group(1)) : 0;
                String name = release > 0 ? versioned.group(2) : entry.getName();
                boolean isWanted = !entry.isDirectory() && release <= RELEASE && !DROPPED.matcher(name).matches();
                if (isWanted && releases.getOrDefault(name, -1) < release) {
                    releases.put(name, release);
                    files.put(name, bytes(jar, entry));
                }
            }
        }
        return files;
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }

    private void write(Path target, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, "META-INF/MANIFEST.MF", text.toByteArray());
            for (Map.Entry<String, byte[]> entry : merged.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
