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
        List<String> all = new ArrayList<>(command);
        all.addAll(
                settings.tls()
                        .map(tls -> List.of(tls.files().both().toString(), tls.demand().name()))
                        .orElse(List.of("", "")));
        all.addAll(settings.lines());
        return all;
    }

    @Override
    public Optional<String> cannot(PeerTls tls) {
        return Recipe.onlyExplicitWithoutReuse(tls);
    }
}
