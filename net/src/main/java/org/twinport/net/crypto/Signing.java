package org.twinport.net.crypto;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;

/**
 * Signs by libcrypto, as the server does in each full handshake; owned by one thread at a time. To
 * check signatures, and keys of other kinds, are left to the JDK: mostly by a refusal, after which
 * it asks its own provider. Whoever tells parameters before the key has chosen this one for good,
 * so that it hands on to the JDK's itself.
 */
final class Signing extends SignatureSpi {

    /** Of the order of P-256 and P-384, the curves that certificates have. */
    private static final int SHORTEST_CURVE = 256;

    private static final int LONGEST_CURVE = 384;

    /** Of PSS in TLS. */
    private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

    private final SigningKeys keys;
    private final Form form;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private @Nullable PSSParameterSpec pss;
    private @Nullable MemorySegment key;

    /** Does the work after parameters that came before a key of another kind. */
    private @Nullable Signature jdk;

    Signing(SigningKeys keys, Form form) {
        this.keys = keys;
        this.form = form;
    }

    /** The signatures of TLS (RFC 8446 section 4.2.3) under Java's names. */
    enum Form {
        ECDSA_256("SHA256withECDSA", "SHA256"),
        ECDSA_384("SHA384withECDSA", "SHA384"),
        RSA_256("SHA256withRSA", "SHA256"),
        RSA_384("SHA384withRSA", "SHA384"),
        RSA_512("SHA512withRSA", "SHA512"),
        /** Its parameters tell the digest. */
        PSS("RSASSA-PSS", "");

        final String algorithm;
        private final String digest;

        Form(String algorithm, String digest) {
            this.algorithm = algorithm;
            this.digest = digest;
        }

        /** Whether this is done for the key; otherwise the JDK does it. */
        boolean takes(@Nullable Object key) {
            return key instanceof PrivateKey
                    && switch (this) {
                        case ECDSA_256, ECDSA_384 -> key instanceof ECKey curve && isUsual(curve);
                        case RSA_256, RSA_384, RSA_512, PSS ->
                                key instanceof RSAKey rsa && rsa.getParams() == null;
                    };
        }

        private static boolean isUsual(ECKey key) {
            int bits = key.getParams().getOrder().bitLength();
            return bits == SHORTEST_CURVE || bits == LONGEST_CURVE;
        }
    }

    @Override
    protected void engineInitVerify(PublicKey signer) throws InvalidKeyException {
        jdk = jdk("signs only");
        jdk.initVerify(signer);
    }

    /** Refuses as long as there is a choice. */
    private Signature jdk(String why) throws InvalidKeyException {
        if (pss == null) {
            throw new InvalidKeyException(why);
        }
        try {
            Signature other = Signature.getInstance(form.algorithm, "SunRsaSign");
            other.setParameter(pss);
            return other;
        } catch (GeneralSecurityException unknown) {
            throw new InvalidKeyException(why, unknown);
        }
    }

    @Override
    protected void engineInitSign(PrivateKey signer) throws InvalidKeyException {
        message.reset();
        if (pss != null && !(form.takes(signer) && signer.getEncoded() != null)) {
            jdk = jdk("a key of another kind");
            jdk.initSign(signer);
        } else if (form.takes(signer)) {
            jdk = null;
            key = keys.of(signer);
        } else {
            throw new InvalidKeyException("a key of another kind");
        }
    }

    @Override
    protected void engineUpdate(byte octet) throws SignatureException {
        engineUpdate(new byte[] {octet}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
        if (jdk != null) {
            jdk.update(octets, offset, length);
        } else {
            message.write(octets, offset, length);
        }
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        if (jdk != null) {
            return jdk.sign();
        }
        MemorySegment signer = key;
        if (signer == null) {
            throw new SignatureException("there is no key yet");
        }
        byte[] signed = message.toByteArray();
        message.reset();
        if (form != Form.PSS) {
            return SignCalls.sign(signer, form.digest, -1, signed);
        }
        PSSParameterSpec parameters = pss;
        if (parameters == null) {
            throw new SignatureException("RSASSA-PSS takes parameters");
        }
        String digest = parameters.getDigestAlgorithm().replace("-", "");
        return SignCalls.sign(signer, digest, parameters.getSaltLength(), signed);
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        if (jdk == null) {
            throw new SignatureException("signs only");
        }
        return jdk.verify(signature);
    }

    @Override
    protected void engineSetParameter(@Nullable AlgorithmParameterSpec parameters)
            throws InvalidAlgorithmParameterException {
        if (parameters == null && form != Form.PSS) {
            return;
        }
        if (form != Form.PSS
                || !(parameters instanceof PSSParameterSpec wanted)
                || !isUsual(wanted)) {
            throw new InvalidAlgorithmParameterException("one digest of SHA-2 for both, or none");
        }
        pss = wanted;
    }

    private static boolean isUsual(PSSParameterSpec parameters) {
        String digest = parameters.getDigestAlgorithm();
        return DIGESTS.contains(digest)
                && parameters.getTrailerField() == PSSParameterSpec.TRAILER_FIELD_BC
                && parameters.getMGFParameters() instanceof MGF1ParameterSpec mask
                && mask.getDigestAlgorithm().equals(digest);
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("no parameters by name");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("no parameters by name");
    }
}
