-- Modality of the marked trigger.
local modality = require "geoeng.event.modality"

return {
  judge = function(span)
    local sentence = span.doc:token(span.first).sentence
    return (modality.at(span.doc, sentence, span.first, span.last))
  end,

  "Israel [struck => asserted] Damascus on Monday.",
  "Israel will [strike => planned] Damascus.",
  "Putin is to [meet => planned] Xi in Kazan.",
  "The [talks => planned] will begin on Monday.",
  "The [meeting => planned] scheduled for Friday drew attention.",
  "They agreed to [send => planned] troops.",
  "Israel could [strike => hypothetical] Damascus.",
  "He called for [talks => hypothetical] with Iran.",
  "Washington threatened to impose [sanctions => hypothetical] on Iran.",
  "If Iran [attacks => hypothetical], the talks end.",
  "The move aims to prevent [attacks => hypothetical].",
  "Iran was accused of [supplying => alleged] missiles to Russia.",
  "He allegedly [attacked => alleged] the embassy.",
  "Amid reports that troops had [attacked => alleged] the port, prices rose.",
  "There were unconfirmed reports of a [raid => alleged] on the camp.",
  "The alleged [attack => alleged] took place in May.",
  "Israel did not [strike => negated] Damascus.",
  "Iran denied that it [supplied => negated] missiles.",
  "The [visit => negated] was cancelled.",
  "They refused to hold [talks => negated].",
  "There will be no [talks => negated].",
  "They will discuss the [attack => asserted] on Monday.",
  "Iran did not deny that it [supplied => asserted] missiles.",
  -- the month of a dateline is no cue
  "GENEVA, May 7 - Russian and Iranian ministers [met => asserted] here.",
  "PARIS, May 12, 2024: Israel [struck => asserted] Damascus.",
  "Israel may [strike => hypothetical] Damascus in May.",
  "He said on Monday; the army will leave. They [met => asserted].",
}
