/** Address books as files. */

import { formatAddressBook, parseAddressBook, type AddressBook } from "./address-book.js";
import { readIfThere, writeDurably } from "./durable-file.js";
import { FormatError } from "./json.js";

/** Reads a book. Throws `FormatError`, also where there is no such file. */
export async function loadAddressBook(path: string): Promise<AddressBook> {
  const text = await readIfThere(path);
  if (text === undefined) throw new FormatError(path, "", "there is no such file; a deployment writes it");
  return parseAddressBook(text, path);
}

/** Writes a book, whole or not at all. */
export async function saveAddressBook(path: string, book: AddressBook): Promise<void> {
  await writeDurably(path, formatAddressBook(book), 0o644);
}
