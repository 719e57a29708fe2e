/* Sentences of our own with their trees: form, part of speech, tag, head,
 * relation. */
static const Case cases[] = {
    {"active",
     "France PROPN NNP 2 nsubj  sold VERB VBD 0 root  twelve NUM CD 4 nummod  "
     "jets NOUN NNS 2 obj  to ADP IN 6 case  Egypt PROPN NNP 2 obl",
     {{"sold", "subj", "France"},
      {"sold", "obj", "twelve jets"},
      {"sold", "to", "Egypt"},
      {"sold", "iobj", ""}}},
    {"adjective that counts",
     "Cuba PROPN NNP 2 nsubj  freed VERB VBD 0 root  the DET DT 4 det  last ADJ "
     "JJ 2 obj  of ADP IN 7 case  its PRON PRP$ 7 nmod:poss  captives NOUN NNS "
     "4 obl  in ADP IN 9 case  May PROPN NNP 2 obl",
     {{"freed", "obj", "last of its captives"}, {"freed", "in", "May"}}},
    {"noun before a name",
     "Danish ADJ JJ 3 amod  aid NOUN NN 3 compound  worker NOUN NN 4 nmod:desc  "
     "Ana PROPN NNP 7 nsubj:pass  Holm PROPN NNP 4 flat  was AUX VBD 7 aux:pass  "
     "freed VERB VBN 0 root",
     {{"freed", "obj", "Danish aid worker|Ana Holm"}}},
    {"name flat on its noun",
     "Cuba PROPN NNP 2 nsubj  freed VERB VBD 0 root  aid NOUN NN 4 compound  "
     "worker NOUN NN 2 obj  Ana PROPN NNP 4 flat  Holm PROPN NNP 4 flat",
     {{"freed", "obj", "aid worker=Ana Holm"}}},
    {"title that is part of the name",
     "Cuba PROPN NNP 2 nsubj  freed VERB VBD 0 root  Senator PROPN NNP 4 "
     "nmod:desc  Ana PROPN NNP 2 obj  Holm PROPN NNP 4 flat",
     {{"freed", "obj", "Senator Ana Holm"}}},
    {"dative",
     "France PROPN NNP 2 nsubj  sold VERB VBD 0 root  Egypt PROPN NNP 2 iobj  "
     "jets NOUN NNS 2 obj",
     {{"sold", "iobj", "Egypt"}, {"sold", "obj", "jets"}}},
    {"passive with by",
     "Twelve NUM CD 2 nummod  jets NOUN NNS 4 nsubj:pass  were AUX VBD 4 "
     "aux:pass  sold VERB VBN 0 root  to ADP IN 6 case  Egypt PROPN NNP 4 obl  "
     "by ADP IN 8 case  France PROPN NNP 4 obl:agent",
     {{"sold", "subj", "France"},
      {"sold", "obj", "Twelve jets"},
      {"sold", "to", "Egypt"},
      {"sold", "by", "France"}}},
    {"passive without by",
     "The DET DT 2 det  depot NOUN NN 4 nsubj:pass  was AUX VBD 4 aux:pass  "
     "struck VERB VBN 0 root  near ADP IN 6 case  Homs PROPN NNP 4 obl",
     {{"struck", "subj", ""},
      {"struck", "obj", "depot"},
      {"struck", "near", "Homs"}}},
    {"passive of two objects",
     "Vietnam PROPN NNP 3 nsubj:pass  was AUX VBD 3 aux:pass  given VERB VBN 0 "
     "root  boats NOUN NNS 3 obj  by ADP IN 6 case  Japan PROPN NNP 3 obl:agent",
     {{"given", "iobj", "Vietnam"},
      {"given", "obj", "boats"},
      {"given", "subj", "Japan"}}},
    {"relative clause, subject",
     "The DET DT 2 det  jets NOUN NNS 6 nsubj  that PRON WDT 4 nsubj  struck "
     "VERB VBD 2 acl:relcl  Homs PROPN NNP 4 obj  returned VERB VBD 0 root",
     {{"struck", "subj", "jets"},
      {"struck", "obj", "Homs"},
      {"returned", "subj", "jets"}}},
    {"relative clause, object",
     "missiles NOUN NNS 6 nsubj  which PRON WDT 4 obj  Iran PROPN NNP 4 nsubj  "
     "supplied VERB VBD 1 acl:relcl  recently ADV RB 4 advmod  failed VERB VBD "
     "0 root",
     {{"supplied", "obj", "missiles"}, {"supplied", "subj", "Iran"}}},
    {"relative clause, object of the verb below",
     "jets NOUN NNS 8 nsubj  that PRON WDT 4 obj  France PROPN NNP 4 nsubj  "
     "agreed VERB VBD 1 acl:relcl  to PART TO 6 mark  sell VERB VB 4 xcomp  "
     "were AUX VBD 8 cop  late ADJ JJ 0 root",
     {{"sell", "subj", "France"}, {"sell", "obj", "jets"}}},
    {"relative clause with two subjects",
     "missiles NOUN NNS 6 nsubj  that PRON WDT 4 nsubj  Iran PROPN NNP 4 nsubj  "
     "supplied VERB VBD 1 acl:relcl  were AUX VBD 6 cop  old ADJ JJ 0 root",
     {{"supplied", "subj", "Iran"}, {"supplied", "obj", "missiles"}}},
    {"possessive of the clause's subject",
     "Iran PROPN NNP 2 nsubj  vowed VERB VBD 0 root  to PART TO 4 mark  continue "
     "VERB VB 2 xcomp  its PRON PRP$ 6 nmod:poss  attacks NOUN NNS 4 obj  on ADP "
     "IN 8 case  ships NOUN NNS 6 nmod",
     {{"attacks", "subj", "its"}, {"attacks", "obj", "ships"}}},
    {"led by",
     "the DET DT 5 det  US PROPN NNP 4 obl  - PUNCT HYPH 2 punct  led VERB VBN "
     "5 amod  invasion NOUN NN 0 root  of ADP IN 7 case  Iraq PROPN NNP 5 nmod",
     {{"invasion", "subj", "US"}, {"invasion", "obj", "Iraq"}}},
    {"relative clause without pronoun",
     "the DET DT 2 det  missiles NOUN NNS 5 nsubj  Iran PROPN NNP 4 nsubj  "
     "supplied VERB VBD 2 acl:relcl  failed VERB VBD 0 root",
     {{"supplied", "obj", "missiles"}, {"supplied", "subj", "Iran"}}},
    {"relative clause whose pronoun is taken for a conjunction",
     "the DET DT 2 det  pact NOUN NN 6 nsubj  that PRON WDT 5 mark  Oman PROPN "
     "NNP 5 nsubj  signed VERB VBD 2 acl  ended VERB VBD 0 root",
     {{"signed", "obj", "pact"}, {"signed", "subj", "Oman"}}},
    {"noun with the tag of a verb",
     "the DET DT 2 det  arms NOUN NNS 3 compound  sale VERB VBP 7 nsubj:pass  "
     "to ADP IN 5 case  Chad PROPN NNP 3 obl  was AUX VBD 7 aux:pass  debated "
     "VERB VBN 0 root",
     {{"sale", "comp", "arms"},
      {"sale", "to", "Chad"},
      {"debated", "obj", "arms sale"}}},
    {"phrase that hangs on the object as on a verb",
     "gunmen NOUN NNS 2 nsubj  detonated VERB VBD 0 root  bombs NOUN NNS 2 obj  "
     "at ADP IN 6 case  an DET DT 6 det  embassy NOUN NN 3 obl",
     {{"detonated", "obj", "bombs"}, {"detonated", "at", "embassy"}}},
    {"relative clause over an infinitive",
     "the DET DT 2 det  jets NOUN NNS 7 nsubj  Paris PROPN NNP 4 nsubj  agreed "
     "VERB VBD 2 acl:relcl  to PART TO 6 mark  deliver VERB VB 4 xcomp  arrived "
     "VERB VBD 0 root",
     {{"deliver", "obj", "jets"}, {"deliver", "subj", "Paris"}}},
    {"relative clause, preposition",
     "the DET DT 2 det  city NOUN NN 0 root  in ADP IN 4 case  which PRON WDT "
     "6 obl  they PRON PRP 6 nsubj  met VERB VBD 2 acl:relcl",
     {{"met", "in", "city"}}},
    {"relative clause, where",
     "Oslo PROPN NNP 0 root  , PUNCT , 5 punct  where ADV WRB 5 advmod  envoys "
     "NOUN NNS 5 nsubj  met VERB VBD 1 acl:relcl",
     {{"met", "where", "Oslo"}, {"met", "subj", "envoys"}}},
    {"reduced relative clause",
     "jets NOUN NNS 7 nsubj  bought VERB VBN 1 acl  by ADP IN 4 case  Egypt "
     "PROPN NNP 2 obl:agent  from ADP IN 6 case  Paris PROPN NNP 2 obl  arrived "
     "VERB VBD 0 root",
     {{"bought", "obj", "jets"},
      {"bought", "subj", "Egypt"},
      {"bought", "from", "Paris"}}},
    {"reduced relative clause taken for a past tense",
     "jets NOUN NNS 5 nsubj  bought VERB VBD 1 acl  by ADP IN 4 case  Egypt "
     "PROPN NNP 2 obl  arrived VERB VBD 0 root",
     {{"bought", "obj", "jets"}, {"bought", "subj", "Egypt"}}},
    {"present participle behind a noun",
     "troops NOUN NNS 4 nsubj  guarding VERB VBG 1 acl  bridges NOUN NNS 2 obj  "
     "fled VERB VBD 0 root",
     {{"guarding", "subj", "troops"}, {"guarding", "obj", "bridges"}}},
    {"participle clause",
     "Jets NOUN NNS 2 nsubj  hit VERB VBD 0 root  Homs PROPN NNP 2 obj  , PUNCT "
     ", 5 punct  killing VERB VBG 2 advcl  six NUM CD 7 nummod  people NOUN NNS "
     "5 obj",
     {{"killing", "subj", "Jets"}, {"killing", "obj", "six people"}}},
    {"participle clause, passive",
     "Hit VERB VBN 6 advcl  by ADP IN 3 case  drones NOUN NNS 1 obl:agent  the "
     "DET DT 5 det  depot NOUN NN 6 nsubj  burned VERB VBD 0 root",
     {{"Hit", "obj", "depot"}, {"Hit", "subj", "drones"}}},
    {"control, subject",
     "France PROPN NNP 2 nsubj  agreed VERB VBD 0 root  to PART TO 4 mark  sell "
     "VERB VB 2 xcomp  jets NOUN NNS 4 obj",
     {{"sell", "subj", "France"}, {"sell", "obj", "jets"}}},
    {"control, twice",
     "Iran PROPN NNP 2 nsubj  plans VERB VBZ 0 root  to PART TO 4 mark  begin "
     "VERB VB 2 xcomp  shipping VERB VBG 4 xcomp  arms NOUN NNS 5 obj",
     {{"shipping", "subj", "Iran"}, {"shipping", "obj", "arms"}}},
    {"control, object",
     "Paris PROPN NNP 2 nsubj  urged VERB VBD 0 root  Iran PROPN NNP 2 obj  to "
     "PART TO 5 mark  free VERB VB 2 xcomp  hostages NOUN NNS 5 obj",
     {{"free", "subj", "Iran"}, {"urged", "subj", "Paris"}}},
    {"accusation",
     "Iran PROPN NNP 3 nsubj:pass  is AUX VBZ 3 aux:pass  accused VERB VBN 0 "
     "root  of SCONJ IN 5 mark  supplying VERB VBG 3 advcl  arms NOUN NNS 5 obj",
     {{"supplying", "subj", "Iran"}, {"accused", "obj", "Iran"}}},
    {"accusation, active",
     "Israel PROPN NNP 2 nsubj  accused VERB VBD 0 root  Iran PROPN NNP 2 obj  "
     "of SCONJ IN 5 mark  supplying VERB VBG 2 advcl  arms NOUN NNS 5 obj",
     {{"supplying", "subj", "Iran"}, {"accused", "subj", "Israel"}}},
    {"accused, the clause under the noun",
     "Police NOUN NN 2 nsubj  accused VERB VBD 0 root  rebels NOUN NNS 2 obj  of "
     "SCONJ IN 5 mark  robbing VERB VBG 3 acl  banks NOUN NNS 5 obj",
     {{"robbing", "subj", "rebels"}, {"robbing", "obj", "banks"}}},
    {"a subject that hangs on a participle in commas",
     "Hill PROPN NNP 3 nsubj  , PUNCT , 1 punct  arriving VERB VBG 7 advcl  in "
     "ADP IN 5 case  Japan PROPN NNP 3 obl  , PUNCT , 3 punct  met VERB VBD 0 "
     "root  Kim PROPN NNP 7 obj",
     {{"met", "subj", "Hill"}, {"met", "obj", "Kim"}}},
    {"a subject that hangs on a participle without a comma",
     "Hill PROPN NNP 2 nsubj  arriving VERB VBG 6 advcl  in ADP IN 4 case  Japan "
     "PROPN NNP 2 obl  , PUNCT , 2 punct  met VERB VBD 0 root  Kim PROPN NNP 6 "
     "obj",
     {{"met", "subj", ""}, {"met", "obj", "Kim"}}},
    {"a verb takes the object of the next one, three words on",
     "Iran PROPN NNP 2 nsubj  seized VERB VBD 0 root  and CCONJ CC 5 cc  then ADV "
     "RB 5 advmod  freed VERB VBD 2 conj  ships NOUN NNS 5 obj",
     {{"seized", "obj", "ships"}, {"freed", "obj", "ships"}}},
    {"a verb takes no object of one further off",
     "Iran PROPN NNP 2 nsubj  slept VERB VBD 0 root  and CCONJ CC 6 cc  then ADV "
     "RB 6 advmod  quickly ADV RB 6 advmod  freed VERB VBD 2 conj  ships NOUN NNS "
     "6 obj",
     {{"slept", "obj", ""}, {"freed", "obj", "ships"}}},
    {"is to meet",
     "Sukarno PROPN NNP 4 nsubj:outer  is AUX VBZ 4 cop  to PART TO 4 mark  "
     "meet VERB VB 0 root  Nehru PROPN NNP 4 obj",
     {{"meet", "subj", "Sukarno"}, {"meet", "obj", "Nehru"}}},
    {"behind an event",
     "Hamas PROPN NNP 3 nsubj:pass  is AUX VBZ 3 aux:pass  accused VERB VBN 0 "
     "root  of SCONJ IN 8 mark  being AUX VBG 8 cop  behind ADP IN 8 case  a DET "
     "DT 8 det  series NOUN NN 3 advcl  of ADP IN 10 case  bombings NOUN NNS 8 "
     "nmod",
     {{"bombings", "subj", "Hamas"}}},
    {"an object that is taken for a measure",
     "Rebels NOUN NNS 2 nsubj  held VERB VBD 0 root  up ADP RP 2 compound:prt  "
     "a DET DT 5 det  bus NOUN NN 2 obl:unmarked",
     {{"held", "subj", "Rebels"}, {"held", "obj", "bus"}}},
    {"a noun that does not act, with its clause",
     "Police NOUN NN 2 nsubj  planned VERB VBD 0 root  tactics NOUN NNS 2 obj  "
     "of SCONJ IN 5 mark  harassing VERB VBG 3 acl  rebels NOUN NNS 5 obj",
     {{"harassing", "subj", "Police"}, {"harassing", "obj", "rebels"}}},
    {"raising with a passive",
     "The DET DT 2 det  jets NOUN NNS 4 nsubj:pass  are AUX VBP 4 aux:pass  "
     "expected VERB VBN 0 root  to PART TO 7 mark  be AUX VB 7 aux:pass  "
     "delivered VERB VBN 4 xcomp  in ADP IN 9 case  May PROPN NNP 7 obl",
     {{"delivered", "obj", "jets"},
      {"delivered", "subj", ""},
      {"delivered", "in", "May"}}},
    {"adjective above",
     "Iran PROPN NNP 3 nsubj  is AUX VBZ 3 cop  ready ADJ JJ 0 root  to PART TO "
     "5 mark  talk VERB VB 3 xcomp  with ADP IN 7 case  Iraq PROPN NNP 5 obl",
     {{"talk", "subj", "Iran"}, {"talk", "with", "Iraq"}}},
    {"noun above, its owner",
     "Russia PROPN NNP 3 nmod:poss  's PART POS 1 case  decision NOUN NN 7 nsubj "
     "to PART TO 5 mark  sell VERB VB 3 acl  jets NOUN NNS 5 obj  stands VERB "
     "VBZ 0 root",
     {{"sell", "subj", "Russia"}, {"sell", "obj", "jets"}}},
    {"noun above, owned by a verb's subject",
     "Russia PROPN NNP 2 nsubj  announced VERB VBD 0 root  plans NOUN NNS 2 obj "
     "to PART TO 5 mark  sell VERB VB 3 acl  jets NOUN NNS 5 obj",
     {{"sell", "subj", "Russia"}}},
    {"verbs coordinated, shared subject",
     "Jets NOUN NNS 2 nsubj  crossed VERB VBD 0 root  the DET DT 4 det  border "
     "NOUN NN 2 obj  and CCONJ CC 6 cc  bombed VERB VBD 2 conj  Homs PROPN NNP "
     "6 obj",
     {{"bombed", "subj", "Jets"},
      {"bombed", "obj", "Homs"},
      {"crossed", "obj", "border"}}},
    {"verbs coordinated, shared object",
     "Tanks NOUN NNS 2 nsubj  bombed VERB VBD 0 root  and CCONJ CC 4 cc  shelled "
     "VERB VBD 2 conj  Homs PROPN NNP 2 obj",
     {{"shelled", "subj", "Tanks"},
      {"shelled", "obj", "Homs"},
      {"bombed", "obj", "Homs"}}},
    {"verbs coordinated, object hung on the second",
     "Tanks NOUN NNS 2 nsubj  bombed VERB VBD 0 root  and CCONJ CC 4 cc  shelled "
     "VERB VBD 2 conj  Homs PROPN NNP 4 obj",
     {{"bombed", "obj", "Homs"}, {"shelled", "obj", "Homs"}}},
    {"passives coordinated",
     "Two NUM CD 2 nummod  men NOUN NNS 4 nsubj:pass  were AUX VBD 4 aux:pass  "
     "ambushed VERB VBN 0 root  and CCONJ CC 6 cc  shot VERB VBN 4 conj  by ADP "
     "IN 8 case  rebels NOUN NNS 6 obl:agent",
     {{"shot", "obj", "Two men"},
      {"shot", "subj", "rebels"},
      {"ambushed", "obj", "Two men"},
      {"ambushed", "subj", "rebels"}}},
    {"arguments coordinated",
     "Russia PROPN NNP 4 nsubj  and CCONJ CC 3 cc  China PROPN NNP 1 conj  sell "
     "VERB VBP 0 root  jets NOUN NNS 4 obj  , PUNCT , 7 punct  tanks NOUN NNS 5 "
     "conj  and CCONJ CC 9 cc  radars NOUN NNS 5 conj",
     {{"sell", "subj", "Russia|China"}, {"sell", "obj", "jets|tanks|radars"}}},
    {"phrases coordinated, each with its preposition",
     "He PRON PRP 2 nsubj  flew VERB VBD 0 root  to ADP IN 4 case  Oslo PROPN "
     "NNP 2 obl  and CCONJ CC 7 cc  to ADP IN 7 case  Riga PROPN NNP 4 conj",
     {{"flew", "to", "Oslo|Riga"}}},
    {"clause taken for a member",
     "Iran PROPN NNP 2 nsubj  met VERB VBD 0 root  Iraq PROPN NNP 2 obj  and "
     "CCONJ CC 5 cc  left VERB VBD 3 conj",
     {{"met", "obj", "Iraq"}}},
    {"apposition",
     "The DET DT 3 det  Russian ADJ JJ 3 amod  president NOUN NN 7 nsubj  , "
     "PUNCT , 5 punct  Vladimir PROPN NNP 3 appos  Putin PROPN NNP 5 flat  met "
     "VERB VBD 0 root  envoys NOUN NNS 7 obj",
     {{"met", "subj", "Russian president=Vladimir Putin"}}},
    {"apposition behind a name",
     "Envoys NOUN NNS 2 nsubj  met VERB VBD 0 root  Ana PROPN NNP 2 obj  Lim "
     "PROPN NNP 3 flat  , PUNCT , 7 punct  the DET DT 7 det  minister NOUN NN 3 "
     "appos",
     {{"met", "obj", "Ana Lim=minister"}}},
    {"title before a name",
     "President PROPN NNP 2 nmod:desc  Ana PROPN NNP 4 nsubj  Lim PROPN NNP 2 "
     "flat  met VERB VBD 0 root  rebels NOUN NNS 4 obj",
     {{"met", "subj", "President Ana Lim"}}},
    {"copula",
     "Iran PROPN NNP 4 nsubj  is AUX VBZ 4 cop  the DET DT 4 det  supplier NOUN "
     "NN 0 root  of ADP IN 6 case  arms NOUN NNS 4 nmod  to ADP IN 8 case  Cuba "
     "PROPN NNP 4 nmod",
     {{"supplier", "subj", "Iran"},
      {"supplier", "obj", "arms"},
      {"supplier", "to", "Cuba"}}},
    {"event noun with a possessor",
     "Russia PROPN NNP 3 nmod:poss  's PART POS 1 case  supply NOUN NN 8 nsubj  "
     "of ADP IN 5 case  missiles NOUN NNS 3 nmod  to ADP IN 7 case  Iran PROPN "
     "NNP 3 nmod  stopped VERB VBD 0 root",
     {{"supply", "subj", "Russia"},
      {"supply", "obj", "missiles"},
      {"supply", "of", "missiles"},
      {"supply", "to", "Iran"},
      {"supply", "poss", "Russia"}}},
    {"event noun, phrases hung on its object",
     "the DET DT 2 det  sale NOUN NN 9 nsubj  of ADP IN 4 case  jets NOUN NNS 2 "
     "nmod  to ADP IN 6 case  Egypt PROPN NNP 4 nmod  by ADP IN 8 case  France "
     "PROPN NNP 6 nmod  failed VERB VBD 0 root",
     {{"sale", "obj", "jets"},
      {"sale", "to", "Egypt"},
      {"sale", "subj", "France"},
      {"sale", "by", "France"}}},
    {"event noun with modifiers",
     "Israeli ADJ JJ 3 amod  air NOUN NN 3 compound  strikes NOUN NNS 6 nsubj  "
     "on ADP IN 5 case  Homs PROPN NNP 3 nmod  continued VERB VBD 0 root",
     {{"strikes", "subj", "Israeli"},
      {"strikes", "obj", "Homs"},
      {"strikes", "comp", "air"},
      {"strikes", "on", "Homs"}}},
    {"talks between",
     "talks NOUN NNS 6 nsubj  between ADP IN 3 case  Iran PROPN NNP 1 nmod  and "
     "CCONJ CC 5 cc  Iraq PROPN NNP 3 conj  began VERB VBD 0 root  in ADP IN 8 "
     "case  Oslo PROPN NNP 6 obl",
     {{"talks", "subj", "Iran|Iraq"},
      {"talks", "between", "Iran|Iraq"},
      {"talks", "in", "Oslo"}}},
    {"light verb",
     "Israel PROPN NNP 2 nsubj  carried VERB VBD 0 root  out ADP RP 2 "
     "compound:prt  a DET DT 5 det  strike NOUN NN 2 obj  on ADP IN 7 case  Homs "
     "PROPN NNP 5 nmod",
     {{"strike", "subj", "Israel"}, {"strike", "obj", "Homs"}}},
    {"light verb, phrase hung on the verb",
     "Iran PROPN NNP 2 nsubj  held VERB VBD 0 root  talks NOUN NNS 2 obj  with "
     "ADP IN 5 case  Iraq PROPN NNP 2 obl  in ADP IN 7 case  Oslo PROPN NNP 2 "
     "obl",
     {{"talks", "subj", "Iran"},
      {"talks", "with", "Iraq"},
      {"talks", "in", "Oslo"}}},
    {"light verb in the passive",
     "A DET DT 2 det  test NOUN NN 4 nsubj:pass  was AUX VBD 4 aux:pass  "
     "conducted VERB VBN 0 root  by ADP IN 6 case  Iran PROPN NNP 4 obl:agent",
     {{"test", "subj", "Iran"}}},
    {"light verb in a relative clause",
     "strikes NOUN NNS 6 nsubj  carried VERB VBN 1 acl  out ADP RP 2 "
     "compound:prt  by ADP IN 5 case  Israel PROPN NNP 2 obl:agent  ended VERB "
     "VBD 0 root",
     {{"strikes", "subj", "Israel"}}},
    {"light verb under control",
     "Iran PROPN NNP 2 nsubj  agreed VERB VBD 0 root  to PART TO 4 mark  hold "
     "VERB VB 2 xcomp  talks NOUN NNS 4 obj  with ADP IN 7 case  Iraq PROPN NNP "
     "5 nmod",
     {{"talks", "subj", "Iran"}, {"talks", "with", "Iraq"}}},
    {"light noun",
     "Israel PROPN NNP 2 nsubj  launched VERB VBD 0 root  a DET DT 4 det  series "
     "NOUN NN 2 obj  of ADP IN 6 case  strikes NOUN NNS 4 nmod  on ADP IN 8 case "
     "Homs PROPN NNP 4 nmod",
     {{"strikes", "subj", "Israel"}, {"strikes", "obj", "Homs"}}},
    {"part in an event",
     "Ships NOUN NNS 2 nsubj  took VERB VBD 0 root  part NOUN NN 2 obj  in ADP "
     "IN 5 case  drills NOUN NNS 2 obl  off ADP IN 7 case  Cuba PROPN NNP 5 nmod",
     {{"drills", "subj", "Ships"}, {"drills", "off", "Cuba"}}},
    {"phrase right behind the noun, hung on the verb",
     "Paris PROPN NNP 2 nsubj  urged VERB VBD 0 root  sanctions NOUN NNS 2 obj  "
     "on ADP IN 5 case  Cuba PROPN NNP 2 obl",
     {{"sanctions", "obj", "Cuba"}, {"sanctions", "on", "Cuba"}}},
    {"event nouns coordinated",
     "Iran PROPN NNP 3 nmod:poss  's PART POS 1 case  raids NOUN NNS 7 nsubj  "
     "and CCONJ CC 5 cc  shelling NOUN NN 3 conj  never ADV RB 7 advmod  stopped "
     "VERB VBD 0 root",
     {{"shelling", "subj", "Iran"}, {"raids", "subj", "Iran"}}},
    {"phrase hung on a neighbour",
     "France PROPN NNP 2 nsubj  sold VERB VBD 0 root  jets NOUN NNS 2 obj  to "
     "ADP IN 5 case  Egypt PROPN NNP 3 nmod",
     {{"sold", "to", "Egypt"}}},
    {"phrase hung on the matrix verb",
     "France PROPN NNP 2 nsubj  agreed VERB VBD 0 root  to PART TO 4 mark  sell "
     "VERB VB 2 xcomp  jets NOUN NNS 4 obj  to ADP IN 7 case  Egypt PROPN NNP 2 "
     "obl",
     {{"sell", "to", "Egypt"}}},
    {"noun phrases are trimmed",
     "Rebels NOUN NNS 2 nsubj  hit VERB VBD 0 root  the DET DT 4 det  ministry "
     "NOUN NN 2 obj  of ADP IN 7 case  foreign ADJ JJ 7 amod  affairs NOUN NNS 4 "
     "nmod  in ADP IN 9 case  Homs PROPN NNP 4 nmod  that PRON WDT 11 nsubj  "
     "burned VERB VBD 4 acl:relcl",
     {{"hit", "obj", "ministry of foreign affairs"}}},
    {"relative clause, passive",
     "depots NOUN NNS 7 nsubj  that PRON WDT 4 nsubj:pass  were AUX VBD 4 "
     "aux:pass  struck VERB VBN 1 acl:relcl  by ADP IN 6 case  drones NOUN NNS 4 "
     "obl:agent  burned VERB VBD 0 root",
     {{"struck", "obj", "depots"}, {"struck", "subj", "drones"}}},
    {"passive infinitive behind a noun",
     "jets NOUN NNS 6 nsubj  to PART TO 4 mark  be AUX VB 4 aux:pass  delivered "
     "VERB VBN 1 acl  soon ADV RB 4 advmod  crashed VERB VBD 0 root",
     {{"delivered", "obj", "jets"}}},
    {"about to",
     "Putin PROPN NNP 4 nsubj  is AUX VBZ 4 aux  to PART TO 4 mark  meet VERB VB "
     "0 root  Modi PROPN NNP 4 obj  in ADP IN 7 case  Sochi PROPN NNP 4 obl",
     {{"meet", "subj", "Putin"},
      {"meet", "obj", "Modi"},
      {"meet", "in", "Sochi"}}},
    {"three subjects",
     "Iran PROPN NNP 6 nsubj  , PUNCT , 3 punct  Iraq PROPN NNP 1 conj  and CCONJ "
     "CC 5 cc  Oman PROPN NNP 1 conj  met VERB VBD 0 root",
     {{"met", "subj", "Iran|Iraq|Oman"}, {"met", "obj", ""}}},
    {"with",
     "Iran PROPN NNP 2 nsubj  met VERB VBD 0 root  with ADP IN 5 case  Iraqi ADJ "
     "JJ 5 amod  envoys NOUN NNS 2 obl",
     {{"met", "with", "Iraqi envoys"}, {"met", "subj", "Iran"}}},
    {"number as object",
     "Rebels NOUN NNS 2 nsubj  killed VERB VBD 0 root  at ADV RB 5 case  least ADJ "
     "JJS 3 fixed  four NUM CD 2 obj",
     {{"killed", "obj", "four"}, {"killed", "subj", "Rebels"}}},
    {"order, object control",
     "London PROPN NNP 2 nsubj  ordered VERB VBD 0 root  troops NOUN NNS 2 obj  to "
     "PART TO 5 mark  leave VERB VB 2 xcomp  Basra PROPN NNP 5 obj",
     {{"leave", "subj", "troops"}, {"leave", "obj", "Basra"}}},
    {"order in the passive",
     "Troops NOUN NNS 3 nsubj:pass  were AUX VBD 3 aux:pass  ordered VERB VBN 0 "
     "root  to PART TO 5 mark  leave VERB VB 3 xcomp  Basra PROPN NNP 5 obj",
     {{"leave", "subj", "Troops"}, {"leave", "obj", "Basra"}}},
    {"ban",
     "Paris PROPN NNP 2 nsubj  barred VERB VBD 0 root  firms NOUN NNS 2 obj  from "
     "SCONJ IN 5 mark  selling VERB VBG 2 advcl  jets NOUN NNS 5 obj",
     {{"selling", "subj", "firms"}, {"barred", "subj", "Paris"}}},
    {"before doing",
     "Rice PROPN NNP 2 nsubj  visited VERB VBD 0 root  Rome PROPN NNP 2 obj  before "
     "SCONJ IN 5 mark  meeting VERB VBG 2 advcl  Abbas PROPN NNP 5 obj",
     {{"meeting", "subj", "Rice"}, {"meeting", "obj", "Abbas"}}},
    {"refusal",
     "India PROPN NNP 2 nsubj  refused VERB VBD 0 root  to PART TO 4 mark  sign "
     "VERB VB 2 xcomp  the DET DT 6 det  treaty NOUN NN 4 obj",
     {{"sign", "subj", "India"}, {"sign", "obj", "treaty"}}},
    {"reported clause has its own subject",
     "Rome PROPN NNP 2 nsubj  said VERB VBD 0 root  Iran PROPN NNP 4 nsubj  sold "
     "VERB VBD 2 ccomp  arms NOUN NNS 4 obj",
     {{"sold", "subj", "Iran"}, {"said", "subj", "Rome"}}},
    {"visit by and to",
     "a DET DT 2 det  visit NOUN NN 7 nsubj  by ADP IN 4 case  Merkel PROPN NNP 2 "
     "nmod  to ADP IN 6 case  Kabul PROPN NNP 2 nmod  ended VERB VBD 0 root",
     {{"visit", "subj", "Merkel"}, {"visit", "to", "Kabul"}}},
    {"visit hung on its guest",
     "a DET DT 2 det  visit NOUN NN 7 nsubj  by ADP IN 4 case  Merkel PROPN NNP 2 "
     "nmod  to ADP IN 6 case  Kabul PROPN NNP 4 nmod  ended VERB VBD 0 root",
     {{"visit", "to", "Kabul"}}},
    {"possessive pronoun",
     "its PRON PRP$ 2 nmod:poss  invasion NOUN NN 5 nsubj  of ADP IN 4 case  "
     "Kuwait PROPN NNP 2 nmod  failed VERB VBD 0 root",
     {{"invasion", "subj", "its"}, {"invasion", "obj", "Kuwait"}}},
    {"two modifiers coordinated",
     "U.S. PROPN NNP 4 compound  and CCONJ CC 3 cc  British ADJ JJ 1 conj  raids "
     "NOUN NNS 5 nsubj  continued VERB VBD 0 root",
     {{"raids", "subj", "U.S.|British"}}},
    {"demand for",
     "Iran PROPN NNP 2 nsubj  sought VERB VBD 0 root  talks NOUN NNS 2 obj  on ADP "
     "IN 5 case  gas NOUN NN 3 nmod  with ADP IN 7 case  Oman PROPN NNP 5 nmod",
     {{"talks", "with", "Oman"}, {"talks", "subj", "Iran"}}},
    {"a noun's verb in the past",
     "Ships NOUN NNS 2 nsubj  joined VERB VBD 0 root  drills NOUN NNS 2 obj  held "
     "VERB VBN 3 acl  by ADP IN 6 case  Egypt PROPN NNP 4 obl:agent",
     {{"held", "obj", "drills"},
      {"held", "subj", "Egypt"},
      {"joined", "subj", "Ships"}}},
    {"apposition in a coordination",
     "Putin PROPN NNP 2 nsubj  met VERB VBD 0 root  Xi PROPN NNP 2 obj  and CCONJ "
     "CC 6 cc  the DET DT 6 det  premier NOUN NN 3 conj  , PUNCT , 8 punct  Li "
     "PROPN NNP 6 appos",
     {{"met", "obj", "Xi|premier=Li"}}},
    {"an oblique without preposition",
     "rebels NOUN NNS 2 nsubj  killed VERB VBD 0 root  at ADP IN 4 case  least "
     "ADJ JJS 5 nmod  six NUM CD 6 nummod  guards NOUN NNS 2 obl",
     {{"killed", "obj", "at least six guards"}}},
    {"a phrase on the object, named as one of the verb's",
     "France PROPN NNP 2 nsubj  sold VERB VBD 0 root  jets NOUN NNS 2 obj  to "
     "ADP IN 5 case  Egypt PROPN NNP 3 obl",
     {{"sold", "to", "Egypt"}, {"sold", "obj", "jets"}}},
    {"a phrase on a name is the clause's",
     "Greece PROPN NNP 2 nsubj  began VERB VBD 0 root  drills NOUN NNS 2 obj  "
     "with ADP IN 5 case  Egypt PROPN NNP 2 obl  near ADP IN 7 case  Crete "
     "PROPN NNP 5 nmod",
     {{"drills", "with", "Egypt"}, {"drills", "near", "Crete"}}},
    {"charged with doing",
     "Judges NOUN NNS 2 nsubj  charged VERB VBD 0 root  Milosz PROPN NNP 2 obj  "
     "with SCONJ IN 5 mark  planning VERB VBG 2 advcl  a DET DT 7 det  raid NOUN "
     "NN 5 obj",
     {{"planning", "subj", "Milosz"}, {"charged", "subj", "Judges"}}},
    {"blamed for doing, the clause under the noun",
     "Oslo PROPN NNP 2 nsubj  blamed VERB VBD 0 root  rebels NOUN NNS 2 obj  for "
     "SCONJ IN 5 mark  burning VERB VBG 3 acl  farms NOUN NNS 5 obj",
     {{"burning", "subj", "rebels"}}},
    {"a tool is not who does it",
     "Oslo PROPN NNP 2 nsubj  used VERB VBD 0 root  radars NOUN NNS 2 obj  for "
     "SCONJ IN 5 mark  finding VERB VBG 2 advcl  jets NOUN NNS 5 obj",
     {{"finding", "subj", "Oslo"}}},
    {"denied having done, as a clause",
     "Chad PROPN NNP 2 nsubj  denied VERB VBD 0 root  having AUX VBG 4 aux  "
     "armed VERB VBN 2 ccomp  rebels NOUN NNS 4 obj",
     {{"armed", "subj", "Chad"}, {"armed", "obj", "rebels"}}},
    {"said to have done, as a clause",
     "He PRON PRP 3 nsubj:pass  is AUX VBZ 3 aux:pass  said VERB VBN 0 root  to "
     "PART TO 6 mark  have AUX VB 6 aux  shot VERB VBN 3 ccomp  guards NOUN NNS "
     "6 obj",
     {{"shot", "subj", "He"}, {"shot", "obj", "guards"}}},
    {"an imperative in a quotation has no subject",
     "Chad PROPN NNP 2 nsubj  said VERB VBD 0 root  leave VERB VB 2 ccomp  Faya "
     "PROPN NNP 3 obj",
     {{"leave", "subj", ""}}},
    {"indirect object controls",
     "Rome PROPN NNP 2 nsubj  allowed VERB VBD 0 root  firms NOUN NNS 2 iobj  "
     "to PART TO 5 mark  sell VERB VB 2 advcl  jets NOUN NNS 5 obj",
     {{"sell", "subj", "firms"}, {"allowed", "obj", "firms"}}},
    {"two objects in a row",
     "Cuba PROPN NNP 2 nsubj  lent VERB VBD 0 root  Haiti PROPN NNP 2 obj  two "
     "NUM CD 5 nummod  ships NOUN NNS 2 obj",
     {{"lent", "iobj", "Haiti"}, {"lent", "obj", "two ships"}}},
    {"two objects, of which the first takes nothing",
     "Niger PROPN NNP 2 nsubj  bought VERB VBD 0 root  tanks NOUN NNS 2 obj  "
     "worth ADP IN 5 case  millions NOUN NNS 2 obj",
     {{"bought", "obj", "tanks"}, {"bought", "iobj", ""}}},
    {"two objects with a comma",
     "Cuba PROPN NNP 2 nsubj  met VERB VBD 0 root  Ana PROPN NNP 2 obj  , PUNCT "
     ", 5 punct  envoys NOUN NNS 2 obj",
     {{"met", "iobj", ""}, {"met", "obj", "Ana"}}},
    {"a day owns no event",
     "Friday PROPN NNP 3 nmod:poss  's PART POS 1 case  raid NOUN NN 6 nsubj  by "
     "ADP IN 5 case  Chad PROPN NNP 3 nmod  failed VERB VBD 0 root",
     {{"raid", "subj", "Chad"}, {"raid", "poss", "Friday"}}},
    {"a plain adjective acts after what a verb lends",
     "Chad PROPN NNP 2 nsubj  launched VERB VBD 0 root  swift ADJ JJ 4 amod  "
     "raids NOUN NNS 2 obj",
     {{"raids", "subj", "Chad"}, {"raids", "comp", "swift"}}},
    {"led by those that an adjective names",
     "the DET DT 5 det  Saudi ADJ JJ 4 compound  - PUNCT HYPH 2 punct  led VERB "
     "VBN 5 amod  raids NOUN NNS 6 nsubj  ended VERB VBD 0 root",
     {{"raids", "subj", "Saudi"}}},
    {"a passive taken for an adjective",
     "rebels NOUN NNS 3 nsubj:pass  are AUX VBP 3 aux:pass  armed ADJ JJ 0 root "
     "by ADP IN 5 case  Chad PROPN NNP 3 obl:agent",
     {{"armed", "subj", "Chad"}, {"armed", "obj", "rebels"}}},
    {"in talks to",
     "Chad PROPN NNP 4 nsubj  is AUX VBZ 4 cop  in ADP IN 4 case  talks NOUN NNS "
     "0 root  to PART TO 6 mark  buy VERB VB 4 acl  jets NOUN NNS 6 obj",
     {{"buy", "subj", "Chad"}, {"talks", "subj", "Chad"}}},
    {"phrases behind what stands behind the noun",
     "Cars NOUN NNS 2 nsubj  came VERB VBD 0 root  under ADP IN 4 case  attack "
     "NOUN NN 2 obl  by ADP IN 6 case  gunmen NOUN NNS 2 obl  near ADP IN 8 case "
     "Gao PROPN NNP 6 nmod",
     {{"attack", "by", "gunmen"}, {"attack", "near", "Gao"}}},
};
