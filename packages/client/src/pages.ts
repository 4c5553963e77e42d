/** Lists that contracts answer, and take, in pages. */

/** Entries of one page, and workers of one claim: the most that the contracts take. */
export const PAGE = 30;

/** All pages of an answer that says where the next begins. */
export async function allPages<Cursor, Page extends { readonly next?: Cursor | null | undefined }>(
  ask: (startAfter: Cursor | undefined) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let startAfter: Cursor | undefined; ; ) {
    const page = await ask(startAfter);
    pages.push(page);
    if (page.next === null || page.next === undefined) return pages;
    startAfter = page.next;
  }
}

/** A list cut into pages. */
export function inPages<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / PAGE) }, (_, page) => list.slice(page * PAGE, (page + 1) * PAGE));
}
