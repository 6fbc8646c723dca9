# Shared by the parts of .ci/run: steps with their times, free ports, waiting.

ci_started=$SECONDS

# step <title> <command...>: runs a step, says how long it took, ends everything when it fails.
step() {
  local title=$1 started=$SECONDS
  shift
  printf '\n=== %s\n' "$title"
  "$@" || { printf '=== %s FAILED after %d s\n' "$title" $((SECONDS - started)) >&2; return 1; }
  printf '=== %s: %d s (%d s in all)\n' "$title" $((SECONDS - started)) $((SECONDS - ci_started))
}

fail() {
  printf '%s\n' "$*" >&2
  return 1
}

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# now_ms: milliseconds since the epoch.
now_ms() { date +%s%3N; }

# wait_until <seconds> <command...>: repeats a command until it succeeds.
wait_until() {
  local end=$(($(now_ms) + $1 * 1000))
  shift
  until "$@" >/dev/null 2>&1; do
    (($(now_ms) < end)) || return 1
    sleep 0.1
  done
}

# field <name>: one field of the JSON object on stdin; dots go down.
field() {
  node -e 'let v = JSON.parse(require("node:fs").readFileSync(0, "utf8")); for (const k of process.argv[1].split(".")) v = v?.[k]; console.log(v ?? "")' "$1"
}

# call <method> <url> <key, or an empty text> [body]: prints the body of the answer, then its status on a line of its own.
call() {
  local method=$1 url=$2 key=$3 body=${4:-}
  curl --silent --show-error --max-time 20 --write-out '\n%{http_code}\n' --request "$method" "$url" \
    ${key:+--header "Authorization: Bearer $key"} \
    ${body:+--header 'Content-Type: application/json' --data-binary "$body"}
}

# expect <status> <method> <url> <key> [body]: prints the body, fails on any other status.
expect() {
  local status=$1 answer
  shift
  answer=$(call "$@") || return 1
  if [[ ${answer##*$'\n'} != "$status" ]]; then
    fail "$1 $2 answered ${answer##*$'\n'} instead of $status: ${answer%$'\n'*}"
    return 1
  fi
  printf '%s\n' "${answer%$'\n'*}"
}

# purchase <receipt> [card]: the body of a purchase of two espressos.
purchase() {
  local member=${2:+"\"member\":{\"card\":\"$2\"},"}
  printf '{"store":"hamburg-1","register":"3","receipt":"%s","occurredAt":"%s",%s"currency":"EUR","lines":[{"sku":"ESP-1","name":"Espresso","category":"coffee","quantity":2,"unitPriceMinor":250}],"totalMinor":500}' \
    "$1" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$member"
}
