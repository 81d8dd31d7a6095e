#!/usr/bin/env bash
# Made the databases of this folder, once, by the release whose tables were version 4 (commit
# 21979a9): make.sh JINIUS PYHANKO FOLDER. They are not to be made anew: what was released stays.
#
#   sandbox.db.gz, .key, .seal  conventions signed under a seal (C-000001; C-000006, of a private
#                               person; C-000008, on a platform), being signed, with a code that is
#                               good (C-000002), awaiting (C-000003), void (C-000004), declined
#                               (C-000005), cancelled (C-000009), handed over to a platform
#                               (C-000007), gone back on (C-000010); letters, codes, invitations, an
#                               erased person, a payer (C-000003, C-000002), a key (R-000003), a
#                               pledge to confirm, a backup
#   real.db.gz, .key, .seal     a real one, with a link in flight and a hand-over open
#   platform.pdf                C-000007 as the platform signed it, not yet taken back
#   reads.jsonl                 what that release answered of the sandbox: words, then the output
set -euo pipefail
jinius=$1 pyhanko=$2 folder=$3
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
export HOME=$folder JINIUS_NOW=2026-11-20T09:00:00Z

# A certificate that holds from 2020 to 2049, with its key: certificate NAME
certificate() {
  (
    cd "$folder"
    printf '%s\n' '[ca]' 'default_ca = own' '[own]' 'database = index.txt' 'new_certs_dir = .' \
      'serial = serial' 'policy = any' 'default_md = sha256' 'copy_extensions = copy' \
      'unique_subject = no' '[any]' 'commonName = supplied' >ca.cnf
    : >index.txt
    echo 01 >serial
    openssl req -newkey rsa:2048 -noenc -utf8 -subj "/CN=$1" -keyout "$1.pem.key" -out "$1.csr" \
      -addext keyUsage=critical,digitalSignature,nonRepudiation
    openssl ca -batch -notext -utf8 -selfsign -config ca.cnf -in "$1.csr" -keyfile "$1.pem.key" \
      -startdate 20200101000000Z -enddate 20491231235959Z -out "$1.pem"
    rm -f ca.cnf index.txt* serial* 0*.pem "$1.csr"
  ) >/dev/null 2>&1
}
certificate Cachet
certificate Plateforme
# Signs a file on the platform: on_platform FILE OUTPUT
on_platform() {
  "$pyhanko" sign addsig --use-pades --field Sig1 pemder --key "$folder/Plateforme.pem.key" \
    --cert "$folder/Plateforme.pem" --no-pass "$1" "$2"
}

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
  "$jinius" seal import --certificate "$folder/Cachet.pem" --key "$folder/Cachet.pem.key"
}
register() { # PARTICIPANT [PAYER] [KEY]
  "$jinius" registration create --company 379627342 --session S --participant "$1" \
    ${2:+--payer "$2"} ${3:+--key "$3"}
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
"$jinius" platform add 'Je Signe Expert' --certificates "$folder/Plateforme.pem" \
  --address https://sign.example
"$jinius" account create marie@durand.example --given-name Marie --family-name Durand
"$jinius" company init --siret 73282932000074 --name 'Cabinet Durand' \
  --administrator marie@durand.example --pledge --registration-rights open
"$jinius" billing policy --establishment 73282932000074 --set all
register 'Léa Petit <lea@cabinet.example>'
register 'Anne Roux <anne@cabinet.example>' 73282932000074
register 'Yves LE GOFF <yves@cabinet.example>' 73282932000074 yves-2037
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
register 'Ève Rose <eve@cabinet.example>'
register 'Guy Vert <guy@cabinet.example>'
register 'Ida Brun <ida@cabinet.example>'
for number in 7 8; do
  "$jinius" convention sign "C-00000$number" --signatory paul@cabinet.example \
    --platform 'Je Signe Expert' --output "$folder/$number.pdf"
  on_platform "$folder/$number.pdf" "$folder/$number-signed.pdf"
done
"$jinius" convention record C-000008 --signed-file "$folder/8-signed.pdf"
mv "$folder/7-signed.pdf" "$folder/platform.pdf"
"$jinius" convention sign C-000009 --signatory paul@cabinet.example
"$jinius" convention cancel C-000009 --reason 'mauvais destinataire'
"$jinius" collaborator add --company 379627342 --participant 'Luc Gris <luc@cabinet.example>'
"$jinius" invitation resend luc@cabinet.example
"$jinius" account create parti@cabinet.example --given-name Parti --family-name Ailleurs
"$jinius" account erase parti@cabinet.example --yes
"$jinius" account create nadia@roux.example --given-name Nadia --family-name Roux
"$jinius" individual init --account nadia@roux.example --mobile +33698765431
"$jinius" registration create --individual nadia@roux.example --session S
ceremony C-000010 nadia@roux.example +33698765431
"$jinius" signature sign "$link" --code "$code"
"$jinius" contract withdraw C-000010
"$jinius" backup "$folder/backup" --without-keys
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
convention show C-000007
convention show C-000008
convention show C-000009
convention show C-000010
contract deadlines
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
sha256sum <("$jinius" convention download C-000001 --output -)
sha256sum <("$jinius" convention download C-000008 --output -)

unset JINIUS_NOW
export JINIUS_DB=$folder/real.db
furnish
register 'Léa Petit <lea@cabinet.example>'
"$jinius" convention sign C-000001 --signatory paul@cabinet.example
register 'Anne Roux <anne@cabinet.example>'
"$jinius" convention sign C-000002 --signatory paul@cabinet.example \
  --platform 'Je Signe Expert' --output "$folder/real.pdf"

cd "$folder"
for name in sandbox real; do
  sqlite3 "$name.db" 'PRAGMA integrity_check; PRAGMA user_version'
  gzip -9n "$name.db"
  mv "$name.db.key" "$name.key"
  mv "$name.db.seal" "$name.seal"
done
rm -f backup read.pdf real.pdf 7.pdf 8.pdf 8-signed.pdf Cachet.* Plateforme.* ./*.db-journal ./*.db.lock ./*.db.erased
