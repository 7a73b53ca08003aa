# Sourced by ./twinport: "serve --run-as USER" gives up root but keeps the right to bind ports 21 and 20.
# Java cannot change its user, so this happens before it starts. Expects: app, java_found.

become=''

run_as_error() {
    echo "twinport: --run-as: $1" >&2
    exit 123
}

take_run_as() {
    if [ -z "$1" ]; then run_as_error "the name of a user is missing"; fi
    run_as=$1
}

# Sets run_as to the argument of --run-as after "serve", or to nothing.
find_run_as() {
    run_as='' serving=no
    while [ $# -gt 0 ]; do
        case $serving,$1 in
            *,--) return ;;
            no,serve) serving=yes ;;
            yes,--run-as=*) take_run_as "${1#--run-as=}" ;;
            yes,--run-as) take_run_as "${2-}" ;;
        esac
        shift
    done
}

# Sets become to the command in front of Java. Of root's rights only binding ports below 1024 remains.
become_user() {
    if [ "$(id -u)" -ne 0 ]; then run_as_error "only root can start the server as another user"; fi
    case $1 in
        -* | *[!A-Za-z0-9._-]*) run_as_error "'$1' is not the name of a user" ;;
    esac
    if ! uid=$(id -u "$1" 2>/dev/null); then run_as_error "there is no user '$1' on this system"; fi
    if ! command -v setpriv >/dev/null 2>&1; then
        run_as_error "needs the program setpriv (Debian: apt-get install util-linux)"
    fi
    only=-all,+net_bind_service
    become="setpriv --reuid $uid --regid $(id -g "$1") --init-groups --inh-caps=$only --ambient-caps=$only --bounding-set=$only --no-new-privs"
    for needed in "$app" "$java_found/bin/java"; do
        if ! $become test -r "$needed"; then
            run_as_error "the user '$1' cannot read $needed; install Twinport where all users can read it, such as /opt"
        fi
    done
    account=$(getent passwd "$1" 2>/dev/null || grep "^$1:" /etc/passwd)
    HOME=$(echo "$account" | cut -d: -f6)
    USER=$1 LOGNAME=$1
    export HOME USER LOGNAME
    unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR
}
