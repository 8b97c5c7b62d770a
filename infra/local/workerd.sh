#!/bin/sh
# Starts workerd so that it ends with the process that started it, even when that one is killed with SIGKILL.
# The path of the real binary is in ALLIANCE_WORKERD.
if command -v setpriv >/dev/null 2>&1 && setpriv --pdeathsig KILL true 2>/dev/null; then
  exec setpriv --pdeathsig KILL "$ALLIANCE_WORKERD" "$@"
fi
parent=$PPID
(
  while kill -0 $$; do
    kill -0 "$parent" || kill -9 $$
    sleep 1
  done
) </dev/null >/dev/null 2>&1 3>&- &
exec "$ALLIANCE_WORKERD" "$@"
