//! Epoch 303 of the published simulation, from the state that epoch 302 left (reference 22.3). Inferers are
//! workers 0 to 4, forecasters 5 to 7.

use crate::support::{assert_close, by_id, known, learn, n, numbers, of};
use allora_protocol::synthesis::{
    Basis, PairRow, Prediction, RegretRule, RegretState, Submissions, SynthesisRule,
};
use allora_protocol::{ById, Losses, Number, WorkerId};

const INFERERS: std::ops::Range<u32> = 0..5;
const FORECASTERS: std::ops::Range<u32> = 5..8;

fn submissions() -> Submissions {
    let inferences = by_id(
        0,
        "0.11896852945769756 0.33365452593707556 0.12805144080124747 0.27236127434415436 -0.20147020424130038",
    );
    let forecasts = [
        "-4.083890692275539 -1.574234147817659 -6.5453604176888875 -1.4370305374385317 -0.8831713457382369",
        "-3.5801251060618835 -0.9921476753188869 -6.088709579208688 -2.14968466865389 -1.3903823505637591",
        "-3.4357908590298543 -1.2123273348600865 -6.33108315920075 -1.3217899440180416 -0.6671285372505664",
    ];
    Submissions {
        inferences: inferences.map(|_, value| vec![*value]),
        forecasts: FORECASTERS.map(WorkerId).zip(forecasts.map(|losses| by_id(0, losses))).collect(),
    }
}

fn row(ids: impl Iterator<Item = u32>, regrets: &str) -> PairRow {
    PairRow::from_entries(ids.map(WorkerId).zip(numbers(regrets)).collect())
}

/// What epoch 302 left: all own regrets, and the rows of inferer 0 and of the first forecaster.
fn state_of_302() -> RegretState {
    let mut state = RegretState::default();
    state.head.network_loss = Some(n("-4.268034301375579"));
    state.head.all_inferers_are_new = false;
    let inferers = by_id(
        0,
        "-1.7535463723174516 -1.7514694730445135 -1.447053471436761 -2.4890944461927536 -1.809258371327498",
    );
    let naive = by_id(
        0,
        "-0.4612936242885687 -0.45921672501562993 -0.1548007234078779 -1.1968416981638705 -0.5170056232986147",
    );
    for id in INFERERS.map(WorkerId) {
        let record = state.inferers.get_or_insert_with(id, Default::default);
        record.regret = inferers.get(id).copied();
        record.naive = naive.get(id).copied();
    }
    let first = state.inferers.get_mut(WorkerId(0)).unwrap();
    first.one_out.inferers =
        row(1..5, "-1.4022819660469976 -1.0978659644392454 -2.139906939195238 -1.4600708643299825");
    first.one_out.forecasters = row(5..8, "-0.06436175949516895 -0.05731512878057736 -0.2602790368161352");
    let forecasters = by_id(5, "-0.24702449767285123 -0.2505690301145919 -0.18832262626657464");
    for id in FORECASTERS.map(WorkerId) {
        state.forecasters.get_or_insert_with(id, Default::default).regret = forecasters.get(id).copied();
    }
    let first = state.forecasters.get_mut(WorkerId(5)).unwrap();
    first.one_out.inferers = row(
        0..5,
        "-1.8345733901420602 -1.8324964908691215 -1.5280804892613693 -2.570121464017362 -1.8902853891521059",
    );
    first.one_out.forecasters = row(6..8, "-0.3315960479392002 -0.2693496440911829");
    first.one_in = row(
        0..5,
        "-1.5057515507599593 -1.5036746514870203 -1.1992586498792681 -2.241299624635261 -1.5614635497700053",
    );
    first.one_in_self = Some(n("0.0007703238846416592"));
    state
}

fn predict() -> Prediction {
    RegretRule::default().predict(&state_of_302(), &submissions()).unwrap()
}

fn assert_is(got: Number, published: &str, what: &str) {
    assert_close(got, n(published), "1e-14", what);
}

#[test]
fn forecasts_imply_the_published_inferences() {
    let implied = predict().inferences.forecasters;
    assert_is(of(&implied, 5)[0], "0.12801293862173663", "forecaster 0");
    assert_is(of(&implied, 6)[0], "0.12807722061712593", "forecaster 1");
    assert_is(of(&implied, 7)[0], "0.12824257152623586", "forecaster 2");
}

#[test]
fn the_networks_of_the_epoch_are_the_published_ones() {
    let prediction = predict();
    assert_eq!(prediction.basis, Basis::Weighted);
    let inferences = prediction.inferences;
    assert_is(inferences.combined[0], "0.12798500059105328", "combined");
    assert_is(inferences.naive[0], "0.12681656447898954", "naive");
    assert_is(of(&inferences.one_out_inferers, 0)[0], "0.12905211047853568", "without inferer 0");
    assert_is(of(&inferences.one_out_forecasters, 5)[0], "0.12801115058522616", "without forecaster 0");
    assert_is(of(&inferences.one_in_forecasters, 5)[0], "0.12786255582995834", "with forecaster 0 alone");
}

#[test]
fn without_inferer_0_forecasts_imply_something_else() {
    let without = predict().inferences.one_out_inferer_forecasters;
    assert_is(of(&of(&without, 5), 0)[0], "0.12954562024665237", "forecaster 0");
    assert_is(of(&of(&without, 6), 0)[0], "0.128921645634614", "forecaster 1");
    assert_is(of(&of(&without, 7), 0)[0], "0.12925364786294072", "forecaster 2");
}

#[test]
fn the_interval_has_the_published_percentiles() {
    let interval = predict().interval.unwrap();
    assert_eq!(interval.percentiles, numbers("2.28 15.87 50 84.13 97.72"));
    let published = [
        "0.12012952287648943",
        "0.12801297937603165",
        "0.12809086454298288",
        "0.15142126847275225",
        "0.2564541286703953",
    ];
    for (got, published) in interval.components[0].iter().zip(published) {
        assert_is(*got, published, "percentile");
    }
}

#[test]
fn the_weights_make_the_combined_inference() {
    let Prediction { weights, inferences, .. } = predict();
    let experts = weights.inferers.values().zip(inferences.inferers.values());
    let experts = experts.chain(weights.forecasters.values().zip(inferences.forecasters.values()));
    let parts = experts.map(|(weight, value)| weight.mul(value[0]).unwrap());
    let sum = parts.fold(Number::ZERO, |sum, part| sum.add(part).unwrap());
    assert_close(sum, inferences.combined[0], "1e-17", "Σ w x");
}

/// The published losses of epoch 303 (those of forecasters without an inferer are not among them).
fn losses_of_303() -> Losses {
    Losses {
        combined: Some(n("-3.775052681905373")),
        naive: Some(n("-1.9306694292551756")),
        inferers: known(&by_id(
            0,
            "-1.8684599201396948 -1.5263104748279517 -1.9763644691654305 -2.161140022447525 -3.820680922611702",
        )),
        forecasters: known(&by_id(5, "-3.9015619533346726 -3.5875118547810945 -3.4417845880516165")),
        one_out_inferers: known(&by_id(
            0,
            "-3.6425006166651914 -3.7781774423518204 -3.676482860591498 -4.052830926934573 -3.0245380004827647",
        )),
        one_out_forecasters: known(&by_id(5, "-3.61580923704328 -3.7639920352568383 -3.909789217307866")),
        one_in_forecasters: known(&by_id(5, "-4.048718995738731 -3.773983542404223 -3.6449866178968637")),
        one_out_inferer_forecasters: ById::new(),
    }
}

#[test]
fn regrets_take_in_the_losses_as_published() {
    let state = learn(&RegretRule::default(), &state_of_302(), &losses_of_303()).unwrap();
    let regrets = by_id(
        0,
        "-1.7688510112622744 -1.8011967464478043 -1.4822169455670793 -2.401576267519263 -1.6237697101241153
         -0.20967112076263617 -0.2442662098155606 -0.20281717302529284",
    );
    let naive = by_id(
        0,
        "-0.4213852127712599 -0.45373094795678937 -0.13475114707606461 -1.0541104690282486 -0.27630391163310053",
    );
    for (id, record) in state.inferers.iter() {
        assert_close(record.regret.unwrap(), of(&regrets, id.0), "1e-15", "regret");
        assert_close(record.naive.unwrap(), of(&naive, id.0), "1e-15", "naive regret");
    }
    for (id, record) in state.forecasters.iter() {
        assert_close(record.regret.unwrap(), of(&regrets, id.0), "1e-15", "regret");
    }
    assert_eq!(state.head.network_loss, Some(n("-3.775052681905373")));
}

#[test]
fn pairs_learn_from_the_network_without_a_worker() {
    let state = learn(&RegretRule::default(), &state_of_302(), &losses_of_303()).unwrap();
    let first = of(&state.inferers, 0).one_out;
    // 0.9 · -1.4022819660469976 + 0.1 · (-3.6425006166651914 + 1.5263104748279517)
    assert_is(
        first.inferers.get(WorkerId(1)).unwrap(),
        "-1.47367278362602181",
        "inferer 1 without inferer 0",
    );
    // nobody reported what the forecasters lose without inferer 0
    assert_eq!(first.forecasters, of(&state_of_302().inferers, 0).one_out.forecasters);
    let first = of(&state.forecasters, 5);
    // 0.9 · 0.0007703238846416592 + 0.1 · (-4.048718995738731 + 3.9015619533346726)
    assert_is(first.one_in_self.unwrap(), "-0.01402241274422834672", "the forecaster's own");
    // 0.9 · -0.3315960479392002 + 0.1 · (-3.61580923704328 + 3.5875118547810945)
    assert_is(
        first.one_out.forecasters.get(WorkerId(6)).unwrap(),
        "-0.30126618137149873",
        "forecaster 1 without 0",
    );
}
