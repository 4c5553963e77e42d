/** The key that signs: from a file or the environment, never from the command line. No message here shows a part of it. */

import { readFile, stat } from "node:fs/promises";
import { stringToPath } from "@cosmjs/crypto";
import { fromHex } from "@cosmjs/encoding";
import { DirectSecp256k1HdWallet, DirectSecp256k1Wallet, type OfflineDirectSigner } from "@cosmjs/proto-signing";

/** Where a key is. */
export type KeySource =
  | { readonly mnemonicFile: string; readonly hdPath?: string }
  | { readonly keyFile: string }
  | { readonly mnemonic: string; readonly origin: string; readonly hdPath?: string };

/** A key that can sign, and its address. */
export interface Signer {
  readonly signer: OfflineDirectSigner;
  readonly address: string;
}

/** A key that cannot be used. */
export class KeyError extends Error {
  override readonly name = "KeyError";
}

/** The derivation path of the Cosmos SDK's first account. */
export const DEFAULT_HD_PATH = "m/44'/118'/0'/0/0";

const MNEMONIC_LENGTHS = [12, 15, 18, 21, 24];

/** Loads a key. `prefix`: of the chain's addresses; `warn` is told what is unsafe about a file. Throws `KeyError`. */
export async function loadSigner(source: KeySource, prefix: string, warn: (text: string) => void): Promise<Signer> {
  const signer =
    "keyFile" in source
      ? await fromPrivateKey(source.keyFile, prefix, warn)
      : "mnemonicFile" in source
        ? await fromMnemonic(await secret(source.mnemonicFile, warn), source.mnemonicFile, source.hdPath, prefix)
        : await fromMnemonic(source.mnemonic, source.origin, source.hdPath, prefix);
  const [account] = await signer.getAccounts();
  return { signer, address: account!.address };
}

async function fromMnemonic(text: string, origin: string, hdPath = DEFAULT_HD_PATH, prefix: string): Promise<OfflineDirectSigner> {
  const words = text.trim().split(/\s+/);
  if (!MNEMONIC_LENGTHS.includes(words.length)) {
    throw new KeyError(`${origin} holds ${words.length} words; a mnemonic has ${MNEMONIC_LENGTHS.join(", ")}, on one line or several`);
  }
  const path = derivation(hdPath);
  try {
    return await DirectSecp256k1HdWallet.fromMnemonic(words.join(" "), { prefix, hdPaths: [path] });
  } catch {
    // The library's text may quote a word of the mnemonic.
    throw new KeyError(`${origin} holds ${words.length} words which are no English BIP-39 mnemonic: a word is misspelt, missing or out of order`);
  }
}

function derivation(hdPath: string) {
  try {
    return stringToPath(hdPath);
  } catch {
    throw new KeyError(`${hdPath} is no derivation path such as ${DEFAULT_HD_PATH}`);
  }
}

async function fromPrivateKey(file: string, prefix: string, warn: (text: string) => void): Promise<OfflineDirectSigner> {
  const text = (await secret(file, warn)).trim();
  if (text.startsWith("-----BEGIN")) {
    throw new KeyError(
      `${file} is an encrypted (armored) key; this program takes 64 hexadecimal digits: \`<chain's program> keys export NAME --unarmored-hex --unsafe\` prints them`,
    );
  }
  const hex = text.replace(/^0x/i, "");
  if (!/^[0-9a-fA-F]{64}$/.test(hex)) throw new KeyError(`${file} holds no private key of 64 hexadecimal digits`);
  try {
    return await DirectSecp256k1Wallet.fromKey(fromHex(hex), prefix);
  } catch {
    throw new KeyError(`${file} holds 64 hexadecimal digits which are no secp256k1 key`);
  }
}

/** A secret's text. A path that looks like a secret itself is not shown. */
async function secret(file: string, warn: (text: string) => void): Promise<string> {
  const shown = /^(0x)?[0-9a-fA-F]{64}$/.test(file) || /\s\S+\s/.test(file) ? "the file (its name looks like a secret and is not shown)" : file;
  let text: string;
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) warn(`others on this machine may read ${shown} (mode ${(mode & 0o777).toString(8)}): chmod 600`);
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new KeyError(`${shown} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown reason"})`);
  }
  if (text.trim() === "") throw new KeyError(`${shown} is empty`);
  return text;
}
