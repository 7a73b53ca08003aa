package org.twinport.protocol.listing;

/** The permission letters of {@code ls -l}; pure. */
final class UnixMode {

    private UnixMode() {}

    /** Nine letters, with {@code s}, {@code S}, {@code t} and {@code T} for the special bits. */
    static String letters(int mode) {
        StringBuilder out = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < 9; i++) {
            if ((mode >> (8 - i) & 1) == 0) {
                out.setCharAt(i, '-');
            }
        }
        special(out, 2, mode & 04000, 's', 'S');
        special(out, 5, mode & 02000, 's', 'S');
        special(out, 8, mode & 01000, 't', 'T');
        return out.toString();
    }

    private static void special(StringBuilder out, int at, int bit, char withX, char withoutX) {
        if (bit != 0) {
            out.setCharAt(at, out.charAt(at) == 'x' ? withX : withoutX);
        }
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
