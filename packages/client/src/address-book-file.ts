/** Address books as files. */

import { readFile } from "node:fs/promises";
import { formatAddressBook, parseAddressBook, type AddressBook } from "./address-book.js";
import { writeDurably } from "./durable-file.js";

/** Reads a book. Throws `FormatError`, or what the file system says. */
export async function loadAddressBook(path: string): Promise<AddressBook> {
  return parseAddressBook(await readFile(path, "utf8"), path);
}

/** Writes a book, whole or not at all. */
export async function saveAddressBook(path: string, book: AddressBook): Promise<void> {
  await writeDurably(path, formatAddressBook(book), 0o644);
}
