--- Words that tell of modality, by what they do: core/lua/modal.h tells who asks
--- for them. A set is a string of folded forms or lemmas.

local M = {}

-- --------------------------------------------------------------- words alone

--- Words that start another clause.
M.clause = [[but while although though because whereas who whom whose
  which where when after since before until as despite amid following given
  including if unless whether]]
--- Prepositions that set a noun apart from the verb before it.
M.apart = [[after following since despite amid over about from
  because against during]]
--- Behind an auxiliary, these say of a noun before it that it takes place:
--- "the talks will begin", "the drill would be carried out".
M.takes_place = [[hold take begin start resume open sign launch conduct
  carry lift impose proceed occur happen continue last go come]]
--- Adjectives of what has happened.
M.done = [[recent latest previous past earlier last ongoing repeated
  continued continuing deadly bloody]]
--- Verbs whose object is told of, not planned or denied.
M.reaction = [[discuss condemn investigate probe examine mark respond
  retaliate comment remember say tell describe explain know recall mourn
  review denounce blame see]]
--- Words before a noun.
M.noun_phrase = [[the a an this that these those no any of 's his her
  their its our new more further another some]]
M.verb_phrase = [[to will would could can may might must should not
  n't never shall has have had was were been being be is are]]
--- Words that end the noun phrase of an adjective.
M.outside = "of in on for to by with and the a"
--- What cancels a refusal: "did not deny".
M.negation = "not n't never no"
--- Behind a negation, what makes it none: "not only".
M.idiom = "only longer one doubt fewer less more matter yet"

-- ---------------------------------------------------------------------- cues

--- Subjects of a clause that tells of what its speaker did.
M.pronoun = "it they he she we i"
--- Auxiliaries of what a draft would do.
M.would = "would 'd"

-- ---------------------------------------------------------------- the way up

--- Verbs that take what they govern for a fact.
M.fact = [[condemn investigate probe examine respond retaliate react
  comment remember recall mourn review denounce deplore lament regret protest
  avenge revenge punish solve survive witness commemorate mark welcome hail
  applaud praise criticise criticize describe explain know learn end cease
  stop halt discuss analyse analyze tell see forgive forget recover rebuild
  assess evaluate decry slam blast rue bemoan overshadow follow justify
  admit acknowledge confess resent repel survive weather withstand]]
--- Nouns that do.
M.fact_noun = [[response reaction retaliation revenge investigation
  probe inquiry protest anniversary victim survivor aftermath result outcome
  end suspect behind commemoration remembrance condemnation criticism review
  scene site perpetrator culprit death toll damage wake justice]]
--- Verbs whose subject takes place: "the talks will begin".
M.happen = [[take begin start resume open proceed occur happen
  continue last go come follow run convene be conclude end]]
--- What a meeting does when it takes place: "the talks will cover trade".
M.agenda = [[cover discuss focus address review include center centre
  deal touch tackle concentrate gather bring feature consider examine]]
--- Nouns that are a part of what stands behind them: "a round of talks".
M.part = [[round series wave resumption start opening beginning launch
  conduct spate string number day eve holding convening stage phase session
  kind type sort form set continuation signing imposition use outbreak
  conclusion extension renewal reopening lifting easing removal relaxation
  imposing tightening cancellation postponement
  participation involvement role complicity sidelines margin fringe ceremony]]
--- Prepositions of a phrase that everything said of the verb holds for: "will
--- fly out for talks".
M.whole = [[for to into with toward towards of from against in on
  through via]]
--- Those of a phrase that dates or places the verb, and comes with it: "will
--- discuss it at a meeting".
M.frame = "at during before ahead"
--- Those of what comes before it, or is its ground.
M.before = "after since despite following amid in on by under over"
--- Marks of clauses that go with the verb above: "refrained from attacking".
M.bound = "to from of for at against on into with in about by via"
--- Marks of clauses that come to pass with the verb above: "will sign it when
--- they meet".
M.with = "when before once"
--- Words that make a noun known: "the attack", "his visit".
M.known = [[the this that these those its his her their our my your
  coming next upcoming forthcoming planned scheduled]]
--- Verbs that carry out what their object names, or undo it: of these the mood
--- is that of a known noun too, "will attend the talks". Of others it is not:
--- "will respect the truce".
M.light = [[hold launch conduct attend host sign impose lift begin start
  open resume continue carry take make pay have give stage mount undertake
  organise organize convene arrange plan schedule postpone cancel join enter
  reach conclude finalise finalize ratify seal strike broker complete extend
  renew send deploy order sell buy supply deliver provide transfer ship
  perpetrate commit do lead hit visit go come head return travel fly leave
  ease tighten toughen remove relax waive maintain keep slap threaten scrap
  attempt initial implement declare announce participate arrive reopen
  increase reduce expand intensify widen escalate step harden broaden prolong
  suspend halve cut lower secure achieve agree clinch forge]]
--- Prepositions of what somebody is accused of, or asked to.
M.laid = "of for over in with"

-- ------------------------------------------------------------------- clauses

--- Auxiliaries before the subject of a condition: "had they attacked", and of
--- a question.
M.inverted = "had were should"
M.auxiliary = [[will would shall can could may might must do does did
  has have had is are was were should]]
--- Words of questions that take what they ask about for a fact.
M.asked = "why when where how who whom whose which what"
M.condition = "if unless provided assuming supposing"
--- Texts that say what would be if they were passed.
M.draft = [[draft text bill resolution proposal plan measure law
  legislation amendment motion initiative]]
--- Verbs of what is done by violence, and nouns that name who did it.
M.doing = [[carry perpetrate commit stage execute orchestrate
  mastermind mount launch conduct organize organise]]
M.deed = "work act handiwork deed job doing"
--- Verbs of saying.
M.say = [[say tell state add claim report believe announce reveal
  declare quote allege maintain insist]]

-- -------------------------------------------------------------- questions

--- Words that begin a question about a fact.
M.of_fact = "why how when where since"
--- Marks that end a quotation or what stands in brackets, that open one, and
--- that end a clause which does not ask.
M.quote = [[" ” '' ’ » )]]
M.opening = "“ :"
M.end_of_clause = "; !"

-- ----------------------------------------------------------------- endings

--- Verbs of ending: "stopped firing".
M.ending = "stop cease quit discontinue give"
--- Auxiliaries of what is told as done.
M.real = "have be do"
M.denial = "not n't never"

return M
