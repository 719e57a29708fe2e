/* Sentences and paragraphs. */
#include "text/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct World {
  Arena arena;
  Text text;
  Vocab *vocab;
  Tokens tokens;
  Sentences sentences;
} World;

static void split(World *w, const char *text) {
  memset(w, 0, sizeof *w);
  arena_init(&w->arena, SIZE_MAX / 2);
  assert_int_equal(vocab_new(&w->vocab), GE_OK);
  assert_int_equal(text_init(&w->text, &w->arena, text, strlen(text)), GE_OK);
  assert_int_equal(token_split(&w->text, w->vocab, &w->tokens), GE_OK);
  assert_int_equal(
      sentence_split(&w->text, w->vocab, &w->tokens, &w->sentences), GE_OK);
}

static void clear(World *w) {
  list_clear(&w->sentences);
  list_clear(&w->tokens);
  vocab_free(w->vocab);
  arena_clear(&w->arena);
}

/* Sentences parted by " / ", paragraphs by " // ". */
static void check(const char *text, const char *want) {
  World w;
  char got[8192] = "";
  split(&w, text);
  for (uint32_t i = 0; i < w.sentences.n; i++) {
    const GeSentence *s = &w.sentences.at[i];
    bool same = i > 0 && s->paragraph == w.sentences.at[i - 1].paragraph;
    if (i > 0) strcat(got, same ? " / " : " // ");
    uint32_t from = w.tokens.at[s->first].start;
    strncat(got, text + from, w.tokens.at[s->end - 1].end - from);
  }
  clear(&w);
  assert_string_equal(got, want);
}

static void test_sentence_ends_at_final_marks(void **state) {
  (void)state;
  check("They met. He left! Why? It is so.",
        "They met. / He left! / Why? / It is so.");
  check("It went on... The end.", "It went on... / The end.");
}

static void test_sentence_abbreviations_do_not_end_it(void **state) {
  (void)state;
  check("Gen. Smith met Mr. Jones in the U.S. Senate. They left.",
        "Gen. Smith met Mr. Jones in the U.S. Senate. / They left.");
  check("He lives in the U.S. The army left.",
        "He lives in the U.S. / The army left.");
}

static void test_sentence_abbreviations_before_other_words(void **state) {
  (void)state;
  check("Gate no. 4 is shut. They said no. Two men left.",
        "Gate no. 4 is shut. / They said no. / Two men left.");
  check("He left Tenn. in May. The Okla. court met.",
        "He left Tenn. in May. / The Okla. court met.");
  check(
      "THE NORTH SEA CO. and Mr. Ott of ABLE INC. left. They met GEN. OTT.",
      "THE NORTH SEA CO. and Mr. Ott of ABLE INC. left. / They met GEN. OTT.");
  check("See Fig. B of it. Approx. 40 came.",
        "See Fig. B of it. / Approx. 40 came.");
}

static void test_sentence_initials_never_end_it(void **state) {
  (void)state;
  check("They met K. In Young. Ana L. But Ott met J. So Young.",
        "They met K. In Young. / Ana L. But Ott met J. So Young.");
  check("They met in the E.U. The guard left.",
        "They met in the E.U. / The guard left.");
}

static void test_sentence_quotes_belong_to_their_side(void **state) {
  (void)state;
  check("\"We won.\" He left.", "\"We won.\" / He left.");
  check("He said: \"We won.\"", "He said: \"We won.\"");
}

static void test_sentence_closers_stay_with_it(void **state) {
  (void)state;
  check("It fell.[4] They left. [5] [6] He stayed.",
        "It fell.[4] / They left. [5] [6] / He stayed.");
  check("We won. :) They left ;-) at last.",
        "We won. :) / They left ;-) at last.");
  check("He asked. \"Who won?\" She left.",
        "He asked. / \"Who won?\" / She left.");
}

static void test_sentence_may_start_small(void **state) {
  (void)state;
  check("it was good. thanks to all! we left",
        "it was good. / thanks to all! / we left");
  check("\"Stop!\" he said. \"Who?\" she asked.",
        "\"Stop!\" he said. / \"Who?\" she asked.");
}

static void test_sentence_item_marks_end_none(void **state) {
  (void)state;
  check("1. The army left. 2. They met.", "1. The army left. / 2. They met.");
  check("They had 12. The army left.", "They had 12. / The army left.");
}

static void test_sentence_spaces_may_lack(void **state) {
  (void)state;
  check("They left.We stayed.", "They left. / We stayed.");
  check("See draft-1.DOC there", "See draft-1.DOC there");
}

static void test_sentence_long_addresses_do_not_unwrap(void **state) {
  (void)state;
  char text[4000] = "", line[128];
  memset(line, 'x', 120);
  line[120] = 0;
  for (int i = 0; i < 30; i++)
    strcat(text,
           "The sides met on the border as the fighting went on and they\n");
  strcat(text, "went to ");
  strcat(text, line);
  check(text, text);
}

static void test_sentence_blank_lines_end_paragraphs(void **state) {
  (void)state;
  check("Talks fail\n\nThe two sides met. They left.",
        "Talks fail // The two sides met. / They left.");
  check("", "");
}

static void test_sentence_wrapped_lines_go_on(void **state) {
  (void)state;
  check("The foreign ministers of the two countries met on Monday to\n"
        "discuss the agreement that both of them had signed last year in\n"
        "the capital.",
        "The foreign ministers of the two countries met on Monday to\n"
        "discuss the agreement that both of them had signed last year in\n"
        "the capital.");
}

static void test_sentence_layout_sets_apart(void **state) {
  (void)state;
  check("Bye ------ From: A <a@example.org> Date: May 3",
        "Bye / ------ / From: A <a@example.org> / Date: May 3");
  check("It is a < b > C here.", "It is a < b > C here.");
  check(
      "See http://example.org/a\nhttp://example.org/b\nand others that tell",
      "See http://example.org/a / http://example.org/b\nand others that tell");
  check("They met. *** Rome is calm.", "They met. / *** / Rome is calm.");
  check("They *** Rome", "They *** Rome");
  check("Talks resume Friday, May 3, 2024\n\nThey met.",
        "Talks resume / Friday, May 3, 2024 // They met.");
  check("Talks resume on Friday, May 3, 2024\n\nThey met.",
        "Talks resume on Friday, May 3, 2024 // They met.");
}

static void test_sentence_addresses_are_no_long_lines(void **state) {
  (void)state;
  char text[1000] = "The sides met on the border as the fighting went on and\n"
                    "they left for the town\n\nSee\n",
       line[128];
  memset(line, 'x', 120);
  memcpy(line, "http://", 7);
  line[120] = 0;
  strcat(text, line);
  strcat(text, "\n\nwhere they met");
  World w;
  split(&w, text);
  assert_int_equal(w.sentences.at[0].end, 17);
  clear(&w);
}

static void test_sentence_list_marks_on_lines_part_it(void **state) {
  (void)state;
  check("Demands:\n- the border opens\n- the troops leave\n",
        "Demands: / - the border opens / - the troops leave");
  check("Demands:\n  \u2022 Open the border\n  \u2022 Free the men",
        "Demands: / \u2022 Open the border / \u2022 Free the men");
  check("They want two things: 1. The border opens. 2. All leave.",
        "They want two things: / 1. The border opens. / 2. All leave.");
  check("The score was: 3 of ten.", "The score was: 3 of ten.");
}

static void test_sentence_items_go_on_within_a_line(void **state) {
  (void)state;
  check("We met. - Two tanks - Trucks, three of them - 4 guns",
        "We met. / - Two tanks / - Trucks, three of them / - 4 guns");
  check("We met. - Two tanks - all old - burned",
        "We met. / - Two tanks - all old - burned");
  check("Two tanks - Trucks - 4 guns", "Two tanks - Trucks - 4 guns");
  /* Lines that stand part the items themselves. */
  check("We met.\n- The bridge - Rome's only one - fell\n- They left",
        "We met. / - The bridge - Rome's only one - fell / - They left");
}

static void test_sentence_numbers_of_items_go_up_or_down(void **state) {
  (void)state;
  check("9. Ann Doe, Rome 8. Bob Roe, Oslo 7. Carl",
        "9. Ann Doe, Rome / 8. Bob Roe, Oslo / 7. Carl");
  check("1) a port (2 of ten) 2) a bridge",
        "1) a port (2 of ten) / 2) a bridge");
  check("1. They lost 12. We left.", "1. They lost 12. / We left.");
  check("1) a port or, see (2) a bridge", "1) a port or, see (2) a bridge");
  check("Talks on May 1. 2. They met.", "Talks on May 1. / 2. They met.");
}

static void test_sentence_numbered_names_start_items(void **state) {
  (void)state;
  check("Day 1: Rome and Bonn Day 2: Oslo Day 3: rest",
        "Day 1: Rome and Bonn / Day 2: Oslo / Day 3: rest");
  check("Day 1: Rome, as on Day 2 of the talks",
        "Day 1: Rome, as on Day 2 of the talks");
}

static void test_sentence_labels_start_items(void **state) {
  (void)state;
  check("Place: the old hall Time: noon (local) Guests: two men",
        "Place: the old hall / Time: noon (local) / Guests: two men");
  check("Time: noon Meeting Place: the old hall Price: 5",
        "Time: noon / Meeting Place: the old hall / Price: 5");
  check("Time: noon New Meeting Place: Rome",
        "Time: noon New Meeting Place: Rome");
  check("They met in Rome: the hall, Ann Doe says, in Oslo: the port.",
        "They met in Rome: the hall, Ann Doe says, in Oslo: the port.");
  check("Place: a hall, Rome: Doe's", "Place: a hall, Rome: Doe's");
}

static void test_sentence_addresses_end_it_before_a_capital(void **state) {
  (void)state;
  check("The map is at http://example.org/map Two towns are lost.",
        "The map is at http://example.org/map / Two towns are lost.");
  check("See http://example.org/map WWW: none",
        "See http://example.org/map WWW: none");
  check("Go to http://example.org/map Fax: none",
        "Go to http://example.org/map Fax: none");
  check("They told www.example.org they left.",
        "They told www.example.org they left.");
}

static void test_sentence_letters_keep_their_period(void **state) {
  (void)state;
  check("The king (b. in Rome) left. Ask Ann D. today.",
        "The king (b. in Rome) left. / Ask Ann D. today.");
}

static void test_sentence_mail_stamps_part_it(void **state) {
  (void)state;
  check("Ann Doe 11/02/2001 09:15 AM The talks go on.",
        "Ann Doe / 11/02/2001 09:15 AM / The talks go on.");
  check("a.doe@example.org 11/02/01 21:15 we stay",
        "a.doe@example.org / 11/02/01 21:15 / we stay");
  check("a.doe@example.org on 11/02/2001 09:15:30 PM we stay",
        "a.doe@example.org on 11/02/2001 09:15:30 PM / we stay");
  check("From: Ann <a.doe@example.org> Groups: x",
        "From: Ann <a.doe@example.org> / Groups: x");
  check("Ann <a.doe@example.org> 11/02/2001 09:15 AM Hi Bob",
        "Ann <a.doe@example.org> / 11/02/2001 09:15 AM / Hi Bob");
  check("Ann Doe 11/02/2001 09:15 AM Bob: We stay here.",
        "Ann Doe / 11/02/2001 09:15 AM / Bob: / We stay here.");
  check("Ask Ann <a.doe@example.org> for it.",
        "Ask Ann <a.doe@example.org> for it.");
  check("They met on 11/02/2001 09:15 in Rome.",
        "They met on 11/02/2001 09:15 in Rome.");
  check("About 1/2 of them came.", "About 1/2 of them came.");
}

static void test_sentence_letters_open_and_close(void **state) {
  (void)state;
  check("We will write soon. Best regards, Ann",
        "We will write soon. / Best regards, / Ann");
  check("Thanks, Ann Doe", "Thanks, / Ann Doe");
  check("Thanks, Ann.", "Thanks, Ann.");
  check("Thank you, Ann!", "Thank you, Ann!");
  check("Best, Ann said, is peace.", "Best, Ann said, is peace.");
  check("In Rome, Ann Doe", "In Rome, Ann Doe");
  check("Dear Mr. Doe, I write to you.", "Dear Mr. Doe, / I write to you.");
  check("Dear Ann, Bob and Carl,", "Dear Ann, Bob and Carl,");
}

static void test_sentence_headings_may_lack_their_line(void **state) {
  (void)state;
  check("Calm In Rome The two sides met on May 3.",
        "Calm In Rome / The two sides met on May 3.");
  check("Talks of March 2004 This time they were short.",
        "Talks of March 2004 / This time they were short.");
  check("See www.example.org/talks If they meet again, it tells.",
        "See www.example.org/talks / If they meet again, it tells.");
  check("All came (and stayed) When they left it rained.",
        "All came (and stayed) / When they left it rained.");
  check("1) The border opens.", "1) The border opens.");
  check("Ask whether (b) The border opens.",
        "Ask whether (b) The border opens.");
  check("Talks in Rome You've seen them", "Talks in Rome / You've seen them");
  check("They stay. -- Ann Doe Rome", "They stay. / -- / Ann Doe Rome");
  check("They stay. -- The troops left", "They stay. / -- The troops left");
  check("Figure 2.1 People eat rice.", "Figure 2.1 / People eat rice.");
  check("Figure 2. People in Rome", "Figure 2. People in Rome");
  check("Figure 2 shows it.", "Figure 2 shows it.");
  check("Ann Doe 5550199 Attached is the map.",
        "Ann Doe 5550199 / Attached is the map.");
  check("The Lord of The Rings", "The Lord of The Rings");
  check("They say The town fell.", "They say The town fell.");
  check("Why They went", "Why They went");
}

static void test_sentence_field_names_start_one(void **state) {
  (void)state;
  check("A view of Rome Image: Ann Doe.", "A view of Rome / Image: Ann Doe.");
  check("From: Ann Doe Subject: Talks To: Bob",
        "From: Ann Doe / Subject: Talks / To: Bob");
  check("Leave from Rome Date: May 3", "Leave from Rome / Date: May 3");
  check("They show the Image of it", "They show the Image of it");
}

static void test_sentence_closers_may_stand_apart(void **state) {
  (void)state;
  check("[They left. ] We stayed.", "[They left. ] / We stayed.");
  check("They left. \"\n\nWe stayed.", "They left. \" // We stayed.");
}

static void test_sentence_colons_that_announce_end_it(void **state) {
  (void)state;
  check("They want the following: All troops leave.",
        "They want the following: / All troops leave.");
  check("The members are as follows: Rome, Bonn and Oslo.",
        "The members are as follows: Rome, Bonn and Oslo.");
}

static void test_sentence_datelines_stay(void **state) {
  (void)state;
  check("ROME, May 3 (ABC) -- Talks go on. They met.",
        "ROME, May 3 (ABC) -- Talks go on. / They met.");
}

static void test_sentence_ellipses_may_start_one(void **state) {
  (void)state;
  check("They left. ...and came back.", "They left. / ...and came back.");
  check("They left. ... We stayed.", "They left. / ... We stayed.");
  check("They left! ... and came back.", "They left! / ... and came back.");
  check("They left . . . and stayed.", "They left . . . and stayed.");
}

static void test_sentence_dates_above_part_it(void **state) {
  (void)state;
  check("Friday, May 3, 2024 The two sides met. They left.",
        "Friday, May 3, 2024 / The two sides met. / They left.");
  check("Friday, May 3, 2024, was calm.", "Friday, May 3, 2024, was calm.");
  check("Friday, May 3, 2024 was calm.", "Friday, May 3, 2024 was calm.");
  check("It began Friday, May 3, 2024 Rome time.",
        "It began Friday, May 3, 2024 Rome time.");
}

static void test_sentence_addresses_may_stand_alone(void **state) {
  (void)state;
  check("More of this ... http://a.org/b", "More of this ... / http://a.org/b");
  check("They say http://a.org/b http://b.org/c all is well.",
        "They say http://a.org/b / http://b.org/c all is well.");
  check("Read this: http://a.org/b", "Read this: http://a.org/b");
  check("Read on... http://a.org/b tells it.",
        "Read on... http://a.org/b tells it.");
}

static void test_sentence_ampersand_starts_none(void **state) {
  (void)state;
  check("Ask Mfg. & Sales in Rome.", "Ask Mfg. & Sales in Rome.");
}

static void test_sentence_marks_in_a_row_end_it_once(void **state) {
  (void)state;
  check("Why ? ? ? They left.", "Why ? ? ? / They left.");
  check("They fought etc. Then they left. *2. They met.",
        "They fought etc. / Then they left. / *2. They met.");
}

/* Whatever comes, sentences cover all tokens once, in order, and none is
 * longer than the limit. */
static void test_sentence_length_is_bounded(void **state) {
  (void)state;
  static const char *const parts[] = {"word ", "word , ", "one ; two "};
  for (size_t k = 0; k < GE_COUNT(parts); k++) {
    char *text = malloc(200000);
    World w;
    assert_non_null(text);
    *text = '\0';
    char *p = text;
    for (int i = 0; i < 5000; i++) p = strcat(p, parts[k]) + strlen(parts[k]);
    split(&w, text);
    uint32_t at = 0;
    assert_true(w.sentences.n > w.tokens.n / SENTENCE_MAX);
    for (uint32_t i = 0; i < w.sentences.n; i++) {
      const GeSentence *s = &w.sentences.at[i];
      assert_int_equal(s->first, at);
      assert_true(s->end > s->first && s->end - s->first <= SENTENCE_MAX);
      at = s->end;
      const GeToken *last = &w.tokens.at[s->end - 1];
      if (i + 1 < w.sentences.n && k == 1)
        assert_int_equal(text[last->start], ',');
      if (i + 1 < w.sentences.n && k == 2)
        assert_int_equal(text[last->start], ';');
    }
    assert_int_equal(at, w.tokens.n);
    clear(&w);
    free(text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sentence_ends_at_final_marks),
      cmocka_unit_test(test_sentence_abbreviations_do_not_end_it),
      cmocka_unit_test(test_sentence_abbreviations_before_other_words),
      cmocka_unit_test(test_sentence_initials_never_end_it),
      cmocka_unit_test(test_sentence_quotes_belong_to_their_side),
      cmocka_unit_test(test_sentence_closers_stay_with_it),
      cmocka_unit_test(test_sentence_may_start_small),
      cmocka_unit_test(test_sentence_item_marks_end_none),
      cmocka_unit_test(test_sentence_spaces_may_lack),
      cmocka_unit_test(test_sentence_long_addresses_do_not_unwrap),
      cmocka_unit_test(test_sentence_blank_lines_end_paragraphs),
      cmocka_unit_test(test_sentence_wrapped_lines_go_on),
      cmocka_unit_test(test_sentence_layout_sets_apart),
      cmocka_unit_test(test_sentence_marks_in_a_row_end_it_once),
      cmocka_unit_test(test_sentence_addresses_are_no_long_lines),
      cmocka_unit_test(test_sentence_list_marks_on_lines_part_it),
      cmocka_unit_test(test_sentence_items_go_on_within_a_line),
      cmocka_unit_test(test_sentence_numbers_of_items_go_up_or_down),
      cmocka_unit_test(test_sentence_numbered_names_start_items),
      cmocka_unit_test(test_sentence_labels_start_items),
      cmocka_unit_test(test_sentence_addresses_end_it_before_a_capital),
      cmocka_unit_test(test_sentence_letters_keep_their_period),
      cmocka_unit_test(test_sentence_mail_stamps_part_it),
      cmocka_unit_test(test_sentence_letters_open_and_close),
      cmocka_unit_test(test_sentence_headings_may_lack_their_line),
      cmocka_unit_test(test_sentence_field_names_start_one),
      cmocka_unit_test(test_sentence_closers_may_stand_apart),
      cmocka_unit_test(test_sentence_colons_that_announce_end_it),
      cmocka_unit_test(test_sentence_datelines_stay),
      cmocka_unit_test(test_sentence_ellipses_may_start_one),
      cmocka_unit_test(test_sentence_dates_above_part_it),
      cmocka_unit_test(test_sentence_addresses_may_stand_alone),
      cmocka_unit_test(test_sentence_ampersand_starts_none),
      cmocka_unit_test(test_sentence_length_is_bounded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
