package org.twinport.lab.textbook;

import org.twinport.cli.Main;
import org.twinport.lab.Namespace;
import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.Map;

/** The programs of others and our own that fetch and store files; stateless. */
enum Client {
    CURL {
        @Override
        Tool get(Namespace machine, boolean active, String host, String name, Path local) {
            return curl(machine, active, host, name).with("-o", local.toString());
        }

        @Override
        Tool put(Namespace machine, boolean active, String host, Path local, String name) {
            return curl(machine, active, host, name).with("-T", local.toString());
        }
    },
    LFTP {
        @Override
        Tool get(Namespace machine, boolean active, String host, String name, Path local) {
            return lftp(machine, active, host, "get %s -o %s".formatted(name, local));
        }

        @Override
        Tool put(Namespace machine, boolean active, String host, Path local, String name) {
            return lftp(machine, active, host, "put %s -o %s".formatted(local, name));
        }
    },
    TWINPORT {
        @Override
        Tool get(Namespace machine, boolean active, String host, String name, Path local) {
            return twinport(machine, "get", way(active, host), url(host, name), local.toString());
        }

        @Override
        Tool put(Namespace machine, boolean active, String host, Path local, String name) {
            return twinport(machine, "put", way(active, host), local.toString(), url(host, name));
        }
    };

    /**
     * Fetches a file.
     *
     * @param active by PORT or EPRT, else by PASV or EPSV; the latter of each for IPv6
     */
    abstract Tool get(Namespace machine, boolean active, String host, String name, Path local);

    /** Stores a file. */
    abstract Tool put(Namespace machine, boolean active, String host, Path local, String name);

    /** Our own command line. */
    static Tool twinport(Namespace machine, String... arguments) {
        return machine.java(Main.class, arguments).env(Map.of("FTP_PASSWORD", Scene.PASSWORD));
    }

    /** curl with the classic commands, which it would otherwise use second. */
    static Tool curl(Namespace machine, boolean active, String host, String name) {
        Tool curl =
                machine.exec("curl", "-sS", "-v", "--max-time", "60", "--disable-epsv")
                        .with("-u", Scene.USER + ":" + Scene.PASSWORD, url(host, name));
        Tool classic = host.contains(":") ? curl : curl.with("--disable-eprt");
        return active ? classic.with("--ftp-port", "-") : classic;
    }

    private static Tool lftp(Namespace machine, boolean active, String host, String command) {
        String settings =
                "set cmd:fail-exit yes; set net:max-retries 1; set net:timeout 20;"
                        + " set ftp:prefer-epsv no; set ftp:passive-mode "
                        + (active ? "no" : "yes");
        String login =
                "open -u %s,%s ftp://%s".formatted(Scene.USER, Scene.PASSWORD, literal(host));
        return machine.exec("lftp", "-c", settings + "; " + login + "; " + command);
    }

    private static String way(boolean active, String host) {
        return active ? "--active" : host.contains(":") ? "--passive" : "--passive=pasv";
    }

    static String url(String host, String name) {
        return "ftp://%s@%s/%s".formatted(Scene.USER, literal(host), name);
    }

    private static String literal(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
