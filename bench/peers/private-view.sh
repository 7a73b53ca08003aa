# Runs a server as root in a mount and process namespace of its own, where it finds the account of the benchmark:
#   private-view.sh WORK FOLDER SERVED COMMAND...
set -eu
work=$1 folder=$2 served=$3
shift 3
chmod 600 "$work/etc/shadow"
mount --bind "$folder" "$served"
mount -t tmpfs -o mode=755 none /run
for name in passwd group shadow pam.d; do mount --bind "$work/etc/$name" "/etc/$name"; done
# Not exec: the first process of a namespace inherits orphans, and vsftpd dies of children it does not know.
"$@" &
wait "$!"
