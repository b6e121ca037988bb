#!/bin/sh
# watch-folder.sh FOLDER WARDLIGHTCTL: waits until whoever holds the other end of standard input
# closes it or dies; then destroys the workspace FOLDER/workspace, stops every other PostgreSQL
# server whose data lies in FOLDER, a Ceph gateway in FOLDER/ceph and a Swift in FOLDER/swift, and
# removes FOLDER.
folder=$1
wardlightctl=$2
cat >/dev/null

# A dead process stays listed as a zombie until its parent looks.
runs() {
    state=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null)
    [ -n "$state" ] && [ "$state" != Z ]
}

if [ -d "$folder/workspace" ] && [ -x "$wardlightctl" ]; then
    "$wardlightctl" workspace destroy --dir "$folder/workspace" >/dev/null
fi

# A server that was killed leaves its socket, which may lie outside FOLDER.
remove_socket() {
    for lock in "$2"/.s.PGSQL.*.lock; do
        [ "$(sed -n 2p "$lock" 2>/dev/null)" = "$1" ] || continue
        rm -f "$lock" "${lock%.lock}"
        rmdir "$2" 2>/dev/null
    done
}

for pidfile in $(find "$folder" -name postmaster.pid 2>/dev/null); do
    pid=$(head -n 1 "$pidfile")
    data=$(dirname "$pidfile")
    sockets=$(sed -n 5p "$pidfile")
    # a server runs in its data folder: this tells it from a process that got its number since
    if [ "$(readlink "/proc/$pid/cwd")" = "$data" ]; then
        # a test may have frozen it
        kill -CONT "$pid" $(cat "/proc/$pid/task/$pid/children" 2>/dev/null)
        kill -QUIT "$pid"
        tries=0
        while runs "$pid" && [ "$tries" -lt 250 ]; do
            sleep 0.02
            tries=$((tries + 1))
        done
        ! runs "$pid" || kill -KILL "$pid"
    fi
    remove_socket "$data" "$sockets"
done
# the daemons of a Ceph gateway end by the ids that it wrote down
if [ -f "$folder/ceph/ceph.conf" ]; then
    "$(dirname "$0")/../../packaging/s3-gateway" stop "$folder/ceph" >/dev/null 2>&1
fi
if [ -f "$folder/swift/swift.conf" ]; then
    "$(dirname "$0")/s3/swift-server.sh" stop "$folder/swift" >/dev/null 2>&1
fi
rm -rf -- "$folder"
