package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;

import java.util.Optional;

/** What values a key takes: how they are read, shown and described; immutable. */
public sealed interface Kind<T>
        permits Scalar,
                ListOf,
                ListenKind,
                PermissionsKind,
                NetworksKind,
                ClientsKind,
                UsersKind,
                CertificatesKind,
                TlsNetworksKind {

    /** The allowed values in words, for error messages and the reference page. */
    String allowed();

    /** A value as it would be written in a file. */
    String show(T value);

    /**
     * Reads a value.
     *
     * @param key the whole path, for messages
     * @return empty if it was wrong, which {@code reading} has been told
     */
    Optional<T> read(Node node, String key, Reading reading);
}
