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

# unpacked_server: the jar as the image has it, unpacked, so that classes are not read out of a jar in a jar.
unpacked_server() {
  local jar folder=$out/server
  jar=$(server_jar)
  if [[ ! -f $folder/regulars.jar || $jar -nt $folder/regulars.jar ]]; then
    rm -rf "$folder" "$out/regulars.jar"
    cp "$jar" "$out/regulars.jar"
    "$(find_java)" -Djarmode=tools -jar "$out/regulars.jar" extract --destination "$folder" >/dev/null
    touch "$folder/regulars.jar"
  fi
  printf '%s\n' "$folder/regulars.jar"
}

# start_server <data directory>: sets url, and what psql and pgbench need; ended with this script.
start_server() {
  local data=$1 deadline=$((SECONDS + 120))
  mkdir -p "$data"
  port=${BENCH_PORT:-18480}
  url=http://127.0.0.1:$port
  SERVER_PORT=$port REGULARS_DATA_DIR=$data \
    "$(find_java)" "@$root/deploy/jvm.options" ${BENCH_JAVA_OPTIONS:-} -jar "$(unpacked_server)" >"$data/server.log" 2>&1 &
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
  export PGPORT PGPASSWORD PGOPTIONS='-c client_min_messages=warning'
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

# seed_members <number>: members with the cards bench-1, bench-2, …
seed_members() {
  say "seeding $1 members"
  sql --set members="$1" --file "$bench/seed-members.sql"
}

# sample_purchase: has the server book a purchase and keeps its documents, which SQL then writes again.
sample_purchase() {
  local receipt=sample-$(date +%s%N)
  stream_file 1 "$receipt" >"$out/sample.json"
  curl --silent --fail-with-body --request POST "$url/v1/purchases" --header "Authorization: Bearer $KEY" \
    --header 'Content-Type: application/json' --data-binary "@$out/sample.json" --output "$out/sample.answer" ||
    fail "the server refused the sample: $(cat "$out/sample.answer")"
  content=$(sql -c "select content from purchase where receipt = '$receipt-1'")
  facts=$(sql -c "select facts from purchase where receipt = '$receipt-1'")
  answer=$(sql -c "select answer from purchase where receipt = '$receipt-1'")
  event=$(sql -c "select payload from outbox order by id desc limit 1")
  [[ -n $event ]] || event='{}'
}

# seed_history <members> <purchases>: in pieces, so that one is never lost far from the end.
seed_history() {
  local members=$1 purchases=$2 piece=250000 first last
  MEMBERS=$members sample_purchase
  for ((first = 1; first <= purchases; first += piece)); do
    last=$((first + piece - 1 < purchases ? first + piece - 1 : purchases))
    say "seeding purchases $first to $last of $purchases"
    sql --set first="$first" --set last="$last" --set purchases="$purchases" --set members="$members" \
      --set content="$content" --set facts="$facts" --set answer="$answer" --file "$bench/seed-history.sql"
  done
  say "seeding what follows from them"
  # The sample is the only purchase that is already in lots, days and accounts.
  sql -c "set session_replication_role = replica" -c "truncate lot, member_day" \
    -c "delete from transfer where source_id in (select id from purchase where receipt like 'sample-%')" \
    -c "delete from purchase where receipt like 'sample-%'"
  sql --set members="$members" --file "$bench/seed-history-end.sql"
  verify_ledger
}

# verify_ledger: every balance against its transfers, by the server itself.
verify_ledger() {
  local verdict
  verdict=$(curl --silent --max-time 1800 --request POST "$url/v1/ledger/verification" --header "Authorization: Bearer rk_demo_admin")
  grep -q '"ok":true' <<<"$verdict" || fail "the ledger's verification says: ${verdict:0:2000}"
  say "ledger: $verdict"
}

# read_into_memory <data directory>: every table and index but the documents of old purchases.
read_into_memory() {
  local file
  for file in $(sql -c "select pg_relation_filepath(oid) from pg_class
                        where relkind in ('r', 'i') and relname <> 'purchase' and pg_relation_size(oid) > 0"); do
    cat "$1/postgresql/$file"* >/dev/null
  done
}

# post <seconds> <label>: as many purchases as go through; prints "label key=value …". Uses MEMBERS.
post() {
  local seconds=$1 label=$2 run
  run=$label-$(date +%s%N)
  sql -c checkpoint
  KEY=$KEY MEMBERS=$MEMBERS RUN=$run RESULT=$out/wrk.result PAUSE_MS=${PAUSE_MS:-0} \
    wrk --threads 2 --connections "$CONNECTIONS" --duration "${seconds}s" --timeout 10s \
    --script "$bench/record.lua" "$url" >"$out/wrk.log" || { cat "$out/wrk.log" >&2; return 1; }
  check_booked "$run"
  printf '%s %s\n' "$label" "$(tr '\n' ' ' <"$out/wrk.result")"
}

# check_booked <run>: what was answered with success must be in the database; what wrk cut off at its end may be.
check_booked() {
  local answered failed booked
  answered=$(value requests "$out/wrk.result")
  failed=$(value failed "$out/wrk.result")
  booked=$(sql -c "select count(*) from purchase where store like 'bench-%' and starts_with(receipt, '$1-')")
  ((failed == 0)) || { cat "$out/wrk.log" >&2; fail "$failed of $answered requests failed"; }
  ((booked >= answered && booked <= answered + CONNECTIONS)) ||
    fail "$answered purchases were answered, $booked are booked"
}

# paced <seconds> <rate>: half of the rate, by pauses; a short run first finds out how long an answer takes then.
paced() {
  local pause
  pause=$(awk -v c="$CONNECTIONS" -v r="$2" 'BEGIN { printf "%.3f", c * 2000 / r }')
  PAUSE_MS=$pause post 5 calibration >/dev/null
  pause=$(awk -v p="$pause" -v m="$(value mean_ms "$out/wrk.result")" 'BEGIN { d = p - m; printf "%.3f", (d > 1 ? d : 1) }')
  PAUSE_MS=$pause post "$1" half-rate
}

# plain <seconds> [label]: pgbench writes the same rows; prints "label key=value …". Uses MEMBERS.
plain() {
  local seconds=$1 label=${2:-} log=$out/pgbench
  [[ -n ${content:-} ]] || sample_purchase
  rm -f "$log".[0-9]*
  sql -c checkpoint
  pgbench --no-vacuum --protocol prepared --client "$CONNECTIONS" --jobs 2 --time "$seconds" --log --log-prefix "$log" \
    --define members="$MEMBERS" --define content="$content" --define facts="$facts" --define answer="$answer" \
    --define event="$event" --file "$bench/five-statements.sql" >"$out/pgbench.log" 2>&1 ||
    { cat "$out/pgbench.log" >&2; return 1; }
  # Third column of pgbench's log: microseconds of one transaction.
  cut -d' ' -f3 "$log".[0-9]* | sort -n >"$out/pgbench.times"
  rm -f "$log".[0-9]*
  printf '%s per_second=%.0f p50_ms=%s p99_ms=%s\n' "$label" \
    "$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$out/pgbench.log")" \
    "$(percentile 50 "$out/pgbench.times")" "$(percentile 99 "$out/pgbench.times")"
}

# percentile <p> <file of sorted microseconds>: in milliseconds.
percentile() {
  awk -v p="$1" '{ t[NR] = $1 } END { i = int(NR * p / 100 + 0.5); if (i < 1) i = 1; printf "%.2f", t[i] / 1000 }' "$2"
}

# stream_file <purchases> <run>: NDJSON with the baskets of record.lua.
stream_file() {
  awk -v purchases="$1" -v run="$2" -v members="$MEMBERS" -v at="$(date -u +%Y-%m-%dT%H:%M:%SZ)" -v seed="$(date +%N)" '
    function line(sku, name, category, quantity, price) {
      return sprintf("{\"sku\":\"%s\",\"name\":\"%s\",\"category\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":%d}",
        sku, name, category, quantity, price)
    }
    BEGIN {
      srand(seed)
      menu[0] = line("ESP-1", "Espresso", "coffee", 2, 250);       price[0] = 500
      menu[1] = line("CAP-1", "Cappuccino", "coffee", 1, 380);     price[1] = 380
      menu[2] = line("CRO-1", "Croissant", "bakery", 1, 290);      price[2] = 290
      menu[3] = line("SAN-1", "Sandwich", "food", 1, 650);         price[3] = 650
      menu[4] = line("BEA-1", "Beans 500 g", "retail", 1, 1290);   price[4] = 1290
      for (n = 1; n <= purchases; n++) {
        lines = ""; total = 0
        for (i = 1 + int(rand() * 3); i > 0; i--) {
          c = int(rand() * 5)
          lines = lines (lines == "" ? "" : ",") menu[c]; total += price[c]
        }
        printf "{\"store\":\"bench-%d\",\"register\":\"1\",\"receipt\":\"%s-%d\",\"occurredAt\":\"%s\",\"member\":{\"card\":\"bench-%d\"},\"currency\":\"EUR\",\"lines\":[%s],\"totalMinor\":%d}\n",
          n % 20, run, n, at, 1 + int(rand() * members), lines, total
      }
    }'
}

# stream <file> [label]: sends it; every line must be answered with 201. Prints "label key=value …".
stream() {
  local lines started ended booked
  lines=$(wc -l <"$1")
  started=$(date +%s%N)
  curl --silent --show-error --fail --no-buffer --max-time 1800 --request POST "$url/v1/purchases/stream" \
    --header "Authorization: Bearer $KEY" --header 'Content-Type: application/x-ndjson' \
    --upload-file "$1" --output "$out/stream.answers"
  ended=$(date +%s%N)
  booked=$(grep -c '"status":201' "$out/stream.answers" || true)
  ((booked == lines)) || fail "$lines purchases were sent, $booked booked; $(grep -v '"status":201' "$out/stream.answers" | head -2)"
  printf '%s requests=%d seconds=%.3f per_second=%.0f\n' "${2:-}" "$lines" \
    "$(awk -v n=$((ended - started)) 'BEGIN { print n / 1e9 }')" \
    "$(awk -v n=$((ended - started)) -v l="$lines" 'BEGIN { print l * 1e9 / n }')"
}

# What a purchase is written into: tables whose rows are only added, and tables with a row or more for each member.
ADDED="purchase transfer outbox"
KEPT="lot member_day member_account member_counter"

# mark_rows: remembers where the added rows begin.
mark_rows() {
  local table
  sql -c 'drop table if exists bench_mark' -c 'create table bench_mark (name text primary key, last text not null)'
  for table in $ADDED; do
    sql -c "insert into bench_mark select '$table', coalesce((select id::text from $table order by id desc limit 1),
            case when '$table' = 'outbox' then '0' else '00000000-0000-0000-0000-000000000000' end)"
  done
}

# copy_rows <purchases> <label>: inserts the rows since the mark into new tables like theirs, in one transaction.
copy_rows() {
  local table type started ended inserts=""
  sql -c 'drop schema if exists bench_source, bench_target cascade' \
    -c 'create schema bench_source' -c 'create schema bench_target'
  for table in $ADDED; do
    type=$(sql -c "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = '$table'::regclass and attname = 'id'")
    sql -c "create table bench_source.$table as select * from $table
            where id > (select last from bench_mark where name = '$table')::$type"
  done
  for table in $KEPT; do
    sql -c "create table bench_source.$table as select * from $table
            where member_id in (select member_id from bench_source.purchase)"
  done
  for table in $ADDED $KEPT; do
    sql -c "create table bench_target.$table (like $table including all)" -c "vacuum analyze bench_source.$table"
    inserts+="insert into bench_target.$table overriding system value select * from bench_source.$table;"
  done
  sql -c checkpoint
  started=$(date +%s%N)
  sql -c "begin; $inserts commit"
  ended=$(date +%s%N)
  printf '%s requests=%d seconds=%.3f per_second=%.0f rows=%d\n' "$2" "$1" \
    "$(awk -v n=$((ended - started)) 'BEGIN { print n / 1e9 }')" \
    "$(awk -v n=$((ended - started)) -v l="$1" 'BEGIN { print l * 1e9 / n }')" \
    "$(for table in $ADDED $KEPT; do sql -c "select count(*) from bench_target.$table"; done | sum)"
  sql -c 'drop schema bench_source, bench_target cascade'
}

# value <key> <file>, mean <key> <file>: of the key=value pairs in a file.
value() { grep -oE "(^| )$1=[0-9.]+" "$2" | tail -1 | cut -d= -f2; }
mean() { grep -oE "(^| )$1=[0-9.]+" "$2" | cut -d= -f2 | awk '{ s += $1 } END { printf "%.0f", s / NR }'; }
