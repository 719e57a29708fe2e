#!/bin/sh
# scripts/cluster/slurm.sh on a Slurm of its own: a controller and two nodes on
# this host. A node dies in the middle; a task is told that its time is up; a
# task is queued again by hand. What is merged has the bytes of one run.
# shellcheck disable=SC1091,SC2015,SC2154,SC2012,SC2016,SC2013 # common.sh, and A && ok || fail
set -u
name=slurm
. "$(dirname "$0")/common.sh"
engine slurm slurmctld slurmd sbatch munged
[ "$(id -u)" = 0 ] || {
  echo "skipped: the daemons of Slurm need root"
  exit 0
}
corpus 4
base=$(mktemp -d /tmp/geoeng-slurm.XXXXXX) # munged wants a short path of its own
host=$(hostname -s)

# ------------------------------------------------------------- start and stop

# All that was started here, by number; jobs of Slurm by its own records.
pids=""
stop() {
  trap - EXIT INT TERM
  scancel --user=root 2>/dev/null
  within 10 sh -c '[ -z "$(squeue -h)" ]'
  for node in n1 n2; do kill_node $node; done
  for pid in $pids; do kill "$pid" 2>/dev/null; done
  sleep 1
  for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
  rm -rf "$base"
}
trap stop EXIT
trap 'exit 1' INT TERM

free_ports() { # how many
  python3 - "$1" <<'PY'
import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in held:
    s.bind(("127.0.0.1", 0))
print(*(s.getsockname()[1] for s in held))
PY
}

configure() { # port of slurmctld, of n1, of n2
  mkdir -p "$base/state" "$base/n1" "$base/n2"
  chmod 755 "$base"
  cat >"$base/slurm.conf" <<CONF
ClusterName=geoeng
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$1
AuthType=auth/munge
AuthInfo=socket=$base/munge.socket
CredType=cred/munge
StateSaveLocation=$base/state
SlurmdSpoolDir=$base/%n
SlurmctldPidFile=$base/slurmctld.pid
SlurmdPidFile=$base/%n.pid
SlurmctldLogFile=$base/slurmctld.log
SlurmdLogFile=$base/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
SlurmdParameters=config_overrides
ReturnToService=2
PropagateResourceLimits=NONE
SlurmdTimeout=5
KillWait=5
MinJobAge=300
SchedulerParameters=bf_interval=1,sched_interval=1,sched_min_interval=0
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$2 CPUs=1
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$3 CPUs=1
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
}

start_node() { # name
  slurmd -D -N "$1" -f "$base/slurm.conf" >"$base/$1.out" 2>&1 &
  pids="$pids $!"
  echo $! >"$base/$1.started"
}

# Processes of jobs on a node, by the environment that they began with.
jobs_on() { # name
  for file in $(grep -lzxF -e "SLURMD_NODENAME=$1" /proc/[0-9]*/environ \
    2>/dev/null); do
    grep -qzxF "SLURM_CONF=$base/slurm.conf" "$file" 2>/dev/null &&
      echo "$file" | cut -d/ -f3
  done
}

# A node that dies all at once: its daemon and that of its job, which would else
# tell of the end of the job, stand still before anything is killed.
kill_node() { # name
  [ -e "$base/$1.started" ] || return 0
  daemons=$(cat "$base/$1.started")
  kill -STOP "$daemons"
  jobs=$(jobs_on "$1")
  for pid in $jobs; do
    parent=$(ps -o ppid= -p "$pid" | tr -d ' ')
    [ "$(cat "/proc/$parent/comm" 2>/dev/null)" = slurmstepd ] &&
      kill -STOP "$parent" && daemons="$daemons $parent"
  done
  # shellcheck disable=SC2086  # numbers
  kill -9 $jobs $daemons 2>/dev/null
  rm "$base/$1.started"
}

start() {
  dd if=/dev/urandom of="$base/munge.key" bs=128 count=1 2>/dev/null
  chmod 600 "$base/munge.key"
  munged --foreground --force --key-file="$base/munge.key" \
    --socket="$base/munge.socket" --pid-file="$base/munged.pid" \
    --log-file="$base/munged.log" --seed-file="$base/munged.seed" \
    >"$base/munged.out" 2>&1 &
  pids="$pids $!"
  within 10 test -S "$base/munge.socket" || return 1
  # shellcheck disable=SC2046  # numbers
  configure $(free_ports 3)
  SLURM_CONF=$base/slurm.conf
  export SLURM_CONF
  slurmctld -D -f "$base/slurm.conf" >"$base/slurmctld.out" 2>&1 &
  pids="$pids $!"
  start_node n1
  start_node n2
  within 40 sh -c '[ "$(sinfo -h -N -o %T | grep -c idle)" = 2 ]'
}

if ! start; then
  fail "slurm: it did not start"
  tail -n 20 "$base"/*.log "$base"/*.out
  exit 1
fi
ok "slurm: two nodes are up"

# ------------------------------------------------------------------ the recipe

cd "$dir" || exit 1
# As a user copies it; its own figures for jobs are too large for this host.
sed -e '/cpus-per-task=4/s/4/1/' -e '/mem-per-cpu/d' \
  "$root/scripts/cluster/slurm.sh" >slurm.sh
ln -s "$GEOENG" geoeng
RULES=military.lua INPUT=corpus.jsonl OUT=out N=6 GEOENG=./geoeng
export RULES INPUT OUT N

# What cannot run is not submitted.
for wrong in "RULES=nowhere.lua" "INPUT=nowhere.jsonl" "OPTIONS=--only=certain"; do
  if env "$wrong" sh slurm.sh >wrong.log 2>&1 || [ "$(squeue -h)" ] || [ -e out ]
  then fail "slurm: $wrong was submitted: $(cat wrong.log)"
  else ok "slurm: $wrong is not submitted"; fi
done
sh slurm.sh || fail "slurm: sbatch"

# The task that runs on a node, when some of its documents are done and it goes on.
inside() { # node
  job=$(squeue -h -t R -o '%i %N' | sed -n "s/ $1\$//p")
  task=${job#*_}
  [ "$job" ] && [ "$(wc -l <"out/$task/journal")" -gt 20 ] &&
    [ ! -e "out/$task/complete" ]
}
again() { # task
  scontrol -o show job | grep "ArrayTaskId=$1 " | grep -q 'Restarts=[1-9]'
}
# Slurm leaves a task that is queued again two minutes for its node to end it.
hurry() { # task
  scontrol update JobId="${job%_*}_$1" StartTime=now
}

# A task is told that its time is nearly up, as Slurm tells it.
within 60 inside n2 || fail "slurm: no task is running on n2"
late=$task
# It asks once more while the task is being queued again, and would not end.
timeout 3 scancel --batch --signal=USR1 "$job"
within 60 grep -q 'stopped by signal 15' "geoeng-${job%_*}-$late.log" &&
  ok "slurm: told of its time, task $late ends between two documents" ||
  fail "slurm: task $late: $(cat geoeng-*-"$late".log)"

within 60 inside n1 || fail "slurm: no task is running on n1"
dead=$task
kill_node n1
[ ! -e "out/$dead/complete" ] && [ "$dead" != "$late" ] &&
  ok "slurm: n1 dies with $(wc -l <"out/$dead/journal") lines in task $dead" ||
  fail "slurm: task $dead was complete when its node died"
within 60 again "$late" && ok "slurm: task $late queued itself again" ||
  fail "slurm: task $late: $(scontrol -o show job)"
within 60 sh -c 'sinfo -h -n n1 -o %T | grep -q down' &&
  ok "slurm: n1 is down" || fail "slurm: n1: $(sinfo -h -N)"
within 60 again "$dead" && ok "slurm: task $dead is queued again" ||
  fail "slurm: task $dead: $(scontrol -o show job)"
hurry "$late"
hurry "$dead"

start_node n1 # the machine is back
within 400 test -e out/events.jsonl ||
  fail "slurm: not merged: $(squeue; cat geoeng-*.log out/merge.log)"
same "slurm: after all, the bytes of one run" out/events.jsonl
cat out/merge.log
grep -q "events, 1 documents failed" out/merge.log &&
  ok "slurm: what failed is told" || fail "slurm: $(cat out/merge.log)"
"$GEOENG" verify out/[1-6] && ok "slurm: shards verify" || fail "slurm: verify"
stop
left=$(pgrep -fa "$base")
[ -z "$left" ] && [ ! -e "$base" ] && ok "slurm: nothing of it is left" ||
  fail "slurm: left: $left"
! grep -q '^FAILED' "$root/build/cluster/$name.log"
