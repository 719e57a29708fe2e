-- What pronouns, nouns of sets and of groups mean.
local anaphor = require "geoeng.actor.anaphor"
require "geoeng.actor.actor"

return {
  judge = function(span)
    local means, names = anaphor.of(span), {}
    for i, m in ipairs(means and means.list or {}) do
      names[i] = m.head.text
    end
    return #names > 0 and table.concat(names, " ") or "-"
  end,

  -- A person, by gender where a title or a first name tells it.
  "Foreign Minister Jose Quispe left. [He => Jose] met envoys.",
  "Angela Moser met John Brandt. [She => Angela] left on Friday.",
  "Angela Moser met John Brandt. [He => John] left on Friday.",
  "Queen Sofia saw the envoy. [She => Sofia] praised the accord.",
  "The spokesman saw the envoy. [He => spokesman] praised the accord.",
  -- The subject before the object.
  "The minister met the ambassador. [He => minister] left on Friday.",
  -- Not an argument of the same verb, nor the noun that it owns.
  "The minister said the envoy met [him => minister].",
  "The minister met [his => minister] guest.",
  -- A body or a state, no person.
  "President Omar Diallo visited Chad. [It => Chad] signed the pact.",
  "Iran said [it => Iran] had struck the camp.",
  "Hamas fired rockets. [Its => Hamas] leaders fled.",
  "Peru moved [its => Peru] troops.",
  -- Several: people, or what was named together.
  "The rebels fled. [They => rebels] burned a bus.",
  "Chad and Niger met. [They => Chad Niger] signed a pact.",
  "Merkel met Rasmussen in Oslo. [They => Merkel Rasmussen] signed a pact.",
  "The army fought the rebels. [Their => rebels] camp burned.",
  -- Nothing that agrees.
  "The accord was signed. [He => -] left.",
  "Rain fell. [They => -] left.",
  "[He => -] left.",
  -- Things are what "it" means as often.
  "The accord was signed. [It => -] covers trade.",
  -- Sets.
  "Chad and Niger met. [The two countries => Chad Niger] signed a pact.",
  "Turkey held talks with Greece. [Both sides => Turkey Greece] agreed.",
  "Angela Moser met John Brandt. The [two leaders => Angela John] left.",
  "Angela Moser met John Brandt. The [pair => Angela John] left.",
  "Chad won. [Both sides => -] agreed.",
  "Chad met Niger. [The countries => -] agreed.",
  -- Groups.
  "Hezbollah fired rockets. The [group => Hezbollah] denied it.",
  "Peru fired rockets. The [group => -] denied it.",
  -- What is told of longer is more salient, and a pronoun is a mention.
  "John Brandt left. He saw an envoy. [He => John] signed a pact.",
  "John Brandt left. It rained. It rained. It rained. It rained. [He => -] ate.",
  "The Asian Fund grew. [He => -] left.",
  "Every guest left. [He => -] ate.",
  -- An office is that of who has it, and names go before nouns.
  "The envoy met John Brandt. [He => John] left.",
  "Kenyan President Omar Diallo left. The president slept. [He => Omar] ate.",
  -- Words that are no pronouns of these.
  "Peru left. The [US => -] stayed.",
}
