local cal = require "geoeng.time.calendar"

describe("geoeng.time.calendar", function()
  it("counts days from 1970-01-01", function()
    assert.equal(0, cal.day(1970, 1, 1))
    assert.equal(-1, cal.day(1969, 12, 31))
    assert.equal(19782, cal.day(2024, 2, 29))
  end)

  it("gives back every day of eight centuries", function()
    local expect = cal.day(1599, 12, 31)
    for year = 1600, 2400 do
      for month = 1, 12 do
        for mday = 1, cal.month_length(year, month) do
          expect = expect + 1
          local day = cal.day(year, month, mday)
          if day ~= expect then
            error(("%d-%d-%d is %d"):format(year, month, mday, day))
          end
          local y, m, d = cal.date(day)
          if y ~= year or m ~= month or d ~= mday then
            error(("%d is %d-%d-%d"):format(day, y, m, d))
          end
        end
      end
    end
  end)

  it("runs on days outside of a month", function()
    assert.equal(cal.day(2024, 3, 1), cal.day(2024, 2, 30))
    assert.equal(cal.day(2023, 12, 31), cal.day(2024, 1, 0))
  end)

  it("knows weekdays", function()
    assert.equal(4, cal.weekday(0))
    assert.equal(5, cal.weekday(cal.day(2024, 10, 11)))
    assert.equal(7, cal.weekday(cal.day(1583, 1, 2)))
  end)

  it("knows ISO weeks at the edges of years", function()
    local function week(s)
      return ("%d-W%02d"):format(cal.iso_week(cal.parse(s)))
    end
    assert.equal("2004-W53", week "2005-01-01")
    assert.equal("2005-W52", week "2006-01-01")
    assert.equal("2006-W52", week "2006-12-31")
    assert.equal("2009-W01", week "2008-12-29")
    assert.equal("2009-W53", week "2010-01-03")
    assert.equal("2006-W44", week "2006-11-05")
  end)

  it("agrees with the first day of an ISO week", function()
    for day = cal.day(1999, 12, 1), cal.day(2030, 1, 31) do
      local y, w = cal.iso_week(day)
      local first = cal.week_start(y, w)
      assert.is_true(first <= day and day < first + 7)
    end
  end)

  it("adds months over years", function()
    assert.same({ 2025, 1 }, { cal.add_months(2024, 10, 3) })
    assert.same({ 2023, 12 }, { cal.add_months(2024, 1, -1) })
    assert.same({ 2022, 10 }, { cal.add_months(2024, 10, -24) })
  end)

  it("formats and reads dates, and refuses what is none", function()
    assert.equal("2024-02-29", cal.format(cal.day(2024, 2, 29)))
    assert.equal(cal.day(2024, 2, 29), cal.parse "2024-02-29")
    assert.is_nil(cal.parse "2023-02-29")
    assert.is_nil(cal.parse "2024-13-01")
    assert.is_nil(cal.parse "2024-1-1")
    assert.is_nil(cal.parse "")
  end)

  it("finds Easter and n-th weekdays", function()
    assert.equal("2024-03-31", cal.format(cal.easter(2024)))
    assert.equal("2000-04-23", cal.format(cal.easter(2000)))
    assert.equal("1818-03-22", cal.format(cal.easter(1818)))
    assert.equal("2024-11-28", cal.format(cal.nth_weekday(2024, 11, 4, 4)))
    assert.equal("2024-05-27", cal.format(cal.nth_weekday(2024, 5, 1, -1)))
  end)
end)
