//! What the registry keeps for itself. What others read is in `allora_interfaces::registry`.

use crate::ContractError;
use allora_interfaces::LayoutError;
use allora_interfaces::layout::{Field, Packed, PackedItem, PackedMap, Reader, Writer};
use allora_interfaces::registry::CodeIds;
use cosmwasm_std::{Addr, Storage};

/// Topics by creator: a mark under (creator, topic).
pub const CREATED: PackedMap<(&Addr, u64), bool> = PackedMap::new(b'C', "created");
/// What a deployment goes on with once its token is there; gone by the end of the transaction.
const DEPLOYMENT: PackedItem<Deployment> = PackedItem::new("deployment");
/// A mark: the token is new, and the registry its minter until rewards is there; gone by the end of the transaction.
pub const MINTER: PackedItem<bool> = PackedItem::new("minter");
/// The value of a mark: that there is one says it all.
pub const MARK: bool = true;

/// The suite to be deployed, but for its token.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// Who may pause for a while.
    pub guardian: Option<Addr>,
    /// In seconds.
    pub emission_period: u64,
    /// Who may migrate the siblings.
    pub admin: Addr,
    /// The siblings' code.
    pub code_ids: CodeIds,
}

impl Deployment {
    /// Keeps it for the reply that brings the token.
    pub fn put_off(&self, storage: &mut dyn Storage) {
        DEPLOYMENT.save(storage, self);
    }

    /// The one that was put off, for good.
    pub fn take_up(storage: &mut dyn Storage) -> Result<Self, ContractError> {
        let deployment = DEPLOYMENT.load(storage)?;
        storage.remove(DEPLOYMENT.key());
        Ok(deployment)
    }
}

impl Field for Deployment {
    fn put(&self, to: &mut Writer) {
        self.guardian.put(to);
        self.emission_period.put(to);
        self.admin.put(to);
        self.code_ids.staking.put(to);
        self.code_ids.synthesis.put(to);
        self.code_ids.rewards.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok(Self {
            guardian: Field::take(from)?,
            emission_period: Field::take(from)?,
            admin: Field::take(from)?,
            code_ids: CodeIds {
                staking: Field::take(from)?,
                synthesis: Field::take(from)?,
                rewards: Field::take(from)?,
            },
        })
    }
}

impl Packed for Deployment {
    const VERSION: u8 = 1;
}
