"""Dates as lists and papers have them, read as closed intervals of days.

A list says `02.04.1999`, `1999 р.н.`, `2/4/99`, `36252` (a spreadsheet's serial number), `квітень 1999` or `23 роки`.
Each of these is an interval of days, and an ambiguous one is several: nothing is guessed silently.

>>> read_date("2 квітня 1999 р.").alternatives[0].earliest
datetime.date(1999, 4, 2)
>>> [str(each) for each in read_date("2/4/1999").alternatives]
['1999-04-02', '1999-02-04']
>>> str(birth_from_age("23 роки", "2022-03-09").alternatives[0])
'1998-03-10/1999-03-09'
"""

from vistka.dates.ages import birth_from_age
from vistka.dates.ranges import DateRange, DateReading
from vistka.dates.reading import read_date

__all__ = ["DateRange", "DateReading", "birth_from_age", "read_date"]
