#!/usr/bin/env bash
# A private Ceph object gateway (S3) on 127.0.0.1: 1 monitor, 1 storage daemon, 1 gateway.
#   ceph-gateway.sh start DIR [PORT]   makes DIR at the first start; prints the settings of a client
#   ceph-gateway.sh stop DIR           ends the daemons of DIR, by their ids
#   ceph-gateway.sh serve DIR          starts, then stops when for IDLE seconds nobody has held a
#                                      shared lock on DIR/users (flock)
# Environment: CEPH_STORE=memstore|bluestore (default memstore: in memory, gone with the daemons),
#   CEPH_STORE_GB=4, CEPH_LC_DAY=SECONDS (how long a day of the lifecycle rules lasts),
#   CEPH_TLS=PEM (certificate and key: S3 over TLS on PORT + 1 as well), IDLE=15.
# Packages: ceph-mon ceph-osd radosgw ceph-common. Runs as any user.
set -euo pipefail

usage() { sed -n '2,11p' "$0" >&2; exit 2; }
[ $# -ge 2 ] || usage
verb=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
conf=$dir/ceph.conf
store=${CEPH_STORE:-memstore}
store_bytes=$((${CEPH_STORE_GB:-4} << 30))

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# The id in $1.pid while that is still the daemon started here: ids are used again.
live_pid() {
    local pid
    pid=$(cat "$dir/$1.pid" 2>/dev/null) || return 1
    [ -n "$pid" ] && grep -qzF -- "$conf" "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
}

daemon() { # daemon NAME COMMAND…
    local name=$1
    shift
    setsid "$@" -f -c "$conf" >"$dir/$name.out" 2>&1 </dev/null &
    echo $! >"$dir/$name.pid"
}

wait_for() { # wait_for SECONDS DAEMON COMMAND…
    local end=$((SECONDS + $1)) name=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        live_pid "$name" >/dev/null || { echo "$name died:" >&2; tail -n 5 "$dir/$name.out" >&2; return 1; }
        [ $SECONDS -lt $end ] || { echo "$name: not ready in time" >&2; return 1; }
        sleep 0.1
    done
}

stop_all() {
    local name pid tries
    for name in rgw osd mon; do
        pid=$(live_pid $name) || continue
        kill -CONT "$pid" 2>/dev/null || true # a test may have frozen it
        kill -TERM "$pid" 2>/dev/null || true
        for ((tries = 0; tries < 100; tries++)); do
            live_pid $name >/dev/null || break
            sleep 0.05
        done
        pid=$(live_pid $name) && kill -KILL "$pid" 2>/dev/null || true
        rm -f "$dir/$name.pid"
    done
}

write_conf() { # write_conf PORT
    local endpoint="endpoint=127.0.0.1:$1"
    [ -z "${CEPH_TLS:-}" ] ||
        endpoint+=" ssl_endpoint=127.0.0.1:$(($1 + 1)) ssl_certificate=$CEPH_TLS"
    cat >"$conf" <<CONF
[global]
fsid = $(cat "$dir/fsid")
mon host = [v2:127.0.0.1:$(cat "$dir/mon_v2"),v1:127.0.0.1:$(cat "$dir/mon_v1")]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
# the gateway asks for "secure" by default, which cannot be had without cephx
ms mon client mode = crc
ms cluster mode = crc
ms service mode = crc
ms client mode = crc
run dir = $dir/run
admin socket = $dir/run/\$name.asok
log file = $dir/log/\$name.log
mon cluster log file = $dir/log/cluster.log
crash dir = $dir/crash
osd pool default size = 1
osd pool default min size = 1
mon allow pool size one = true
osd pool default pg num = 2
osd pool default pgp num = 2
osd pool default pg autoscale mode = off
mon warn on pool no redundancy = false
mon max pg per osd = 5000
osd crush chooseleaf type = 0
osd failsafe full ratio = 0.99
[mon]
mon data = $dir/mon
# by default every map change waits a second, and the start is a chain of them
paxos propose interval = 0.02
paxos min wait = 0.01
mon data avail warn = 1
mon data avail crit = 1
mgr initial modules =
[osd]
osd data = $dir/osd
osd objectstore = $store
bluestore block size = $store_bytes
bluestore cache size = 268435456
memstore device bytes = $store_bytes
osd memory target = 939524096
osd class load list = *
osd class default list = *
[client.rgw]
rgw frontends = beast $endpoint
rgw dns name = localhost
rgw enable usage log = false
rgw gc obj min wait = 5
rgw gc processor period = 30
rgw lc debug interval = ${CEPH_LC_DAY:--1}
rgw crypt require ssl = false
rgw verify ssl = false
rgw thread pool size = 64
CONF
}

format() {
    local log=$dir/log/format.out osd_id
    rm -rf "$dir/mon" "$dir/osd"
    mkdir -p "$dir/mon" "$dir/osd"
    cat /proc/sys/kernel/random/uuid >"$dir/fsid"
    free_port >"$dir/mon_v2"
    free_port >"$dir/mon_v1"
    write_conf "$1"
    monmaptool --create --clobber --fsid "$(cat "$dir/fsid")" --addv a \
        "[v2:127.0.0.1:$(cat "$dir/mon_v2"),v1:127.0.0.1:$(cat "$dir/mon_v1")]" \
        "$dir/monmap" >"$log"
    ceph-authtool --create-keyring "$dir/keyring" --gen-key -n mon. --cap mon 'allow *' >>"$log"
    ceph-mon -c "$conf" --mkfs -i a --monmap "$dir/monmap" --keyring "$dir/keyring" >>"$log" 2>&1
    daemon mon ceph-mon -i a
    wait_for 30 mon timeout 5 ceph -c "$conf" --connect-timeout 3 mon stat
    osd_id=$(cat /proc/sys/kernel/random/uuid)
    ceph -c "$conf" osd new "$osd_id" >>"$log" 2>&1
    ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$osd_id" >>"$log" 2>&1
}

make_users() {
    local log=$dir/log/format.out class
    admin() { radosgw-admin -c "$conf" -n client.rgw "$@" >/dev/null 2>>"$log"; }
    # the first call makes the default zone and its group
    admin user create --uid tester --display-name Tester \
        --access-key TESTACCESSKEY0000001 --secret-key testsecretkey0000000000000000000000000001
    admin user create --uid other --display-name Other \
        --access-key TESTACCESSKEY0000002 --secret-key testsecretkey0000000000000000000000000002
    for class in STANDARD_IA GLACIER DEEP_ARCHIVE; do
        admin zonegroup placement add --rgw-zonegroup default \
            --placement-id default-placement --storage-class "$class"
        admin zone placement add --rgw-zone default --placement-id default-placement \
            --storage-class "$class" --data-pool default.rgw.cold.data
    done
}

start() {
    local port=${1:-$(cat "$dir/port" 2>/dev/null || free_port)} first=
    ! live_pid rgw >/dev/null || return 0
    stop_all
    mkdir -p "$dir"/{run,log,crash}
    # what is kept in memory does not outlive its daemon
    [ -e "$dir/ready" ] && [ "$store" != memstore ] || first=yes
    echo "$port" >"$dir/port"
    if [ -n "$first" ]; then
        format "$port"
    else
        write_conf "$port"
        daemon mon ceph-mon -i a
        wait_for 30 mon timeout 5 ceph -c "$conf" --connect-timeout 3 mon stat
    fi
    daemon osd ceph-osd -i 0
    wait_for 60 osd sh -c "timeout 5 ceph -c '$conf' osd stat | grep -q ' 1 up'"
    [ -z "$first" ] || make_users
    daemon rgw radosgw -n client.rgw
    wait_for 60 rgw curl --noproxy '*' -fsS -o /dev/null "http://127.0.0.1:$port/"
    touch "$dir/ready"
}

# Ends with its last user: users hold a shared lock on DIR/users, which goes with their process.
serve() {
    local idle=0
    trap stop_all EXIT
    trap 'exit 143' TERM INT HUP
    echo $$ >"$dir/serve.pid"
    rm -f "$dir/failed"
    start >"$dir/serve.out" 2>&1 || { touch "$dir/failed"; exit 1; }
    touch "$dir/serving"
    while :; do
        sleep 1
        flock --exclusive --nonblock "$dir/users" true && idle=$((idle + 1)) || idle=0
        [ "$idle" -ge "${IDLE:-15}" ] || continue
        exec 8>"$dir/starting"
        flock 8 # nobody may find a gateway that is about to end
        if flock --exclusive --nonblock "$dir/users" true; then
            rm -f "$dir/serving"
            exit 0
        fi
        exec 8>&-
        idle=0
    done
}

case $verb in
start)
    start "${3:-}"
    cat <<ENV
AWS_ENDPOINT_URL=http://127.0.0.1:$(cat "$dir/port")
AWS_ACCESS_KEY_ID=TESTACCESSKEY0000001
AWS_SECRET_ACCESS_KEY=testsecretkey0000000000000000000000000001
AWS_DEFAULT_REGION=default
ENV
    ;;
stop) stop_all ;;
serve) serve ;;
*) usage ;;
esac
