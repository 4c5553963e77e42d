"""Makes the figures of this folder out of a full folder of reference numbers: `python3 reduce.py FOLDER`.

Whole records are kept or dropped, except for parts that no check reads. Of the epochs of the regret rule it keeps
small records that together go through every branch which `kind.branches` names, their figures to 16 digits (the
tolerance is 1e-11).
"""

import decimal
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
FULL = pathlib.Path(sys.argv[1])


def load(name):
    return json.loads((FULL / name).read_text())


def save(name, content):
    (HERE / name).write_text(compact(content) + "\n")


def compact(content):
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False)


def only(record, *names):
    return {name: record[name] for name in names if name in record}


def epoch(record):
    """A published epoch: all inputs and recomputed figures, and of the printed ones those that serve as inputs."""
    kept = only(record, "dataset", "epoch", "inputs", "params", "computable_from_record")
    kept["expected"] = only(record["expected"], "reward_fractions")
    if not record["computable_from_record"]["network_losses"]:
        kept["expected"].update(only(record["expected"], "network_losses"))
    kept["recomputed"] = only(record["recomputed"], "values")
    return kept


def published():
    full = load("epochs.json")
    save("epochs.json", only(full, "source", "units") | {"records": [epoch(record) for record in full["records"][-2:]]})
    history = load("history_epochs.json")
    save("history_epochs.json", only(history, "source", "note") | {"records": [epoch(history["records"][-1])]})
    kept = {(record["dataset"], record["epoch"]) for record in full["records"][-1:]}
    values = load("epochs_dec34.json")
    records = [only(r, "dataset", "epoch", "values") for r in values["records"] if (r["dataset"], r["epoch"]) in kept]
    save("epochs_dec34.json", only(values, "source") | {"records": records})


# Only a large record goes through it; entries of `forecasting_utility` do, too.
DEAR = {"maximum_negative_task_above_zero"}


def regret_epochs():
    full = load("synthesis/regret_epochs.json")
    branches = lambda records: {branch for record in records for branch in record["kind"]["branches"]} - DEAR
    kept = full["records"]
    # The largest first: out goes whatever the rest can do without.
    for record in sorted(full["records"], key=lambda record: -len(compact(record))):
        rest = [other for other in kept if other is not record]
        kept = rest if branches(rest) == branches(kept) else kept
    short = [record | {"expected": to_16_digits(record["expected"])} for record in kept]
    save("regret_epochs.json", only(full, "params") | {"records": short})


def to_16_digits(figures):
    if isinstance(figures, dict):
        return {name: to_16_digits(figure) if name != "reward_amounts" else figure for name, figure in figures.items()}
    if isinstance(figures, list):
        return [to_16_digits(figure) for figure in figures]
    if isinstance(figures, str) and len(figures) > 18:
        return f"{decimal.Decimal(figures):.16g}"
    return figures


# Entries in words, and those of functions that the protocol has not, say nothing here.
OURS = set(
    "abs add adjusted_stake consensus_vector ema entropy entropy_single_participant exp exp10 f_unique"
    " forecast_implied_inferences forecaster_score_mix forecaster_task_score forecasting_utility gradient"
    " inferer_scores ln log10 lowest_score max median min mul neg network_inference network_losses normalise"
    " normalization_factor phi pow quantile quo regret_ema reputer_reward_fractions reputer_rewards"
    " reputer_scores_and_coefficients sigmoid sort_ids_by_weight_desc sqrt stake_weighted_loss std_dev sub sum"
    " task_rewards top_n_by_score weight_from_normalized_regret weighted_percentile worker_reward_fractions".split()
)


def entries():
    for name in ["decimal34.json", "unit_tables.json"]:
        full = load(name)
        kept = [
            only(entry, "id", "function", "inputs", "result", "expected", "expected_error", "recomputed", "tolerance", "status")
            for entry in full["entries"]
            if entry["function"] in OURS and "expected_property" not in entry
        ]
        save(name, only(full, "source") | {"entries": kept})


def sortition():
    full = load("sortition.json")
    save("sortition.json", only(full, "source") | {"epochs": full["epochs"][:6]})


def money():
    full = load("money.json")
    save("money.json", only(full, "about") | {"scenarios": full["scenarios"]})


# The first month, some with new and with living topics, the begin and the end of vesting.
MONTHS = {0, 1, 2, 3, 11, 12, 13, 19, 20, 35, 36, 37}
GROUPS = "investors_preseed investors_seed team".split()
COLUMNS = set("epoch ehat_target_i ehat_max_i ehat_i e_i validator_rewards topics_rewards all_topic_weight_sum".split())
COLUMNS |= {f"{name}_tokens_total" for name in ["network", "ecosystem"]}
COLUMNS |= {"network_tokens_circulating", "network_tokens_staked"} | {f"{group}_tokens_emission" for group in GROUPS}
OF_TOPICS = "id months_live total_stake total_fee_revenue weights rewards".split()
COLUMNS |= {f"topic_{name}_{place}" for name in OF_TOPICS for place in range(3)}


def tokenomics():
    full = load("tokenomics.json")
    months = [only(month, *sorted(COLUMNS)) for month in full["months"] if int(month["epoch"]) in MONTHS]
    save("tokenomics.json", only(full, "source", "params") | {"months": months})


published()
regret_epochs()
entries()
sortition()
money()
tokenomics()
