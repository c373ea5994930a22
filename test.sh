#!/usr/bin/env bash
# Runs every test and ends with "N passed, N failed, N skipped". Installs what is missing: npm packages and, as root on
# Debian, chromium and postgresql. Exit code 1 when anything failed, crashed or ran no test at all.
#   ./test.sh           everything
#   ./test.sh --fast    the C# tests of tests/PerfBot.Tests alone, on SQLite, without those that carry Trait("Speed", "Slow"):
#                       they wait for clocks, start processes or move much data. No browser, no npm packages of tests/browser.
# PERFBOT_TEST_POSTGRES and PERFBOT_TEST_SQLSERVER name servers that may be used: connection strings that may make databases.
# Without the first one a PostgreSQL server of its own is started on a loopback port, and stopped at the end; without the
# second one nothing runs on SQL Server.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fast=no
case "${1-}" in
  "") ;;
  --fast) fast=yes ;;
  *) echo "Usage: ./test.sh [--fast]"; exit 2 ;;
esac

passed=0 failed=0 skipped=0
results=artifacts/test-results

finish() {
  stop_postgres
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# A reason not to go on. It counts as a failed test, so that no sum can look better than the run was.
give_up() {
  echo "$*"
  failed=$((failed + 1))
  finish
}

# add NAME EXIT_CODE PASSED FAILED SKIPPED: one suite's result; a crash and an empty suite count as one failure.
add() {
  local name=$1 code=$2 p=$3 f=$4 s=$5
  if [ $((p + f + s)) -eq 0 ]; then
    echo "$name: no test ran"
    f=1
  elif [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then
    echo "$name: ended with exit code $code although no test failed"
    f=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  echo "$name: $p passed, $f failed, $s skipped (${SECONDS} s after the start)"
}

# limited SECONDS COMMAND...: a hanging suite ends, where the system knows how to end it.
limited() {
  if command -v timeout >/dev/null; then timeout -k 10 "$@"; else "${@:2}"; fi
}

has_chromium() {
  [ -x "${CHROMIUM-}" ] || [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ]
}

install_chromium() {
  has_chromium && return
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    give_up "No Chromium was found. Install it with a font for Chinese (on Debian: sudo apt-get install chromium fonts-noto-cjk), or name the program in CHROMIUM, or run ./test.sh --fast."
  fi
  echo "Installing chromium and a font for Chinese ..."
  {
    limited 120 apt-get update # where it fails, the lists of before may do
    DEBIAN_FRONTEND=noninteractive limited 600 apt-get install -y --no-install-recommends chromium fonts-noto-cjk
  } >"$results/apt.log" 2>&1 </dev/null
  if ! has_chromium; then
    tail -n 20 "$results/apt.log"
    give_up "chromium could not be installed. Name the program in CHROMIUM, or run ./test.sh --fast."
  fi
}

# Where PostgreSQL's programs are; nothing when it is not installed.
postgres_programs() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$folder" ] || folder=$(dirname "$(command -v pg_ctl)" 2>/dev/null)
  [ -x "$folder/initdb" ] && echo "$folder"
}

install_postgres() {
  [ -n "${PERFBOT_TEST_POSTGRES-}" ] || [ -n "$(postgres_programs)" ] && return
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    give_up "No PostgreSQL was found. Install it (on Debian: sudo apt-get install postgresql), or name a server in PERFBOT_TEST_POSTGRES, or run ./test.sh --fast."
  fi
  echo "Installing postgresql ..."
  {
    limited 120 apt-get update
    DEBIAN_FRONTEND=noninteractive limited 600 apt-get install -y --no-install-recommends postgresql
  } >"$results/apt.log" 2>&1 </dev/null
  if [ -z "$(postgres_programs)" ]; then
    tail -n 20 "$results/apt.log"
    give_up "postgresql could not be installed. Name a server in PERFBOT_TEST_POSTGRES, or run ./test.sh --fast."
  fi
}

# as_postgres COMMAND...: PostgreSQL does not run as root.
as_postgres() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; else (cd / && runuser -u "$(id -un postgres 2>/dev/null || echo nobody)" -- "$@"); fi
}

# Starts a PostgreSQL server that lives as long as this run, unless one is named.
pg_folder='' pg_programs=''
start_postgres() {
  local port
  [ -n "${PERFBOT_TEST_POSTGRES-}" ] && return
  pg_programs=$(postgres_programs)
  pg_folder=$(mktemp -d) && chmod 755 "$pg_folder"
  [ "$(id -u)" -ne 0 ] || chown "$(id -un postgres 2>/dev/null || echo nobody)" "$pg_folder"
  port=$(node -e 's = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
  {
    as_postgres "$pg_programs/initdb" -D "$pg_folder/data" -A trust -U perfbot -E UTF8 --locale=C.UTF-8 --no-sync \
      && as_postgres "$pg_programs/pg_ctl" -D "$pg_folder/data" -w -t 60 -l "$pg_folder/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg_folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start
  } >"$results/postgres.log" 2>&1 </dev/null || {
    cat "$results/postgres.log" "$pg_folder/log" 2>/dev/null
    give_up "PostgreSQL did not start. Name a server in PERFBOT_TEST_POSTGRES, or run ./test.sh --fast."
  }
  export PERFBOT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=perfbot;Database=postgres"
}

stop_postgres() {
  [ -n "$pg_folder" ] || return 0
  as_postgres "$pg_programs/pg_ctl" -D "$pg_folder/data" -m immediate -w -t 20 stop >/dev/null 2>&1 </dev/null
  rm -rf "$pg_folder"
  pg_folder=''
}
trap 'stop_postgres' EXIT
trap 'exit 130' INT TERM

install_npm_packages() {
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && return
  echo "Installing the npm packages of $1 ..."
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json) </dev/null \
    || give_up "The npm packages of $1 could not be installed."
}

# The value of a counter in the summary of a trx file; 0 when there is none.
counter() {
  local value
  value=$(sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null | head -n 1)
  echo "${value:-0}"
}

# test_project FOLDER [NAME ARGUMENTS...]: the tests of a project, under another name with more arguments.
test_project() {
  local name trx log code total executed ok project=$1
  name=${2-$(basename "$1")}
  shift $(($# > 1 ? 2 : 1))
  trx="$results/$name.trx" log="$results/$name.log"
  limited 1500 dotnet test "$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@" >"$log" 2>&1 </dev/null
  code=$?
  [ "$code" -eq 0 ] || cat "$log"
  total=$(counter total "$trx") executed=$(counter executed "$trx") ok=$(counter passed "$trx")
  add "$name" "$code" "$ok" $((executed - ok)) $((total - executed))
}

test_browser() {
  local code p f s
  (cd tests/browser && limited 1200 node --test \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=./counts.mjs --test-reporter-destination="../../$results/browser.counts") >"$results/browser.log" 2>&1 </dev/null
  code=$?
  if [ "$code" -ne 0 ]; then # what failed, or all there is when node itself did
    sed -n '/failing tests:/,$p' "$results/browser.log" | grep . || cat "$results/browser.log"
  fi
  read -r p f s 2>/dev/null <"$results/browser.counts" || p=0 f=0 s=0
  add "browser" "$code" "$p" "$f" "$s"
}

# Everything that touches the store, on another database.
test_store() {
  PERFBOT_TEST_STORE=$1 test_project tests/PerfBot.Tests "PerfBot.Tests.$1" --filter \
    "FullyQualifiedName~PerfBot.Tests.Store|FullyQualifiedName~PerfBot.Tests.Features|FullyQualifiedName~PerfBot.Tests.Bot.Turns|FullyQualifiedName~PerfBot.Tests.Bot.Delivery|FullyQualifiedName~PerfBot.Tests.Bot.Commands.ImportCommand|FullyQualifiedName~PerfBot.Tests.Bot.Commands.Migrate|FullyQualifiedName~PerfBot.Tests.Bot.Jobs"
}

# Formulas that nobody would write, against a second reading of the rules: one test, which fails with the first wrong one.
test_formulas() {
  local code
  limited 120 dotnet run --project tests/Fuzz --no-build -- formulas --count 50000 >"$results/fuzz.log" 2>&1 </dev/null
  code=$?
  if [ "$code" -eq 0 ]; then add "fuzz" 0 1 0 0; else cat "$results/fuzz.log"; add "fuzz" "$code" 0 1 0; fi
}

mkdir -p "$results"
for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || give_up "$tool was not found: the .NET 10 SDK and Node.js 20 or newer (with npm) are needed."
done
if [ -z "${PERFBOT_SAMPLES-}" ] && [ -d ../shared ]; then
  PERFBOT_SAMPLES=$(cd ../shared && pwd)
  export PERFBOT_SAMPLES
fi

if [ "$fast" = no ]; then
  install_chromium
  install_postgres
  install_npm_packages tests/browser
fi

echo "Building ..."
if [ "$fast" = yes ]; then what=tests/PerfBot.Tests; else what=PerfBot.sln; fi
dotnet build "$what" -c Debug -v q >"$results/build.log" 2>&1 </dev/null || { cat "$results/build.log"; give_up "The build failed."; }

# Only what this run writes may be read by it.
rm -rf artifacts/cards "$results"/*.trx "$results"/*.counts

if [ "$fast" = yes ]; then
  test_project tests/PerfBot.Tests PerfBot.Tests --filter "Speed!=Slow"
else
  test_project tests/PerfBot.Tests
  start_postgres
  test_store postgres
  [ -z "${PERFBOT_TEST_SQLSERVER-}" ] || test_store sqlserver
  for project in tests/*/*.csproj; do
    project=$(dirname "$project")
    if [ "$project" != tests/PerfBot.Tests ] && grep -q Microsoft.NET.Test.Sdk "$project"/*.csproj; then
      test_project "$project"
    fi
  done
  test_formulas
  test_browser
fi
finish
