/*
 * The table of the documents, sorted by any column and filtered. Each cell's data-sort is a number, given when the site
 * was made, so that no browser needs to know how Persian is sorted.
 */
"use strict";

(() => {
  const edition = window.edition;
  const table = document.getElementById("documents-table");
  const form = document.getElementById("documents-filter");
  const status = document.getElementById("documents-status");
  if (!table) return;

  const body = table.tBodies[0];
  const rows = [...body.rows];
  const headings = [...table.tHead.rows[0].cells];
  const place = (column) => headings.findIndex((heading) => heading.dataset.column === column);
  const textsOf = (row, column) => [...row.cells[place(column)].querySelectorAll("bdi")].map((bdi) => bdi.textContent);

  /** Digits of any script become those of ASCII, and letters that Arabic keyboards write the Persian ones. */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{Mn}\u200c\u0640]/gu, "")
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
      .replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک")
      .toLowerCase();

  const sort = (heading) => {
    const isAscending = heading.getAttribute("aria-sort") !== "ascending";
    for (const each of headings) each.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
    const column = headings.indexOf(heading);
    const value = (row) => Number(row.cells[column].dataset.sort);
    const sorted = rows
      .map((row, number) => [row, value(row), number])
      .sort((a, b) => (isAscending ? a[1] - b[1] : b[1] - a[1]) || a[2] - b[2]);
    body.append(...sorted.map(([row]) => row));
  };

  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }

  const selects = [...form.querySelectorAll("select")];
  for (const select of selects) {
    const counts = new Map();
    for (const row of rows) {
      for (const text of textsOf(row, select.name)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const column = place(select.name);
    const rank = new Map(rows.flatMap((row) => textsOf(row, select.name).map((text) => [text, Number(row.cells[column].dataset.sort)])));
    for (const text of [...counts.keys()].sort((a, b) => rank.get(a) - rank.get(b))) {
      select.append(new Option(`${text} (${edition.number(counts.get(text))})`, text));
    }
    select.parentElement.hidden = counts.size < 2;
  }

  const yearOf = (text) => Number(plain(text).match(/\d{3,4}/)?.[0] ?? 0);

  /** A year below 1600 is one of the Iranian calendar: a cell has both, and each is compared with its like. */
  const yearsOf = (row, isJalali) =>
    textsOf(row, "issued")
      .flatMap((text) => plain(text).match(/\d{4}/g) ?? [])
      .map(Number)
      .filter((year) => year < 1600 === isJalali);

  const isWithin = (row, from, to) => {
    const after = yearsOf(row, from < 1600);
    const before = yearsOf(row, to < 1600);
    return (!from || after.some((year) => year >= from)) && (!to || before.some((year) => year <= to));
  };

  const filter = () => {
    const words = plain(form.elements.words.value).split(/\s+/u).filter(Boolean);
    const from = yearOf(form.elements.from.value);
    const to = yearOf(form.elements.to.value);
    let count = 0;
    for (const row of rows) {
      const text = words.length ? plain(row.textContent) : "";
      const isShown =
        words.every((word) => text.includes(word)) &&
        selects.every((select) => !select.value || textsOf(row, select.name).includes(select.value)) &&
        isWithin(row, from, to);
      row.hidden = !isShown;
      count += isShown;
    }
    status.textContent = count === rows.length ? "" : edition.text("documents-shown", edition.number(count));
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter(); // a browser may have kept what was filled in
})();
