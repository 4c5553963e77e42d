//! Which state a contract's code takes over at a migration.

use cosmwasm_std::Storage;
use cw2::VersionError;

/// Notes `version` as that of the contract, if it is `name` of the same or an older version so far. Versions are three
/// numbers, as in `1.20.3`. (`cw2::ensure_from_older_version` does the same with a parser of everything that a version may be,
/// which is five kilobytes of a contract.)
///
/// Errors: [`VersionError::WrongContract`]; [`VersionError::WrongVersion`] of a newer version, or one that is not three numbers.
pub fn take_over(storage: &mut dyn Storage, name: &str, version: &str) -> Result<(), VersionError> {
    let found = cw2::get_contract_version(storage)?;
    if found.contract != name {
        return Err(VersionError::WrongContract { expected: name.into(), found: found.contract });
    }
    if numbers(&found.version).is_none_or(|old| numbers(version).is_none_or(|new| new < old)) {
        return Err(VersionError::WrongVersion {
            expected: format!("{version} or older"),
            found: found.version,
        });
    }
    cw2::set_contract_version(storage, name, version)?;
    Ok(())
}

/// The numbers of a version; `None` if it has anything else.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{VersionError, take_over};
    use cosmwasm_std::testing::MockStorage;
    use cw2::{get_contract_version, set_contract_version};

    fn from(name: &str, version: &str) -> Result<(), VersionError> {
        let mut storage = MockStorage::new();
        set_contract_version(&mut storage, name, version).unwrap();
        let taken = take_over(&mut storage, "ours", "1.20.3");
        let after = get_contract_version(&storage).unwrap();
        let expected = if taken.is_ok() { ("ours", "1.20.3") } else { (name, version) };
        assert_eq!((after.contract.as_str(), after.version.as_str()), expected);
        taken
    }

    #[test]
    fn the_same_and_older_versions_are_taken_over() {
        for version in ["1.20.3", "1.20.2", "1.3.99", "0.100.100"] {
            assert_eq!(from("ours", version), Ok(()), "{version}");
        }
    }

    #[test]
    fn newer_versions_and_what_is_no_version_are_refused() {
        for version in ["1.20.4", "1.21.0", "2.0.0", "1.20", "1.20.3.1", "1.20.3-rc.1", "", "1.x.3", "-1.0.0"]
        {
            let refused = from("ours", version).unwrap_err();
            assert!(matches!(refused, VersionError::WrongVersion { .. }), "{version}: {refused}");
        }
    }

    #[test]
    fn other_contracts_are_refused() {
        let refused = from("theirs", "1.0.0").unwrap_err();
        assert!(matches!(refused, VersionError::WrongContract { .. }), "{refused}");
        assert!(take_over(&mut MockStorage::new(), "ours", "1.0.0").is_err());
    }
}
