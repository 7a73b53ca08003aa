# Sourced by ./verify: the Debian packages that the tests and bench/run use.

test_packages='curl lftp tnftp ncftp wget python3 python3-openssl iproute2 iputils-ping nftables util-linux procps acl openssl tcpdump gcc libc6-dev libssl-dev maven'

packages_missing() {
    for package in $test_packages; do
        if ! dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$'; then echo "$package"; fi
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_become_root() {
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

install_packages() {
    if [ "$(id -u)" -ne 0 ]; then
        echo "verify: not root: tests with network namespaces, ports below 1024 and most other servers will be skipped"
    fi
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        echo "verify: no apt-get here; tests whose programs are missing will be skipped ($test_packages)"
        return
    fi
    missing=$(packages_missing | tr '\n' ' ')
    if [ -z "$missing" ]; then return; fi
    if [ "${TWINPORT_INSTALL-}" = never ] || ! may_become_root; then
        echo "verify: may not install packages; tests that need these will be skipped: $missing"
        return
    fi
    echo "verify: installing $missing"
    # shellcheck disable=SC2086
    if ! { as_root apt-get -qq update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing; } >target/apt.log 2>&1; then
        echo "verify: installing failed, tests that need them will be skipped; the end of target/apt.log:"
        tail -n 5 target/apt.log
    fi
}
