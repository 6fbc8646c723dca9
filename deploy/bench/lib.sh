# Shared by the benchmarks: a server as in production, its database, what is printed and kept.

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$bench/../.." && pwd)
out=$root/target/bench
mkdir -p "$out"

SECONDS_EACH=${BENCH_SECONDS:-60}   # length of one measured run
WARM_UP=${BENCH_WARM_UP:-$((SECONDS_EACH < 30 ? SECONDS_EACH : 30))}
CONNECTIONS=${BENCH_CONNECTIONS:-64}
ROUNDS=${BENCH_ROUNDS:-2}           # how often A and B alternate
KEY=${BENCH_KEY:-rk_demo_till}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "$tool is needed: on Debian, apt-get install wrk postgresql-client curl"
  done
}

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

# The newest Java that can run the server: JAVA, the one on the path, or an installed one.
find_java() {
  local java
  for java in "${JAVA:-}" java /usr/lib/jvm/*/bin/java; do
    [[ -n $java ]] && command -v "$java" >/dev/null || continue
    if "$java" --version 2>/dev/null | head -1 | grep -qE '(^| )(2[5-9]|[3-9][0-9])[. ]'; then
      printf '%s\n' "$java"
      return
    fi
  done
  fail "no Java 25 found: set JAVA to its java"
}

server_jar() {
  local jar
  jar=$(ls "$root"/api/target/api-*.jar 2>/dev/null | head -1)
  [[ -n $jar ]] || fail "no server to measure: run mvn -DskipTests package first"
  printf '%s\n' "$jar"
}

# start_server <data directory>: sets url, and what psql and pgbench need; ended with this script.
start_server() {
  local data=$1 deadline=$((SECONDS + 120))
  mkdir -p "$data"
  port=${BENCH_PORT:-18480}
  url=http://127.0.0.1:$port
  SERVER_PORT=$port REGULARS_DATA_DIR=$data \
    "$(find_java)" "@$root/deploy/jvm.options" ${BENCH_JAVA_OPTIONS:-} -jar "$(server_jar)" >"$data/server.log" 2>&1 &
  server=$!
  until curl --silent --fail --max-time 2 "$url/actuator/health" 2>/dev/null | grep -q '"UP"'; do
    kill -0 "$server" 2>/dev/null || { tail -30 "$data/server.log" >&2; fail "the server ended"; }
    ((SECONDS < deadline)) || { tail -30 "$data/server.log" >&2; fail "the server is not up after 120 s"; }
    sleep 0.2
  done
  use_database "$data"
}

# use_database <data directory>: the address of the embedded PostgreSQL, for psql and pgbench.
use_database() {
  export PGHOST=127.0.0.1 PGUSER=regulars PGDATABASE=regulars PGCONNECT_TIMEOUT=5
  PGPORT=$(sed -n 4p "$1/postgresql/postmaster.pid")
  PGPASSWORD=$(cat "$1/postgresql.password")
  export PGPORT PGPASSWORD
}

stop_server() {
  [[ -n ${server:-} ]] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"; }

# machine: one line about where this was measured.
machine() {
  printf '%s, %s cores, %s GiB; %s; PostgreSQL %s\n' \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" "$(nproc)" \
    "$(awk '/MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo)" \
    "$("$(find_java)" --version | head -1)" "$(sql -c 'show server_version' 2>/dev/null | cut -d' ' -f1)"
}

# ratio <a> <b>
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }

sum() { awk '{ s += $1 } END { printf "%.0f", s }'; }
