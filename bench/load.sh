#!/usr/bin/env bash
# Requests a second and their times with 64 connections on this machine, for the pages of the demo and for /health,
# each beside nginx with the same bytes as a file, and as a share of it. nginx computes nothing: it says what this
# machine, its loopback and the load generator could do at best. CONNECTIONS=16 bench/load.sh asks for another number.
# Needs wrk and nginx (apt-get install wrk nginx-light). Takes under two minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CONNECTIONS="${CONNECTIONS:-64}"
SECONDS_EACH="${SECONDS_EACH:-5}"
PORT="${PORT:-8201}"
PEER_PORT="${PEER_PORT:-8202}"
program="${PROGRAM:-build/qualitea}"
assets="${ASSETS:-build/assets}"
work=$(mktemp -d)
server=""
peer=""
finish() {
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  [ -z "$peer" ] || kill "$peer" 2> /dev/null || true
  wait 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT

for tool in wrk nginx curl; do
  command -v "$tool" > /dev/null || { echo "This needs $tool: apt-get install wrk nginx-light curl" >&2; exit 1; }
done
[ -x "$program" ] || { echo "There is no $program. Run ./dev build first." >&2; exit 1; }

wait_for() {  # address
  for _ in $(seq 100); do
    if curl -fs -o /dev/null "$1"; then return 0; fi
    sleep 0.1
  done
  echo "$1 does not answer" >&2
  return 1
}

"$program" demo --data "$work/data" > /dev/null
password=$("$program" user add --data "$work/data" --email reader@bench.example --name "Bench Reader" --role viewer --generate |
  sed -n 's/^Password: //p')
"$program" serve --data "$work/data" --assets "$assets" --port "$PORT" --workers 2 --today 2025-04-30 --insecure-cookies \
  > "$work/server.log" 2>&1 &
server=$!
here="http://127.0.0.1:$PORT"
wait_for "$here/health"
curl -fs -o /dev/null -c "$work/cookies" --data-urlencode "email=reader@bench.example" \
  --data-urlencode "password=$password" "$here/sign-in"
cookie="Cookie: $(awk '/^#HttpOnly_|^[^#]/ && NF >= 7 {printf "%s=%s", $6, $7}' "$work/cookies")"
measure=$(curl -fs -H "$cookie" "$here/measures" | grep -oE '/measures/[0-9]+/RYD">Category 2 mean' | head -n 1 | cut -d'"' -f1)

mkdir -p "$work/www"
cat > "$work/nginx.conf" <<CONF
worker_processes 2;
daemon off;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  gzip off;
  types { text/html html; }
  default_type text/html;
  client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
  keepalive_requests 10000000;
  server { listen 127.0.0.1:$PEER_PORT; root $work/www; }
}
CONF
chmod 755 "$work" "$work/www"
for page in health measures measure; do : > "$work/www/$page.html"; done
nginx -c "$work/nginx.conf" 2> /dev/null &
peer=$!
wait_for "http://127.0.0.1:$PEER_PORT/health.html"

load() {  # address, headers…: "requests/s p50 p99 errors"
  local address=$1
  shift
  wrk -t1 -c"$CONNECTIONS" -d"${SECONDS_EACH}s" --latency "$@" "$address" | awk '
    $1 == "50%" {p50 = $2} $1 == "99%" {p99 = $2} $1 == "Requests/sec:" {rate = $2} /Non-2xx|Socket errors/ {bad = 1}
    END {printf "%s %s %s %s\n", rate, p50, p99, bad ? "ERRORS" : "-"}'
}

printf '%s, %s cores, load %s, %s connections, %s s each, 2 workers\n' "$(date -I)" "$(nproc)" \
  "$(cut -d' ' -f1 /proc/loadavg)" "$CONNECTIONS" "$SECONDS_EACH"
row() { printf '%-34s %10s %12s %10s %10s %10s  %s\n' "$@"; }
row "" bytes requests/s median p99 "of nginx" errors
show() {  # name, path, file of the peer
  local body="$work/www/$3.html" bytes small rate p50 p99 errors peer_rate peer_p50 peer_p99 peer_errors
  curl -fs -H "$cookie" "$here$2" -o "$body"
  bytes=$(stat -c %s "$body")
  small=$(curl -fs -H "$cookie" -H "Accept-Encoding: gzip" "$here$2" | wc -c)
  read -r peer_rate peer_p50 peer_p99 peer_errors < <(load "http://127.0.0.1:$PEER_PORT/$3.html")
  share() { awk -v one="$1" -v all="$peer_rate" 'BEGIN {printf "%.1f%%", 100 * one / all}'; }
  read -r rate p50 p99 errors < <(load "$here$2" -H "$cookie")
  row "$1" "$bytes" "$rate" "$p50" "$p99" "$(share "$rate")" "$errors"
  read -r rate p50 p99 errors < <(load "$here$2" -H "$cookie" -H "Accept-Encoding: gzip")
  row "  compressed" "$small" "$rate" "$p50" "$p99" "$(share "$rate")" "$errors"
  row "  nginx, the same bytes as a file" "$bytes" "$peer_rate" "$peer_p50" "$peer_p99" "" "$peer_errors"
}
show "health" /health health
show "measure page, C2 mean" "$measure" measure
show "wall" /measures measures
echo "Largest memory of the server: $(awk '/VmHWM/ {print $2 " " $3}' "/proc/$server/status")"
