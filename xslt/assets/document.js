/*
 * The page of a document: cards of names and dates, the address of every passage, the reader's choice of marks and views.
 *
 * A card opens when a name or a date is pointed to, focused or tapped. It closes with Escape, and when the pointer or
 * the focus has left both; the pointer may rest on it. Space goes from a name into its card, Escape back. With a finger,
 * the first tap opens the card, and a second one follows the link.
 */
"use strict";

(() => {
  const { text, number, language } = window.edition;
  const article = document.querySelector("article[data-document]");
  const MARKED = ".reading :is(.person, .place, .organization, .date)";
  const OPENING = 250; // milliseconds of rest on a name
  const CLOSING = 300; // milliseconds on the way from a name to its card

  /* ===== marks and views ===== */

  for (const box of document.querySelectorAll(".tools input")) {
    const remembered = window.edition.remembered(box.id);
    if (remembered !== null) {
      box.checked = remembered === "on";
    }
    const apply = () => {
      const category = box.id.startsWith("mark-") ? box.id.slice("mark-".length) : "";
      for (const name of category ? article.querySelectorAll(`.reading a.${category}, .reading .${category}[role]`) : []) {
        // What is not marked is no stop for the keyboard.
        name.tabIndex = box.checked ? 0 : -1;
      }
    };
    box.addEventListener("change", () => {
      window.edition.remember(box.id, box.checked ? "on" : "off");
      close();
      apply();
    });
    queueMicrotask(apply);
  }

  /* ===== the card ===== */

  const card = element("div", { className: "card", hidden: true, id: "card" });
  card.setAttribute("role", "dialog");
  card.lang = language;
  card.dir = document.dir;
  article.parentNode.append(card);
  let opener = null;
  let timer = 0;
  let pointer = "";
  let isReturning = false; // from the card to its name, which shall not open it again

  /** Make an element with these properties and children; a child that is null is left out. */
  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  const isolated = (words, lang) => element("bdi", lang ? { lang } : {}, words);
  const line = (...children) => element("p", {}, ...children);

  const entityOf = (mention) =>
    mention.dataset.entity ?? decodeURIComponent(mention.pathname ?? "").match(/\/entities\/(.+)\.html$/)?.[1] ?? "";
  const categoryOf = (mention) =>
    ["person", "place", "organization", "date"].find((category) => mention.classList.contains(category));
  const isMarked = (mention) => document.getElementById(`mark-${categoryOf(mention)}`)?.checked;
  const addressOf = (identifier) => new URL(`entities/${identifier}.html`, location.href).href;

  /** Give the names of an entity, that in the language of the interface first. */
  function names(facts) {
    return [...facts.names].sort(([one], [other]) => (other === language) - (one === language));
  }

  function link(identifier, facts) {
    const [[lang, name]] = names(facts);
    return facts.mentions
      ? element("a", { href: addressOf(identifier) }, isolated(name, lang))
      : isolated(name, lang);
  }

  /** Say what is known of an entity. */
  function aboutEntity(identifier, facts, mention) {
    const [[lang, name], ...others] = names(facts);
    const note = (facts.notes ?? []).find(([its]) => its === language) ?? facts.notes?.[0];
    const years = [facts.born && text("born", number(facts.born)), facts.died && text("died", number(facts.died))];
    const count =
      facts.mentions > 1 ? text("mentions-in-edition", number(facts.mentions)) : text("mention-in-edition");
    const where = facts.documents > 1 ? text("in-documents", number(facts.documents)) : text("in-document");
    const inside = [...mention.querySelectorAll("[data-entity]")].filter((inner) => data.entities[inner.dataset.entity]);
    return [
      line(isolated(name, lang)),
      others.length ? element("p", { className: "other" }, ...spread(others.map(([its, other]) => isolated(other, its)))) : null,
      years.some(Boolean) ? line(years.filter(Boolean).join(text("comma"))) : null,
      note ? element("p", { lang: note[0], dir: "auto" }, note[1]) : null,
      facts.mentions ? line(facts.mentions > 1 ? count + text("comma") + where : count) : null,
      inside.length
        ? line(`${text("within")} `, ...spread(inside.map((inner) => link(inner.dataset.entity, data.entities[inner.dataset.entity]))))
        : null,
      facts.mentions
        ? element("p", { className: "open" }, element("a", { href: addressOf(identifier) }, text("open-entity")))
        : null,
      facts.numbers
        ? line(
            `${text("elsewhere")}: `,
            ...spread(
              facts.numbers.map(([kind, its, address]) =>
                address
                  ? element("a", { href: address, rel: "external noreferrer", dir: "ltr" }, `${kind} ${its}`)
                  : isolated(`${kind} ${its}`),
              ),
            ),
          )
        : null,
    ];
  }

  /** Put a separator between nodes. */
  function spread(nodes) {
    return nodes.flatMap((node, index) => (index ? [" · ", node] : [node]));
  }

  /** Say a value of a calendar, YYYY, YYYY-MM, YYYY-MM-DD or without the year; nothing for an empty one. */
  function day(calendar, value) {
    const [, year, month, its] = value.match(/^(-?\d+|-)?(?:-(\d\d))?(?:-(\d\d))?$/) ?? [];
    const months = text(`months-${calendar}`).split(" ");
    const words = [its && Number(its), month && months[Number(month) - 1]?.replaceAll("_", " "), year !== "-" && year];
    const said = words.filter(Boolean).map((part) => number(String(part))).join(" ");
    return year === "-" ? `${said} (${text("year-unknown")})` : said;
  }

  /** Say A, A/B (from A to B) or A~B (some time between). */
  function value(calendar, stated) {
    const [, first, sign, last] = stated.match(/^([^/~]*)(?:([/~])(.*))?$/);
    if (!sign) {
      return day(calendar, first);
    }
    const words = sign === "/" ? ["from", "to"] : ["not-before", "not-after"];
    if (first && last) {
      return sign === "/"
        ? `${text("from", day(calendar, first))}${text("until")}${day(calendar, last)}`
        : text("between", `${day(calendar, first)}${text("and")}${day(calendar, last)}`);
    }
    return first ? text(words[0], day(calendar, first)) : text(words[1], day(calendar, last));
  }

  const iso = ([year, month, its]) =>
    `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(its).padStart(2, "0")}`;

  /** Give a Gregorian value in another calendar, or nothing where it is not converted. */
  function converted(calendar, stated) {
    const [, first, sign, last] = stated.match(/^([^/~]*)(?:([/~])(.*))?$/);
    const days = [first, last ?? first].map((end, index) => data.values[end]?.[calendar]?.[index] ?? null);
    if ((first && !days[0]) || (last && !days[1])) {
      return "";
    }
    const [one, other] = days.map((its) => (its ? iso(its) : ""));
    // A year or a month of one calendar is a period of another.
    return one === other ? one : `${first ? one : ""}${sign ?? "/"}${last === "" ? "" : other}`;
  }

  /** Say the value of a date in each calendar, its own first. */
  function aboutDate(mention) {
    const stated = mention.dataset.date ?? mention.getAttribute("datetime") ?? "";
    const [own, custom] = (mention.dataset.custom ?? ":").split(/:(.*)/);
    const said = new Map(window.edition.knows(`calendar-${own}`) ? [[own, value(own, custom)]] : []);
    if (stated) {
      said.set("gregorian", value("gregorian", stated));
      for (const calendar of ["jalali", "islamic"].filter((other) => !said.has(other))) {
        const other = converted(calendar, stated);
        if (other) {
          const about = calendar === "islamic" ? ` (${text("about-a-day")})` : "";
          said.set(calendar, value(calendar, other) + about);
        }
      }
    }
    const evidence = ["internal", "conjecture"].includes(mention.dataset.evidence)
      ? line(text(`evidence-${mention.dataset.evidence}`))
      : null;
    return [
      line(isolated(mention.textContent.replace(/\s+/g, " ").trim(), article.lang)),
      said.size
        ? element(
            "dl",
            {},
            ...[...said].flatMap(([calendar, words]) => [
              element("dt", {}, text(`calendar-${calendar}`)),
              element("dd", {}, words),
            ]),
          )
        : line(text("no-value")),
      evidence,
    ];
  }

  /** Say how sure a mention is, and who says so. */
  function aboutMention(mention) {
    const agent = mention.dataset.by ? document.getElementById(`by-${mention.dataset.by}`) : null;
    const reviewed = mention.classList.contains("reviewed");
    const certainty = mention.dataset.cert ?? (mention.dataset.by ? "1" : "");
    const pairs = (mention.dataset.candidates ?? "").split(" ");
    const candidates = pairs
      .filter((_, index) => index % 2 === 0)
      .map((identifier, index) => [identifier, Number(pairs[index * 2 + 1])])
      .filter(([identifier]) => data.entities[identifier]);
    const percent = (share) => number(String(Math.round(share * 100)));
    return [
      candidates.length
        ? line(
            `${text("may-mean")} `,
            ...spread(
              candidates.map(([identifier, degree]) =>
                element("span", {}, link(identifier, data.entities[identifier]), ` (${text("percent", percent(degree))})`),
              ),
            ),
          )
        : null,
      certainty ? line(text("certainty", percent(Number(certainty)))) : null,
      agent ? line(text("tagged-by", (agent.querySelector(".kind") ?? agent).textContent.trim())) : null,
      line(text(reviewed ? "reviewed" : "unreviewed")),
    ];
  }

  let data = { entities: {}, values: {} };

  /** Fill the card with what is known of a mention, and show it beside the box of the mention that is nearest. */
  function show(mention, nearest) {
    const identifier = entityOf(mention);
    const facts = data.entities[identifier];
    const category = categoryOf(mention);
    const kind = facts?.kind && window.edition.knows(`kind-${facts.kind}`) ? ` · ${text(`kind-${facts.kind}`)}` : "";
    const body =
      category === "date"
        ? aboutDate(mention)
        : facts
          ? aboutEntity(identifier, facts, mention)
          : [line(isolated(mention.textContent.trim(), article.lang)), line(text("nobody"))];
    body[0].className = "name";
    body[0].id = "card-name";
    card.replaceChildren(
      element("p", { className: `category ${category}` }, `${text(`category-${category}`)}${kind}`),
      ...body.filter(Boolean),
      element("div", { className: "mention" }, ...aboutMention(mention).filter(Boolean)),
      element("p", { className: "keys" }, text("card-keys")),
    );
    card.setAttribute("aria-labelledby", "card-name");
    card.hidden = false;
    place(nearest);
    opener?.removeAttribute("aria-describedby");
    opener = mention;
    opener.setAttribute("aria-describedby", "card");
  }

  /** Put the card below a box, or above where there is no room, within the width of the window. */
  function place(box) {
    const frame = card.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const edge = 8;
    const width = Math.min(card.offsetWidth, innerWidth - 2 * edge);
    const wanted = document.dir === "rtl" ? box.right - width : box.left;
    const across = Math.max(edge, Math.min(wanted, document.documentElement.clientWidth - width - edge));
    const below = box.bottom + edge + card.offsetHeight <= innerHeight || box.top < card.offsetHeight + edge;
    const down = below ? box.bottom + edge / 2 : box.top - card.offsetHeight - edge / 2;
    card.style.insetInlineStart = "auto";
    card.style.left = `${across - frame.left}px`;
    card.style.top = `${down - frame.top}px`;
  }

  function open(mention, x, y) {
    clearTimeout(timer);
    if (!isMarked(mention) || (mention === opener && !card.hidden)) {
      return;
    }
    // A name may run over several lines: the card stands beside the part that was pointed to.
    const boxes = [...mention.getClientRects()];
    const nearest = boxes.find((part) => x >= part.left && x <= part.right && y >= part.top && y <= part.bottom) ?? boxes[0];
    window.edition
      .load(`cards/${article.dataset.document}.js`)
      .then((loaded) => {
        data = loaded;
      })
      .catch(() => {
        // The card says what the page itself knows.
      })
      .then(() => {
        if (nearest) {
          show(mention, nearest);
        }
      });
  }

  function close() {
    clearTimeout(timer);
    card.hidden = true;
    opener?.removeAttribute("aria-describedby");
    opener = null;
  }

  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  article.addEventListener("pointerover", (event) => {
    const mention = event.target.closest(MARKED);
    if (mention && event.pointerType !== "touch") {
      const { clientX, clientY } = event;
      later(() => open(mention, clientX, clientY), OPENING);
    }
  });
  article.addEventListener("pointerout", (event) => {
    if (event.target.closest(MARKED) && event.pointerType !== "touch") {
      later(close, CLOSING);
    }
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !card.contains(document.activeElement)) {
      later(close, CLOSING);
    }
  });

  addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (!card.hidden && !card.contains(event.target) && !event.target.closest(MARKED)) {
      close();
    }
  });
  article.addEventListener("click", (event) => {
    const mention = event.target.closest(MARKED);
    if (!mention) {
      return;
    }
    if (mention.getAttribute("role") === "button" || (pointer === "touch" && (card.hidden || opener !== mention))) {
      if (isMarked(mention)) {
        event.preventDefault();
        open(mention, event.clientX, event.clientY);
      }
    }
  });

  article.addEventListener("focusin", (event) => {
    const mention = event.target.closest(MARKED);
    if (mention && !isReturning && event.target === mention && mention.matches(":focus-visible")) {
      open(mention, -1, -1);
    }
  });
  article.addEventListener("focusout", (event) => {
    if (event.target === opener && !card.contains(event.relatedTarget)) {
      later(close, CLOSING);
    }
  });
  card.addEventListener("focusout", (event) => {
    if (!card.contains(event.relatedTarget) && event.relatedTarget !== opener) {
      close();
    }
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) {
      const inside = card.contains(document.activeElement);
      const name = opener;
      close();
      if (inside) {
        isReturning = true;
        name.focus();
        isReturning = false;
      }
    } else if (event.target.matches?.(MARKED) && (event.key === " " || (event.key === "Enter" && event.target.role === "button"))) {
      event.preventDefault();
      if (!card.hidden && opener === event.target) {
        clearTimeout(timer);
        const first = card.querySelector("a");
        (first ?? card).focus();
      } else {
        open(event.target, -1, -1);
      }
    }
  });
  card.tabIndex = -1;

  // Dates lead nowhere: as buttons they can be reached by the keyboard. Inside a link they stay text.
  for (const date of article.querySelectorAll(".reading .date")) {
    if (!date.closest("a")) {
      date.setAttribute("role", "button");
      date.tabIndex = 0;
    }
  }

  /* ===== the address of a passage ===== */

  const status = element("p", { className: "status" });
  status.setAttribute("role", "status");
  article.append(status);

  const handle = element("a", { className: "permalink handle", hidden: true });
  handle.setAttribute("aria-label", text("permalink"));

  /** Show, beside a passage without an address of its own in the page, the link to it. */
  function point(target) {
    const passage = target.closest?.(".reading :is(p, li, td, th, pre)[id]");
    if (!passage || passage.querySelector(":scope > .permalink:not(.handle)")) {
      return;
    }
    handle.href = `#${passage.id}`;
    handle.hidden = false;
    if (handle.parentNode !== passage) {
      passage.prepend(handle);
    }
  }
  article.addEventListener("pointerover", (event) => point(event.target));
  article.addEventListener("focusin", (event) => point(event.target));

  article.addEventListener("click", (event) => {
    const permalink = event.target.closest(".permalink");
    if (permalink && navigator.clipboard) {
      navigator.clipboard.writeText(permalink.href).then(
        () => {
          status.textContent = text("copied");
          setTimeout(() => {
            status.textContent = "";
          }, 3000);
        },
        () => {
          // The address is in the bar of the browser all the same.
        },
      );
    }
  });

  /* ===== the address of the document, in its citation ===== */

  for (const permanent of document.querySelectorAll(".permanent:empty")) {
    if (location.protocol.startsWith("http")) {
      const address = location.href.split("#")[0];
      permanent.append(element("a", { href: address, dir: "ltr" }, address));
    }
  }
})();
