-- Layer `time`. Each line: a text in which [words => value] marks every time
-- expression; what is not marked must not be found. Values: TIMEX3, then the
-- modifier. Documents are of Friday 2024-10-11 unless a line says otherwise.
return {
  layer = "time",
  date = "2024-10-11",
  show = function(v) return v.mod and v.value .. " " .. v.mod or v.value end,

  -- calendar dates
  "They met on [October 11 => 2024-10-11].",
  "They met on [October 11, 2016 => 2016-10-11], in Paris.",
  "They met on [11 October 2016 => 2016-10-11].",
  "They met on [Oct. 1, 2024 => 2024-10-01].",
  "They met on [Friday, Oct. 4 => 2024-10-04], in Paris.",
  "They met on [the 3rd of March 2020 => 2020-03-03].",
  "Signed [2024-10-11 => 2024-10-11] in Paris.",
  "Signed [10/11/2024 => 2024-10-11] in Paris.",
  "Signed [31/12/2023 => 2023-12-31] in Paris.",
  "The treaty was signed on [Christmas Eve => 2024-12-24].",
  -- ranges
  "The summit runs [October 22 to 24 => 2024-10-22/2024-10-24] in Kazan.",
  "It will run [from October 22 to October 24 => 2024-10-22/2024-10-24].",
  "It ran [June 7-14 => 2024-06-07/2024-06-14] in Kazan.",
  "The war lasted [from 2003 to 2011 => 2003/2011].",
  -- months and years
  "He took office in [May => 2024-05].",
  "He may take office in [November => 2024-11].",
  "He took office in [January 2016 => 2016-01].",
  "It began in [2016 => 2016] and ended by [2018 => 2018].",
  "The [1996 => 1996] bombing killed two.",
  "They sent 2000 troops and 1990 tanks.",
  -- weekdays
  "They met on [Monday => 2024-10-07].",
  "They met on [Friday => 2024-10-11].",
  "They will meet on [Monday => 2024-10-14].",
  "He is to visit Rome on [Tuesday => 2024-10-15].",
  "They met [last Friday => 2024-10-04].",
  "They meet [next Tuesday => 2024-10-15].",
  "They met on [Tuesday last week => 2024-10-01].",
  "He said on [Thursday => 2024-10-10] he will resign.",
  -- counted from now
  "He spoke [yesterday => 2024-10-10] and [today => 2024-10-11].",
  "He leaves [the day after tomorrow => 2024-10-13].",
  "They met [last week => 2024-W40] and [last month => 2024-09].",
  "They meet [next year => 2025].",
  "They met [two days ago => 2024-10-09].",
  "They met [three weeks ago => 2024-W38].",
  "They met [two decades ago => 2004].",
  "They met [several years ago => PAST_REF].",
  "They met on [June 3 => 2024-06-03] and [two weeks later => 2024-W25].",
  -- parts
  "They met in [early October => 2024-10 START].",
  "They met in [late 2016 => 2016 END].",
  "They met in [the mid-1990s => 199X MID].",
  "They meet by [the end of the year => 2024 END].",
  "They met in [the third quarter of 2023 => 2023-Q3].",
  "It was built in [the 1980s => 198X].",
  -- times of day
  "They met on [Monday night => 2024-10-07TNI].",
  "They met [last night => 2024-10-10TNI].",
  "They meet [tonight => 2024-10-11TNI].",
  "It fell at [10:30 p.m. => 2024-10-11T22:30] in Kazan.",
  "It fell at [9 a.m. Tuesday => 2024-10-08T09:00].",
  "It fell at [4 o'clock in the afternoon => 2024-10-11T16:00].",
  "It fell at [one o'clock Wednesday morning => 2024-10-09T01:00].",
  -- told before
  "The war began in [2003 => 2003] and ended [the following year => 2004].",
  "They met in [the next few days => PXD].",
  -- durations and sets
  "The truce held for [three days => P3D].",
  "A [two-day => P2D] visit began.",
  "They fought for [more than 40 years => P40Y MORE_THAN].",
  "They met over [the past two months => P2M].",
  "They met [every week => P1W].",
  "She is 52 years old and has a 6-year-old son.",
  -- vague
  "He is [now => PRESENT_REF] in Rome and will [soon => FUTURE_REF] leave.",
  -- another document date
  { date = "2000-01-05", "It will begin on [Jan. 14 => 2000-01-14]." },
  { date = "2000-01-05", "It began on [Nov. 25 => 1999-11-25]." },
  { date = false, "They met on [October 11 => XXXX-10-11]." },
  { date = false, "They met [last week => XXXX-WXX]." },
}
