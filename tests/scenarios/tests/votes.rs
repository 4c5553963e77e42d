//! Votes: stakers govern the suite through a multisig that knows nothing of it but that it is a group (cw3-flex-multisig).

use allora_interfaces::registry::{self, Pause};
use allora_interfaces::staking;
use allora_protocol::topic::SuiteParamsUpdate;
use allora_testing::{Attempt, Code, Network, Serialize, Suite, TOKEN};
use cosmwasm_std::{Addr, CosmosMsg, Decimal, Uint128, WasmMsg, to_json_binary};
use cw_multi_test::{ContractWrapper, Executor};
use cw_ownable::{Action, Ownership};
use cw_utils::{Duration, Threshold};
use cw3::{ProposalListResponse, Status, Vote, VoteListResponse, VoterResponse};
use cw3_flex_multisig::msg::{ExecuteMsg, InstantiateMsg, QueryMsg};
use cw4::Cw4Contract;

/// 50 votes of rita's, 30 of sam's and 20 of una's, with the 1,000 base units that are burned.
const STAKES: [(&str, u128); 3] =
    [("rita", 50 * TOKEN + 1_000), ("sam", 30 * TOKEN + 1_000), ("una", 20 * TOKEN + 1_000)];

/// A multisig whose members are the stakers: more than half of the votes cast decide, if 30 % are cast.
pub(crate) struct Multisig(Addr);

impl Multisig {
    fn over(net: &mut Network) -> Self {
        use cw3_flex_multisig::contract::{execute, instantiate, query};
        let code_id = net.app.store_code(Box::new(ContractWrapper::new(execute, instantiate, query)));
        let message = InstantiateMsg {
            group_addr: net.suite.staking.to_string(),
            threshold: Threshold::ThresholdQuorum {
                threshold: Decimal::percent(51),
                quorum: Decimal::percent(30),
            },
            max_voting_period: Duration::Time(3 * 86_400),
            executor: None,
            proposal_deposit: None,
        };
        let deployer = net.addr("deployer");
        let made = net.app.instantiate_contract(code_id, deployer, &message, &[], "stakers", None);
        Self(made.unwrap())
    }

    fn send(&self, net: &mut Network, who: &str, message: &ExecuteMsg) -> Attempt {
        net.send(who, &self.0, message, &[])
    }

    fn propose(&self, net: &mut Network, who: &str, msgs: Vec<CosmosMsg>) -> Attempt {
        let (title, description) = ("title".into(), "description".into());
        self.send(net, who, &ExecuteMsg::Propose { title, description, msgs, latest: None })
    }

    /// The newest proposal.
    fn newest(&self, net: &Network) -> cw3::ProposalResponse {
        let question = QueryMsg::ReverseProposals { start_before: None, limit: Some(1) };
        let answer: ProposalListResponse = net.app.wrap().query_wasm_smart(&self.0, &question).unwrap();
        answer.proposals.into_iter().next().unwrap()
    }

    /// A vote about the newest proposal.
    fn vote(&self, net: &mut Network, who: &str, vote: Vote) -> Attempt {
        let proposal_id = self.newest(net).id;
        self.send(net, who, &ExecuteMsg::Vote { proposal_id, vote })
    }

    /// Carries the newest proposal out; anybody may.
    fn execute(&self, net: &mut Network) -> Attempt {
        let proposal_id = self.newest(net).id;
        self.send(net, "anybody", &ExecuteMsg::Execute { proposal_id })
    }

    /// rita proposes, sam agrees: that is enough.
    pub(crate) fn decide(&self, net: &mut Network, msgs: Vec<CosmosMsg>) -> Attempt {
        self.propose(net, "rita", msgs);
        self.vote(net, "sam", Vote::Yes);
        self.execute(net)
    }

    /// The weight of a vote about the newest proposal.
    fn weight_of_vote(&self, net: &Network, who: &str) -> Option<u64> {
        let (proposal_id, voter) = (self.newest(net).id, net.addr(who).to_string());
        let question = QueryMsg::ListVotes { proposal_id, start_after: None, limit: None };
        let answer: VoteListResponse = net.app.wrap().query_wasm_smart(&self.0, &question).unwrap();
        answer.votes.into_iter().find(|vote| voter == vote.voter).map(|vote| vote.weight)
    }
}

pub(crate) fn call<M: Serialize>(to: &Addr, message: &M) -> CosmosMsg {
    WasmMsg::Execute { contract_addr: to.into(), msg: to_json_binary(message).unwrap(), funds: vec![] }.into()
}

pub(crate) fn to_registry(net: &Network, message: &registry::ExecuteMsg) -> CosmosMsg {
    call(&net.suite.registry, message)
}

/// The stakers' weights, as the multisig sees them now.
fn group(net: &Network) -> Cw4Contract {
    Cw4Contract(net.suite.staking.clone())
}

fn weight(net: &Network, who: &str) -> Option<u64> {
    group(net).is_member(&net.app.wrap(), &net.addr(who), None).unwrap()
}

fn owner(net: &Network) -> Option<String> {
    net.ask_registry::<Ownership<String>>(&registry::QueryMsg::Ownership {}).unwrap().owner
}

/// The suite in its stakers' hands: the deployer hands it over, the multisig's first decision is to take it.
pub(crate) fn governed() -> (Network, Multisig) {
    let mut net = Network::with_topic().reputers(STAKES).start();
    let stakers = Multisig::over(&mut net);
    net.wait(5);
    let new_owner = stakers.0.to_string();
    let offer = Action::TransferOwnership { new_owner: new_owner.clone(), expiry: None };
    net.act_registry("owner", &registry::ExecuteMsg::UpdateOwnership(offer));
    let accept = registry::ExecuteMsg::UpdateOwnership(Action::AcceptOwnership);
    let accept = to_registry(&net, &accept);
    stakers.decide(&mut net, vec![accept]);
    assert_eq!(owner(&net), Some(new_owner));
    // The right to replace code is another.
    let Suite { registry, staking, synthesis, rewards, .. } = net.suite.clone();
    for contract_addr in [registry, staking, synthesis, rewards].map(String::from) {
        let message = WasmMsg::UpdateAdmin { contract_addr, admin: stakers.0.to_string() };
        let admin = net.addr("owner");
        net.app.execute(admin, message.into()).unwrap();
    }
    (net, stakers)
}
#[test]
fn stakers_take_the_suite_over_and_change_a_parameter() {
    let (mut net, stakers) = governed();
    net.pause("owner").fails_with("unauthorized");
    let params = SuiteParamsUpdate { unbonding_time: Some(30 * 86_400), ..SuiteParamsUpdate::default() };
    let change = to_registry(&net, &registry::ExecuteMsg::UpdateParams { params: Box::new(params) });
    stakers.decide(&mut net, vec![change.clone()]);
    assert_eq!(net.registry().params(&net.app.wrap()).unwrap().unbonding_time, 30 * 86_400);

    // Una alone is not enough, and whoever is no staker has nothing to say.
    stakers.propose(&mut net, "mallory", vec![change.clone()]).fails_saying("Unauthorized");
    stakers.propose(&mut net, "una", vec![change]);
    stakers.vote(&mut net, "mallory", Vote::Yes).fails_saying("Unauthorized");
    stakers.execute(&mut net).refused();
    stakers.vote(&mut net, "rita", Vote::No);
    stakers.vote(&mut net, "sam", Vote::No);
    assert_eq!(stakers.newest(&net).status, Status::Rejected);
}

#[test]
fn stakers_vouch_for_a_topic() {
    let (mut net, stakers) = governed();
    let topic_id = net.topic;
    let topic = |net: &Network| net.registry().topic(&net.app.wrap(), topic_id).unwrap();
    let seen = topic(&net);
    assert!(!seen.eligible);
    let vouch = registry::ExecuteMsg::SetEligible {
        topic_id,
        version: seen.changes,
        policies_hash: seen.policies_hash,
    };
    net.act_registry("owner", &vouch).fails_with("unauthorized");
    let vouch = to_registry(&net, &vouch);
    stakers.decide(&mut net, vec![vouch]);
    assert!(topic(&net).eligible);
}

#[test]
fn what_a_vote_stands_for_is_said_at_the_deployment() {
    let builder = Network::with_topic().reputers([("rita", 50 * TOKEN + 1_000)]);
    let net = builder.suite(|suite| suite.tokens_per_weight = Uint128::new(20 * TOKEN)).start();
    assert_eq!(weight(&net, "rita"), Some(2));
}

#[test]
fn stakers_migrate_a_contract() {
    let (mut net, stakers) = governed();
    let staking = net.suite.staking.clone();
    let new_code_id = net.app.store_code(Code::Staking.native());
    let msg = to_json_binary(&staking::MigrateMsg {}).unwrap();
    let migrate = WasmMsg::Migrate { contract_addr: staking.to_string(), new_code_id, msg };
    stakers.decide(&mut net, vec![migrate.into()]);
    assert_eq!(net.app.wrap().query_wasm_contract_info(&staking).unwrap().code_id, new_code_id);
    net.stake("rita", TOKEN);
    assert_eq!(weight(&net, "rita"), Some(51));
}

#[test]
fn stakers_pause_and_say_who_is_told_of_their_votes() {
    let (mut net, stakers) = governed();
    let pause = registry::ExecuteMsg::Pause { what: Pause::Submissions, until: None };
    let hook = staking::ExecuteMsg::AddHook { addr: stakers.0.to_string() };
    let msgs = vec![to_registry(&net, &pause), call(&net.suite.staking, &hook)];
    stakers.decide(&mut net, msgs);
    let admin = group(&net).admin(&net.app.wrap()).unwrap();
    assert_eq!(
        (admin, group(&net).hooks(&net.app.wrap()).unwrap()),
        (owner(&net), vec![stakers.0.to_string()])
    );
    // The multisig takes the call.
    let staked = net.stake("una", TOKEN).ok();
    assert_eq!(staked.find("hook_failed"), None);
    assert_eq!(staked.event("weight_changed").get("after"), "21");
}

#[test]
fn who_stakes_after_a_proposal_or_in_its_block_has_no_vote_about_it() {
    let (mut net, stakers) = governed();
    net.new_reputer("late", 1_000 * TOKEN);
    stakers.propose(&mut net, "una", vec![]);
    stakers.vote(&mut net, "late", Vote::No).fails_saying("Unauthorized");
    net.wait(5);
    stakers.vote(&mut net, "late", Vote::No).fails_saying("Unauthorized");
    stakers.propose(&mut net, "una", vec![]);
    stakers.vote(&mut net, "late", Vote::No);
    assert_eq!(stakers.weight_of_vote(&net, "late"), Some(999));
}

#[test]
fn who_unstakes_has_no_votes_at_once_but_those_of_proposals_before() {
    let (mut net, stakers) = governed();
    stakers.propose(&mut net, "una", vec![]);
    net.wait(5);
    net.unstake("rita", 40 * TOKEN);
    net.unstake("sam", None);
    assert_eq!((weight(&net, "rita"), weight(&net, "sam")), (Some(10), None));
    assert_eq!(group(&net).total_weight(&net.app.wrap()), Ok(30));
    // It is about what was at stake when it was proposed.
    stakers.vote(&mut net, "rita", Vote::Yes);
    assert_eq!(stakers.weight_of_vote(&net, "rita"), Some(50));

    stakers.propose(&mut net, "sam", vec![]).fails_saying("Unauthorized");
    net.wait(5);
    stakers.propose(&mut net, "una", vec![]);
    stakers.vote(&mut net, "sam", Vote::Yes).fails_saying("Unauthorized");
    stakers.vote(&mut net, "rita", Vote::No);
    assert_eq!(stakers.weight_of_vote(&net, "rita"), Some(10));
}

#[test]
fn a_delegator_votes_with_his_stake_and_the_reputer_without_it() {
    let (mut net, stakers) = governed();
    let (topic_id, reputer, beneficiary) = (net.topic, net.addr("rita").to_string(), None);
    let to = net.suite.staking.clone();
    let native = staking::ExecuteMsg::Delegate { topic_id, reputer: reputer.clone(), beneficiary: None };
    let hook = staking::ReceiveMsg::Delegate { topic_id, reputer: reputer.clone(), beneficiary };
    net.pay("dahlia", &to, 60 * TOKEN, &native, &hook);
    assert_eq!((weight(&net, "dahlia"), weight(&net, "rita")), (Some(60), Some(50)));
    net.wait(5);
    stakers.propose(&mut net, "dahlia", vec![]);
    stakers.vote(&mut net, "rita", Vote::No);
    assert_eq!(
        [stakers.weight_of_vote(&net, "dahlia"), stakers.weight_of_vote(&net, "rita")],
        [Some(60), Some(50)]
    );

    net.act_staking("dahlia", &staking::ExecuteMsg::Undelegate { topic_id, reputer, amount: None });
    assert_eq!(weight(&net, "dahlia"), None);
    stakers.propose(&mut net, "dahlia", vec![]).fails_saying("Unauthorized");
}

#[test]
fn the_past_can_be_asked_for() {
    let mut net = Network::with_topic().reputers(STAKES).start();
    let begin = net.app.block_info().height;
    net.wait(5).wait(5);
    net.stake("rita", 5 * TOKEN);
    net.wait(5);
    net.unstake("rita", None);
    net.wait(5);
    let at = |height| group(&net).is_member(&net.app.wrap(), &net.addr("rita"), Some(height)).unwrap();
    let told = (0..=4).map(|blocks| at(begin + blocks)).collect::<Vec<_>>();
    assert_eq!(told, [None, Some(50), Some(50), Some(55), None]);
    let voter = Multisig::over(&mut net);
    let question = QueryMsg::Voter { address: net.addr("sam").into() };
    let answer: VoterResponse = net.app.wrap().query_wasm_smart(&voter.0, &question).unwrap();
    assert_eq!(answer.weight, Some(30));
}

#[test]
fn hooks_that_fail_hold_nobody_up() {
    let mut net = Network::with_topic().reputers(STAKES).start();
    // A contract that knows no such message, and an address where there is none.
    for addr in [net.suite.synthesis.to_string(), net.addr("nobody").to_string()] {
        let add = staking::ExecuteMsg::AddHook { addr };
        net.act_staking("rita", &add).fails_with("unauthorized");
        net.act_staking("owner", &add);
    }
    let staked = net.stake("rita", TOKEN).ok();
    let failed: Vec<_> = staked.events.iter().filter(|event| event.name == "hook_failed").collect();
    let named = [net.suite.synthesis.to_string(), net.addr("nobody").to_string()];
    assert_eq!(failed.iter().map(|event| event.get("hook").to_string()).collect::<Vec<_>>(), named);
    assert_eq!((weight(&net, "rita"), net.pool("rita").own), (Some(51), Uint128::new(51 * TOKEN)));
    net.unstake("rita", None);
    net.wait_days(21);
    net.withdraw("rita");
    assert_eq!(net.balance("rita"), 51 * TOKEN);
}
