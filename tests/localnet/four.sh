# shellcheck shell=bash
# Tests with four validators. Sourced by tests/localnet/run.sh.

# The state after the block before <height>, as each node has it: one line if they agree.
app_hashes() {
  local i
  for i in 0 1 2 3; do ask four "$i" "block?height=$1" | jq -r .result.block.header.app_hash; done | sort -u
}

survives_one_dead_validator_of_four() {
  local height i
  localnet four start --validators 4 --port-base "$PORT_BASE" --block-ms 200 >/dev/null
  equal "$(localnet four status --json | jq -c '[.nodes[].votingPower]')" "[100,100,100,100]"

  localnet four kill 1
  height=$(node four 0 height)
  await reached four 0 $((height + 5))
  localnet four kill 2 3
  equal "$(localnet four status --json | jq -c '[.nodes[].running]')" "[true,false,false,false]"
  localnet four restart 2 # two of four: no blocks, but it comes up
  equal "$(node four 2 running)" true
  localnet four restart 1 3
  height=$(node four 0 height)
  for i in 0 1 2 3; do await reached four "$i" $((height + 2)); done
  equal "$(app_hashes $((height + 2)) | wc -l)" 1

  localnet four kill --all
  equal "$(localnet four status --json | jq -c '[.nodes[].running]')" "[false,false,false,false]"
  localnet four start >/dev/null
  for i in 0 1 2 3; do reached four "$i" $((height + 3)) || fail "node $i does not go on from height $height"; done
  equal "$(app_hashes $((height + 3)) | wc -l)" 1

  localnet four stop 0
  equal "$(localnet four status --json | jq -c '[.nodes[].running]')" "[false,true,true,true]"
  localnet four wipe
}
