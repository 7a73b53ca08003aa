package org.twinport.daemon.preflight;

import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints all findings for settings given as KEY=VALUE, in a process of its own. */
final class PreflightMain {

    private PreflightMain() {}

    public static void main(String[] args) {
        Map<String, String> flags = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            flags.put(parts[0], parts[1]);
        }
        switch (Settings.load(Sources.ofFlags(flags, "anna:secret"))) {
            case Loaded.Good(Settings settings) ->
                    Preflight.thorough(settings).forEach(PreflightMain::print);
            case Loaded.Bad(List<?> problems) -> System.out.println(problems);
        }
    }

    private static void print(Preflight.Finding finding) {
        System.out.println(finding.severity() + " " + finding.id() + " " + finding.remark().what());
        finding.remark().evidence().forEach(line -> System.out.println("  seen " + line));
        finding.remark().fix().forEach(line -> System.out.println("  fix " + line));
    }
}
