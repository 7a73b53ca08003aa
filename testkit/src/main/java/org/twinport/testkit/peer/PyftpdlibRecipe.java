package org.twinport.testkit.peer;

import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** pyftpdlib under the system's Python, the one peer that needs no root: stateless. */
final class PyftpdlibRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) throws IOException {
        PeerSettings settings = kitchen.settings();
        List<String> command =
                List.of(
                        Tools.require("python3").toString(),
                        kitchen.copyOfResource("pyftpdlib-server.py").toString(),
                        kitchen.program("usr/lib/python3/dist-packages").toString(),
                        kitchen.host(),
                        Integer.toString(settings.port()),
                        Integer.toString(settings.passivePorts().first()),
                        Integer.toString(settings.passivePorts().last()),
                        settings.user(),
                        settings.password(),
                        Tools.isRoot() ? Kitchen.SERVED : settings.root().toString(),
                        Integer.toString(Kitchen.ACCOUNT_ID));
        return settings.tls().map(tls -> with(command, tls)).orElse(command);
    }

    private static List<String> with(List<String> command, PeerTls tls) {
        List<String> all = new ArrayList<>(command);
        all.add(tls.files().both().toString());
        all.add(tls.demand().name());
        return all;
    }

    @Override
    public Optional<String> cannot(PeerTls tls) {
        return Recipe.onlyExplicitWithoutReuse(tls);
    }
}
