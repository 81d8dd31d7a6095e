#!/usr/bin/env bash
# Made the databases of this folder, once, by the release whose tables were version 1 (commit
# a9fd3c6): make.sh JINIUS FOLDER. They are not to be made anew: what was released stays as it was.
#
#   sandbox.db.gz, sandbox.key  conventions signed (C-000001, C-000006), being signed, with a code
#                               that is good (C-000002), awaiting (C-000003), void (C-000004) and
#                               declined (C-000005); letters, codes, invitations, an erased person
#   real.db.gz, real.key        a real one, with a link in flight
#   reads.jsonl                 what that release answered of the sandbox: words, then the output
set -euo pipefail
jinius=$1 folder=$2
mkdir -p "$folder"
export HOME=$folder JINIUS_NOW=2026-11-20T09:00:00Z

newest() { # the newest letter to an address or mobile
  "$jinius" outbox list --json | jq -r --arg to "$1" 'select(.to == $to) | .id' | tail -n 1 |
    xargs "$jinius" outbox show --json
}
furnish() {
  "$jinius" init "$@"
  "$jinius" settings set public_address https://formation.example
  "$jinius" provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 \
    --street '4 rue de la Paix' --postal-code 75002 --city Paris --email formation@irf.example \
    --vat exempt
  "$jinius" training add T --provider IRF --title 'Évaluer le risque' --modality in_person \
    --profession cac --duration 14h --price 900.00 --objective Évaluer --programme 'Jour 1' \
    --trainers 'Une experte-comptable'
  "$jinius" session add S --training T --starts 2037-03-09T09:00 --ends 2037-03-10T17:30 \
    --place Paris --seats 10
  "$jinius" account create claire@cabinet.example --given-name Claire --family-name Martin
  "$jinius" company init --siret 37962734200015 --name 'Cabinet Martin' \
    --administrator claire@cabinet.example --pledge --registration-rights open
  "$jinius" interlocutor add --company 379627342 --email paul@cabinet.example --given-name Paul \
    --family-name Durand --mobile +33612345678 --can-sign
}
register() {
  "$jinius" registration create --company 379627342 --session S --participant "$1"
}
ceremony() { # launched, read, and a code asked for: sets link and code
  "$jinius" convention sign "$1" --signatory "$2"
  link=$(newest "$2" | jq -r .body | grep -o 'https:.*/sign/.*')
  "$jinius" signature read "$link" --output "$folder/read.pdf" --force
  "$jinius" signature code "$link"
  code=$(newest "$3" | jq -r .body | grep -oE '\b[0-9]{6}\b' | head -n 1)
}

export JINIUS_DB=$folder/sandbox.db
furnish --sandbox
register 'Léa Petit <lea@cabinet.example>'
register 'Anne Roux <anne@cabinet.example>'
register 'Yves LE GOFF <yves@cabinet.example>'
register 'Jean Blanc <jean@cabinet.example>'
register 'Zoé Noir <zoe@cabinet.example>'
"$jinius" registration cancel R-000004 --reason absent
ceremony C-000001 paul@cabinet.example +33612345678
"$jinius" signature sign "$link" --code 000000 || true
"$jinius" signature sign "$link" --code "$code"
ceremony C-000005 paul@cabinet.example +33612345678
"$jinius" signature decline "$link" --reason 'le prix est faux'
"$jinius" account create marc@blanc.example --given-name Marc --family-name Blanc
"$jinius" individual init --account marc@blanc.example --mobile +33698765432
"$jinius" registration create --individual marc@blanc.example --session S
ceremony C-000006 marc@blanc.example +33698765432
"$jinius" signature sign "$link" --code "$code"
"$jinius" collaborator add --company 379627342 --participant 'Luc Gris <luc@cabinet.example>'
"$jinius" invitation resend luc@cabinet.example
"$jinius" account create parti@cabinet.example --given-name Parti --family-name Ailleurs
"$jinius" account erase parti@cabinet.example --yes
ceremony C-000002 paul@cabinet.example +33612345678

while read -r words; do
  # shellcheck disable=SC2086
  "$jinius" $words --json |
    jq -cn --arg words "$words" '{words: ($words / " "), lines: [inputs]}'
done >"$folder/reads.jsonl" <<'END'
audit verify
account list
account overview lea@cabinet.example
account show lea@cabinet.example
company list
company overview 379627342
company show 379627342
convention list
convention show C-000001
convention show C-000002
convention show C-000003
convention show C-000004
convention show C-000005
convention show C-000006
convention signatories C-000003
individual show marc@blanc.example
interlocutor list --company 379627342
invitation list
outbox list
provider list
registration list
right list --company 379627342
session list
training list
END
for letter in $("$jinius" outbox list --json | jq .id); do
  "$jinius" outbox show "$letter" --json |
    jq -cn --arg letter "$letter" '{words: ["outbox", "show", $letter], lines: [inputs]}'
done >>"$folder/reads.jsonl"
"$jinius" convention download C-000001 --output "$folder/signed.pdf"

unset JINIUS_NOW
export JINIUS_DB=$folder/real.db
furnish
register 'Léa Petit <lea@cabinet.example>'
"$jinius" convention sign C-000001 --signatory paul@cabinet.example

cd "$folder"
for name in sandbox real; do
  sqlite3 "$name.db" 'PRAGMA integrity_check; PRAGMA user_version'
  gzip -9n "$name.db"
  mv "$name.db.key" "$name.key"
done
gzip -9n signed.pdf
rm -f read.pdf ./*.db-journal ./*.db.lock
