package org.twinport.cli.remote;

import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Map;
import java.util.Stack;

/**
 * An option whose value is optional takes it after an equals sign only: the word after {@code
 * --passive} is the first argument of the command, and not its value. Stateless.
 */
final class AttachedOnly implements IParameterPreprocessor {

    @Override
    public boolean preprocess(
            Stack<String> arguments,
            CommandSpec command,
            ArgSpec option,
            Map<String, Object> information) {
        if (" ".equals(information.get("separator"))) {
            arguments.push(((OptionSpec) option).fallbackValue());
        }
        return false;
    }
}
