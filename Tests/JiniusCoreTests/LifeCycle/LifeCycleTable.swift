import Testing

@testable import JiniusCore

/// The state machine as a table: a block a situation, a line an event, a column each for the second
/// before the deadline, the deadline itself and the second after it.
///
/// The deadline is the link's (60 days after launch; of a signed convention, 60 days after the
/// signature), or what the block's name says: the session's end, 30 days after it, the end of a
/// contract's withdrawal period. Elsewhere the three columns show that time changes nothing. A cell
/// holds the steps that are recorded, joined by `+`, then `✗` and the objection; `already` is
/// neither: it is so, or there is nothing to record.
enum LifeCycleTable {
  static let text = """
                            before the deadline      | at the deadline    | after it

    awaiting
      launch              | launch                   | launch             | launch
      cancel              | already                  | already            | already
      withdraw_right      | already                  | already            | already
      cancel_registration | void                     | void               | void
      retrieve            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      withdraw            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      lapse               | already                  | already            | already
      read                | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_right          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_wrong          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      decline             | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      fetch               | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      complete            | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ not_handed_over        | ✗ not_handed_over  | ✗ not_handed_over

    signing, unread
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | mark_read                | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | ✗ not_read               | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | ✗ not_read               | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | ✗ not_read               | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, no code
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | send_code                | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | ✗ code_not_asked         | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | ✗ code_not_asked         | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, code live
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | send_code                | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | count_try+lease          | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | count_try ✗ wrong_code 4 | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, four tries
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | send_code                | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | count_try+lease          | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | count_try ✗ wrong_code 0 | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, four tries of the fifth code
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | lock ✗ locked            | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | count_try+lease          | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | count_try+lock ✗ locked  | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, code spent
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | send_code                | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | ✗ code_spent             | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | ✗ code_spent             | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, code expired
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | send_code                | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | ✗ code_expired           | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | ✗ code_expired           | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, five codes sent
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | lock ✗ locked            | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | count_try+lease          | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | count_try ✗ wrong_code 4 | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, sealing
      launch              | ✗ already_signing        | ✗ already_signing  | ✗ already_signing
      cancel              | cancel                   | cancel             | cancel
      withdraw_right      | cancel                   | cancel             | cancel
      cancel_registration | cancel+void              | cancel+void        | cancel+void
      retrieve            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      withdraw            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      lapse               | already                  | already            | already
      read                | already                  | already            | already
      request_code        | ✗ sealing                | ✗ sealing          | ✗ sealing
      sign_right          | ✗ sealing                | ✗ sealing          | ✗ sealing
      sign_wrong          | ✗ sealing                | ✗ sealing          | ✗ sealing
      decline             | ✗ sealing                | ✗ sealing          | ✗ sealing
      fetch               | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      complete            | sign                     | sign               | sign
      bring_back          | ✗ not_handed_over        | ✗ not_handed_over  | ✗ not_handed_over

    signing, lease over
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | already                  | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | send_code                | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | decline                  | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ not_signed             | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ code_used              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | ✗ not_handed_over        | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signing, elsewhere
      launch              | ✗ already_signing        | lapse+launch       | lapse+launch
      cancel              | cancel                   | lapse              | lapse
      withdraw_right      | cancel                   | lapse              | lapse
      cancel_registration | cancel+void              | lapse+void         | lapse+void
      retrieve            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      withdraw            | ✗ not_signed             | lapse ✗ not_signed | lapse ✗ not_signed
      lapse               | already                  | lapse              | lapse
      read                | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      request_code        | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_right          | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      sign_wrong          | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      decline             | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      fetch               | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      complete            | ✗ link_dead              | lapse ✗ link_dead  | lapse ✗ link_dead
      bring_back          | sign                     | lapse ✗ not_handed_over | lapse ✗ not_handed_over

    signed
      launch              | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      cancel              | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      withdraw_right      | already                  | already            | already
      cancel_registration | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      retrieve            | already                  | already            | already
      withdraw            | ✗ not_a_consumer         | ✗ not_a_consumer   | ✗ not_a_consumer
      lapse               | already                  | already            | already
      read                | ✗ already_signed         | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ already_signed         | ✗ link_dead        | ✗ link_dead
      sign_right          | already                  | ✗ link_dead        | ✗ link_dead
      sign_wrong          | already                  | ✗ link_dead        | ✗ link_dead
      decline             | ✗ already_signed         | ✗ link_dead        | ✗ link_dead
      fetch               | already                  | ✗ link_dead        | ✗ link_dead
      complete            | already                  | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ already_signed         | ✗ already_signed   | ✗ already_signed

    void
      launch              | ✗ void                   | ✗ void             | ✗ void
      cancel              | already                  | already            | already
      withdraw_right      | already                  | already            | already
      cancel_registration | already                  | already            | already
      retrieve            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      withdraw            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      lapse               | already                  | already            | already
      read                | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_right          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_wrong          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      decline             | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      fetch               | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      complete            | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ void                   | ✗ void             | ✗ void

    awaiting, session ending
      launch              | launch                   | ✗ session_over     | ✗ session_over
      cancel_registration | void                     | ✗ session_over     | ✗ session_over
      cancel              | already                  | already            | already
      withdraw_right      | already                  | already            | already
      retrieve            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      withdraw            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      lapse               | already                  | already            | already
      read                | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_right          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_wrong          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      decline             | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      fetch               | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      complete            | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ not_handed_over        | ✗ not_handed_over  | ✗ not_handed_over

    awaiting, unsigned for 30 days
      launch              | ✗ session_over           | ✗ session_over     | ✗ session_over
      cancel_registration | ✗ session_over           | ✗ session_over     | ✗ session_over
      cancel              | already                  | already            | already
      withdraw_right      | already                  | already            | already
      retrieve            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      withdraw            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      lapse               | already                  | already            | already
      read                | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_right          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_wrong          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      decline             | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      fetch               | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      complete            | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ not_handed_over        | ✗ void             | ✗ void

    signing, session ending
      launch              | ✗ already_signing        | close ✗ session_over | close ✗ session_over
      cancel              | cancel                   | close              | close
      withdraw_right      | cancel                   | close              | close
      cancel_registration | cancel+void              | close ✗ session_over | close ✗ session_over
      retrieve            | ✗ not_signed             | close ✗ not_signed | close ✗ not_signed
      withdraw            | ✗ not_signed             | close ✗ not_signed | close ✗ not_signed
      lapse               | already                  | close              | close
      read                | already                  | close ✗ link_dead  | close ✗ link_dead
      request_code        | send_code                | close ✗ link_dead  | close ✗ link_dead
      sign_right          | count_try+lease          | close ✗ link_dead  | close ✗ link_dead
      sign_wrong          | count_try ✗ wrong_code 4 | close ✗ link_dead  | close ✗ link_dead
      decline             | decline                  | close ✗ link_dead  | close ✗ link_dead
      fetch               | ✗ not_signed             | close ✗ link_dead  | close ✗ link_dead
      complete            | ✗ code_used              | close ✗ link_dead  | close ✗ link_dead
      bring_back          | ✗ not_handed_over        | close ✗ not_handed_over | close ✗ not_handed_over

    signed, a contract
      launch              | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      cancel              | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      withdraw_right      | already                  | already            | already
      cancel_registration | ✗ withdrawable           | ✗ already_signed   | ✗ already_signed
      retrieve            | already                  | already            | already
      withdraw            | terminate                | ✗ withdrawal_over  | ✗ withdrawal_over
      lapse               | already                  | already            | already
      read                | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      request_code        | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      sign_right          | already                  | already            | already
      sign_wrong          | already                  | already            | already
      decline             | ✗ already_signed         | ✗ already_signed   | ✗ already_signed
      fetch               | already                  | already            | already
      complete            | already                  | already            | already
      bring_back          | ✗ already_signed         | ✗ already_signed   | ✗ already_signed

    terminated
      launch              | ✗ terminated             | ✗ terminated       | ✗ terminated
      cancel              | ✗ terminated             | ✗ terminated       | ✗ terminated
      withdraw_right      | already                  | already            | already
      cancel_registration | already                  | already            | already
      retrieve            | already                  | already            | already
      withdraw            | already                  | already            | already
      lapse               | already                  | already            | already
      read                | ✗ terminated             | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ terminated             | ✗ link_dead        | ✗ link_dead
      sign_right          | already                  | ✗ link_dead        | ✗ link_dead
      sign_wrong          | already                  | ✗ link_dead        | ✗ link_dead
      decline             | ✗ terminated             | ✗ link_dead        | ✗ link_dead
      fetch               | already                  | ✗ link_dead        | ✗ link_dead
      complete            | already                  | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ terminated             | ✗ terminated       | ✗ terminated

    void, session ending
      launch              | ✗ void                   | ✗ session_over     | ✗ session_over
      cancel_registration | already                  | ✗ session_over     | ✗ session_over
      cancel              | already                  | already            | already
      withdraw_right      | already                  | already            | already
      retrieve            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      withdraw            | ✗ not_signed             | ✗ not_signed       | ✗ not_signed
      lapse               | already                  | already            | already
      read                | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      request_code        | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_right          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      sign_wrong          | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      decline             | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      fetch               | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      complete            | ✗ link_dead              | ✗ link_dead        | ✗ link_dead
      bring_back          | ✗ void                   | ✗ void             | ✗ void
    """

  /// One cell with the names of its row, column and block.
  struct Case: CustomTestStringConvertible, Sendable {
    let situation: String
    let event: String
    let time: String
    let expected: String

    var testDescription: String { "\(situation), \(time) the deadline: \(event)" }
  }

  static let times = ["before", "at", "after"]

  /// The cells, read out of the text.
  static let cases: [Case] = {
    var cases: [Case] = []
    var situation = ""
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "|").map { trimmed($0) }
      if cells.count == 1 { situation = cells[0] }
      for (time, cell) in zip(times, cells.dropFirst()) {
        cases.append(Case(situation: situation, event: cells[0], time: time, expected: cell))
      }
    }
    return cases
  }()

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}

extension LifeCycle.Verdict {
  /// The verdict as the table writes it.
  var cell: String {
    let recorded = steps.map { words("\($0)") }.joined(separator: "+")
    guard let objection else { return recorded.isEmpty ? "already" : recorded }
    let refused = "✗ \(objection.word)"
    return recorded.isEmpty ? refused : "\(recorded) \(refused)"
  }
}

extension LifeCycle.Objection {
  /// `link_dead`, `wrong_code 4`.
  fileprivate var word: String {
    switch self {
    case .wrongCode(let left): "wrong_code \(left)"
    case .sessionOver: "session_over"
    case .withdrawalOver: "withdrawal_over"
    case .withdrawable: "withdrawable"
    default: words("\(self)")
    }
  }
}

/// `alreadySigning` as `already_signing`.
private func words(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}
