package org.twinport.protocol.listing;

/** The permission letters of {@code ls -l}; pure. */
final class UnixMode {

    private UnixMode() {}

    /** Nine letters, with {@code s}, {@code S}, {@code t} and {@code T} for the special bits. */
    static void write(int mode, OctetLine out) {
        for (int shift = 6, bit = 04000; shift >= 0; shift -= 3, bit >>= 1) {
            out.add((mode >> shift & 4) == 0 ? '-' : 'r').add((mode >> shift & 2) == 0 ? '-' : 'w');
            boolean x = (mode >> shift & 1) != 0;
            out.add((mode & bit) == 0 ? (x ? 'x' : '-') : special(shift, x));
        }
    }

    private static char special(int shift, boolean x) {
        return shift == 0 ? (x ? 't' : 'T') : (x ? 's' : 'S');
    }

    /** The bits that nine letters stand for; Solaris writes {@code l} for setgid without x. */
    static int bits(String letters) {
        int mode = 0;
        for (int i = 0; i < 9; i++) {
            boolean set = "rwxst".indexOf(letters.charAt(i)) >= 0;
            mode |= set ? 1 << (8 - i) : 0;
        }
        mode |= "sS".indexOf(letters.charAt(2)) >= 0 ? 04000 : 0;
        mode |= "sSlL".indexOf(letters.charAt(5)) >= 0 ? 02000 : 0;
        return mode | ("tT".indexOf(letters.charAt(8)) >= 0 ? 01000 : 0);
    }
}
