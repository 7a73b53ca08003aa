# Sourced by ./twinport and ./verify: finds a Java 25 or newer. Plain POSIX shell.

java_wanted=25

# The feature version of the Java in folder $1, or 0.
java_version() {
    [ -x "$1/bin/java" ] || { echo 0; return; }
    if [ -r "$1/release" ]; then
        v=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    else
        v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    fi
    echo "${v:-0}"
}

# Takes folder $1 as java_found if it is new enough (and, where $2 is "jdk", has a compiler).
java_try() {
    [ -d "$1" ] || return 1
    v=$(java_version "$1")
    if [ "$2" = jdk ] && [ ! -x "$1/bin/javac" ]; then v="$v without javac"; fi
    case $v in
        0 | "0 "*) return 1 ;;
        *[!0-9]*) ;;
        *) if [ "$v" -ge "$java_wanted" ]; then java_found=$1; return 0; fi ;;
    esac
    case $java_seen in
        *"  $1 ("*) ;;
        *) java_seen="$java_seen
  $1 (Java $v)" ;;
    esac
    return 1
}

java_on_path() {
    command_path=$(command -v java) || return 1
    command_path=$(readlink -f "$command_path") || return 1
    dirname "$(dirname "$command_path")"
}

# Sets java_found. $1: "jdk" when sources must be compiled, else "jre".
find_java() {
    java_found='' java_seen=''
    if [ -n "${JAVA_HOME-}" ] && java_try "$JAVA_HOME" "$1"; then return 0; fi
    if on_path=$(java_on_path) && java_try "$on_path" "$1"; then return 0; fi
    for folder in /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/*java*/* /opt/*java* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.asdf/installs/java/* \
        "${HOME:-/}"/.local/share/mise/installs/java/*; do
        if [ -h "$folder" ]; then continue; fi # aliases of a folder that is looked at anyway
        if java_try "$folder" "$1"; then return 0; fi
    done
    return 1
}

# The way out when find_java failed.
no_java_message() {
    echo "twinport: needs a JDK $java_wanted or newer and found none."
    echo "Looked in \$JAVA_HOME (${JAVA_HOME:-not set}), the java on PATH, /usr/lib/jvm, /usr/java, /usr/local,"
    echo "/opt, ~/.sdkman, ~/.jdks, ~/.asdf and mise."
    if [ -n "$java_seen" ]; then echo "Found, but not usable:$java_seen"; fi
    candidate=$(apt-cache policy "openjdk-$java_wanted-jdk-headless" 2>/dev/null | sed -n 's/ *Candidate: *//p')
    case $candidate in
        '' | '(none)')
            echo "Unpack a JDK $java_wanted (any vendor's .tar.gz) below /opt or ~/.jdks, or point JAVA_HOME at it."
            echo "Where the distribution has it: apt-get install openjdk-$java_wanted-jdk-headless" ;;
        *) echo "Install it: apt-get install openjdk-$java_wanted-jdk-headless   (or point JAVA_HOME at a JDK)" ;;
    esac
}
