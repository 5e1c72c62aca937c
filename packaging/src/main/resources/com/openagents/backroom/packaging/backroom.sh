#!/bin/sh
# Starts the installed Backroom. Which command is started how stands in launch/, as for a checkout; everything has
# JavaFX here, because one start cache serves one set of modules.
set -eu
home=/usr/lib/backroom
brief=
while read -r command kind; do
    if [ "$command" = "${1:-}" ] && [ "$kind" = brief ]; then
        brief=@$home/launch/brief.args
    fi
done <"$home/launch/commands"
exec "$home/runtime/bin/java" "@$home/launch/common.args" "@$home/launch/window.args" ${brief:+"$brief"} \
    "@$home/launch/installed.args" "@$home/launch/main.args" "$@"
