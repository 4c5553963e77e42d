# shellcheck shell=bash
# Says what a chain is and how it does. Sourced by scripts/localnet.

# The account that may act for governance: the address of the module "gov", prefix "wasm".
GOV_AUTHORITY=wasm10d07y265gmmuvt4z0w9aw880jnsr700js7zslc

rpc_url() { echo "http://127.0.0.1:$(port "$1" 1)"; }

# Writes localnet.json: all that a client needs.
write_description() {
  local i
  for i in $(all_nodes); do
    jq -n --argjson i "$i" --arg home "$(node_home "$i")" --arg rpc "$(rpc_url "$i")" --arg grpc "127.0.0.1:$(port "$i" 2)" \
      --arg address "$(<"$(node_home "$i")/validator")" \
      '{name: "node\($i)", rpc: $rpc, grpc: $grpc, home: $home,
        validator: {address: $address, hdPath: "m/44'\''/118'\''/0'\''/0/\($i)"}}'
  done | jq -s --arg chain "${OPT[chain-id]}" --arg denom "$DENOM" --arg other "$OTHER_DENOM" --arg price "${OPT[min-gas-price]}" \
    --arg version "${OPT[wasmd]}" --arg binary "$WASMD" --arg home "$CHAIN_HOME" \
    --arg accounts "$ACCOUNTS_MNEMONIC" --arg validators "$VALIDATORS_MNEMONIC" \
    --arg gov "$GOV_AUTHORITY" --argjson period "${OPT[voting-period]}" \
    '{chainId: $chain, rpc: .[0].rpc, denom: $denom, otherDenom: $other, prefix: "wasm", gasPrice: ($price + $denom), nodes: .,
      accounts: ($ARGS.positional | to_entries | map({address: .value, hdPath: "m/44'\''/118'\''/0'\''/0/\(.key)"})),
      accountsMnemonic: $accounts, validatorsMnemonic: $validators,
      gov: {authority: $gov, votingPeriodSeconds: $period},
      wasmd: {version: $version, binary: $binary}, home: $home}' --args "${ACCOUNTS[@]}" >"$CHAIN_HOME/localnet.json.new"
  mv "$CHAIN_HOME/localnet.json.new" "$CHAIN_HOME/localnet.json"
}

# One node in JSON; what its RPC says is null while it does not answer.
node_status() {
  local pid said=null kib=null
  if pid=$(live_pid "$1"); then
    said=$(rpc "$1" status) || said=null
    kib=$(ps -ww -p "$pid" -o rss=) || kib=null
  else
    pid=null # whoever answers at its port is not this node
  fi
  jq -n --argjson i "$1" --argjson pid "$pid" --arg rpc "$(rpc_url "$1")" --argjson said "$said" \
    --argjson kib "$kib" '$said.result as $r
    | {node: $i, running: ($pid != null), pid: $pid, rpc: $rpc,
       height: ($r.sync_info.latest_block_height | if . then tonumber else null end),
       appHash: $r.sync_info.latest_app_hash, catchingUp: $r.sync_info.catching_up,
       votingPower: ($r.validator_info.voting_power | if . then tonumber else null end),
       memoryMiB: ($kib | if . then . / 1024 | floor else null end)}'
}

status_nodes() {
  local i report
  report=$(for i in $(all_nodes); do node_status "$i"; done |
    jq -s --arg chain "${OPT[chain-id]}" --arg wasmd "${OPT[wasmd]}" --arg home "$CHAIN_HOME" \
      '{chainId: $chain, wasmd: $wasmd, home: $home, nodes: .}')
  if [[ ${OPT[json]} == yes ]]; then
    jq . <<<"$report"
  else
    jq -r '"\(.chainId)  wasmd \(.wasmd)  \(.home)", (.nodes[]
      | if .running | not then "node\(.node)  down"
        elif .height == null then "node\(.node)  pid \(.pid)  \(.rpc)  does not answer yet"
        else "node\(.node)  pid \(.pid)  \(.rpc)  height \(.height)  app hash \(.appHash[:16])"
          + "  power \(.votingPower)  \(.memoryMiB) MiB" + (if .catchingUp then "  catching up" else "" end) end)' <<<"$report"
  fi
}
