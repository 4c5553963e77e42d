//! Regrets of the files, and the state of the rule.

use super::names::Names;
use super::record::{Inputs, Named, OneOut as NamedOneOut, Previous, Regrets};
use crate::tree::Tree;
use allora_protocol::synthesis::{
    Experience, ForecasterRecord, InfererRecord, OneOut, PairRow, RegretHead, RegretState,
};
use allora_protocol::{Number, WorkerId};
use std::collections::BTreeMap;

/// Scored epochs of a worker whom a file calls experienced: enough for every alpha.
const MANY_EPOCHS: u32 = 1_000_000;

/// The state of the rule that the inputs of an epoch describe.
pub fn state(inputs: &Inputs, names: &Names) -> RegretState {
    let Previous { network_loss, initial_regret, all_inferers_are_new, regrets, .. } = &inputs.previous;
    let head = RegretHead {
        network_loss: *network_loss,
        initial_regret: *initial_regret,
        all_inferers_are_new: *all_inferers_are_new,
    };
    let mut state = RegretState { head, ..RegretState::default() };
    let Regrets {
        inferer,
        forecaster,
        naive_inferer,
        one_out_inferer,
        one_out_forecaster,
        one_in_forecaster,
    } = regrets;
    let ids = |named: &Named<Number>| names.workers(named);
    for (id, regret) in ids(inferer) {
        state.inferers.get_or_insert_with(id, InfererRecord::default).regret = Some(regret);
    }
    for (id, regret) in ids(naive_inferer) {
        state.inferers.get_or_insert_with(id, InfererRecord::default).naive = Some(regret);
    }
    for (id, row) in names.workers(one_out_inferer) {
        state.inferers.get_or_insert_with(id, InfererRecord::default).one_out = one_out(&row, names);
    }
    for (id, regret) in ids(forecaster) {
        state.forecasters.get_or_insert_with(id, ForecasterRecord::default).regret = Some(regret);
    }
    for (id, row) in names.workers(one_out_forecaster) {
        state.forecasters.get_or_insert_with(id, ForecasterRecord::default).one_out = one_out(&row, names);
    }
    for (id, row) in names.workers(one_in_forecaster) {
        let record = state.forecasters.get_or_insert_with(id, ForecasterRecord::default);
        record.one_in = pairs(&row.inferer, names);
        record.one_in_self = row.own;
    }
    state
}

/// Who of the participants is experienced.
pub fn experience(inputs: &Inputs, names: &Names) -> Experience {
    let role = |participates: &dyn Fn(&String) -> bool| {
        let experienced = inputs.experienced.iter().filter(|name| participates(name));
        experienced.filter_map(|name| Some((names.worker(name)?, MANY_EPOCHS))).collect()
    };
    Experience {
        inferers: role(&|name| inputs.inferences.contains_key(name)),
        forecasters: role(&|name| inputs.forecasts.contains_key(name)),
    }
}

fn one_out(row: &NamedOneOut, names: &Names) -> OneOut {
    OneOut { inferers: pairs(&row.inferer, names), forecasters: pairs(&row.forecaster, names) }
}

fn pairs(named: &Named<Number>, names: &Names) -> PairRow {
    PairRow::from_entries(names.workers(named).into_iter().collect())
}

/// The regrets of a state, in the shape of the files.
pub fn regrets(state: &RegretState, names: &Names) -> Tree {
    let inferers = || state.inferers.iter().map(|(id, record)| (names.of_worker(id), record));
    let forecasters = || state.forecasters.iter().map(|(id, record)| (names.of_worker(id), record));
    let one_in = |record: &ForecasterRecord| {
        Tree::map([("inferer", row(&record.one_in, names)), ("self", record.one_in_self.into())])
    };
    Tree::map([
        ("inferer", Tree::map(inferers().map(|(name, record)| (name, record.regret)))),
        ("naive_inferer", Tree::map(inferers().map(|(name, record)| (name, record.naive)))),
        (
            "one_out_inferer",
            Tree::map(inferers().map(|(name, record)| (name, without(&record.one_out, names)))),
        ),
        ("forecaster", Tree::map(forecasters().map(|(name, record)| (name, record.regret)))),
        (
            "one_out_forecaster",
            Tree::map(forecasters().map(|(name, record)| (name, without(&record.one_out, names)))),
        ),
        ("one_in_forecaster", Tree::map(forecasters().map(|(name, record)| (name, one_in(record))))),
    ])
}

fn without(one_out: &OneOut, names: &Names) -> Tree {
    Tree::map([("inferer", row(&one_out.inferers, names)), ("forecaster", row(&one_out.forecasters, names))])
}

fn row(pairs: &PairRow, names: &Names) -> Tree {
    let named = |(id, regret): &(WorkerId, Number)| (names.of_worker(*id), Tree::Number(*regret));
    Tree::Map(pairs.entries().iter().map(named).collect::<BTreeMap<_, _>>())
}

/// What an epoch changed: everything in `after` that `before` does not have just so.
pub fn changed(before: &Tree, after: &Tree) -> Tree {
    match (before, after) {
        (Tree::Map(before), Tree::Map(after)) => {
            let change = |(name, new): (&String, &Tree)| match before.get(name) {
                Some(old) => (name.clone(), changed(old, new)),
                None => (name.clone(), new.clone()),
            };
            Tree::Map(after.iter().map(change).collect())
        }
        (before, after) if before == after => Tree::Nothing,
        (_, after) => after.clone(),
    }
}
