"""The results as Markdown."""

from rows import Results


def number(value):
    if value is None:
        return "–"
    return "{:,.0f}".format(value) if value >= 1000 else "%.3g" % value


def ratio(value):
    return "–" if value is None else "%.2f" % value


def verdict(checks):
    if any(c.met is False for c in checks):
        return "**missed**"
    return "met" if checks and all(c.met for c in checks) else "not judged"


def goal(check):
    mark = {True: "✓", False: "✗", None: "?"}[check.met]
    return "%s %s%s" % (mark, check.text, "" if check.value is None else " (%s)" % ratio(check.value))


def void(outcomes):
    """Rows in which the floor is less than 0.9 of plain sockets."""
    found = []
    for row, results in outcomes:
        if isinstance(results, Results) and row.raw:
            floor, raw = results.median("floor", row.key), results.median("raw", row.key)
            if floor and raw:
                found.append((row.id, floor / raw))
    return found


def headline(outcomes):
    held = void(outcomes)
    if not held:
        return ["The floor was not held against plain sockets in this run: ratios to it prove nothing."]
    text = ", ".join("%s %.2f" % pair for pair in held)
    if min(value for _, value in held) < 0.9:
        return ["**VOID: the floor is below 0.9 of plain sockets (%s); ratios to it prove nothing.**" % text]
    return ["The floor against plain sockets: %s." % text]


def main_table(outcomes):
    lines = ["| row | unit | ours | floor | best peer | ÷ floor | ÷ peer | goals | |", "|---|---|---|---|---|---|---|---|---|"]
    for row, results in outcomes:
        if not isinstance(results, Results):
            lines.append("| %s: %s | | | | | | | skipped: %s | |" % (row.id, row.title, results))
            continue
        ours, floor = results.median("twinport", row.key), results.median("floor", row.key)
        name, peer = row.best_peer(results)
        checks = row.checks(results)
        lines.append("| %s: %s | %s | %s | %s | %s | %s | %s | %s | %s |" % (
            row.id, row.title, row.unit, number(ours), number(floor), "%s %s" % (name, number(peer)) if name else "–",
            ratio(row.ratio(ours, floor)), ratio(row.ratio(ours, peer)), "; ".join(map(goal, checks)), verdict(checks)))
    return lines


def names_of(outcomes):
    names = []
    for _, results in outcomes:
        if isinstance(results, Results):
            names += [name for name in results.by_server if name not in names]
    return names


def all_servers(outcomes, key=None, digits=number):
    """Medians, with the least and the most in brackets."""
    names = names_of(outcomes)
    lines = ["| row | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for row, results in outcomes:
        if not isinstance(results, Results):
            continue
        cells, found = [], False
        for name in names:
            what = key or row.key
            value, spread = results.median(name, what), results.spread(name, what)
            cell, found = digits(value), found or value is not None
            if spread and spread[0] != spread[1]:
                cell += " (%s…%s)" % (digits(spread[0]), digits(spread[1]))
            cells.append(cell if value is not None or not results.errors(name) else "failed")
        if found:
            lines.append("| %s, %s | %s |" % (row.id, "CPU s/GB" if key else row.unit, " | ".join(cells)))
    return lines


def failures(outcomes):
    lines = []
    for row, results in outcomes:
        if isinstance(results, Results):
            for name in results.by_server:
                for text in sorted(set(results.errors(name))):
                    lines.append("- %s, %s: %s" % (row.id, name, " ".join(text.split())[:300]))
    return lines


def first_bytes(outcomes):
    rows = [(row, results) for row, results in outcomes if row.scenario == "list"]
    return all_servers(rows, "first_ms") if rows else []


def extrapolated(outcomes):
    for row, results in reversed(outcomes):
        if row.scenario == "idle" and isinstance(results, Results):
            value = results.median("twinport", row.key)
            if value:
                return ["50,000 idle sessions, extrapolated from %s and not measured: %.0f MiB." % (
                    row.id, value * 50000 / 1024)]
    return []


def page(facts, outcomes):
    lines = ["# Measured on " + facts["date"], ""] + ["- %s: %s" % item for item in facts.items()] + [""]
    lines += headline(outcomes) + [""] + main_table(outcomes) + [""] + extrapolated(outcomes)
    lines += ["", "## All servers: medians (least…most)", ""] + all_servers(outcomes)
    lines += ["", "## Processor seconds of the server per GB", ""] + all_servers(outcomes, "cpu_s_per_gb")
    if first_bytes(outcomes):
        lines += ["", "## First byte of a listing, ms", ""] + [l.replace("CPU s/GB", "ms") for l in first_bytes(outcomes)]
    if failures(outcomes):
        lines += ["", "## Left out", ""] + failures(outcomes)
    return "\n".join(lines) + "\n"
