package org.twinport.daemon.tls;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, whatever its name says; pure. */
enum FileKind {
    PEM,
    PKCS12,
    /** A key store of Java's own old kind. */
    JKS,
    DER_CERTIFICATE,
    DER_KEY,
    EMPTY,
    OTHER;

    private static final int JKS_MAGIC = 0xfeedfeed;
    private static final int SEQUENCE = 0x30;

    /** RFC 7292 section 4: the version of every PKCS#12 file. */
    private static final int PKCS12_VERSION = 3;

    static FileKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return PEM;
        }
        if (bytes.length > 4 && ByteBuffer.wrap(bytes).getInt() == JKS_MAGIC) {
            return JKS;
        }
        return bytes[0] == SEQUENCE ? ofDer(bytes) : OTHER;
    }

    private static FileKind ofDer(byte[] bytes) {
        try {
            ASN1Primitive whole = ASN1Primitive.fromByteArray(bytes);
            if (!(whole instanceof ASN1Sequence sequence) || sequence.size() < 2) {
                return OTHER;
            }
            return ofFirst(sequence.getObjectAt(0), sequence);
        } catch (IOException | RuntimeException _) {
            return OTHER; // cut off, or no DER at all
        }
    }

    /** An encrypted key has two parts, its algorithm first (RFC 5958 section 3). */
    private static FileKind ofFirst(ASN1Encodable first, ASN1Sequence sequence) {
        return switch (first) {
            case ASN1Integer version when version.hasValue(PKCS12_VERSION) && isShort(sequence) ->
                    PKCS12;
            case ASN1Integer _ -> DER_KEY;
            case ASN1Sequence _ -> sequence.size() == 2 ? DER_KEY : DER_CERTIFICATE;
            default -> OTHER;
        };
    }

    /** Version, content and MAC. */
    private static boolean isShort(ASN1Sequence sequence) {
        return sequence.size() <= 3;
    }
}
