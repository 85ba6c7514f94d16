"""Thirty questions, as a notebook: marimo edit docs/cookbook.py -- --out data

Generated from docs/cookbook.md by `python -m tests.recipes`; needs `pip install -e '.[notebook]'`.
"""

import marimo

app = marimo.App(width="medium", app_title="Questions to a warehouse of news facts")


@app.cell
def _():
    import marimo as mo
    import polars as pl

    import newsfacts

    news = newsfacts.open(mo.cli_args().get("out") or "data")
    return mo, news, pl


@app.cell
def _(mo):
    mo.md("# Questions to a warehouse of news facts")
    return


@app.cell
def _(news):
    #: The tables, read from Parquet when a cell asks for one.
    class Tables(dict):
        def __missing__(self, name):
            self[name] = news.table(name).collect()
            return self[name]

    t = Tables()
    return (t,)


@app.cell
def _(mo):
    mo.md("## 1. Who agreed with whom, and on what?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT parties, status, topics
        FROM agreements
        WHERE len(parties) > 1 AND len(topics) > 0
        ORDER BY agreement_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["agreements"].filter(pl.col("parties").list.len() > 1, pl.col("topics").list.len() > 0).sort(
        "agreement_id"
    ).select("parties", "status", "topics").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 2. What did China and Russia do together?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT event_type, count(*) AS events
        FROM events_between('Beijing', 'Moscow')
        GROUP BY ALL
        ORDER BY ALL
        """
    )
    return


@app.cell
def _(pl, t):
    (
        p := t["event_participants"].filter(pl.col("role").is_in(["actor", "recipient"])),
        t["events"]
        .filter(
            pl.col("event_id").is_in(p.filter(entity_id="country:CHN")["event_id"].implode()),
            pl.col("event_id").is_in(p.filter(entity_id="country:RUS")["event_id"].implode()),
        )
        .group_by("event_type")
        .agg(events=pl.len())
        .with_columns(pl.col("event_type").cast(pl.String))
        .sort("event_type"),
    )[1]
    return


@app.cell
def _(mo):
    mo.md("## 3. What did Song Zhongping say, in his own words?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT cue, text
        FROM quotes_by('Song Zhongping')
        WHERE kind = 'direct'
        ORDER BY text
        """
    )
    return


@app.cell
def _(t):
    t["quotes"].filter(speaker_id="person:song-zhongping", kind="direct").select("cue", "text").sort(
        "text"
    )
    return


@app.cell
def _(mo):
    mo.md("## 4. Who is quoted most?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT said_by, count(*) AS quotes
        FROM who_said_what
        WHERE said_by IS NOT NULL
        GROUP BY ALL
        ORDER BY quotes DESC, said_by
        LIMIT 5
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 5. What is said about Nigeria, and by whom?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT said_by, text
        FROM quotes_about('Nigeria')
        ORDER BY quote_id
        LIMIT 3
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 6. Which agreements does Russia take part in?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT parties, status, said_by
        FROM agreements_of('Moscow')
        WHERE said_by IS NOT NULL
        ORDER BY agreement_id
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 7. What is planned, and for when?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT event_type, earliest, latest, text
        FROM events
        WHERE factuality = 'planned' AND earliest IS NOT NULL
        ORDER BY earliest, event_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["events"].filter(pl.col("earliest").is_not_null(), factuality="planned").sort(
        "earliest", "event_id"
    ).select("event_type", "earliest", "latest", "text").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 8. What did not happen?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT event_type, text
        FROM events
        WHERE factuality = 'negated'
        ORDER BY event_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(t):
    t["events"].filter(factuality="negated").sort("event_id").select("event_type", "text").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 9. Which events does the article report itself, and which does it quote?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT quote_id IS NULL AS by_the_article, count(*) AS events
        FROM events
        GROUP BY ALL
        ORDER BY ALL
        """
    )
    return


@app.cell
def _(pl, t):
    t["events"].group_by(by_the_article=pl.col("quote_id").is_null()).agg(events=pl.len()).sort(
        "by_the_article"
    )
    return


@app.cell
def _(mo):
    mo.md("## 10. What happened on which day?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT day, sum(events)::INTEGER AS events
        FROM events_per_day
        WHERE dated_by = 'text'
        GROUP BY day
        ORDER BY events DESC, day
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["events"].filter(pl.col("earliest") == pl.col("latest")).group_by(day="earliest").agg(
        events=pl.len()
    ).sort("events", "day", descending=[True, False]).head(5)
    return


@app.cell
def _(mo):
    mo.md("## 11. Which pairs of actors appear together in most events?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT one, other, events, mostly
        FROM cooperation
        LIMIT 5
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 12. Which pairs act against each other?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT one, other, conflicting
        FROM cooperation
        WHERE conflicting > 0
        ORDER BY conflicting DESC, one, other
        LIMIT 5
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 13. Who are the actors of most events?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT e.name, count(DISTINCT event_id) AS events
        FROM event_participants
        JOIN entities e USING (entity_id)
        WHERE role = 'actor'
        GROUP BY ALL
        ORDER BY events DESC, name
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["event_participants"].filter(role="actor").join(t["entities"], on="entity_id").group_by(
        "name"
    ).agg(events=pl.col("event_id").n_unique()).sort("events", "name", descending=[True, False]).head(5)
    return


@app.cell
def _(mo):
    mo.md("## 14. What is known of China?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT name, aliases, articles, event_types, partners
        FROM actor_profile('China')
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 15. Which names mean the same?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT name, aliases
        FROM entities
        WHERE len(aliases) > 2
        ORDER BY mention_count DESC, name
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["entities"].filter(pl.col("aliases").list.len() > 2).sort(
        "mention_count", "name", descending=[True, False]
    ).select("name", "aliases").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 16. Who holds which office?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT p.name, title, o.name AS of
        FROM roles
        JOIN entities p ON p.entity_id = person_id
        JOIN entities o ON o.entity_id = organization_id
        WHERE status = 'current'
        ORDER BY p.name, title, o.name
        LIMIT 5
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 17. Who held an office before?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT p.name, title
        FROM roles
        JOIN entities p ON p.entity_id = person_id
        WHERE status = 'former'
        ORDER BY ALL
        LIMIT 5
        """
    )
    return


@app.cell
def _(t):
    t["roles"].filter(status="former").join(
        t["entities"], left_on="person_id", right_on="entity_id"
    ).select("name", "title").sort("name", "title").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 18. Which amounts of money are mentioned?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT value, unit, measured, text
        FROM quantities
        WHERE unit_kind = 'currency'
        ORDER BY value DESC, quantity_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(t):
    t["quantities"].filter(unit_kind="currency").sort(
        "value", "quantity_id", descending=[True, False]
    ).select("value", "unit", "measured", "text").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 19. How many people, cases or things, and whose?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT value, comparator, measured, e.name AS whose
        FROM quantities
        JOIN entities e ON e.entity_id = holder_id
        WHERE unit = 'count' AND measured IS NOT NULL
        ORDER BY value DESC, quantity_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 20. Which percentages, and of what?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT value, measured, text
        FROM quantities
        WHERE unit = 'percent'
        ORDER BY value DESC, quantity_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(t):
    t["quantities"].filter(unit="percent").sort(
        "value", "quantity_id", descending=[True, False]
    ).select("value", "measured", "text").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 21. What does 'Wednesday' mean in each article?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT timex_value, earliest, latest, count(*) AS times
        FROM times
        WHERE text = 'Wednesday'
        GROUP BY ALL
        ORDER BY ALL
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["times"].filter(text="Wednesday").group_by("timex_value", "earliest", "latest").agg(
        times=pl.len()
    ).sort("timex_value", "earliest", "latest").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 22. Which dates lie after publication?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT t.text, t.earliest, a.published_latest
        FROM times t
        JOIN articles a USING (article_id)
        WHERE t.earliest > a.published_latest
        ORDER BY t.time_id
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["times"].join(t["articles"].select("article_id", "published_latest"), on="article_id").filter(
        pl.col("earliest") > pl.col("published_latest")
    ).sort("time_id").select("text", "earliest", "published_latest").head(5)
    return


@app.cell
def _(mo):
    mo.md("## 23. Which events took place in Libya?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT event_type, said_by, place
        FROM who_did_what
        WHERE place = 'Libya'
        ORDER BY event_id
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 24. Which articles are about space and trade?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT headline, round(score, 2) AS score
        FROM search_articles('space trade')
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 25. Which sentences report an agreement most clearly?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT event_type, sentence
        FROM who_did_what
        WHERE event_type = 'AGREE'
        ORDER BY confidence DESC, event_id
        LIMIT 2
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 26. Which claims are made about others?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT said_by, actors, event_type, recipients
        FROM claims
        WHERE NOT list_contains(actors, said_by) AND len(recipients) > 0
        ORDER BY said_by, event_ids
        LIMIT 5
        """
    )
    return


@app.cell
def _(mo):
    mo.md("## 27. How do publishers differ in how much they quote?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT publisher, count(DISTINCT article_id) AS articles, count(quote_id) AS quotes
        FROM articles
        LEFT JOIN quotes USING (article_id)
        GROUP BY ALL
        ORDER BY ALL
        """
    )
    return


@app.cell
def _(pl, t):
    t["articles"].select("article_id", "publisher").join(
        t["quotes"].select("article_id", "quote_id"), on="article_id", how="left"
    ).group_by("publisher").agg(
        articles=pl.col("article_id").n_unique(), quotes=pl.col("quote_id").count()
    ).sort("publisher")
    return


@app.cell
def _(mo):
    mo.md("## 28. Which rule found most events, and how sure is it?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT rule, count(*) AS events, max(confidence) AS confidence
        FROM events
        GROUP BY rule
        ORDER BY events DESC, rule
        LIMIT 5
        """
    )
    return


@app.cell
def _(pl, t):
    t["events"].group_by("rule").agg(events=pl.len(), confidence=pl.col("confidence").max()).sort(
        "events", "rule", descending=[True, False]
    ).head(5)
    return


@app.cell
def _(mo):
    mo.md("## 29. Does every agreement point at its words?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT count(*) AS wrong
        FROM agreements f
        JOIN articles a USING (article_id)
        WHERE substr(a.text, f.start_char + 1, f.end_char - f.start_char) <> f.text
        """
    )
    return


@app.cell
def _(pl, t):
    pl.DataFrame(
        {
            "wrong": [
                t["agreements"]
                .join(t["articles"].select("article_id", whole="text"), on="article_id")
                .filter(
                    pl.col("whole").str.slice(
                        pl.col("start_char"), pl.col("end_char") - pl.col("start_char")
                    )
                    != pl.col("text")
                )
                .height
            ]
        }
    )
    return


@app.cell
def _(mo):
    mo.md("## 30. How do things belong together?")
    return


@app.cell
def _(news):
    news.sql(
        """
        SELECT s.name AS subject, predicate, coalesce(o.name, object_text) AS object
        FROM relations
        JOIN entities s ON s.entity_id = subject_id
        LEFT JOIN entities o ON o.entity_id = object_id
        WHERE predicate = 'operated_by'
        ORDER BY ALL
        LIMIT 5
        """
    )
    return


if __name__ == "__main__":
    app.run()
