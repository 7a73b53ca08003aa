package org.twinport.net.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.ProviderException;
import java.util.Optional;

/** OpenSSL's libcrypto as this system has it, opened once and never closed; for any thread. */
final class Library {

    /** The name that all of OpenSSL 3 has in common; its functions stay as they are till 4. */
    private static final String NAME = "libcrypto.so.3";

    /** A property of the JVM; {@code never} leaves everything to the JDK. */
    private static final String CHOICE = "twinport.libcrypto";

    private static final Optional<SymbolLookup> OPENED = open();

    private Library() {}

    /** Whether it is installed and wanted, and Java allows native calls to this module. */
    static boolean isThere() {
        return OPENED.isPresent();
    }

    // The module's permission is asked for first.
    @SuppressWarnings("restricted")
    private static Optional<SymbolLookup> open() {
        if (System.getProperty(CHOICE, "").equals("never")
                || !System.getProperty("os.name", "").equals("Linux")
                || !Library.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SymbolLookup.libraryLookup(NAME, Arena.global()));
        } catch (IllegalArgumentException notInstalled) {
            return Optional.empty();
        }
    }

    /** For functions that wait for nothing and end within microseconds; arrays need no copy. */
    static MethodHandle brief(String name, FunctionDescriptor form) {
        return handle(name, form, Linker.Option.critical(true));
    }

    /** For all others; what is passed lies outside of the heap. */
    // Who uses this class has asked isThere.
    @SuppressWarnings("restricted")
    static MethodHandle handle(String name, FunctionDescriptor form, Linker.Option... options) {
        return Linker.nativeLinker()
                .downcallHandle(OPENED.orElseThrow().findOrThrow(name), form, options);
    }

    /** What to throw for something that a call has thrown. */
    static RuntimeException failure(Throwable thrown) {
        return thrown instanceof RuntimeException known ? known : new ProviderException(thrown);
    }

    /** The form of a function that answers with an int. */
    static FunctionDescriptor number(MemoryLayout... arguments) {
        return FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments);
    }

    /** The form of a function that answers with an address. */
    static FunctionDescriptor address(MemoryLayout... arguments) {
        return FunctionDescriptor.of(ValueLayout.ADDRESS, arguments);
    }

    /** The form of a function that answers with nothing. */
    static FunctionDescriptor nothing(MemoryLayout... arguments) {
        return FunctionDescriptor.ofVoid(arguments);
    }
}
