#include "text/english.h"

#include <string.h>

static bool folds_to(const char *s, size_t n, const char *w) {
  for (size_t i = 0; i < n; i++)
    if ((s[i] | 0x20) != w[i]) return false; /* w[n] at the latest */
  return !w[n];
}

static bool folded_in(const char *s, size_t n, const char *const *list,
                      size_t nlist) {
  for (size_t i = 0; i < nlist; i++)
    if (folds_to(s, n, list[i])) return true;
  return false;
}

static bool written_in(const char *s, size_t n, const char *const *list,
                       size_t nlist) {
  for (size_t i = 0; i < nlist; i++)
    if (list[i][0] == s[0] && strlen(list[i]) == n && !memcmp(list[i], s, n))
      return true;
  return false;
}

bool english_domain(const char *s, size_t n) {
  static const char *const list[] = {"com", "org",  "net", "edu", "gov", "mil",
                                     "int", "info", "uk",  "de",  "fr",  "ru",
                                     "cn",  "jp",   "eu",  "ca",  "au",  "in"};
  return folded_in(s, n, list, GE_COUNT(list));
}

bool english_file(const char *s, size_t n) {
  static const char *const list[] = {"doc", "pdf",  "xls", "ppt",  "txt",
                                     "htm", "html", "jpg", "gif",  "exe",
                                     "zip", "url",  "csv", "docx", "xlsx"};
  return folded_in(s, n, list, GE_COUNT(list));
}

bool english_group(const char *s, size_t n) {
  static const char *const list[] = {"alt", "comp", "misc", "rec",
                                     "sci", "soc",  "talk"};
  return folded_in(s, n, list, GE_COUNT(list));
}

bool english_prefix(const char *s, size_t n) {
  static const char *const list[] = {
      "e",    "co",    "pre",     "post",  "non",   "re",     "anti",
      "semi", "multi", "pro",     "mini",  "sub",   "inter",  "intra",
      "un",   "ultra", "bi",      "neo",   "quasi", "pseudo", "cross",
      "over", "ex",    "counter", "socio", "psycho"};
  return n < 8 && folded_in(s, n, list, GE_COUNT(list));
}

bool english_unit(const char *s, size_t n) {
  static const char *const list[] = {"am", "pm", "k",  "m",  "b",  "bn", "mm",
                                     "cm", "km", "kg", "ft", "hz", "mph"};
  return n < 4 && folded_in(s, n, list, GE_COUNT(list));
}

/* Whether the form is one of words, which have a space between them. */
static bool one_of_words(const char *s, size_t n, const char *words) {
  for (const char *w = words; w && *w;) {
    size_t k = 0;
    while (k < n && w[k] && w[k] == s[k]) k++;
    if (k == n && (w[k] == ' ' || !w[k])) return true;
    w += k;
    while (*w && *w++ != ' ') {}
  }
  return false;
}

bool english_abbreviation(const char *s, size_t n) {
  static const char *const lists[32] = {
      ['A' & 31] = "Adm Ala Apr Approx Ariz Aug Ave al approx",
      ['B' & 31] = "Blvd Brig Bros",
      ['C' & 31] = "CO CORP Calif Capt Cmdr Co Col Colo Conf Conn Corp ca cf",
      ['D' & 31] = "DR Dec Dept Dr dept",
      ['E' & 31] = "Esq ed eds est etc",
      ['F' & 31] = "Feb Fla Fri Ft",
      ['G' & 31] = "GEN GOV Gen Gov govt",
      ['H' & 31] = "Hon",
      ['I' & 31] = "INC Inc",
      ['J' & 31] = "JR Jan Jr Jul Jun",
      ['K' & 31] = "Kan",
      ['L' & 31] = "LT LTD Lt Ltd",
      ['M' & 31] = "MR MRS MS Maj Mar Messrs Minn Mlle Mme Mont Mr Mrs Ms Mt",
      ['N' & 31] = "Neb Nev Nov",
      ['O' & 31] = "Oct Okla",
      ['P' & 31] = "PROF Prof",
      ['R' & 31] = "REP Rep Reps Rev",
      ['S' & 31] = "SEN ST Sen Sens Sep Sept Sgt Sr St Ste Supt",
      ['T' & 31] = "Tenn Tex Thur Thurs Tue Tues",
      ['U' & 31] = "Univ",
      ['V' & 31] = "viz vol vs",
      ['W' & 31] = "Wed Wis Wyo"};
  return n > 1 && n <= 6 && (s[0] & 0x40) &&
         one_of_words(s, n, lists[s[0] & 31]);
}

bool english_abbreviates_number(const char *s, size_t n) {
  static const char *const list[] = {"No",  "Nos",  "no",  "nos", "Vol", "Sec",
                                     "Fig", "Figs", "Art", "Ch",  "pp"};
  return written_in(s, n, list, GE_COUNT(list));
}

bool english_starter(const char *s, size_t n) {
  static const char *const lists[32] = {
      ['A' & 31] = "A After Also Although An And As At Attached",
      ['B' & 31] = "Because Before Both But",
      ['D' & 31] = "During",
      ['F' & 31] = "For From",
      ['H' & 31] = "He Her Here His How However",
      ['I' & 31] = "I If In It Its",
      ['M' & 31] = "Many Meanwhile Most My",
      ['N' & 31] = "No Not Now",
      ['O' & 31] = "On Once Or Our",
      ['P' & 31] = "Please",
      ['S' & 31] = "She Since So Some Sorry",
      ['T' & 31] = "That The Their Then There These They This Those",
      ['W' & 31] = "We What When Where While Who Why With",
      ['Y' & 31] = "You Your"};
  return n > 0 && n <= 9 && s[0] >= 'A' && s[0] <= 'Z' &&
         one_of_words(s, n, lists[s[0] & 31]);
}

bool english_field(const char *s, size_t n) {
  return n > 0 && n < 8 &&
         one_of_words(s, n, "Cc Date From Image Photo Sent Subject To Video");
}

/* ------------------------------------------------------------ contractions */

typedef struct Split {
  const char *word;
  uint32_t at;
} Split;

static uint32_t split_in(const char *s, size_t n, const Split *list,
                         size_t nlist) {
  for (size_t i = 0; i < nlist; i++)
    if (folds_to(s, n, list[i].word)) return list[i].at;
  return 0;
}

#define BIT(c) (1u << ((c)&31))
const uint32_t english_split_ends[32] = {
    ['e' & 31] = BIT('s'),
    ['i' & 31] = BIT('m'),
    ['l' & 31] = BIT('l'),
    ['m' & 31] = BIT('e'),
    ['n' & 31] = BIT('a') | BIT('t'),
    ['o' & 31] = BIT('t'),
    ['r' & 31] = BIT('e'),
    ['t' & 31] = BIT('a') | BIT('s'),
    ['u' & 31] = BIT('r'),
    ['v' & 31] = BIT('e'),
};

/* Its and your are mostly whole, but not before words like these: the next word
 * behind the one at s, which a space ends. */
static uint32_t split_before(const char *s, size_t n) {
  static const char its[] = "a an the not been also really simply definitely "
                            "in for from as like no getting going",
                    your[] = "a an the not in on going";
  bool it = folds_to(s, n, "its"), you = folds_to(s, n, "your");
  if ((!it && !you) || s[n] != ' ') return 0;
  const char *next = s + n + 1;
  size_t k = strspn(next, "abcdefghijklmnopqrstuvwxyz");
  return k && one_of_words(next, k, it ? its : your) ? (uint32_t)n - 1 : 0;
}

#define SPLIT_IN(list) split_in(s, n, list, GE_COUNT(list))

uint32_t english_split(const char *s, size_t n) {
  static const Split a[] = {{"gonna", 3}, {"gotta", 3}, {"wanna", 3}},
                     e[] = {{"gimme", 3},
                            {"ive", 1},
                            {"youre", 3},
                            {"theyre", 4},
                            {"youve", 3}},
                     l[] = {{"youll", 3}, {"theyll", 4}},
                     z[] = {{"hes", 2},
                            {"shes", 3},
                            {"thats", 4},
                            {"theres", 5},
                            {"whats", 4}},
                     t[] = {{"cannot", 3},   {"aint", 2},    {"arent", 3},
                            {"cant", 2},     {"couldnt", 5}, {"didnt", 3},
                            {"doesnt", 4},   {"dont", 2},    {"hadnt", 3},
                            {"hasnt", 3},    {"havent", 4},  {"isnt", 2},
                            {"shouldnt", 6}, {"wasnt", 3},   {"werent", 4},
                            {"wont", 2},     {"wouldnt", 5}};
  if (n < 2 || n > 8) return 0;
  switch (s[n - 1] | 0x20) {
  case 'a': return SPLIT_IN(a);
  case 'e': return SPLIT_IN(e);
  case 'l': return SPLIT_IN(l);
  case 'm': return folds_to(s, n, "im") && s[1] == 'm'; /* not IM */
  case 'r': return split_before(s, n);
  case 's':
    return n == 3 && folds_to(s, n, "its") ? split_before(s, n) : SPLIT_IN(z);
  case 't': return SPLIT_IN(t);
  default: return 0;
  }
}
