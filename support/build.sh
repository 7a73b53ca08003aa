# Sourced by ./twinport and ./verify: builds what is needed to run, once and again after the sources changed.
# Expects: home, java_found, and the functions of jdk.sh.

app=$home/cli/target/app
lab=$home/lab/target/app # the command "lab"; nothing else needs it
stamp=$home/target/twinport.built
build_log=$home/target/twinport-build.log

is_built() { [ -d "$app" ] && [ -f "$stamp" ]; }

# True when a source is newer than the build. Folders count too: a deleted file changes its folder.
sources_changed() {
    [ -n "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

may_build() { [ -w "$home" ] && { [ -O "$home" ] || ! is_built; }; }

# Sets build_needed to yes or no. A tree of another user is run as it was built.
decide_build() {
    build_needed=no
    if [ "${TWINPORT_BUILD-}" = never ]; then return; fi
    if ! is_built; then build_needed=yes; return; fi
    if ! sources_changed; then return; fi
    if may_build; then build_needed=yes; return; fi
    if [ -t 2 ]; then echo "twinport: the sources are newer than the build, which is run as it is (its owner can build it)." >&2; fi
}

# awk that passes each line on as it comes: mawk, Debian's awk, would read a pipe in whole blocks.
prompt_awk() {
    case $(awk -W version 2>/dev/null </dev/null) in
        mawk*) awk -W interactive "$@" ;;
        *) awk "$@" ;;
    esac
}

# Maven's output as progress: one line rewritten on a terminal, plain lines elsewhere.
build_progress() {
    if [ -t 2 ]; then on_terminal=1; else on_terminal=0; fi
    prompt_awk -v tty="$on_terminal" '
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ {
            step = $NF
            name = $0; sub(/^\[INFO\] Building (Twinport )?/, "", name); sub(/ *[^ ]+ +\[[0-9\/]+\]$/, "", name)
            if (name == "") next
            if (tty) printf "\r\033[Ktwinport: building %s %s", step, name
            else print "twinport: building " step " " name
            fflush()
        }
        # A first build may fetch a hundred libraries and plugins, which must not look like a hang.
        /^\[INFO\] Downloaded from / && tty {
            printf "\r\033[Ktwinport: building %s %s (%d files fetched)", step, name, ++fetched; fflush()
        }
        END { if (tty) printf "\r\033[K" }' >&2
}

run_maven() {
    status_file=$home/target/twinport-build.status
    {
        status=0
        (cd "$home" && JAVA_HOME=$java_found mvn -B -Dmaven.test.skip=true package -pl lab -am) 2>&1 || status=$?
        echo "$status" >"$status_file"
    } | tee "$build_log" | build_progress
    status=$(cat "$status_file")
    rm -f "$status_file"
    return "$status"
}

# The lines of Maven's log $1 that say what is wrong, without its advice on itself.
maven_errors() {
    grep '^\[ERROR\]' "$1" | grep -v '^\[ERROR\] *$\|^\[ERROR\][[:space:]]*at \|\[Help\|-X switch\|-e switch\|For more information\|After correcting\|mvn <args>' |
        awk '!seen[$0]++' | head -n 30
}

build_failed() {
    {
        echo "twinport: the build failed. The last errors:"
        maven_errors "$build_log"
        echo "twinport: the whole log: $build_log"
    } >&2
    exit 122
}

# What root built in another user's tree belongs to that user.
give_to_owner() {
    if [ -O "$home" ]; then return; fi
    chown -R "$(stat -c %u:%g "$home")" "$home/target" "$home"/*/target 2>/dev/null || :
}

# The stamp carries the time before the build, so that an edit during it is seen by the next start.
build_once() {
    if is_built && ! sources_changed; then return; fi # another start built it while this one waited
    if ! command -v mvn >/dev/null 2>&1; then
        echo "twinport: must be built (first start, or the sources changed), and Maven is missing." >&2
        echo "Install it: apt-get install maven" >&2
        if is_built; then echo "Or run what was built before: TWINPORT_BUILD=never $0 ..." >&2; fi
        exit 121
    fi
    started=$home/target/twinport.building
    touch "$started"
    message="twinport: building (first start, or the sources changed)"
    # On a terminal the progress is written over it.
    if [ -t 2 ]; then printf '%s…' "$message" >&2; else echo "$message" >&2; fi
    rm -rf "$app" "$lab" # a library of another version must not stay beside its successor
    run_maven || build_failed
    mv "$started" "$stamp"
    give_to_owner
}

build() {
    if ! mkdir -p "$home/target" 2>/dev/null || [ ! -w "$home/target" ]; then
        echo "twinport: is not built yet, and $home cannot be written by $(id -un). Run ./twinport once as its owner." >&2
        exit 122
    fi
    # flock is part of every Linux; where it is missing two first starts at once are not kept apart.
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$home/target/twinport.lock"
        if ! flock -n 9; then
            echo "twinport: another start is building; waiting for it" >&2
            flock 9
        fi
        build_once
        exec 9>&-
    else
        build_once
    fi
}
