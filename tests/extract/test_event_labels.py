"""What an event is called: (text, label), about invented people."""

from __future__ import annotations

import re

import pytest

from kg.articles import read_text
from kg.extract import events, extract
from kg.extract.events.labelverbs import verb_words
from kg.model import PASSING, Event, Mention

from .happening import event, read, told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Police arrested Jon Vale on Tuesday.", "arrest of Jon Vale by police"),
        ("Mara Feld met Ivo Brandt on Tuesday.", "meeting of Mara Feld with Ivo Brandt"),
        ("Tess Okoro resigned on Tuesday.", "resignation of Tess Okoro"),
        ("On Tuesday the council swore in Mayor Mara Feld.", "the council swore in Mayor Mara Feld"),
        ("VELMONT (Wire) - A court sentenced Jon Vale on Tuesday.", "sentencing of Jon Vale by a court"),
        ("Mara Feld was forced to step down in May.", "Mara Feld was forced to step down"),
        ("Mara Feld began to build a mill in May.", "Mara Feld began to build a mill"),
        ("Norvia Steel is old. The firm sold a mill on Tuesday.", "sale of a mill by the firm"),
        ("The secret meeting with union leaders on Tuesday failed.", "secret meeting with union leaders"),
        ("Norvia Steel delivered the last tram on Monday.", "Norvia Steel delivered the last tram"),
        ("Mara Feld was elected to the council in 2017.", "election of Mara Feld to the council"),
        ("The post that Mara Feld held in 2017 is gone.", "Mara Feld held the post"),
        ("Mara Feld lost her majority on Tuesday.", "Mara Feld lost her majority"),
        ("From the start, Mara Feld lied in court on Tuesday.", "Mara Feld lied in court"),
        ("In 2017 Mara Feld closed one of her mills.", "Mara Feld closed one of her mills"),
        ("Mara Feld granted the Harbor Union a loan on Tuesday.", "Mara Feld granted the Harbor Union a loan"),
        ("Mara Feld signed on to the plan on Tuesday.", "Mara Feld signed on to the plan"),
        ("Mara Feld injured herself on Tuesday.", "injury of Mara Feld"),
        ("The panel held Mara Feld in contempt of court on Tuesday.", "the panel held Mara Feld in contempt of court"),
        ("In May, the panel forced Mara Feld to admit the theft.", "the panel forced Mara Feld to admit the theft"),
        (
            "In 1999, Mara Feld turned one of her mills, Kestrel Foods, into a bank.",
            "Mara Feld turned one of her mills into a bank",
        ),
        ("Jon Vale, 34, and Tess Okoro shook their heads on Tuesday.", "Jon Vale and Tess Okoro shook their heads"),
        ("They were among prisoners accused of fraud who were released on Tuesday.", "prisoners were released"),
        (
            "It is over, Mara Feld said in an interview with Kestrel Foods on Monday.",
            "Mara Feld’s interview with Kestrel Foods",
        ),
        ("It is over, Mara Feld said at a briefing on Monday.", "briefing with Mara Feld"),
        ('On Monday the council issued a statement calling the test "a sham".', "the council issued a statement"),
        ("Mara Feld established a pact with Kestrel Foods in May.", "pact with Kestrel Foods"),
        (
            "In 2010 Jon Vale turned one of his firms, Kestrel Foods, into a giant.",
            "Jon Vale turned one of his firms into a giant",
        ),
        ("Mara Feld stands trial on charges of fraud on Tuesday.", "trial of Mara Feld on charges of fraud"),
        ("Mara Feld stands trial on charges, she said on Tuesday.", "trial of Mara Feld"),
        ("Nobody knew Jon Vale and Tess Okoro, who were arrested on Tuesday.", "arrest of Jon Vale and Tess Okoro"),
        ("Veterans were killing themselves in 2014.", "suicide of Veterans"),
        (
            "In April, prosecutors charged two builders with defrauding investors.",
            "prosecutors charged two builders with defrauding investors",
        ),
        ('Mara Feld set "Peace Through Strength" as a goal on Tuesday.', "Mara Feld set Peace Through Strength"),
        ("The mood at Monday's debate in her response to a critic was odd.", "debate of 14 June 2021"),
        ("Lawyers want to nullify May's election on the ground that it was late.", "election of May 2021"),
        ("Mara Feld, a lawyer who took office in May, is tall.", "Mara Feld took office"),
        ("Much was said of Mara Feld, whose visit to Velmont on Tuesday was short.", "visit to Velmont"),
        (
            "It was built by Norvia Steel, whose shares dropped 5.5% on Tuesday.",
            "Norvia Steel’s shares dropped 5.5%",
        ),
        ("Mara Feld handed the keys to a friend on Tuesday.", "Mara Feld handed the keys to a friend"),
        ("Mara Feld received a bonus for cross-selling on Tuesday.", "Mara Feld received a bonus for cross-selling"),
        (
            "Mara Feld would leave early and be replaced by Jon Vale in May.",
            "Mara Feld would be replaced by Jon Vale",
        ),
        ("Kestrel Foods bought the bridge in 2014.", "purchase of the bridge by Kestrel Foods"),
        ("Mara Feld was awarded the prize in 2014.", "Mara Feld was awarded the prize"),
        ("Mara Feld pleaded guilty on Tuesday.", "Mara Feld pleaded guilty"),
        (
            "In 2012, a gunman shot dead a rabbi and three children.",
            "a gunman shot dead a rabbi and three children",
        ),
        ("In May, the storm left more than 300 people dead.", "the storm left more than 300 people dead"),
        (
            "An attempt by Kestrel Foods to buy Norvia Steel collapsed in May.",
            "an attempt by Kestrel Foods to buy Norvia Steel collapsed",
        ),
        (
            "Norvia Steel announced plans to spin off two mills on Tuesday.",
            "Norvia Steel announced plans to spin off two mills",
        ),
        ("Mara Feld pleaded not guilty on Tuesday.", "Mara Feld pleaded not guilty"),
        ("Mara Feld promised on Tuesday to open the archive.", "Mara Feld promised to open the archive"),
        ("VELMONT, June 15 (Wire) - Mara Feld lost her majority on Tuesday.", "Mara Feld lost her majority"),
        (
            "New loss.\n\nVELMONT, June 15 (Wire) - Mara Feld lost her majority on Tuesday.",
            "Mara Feld lost her majority",
        ),
        ("Mara Feld was tired. Feld met Ivo Brandt on Tuesday.", "meeting of Mara Feld with Ivo Brandt"),
        ("In an interview on Tuesday, Mara Feld would not rule out a vote.", "interview with Mara Feld"),
        ("Mara Feld gave a speech on Tuesday.", "speech by Mara Feld"),
        ("Mara Feld left the “big tent on Tuesday.", "Mara Feld left the big tent"),
        ("Tess Okoro said (Mara Feld's) interview on Tuesday was dull.", "Mara Feld's interview"),
        (
            "VELMONT - Norvian Prime Minister Mara Feld will meet Ivo Brandt on Tuesday.",
            "meeting of Norvian Prime Minister Mara Feld with Ivo Brandt",
        ),
        ("Mara Feld held a Super Tuesday rally in Velmont.", "rally in Velmont held by Mara Feld"),
        ('Mara Feld led the "Three Rivers" summit of mayors on Tuesday.', "Three Rivers summit of mayors"),
        ("Mara Feld met the union's leaders on Tuesday.", "meeting of Mara Feld with the union's leaders"),
        ("Mara Feld lost the 2012 election.", "Mara Feld lost the 2012 election"),
        ("Mara Feld met her old rival on Tuesday.", "meeting of Mara Feld with her old rival"),
        ("The U.N. imposed some of the new tolls on Tuesday.", "the U.N. imposed some of the new tolls"),
        (
            "The Civic Union of Prime Minister Helena Marsk left the pact on Tuesday.",
            "The Civic Union of Prime Minister Helena Marsk left the pact",
        ),
        (
            "Shares of Norvia Steel fell 4.3 percent in Velmont on Tuesday.",
            "shares of Norvia Steel fell 4.3 percent in Velmont",
        ),
        ("Norvia Steel stopped paying its drivers in May.", "Norvia Steel stopped paying its drivers"),
        ("Jon Vale, who is scheduled to meet the mayor on Tuesday, is ill.", "meeting of Jon Vale with the mayor"),
        ("Jon Vale threatened to shut down the mill on Tuesday.", "Jon Vale threatened to shut down the mill"),
        ("Jon Vale was charged on Tuesday with hiding letters.", "Jon Vale was charged with hiding letters"),
        ("Jon Vale threw Mara Feld out of the meeting on Tuesday.", "Jon Vale threw Mara Feld out of the meeting"),
        (
            "In May a team found a shoe, a purse and two coins.",
            "a team found a shoe, a purse and two coins",
        ),
        ("Mara Feld finished ahead of Jon Vale on Tuesday.", "Mara Feld finished ahead of Jon Vale"),
        ("Mara Feld learned fast and was appointed a judge in 1953.", "appointment of Mara Feld as a judge"),
        ("Mara Feld was taken to hospital on Tuesday.", "Mara Feld was taken to hospital"),
        ("Mara Feld injured her shoulder on Tuesday.", "Mara Feld injured her shoulder"),
        (
            "Mara Feld threatened to run away from the race on Tuesday.",
            "Mara Feld threatened to run away from the race",
        ),
        (
            "Two of the biggest names in steel clashed on Tuesday.",
            "clash of two of the biggest names in steel",
        ),
        ("Mara Feld promised Tuesday to open the archive.", "Mara Feld promised to open the archive"),
        ("Mara Feld fought back on Tuesday.", "Mara Feld fought back"),
        ("Mara Feld has died aged 91.", "death of Mara Feld"),
        ("Federal police carried out 35 raids on Tuesday.", "35 raids by federal police"),
        ("Mara Feld joined the Harbor Union in 2017.", "Mara Feld joined the Harbor Union"),
        ("Mara Feld endorsed Jon Vale Tuesday.", "Mara Feld endorsed Jon Vale"),
        (
            "On Tuesday, a court in Velmont sentenced a blogger, Jon Vale, to two years in prison.",
            "sentencing of Jon Vale by a court in Velmont",
        ),
        ("Guests left on the evening of May 4.", "guests left"),
        ("The hall at which Jon Vale sang on Tuesday is old.", "Jon Vale sang at the hall"),
        ("A study published on Tuesday warns of floods.", "publication of a study"),
        ("Jon Vale gave a short speech on Tuesday.", "short speech by Jon Vale"),
        ("Jon Vale joined the rally.", "rally attended by Jon Vale"),
        ("The inquest will be held in Velmont.", "inquest in Velmont"),
        ("The last debate was held on Tuesday.", "debate of 15 June 2021"),
        ("A majority expects Mara Feld to win Monday's debate.", "debate of 21 June 2021"),
        ("Three ministers lost their posts on Tuesday.", "three ministers lost their posts"),
        (
            "Lawyers for both Mara Feld and the owner of the old mill in Velmont filed papers on Tuesday.",
            "lawyers for Mara Feld and the owner filed papers",
        ),
        ("Mara Feld was arrested by a sergeant in May.", "arrest of Mara Feld by a sergeant"),
        ("The email, released by the Harbor Union in May, was short.", "release of the email by the Harbor Union"),
        ("A video posted by Mara Feld in May was short.", "a video was posted by Mara Feld"),
        (
            "Norvia Steel completed the acquisition of Kestrel Foods in May.",
            "acquisition of Kestrel Foods by Norvia Steel",
        ),
        ("Mara Feld filed a lawsuit against Norvia Steel on Monday.", "lawsuit against Norvia Steel by Mara Feld"),
        ("Mara Feld had scheduled the sale for Monday.", "sale by Mara Feld"),
        ("Mara Feld won the primary on Monday.", "Mara Feld won the primary"),
        ("Mara Feld repeated the claim during a visit to Velmont on Monday.", "visit to Velmont by Mara Feld"),
        ("At a campaign rally on Monday, Mara Feld said that it was late.", "campaign rally of 14 June 2021"),
        ("Norvia Steel announced plans in 1991 for a mill.", "Norvia Steel announced plans for a mill"),
        ("Mara Feld gave a ring to Jon Vale in May.", "Mara Feld gave a ring to Jon Vale"),
        ("Mara Feld took a swipe at Jon Vale on Monday.", "Mara Feld took a swipe at Jon Vale"),
        ("Mara Feld replaced the caption with one that says nothing on Sunday.", "Mara Feld replaced the caption"),
        ("Mara Feld promised £5m for flood barriers last year.", "Mara Feld promised £5m"),
        ("15.15 Mayor Mara Feld was heckled this morning.", "Mayor Mara Feld was heckled"),
        ("The state firm Norvia Steel lost a mill in May.", "Norvia Steel lost a mill"),
        ("A group called the Harbor Union sued the city in May.", "Harbor Union sued the city"),
        ("The court ruled on Monday that Mara Feld must leave.", "the court ruled that Mara Feld must leave"),
        ("Mara Feld helped the union win the seat in 2010.", "Mara Feld helped the union win the seat"),
        ("Mara Feld voted no on Monday.", "Mara Feld voted no"),
        ("Mara Feld released a June 2011 email exchange in May.", "Mara Feld released an email exchange"),
        (
            "Mara Feld joined the board of Norvia Steel in May in an effort.",
            "Mara Feld joined the board of Norvia Steel",
        ),
        ("Mara Feld sealed a free-trade pact in May.", "free-trade pact by Mara Feld"),
        (
            "The Harbor Union last week imposed sanctions on the mayor's brother, Jon Vale, over a theft.",
            "sanctions on Jon Vale by the Harbor Union",
        ),
        (
            "Norvian Prime Minister Mara Feld and Ostravan President Ivo Brandt met in Velmont in May.",
            "meeting of Mara Feld and Ivo Brandt",
        ),
        ("The governor of Velmont, Jon Vale, was abducted in June.", "abduction of Jon Vale"),
        ("Mara Feld spoke during a long tour of the mills on Monday.", "long tour of the mills by Mara Feld"),
        (
            "The High Court in Velmont on Monday acquitted Jon Vale.",
            "acquittal of Jon Vale by the High Court in Velmont",
        ),
        ("A bomber blew himself up on Friday.", "a bomber blew himself up"),
        ("An earthquake of magnitude 6.1 struck on Monday.", "earthquake of magnitude 6.1"),
        ("Parliament on Monday passed a law banning plastic bags.", "Parliament passed a law banning plastic bags"),
        ("Thousands marched through Velmont on Monday.", "march of thousands through Velmont"),
        ("In May Mara Feld left to take care of the house.", "Mara Feld left to take care of the house"),
        ("Mara Feld paid $8 million to buy a boat in May.", "Mara Feld paid $8 million to buy a boat"),
        ("Mara Feld sold it to Jon Vale in May.", "sale by Mara Feld to Jon Vale"),
        ("Mara Feld threw her support behind Jon Vale in May.", "Mara Feld threw her support behind Jon Vale"),
        ("Peppered with questions, Mara Feld said in May that it rained.", "Mara Feld was peppered with questions"),
        ("Mara Feld decided to sell her boat in May.", "Mara Feld decided to sell her boat"),
        ("Mara Feld sent a letter to her boss, Ivo Brandt, on Monday.", "Mara Feld sent a letter to Ivo Brandt"),
        ("It began in May when Mara Feld came to lay the first stone.", "Mara Feld came to lay the first stone"),
        ("Mara Feld missed two months with a torn hamstring.", "Mara Feld missed two months with a torn hamstring"),
        ("Mara Feld voted against Tuesday's bill on Friday.", "vote of Mara Feld against the bill"),
        ("Mara Feld's 2011 decision to intervene in Velmont was odd.", "Mara Feld's decision to intervene in Velmont"),
        (
            "Mara Feld is to appear before the city committee on Thursday.",
            "Mara Feld is to appear before the city committee",
        ),
        ("Rebels attacked a convoy on Tuesday.", "attack on a convoy by rebels"),
        ("Mara Feld travelled from Ostrava to Velmont in May.", "Mara Feld travelled from Ostrava to Velmont"),
        ("Mara Feld decided not to sue on Tuesday.", "Mara Feld decided not to sue"),
        ("Mara Feld refused to concede on Monday that it rained.", "Mara Feld refused to concede that it rained"),
        (
            "Mara Feld introduced a bill last month that would close the harbour.",
            "Mara Feld introduced a bill that would close the harbour",
        ),
        (
            "On Friday the Senate passed a bill making it easier for tenants to sue the mill.",
            "the Senate passed a bill making it easier for tenants to sue the mill",
        ),
        ("Mara Feld attempted to re-open the mill in May.", "Mara Feld attempted to re-open the mill"),
        (
            "Mara Feld lost the primary in Velmont to Jon Vale in May.",
            "Mara Feld lost the primary in Velmont",
        ),
        ("In May Mara Feld was caught off guard by the news.", "Mara Feld was caught off guard by the news"),
        ("Mara Feld ended the debate last month with a joke.", "debate of May 2021"),
        ("Mara Feld signed up in May to serve as a judge.", "Mara Feld signed up to serve as a judge"),
        ("The goal put Norvia Steel ahead on Monday.", "the goal put Norvia Steel ahead"),
        ("Mara Feld won the Republican primary on Tuesday.", "Mara Feld won the Republican primary"),
        (
            "A poll of 400 voters released on Friday by Norvia Steel was wrong.",
            "a poll of 400 voters was released by Norvia Steel",
        ),
        (
            "They read a letter to Mara Feld, which was sent last week by Jon Vale.",
            "a letter to Mara Feld was sent by Jon Vale",
        ),
    ],
)
def test_labels_are_what_a_reader_would_say(text: str, label: str) -> None:
    assert {event(each).label for each in told(text)} == {label}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "A bill Mara Feld tried in 2013 to push through the council failed.",
            "Mara Feld tried to push a bill through the council",
        ),
        (
            "Norvia Steel published papers that showed the mayor and his firm lost millions in 2015.",
            "the mayor and his firm lost millions",
        ),
        (
            "Speaking at a rally in Velmont on Friday, Mara Feld said no.",
            "speech by Mara Feld at a rally in Velmont",
        ),
        ("Mara Feld threw open the gates of the castle on Tuesday.", "Mara Feld threw open the gates of the castle"),
        ("The union sounded a call to strike on Monday.", "the union sounded a call to strike"),
        ("Mara Feld finished third in the race on Sunday.", "Mara Feld finished third in the race"),
        ("On Monday Mara Feld did supply a certificate.", "Mara Feld supplied a certificate"),
        (
            "The court issued an order on Monday allowing the board to seize the mill.",
            "the court issued an order allowing the board to seize the mill",
        ),
        (
            "Norvia Steel filed a motion on Monday requesting the authorization to sue Mara Feld.",
            "Norvia Steel filed a motion requesting the authorization to sue Mara Feld",
        ),
        ("On Monday the map was put in storage, Ivo Brandt wrote.", "the map was put in storage"),
        (
            "A report about the spread of crime issued in May by Norvia Steel was wrong.",
            "a report about the spread of crime was issued by Norvia Steel",
        ),
        (
            "Jon Vale opposed Mara Feld's resignation from the council in May.",
            "Mara Feld's resignation from the council",
        ),
        ("VELMONT: The Harbor Union (HU) on Monday raised its fees.", "the Harbor Union raised its fees"),
        ("Workers swept the edge of the lake in May.", "workers swept the edge of the lake"),
        ("Norvia Steel gave the task to Justice Mara Feld in May.", "Norvia Steel gave the task to Justice Mara Feld"),
        ("Mara Feld, touring the harbour, drew a map in May.", "Mara Feld drew a map"),
        ("Both men issued a statement on Monday.", "both men issued a statement"),
        (
            "The Harbor Union was forced in the circumstance, to declare strike on April 4, 2018.",
            "the Harbor Union was forced in the circumstance to declare strike",
        ),
        ("The trial of the case was slated in May to be held here.", "the trial of the case was slated to be held"),
        ("Two men were killed and Jon Vale injured on Monday.", "injury of Jon Vale"),
        ("The court ordered Jon Vale to be jailed on Tuesday.", "the court ordered Jon Vale to be jailed"),
        ("Mara Feld cut short a visit to Velmont on Monday.", "Mara Feld cut short a visit to Velmont"),
        (
            "Mara Feld agreed in May to pay the fees, as well as fines.",
            "Mara Feld agreed to pay the fees",
        ),
        ("They met at a Group of 20 summit in Velmont in May.", "Group of 20 summit in Velmont"),
        ("Mara Feld promised in May to hold by-elections.", "Mara Feld promised to hold by-elections"),
        ("Norvia Steel was sold out by Jon Vale in May.", "Norvia Steel was sold out by Jon Vale"),
    ],
)
def test_labels_say_the_whole_of_it_in_good_english(text: str, label: str) -> None:
    assert label in {event(each).label for each in told(text)}


def test_a_list_of_many_is_named_by_the_first_and_how_many_more() -> None:
    text = "Mara Feld, Ivo Brandt, Tess Okoro, and Jon Vale faced expulsion on Monday."
    assert {event(each).label for each in told(text)} == {
        "Mara Feld and 3 others faced expulsion",
        "expulsion of Mara Feld and 3 others",
    }


def test_a_promise_of_ones_own_is_told_without_an_i() -> None:
    reading = read("Mara Feld said on Friday: I have decided that I will sell the mill.")
    at = [found.start() for found in re.finditer(r"\bI\b", reading.article.text)]
    reading.anaphors = tuple(Mention("Person", (start, start + 1), "Mara Feld") for start in at)
    reading.index()
    labels = {event(each).label for each in events.extract(reading) if event(each).type not in ("Saying", PASSING)}
    assert labels == {"Mara Feld has decided to sell the mill"}


def test_a_label_names_whose_it_is_where_it_is_not_the_doer_s() -> None:
    reading = read(
        "Mara Feld and her son left the room. On Tuesday Norvia Steel rejected her plan. Jon Vale ended her bid."
    )
    places = [found.start() for found in re.finditer(r"\bher\b", reading.article.text)]
    reading.anaphors = tuple(Mention("Person", (at, at + 3), "Mara Feld") for at in places)
    reading.index()
    labels = {event(each).label for each in events.extract(reading) if event(each).type not in ("Saying", PASSING)}
    assert labels == {
        "Mara Feld and her son left the room",
        "rejection of Mara Feld’s plan by Norvia Steel",
        "Jon Vale ended her bid",
    }


def test_one_to_whom_it_is_done_is_named_and_what_is_his_behind_him_is_his() -> None:
    reading = read(
        "Jon Vale smiled. On Monday a miner sued Jon Vale over his plan. In May the board punished him for his plan."
    )
    places = [found.span() for found in re.finditer(r"\b(?:him|his)\b", reading.article.text)]
    reading.anaphors = tuple(Mention("Person", span, "Jon Vale") for span in places)
    reading.index()
    labels = {event(each).label for each in events.extract(reading) if event(each).type not in ("Saying", PASSING)}
    assert labels == {"a miner sued Jon Vale over his plan", "the board punished Jon Vale for his plan"}


def test_a_label_names_the_one_whom_the_text_describes() -> None:
    reading = read(
        "Mara Feld was tired. On Monday the senator left her party. The senator's visit to Velmont was short."
    )
    at = [found.span() for found in re.finditer(r"[Tt]he senator", reading.article.text)]
    reading.anaphors = tuple(Mention("Person", span, "Mara Feld") for span in at)
    reading.index()
    labels = {event(each).label for each in events.extract(reading) if event(each).type not in ("Saying", PASSING)}
    assert labels == {"Mara Feld left her party", "Mara Feld's visit to Velmont"}


def test_a_label_names_nobody_twice_for_him_and_the_senator() -> None:
    reading = read("Mara Feld persuaded the judge in May to let her leave. On Monday Mara Feld announced the senator.")
    meant = [found.span() for found in re.finditer(r"\bher\b|the senator", reading.article.text)]
    reading.anaphors = tuple(Mention("Person", span, "Mara Feld") for span in meant)
    reading.index()
    labels = {event(each).label for each in events.extract(reading) if event(each).type not in ("Saying", PASSING)}
    assert labels == {"Mara Feld persuaded the judge to let her leave", "Mara Feld announced the senator"}


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("She's made a film about Velmont.", "made", ["has", "made"]),
        ("She's given a prize every year.", "given", ["is", "given"]),
        ("She's leaving.", "leaving", ["is", "leaving"]),
    ],
)
def test_a_short_auxiliary_is_written_out(text: str, verb: str, words: list[str]) -> None:
    (token,) = (token for token in read(text).doc if token.text == verb)
    assert verb_words(token, finite=True) == words


def test_a_subject_with_a_long_list_is_cut_to_a_label() -> None:
    text = (
        "Their children were Mara Feld (born in 1913), Ivo Brandt (born in 1915), who later became husband of Tess "
        "Okoro and publisher of the Velmont Courier, and Jon Vale (born in 1924)."
    )
    assert "birth of Mara Feld" in {event(statement).label for statement in told(text)}


def test_a_death_is_of_him_whose_it_is() -> None:
    (extraction,) = extract([read_text("Joan Hale ran the mill from 1981 until her death in 2008.", id="a")])
    labels = {each.subject.label for each in extraction.statements if isinstance(each.subject, Event)}
    assert "death of Joan Hale" in labels


def test_a_debate_is_of_her_who_goes_into_it() -> None:
    text = "Joan Hale rested. On Monday Joan Hale goes into her first debate against Bob Orr."
    (extraction,) = extract([read_text(text, id="a")])
    labels = {one.subject.label for one in extraction.statements if isinstance(one.subject, Event)}
    assert "Joan Hale’s first debate against Bob Orr" in labels
