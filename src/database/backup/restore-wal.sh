# Brings one file of the log back from the archive (restore_command).
#   $1  its place in the archive, without the ending .gz
#   $2  where PostgreSQL wants it
# Exit code 1 says that the archive does not have it, at which recovery may end; 255 that it cannot be read, at which
# recovery must not end as if nothing came after it.
folder=$(dirname "$1")
[ -r "$folder" ] && [ -x "$folder" ] || exit 255
[ -e "$1.gz" ] || exit 1
gzip -dc "$1.gz" >"$2" || exit 255
