#!/bin/sh
# Kills a run at random moments and goes on with it, N times in all; what it
# leaves must be what a run leaves that was never stopped.
#   tests/kill.sh N [CORPUS.jsonl] [DIRECTORY]
cd "$(dirname "$0")/.." || exit 1
kills=${1:-4}
geoeng=${GEOENG:-./geoeng}
corpus=$2
dir=${3:-build/kill}
rm -rf $dir
mkdir -p $dir
if [ -z "$corpus" ]; then
  corpus=$dir/corpus.jsonl
  for i in $(seq 250); do
    printf '{"id":"%s","date":"2024-05-08","text":"France sold %s jets to Egypt. Israel struck a depot in Damascus on Sunday, killing %s soldiers."}\n' "$i" "$i" "$i"
    [ $((i % 50)) = 0 ] && echo 'not a document'
  done >$corpus
fi
run() { # directory, more options
  to=$1
  shift
  $geoeng -q rules/military.lua $corpus --out $dir/"$to"/ --part-bytes 60000 \
    --resume "$@" 2>/dev/null
}
started=$(date +%s%N)
run whole
took=$((($(date +%s%N) - started) / 1000000))
killed=0 rounds=0
while [ $killed -lt "$kills" ] && [ $rounds -lt $((kills * 20)) ]; do
  rounds=$((rounds + 1))
  [ -e $dir/stopped/complete ] && rm -rf $dir/stopped
  at=$(awk -v s=$rounds -v t=$took 'BEGIN { srand(s); printf "%.3f", rand() * t / 1000 }')
  # In a shell of its own, which may tell of the kill.
  sh -c "timeout -s KILL $at $geoeng -q rules/military.lua $corpus --out $dir/stopped/ --part-bytes 60000 --resume" >/dev/null 2>&1
  [ $? = 137 ] && killed=$((killed + 1))
  if [ $((rounds % 7)) = 0 ]; then
    run stopped
    diff -rq $dir/whole $dir/stopped || { echo "differs after $killed kills"; exit 1; }
  fi
done
run stopped
diff -rq $dir/whole $dir/stopped || { echo "differs after $killed kills"; exit 1; }
$geoeng verify $dir/stopped >/dev/null || { echo "does not verify"; exit 1; }
[ "$killed" -ge "$kills" ] || { echo "only $killed kills"; exit 1; }
echo "$kills kills: the bytes of a run that was never stopped"
