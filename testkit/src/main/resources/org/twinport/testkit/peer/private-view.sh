# Runs as root in a mount and process namespace of its own, where it replaces what a server would otherwise read
# or write outside its temporary folder; all of it is gone with the last process.
#   private-view.sh WORK ROOT SERVED ID COMMAND...
set -eu
work=$1 root=$2 served=$3 id=$4
shift 4
chown -R -h "$id:$id" "$root"
chmod 600 "$work/etc/shadow"
mount --bind "$root" "$served"
mount -t tmpfs -o mode=755 none /run
mount --bind "$work/etc/passwd" /etc/passwd
mount --bind "$work/etc/group" /etc/group
mount --bind "$work/etc/shadow" /etc/shadow
mount --bind "$work/etc/pam.d" /etc/pam.d
# Not exec: the first process of a namespace inherits orphans, and vsftpd dies of children it does not know.
"$@" &
wait "$!"
