/*
 * What the scripts of every page share, as window.edition. A page can do without any of them.
 *
 * Data lies in scripts too (SITE/cards/ID.js and the like), since a page opened from a file may read nothing else: such
 * a script calls edition.register(path, data), and edition.load(path) brings it.
 */
"use strict";

(() => {
  const strings = window.editionStrings;
  const root = new URL("..", document.currentScript.src).href;
  const loading = new Map();
  const waiting = new Map();

  window.edition = {
    /** The language of the interface. */
    language: strings.language,

    /** The address of the site's folder, with a slash at its end. */
    root,

    /** The words of a key of strings/LANGUAGE.xml that begins with "script-", without that; value stands for {}. */
    text(key, value = "") {
      return strings.words[key].split("{}").join(value);
    },

    /** Whether there are words of this key. */
    knows(key) {
      return Object.hasOwn(strings.words, key);
    },

    /** A number, or a string with digits, in the digits of the interface; a number is grouped. */
    number(value) {
      const grouped =
        typeof value === "number" ? String(value).replace(/\B(?=(\d{3})+$)/g, strings.separator) : value;
      return grouped.replace(/[0-9]/g, (digit) => strings.digits[Number(digit)]);
    },

    /** Give a promise of the data that the script at this path below the site's folder registers. */
    load(path) {
      if (!loading.has(path)) {
        loading.set(
          path,
          new Promise((resolve, reject) => {
            waiting.set(path, resolve);
            const script = document.createElement("script");
            script.src = root + path;
            script.onerror = () => reject(new Error(path));
            document.head.append(script);
          }),
        );
      }
      return loading.get(path);
    },

    /** Called by a script of data, with its own path below the site's folder. */
    register(path, data) {
      waiting.get(path)(data);
    },

    /** Remember a choice of the reader's, where the browser lets pages remember. */
    remember(key, value) {
      try {
        localStorage.setItem(`tei-edition.${key}`, value);
      } catch {
        // A browser may forbid it: the choice lasts as long as the page.
      }
    },

    /** Give what was remembered, or null. */
    remembered(key) {
      try {
        return localStorage.getItem(`tei-edition.${key}`);
      } catch {
        return null;
      }
    },
  };
})();
