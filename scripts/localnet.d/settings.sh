# shellcheck shell=bash
# Options and what a chain remembers of them. Sourced by scripts/localnet.

declare -A OPT=(
  [wasmd]=v0.61.14 [validators]=1 [block-ms]=500 [voting-period]=6 [max-gas]=100000000
  [port-base]=26600 [min-gas-price]=0
  [chain-id]=localnet-1 [home]='' [wait]=120 [all]='' [json]=''
)
declare -A GIVEN=() # options of this command line
COMMAND=''          # first word of this command line
WORDS=()            # the others: node numbers

FIXED=(chain-id wasmd validators block-ms voting-period max-gas)
CHANGEABLE=(port-base min-gas-price)
NODE_IDS=() # CometBFT's id of every node, by number

# check <option> <extended regular expression> <what it must be>
check() { [[ ${OPT[$1]} =~ ^($2)$ ]] || die "--$1 ${OPT[$1]}: must be $3"; }

check_options() {
  local number='[1-9][0-9]{0,8}'
  check chain-id '[A-Za-z0-9][A-Za-z0-9_-]{0,49}' "letters, digits, - and _, at most 50"
  check validators '[1-9][0-9]?' "a number from 1 to 99"
  check block-ms "$number" "a positive number of milliseconds"
  check voting-period "$number" "a positive number of seconds"
  check max-gas "-1|[1-9][0-9]{0,17}" "a positive number, or -1 for no limit"
  check port-base '[1-9][0-9]{3,4}' "a port number from 1024"
  ((OPT[port-base] >= 1024 && $(port $((OPT[validators] - 1)) 2) <= 65535)) ||
    die "--port-base ${OPT[port-base]}: ports must lie between 1024 and 65535"
  check min-gas-price '[0-9]{1,9}(\.[0-9]{1,18})?' "a decimal number like 0.025, without the coin's name"
  check wait "$number" "a positive number of seconds"
  [[ -f $PINS/${OPT[wasmd]}/go.mod ]] ||
    die "--wasmd ${OPT[wasmd]}: no such version; there are $(printf '%s ' "$(ls "$PINS")" | tr '\n' ' ')"
}

# The words of a command are numbers of nodes of this chain.
check_words() {
  local word
  for word in "${WORDS[@]}"; do
    if [[ ! $word =~ ^(0|[1-9][0-9]?)$ ]] || ((word >= OPT[validators])); then
      die "no node $word: this chain has nodes 0 to $((OPT[validators] - 1))"
    fi
  done
}

# Reads the chain's settings into OPT; returns 1 when there is no chain. An option given that the chain does not have
# is refused; those that may change are taken from the command line.
load_settings() {
  local name value
  [[ -f $CHAIN_HOME/settings ]] || return 1
  while IFS='=' read -r name value; do
    case $name in
      node-ids) read -ra NODE_IDS <<<"$value" ;;
      port-base | min-gas-price)
        [[ ! -v GIVEN[$name] || $COMMAND == start || ${OPT[$name]} == "$value" ]] ||
          die "the chain at $CHAIN_HOME has --$name $value, not ${OPT[$name]}; only start changes it"
        [[ -v GIVEN[$name] ]] || OPT[$name]=$value
        ;;
      *)
        [[ ! -v GIVEN[$name] || ${OPT[$name]} == "$value" ]] ||
          die "the chain at $CHAIN_HOME was made with --$name $value, not ${OPT[$name]}; wipe it, or give another --chain-id"
        OPT[$name]=$value
        ;;
    esac
  done <"$CHAIN_HOME/settings"
}

# save_settings <folder>
save_settings() {
  local name
  {
    for name in "${FIXED[@]}" "${CHANGEABLE[@]}"; do echo "$name=${OPT[$name]}"; done
    echo "node-ids=${NODE_IDS[*]}"
  } >"$1/settings.new"
  mv "$1/settings.new" "$1/settings"
}

# True when the command line changes something that running nodes have already taken.
changes_running() {
  local name
  [[ -n $(live_nodes) ]] || return 1
  for name in "${CHANGEABLE[@]}"; do
    if [[ -v GIVEN[$name] ]] && ! grep -qxF "$name=${OPT[$name]}" "$CHAIN_HOME/settings"; then return; fi
  done
  return 1
}
