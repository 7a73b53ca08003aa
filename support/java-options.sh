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

# Java's second compiler pays off in a server. What ends sooner it only slows down, as it takes processors from the
# rest. Without libcrypto TLS needs it (docs/decisions/0013-libcrypto-for-tls.md), and so do digests. $@: the command line.
choose_compiler() {
    compiler_options=
    case ${1-} in
        '' | -*) compiler_options=-XX:TieredStopAtLevel=1 ;;
        ls | cat | get | put | stat | mkdir | rm | mv | doctor) ;;
        *) return ;;
    esac
    case " $* ${TWINPORT_JAVA_OPTS-}" in
        *' --verify '* | *twinport.libcrypto=never*) return ;;
    esac
    for library in /lib/*/libcrypto.so.3 /usr/lib/*/libcrypto.so.3 /lib64/libcrypto.so.3 /usr/lib/libcrypto.so.3; do
        if [ -e "$library" ]; then compiler_options=-XX:TieredStopAtLevel=1; fi
    done
}
