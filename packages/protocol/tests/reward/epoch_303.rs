//! Epoch 303 of the reference's simulator from the state of epoch 302 (reference 22.3).

use crate::support::{all, n, near, row, row_near};
use allora_protocol::reward::{
    ByRole, Distribution, Memory, Performance, RewardParams, amount, distribute, parts,
};
use allora_protocol::{ById, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

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

fn reputers(text: &str) -> ById<ReputerId, Number> {
    (0..).map(ReputerId).zip(all(text)).collect()
}

fn as_workers(reputers: &ById<ReputerId, Number>) -> ById<WorkerId, Number> {
    reputers.iter().map(|(id, value)| (WorkerId(id.0), *value)).collect()
}

fn epoch_303() -> Performance {
    Performance {
        scores: ByRole {
            inferers: row(INFERERS),
            forecasters: row(FORECASTERS),
            reputers: reputers(
                "25.352610946845157 30.76054081670973 19.343885985464304 20.605681758495002 33.821506012066266",
            ),
        },
        stakes: reputers(
            "402024.1154226545 470354.7307452768 310908.1707842766 285547.2082312825 372018.5113145763",
        ),
        task_score: n("1.8443832526501975"),
    }
}

fn smoothed_302() -> ByRole {
    ByRole {
        inferers: row(
            "0.17140046037986129 0.23567145135418274 0.3298976721605954 0.11754107226136679 0.14548934384399398",
        ),
        forecasters: row("0.29002940821825957 0.3742046279570922 0.3357659638246486"),
        reputers: reputers(
            "0.21325998348672828 0.3140421379404941 0.12603532459497174 0.13035246043837023 0.21631009353943592",
        ),
    }
}

fn distributed(epoch: &Performance) -> Option<Distribution> {
    let memory = Memory {
        inferer_scores: &all(OLDER_INFERERS),
        forecaster_scores: &all(OLDER_FORECASTERS),
        smoothed: &smoothed_302(),
        ratio: n("4.4763602009257415"),
    };
    distribute(epoch, &memory, &params()).unwrap()
}

#[test]
fn the_whole_split_is_as_published() {
    let split = distributed(&epoch_303()).unwrap();
    row_near(&split.fractions.inferers, U);
    row_near(&split.fractions.forecasters, V);
    row_near(&as_workers(&split.fractions.reputers), W);
    for (got, expected) in
        split.entropies.into_iter().zip(all("1.5167151429145154 1.0947407370757873 1.5082766623788164"))
    {
        near(got, expected);
    }
    near(split.utility.ratio, n("4.274473304508423"));
    assert_eq!(split.utility.chi, Number::HALF);
    near(split.shares.inferers, n("0.36815864314393176"));
    near(split.shares.forecasters, n("0.2657310215692398"));
    near(split.shares.reputers, n("0.36611033528682846"));
    let rewards = |fractions: &ById<WorkerId, Number>, share: Number| {
        let reward = n("7632.186675272335").mul(share).unwrap();
        fractions.map(|_, fraction| fraction.mul(reward).unwrap())
    };
    row_near(
        &rewards(&split.fractions.inferers, split.shares.inferers),
        "298.44462887577504 181.3854268645655 263.8474088263318 64.00038784311117 2002.1776381796753",
    );
    row_near(
        &rewards(&split.fractions.forecasters, split.shares.forecasters),
        "1066.4545240064094 606.0103212630856 355.64391675776255",
    );
    row_near(
        &rewards(&as_workers(&split.fractions.reputers), split.shares.reputers),
        "579.5509217888991 822.6901302751065 341.97366540314835 334.56592799297385 715.4417771954915",
    );
}

#[test]
fn in_base_units_the_best_inferer_gets_2002_tokens_and_the_dust_stays() {
    let split = distributed(&epoch_303()).unwrap();
    let reward = Uint128::new(7_632_186_675);
    let [u, _, _] = split.shares.parts().unwrap();
    let amounts =
        parts(&split.fractions.inferers).unwrap().map(|_, part| amount(reward, u, *part).unwrap().u128());
    assert_eq!(
        amounts.values().copied().collect::<Vec<_>>(),
        [298_444_628, 181_385_426, 263_847_408, 64_000_387, 2_002_177_638]
    );
}

#[test]
fn before_the_first_network_loss_nobody_is_paid_and_nothing_is_remembered() {
    let mut epoch = epoch_303();
    epoch.scores.inferers = ById::new();
    assert_eq!(distributed(&epoch), None);
}

#[test]
fn a_topic_without_forecasters_pays_the_two_other_tasks() {
    let mut epoch = epoch_303();
    epoch.scores.forecasters = ById::new();
    let split = distributed(&epoch).unwrap();
    assert_eq!((split.entropies[1], split.shares.forecasters), (Number::ZERO, Number::ZERO));
    near(split.shares.inferers.add(split.shares.reputers).unwrap(), Number::ONE);
}

#[test]
fn a_reputer_whose_stake_is_gone_does_not_block_the_split() {
    let mut epoch = epoch_303();
    epoch.stakes.remove(ReputerId(2));
    let split = distributed(&epoch).unwrap();
    assert_eq!(split.fractions.reputers.get(ReputerId(2)), Some(&Number::ZERO));
    assert!(split.entropies[2].is_positive());
}
