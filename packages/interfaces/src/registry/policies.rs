//! [`PolicyChange`]: what becomes of a topic's entry policies, and the hash of it all.

use super::layout::Policies;
use super::msg::{Policy, Role};
use crate::layout::{Field, Writer, fields};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;
use sha2::{Digest, Sha256};

/// A change of who may take part in a topic. Others may come.
#[cw_serde]
pub enum PolicyChange {
    /// The topic is created.
    Creation {
        /// With these policies.
        policies: Policies,
    },
    /// `SetPolicy`.
    Policy {
        /// Of whom.
        role: Role,
        /// Who may.
        policy: Policy,
    },
    /// `UpdateList`.
    List {
        /// Whose list.
        role: Role,
        /// Who came onto it, in the order of the message.
        added: Vec<Addr>,
        /// Who left it.
        removed: Vec<Addr>,
    },
}

impl PolicyChange {
    /// The `policies_hash` of a topic after this change: `sha256(domain | the hash before it, 32 bytes | bytes of the
    /// change)`, domain `allora/policies/1`. Before its creation it is 32 times 0. The bytes: 0 and the policies of workers
    /// and reputers (0 open, 1 list); 1, the role (0 workers, 1 reputers) and its policy; 2, the role, who was added, who
    /// was removed, each list with its length before it and each address as text with its length before it, in LEB128.
    pub fn onto(&self, before: &[u8; 32]) -> [u8; 32] {
        let mut bytes = Writer::default();
        self.put(&mut bytes);
        let mut hash = Sha256::new_with_prefix(b"allora/policies/1");
        hash.update(before);
        hash.update(bytes.into_bytes());
        hash.finalize().into()
    }
}

fields! { enum PolicyChange {
    0 => Creation { policies }, 1 => Policy { role, policy }, 2 => List { role, added, removed },
} }
fields! { enum Role { 0 => Worker, 1 => Reputer } }
