package org.twinport.testkit.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pure-FTPd, which is configured by its command line alone: stateless. */
final class PureFtpdRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) {
        PeerSettings settings = kitchen.settings();
        PortRange passive = settings.passivePorts();
        List<String> command =
                List.of(
                        kitchen.program("usr/sbin/pure-ftpd").toString(),
                        "--bind",
                        kitchen.host() + "," + settings.port(),
                        "--login",
                        "pam",
                        "--passiveportrange",
                        passive.first() + ":" + passive.last(),
                        "--chrooteveryone",
                        "--noanonymous",
                        "--dontresolve",
                        "--displaydotfiles",
                        "--minuid",
                        "1",
                        "--maxclientsnumber",
                        "200",
                        "--umask",
                        "022:022",
                        "--syslogfacility",
                        "none",
                        "--altlog",
                        "clf:" + kitchen.log("pure-ftpd"),
                        "--pidfile",
                        kitchen.work().resolve("pure-ftpd.pid").toString());
        return merged(
                settings.tls().map(tls -> with(command, tls)).orElse(command), settings.lines());
    }

    /** Lines are options with their values, such as {@code --maxidletime 15} or {@code --tls=1}. */
    private static List<String> merged(List<String> command, List<String> lines) {
        List<String> all = new ArrayList<>(command);
        for (String line : lines) {
            String[] words = line.strip().split("[ =]", 2);
            all.removeIf(word -> word.startsWith(words[0] + "="));
            int at = all.indexOf(words[0]);
            if (at >= 0) {
                boolean hasValue = at + 1 < all.size() && !all.get(at + 1).startsWith("--");
                all.subList(at, at + (hasValue ? 2 : 1)).clear();
            }
            all.addAll(List.of(words));
        }
        return all;
    }

    private static List<String> with(List<String> command, PeerTls tls) {
        List<String> all = new ArrayList<>(command);
        int level =
                switch (tls.demand()) {
                    case NOTHING -> 1;
                    case LOGIN -> 2;
                    case LOGIN_AND_DATA -> 3;
                };
        all.add("--tls=" + level);
        all.add("--certfile=" + tls.files().both());
        return all;
    }

    @Override
    public Optional<String> cannot(PeerTls tls) {
        return Recipe.onlyExplicitWithoutReuse(tls);
    }
}
