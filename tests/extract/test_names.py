"""Names: where they begin and end, what they name, and which of them name the same."""

from __future__ import annotations

import re

import numpy as np
import pytest

from kg.extract import extract, names
from kg.extract.lexicon import given_names
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_edges import Edges
from kg.extract.names.name_titles import without_title
from kg.extract.names.name_widths import made_whole
from kg.extract.parse import load, parse
from kg.extract.tagger.named import NAMES, Words
from kg.model import Article, Mention


def found(text: str) -> list[Mention]:
    [(article, doc)] = parse([Article(id="a", text=text, paragraphs=((0, len(text)),))])
    return names.find(article, doc)


def named(text: str) -> set[tuple[str, str, str]]:
    """Each mention as (kind, its words, the fullest name)."""
    return {(mention.kind, text[slice(*mention.span)], mention.name) for mention in found(text)}


KINDS = [
    ("The trial opened in the Halden District Court on Monday.", ("Organization", "Halden District Court")),
    ("Joan Hale (Acme Alliance, Halden South) spoke.", ("Place", "Halden South")),
    ("The report was written by the human rights group Lantern.", ("Organization", "Lantern")),
    ("She plays the drums in the punk rock band Velvet Static.", ("Organization", "Velvet Static")),
    ("The opposition party Zarya won two seats.", ("Party", "Zarya")),
    ("The Rodnik political party won two seats.", ("Party", "Rodnik")),
    ("The People's Alliance is not registered.", ("Party", "People's Alliance")),
    ("Deputies of the Civic Choice Party left the hall.", ("Party", "Civic Choice Party")),
    ("Republicans in the state called for a recount.", ("Party", "Republicans")),
    ("Democratic leaders in the state called for calm.", ("Party", "Democratic")),
    ("The Republican senator left early.", ("Party", "Republican")),
    ("The Ministry of Justice refused to comment.", ("Organization", "Ministry of Justice")),
    ("He teaches law at the University of Ostrava.", ("Organization", "University of Ostrava")),
    ("The leader of the Harbour Alliance wants other parties to join.", ("Party", "Harbour Alliance")),
    ("Voters of the Workers' List stayed away.", ("Party", "Workers' List")),
    ("She joined the Socialist Party of Veskara.", ("Party", "Socialist Party of Veskara")),
    ("The Dockers' Union called a strike.", ("Organization", "Dockers' Union")),
    ("The talks were held in Vienna.", ("Place", "Vienna")),
    ("Marta Lindqvist, who lives nearby, was born in 1960.", ("Person", "Marta Lindqvist")),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text: str, expected: tuple[str, str]) -> None:
    assert expected in {(kind, words) for kind, words, _ in named(text)}


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA – “We are concerned about Nargiz Alizade, whose health has worsened in detention,” the experts said."
        "\n\nAlizade began a hunger strike on 12 March. She was moved to a prison hospital.",
        "BAKU, July 2 - A court in Baku on Tuesday extended the pre-trial detention of Nargiz Alizade by three months."
        "\n\nAlizade was brought to court in a wheelchair. “I am not afraid,” she told the judge.",
    ],
)
def test_the_surname_alone_shows_that_a_full_name_is_a_person_s(text: str) -> None:
    [read] = extract([Article("a", text, tuple(span.span() for span in re.finditer(r"[^\n]+", text)))])
    assert ("Person", "Nargiz Alizade") in {(one.kind, text[slice(*one.span)]) for one in read.mentions}


def test_parties_listed_with_their_leaders() -> None:
    text = (
        "The meeting gathered leaders of the smaller parties, including Pavel Orlov of RNP-Kasna, banker"
        " Igor Belov of Civil Harbour and Anna Sokolova of Rodnik."
    )
    assert {words for kind, words, _ in named(text) if kind == "Party"} == {"RNP-Kasna", "Civil Harbour", "Rodnik"}


OTHERS = {"Joan Hale": "MPs", "Masoud Juma": None, "Samwel Otieno": "MCA"}

SPANS = [
    ("President Olga Marin met Dr. Peter Holm.", {"Olga Marin": "President", "Peter Holm": "Dr."}),
    ("Prime Minister Jonas Berg’s aides left.", {"Jonas Berg": "Prime Minister"}),
    ("Talks between Joan Hale and Peter Marsh failed.", {"Joan Hale": None, "Peter Marsh": None}),
    ("Hans van der Meulen spoke first.", {"Hans van der Meulen": None}),
    ("Datuk Seri Rahim Yusof met Tan Sri Aziz Hamid.", {"Rahim Yusof": "Datuk Seri", "Aziz Hamid": "Tan Sri"}),
    ("He met former minister Datuk Seri Jamil Khir.", {"Jamil Khir": "Datuk Seri"}),
    ("Wole Ojo (SAN) and Chief Mike Eze (SAN) met.", {"Wole Ojo": None, "Mike Eze": "Chief"}),
    ("Tan Wei Ming met Sri Mulyani Dewi.", {"Tan Wei Ming": None, "Sri Mulyani Dewi": None}),
    ("Others are MPs Joan Hale, Masoud Juma and Viwandani MCA Samwel Otieno.", OTHERS),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Follow Joan Hale on Twitter @JoanHale.", ["Joan Hale", "Twitter"]),
        ("Our thoughts are with #Oldport and #HALE, wrote Joan Hale.", ["Joan Hale"]),
        ("Joan Hale‘s remarks were heard. Hale left.", ["Joan Hale", "Joan Hale"]),
        ("“Why not?” — Joan Hale June 1, 2031.", ["Joan Hale"]),
        ("Oscar-winning actress Joan Hale came.", ["Joan Hale"]),
        ("He regretted his Islamophobic remarks.", []),
        ("Wall Streeters and the Founding Fathers are no persons.", []),
    ],
)
def test_what_only_looks_like_a_name(text: str, found: list[str]) -> None:
    article = Article("a", text, ((0, len(text)),))
    ((_, doc),) = parse([article])
    assert [mention.name for mention in names.find(article, doc)] == found


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_titles_are_no_part_of_names(text: str, expected: dict[str, str | None]) -> None:
    people = {text[slice(*one.span)]: one.title for one in found(text) if one.kind == "Person"}
    assert people == expected


SAME = [
    ("Vladimir Orlov arrived late. Orlov said nothing.", "Orlov", "Vladimir Orlov"),
    ("Joan Hale and Peter Hale divorced. Mrs. Hale kept the farm.", "Hale", "Joan Hale"),
    ("Joan Hale and Peter Hale divorced. Mr. Hale left the farm.", "Hale", "Peter Hale"),
    ("The Northern Energy Agency (NEA) was founded in May. The NEA has 40 members.", "NEA", "Northern Energy Agency"),
    ("Republicans cheered.", "Republicans", "Republican Party"),
    ("The GOP lost the vote.", "GOP", "Republican Party"),
    ("The Social Democrat Joan Hale won in Merrow.", "Social Democrat", "Social Democratic Party"),
    ("Officials in the U.S. declined to comment.", "U.S.", "United States"),
    ("Tomas Oren spoke first. OREN: We were asleep.", "OREN", "Tomas Oren"),
    (
        "Albrecht Noor died on Monday. Judith Noor told reporters. Albrecht Noor was 91. Noor wrote books.",
        "Noor",
        "Albrecht Noor",
    ),
    ("She joined the National Salvation Front (NSF). The NSF won.", "NSF", "National Salvation Front"),
    ("Sen. Bill Hartman spoke. William Hartman is a lawyer.", "Bill Hartman", "William Hartman"),
    ("James Hartman spoke first. His wife thanked Jim for it.", "Jim", "James Hartman"),
    ("María José Lund came late. The mayor thanked María José for it.", "María José", "María José Lund"),
    ("The court freed Samir al-Nouri on Monday. Nouri said nothing.", "Nouri", "Samir al-Nouri"),
    ("The court freed Samir Nouri on Monday. Al-Nouri said nothing.", "Al-Nouri", "Samir Nouri"),
    ("Mrs Justice Whipple ruled on Monday. Philippa Whipple is a judge.", "Whipple", "Philippa Whipple"),
    ("The Brennan Center for Justice sued. The Brennan Center won.", "Brennan Center", "Brennan Center for Justice"),
    (
        "Orlan Pharmaceuticals International said sales fell on Monday. Shares of Orlan fell, too.",
        "Orlan",
        "Orlan Pharmaceuticals International",
    ),
    ("J. Christopher Hale flew in on Monday. Chris Hale left again.", "Chris Hale", "J. Christopher Hale"),
    ("The Ku Klux Klan met on Monday. The Klan has few members.", "Klan", "Ku Klux Klan"),
    ("Aya Majzoub of Human Rights Watch visits her often.", "Aya Majzoub", "Aya Majzoub"),
    (
        "The Free Coast Association of Gebran Bassil lost on Monday. He left the hall.",
        "Free Coast Association",
        "Free Coast Association",
    ),
    ("Lena Brandt (née Odell) opened the session on Monday.", "Odell", "Lena Odell"),
]


@pytest.mark.parametrize(("text", "words", "name"), SAME)
def test_fullest_names(text: str, words: str, name: str) -> None:
    assert (words, name) in {(found_words, found_name) for _, found_words, found_name in named(text)}


def test_two_people_of_one_surname_stay_apart() -> None:
    text = "Hilda Clarke met voters on Monday. Bob Clarke campaigned for her in Ohio."
    assert {name for kind, _, name in named(text) if kind == "Person"} == {"Hilda Clarke", "Bob Clarke"}


def test_a_surname_of_several_words_is_the_main_persons() -> None:
    text = (
        "Karl von Lund left the hall on Monday. Von Lund, 69, said he was tired. His cousin, Adam von Lund, stayed."
        " Karl von Lund will not come back."
    )
    assert [name for _, words, name in sorted(named(text)) if words == "Von Lund"] == ["Karl von Lund"]


def test_an_office_behind_a_place_is_no_part_of_a_name() -> None:
    assert without_title("Kiambu Governor P.N. Hale".split(), 0, 4, "PERSON") == (2, 4, "Governor", 1)


def test_a_body_is_not_named_for_whom_it_is_for() -> None:
    text = "Joan Hale leads. The pro-Hale Forward America Fund spent $2 million."
    assert {(kind, name) for kind, _, name in named(text)} >= {("Organization", "Forward America Fund")}


def test_who_is_called_by_one_short_form_is_not_called_by_another() -> None:
    text = "Bill Marsh conceded. His son Will Marsh won."
    assert {name for kind, _, name in named(text) if kind == "Person"} == {"Bill Marsh", "Will Marsh"}


def test_a_title_tells_of_one_who_is_never_named_in_full() -> None:
    text = "President Marsh greeted the first guests on Monday. Joan Marsh, his wife, wore blue. Mr. Marsh laughed."
    assert [name for _, words, name in sorted(named(text)) if words == "Marsh"] == ["Marsh"]


def test_an_office_told_before_a_full_name_is_not_the_full_names() -> None:
    text = "Senator Marsh, you won the toss. Thank you all. It was Joan Marsh who told me to be short."
    assert [name for _, words, name in sorted(named(text)) if words == "Marsh"] == ["Marsh"]


MARSH = "Joan Marsh opened the fair. It was cold. "
FAR = 60 * "Rain fell on the hills for days, and nobody knew why. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the main person is introduced first; relatives are named in full each time
        (MARSH + "Her son, Eric Marsh, spoke. Eric Marsh laughed. Eric Marsh left. Marsh stayed.", "Joan Marsh"),
        (MARSH + "Her husband, Peter Marsh, came along. Marsh thanked him.", "Joan Marsh"),
        (
            "The storm killed Eric Marsh. "
            + 30 * "Rain fell on the hills for days. "
            + "Ada Marsh, mother of Eric Marsh, wept. Marsh left.",
            "Ada Marsh",
        ),
        # somebody else of the name, when the first has not been heard of for long
        (MARSH + FAR + "The sheriff, Peter Marsh, closed a road. Marsh gave no reason.", "Peter Marsh"),
        # as much speaks for one as for the other
        (MARSH + FAR + "The sheriff, Peter Marsh, left. " + FAR[:1200] + " Marsh stayed.", "Marsh"),
    ],
)
def test_whom_a_bare_surname_means(text: str, expected: str) -> None:
    assert [name for kind, words, name in sorted(named(text)) if words == "Marsh"] == [expected]


def test_generations() -> None:
    later = named("Dr. Bob Marsh Jr. spoke first. Marsh Jr. is a doctor. Bob Marsh left early.")
    assert {name for kind, _, name in later if kind == "Person"} == {"Bob Marsh Jr."}
    before = named("Bob Marsh spoke first. His son Bob Marsh Jr. left early. Marsh Jr. is a doctor.")
    assert {name for kind, _, name in before if kind == "Person"} == {"Bob Marsh", "Bob Marsh Jr."}
    father = named("Rep. Robert Marsh Jr. was safe. Sen. Bob Marsh thanked the police.")
    assert {name for kind, _, name in father if kind == "Person"} == {"Bob Marsh", "Robert Marsh Jr."}


def test_party_letters() -> None:
    text = "Sen. Joan Hale (R-Tex.) and Rep. Peter Marsh (D-Ohio) agreed."
    assert {(text[slice(*one.span)], one.name) for one in found(text) if one.kind == "Party"} == {
        ("R", "Republican Party"),
        ("D", "Democratic Party"),
    }


@pytest.mark.parametrize("text", ["The French minister spoke German on Tuesday.", "It was cold in December.", ""])
def test_what_is_no_name(text: str) -> None:
    assert found(text) == [] or {one.kind for one in found(text)} <= {"Place"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joan Hale spoke. Neither Hale nor Bob Orr won. Under Hale, prices rose.", {"Joan Hale", "Bob Orr"}),
        ("The game was close. Midfielder Joan Hale fell.", {"Joan Hale"}),
        ("Joan Hale spoke. Her speech was long. Hale Speech draws crowd.", {"Joan Hale"}),
        ("First lady Nina Hale left. President Hale stayed. President Bob Hale spoke.", {"Nina Hale", "Bob Hale"}),
        ("They stayed. Said Joan Hale, who left: “It is late.”", {"Joan Hale"}),
        ("Said Musa stayed. In Cairo, Said Musa spoke.", {"Said Musa"}),
        ("She is Professor Emeritus of Economics at Yale.", set()),
        ("She is Visiting Professor at Yale.", set()),
        ("Charlotte Mayor Joan Hale said on Friday that it was late.", {"Joan Hale"}),
        ("Charlotte Hale spoke. Charlotte was calm.", {"Charlotte Hale"}),
    ],
)
def test_words_beside_a_persons_name_are_no_part_of_it(text: str, expected: set[str]) -> None:
    assert {mention.name for mention in found(text) if mention.kind == "Person"} == expected


def test_a_common_word_before_a_persons_name_is_cut_whatever_the_parser_takes_it_for() -> None:
    doc = load()("Rival Joan Hale met Bob Orr. Joan Hale left.")
    assert Edges(doc, [token.text for token in doc], {"Joan Hale"}).cut(0, 3, "ORG") == (1, 3)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aides said on Monday that Joan Hale had left.", "Aides"),
        ("Joan Hale and Peter Hale left. The Hales own the farm.", "Hales"),
        ("Joan Hale met Peter Orr. The Hale-Orr plan failed.", "Hale-Orr"),
        ("1. SUPER BOWL PANEL SCARE Anna Berg left.", "SCARE"),
        ("They met at a Super Cup party in May.", "Super Cup"),
        ("Many voters are GOPers, and PACs paid for that.", "GOPers"),
        ("Joan Hale was secretary of State.", "State"),
        ("Joan Hale said: “Mr. President, will you go?”", "President"),
        ("The Coast Council and the Hill Council met. Both sat late, and the Council said so.", "Council"),
        ("They met Sen. Bob Orr (Tex.) and Joseph R. Hale, Jr., on Monday.", "Tex"),
        ("Advisers said that Joan Hale had left.", "Advisers"),
        ("The Harbour Consult Poll put Joan Hale ahead.", "Harbour Consult Poll"),
        ("Conservatives like Joan Hale voted for it.", "Conservatives"),
    ],
)
def test_words_written_large_that_name_nothing(text: str, word: str) -> None:
    assert word not in {words for _, words, _ in named(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Park Geun-sun met Anna Berg.", ("Person", "Park Geun-sun", "Park Geun-sun")),
        ("The Fund for Renewal paid. She leads the Fund for Renewal.", ("Organization",) + 2 * ("Fund for Renewal",)),
        ("Tom Reed spoke. Few plan to vote for Reed, and supporters of Reed left.", ("Person", "Reed", "Tom Reed")),
        ("Anna Berg met Mr. Justice. Mr. Justice left early.", ("Person", "Justice", "Justice")),
        ("Joan Hale spoke to the Harbour Times. The Times printed it.", ("Organization", "Times", "Harbour Times")),
        ("It is up to the Coast Council. The Council met late.", ("Organization", "Council", "Coast Council")),
        ("But the SDLP's Colm Heaney left.", ("Party", "SDLP", "Social Democratic and Labour Party")),
        ("He left the Bank of Merrow. The Bank was silent.", ("Organization", "Bank", "Bank of Merrow")),
        ("It was said that America must act.", ("Place", "America", "United States")),
        ("VIENNA — Anna Berg left.", ("Place", "VIENNA", "Vienna")),
        ("Anna Berg spoke. Anna Berg Responds To Question.", ("Person", "Anna Berg", "Anna Berg")),
        ("Bill de Lund is the mayor. De Lund left early.", ("Person", "De Lund", "Bill de Lund")),
        ("He was met by Vienna Mayor Greg Stanwick.", ("Person", "Greg Stanwick", "Greg Stanwick")),
        (
            "He works at the Anna and Peter Hale Foundation.",
            ("Organization", "Anna and Peter Hale Foundation", "Anna and Peter Hale Foundation"),
        ),
        ("Photo Nadija Berg in May.", ("Person", "Nadija Berg", "Nadija Berg")),
        ("It was read by the Harbour Review's Joan Hale.", ("Person", "Joan Hale", "Joan Hale")),
        ("Follow Anna Berg on Wednesday.", ("Person", "Anna Berg", "Anna Berg")),
        ("Anna Berg Wins. Anna Berg has won the vote.", ("Person", "Anna Berg", "Anna Berg")),
        ("Members of Congress met. He is a member of Congress.", ("Organization", "Congress", "Congress")),
        ("Quispe, a former mayor of Huancavelica who left, spoke.", ("Place", "Huancavelica", "Huancavelica")),
        (
            "The Harbour People's Party won. Ann Lee, an HPP member, left.",
            ("Party", "HPP", "Harbour People's Party"),
        ),
        (
            "The Merrow-based Committee to Save Rivers said no.",
            ("Organization",) + 2 * ("Committee to Save Rivers",),
        ),
        (
            "He left the Merrow Centre for Media and Freedom of Belief.",
            ("Organization",) + 2 * ("Merrow Centre for Media and Freedom of Belief",),
        ),
        (
            "He was a United States Air Force test pilot.",
            ("Organization", "United States Air Force", "United States Air Force"),
        ),
    ],
)
def test_whole_names_and_what_they_name(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in named(text)


def test_a_body_may_be_named_for_what_it_is_to_do_for_others() -> None:
    text = "She worked for the Front to Defend Merrow's Farmers."
    [read] = extract([Article("a", text, ((0, len(text)),))])
    assert {mention.name for mention in read.mentions} == {"Front to Defend Merrow's Farmers"}


def test_a_name_of_which_a_piece_was_found_is_whole_where_it_is_whole_elsewhere() -> None:
    text = "Miners Without Borders left. In May Miners Without Borders came."
    ((_, doc),) = parse([Article(id="a", text=text, paragraphs=((0, len(text)),))])
    pieces = [Candidate(0, 3, "ORG", words="Miners Without Borders"), Candidate(9, 10, "ORG", words="Borders")]
    assert [(one.start, one.end, one.words) for one in made_whole(doc, pieces)] == [
        (0, 3, "Miners Without Borders"),
        (7, 10, "Miners Without Borders"),
    ]


def test_a_full_name_is_a_persons_where_its_surname_is_one() -> None:
    text = "They met Zorvia Quelph. Quelph, who was elected in 2019, told reporters that she would stay."
    assert {(kind, name) for kind, _, name in named(text)} == {("Person", "Zorvia Quelph")}


def test_given_names_are_known_with_their_accents() -> None:
    assert all(name in given_names() for name in ("Ivan", "Iván", "Óscar", "Rosalía"))
    assert "Łąka" not in given_names()
    assert given_names()["Iván"] == "male"


def test_whoever_owns_a_person_is_none() -> None:
    text = "Four mayors, including Lipa's Marvin Katigbak and Vexford's Anna Berg, have left."
    assert {name for kind, _, name in named(text) if kind == "Person"} == {"Marvin Katigbak", "Anna Berg"}


def test_one_of_his_people_is_no_name() -> None:
    assert {name for _, _, name in named("It is true, Anna Berg, a Finn, told reporters.")} == {"Anna Berg"}


def test_a_title_goes_to_the_one_who_bears_it() -> None:
    text = "Nina Hale left. President Hale stayed. Nina Hale came back. President Bob Hale spoke."
    assert [mention.name for mention in found(text) if mention.title == "President"] == ["Bob Hale", "Bob Hale"]


def test_a_partys_organ_is_no_part_of_its_name_and_its_country_is() -> None:
    text = "He was on the Central Committee of the Communist Party of the Soviet Union."
    assert [mention.name for mention in found(text) if mention.kind == "Party"] == [
        "Communist Party of the Soviet Union"
    ]


def test_names_that_only_the_encoder_sees_fill_the_gaps_and_pronouns_do_not() -> None:
    """Each word surely begins a person's name, as the encoder sees it."""
    text = "He said that she met them. They went home. Many stayed."
    article = Article(id="a", text=text, paragraphs=((0, len(text)),))
    ((_, doc),) = parse([article])
    starts = np.array([token.idx for token in doc])
    labels = np.full((len(doc), 1 + 2 * len(NAMES)), -9.0, dtype=np.float32)
    labels[:, 1] = -0.01
    found = names.find(article, doc, seen=Words(starts, starts + [len(token) for token in doc], labels))
    assert not {mention.name.lower() for mention in found} & {"he", "she", "them", "they", "many"}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Theresa May met ministers in May. May said she would stay.", "May", "Theresa May"),
        ("Steve March joined the board in March. March told reporters so.", "March", "Steve March"),
        ("Ian Read runs the mill. Read said the deal was dead.", "Read", "Ian Read"),
        ("Anna Law was hired. Law said she was glad. The law was passed.", "Law", "Anna Law"),
    ],
)
def test_a_surname_that_is_a_common_word(text: str, words: str, name: str) -> None:
    mentions = [mention for mention in found(text) if text[slice(*mention.span)] == words]
    assert [(mention.kind, mention.name) for mention in mentions] == [("Person", name)]
    assert mentions[0].span[0] == text.index(f"{words} ", text.index(".") + 1)


@pytest.mark.parametrize("text", ["The Georgia Senate met. Senate rules hold.", "The vote is in May. May was cold."])
def test_a_common_word_is_no_surname(text: str) -> None:
    assert not [mention for mention in found(text) if mention.kind == "Person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met the brothers Peter and Thomas Marsh in Vienna.", {"Peter Marsh", "Thomas Marsh"}),
        ("She met Peter and Thomas Marsh in Vienna.", {"Peter", "Thomas Marsh"}),
        ("She met the brothers John and Robert Marsh Jr. in Vienna.", {"John Marsh", "Robert Marsh Jr."}),
    ],
)
def test_those_of_one_family_share_the_surname(text: str, expected: set[str]) -> None:
    assert {mention.name for mention in found(text) if mention.kind == "Person"} == expected


@pytest.mark.parametrize("text", ["The Social Democrats won.", "Joan Hale, whose Social Democrats had won, left."])
def test_what_is_known_as_a_party_is_no_people(text: str) -> None:
    assert ("Party", "Social Democrats", "Social Democratic Party") in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Khan KC said her client was sorry.", "Anna Khan"),
        ("The prize went to Anna Berg OBE on Monday.", "Anna Berg"),
        ("Det Insp Mark Lowe welcomed it.", "Mark Lowe"),
        ("His lawyer, Mike Lowe SAN, called the arrest wrong.", "Mike Lowe"),
        ("Ahmed Nadeem IAS said demolition would begin.", "Ahmed Nadeem"),
        ("He said so. Chief Ozekhome had argued that the man needed treatment.", "Ozekhome"),
        ("Officials were told that CM Hale ordered a probe into the lake on Monday.", "Hale"),
        ("Prof Anna Berg left early.", "Anna Berg"),
        ("Cllr Jane Moss left early.", "Jane Moss"),
        ("A spokesman, Brig. Gen. Otto Lind, agreed.", "Otto Lind"),
        ("Supt. Jane Moss agreed.", "Jane Moss"),
    ],
)
def test_ranks_before_a_name_and_honours_behind_it_are_no_part_of_it(text: str, name: str) -> None:
    assert [(mention.kind, mention.name) for mention in found(text)] == [("Person", name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("William Barr left. The plan was dropped by Barr.", "William Barr"),
        ("SAN DIEGO (AP) — The harbour is closed.", "San Diego"),
        ("The loan came from TD Ameritrade.", "TD Ameritrade"),
        ("The phones are made by Hon Hai in Merrow.", "Hon Hai"),
    ],
)
def test_what_looks_like_a_title_or_an_honour_stays_in_a_name(text: str, name: str) -> None:
    mentions = found(text)
    assert {mention.name for mention in mentions} >= {name}
    assert not {"Barr", "Diego", "Ameritrade", "Hai"} & {mention.name for mention in mentions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Harbour Workers Party, HWP, and the Labour Front, LF, lost. The HWP and the LF did not comment.",
            [*["Harbour Workers Party"] * 2, *["Labour Front"] * 2, "Harbour Workers Party", "Labour Front"],
        ),
        (
            "Cllr Derek Pugh (Con, Northgate) and Ann Lee (Lib Dem) left.",
            ["Derek Pugh", "Conservative Party", "Northgate", "Ann Lee", "Liberal Democrats"],
        ),
        (
            "The Harbour Alliance met. Anna Berg, a HA councillor, left.",
            ["Harbour Alliance", "Anna Berg", "Harbour Alliance"],
        ),
        ("She founded the Bread and Dignity party in 2012.", ["Bread and Dignity"]),
        ("The Director of Media of the Green Party was there.", ["Green Party"]),
        ("Labour MP Anna Berg was there.", ["Labour Party", "Anna Berg"]),
        ("Interim Labour leader Anna Berg was there.", ["Labour Party", "Anna Berg"]),
        ("Green Party of Ontario Leader Anna Berg was there.", ["Green Party of Ontario", "Anna Berg"]),
    ],
)
def test_parties_by_their_initials_and_ideas_and_without_the_offices_beside_them(text: str, names: list[str]) -> None:
    assert [mention.name for mention in found(text)] == names


def test_who_wrote_a_report_is_not_of_whom_it_tells() -> None:
    names = [mention.name for mention in found("VIENNA, 4 May 2031 (Halden News) - Anna Berg left.")]
    assert names == ["Vienna", "Anna Berg"]


def test_a_name_behind_a_dateline_is_no_part_of_its_date() -> None:
    assert [mention.name for mention in found("BERLIN, 21 February 2025 - Ann Cole left.")] == ["Berlin", "Ann Cole"]


def test_the_short_name_behind_or_is_explained() -> None:
    text = "She led the National Institute of Agricultural Technology, or INTA. He works for INTA."
    assert {name for kind, words, name in named(text) if words == "INTA"} == {
        "National Institute of Agricultural Technology"
    }


def test_a_daughter_of_somebody_with_a_title_is_somebody_else() -> None:
    names = named("Joan Hale left. Hale is a daughter of Judge Hale. Hale said so.")
    assert ("Person", "Hale", "Hale") in names
    assert ("Person", "Hale", "Joan Hale") in names


def test_a_given_name_behind_a_title_is_the_persons_where_no_surname_is_in_use() -> None:
    assert ("Person", "Ambriza", "Ambriza Soleved") in named("Ambriza Soleved left. Ms Ambriza said so.")


def test_what_legislators_sit_for_stands_in_brackets_behind_each() -> None:
    text = "The MPs are Steven Kariuk (Mathore), Samuel Aram (Nakur West), John Walukh (Sirisa) and Joan Hale (Kitoli)."
    assert {words for kind, words, _ in named(text) if kind == "Place"} == {"Mathore", "Nakur West", "Sirisa", "Kitoli"}


def test_who_leads_a_party_is_no_part_of_its_name() -> None:
    assert ("Party", "People’s Alliance", "People’s Alliance") in named("People’s Alliance Leader Joan Hale left.")
