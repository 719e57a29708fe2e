#!/bin/sh
# scripts/cluster/slurm.sh on a Slurm of its own: a controller and two nodes on
# this host. A node dies in the middle; a task is told that its time is up; a
# task is queued again by hand. What is merged has the bytes of one run.
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
  # shellcheck disable=SC2086  # numbers
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

# A node that dies: its daemon, the daemons of its jobs, and their processes.
kill_node() { # name
  [ -e "$base/$1.started" ] || return 0
  daemon=$(cat "$base/$1.started")
  kill -9 "$daemon" 2>/dev/null
  # slurmstepd and the job below it are found by the environment of the job.
  for proc in /proc/[0-9]*; do
    if tr '\0' '\n' <"$proc/environ" 2>/dev/null |
      grep -qx -e "SLURMD_NODENAME=$1" && tr '\0' '\n' <"$proc/environ" |
      grep -qx "SLURM_CONF=$base/slurm.conf"
    then kill -9 "${proc#/proc/}" 2>/dev/null; fi
  done
  rm -f "$base/$1.started"
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
RULES=military.lua INPUT=corpus.jsonl OUT=out N=6
export RULES INPUT OUT N
sh slurm.sh || fail "slurm: sbatch"

running() { squeue -h -t R -o '%i %N' | grep " $1\$" | cut -d' ' -f1; }
# Some documents of a task are done, and it goes on.
inside() { # node
  task=$(running "$1" | sed -n 's/.*_//p')
  [ "$task" ] && [ "$(wc -l <"out/$task/journal")" -gt 20 ] &&
    [ ! -e "out/$task/complete" ]
}
lines() { wc -l <"out/$1/journal"; }

within 60 inside n1 || fail "slurm: no task is running"
task=$(running n1 | sed -n 's/.*_//p')
kill_node n1
before=$(lines "$task")
[ ! -e "out/$task/complete" ] &&
  ok "slurm: node n1 dies with $before lines in the journal of task $task" ||
  fail "slurm: task $task was complete when its node died"
within 60 sh -c 'sinfo -h -n n1 -o %T | grep -q down' &&
  ok "slurm: n1 is down" || fail "slurm: n1: $(sinfo -h -N)"
within 60 sh -c "scontrol show job | grep -A99 'ArrayTaskId=$task ' |
  grep -m1 -q 'Restarts=[1-9]'" && ok "slurm: task $task is queued again" ||
  fail "slurm: task $task is not queued again: $(scontrol show job)"

# Another task is told that its time is nearly up, as Slurm tells it.
within 90 inside n2 || fail "slurm: nothing goes on on n2"
job=$(running n2)
task2=${job#*_}
scancel --batch --signal=USR1 "$job"
within 60 grep -q 'stopped by signal 15' "geoeng-${job%_*}-$task2.log" &&
  ok "slurm: told of its time, task $task2 ends between two documents" ||
  fail "slurm: task $task2: $(cat geoeng-*-"$task2".log)"
within 60 sh -c "scontrol show job | grep -A99 'ArrayTaskId=$task2 ' |
  grep -m1 -q 'Restarts=[1-9]'" && ok "slurm: and queues itself again" ||
  fail "slurm: task $task2 is not queued again: $(scontrol show job)"

start_node n1 # the machine is back
within 400 test -e out/events.jsonl ||
  fail "slurm: not merged: $(squeue; cat geoeng-*.log out/merge.log)"
same "slurm: after all, the bytes of one run" out/events.jsonl
cat out/merge.log
grep -q "events, 1 documents failed" out/merge.log &&
  ok "slurm: what failed is told" || fail "slurm: $(cat out/merge.log)"
"$GEOENG" verify out/[1-6] && ok "slurm: shards verify" || fail "slurm: verify"
stop
left=$(for proc in /proc/[0-9]*; do
  tr '\0' ' ' <"$proc/cmdline" 2>/dev/null | grep -e "$base"; done)
[ -z "$left" ] && [ ! -e "$base" ] && ok "slurm: nothing of it is left" ||
  fail "slurm: left: $left"
! grep -q '^FAILED' "$root/build/cluster/$name.log"
