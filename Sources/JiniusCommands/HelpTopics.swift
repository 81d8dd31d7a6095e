internal import CommandLineKit

/// Help on what belongs to no command.
enum HelpTopics {
  static let all = [exitStatus, output, environment]

  private static let exitStatus = HelpTopic(
    name: "exit-status", summary: "Exit statuses that scripts can rely on.",
    text: """
      0 is done, or already so; everything else changed nothing unless it says so. What failed on \
      the way, or at the very end of its commit (may_be_done), says what stands, or that nobody can \
      tell, which command shows it, and what the same command would do again.
        1    refused by a rule of the domain
        2    a bulk run with some lines refused
        64   the words of the command make no sense
        65   a value is not valid
        66   a named thing or file does not exist
        69   a needed program or service is unavailable
        70   a bug of jinius
        73   an output file cannot be made
        74   the output could not be written
        75   busy: try again
        77   the acting account has no right to this
        78   not a jinius database, an earlier or later one's, or another's key
        130  interrupted (129, 143 by other signals); an import or a retention run
             keeps what it wrote, and the same command goes on
        141  the reader of the output went away
      With --json an error is one object on standard error: {"error":{"code","message","hint"}}.
      """)

  private static let output = HelpTopic(
    name: "output", summary: "What is printed where, for people and for scripts.",
    text: """
      Data go to standard output, talk and errors to standard error; --quiet says nothing but data \
      and errors. A command that makes something prints its name on standard output, one a line, such \
      as R-000001 or claire@x.fr, whether it made it now or finds it made.
      With --json each command that changes something answers with one object, whose "outcome" is \
      done, already (it was so before) or rehearsed (--dry-run). Where letters wait, "waits_for" \
      names the settings that they wait for, or numbers after a restore; --require-delivery refuses \
      instead (1 delivery_not_set_up, numbers_held, 69 program_missing), where somebody is to act \
      on the letter.
      Times are those of Paris for whoever reads them at a terminal, or in talk and errors, and say \
      so. In JSON, and in tables that go into a pipe or a file, they are UTC. Where a word is one of \
      several codes its French label is taken as well: --status "En attente de signature".
      """)

  private static let environment = HelpTopic(
    name: "environment", summary: "Environment variables.",
    text: """
        JINIUS_DB      the database file; --db comes first
        XDG_DATA_HOME  else $XDG_DATA_HOME/jinius/jinius.db, else under ~/.local/share
        JINIUS_AS      the account whose rights count; --as comes first
        JINIUS_NOW     the clock of a sandbox, such as 2026-11-20T09:00:00Z
      """)
}
