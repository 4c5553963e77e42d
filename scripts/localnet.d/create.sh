# shellcheck shell=bash
# Makes a chain: keys, genesis, configuration. Sourced by scripts/localnet.

ACCOUNTS_MNEMONIC="round call eager valley bright transfer pink local daughter glow sense scrap element young entry sight alone galaxy zero autumn omit vessel sniff atom"
VALIDATORS_MNEMONIC="over helmet reveal cram dentist bundle exist flat absent mule tunnel depend junior panic famous chuckle mention scrub monitor tool energy idle earn during"
# Addresses of ACCOUNTS_MNEMONIC at m/44'/118'/0'/0/<position>, prefix "wasm".
ACCOUNTS=(
  wasm1nmjj9x6gt86969y7jpwrmgqemgjxc05t67x206
  wasm143zx9t6rym9mg4yxvt2dyh6yfnm52r2zsmtyge
  wasm1qrym66c7xq022dnfvmpkzu2anya9ddf5n9puqk
  wasm12rc0unrft7ltzwvkr74quhpzctjl8p9xlajzzn
  wasm1mweat888fgqa4adedj4scmnc972vr7gu3rqu2g
  wasm1nawp73qhf6a4gqd7lw2dpxkpanlm25knmryamd
  wasm1ctvazst2q75pn4wmwqrh7n8adwaa2jpyj7r47y
  wasm1tmp0d60tp6cflmscn2ps9j53uxdpcszsc38c2k
)
ACCOUNT_COINS=1000000000000 # of each denomination
VALIDATOR_COINS=200000000
VALIDATOR_STAKE=100000000 # equal for all, so equal powers

# Where a chain is until it is whole: beside its home, under a name that nobody gives to anything else, since what is there
# is deleted.
half_made() { echo "$(dirname "$CHAIN_HOME")/.$(basename "$CHAIN_HOME").localnet-half-made"; }

# Makes the chain beside its home and moves it there when it is whole: a half-made chain is never at the home.
create_chain() {
  local home=$CHAIN_HOME i
  [[ ! -d $home ]] || rmdir "$home" 2>/dev/null || die "$home is not empty and holds no chain; give another --home"
  CHAIN_HOME=$(half_made)
  rm -rf "$CHAIN_HOME"
  mkdir "$CHAIN_HOME"
  NODE_IDS=()
  for i in $(all_nodes); do create_node "$i"; done
  create_genesis
  for i in $(all_nodes); do NODE_IDS+=("$("$WASMD" comet show-node-id --home "$(node_home "$i")")"); done
  save_settings "$CHAIN_HOME"
  mv -T "$CHAIN_HOME" "$home"
  CHAIN_HOME=$home
}

# Keys and configuration of a node, and the address of its validator in <node home>/validator.
create_node() {
  local home
  home=$(node_home "$1")
  quietly "$WASMD" init "node$1" --chain-id "${OPT[chain-id]}" --default-denom "$DENOM" --home "$home"
  quietly "$WASMD" keys add validator --recover --index "$1" --keyring-backend test --home "$home" <<<"$VALIDATORS_MNEMONIC"
  "$WASMD" keys show validator -a --keyring-backend test --home "$home" >"$home/validator"
  configure "$home/config/config.toml"
}

create_genesis() {
  local i home first genesis
  first=$(node_home 0) genesis=$(node_home 0)/config/genesis.json
  tune_genesis "$genesis"
  {
    printf "%s $ACCOUNT_COINS$OTHER_DENOM,$ACCOUNT_COINS$DENOM\n" "${ACCOUNTS[@]}"
    for i in $(all_nodes); do echo "$(<"$(node_home "$i")/validator") $VALIDATOR_COINS$DENOM"; done
  } | jq -nR '[inputs | split(" ") | {address: .[0],
      coins: (.[1] | split(",") | map(capture("(?<amount>[0-9]+)(?<denom>.+)")))}]' >"$CHAIN_HOME/balances.json"
  quietly "$WASMD" genesis bulk-add-genesis-account "$CHAIN_HOME/balances.json" --home "$first"

  mkdir "$CHAIN_HOME/gentx"
  for i in $(all_nodes); do
    home=$(node_home "$i")
    ((i == 0)) || cp "$genesis" "$home/config/genesis.json"
    quietly "$WASMD" genesis gentx validator "$VALIDATOR_STAKE$DENOM" --chain-id "${OPT[chain-id]}" --moniker "node$i" \
      --keyring-backend test --home "$home" --output-document "$CHAIN_HOME/gentx/node$i.json"
  done
  quietly "$WASMD" genesis collect-gentxs --gentx-dir "$CHAIN_HOME/gentx" --home "$first"
  for i in $(all_nodes); do ((i == 0)) || cp "$genesis" "$(node_home "$i")/config/genesis.json"; done
  rm -r "$CHAIN_HOME/gentx" "$CHAIN_HOME/balances.json"
}

tune_genesis() {
  local period=${OPT[voting-period]}
  jq --arg gas "${OPT[max-gas]}" --arg period "${period}s" --arg expedited "$(((period + 1) / 2))s" '
    .consensus.params.block.max_gas = $gas
    | .app_state.gov.params |= (.voting_period = $period | .expedited_voting_period = $expedited
        | .min_deposit[0].amount = "1" | .expedited_min_deposit[0].amount = "2")
    # a killed validator must not be jailed for downtime: its power would be gone when it comes back
    | .app_state.slashing.params.signed_blocks_window = "1000000"
    # no inflation: the supply stays what genesis says
    | .app_state.mint.minter.inflation = "0.000000000000000000"
    | .app_state.mint.params |= (.inflation_rate_change = "0.000000000000000000"
        | .inflation_max = "0.000000000000000000" | .inflation_min = "0.000000000000000000")
  ' "$1" >"$1.new"
  mv "$1.new" "$1"
}

# What cannot be given as a flag of `wasmd start`.
configure() {
  set_toml "$1" p2p addr_book_strict false # loopback addresses are good addresses
  set_toml "$1" p2p allow_duplicate_ip true
  set_toml "$1" p2p flush_throttle_timeout '"10ms"'
  set_toml "$1" consensus timeout_commit "\"${OPT[block-ms]}ms\""
  set_toml "$1" consensus timeout_propose '"1s"' # a dead proposer's turn costs this much
  set_toml "$1" consensus timeout_propose_delta '"200ms"'
  set_toml "$1" consensus timeout_prevote '"300ms"'
  set_toml "$1" consensus timeout_prevote_delta '"200ms"'
  set_toml "$1" consensus timeout_precommit '"300ms"'
  set_toml "$1" consensus timeout_precommit_delta '"200ms"'
  set_toml "$1" consensus peer_gossip_sleep_duration '"10ms"'
  set_toml "$1" rpc pprof_laddr '""'
  set_toml "$1" rpc cors_allowed_origins '["*"]' # a page in a browser may ask a local test chain
}

# set_toml <file> <section> <key> <value, quoted as TOML wants it>
set_toml() {
  awk -v section="$2" -v key="$3" -v value="$4" '
    /^\[/ { current = $0; gsub(/[][ \t]/, "", current) }
    current == section && $1 == key && $2 == "=" { print key " = " value; found = 1; next }
    { print }
    END { exit !found }' "$1" >"$1.new" || die "$1 has no $2.$3: wasmd ${OPT[wasmd]} is configured differently"
  mv "$1.new" "$1"
}
