package org.twinport.net.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/** An array of OSSL_PARAM, by which OpenSSL 3 is told values of any kind; stateless. */
final class Parameters {

    /** Name, type, value, size of the value, and a place for answers. */
    static final StructLayout LAYOUT =
            MemoryLayout.structLayout(
                    ADDRESS,
                    JAVA_INT,
                    MemoryLayout.paddingLayout(4),
                    ADDRESS,
                    JAVA_LONG,
                    JAVA_LONG);

    private static final int OCTET_STRING = 5;

    private static final long TYPE = ADDRESS.byteSize();
    private static final long VALUE = TYPE + ADDRESS.byteSize();
    private static final long SIZE = VALUE + ADDRESS.byteSize();

    private Parameters() {}

    /** One of zeros ends the array. */
    static void set(MemorySegment array, int index, MemorySegment name, MemorySegment octets) {
        long at = index * LAYOUT.byteSize();
        array.set(ADDRESS, at, name);
        array.set(JAVA_INT, at + TYPE, OCTET_STRING);
        array.set(ADDRESS, at + VALUE, octets);
        array.set(JAVA_LONG, at + SIZE, octets.byteSize());
    }
}
