#include "text/english.h"

#include <string.h>

static bool folds_to(const char *s, size_t n, const char *w) {
  for (size_t i = 0; i < n; i++)
    if ((s[i] | 0x20) != w[i])
      return false; /* w[n] at the latest */
  return !w[n];
}

static bool folded_in(const char *s, size_t n, const char *const *list,
                      size_t nlist) {
  for (size_t i = 0; i < nlist; i++)
    if (folds_to(s, n, list[i]))
      return true;
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

bool english_abbreviation(const char *s, size_t n) {
  static const char *const list[] = {
      "Adm",    "Ala",  "Apr",  "Approx", "Ariz", "Aug",  "Ave",  "Blvd",
      "Brig",   "Bros", "Calif", "Capt",  "Colo", "Conn", "Fla",  "Kan",
      "Minn",   "Mont", "Neb",  "Nev",    "Okla", "Tenn", "Tex",  "Wis",
      "Wyo",
      "Cmdr",   "Co",   "Col",  "Conf", "Corp", "Dec",    "Dept", "Dr",
      "Esq",    "Feb",  "Fri",  "Ft",   "Gen",  "Gov",    "Hon",  "Inc",
      "Jan",    "Jr",   "Jul",  "Jun",  "Lt",   "Ltd",    "Maj",  "Mar",
      "Messrs", "Mlle", "Mme",  "Mr",   "Mrs",  "Ms",     "Mt",   "Nov",
      "Oct",    "Prof", "Rep",  "Reps", "Rev",  "Sen",    "Sens", "Sept",
      "Sep",    "Sgt",  "Sr",   "St",   "Ste",  "Supt",   "Thur", "Thurs",
      "Tue",    "Tues", "Univ", "Wed",  "al",   "approx", "ca",   "cf",
      "dept",   "ed",   "eds",  "est",  "etc",  "govt",   "vol",  "vs",
      "viz"};
  return n <= 6 && written_in(s, n, list, GE_COUNT(list));
}

bool english_abbreviates_number(const char *s, size_t n) {
  static const char *const list[] = {"No",  "Nos",  "no",  "nos", "Vol",
                                     "Sec", "Fig",  "Figs", "Art", "Ch",
                                     "pp"};
  return written_in(s, n, list, GE_COUNT(list));
}

bool english_starter(const char *s, size_t n) {
  static const char *const a[] = {"A", "An", "At", "As", "After", "Also",
                                  "And", "Although"},
                    *const b[] = {"But", "Both", "Before", "Because"},
                    *const h[] = {"He", "His", "Her", "How", "Here", "However"},
                    *const i[] = {"In", "It", "I", "If", "Its"},
                    *const m[] = {"My", "Many", "Most", "Meanwhile"},
                    *const o[] = {"On", "Or", "Our", "Once"},
                    *const t[] = {"The", "This", "They", "That", "There",
                                  "These", "Those", "Their", "Then"},
                    *const w[] = {"We", "With", "When", "What", "While", "Why",
                                  "Who", "Where"},
                    *const others[] = {"During", "For", "From", "No", "Not",
                                       "Now", "Please", "She", "So", "Some",
                                       "Since", "You", "Your"};
#define IN(list) written_in(s, n, list, GE_COUNT(list))
  switch (s[0]) {
  case 'A': return IN(a);
  case 'B': return IN(b);
  case 'H': return IN(h);
  case 'I': return IN(i);
  case 'M': return IN(m);
  case 'O': return IN(o);
  case 'T': return IN(t);
  case 'W': return IN(w);
  case 'D': case 'F': case 'N': case 'P': case 'S': case 'Y':
    return IN(others);
  default: return false;
  }
#undef IN
}

bool english_field(const char *s, size_t n) {
  static const char *const list[] = {"From",    "To",    "Cc",    "Date", "Sent",
                                     "Subject", "Image", "Photo", "Video"};
  return written_in(s, n, list, GE_COUNT(list));
}

/* ------------------------------------------------------------ contractions */

typedef struct Split {
  const char *word;
  uint32_t at;
} Split;

static uint32_t split_in(const char *s, size_t n, const Split *list,
                         size_t nlist) {
  for (size_t i = 0; i < nlist; i++)
    if (folds_to(s, n, list[i].word))
      return list[i].at;
  return 0;
}

#define BIT(c) (1u << ((c) & 31))
const uint32_t english_split_ends[32] = {
    ['e' & 31] = BIT('s'), ['i' & 31] = BIT('m'), ['l' & 31] = BIT('l'),
    ['m' & 31] = BIT('e'), ['n' & 31] = BIT('a') | BIT('t'),
    ['o' & 31] = BIT('t'), ['r' & 31] = BIT('e'),
    ['t' & 31] = BIT('a') | BIT('s'), ['v' & 31] = BIT('e'),
};

#define SPLIT_IN(list) split_in(s, n, list, GE_COUNT(list))

uint32_t english_split(const char *s, size_t n) {
  static const Split a[] = {{"gonna", 3}, {"gotta", 3}, {"wanna", 3}},
      e[] = {{"gimme", 3}, {"ive", 1}, {"youre", 3}, {"theyre", 4},
             {"youve", 3}},
      l[] = {{"youll", 3}, {"theyll", 4}},
      z[] = {{"hes", 2}, {"shes", 3}, {"thats", 4}, {"theres", 5},
             {"whats", 4}},
      t[] = {{"cannot", 3}, {"aint", 2}, {"arent", 3}, {"cant", 2},
             {"couldnt", 5},
             {"didnt", 3}, {"doesnt", 4}, {"dont", 2}, {"hadnt", 3},
             {"hasnt", 3}, {"havent", 4}, {"isnt", 2}, {"shouldnt", 6},
             {"wasnt", 3}, {"werent", 4}, {"wont", 2}, {"wouldnt", 5}};
  if (n < 2 || n > 8) return 0;
  switch (s[n - 1] | 0x20) {
  case 'a': return SPLIT_IN(a);
  case 'e': return SPLIT_IN(e);
  case 'l': return SPLIT_IN(l);
  case 'm': return folds_to(s, n, "im") && s[1] == 'm'; /* not IM */
  case 's': return SPLIT_IN(z);
  case 't': return SPLIT_IN(t);
  default: return 0;
  }
}
