package org.twinport.lab.command;

import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Scenario;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.List;

/** Finds scenarios by what stands on the command line; stateless. */
final class Scenarios implements ITypeConverter<Scenario> {
    @Override
    public Scenario convert(String name) {
        return Catalogue.named(name).orElseThrow(() -> new TypeConversionException(unknown(name)));
    }

    private static String unknown(String name) {
        List<String> near =
                Catalogue.all().stream()
                        .map(Scenario::name)
                        .filter(each -> each.contains(name))
                        .toList();
        return "there is no scenario '%s'%s; 'twinport lab list' prints all"
                .formatted(name, near.isEmpty() ? "" : ", but " + String.join(", ", near));
    }
}
