#!/bin/sh
# Starts munge and a Slurm of one machine on the loopback interface, runs a command, stops both.
#
#   sh slurm-loopback.sh FOLDER COMMAND...
#
# As root on Debian with slurm-wlm and munge. Everything is below FOLDER; SLURM_CONF and
# MUNGE_SOCKET point there while the command runs. Only what was started here is stopped.
set -eu
folder=$(cd "$1" && pwd)
shift
mkdir -p "$folder/spool" "$folder/state" "$folder/log"

dd if=/dev/urandom of="$folder/munge.key" bs=128 count=1 2>/dev/null
chmod 400 "$folder/munge.key"
chmod 755 "$folder"
socket="$folder/munge.socket"
munged --force --foreground --key-file="$folder/munge.key" --socket="$socket" \
  --log-file="$folder/log/munged.log" --pid-file="$folder/munged.pid" \
  --seed-file="$folder/munged.seed" >"$folder/log/munged.out" 2>&1 &
munged=$!

host=$(hostname -s)
cat >"$folder/slurm.conf" <<CONF
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
AuthInfo=socket=$socket
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16817
SlurmdPort=16818
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=60 State=UP
CONF
export SLURM_CONF="$folder/slurm.conf"

controller=
node=
stop() {
  for process in $node $controller $munged; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap stop EXIT
trap 'exit 130' INT TERM

tries=0
until [ -S "$socket" ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 50 ] || { echo "munge does not start" >&2; exit 69; }
  sleep 0.1
done
slurmctld -D -i >"$folder/log/slurmctld.out" 2>&1 &
controller=$!
slurmd -D -N "$host" >"$folder/log/slurmd.out" 2>&1 &
node=$!
tries=0
until sinfo -h -o %T 2>/dev/null | grep -q idle; do
  tries=$((tries + 1))
  [ "$tries" -lt 200 ] || { echo "Slurm does not become ready" >&2; exit 69; }
  sleep 0.1
done
"$@"
