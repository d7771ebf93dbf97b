# Archives one file of the embedded PostgreSQL's log (archive_command).
#   $1  the file, from the cluster's folder
#   $2  its place in the archive, without the ending .gz
# Exit code 0 when the archive holds the whole file, on the disk; anything else lets PostgreSQL keep the file and ask again.
set -eu
umask 077

if [ -e "$2.gz" ]; then
  # It was archived already if the server was killed before it could note that. Another file of that name is another
  # server's, and is never overwritten.
  gzip -dc "$2.gz" | cmp -s - "$1" && exit 0
  echo "$2.gz is in the archive already, and is another file." >&2
  exit 1
fi

gzip -1 -n -c "$1" >"$2.draft"
sync "$2.draft"
mv "$2.draft" "$2.gz"
sync "$(dirname "$2")"
