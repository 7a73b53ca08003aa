# Sourced by ./twinport: makes target/twinport.jar and, on Linux, target/twinport-linux-ARCH.tar.gz.
# Expects: home, app, java_found, java_options, and the functions of build.sh.

package_log=$home/target/package.log
work=$home/target/package

package_failed() {
    {
        echo "twinport: the package cannot be made: $1"
        echo "twinport: the whole log: $package_log"
    } >&2
    exit 124
}

# Runs a step of which only a failure is shown.
step() {
    echo "twinport: $1" >&2
    shift
    if ! "$@" >>"$package_log" 2>&1; then
        tail -n 5 "$package_log" >&2
        package_failed "$1"
    fi
}

# The published classes of picocli are of a form so old that no cache takes them; they are compiled anew.
fetch_picocli() {
    set -- "$app"/picocli-*.jar
    picocli=${1##*/picocli-}
    (cd "$home" && JAVA_HOME=$java_found mvn -B -N dependency:copy \
        "-Dartifact=info.picocli:picocli:${picocli%.jar}:jar:sources" "-DoutputDirectory=$work")
}

compile_picocli() {
    mkdir "$work/sources" "$work/picocli"
    (cd "$work/sources" && "$java_found/bin/jar" -xf "$work"/picocli-*-sources.jar) &&
        "$java_found/bin/javac" -nowarn -Xlint:none -proc:none -encoding UTF-8 --release "$java_wanted" \
            -d "$work/picocli" "$work"/sources/picocli/*.java
}

# The folder comes first: of two files of a name the first is taken.
merge_jars() {
    "$java_found/bin/java" "$home/support/MergeJars.java" \
        "$home/target/twinport.jar" org.twinport.cli.Main "$work/picocli" "$app"/*.jar
}

# What the classes name, and what is looked up by name alone: charsets of old clients, and signals.
make_runtime() {
    modules=$("$java_found/bin/jdeps" --multi-release "$java_wanted" --ignore-missing-deps --print-module-deps \
        "$home/target/twinport.jar") &&
        "$java_found/bin/jlink" --add-modules "$modules,jdk.charsets,jdk.unsupported" \
            --no-header-files --no-man-pages --compress zip-0 --output "$image/runtime"
}

fill_image() {
    mkdir -p "$image/bin" "$image/lib"
    cp "$home/support/packaged-twinport" "$image/bin/twinport"
    cp "$home/support/java-options.sh" "$home/support/run-as.sh" "$home/target/twinport.jar" "$image/lib"
    cp "$home/LICENSE" "$home/README.md" "$home/CHANGELOG.md" "$image"
}

# Java takes a cache only with the options, the jar and the runtime that it was recorded with; where they lie is all one.
# There are two, as a start takes the longer the more is in its cache. $1: its name; further: what the rehearsal gets.
record_cache() {
    cache=$image/lib/$1.aot
    shift
    mkdir -p "$work/rehearsal" "$work/state"
    set -f
    # shellcheck disable=SC2086
    env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME="$work/state" XDG_RUNTIME_DIR="$work/state" \
        "$image/runtime/bin/java" "-XX:AOTCacheOutput=$cache" \
        $java_options -cp "$image/lib/twinport.jar" org.twinport.cli.Rehearsal "$@"
    set +f
    [ -s "$cache" ]
}

# Numbers instead of names: the archive is the same whoever packs it.
pack() {
    tar -C "$work" --owner=0 --group=0 --numeric-owner --sort=name -cf - "$name" | gzip -9 >"$archive.part" &&
        mv "$archive.part" "$archive"
}

size_of() { echo "$(($(stat -c %s "$1") / 1000000)) MB"; }

package() {
    mkdir -p "$home/target"
    rm -rf "$work"
    mkdir "$work"
    : >"$package_log"
    name=twinport-linux-$(uname -m)
    image=$work/$name archive=$home/target/$name.tar.gz
    step "fetching the sources of picocli" fetch_picocli
    step "compiling picocli" compile_picocli
    step "making the one jar" merge_jars
    if [ "$(uname -s)" = Linux ]; then package_linux; fi
    rm -rf "$work"
    echo "$home/target/twinport.jar   $(size_of "$home/target/twinport.jar"), for every system with Java $java_wanted:"
    echo "    java -jar twinport.jar serve --root DIR"
}

package_linux() {
    step "making a Java runtime of what is needed" make_runtime
    step "filling the image" fill_image
    step "rehearsing, so that Java starts quickly" record_cache twinport "$work/rehearsal"
    step "rehearsing the help" record_cache help
    unpacked=$(du -sm "$image" | cut -f 1)
    step "packing" pack
    echo "$archive   $(size_of "$archive"), $unpacked MB unpacked, needs no Java:"
    echo "    tar -xzf $name.tar.gz -C /opt && /opt/$name/bin/twinport serve --root DIR"
}
