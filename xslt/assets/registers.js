/* A field that leaves only the entries of a register with the letters that are typed, however a keyboard writes them. */
"use strict";

(() => {
  const LETTERS = { ي: "ی", ى: "ی", ئ: "ی", ك: "ک", ة: "ه", ۀ: "ه", آ: "ا", أ: "ا", إ: "ا", ؤ: "و" };

  function folded(text) {
    return text
      .normalize("NFKC")
      .replace(/[يىئكةۀآأإؤ]/g, (letter) => LETTERS[letter])
      .normalize("NFD")
      .replace(/[\p{Mn}\p{Cf}ـ]/gu, "")
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
      .replace(/\s+/g, " ")
      .toLowerCase()
      .trim();
  }

  for (const place of document.querySelectorAll("[data-filter]")) {
    const list = document.getElementById(place.dataset.filter);
    if (!list) {
      continue;
    }
    const entries = [...list.querySelectorAll(".entries > li")].map((entry) => {
      const names = entry.querySelector(".names");
      return [entry, folded(`${entry.querySelector("h3").textContent} ${names ? names.textContent : ""}`)];
    });
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("output");
    label.textContent = `${edition.text("filter")} `;
    field.type = "search";
    field.dir = "auto";
    field.id = "filter";
    label.htmlFor = "filter";
    count.htmlFor = "filter";
    field.addEventListener("input", () => {
      const wanted = folded(field.value);
      let shown = 0;
      for (const [entry, names] of entries) {
        entry.hidden = !names.includes(wanted);
        shown += entry.hidden ? 0 : 1;
      }
      for (const group of list.querySelectorAll(".initial")) {
        group.hidden = !group.querySelector(".entries > li:not([hidden])");
      }
      count.textContent = wanted ? edition.text("filtered", edition.number(shown)) : "";
    });
    label.append(field);
    place.append(label, count);
  }
})();
