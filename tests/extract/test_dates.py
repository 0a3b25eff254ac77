"""What date expressions mean, as (text, article's date, expected value) in sentences of our own.

Values are TIMEX3 (TimeML annotation guidelines 1.2.1), whose notation for a digit that nobody can know is X: nothing is
left to be filled in there. A Tuesday of an unknown week is XXXX-WXX-2."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract import dates
from kg.extract.dates.calendar import interval, move, period
from kg.extract.parse import parse
from kg.model import Article, DateMention

WEDNESDAY = date(2021, 6, 16)


def found(text: str, day: date | None = WEDNESDAY) -> list[DateMention]:
    article = Article("a", text, ((0, len(text)),), date=day)
    return [mention for article, doc in parse([article]) for mention in dates.find(article, doc)]


def values(text: str, day: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(text[slice(*mention.span)], mention.value) for mention in found(text, day)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge opened on 3 May 2019.", "3 May 2019", "2019-05-03"),
        ("The bridge opened on May 3rd, 2019.", "May 3rd, 2019", "2019-05-03"),
        ("The bridge opened on Friday, May 3, 2019.", "Friday, May 3, 2019", "2019-05-03"),
        ("The bridge opened on 2019-05-03.", "2019-05-03", "2019-05-03"),
        ("The bridge opened on 13/05/2019.", "13/05/2019", "2019-05-13"),
        ("The bridge opened in early November 1995.", "early November 1995", "1995-11"),
        ("The bridge opened in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("The bridge opened in the third quarter of 2009.", "the third quarter of 2009", "2009-Q3"),
        ("The bridge opened in the summer of 2012.", "the summer of 2012", "2012-SU"),
        ("The bridge was planned in the 1990s.", "the 1990s", "199"),
        ("The bridge was planned in the early 20th century.", "the early 20th century", "19"),
        ("The bridge opened in the first half of 2018.", "the first half of 2018", "2018-H1"),
        ("Mills opened in fiscal 2020.", "fiscal 2020", "2020"),
    ],
)
def test_explicit_dates_need_no_article_date(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Wednesday.", "2021-06-16"),
        ("The council met on Tuesday.", "2021-06-15"),
        ("The council met on Thursday.", "2021-06-10"),
        ("The council will meet on Thursday.", "2021-06-17"),
        ("The council is expected to meet on Tuesday.", "2021-06-22"),
        ("Their rivals, who meet on Tuesday, are ready.", "2021-06-22"),
        ("Following Monday's vote, the council split.", "2021-06-14"),
        ("She faces prison when she is sentenced on Tuesday.", "2021-06-22"),
        ("The vote was scheduled for Friday.", "2021-06-18"),
        ("The vote had been scheduled for Friday.", "2021-06-11"),
        ("The judge set a hearing for Friday.", "2021-06-18"),
        ("The union has called a strike for Monday.", "2021-06-21"),
        ("The talks, planned for Friday in Velmont, will be brief.", "2021-06-18"),
        ("The vote was postponed to Monday.", "2021-06-21"),
        ("The mayor had offered to resign on Tuesday.", "2021-06-15"),
        ("The vote was postponed on Friday.", "2021-06-11"),
        ("The mayor, who lost October's election, left.", "2020-10"),
        ("The mayor regretted the decision to sell in October.", "2020-10"),
        ("The mayor announced the decision to sell in October.", "2021-10"),
        ("She left after October's talks.", "2020-10"),
        ("The council praised her for Friday's victory.", "2021-06-11"),
        ("Voters go to the polls on Sunday.", "2021-06-20"),
        ("The lease expires on Friday.", "2021-06-18"),
        ("The mayor tells the Gazette on Monday that all is well.", "2021-06-14"),
        ("The mayor said so in a Friday interview.", "2021-06-11"),
        ("The mayor will speak at a Friday rally.", "2021-06-18"),
        ("After losing Tuesday's vote, the mayor rests.", "2021-06-15"),
        ("In an interview on Friday, the mayor would not step down.", "2021-06-11"),
        ("The bank let the krona float on Tuesday.", "2021-06-15"),
        ("Let us meet on Tuesday.", "2021-06-22"),
        ("The council met last Wednesday.", "2021-06-09"),
        ("The council will meet next Wednesday.", "2021-06-23"),
        ("Shops stayed closed until Friday.", "2021-06-18"),
        ("Mara Feld voted to support the plan Tuesday.", "2021-06-15"),
        ("The council met on Tuesday morning.", "2021-06-15TMO"),
        ("The council meets every Monday.", "XXXX-WXX-1"),
        ("One Sunday she left for good.", "XXXX-WXX-7"),
        ("The council met on Monday of last week.", "2021-06-07"),
    ],
)
def test_weekdays_follow_the_tense(text: str, value: str) -> None:
    assert [mention.value for mention in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court ruled today.", "2021-06-16"),
        ("The court ruled yesterday evening.", "2021-06-15TEV"),
        ("The court ruled last night.", "2021-06-15TNI"),
        ("The court will rule the day after tomorrow.", "2021-06-18"),
        ("The court ruled this week.", "2021-W24"),
        ("The court ruled last week.", "2021-W23"),
        ("The court ruled last month.", "2021-05"),
        ("The court will rule next year.", "2022"),
        ("Last year's rallies were banned.", "2020"),
        ("The court ruled two days ago.", "2021-06-14"),
        ("The court ruled three months ago.", "2021-03"),
        ("The court ruled ten years ago.", "2011"),
        ("The court ruled in March.", "2021-03"),
        ("The court ruled in October.", "2020-10"),
        ("The court will rule in October.", "2021-10"),
        ("The court ruled in July last year.", "2020-07"),
        ("The court ruled on April 2.", "2021-04-02"),
        ("The firm declared a dividend payable July 7.", "2021-07-07"),
        ("The court ruled on Christmas Eve.", "2020-12-24"),
        ("The mayor spoke of August's election.", "2021-08"),
        ("He asked what she would do if she won the vote on Oct. 8.", "2021-10-08"),
        ("Nobody knows who will come when she speaks on Friday.", "2021-06-18"),
        ("The offer had been scheduled to expire on Friday.", "2021-06-11"),
        ("The offer was scheduled to expire on Friday.", "2021-06-18"),
        ("The court ruled on Election Day 2016.", "2016-11-08"),
        ("The court ruled on Good Friday.", "2021-04-02"),
        ("The court ruled in the last week of March.", "2021-W12"),
        ("Profit rose in the first quarter.", "2021-Q1"),
        ("The firm expects to report a first-quarter loss.", "2021-Q1"),
        ("The court ruled over the weekend.", "2021-W23-WE"),
        ("The court ruled at 10 p.m. Tuesday.", "2021-06-15T22:00"),
        ("The court ruled at 16:08 UTC.", "2021-06-16T16:08Z"),
        ("The court ruled earlier this month.", "2021-06"),
        ("It was the worst since the September 11 attacks.", "2001-09-11"),
    ],
)
def test_relative_dates_are_read_from_the_article_s_day(text: str, value: str) -> None:
    assert [mention.value for mention in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was arrested on 4 March 2012. Two days later she was freed.", ["2012-03-04", "2012-03-06"]),
        ("She was arrested in March 2012. The following month she was freed.", ["2012-03", "2012-04"]),
        ("The talks began on 4 March 2012 and failed the same day.", ["2012-03-04", "2012-03-04"]),
        ("She spoke on 4 March 2012. He left on the same day as the vote.", ["2012-03-04", "XXXX-XX-XX"]),
        ("He hosts the show “Last Week Tonight.” She sang tonight.", ["2021-06-16TNI"]),
        ("He won in 1997. That year the dam broke.", ["1997", "1997"]),
        ("He won in 1997 and lost the year before.", ["1997", "1996"]),
        ("It fell in May 2012. The month before they had risen.", ["2012-05", "2012-04"]),
        ("It fell on 4 March 2012. The evening before, they had met.", ["2012-03-04", "2012-03-03TEV"]),
        ("Police raided the mill on May 20 and the yard on the 21st.", ["2021-05-20", "2021-05-21"]),
        ("Police raided the mill on May 20. The yard burned on the 2nd.", ["2021-05-20", "2021-06-02"]),
        ("The sale is set for the 15th of next month.", ["2021-07-15"]),
        ("The offer ends on 4 March 2022. Until then, it holds.", ["2022-03-04", "2022-03-04"]),
        ("It will fall through the first two quarters of 2022.", ["2022-H1"]),
        ("It will fall through at least the first two quarters of 2022.", ["2022-H1"]),
        ("It fell in the last two quarters of 2020.", ["2020-H2"]),
        ("It fell in the last half of 2020.", ["2020-H2"]),
        ("It fell in the last quarter of 2020.", ["2020-Q4"]),
        ("It fell in the third and fourth quarters of 2020.", ["2020-Q3", "2020-Q4"]),
        ("It came third and nobody wanted the fourth.", []),
        ("You may, in a year or two, save some lives.", ["FUTURE_REF"]),
        ("He left a year or two ago.", ["PAST_REF"]),
        ("They stayed for a week or two.", ["P1W"]),
        ('She spoke on "This Week" on 4 March 2012.', ["2012-03-04"]),
        (
            "Profit fell in the first quarter. Costs will rise in the third quarter, from last year's $2.",
            ["2021-Q1", "2021-Q3", "2020-Q1"],
        ),
        ("Sales rose in the first quarter of 2020 from a year earlier.", ["2020-Q1", "2019-Q1"]),
        (
            "It lost $2 in the first quarter ended March 31. It earned $3 a year earlier.",
            ["2021-Q1", "2021-03-31", "2020-Q1"],
        ),
        (
            "It lost $2 in the first quarter. For the nine months, it lost $5, against $1 a year ago.",
            ["2021-Q1", "P9M", "2020"],
        ),
        ("In the latest quarter it lost $2, compared with a profit of $3 million last year.", ["2021-Q1", "2020-Q1"]),
        ("In the latest quarter it lost a mill that it had bought last year.", ["2021-Q1", "2020"]),
        ("It lost $2 in the first quarter. This quarter's loss is small.", ["2021-Q1", "2021-Q1"]),
        ("It will take a charge in the third quarter. In the latest quarter sales fell.", ["2021-Q3", "2021-Q1"]),
        ("Last year it lost $2. The year-earlier results were restated.", ["2020", "2020"]),
        ("She was arrested in August 2012. She was freed the following March.", ["2012-08", "2013-03"]),
        ("She was arrested in August 2012 and freed that October.", ["2012-08", "2012-10"]),
        ("She was arrested in March 2012 and freed the next May.", ["2012-03", "2012-05"]),
        ("She was arrested in March 2012. She had resigned the previous May.", ["2012-03", "2011-05"]),
        ("She left in 1944 and came back the following autumn.", ["1944", "1945-FA"]),
        ("She left in May 1944 and came back that winter.", ["1944-05", "1944-WI"]),
        ("She spoke on Monday. That October, she had left.", ["2021-06-14", "2020-10"]),
        ("She resigned in January 2012. In May she was arrested.", ["2012-01", "2012-05"]),
        ("She resigned on 3 March 2012. On 2 January she was arrested.", ["2012-03-03", "2013-01-02"]),
        ("She was born on 3 March 2002. In May she was arrested.", ["2002-03-03", "2021-05"]),
        ("She resigned in January 2020. In May she was arrested.", ["2020-01", "2021-05"]),
        ("The mill, which opened in January 2012, was sold. In May she was arrested.", ["2012-01", "2021-05"]),
        ("She resigned in January 2012. They met in July.", ["2012-01", "2012-07"]),
        ("She resigned in July.", ["2020-07"]),
        ("She resigned in January 2012. In October she will be tried.", ["2012-01", "2021-10"]),
        ("She resigned in March but came back 11 days later.", ["2021-03", "XXXX-XX-XX"]),
        ("She was arrested in 2012. Two weeks earlier she had resigned.", ["2012", "XXXX-WXX"]),
        ("She was arrested in 2012. The next day she escaped.", ["2012", "XXXX-XX-XX"]),
        ("She was arrested on Tuesday. Three days later she escaped.", ["2021-06-15", "XXXX-XX-XX"]),
        ("She was arrested in March 2012. Two years later she escaped.", ["2012-03", "2014"]),
        ("The fair runs from 5-8 May 2020.", ["2020-05-05", "2020-05-08"]),
        ("The fair ran May 5 to 8, 2020.", ["2020-05-05", "2020-05-08"]),
        ("He ruled from 1990-95.", ["1990", "1995"]),
    ],
)
def test_dates_refer_to_those_before_them(text: str, expected: list[str]) -> None:
    assert [mention.value for mention in found(text)] == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("April 15 last year", "2020-04-15"),
        ("15 April last year", "2020-04-15"),
        ("15 April this year", "2021-04-15"),
        ("April 15, a year earlier", "2011-04-15"),
        ("12 November of that year", "2012-11-12"),
        ("12 November the same year", "2012-11-12"),
        ("12 November the following year", "2013-11-12"),
        ("November 12 the next year", "2013-11-12"),
        ("November 12 the previous year", "2011-11-12"),
    ],
)
def test_a_day_of_another_year_is_one_expression(words: str, value: str) -> None:
    assert values(f"She left in 2012. The war broke out on {words}.")[1:] == [(words, value)]


def test_a_day_of_next_year_is_one_expression() -> None:
    assert values("The vote will be on 12 May next year.") == [("12 May next year", "2022-05-12")]
    assert values("The vote will be on 12 May next year.", None) == [("12 May next year", "XXXX-05-12")]
    told = values("He praised a 1977 decision of the court. Justice Hale died in May.", None)
    assert told == [("1977", "1977"), ("May", "XXXX-05")]


def test_verbs_are_no_seasons() -> None:
    assert values("She likes clubs that fall apart and steps that spring up.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They talked for three days.", "P3D"),
        ("They talked for two and a half hours.", "PT2.5H"),
        ("They talked for several weeks.", "PXW"),
        ("It was a ten-year plan.", "P10Y"),
        ("It fell in the past three months.", "P3M"),
        ("They talk every day.", "P1D"),
        ("They served two years and three months.", "P2Y3M"),
        ("It took an hour, 20 minutes.", "PT1H20M"),
        ("They meet on Saturday nights.", "XXXX-WXX-6TNI"),
        ("The Christmas shopping season was poor.", "PXD"),
        ("A few days later he left.", "PXD"),
        ("He left a few days ago.", "PAST_REF"),
        ("He now lives abroad.", "PRESENT_REF"),
        ("He recently moved abroad.", "PAST_REF"),
        ("He worries about the future.", "FUTURE_REF"),
    ],
)
def test_durations_sets_and_vague_references(text: str, value: str) -> None:
    assert [mention.value for mention in found(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "You may leave now that it is over.",
        "They march in the rain.",
        "About three-quarters of them left.",
        "Some 2000 men stood in the square.",
        "The index closed at 4.1556 points.",
        "He left as soon as he could.",
        "She took a second look.",
        "Theresa May said nothing.",
        "We shall see when that day comes.",
        "The Hillman 2000 Index fell.",
        "She lives on the 21st floor.",
        "Flight 1907 was late.",
        "Resolution 1973 was adopted.",
        "House Bill 1923 was adopted.",
        "The clerk wept in her early 60s.",
        "She took part in the March on Velmont.",
        "He led on the 17th and won.",
        "She wept the night before the vote.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed a 9/11 plotter. Earlier in the day, she spoke.", ["2001-09-11", "2021-06-16"]),
        ("They recalled the attacks of 9/11. The next day, all was still.", ["2001-09-11", "2001-09-12"]),
    ],
)
def test_a_day_that_only_says_what_is_meant_is_not_the_day_of_what_follows(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court ruled on Tuesday.", "XXXX-WXX-2"),
        ("The court ruled yesterday.", "XXXX-XX-XX"),
        ("The court ruled last year.", "XXXX"),
        ("The court ruled in October.", "XXXX-10"),
        ("The court ruled on 4 October.", "XXXX-10-04"),
    ],
)
def test_without_an_article_date_nothing_is_guessed(text: str, value: str) -> None:
    assert [mention.value for mention in found(text, None)] == [value]


def test_what_lies_ahead_is_not_of_the_year_that_the_text_spoke_of() -> None:
    text = "In 2008 she left. On 4 October she spoke. She faces prison when she is sentenced on 8 September."
    assert [mention.value for mention in found(text, None)] == ["2008", "2008-10-04", "XXXX-09-08"]


@pytest.mark.parametrize("day", [None, date(2021, 6, 16)])
def test_a_date_line_dates_the_article_that_has_no_date_or_the_day_it_was_fetched(day: date | None) -> None:
    text = "Council meets\n\nNovember 21, 2013\n\nThe council met on Wednesday."
    article = Article("a", text, ((text.index("The council"), len(text)),), date=day)
    mentions = [mention for article, doc in parse([article]) for mention in dates.find(article, doc)]
    assert [mention.value for mention in mentions] == ["2013-11-21", "2013-11-20"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bench met on Monday last and rose.", "2021-06-14"),
        ("The bench met Friday last week.", "2021-06-11"),
        ("The bench met last evening.", "2021-06-15TEV"),
        ("The bench met day before yesterday.", "2021-06-14"),
        ("The bench will meet a day after tomorrow.", "2021-06-18"),
        ("The bench met a fortnight ago.", "2021-W22"),
        ("The bench met on the 14th instant.", "2021-06-14"),
        ("The bench met on the 30th ult. in Oldport.", "2021-05-30"),
        ("The bench met last Tuesday.", "2021-06-08"),
        ("The bench met at 1430 hours.", "2021-06-16T14:30"),
        ("The bench met at 0730hrs on Tuesday.", "2021-06-15T07:30"),
        ("The case, AB/CR/39/2017, was closed.", None),
        ("She spoke to the August House of its duties.", None),
        ("They ruled for the past 18-19 years.", "P18Y"),
    ],
)
def test_words_for_time_of_many_countries(text: str, value: str | None) -> None:
    assert [found for _, found in values(text)] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge opened on 12/03/2021 and closed on 14/03/2021.", "2021-03-12"),
        ("The bridge opened on 12/03/2021 and closed on 14 March.", "2021-03-12"),
        ("The bridge, which cost five lakh rupees, opened on 12/03/2021.", "2021-03-12"),
        ("The bridge opened on 03/12/2021 and closed on March 14.", "2021-03-12"),
        ("The bridge opened on 03/12/2021.", "2021-03-12"),
    ],
)
def test_an_article_puts_the_day_or_the_month_first(text: str, value: str) -> None:
    assert values(text)[0][1] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial ran from December 3 last year until March 11.", ["2020-12-03", "2021-03-11"]),
        ("The rains last from April to December.", ["2021-04", "2021-12"]),
        ("The strike is from Monday to Friday.", ["2021-06-14", "2021-06-18"]),
        ("They left before the Nov 19 general election (GE) last year.", ["2020-11-19", "2020"]),
        ("She resigned on 3 March 2012. It rained. It froze. On 9 April she was freed.", ["2012-03-03", "2012-04-09"]),
        ("A court ordered the mayor to be jailed for two years on Tuesday.", ["P2Y", "2021-06-15"]),
        ("The vote was initially slated to be held on Friday.", ["2021-06-11"]),
        ("She was named governor for another five years from November.", ["P5Y", "2021-11"]),
        ("She joined us yesterday (Monday).", ["2021-06-14", "2021-06-14"]),
        ("They met on Monday. The talks began at 9 a.m. in Oldport.", ["2021-06-14", "2021-06-14T09:00"]),
        ("They met on Monday. The talks will go on at 9 p.m. in Oldport.", ["2021-06-14", "2021-06-16T21:00"]),
        ("In 2012 she left. The land has been free since 1975. She came home in July.", ["2012", "1975", "2020-07"]),
    ],
)
def test_dates_agree_with_those_beside_them(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_month_is_not_of_the_year_that_stands_before_it_in_passing() -> None:
    text = "In 2012 she left. The land has been free since 1975. She came home in July."
    assert [value for _, value in values(text, None)] == ["2012", "1975", "XXXX-07"]


def test_a_date_line_close_to_the_article_s_date_changes_nothing() -> None:
    text = "March 2, 2020\n\nThe council met today."
    article = Article("a", text, ((15, len(text)),), date=date(2020, 3, 1))
    mentions = [mention for article, doc in parse([article]) for mention in dates.find(article, doc)]
    assert mentions[-1].value == "2020-03-01"


def test_a_date_does_not_reach_over_a_blank_line() -> None:
    assert [value for _, value in values("Closed until Friday\n\nMay 3 was warm.")] == ["2021-06-18", "2021-05-03"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2013-11-20", "2013-11-20"),
        ("2013-11-20T14:30", "2013-11-20"),
        ("2012-07", "2012-07"),
        ("2012", "2012"),
        ("2021-W24", "2021-W24"),
        ("2021-W24-WE", "2021-06-19/2021-06-20"),
        ("2012-Q3", "2012-07/2012-09"),
        ("2012-WI", "2012-12/2013-02"),
        ("199", "1990/1999"),
        ("19", "1900/1999"),
        ("P3D", None),
        ("PRESENT_REF", None),
        ("XXXX-10", None),
        ("2013-02-30", None),
    ],
)
def test_values_as_iso_dates_and_intervals(value: str, expected: str | None) -> None:
    assert interval(value) == expected


def test_moving_a_value_keeps_the_coarser_precision() -> None:
    assert move("2012-07-03", "year", -1) == "2011"
    assert move("2012-07-03", "day", 30) == "2012-08-02"
    assert move("2012-01", "month", -1) == "2011-12"
    assert move("P3D", "day", 1) is None


def test_a_season_ends_in_the_next_year() -> None:
    assert period("2012-WI") == (date(2012, 12, 1), date(2013, 2, 28))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in the quarter ended July 31.", "2020-Q2"),
        ("Sales rose in the quarter ended March 31.", "2021-Q1"),
        ("Sales rose in the third quarter of 2020. Staff grew in the quarter ended July 31.", "2020-Q3"),
    ],
)
def test_a_quarter_that_ended_on_a_day(text: str, value: str) -> None:
    assert [found for words, found in values(text) if words == "the quarter"] == [value]


def test_recent_years_are_when_and_recent_weeks_how_long() -> None:
    assert values("It grew in recent years.") == [("recent years", "PAST_REF")]
    assert values("It grew in recent weeks.") == [("recent weeks", "PXW")]
