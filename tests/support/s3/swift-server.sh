#!/usr/bin/env bash
# A private OpenStack Swift with its S3 layer (s3api), for tests: all on 127.0.0.1, as any user.
#   swift-server.sh start DIR     starts it and writes its port into DIR/proxy.port
#   swift-server.sh stop DIR
# DIR must lie on a file system with user xattrs. Packages: the group s3 in packaging/packages.
set -euo pipefail

[ $# -eq 2 ] || { sed -n '2,5p' "$0" >&2; exit 2; }
verb=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
services="account container object proxy"

free_port=$(cd "$(dirname "$0")/../../../packaging" && pwd)/free-port

live_pid() { # guards against a number that another process got since
    local pid
    pid=$(cat "$dir/$1.pid" 2>/dev/null) || return 1
    [ -n "$pid" ] && grep -qzF -- "$dir" "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
}

stop_all() {
    local name pid n
    for name in proxy object container account memcached; do
        pid=$(live_pid $name) || continue
        kill -TERM "$pid" 2>/dev/null || true
        for ((n = 0; n < 50; n++)); do
            live_pid $name >/dev/null || break
            sleep 0.1
        done
        # each leads a session of its own, with its workers in it
        if live_pid $name >/dev/null; then kill -KILL -- "-$pid" 2>/dev/null || true; fi
        rm -f "$dir/$name.pid"
    done
}

write_common() { # NAME PIPELINE: the part that all four servers share
    cat <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $(cat "$dir/$1.port")
swift_dir = $dir
devices = $dir/node
mount_check = false
user = $(id -un)
workers = 1
log_address = $dir/no-syslog
log_level = WARNING
disable_fallocate = true
[pipeline:main]
pipeline = $2
CONF
}

write_proxy() {
    local filter
    write_common proxy "catch_errors gatekeeper healthcheck cache listing_formats s3api tempauth copy slo dlo versioned_writes symlink proxy-server"
    cat <<CONF
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:tempauth]
use = egg:swift#tempauth
reseller_prefix = AUTH
user_test_tester = testsecretkey0000000000000000000000000001 .admin
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
storage_domain = localhost
auth_pipeline_check = true
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$(cat "$dir/memcached.port")
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
CONF
    for filter in catch_errors gatekeeper healthcheck listing_formats copy slo dlo symlink; do
        printf '[filter:%s]\nuse = egg:swift#%s\n' $filter $filter
    done
}

make_ring() { # balancing so small a ring ends with 1, a warning
    cd "$dir"
    swift-ring-builder "$1.builder" create 4 1 0
    swift-ring-builder "$1.builder" add "r1z1-127.0.0.1:$(cat "$1.port")/d1" 1
    swift-ring-builder "$1.builder" rebalance || [ $? = 1 ]
}

start() {
    local service
    mkdir -p "$dir/node/d1"
    for service in $services memcached; do "$free_port" >"$dir/$service.port"; done
    printf '[swift-hash]\nswift_hash_path_suffix = test\nswift_hash_path_prefix = test\n' >"$dir/swift.conf"
    printf '[storage-policy:0]\nname = Policy-0\ndefault = yes\n' >>"$dir/swift.conf"
    for service in account container object; do
        write_common $service $service-server >"$dir/$service-server.conf"
        printf '[app:%s-server]\nuse = egg:swift#%s\n' $service $service >>"$dir/$service-server.conf"
        (make_ring $service) >>"$dir/rings.out" 2>&1
    done
    write_proxy >"$dir/proxy-server.conf"
    setsid memcached -l 127.0.0.1 -p "$(cat "$dir/memcached.port")" -m 64 -u "$(id -un)" \
        -P "$dir/memcached.own.pid" >"$dir/memcached.out" 2>&1 </dev/null &
    echo $! >"$dir/memcached.pid"
    for service in $services; do
        setsid "swift-$service-server" "$dir/$service-server.conf" >"$dir/$service.out" 2>&1 </dev/null &
        echo $! >"$dir/$service.pid"
    done
    local end=$((SECONDS + 80))
    until curl --noproxy '*' -fsS -o /dev/null "http://127.0.0.1:$(cat "$dir/proxy.port")/healthcheck" 2>/dev/null; do
        live_pid proxy >/dev/null || { tail -5 "$dir/proxy.out" >&2; return 1; }
        [ $SECONDS -lt $end ] || { echo "Swift's proxy did not answer in time" >&2; return 1; }
        sleep 0.1
    done
}

case $verb in
start) start ;;
stop) stop_all ;;
*) exit 2 ;;
esac
