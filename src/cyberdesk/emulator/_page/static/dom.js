// Elements are only ever built from text, never from markup: what runs carry is not to be trusted.

const PROPERTIES = new Set(["textContent", "className", "hidden", "type", "href", "title", "id", "tabIndex", "src", "alt", "open"]);

export const byId = (id) => document.getElementById(id);

export function el(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Makes the children of `parent` those of `items`: kept by key where they exist, made and removed where not.
export function sync(parent, kept, items, key, make, update) {
  const wanted = new Set(items.map(key));
  for (const [name, element] of kept) {
    if (!wanted.has(name)) {
      element.remove();
      kept.delete(name);
    }
  }
  for (const item of items) {
    const name = key(item);
    let element = kept.get(name);
    if (!element) {
      element = make(item);
      kept.set(name, element);
      parent.append(element);
    }
    update(element, item);
  }
}
