//! Open epochs and their seats.

use crate::Network;
use allora_interfaces::registry::TOPICS;
use allora_interfaces::synthesis::{ENTRIES, EPOCHS, HEADS, OPEN, REPORTS, TABLES};
use allora_protocol::schedule::MAX_OPEN_EPOCHS;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Order, Storage};

/// Seats of every open epoch are counted rightly and within the caps; epochs that are over left no entries; tables are
/// counted.
pub(crate) fn synthesis(net: &Network) {
    let storage = net.synthesis_storage();
    for topic in net.topics() {
        let open = OPEN.may_load(&*storage, topic.0).expect("readable open epochs").unwrap_or_default();
        assert!(open.as_slice().len() <= MAX_OPEN_EPOCHS, "topic {topic} has too many open epochs");
        let epochs = EPOCHS.range(&*storage, topic.0, None, Order::Ascending);
        let epochs: Vec<EpochId> =
            epochs.map(|record| EpochId(record.expect("a readable epoch").0)).collect();
        let listed: Vec<EpochId> = open.as_slice().iter().map(|open| open.epoch).collect();
        assert_eq!(epochs, listed, "epochs under way in topic {topic}");
        for epoch in epochs {
            seats(net, &*storage, topic, epoch);
        }
        let tables = TABLES.range(&*storage, topic.0, None, Order::Ascending).count();
        let head = HEADS.may_load(&*storage, topic.0).expect("a readable head").unwrap_or_default();
        assert_eq!(tables, head.tables as usize, "tables of topic {topic}");
    }
}

fn seats(net: &Network, storage: &dyn Storage, topic: TopicId, epoch: EpochId) {
    let record = EPOCHS.load(storage, (topic.0, epoch.0)).expect("a readable epoch");
    let (mut inferers, mut forecasters) = (0u16, 0u16);
    for entry in ENTRIES.range(storage, (topic.0, epoch.0), None, Order::Ascending) {
        let (_, entry) = entry.expect("a readable entry");
        assert!(entry.inferer.is_some() || entry.forecaster.is_some(), "an entry without a seat");
        inferers += u16::from(entry.inferer.is_some());
        forecasters += u16::from(entry.forecaster.is_some());
    }
    let reports = REPORTS.range(storage, (topic.0, epoch.0), None, Order::Ascending);
    let reports: Vec<_> = reports.map(|report| report.expect("a readable report").1).collect();
    let seated = (inferers, forecasters, reports.len() as u16);
    let place = format!("epoch {epoch} of topic {topic}");
    assert_eq!(seated, (record.inferers, record.forecasters, record.reputers), "seats of {place}");

    let versions =
        TOPICS.load(&*net.app.contract_storage(&net.suite.registry), topic.0).expect("a topic").versions;
    let terms = versions.at(epoch).expect("the epoch's version").params;
    let within =
        seated.0 <= terms.max_inferers && seated.1 <= terms.max_forecasters && seated.2 <= terms.max_reputers;
    assert!(within, "{seated:?} seats are taken in {place}, beyond its caps");
    let stake: u128 = reports.iter().map(|report| report.stake.u128()).sum();
    assert!(stake <= record.stake_offered.u128(), "more stake is seated than was offered in {place}");
}
