//! Epoch 303 of the reference's simulator from the state of epoch 302 (reference 22.3).

use crate::support::{all, n, near, row, row_near};
use allora_protocol::reward::{
    RewardParams, entropy, forecasting_utility, reputer_fractions, smoothed, task_shares, worker_fractions,
};
use allora_protocol::{ById, Number, WorkerId};

const INFERERS: &str =
    "0.1325520652401817 -0.0031247604464472722 0.09856982131387504 -0.2777782450291997 0.7505146814226085";
const FORECASTERS: &str = "0.6489449752674585 0.469124013273663 0.32752689560855247";
/// Of epoch 302.
const OLDER_INFERERS: &str =
    "1.2795484172258975 -0.6552354653413817 1.4301119709419923 0.21563834868825005 -0.8778575686971823";
/// Of epochs 302 and 301, and the first of 300, with which the ten samples are full.
const OLDER_FORECASTERS: &str =
    "-1.3431276219315924 0.4242328223388423 -0.33053742208916304 0.18069308958617147
     0.3675701550296975 0.15650392854990414 -0.4748347955901083";

const U: &str =
    "0.10621351520578254 0.06455329374483738 0.09390070404331761 0.022777110088919555 0.7125553769171429";
const V: &str = "0.5258369491685458 0.29880563242443153 0.17535741840702265";
const W: &str =
    "0.20741044703166328 0.29442542712588526 0.12238598567902757 0.11973489486030378 0.25604324530312017";

/// The simulator scales by ten samples.
fn params() -> RewardParams {
    RewardParams { max_samples: 10, ..RewardParams::default() }
}

fn reputers() -> ById<WorkerId, (Number, Number)> {
    let stakes =
        all("402024.1154226545 470354.7307452768 310908.1707842766 285547.2082312825 372018.5113145763");
    let scores =
        all("25.352610946845157 30.76054081670973 19.343885985464304 20.605681758495002 33.821506012066266");
    (0..).map(WorkerId).zip(stakes.into_iter().zip(scores)).collect()
}

#[test]
fn fractions_are_as_published() {
    let params = params();
    let inferers = worker_fractions(&row(INFERERS), all(OLDER_INFERERS), &params.inferer, &params);
    row_near(&inferers.unwrap(), U);
    let forecasters =
        worker_fractions(&row(FORECASTERS), all(OLDER_FORECASTERS), &params.forecaster, &params);
    row_near(&forecasters.unwrap(), V);
    row_near(&reputer_fractions(&reputers(), params.reputer_p).unwrap(), W);
}

#[test]
fn entropies_of_the_smoothed_fractions_are_as_published() {
    let params = params();
    for (fractions, previous, expected) in [
        (
            U,
            "0.17140046037986129 0.23567145135418274 0.3298976721605954 0.11754107226136679 0.14548934384399398",
            "1.5167151429145154",
        ),
        (V, "0.29002940821825957 0.3742046279570922 0.3357659638246486", "1.0947407370757873"),
        (
            W,
            "0.21325998348672828 0.3140421379404941 0.12603532459497174 0.13035246043837023 0.21631009353943592",
            "1.5082766623788164",
        ),
    ] {
        let smoothed = smoothed(&row(fractions), &row(previous), params.task_alpha).unwrap();
        near(entropy(&smoothed, params.beta_entropy).unwrap(), n(expected));
    }
}

#[test]
fn shares_and_rewards_are_as_published() {
    let utility = forecasting_utility(
        n("1.8443832526501975"),
        n("0.7505146814226085"),
        n("4.4763602009257415"),
        params().task_alpha,
    )
    .unwrap();
    near(utility.ratio, n("4.274473304508423"));
    assert_eq!(utility.chi, Number::HALF);
    let shares =
        task_shares(n("1.5167151429145154"), n("1.0947407370757873"), n("1.5082766623788164"), utility.chi)
            .unwrap();
    near(shares.inferers, n("0.36815864314393176"));
    near(shares.forecasters, n("0.2657310215692398"));
    near(shares.reputers, n("0.36611033528682846"));
    let rewards = |fractions: &str, share: Number| {
        let reward = n("7632.186675272335").mul(share).unwrap();
        row(fractions).map(|_, fraction| fraction.mul(reward).unwrap())
    };
    row_near(
        &rewards(U, shares.inferers),
        "298.44462887577504 181.3854268645655 263.8474088263318 64.00038784311117 2002.1776381796753",
    );
    row_near(&rewards(V, shares.forecasters), "1066.4545240064094 606.0103212630856 355.64391675776255");
    row_near(
        &rewards(W, shares.reputers),
        "579.5509217888991 822.6901302751065 341.97366540314835 334.56592799297385 715.4417771954915",
    );
}
