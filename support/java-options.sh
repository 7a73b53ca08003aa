# Sourced by ./twinport, by the packaged bin/twinport and where that one's cache is recorded: what Java is started with.

# jdk.tls: what TLS needs of the JVM as a whole, before its first use (docs/embedding.md says why).
java_options="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders
    --enable-native-access=ALL-UNNAMED
    -Djdk.tls.server.newSessionTicketCount=10
    -Djdk.tls.client.enableSessionTicketExtension=false
    -Djdk.tls.ephemeralDHKeySize=2048
    -Djdk.tls.rejectClientInitiatedRenegotiation=true"

# In the locale "C" Java would lose what is not ASCII in arguments, and cannot open files of such names.
keep_names() {
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
        C | POSIX) export LC_ALL=C.UTF-8 ;;
    esac
}
